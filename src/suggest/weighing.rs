//! What the rules see before they decide, for whoever makes the table of weights.

use super::reported::candidate::{self, Candidate};
use super::reported::{ending, evidence, is_taken};
use super::weights::Evidence;
use super::words::Words;
use super::{Suggester, quoted};
use crate::article::{Article, Span};

/// A place where somebody may be reported, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighed {
    /// What would be reported, in bytes.
    pub fragments: Vec<Span>,
    /// The words that would tell of it.
    pub cue: Span,
    /// The bytes at which the last fragment could end earlier, each with the evidence.
    pub ends: Vec<(usize, Vec<String>)>,
    /// The evidence: a section of the table and the line in it without its weight, parted by a tab.
    pub evidence: Vec<String>,
}

impl Suggester {
    /// Every place of `article` where somebody may be reported, good or not.
    #[must_use]
    pub fn weigh(&self, article: &Article) -> Vec<Weighed> {
        let words = Words::of(article, &self.lexicon);
        let (quoted, _) = quoted::find(&words, &self.lexicon, &self.weights);
        let mut found = Vec::new();
        for sentence in words.sentences() {
            candidate::candidates(&words, &sentence.words, |candidate| {
                if !is_taken(&words, &candidate, &quoted) {
                    found.push(self.weighed(&words, &candidate));
                }
            });
        }
        found
    }

    fn weighed(&self, words: &Words<'_>, candidate: &Candidate) -> Weighed {
        let evidence = evidence::of(words, &self.lexicon, candidate);
        let last = candidate
            .content
            .last()
            .filter(|_| ending::is_open(candidate));
        let places = last
            .into_iter()
            .flat_map(|content| ending::places(words, content));
        let verb = ending::verb(words, candidate);
        let ends = places.map(|at| {
            let evidence = ending::of(words, &self.lexicon, candidate, verb, at);
            let end = words.span(at - 1..at).end;
            (end, evidence.iter().map(Evidence::line).collect())
        });
        Weighed {
            fragments: candidate
                .content
                .iter()
                .map(|content| words.span(content.clone()))
                .collect(),
            cue: words.span(candidate.cue.clone()),
            ends: ends.collect(),
            evidence: evidence.iter().map(Evidence::line).collect(),
        }
    }

    /// Every quotation of `article`, with what is to be said of it.
    #[must_use]
    pub fn weigh_quotations(&self, article: &Article) -> Vec<Weighed> {
        let words = Words::of(article, &self.lexicon);
        let quoted = quoted::weigh(&words, &self.lexicon).into_iter();
        quoted
            .map(|(span, evidence)| Weighed {
                fragments: vec![span],
                cue: Span::default(),
                ends: Vec::new(),
                evidence: evidence.iter().map(Evidence::line).collect(),
            })
            .collect()
    }
}
