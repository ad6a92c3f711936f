//! What a changed text has done to a stance: how sure its place is, and where it stood when it last was.

use crate::article::Span;
use std::sync::Arc;

/// How a stance stands in a text that isn't the one it was made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Its words are where they were among their neighbours, but changed.
    Edited,
    /// Its words stand unchanged in another place.
    Moved,
    /// Its words may be in several places, and nothing tells which is theirs.
    Ambiguous,
    /// Its words are no longer in the text.
    Lost,
}

impl Standing {
    /// The word for it on screen and in exports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Moved => "moved",
            Self::Ambiguous => "ambiguous",
            Self::Lost => "lost",
        }
    }

    /// Whether it has a place in the text, to be looked at by a person.
    #[must_use]
    pub const fn has_place(self) -> bool {
        matches!(self, Self::Edited | Self::Moved)
    }
}

/// Where a stance's words stood in the text in which they were last sure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// Start and end, half-open, in code points of that text.
    pub place: (usize, usize),
    /// The words.
    pub quote: Arc<str>,
    /// What stood right before them, as far as it is known.
    pub before: Option<Arc<str>>,
    /// What stood right after them, as far as it is known.
    pub after: Option<Arc<str>>,
    /// The hash of that text, 64 hex digits; none: that of the text that the file as a whole was made for.
    pub hash: Option<Arc<str>>,
}

impl Origin {
    /// Words of which nothing else is known.
    #[must_use]
    pub fn of(quote: impl Into<Arc<str>>) -> Self {
        Self {
            quote: quote.into(),
            ..Self::default()
        }
    }
}

/// That the place of a stance isn't sure, until a person has looked at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// How it stands.
    pub standing: Standing,
    /// Where it stood.
    pub origin: Origin,
    /// Where its words may be instead, the likeliest first.
    pub places: Vec<Span>,
}

impl Doubt {
    /// A stance that stood at `origin` and whose words are gone.
    #[must_use]
    pub const fn lost(origin: Origin) -> Self {
        Self {
            standing: Standing::Lost,
            origin,
            places: Vec::new(),
        }
    }
}
