//! Speech in quotation marks.

use super::Kind;
use super::lexicon::{Classes, Lexicon};
use super::speech::Speech;
use super::words::{Shape, Words};
use crate::article::Span;
use std::ops::Range;

/// Quotations of fewer words are names, titles or scare quotes.
const FEWEST: usize = 3;

/// The direct quotations of the text, in order.
pub(super) fn find(words: &Words<'_>, _lexicon: &Lexicon) -> Vec<Speech> {
    let mut found = Vec::new();
    for stretch in 0..words.article.stretch_count() {
        let span = words.article.stretch(stretch).span();
        for quotation in words.article.quotations(span) {
            let inside = words.within(quotation);
            let count = words.all()[inside.clone()]
                .iter()
                .filter(|word| word.is_word())
                .count();
            if count < FEWEST
                || found
                    .last()
                    .is_some_and(|last: &Speech| last.fragments[0].end >= quotation.end)
            {
                continue;
            }
            found.push(speech(words, quotation, inside));
        }
    }
    found
}

fn speech(words: &Words<'_>, quotation: Span, inside: Range<usize>) -> Speech {
    let cue = cue_near(words, &inside);
    Speech {
        fragments: vec![quotation],
        kind: Kind::Direct,
        mention: None,
        cue: cue.map(|cue| cue..cue + 1),
        confidence: 80,
    }
}

/// The nearest verb of speech in the sentences that the quotation touches, outside of it.
fn cue_near(words: &Words<'_>, inside: &Range<usize>) -> Option<usize> {
    let all = words.all();
    let sentence = words
        .sentences()
        .get(words.sentence_of(inside.end.saturating_sub(1)))?;
    let first = words.sentences().get(words.sentence_of(inside.start))?;
    let is_cue = |at: &usize| {
        all[*at].is(Classes::SPEECH)
            && all[*at].is(Classes::PAST | Classes::THIRD)
            && all[*at].shape == Shape::Small
    };
    let after = (inside.end..sentence.words.end).find(is_cue);
    let before = (first.words.start..inside.start).rev().find(is_cue);
    match (before, after) {
        (Some(before), Some(after)) if inside.start - before < after - inside.end => Some(before),
        (Some(_), Some(after)) => Some(after),
        (one, other) => one.or(other),
    }
}
