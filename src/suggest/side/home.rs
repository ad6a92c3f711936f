//! Which country an article is about: the one whose offices it names without a country.
//!
//! Counts the countries that the text has named so far; knows nothing of people and codebooks.

use super::super::words::Words;
use super::phrases::{Form, Kind, Place, is_name};
use super::reading::Tables;

/// So often a country must be named for the article to be about it.
const FEWEST: u32 = 2;
/// And so many times as often as any other.
const TIMES: u32 = 4;

/// The countries named so far.
#[derive(Debug, Default)]
pub(super) struct Home {
    /// How often each is named, by its number.
    counts: Vec<u32>,
    cursor: usize,
    first: Option<Place>,
    /// The most often named but the first.
    second: u32,
}

impl Home {
    /// Counts on up to word `limit`.
    pub(super) fn read_on(
        &mut self,
        words: &Words<'_>,
        tables: Tables<'_>,
        (limit, countries): (usize, u16),
        buffer: &mut String,
    ) {
        while self.cursor < limit {
            let at = self.cursor;
            self.cursor += 1;
            if !is_name(words, at) {
                continue;
            }
            let within = at..(at + 6).min(limit);
            if let Some((length, sense)) = tables.common.longest(words, within, buffer)
                && let (Kind::Place(form), Some(place)) = (sense.kind, sense.place)
            {
                // An article from Moscow needn't be about Russia, and the United Nations are no country.
                if form != Form::Capital && place.0 <= countries {
                    self.count(place);
                }
                self.cursor = at + length;
            }
        }
    }

    fn count(&mut self, place: Place) {
        let number = usize::from(place.0);
        if self.counts.len() <= number {
            self.counts.resize(number + 1, 0);
        }
        let Some(count) = self.counts.get_mut(number) else {
            return;
        };
        *count = count.saturating_add(1);
        let count = *count;
        let best = self.first.map_or(0, |first| self.times(first));
        if self.first == Some(place) {
            return;
        }
        if count > best {
            self.first = Some(place);
            self.second = best.max(self.second);
        } else {
            self.second = self.second.max(count);
        }
    }

    fn times(&self, place: Place) -> u32 {
        self.counts.get(usize::from(place.0)).copied().unwrap_or(0)
    }

    /// The one country that the article is about.
    pub(super) fn only(&self) -> Option<Place> {
        let first = self.first?;
        let count = self.times(first);
        (count >= FEWEST && count >= self.second.saturating_mul(TIMES)).then_some(first)
    }

    /// Whether an office that is usual in `place` can be meant to be of it: nothing speaks for another country.
    pub(super) fn is_likely(&self, place: Place) -> bool {
        let is_named = self.times(place) > 0 || self.first.is_none();
        is_named && self.only().is_none_or(|only| only == place)
    }
}
