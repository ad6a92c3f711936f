//! How a cue is built into its sentence, and where what it reports begins and ends.
//!
//! The frames are those of the valency dictionaries: with a clause, an infinitive, a preposition, an object.

use super::candidate::{Candidate, Content, Part};
use crate::suggest::lexicon::{Base, Classes};
use crate::suggest::speaker;
use crate::suggest::weights::Term;
use crate::suggest::words::{Shape, Words};
use std::ops::Range;

/// So many words may stand between a cue and what it reports: "said in a statement on Monday that".
const GAP: usize = 14;

/// What follows the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::suggest) enum Frame {
    /// "said that …"
    That,
    /// "said in a statement that …", "told reporters that …"
    FarThat,
    /// "said he …"
    Clause,
    /// "said: …"
    Colon,
    /// "called it “…”"; begins with a quotation mark
    Quote,
    /// "vowed to …"
    Infinitive,
    /// "told him to …"
    FarInfinitive,
    /// "asked whether …"
    Question,
    /// "told reporters he …"
    FarClause,
    /// "asked him whether …"
    FarQuestion,
    /// "suggested leaving …"
    Gerund,
    /// "called for …", with the preposition
    Preposition(Base),
    /// "is confident …"
    Adjective,
    /// "condemned the …"
    Object,
    /// "…, he said"
    After,
    /// "…, said the minister"
    Inverted,
    /// "…, he said, …"
    Inside,
}

impl Frame {
    /// Its name in the tables.
    pub(in crate::suggest) const fn term(self) -> Term {
        match self {
            Self::That => const { Term::of("that") },
            Self::FarThat => const { Term::of("far-that") },
            Self::Clause => const { Term::of("clause") },
            Self::Colon => const { Term::of("colon") },
            Self::Quote => const { Term::of("quote") },
            Self::Infinitive => const { Term::of("to") },
            Self::FarInfinitive => const { Term::of("far-to") },
            Self::Question => const { Term::of("question") },
            Self::FarClause => const { Term::of("far-clause") },
            Self::FarQuestion => const { Term::of("far-question") },
            Self::Gerund => const { Term::of("ing") },
            Self::Preposition(_) => const { Term::of("preposition") },
            Self::Adjective => const { Term::of("adjective") },
            Self::Object => const { Term::of("object") },
            Self::After => const { Term::of("after") },
            Self::Inverted => const { Term::of("inverted") },
            Self::Inside => const { Term::of("inside") },
        }
    }
}

/// The candidates that word `head` is, one for each thing that it may report.
pub(super) fn read(
    words: &Words<'_>,
    head: usize,
    part: Part,
    sentence: &Range<usize>,
    take: &mut impl FnMut(Candidate),
) {
    if part == Part::According {
        return according(words, head, sentence).into_iter().for_each(take);
    }
    if part == Part::Colon {
        return after_colon(words, head, sentence)
            .into_iter()
            .for_each(take);
    }
    let start = cue_start(words, head, sentence);
    let mention = speaker::subject(words, &(start..head + 1));
    let mut give = |frame, cue: Range<usize>, content: Content| {
        if !content.is_empty() {
            take(Candidate {
                head,
                part,
                cue,
                frame,
                content,
                mention: mention.clone(),
                sentence: sentence.clone(),
            });
        }
    };
    let (frame, after, end) = following(words, head, part, sentence);
    let is_behind = mention.as_ref().is_some_and(|mention| mention.start > head);
    if frame != Frame::After && frame != Frame::Inside && !is_behind {
        give(
            frame,
            start..end,
            Content::of(content_end(words, after, sentence), 0..0),
        );
    }
    if part == Part::Verb
        && matches!(frame, Frame::Object | Frame::Clause | Frame::Preposition(_))
        && let Some((frame, from)) = far_clause(words, after, sentence)
    {
        give(
            frame,
            start..from,
            Content::of(content_end(words, from, sentence), 0..0),
        );
    }
    if part == Part::Verb && words.word(head).is(Classes::SPEECH | Classes::MIND) {
        let inside = (frame == Frame::Inside).then_some(after);
        let found = around(words, start..head + 1, mention.as_ref(), inside, sentence);
        if let Some((frame, content)) = found {
            give(frame, start..head + 1, content);
        }
    }
}

