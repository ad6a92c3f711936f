//! How strongly each sign speaks for a quotation or a report, and against one.
//!
//! A table has questions (its sections) and answers (its lines), each with a weight in decibans, ten times the
//! decimal logarithm of the odds: 0 is even, 10 is ten to one. What is found out about a place is added up.
//! Must not know what is asked.

use foldhash::fast::FixedState;
use std::collections::HashMap;

const TABLES: [&str; 2] = [
    include_str!("../../assets/suggest/en/weights.txt"),
    include_str!("../../assets/suggest/en/quotations.txt"),
];

/// A word of the tables: an answer, or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Term {
    /// As the tables have it; empty for nothing.
    pub(super) text: &'static str,
    number: u64,
}

impl Term {
    /// Nothing: `_` in the tables.
    pub(super) const NONE: Self = Self::of("");

    /// The term with this text.
    pub(super) const fn of(text: &'static str) -> Self {
        Self {
            text,
            number: number(text),
        }
    }
}

/// A number that stands for `text` (FNV-1a: Fowler, Noll, Vo).
const fn number(text: &str) -> u64 {
    let mut number = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < text.len() {
        number = (number ^ text.as_bytes()[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    number
}

/// Up to three signs that are weighed together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question<S: 'static> {
    name: Term,
    signs: &'static [S],
}

impl<S: Copy> Question<S> {
    /// A question with its section of the table.
    pub(super) const fn new(name: &'static str, signs: &'static [S]) -> Self {
        Self {
            name: Term::of(name),
            signs,
        }
    }

    /// What the signs answer; `read` looks one up.
    pub(super) fn answer(&self, read: impl Fn(S) -> Term) -> Evidence {
        let mut answer = [Term::NONE; 3];
        for (term, sign) in answer.iter_mut().zip(self.signs) {
            *term = read(*sign);
        }
        Evidence {
            question: self.name,
            answer,
        }
    }
}

/// One thing to be said of a place: a question and its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evidence {
    question: Term,
    answer: [Term; 3],
}

impl Evidence {
    /// The answer to a question that stands alone.
    pub(super) const fn new(question: Term, answer: [Term; 3]) -> Self {
        Self { question, answer }
    }

    /// The section of the table and the line in it without its weight, parted by a tab.
    pub(super) fn line(&self) -> String {
        let words = self
            .answer
            .map(|term| if term.text.is_empty() { "_" } else { term.text });
        format!("{}\t{}", self.question.text, words.join(" "))
    }

    fn key(&self) -> u64 {
        self.answer.iter().fold(self.question.number, |key, term| {
            (key.rotate_left(23) ^ term.number).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        })
    }
}

/// The weight of each piece of evidence, in decibans.
#[derive(Debug)]
pub(super) struct Weights {
    by_key: HashMap<u64, f32, FixedState>,
}

impl Weights {
    /// The tables of English.
    pub(super) fn english() -> Self {
        let mut by_key = HashMap::with_capacity_and_hasher(16_384, FixedState::default());
        for table in TABLES {
            let mut question = Term::NONE;
            for line in table.lines() {
                let line = line.split('#').next().unwrap_or("").trim();
                if let Some(name) = line.strip_prefix('[') {
                    question = Term::of(name.trim_end_matches(']'));
                } else if let Some((evidence, weight)) = entry(question, line) {
                    by_key.insert(evidence.key(), weight);
                }
            }
        }
        Self { by_key }
    }

    /// How strongly all of `evidence` speaks for the place, in decibans.
    pub(super) fn sum(&self, evidence: impl IntoIterator<Item = Evidence>) -> f32 {
        evidence
            .into_iter()
            .filter_map(|piece| self.by_key.get(&piece.key()))
            .sum()
    }
}

/// A line of a table: up to three words, and the weight.
fn entry(question: Term, line: &'static str) -> Option<(Evidence, f32)> {
    let (words, weight) = line.rsplit_once(' ')?;
    let mut answer = [Term::NONE; 3];
    for (term, word) in answer.iter_mut().zip(words.split_whitespace()) {
        *term = if word == "_" {
            Term::NONE
        } else {
            Term::of(word)
        };
    }
    Some((Evidence { question, answer }, weight.parse().ok()?))
}
