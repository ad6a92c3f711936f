//! What speaks for and against a candidate, each with its weight from the table.
//!
//! The weights add up to decibans, ten times the decimal logarithm of the odds: 0 is even, 10 is ten to one.

use super::candidate::{Candidate, Part};
use super::frame::Frame;
use crate::suggest::lexicon::{Base, Classes, Lexicon};
use crate::suggest::words::{Shape, Word, Words};
use foldhash::fast::FixedState;
use std::collections::HashMap;

const TABLE: &str = include_str!("../../../assets/suggest/en/weights.txt");
const QUOTATIONS: &str = include_str!("../../../assets/suggest/en/quotations.txt");

/// One thing to be said of a candidate: a question, and its answer in up to three words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::suggest) struct Evidence {
    /// What is asked: a section of the table.
    pub(in crate::suggest) question: &'static str,
    /// The answer.
    pub(in crate::suggest) answer: [&'static str; 3],
}

/// The weight of each piece of evidence, in decibans.
#[derive(Debug)]
pub(in crate::suggest) struct Weights {
    by_key: HashMap<u64, f32, FixedState>,
}

impl Weights {
    /// The table of English.
    pub(in crate::suggest) fn english() -> Self {
        let mut by_key = HashMap::with_hasher(FixedState::default());
        let mut question = "";
        for line in TABLE.lines().chain(QUOTATIONS.lines()) {
            let line = line.split('#').next().unwrap_or("").trim();
            if let Some(name) = line.strip_prefix('[') {
                question = name.trim_end_matches(']');
                continue;
            }
            let mut parts: Vec<_> = line.split_whitespace().collect();
            let Some(weight) = parts.pop().and_then(|weight| weight.parse().ok()) else {
                continue;
            };
            let answer = std::array::from_fn(|at| {
                parts
                    .get(at)
                    .copied()
                    .filter(|word| *word != "_")
                    .unwrap_or("")
            });
            by_key.insert(key(&Evidence { question, answer }), weight);
        }
        Self { by_key }
    }

    /// How strongly all of `evidence` speaks for the candidate, in decibans.
    pub(in crate::suggest) fn sum(&self, evidence: &[Evidence]) -> f32 {
        evidence
            .iter()
            .filter_map(|piece| self.by_key.get(&key(piece)))
            .sum()
    }
}

fn key(evidence: &Evidence) -> u64 {
    use std::hash::BuildHasher;
    FixedState::default().hash_one((evidence.question, evidence.answer))
}

