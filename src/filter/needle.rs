//! Words looked for in a text: at the beginning of a word, whatever the case, the diacritics, the
//! kind of quotes and of blanks. Knows how names are folded and nothing of stances.

use crate::codebook::fold;
use std::borrow::Cow;
use std::cell::OnceCell;

/// Words to be looked for, folded once.
#[derive(Debug, Clone)]
pub(super) struct Needle(String);

/// A long text in which several needles are looked for: it is folded once, when the first one asks.
pub(super) struct Haystack<'a> {
    text: &'a str,
    folded: OnceCell<Cow<'a, str>>,
}

impl<'a> Haystack<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            folded: OnceCell::new(),
        }
    }
}

impl Needle {
    pub(super) fn new(words: &str) -> Self {
        Self(folded(words).trim().to_owned())
    }

    /// Whether the words begin somewhere in `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        if text.is_ascii() {
            self.is_in_ascii(text.as_bytes())
        } else {
            self.is_in_folded(&folded(text))
        }
    }

    pub(super) fn is_in_words(&self, words: &Haystack<'_>) -> bool {
        let folded = words.folded.get_or_init(|| folded(words.text));
        self.is_in_folded(folded)
    }

    fn is_in_folded(&self, text: &str) -> bool {
        let mut from = 0;
        while let Some(found) = text.get(from..).and_then(|rest| rest.find(&self.0)) {
            let at = from + found;
            if begins_word(text, at) {
                return true;
            }
            from = at + text.get(at..).and_then(first).map_or(1, char::len_utf8);
        }
        false
    }

    /// As if `text` were folded; names are short and many, and most are ASCII.
    fn is_in_ascii(&self, text: &[u8]) -> bool {
        let mut before = b' ';
        let begins_here = |(at, &byte): (usize, &u8)| {
            let inside = before.is_ascii_alphanumeric() && byte.is_ascii_alphanumeric();
            before = byte;
            !inside && text.get(at..).is_some_and(|rest| self.begins(rest))
        };
        self.0.is_empty() || text.iter().enumerate().any(begins_here)
    }

    fn begins(&self, text: &[u8]) -> bool {
        let is_blank = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
        let mut rest = text;
        self.0.bytes().all(|wanted| {
            let taken = match rest.first() {
                Some(_) if wanted == b' ' => rest.iter().take_while(|byte| is_blank(byte)).count(),
                Some(byte) => usize::from(byte.to_ascii_lowercase() == wanted),
                None => 0,
            };
            rest = rest.get(taken..).unwrap_or_default();
            taken > 0
        })
    }
}

/// `text` folded, with a single blank between words.
fn folded(text: &str) -> Cow<'_, str> {
    let folded = fold(text);
    let is_odd = |part: &str| part.is_empty() || part.contains(char::is_whitespace);
    if folded.split(' ').any(is_odd) {
        let parts: Vec<_> = folded.split_whitespace().collect();
        return Cow::Owned(parts.join(" "));
    }
    folded
}

/// Whether a word begins at byte `at`. Where there are no blanks between words, each letter may begin one.
fn begins_word(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let inside = |(before, after): (char, char)| {
        before.is_alphanumeric() && after.is_alphanumeric() && !stands_unspaced(after)
    };
    let around = before.chars().next_back().zip(first(after));
    !around.is_some_and(inside)
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}

/// Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese.
const fn stands_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}
