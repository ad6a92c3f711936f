//! What can be seen of a candidate: its word, its frame, who would speak, what stands around it.
//!
//! Each sign is a word of the tables. What they are worth together, `evidence` asks.

use super::candidate::Candidate;
use super::frame::Frame;
use super::names::{KINDS, bucket, class, form, opening, part_name, place, tag, talk};
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::weights::Term;
use crate::suggest::words::{Shape, Words};
use std::ops::Range;

/// A sign: what is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Verb, noun, adjective.
    Part,
    /// The word in its base form.
    Word,
    /// What kind of verb it is.
    Class,
    /// What follows it.
    Frame,
    /// The preposition that follows it.
    With,
    /// The form of the verb with its helpers.
    Form,
    /// The word before the cue.
    Before,
    /// What stands before the cue.
    Place,
    /// The kind of mention: a name, a noun, which pronoun.
    Who,
    /// Whether it stands before the cue or behind.
    Side,
    /// The noun of the mention, if it is a known one.
    Speaker,
    /// What that noun means: a person, people, a body, a writing.
    SpeakerKind,
    /// How far the mention is from the cue.
    Distance,
    /// What the report begins with.
    Opening,
    /// Its first word.
    First,
    /// The word after the cue's.
    Next,
    /// How long the report is.
    Length,
    /// How much is said in the article.
    Talk,
    /// How many quotation marks the sentence has.
    Quotes,
    /// The number of the paragraph.
    Paragraph,
    /// The length of the sentence.
    Sentence,
    /// The part of speech of the word.
    Tag,
    /// That of the word before the cue.
    TagBefore,
    /// That of the word after it.
    TagNext,
    /// That of the report's first word.
    TagFirst,
    /// That of its second.
    TagSecond,
    /// Whether a clause hangs on another before it.
    Hanging,
    /// Whether another verb of speech stands before it.
    Spoken,
    /// Whether the sentence is a question.
    Asking,
    /// What fills up a question with fewer signs.
    Nothing,
}

const COUNT: usize = Sign::Nothing as usize + 1;

/// All signs of a candidate.
pub(super) struct Signs([Term; COUNT]);

impl Signs {
    /// The signs of `candidate`.
    pub(super) fn of(words: &Words<'_>, lexicon: &Lexicon, candidate: &Candidate) -> Self {
        let mut signs = Self([Term::NONE; COUNT]);
        signs.see_cue(words, lexicon, candidate);
        signs.see_speaker(words, lexicon, candidate);
        signs.see_report(words, lexicon, candidate);
        signs.see_around(words, candidate);
        signs
    }

    /// What is seen of `sign`.
    pub(super) fn get(&self, sign: Sign) -> Term {
        self.0[sign as usize] // there is a place for each
    }

    fn put(&mut self, sign: Sign, term: Term) {
        self.0[sign as usize] = term; // as above
    }

    fn see_cue(&mut self, words: &Words<'_>, lexicon: &Lexicon, candidate: &Candidate) {
        let head = words.word(candidate.head);
        let before = candidate.before(words);
        self.put(Sign::Part, part_name(candidate.part));
        self.put(Sign::Word, lexicon.term(head.base));
        self.put(Sign::Class, class(lexicon, candidate.part, head));
        self.put(Sign::Frame, candidate.frame.term());
        if let Frame::Preposition(preposition) = candidate.frame {
            self.put(Sign::With, lexicon.term(preposition));
        }
        self.put(Sign::Form, form(words, candidate));
        self.put(Sign::Before, lexicon.term(before.base));
        self.put(Sign::Place, place(before, candidate.is_first()));
        self.put(
            Sign::Next,
            lexicon.term(words.word(candidate.head + 1).base),
        );
        let sentence = &candidate.sentence;
        self.put(Sign::Tag, tag(words, candidate.head, sentence));
        self.put(Sign::TagNext, tag(words, candidate.head + 1, sentence));
        let before = candidate
            .cue
            .start
            .checked_sub(1)
            .filter(|_| !candidate.is_first());
        self.put(
            Sign::TagBefore,
            before.map_or(const { Term::of("start") }, |at| tag(words, at, sentence)),
        );
    }