/// Everything to be said of `candidate`.
pub(in crate::suggest) fn of(
    words: &Words<'_>,
    lexicon: &Lexicon,
    candidate: &Candidate,
) -> Vec<Evidence> {
    let mut found = Vec::with_capacity(24);
    let mut add = |question, answer: [&'static str; 3]| found.push(Evidence { question, answer });
    let name = |base: Base| lexicon.base(base);
    let head = words.word(candidate.head);
    let (part, base, frame) = (
        part_name(candidate.part),
        name(head.base),
        candidate.frame.name(),
    );
    let with = match candidate.frame {
        Frame::Preposition(preposition) => name(preposition),
        _ => "",
    };
    let form = form(words, candidate);
    let class = class(lexicon, candidate.part, head);
    let sentence = &candidate.sentence;
    let before = if candidate.cue.start > sentence.start {
        words.word(candidate.cue.start - 1)
    } else {
        Word::END
    };
    let place = place(before, candidate.cue.start == sentence.start);
    let who = who(words, lexicon, candidate);
    let first = candidate.content.first().map_or(0, |content| content.start);
    let opening = opening(words.word(first));
    let length: usize = candidate.content.iter().map(|content| content.len()).sum();
    add("bias", [part, "", ""]);
    add("word", [part, base, ""]);
    add("word frame", [base, frame, with]);
    add("word form", [part, base, form]);
    add("word who", [base, who.0, ""]);
    add("word place", [base, place, ""]);
    add("class frame", [class, frame, with]);
    add("class form", [class, form, ""]);
    add("frame form", [frame, form, with]);
    add("frame who", [frame, who.0, ""]);
    add("frame place", [part, frame, place]);
    add("who", [part, who.0, who.1]);
    add("speaker", [who.2, "", ""]);
    add("opening", [frame, opening, ""]);
    add("word opening", [base, opening, ""]);
    add("length", [frame, bucket(length), ""]);
    add("frame opening who", [frame, opening, who.0]);
    add("word form frame", [base, form, frame]);
    add("class who form", [class, who.0, form]);
    add("class opening", [class, opening, with]);
    add("class frame form", [class, frame, form]);
    add("class frame who", [class, frame, who.0]);
    add("class frame place", [class, frame, place]);
    add("class frame opening", [class, frame, opening]);
    add("class length", [class, frame, bucket(length)]);
    add("class form place", [class, form, place]);
    add("class speaker", [class, who.2, ""]);
    add("class speaker kind", [class, who.0, who.3]);
    add("frame speaker kind", [frame, who.0, who.3]);
    add(
        "word next",
        [base, name(words.word(candidate.head + 1).base), ""],
    );
    add("word before", [base, name(before.base), ""]);
    let talk = match words.talkative(words.sentence_of(candidate.head)) {
        0..=20 => "20",
        21..=35 => "35",
        36..=50 => "50",
        51..=70 => "70",
        71..=100 => "100",
        _ => "more",
    };
    add("article", [part, talk, ""]);
    add("class article", [class, talk, ""]);
    let sentence_words = words.all().get(sentence.clone()).unwrap_or_default();
    let quotes = sentence_words
        .iter()
        .filter(|word| word.shape == Shape::Quote)
        .count();
    add("quotes", [part, frame, bucket(quotes)]);
    let number = words
        .sentences()
        .get(words.sentence_of(sentence.start))
        .map_or(0, |found| found.stretch);
    add("paragraph", [part, bucket(number), ""]);
    add("sentence length", [part, bucket(sentence.len() / 4), ""]);
    let head_part = part_of(words, candidate.head, sentence);
    let part_before = if candidate.cue.start > sentence.start {
        part_of(words, candidate.cue.start - 1, sentence)
    } else {
        "start"
    };
    let part_next = part_of(words, candidate.head + 1, sentence);
    let part_first = part_of(words, first, sentence);
    let part_second = part_of(words, first + 1, sentence);
    add("tag", [part, head_part, form]);
    add("tag word", [part, head_part, base]);
    add("tag before", [part, head_part, part_before]);
    add("tag class before", [class, head_part, part_before]);
    add("tag next", [part, head_part, part_next]);
    add("tag opening", [frame, part_first, part_second]);
    add("tag class opening", [class, frame, part_first]);
    add("tag frame", [frame, head_part, ""]);
    add("next word", [frame, name(words.word(first).base), ""]);
    for at in candidate.cue.start..candidate.head {
        let word = words.word(at);
        add("helper", [part, name(word.base), ""]);
        add("class helper", [class, name(word.base), ""]);
    }
    for at in candidate.head + 1..candidate.cue.end.min(candidate.head + 5) {
        add("between", [name(words.word(at).base), "", ""]);
    }
    let distance = candidate.mention.as_ref().map_or(0, |mention| {
        if mention.end <= candidate.cue.start {
            candidate.cue.start - mention.end + 1
        } else {
            20
        }
    });
    add("distance", [part, bucket(distance), ""]);
    let stretch_start = words
        .sentences()
        .get(words.sentence_of(sentence.start))
        .map_or(0, |found| found.stretch);
    if stretch_start == 0 {
        add("headline", [part, frame, ""]);
    }
    let depth = words
        .all()
        .get(sentence.start..candidate.cue.start)
        .unwrap_or_default();
    if depth.iter().any(|word| {
        word.is(Classes::SUBORDINATOR) && !word.is(Classes::PREPOSITION | Classes::ADVERB)
    }) {
        add("after subordinator", [part, frame, ""]);
    }
    if depth
        .iter()
        .rev()
        .take(12)
        .any(|word| word.is(Classes::SPEECH) && word.is(Classes::PAST))
    {
        add("after speech", [part, class, ""]);
    }
    if words.word(sentence.end.saturating_sub(1)).shape == Shape::Stop
        && words.text(sentence.end.saturating_sub(1)) == "?"
    {
        add("in question", [part, "", ""]);
    }
    found
}

const fn part_name(part: Part) -> &'static str {
    match part {
        Part::Verb => "verb",
        Part::Noun => "noun",
        Part::Adjective => "adjective",
        Part::According => "according",
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

/// The part that word `at` plays, as the tables name it.
pub(super) fn part_of(
    words: &Words<'_>,
    at: usize,
    sentence: &std::ops::Range<usize>,
) -> &'static str {
    use crate::suggest::speaker::part::Part;
    match sentence.contains(&at).then(|| words.part(at)) {
        None => "none",
        Some(Part::Noun) => "Noun",
        Some(Part::Name) => "Name",
        Some(Part::Time) => "Time",
        Some(Part::Opener) => "Opener",
        Some(Part::Pronoun) => "Pronoun",
        Some(Part::Relative) => "Relative",
        Some(Part::Verb) => "Verb",
        Some(Part::Ing) => "Ing",
        Some(Part::Participle) => "Participle",
        Some(Part::Auxiliary) => "Auxiliary",
        Some(Part::Adverb) => "Adverb",
        Some(Part::Preposition) => "Preposition",
        Some(Part::Subordinator) => "Subordinator",
        Some(Part::Coordinator) => "Coordinator",
        Some(Part::Genitive) => "Genitive",
        Some(Part::Comma) => "Comma",
        Some(Part::Dash) => "Dash",
        Some(Part::Quote) => "Quote",
        Some(Part::Opening) => "Opening",
        Some(Part::Closing) => "Closing",
        Some(Part::Break) => "Break",
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

/// Who would speak: what kind of mention, whether before the cue, and its head where that is a known word.
fn who(
    words: &Words<'_>,
    lexicon: &Lexicon,
    candidate: &Candidate,
) -> (&'static str, &'static str, &'static str, &'static str) {
    let Some(mention) = &candidate.mention else {
        return ("none", "", "", "");
    };
    let side = if mention.start < candidate.cue.start {
        "before"
    } else {
        "behind"
    };
    let last = words.word(mention.end.saturating_sub(1));
    let first = words.word(mention.start);
    let known = |word: Word| lexicon.base(word.base);
    if mention.len() == 1
        && first
            .is(Classes::PRONOUN | Classes::POSSESSIVE | Classes::RELATIVE | Classes::DETERMINER)
    {
        return (known(first), side, "", "");
    }
    let has_name = mention
        .clone()
        .skip(1)
        .chain(std::iter::once(mention.end - 1))
        .any(|at| {
            let word = words.word(at);
            word.is_capital() && !word.is(Classes::ARTICLE)
        });
    let kind = if has_name { "named" } else { "nominal" };
    let head = mention
        .clone()
        .find(|at| {
            words
                .word(at + 1)
                .is(Classes::PREPOSITION | Classes::RELATIVE)
                || !words.word(at + 1).is_word()
        })
        .map_or(last, |at| words.word(at));
    const KINDS: [(Classes, &str); 5] = [
        (Classes::PERSON, "person"),
        (Classes::PEOPLE, "people"),
        (Classes::BODY, "body"),
        (Classes::WRITING, "writing"),
        (Classes::TITLE, "title"),
    ];
    let told = KINDS.iter().find(|(classes, _)| head.is(*classes));
    (
        kind,
        side,
        if head.is_capital() { "" } else { known(head) },
        told.map_or("", |told| told.1),
    )
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
