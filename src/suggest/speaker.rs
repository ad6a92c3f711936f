//! Who speaks: the mention by the cue, and whom it means.

mod antecedent;
mod aside;
mod clause;
mod group;
mod naming;
mod people;
mod phrase;
mod pronoun;
mod referent;
mod subject;
mod voice;

use super::Source;
use super::lexicon::{Classes, Lexicon};
use super::part::View;
use super::speech::Speech;
use super::words::Words;
use crate::article::Span;
use people::People;
use referent::Referent;
use std::ops::Range;
use std::sync::Arc;

/// Who says each of `speeches`. Of each the text is known up to the end of the paragraph of the mention only, so that
/// what comes later changes nothing.
pub(super) fn sources(
    words: &Words<'_>,
    lexicon: &Lexicon,
    speeches: &[Speech],
) -> Vec<Option<Source>> {
    let mut sources = vec![None; speeches.len()];
    let mut mentions: Vec<(usize, usize, Range<usize>)> = speeches
        .iter()
        .enumerate()
        .filter_map(|(number, speech)| {
            let mention = mention(words, lexicon, speech)?;
            Some((paragraph(words, &mention), number, mention))
        })
        .collect();
    mentions.sort_by_key(|(paragraph, number, _)| (*paragraph, *number));
    let mut people = People::default();
    for (paragraph, number, mention) in mentions {
        people.read_on(words, lexicon, paragraph);
        if let Some(place) = sources.get_mut(number) {
            *place = Some(source(words, &people, mention));
        }
    }
    sources
}

fn paragraph(words: &Words<'_>, mention: &Range<usize>) -> usize {
    let sentence = words.sentences().get(words.sentence_of(mention.start));
    sentence.map_or(0, |sentence| sentence.stretch)
}

fn mention(words: &Words<'_>, lexicon: &Lexicon, speech: &Speech) -> Option<Range<usize>> {
    let mention = match (&speech.mention, &speech.cue) {
        (Some(mention), _) => Some(mention.clone()),
        (None, Some(cue)) => subject(words, cue),
        (None, None) => None,
    };
    mention
        .map(|mention| voice::before_headline_verb(words, lexicon, mention))
        .filter(|mention| voice::may_speak(words, mention))
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
