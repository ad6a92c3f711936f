//! Who speaks: the mention by the cue, and whom it means.

mod part;
mod phrase;
mod subject;

use super::Source;
use super::speech::Speech;
use super::words::Words;
use part::View;
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

/// The mention of whoever does what `cue` says: the subject of a verb, the possessor of a noun, whoever
/// "according to" names. `None` where the text names nobody for it.
pub(super) fn subject(words: &Words<'_>, cue: &Range<usize>) -> Option<Range<usize>> {
    let view = View::around(words, cue)?;
    subject::of_cue(&view, cue)
}
