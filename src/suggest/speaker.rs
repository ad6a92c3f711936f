//! Who speaks: the mention by the cue, and whom it means.

use super::Source;
use super::lexicon::Classes;
use super::speech::Speech;
use super::words::{Shape, Words};
use std::ops::Range;
use std::sync::Arc;

/// Who says each of `speeches`.
pub(super) fn sources(words: &Words<'_>, speeches: &[Speech]) -> Vec<Option<Source>> {
    speeches
        .iter()
        .map(|speech| source(words, speech))
        .collect()
}

fn source(words: &Words<'_>, speech: &Speech) -> Option<Source> {
    let mention = match (&speech.mention, &speech.cue) {
        (Some(mention), _) => mention.clone(),
        (None, Some(cue)) => subject(words, cue)?,
        (None, None) => return None,
    };
    let span = words.span(mention);
    let name = words.article.slice(span);
    Some(Source {
        mention: span,
        name: Some(Arc::from(name)),
    })
}

/// The subject of the verb `cue`: what stands before it, else after it.
pub(super) fn subject(words: &Words<'_>, cue: &Range<usize>) -> Option<Range<usize>> {
    let all = words.all();
    let sentence = &words.sentences().get(words.sentence_of(cue.start))?.words;
    let before = (sentence.start..cue.start)
        .rev()
        .take_while(|at| all[*at].is_capital() || all[*at].is(Classes::SUBJECT))
        .last()
        .map(|first| first..cue.start);
    let after = (cue.end..sentence.end)
        .take_while(|at| all[*at].is_capital() || all[*at].is(Classes::SUBJECT))
        .last()
        .map(|last| cue.end..last + 1);
    before
        .or(after)
        .filter(|range| all[range.start].shape != Shape::Quote)
}
