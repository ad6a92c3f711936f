//! Where quotations begin and end: marks of many styles, paired.
//!
//! It works on one paragraph and knows neither sentences nor who speaks. A quotation that the
//! paragraph leaves open runs to its end; a mark without a partner otherwise counts for nothing.

mod mark;
mod pairs;

pub(super) use pairs::Pairs;

use super::Span;

/// The outermost quotations in `text`, one paragraph, with their marks: in order and disjoint.
#[must_use]
pub fn quotations(text: &str) -> Vec<Span> {
    split(text).0
}

/// The quotations that lie within another one, in order of their starts; one may hold the next.
#[must_use]
pub fn inner_quotations(text: &str) -> Vec<Span> {
    split(text).1
}

fn split(text: &str) -> (Vec<Span>, Vec<Span>) {
    let mut reached = 0;
    Pairs::of(text).spans().into_iter().partition(|span| {
        let outermost = span.start >= reached;
        reached = reached.max(span.end);
        outermost
    })
}

#[cfg(test)]
mod tests;
