//! What is wrong with a codebook, where, what was expected and what to do about it.

use crate::article::visible;

/// One thing that is wrong, at a byte of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    what: String,
}

impl Fault {
    /// At byte `at`; `what` has the remedy too. Only its beginning is kept.
    pub(super) fn new(at: usize, what: &str) -> Self {
        const LONGEST: usize = 300;
        let shown = what.get(..what.floor_char_boundary(LONGEST));
        let shown = shown.unwrap_or(what);
        let rest = if shown.len() < what.len() { "…" } else { "" };
        Self {
            at,
            what: format!("{shown}{rest}"),
        }
    }
}

/// The most mistakes of one file that are noted: who has more mends some first.
pub(super) const MOST: usize = 1000;

/// Adds one that is wrong at byte `at`.
pub(super) fn note(faults: &mut Vec<Fault>, at: usize, what: &str) {
    if faults.len() < MOST {
        faults.push(Fault::new(at, what));
    }
}

/// `faults` in the order of `source`, the text of `file`: a line `FILE:LINE:COLUMN: …` each, safe to show.
pub(super) fn lines(file: &str, source: &str, mut faults: Vec<Fault>) -> Vec<String> {
    faults.sort_by_key(|fault| fault.at);
    let (mut seen, mut line, mut column) = (0, 1, 1);
    let mut report = Vec::with_capacity(faults.len());
    for fault in faults {
        let at = source.floor_char_boundary(fault.at);
        let passed = source.get(seen..at).unwrap_or_default();
        seen = at.max(seen);
        line += memchr::memchr_iter(b'\n', passed.as_bytes()).count();
        column = match passed.rsplit_once('\n') {
            Some((_, last)) => last.chars().count() + 1,
            None => column + passed.chars().count(),
        };
        let what = visible::line(&fault.what);
        report.push(format!("{file}:{line}:{column}: {what}"));
    }
    report
}

/// The one of `names` that `word` is a slip of: at most a third of its letters are others.
pub(super) fn nearest<'a>(word: &str, names: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    let by_distance = names
        .iter()
        .map(|name| (distance(&word, &name.to_lowercase()), *name));
    let (distance, name) = by_distance.min_by_key(|(distance, _)| *distance)?;
    let most = (name.chars().count() / 3).max(1);
    (distance <= most).then_some(name)
}

/// How many letters must be put in, left out or changed to make the one of the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    const LONGEST: usize = 64;
    let other: Vec<char> = other.chars().take(LONGEST).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.chars().take(LONGEST).enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        for (cell, &beside) in row.iter_mut().skip(1).zip(&other) {
            let changed = diagonal + usize::from(letter != beside);
            diagonal = *cell;
            left = changed.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
