//! What a key costs while a speaker or a topic is chosen, in a codebook of thousands.

use crate::reader::{Reader, article, stances};
use crate::text::BOOK;
use criterion::{BenchmarkId, Criterion};
use standoff::codebook::{Codebook, Speaker, Topic};
use standoff::keys::{Key, parse_keys};
use std::time::{Duration, Instant};

/// Enough for any project that is known.
const SPEAKERS: usize = 5_000;
const TOPICS: usize = 2_000;

const NAMES: [&str; 10] = [
    "Anna", "Boris", "Chiara", "Dmitri", "Élodie", "Faisal", "Giulia", "Håkon", "Irina", "José",
];
const OTHERS: [&str; 10] = [
    "Avdeyev",
    "Bergström",
    "Çelik",
    "Dubois",
    "Eriksen",
    "Fontana",
    "González",
    "Haddad",
    "Ivanova",
    "Jansen",
];

/// A codebook in which each speaker has another name.
fn codebook() -> Codebook {
    let sides = Codebook::default();
    let side = |number: usize| sides.sides()[number % sides.sides().len()].name.clone();
    let speaker = |number: usize| {
        let (first, last) = (NAMES[number % 10], OTHERS[number / 10 % 10]);
        let name = format!("{first} {last} {number}");
        Speaker {
            also: vec![format!("{last} of {number}").into()],
            ..Speaker::of(name.into(), Some(side(number)))
        }
    };
    let topic =
        |number: usize| Topic::of(format!("the matter of {} {number}", OTHERS[number % 10]).into());
    let named = sides.sides().iter().map(|side| (**side).clone());
    Codebook::new(
        named.collect(),
        (0..SPEAKERS).map(speaker).collect(),
        (0..TOPICS).map(topic).collect(),
        Vec::new(),
    )
}

/// Each key of a choice, with its frame.
pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("choose");
    let book = article(BOOK);
    let stances = stances(&book, 1_000);
    let codes = codebook();
    for (what, before, key) in [
        ("open, speakers", "", "s"),
        ("first letter", "s", "b"),
        ("second letter", "s b", "e"),
        ("letters in order", "s \"brs\"", "c"),
        ("no match", "s \"zq\"", "x"),
        ("down", "s", "Down"),
        ("open, topics", "", "t"),
        ("first letter of a topic", "t", "m"),
        ("take", "s", "1"),
    ] {
        let mut reader = Reader::with(book.clone(), stances.clone(), codes.clone());
        reader.press("j j");
        let key = parse_keys(key).expect("a key")[0];
        group.bench_function(BenchmarkId::new("5,000 + 2,000", what), |bencher| {
            bencher.iter_custom(|rounds| (0..rounds).map(|_| once(&mut reader, before, key)).sum());
        });
    }
}

fn once(reader: &mut Reader, before: &str, key: Key) -> Duration {
    reader.press(before);
    let start = Instant::now();
    reader.key(key);
    let time = start.elapsed();
    reader.press("Esc");
    time
}
