//! Where quotations begin and end.

use super::Span;

/// The quotations in `text`, with their marks.
#[must_use]
pub fn quotations(text: &str) -> Vec<Span> {
    let _ = text;
    Vec::new()
}
