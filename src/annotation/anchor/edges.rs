//! The signs around the words of a span: quotation marks before, a full stop after.

use super::fold::{is_ignored, sign};
use super::token::Row;
use crate::article::Span;
use std::ops::Range;

/// The span of the words `found` of `new`, with as much of the signs around them as `span` had in `old` around its
/// words `from`.
pub(super) fn dressed(
    old: &Row<'_>,
    span: Span,
    from: &Range<usize>,
    new: &Row<'_>,
    found: &Range<usize>,
) -> Option<Span> {
    let (first, last) = (
        old.words.get(from.start)?,
        old.words.get(from.end.checked_sub(1)?)?,
    );
    let (to_first, to_last) = (
        new.words.get(found.start)?,
        new.words.get(found.end.checked_sub(1)?)?,
    );
    let text = |start: usize, end: usize| old.text.get(start..end).unwrap_or_default();
    // Of a word that is cut through, what is cut off is so again where the word is the same.
    let same_word = |a: &super::token::Word, b: &super::token::Word| {
        text(a.start, a.end) == new.text.get(b.start..b.end).unwrap_or_default()
    };
    let start = if span.start > first.start && same_word(first, to_first) {
        to_first.start + (span.start - first.start)
    } else {
        to_first.start - before(text(span.start, first.start), new.gap_before(found.start))
    };
    let end = if span.end < last.end && same_word(last, to_last) {
        to_last.end - (last.end - span.end)
    } else {
        to_last.end + after(text(last.end, span.end), new.gap_before(found.end))
    };
    (start < end).then_some(Span::new(start, end))
}

/// How many bytes at the beginning of `gap` are the signs `wanted`.
fn after(wanted: &str, gap: &str) -> usize {
    if gap.starts_with(wanted) {
        return wanted.len();
    }
    let wanted = wanted.chars().filter(is_seen);
    let letters = gap
        .char_indices()
        .map(|(at, letter)| (at + letter.len_utf8(), letter));
    matched(wanted, letters).unwrap_or_default()
}

/// How many bytes at the end of `gap` are the signs `wanted`.
fn before(wanted: &str, gap: &str) -> usize {
    if gap.ends_with(wanted) {
        return wanted.len();
    }
    let wanted = wanted.chars().rev().filter(is_seen);
    let letters = gap
        .char_indices()
        .rev()
        .map(|(at, letter)| (gap.len() - at, letter));
    matched(wanted, letters).unwrap_or_default()
}

fn is_seen(letter: &char) -> bool {
    !letter.is_whitespace() && !is_ignored(*letter)
}

/// How far `letters` go with all of `wanted` that they have.
fn matched(
    wanted: impl Iterator<Item = char>,
    letters: impl Iterator<Item = (usize, char)>,
) -> Option<usize> {
    let mut letters = letters.filter(|(_, letter)| is_seen(letter)).peekable();
    let mut end = None;
    for sought in wanted {
        if let Some((at, _)) = letters.next_if(|(_, letter)| sign(*letter) == sign(sought)) {
            end = Some(at);
        }
    }
    end
}

/// Whether `a` and `b` differ in nothing but blanks.
pub(super) fn same_but_blanks(a: &str, b: &str) -> bool {
    let seen = |letter: &char| !letter.is_whitespace();
    a == b || a.chars().filter(seen).eq(b.chars().filter(seen))
}
