//! The positions that wordings tell: the sentences of `cases.txt`.

use super::*;
use crate::article::{Article, Span};
use crate::suggest::Kind;

const CASES: &str = include_str!("cases.txt");

#[test]
fn the_sentences_tell_their_positions() {
    let (lexicon, positions) = (Lexicon::english(), Positions::english());
    let mut wrong = Vec::new();
    let lines = CASES
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in lines {
        let (expected, sentence) = line.split_once(" | ").expect("position | sentence");
        let parts: Vec<_> = sentence.split(['[', ']']).collect();
        let article = Article::new("a.txt", parts.concat());
        let words = Words::of(&article, &lexicon);
        let cue = Span::new(parts[0].len(), parts[0].len() + parts[1].len());
        let speech = Speech {
            fragments: vec![cue],
            kind: Kind::Indirect,
            cue: Some(words.within(cue)),
            mention: None,
            confidence: 80,
        };
        let found = positions.of(&words, &lexicon, &speech);
        let found = found.map_or("-", Position::word);
        if found != expected {
            wrong.push(format!("{found} instead of {line}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
