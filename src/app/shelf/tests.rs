use super::held::Shelf;
use super::rows::Rows;
use super::{By, ShelfNews, Sort};
use crate::app::{App, Event};
use crate::article::Facts;
use crate::shelf::{Entry, Face};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

fn entry(place: usize, title: Option<&str>) -> Entry {
    let face = title.map(|title| {
        Arc::new(Face {
            facts: Facts {
                title: Some(title.into()),
                ..Facts::default()
            },
            words: title.len(),
            trouble: None,
        })
    });
    let name = format!("{place:03}.txt");
    Entry {
        path: Path::new(&name).into(),
        name: name.into(),
        face,
        work: None,
    }
}

fn is_short(entry: &Entry) -> bool {
    entry.face.as_ref().is_none_or(|face| face.words < 4)
}

#[test]
fn orders_are_known_by_their_words() {
    for word in ["name", "-date", "outlet", "-progress"] {
        assert_eq!(Sort::named(word).map(Sort::word).as_deref(), Some(word));
    }
    assert_eq!(Sort::named("colour"), None);
}

/// `app`'s shelf once the articles at these places are listed, with the one at `at` as the open one.
fn listed(app: &mut App, places: &[usize], at: Option<usize>) {
    app.handle(Event::Shelf(ShelfNews::Listed {
        number: 1,
        folder: "news".into(),
        entries: places.iter().map(|place| entry(*place, None)).collect(),
        at,
        troubles: Vec::new(),
    }));
}

#[test]
fn what_is_listed_again_leaves_the_hand_and_the_open_article_where_they_are() {
    let mut app = App::default();
    app.open_shelf(None);
    listed(&mut app, &[10, 20, 30], Some(1));
    let at_hand = |app: &App| {
        let shelf = app.shelf().expect("a shelf");
        let entry = shelf.at_hand().expect("an article");
        (entry.name.to_string(), shelf.row(), shelf.is_open(entry))
    };
    assert_eq!(at_hand(&app), (String::from("020.txt"), 1, true));
    // Meanwhile another one was opened; those who list don't know.
    let shelf: &mut Shelf = app.shelf.as_mut().expect("a shelf");
    shelf.here = Some(Path::new("030.txt").into());
    shelf.go_to(2);
    listed(&mut app, &[10, 11, 12, 20, 30], Some(3));
    assert_eq!(at_hand(&app), (String::from("030.txt"), 4, true));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn rows_kept_through_news_are_those_sorted_and_filtered_anew(
        before in prop::collection::vec(prop::option::of("[a-dÀé]{0,5}"), 1..20),
        news in prop::collection::vec((0usize..20, prop::option::of("[a-dÀé]{0,5}")), 0..12),
        reversed: bool,
        by in prop::sample::select(vec![By::Name, By::Title, By::Length]),
    ) {
        let sort = Sort { by, reversed };
        let titles = before.iter().enumerate();
        let mut entries: Vec<_> = titles.map(|(place, title)| entry(place, title.as_deref())).collect();
        let mut rows = Rows::of(&entries, sort, is_short);
        for batch in news.chunks(3) {
            let mut changed = Vec::new();
            for (place, title) in batch.iter().filter(|(place, _)| *place < before.len()) {
                entries[*place] = entry(*place, title.as_deref());
                changed.push(u32::try_from(*place).unwrap());
            }
            rows.renew(&entries, &changed, |_, entry| is_short(entry));
            let anew = Rows::of(&entries, sort, is_short);
            prop_assert_eq!(rows.shown(), anew.shown());
            for &place in rows.shown() {
                prop_assert_eq!(rows.row_of(place).and_then(|row| rows.shown().get(row)), Some(&place));
            }
        }
    }
}
