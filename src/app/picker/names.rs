//! All names of speakers or topics, folded and sorted by their words. Made once, after the first frame;
//! what a key needs of it doesn't grow with the codebook.

use super::Kind;
use super::named::{Words, is_unparted, parts};
use crate::annotation::Annotations;
use crate::codebook::{Codebook, fold};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

/// The names of one kind.
#[derive(Debug, Clone, Default)]
pub(in crate::app) struct Names {
    entries: Vec<Entry>,
    places: HashMap<Arc<str>, usize>,
    /// The entries that have a label with this first or last word.
    by_word: HashMap<String, Vec<usize>>,
    /// Those with a label in a script that parts no words.
    unparted: Vec<usize>,
}

/// A name with all that it may be found by.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: Arc<str>,
    /// The name and the other names, folded; the name first.
    pub(super) labels: Vec<String>,
}

impl Names {
    /// Everybody whom the codebook or a stance names.
    pub(super) fn gather(kind: Kind, codebook: &Codebook, annotations: &Annotations) -> Self {
        let mut names = Self::default();
        match kind {
            Kind::Side => {
                for side in codebook.sides() {
                    names.add(&side.name, &side.also);
                }
            }
            Kind::Speaker => {
                for speaker in codebook.speakers() {
                    // "The foreign minister" was somebody else then.
                    let holds = codebook.holds(speaker);
                    names.add(&speaker.name, if holds { &speaker.also } else { &[] });
                }
            }
            Kind::Topic => {
                for topic in codebook.topics() {
                    names.add(&topic.name, &[]);
                }
            }
        }
        for annotation in annotations.iter() {
            if let Some(name) = annotation.stance.code(kind)
                && !names.places.contains_key(name)
            {
                names.add(name, &[]);
            }
        }
        names
    }

    /// Whether somebody is called `name`, whatever its case and accents.
    pub(super) fn has(&self, name: &str) -> bool {
        let name = fold(name);
        self.entries
            .iter()
            .any(|entry| entry.labels.iter().any(|label| *label == *name))
    }

    /// Adds `name`, or other names to it.
    pub(in crate::app) fn add(&mut self, name: &Arc<str>, also: &[Arc<str>]) {
        let next = self.entries.len();
        let at = *self.places.entry(name.clone()).or_insert(next);
        if at == next {
            let name = name.clone();
            let labels = Vec::with_capacity(1 + also.len());
            self.entries.push(Entry { name, labels });
        }
        for label in std::iter::once(name).chain(also) {
            self.add_label(at, fold(label).into_owned());
        }
    }

    fn add_label(&mut self, at: usize, label: String) {
        let Some(entry) = self.entries.get_mut(at) else {
            return;
        };
        if entry.labels.contains(&label) {
            return;
        }
        let mut words = parts(&label);
        let (first, last) = (words.next(), words.next_back());
        for word in first.into_iter().chain(last) {
            match self.by_word.get_mut(word) {
                Some(entries) => entries.push(at),
                None => {
                    self.by_word.insert(word.to_owned(), vec![at]);
                }
            }
        }
        if label.chars().any(is_unparted) {
            self.unparted.push(at);
        }
        drop(words);
        entry.labels.push(label);
    }

    /// All of them, the codebook's in its order.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of `name`.
    pub(in crate::app) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The name that what is typed, folded, stands for besides `other`: one of that very name, else one that
    /// has it among its other names while `other` hasn't.
    pub(in crate::app) fn known_as(&self, typed: &str, other: &str) -> Option<&Arc<str>> {
        let others = || self.entries.iter().filter(|entry| *entry.name != *other);
        let named = others().find(|entry| entry.labels.first().is_some_and(|label| label == typed));
        let has = |entry: &&Entry| entry.labels.iter().any(|label| label == typed);
        let is_own = || {
            self.place(other)
                .and_then(|at| self.entries.get(at))
                .is_some_and(|entry| has(&entry))
        };
        let found = named.or_else(|| others().find(has).filter(|_| !is_own()));
        found.map(|entry| &entry.name)
    }

    /// The places of those whom `words` name, the first mentioned first or the last mentioned first.
    pub(super) fn named_in(&self, words: &Words, order: Order) -> Vec<usize> {
        let by_word = words.distinct().filter_map(|word| self.by_word.get(word));
        let mut places: Vec<_> = by_word.flatten().chain(&self.unparted).copied().collect();
        places.sort_unstable();
        places.dedup();
        let mention = |&at: &usize| {
            let labels = self.entries.get(at)?.labels.iter();
            let mentions: Vec<_> = labels.filter_map(|label| words.mentions(label)).collect();
            let first = mentions.iter().map(|(first, _)| *first).min()?;
            let last = mentions.iter().map(|(_, last)| *last).max()?;
            Some((first, last, at))
        };
        let mut named: Vec<_> = places.iter().filter_map(mention).collect();
        match order {
            Order::Reading => named.sort_unstable_by_key(|(first, ..)| *first),
            Order::Backwards => named.sort_unstable_by_key(|(_, last, _)| Reverse(*last)),
        }
        named.into_iter().map(|(.., at)| at).collect()
    }
}

/// In which order people are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As they are read.
    Reading,
    /// The last one first.
    Backwards,
}
