//! Carries stances over from a text that is known: the diff says where their words went, and what stands around
//! them says whether to believe it.

use super::diff::{Map, Pair, Way};
use super::edges::{dressed, same_but_blanks};
use super::token::{Numbers, Row};
use super::{Anchored, gaps, moves};
use crate::annotation::Standing;
use crate::article::Span;
use std::ops::Range;

/// The old and the new text, and what of the one is what of the other.
pub(super) struct Carrier<'t> {
    old: Row<'t>,
    new: Row<'t>,
    map: Map,
    /// How much each word of the old text tells: a rare one more than one that is everywhere.
    weights: Vec<f64>,
}

/// What stands around words: so many words on each side are looked at.
const AROUND: usize = 8;
/// The words of one passage don't stand further apart than this, but for what was between them before.
const APART: usize = 40;

/// What speaks for a place.
struct Found {
    /// The words of the new text.
    words: Range<usize>,
    /// How much of the old words is there, from 0 to 1.
    share: f64,
    is_whole: bool,
    is_moved: bool,
    /// How much of what stood before and after them still does; nothing where there was nothing.
    around: [Option<f64>; 2],
}

impl<'t> Carrier<'t> {
    pub(super) fn between(old: &'t str, new: &'t str) -> Self {
        let mut numbers = Numbers::default();
        let (old, new) = (numbers.row(old), numbers.row(new));
        let mut map = Map::of(&old, &new, numbers.count());
        moves::find(&mut map, &old, &new);
        gaps::fill(&mut map, &old, &new, &numbers);
        let mut counts = vec![0_u32; numbers.count()];
        for key in &old.keys {
            counts[key.0 as usize] += 1;
        }
        let weight = |count: u32| 1.0 / f64::from(count).sqrt();
        let weights = old
            .keys
            .iter()
            .map(|key| weight(counts[key.0 as usize]))
            .collect();
        Self {
            old,
            new,
            map,
            weights,
        }
    }

    /// Where the words went that stood at `span` of the old text.
    pub(super) fn carry(&self, span: Span) -> Anchored {
        let words = self.old.within(span.start, span.end);
        if words.is_empty() {
            return self.carry_signs(span, words.start);
        }
        let found = self.find(&words);
        let place = found
            .as_ref()
            .and_then(|found| dressed(&self.old, span, &words, &self.new, &found.words));
        let (Some(found), Some(place)) = (found, place) else {
            return self.lost(&words);
        };
        if words
            .clone()
            .all(|at| self.pair(at).is_some_and(|pair| pair.either))
        {
            return Anchored {
                standing: Some(Standing::Ambiguous),
                span: place,
                places: vec![place],
            };
        }
        if !is_sure(words.len(), &found) {
            let mut lost = self.lost(&words);
            lost.places.retain(|other| !other.overlaps(place));
            lost.places.insert(0, place);
            return lost;
        }
        let slice = |text: &'t str, span: Span| text.get(span.start..span.end).unwrap_or_default();
        let is_same = same_but_blanks(slice(self.old.text, span), slice(self.new.text, place));
        let standing = match (is_same, found.is_moved) {
            (false, _) => Some(Standing::Edited),
            (true, true) => Some(Standing::Moved),
            (true, false) => None,
        };
        Anchored {
            standing,
            span: place,
            places: Vec::new(),
        }
    }

    fn pair(&self, at: usize) -> Option<Pair> {
        self.map.to.get(at).copied().flatten()
    }

    /// The words of the new text that most of the old words `words` went to.
    fn find(&self, words: &Range<usize>) -> Option<Found> {
        let group = self.heaviest_group(words)?;
        let (first, last) = (self.pair(group.start)?, self.pair(group.end - 1)?);
        let start = self.start(words.start, group.start, first.at);
        let end = self.end(words.end, group.end, last.at + last.count);
        let all = words.len();
        let pairs = || group.clone().filter_map(|at| self.pair(at));
        let is_whole = group == *words
            && pairs().count() == all
            && end - start == all
            && pairs().all(|pair| pair.alike >= 1.0);
        let total: f64 = words.clone().map(|at| self.weights[at]).sum();
        let has: f64 = group
            .clone()
            .map(|at| self.pair(at).map_or(0.0, |pair| pair.alike) * self.weights[at])
            .sum();
        Some(Found {
            share: has / total,
            is_whole,
            is_moved: pairs().filter(|pair| pair.way == Way::Moved).count() * 2 > all,
            around: [self.before(words.start, start), self.after(words.end, end)],
            words: start..end,
        })
    }

    /// The words among `words` that went to one passage of the new text, as far as their weight is the greatest.
    fn heaviest_group(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let mut groups: Vec<(Range<usize>, f64)> = Vec::new();
        let mut last: Option<(usize, usize)> = None;
        for at in words.clone() {
            let Some(pair) = self.pair(at) else { continue };
            let goes_on = last
                .is_some_and(|(old, new)| pair.at + 1 >= new && pair.at < new + (at - old) + APART);
            match groups.last_mut().filter(|_| goes_on) {
                Some((group, weight)) => {
                    group.end = at + 1;
                    *weight += self.weights[at];
                }
                None => groups.push((at..at + 1, self.weights[at])),
            }
            last = Some((at, pair.at + pair.count));
        }
        let heavier = |a: &(Range<usize>, f64), b: &(Range<usize>, f64)| a.1.total_cmp(&b.1);
        groups.into_iter().max_by(heavier).map(|(group, _)| group)
    }

