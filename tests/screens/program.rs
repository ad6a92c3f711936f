//! What the program says of itself: help, palette, the keys that can follow, mistakes, messages.

use super::stage::{self, DARK, Scene, Stage, frame};
use super::{MONO, SMALL, TAGGED, TALKS, USUAL, WIDE, compare, scene, show, show_as, wide};
use standoff::app::overlay::{HelpLine, Overlay};
use standoff::app::{Event, Faulty};

#[test]
fn the_help() {
    for size in [WIDE, USUAL, SMALL] {
        show(
            &format!("help-{}", wide(size)),
            scene(TAGGED, size),
            "?",
            DARK,
        );
    }
    show("help-selecting", scene(TAGGED, USUAL), "v ?", DARK);
    show("help-pane", scene(TAGGED, USUAL), "Tab ?", DARK);
    let end = "? Space Space Space Space Space";
    show("help-signs", scene(TAGGED, USUAL), end, DARK);
    show(
        "help-nearly-all",
        scene(TAGGED, USUAL),
        &format!("{end} k"),
        DARK,
    );
    let end = "? Space Space Space Space Space Space Space Space Space Space Space Space";
    show("help-signs-small", scene(TAGGED, SMALL), end, DARK);
}

#[test]
fn no_row_of_the_help_is_cut() {
    for (plain, keys) in [false, true]
        .into_iter()
        .flat_map(|plain| ["?", "v ?", "Tab ?", "/ \"the\" Enter F ?"].map(|keys| (plain, keys)))
    {
        let plain = Scene {
            plain,
            ..scene(TAGGED, USUAL)
        };
        let mut stage = Stage::open(plain);
        stage.press(keys);
        let mut seen = frame::whole(&stage.frame(DARK));
        for _ in 0..6 {
            stage.press("Space");
            seen += &frame::whole(&stage.frame(DARK));
        }
        let Some(Overlay::Help(help)) = stage.app.overlay() else {
            panic!("{keys} opens no help");
        };
        for line in &help.lines {
            let (words, sign) = match line {
                HelpLine::Keys(keys, does) => (does, keys),
                HelpLine::Words(words) => (words, words),
                HelpLine::Heading(_) | HelpLine::Blank => continue,
            };
            let glyphs = ["▲ ", "▼ ", "● "];
            let words = glyphs
                .iter()
                .fold(words.clone(), |words, glyph| words.replace(glyph, ""));
            assert!(seen.contains(&words), "{words:?} is cut:\n{seen}");
            assert!(seen.contains(&**sign), "{sign:?} is cut:\n{seen}");
        }
    }
}

#[test]
fn the_palette() {
    for size in [WIDE, USUAL, SMALL] {
        show(
            &format!("palette-{}", wide(size)),
            scene(TAGGED, size),
            ":",
            DARK,
        );
    }
    show(
        "palette-filtered",
        scene(TAGGED, USUAL),
        ": \"stance\" Down",
        DARK,
    );
    show("palette-no-match", scene(TAGGED, USUAL), ": \"qqqq\"", DARK);
}

#[test]
fn the_keys_that_can_follow() {
    let bound = |article, size| Scene {
        keymap: stage::commands::keymap(
            "delete r,d; undo r,u; support r,=,s r,+,+; oppose r,-; expand r,e r,x; shrink r,E; search r,/; \
             palette r,:; regroup r,p; select r,v; next-stance r,] r,Right",
        ),
        ..scene(article, size)
    };
    for size in [WIDE, USUAL, SMALL] {
        let name = format!("which-key-{}", wide(size));
        show(&name, bound(TAGGED, size), "r", DARK);
    }
    show("which-key-deeper", bound(TAGGED, USUAL), "r =", DARK);
    show("which-key-unknown", bound(TAGGED, USUAL), "r y", DARK);
    show(
        "which-key-beside-the-focus",
        bound(TAGGED, SMALL),
        "g r",
        DARK,
    );
    show(
        "which-key-in-the-pane",
        bound(TAGGED, USUAL),
        "Tab G r",
        MONO,
    );
    show("which-key-least", bound(TAGGED, (30, 8)), "r", DARK);
    let mut stage = Stage::open(bound(TAGGED, SMALL));
    stage.press("r");
    let (columns, rows) = USUAL;
    stage.happen(Event::Resized { columns, rows });
    compare("which-key-resized", "r, then 80×24", &mut stage, DARK);
}

#[test]
fn mistakes_in_the_settings() {
    let one = ["config.toml:3:1: `delte` is no command; nearest: `delete`"];
    let many = [
        "7 mistakes in config.toml: the defaults serve for them meanwhile",
        "config.toml:2:1: `delte` is no command; nearest: `delete`",
        "config.toml:3:1: `undo` can't be j: in read that is `next-sentence`; give that other keys, or \"\"",
        "config.toml:4:8: `redo`: no key is called Spcae (column 5); did you mean Space?",
        "config.toml:9:1: `plian` is no key of [ui]; nearest: `plain`",
        "config.toml:10:1: `ground` is \"black\"; expected \"auto\", \"dark\" or \"light\"",
        "… and 2 more: standoff config",
    ];
    let warned = |warnings: &[&str], size| Scene {
        warnings: warnings.iter().map(ToString::to_string).collect(),
        ..scene(TAGGED, size)
    };
    for size in [WIDE, USUAL, SMALL] {
        show(
            &format!("settings-{}", wide(size)),
            warned(&many, size),
            "",
            DARK,
        );
    }
    show("settings-one", warned(&one, USUAL), "", DARK);
    show("settings-one-small", warned(&one, SMALL), "", DARK);
}

#[test]
fn messages() {
    show("message-done", scene(TALKS, USUAL), "2", DARK);
    show("message-held", scene(TALKS, USUAL), "-", DARK);
    show("held-later", scene(TALKS, USUAL), "- j", DARK);
    show("message-warning", scene(TALKS, USUAL), "x", DARK);
    show("message-unknown-key", scene(TALKS, USUAL), "Q", DARK);
    show("message-small", scene(TALKS, SMALL), "2", DARK);
}

#[test]
fn saving() {
    let full = |stage: &mut Stage| stage.disk_full = true;
    let slow = |stage: &mut Stage| stage.disk_slow = true;
    show_as("not-saved", scene(TALKS, USUAL), "2", DARK, full);
    show_as(
        "not-saved-leaving",
        scene(TALKS, USUAL),
        "2 j q",
        DARK,
        full,
    );
    show_as("not-saved-small", scene(TALKS, SMALL), "2", DARK, full);
    show_as("saving", scene(TALKS, USUAL), "2", DARK, slow);
}

#[test]
fn an_article_for_reading_only() {
    let reason = "news.txt.standoff.toml, line 3, column 9: expected a number of code points.\nMend the line and open the article again.";
    let refused = |size| Scene {
        refusal: Some(reason.into()),
        ..scene(TALKS, size)
    };
    show("read-only", refused(USUAL), "", DARK);
    show("read-only-small", refused(SMALL), "j 2", DARK);
}

#[test]
fn a_codebook_and_settings_with_mistakes() {
    let faulty = Faulty {
        codebook: true,
        settings: true,
    };
    let at = |size| Scene {
        faulty,
        ..scene(TALKS, size)
    };
    show("faulty", at(USUAL), "j 2", DARK);
    show("faulty-small", at(SMALL), "", DARK);
}
