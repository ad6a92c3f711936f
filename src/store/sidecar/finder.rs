//! Finds the words of annotations in the article.

use super::block::{Block, Mark, Words};
use super::draft::Whole;
use crate::annotation::Doubt;
use crate::article::{Article, Offsets, Span};
use std::sync::Arc;

/// Finds words in the article.
pub(super) struct Finder<'t> {
    article: &'t Article,
    offsets: Offsets<'t>,
    /// The hash of the text that the file as a whole was made for.
    hash: Option<Arc<str>>,
}

impl<'t> Finder<'t> {
    pub(super) fn of(article: &'t Article, hash: Option<&str>) -> Self {
        Self {
            article,
            offsets: article.offsets(),
            hash: hash.map(Arc::from),
        }
    }

    /// The block of `whole`, wherever its words are.
    pub(super) fn block(&mut self, mut whole: Whole<'_>) -> Block {
        let found = self.find(&whole);
        let span = found.unwrap_or_else(|| self.nearest(&whole));
        let mark = match (found.is_some(), whole.draft.lost) {
            (false, false) => Mark::Lost,
            (true, true) => Mark::Found,
            _ => Mark::Settled,
        };
        Block {
            place: (whole.start, whole.end),
            now: {
                let lost = found
                    .is_none()
                    .then(|| Doubt::lost(whole.origin(self.hash.as_ref())));
                // A place in a text that isn't this one would be a wrong one here.
                let known = lost.is_none();
                let mut offsets = self.article.offsets();
                whole.annotation(span, lost, |point| offsets.byte(point).filter(|_| known))
            },
            words: Words::Read(whole.lines),
            mark,
        }
    }

    /// Where its words are, if they are exactly where it says.
    fn find(&mut self, whole: &Whole<'_>) -> Option<Span> {
        let start = self.offsets.byte(whole.start)?;
        let fits = whole.quote.chars().count() == whole.end - whole.start
            && self.article.text().get(start..)?.starts_with(&*whole.quote);
        fits.then(|| Span::new(start, start + whole.quote.len()))
    }

    /// Where the words of a lost one were, as far as the text reaches.
    fn nearest(&mut self, whole: &Whole<'_>) -> Span {
        let text = self.article.text();
        let start = self.offsets.byte(whole.start).unwrap_or(text.len());
        let rest = text.get(start..).unwrap_or_default();
        // Not longer than its quote: a made-up end must not cost a walk through the whole text.
        let length = (whole.end - whole.start).min(whole.quote.len());
        let length = rest
            .char_indices()
            .nth(length)
            .map_or(rest.len(), |(end, _)| end);
        Span::new(start, start + length)
    }
}
