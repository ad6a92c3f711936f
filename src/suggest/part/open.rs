//! Whether a word that may be several things is a noun, a verb or an adverb here.
//!
//! Knows English word order, and nothing of speech. Looks two words to either side, never further.

use super::{Part, View};
use crate::suggest::lexicon::Classes;
use crate::suggest::words::{Shape, Word};

/// The longest particle of a name, in bytes.
const PARTICLE: usize = 4;

impl View<'_, '_> {
    /// Whether the preposition before word `at` belongs to "according to".
    fn is_after_source(&self, at: usize) -> bool {
        at.checked_sub(2)
            .is_some_and(|source| self.is(source, Classes::SOURCE))
    }

    /// Nouns, verbs, adjectives, adverbs.
    pub(super) fn open_class(&self, at: usize, word: &Word, opened: bool) -> Part {
        if word.is(Classes::TIME) {
            return Part::Time;
        }
        if word.is(Classes::VERB) {
            return self.verb(at, word, opened);
        }
        let text = self.text(at);
        let is_adverb = word.is(Classes::ADVERB)
            || word.classes.is_none() && text.len() > 4 && text.ends_with("ly");
        let describes = !text.ends_with("ly")
            && self.is_bare_noun(at + 1)
            && (self.is_bare_noun(at.saturating_sub(1))
                || self.shape_before(at) == Some(Shape::Clitic));
        if is_adverb && !opened && !describes {
            return Part::Adverb;
        }
        if self.seems_past(at, word) {
            return Part::Verb;
        }
        if word.classes.is_none() && has_inner_capital(text) {
            return Part::Name;
        }
        Part::Noun
    }

    /// A word that no table has, with the ending of the past, after a noun or pronoun.
    fn seems_past(&self, at: usize, word: &Word) -> bool {
        let text = self.text(at);
        let before = at.checked_sub(1).and_then(|at| self.word(at));
        let bears = before.is_some_and(|before| {
            before.is_word()
                && (before.classes.is_none()
                    || before
                        .is(Classes::SUBJECT | Classes::RELATIVE | Classes::NOUN | Classes::TITLE)
                    || before.is_capital())
        });
        word.classes.is_none()
            && text.len() > 4
            && text.ends_with("ed")
            && bears
            && !text.contains('-')
    }

    fn verb(&self, at: usize, word: &Word, opened: bool) -> Part {
        let before = self.classes_before(at);
        let that = before.any(Classes::RELATIVE) && before.any(Classes::DETERMINER);
        if that && word.is(Classes::NOUN) && word.is(Classes::BASE) {
            return Part::Noun;
        }
        let counted = before.any(Classes::DETERMINER)
            && word.is(Classes::PAST)
            && !before.any(Classes::ADJECTIVE | Classes::ARTICLE);
        if opened
            || !counted
                && before.any(Classes::ADJECTIVE | Classes::DETERMINER)
                && !before
                    .any(Classes::VERB | Classes::PRONOUN | Classes::ADVERB | Classes::RELATIVE)
        {
            return Part::Noun;
        }
        let mark = matches!(self.shape_before(at), Some(Shape::Clitic | Shape::Quote));
        if mark && self.guess(at - 1) == Some(Part::Genitive) {
            return Part::Noun;
        }
        if word.is(Classes::ING) {
            return if word.is(Classes::NOUN) || self.is_thing(at) {
                Part::Noun
            } else {
                Part::Ing
            };
        }
        if before.any(Classes::BE | Classes::HAVE) && word.is(Classes::PARTICIPLE) {
            return Part::Participle;
        }
        if word.is(Classes::PAST) {
            return Part::Verb;
        }
        if word.is(Classes::PARTICIPLE) && !word.is(Classes::BASE) {
            return Part::Participle;
        }
        if word.is(Classes::THIRD) {
            return self.third(at, word, before);
        }
        self.base(at, before)
    }

    /// "filing" in "a court filing,".
    fn is_thing(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let ends = next.is_none_or(|next| {
            !next.is_word() && next.shape != Shape::Quote || next.is(Classes::AUXILIARY)
        });
        at > self.first && self.is_bare_noun(at - 1) && ends && !self.is(at, Classes::SPEECH)
    }

    /// "claims": a verb or a plural.
    fn third(&self, at: usize, word: &Word, before: Classes) -> Part {
        let next = self.classes(at + 1);
        if before.any(Classes::SUBJECT) {
            return Part::Verb;
        }
        if self.is_compound(at, word)
            || before.any(Classes::PREPOSITION)
            || next.any(Classes::AUXILIARY)
        {
            return Part::Noun;
        }
        let next_is_verb = next.any(Classes::PAST | Classes::THIRD) && !next.any(Classes::NOUN);
        let after_verb = before.any(Classes::VERB) && !before.any(Classes::NOUN | Classes::TITLE);
        if next_is_verb || word.is(Classes::NOUN | Classes::TITLE) && after_verb {
            Part::Noun
        } else {
            Part::Verb
        }
    }

    /// "campaigns" in "director of state campaigns": a verb of saying is none.
    fn is_compound(&self, at: usize, word: &Word) -> bool {
        let hangs = at
            .checked_sub(2)
            .is_some_and(|at| self.is(at, Classes::PREPOSITION));
        hangs
            && self
                .word(at - 1)
                .is_some_and(|before| before.shape == Shape::Small)
            && !word.is(Classes::SPEECH | Classes::MIND)
    }

    /// "plan": a verb after "to", a modal verb, a pronoun or a plural.
    fn base(&self, at: usize, before: Classes) -> Part {
        let text = at.checked_sub(1).map_or("", |at| self.text(at));
        let asks = before.any(Classes::MODAL | Classes::DO | Classes::RELATIVE)
            || before.any(Classes::SUBJECT) && !before.any(Classes::POSSESSIVE)
            || before.any(Classes::INFINITIVE) && !self.is_after_source(at)
            || before.any(Classes::ADVERB) && !before.any(Classes::NOUN)
            || text.ends_with('s')
                && !text.ends_with("ss")
                && self
                    .word(at - 1)
                    .is_some_and(|word| word.shape == Shape::Small || at - 1 == self.opening)
                && !before.any(Classes::PREPOSITION);
        if asks { Part::Verb } else { Part::Noun }
    }
}

/// Whether a name is inside of a word after a small particle: "al-Karim", "d'Alba".
fn has_inner_capital(text: &str) -> bool {
    text.split_once(['-', '\'', '’'])
        .filter(|(particle, _)| particle.len() <= PARTICLE)
        .is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}
