use super::*;
use crate::article::tests::growth::is_in_proportion;

/// Reads a line of the table: the text, and its sentences.
fn read(line: &str) -> (String, Vec<String>) {
    let line = line.replace('⏎', "\n");
    let expected = line.split('|').map(|sentence| sentence.trim().to_owned());
    (line.replace('|', ""), expected.collect())
}

fn found(text: &str) -> Vec<&str> {
    sentences(text)
        .into_iter()
        .map(|span| slice(text, span.start, span.end))
        .collect()
}

#[test]
fn every_case_of_the_table_is_cut_as_it_should_be() {
    let cases = include_str!("cases.txt").lines();
    let wrong: Vec<_> = cases
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter(|line| {
            let (text, expected) = read(line);
            found(&text) != expected
        })
        .map(|line| (line, found(&read(line).0).join(" | ")))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts put together at random from what sentences and quotations are made of.
pub(in crate::article) fn strange_texts() -> impl Iterator<Item = String> {
    const PIECES: [&str; 48] = [
        " ", " ", " ", "\n", "\t", "\u{a0}", "\u{3000}", ".", ".", "?", "!", "…", "...", "。", "؟",
        "।", "\"", "\"", "'", "'", "“", "”", "‘", "’", "„", "«", "»", "「", "」", "(", ")", "[1]",
        "—", " - ", "• ", "He", "said", "U.S.", "Mr.", "p.m.", "J.", "12", "al-Assad", "s' a", "é",
        "\u{301}", "\u{202e}", "\0",
    ];
    let mut state = 7_u64;
    let mut random = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below.max(1)
    };
    (0..5_000).map(move |_| {
        (0..random(40))
            .map(|_| PIECES[random(PIECES.len())])
            .collect()
    })
}

#[test]
fn any_text_is_cut_in_order_and_nothing_visible_is_left_out() {
    for text in strange_texts() {
        let mut reached = 0;
        for span in sentences(&text) {
            assert!(
                text[reached..span.start].trim().is_empty(),
                "{text:?} {span:?}"
            );
            let sentence = &text[span.start..span.end];
            assert!(
                !sentence.is_empty() && sentence.trim() == sentence,
                "{text:?} {span:?}"
            );
            reached = span.end;
        }
        assert!(text[reached..].trim().is_empty(), "{text:?} {reached}");
    }
}

#[test]
fn a_paragraph_of_nothing_but_marks_costs_no_more_than_its_length() {
    for piece in [
        "(...", "…(", "?\"A", ".A", "!”Аб", ".\"'", ".", ". ", ".\"", ". \"", ". (", ".)", ". [",
        "\n", "\n \n", ".\n", "? A ", "a.", ". —", "。", "!' ", "1. ",
    ] {
        let found = |count: usize| drop(sentences(&piece.repeat(count)));
        assert!(is_in_proportion(1 << 14, found), "{piece}");
    }
}
