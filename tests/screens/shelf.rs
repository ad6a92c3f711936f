//! The shelf.

use super::stage::{DARK, Scene, Stage, shelf};
use super::{MONO, SMALL, USUAL, WIDE, compare, scene, show_as, wide};
use standoff::app::shelf::{ShelfNews, ShelfWish};
use standoff::app::{Effect, Event};
use standoff::keys::parse_keys;

const HUNDRED: (u16, u16) = (100, 30);
const SIXTY: (u16, u16) = (60, 20);

/// Articles of all kinds.
const NEWS: [&str; 14] = [
    "a/harbour.txt | Envoys leave the harbour talks without a date | 2017-04-12 | The Harbour Post | 810 | 100 | done | U5 R4 K1",
    "a/customs.txt | The old customs house, and what was said in it after the ninth hour of a very long Friday | 2017-04-13 | Evening Courier of the Northern Provinces | 12450 | 40 | | U12 R41 K3 S20",
    "a/gardens.txt | Gardens in bloom | 2017-04-14 | The Harbour Post | 230 | 10 | nothing |",
    "b/bridge.txt | No bridge before spring, says minister | 2017-04-15 | The Harbour Post | 640 | | | ",
    "b/ferry.txt | Ferry strike: day four | 2017-04-16 | Evening Courier | 512 | 63 | | U1",
    "b/外务.txt | 外务大臣说,会谈没有结果。双方同意再次会面,但没有确定日期,也没有确定地点 | 2017-04-16 | 晚报 | 900 | | | R2",
    "b/wazir.txt | قال الوزير إن المحادثات انتهت | 2017-04-17 | | 300 | 5 | | S1",
    "c/bell.txt | A bell \u{7} and \u{1b}[31mred\u{1b}[0m, \u{202e}turned\u{202c} | 2017\u{1b}[2J | Po\tst | 75 | | |",
    "c/broken.txt | Notes on a broken sidecar | 2017-04-18 | The Harbour Post | 420 | 20 | | | work a/broken.txt.standoff.toml: line 7: expected a quote's end; mend it by hand",
    "c/letters.txt |",
    "c/locked.txt | | | | | | | | face permission denied: chmod u+r c/locked.txt makes it readable",
    "c/minutes.txt | Minutes of a council of many sides | 1999 | Gazette | 3001 | 77 | | X1 Y2 U3 R3",
    "d/unseen.txt",
    "d/zero.txt | Zero | 2017-05-01 | The Harbour Post | 1 | 0 | | K1",
];

fn folder(size: (u16, u16)) -> Scene {
    Scene {
        name: "",
        shelf: NEWS.map(String::from).to_vec(),
        ..scene("", size)
    }
}

fn show(name: &str, scene: Scene, keys: &str, theme: standoff::ui::Theme) {
    show_as(name, scene, keys, theme, Stage::open_folder);
}

#[test]
fn the_articles_of_a_folder() {
    for size in [WIDE, HUNDRED, USUAL, SIXTY, SMALL] {
        show(&format!("shelf-{}", wide(size)), folder(size), "j", DARK);
    }
    show("shelf-mono", folder(USUAL), "j", MONO);
}

#[test]
fn what_is_told_of_an_article_with_trouble() {
    show("shelf-trouble", folder(USUAL), "j j j j j j j j", DARK);
}

#[test]
fn sorted_and_filtered() {
    show("shelf-sorted", folder(USUAL), "s,s s,s", DARK);
    show("shelf-sorting", folder(USUAL), "s", DARK);
    show("shelf-filtered", folder(USUAL), "f \"side:us\" Enter", DARK);
    show(
        "shelf-filtering",
        folder(USUAL),
        "f \"side:us colour:red\"",
        DARK,
    );
    show("shelf-help", folder(WIDE), "?", DARK);
    show("shelf-none", folder(SMALL), "f \"xyzzy\" Enter", DARK);
}

#[test]
fn without_boxes() {
    let scene = Scene {
        plain: true,
        ..folder(USUAL)
    };
    show("shelf-plain", scene.clone(), "j", MONO);
    let small = Scene {
        size: SMALL,
        ..scene
    };
    show("shelf-plain-40x12", small, "j s,d", MONO);
}

#[test]
fn while_a_folder_is_looked_into() {
    let mut stage = Stage::open(folder(USUAL));
    let entries = stage.shelf.entries.iter().map(shelf::bare);
    let entries: Vec<_> = entries.collect();
    stage.app.open_shelf(None);
    compare("shelf-looking", "", &mut stage, DARK);
    stage.happen(Event::Shelf(ShelfNews::Listed {
        left: None,
        number: 1,
        folder: "news".into(),
        entries,
        at: None,
        troubles: vec![String::from("news/secret: permission denied"); 3],
    }));
    let two = stage.shelf.entries[..2]
        .iter()
        .cloned()
        .enumerate()
        .collect();
    stage.happen(Event::Shelf(ShelfNews::Looked {
        number: 1,
        entries: two,
        known: 2,
    }));
    compare("shelf-listed", "", &mut stage, DARK);
}

#[test]
fn what_is_typed_after_the_next_article_was_asked_for_waits_for_it_or_for_esc() {
    let mut stage = Stage::open(scene(super::TAGGED, USUAL));
    let type_in = |stage: &mut Stage, keys: &str| {
        for key in parse_keys(keys).expect("keys") {
            // Nobody lists the folder meanwhile.
            stage.app.handle(Event::Key(key));
        }
    };
    let before = stage.app.annotations().len();
    type_in(&mut stage, "Ctrl-n x 1");
    assert!(stage.app.take_ahead().is_empty(), "the article isn't known");
    let said = stage.app.message().map(|message| message.text.clone());
    assert!(said.is_some_and(|said| said.ends_with("Esc stays here")));
    type_in(&mut stage, "Esc");
    stage.happen(Event::Saved { revision: 0 });
    let opens = |effect: &Effect| matches!(effect, Effect::Shelf(ShelfWish::Open { .. }));
    assert!(!stage.asked.iter().any(opens));
    assert_eq!(stage.app.annotations().len(), before);
}
