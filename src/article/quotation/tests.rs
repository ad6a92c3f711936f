use super::*;
use crate::article::tests::growth::is_in_proportion;

/// The quotations that lie within another one.
fn inner_quotations(text: &str) -> Vec<Span> {
    let outer = quotations(text);
    let mut all = all_quotations(text);
    all.retain(|span| !outer.contains(span));
    all
}

/// Takes the brackets out of `line`: the text, the outermost quotations and the inner ones.
fn read(line: &str) -> (String, Vec<Span>, Vec<Span>) {
    let (mut text, mut outer, mut inner) = (String::new(), Vec::new(), Vec::new());
    let mut starts = Vec::new();
    for char in line.chars() {
        match char {
            '⟦' | '⟨' => starts.push(text.len()),
            '⟧' => outer.push(Span::new(starts.pop().unwrap_or_default(), text.len())),
            '⟩' => inner.push(Span::new(starts.pop().unwrap_or_default(), text.len())),
            '⏎' => text.push('\n'),
            char => text.push(char),
        }
    }
    inner.sort_unstable();
    (text, outer, inner)
}

#[test]
fn every_case_of_the_table_is_found() {
    let cases = include_str!("cases.txt").lines();
    let wrong: Vec<_> = cases
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter(|line| {
            let (text, outer, inner) = read(line);
            (quotations(&text), inner_quotations(&text)) != (outer, inner)
        })
        .map(|line| {
            (
                line,
                quotations(&read(line).0),
                inner_quotations(&read(line).0),
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn any_text_gives_quotations_in_order_and_on_characters() {
    for text in crate::article::sentence::tests::strange_texts() {
        let (outer, inner) = (quotations(&text), inner_quotations(&text));
        assert!(
            outer.windows(2).all(|pair| pair[0].end <= pair[1].start),
            "{text:?} {outer:?}"
        );
        for span in outer.iter().chain(&inner) {
            assert!(
                !span.is_empty() && text.get(span.start..span.end).is_some(),
                "{text:?} {span:?}"
            );
        }
        for span in &inner {
            assert!(
                outer.iter().any(|outer| outer.contains(*span)),
                "{text:?} {span:?}"
            );
        }
    }
}

#[test]
fn a_paragraph_of_nothing_but_marks_costs_no_more_than_its_length() {
    for mark in [
        "\"", "'", "''", "1\"", "'1", "a'b", "“", "‘", "“‘", "”", "’", "« ", "'a", "a' ", " s' a",
        "「『",
    ] {
        let found = |count: usize| {
            let text = mark.repeat(count);
            drop((quotations(&text), all_quotations(&text)));
        };
        assert!(is_in_proportion(1 << 14, found), "{mark}");
    }
}
