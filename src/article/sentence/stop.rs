//! The marks that may end a sentence, with the quotation marks, brackets and notes that go with them.
//!
//! It finds and reads them; whether they do end a sentence is up to [`super::rules`].

use super::{char_at, next_char, skip_blanks, slice};
use crate::article::quotation::Pairs;

/// What a stop is made of. The later one counts where several stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// `.`
    Full,
    /// `...` or `…`
    Dots,
    /// `?` or `!`
    Ask,
    /// A mark of another script: `。` ends a sentence wherever it stands.
    Foreign,
}

/// A run of stops and what closes with it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub(super) kind: Kind,
    /// Its first byte: the word before ends there.
    pub(super) start: usize,
    /// The byte after the last mark that goes with it.
    pub(super) end: usize,
    /// Whether a quotation closes with it.
    pub(super) quoted: bool,
    /// Whether a bracket closes with it.
    pub(super) bracketed: bool,
}

/// Notes like `[12]` and `[citation needed]` are no longer than this, in bytes.
const LONGEST_NOTE: usize = 24;

/// The first byte from `from` on that may be a stop or a line end.
pub(super) fn find(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let skip = rest.iter().position(|byte| MAY_STOP[usize::from(*byte)])?; // the table has an entry for every byte
    Some(from + skip)
}

/// The bytes that stops begin with.
static MAY_STOP: [bool; 256] = {
    let mut table = [false; 256];
    let first = [
        b'.', b'?', b'!', b'\n', 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF,
    ];
    let mut index = 0;
    while index < first.len() {
        table[first[index] as usize] = true;
        index += 1;
    }
    table
};

impl Stop {
    /// The stop at byte `at`, if there is one.
    pub(super) fn read(text: &str, pairs: &Pairs, at: usize) -> Option<Self> {
        let (kind, end) = run(text, at)?;
        let mut stop = Self {
            kind,
            start: at,
            end,
            quoted: false,
            bracketed: false,
        };
        while stop.takes_closing(text, pairs) || stop.takes_note(text) {}
        Some(stop)
    }

    fn takes_closing(&mut self, text: &str, pairs: &Pairs) -> bool {
        let end = match char_at(text, self.end) {
            Some(')' | ']' | '}' | '）' | '】' | '》') => {
                self.bracketed = true;
                Some(next_char(text, self.end))
            }
            // `Leave us. " The guards left`
            Some(char) if char.is_whitespace() => {
                self.quoting(pairs.paired_closing(next_char(text, self.end)))
            }
            _ => self.quoting(pairs.closing(self.end)),
        };
        self.end = end.unwrap_or(self.end);
        end.is_some()
    }

    fn quoting(&mut self, end: Option<usize>) -> Option<usize> {
        self.quoted |= end.is_some();
        end
    }

    /// `[1]`, also after a blank, or `¹`.
    fn takes_note(&mut self, text: &str) -> bool {
        let rest = slice(text, self.end, text.len());
        let raised = rest
            .chars()
            .next()
            .filter(|char| matches!(char, '¹' | '²' | '³' | '⁰'..='⁹'));
        let length = raised.map_or_else(|| note(rest), char::len_utf8);
        self.end += length;
        length > 0
    }
}

/// The length of the note that `rest` begins with; 0 if there is none.
fn note(rest: &str) -> usize {
    let tight = rest.strip_prefix(' ').unwrap_or(rest);
    let Some(inside) = tight.strip_prefix('[') else {
        return 0;
    };
    let Some(length) = inside
        .bytes()
        .take(LONGEST_NOTE)
        .position(|byte| byte == b']')
    else {
        return 0;
    };
    let words = slice(inside, 0, length);
    let is_number = words.bytes().all(|byte| byte.is_ascii_digit());
    let is_remark = tight.len() == rest.len()
        && words
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    if length > 0 && (is_number || is_remark) {
        rest.len() - inside.len() + length + 1
    } else {
        0
    }
}

/// The kind and the end of the stops that stand together from `at` on.
fn run(text: &str, at: usize) -> Option<(Kind, usize)> {
    let mut kind = kind_of(char_at(text, at)?)?;
    let mut end = next_char(text, at);
    loop {
        let next = if kind <= Kind::Dots {
            after_spaced_dots(text, end)
        } else {
            end
        };
        match char_at(text, next).and_then(kind_of) {
            Some(Kind::Full) => kind = kind.max(Kind::Dots),
            Some(other) => kind = kind.max(other),
            None => return Some((kind, end)),
        }
        end = next_char(text, next);
    }
}

/// Where `. . .` or `. ...` goes on after `end`; else `end`.
fn after_spaced_dots(text: &str, end: usize) -> usize {
    let rest = slice(text, end, text.len());
    let goes_on = [" ...", " …", " . ."]
        .iter()
        .any(|dots| rest.starts_with(dots))
        || (rest.starts_with(" .") && slice(text, 0, end).ends_with(". ."));
    if goes_on { skip_blanks(text, end) } else { end }
}

fn kind_of(char: char) -> Option<Kind> {
    match char {
        '.' => Some(Kind::Full),
        '…' => Some(Kind::Dots),
        '?' | '!' | '‼' | '‽' | '⁇' | '⁈' | '⁉' => Some(Kind::Ask),
        '。' | '｡' | '！' | '？' | '．' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '។' => {
            Some(Kind::Foreign)
        }
        _ => None,
    }
}
