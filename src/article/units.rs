//! The units of the text around a place: words, quotations, sentences, paragraphs.

use super::{Article, Span, quotation, sentence};
use unicode_segmentation::UnicodeSegmentation;

/// What a focus is made of. In rising order: each is held by the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A word, with no punctuation.
    Word,
    /// A quotation with its marks.
    Quotation,
    /// A sentence.
    Sentence,
    /// A paragraph.
    Paragraph,
    /// Any other span, chosen end by end.
    Free,
}

impl Unit {
    /// Its name on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Quotation => "quotation",
            Self::Sentence => "sentence",
            Self::Paragraph => "paragraph",
            Self::Free => "selection",
        }
    }
}

impl Article {
    /// The sentences of stretch `index`.
    #[must_use]
    pub fn sentences(&self, index: usize) -> Vec<Span> {
        let stretch = self.stretch(index).span();
        shifted(sentence::sentences(self.slice(stretch)), stretch.start)
    }

    /// The sentence at byte `at`; between two, the one after.
    #[must_use]
    pub fn sentence_at(&self, at: usize) -> Span {
        let index = self.stretch_at(at);
        let sentences = self.sentences(index);
        let found = sentences.iter().find(|sentence| at < sentence.end);
        found.or(sentences.last()).copied().unwrap_or_default()
    }

    /// The first sentence that starts at byte `at` or later.
    #[must_use]
    pub fn sentence_from(&self, at: usize) -> Option<Span> {
        (self.stretch_at(at)..self.stretch_count()).find_map(|index| {
            let sentences = self.sentences(index);
            sentences.into_iter().find(|sentence| sentence.start >= at)
        })
    }

    /// The last sentence that starts before byte `at`.
    #[must_use]
    pub fn sentence_before(&self, at: usize) -> Option<Span> {
        (0..=self.stretch_at(at)).rev().find_map(|index| {
            let sentences = self.sentences(index);
            sentences.into_iter().rfind(|sentence| sentence.start < at)
        })
    }

    /// The quotations that share a byte with `span`, whole, with their marks; one within another
    /// comes after it.
    #[must_use]
    pub fn quotations(&self, span: Span) -> Vec<Span> {
        (self.stretch_at(span.start)..=self.stretch_at(span.end))
            .flat_map(|index| {
                let stretch = self.stretch(index).span();
                shifted(
                    quotation::all_quotations(self.slice(stretch)),
                    stretch.start,
                )
            })
            .filter(|quotation| quotation.overlaps(span))
            .collect()
    }

    /// The words of stretch `index`, without what stands between them.
    #[must_use]
    pub fn words(&self, index: usize) -> Vec<Span> {
        let stretch = self.stretch(index).span();
        self.slice(stretch)
            .unicode_word_indices()
            .map(|(at, word)| Span::new(at, at + word.len()).shift(stretch.start))
            .collect()
    }

    /// The first word that ends after byte `at`.
    #[must_use]
    pub fn word_from(&self, at: usize) -> Option<Span> {
        (self.stretch_at(at)..self.stretch_count())
            .find_map(|index| self.words(index).into_iter().find(|word| word.end > at))
    }

    /// The last word that starts before byte `at`.
    #[must_use]
    pub fn word_before(&self, at: usize) -> Option<Span> {
        (0..=self.stretch_at(at))
            .rev()
            .find_map(|index| self.words(index).into_iter().rfind(|word| word.start < at))
    }
}

fn shifted(spans: Vec<Span>, by: usize) -> Vec<Span> {
    spans.into_iter().map(|span| span.shift(by)).collect()
}
