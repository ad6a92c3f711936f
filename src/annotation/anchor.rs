//! Where stances stand in a text that isn't the one they were made in: found, or said to be lost; never guessed.
//!
//! ```text
//!                 ┌ the old text is known:  token → diff → moves → gaps → carry ┐
//! new text, old ──┤                                                            ├→ exact, edited, moved,
//!                 └ it isn't:               token → quote                      ┘   ambiguous or lost
//! ```
//!
//! Words are compared in a form in which case, quotation marks, dashes, line breaks and the ways in which Unicode
//! writes one letter make no difference (`fold`). No clock, no chance: the same texts give the same places.

mod alike;
mod carry;
mod diff;
mod edges;
mod fold;
mod gaps;
mod moves;
mod passage;
mod search;
mod token;

use super::{Doubt, Origin, Standing};
use crate::article::{Offsets, Span};
use carry::Carrier;
use search::search;

/// The most places that are offered for a stance whose own isn't sure.
pub const MOST_PLACES: usize = 3;

/// What became of one stance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchored {
    /// How it stands; nothing where its words are there, all of them and in their place.
    pub standing: Option<Standing>,
    /// Its words; of an ambiguous or lost one, where it would have to be looked for.
    pub span: Span,
    /// Where else its words may be, the likeliest first, at most [`MOST_PLACES`].
    pub places: Vec<Span>,
}

impl Anchored {
    /// The doubt about a stance that stood at `origin`; nothing where there is none.
    #[must_use]
    pub fn doubt(&self, origin: Origin) -> Option<Doubt> {
        self.standing.map(|standing| Doubt {
            standing,
            origin,
            places: self.places.clone(),
        })
    }
}

/// Where the stances that stood at `origins` stand in `new`, in the same order. `old` is the text that they were
/// made in, if it is known.
///
/// Costs about as much as reading both texts, and bounded work for each stance.
#[must_use]
pub fn anchor(new: &str, old: Option<&str>, origins: &[Origin]) -> Vec<Anchored> {
    let places = old.map_or_else(|| vec![None; origins.len()], |old| places(old, origins));
    let alone: Vec<Origin> = origins
        .iter()
        .zip(&places)
        .filter(|(_, place)| place.is_none())
        .map(|(origin, _)| origin.clone())
        .collect();
    let mut searched = search(new, &alone).into_iter();
    let carrier = old
        .filter(|_| places.iter().any(Option::is_some))
        .map(|old| Carrier::between(old, new));
    let found = places.into_iter().map(|place| match (&carrier, place) {
        (Some(carrier), Some(span)) => Some(carrier.carry(span)),
        _ => searched.next(),
    });
    found.flatten().collect()
}

/// Where in `old` the words of `origins` stand; nothing where they don't.
fn places(old: &str, origins: &[Origin]) -> Vec<Option<Span>> {
    let mut order: Vec<usize> = (0..origins.len()).collect();
    order.sort_by_key(|&index| origins[index].place.0);
    let mut offsets = Offsets::of(old);
    let mut places = vec![None; origins.len()];
    for index in order {
        let origin = &origins[index];
        let start = offsets.byte(origin.place.0);
        let fits = |start: &usize| {
            old.get(*start..)
                .is_some_and(|rest| rest.starts_with(&*origin.quote))
        };
        let span = |start| Span::new(start, start + origin.quote.len());
        places[index] = start.filter(fits).map(span);
    }
    places
}
