//! Cuts two texts apart at what both have once, so that the diff never sees more than it compares quickly: what it
//! costs grows with the square of the words that it sees.

use imara_diff::{Algorithm, Diff, Hunk, Token};
use std::collections::HashMap;
use std::ops::Range;

/// So many words, of both texts together, are compared at once; more of them are cut first.
const SMALL: usize = 10_000;
/// The squares of the words that are compared at once, in all. What is over it is taken for new.
const ALL: usize = 1_000_000_000;
/// Cuts are made first at rows of so many words that both texts have once, then between these.
const ROWS: [usize; 2] = [4, 1];

/// Where `old` and `new` differ, in their order. `numbers` is over all their tokens.
pub(super) fn hunks(old: &[Token], new: &[Token], numbers: usize) -> Vec<Hunk> {
    let mut cutter = Cutter {
        old,
        new,
        numbers,
        left: ALL,
        hunks: Vec::new(),
    };
    cutter.part(0..old.len(), 0..new.len(), &ROWS);
    cutter.hunks
}

struct Cutter<'k> {
    old: &'k [Token],
    new: &'k [Token],
    numbers: usize,
    left: usize,
    hunks: Vec<Hunk>,
}

impl Cutter<'_> {
    /// What differs between the old words `old` and the new words `new`, which may be cut at `rows`.
    fn part(&mut self, mut old: Range<usize>, mut new: Range<usize>, rows: &[usize]) {
        let first = self.equal(&old, &new);
        (old.start, new.start) = (old.start + first, new.start + first);
        let pairs = self.old[old.clone()].iter().rev();
        let pairs = pairs.zip(self.new[new.clone()].iter().rev());
        let last = pairs.take_while(|(a, b)| a == b).count();
        (old.end, new.end) = (old.end - last, new.end - last);
        let size = old.len() + new.len();
        let is_plain = old.is_empty() || new.is_empty();
        match rows.split_first() {
            _ if size == 0 => {}
            Some((&row, rows)) if size > SMALL && !is_plain => self.cut(old, new, row, rows),
            _ if is_plain || size > SMALL || size * size > self.left => self.changed(&old, &new),
            _ => {
                self.left -= size * size;
                self.compare(&old, &new);
            }
        }
    }

    /// How many words at the beginning of both are equal.
    fn equal(&self, old: &Range<usize>, new: &Range<usize>) -> usize {
        let pairs = self.old[old.clone()].iter().zip(&self.new[new.clone()]);
        pairs.take_while(|(a, b)| a == b).count()
    }

    /// Cuts at the rows of `row` words that both have once, as far as they are in the same order.
    fn cut(&mut self, old: Range<usize>, new: Range<usize>, row: usize, rows: &[usize]) {
        let (mut from, mut to) = (old.start, new.start);
        let both = once_in_both(&self.old[old.clone()], &self.new[new.clone()], row);
        for (a, b) in rising(&both) {
            let (a, b) = (old.start + a, new.start + b);
            if a < from || b < to {
                continue;
            }
            self.part(from..a, to..b, rows);
            let equal = self.equal(&(a..old.end), &(b..new.end));
            (from, to) = (a + equal, b + equal);
        }
        self.part(from..old.end, to..new.end, rows);
    }

    fn changed(&mut self, old: &Range<usize>, new: &Range<usize>) {
        self.hunks.push(Hunk {
            before: number(old.start)..number(old.end),
            after: number(new.start)..number(new.end),
        });
    }

    fn compare(&mut self, old: &Range<usize>, new: &Range<usize>) {
        let (mut a, mut b) = (
            self.old[old.clone()].to_vec(),
            self.new[new.clone()].to_vec(),
        );
        let mut numbers = self.numbers;
        if a.len() + b.len() < numbers {
            // The diff costs something for every number that there might be.
            let mut known = HashMap::new();
            for key in a.iter_mut().chain(&mut b) {
                let count = number(known.len());
                *key = Token(*known.entry(key.0).or_insert(count));
            }
            numbers = known.len();
        }
        let mut diff = Diff::default();
        diff.compute_with(Algorithm::Histogram, &a, &b, number(numbers));
        let (from, to) = (number(old.start), number(new.start));
        let moved = |hunk: Hunk| Hunk {
            before: hunk.before.start + from..hunk.before.end + from,
            after: hunk.after.start + to..hunk.after.end + to,
        };
        self.hunks.extend(diff.hunks().map(moved));
    }
}

/// Where the rows of `row` words begin that `old` and `new` have once each, by their places in `old`.
fn once_in_both(old: &[Token], new: &[Token], row: usize) -> Vec<(usize, usize)> {
    let mut rows: HashMap<&[Token], (Once, Once)> = HashMap::with_capacity(old.len());
    for (at, words) in old.windows(row).enumerate() {
        rows.entry(words).or_default().0.meet(at);
    }
    for (at, words) in new.windows(row).enumerate() {
        if let Some(found) = rows.get_mut(words) {
            found.1.meet(at);
        }
    }
    let both = rows.into_values();
    let mut both: Vec<_> = both
        .filter_map(|found| match found {
            (Once::At(a), Once::At(b)) => Some((a, b)),
            _ => None,
        })
        .collect();
    both.sort_unstable();
    both
}

/// Where something is that is there once.
#[derive(Default)]
enum Once {
    #[default]
    Never,
    At(usize),
    Often,
}

impl Once {
    const fn meet(&mut self, at: usize) {
        *self = match self {
            Self::Never => Self::At(at),
            _ => Self::Often,
        };
    }
}

/// The most of `pairs`, which come by the first of each, whose second ones rise too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The last pair of the best row of each length, and before each pair the one that it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, (_, to)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < *to);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let follow = |index: &usize| before.get(*index).copied().flatten();
    let mut row: Vec<_> = std::iter::successors(ends.last().copied(), follow)
        .map(|index| pairs[index])
        .collect();
    row.reverse();
    row
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
