//! Notes, and what the mouse does.

use super::stage::{DARK, Scene, Stage};
use super::{SMALL, TAGGED, TALKS, USUAL, WIDE, scene, show, show_as, wide};
use standoff::app::{Draft, Edited, Event, Typed};
use standoff::keys::{Act, Mouse};

#[test]
fn a_note() {
    let long = "m \"Says so in the second interview, not in the first one; compare the ministry's transcript of Friday, which leaves the sentence out\"";
    let wide = "m \"外务大臣 said 会谈没有结果 — е́ 👩‍👩‍👧‍👦 قال الوزير\" Left Left Left";
    for size in [WIDE, USUAL, SMALL] {
        let name = |kind| format!("note-{kind}-{}", self::wide(size));
        show(&name("short"), scene(TAGGED, size), "m \"why him\"", DARK);
        show(&name("long"), scene(TAGGED, size), long, DARK);
        show(&name("wide"), scene(TAGGED, size), wide, DARK);
    }
    let inside = format!("{long} {}", "Left ".repeat(60));
    show("note-inside", scene(TAGGED, USUAL), &inside, DARK);
    let start = format!("{long} Home");
    show("note-start", scene(TAGGED, SMALL), &start, DARK);
    show(
        "note-kept",
        scene(TAGGED, USUAL),
        "m \"why him\" Enter",
        DARK,
    );
    let editor = |stage: &mut Stage| {
        stage.press("m");
        let text = String::from("one line\nand another");
        stage.happen(Event::Edited(Edited::Done(text)));
    };
    show_as("note-of-lines", scene(TAGGED, USUAL), "m", DARK, editor);
    let failed = |stage: &mut Stage| {
        stage.press("m \"half\"");
        let reason = String::from(
            "The note can't be read back, it isn't UTF-8. It is kept in ~/.local/state/standoff/note.txt",
        );
        stage.happen(Event::Edited(Edited::Not { reason, text: None }));
    };
    show_as("note-not-read", scene(TAGGED, USUAL), "", DARK, failed);
    let left = Scene {
        draft: Some(Draft {
            kind: Typed::Note,
            text: String::from("half a note"),
            stance: None,
        }),
        ..scene(TAGGED, USUAL)
    };
    show("note-left", left.clone(), "", DARK);
    let rescued = Scene {
        rescued: Some(String::from(
            "/home/somebody/with/a/long/name/.local/state/standoff/rescued/01J5ZK3E8QW7V9D2M4N6P8R0ST.standoff.toml",
        )),
        ..left
    };
    show("note-left-and-work-rescued", rescued.clone(), "", DARK);
    let name = Draft {
        kind: Typed::Speaker,
        text: String::from("Lav"),
        stance: None,
    };
    let typed = Scene {
        draft: Some(name),
        ..rescued
    };
    show("name-left-and-work-rescued", typed, "", DARK);
}

#[test]
fn what_the_mouse_does() {
    let scrolled = |stage: &mut Stage| {
        for _ in 0..2 {
            stage.happen(Event::Mouse(Mouse::at(Act::WheelDown, 10, 5)));
        }
    };
    show_as("mouse-scrolled", scene(TAGGED, SMALL), "", DARK, scrolled);
    let dragged = |stage: &mut Stage| {
        let (from, to) = (stage.find("came with"), stage.find("same plan"));
        for (act, (column, row)) in [(Act::Press, from), (Act::Drag, to), (Act::Release, to)] {
            stage.happen(Event::Mouse(Mouse::at(act, column, row)));
        }
    };
    show_as("mouse-dragged", scene(TALKS, USUAL), "", DARK, dragged);
    show("mouse-given-back", scene(TALKS, USUAL), "M", DARK);
    show("mouse-taken", scene(TALKS, USUAL), "M M", DARK);
    show("copied", scene(TALKS, SMALL), "y", DARK);
}
