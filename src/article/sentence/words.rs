//! The words that decide, from the list in `assets/abbreviations.txt`.
//!
//! The list is compiled in and sorted once, when the first sentence is looked for.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A set of words: a section of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Set {
    Never,
    Rarely,
    Number,
    Month,
    Time,
    Zone,
    Starter,
    Speech,
    Link,
    Particle,
    Suffix,
    Name,
}

const NAMES: [(&str, Set); 12] = [
    ("[never]", Set::Never),
    ("[rarely]", Set::Rarely),
    ("[number]", Set::Number),
    ("[month]", Set::Month),
    ("[time]", Set::Time),
    ("[zone]", Set::Zone),
    ("[starter]", Set::Starter),
    ("[speech]", Set::Speech),
    ("[link]", Set::Link),
    ("[particle]", Set::Particle),
    ("[suffix]", Set::Suffix),
    ("[name]", Set::Name),
];

/// For every word, the sets it is in: one bit each.
static WORDS: LazyLock<HashMap<&str, u16>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let mut bit = 0;
    let lines = include_str!("../../../assets/abbreviations.txt").lines();
    for word in lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
    {
        match NAMES.iter().find(|(name, _)| *name == word) {
            Some((_, set)) => bit = 1 << *set as u16,
            None => *words.entry(word).or_default() |= bit,
        }
    }
    words
});

impl Set {
    /// Whether `word`, without a full stop at its end, is in the set.
    pub(super) fn has(self, word: &str) -> bool {
        WORDS
            .get(word)
            .is_some_and(|sets| sets & (1 << self as u16) != 0)
    }
}
