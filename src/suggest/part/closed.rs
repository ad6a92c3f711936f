//! Which part a word plays: a guess from its classes and its neighbours, marks and small words first.
//!
//! Knows English word order, and nothing of speech. Looks two words to either side, never further.

use super::{Part, View};
use crate::suggest::lexicon::Classes;
use crate::suggest::words::{Shape, Word};

/// How long the shortest names of months and days are, in bytes.
const MONTH: usize = 3;

impl View<'_, '_> {
    /// Which part word `at` plays, found out from its neighbours.
    pub(in crate::suggest) fn guess(&self, at: usize) -> Option<Part> {
        let word = self.word(at)?;
        Some(match word.shape {
            Shape::Quote if self.is_plural_genitive(at) => Part::Genitive,
            Shape::Quote => Part::Quote,
            Shape::Comma => Part::Comma,
            Shape::Dash => Part::Dash,
            Shape::Opening => Part::Opening,
            Shape::Closing => Part::Closing,
            Shape::Stop | Shape::Colon | Shape::Semicolon => Part::Break,
            Shape::Number | Shape::Mark => Part::Noun,
            Shape::Clitic => self.clitic(at),
            Shape::Capitals => Part::Name,
            Shape::Capital => self.capital(at, word),
            Shape::Small => self.small(at, word),
        })
    }

    /// The mark in "the senators' plan".
    fn is_plural_genitive(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.word(at)) else {
            return false;
        };
        let here = self.word(at).map_or(0, Word::start);
        before.is_word()
            && before.end() == here
            && matches!(self.text(at), "'" | "’")
            && self.text(at - 1).ends_with('s')
            && self.word(at + 1).is_some_and(Word::is_word)
    }

    fn clitic(&self, at: usize) -> Part {
        let before = self.classes_before(at);
        let after = self.classes(at + 1);
        let is_possessor = !before.any(Classes::SUBJECT | Classes::RELATIVE | Classes::PRONOUN)
            && self.word(at + 1).is_some_and(Word::is_word)
            && self.text(at).ends_with(['s', 'S'])
            && !after.any(
                Classes::ARTICLE
                    | Classes::NEGATION
                    | Classes::PREPOSITION
                    | Classes::DETERMINER
                    | Classes::AUXILIARY,
            );
        if is_possessor {
            Part::Genitive
        } else {
            Part::Auxiliary
        }
    }

    fn capital(&self, at: usize, word: &Word) -> Part {
        let function = Classes::ARTICLE
            | Classes::POSSESSIVE
            | Classes::DETERMINER
            | Classes::SUBJECT
            | Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::QUESTION
            | Classes::RELATIVE;
        let opens = at == self.opening || self.shape_before(at) == Some(Shape::Quote);
        let framed = word.is(Classes::PREPOSITION)
            && self.shape_before(at) == Some(Shape::Small)
            && self.word(at + 1).is_some_and(Word::is_capital);
        if framed && !opens {
            return Part::Name;
        }
        if word.is(Classes::TIME) && !opens && !self.is_last_name(at) {
            Part::Time
        } else if word.is(function) || opens && word.is(Classes::ADVERB | Classes::NEGATION) {
            self.small(at, word)
        } else if opens && word.is(Classes::SOURCE) {
            Part::Preposition
        } else if opens && word.is(Classes::ING) && !word.is(Classes::NOUN) {
            Part::Ing
        } else {
            Part::Name
        }
    }

    /// Whether a short name of a month or day stands after a name or title, and no date after it: "Anna May".
    fn is_last_name(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.word(at));
        let follows = before.is_some_and(|before| before.is_capital() && !before.is(Classes::TIME));
        let dated = self
            .word(at + 1)
            .is_some_and(|next| next.shape == Shape::Number);
        follows && !dated && self.text(at).len() <= MONTH
    }

    fn small(&self, at: usize, word: &Word) -> Part {
        if word.is(Classes::RELATIVE) && !word.is(Classes::POSSESSIVE) {
            return self.relative(at, word);
        }
        if word.is(Classes::PRONOUN | Classes::SUBJECT) {
            return self.pronoun(at, word);
        }
        if word.is(Classes::ARTICLE | Classes::POSSESSIVE | Classes::DETERMINER) {
            return Part::Opener;
        }
        let opened = self
            .classes_before(at)
            .any(Classes::ARTICLE | Classes::POSSESSIVE);
        if word.is(Classes::AUXILIARY) {
            return if opened && !word.is(Classes::BE) {
                Part::Noun
            } else {
                Part::Auxiliary
            };
        }
        if word.is(Classes::NEGATION) {
            return Part::Adverb;
        }
        if word.is(Classes::COORDINATOR) {
            return Part::Coordinator;
        }
        if word.is(Classes::SUBORDINATOR | Classes::QUESTION) {
            return Part::Subordinator;
        }
        if word.is(Classes::PREPOSITION) && opened && self.is_bare_noun(at + 1) {
            return Part::Noun;
        }
        if word.is(Classes::PREPOSITION) {
            return Part::Preposition;
        }
        self.open_class(at, word, opened)
    }

    /// Of "who", "which", "that".
    fn relative(&self, at: usize, word: &Word) -> Part {
        let next = self.classes(at + 1);
        if !word.is(Classes::DETERMINER) {
            return Part::Relative;
        }
        if next.any(Classes::AUXILIARY | Classes::VERB | Classes::ADVERB)
            && !next.any(Classes::NOUN | Classes::PRONOUN)
            && !self.classes_before(at).any(Classes::SPEECH | Classes::MIND)
            && at > self.first
        {
            return Part::Relative;
        }
        let noun_follows = self.word(at + 1).is_some_and(|next| {
            next.shape == Shape::Small && (next.classes.is_none() || next.is(Classes::NOUN))
        });
        let plural = self.text(at + 1).ends_with('s');
        let compound = self.is_bare_noun(at + 2) && self.text(at + 2).ends_with('s');
        if noun_follows && !plural && !compound {
            Part::Opener
        } else {
            Part::Subordinator
        }
    }

    /// Of "he", and of "her", "some", "one", that may open a phrase too.
    fn pronoun(&self, at: usize, word: &Word) -> Part {
        if !word.is(Classes::POSSESSIVE | Classes::DETERMINER) {
            return Part::Pronoun;
        }
        let next = self.word(at + 1);
        if word.is(Classes::POSSESSIVE) && next.is_some_and(|next| next.shape == Shape::Quote) {
            return Part::Opener;
        }
        let goes_on = next.is_some_and(|next| {
            next.is_word()
                && !next.is(Classes::AUXILIARY
                    | Classes::PREPOSITION
                    | Classes::SUBORDINATOR
                    | Classes::COORDINATOR
                    | Classes::ARTICLE
                    | Classes::SUBJECT)
                && (!next.is(Classes::THIRD | Classes::PAST) || next.is(Classes::NOUN))
        });
        if goes_on { Part::Opener } else { Part::Pronoun }
    }
}
