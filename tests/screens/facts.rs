//! What is known of the article being filled in, and how far it is coded.

use super::stage::{DARK, Scene};
use super::{LIGHT, MONO, SMALL, TALKS, USUAL, WIDE, scene, show, wide};
use standoff::app::Who;
use standoff::article::Facts;

fn sourced(size: (u16, u16)) -> Scene {
    Scene {
        source: Facts {
            author: Some("Ann Bell".into()),
            date: Some("Wednesday".into()),
            url: Some("https://news.example/2017/04/12/envoys-leave-the-harbour-talks-without-a-date.html?from=front".into()),
            ..Facts::default()
        },
        ..scene(TALKS, size)
    }
}

#[test]
fn facts_being_filled_in() {
    let keys = "r i Down \"Bea \\u{1b}Cole\" Down \"2017\" Down";
    let keys = keys.replace("\\u{1b}", "");
    for size in [WIDE, USUAL, SMALL, (30, 8)] {
        show(&format!("facts-{}", wide(size)), sourced(size), &keys, DARK);
        let name = format!("facts-opened-{}", wide(size));
        show(&name, sourced(size), "r i", DARK);
    }
    show("facts-light", sourced(USUAL), &keys, LIGHT);
    show("facts-mono", sourced(USUAL), &keys, MONO);
    let wrong = "r i Tab Tab \"next Monday\" Enter";
    show("facts-no-date", sourced(USUAL), wrong, DARK);
    show("facts-no-date-small", sourced(SMALL), wrong, DARK);
    let kept = format!("{keys} Enter");
    show("facts-kept", sourced(USUAL), &kept, DARK);
    let reading = Scene {
        who: Who {
            only_reads: true,
            ..Who::default()
        },
        ..sourced(USUAL)
    };
    show("facts-read-only", reading, "r i Down", DARK);
}

#[test]
fn where_an_article_comes_from_stands_beside_its_headline_if_there_is_room() {
    for (at, size) in [("wide", WIDE), ("usual", USUAL), ("between", (90, 24))] {
        let mut known = sourced(size);
        known.source.title = Some("Envoys leave".into());
        known.source.outlet = Some("The Evening Wire".into());
        known.source.date = Some("2017-04-12".into());
        show(&format!("facts-beside-{at}"), known, "", DARK);
    }
}

#[test]
fn a_marked_article() {
    for size in [WIDE, USUAL, SMALL] {
        let wide = wide(size);
        show(&format!("marked-done-{wide}"), sourced(size), "r d", DARK);
        show(
            &format!("marked-nothing-{wide}"),
            sourced(size),
            "r z",
            DARK,
        );
    }
}
