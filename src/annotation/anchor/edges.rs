//! The signs around the words of a span: quotation marks before, a full stop after.

use super::fold::{self, Kind, is_ignored, sign};
use super::token::{Row, Word};
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
    let target = |word: &Word| new.text.get(word.start..word.end).unwrap_or_default();
    let start = if span.start > first.start {
        let (before, after) = (text(first.start, span.start), text(span.start, first.end));
        to_first.start + cut(before, after, target(to_first))?
    } else {
        to_first.start - before(text(span.start, first.start), new.gap_before(found.start))
    };
    let end = if span.end < last.end {
        let (before, after) = (text(last.start, span.end), text(span.end, last.end));
        to_last.start + cut(before, after, target(to_last))?
    } else {
        to_last.end + after(text(last.end, span.end), new.gap_before(found.end))
    };
    (start < end).then_some(Span::new(start, end))
}

/// Where in `word` the cut is that parted `before` from `after`, in bytes; nothing where the letters on neither side
/// of it are the same.
fn cut(before: &str, after: &str, word: &str) -> Option<usize> {
    let is_joint = |letter: char| fold::kind(letter) == Kind::Joint;
    let before_raw = before;
    let letters = |text: &str| {
        let mut folded = String::new();
        let parts = text.chars().filter(|letter| !is_joint(*letter));
        parts.for_each(|letter| fold::push(letter, &mut folded));
        folded
    };
    let (before, after) = (letters(before), letters(after));
    let mut ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
    let fits = |at: &usize| {
        let (start, end) = word.split_at(*at);
        letters(start) == before || letters(end) == after
    };
    // The apostrophe goes to the side that it was on.
    if before_raw.ends_with(is_joint) {
        ends.rev().find(fits)
    } else {
        ends.find(fits)
    }
}

/// How many bytes at the beginning of `gap` are the signs `wanted`.
fn after(wanted: &str, gap: &str) -> usize {
    if gap.starts_with(wanted) {
        return wanted.len();
    }
    let wanted = wanted.chars().filter(|letter| is_seen(*letter));
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
    let wanted = wanted.chars().rev().filter(|letter| is_seen(*letter));
    let letters = gap
        .char_indices()
        .rev()
        .map(|(at, letter)| (gap.len() - at, letter));
    matched(wanted, letters).unwrap_or_default()
}

fn is_seen(letter: char) -> bool {
    !letter.is_whitespace() && !is_ignored(letter)
}

/// How far `letters` go with all of `wanted` that they have.
fn matched(
    wanted: impl Iterator<Item = char>,
    letters: impl Iterator<Item = (usize, char)>,
) -> Option<usize> {
    let mut letters = letters.filter(|(_, letter)| is_seen(*letter)).peekable();
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
