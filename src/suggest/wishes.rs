//! Which suggestions a person wants to see. Knows no settings and no screen.

use super::{Kind, Suggestion};
use std::collections::BTreeSet;

/// Which suggestions a person wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wishes {
    /// Whether any.
    pub shown: bool,
    /// Of which kinds.
    pub kinds: BTreeSet<Kind>,
    /// Those that are right at least so often of a hundred times.
    pub least: u8,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            shown: true,
            kinds: Kind::ALL.into_iter().collect(),
            least: Self::LEAST,
        }
    }
}

impl Wishes {
    /// The least confidence while nothing else is wished.
    pub const LEAST: u8 = 50;

    /// Whether `suggestion` is one of those.
    #[must_use]
    pub fn include(&self, suggestion: &Suggestion) -> bool {
        self.shown && suggestion.confidence >= self.least && self.kinds.contains(&suggestion.kind)
    }
}