/// What is reported before the cue, or on both sides of it: "…, he said, …". What goes on `inside` begins at that word.
fn around(
    words: &Words<'_>,
    cue: Range<usize>,
    mention: Option<&Range<usize>>,
    inside: Option<usize>,
    sentence: &Range<usize>,
) -> Option<(Frame, Content)> {
    let head = cue.end - 1;
    let is_behind = mention.is_some_and(|mention| mention.start > head);
    let from = mention.map_or(cue.start, |found| found.start.min(cue.start));
    let before = trimmed(words, sentence.start..from);
    let comma = from > sentence.start && !words.word(from - 1).is_word();
    let closing = || closing_comma(words, head, sentence).filter(|_| comma && !is_behind);
    let inside = inside.or_else(closing);
    let frame = match (is_behind, inside) {
        (true, _) => Frame::Inverted,
        (_, Some(_)) => Frame::Inside,
        _ => Frame::After,
    };
    let is_enough = match before.len() {
        0 => false,
        1 => comma && inside.is_some(),
        _ => comma || frame == Frame::After,
    };
    let rest = inside.map_or(0..0, |after| content_end(words, after, sentence));
    is_enough.then(|| (frame, Content::of(before, rest)))
}

/// The word after the comma that closes ", he said in an interview,".
fn closing_comma(words: &Words<'_>, head: usize, sentence: &Range<usize>) -> Option<usize> {
    let end = sentence.end.min(head + GAP);
    let stops = |at: &usize| !words.word(*at).is_word() || words.is_finite(*at, sentence);
    let comma = (head + 1..end).find(stops)?;
    (words.word(comma).shape == Shape::Comma && sentence.end - comma > 3).then_some(comma + 1)
}

/// "The Kremlin: …", as in headlines and transcripts.
fn after_colon(words: &Words<'_>, head: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let content = trimmed(words, head + 1..sentence.end);
    (content.len() > 1).then(|| Candidate {
        head,
        part: Part::Colon,
        cue: head..head + 1,
        frame: Frame::Colon,
        content: Content::of(content, 0..0),
        mention: Some(sentence.start..head),
        sentence: sentence.clone(),
    })
}

/// "according to X": what stands before it or, where it opens the sentence, after the comma.
fn according(words: &Words<'_>, head: usize, sentence: &Range<usize>) -> Option<Candidate> {
    let cue = head..head + 2;
    let mention = speaker::subject(words, &cue);
    let after = mention.as_ref().map_or(head + 2, |mention| mention.end);
    let before = trimmed(words, sentence.start..head);
    let rest =
        (after..sentence.end.min(after + 30)).find(|at| words.word(*at).shape == Shape::Comma);
    let rest = rest.map_or(sentence.end..sentence.end, |comma| {
        trimmed(words, comma + 1..sentence.end)
    });
    let (frame, content) = match (before.len() > 2, rest.len() > 2) {
        (true, true) => (Frame::Inside, Content::of(before, rest)),
        (true, false) => (Frame::After, Content::of(before, 0..0)),
        (false, true) => (Frame::Clause, Content::of(rest, 0..0)),
        (false, false) => return None,
    };
    Some(Candidate {
        head,
        part: Part::According,
        cue,
        frame,
        content,
        mention,
        sentence: sentence.clone(),
    })
}

/// The first word that belongs to the verb: helping verbs, adverbs and negations before it.
fn cue_start(words: &Words<'_>, head: usize, sentence: &Range<usize>) -> usize {
    let belongs = |at: &usize| {
        let word = words.word(*at);
        word.is(Classes::AUXILIARY | Classes::NEGATION | Classes::ADVERB | Classes::INFINITIVE)
            && !word.is_capital()
    };
    (sentence.start.max(head.saturating_sub(6))..head)
        .rev()
        .take_while(belongs)
        .last()
        .unwrap_or(head)
}

/// The frame after `head`, the first word of what is reported, and the end of the cue.
fn following(
    words: &Words<'_>,
    head: usize,
    part: Part,
    sentence: &Range<usize>,
) -> (Frame, usize, usize) {
    let mut at = head + 1;
    while at < sentence.end && at < head + GAP && is_skipped(words, at) {
        at += 1;
    }
    let word = words.word(at);
    if at >= sentence.end || matches!(word.shape, Shape::Stop | Shape::Semicolon) {
        return (Frame::After, at, head + 1);
    }
    let near = |frame| (frame, at, at);
    match word.shape {
        Shape::Comma | Shape::Dash => return after_comma(words, head, at, sentence),
        Shape::Colon => return (Frame::Colon, at + 1, at),
        Shape::Quote => return near(Frame::Quote),
        _ => {}
    }
    if word.is(Classes::COMPLEMENTIZER) && !words.word(at + 1).is(Classes::COMPLEMENTIZER) {
        return near(if at == head + 1 {
            Frame::That
        } else {
            Frame::FarThat
        });
    }
    if word.is(Classes::INFINITIVE) && is_infinitive(words, at) {
        return near(Frame::Infinitive);
    }
    if word.is(Classes::QUESTION) {
        return near(Frame::Question);
    }
    let far = far(words, at, sentence);
    // "warned against an effort to …" is against the effort.
    let is_hung = word.is(Classes::PREPOSITION);
    if let Some(found) = far.filter(|found| !is_hung || found.0 != Frame::FarInfinitive) {
        return found;
    }
    if word.is(Classes::PREPOSITION) && !word.is(Classes::PRONOUN | Classes::DETERMINER) {
        return (Frame::Preposition(word.base), at + 1, at + 1);
    }
    if part == Part::Verb && word.is(Classes::ING) && word.shape == Shape::Small {
        return near(Frame::Gerund);
    }
    if words.clause_verb(at, sentence).is_some() {
        return near(Frame::Clause);
    }
    if word.is(Classes::ADJECTIVE) {
        return near(Frame::Adjective);
    }
    near(Frame::Object)
}

