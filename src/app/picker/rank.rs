//! Which names match what is typed, and how well.

use super::names::Entry;
use super::roster::Roster;
use super::{Kind, Offer, same};
use crate::codebook::fold;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;
use std::sync::Arc;

/// How well a name matches; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Match {
    /// It is the name, or another name of the same.
    Whole,
    /// The name begins so.
    Beginning,
    /// Every word typed begins a word of the name.
    Words,
    /// Its letters stand in the name in that order; the higher the score the closer.
    Letters(Reverse<u32>),
}

impl Match {
    /// The smaller the surer that it is meant.
    const fn class(self) -> u8 {
        match self {
            Self::Whole => 0,
            Self::Beginning | Self::Words => 1,
            Self::Letters(_) => 2,
        }
    }
}

/// The names that `typed` matches, the best first; among equals the likeliest. What is typed can be taken
/// as a new name, if it isn't one already. That row comes first where nothing but scattered letters match,
/// which are more often a coincidence than meant.
pub(super) fn offers(roster: &Roster, typed: &str, kind: Kind) -> Vec<Offer> {
    let mut found = matching(roster, typed);
    found.sort_unstable_by_key(|(how, rank, _)| {
        // Who is likely here goes before who merely begins so.
        (how.class(), !roster.is_likely(*rank), *how, *rank)
    });
    let best = found.first().map(|(how, ..)| *how);
    let known = found
        .iter()
        .map(|(_, rank, entry)| Offer::Known(entry.name.clone(), roster.why(*rank)));
    let mut offers: Vec<_> = known.collect();
    let proposed = proposed(roster, typed);
    let has_proposed = !proposed.is_empty();
    // Somebody known who is called so comes first.
    let at = offers.len().min(usize::from(best == Some(Match::Whole)));
    offers.splice(at..at, proposed);
    let is_typed = |offer: &Offer| match offer {
        Offer::Known(name, _) | Offer::New(name) => same(name, typed),
        Offer::Nothing => false,
    };
    if !offers.iter().any(is_typed) {
        let meant = match best {
            _ if has_proposed => true,
            None => false,
            // People have capital letters: without them somebody is looked for.
            Some(Match::Letters(_)) => kind == Kind::Speaker && fold(typed) == typed,
            Some(_) => true,
        };
        let at = if meant { offers.len() } else { 0 };
        offers.insert(at, Offer::New(typed.into()));
    }
    offers
}

/// Those whom the wording suggests and whose words begin as is typed.
fn proposed(roster: &Roster, typed: &str) -> Vec<Offer> {
    let typed = fold(typed);
    let is_meant = |name: &&Arc<str>| by_words(&fold(name), &typed).is_some();
    let meant = roster.proposed().iter().filter(is_meant);
    meant.cloned().map(Offer::New).collect()
}

/// The codes of all `rosters` that `typed` matches, the best first, among equals the likely ones; all of them
/// while nothing is typed.
pub(in crate::app) fn codes(rosters: &[(Kind, Arc<Roster>)], typed: &str) -> Vec<(Kind, Arc<str>)> {
    let mut found = Vec::new();
    for (kind, roster) in rosters {
        let matched = if typed.is_empty() {
            let all = roster.ranked();
            all.map(|(rank, entry)| (Match::Whole, rank, entry))
                .collect()
        } else {
            matching(roster, typed)
        };
        let row = |(how, rank, entry): (Match, usize, &Entry)| {
            let order = (how, !roster.is_likely(rank), *kind, rank);
            (order, entry.name.clone())
        };
        found.extend(matched.into_iter().map(row));
    }
    found.sort_unstable_by_key(|(order, _)| *order);
    let row = |((_, _, kind, _), name)| (kind, name);
    found.into_iter().map(row).collect()
}

fn matching<'a>(roster: &'a Roster, typed: &str) -> Vec<(Match, usize, &'a Entry)> {
    let typed = fold(typed);
    let mut letters = Letters::new(&typed);
    let matched = roster.ranked().filter_map(|(rank, entry)| {
        let labels = entry.labels.iter();
        let by_words = labels.filter_map(|label| by_words(label, &typed)).min();
        let how = by_words.or_else(|| letters.best(entry))?;
        Some((how, rank, entry))
    });
    matched.collect()
}

fn by_words(label: &str, typed: &str) -> Option<Match> {
    if label == typed {
        return Some(Match::Whole);
    }
    if label.starts_with(typed) {
        return Some(Match::Beginning);
    }
    let begins = |part: &str| label.split(' ').any(|word| begins(word, part));
    typed.split(' ').all(begins).then_some(Match::Words)
}

/// Whether `word` begins with `part`, apart from signs before it: `"Assad"`, `(Iran)`.
fn begins(word: &str, part: &str) -> bool {
    word.starts_with(part)
        || word
            .trim_start_matches(|letter: char| !letter.is_alphanumeric())
            .starts_with(part)
        || word
            .split_once('-')
            .is_some_and(|(_, rest)| begins(rest, part))
}

/// Finds letters that stand in a name in the order typed.
struct Letters {
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Letters {
    fn new(typed: &str) -> Self {
        Self {
            pattern: Pattern::new(
                typed,
                CaseMatching::Ignore,
                Normalization::Never,
                AtomKind::Fuzzy,
            ),
            matcher: Matcher::new(Config::DEFAULT),
            buffer: Vec::new(),
        }
    }

    fn best(&mut self, entry: &Entry) -> Option<Match> {
        let Self {
            pattern,
            matcher,
            buffer,
        } = self;
        let labels = entry.labels.iter();
        let scores =
            labels.filter_map(|label| pattern.score(Utf32Str::new(label, buffer), matcher));
        scores.max().map(|score| Match::Letters(Reverse(score)))
    }
}
