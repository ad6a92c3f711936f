//! What is found on the shelf.

#![allow(clippy::expect_used, reason = "a test says by panicking what is wrong")]

use super::stage::{DARK, Scene, Stage};
use super::{MONO, SMALL, USUAL, WIDE, compare, scene, wide};
use standoff::annotation::Id;
use standoff::app::shelf::{ShelfNews, ShelfWish, Start};
use standoff::app::{Effect, Event};
use standoff::article::Span;
use standoff::shelf::{Hit, HitKind};
use std::path::Path;

const NEWS: [&str; 4] = [
    "a/harbour.txt | Envoys leave | 2017-04-12 | The Harbour Post | 810 | | |",
    "a/customs-and-the-very-long-name-of-an-article.txt | Customs | 2017-04-13 | Courier | 90 | | |",
    "b/外务.txt | 外务大臣 | 2017-04-16 | 晚报 | 900 | | |",
    "c/bell.txt | A bell | 2017 | Post | 75 | | |",
];

/// A hit in `name`, with what was found in brackets.
fn hit(name: &str, at: usize, line: &str) -> Hit {
    let (before, rest) = line.split_once('[').expect("a bracket");
    let (found, after) = rest.split_once(']').expect("its end");
    let start = before.len();
    Hit {
        path: Path::new("/news").join(name).into(),
        name: name.into(),
        kind: HitKind::Text {
            paragraph: at,
            span: Span::new(at * 10, at * 10 + found.len()),
        },
        line: format!("{before}{found}{after}").into(),
        found: Span::new(start, start + found.len()),
    }
}

fn hits() -> Vec<Hit> {
    let long = "…and after nine hours in the old customs house at the far end of the quay nobody in the [harbour] \
                would say whether there was going to be another round of talks before the end of the month…";
    let mut all = vec![
        hit(
            "a/harbour.txt",
            1,
            "Envoys leave the [harbour] talks without a date",
        ),
        hit("a/harbour.txt", 14, long),
        hit(
            "a/customs-and-the-very-long-name-of-an-article.txt",
            3,
            "The [Harbour] was shut.",
        ),
        hit("b/外务.txt", 2, "外务大臣说 [harbour] 会谈没有结果"),
        hit(
            "c/bell.txt",
            1,
            "A bell \u{7} at the [harbour\u{1b}[31m], \u{202e}turned",
        ),
    ];
    all.push(Hit {
        kind: HitKind::Stance(Id::new("X").expect("an id")),
        ..hit("c/bell.txt", 1, "note: says nothing of the [harbour]")
    });
    all
}

fn shelf(size: (u16, u16), plain: bool) -> Stage {
    let mut stage = Stage::open(Scene {
        name: "",
        shelf: NEWS.map(String::from).to_vec(),
        plain,
        ..scene("", size)
    });
    stage.open_folder();
    stage
}

/// The last search that was asked for.
fn asked(stage: &mut Stage) -> (u64, String) {
    let mut asked = stage.asked.iter().rev();
    let found = asked.find_map(|effect| match effect {
        Effect::Shelf(ShelfWish::Search { number, query }) => Some((*number, query.clone())),
        _ => None,
    });
    found.expect("a search")
}

fn find(stage: &mut Stage, searched: usize, over: bool) {
    let (number, _) = asked(stage);
    let hits = hits();
    stage.happen(Event::Shelf(ShelfNews::Found {
        unread: Vec::new(),
        number,
        hits,
        searched,
        over,
    }));
}

#[test]
fn what_is_found_in_all_articles() {
    for size in [WIDE, USUAL, SMALL] {
        let mut stage = shelf(size, false);
        stage.press("/ \"harbour\"");
        find(&mut stage, 4, true);
        stage.press("Down");
        compare(&format!("hits-{}", wide(size)), "Down", &mut stage, DARK);
    }
    let mut stage = shelf(USUAL, true);
    stage.press("/ \"harbour\"");
    find(&mut stage, 3, false);
    stage.press("Down Down");
    compare("hits-plain", "Down Down", &mut stage, MONO);
}

#[test]
fn before_and_while_something_is_typed() {
    let mut stage = shelf(USUAL, false);
    stage.press("/");
    compare("hits-none", "/", &mut stage, DARK);
    stage.press("\"/harb\"");
    compare("hits-begun", "\"/harb\"", &mut stage, DARK);
    stage.press("\"(/\"");
    compare("hits-wrong", "\"(/\"", &mut stage, DARK);
    assert_eq!(
        asked(&mut stage).1,
        "/harb(",
        "what is wrong asks for nothing"
    );
}

#[test]
fn an_older_search_tells_nothing() {
    let mut stage = shelf(USUAL, false);
    stage.press("/ \"harbour\"");
    let (number, query) = asked(&mut stage);
    assert_eq!(query, "harbour");
    stage.press("\"s\"");
    stage.happen(Event::Shelf(ShelfNews::Found {
        unread: Vec::new(),
        number,
        hits: hits(),
        searched: 4,
        over: true,
    }));
    assert!(stage.app.hits().expect("a shelf").rows.is_empty());
    assert!(stage.app.is_hunting());
    stage.press("Ctrl-u");
    assert_eq!(
        asked(&mut stage).1,
        "",
        "nothing to look for ends the search"
    );
    assert!(!stage.app.is_hunting());
}

#[test]
fn enter_opens_the_article_there_and_the_list_is_found_again() {
    let mut stage = shelf(USUAL, false);
    stage.press("/ \"harbour\"");
    find(&mut stage, 4, true);
    stage.press("Down Enter");
    let place = Some(Start::At(Span::new(140, 147)));
    let wish = ShelfWish::Open {
        path: Path::new("/news/a/harbour.txt").into(),
        place,
        query: Some(String::from("harbour")),
    };
    assert!(
        stage.asked.contains(&Effect::Shelf(wish)),
        "{:?}",
        stage.asked
    );
    stage.press("o /");
    let hits = stage.app.hits().expect("a shelf");
    assert_eq!(
        (hits.rows.len(), hits.chosen, hits.input.text()),
        (6, 1, "harbour")
    );
    stage.press("Up Up Enter");
    let query = stage.asked.iter().rev().find_map(|effect| match effect {
        Effect::Shelf(ShelfWish::Open { query, place, .. }) => Some((query.clone(), place.clone())),
        _ => None,
    });
    let id = Id::new("X").expect("an id");
    assert_eq!(
        query,
        Some((None, Some(Start::Stance(id)))),
        "a stance isn't found by its text"
    );
}
