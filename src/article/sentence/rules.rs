//! The rules: does a stop end its sentence, given the word before it and the words after it?
//!
//! Where both readings are good English, the one that is more frequent in news is taken.

use super::ahead::{Ahead, Head, Opening};
use super::list::is_marker;
use super::slice;
use super::stop::{Kind, Stop};
use super::words::Set;
use crate::article::quotation::Pairs;

/// A word before a stop is read back no further than this, in bytes.
const LONGEST_WORD: usize = 32;

/// A sentence longer than this, in bytes, is no number of a list.
const LONGEST_MARKER: usize = 16;

/// Whether `stop` ends the sentence that begins at `start`.
pub(super) fn ends_sentence(text: &str, pairs: &Pairs, start: usize, stop: &Stop) -> bool {
    let ahead = Ahead::read(text, pairs, stop.end);
    if ahead.word.is_empty() && ahead.head == Head::GoesOn && !ahead.opens() {
        return false;
    }
    let sentence = slice(text, start, stop.end);
    if sentence.len() <= LONGEST_MARKER && stop.kind <= Kind::Dots && is_marker(sentence) {
        return false;
    }
    let before = Before::read(text, stop);
    if stop.kind == Kind::Foreign {
        return !(stop.quoted && ahead.word.starts_with(['と', 'っ']));
    }
    if !ahead.spaced && !touching(stop, &before, &ahead) {
        return false;
    }
    match stop.kind {
        Kind::Full => full_stop(stop, &before, &ahead),
        Kind::Dots => dots(text, stop, &before, &ahead),
        Kind::Ask | Kind::Foreign => question(stop, &before, sentence, &ahead),
    }
}

/// The word before a stop.
struct Before<'a> {
    word: &'a str,
    /// Whether it may be a part of an address: `press@example.org`.
    inside: bool,
}

impl<'a> Before<'a> {
    fn read(text: &'a str, stop: &Stop) -> Self {
        Self::ending(slice(text, 0, stop.start))
    }

    /// The word that `before` ends with.
    fn ending(before: &'a str) -> Self {
        let end = before.len();
        let start = before
            .char_indices()
            .rev()
            .take_while(|(at, char)| {
                end - at <= LONGEST_WORD && (char.is_alphanumeric() || *char == '.' || *char == '&')
            })
            .last()
            .map_or(end, |(at, _)| at);
        let inside = slice(before, 0, start).ends_with(['@', '/', '_', ':', '\\']);
        Self {
            word: slice(before, start, end),
            inside,
        }
    }

    /// `J`, `U.S`, `J.R.R`: capitals with stops between them.
    fn is_initials(&self) -> bool {
        let single = |part: &str| {
            let mut chars = part.chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        };
        let dotted = self.word.contains('.');
        self.word.split('.').all(single) && (dotted || self.word.starts_with(char::is_uppercase))
    }

    /// A word of small letters, at least two of them, as sentences end with.
    fn is_plain(&self) -> bool {
        let mut letters = self.word.chars().rev();
        let last = letters.next().is_some_and(char::is_lowercase) && letters.next().is_some();
        last && !self.inside && self.word.chars().all(char::is_alphabetic)
    }
}

/// Whether a sentence can begin right after the stop, without a blank.
fn touching(stop: &Stop, before: &Before, ahead: &Ahead) -> bool {
    let closed = stop.quoted || stop.bracketed;
    let begins = ahead.head == Head::Upper || (ahead.opens() && ahead.head != Head::GoesOn);
    begins
        && (closed || ahead.opens() || ahead.dashed || (before.is_plain() && ahead.is_whole_word()))
}

fn full_stop(stop: &Stop, before: &Before, ahead: &Ahead) -> bool {
    let word = before.word;
    if Set::Never.has(word) {
        (stop.quoted || stop.bracketed) && ahead.is_starter()
    } else if Set::Time.has(word) {
        let goes_on = matches!(ahead.head, Head::Lower | Head::GoesOn);
        !goes_on && !ahead.tells_time()
    } else if Set::Rarely.has(word) || Set::Month.has(word) || before.is_initials() {
        // A dash after a place begins the report: `MANCHESTER, N.H. — The vote`.
        ahead.is_starter() && (stop.quoted || !ahead.dashed)
    } else if Set::Number.has(word) && ahead.head == Head::Digit {
        false
    } else {
        plain(stop, ahead)
    }
}

/// After a word that is no abbreviation.
fn plain(stop: &Stop, ahead: &Ahead) -> bool {
    match ahead.head {
        Head::Upper | Head::Digit | Head::Other => true,
        Head::Lower => (ahead.opens() && !ahead.dashed) || (!stop.quoted && ahead.is_name()),
        Head::GoesOn => false,
    }
}

/// Dots end a sentence before a capital, unless the speaker stammers: `I ... I don't know`. Dots
/// after a blank often stand for words left out of the midst of a sentence.
fn dots(text: &str, stop: &Stop, before: &Before, ahead: &Ahead) -> bool {
    let spoken = stop.quoted && ahead.attributes();
    let said = Before::ending(slice(text, 0, stop.start).trim_end()).word;
    let repeated = !said.is_empty() && said == ahead.word;
    let loose = before.word.is_empty() && !stop.bracketed;
    ahead.head == Head::Upper && !spoken && !repeated && (!loose || ahead.is_starter())
}

fn question(stop: &Stop, before: &Before, sentence: &str, ahead: &Ahead) -> bool {
    let aside = stop.bracketed && !sentence.starts_with(['(', '[']);
    if aside || (Set::Name.has(before.word) && !stop.quoted) {
        return ahead.is_starter();
    }
    if stop.quoted && (ahead.dashed || ahead.attributes()) {
        return false;
    }
    let opens =
        ahead.opens() && !ahead.dashed && (stop.quoted || ahead.opening == Opening::Quotation);
    ahead.head != Head::GoesOn && (ahead.head != Head::Lower || opens)
}
