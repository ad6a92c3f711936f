//! What the keys act on.

use super::App;
use crate::article::{Article, Span, Unit};

/// A unit of the text, or a span chosen freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// Its place in the text.
    pub span: Span,
    /// What it is a whole of.
    pub unit: Unit,
    /// What it was narrowed from, so that the next quotation is looked for there.
    pub within: Option<Span>,
}

/// Where a reader is in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What the keys act on.
    pub focus: Focus,
    /// The byte of the text that the top line of the screen begins with.
    pub top: usize,
}

impl Focus {
    /// A focus on `span` as a whole `unit`.
    #[must_use]
    pub const fn new(span: Span, unit: Unit) -> Self {
        Self {
            span,
            unit,
            within: None,
        }
    }

    /// A focus on the sentence `span`.
    #[must_use]
    pub const fn sentence(span: Span) -> Self {
        Self::new(span, Unit::Sentence)
    }

    /// Where a reader begins: where they left, if that is still in the text, else at the first sentence.
    #[must_use]
    pub fn at_start(article: &Article, place: Option<&Place>) -> Self {
        let kept = place.map(|place| place.focus);
        kept.filter(|focus| !article.slice(focus.span).is_empty())
            .unwrap_or_else(|| Self::sentence(article.sentence_at(0)))
    }

    /// A focus on `span`, named for what it is a whole of.
    #[must_use]
    pub fn on(article: &Article, span: Span) -> Self {
        let paragraph = article.paragraph(article.paragraph_at(span.start));
        let unit = if span == article.sentence_at(span.start) {
            Unit::Sentence
        } else if span == paragraph {
            Unit::Paragraph
        } else if article.quotations(span).contains(&span) {
            Unit::Quotation
        } else {
            Unit::Free
        };
        Self::new(span, unit)
    }
}

impl App {
    /// Where the reader is, for the next time.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            focus: self.focus,
            top: self.view.top_byte(&self.article),
        }
    }
}
