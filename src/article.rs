//! The text being read and its units. Immutable once read; knows nobody.
//!
//! A paragraph is what the reader sees as one. A *stretch* is what the program works on: a
//! paragraph, or a piece of one that is longer than [`STRETCH_LIMIT`]. Sentences, quotations and
//! lines are found stretch by stretch and only where somebody looks, so that a key costs the same
//! in a short article and in a text that is one line of ten megabytes.

mod about;
mod coding;
mod date;
mod facts;
mod focus;
mod offsets;
mod on_disk;
mod paragraphs;
pub mod quotation;
pub mod sentence;
mod span;
mod units;
pub mod visible;

pub use about::{About, AboutChange, Mark};
pub use coding::{Coding, Known};
pub use date::{AloneIn, Date};
pub use facts::{Fact, Facts};
pub use focus::Focus;
pub use offsets::Offsets;
pub use on_disk::OnDisk;
pub use paragraphs::{STRETCH_LIMIT, Stretch, sure_end};
pub use span::Span;
pub use units::Unit;

use std::sync::Arc;

/// A text with its name, cut into paragraphs.
#[derive(Debug, Default)]
pub struct Article {
    name: String,
    text: String,
    facts: Facts,
    coding: Coding,
    /// The bytes up to the end of the last paragraph, those still to be read included.
    length: usize,
    ascii: bool,
    stretches: Vec<Stretch>,
}

/// Within so many bytes a report says when it appeared.
const BEGINNING: usize = 1_500;

/// Texts over this many bytes are opened before they are read to the end.
pub const LONG: usize = 128 * 1024;

impl Article {
    /// An article of `text`, the canonical text: no byte order mark, lines ended by LF alone.
    ///
    /// `name` is what its sidecar calls it, usually the file's name.
    #[must_use]
    pub fn new(name: impl Into<String>, text: String) -> Self {
        let stretches = paragraphs::stretches(&text);
        let ascii = text.is_ascii();
        Self {
            name: name.into(),
            length: stretches.last().map_or(0, Stretch::end),
            text,
            facts: Facts::default(),
            coding: Coding::default(),
            ascii,
            stretches,
        }
    }

    /// The same with what its source says of it.
    #[must_use]
    pub fn with_facts(self, facts: Facts) -> Self {
        Self { facts, ..self }
    }

    /// What its source says of it.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The same, the headline of the text among it where the source gives none.
    #[must_use]
    pub fn source_facts(&self) -> Facts {
        Facts {
            title: self.title().map(Arc::from),
            ..self.facts.clone()
        }
    }

    /// The same with the encoding that it came in.
    #[must_use]
    pub fn with_coding(self, coding: Coding) -> Self {
        Self { coding, ..self }
    }

    /// The encoding that it came in.
    #[must_use]
    pub const fn coding(&self) -> Coding {
        self.coding
    }

    /// The beginning of a text of `length` bytes that is still to be read: enough for a first screen.
    #[must_use]
    pub fn opening(name: impl Into<String>, text: String, length: usize) -> Self {
        Self {
            length,
            ..Self::new(name, text)
        }
    }

    /// How many paragraphs there are, where that is known before the text is read to its end.
    #[must_use]
    pub fn known_paragraph_count(&self) -> Option<usize> {
        (self.length <= LONG).then(|| self.paragraph_count())
    }

    /// The name that its sidecar calls it by.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The canonical text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of `span`; empty where the span doesn't fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The headline: what the source says, else the first paragraph, if it is a single short line without a full stop; before
    /// it there may be a date, an address, a rule or a remark in brackets.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let own = || paragraphs::title(&self.text, &self.stretches);
        self.facts.title.as_deref().or_else(own)
    }

    /// The headline, or the name where the text has none.
    #[must_use]
    pub fn headline(&self) -> &str {
        self.title().unwrap_or(&self.name)
    }

    /// The first day that its beginning names: of a report, mostly the one on which it appeared.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let end = self.text.floor_char_boundary(BEGINNING);
        date::first_in(self.text.get(..end)?)
    }

    /// Converts between bytes and code points of this text.
    #[must_use]
    pub fn offsets(&self) -> Offsets<'_> {
        Offsets::new(&self.text, self.ascii)
    }

    /// The part in `span` as an article of its own, cut into the same stretches.
    #[must_use]
    pub fn part(&self, span: Span) -> Self {
        let text = self.slice(span).to_owned();
        let stretches = paragraphs::within(&self.stretches, span);
        Self {
            name: self.name.clone(),
            length: stretches.last().map_or(0, Stretch::end),
            ascii: self.ascii || text.is_ascii(),
            text,
            facts: Facts::default(),
            coding: self.coding,
            stretches,
        }
    }

    /// How many stretches there are; 0 only in a text without a visible character.
    #[must_use]
    pub fn stretch_count(&self) -> usize {
        self.stretches.len()
    }

    /// Stretch `index`, counted from 0; the last one if there are fewer.
    #[must_use]
    pub fn stretch(&self, index: usize) -> Stretch {
        let last = self.stretches.len().saturating_sub(1);
        self.stretches
            .get(index.min(last))
            .copied()
            .unwrap_or_default()
    }

    /// The stretch that byte `at` is in, or the one before it where `at` lies between two.
    #[must_use]
    pub fn stretch_at(&self, at: usize) -> usize {
        self.stretches
            .partition_point(|stretch| stretch.start() <= at)
            .saturating_sub(1)
    }

    /// How many paragraphs there are, the headline among them.
    #[must_use]
    pub fn paragraph_count(&self) -> usize {
        self.stretches.last().map_or(0, Stretch::paragraph)
    }

    /// The number of the paragraph at byte `at`, counted from 1.
    #[must_use]
    pub fn paragraph_at(&self, at: usize) -> usize {
        self.stretch(self.stretch_at(at)).paragraph()
    }

    /// The span of paragraph `number`, counted from 1; of the nearest one if there is none.
    #[must_use]
    pub fn paragraph(&self, number: usize) -> Span {
        let number = number.clamp(1, self.paragraph_count().max(1));
        let first = self
            .stretches
            .partition_point(|stretch| stretch.paragraph() < number);
        let after = self
            .stretches
            .partition_point(|stretch| stretch.paragraph() <= number);
        match self.stretches.get(first..after) {
            Some([only]) => only.span(),
            Some([first, .., last]) => Span::new(first.start(), last.end()),
            _ => Span::default(),
        }
    }

    /// The most digits that a paragraph's number may have.
    #[must_use]
    pub fn number_digits(&self) -> u32 {
        let most = self.known_paragraph_count().unwrap_or(self.length / 16);
        most.max(1).ilog10() + 1
    }

    /// How far byte `at` is through the text, in whole per cent.
    #[must_use]
    pub fn percent(&self, at: usize) -> usize {
        match self.length {
            0 => 100,
            length => (at * 100 / length).min(100),
        }
    }
}

#[cfg(test)]
mod tests;
