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
        Span::new(0, length)
    } else {
        around(article, at, PIECE)
    }
}

/// Of the pieces of `size` bytes that `article` has the one that byte `at` is in, with the one before it and the one
/// after it: whole stretches.
fn around(article: &Article, at: usize, size: usize) -> Span {
    let piece = at / size * size;
    let stretch = |at: usize| article.stretch(article.stretch_at(at)).span();
    let start = piece.checked_sub(size).map_or(0, |at| stretch(at).start);
    Span::new(start, stretch(piece + 2 * size).end)
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
        const SIZE: usize = 4 << 10;
        let (article, suggester) = (long(60_000), Suggester::english());
        let end = article.stretch(usize::MAX).end();
        for at in [0, end / 2, end] {
            let span = around(&article, at, SIZE);
            assert!(span.len() <= 3 * SIZE + 400, "{at}: {span:?}");
            let near = Span::new(at.saturating_sub(SIZE), at + SIZE);
            assert!(span.contains(near.clip(Span::new(0, end))), "{at}");
            let found = suggester.suggest_within(&article, span, &Codebook::default());
            assert!(found.len() > 3, "{at}: {} found", found.len());
            for one in found {
                let words = article.slice(one.span());
                assert!(words.contains("the harbour would stay open"), "{words}");
                let source = one.source.expect("somebody said it");
                assert!(article.slice(source.mention).contains("Adams"));
                let described = source.described.first().expect("the mention");
                assert!(article.slice(*described).contains("Adams"));
                assert_eq!(article.slice(one.cue.expect("a cue")), "said");
            }
        }
    }

    #[test]
    fn only_of_a_long_text_a_part_is_looked_through() {
        let whole = |article: &Article| Span::new(0, article.text().len());
        let (book, longer) = (long(WHOLE - 200), long(WHOLE + 1));
        assert_eq!(window(&book, WHOLE / 2), whole(&book));
        assert!(window(&longer, WHOLE).len() < WHOLE);
        assert_ne!(window(&longer, 0), window(&longer, WHOLE));
    }

    #[test]
    fn the_whole_of_a_text_suggests_what_it_does_anyway() {
        let (article, suggester) = (long(20_000), Suggester::english());
        let span = window(&article, 10_000);
        assert_eq!(span, Span::new(0, article.text().len()));
        let codebook = Codebook::default();
        let found = suggester.suggest_within(&article, span, &codebook);
        assert_eq!(found, suggester.suggest(&article, &codebook));
    }
}
