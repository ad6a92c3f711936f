//! How strongly each sign speaks for a quotation or a report, and against one.
//!
//! A table has questions (its sections) and answers (its lines), each with a weight in decibans, ten times the
//! decimal logarithm of the odds: 0 is even, 10 is ten to one. What is found out about a place is added up.
//! Must not know what is asked.

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
    signs: [S; 3],
}

impl<S: Copy> Question<S> {
    /// A question with its section of the table. `nothing` is the sign of nothing.
    pub(super) const fn new(name: &'static str, asked: &'static [S], nothing: S) -> Self {
        let mut signs = [nothing; 3];
        let mut at = 0;
        while at < asked.len() {
            signs[at] = asked[at];
            at += 1;
        }
        Self {
            name: Term::of(name),
            signs,
        }
    }

    /// What the signs answer; `read` looks one up.
    pub(super) fn answer(&self, read: impl Fn(S) -> Term) -> Evidence {
        Evidence {
            question: self.name,
            answer: self.signs.map(read),
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

    #[inline]
    fn key(&self) -> u64 {
        key(self.question, self.answer)
    }
}

/// A number that stands for `question` with its `answer`. The three don't wait for one another: it is asked for
/// some hundred times in a line of news.
#[inline]
const fn key(question: Term, answer: [Term; 3]) -> u64 {
    let [first, second, third] = answer;
    let key = question
        .number
        .wrapping_add(first.number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_add(second.number.wrapping_mul(0xc2b2_ae3d_27d4_eb4f))
        .wrapping_add(third.number.wrapping_mul(0x1656_67b1_9e37_79f9));
    (key ^ (key >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// The weight of each piece of evidence, in decibans.
#[derive(Debug)]
pub(super) struct Weights {
    /// Keys with their weights, each at the place that its first bits tell, or after it; more than half are free
    /// (a key of 0).
    slots: Vec<(u32, f32)>,
    /// How far a key is shifted to tell a place.
    shift: u32,
}

impl Weights {
    /// The tables of English.
    pub(super) fn english() -> Self {
        let lines: usize = TABLES.iter().map(|table| table.lines().count()).sum();
        let bits = (lines.max(1) * 2).next_power_of_two().ilog2();
        let mut weights = Self {
            slots: vec![(0, 0.0); 1 << bits],
            shift: u64::BITS - bits,
        };
        for table in TABLES {
            let mut question = Term::NONE;
            for line in table.lines() {
                let line = line.split('#').next().unwrap_or("").trim();
                if let Some(name) = line.strip_prefix('[') {
                    question = Term::of(name.trim_end_matches(']'));
                } else if let Some((evidence, weight)) = entry(question, line) {
                    weights.insert(evidence.key(), weight);
                }
            }
        }
        weights
    }

    /// A weight given twice is that of the last line.
    fn insert(&mut self, key: u64, weight: f32) {
        let (mut place, short) = self.place(key);
        while let Some(slot) = self.slots.get_mut(place) {
            if slot.0 == 0 || slot.0 == short {
                *slot = (short, weight);
                return;
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
    }

    /// Where to look for `key`, and what to find there.
    #[inline]
    const fn place(&self, key: u64) -> (usize, u32) {
        #[expect(clippy::cast_possible_truncation, reason = "the first bits tell the place, the last ones the key")]
        ((key >> self.shift) as usize, key as u32 | 1)
    }

    #[inline]
    fn weight(&self, key: u64) -> f32 {
        let (mut place, short) = self.place(key);
        while let Some((found, weight)) = self.slots.get(place) {
            if *found == short {
                return *weight;
            }
            if *found == 0 {
                break;
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
        0.0
    }

    /// How strongly all of `evidence` speaks for the place, in decibans.
    pub(super) fn sum(&self, evidence: impl IntoIterator<Item = Evidence>) -> f32 {
        evidence
            .into_iter()
            .map(|piece| self.weight(piece.key()))
            .sum()
    }

    /// How strongly what `read` sees of the signs speaks for the place, by all `questions`.
    #[inline]
    pub(super) fn ask<S: Copy>(&self, questions: &[Question<S>], read: impl Fn(S) -> Term) -> f32 {
        let mut sum = 0.0;
        for question in questions {
            sum += self.weight(key(question.name, question.signs.map(&read)));
        }
        sum
    }

    /// `sum` and how strongly `evidence` speaks for the place.
    pub(super) fn add(&self, sum: f32, evidence: impl Iterator<Item = Evidence>) -> f32 {
        evidence.fold(sum, |sum, piece| sum + self.weight(piece.key()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_lines_of_the_tables_are_taken_for_each_other() {
        let mut seen = HashSet::new();
        let weights = Weights::english();
        for table in TABLES {
            let mut question = Term::NONE;
            for line in table.lines() {
                let line = line.split('#').next().unwrap_or("").trim();
                if let Some(name) = line.strip_prefix('[') {
                    question = Term::of(name.trim_end_matches(']'));
                } else if let Some((evidence, weight)) = entry(question, line) {
                    assert!(seen.insert(weights.place(evidence.key())), "twice: {line}");
                    assert_eq!(weights.sum([evidence]), weight, "{line}");
                }
            }
        }
    }
}
