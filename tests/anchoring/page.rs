//! A text while it is edited: each of its letters remembers which letter of the old text it is, or stands for.

use std::ops::Range;

/// A letter, and its place in the old text if it comes from there.
pub(crate) type Letter = (char, Option<usize>);

#[derive(Clone)]
pub(crate) struct Page(pub(crate) Vec<Letter>);

impl Page {
    pub(crate) fn of(text: &str) -> Self {
        Self(
            text.chars()
                .enumerate()
                .map(|(at, letter)| (letter, Some(at)))
                .collect(),
        )
    }

    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|(letter, _)| letter).collect()
    }

    /// Where the letters stand that are those of `old` now, from the first to the last; nothing if none is left.
    pub(crate) fn place(&self, old: &Range<usize>) -> Option<Range<usize>> {
        let is_of = |letter: &Letter| letter.1.is_some_and(|at| old.contains(&at));
        let first = self.0.iter().position(is_of)?;
        let last = self.0.iter().rposition(is_of)?;
        Some(first..last + 1)
    }

    /// Puts `text` in place of `range`. `owner` is the old letter that the new ones stand for.
    pub(crate) fn replace(&mut self, range: Range<usize>, text: &str, owner: Option<usize>) {
        let letters = text.chars().map(|letter| (letter, owner));
        self.0.splice(range, letters);
    }

    /// Cuts `range` out.
    pub(crate) fn cut(&mut self, range: Range<usize>) -> Vec<Letter> {
        self.0.drain(range).collect()
    }

    pub(crate) fn insert(&mut self, at: usize, letters: Vec<Letter>) {
        self.0.splice(at..at, letters);
    }

    /// The words, as runs of letters and digits.
    pub(crate) fn words(&self, within: &Range<usize>) -> Vec<Range<usize>> {
        let mut words = Vec::new();
        let mut at = within.start;
        while at < within.end {
            let is_word = |at: usize| self.0[at].0.is_alphanumeric();
            if is_word(at) {
                let end = (at..within.end)
                    .find(|&at| !is_word(at))
                    .unwrap_or(within.end);
                words.push(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
        words
    }

    /// The paragraphs, without what is between them.
    pub(crate) fn paragraphs(&self) -> Vec<Range<usize>> {
        let (mut found, mut start) = (Vec::new(), 0);
        let length = self.0.len();
        for at in 0..=length {
            let is_end = at == length
                || (self.0[at].0 == '\n' && self.0.get(at + 1).is_none_or(|next| next.0 == '\n'));
            if is_end {
                if self.0[start..at]
                    .iter()
                    .any(|(letter, _)| letter.is_alphanumeric())
                {
                    found.push(start..at);
                }
                start = (at + 1).min(length);
            }
            if start == at && at < length && self.0[at].0 == '\n' {
                start = at + 1;
            }
        }
        found
    }

    /// The sentences in `within`, by full stops followed by a blank.
    pub(crate) fn sentences(&self, within: &Range<usize>) -> Vec<Range<usize>> {
        let (mut found, mut start) = (Vec::new(), within.start);
        for at in within.clone() {
            let ends = ".?!”\"".contains(self.0[at].0)
                && (at + 1 == within.end || self.0[at + 1].0 == ' ')
                && self.0.get(at + 2).is_none_or(|next| !next.0.is_lowercase());
            if ends || at + 1 == within.end {
                if at + 1 > start {
                    found.push(start..at + 1);
                }
                start = (at + 2).min(within.end);
            }
        }
        found
    }
}
