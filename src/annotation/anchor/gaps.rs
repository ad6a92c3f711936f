//! What stands between words that stayed: pairs those that are written otherwise, joined or parted.

use super::alike::Spelling;
use super::diff::{Map, Pair, Way};
use super::token::{Numbers, Row};
use std::ops::Range;

/// Words less alike than this are different words.
const FLOOR: f64 = 0.5;
/// Larger gaps, in pairs of words, are other texts.
const LARGEST: usize = 2_500;
/// The pairs of words that are compared for one map.
pub(super) const ALL: usize = 200_000;

/// Pairs what is alike in the gaps of `map`. Returns how many pairs of words were compared.
pub(super) fn fill(map: &mut Map, old: &Row<'_>, new: &Row<'_>, numbers: &Numbers) -> usize {
    let mut left = ALL;
    let mut at = 0;
    while at < map.to.len() {
        let Some(end) = (at..map.to.len()).find(|&at| map.to[at].is_some()) else {
            break;
        };
        if end > at
            && let Some(fresh) = between(map, at, end)
        {
            let size = (end - at) * fresh.len();
            if size <= LARGEST.min(left) {
                left -= size;
                pair(map, at..end, fresh, old, new, numbers);
            }
        }
        at = (end..map.to.len())
            .find(|&at| map.to[at].is_none())
            .unwrap_or(map.to.len());
    }
    let end = map.to.len();
    if at < end
        && let Some(fresh) = between(map, at, end)
        && (end - at) * fresh.len() <= LARGEST.min(left)
    {
        left -= (end - at) * fresh.len();
        pair(map, at..end, fresh, old, new, numbers);
    }
    ALL - left
}

/// The new words between those that stand around the old words from `start` up to `end`, if they stand there one
/// after the other with nothing of the old text between.
pub(super) fn between(map: &Map, start: usize, end: usize) -> Option<Range<usize>> {
    let from = match start.checked_sub(1) {
        Some(before) => map
            .to
            .get(before)
            .copied()
            .flatten()
            .map(|pair| pair.at + pair.count)?,
        None => 0,
    };
    let to = match map.to.get(end) {
        Some(after) => after.as_ref()?.at,
        None => map.taken.len(),
    };
    let is_free = from <= to && map.taken.get(from..to)?.iter().all(|taken| !taken);
    is_free.then_some(from..to)
}

/// How a step through a gap ends.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Old,
    New,
    Pair,
    /// One old word is two new ones.
    Parted,
    /// Two old words are one new one.
    Joined,
}

fn pair(
    map: &mut Map,
    gone: Range<usize>,
    fresh: Range<usize>,
    old: &Row<'_>,
    new: &Row<'_>,
    numbers: &Numbers,
) {
    let word = |row: &Row<'_>, at: usize| {
        row.keys
            .get(at)
            .map_or("", |key| numbers.spelled(*key))
            .to_owned()
    };
    let a: Vec<String> = gone.clone().map(|at| word(old, at)).collect();
    let b: Vec<String> = fresh.clone().map(|at| word(new, at)).collect();
    let spelled = |words: &[String]| -> Vec<Spelling> {
        words.iter().map(|word| Spelling::of(word)).collect()
    };
    let (a_spelled, b_spelled) = (spelled(&a), spelled(&b));
    let two = |row: &[String], at: usize| row.get(at..at + 2).map(<[String]>::concat);
    let width = b.len() + 1;
    let (a_end, b_end) = (a.len(), b.len());
    let mut best = vec![(0.0_f64, Step::Old); (a.len() + 1) * width];
    for i in (0..=a.len()).rev() {
        for j in (0..=b.len()).rev() {
            let score =
                |i: usize, j: usize| best.get(i * width + j).map_or(0.0, |(score, _)| *score);
            let mut found = (0.0, Step::Old);
            let mut offer = |score: f64, step: Step| {
                if score > found.0 {
                    found = (score, step);
                }
            };
            if let (Some(a), Some(b)) = (a_spelled.get(i), b_spelled.get(j)) {
                let alike = a.alike(b);
                if alike >= FLOOR {
                    let next = best.get((i + 1) * width + j + 1).map(|(_, step)| *step);
                    let ends = i + 1 == a_end && j + 1 == b_end;
                    let bonus = if ends || next == Some(Step::Pair) {
                        0.1
                    } else {
                        0.0
                    };
                    offer(alike + bonus + score(i + 1, j + 1), Step::Pair);
                }
            }
            if j < b.len() {
                offer(score(i, j + 1), Step::New);
            }
            if i < a.len() {
                offer(score(i + 1, j), Step::Old);
            }
            if i < a.len() && two(&b, j).is_some_and(|two| two == a[i]) {
                offer(1.5 + score(i + 1, j + 2), Step::Parted);
            }
            if j < b.len() && two(&a, i).is_some_and(|two| two == b[j]) {
                offer(1.5 + score(i + 2, j + 1), Step::Joined);
            }
            best[i * width + j] = found;
        }
    }
    walk(map, &best, (gone, fresh), &a_spelled, &b_spelled);
}

fn walk(
    map: &mut Map,
    best: &[(f64, Step)],
    (gone, fresh): (Range<usize>, Range<usize>),
    a: &[Spelling],
    b: &[Spelling],
) {
    let width = b.len() + 1;
    let (mut i, mut j) = (0, 0);
    let alike_pair = |at: usize, count: usize, alike: f64| Pair {
        at,
        count,
        way: Way::Alike,
        alike,
        either: false,
    };
    while i < a.len() && j < b.len() {
        let (old, at) = (gone.start + i, fresh.start + j);
        match best[i * width + j].1 {
            Step::Pair => {
                map.pair(old, alike_pair(at, 1, a[i].alike(&b[j])));
                (i, j) = (i + 1, j + 1);
            }
            Step::Parted => {
                map.pair(old, alike_pair(at, 2, 1.0));
                (i, j) = (i + 1, j + 2);
            }
            Step::Joined => {
                map.pair(old, alike_pair(at, 1, 1.0));
                map.pair(old + 1, alike_pair(at, 1, 1.0));
                (i, j) = (i + 2, j + 1);
            }
            Step::Old => i += 1,
            Step::New => j += 1,
        }
    }
}
