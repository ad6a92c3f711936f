//! What can be seen of a candidate: its word, its frame, who would speak, what stands around it.
//!
//! Each sign is a word of the tables. What they are worth together, `evidence` asks.

use super::candidate::{Candidate, Part};
use super::frame::Frame;
use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::speaker::part::Part as Place;
use crate::suggest::weights::Term;
use crate::suggest::words::{Shape, Word, Words};
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
}

const COUNT: usize = Sign::Asking as usize + 1;

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
        self.0.get(sign as usize).copied().unwrap_or(Term::NONE)
    }

    fn set(&mut self, sign: Sign, text: &'static str) {
        self.put(sign, Term::of(text));
    }

    fn put(&mut self, sign: Sign, term: Term) {
        if let Some(place) = self.0.get_mut(sign as usize) {
            *place = term;
        }
    }

    fn see_cue(&mut self, words: &Words<'_>, lexicon: &Lexicon, candidate: &Candidate) {
        let head = words.word(candidate.head);
        let before = candidate.before(words);
        self.set(Sign::Part, part_name(candidate.part));
        self.put(Sign::Word, lexicon.term(head.base));
        self.set(Sign::Class, class(lexicon, candidate.part, head));
        self.set(Sign::Frame, candidate.frame.name());
        if let Frame::Preposition(preposition) = candidate.frame {
            self.put(Sign::With, lexicon.term(preposition));
        }
        self.set(Sign::Form, form(words, candidate));
        self.put(Sign::Before, lexicon.term(before.base));
        self.set(Sign::Place, place(before, candidate.is_first()));
        self.put(
            Sign::Next,
            lexicon.term(words.word(candidate.head + 1).base),
        );
        let sentence = &candidate.sentence;
        self.set(Sign::Tag, tag(words, candidate.head, sentence));
        self.set(Sign::TagNext, tag(words, candidate.head + 1, sentence));
        let before = candidate
            .cue
            .start
            .checked_sub(1)
            .filter(|_| !candidate.is_first());
        self.set(
            Sign::TagBefore,
            before.map_or("start", |at| tag(words, at, sentence)),
        );
    }

    fn see_report(&mut self, words: &Words<'_>, lexicon: &Lexicon, candidate: &Candidate) {
        let first = candidate.content.first().map_or(0, |content| content.start);
        let length: usize = candidate.content.iter().map(ExactSizeIterator::len).sum();
        self.set(Sign::Opening, opening(words.word(first)));
        self.put(Sign::First, lexicon.term(words.word(first).base));
        self.set(Sign::Length, bucket(length));
        self.set(Sign::TagFirst, tag(words, first, &candidate.sentence));
        self.set(Sign::TagSecond, tag(words, first + 1, &candidate.sentence));
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
        self.set(Sign::Talk, talk(words.talkative(number)));
        self.set(Sign::Quotes, bucket(words.quotes_in(sentence)));
        self.set(Sign::Paragraph, bucket(stretch));
        self.set(Sign::Sentence, bucket(sentence.len() / 4));
        let near = before.iter().rev().take(30);
        if near.clone().any(|word| {
            word.is(Classes::SUBORDINATOR) && !word.is(Classes::PREPOSITION | Classes::ADVERB)
        }) {
            self.set(Sign::Hanging, "hanging");
        }
        if near
            .take(12)
            .any(|word| word.is(Classes::SPEECH) && word.is(Classes::PAST))
        {
            self.set(Sign::Spoken, "spoken");
        }
        if list.last().is_some_and(|word| word.shape == Shape::Stop)
            && words.text(sentence.end - 1) == "?"
        {
            self.set(Sign::Asking, "asking");
        }
    }

    /// Who would speak: what kind of mention, whether before the cue, and its head where that is a known word.
    fn see_speaker(&mut self, words: &Words<'_>, lexicon: &Lexicon, candidate: &Candidate) {
        self.set(Sign::Who, "none");
        self.set(Sign::Distance, "0");
        let Some(mention) = &candidate.mention else {
            return;
        };
        let is_before = mention.start < candidate.cue.start;
        let gap = if is_before {
            (candidate.cue.start + 1).saturating_sub(mention.end)
        } else {
            20
        };
        self.set(Sign::Side, if is_before { "before" } else { "behind" });
        self.set(Sign::Distance, bucket(gap));
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
        self.set(Sign::Who, if is_named { "named" } else { "nominal" });
        let head = words.word(head_of(words, mention));
        if !head.is_capital() {
            self.put(Sign::Speaker, lexicon.term(head.base));
        }
        let kind = KINDS.iter().find(|(classes, _)| head.is(*classes));
        self.set(Sign::SpeakerKind, kind.map_or("", |kind| kind.1));
    }
}

const KINDS: [(Classes, &str); 5] = [
    (Classes::PERSON, "person"),
    (Classes::PEOPLE, "people"),
    (Classes::BODY, "body"),
    (Classes::WRITING, "writing"),
    (Classes::TITLE, "title"),
];

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

/// How much is said in an article, by the share of its sentences that have a verb of speech.
fn talk(share: usize) -> &'static str {
    match share {
        0..=20 => "20",
        21..=35 => "35",
        36..=50 => "50",
        51..=70 => "70",
        71..=100 => "100",
        _ => "more",
    }
}

