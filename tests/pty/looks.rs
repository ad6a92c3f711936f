//! Colours, and doing without.

use crate::home::{Home, PROGRAM};
use crate::seen::Seen;
use crate::terminal::Terminal;
use vt100::Color;

/// The parameters of every style sequence that was sent.
fn styles(seen: &Seen) -> Vec<String> {
    let text = String::from_utf8_lossy(&seen.bytes).into_owned();
    let starts = text
        .match_indices("\x1b[")
        .map(|(at, opener)| at + opener.len());
    let sequence = |start: usize| {
        let rest = &text[start..];
        let end = rest.find(|char: char| char.is_ascii_alphabetic() || char == '~')?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    };
    starts.filter_map(sequence).collect()
}

fn is_colour(style: &str) -> bool {
    style
        .split([';', ':'])
        .filter_map(|number| number.parse::<u16>().ok())
        .any(|number| matches!(number, 30..=49 | 90..=107))
}

#[test]
fn no_color_sends_no_colour_but_bold_and_reverse() {
    let home = Home::with_article()
        .with("NO_COLOR", "1")
        .with("COLORTERM", "truecolor");
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("jjj2-");
    terminal.until_shown(&["1 stance ", "✓ saved", "▼"]);
    terminal.quit();
    let styles = styles(&terminal.seen());
    let coloured: Vec<_> = styles.iter().filter(|style| is_colour(style)).collect();
    assert!(coloured.is_empty(), "colours in {coloured:?}");
    let has = |wanted: &str| {
        styles
            .iter()
            .any(|style| style.split(';').any(|number| number == wanted))
    };
    assert!(has("1"), "no bold in {styles:?}");
    assert!(has("7"), "no reverse in {styles:?}");
}

#[test]
fn each_depth_of_colour_gets_only_its_own_sequences() {
    let cases = [
        ("xterm", "", false, false),
        ("xterm-256color", "", true, false),
        ("xterm-256color", "truecolor", false, true),
    ];
    for (term, colorterm, indexed, direct) in cases {
        let home = Home::with_article()
            .with("TERM", term)
            .with("COLORTERM", colorterm);
        let mut terminal = Terminal::start(&home, &["talks.txt"]);
        terminal.until_shown(&["Envoys met", "1 US"]);
        terminal.type_in("jjj2");
        terminal.until_shown(&["1 stance ", "✓ saved"]);
        terminal.quit();
        let styles = styles(&terminal.seen());
        assert!(
            styles.iter().any(|style| is_colour(style)),
            "{term} {colorterm}: no colour in {styles:?}"
        );
        let any = |part: &str| {
            styles
                .iter()
                .any(|style| format!(";{style};").contains(part))
        };
        let (has_indexed, has_direct) = (any("8;5;"), any("8;2;"));
        assert_eq!(
            (has_indexed, has_direct),
            (indexed, direct),
            "{term} {colorterm}: {styles:?}"
        );
    }
}

#[test]
fn a_terminal_that_can_show_no_screen_is_refused_with_a_way_to_read() {
    let home = Home::with_article().with("TERM", "dumb");
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    assert_eq!(terminal.ended(), Ok(2));
    let seen = terminal.seen();
    assert!(seen.shows("dumb") && seen.shows("| cat"), "{}", seen.text());
    assert!(
        !seen.bytes.contains(&0x1b),
        "{:?}",
        String::from_utf8_lossy(&seen.bytes)
    );
}

#[test]
fn output_into_a_pipe_is_the_annotated_article_as_text() {
    let home = Home::with_article();
    let shell = format!("{PROGRAM} talks.txt | cat >piped; echo over");
    let mut terminal = Terminal::command(&home, "/bin/sh", &["-c", &shell], (100, 30));
    terminal.until_shown(&["over"]);
    let piped = home.read("piped");
    assert!(
        piped.contains("Envoys met on Monday.") && !piped.contains('\x1b'),
        "{piped:?}"
    );
    assert!(!terminal.seen().bytes.contains(&0x1b));
    assert_eq!(terminal.ended(), Ok(0));
}

/// The colour of a side's name in the hints, which differs between the grounds.
fn colour_of_russia(seen: &Seen) -> Color {
    let cells = seen.cells("2 Russia");
    cells.last().expect("it has letters").fgcolor()
}

/// The same, once the program has drawn and asked for the background.
fn colour_when_asked(seen: &Seen) -> Option<Color> {
    let asked = seen.shows("2 Russia") && seen.bytes.ends_with(b"\x1b[c");
    asked.then(|| colour_of_russia(seen))
}

/// Starts, answers the question for the background by `pieces`, one after the other, and gives the colour of a side
/// before and after. Whatever a piece says, it must not be taken for keys.
fn colours_around(pieces: &[&str]) -> (Color, Color) {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    let before = terminal.when("the question after the first frame", colour_when_asked);
    for piece in pieces {
        terminal.type_in(piece);
        // As on a slow line. The pause is what is tested; nothing waits for it.
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    if pieces.iter().any(|piece| piece.contains("ffff")) {
        terminal.until("the other theme", |seen| colour_of_russia(seen) != before);
    }
    // A key typed after the answer shows that all of it has been taken in.
    terminal.type_in("G");
    terminal.until_shown(&["100 %", "0 stances", "✓ saved"]);
    let after = colour_of_russia(&terminal.seen());
    assert_eq!(
        home.stances(),
        0,
        "a digit of the answer was taken for a tag"
    );
    assert_eq!(terminal.seen().effects(), [""; 0]);
    terminal.quit();
    (before, after)
}

#[test]
fn a_light_ground_mends_the_theme_and_its_digits_tag_nothing() {
    let whole = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c";
    let (dark, light) = colours_around(&[whole]);
    assert_ne!(dark, light);
    let pieces = ["\x1b]11;rgb:ffff/f", "fff/ffff\x1b", "\\\x1b[?62;2", "2c"];
    assert_eq!(colours_around(&pieces), (dark, light));
    let ended_by_bell = "\x1b]11;rgb:ffff/ffff/ffff\x07";
    assert_eq!(colours_around(&[ended_by_bell]), (dark, light));
}

#[test]
fn a_dark_ground_or_no_answer_changes_nothing_and_nothing_waits() {
    let (before, after) = colours_around(&["\x1b]11;rgb:1111/1111/1111\x1b\\\x1b[?62c"]);
    assert_eq!(before, after);
    let (before, after) = colours_around(&[]);
    assert_eq!(before, after);
}

#[test]
fn the_ground_is_remembered_so_that_the_next_first_frame_is_right() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    let dark = terminal.when("the question after the first frame", colour_when_asked);
    terminal.type_in("\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62c");
    terminal.until("the light theme", |seen| colour_of_russia(seen) != dark);
    terminal.quit();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    let first = terminal.when("the first frame", |seen| {
        seen.shows("2 Russia").then(|| colour_of_russia(seen))
    });
    assert_ne!(first, dark);
    terminal.quit();
}
