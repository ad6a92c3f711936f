//! Where sentences begin and end.

use super::Span;

/// The sentences of `text`.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    vec![Span::new(0, text.len())]
}
