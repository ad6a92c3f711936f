//! Lists: a line that begins with a bullet or a number begins a sentence, whatever stands before it.

use super::{char_at, slice};
use crate::article::Span;

/// Whether the line after `gap`, the blanks from a line end on, begins anew: after an empty line,
/// with a bullet, or with a number where the sentence at `start` has one too.
pub(super) fn begins_after(text: &str, start: usize, gap: Span) -> bool {
    let empty_line = slice(text, gap.start + 1, gap.end).contains('\n');
    empty_line || is_bullet(text, gap.end) || (numbered(text, start) && numbered(text, gap.end))
}

fn is_bullet(text: &str, at: usize) -> bool {
    let bullet = char_at(text, at)
        .is_some_and(|char| matches!(char, '•' | '‣' | '◦' | '▪' | '●' | '∙' | '*'));
    let mut rest = slice(text, at, text.len()).chars();
    bullet && rest.nth(1).is_some_and(char::is_whitespace)
}

/// Whether the line at `at` begins with something like `12. `.
fn numbered(text: &str, at: usize) -> bool {
    let rest = slice(text, at, text.len());
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits) && slice(rest, digits, rest.len()).starts_with(". ")
}

/// Whether `sentence` is nothing but the number or letter of a list, or has no letter at all.
pub(super) fn is_marker(sentence: &str) -> bool {
    let mut letters = sentence.chars().filter(|char| char.is_alphanumeric());
    let Some(first) = letters.next() else {
        return true;
    };
    let rest = letters.by_ref().take(4);
    let (short, roman, digits) = rest.fold(
        (1, is_roman(first), first.is_numeric()),
        |(count, roman, digits), char| {
            (
                count + 1,
                roman && is_roman(char),
                digits && char.is_numeric(),
            )
        },
    );
    short == 1 || (short <= 3 && digits) || (short <= 4 && roman)
}

fn is_roman(char: char) -> bool {
    matches!(char, 'i' | 'v' | 'x' | 'I' | 'V' | 'X')
}