    /// Where the words that began at the old word `start` begin, the first that is still there being `first`, at
    /// `at`: of what stands new before it they have their share.
    fn start(&self, start: usize, first: usize, at: usize) -> usize {
        let missing = first - start;
        let before = (start.saturating_sub(AROUND)..start)
            .rev()
            .find_map(|old| Some((old, self.pair(old)?)));
        let Some((old, pair)) = before.filter(|_| missing > 0) else {
            return at;
        };
        let fresh = at.saturating_sub(pair.at + pair.count);
        at - share(fresh, missing, first - old - 1)
    }

    /// Where the words that ended before the old word `end` end.
    fn end(&self, end: usize, last: usize, at: usize) -> usize {
        let missing = end - last;
        let after = (end..(end + AROUND).min(self.map.to.len()))
            .find_map(|old| Some((old, self.pair(old)?)));
        let Some((old, pair)) = after.filter(|_| missing > 0) else {
            return at;
        };
        let fresh = pair.at.saturating_sub(at);
        at + share(fresh, missing, old - last)
    }

    /// How much of what stood before the old word `old` stands before the new word `new`.
    fn before(&self, old: usize, new: usize) -> Option<f64> {
        let near = |pair: &Pair| pair.at < new && new - pair.at <= AROUND;
        let looked_at = old.saturating_sub(AROUND)..old;
        part(
            looked_at
                .clone()
                .filter_map(|at| self.pair(at))
                .filter(near)
                .count(),
            looked_at.len(),
        )
    }

    fn after(&self, old: usize, new: usize) -> Option<f64> {
        let near = |pair: &Pair| pair.at >= new && pair.at < new + AROUND;
        let looked_at = old..(old + AROUND).min(self.map.to.len());
        part(
            looked_at
                .clone()
                .filter_map(|at| self.pair(at))
                .filter(near)
                .count(),
            looked_at.len(),
        )
    }

    /// Words that are gone: what stands between their neighbours instead is where to look.
    fn lost(&self, words: &Range<usize>) -> Anchored {
        let before = (0..words.start).rev().find_map(|at| self.pair(at));
        let after = (words.end..self.map.to.len()).find_map(|at| self.pair(at));
        let start = before.map_or(0, |pair| pair.at + pair.count);
        let end = after.map_or(self.new.words.len(), |pair| pair.at);
        let most = words.len() * 3 + AROUND;
        let instead = (start < end && end - start <= most)
            .then(|| self.new.span(start..end))
            .flatten();
        let last = self.new.words.len().saturating_sub(1);
        let near = self
            .new
            .span(start.min(last)..start.min(last) + 1)
            .unwrap_or_default();
        Anchored {
            standing: Some(Standing::Lost),
            span: instead.unwrap_or(near),
            places: instead.into_iter().collect(),
        }
    }

    /// Signs without a word: there if the words around them are, with the same between them.
    fn carry_signs(&self, span: Span, next: usize) -> Anchored {
        let pair = self.pair(next);
        let before = next.checked_sub(1).map(|at| self.pair(at));
        let to = pair.map_or(self.new.words.len(), |pair| pair.at);
        let stands =
            |pair: Option<Pair>| pair.is_some_and(|pair| pair.alike >= 1.0 && !pair.either);
        let is_kept = before.is_none_or(|before| {
            stands(before) && before.is_some_and(|pair| pair.at + pair.count == to)
        }) && (stands(pair) || next == self.map.to.len());
        let gap = self.old.gap_before(next);
        if !is_kept || gap != self.new.gap_before(to) || span.is_empty() {
            return self.lost(&(next..next));
        }
        let from = next.checked_sub(1).map_or(0, |at| self.old.words[at].end);
        let to = to.checked_sub(1).map_or(0, |at| self.new.words[at].end);
        let place = Span::new(to + (span.start - from), to + (span.end - from));
        Anchored {
            standing: None,
            span: place,
            places: Vec::new(),
        }
    }
}

/// Whether `count` words are those that are `found`.
fn is_sure(count: usize, found: &Found) -> bool {
    let [before, after] = found.around;
    let best = before.unwrap_or(0.0).max(after.unwrap_or(0.0));
    let both = f64::midpoint(
        before.or(after).unwrap_or(0.0),
        after.or(before).unwrap_or(0.0),
    );
    let is_near = found.words.len() <= 2 * count + 4 || found.share >= 0.9;
    match count {
        _ if found.is_whole && count >= 5 => true,
        3.. if found.is_whole => best >= 0.35,
        _ if found.is_whole => best >= 0.6 || both >= 0.45,
        _ if found.is_moved => is_near && both >= 0.7 && found.share >= 0.5,
        4.. => is_near && found.share >= 0.4 && best >= 0.5 && (found.share >= 0.5 || both >= 0.6),
        _ => is_near && found.share >= 0.5 && both >= 0.6,
    }
}

fn part(some: usize, all: usize) -> Option<f64> {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    (all > 0).then(|| number(some) / number(all))
}

/// The share that `some` of `all` have in `fresh`.
const fn share(fresh: usize, some: usize, all: usize) -> usize {
    match all {
        0 => 0,
        _ => (fresh * some + all / 2) / all,
    }
}
