//! Words that stand in a text once are found there, whatever stands around that is like them.

use super::judge::origin;
use standoff::annotation::{Anchored, Origin, Standing, anchor};
use std::ops::Range;

/// Forty-one paragraphs that differ in a number alone.
fn alike() -> String {
    let paragraph = |number: usize| {
        format!(
            "Paragraph {number} begins with a claim by the minister. He said that number {number} was wrong. \
             The ambassador replied that case {number} is closed.\n\n"
        )
    };
    (1..=41).map(paragraph).collect()
}

/// All sentences and all paragraphs of `text`, which is ASCII.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for paragraph in text.split_terminator("\n\n") {
        let mut from = start;
        for sentence in paragraph.split_inclusive(". ") {
            parts.push(from..from + sentence.trim_end().len());
            from += sentence.len();
        }
        parts.push(start..start + paragraph.len());
        start += paragraph.len() + 2;
    }
    parts
}

/// Each of `parts` of `old` is found in `new`, as if it had been made `shift` later than it stands, where its words
/// are; those that aren't there may be anything.
fn all_are_found(old: &str, new: &str, shift: usize) {
    for part in parts(old) {
        let quote = &old[part.clone()];
        let Some(start) = new.find(quote) else {
            continue;
        };
        if new[..start].ends_with('X') {
            // Its first word is another one.
            continue;
        }
        assert_eq!(new.rfind(quote), Some(start), "{quote} is there twice");
        let there = Origin {
            place: (part.start + shift, part.end + shift),
            ..origin(old, &part)
        };
        let found = anchor(new, None, &[there]).remove(0);
        assert_eq!(
            (found.standing, &new[found.span.start..found.span.end]),
            (None, quote),
            "{found:?}"
        );
    }
}

#[test]
fn numbers_that_are_wrong_lose_no_words_that_stand_there_once() {
    let text = alike();
    for shift in [1, 7, 500] {
        all_are_found(&text, &text, shift);
    }
}

#[test]
fn what_comes_before_the_article_loses_no_words_that_stand_there_once() {
    let text = alike();
    for first in ["X", "A new line.\n", "By our correspondent in Paris\n\n"] {
        all_are_found(&text, &format!("{first}{text}"), 0);
    }
}

#[test]
fn many_stances_in_one_text_are_found_as_single_ones_are() {
    let text = alike();
    let new = format!("A new line.\n{text}");
    let origins: Vec<Origin> = parts(&text)
        .iter()
        .map(|part| origin(&text, part))
        .collect();
    for (origin, found) in origins.iter().zip(anchor(&new, None, &origins)) {
        let words = &new[found.span.start..found.span.end];
        assert_eq!((found.standing, words), (None, &*origin.quote));
    }
}

/// What becomes of `quote` of `old` in `new`, where the old text isn't known.
fn alone(old: &str, quote: &str, new: &str) -> Anchored {
    let start = old.find(quote).expect("words of the old text");
    let start = old[..start].chars().count();
    let origins = [origin(old, &(start..start + quote.chars().count()))];
    anchor(new, None, &origins).remove(0)
}

#[test]
fn words_that_were_changed_are_not_found_in_the_same_words_elsewhere() {
    let quote = "the council will pay for the whole bridge before the winter comes";
    let old = format!(
        "Talks began early on Monday. Again the mayor promised that {quote}. Nobody in the room believed him. \
         Weeks went by without any news of it. Later the mayor promised that {quote}. Nobody in the hall believed him."
    );
    let new = old.replacen("whole bridge", "whole tunnel", 1);
    let found = alone(&old, quote, &new);
    let first = new.find("the council will").expect("there");
    let is_first = found.span.start == first;
    let has_place = found.standing.is_none_or(Standing::has_place);
    assert!(!has_place || is_first, "{found:?}");
}

#[test]
fn words_of_which_nothing_else_is_known_are_found_by_themselves_only_if_they_are_many() {
    let text = alike();
    let bare = |quote: &str, start: usize| {
        let place = (start, start + quote.len());
        let origins = [Origin {
            place,
            ..Origin::of(quote)
        }];
        anchor(&text, None, &origins).remove(0)
    };
    let found = bare("The ambassador replied that case 7 is closed.", 3);
    assert_eq!(found.standing, Some(Standing::Moved));
    assert!(text[found.span.start..].starts_with("The ambassador replied that case 7 is"));
    assert_eq!(bare("number 7", 3).standing, Some(Standing::Lost));
}
