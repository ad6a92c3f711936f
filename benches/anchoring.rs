//! What it costs to find stances again in an article that was changed.

use crate::text;
use criterion::{BenchmarkId, Criterion};
use standoff::annotation::{Origin, anchor};

const STANCES: usize = 10_000;
const BYTES: usize = 100_000;
/// What stands around the words in a sidecar, in letters.
const AROUND: usize = 32;
/// How long the words of stances are, in letters: a name up to a sentence.
const LENGTHS: [usize; 4] = [4, 25, 60, 140];

pub(crate) fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find 10,000 stances again");
    let old = text::text(BYTES);
    let origins = origins(&old);
    for (edits, new) in [
        ("four edits", four(&old)),
        ("each sentence edited", each(&old)),
    ] {
        for (name, known) in [("text kept", Some(old.as_str())), ("not kept", None)] {
            group.bench_function(BenchmarkId::new(edits, name), |bencher| {
                bencher.iter(|| anchor(&new, known, &origins));
            });
        }
    }
}

fn origins(text: &str) -> Vec<Origin> {
    let letters: Vec<char> = text.chars().collect();
    let slice = |start: usize, end: usize| letters[start..end].iter().collect::<String>();
    let room = letters.len() - AROUND - LENGTHS[3];
    let origin = |index: usize| {
        let start = AROUND + index * (room - AROUND) / STANCES;
        let end = start + LENGTHS[index % LENGTHS.len()];
        Origin {
            place: (start, end),
            quote: slice(start, end).into(),
            before: Some(slice(start - AROUND, start).into()),
            after: Some(slice(end, end + AROUND).into()),
            hash: None,
        }
    };
    (0..STANCES).map(origin).collect()
}

fn four(text: &str) -> String {
    let mut text = text.to_owned();
    for tenths in [9, 6, 3, 1] {
        let at = text.floor_char_boundary(text.len() * tenths / 10);
        text.insert_str(at, " quite new words ");
    }
    text
}

/// With another word in each sentence.
fn each(text: &str) -> String {
    let sentences = text.split(". ").enumerate().map(|(number, sentence)| {
        let mut words: Vec<&str> = sentence.split(' ').collect();
        let fresh = format!("fresh{number}");
        let at = number % words.len();
        words[at] = &fresh;
        words.join(" ")
    });
    sentences.collect::<Vec<_>>().join(". ")
}
