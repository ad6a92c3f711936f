//! A sentence cut into words and marks.
//!
//! Knows letters, marks and the list of words; must not know of any sentence but its own.

use super::{Shape, Word};
use crate::article::Span;
use crate::suggest::lexicon::{Entry, Lexicon};

/// The work on one sentence.
pub(super) struct Cutter<'a, 'b> {
    text: &'a str,
    at: usize,
    end: usize,
    lexicon: &'b Lexicon,
    small: &'b mut String,
}

impl<'a, 'b> Cutter<'a, 'b> {
    /// On the sentence at `span`.
    pub(super) fn new(
        text: &'a str,
        span: Span,
        lexicon: &'b Lexicon,
        small: &'b mut String,
    ) -> Self {
        Self {
            text,
            at: span.start,
            end: span.end,
            lexicon,
            small,
        }
    }

    /// The next word or mark.
    pub(super) fn next(&mut self) -> Option<Word> {
        let rest = self.text.get(self.at..self.end)?;
        let blanks = blanks(rest);
        let rest = rest.get(blanks..)?;
        let first = rest.chars().next()?;
        let start = self.at + blanks;
        let length = if is_alphanumeric(first) {
            word_length(rest)
        } else {
            clitic_length(rest, start > self.at).unwrap_or(first.len_utf8())
        };
        let length = length + self.abbreviation_stop(start + length, first);
        self.at = start + length;
        Some(self.word(start, rest.get(..length)?, first))
    }

    /// 1 where a stop follows that ends an abbreviation and not the sentence.
    fn abbreviation_stop(&self, after: usize, first: char) -> usize {
        let bytes = self.text.as_bytes();
        let is_stop = bytes.get(after) == Some(&b'.') && first.is_alphabetic();
        usize::from(is_stop && after + 1 < self.end && bytes.get(after + 1) == Some(&b' '))
    }

    fn word(&mut self, start: usize, word: &str, first: char) -> Word {
        let shape = shape(word, first);
        let entry = if matches!(
            shape,
            Shape::Small | Shape::Capital | Shape::Capitals | Shape::Clitic
        ) {
            self.small.clear();
            fold(word.trim_end_matches('.'), self.small);
            self.lexicon.entry(self.small)
        } else {
            Entry::default()
        };
        Word {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(start + word.len()).unwrap_or(u32::MAX),
            classes: entry.classes,
            base: entry.base,
            kind: entry.kind,
            shape,
        }
    }
}

/// `word` in small letters with straight apostrophes, added to `small`.
fn fold(word: &str, small: &mut String) {
    if word.is_ascii() {
        small.push_str(word);
        small.make_ascii_lowercase();
        return;
    }
    for letter in word.chars() {
        match letter {
            '’' | '‘' => small.push('\''),
            _ => small.extend(letter.to_lowercase()),
        }
    }
}

/// The bytes of the word that `rest` begins with: letters and digits, with marks between them that hold
/// them together. A clitic (`'s`, `'re`) is a word of its own; `n't` is not.
fn word_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_plain = |byte: &&u8| byte.is_ascii_alphanumeric();
    let plain = bytes.iter().take_while(is_plain).count();
    if matches!(
        bytes.get(plain),
        None | Some(b' ' | b'\n' | b'"' | b':' | b';' | b'!' | b'?' | b')')
    ) {
        return plain;
    }
    let mut length = plain;
    let tail = rest.get(plain..).unwrap_or_default();
    let mut chars = tail
        .char_indices()
        .map(|(at, letter)| (plain + at, letter))
        .peekable();
    while let Some((at, letter)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins = match letter {
            _ if letter.is_alphanumeric() => true,
            '-' | '‐' | '‑' | '&' | '_' => next.is_some_and(char::is_alphanumeric),
            '.' | ',' => next.is_some_and(|next| {
                next.is_ascii_digit() || letter == '.' && next.is_alphabetic() && at <= 1 + length
            }),
            '\'' | '’' => {
                next.is_some_and(char::is_alphabetic) && clitic_length(&rest[at..], false).is_none()
            }
            _ => is_combining(letter),
        };
        if !joins {
            break;
        }
        length = at + letter.len_utf8();
    }
    length
}

fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The bytes of the clitic that `rest` begins with, if it does and no blank is before it.
fn clitic_length(rest: &str, after_blank: bool) -> Option<usize> {
    if after_blank {
        return None;
    }
    let mark = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, '\'' | '’'))?;
    let tail = &rest[mark.len_utf8()..];
    let letters = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
    let clitic = tail.get(..letters)?;
    ["s", "re", "m", "ve", "ll", "d", "S"]
        .contains(&clitic)
        .then_some(mark.len_utf8() + letters)
}

/// The bytes of the blanks that `rest` begins with.
fn blanks(rest: &str) -> usize {
    match rest.as_bytes() {
        [first, ..] if first.is_ascii_graphic() => 0,
        [b' ', second, ..] if second.is_ascii_graphic() => 1,
        _ => rest.len() - rest.trim_start().len(),
    }
}

fn is_alphanumeric(letter: char) -> bool {
    if letter.is_ascii() {
        letter.is_ascii_alphanumeric()
    } else {
        !is_plain_mark(letter) && letter.is_alphanumeric()
    }
}

/// Marks that need no look into the tables of letters, which is slow for them.
fn is_plain_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '‘' | '«' | '»')
}

fn shape(word: &str, first: char) -> Shape {
    match first {
        'a'..='z' => Shape::Small,
        '0'..='9' => Shape::Number,
        _ if is_plain_mark(first) => Shape::Quote,
        _ if first.is_numeric() => Shape::Number,
        _ if first.is_uppercase() => {
            let mut rest = word.chars().skip(1).filter(|letter| letter.is_alphabetic());
            let has_rest = rest.clone().next().is_some();
            if has_rest && rest.all(char::is_uppercase) {
                Shape::Capitals
            } else {
                Shape::Capital
            }
        }
        _ if first.is_alphabetic() => Shape::Small,
        '\'' | '’' if word.len() > first.len_utf8() => Shape::Clitic,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‘' | '’' | '\'' | '`' | '‚' => {
            Shape::Quote
        }
        ',' => Shape::Comma,
        '.' | '!' | '?' | '…' => Shape::Stop,
        ':' => Shape::Colon,
        ';' => Shape::Semicolon,
        '-' | '–' | '—' | '―' => Shape::Dash,
        '(' | '[' | '{' => Shape::Opening,
        ')' | ']' | '}' => Shape::Closing,
        _ => Shape::Mark,
    }
}
