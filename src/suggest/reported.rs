//! Speech reported in other words, wholly or in part.
//!
//! Every word that can tell of speech is a candidate; a table of weights says how strongly each
//! sign speaks for it. Knows `quoted` only as places that are taken; must not know who anybody is.

pub(super) mod candidate;
pub(super) mod ending;
pub(super) mod evidence;
pub(super) mod frame;
mod names;
mod settled;
mod signs;
mod unsaid;

use super::Kind;
use super::lexicon::Lexicon;
use super::speech::Speech;
use super::weights::Weights;
use super::words::{Shape, Words};
use crate::article::Span;
use candidate::Candidate;
use settled::Settled;

/// From so many decibans on a candidate is taken.
const ENOUGH: f32 = 0.0;
/// In one sentence so many candidates are settled: one of sixteen kilobytes may have thousands.
const MOST: usize = 200;
/// Quotations that are right so often of a hundred times give way to no report.
const BEYOND_DOUBT: u8 = 95;

/// The reported speech of the text, in order, where it isn't one of the `quoted`.
pub(super) fn find(
    words: &Words<'_>,
    lexicon: &Lexicon,
    weights: &Weights,
    quoted: &[Speech],
) -> Vec<Speech> {
    let mut found = Vec::new();
    let mut taken = quoted;
    for sentence in words.sentences() {
        let span = words.span(sentence.words.clone());
        while taken.first().is_some_and(|first| first.end() <= span.start) {
            taken = taken.get(1..).unwrap_or_default();
        }
        let near = taken.partition_point(|speech| speech.start() < span.end);
        let near = taken.get(..near).unwrap_or_default();
        let mut weighed: Vec<(f32, Candidate)> = Vec::new();
        candidate::candidates(words, &sentence.words, |candidate| {
            if is_taken(words, &candidate, near) || unsaid::is_unsaid(words, lexicon, &candidate) {
                return;
            }
            let weight = evidence::weight(words, lexicon, weights, &candidate);
            if weight >= ENOUGH {
                weighed.push((weight, candidate));
            }
        });
        weighed.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut settled = Settled::default();
        let mut asked = 0;
        for (weight, mut candidate) in weighed {
            // Most collide as soon as they begin; where the others end is not asked in vain.
            if settled.leaves_beginning(&candidate) && asked < MOST {
                asked += 1;
                ending::cut(words, lexicon, weights, &mut candidate);
                settled.take(weight, candidate);
            }
        }
        let chosen = settled.in_order().into_iter();
        found.extend(chosen.map(|(weight, candidate)| speech(words, weight, &candidate)));
    }
    found
}

/// Whether the cue lies in a quotation, or what it reports begins with one, or holds one that is beyond doubt.
pub(super) fn is_taken(words: &Words<'_>, candidate: &Candidate, quoted: &[Speech]) -> bool {
    let head = words.span(candidate.head..candidate.head + 1);
    let touches = |fragment: &Span, is_sure: bool| {
        candidate.content.iter().any(|content| {
            let content = words.span(content.clone());
            let begins = fragment.start <= content.start && content.start < fragment.end;
            begins || is_sure && fragment.overlaps(content)
        })
    };
    quoted.iter().any(|speech| {
        let is_sure = speech.confidence >= BEYOND_DOUBT;
        let fragments = &speech.fragments;
        fragments
            .iter()
            .any(|fragment| fragment.overlaps(head) || touches(fragment, is_sure))
    })
}

fn speech(words: &Words<'_>, weight: f32, candidate: &Candidate) -> Speech {
    let odds = 10f32.powf(weight / 10.0);
    let marks = candidate.content.iter().any(|content| {
        content
            .clone()
            .any(|at| words.word(at).shape == Shape::Quote)
    });
    Speech {
        fragments: candidate
            .content
            .iter()
            .map(|content| words.span(content.clone()))
            .collect(),
        kind: if marks { Kind::Mixed } else { Kind::Indirect },
        cue: Some(candidate.cue.clone()),
        mention: candidate.mention.clone(),
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and 100"
        )]
        confidence: (100.0 * odds / (1.0 + odds)).clamp(0.0, 99.0) as u8,
    }
}
