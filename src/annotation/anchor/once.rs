//! Words that stand in the new text once, letter for letter but for blanks: whatever stands there that is like them,
//! nothing else is them, if what stands around them doesn't speak against it.

use super::Anchored;
use super::edges::{dressed, same_but_blanks};
use super::found::{AROUND, Found, weight};
use super::token::Row;
use crate::annotation::Standing;
use crate::article::Span;
use imara_diff::Token;
use std::ops::Range;

/// Words of which each stands there more often are not looked for.
const MOST: usize = 1_024;
/// So many words are found by themselves, if nothing is known of what stood around them.
const ENOUGH: usize = 8;
/// A share that is the whole, but for how it was reckoned.
const ALL: f64 = 0.999;

/// A new text and where its words stand.
pub(super) struct Places<'t> {
    pub(super) row: Row<'t>,
    /// By the number of the word.
    of: Vec<Vec<usize>>,
    /// The pairs of words that may still be compared.
    left: usize,
}

/// The one place of a stance's words.
pub(super) struct Once {
    pub(super) span: Span,
    pub(super) found: Found,
}

impl<'t> Places<'t> {
    /// The places in `row` of `numbers` different words; at most `left` pairs of them are compared.
    pub(super) fn of(row: Row<'t>, numbers: usize, left: usize) -> Self {
        let mut of = vec![Vec::new(); numbers];
        for (at, key) in row.keys.iter().enumerate() {
            if let Some(places) = of.get_mut(key.0 as usize) {
                places.push(at);
            }
        }
        Self { row, of, left }
    }

    pub(super) fn of_word(&self, key: Token) -> &[usize] {
        self.of.get(key.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Where the words at `span` of `old` stand, if they do so once. `known` are the words that are known of the
    /// text there, themselves among them.
    pub(super) fn once(&mut self, old: &Row<'_>, span: Span, known: &Range<usize>) -> Option<Once> {
        let words = old.within(span.start, span.end);
        let keys = old.keys.get(words.clone())?;
        let mut found = None;
        for at in self.all(keys)? {
            let place = dressed(old, span, &words, &self.row, &(at..at + keys.len()));
            let is_same = |place: &Span| {
                let now = self.row.text.get(place.start..place.end);
                let then = old.text.get(span.start..span.end);
                now.zip(then)
                    .is_some_and(|(now, then)| same_but_blanks(now, then))
            };
            if let Some(place) = place.filter(is_same)
                && found.replace((at, place)).is_some()
            {
                return None;
            }
        }
        let (at, span) = found?;
        let found = self.found(old, &words, known, at);
        Some(Once { span, found })
    }

    /// Where `keys` stand one after the other; nothing where that would take too long to find out.
    pub(super) fn all(&mut self, keys: &[Token]) -> Option<Vec<usize>> {
        let rarest = (0..keys.len()).min_by_key(|&at| self.of_word(keys[at]).len())?;
        let places = self.of_word(keys[rarest]);
        let most = places.len() * keys.len();
        if places.len() > MOST || most > self.left {
            return None;
        }
        let starts = places.iter().filter_map(|place| place.checked_sub(rarest));
        let is_same = |start: &usize| self.row.keys.get(*start..start + keys.len()) == Some(keys);
        let all = starts.filter(is_same).collect();
        self.left -= most;
        Some(all)
    }

    /// What speaks for it that the words `words` of `old`, around which the words `known` are known, stand at `at`.
    fn found(&self, old: &Row<'_>, words: &Range<usize>, known: &Range<usize>, at: usize) -> Found {
        let end = at + words.len();
        let before = (known.start.min(words.start)..words.start).rev();
        let before: Vec<Token> = before.take(AROUND).map(|at| old.keys[at]).collect();
        let now = (0..at).rev().take(AROUND).map(|at| self.row.keys[at]);
        let now_before: Vec<Token> = now.collect();
        let after = &old.keys[words.end..known.end.max(words.end)];
        let after = &after[..after.len().min(AROUND)];
        let now_after = &self.row.keys[end..(end + AROUND).min(self.row.keys.len())];
        let is_beside = |then: &[Token], now: &[Token]| {
            then.first().is_some_and(|key| now.first() == Some(key))
        };
        Found {
            words: at..end,
            count: words.len(),
            share: 1.0,
            is_whole: true,
            is_moved: false,
            is_attached: is_beside(&before, &now_before) || is_beside(after, now_after),
            around: [self.kept(&before, &now_before), self.kept(after, now_after)],
        }
    }

    /// How much of `then`, by what its words tell, is in `now` in its order; nothing where there are none.
    fn kept(&self, then: &[Token], now: &[Token]) -> Option<f64> {
        let tells = |key: &Token| weight(self.of_word(*key).len());
        let all: f64 = then.iter().map(tells).sum();
        let mut best = [0.0_f64; AROUND + 1];
        for key in then {
            let above = best;
            for (at, other) in now.iter().take(AROUND).enumerate() {
                let both = if key == other {
                    above[at] + tells(key)
                } else {
                    0.0
                };
                best[at + 1] = both.max(above[at + 1]).max(best[at]);
            }
        }
        let some = best.into_iter().fold(0.0, f64::max);
        (all > 0.0).then(|| some / all)
    }
}

impl Once {
    /// The place of the words, if nothing more need be asked: all that is known of what stood around them still
    /// does. Where nothing is known and the words are many, they may have been moved.
    pub(super) fn alone(&self) -> Option<Anchored> {
        let is_kept = |part: &f64| *part >= ALL;
        let mut parts = self.found.around.iter().flatten();
        let standing = match self.found.around {
            [None, None] if self.found.count >= ENOUGH => Some(Standing::Moved),
            [None, None] => return None,
            _ if parts.all(is_kept) => None,
            _ => return None,
        };
        Some(Anchored {
            standing,
            ..Anchored::exact(self.span)
        })
    }
}
