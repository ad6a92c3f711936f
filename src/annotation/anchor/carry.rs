//! Carries stances over from a text that is known: the diff says where their words went, and what stands around
//! them says whether to believe it.

use super::diff::{Map, Pair, Way};
use super::edges::{dressed, same_but_blanks};
use super::found::{AROUND, Found, weight};
use super::token::{Numbers, Row};
use super::{Anchored, gaps, moves};
use crate::annotation::Standing;
use crate::article::Span;
use imara_diff::Token;
use std::ops::Range;

/// The old and the new text, and what of the one is what of the other.
pub(super) struct Carrier<'t> {
    old: Row<'t>,
    new: Row<'t>,
    map: Map,
    /// How much each word of the old text tells: a rare one more than one that is everywhere.
    weights: Vec<f64>,
}

/// The words of one passage don't stand further apart than this, but for what was between them before.
const APART: usize = 40;
/// The neighbours of words that are gone are looked for as far as this.
const FAR: usize = 2_000;

impl<'t> Carrier<'t> {
    pub(super) fn between(old: &'t str, new: &'t str) -> Self {
        let mut numbers = Numbers::default();
        let (old, new) = (numbers.row(old), numbers.row(new));
        let mut map = Map::of(&old, &new, numbers.count());
        moves::find(&mut map, &old, &new);
        gaps::fill(&mut map, &old, &new, &numbers);
        let mut counts = vec![0; numbers.count()];
        for key in &old.keys {
            if let Some(count) = counts.get_mut(key.0 as usize) {
                *count += 1;
            }
        }
        let count = |key: Token| counts.get(key.0 as usize).copied().unwrap_or_default();
        let weights = old.keys.iter().map(|key| weight(count(*key))).collect();
        Self {
            old,
            new,
            map,
            weights,
        }
    }

    /// For a part `new` of the new text, where a word stands as often as `count` says; and how many pairs were compared.
    pub(super) fn along(
        old: Row<'t>,
        new: Row<'t>,
        numbers: &Numbers,
        count: impl Fn(Token) -> usize,
    ) -> (Self, usize) {
        let mut map = Map::of(&old, &new, numbers.count());
        let compared = gaps::fill(&mut map, &old, &new, numbers);
        let weights = old.keys.iter().map(|key| weight(count(*key))).collect();
        let carrier = Self {
            old,
            new,
            map,
            weights,
        };
        (carrier, compared)
    }

    /// Where the words at `span` of the old text may be, and what speaks for it.
    pub(super) fn candidate(&self, span: Span) -> Option<(Found, Anchored)> {
        let words = self.old.within(span.start, span.end);
        let found = self.find(&words)?;
        let place = dressed(&self.old, span, &words, &self.new, &found.words)?;
        let anchored = self.anchored(span, place, &found);
        Some((found, anchored))
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
        if !found.is_sure() {
            let mut lost = self.lost(&words);
            lost.places.retain(|other| !other.overlaps(place));
            lost.places.insert(0, place);
            return lost;
        }
        self.anchored(span, place, &found)
    }

    /// The stance at `span` of the old text, found at `place`.
    fn anchored(&self, span: Span, place: Span, found: &Found) -> Anchored {
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
        let stands_before = |at: usize| {
            self.pair(at)
                .is_some_and(|pair| pair.at + pair.count == start)
        };
        let stands_after = self.pair(words.end).is_some_and(|pair| pair.at == end);
        Some(Found {
            is_attached: stands_after || words.start.checked_sub(1).is_some_and(stands_before),
            count: all,
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
        groups
            .into_iter()
            .max_by(heavier)
            .map(|(group, _)| self.trimmed(group))
    }

    /// `group` without a word at its ends that stands far from the others: it is another one that is written alike.
    fn trimmed(&self, mut group: Range<usize>) -> Range<usize> {
        let pairs: Vec<(usize, Pair)> = group
            .clone()
            .filter_map(|at| Some((at, self.pair(at)?)))
            .collect();
        let far = |a: &(usize, Pair), b: &(usize, Pair)| {
            b.1.at.saturating_sub(a.1.at + a.1.count) > 2 * (b.0 - a.0) + 2
        };
        let first_is_loose = !self.is_joined(group.start.wrapping_sub(1), group.start);
        let last_is_loose = !self.is_joined(group.end - 1, group.end);
        if let [first, second, _, ..] = pairs.as_slice()
            && first_is_loose
            && far(first, second)
        {
            group.start = second.0;
        }
        if let [.., _, second, last] = pairs.as_slice()
            && last_is_loose
            && far(second, last)
        {
            group.end = second.0 + 1;
        }
        group
    }

    /// Whether the old words `a` and `b`, one after the other, are so in the new text too.
    fn is_joined(&self, a: usize, b: usize) -> bool {
        match (self.pair(a), self.pair(b)) {
            (Some(a), Some(b)) => a.at + a.count == b.at,
            _ => false,
        }
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
        let fresh = if fresh > 2 * (first - old) { 0 } else { fresh };
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
        let fresh = if fresh > 2 * (old - last + 1) {
            0
        } else {
            fresh
        };
        at + share(fresh, missing, old - last)
    }

    /// How much of what stood before the old word `old` stands before the new word `new`.
    fn before(&self, old: usize, new: usize) -> Option<f64> {
        let near = |pair: &Pair| pair.at < new && new - pair.at <= AROUND;
        self.part(old.saturating_sub(AROUND)..old, near)
    }

    fn after(&self, old: usize, new: usize) -> Option<f64> {
        let near = |pair: &Pair| pair.at >= new && pair.at < new + AROUND;
        self.part(old..(old + AROUND).min(self.map.to.len()), near)
    }

    /// How much of `words`, by what they tell, is `near`; nothing where there are none.
    fn part(&self, words: Range<usize>, near: impl Fn(&Pair) -> bool) -> Option<f64> {
        let weight = |at: usize| self.weights.get(at).copied().unwrap_or_default();
        let all: f64 = words.clone().map(weight).sum();
        let is_near = |at: &usize| self.pair(*at).as_ref().is_some_and(&near);
        let some: f64 = words.filter(is_near).map(weight).sum();
        (all > 0.0).then(|| some / all)
    }

    /// Words that are gone: what stands between their neighbours instead is where to look.
    fn lost(&self, words: &Range<usize>) -> Anchored {
        let before = (words.start.saturating_sub(FAR)..words.start)
            .rev()
            .find_map(|at| self.pair(at));
        let after = (words.end..self.map.to.len())
            .take(FAR)
            .find_map(|at| self.pair(at));
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

/// The share that `some` of `all` have in `fresh`.
const fn share(fresh: usize, some: usize, all: usize) -> usize {
    match all {
        0 => 0,
        _ => (fresh * some + all / 2) / all,
    }
}
