//! Which country an article is about: the one whose offices it names without a country.
//!
//! Counts the countries that the text has named so far; knows nothing of people and codebooks.

use super::super::words::{Shape, Words};
use super::phrases::{Form, Kind, Place, is_name};
use super::reading::Tables;
use std::ops::Range;

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
    /// Whose seats and bodies are named: one country's, or several.
    seats: Seats,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Seats {
    #[default]
    Nobody,
    One(Place),
    Several,
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
                && let Some(place) = sense.place
            {
                self.add(sense.kind, place, countries);
                self.cursor = at + length;
                if place.0 <= countries
                    && has_institution(words, tables, self.cursor..limit, buffer)
                {
                    self.add_seat(place);
                }
            }
        }
    }

    fn add(&mut self, kind: Kind, place: Place, countries: u16) {
        if matches!(kind, Kind::Place(Form::Seat) | Kind::Government) {
            self.add_seat(place);
        }
        // An article from Moscow needn't be about Russia, and the United Nations are no country.
        let is_named = matches!(kind, Kind::Place(form) if form != Form::Capital);
        if is_named && place.0 <= countries {
            self.count(place);
        }
    }

    fn add_seat(&mut self, place: Place) {
        self.seats = match self.seats {
            Seats::Nobody => Seats::One(place),
            Seats::One(known) if known == place => self.seats,
            _ => Seats::Several,
        };
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

    /// The country whose president is "the president" here: the article is about it, and names no other's bodies.
    pub(super) fn unnamed(&self) -> Option<Place> {
        let only = self.only()?;
        let is_own = self.seats == Seats::One(only);
        is_own.then_some(only)
    }

    /// Whether an office that is usual in `place` can be meant to be of it: nothing speaks for another country.
    pub(super) fn is_likely(&self, place: Place) -> bool {
        let is_named = self.times(place) > 0 || self.first.is_none();
        is_named && self.only().is_none_or(|only| only == place)
    }
}

/// Whether the words `within` begin with an institution of the country before them: "U.S. Senate", "British prime
/// minister", no "Syrian refugees".
fn has_institution(
    words: &Words<'_>,
    tables: Tables<'_>,
    within: Range<usize>,
    buffer: &mut String,
) -> bool {
    let is_clitic = words
        .all()
        .get(within.start)
        .is_some_and(|word| word.shape == Shape::Clitic);
    let start = within.start + usize::from(is_clitic);
    let end = (start + 6).min(within.end);
    let found = tables.common.longest(words, start..end.max(start), buffer);
    found.is_some_and(|(_, sense)| match sense.kind {
        Kind::State | Kind::Government | Kind::Administration => true,
        Kind::NotState => is_name(words, start),
        _ => false,
    })
}
