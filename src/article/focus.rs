//! What the keys act on.

use super::{Article, Span, Unit};

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

    /// Where a reader begins: where they `left`, if that is still in the text, else at the first sentence.
    #[must_use]
    pub fn at_start(article: &Article, left: Option<Self>) -> Self {
        left.filter(|focus| !article.slice(focus.span).is_empty())
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
