//! Restyling: what people write, and what comes of it on each kind of screen.

use super::{Ground, Role, Theme, check, names, parse};
use crate::codebook::{Color as SideColor, Hue};
use crate::ui::Depth;
use ratatui::style::{Color, Modifier, Style};

fn styled(role: Role, depth: Depth, name: &str, words: &str) -> Style {
    Theme::new(Ground::Dark, depth)
        .restyled([(name, words)])
        .role(role)
}

#[test]
fn words_become_a_style() {
    let bold = Modifier::BOLD;
    let cases = [
        ("bold", Style::new().add_modifier(bold)),
        ("red", Style::new().fg(Color::Red)),
        (
            "bright-black on white",
            Style::new().fg(Color::DarkGray).bg(Color::Gray),
        ),
        ("on #0d1117", Style::new().bg(Color::Rgb(0x0D, 0x11, 0x17))),
        (
            "bold 203 on default",
            Style::new()
                .fg(Color::Indexed(203))
                .bg(Color::Reset)
                .add_modifier(bold),
        ),
        (
            "dim italic underline reverse default",
            Style::new().fg(Color::Reset).add_modifier(
                Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED,
            ),
        ),
    ];
    for (words, style) in cases {
        assert_eq!(
            styled(Role::Focus, Depth::True, "focus", words),
            style,
            "{words}"
        );
    }
}

#[test]
fn a_mistake_is_named_with_what_is_nearest() {
    let cases = [
        ("blod", "`blod` is no style; nearest: `bold`; expected"),
        ("on grene", "`grene` is no style; nearest: `green`"),
        (
            "bright-blu",
            "`bright-blu` is no style; nearest: `bright-blue`",
        ),
        ("#12345", "`#12345` is no style; expected"),
        ("#12345é", "is no style"),
        ("256", "`256` is no style; expected"),
        ("+5", "`+5` is no style"),
        ("red blue", "`blue` is a second colour: expected `on blue`"),
        ("on red on blue", "`on blue` is a second ground"),
        ("bold on", "expected a colour after `on`"),
        (" ", "no style is named: expected bold"),
        ("a\u{1b}[31m", "`a^[[31m` is no style"),
    ];
    for (words, said) in cases {
        let error = parse(words).unwrap_err();
        assert!(error.contains(said), "{words}: {error}");
        assert_eq!(check("focus", words), Err(error));
    }
}

#[test]
fn every_role_can_be_restyled_by_its_name() {
    assert!(names().all(|name| check(name, "bold").is_ok()));
    let error = check("fokus", "bold").unwrap_err();
    assert!(
        error.starts_with("`fokus` is no role; nearest: `focus`; expected one of plain, "),
        "{error}"
    );
    for (role, name) in super::role::ALL {
        let style = styled(role, Depth::True, name, "italic #010203 on 7");
        assert_eq!(style.fg, Some(Color::Rgb(1, 2, 3)), "{name}");
        assert_eq!(style.bg, Some(Color::Indexed(7)), "{name}");
        assert_eq!(style.add_modifier, Modifier::ITALIC, "{name}");
    }
}

#[test]
fn colours_are_brought_to_the_nearest_that_the_screen_has() {
    let ink = |depth, words| styled(Role::Key, depth, "key", words).fg;
    assert_eq!(ink(Depth::Indexed, "#ff8700"), Some(Color::Indexed(208)));
    assert_eq!(ink(Depth::Indexed, "#0d1117"), Some(Color::Indexed(233)));
    assert_eq!(ink(Depth::Indexed, "red"), Some(Color::Red));
    assert_eq!(ink(Depth::Sixteen, "#d01010"), Some(Color::Red));
    assert_eq!(ink(Depth::Sixteen, "196"), Some(Color::LightRed));
    assert_eq!(ink(Depth::Sixteen, "12"), Some(Color::LightBlue));
    assert_eq!(ink(Depth::Sixteen, "default"), Some(Color::Reset));
}

#[test]
fn without_colours_the_other_words_count() {
    let usual = Theme::new(Ground::Dark, Depth::Mono).role(Role::Hit);
    assert_eq!(
        styled(Role::Hit, Depth::Mono, "hit", "black on yellow"),
        usual
    );
    let bold = Style::new().add_modifier(Modifier::BOLD);
    assert_eq!(
        styled(Role::Hit, Depth::Mono, "hit", "bold black on yellow"),
        bold
    );
}

#[test]
fn the_later_wish_counts_and_a_wrong_one_changes_nothing() {
    let usual = Theme::new(Ground::Light, Depth::True);
    let theme = usual.restyled([
        ("key", "red"),
        ("key", "blue"),
        ("mode", "blod"),
        ("moed", "bold"),
    ]);
    assert_eq!(theme.role(Role::Key), Style::new().fg(Color::Blue));
    assert_eq!(theme.role(Role::Mode), usual.role(Role::Mode));
}

#[test]
fn a_restyled_hue_is_that_of_its_sides_alone() {
    let usual = Theme::new(Ground::Dark, Depth::True);
    let theme = usual.restyled([("hue-green", "underline white")]);
    let green = theme.side(Some(SideColor::Hue(Hue::Green)));
    assert_eq!(
        green,
        Style::new()
            .fg(Color::Gray)
            .add_modifier(Modifier::UNDERLINED)
    );
    assert_eq!(
        theme.side(Some(SideColor::Hue(Hue::Red))),
        usual.side(Some(SideColor::Hue(Hue::Red)))
    );
    assert_eq!(theme.role(Role::Done), usual.role(Role::Done));
}

#[test]
fn a_restyled_selection_lets_no_colour_through_from_beneath() {
    let style = styled(Role::Selection, Depth::True, "selection", "bold");
    let beneath = Style::new().fg(Color::Red).bg(Color::Blue);
    let seen = beneath.patch(style);
    assert_eq!((seen.fg, seen.bg), (Some(Color::Reset), Some(Color::Reset)));
}
