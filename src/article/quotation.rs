//! Where quotations begin and end: marks of many styles, paired.
//!
//! It works on one paragraph and knows neither sentences nor who speaks. A quotation that the
//! paragraph leaves open runs to its end; a mark without a partner otherwise counts for nothing.

mod mark;
mod pairs;

pub(super) use pairs::Pairs;

use super::Span;

/// The quotations in `text`, one paragraph, with their marks: in order of their starts; one within another comes
/// after it.
#[must_use]
pub fn all_quotations(text: &str) -> Vec<Span> {
    Pairs::of(text).spans()
}

/// The outermost quotations in `text`, one paragraph, with their marks: in order and disjoint.
#[must_use]
pub fn quotations(text: &str) -> Vec<Span> {
    let mut reached = 0;
    let mut found = all_quotations(text);
    found.retain(|span| {
        let outermost = span.start >= reached;
        reached = reached.max(span.end);
        outermost
    });
    found
}

#[cfg(test)]
mod tests;