/// Adverbs and times between a cue and what it reports.
fn is_skipped(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    let time = word.is(Classes::TIME) && (word.is_capital() || word.is(Classes::ADVERB));
    time || word.is(Classes::ADVERB)
        && !word.is(Classes::DETERMINER | Classes::PREPOSITION | Classes::SUBORDINATOR)
        || word.is(Classes::PREPOSITION)
            && words.word(at + 1).is(Classes::TIME)
            && words.word(at + 1).is_capital()
}

fn is_infinitive(words: &Words<'_>, to: usize) -> bool {
    let next = words.word(to + 1);
    next.is(Classes::BASE | Classes::BE | Classes::HAVE | Classes::DO)
        || next.is(Classes::ADVERB | Classes::NEGATION)
            && words
                .word(to + 2)
                .is(Classes::BASE | Classes::BE | Classes::HAVE)
}

/// ", he said, …": the report goes on after the comma unless that begins something else.
fn after_comma(
    words: &Words<'_>,
    head: usize,
    comma: usize,
    sentence: &Range<usize>,
) -> (Frame, usize, usize) {
    let next = words.word(comma + 1);
    let goes_on = sentence.end - comma > 4
        && !next.is(Classes::ING | Classes::RELATIVE)
        && next.shape != Shape::Quote;
    let frame = if goes_on { Frame::Inside } else { Frame::After };
    (frame, comma + 1, head + 1)
}

/// A "that" or "to" some words on, with no verb and no mark before it.
fn far(words: &Words<'_>, from: usize, sentence: &Range<usize>) -> Option<(Frame, usize, usize)> {
    let end = sentence.end.min(from + GAP);
    for at in from..end {
        let word = words.word(at);
        if at > from && word.is(Classes::COMPLEMENTIZER) {
            return Some((Frame::FarThat, at, at));
        }
        if at > from && at < from + 7 && word.is(Classes::INFINITIVE) && is_infinitive(words, at) {
            return Some((Frame::FarInfinitive, at, at));
        }
        let is_end = !word.is_word() && word.shape != Shape::Comma
            || word.shape == Shape::Comma
            || words.is_finite(at, sentence)
            || word.is(Classes::RELATIVE | Classes::COORDINATOR);
        if is_end {
            return None;
        }
    }
    None
}

/// A clause or a question after an object: "told reporters he would", "asked him whether".
fn far_clause(words: &Words<'_>, from: usize, sentence: &Range<usize>) -> Option<(Frame, usize)> {
    let end = sentence.end.min(from + GAP);
    for at in from + 1..end {
        let word = words.word(at);
        if !word.is_word() {
            return None;
        }
        if word.is(Classes::QUESTION) && !word.is(Classes::RELATIVE) {
            return Some((Frame::FarQuestion, at));
        }
        let opens = word
            .is(Classes::SUBJECT | Classes::ARTICLE | Classes::POSSESSIVE | Classes::DETERMINER)
            && !words
                .word(at - 1)
                .is(Classes::PREPOSITION | Classes::COORDINATOR | Classes::RELATIVE);
        if opens && words.clause_verb(at, sentence).is_some() {
            return Some((Frame::FarClause, at));
        }
        if words.is_finite(at, sentence) || word.is(Classes::RELATIVE) {
            return None;
        }
    }
    None
}

/// What is reported from word `from` on: to the end of the sentence. Where it breaks off before, `ending` says.
fn content_end(words: &Words<'_>, from: usize, sentence: &Range<usize>) -> Range<usize> {
    trimmed(words, from..sentence.end)
}

/// `range` without the marks at its ends.
pub(super) fn trimmed(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    let is_mark = |at: usize| {
        matches!(
            words.word(at).shape,
            Shape::Comma | Shape::Stop | Shape::Dash | Shape::Semicolon | Shape::Colon
        )
    };
    while start < end && is_mark(start) {
        start += 1;
    }
    while end > start && is_mark(end - 1) {
        end -= 1;
    }
    start..end.max(start)
}
