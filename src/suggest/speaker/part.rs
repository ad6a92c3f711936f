//! What part each word plays where it stands: a guess from its classes and its neighbours.
//!
//! Knows English word order, and nothing of speech. Looks one word to either side, never further.

use crate::suggest::lexicon::Classes;
use crate::suggest::words::{Shape, Word, Words};
use std::ops::Range;

/// How many words a look to either side may see.
const FAR: usize = 60;

/// The part of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::suggest) enum Part {
    /// A noun, an adjective, a number, or any word that nothing else is known of.
    Noun,
    /// With a capital: of a name.
    Name,
    /// A day, a month, "week".
    Time,
    /// What a noun phrase begins with: "the", "his", "several".
    Opener,
    /// Stands alone for somebody or something.
    Pronoun,
    /// "who", and "that" before a verb.
    Relative,
    /// A verb by itself: past, third person or base form.
    Verb,
    /// A verb in -ing.
    Ing,
    /// A past participle after an auxiliary.
    Participle,
    /// "has", "was", "would".
    Auxiliary,
    /// An adverb or a negation.
    Adverb,
    /// A preposition.
    Preposition,
    /// Opens a clause: "that", "because", "when".
    Subordinator,
    /// "and", "but".
    Coordinator,
    /// `'s` of a possessor.
    Genitive,
    /// `,`
    Comma,
    /// A dash.
    Dash,
    /// A quotation mark.
    Quote,
    /// A bracket that opens.
    Opening,
    /// A bracket that closes.
    Closing,
    /// Any other mark.
    Break,
}

impl Part {
    /// Whether it can stand inside of a noun phrase, after its opener.
    pub(in crate::suggest) const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }

    /// Whether it is a verb that can have a subject of its own.
    pub(in crate::suggest) const fn is_finite(self) -> bool {
        matches!(self, Self::Verb | Self::Auxiliary)
    }

    /// Whether it is of a group of verbs.
    pub(in crate::suggest) const fn is_verbal(self) -> bool {
        matches!(
            self,
            Self::Verb | Self::Ing | Self::Participle | Self::Auxiliary
        )
    }
}

/// The words around a cue, in its sentence and not too far away.
#[derive(Clone, Copy)]
pub(in crate::suggest) struct View<'w, 'a> {
    words: &'w Words<'a>,
    /// The first word seen.
    pub(in crate::suggest) first: usize,
    /// The word after the last one seen.
    pub(in crate::suggest) after: usize,
    /// The first word of the sentence.
    opening: usize,
}

impl<'w, 'a> View<'w, 'a> {
    /// Around `cue`.
    pub(in crate::suggest) fn around(words: &'w Words<'a>, cue: &Range<usize>) -> Option<Self> {
        let sentence = &words.sentences().get(words.sentence_of(cue.start))?.words;
        Some(Self {
            words,
            first: sentence.start.max(cue.start.saturating_sub(FAR)),
            after: sentence.end.min(cue.end.saturating_add(FAR)),
            opening: sentence.start,
        })
    }

    /// Around word `at` in `sentence`.
    pub(in crate::suggest) fn within(
        words: &'w Words<'a>,
        sentence: &Range<usize>,
        at: usize,
    ) -> Self {
        Self {
            words,
            first: sentence.start.max(at.saturating_sub(FAR)),
            after: sentence.end.min(at.saturating_add(FAR)),
            opening: sentence.start,
        }
    }

