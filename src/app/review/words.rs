//! Which words of a text another one has changed.

use imara_diff::{Algorithm, Diff, Token};
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// The most words in a row that are compared one by one: longer texts would keep the reader waiting, and no box shows
/// that much.
const MOST: usize = 800;

/// A part of a text: its bytes, and whether the other text hasn't got it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Whether it differs.
    pub differs: bool,
}

/// What differs in `old` from `new`, and in `new` from `old`: all of both texts, in pieces that follow one another.
#[must_use]
pub fn against(old: &str, new: &str) -> [Vec<Piece>; 2] {
    let (olds, news) = (words(old), words(new));
    let (mut one, mut other) = (Pieces::of(&olds), Pieces::of(&news));
    for (old, new, differs) in runs(&olds, &news) {
        one.take(old, differs);
        other.take(new, differs);
    }
    [one.joined(old), other.joined(new)]
}

/// How much `new` differs from `old`, in words: "3 words changed".
#[must_use]
pub fn changed(old: &str, new: &str) -> String {
    let [gone, come] = against(old, new);
    let count = |text: &str, pieces: &[Piece]| -> usize {
        let differing = pieces.iter().filter(|piece| piece.differs);
        let texts = differing.filter_map(|piece| text.get(piece.start..piece.end));
        texts.map(|text| text.unicode_words().count()).sum()
    };
    match count(old, &gone).max(count(new, &come)) {
        0 if old == new => String::from("the same words"),
        0 => String::from("only signs and blanks changed"),
        1 => String::from("1 word changed"),
        many => format!("{many} words changed"),
    }
}

/// A text as words, and all between them one by one.
fn words(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// How many words of each text go together, in their order, and whether they differ.
fn runs(old: &[&str], new: &[&str]) -> Vec<(usize, usize, bool)> {
    let is_alike = |(one, other): &(&&str, &&str)| one == other;
    let head = old.iter().zip(new).take_while(is_alike).count();
    let (old, new) = (&old[head..], &new[head..]);
    let ends = old.iter().rev().zip(new.iter().rev());
    let tail = ends.take_while(is_alike).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let mut runs = vec![(head, head, false)];
    if old.len().max(new.len()) > MOST {
        runs.push((old.len(), new.len(), true));
    } else {
        between(old, new, &mut runs);
    }
    runs.push((tail, tail, false));
    runs
}

/// Adds those of two texts that begin and end otherwise.
fn between(old: &[&str], new: &[&str], runs: &mut Vec<(usize, usize, bool)>) {
    let mut numbers = HashMap::new();
    let [olds, news] = [old, new].map(|words| numbered(words, &mut numbers));
    let known = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &olds, &news, known);
    let mut at = 0;
    for hunk in diff.hunks() {
        let start = hunk.before.start as usize;
        runs.push((start - at, start - at, false));
        runs.push((hunk.before.len(), hunk.after.len(), true));
        at = hunk.before.end as usize;
    }
    runs.push((old.len() - at, old.len() - at, false));
}

/// Each word by its number, the same for the same ones.
fn numbered<'a>(words: &[&'a str], numbers: &mut HashMap<&'a str, u32>) -> Vec<Token> {
    let mut number = |word: &&'a str| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        Token(*numbers.entry(*word).or_insert(next))
    };
    words.iter().map(&mut number).collect()
}

/// The pieces of a text while they are told apart.
struct Pieces<'a> {
    words: &'a [&'a str],
    done: Vec<Piece>,
}

impl<'a> Pieces<'a> {
    const fn of(words: &'a [&'a str]) -> Self {
        Self {
            words,
            done: Vec::new(),
        }
    }

    /// The next `count` words.
    fn take(&mut self, count: usize, differs: bool) {
        let (now, rest) = self.words.split_at(count.min(self.words.len()));
        self.words = rest;
        let start = self.done.last().map_or(0, |piece| piece.end);
        let end = start + now.iter().map(|word| word.len()).sum::<usize>();
        if start == end {
            return;
        }
        match self.done.last_mut() {
            Some(last) if last.differs == differs => last.end = end,
            _ => self.done.push(Piece {
                start,
                end,
                differs,
            }),
        }
    }

    /// All of them; of `text`, blanks between two that differ belong to those.
    fn joined(self, text: &str) -> Vec<Piece> {
        let is_gap = |piece: &Piece| {
            let text = text.get(piece.start..piece.end);
            !piece.differs && text.is_some_and(|text| text.trim().is_empty())
        };
        let mut joined: Vec<Piece> = Vec::new();
        for piece in self.done {
            match joined.as_mut_slice() {
                [.., before, gap] if piece.differs && before.differs && is_gap(gap) => {
                    before.end = piece.end;
                    joined.pop();
                }
                _ => joined.push(piece),
            }
        }
        joined
    }
}
