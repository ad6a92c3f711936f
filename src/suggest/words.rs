//! The text in words and marks, each with what the lexicon knows of it; sentence by sentence.
//!
//! Knows how English is written, and nothing of speech or speakers.

mod cutter;

use super::lexicon::{Base, Classes, Lexicon};
use super::part::{Part, View};
use crate::article::{Article, Span};
use cutter::Cutter;
use std::ops::Range;

/// How a word is written, or which mark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Small letters.
    Small,
    /// A capital first.
    Capital,
    /// Several letters, all capitals.
    Capitals,
    /// Digits first.
    Number,
    /// `'s` and other clitics.
    Clitic,
    /// A quotation mark.
    Quote,
    /// `,`
    Comma,
    /// `.`, `!`, `?`, `…` at the end of a sentence or anywhere else than in an abbreviation.
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash between words.
    Dash,
    /// An opening bracket.
    Opening,
    /// A closing bracket.
    Closing,
    /// Any other mark.
    Mark,
}

/// A word or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    start: u32,
    end: u32,
    /// What it may be.
    pub(super) classes: Classes,
    /// Its base form.
    pub(super) base: Base,
    /// What kind of verb it is.
    pub(super) kind: u8,
    /// How it is written.
    pub(super) shape: Shape,
}

impl Word {
    /// What is read past the last word.
    pub(super) const END: Self = Self {
        start: 0,
        end: 0,
        classes: Classes(0),
        base: Base::NONE,
        kind: 0,
        shape: Shape::Stop,
    };

    /// Whether it is no mark.
    pub(super) fn is_word(&self) -> bool {
        matches!(
            self.shape,
            Shape::Small | Shape::Capital | Shape::Capitals | Shape::Number | Shape::Clitic
        )
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Capitals)
    }

    /// Whether it may be one of `classes`.
    pub(super) fn is(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }

    /// Its first byte.
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte after its last.
    pub(super) fn end(&self) -> usize {
        self.end as usize
    }
}

/// A sentence: its words, and the number of the stretch that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its words.
    pub(super) words: Range<usize>,
    /// The stretch of the article, counted from 0.
    pub(super) stretch: usize,
}

/// The words of an article.
#[derive(Debug)]
pub(super) struct Words<'a> {
    /// The article that they are of.
    pub(super) article: &'a Article,
    list: Vec<Word>,
    sentences: Vec<Sentence>,
    parts: Vec<Part>,
    /// The numbers of all quotation marks.
    quotes: Vec<u32>,
    /// How many verbs of speech there are up to the end of each sentence.
    said: Vec<usize>,
}

/// An article is taken for one with as many verbs of speech in a hundred sentences as most have …
const USUAL: usize = 45;
/// … as if so many sentences of that kind stood before its first one.
const ASSUMED: usize = 6;

/// How many verbs of speech there are up to the end of each of `sentences`.
fn said(list: &[Word], sentences: &[Sentence]) -> Vec<usize> {
    let is_said =
        |word: &&Word| word.is(Classes::SPEECH) && word.is(Classes::PAST | Classes::THIRD);
    let mut sum = 0;
    let counts = sentences.iter().map(|sentence| {
        let words = list.get(sentence.words.clone()).unwrap_or_default();
        sum += words.iter().filter(is_said).count();
        sum
    });
    counts.collect()
}

impl<'a> Words<'a> {
    /// The words of `article`.
    pub(super) fn of(article: &'a Article, lexicon: &Lexicon) -> Self {
        let mut list = Vec::with_capacity(article.text().len() / 5);
        let mut sentences = Vec::new();
        let mut small = String::new();
        for stretch in 0..article.stretch_count() {
            for span in article.sentences(stretch) {
                let first = list.len();
                let mut cutter = Cutter::new(article.text(), span, lexicon, &mut small);
                while let Some(word) = cutter.next() {
                    list.push(word);
                }
                sentences.push(Sentence {
                    words: first..list.len(),
                    stretch,
                });
            }
        }
        let said = said(&list, &sentences);
        let is_quote = |(_, word): &(usize, &Word)| word.shape == Shape::Quote;
        let quotes = list.iter().enumerate().filter(is_quote);
        let quotes = quotes
            .filter_map(|(at, _)| u32::try_from(at).ok())
            .collect();
        let mut words = Self {
            article,
            list,
            sentences,
            parts: Vec::new(),
            quotes,
            said,
        };
        words.parts = words.guess_parts();
        words
    }

    fn guess_parts(&self) -> Vec<Part> {
        let mut parts = Vec::with_capacity(self.list.len());
        for sentence in &self.sentences {
            for at in sentence.words.clone() {
                let view = View::within(self, &sentence.words, at);
                parts.push(view.guess(at).unwrap_or(Part::Break));
            }
        }
        parts
    }

    /// The part that word `at` plays in its sentence.
    pub(super) fn part(&self, at: usize) -> Part {
        self.parts.get(at).copied().unwrap_or(Part::Break)
    }

    /// How many quotation marks there are in `range`.
    pub(super) fn quotes_in(&self, range: &Range<usize>) -> usize {
        let inside = |at: usize| self.quotes.partition_point(|quote| (*quote as usize) < at);
        inside(range.end) - inside(range.start)
    }

    /// How many sentences of a hundred have a verb of speech, if each has one, up to sentence `number`: what comes
    /// later in the article must not change what was said of it so far.
    pub(super) fn talkative(&self, number: usize) -> usize {
        let said = self.said.get(number).copied().unwrap_or_default();
        (said * 100 + USUAL * ASSUMED) / (number + 1 + ASSUMED)
    }

    /// All words in order.
    pub(super) fn all(&self) -> &[Word] {
        &self.list
    }

    /// The sentences in order.
    pub(super) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentence that word `at` is in: its number, counted from 0.
    pub(super) fn sentence_of(&self, at: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.words.end <= at)
    }

    /// The place in the text of the words in `range`.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match self.list.get(range) {
            Some([first, .., last]) => Span::new(first.start(), last.end()),
            Some([only]) => Span::new(only.start(), only.end()),
            _ => Span::default(),
        }
    }

    /// The words whose place is in `span`.
    pub(super) fn within(&self, span: Span) -> Range<usize> {
        let first = self.list.partition_point(|word| word.start() < span.start);
        first..self.starting(span.end, first)
    }

    /// The words whose place is in `span`, none of them before word `from`: the nearer, the sooner they are found.
    pub(super) fn within_from(&self, span: Span, from: usize) -> Range<usize> {
        let first = self.starting(span.start, from);
        first..self.starting(span.end, first)
    }

    /// The first word from `from` on that starts at byte `place` or later.
    fn starting(&self, place: usize, from: usize) -> usize {
        let rest = self.list.get(from..).unwrap_or_default();
        let is_before = |word: &Word| word.start() < place;
        let mut far = 1;
        while rest.get(far).is_some_and(is_before) {
            far *= 2;
        }
        let near = rest.get(..rest.len().min(far + 1)).unwrap_or_default();
        from + near.partition_point(is_before)
    }

    /// Word `at` as it is written.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |word| {
            self.article
                .text()
                .get(word.start()..word.end())
                .unwrap_or_default()
        })
    }
}
