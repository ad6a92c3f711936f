//! Who speaks: the mention by the cue, and whom it means.

mod aside;
mod clause;
mod group;
pub(super) mod part;
mod people;
mod phrase;
mod referent;
mod subject;

use super::Source;
use super::lexicon::Classes;
use super::speech::Speech;
use super::words::Words;
use crate::article::Span;
use part::View;
use people::People;
use referent::Referent;
use std::ops::Range;
use std::sync::Arc;

/// Who says each of `speeches`.
pub(super) fn sources(words: &Words<'_>, speeches: &[Speech]) -> Vec<Option<Source>> {
    let people = People::of(words);
    speeches
        .iter()
        .map(|speech| mention(words, speech).map(|mention| source(words, &people, mention)))
        .collect()
}

fn mention(words: &Words<'_>, speech: &Speech) -> Option<Range<usize>> {
    match (&speech.mention, &speech.cue) {
        (Some(mention), _) => Some(mention.clone()),
        (None, Some(cue)) => subject(words, cue),
        (None, None) => None,
    }
}

fn source(words: &Words<'_>, people: &People<'_>, mention: Range<usize>) -> Source {
    let span = words.span(mention.clone());
    let mut described = vec![span];
    let name = match referent::of(words, people, &mention) {
        Referent::Nobody => None,
        Referent::Phrase(phrase) => Some(bare(words, phrase)),
        Referent::Person(person) => {
            let others = person
                .described
                .iter()
                .map(|phrase| words.span(phrase.clone()));
            described.extend(others.filter(|other| *other != span));
            Some(words.span(person.name.clone()))
        }
    };
    Source {
        mention: span,
        name: name.map(|name| Arc::from(words.article.slice(name))),
        described,
    }
}

/// The place of `phrase` without the article that it begins with.
fn bare(words: &Words<'_>, phrase: Range<usize>) -> Span {
    let opens = words
        .all()
        .get(phrase.start)
        .is_some_and(|first| first.is(Classes::ARTICLE));
    let skip = usize::from(opens && phrase.len() > 1);
    words.span(phrase.start + skip..phrase.end)
}

/// The mention of whoever does what `cue` says: the subject of a verb, the possessor of a noun, whoever
/// "according to" names. `None` where the text names nobody for it.
pub(super) fn subject(words: &Words<'_>, cue: &Range<usize>) -> Option<Range<usize>> {
    let view = View::around(words, cue)?;
    subject::of_cue(&view, cue)
}

#[cfg(test)]
mod tests;
