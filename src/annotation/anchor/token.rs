//! Texts as rows of words.

use super::fold::{self, Kind};
use crate::article::Span;
use imara_diff::Token;
use std::collections::HashMap;
use std::ops::Range;

/// A word and where it stands, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The words of a text in their order. The numbers of equal words are equal.
#[derive(Debug, Clone)]
pub(super) struct Row<'t> {
    pub(super) text: &'t str,
    pub(super) words: Vec<Word>,
    pub(super) keys: Vec<Token>,
}

/// Numbers for words.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    known: HashMap<Box<str>, u32>,
    spelled: Vec<Box<str>>,
}

impl Numbers {
    /// The words of `text`.
    pub(super) fn row<'t>(&mut self, text: &'t str) -> Row<'t> {
        let expected = text.len() / 6;
        let mut row = Row {
            text,
            words: Vec::with_capacity(expected),
            keys: Vec::with_capacity(expected),
        };
        let mut word = String::new();
        let (mut start, mut end) = (0, 0);
        let mut last = Kind::Other;
        for (at, letter) in text.char_indices() {
            let kind = fold::kind(letter);
            let ends = match kind {
                Kind::Letter => last == Kind::Whole,
                Kind::Joint => last != Kind::Letter,
                Kind::Whole | Kind::Other => true,
                Kind::Mark => false,
            };
            if ends && !word.is_empty() {
                self.add(&mut word, Word { start, end }, &mut row);
            }
            if kind == Kind::Mark && word.is_empty() {
                continue;
            }
            if !matches!(kind, Kind::Joint | Kind::Other) {
                if word.is_empty() {
                    start = at;
                }
                fold::push(letter, &mut word);
                end = at + letter.len_utf8();
            }
            if kind != Kind::Mark {
                last = kind;
            }
        }
        if !word.is_empty() {
            self.add(&mut word, Word { start, end }, &mut row);
        }
        row
    }

    fn add(&mut self, word: &mut String, place: Word, row: &mut Row<'_>) {
        let number = if let Some(&number) = self.known.get(word.as_str()) {
            number
        } else {
            let number = u32::try_from(self.spelled.len()).unwrap_or(u32::MAX);
            self.known.insert(word.as_str().into(), number);
            self.spelled.push(word.as_str().into());
            number
        };
        row.words.push(place);
        row.keys.push(Token(number));
        word.clear();
    }

    /// How many different words there are.
    pub(super) fn count(&self) -> usize {
        self.spelled.len()
    }

    /// The word with `key`, as it compares.
    pub(super) fn spelled(&self, key: Token) -> &str {
        self.spelled.get(key.0 as usize).map_or("", |word| word)
    }
}

impl Row<'_> {
    /// The words of which a part lies between the bytes `start` and `end`, by their places in the row.
    pub(super) fn within(&self, start: usize, end: usize) -> Range<usize> {
        let first = self.words.partition_point(|word| word.end <= start);
        let last = self.words.partition_point(|word| word.start < end);
        first..last.max(first)
    }

    /// The words from place `start` up to `end`.
    pub(super) fn part(&self, start: usize, end: usize) -> Self {
        Row {
            text: self.text,
            words: self.words.get(start..end).unwrap_or_default().to_vec(),
            keys: self.keys.get(start..end).unwrap_or_default().to_vec(),
        }
    }

    /// The words at the ends of which none can be cut through: the first one can't where the text `is_first`.
    pub(super) fn uncut(&self, is_first: bool) -> Range<usize> {
        let starts = self.words.first().is_some_and(|word| word.start == 0);
        let ends = self.words.last();
        let ends = ends.is_some_and(|word| word.end == self.text.len());
        let end = self.words.len() - usize::from(ends);
        usize::from(starts && !is_first).min(end)..end
    }

    /// The span of the words `words`.
    pub(super) fn span(&self, words: Range<usize>) -> Option<Span> {
        let last = words.end.checked_sub(1)?;
        Some(Span::new(
            self.words.get(words.start)?.start,
            self.words.get(last)?.end,
        ))
    }

    /// What stands between word `at` and the one before it.
    pub(super) fn gap_before(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.words.get(before));
        let end = self
            .words
            .get(at)
            .map_or(self.text.len(), |word| word.start);
        self.text
            .get(start.map_or(0, |word| word.end)..end)
            .unwrap_or_default()
    }
}
