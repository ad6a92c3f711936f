//! Letters as they compare: what writes the same word in another way makes no difference.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// What a character is to a text of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a word.
    Letter,
    /// A word by itself, in scripts that put no blanks between words.
    Whole,
    /// Part of the word before it, if there is one.
    Mark,
    /// Joins what stands around it into one word, as in "don't".
    Joint,
    /// Blanks, and all signs.
    Other,
}

/// What `letter` is.
pub(super) fn kind(letter: char) -> Kind {
    match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Letter,
        '\'' | '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' => Kind::Joint,
        _ if letter.is_ascii() => Kind::Other,
        _ if is_ignored(letter) || is_combining_mark(letter) => Kind::Mark,
        '\u{0e00}'..='\u{0eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Kind::Whole,
        _ if letter.is_alphanumeric() => Kind::Letter,
        _ => Kind::Other,
    }
}

/// Whether `letter` is seen by nobody: a soft hyphen, a sign of direction and the like.
pub(super) const fn is_ignored(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Adds `letter`, part of a word, to `word` as it compares.
pub(super) fn push(letter: char, word: &mut String) {
    if letter.is_ascii() {
        word.push(letter.to_ascii_lowercase());
    } else if !is_ignored(letter) {
        decompose_compatible(letter, |part| word.extend(part.to_lowercase()));
    }
}

/// A sign as it compares: all quotation marks are one, and all dashes.
pub(super) const fn sign(sign: char) -> char {
    match sign {
        '\''
        | '`'
        | '\u{b4}'
        | '«'
        | '»'
        | '\u{2018}'..='\u{201f}'
        | '\u{2039}'
        | '\u{203a}'
        | '\u{2bc}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => sign,
    }
}
