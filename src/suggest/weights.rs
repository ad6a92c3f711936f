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
///
/// Every key has a place of its own, so that none has to be sought: keys whose last bits are alike share a step, and
/// the step was chosen so that they fall on free places.
#[derive(Debug, Default)]
pub(super) struct Weights {
    steps: Vec<u16>,
    /// Keys with their weights; 0 where there is none.
    places: Vec<(u32, f32)>,
}

impl Weights {
    /// The tables of English.
    pub(super) fn english() -> Self {
        let mut lines: Vec<(u64, f32)> = Vec::with_capacity(32_768);
        for table in TABLES {
            let mut question = Term::NONE;
            for line in table.lines() {
                let line = line.split('#').next().unwrap_or("").trim();
                if let Some(name) = line.strip_prefix('[') {
                    question = Term::of(name.trim_end_matches(']'));
                } else if let Some((evidence, weight)) = entry(question, line) {
                    lines.push((evidence.key(), weight));
                }
            }
        }
        Self::of(&mut lines)
    }

    /// The weights of `lines`, each with its key.
    fn of(lines: &mut Vec<(u64, f32)>) -> Self {
        let count = (lines.len() * 3 / 2).max(4).next_power_of_two();
        let mut weights = Self {
            steps: vec![0; count / 4],
            places: vec![(0, 0.0); count],
        };
        let last = weights.steps.len() - 1;
        lines.sort_unstable_by_key(|(key, _)| (low(*key) & last, *key));
        lines.dedup_by_key(|(key, _)| *key);
        let mut groups: Vec<_> = lines
            .chunk_by(|(one, _), (other, _)| low(*one) & last == low(*other) & last)
            .collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        for group in groups {
            weights.settle(group, last);
        }
        weights
    }

    /// Gives those of `group` their places.
    fn settle(&mut self, group: &[(u64, f32)], last: usize) {
        for step in 0..=u16::MAX {
            let mut count = 0;
            for (key, weight) in group {
                let place = self.place(*key, step);
                match self.places.get_mut(place) {
                    Some(free) if free.0 == 0 => *free = (short(*key), *weight),
                    _ => break,
                }
                count += 1;
            }
            if count == group.len() {
                let first = group.first().map_or(0, |(key, _)| low(*key) & last);
                if let Some(of_group) = self.steps.get_mut(first) {
                    *of_group = step;
                }
                return;
            }
            for (key, _) in group.iter().take(count) {
                let place = self.place(*key, step);
                if let Some(taken) = self.places.get_mut(place) {
                    *taken = (0, 0.0);
                }
            }
        }
    }

    /// Where `key` stands if its group has this `step`.
    #[inline]
    fn place(&self, key: u64, step: u16) -> usize {
        let stride = low(key.rotate_right(11)) | 1;
        let first = low(key.rotate_right(27));
        first.wrapping_add(stride.wrapping_mul(usize::from(step)))
            & (self.places.len().wrapping_sub(1))
    }

    #[inline]
    fn weight(&self, key: u64) -> f32 {
        let group = low(key) & self.steps.len().wrapping_sub(1);
        let step = self.steps.get(group).copied().unwrap_or(0);
        let place = self.places.get(self.place(key, step));
        let (found, weight) = place.copied().unwrap_or_default();
        // Whether it is there can't be foretold: no branch.
        let mask = u32::from(found == short(key)).wrapping_neg();
        f32::from_bits(weight.to_bits() & mask)
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

#[expect(clippy::cast_possible_truncation, reason = "the last bits are wanted")]
const fn low(key: u64) -> usize {
    key as usize
}

/// What tells a key from others at its place, never 0.
const fn short(key: u64) -> u32 {
    (key >> 32) as u32 | 1
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
                    assert!(seen.insert(evidence.key()), "twice: {line}");
                    let is_same = (weights.sum([evidence]) - weight).abs() < 1e-6;
                    assert!(is_same, "{line}");
                    assert!(line.split_whitespace().count() <= 4, "{line}");
                }
            }
        }
    }
}
