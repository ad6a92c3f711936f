//! Speech reported in other words.

use super::Kind;
use super::lexicon::{Classes, Lexicon};
use super::speech::Speech;
use super::words::{Shape, Words};

/// The reported speech of the text, in order, where it isn't wholly one of the `quoted`.
pub(super) fn find(words: &Words<'_>, lexicon: &Lexicon, _quoted: &[Speech]) -> Vec<Speech> {
    let all = words.all();
    let mut found = Vec::new();
    for sentence in words.sentences() {
        let Some(cue) = sentence.words.clone().find(|at| {
            let word = all[*at];
            lexicon.base(word.base) == "say" && word.is(Classes::PAST | Classes::THIRD)
        }) else {
            continue;
        };
        let content = cue + 1..sentence.words.end;
        let has_quote = all[sentence.words.clone()]
            .iter()
            .any(|word| word.shape == Shape::Quote);
        if content.len() < 4 || has_quote {
            continue;
        }
        found.push(Speech {
            fragments: vec![words.span(content)],
            kind: Kind::Indirect,
            cue: Some(cue..cue + 1),
            mention: None,
            confidence: 80,
        });
    }
    found
}