    fn see_report(&mut self, words: &Words<'_>, lexicon: &Lexicon, candidate: &Candidate) {
        let first = candidate.content.first().map_or(0, |content| content.start);
        let length: usize = candidate.content.iter().map(ExactSizeIterator::len).sum();
        self.put(Sign::Opening, opening(words.word(first)));
        self.put(Sign::First, lexicon.term(words.word(first).base));
        self.put(Sign::Length, bucket(length));
        self.put(Sign::TagFirst, tag(words, first, &candidate.sentence));
        self.put(Sign::TagSecond, tag(words, first + 1, &candidate.sentence));
    }

    fn see_around(&mut self, words: &Words<'_>, candidate: &Candidate) {
        let sentence = &candidate.sentence;
        let list = words.all().get(sentence.clone()).unwrap_or_default();
        let before = words
            .all()
            .get(sentence.start..candidate.cue.start)
            .unwrap_or_default();
        let number = words.sentence_of(sentence.start);
        let stretch = words
            .sentences()
            .get(number)
            .map_or(0, |found| found.stretch);
        self.put(Sign::Talk, talk(words.talkative(number)));
        self.put(Sign::Quotes, bucket(words.quotes_in(sentence)));
        self.put(Sign::Paragraph, bucket(stretch));
        self.put(Sign::Sentence, bucket(sentence.len() / 4));
        let near = before.iter().rev().take(30);
        if near.clone().any(|word| {
            word.is(Classes::SUBORDINATOR) && !word.is(Classes::PREPOSITION | Classes::ADVERB)
        }) {
            self.put(Sign::Hanging, const { Term::of("hanging") });
        }
        if near
            .take(12)
            .any(|word| word.is(Classes::SPEECH) && word.is(Classes::PAST))
        {
            self.put(Sign::Spoken, const { Term::of("spoken") });
        }
        if list.last().is_some_and(|word| word.shape == Shape::Stop)
            && words.text(sentence.end - 1) == "?"
        {
            self.put(Sign::Asking, const { Term::of("asking") });
        }
    }

    /// Who would speak: what kind of mention, whether before the cue, and its head where that is a known word.
    fn see_speaker(&mut self, words: &Words<'_>, lexicon: &Lexicon, candidate: &Candidate) {
        self.put(Sign::Who, const { Term::of("none") });
        self.put(Sign::Distance, const { Term::of("0") });
        let Some(mention) = &candidate.mention else {
            return;
        };
        let is_before = mention.start < candidate.cue.start;
        let gap = if is_before {
            (candidate.cue.start + 1).saturating_sub(mention.end)
        } else {
            20
        };
        self.put(
            Sign::Side,
            if is_before {
                const { Term::of("before") }
            } else {
                const { Term::of("behind") }
            },
        );
        self.put(Sign::Distance, bucket(gap));
        let first = words.word(mention.start);
        let stands_alone =
            Classes::PRONOUN | Classes::POSSESSIVE | Classes::RELATIVE | Classes::DETERMINER;
        if mention.len() == 1 && first.is(stands_alone) {
            self.put(Sign::Who, lexicon.term(first.base));
            return;
        }
        let last = mention.end.saturating_sub(1);
        let is_name =
            |at: usize| words.word(at).is_capital() && !words.word(at).is(Classes::ARTICLE);
        let is_named =
            (mention.start + 1..mention.end.min(mention.start + 40)).any(is_name) || is_name(last);
        self.put(
            Sign::Who,
            if is_named {
                const { Term::of("named") }
            } else {
                const { Term::of("nominal") }
            },
        );
        let head = words.word(head_of(words, mention));
        if !head.is_capital() {
            self.put(Sign::Speaker, lexicon.term(head.base));
        }
        let kind = KINDS.iter().find(|(classes, _)| head.is(*classes));
        self.put(Sign::SpeakerKind, kind.map_or(Term::NONE, |kind| kind.1));
    }
}

/// The noun of a mention: before what hangs on it.
fn head_of(words: &Words<'_>, mention: &Range<usize>) -> usize {
    let ends = |at: &usize| {
        let next = words.word(at + 1);
        !next.is_word() || next.is(Classes::PREPOSITION | Classes::RELATIVE)
    };
    mention
        .clone()
        .take(40)
        .find(ends)
        .unwrap_or(mention.end.saturating_sub(1))
}
