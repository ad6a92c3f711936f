//! The words around a hit, on one line.

use crate::article::Span;
use std::ops::Range;

/// A part of a text on one line, and where in it something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The words, with an ellipsis where they are cut off; line ends are blanks.
    pub line: String,
    /// What was found, in bytes of the line.
    pub found: Range<usize>,
    /// The bytes of the text that are in the line.
    pub of: Span,
}

/// The words of `text` around `hit`, not beyond `paragraph`, on one line: about `around` bytes on each side, cut at the
/// ends of words. A hit longer than four times that is cut off as well.
#[must_use]
pub fn excerpt(text: &str, paragraph: Span, hit: Span, around: usize) -> Excerpt {
    let most = around.saturating_mul(4);
    let end = text.floor_char_boundary(hit.end.min(hit.start.saturating_add(most)));
    let found = hit.start..end.max(hit.start);
    let (first, last) = (paragraph.start.min(hit.start), paragraph.end.max(found.end));
    let from = cut_before(text, first, found.start, around);
    let to = if found.end < hit.end {
        found.end
    } else {
        cut_after(text, found.end, last, around)
    };
    let mut line = String::with_capacity(to - from + 6);
    if from > first {
        line.push('…');
    }
    let start = line.len();
    line.push_str(text.get(from..found.start).unwrap_or_default());
    let found_at = line.len();
    line.push_str(text.get(found.clone()).unwrap_or_default());
    let found = found_at..line.len();
    line.push_str(
        text.get(found_end(&found, start, from)..to)
            .unwrap_or_default(),
    );
    if to < last {
        line.push('…');
    }
    // Each of these is a single byte: no place in the line moves. All bytes are looked at without asking after each.
    let is_parted = |any: bool, byte: u8| any | matches!(byte, b'\n' | b'\t');
    if line.bytes().fold(false, is_parted) {
        line = line.replace(['\n', '\t'], " ");
    }
    Excerpt {
        line,
        found,
        of: Span::new(from, to),
    }
}

/// The byte of the text after what was found, of which the line begins at byte `start` with byte `from` of the text.
fn found_end(found: &Range<usize>, start: usize, from: usize) -> usize {
    from + found.end - start
}

/// Where the words before byte `at` begin, at most `around` bytes before it and not before `first`.
fn cut_before(text: &str, first: usize, at: usize, around: usize) -> usize {
    let wished = at.saturating_sub(around);
    if wished <= first {
        return first;
    }
    let from = text.ceil_char_boundary(wished).min(at);
    if text.get(..from).is_some_and(ends_blank) {
        return from;
    }
    let words = text.get(from..at).unwrap_or_default();
    let blank = words.find(char::is_whitespace);
    // A word that is as long as all that is shown is cut where it may.
    blank.map_or(from, |blank| {
        let rest = words.get(blank..).unwrap_or_default();
        at - rest.trim_start().len()
    })
}

/// Where the words after byte `at` end, at most `around` bytes after it and not after `last`.
fn cut_after(text: &str, at: usize, last: usize, around: usize) -> usize {
    let wished = at.saturating_add(around);
    if wished >= last {
        return last;
    }
    let to = text.floor_char_boundary(wished).max(at);
    if text
        .get(to..)
        .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    {
        return to;
    }
    let words = text.get(at..to).unwrap_or_default();
    let blank = words.rfind(char::is_whitespace);
    blank.map_or(to, |blank| {
        let shown = words.get(..blank).unwrap_or_default();
        at + shown.trim_end().len()
    })
}

fn ends_blank(text: &str) -> bool {
    text.ends_with(char::is_whitespace)
}
