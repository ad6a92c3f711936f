//! What a person who reads these sentences would mark as speech, and what they would not.

use super::find;
use crate::article::Article;
use crate::suggest::lexicon::Lexicon;
use crate::suggest::weights::Weights;
use crate::suggest::words::Words;

const CASES: &str = include_str!("cases.txt");

/// Each quotation found in `text`: its fragments parted by " | ", then its cue.
fn found(text: &str) -> Vec<String> {
    let lexicon = Lexicon::english();
    let article = Article::new("a", text.to_owned());
    let words = Words::of(&article, &lexicon);
    let (mut all, doubtful) = find(&words, &lexicon, &Weights::english());
    all.extend(doubtful);
    all.sort_by_key(crate::suggest::speech::Speech::start);
    all.iter()
        .map(|speech| {
            let fragments = speech.fragments.iter().map(|span| article.slice(*span));
            let fragments: Vec<_> = fragments.collect();
            let cue = speech
                .cue
                .clone()
                .map_or("", |cue| article.slice(words.span(cue)));
            format!("{} <{cue}>", fragments.join(" | ")).replace('\n', "/")
        })
        .collect()
}

#[test]
fn quotations_are_found_with_their_cues_and_others_are_not() {
    for case in CASES.split("\n\n").filter(|case| !case.starts_with('#')) {
        let mut lines = case.lines().filter(|line| !line.starts_with('#'));
        let text = lines.next().unwrap_or("").replace("//", "\n\n");
        let expected: Vec<_> = lines.map(str::to_owned).collect();
        assert_eq!(found(&text), expected, "in {text:?}");
    }
}

#[test]
fn marks_by_the_thousand_are_no_more_quotations_than_marks() {
    for piece in ["\"", "“", "” “", "\" said \"", "''"] {
        let text = piece.repeat(200_000 / piece.len());
        let marks = text.matches(['"', '“', '\'']).count();
        assert!(found(&text).len() <= marks, "{piece:?}");
    }
}

#[test]
fn fragments_are_in_order_inside_the_text_and_hold_their_marks() {
    let text = "“One,” said Ana Brandt. “Two,” she said. “Three?” “Four,” asked Bo. “Fi";
    for line in found(text) {
        assert!(line.starts_with('“'), "{line}");
    }
}
