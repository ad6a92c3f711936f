//! Whether what a mention names can speak: people, bodies, writings, names.
//!
//! Knows classes of nouns; nothing of clauses.

use crate::suggest::lexicon::{Classes, Lexicon};
use crate::suggest::part::{Part, View};
use crate::suggest::words::{Shape, Words};
use std::ops::Range;

/// Nouns of whoever speaks.
const SPEAKING: Classes = Classes(
    Classes::TITLE.0
        | Classes::PERSON.0
        | Classes::PEOPLE.0
        | Classes::BODY.0
        | Classes::WRITING.0
        | Classes::DETERMINER.0
        | Classes::PRONOUN.0
        | Classes::POSSESSIVE.0
        | Classes::RELATIVE.0,
);

/// Whether `mention` may be of somebody who speaks. A bare noun for one thing is none: "history showed".
pub(super) fn may_speak(words: &Words<'_>, mention: &Range<usize>) -> bool {
    let Some(view) = View::around(words, mention) else {
        return false;
    };
    let head = mention
        .clone()
        .take_while(|at| !matches!(view.part(*at), Some(Part::Preposition | Part::Comma)))
        .last();
    let Some(head) = head else {
        return true;
    };
    let names = |at: usize| view.part(at) == Some(Part::Name) || view.is(at, SPEAKING);
    let is_time = mention.clone().any(|at| view.part(at) == Some(Part::Time));
    if is_time && !mention.clone().any(names) {
        return false;
    }
    let is_bare = head == mention.start && view.part(head) == Some(Part::Noun);
    let several = view.text(head).ends_with('s');
    !is_bare
        || several
        || view.is(head, SPEAKING)
        || view
            .word(head)
            .is_none_or(|word| word.shape != Shape::Small)
}

/// The mention without the verb of a headline that has capitals all over and no full stop: "Holm Backs Lind".
pub(super) fn before_headline_verb(
    words: &Words<'_>,
    lexicon: &Lexicon,
    mention: Range<usize>,
) -> Range<usize> {
    let sentence = words.sentences().get(words.sentence_of(mention.start));
    let last = sentence.and_then(|sentence| sentence.words.end.checked_sub(1));
    if last.is_none_or(|last| words.word(last).shape == Shape::Stop) {
        return mention;
    }
    let is_name = |at: usize| words.part(at) == Part::Name;
    let nominal = Classes::NOUN | SPEAKING;
    let is_place = |at: usize| {
        let name = words.span(at - 1..at + 1);
        lexicon.is_place(words.article.slice(name))
    };
    let mut inner = mention.start + 1..mention.end.saturating_sub(1);
    let verb = inner.find(|at| {
        let word = words.word(*at);
        word.shape == Shape::Capital
            && word.is(Classes::THIRD)
            && !word.is(nominal)
            && (*at - 1..=*at + 1).all(is_name)
            && !is_place(*at)
    });
    mention.start..verb.unwrap_or(mention.end)
}
