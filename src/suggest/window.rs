//! Long texts: what they suggest is looked for around a place alone, so that a hundred megabytes take no more memory
//! and no more work than a book.

use super::{Suggester, Suggestion};
use crate::article::{Article, Span};
use crate::codebook::Codebook;

/// Texts up to this many bytes are looked through as a whole.
const WHOLE: usize = 1 << 20;
/// Of longer ones the piece of so many bytes that a place is in, and as much before and after it.
const PIECE: usize = 256 << 10;

/// What is looked through for who is at byte `at`: all of a text that isn't long.
#[must_use]
pub fn window(article: &Article, at: usize) -> Span {
    let length = article.text().len();
    if length <= WHOLE {
        return Span::new(0, length);
    }
    let piece = at / PIECE * PIECE;
    let stretch = |at: usize| article.stretch(article.stretch_at(at)).span();
    let start = piece.checked_sub(PIECE).map_or(0, |at| stretch(at).start);
    Span::new(start, stretch(piece + 2 * PIECE).end)
}

impl Suggester {
    /// What the part of `article` in `span` suggests, by itself.
    #[must_use]
    pub fn suggest_within(
        &self,
        article: &Article,
        span: Span,
        codebook: &Codebook,
    ) -> Vec<Suggestion> {
        if span == Span::new(0, article.text().len()) {
            return self.suggest(article, codebook);
        }
        let part = Article::new(article.name(), article.slice(span).to_owned());
        let found = self.suggest(&part, codebook).into_iter();
        found.map(|one| one.shift(span.start)).collect()
    }
}

impl Suggestion {
    /// It, moved `by` bytes towards the end.
    fn shift(mut self, by: usize) -> Self {
        let source = self.source.iter_mut();
        let described =
            source.flat_map(|source| source.described.iter_mut().chain([&mut source.mention]));
        for span in self
            .fragments
            .iter_mut()
            .chain(&mut self.cue)
            .chain(described)
        {
            *span = span.shift(by);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in which one paragraph in `every` has something to propose.
    fn long(bytes: usize) -> Article {
        let mut text = String::from("The talks went on\n\n");
        let mut number = 0;
        while text.len() < bytes {
            number += 1;
            text += "The envoys met again and nobody in the town took much notice of them.\n\n";
            if number % 9 == 0 {
                text += "Mr. Adams said that the harbour would stay open until the spring.\n\n";
            }
        }
        Article::new("long.txt", text)
    }

    #[test]
    fn a_long_text_is_looked_through_around_the_reader_alone() {
        let (article, suggester) = (long(3 << 20), Suggester::english());
        let middle = article.text().len() / 2;
        for at in [0, middle, article.text().len()] {
            let span = window(&article, at);
            assert!(span.len() <= 3 * PIECE + 400, "{at}: {span:?}");
            let near = Span::new(at.saturating_sub(PIECE), at + PIECE);
            assert!(span.contains(near.clip(Span::new(0, article.stretch(usize::MAX).end()))));
            let found = suggester.suggest_within(&article, span, &Codebook::default());
            assert!(found.len() > 300, "{at}: {} found", found.len());
            for one in found {
                let words = article.slice(one.span());
                assert!(
                    words.starts_with("that the harbour") || words.starts_with("the harbour"),
                    "{words}"
                );
                let source = one.source.expect("somebody said it");
                assert!(article.slice(source.mention).contains("Adams"));
                assert_eq!(article.slice(one.cue.expect("a cue")), "said");
            }
        }
    }

    #[test]
    fn a_text_that_is_not_long_is_looked_through_as_a_whole() {
        let (article, suggester) = (long(200_000), Suggester::english());
        let span = window(&article, 100_000);
        assert_eq!(span, Span::new(0, article.text().len()));
        let codebook = Codebook::default();
        let found = suggester.suggest_within(&article, span, &codebook);
        assert_eq!(found, suggester.suggest(&article, &codebook));
    }
}