    /// Word `at`, if it is in sight.
    pub(in crate::suggest) fn word(&self, at: usize) -> Option<&'w Word> {
        (self.first..self.after)
            .contains(&at)
            .then(|| self.words.all().get(at))
            .flatten()
    }

    /// Whether word `at` may be one of `classes`.
    pub(in crate::suggest) fn is(&self, at: usize, classes: Classes) -> bool {
        self.word(at).is_some_and(|word| word.is(classes))
    }

    /// As it is written.
    pub(in crate::suggest) fn text(&self, at: usize) -> &'a str {
        self.words.text(at)
    }

    /// The part of word `at`.
    pub(in crate::suggest) fn part(&self, at: usize) -> Option<Part> {
        self.word(at)?;
        Some(self.words.part(at))
    }

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

    /// The part of the word before `at`.
    pub(in crate::suggest) fn part_before(&self, at: usize) -> Option<Part> {
        self.part(at.checked_sub(1)?)
    }

    /// Whether the quotation mark `at` closes: by its form, else by what it stands close to.
    pub(super) fn closes(&self, at: usize) -> bool {
        match self.text(at).chars().next() {
            Some('“' | '„' | '«' | '‹' | '‘' | '`' | '‚' | '‟') => return false,
            Some('”' | '»' | '›' | '’') => return true,
            _ => {}
        }
        let mut first = at;
        while first > at.saturating_sub(3)
            && self.shape_before(first) == Some(Shape::Quote)
            && self.touches(first)
        {
            first -= 1;
        }
        self.touches(first)
            && !matches!(
                self.shape_before(first),
                Some(Shape::Opening | Shape::Dash | Shape::Quote)
            )
    }

    /// Whether nothing stands between word `at` and the one before it.
    fn touches(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.word(at));
        before.is_some_and(|before| {
            self.word(at)
                .is_some_and(|word| word.start() == before.end())
        })
    }

    /// Whether the mark `at` stands inside of a name or number, without blanks around it.
    pub(super) fn is_inside_name(&self, at: usize) -> bool {
        self.touches(at) && self.touches(at + 1)
    }

    /// The words before `end` that stand in no quotation, the last one first.
    pub(super) fn outside_before(&self, end: usize) -> impl Iterator<Item = usize> + '_ {
        let mut inside = false;
        (self.first..end).rev().filter(move |at| {
            if self.part(*at) == Some(Part::Quote) {
                inside = self.closes(*at);
                return false;
            }
            !inside
        })
    }

    /// The forms of the verb that word `at` may be.
    pub(super) fn forms(&self, at: usize) -> Classes {
        let finite = Classes::PAST | Classes::THIRD | Classes::BASE | Classes::ING;
        self.classes(at).only(finite)
    }

    /// The classes of the word before `at`, none where there is none.
    fn classes_before(&self, at: usize) -> Classes {
        let Some(before) = at.checked_sub(1) else {
            return Classes::default();
        };
        self.word(before)
            .filter(|word| !word.is_capital() || before == self.opening || !word.is(Classes::VERB))
            .map_or(Classes::default(), |word| word.classes)
    }

    /// Whether the preposition before word `at` belongs to "according to".
    fn is_after_source(&self, at: usize) -> bool {
        at.checked_sub(2)
            .is_some_and(|source| self.is(source, Classes::SOURCE))
    }

    fn shape_before(&self, at: usize) -> Option<Shape> {
        self.word(at.checked_sub(1)?).map(|word| word.shape)
    }

    fn classes(&self, at: usize) -> Classes {
        self.word(at)
            .map_or(Classes::default(), |word| word.classes)
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
        if word.is(Classes::TIME) && !opens {
            Part::Time
        } else if word.is(function) || opens && word.is(Classes::ADVERB | Classes::NEGATION) {
            self.small(at, word)
        } else if opens && word.is(Classes::ING) && !word.is(Classes::NOUN) {
            Part::Ing
        } else {
            Part::Name
        }
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

    /// A word in small letters that may be a noun and no verb.
    fn is_bare_noun(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            word.shape == Shape::Small
                && (word.classes.is_none() || word.is(Classes::NOUN | Classes::TITLE))
        })
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

    /// Nouns, verbs, adjectives, adverbs.
    fn open_class(&self, at: usize, word: &Word, opened: bool) -> Part {
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
                && self
                    .word(at - 1)
                    .is_some_and(|word| word.shape == Shape::Small || at - 1 == self.opening)
                && !before.any(Classes::PREPOSITION);
        if asks { Part::Verb } else { Part::Noun }
    }
}
