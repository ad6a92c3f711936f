//! Rows of words that were cut out in one place and put in at another.

use super::diff::{Map, Pair, Way};
use super::token::Row;
use imara_diff::Token;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// So many words, found once among those gone and once among those new, were moved.
const SEED: usize = 4;

/// Pairs what was moved.
pub(super) fn find(map: &mut Map, old: &Row<'_>, new: &Row<'_>) {
    let gone = |map: &Map, at: usize| map.to.get(at).is_some_and(Option::is_none);
    let fresh = |map: &Map, at: usize| map.taken.get(at).is_some_and(|taken| !taken);
    let mut seeds: HashMap<&[Token], Seed> = HashMap::new();
    for (at, words) in old.keys.windows(SEED).enumerate() {
        if (at..at + SEED).all(|at| gone(map, at)) {
            let seed = seeds.entry(words);
            match seed {
                Entry::Vacant(seed) => drop(seed.insert(Seed::once(at))),
                Entry::Occupied(mut seed) => seed.get_mut().old = None,
            }
        }
    }
    if seeds.is_empty() {
        return;
    }
    for (at, words) in new.keys.windows(SEED).enumerate() {
        if (at..at + SEED).all(|at| fresh(map, at))
            && let Some(seed) = seeds.get_mut(words)
        {
            seed.new = if seed.is_met { None } else { Some(at) };
            seed.is_met = true;
        }
    }
    let mut found: Vec<(usize, usize)> = seeds.into_values().filter_map(Seed::places).collect();
    found.sort_unstable();
    for (from, to) in found {
        if !(gone(map, from) && fresh(map, to)) {
            continue;
        }
        let equal = |map: &Map, from: usize, to: usize| {
            gone(map, from) && fresh(map, to) && old.keys.get(from) == new.keys.get(to)
        };
        let most = from.min(to);
        let back = (1..=most)
            .take_while(|by| equal(map, from - by, to - by))
            .count();
        let (from, to) = (from - back, to - back);
        let count = (0..old.keys.len() - from)
            .take_while(|by| equal(map, from + by, to + by))
            .count();
        if count >= SEED {
            for by in 0..count {
                map.pair(from + by, Pair::same(to + by, Way::Moved));
            }
        }
    }
}

/// Where a row of words is among those gone and among those new; nothing where it is more than once.
struct Seed {
    old: Option<usize>,
    new: Option<usize>,
    is_met: bool,
}

impl Seed {
    const fn once(at: usize) -> Self {
        Self {
            old: Some(at),
            new: None,
            is_met: false,
        }
    }

    fn places(self) -> Option<(usize, usize)> {
        Some((self.old?, self.new?))
    }
}
