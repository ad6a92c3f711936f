//! What stands in no table: names, and the small words between the parts of a noun phrase.
//!
//! Must not know offices and countries but by what the reader has taken of them.

use super::{Link, Owner, Reader};
use crate::suggest::lexicon::Classes;
use crate::suggest::side::phrases::{Kind, is_name};
use crate::suggest::side::reading::Tables;
use crate::suggest::words::Shape;

impl Reader<'_, '_> {
    /// Takes the names that begin at `at`; what follows them, or `None` where the noun phrase ends with them.
    pub(super) fn names(
        &mut self,
        at: usize,
        tables: &Tables<'_>,
        buffer: &mut String,
    ) -> Option<usize> {
        let is_more = |next: &usize| {
            let is_name = *next < self.end && is_name(self.words, *next);
            is_name
                && tables
                    .longest(self.words, *next..self.end, buffer)
                    .is_none()
        };
        let next = (at + 1..=self.end)
            .take_while(is_more)
            .last()
            .map_or(at + 1, |last| last + 1);
        let last = next - 1;
        let is_possessive = self.is_possessive(next);
        if self.has_head() {
            return self.names_after(last, next, is_possessive);
        }
        match self.owner {
            Owner::Nobody => self.owner = Owner::Person(last),
            Owner::Person(_) | Owner::Unknown => {}
            Owner::Place(_) if self.soft => return None,
            Owner::Place(_) => self.spoilt = true,
        }
        Some(next)
    }

    /// Names after an office are whoever holds it, or for whom they do.
    fn names_after(&mut self, last: usize, next: usize, is_possessive: bool) -> Option<usize> {
        self.named = true;
        if is_possessive || self.joins() {
            self.inner = true;
            if self.owner == Owner::Nobody {
                self.owner = Owner::Person(last);
            }
            return is_possessive.then_some(next);
        }
        // "Foreign Minister N. N. of Italy"
        let has_more = next < self.end;
        self.link = Link::None;
        has_more.then_some(next)
    }

    /// Takes a word that is in no table; `false` where the noun phrase ends before it.
    pub(super) fn other(&mut self, at: usize) -> bool {
        let Some(word) = self.words.all().get(at) else {
            return false;
        };
        let passes = Classes::ARTICLE
            | Classes::DETERMINER
            | Classes::ADVERB
            | Classes::TIME
            | Classes::TITLE;
        if !word.is_word() {
            // The quotation mark after "the United States" is its apostrophe.
            return word.shape == Shape::Quote && self.is_possessive(at);
        }
        if word.is(Classes::POSSESSIVE) {
            self.owner = if self.has_head() {
                self.owner
            } else {
                Owner::Unknown
            };
            return true;
        }
        if word.shape == Shape::Number || word.is(passes) {
            return true;
        }
        if word.is(Classes::COORDINATOR) {
            return self.coordinator();
        }
        if self.head.is_some() {
            // "the president and publisher" is none of a country.
            self.shared |= self
                .words
                .all()
                .get(at.wrapping_sub(1))
                .is_some_and(|before| before.is(Classes::COORDINATOR));
            // "the army veteran" isn't the army.
            let is_clause = word
                .is(Classes::VERB | Classes::AUXILIARY | Classes::RELATIVE | Classes::PREPOSITION);
            self.spoilt |= self.soft && !is_clause && self.link == Link::None;
            return false;
        }
        if word.is(Classes::PREPOSITION) {
            self.begin_anew();
            return true;
        }
        let is_clause =
            word.is(Classes::VERB | Classes::AUXILIARY | Classes::RELATIVE | Classes::PRONOUN);
        self.spoilt |= self.owner != Owner::Nobody || self.whole && is_clause;
        true
    }

    /// "prime minister and foreign minister" goes on; "the Russian and the Syrian" is of two.
    fn coordinator(&mut self) -> bool {
        match self.head {
            None => {
                self.spoilt |= self.owner != Owner::Nobody;
                true
            }
            Some(head) if head.kind == Kind::State && !self.not => true,
            Some(_) => {
                self.head = None;
                self.not = false;
                self.former = false;
                true
            }
        }
    }
}
