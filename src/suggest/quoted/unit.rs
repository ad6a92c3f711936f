//! The quotations of the text as they stand: what is in marks, and what stands around it.
//!
//! Knows words and marks; must not know which of them are speech.

use crate::article::Span;
use crate::suggest::words::{Shape, Word, Words};
use std::ops::Range;

/// Something in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its place, with the marks.
    pub(super) span: Span,
    /// Its words and marks, from the opening one to the closing one.
    pub(super) words: Range<usize>,
    /// What is between the marks.
    pub(super) inside: Range<usize>,
    /// How many words that is, marks left out.
    pub(super) count: usize,
    /// Whether it has a closing mark.
    pub(super) is_closed: bool,
    /// Whether, not closed, it goes on in the next paragraph.
    pub(super) goes_on: bool,
    /// The words of its paragraph.
    pub(super) paragraph: Range<usize>,
}

/// How a quotation ends before its closing mark, or right after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a comma: something has to follow.
    Comma,
    /// With a full stop.
    Stop,
    /// With a question or a shout.
    Call,
    /// With a dash or dots.
    Broken,
    /// With its last word.
    Bare,
    /// There is no closing mark.
    Open,
    /// There is none, and the next paragraph begins with an opening one.
    GoesOn,
}

/// Every outermost quotation of the text that has a word, in order.
pub(super) fn units(words: &Words<'_>) -> Vec<Unit> {
    let mut found: Vec<Unit> = Vec::new();
    let mut at = 0;
    for stretch in 0..words.article.stretch_count() {
        let span = words.article.stretch(stretch).span();
        let quotations = words.article.quotations(span);
        if quotations.is_empty() {
            continue;
        }
        let paragraph = words.within_from(span, at);
        at = paragraph.start;
        let mut reached = span.start;
        for quotation in quotations {
            if quotation.start < reached || is_attribute(words, quotation) {
                continue;
            }
            reached = quotation.end;
            let unit = unit(words, quotation, at, paragraph.clone());
            at = unit.words.end;
            if unit.count > 0 {
                found.push(unit);
            }
        }
    }
    found
}

/// Whether it is the value of an attribute in a tag rather than words of somebody.
fn is_attribute(words: &Words<'_>, quotation: Span) -> bool {
    let text = words.article.text().as_bytes();
    quotation.start > 0 && text.get(quotation.start - 1) == Some(&b'=')
}

/// None of its words stands before word `from`.
fn unit(words: &Words<'_>, span: Span, from: usize, paragraph: Range<usize>) -> Unit {
    let all = words.within_from(span, from);
    let is_mark = |at: usize| words.word(at).shape == Shape::Quote;
    let mut inside = all.clone();
    while inside.start < inside.end && is_mark(inside.start) {
        inside.start += 1;
    }
    let is_closed = inside.end > inside.start && is_mark(inside.end - 1);
    while inside.end > inside.start && is_mark(inside.end - 1) {
        inside.end -= 1;
    }
    let count = words.all().get(inside.clone()).unwrap_or_default();
    Unit {
        span,
        count: count.iter().filter(|word| word.is_word()).count(),
        words: all,
        inside,
        is_closed,
        goes_on: !is_closed && words.word(paragraph.end).shape == Shape::Quote,
        paragraph,
    }
}

impl Unit {
    /// How it ends.
    pub(super) fn ending(&self, words: &Words<'_>) -> Ending {
        if !self.is_closed {
            return if self.goes_on {
                Ending::GoesOn
            } else {
                Ending::Open
            };
        }
        let last = if self.inside.is_empty() {
            Word::END
        } else {
            words.word(self.inside.end - 1)
        };
        match last.shape {
            Shape::Comma => Ending::Comma,
            Shape::Stop => match words.text(self.inside.end - 1) {
                "." => Ending::Stop,
                "…" => Ending::Broken,
                _ => Ending::Call,
            },
            Shape::Dash => Ending::Broken,
            _ if self.next(words).shape == Shape::Comma => Ending::Comma,
            _ => Ending::Bare,
        }
    }

    /// The word before it in its paragraph; the end of all where it begins the paragraph.
    pub(super) fn before(&self, words: &Words<'_>) -> Option<Word> {
        (self.words.start > self.paragraph.start).then(|| words.word(self.words.start - 1))
    }

    /// The word after it in its paragraph, else a stop.
    pub(super) fn next(&self, words: &Words<'_>) -> Word {
        if self.words.end < self.paragraph.end {
            words.word(self.words.end)
        } else {
            Word::END
        }
    }

    /// Whether nothing follows it in its paragraph but marks.
    pub(super) fn ends_paragraph(&self, words: &Words<'_>) -> bool {
        let rest = self.words.end..self.paragraph.end.min(self.words.end + 3);
        let rest = words.all().get(rest).unwrap_or_default();
        rest.len() < 3 && !rest.iter().any(Word::is_word)
    }

    /// Whether it begins its paragraph.
    pub(super) fn begins_paragraph(&self) -> bool {
        self.words.start == self.paragraph.start
    }
}