const fn part_name(part: Part) -> &'static str {
    match part {
        Part::Verb => "verb",
        Part::Noun => "noun",
        Part::Adjective => "adjective",
        Part::According => "according",
        Part::Colon => "colon",
    }
}

/// What kind of word tells of it.
fn class(lexicon: &Lexicon, part: Part, head: Word) -> &'static str {
    if part == Part::Verb {
        lexicon.kind(head.kind)
    } else {
        part_name(part)
    }
}

/// The form of the verb with its helpers.
fn form(words: &Words<'_>, candidate: &Candidate) -> &'static str {
    let head = words.word(candidate.head);
    let helper =
        |classes| (candidate.cue.start..candidate.head).any(|at| words.word(at).is(classes));
    if candidate.part != Part::Verb {
        return if helper(Classes::BE) { "after be" } else { "" };
    }
    let is_infinitive = candidate.head > candidate.cue.start
        && words.word(candidate.head - 1).is(Classes::INFINITIVE);
    if head.is(Classes::ING) {
        return if helper(Classes::BE) {
            "progressive"
        } else {
            "ing"
        };
    }
    if head.is(Classes::PARTICIPLE) && helper(Classes::BE) {
        return "passive";
    }
    if head.is(Classes::PARTICIPLE) && helper(Classes::HAVE) {
        return "perfect";
    }
    if is_infinitive {
        "infinitive"
    } else if helper(Classes::MODAL) {
        "modal"
    } else if helper(Classes::DO) {
        "do"
    } else if head.is(Classes::PAST) {
        "past"
    } else if head.is(Classes::THIRD) {
        "third"
    } else {
        "base"
    }
}

/// The part of speech of word `at`, as the tables name it.
fn tag(words: &Words<'_>, at: usize, sentence: &Range<usize>) -> &'static str {
    match sentence.contains(&at).then(|| words.part(at)) {
        None => "none",
        Some(Place::Noun) => "Noun",
        Some(Place::Name) => "Name",
        Some(Place::Time) => "Time",
        Some(Place::Opener) => "Opener",
        Some(Place::Pronoun) => "Pronoun",
        Some(Place::Relative) => "Relative",
        Some(Place::Verb) => "Verb",
        Some(Place::Ing) => "Ing",
        Some(Place::Participle) => "Participle",
        Some(Place::Auxiliary) => "Auxiliary",
        Some(Place::Adverb) => "Adverb",
        Some(Place::Preposition) => "Preposition",
        Some(Place::Subordinator) => "Subordinator",
        Some(Place::Coordinator) => "Coordinator",
        Some(Place::Genitive) => "Genitive",
        Some(Place::Comma) => "Comma",
        Some(Place::Dash) => "Dash",
        Some(Place::Quote) => "Quote",
        Some(Place::Opening) => "Opening",
        Some(Place::Closing) => "Closing",
        Some(Place::Break) => "Break",
    }
}

/// What stands before the cue.
fn place(before: Word, is_first: bool) -> &'static str {
    if is_first {
        return "first";
    }
    match before.shape {
        Shape::Comma => return "comma",
        Shape::Quote => return "quote",
        Shape::Dash | Shape::Colon | Shape::Semicolon | Shape::Stop => return "mark",
        Shape::Clitic => return "possessor",
        Shape::Number => return "number",
        Shape::Opening | Shape::Closing | Shape::Mark => return "bracket",
        Shape::Capital | Shape::Capitals if before.classes.is_none() => return "name",
        _ => {}
    }
    const TOLD: [(Classes, &str); 12] = [
        (Classes::SUBJECT, "subject"),
        (Classes::RELATIVE, "relative"),
        (Classes::PRONOUN, "pronoun"),
        (Classes::ARTICLE, "article"),
        (Classes::POSSESSIVE, "possessive"),
        (Classes::COORDINATOR, "and"),
        (Classes::SUBORDINATOR, "because"),
        (Classes::PREPOSITION, "preposition"),
        (Classes::DETERMINER, "determiner"),
        (Classes::AUXILIARY, "auxiliary"),
        (Classes::VERB, "verb"),
        (Classes::ADJECTIVE, "adjective"),
    ];
    let told = TOLD.iter().find(|(classes, _)| before.is(*classes));
    told.map_or(if before.is_capital() { "name" } else { "noun" }, |told| {
        told.1
    })
}

/// What the report begins with.
pub(super) fn opening(first: Word) -> &'static str {
    const TOLD: [(Classes, &str); 10] = [
        (Classes::COMPLEMENTIZER, "that"),
        (Classes::SUBJECT, "subject"),
        (Classes::PRONOUN, "pronoun"),
        (Classes::ARTICLE, "article"),
        (Classes::POSSESSIVE, "possessive"),
        (Classes::DETERMINER, "determiner"),
        (Classes::PREPOSITION, "preposition"),
        (Classes::ADVERB, "adverb"),
        (Classes::TIME, "time"),
        (Classes::VERB, "verb"),
    ];
    if first.shape == Shape::Quote {
        return "quote";
    }
    if first.shape == Shape::Number {
        return "number";
    }
    let told = TOLD.iter().find(|(classes, _)| first.is(*classes));
    told.map_or(if first.is_capital() { "name" } else { "noun" }, |told| {
        told.1
    })
}

pub(super) fn bucket(length: usize) -> &'static str {
    match length {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4..=5 => "4",
        6..=8 => "6",
        9..=14 => "9",
        15..=25 => "15",
        _ => "26",
    }
}
