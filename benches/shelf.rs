//! What a key costs on a shelf of ten thousand articles, and what news of them cost.

use crate::reader::{Reader, article, stances};
use crate::text::ARTICLE;
use criterion::{BatchSize, BenchmarkId, Criterion};
use standoff::annotation::Annotation;
use standoff::app::Event;
use standoff::app::shelf::ShelfNews;
use standoff::article::Facts;
use standoff::keys::parse_keys;
use standoff::shelf::{Entry, Face, Mark, Work};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const ARTICLES: usize = 10_000;
/// So many come at a time.
const BATCH: usize = 128;
const WORDS: [&str; 8] = [
    "talks",
    "harbour",
    "minister",
    "envoys",
    "Élysée",
    "sanctions",
    "bridge",
    "winter",
];

fn entry(number: usize, stances: &[Arc<Annotation>]) -> Entry {
    // Titles in no order.
    let mixed = number.wrapping_mul(2_654_435_761) >> 7;
    let word = |turn: usize| WORDS[(mixed >> (3 * turn)) % 8];
    let title = format!(
        "{} {} and {} {} {mixed}",
        word(0),
        word(1),
        word(2),
        word(3)
    );
    let name = format!("2017/{:02}/article-{number:05}.txt", number % 12 + 1);
    Entry {
        path: Path::new("/news").join(&name).into(),
        name: name.into(),
        face: Some(Arc::new(Face {
            facts: Facts {
                title: Some(title.into()),
                author: Some("Ann Roe".into()),
                date: Some(format!("2017-{:02}-{:02}", mixed % 12 + 1, mixed % 28 + 1).into()),
                outlet: Some(format!("The {} Post", word(4)).into()),
                url: None,
            },
            words: mixed % 2_000,
            trouble: None,
        })),
        work: Some(Arc::new(Work {
            annotations: stances.iter().take(mixed % 8).cloned().collect(),
            quotes: Vec::new(),
            mark: mixed.is_multiple_of(3).then_some(Mark::Done),
            read: mixed.is_multiple_of(2).then_some(40),
            trouble: None,
        })),
    }
}

fn entries() -> Vec<Entry> {
    let text = article(ARTICLE);
    let stances = stances(&text, 8);
    (0..ARTICLES)
        .map(|number| entry(number, &stances))
        .collect()
}

/// A reader on the shelf of `entries`, as many of them looked into as are known.
fn on_shelf(entries: &[Entry]) -> Reader {
    let mut reader = Reader::open(article(ARTICLE), Vec::new());
    reader.app.open_shelf(None);
    reader.happen(Event::Shelf(ShelfNews::Listed {
        left: None,
        number: 1,
        folder: "news".into(),
        entries: entries.to_vec(),
        at: None,
        troubles: Vec::new(),
    }));
    reader
}

/// Each key, and each batch of news, with its frame.
pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("shelf, 10,000 articles");
    let entries = entries();
    for (what, keys) in [
        ("row", "j k"),
        ("page", "Space b"),
        ("end", "G g"),
        ("reverse", "S"),
        ("sort by title, by name", "s,t s,n"),
        ("unfinished", "w W"),
    ] {
        let mut reader = on_shelf(&entries);
        let keys = parse_keys(keys).expect("keys");
        let mut keys = keys.iter().cycle();
        group.bench_function(BenchmarkId::new("key", what), |bencher| {
            bencher.iter(|| {
                if let Some(&key) = keys.next() {
                    reader.key(key);
                }
            });
        });
    }
    for typed in [
        "x",
        "talks",
        "side:us",
        "outlet:post is:done",
        "date:>=2017-06",
    ] {
        let mut reader = on_shelf(&entries);
        let (before, last) = typed.split_at(typed.len() - 1);
        reader.press(&format!("f \"{before}\""));
        let last = parse_keys(&format!("\"{last}\"")).expect("keys")[0];
        group.bench_function(
            BenchmarkId::new("last letter of a filter", typed),
            |bencher| {
                bencher.iter_custom(|times| {
                    let mut taken = Duration::ZERO;
                    for _ in 0..times {
                        let begun = Instant::now();
                        reader.key(last);
                        taken += begun.elapsed();
                        reader.press("Backspace");
                    }
                    taken
                });
            },
        );
    }
    for (what, keys) in [
        ("by name", "k"),
        ("by title", "s,t"),
        ("filtered", "f \"talks\" Enter"),
    ] {
        let bare = entries.iter().map(|entry| Entry {
            face: None,
            work: None,
            ..entry.clone()
        });
        let mut reader = on_shelf(&bare.collect::<Vec<_>>());
        reader.press(keys);
        let mut at = 0;
        group.bench_function(BenchmarkId::new("128 looked into", what), |bencher| {
            let batch = || {
                at = (at + BATCH) % (ARTICLES - BATCH);
                let places = at..at + BATCH;
                // Each time round another title, so that it goes elsewhere.
                let other = |place: usize| entries[(place * 7 + at) % ARTICLES].clone();
                places.map(|place| (place, other(place))).collect()
            };
            let mut number = 0;
            bencher.iter_batched(
                batch,
                |entries| {
                    number += 1;
                    reader.happen(Event::Shelf(ShelfNews::Looked {
                        number: 1,
                        entries,
                        known: number % ARTICLES,
                    }));
                },
                BatchSize::LargeInput,
            );
        });
    }
    group.bench_function("listed", |bencher| {
        bencher.iter_with_large_drop(|| on_shelf(&entries));
    });
}
