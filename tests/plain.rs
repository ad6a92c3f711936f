//! The screen for screen readers and braille lines: whole screens, and where the cursor stands. Each is a file
//! `tests/screens/plain-*.txt`; `UPDATE=1` writes them as they are. That no screen at all has boxes in plain is seen by
//! `tests/screens.rs`.

mod stage;

use stage::{DARK, Scene, Stage, golden};
use standoff::app::Event;
use standoff::terminal::text;
use standoff::ui::{Depth, Ground, Theme};

const USUAL: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

/// Stances one after another, one within another, judged and not.
const ARTICLE: &str = "Envoys leave the harbour talks without a date

The two delegations left the old customs house after nine hours on Friday. No date was set for another round.

‹¹U▲ the American envoy:⟦“We came with a plan, and we leave with the same plan,” the American envoy said.⟧ ‹²U▼:“It is for others to move.”›²›¹

‹R▼:His Russian counterpart was shorter.› ‹K:“There was no plan,” he told reporters in the rain.›
";

#[test]
fn reading() {
    show("plain-reading", "", USUAL);
    show("plain-reading-small", "", SMALL);
    show("plain-reading-on", "j", USUAL);
}

#[test]
fn a_selection() {
    show("plain-selecting", "j v l l", USUAL);
    show("plain-selecting-back", "j v o h", SMALL);
}

#[test]
fn a_search() {
    show("plain-search-typing", "/ \"plan\"", USUAL);
    show("plain-search", "/ \"plan\" Enter n", USUAL);
    show("plain-search-nothing", "/ \"whale\" Enter", SMALL);
}

#[test]
fn the_stances_stand_alone() {
    show("plain-stances", "Tab j", USUAL);
    show("plain-stances-by-place", "p Tab j", USUAL);
    show("plain-stances-small", "Tab j", SMALL);
}

#[test]
fn what_lies_over_the_panes() {
    for (size, end) in [(USUAL, ""), (SMALL, "-small")] {
        show(&format!("plain-palette{end}"), ":", size);
        show(&format!("plain-palette-chosen{end}"), ": Down Down", size);
        show(&format!("plain-help{end}"), "?", size);
        show(&format!("plain-speaker{end}"), "s", size);
    }
    show("plain-help-signs", "? Space Space Space Space Space", USUAL);
    show(
        "plain-help-nearly-all",
        "? Space Space Space Space Space k",
        USUAL,
    );
    show("plain-recode-side", "r a \"Iran\"", USUAL);
    show("plain-labels", "f", USUAL);
    show("plain-recode", "r n Down", USUAL);
    for (size, end) in [(USUAL, ""), (SMALL, "-small")] {
        show(
            &format!("plain-facts{end}"),
            "r i Tab \"Ann Bell\" Tab",
            size,
        );
    }
    show("plain-marked", "r d", USUAL);
    show("plain-trash", "Tab x x j x r x Down", USUAL);
    show("plain-trash-small", "Tab x x j x r x", SMALL);
    show("plain-recode-name", "r n 2 Ctrl-u \"Rex Tillerson\"", SMALL);
    show("plain-recode-colours", "r c 2 Down", USUAL);
}

#[test]
fn messages_say_what_they_are() {
    show("plain-done", "j 2 -", USUAL);
    show("plain-warning", "] ] ] ] ] ] x x", SMALL);
    let mut stage = open("", USUAL);
    let reason = String::from("no space left on the disk that holds news.txt");
    let kept = Some(String::from("~/.local/state/standoff/news.toml"));
    stage.happen(Event::NotSaved {
        revision: 0,
        reason,
        kept,
    });
    compare("plain-error", "a save fails", &mut stage);
}

#[test]
fn a_newcomer_is_told_without_signs() {
    let scene = Scene {
        newcomer: true,
        ..scene(SMALL)
    };
    compare("plain-newcomer", "", &mut Stage::open(scene));
}

/// What stands on the screen in plain needs no style: it is the same whatever the terminal can show.
#[test]
fn no_style_says_what_the_signs_do_not() {
    for keys in ["", "j", "Tab", ":", "?", "/ \"plan\" Enter", "f", "v l"] {
        let mut stage = open(keys, USUAL);
        let bright = text::plain(&stage.frame(DARK));
        let mono = Theme::new(Ground::Dark, Depth::Mono);
        assert_eq!(text::plain(&stage.frame(mono)), bright, "{keys}");
        let with_boxes = Scene {
            plain: false,
            ..scene(USUAL)
        };
        let boxed = text::plain(&Stage::open(with_boxes).press(keys).frame(mono));
        assert!(
            boxed.contains('│') && !bright.contains('│'),
            "{keys}\n{boxed}"
        );
    }
}

#[test]
fn the_cursor_follows_the_focus_and_the_hits() {
    let at = |keys| {
        let stage = open(keys, USUAL);
        stage::frame::draw_with_cursor(&stage.app, DARK).1
    };
    let (here, next) = (at(""), at("j"));
    assert!(here.is_some() && here != next, "{here:?} {next:?}");
    let (first, second) = (at("/ \"plan\" Enter"), at("/ \"plan\" Enter n"));
    assert!(first != here && first != second, "{first:?} {second:?}");
    assert_eq!(at(": \"plain\" Enter"), None, "with boxes there is none");
}

fn scene(size: (u16, u16)) -> Scene {
    Scene {
        size,
        plain: true,
        ..Scene::of(ARTICLE)
    }
}

fn open(keys: &str, size: (u16, u16)) -> Stage {
    let mut stage = Stage::open(scene(size));
    stage.press(keys);
    stage
}

fn show(name: &str, keys: &str, size: (u16, u16)) {
    compare(name, keys, &mut open(keys, size));
}

fn compare(name: &str, made_by: &str, stage: &mut Stage) {
    stage.app.settle();
    let (buffer, cursor) = stage::frame::draw_with_cursor(&stage.app, DARK);
    let cursor = cursor.map_or_else(
        || String::from("no cursor"),
        |(column, row)| format!("cursor in column {column} of line {row}"),
    );
    let text = format!("{made_by} · {cursor}\n\n{}", text::plain(&buffer));
    let file = format!("tests/screens/{name}.txt");
    if let Some(difference) = golden::differs(&file, &text) {
        panic!("{difference}");
    }
}
