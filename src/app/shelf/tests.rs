use super::rows::Rows;
use super::{By, Sort};
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
