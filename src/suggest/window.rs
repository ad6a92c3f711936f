//! Long texts: what they suggest is looked for around a place alone, so that a hundred megabytes take no more memory
//! and no more work than a book.

use super::{Suggester, Suggestion};
use crate::article::{Article, Span};
use crate::codebook::Codebook;

/// Texts up to this many bytes are looked through as a whole.
const WHOLE: usize = 1 << 20;
/// Of longer ones the piece of so many bytes that a place is in, and as much before and after it.
const PIECE: usize = 256 << 10;

/// Of longer ones that are looked through from end to end so many bytes at a time,
const PART: usize = 512 << 10;
/// and as many before and after them, which tell who is who.
const MARGIN: usize = 64 << 10;

/// A part of a text that is looked through by itself: all of one that isn't long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What begins here is its own.
    pub own: Span,
    /// What is looked through for that.
    pub within: Span,
}

impl Part {
    /// Part `index` of `article`, counted from 0, if there are so many.
    #[must_use]
    pub fn of(article: &Article, index: usize) -> Option<Self> {
        let length = article.text().len();
        if length > WHOLE {
            return Self::cut(article, index, (PART, MARGIN));
        }
        let whole = Span::new(0, length);
        let (own, within) = (whole, whole);
        (index == 0).then_some(Self { own, within })
    }

    /// All parts of `article`.
    pub fn all(article: &Article) -> impl Iterator<Item = Self> {
        (0..).map_while(|index| Self::of(article, index))
    }

    /// Part `index` of those of `size` bytes, with so many on each side: whole stretches.
    fn cut(article: &Article, index: usize, (size, margin): (usize, usize)) -> Option<Self> {
        let length = article.text().len();
        let start = index.checked_mul(size).filter(|start| *start < length)?;
        let stretch = |at: usize| article.stretch(article.stretch_at(at)).span();
        let before = |at: usize| match at {
            0 => 0,
            at if at >= length => length,
            at => stretch(at).start,
        };
        let beyond = start + size + margin;
        let end = if beyond >= length {
            length
        } else {
            stretch(beyond).end
        };
        Some(Self {
            own: Span::new(before(start), before(start + size)),
            within: Span::new(before(start.saturating_sub(margin)), end),
        })
    }
}

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
        let found = self.suggest(&article.part(span), codebook).into_iter();
        found.map(|one| one.shift(span.start)).collect()
    }

    /// What a `part` of `article` suggests: what begins in it.
    #[must_use]
    pub fn suggest_part(
        &self,
        article: &Article,
        part: Part,
        codebook: &Codebook,
    ) -> Vec<Suggestion> {
        let mut found = self.suggest_within(article, part.within, codebook);
        found.retain(|one| (part.own.start..part.own.end).contains(&one.span().start));
        found
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

    /// Whatever is cut where: each suggestion comes once, with who said it.
    #[test]
    fn the_parts_of_a_long_text_suggest_what_the_whole_does() {
        let (article, suggester) = (long(40_000), Suggester::english());
        let codebook = Codebook::default();
        // Of a name that stands in every part more places are told by the whole.
        let told = |one: Suggestion| {
            (
                one.fragments,
                one.cue,
                one.source.map(|who| (who.mention, who.name)),
            )
        };
        let whole: Vec<_> = suggester
            .suggest(&article, &codebook)
            .into_iter()
            .map(told)
            .collect();
        for size in [1 << 10, 3000, 4 << 10, 39_999] {
            let parts = (0..).map_while(|index| Part::cut(&article, index, (size, 2 << 10)));
            let parts: Vec<_> = parts.collect();
            let mut reached = 0;
            for part in &parts {
                assert_eq!(part.own.start, reached, "{size}");
                assert!(part.within.contains(part.own), "{size}: {part:?}");
                assert!(part.within.len() <= size + (4 << 10) + 400, "{size}");
                reached = part.own.end;
            }
            assert_eq!(reached, article.text().len());
            let found = parts.iter();
            let found = found.flat_map(|part| suggester.suggest_part(&article, *part, &codebook));
            assert!(found.map(told).eq(whole.clone()), "{size}");
        }
        assert!(whole.len() > 50);
    }

    /// A part without a blank line isn't taken for a text whose lines are paragraphs.
    #[test]
    fn a_part_is_cut_as_the_whole_is() {
        let verse =
            "Mr. Adams said that the harbour\nwould stay open until the\nspring. ".repeat(40);
        let text = format!("The talks went on\n\n{verse}\n\n{verse}\n");
        let article = Article::new("verse.txt", text);
        let last = article.stretch(2).span();
        let suggester = Suggester::english();
        let found = suggester.suggest_within(&article, last, &Codebook::default());
        let over = |one: &Suggestion| article.slice(one.span()).contains('\n');
        assert!(!found.is_empty() && found.iter().all(over), "{found:?}");
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
