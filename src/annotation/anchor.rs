//! Where stances stand in a text that isn't the one they were made in: found, or said to be lost; never guessed.
//!
//! ```text
//!                 ┌ the old text is known:  token → diff → moves → gaps → carry ┐
//! new text, old ──┤                                                            ├→ exact, edited, moved,
//!                 └ it isn't:               token → once → search              ┘   ambiguous or lost
//! ```
//!
//! Words are compared in a form in which case, quotation marks, dashes, line breaks and the ways in which Unicode
//! writes one letter make no difference (`fold`). No clock, no chance: the same texts give the same places.

mod alike;
mod carry;
mod cut;
mod diff;
mod edges;
mod fold;
mod found;
mod gaps;
mod moves;
mod once;
mod passage;
mod search;
mod token;

use super::{Origin, Standing};
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
    const fn exact(span: Span) -> Self {
        Self {
            standing: None,
            span,
            places: Vec::new(),
        }
    }

    /// The places to offer for it where it stands as `standing` says: of a lost one, all that were found.
    #[must_use]
    pub fn places(&self, standing: Standing) -> Vec<Span> {
        let own = self.standing.is_none_or(Standing::has_place) && !standing.has_place();
        let own = own.then_some(self.span);
        let all = own.into_iter().chain(self.places.iter().copied());
        all.take(MOST_PLACES).collect()
    }
}

/// Where the stances that stood at `origins` stand in `new`, in the same order. `old` is the text that they were
/// made in, if it is known.
///
/// Costs about as much as reading both texts, and bounded work for each stance. Where texts repeat themselves so much
/// that comparing them would cost more, what isn't found by then is lost: counted, so that it is the same everywhere.
#[must_use]
pub fn anchor(new: &str, old: Option<&str>, origins: &[Origin]) -> Vec<Anchored> {
    let is_same = old == Some(new);
    let stood = old.map(|old| stood(old, origins));
    let place = |index: usize| {
        let stood = stood.as_ref()?.get(index)?;
        stood.is_there.then_some(stood.span)
    };
    let alone: Vec<Origin> = (0..origins.len())
        .filter(|index| place(*index).is_none())
        .map(|index| origins[index].clone())
        .collect();
    let carrier = old
        .filter(|_| alone.len() < origins.len() && !is_same)
        .map(|old| Carrier::between(old, new));
    let mut searched = search(new, &alone).into_iter();
    let found = (0..origins.len()).map(|index| match (&carrier, place(index)) {
        (_, Some(span)) if is_same => Some(Anchored::exact(span)),
        (Some(carrier), Some(span)) => Some(carrier.carry(span)),
        _ => searched.next(),
    });
    found.flatten().collect()
}

/// Where a stance says that it stands.
struct Stood {
    /// As far as the text reaches, and no longer than its words.
    span: Span,
    /// Whether its words are there.
    is_there: bool,
}

/// Where `origins` say that they stand, taken for places of `text`.
fn stood(text: &str, origins: &[Origin]) -> Vec<Stood> {
    let mut order: Vec<usize> = (0..origins.len()).collect();
    order.sort_by_key(|&index| origins[index].place.0);
    let mut offsets = Offsets::of(text);
    let mut found: Vec<(usize, Stood)> = order
        .into_iter()
        .map(|index| {
            let Origin {
                place: (from, to),
                quote,
                ..
            } = &origins[index];
            let start = offsets.byte(*from).unwrap_or(text.len());
            let rest = text.get(start..).unwrap_or_default();
            // A made-up end must not cost a walk through the whole text.
            let length = to.saturating_sub(*from).min(quote.len());
            let length = rest
                .char_indices()
                .nth(length)
                .map_or(rest.len(), |(end, _)| end);
            let is_there =
                rest.starts_with(&**quote) && quote.chars().count() == to.saturating_sub(*from);
            let length = if is_there { quote.len() } else { length };
            (
                index,
                Stood {
                    span: Span::new(start, start + length),
                    is_there,
                },
            )
        })
        .collect();
    found.sort_by_key(|(index, _)| *index);
    found.into_iter().map(|(_, stood)| stood).collect()
}
