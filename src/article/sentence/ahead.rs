//! What follows a stop: the marks that lead into the next words, and the first of those words.

use super::words::Set;
use super::{next_char, skip_blanks, slice};
use crate::article::quotation::Pairs;

/// A word is read no further than this, in bytes.
const LONGEST_WORD: usize = 32;

/// How far from a closed quotation its speaker's verb may be, in bytes.
const FAR: usize = 80;

/// How many marks may stand before a word.
const MOST_LEADS: usize = 16;

/// Longer words in `-ly` before a comma are adverbs, not names like `Italy` and `Sicily`.
const LONGEST_LY_NAME: usize = 6;

/// What the next words begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Head {
    Upper,
    Lower,
    Digit,
    /// A letter of a script without capitals, or a sign like `$`.
    Other,
    /// Something that goes on with the sentence, or the end of the text.
    #[default]
    GoesOn,
}

/// What opens before the next words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Opening {
    #[default]
    Nothing,
    Bracket,
    Quotation,
}

/// The text after a stop.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Ahead<'a> {
    pub(super) head: Head,
    /// The first word.
    pub(super) word: &'a str,
    /// The text from that word on.
    rest: &'a str,
    /// Whether blanks come first.
    pub(super) spaced: bool,
    /// What opens before the word; a quotation counts more than a bracket.
    pub(super) opening: Opening,
    /// Whether a dash stands before the word.
    pub(super) dashed: bool,
}

impl<'a> Ahead<'a> {
    /// What follows byte `end` of `text`.
    pub(super) fn read(text: &'a str, pairs: &Pairs, end: usize) -> Self {
        let mut at = skip_blanks(text, end);
        let mut ahead = Self {
            spaced: at > end,
            ..Self::default()
        };
        for _ in 0..MOST_LEADS {
            let Some(next) = ahead.take_lead(text, pairs, at) else {
                break;
            };
            at = skip_blanks(text, next);
        }
        ahead.rest = slice(text, at, text.len());
        ahead.word = word(ahead.rest);
        ahead.head = ahead.rest.chars().next().map_or(Head::GoesOn, head);
        ahead
    }

    /// Takes what is at byte `at` if it leads into a word rather than being part of one; says where it ends.
    fn take_lead(&mut self, text: &str, pairs: &Pairs, at: usize) -> Option<usize> {
        let rest = slice(text, at, text.len());
        if let Some(dots) = ["...", "…", "[...]", "[…]", "(...)", "(…)", "¿", "¡"]
            .iter()
            .find(|dots| rest.starts_with(**dots))
        {
            return Some(at + dots.len());
        }
        if let Some(end) = pairs.opening(at) {
            self.opening = Opening::Quotation;
            return Some(end);
        }
        match rest.chars().next()? {
            '—' | '–' | '―' => self.dashed = true,
            '-' if self.spaced && rest.starts_with("- ") => self.dashed = true,
            '(' | '[' | '{' => self.opening = self.opening.max(Opening::Bracket),
            _ => return None,
        }
        Some(next_char(text, at))
    }

    /// Whether a quotation or a bracket opens before the word.
    pub(super) fn opens(&self) -> bool {
        self.opening > Opening::Nothing
    }

    /// Whether the words go on with a time of day: `Tuesday`, `(1900 GMT)`, `Moscow time`.
    pub(super) fn tells_time(&self) -> bool {
        let zone = Set::Zone.has(self.word) || self.after_word().starts_with(" time");
        zone || self.opening == Opening::Bracket
    }

    /// Whether the first word is one that sentences begin with.
    pub(super) fn is_starter(&self) -> bool {
        let bare = self.word.split(['\'', '’']).next().unwrap_or_default();
        let after = self.after_word();
        let initial = after.starts_with('.') && (bare.len() == 1 || bare == "No");
        let adverb = after.starts_with(',') && bare.len() > LONGEST_LY_NAME && bare.ends_with("ly");
        (Set::Starter.has(bare) && !initial) || (adverb && self.head == Head::Upper)
    }

    /// Whether the word begins a sentence though it is in lower case: `iPhone`, `al-Assad`, `de Vries`, `https://`.
    pub(super) fn is_name(&self) -> bool {
        let upper = |part: &str| part.starts_with(char::is_uppercase);
        match self.word.split_once(['-', '’', '\'']) {
            Some((first, last)) if Set::Particle.has(first) => upper(last),
            _ if Set::Particle.has(self.word) => upper(self.after_word().trim_start()),
            _ if self.after_word().starts_with("://") => true,
            _ => has_inner_capital(self.word),
        }
    }

    /// Whether the words say who spoke: `Foreign Minister Orlov asked`.
    pub(super) fn attributes(&self) -> bool {
        if self.head != Head::Upper
            || self.opening == Opening::Quotation
            || (Set::Starter.has(self.word) && !is_title(self.word))
        {
            return false;
        }
        let near = clip(self.rest, FAR);
        let verb = near
            .split_whitespace()
            .map(bare)
            .enumerate()
            .find(|(_, word)| !may_name(word));
        verb.is_some_and(|(index, word)| index > 0 && Set::Speech.has(word))
    }

    fn after_word(&self) -> &'a str {
        slice(self.rest, self.word.len(), self.rest.len())
    }

    /// Whether what touches a stop is a word of a new sentence rather than the end of a name:
    /// the `He` of `ended.He`, not the `Com` of `example.Com`.
    pub(super) fn is_whole_word(&self) -> bool {
        let after = self.after_word().chars().next();
        let whole =
            after.is_none_or(|char| char.is_whitespace() || matches!(char, ',' | ';' | ':'));
        let small = self.word.chars().skip(1).all(|char| !char.is_uppercase());
        let single = self.word.len() > 1 || matches!(self.word, "A" | "I");
        whole && small && single && !Set::Suffix.has(self.word)
    }
}

/// A word without what stands around it. The stop of an abbreviation goes, any other stays.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(['(', ')', ',', ':']);
    match word.strip_suffix('.') {
        Some(short) if is_title(short) || short.chars().count() == 1 || Set::Speech.has(short) => {
            short
        }
        _ => word,
    }
}

/// Whether `word` may be part of a name with its office.
fn may_name(word: &str) -> bool {
    let whole = !word.ends_with(['.', '?', '!']);
    let named = word.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
    whole && (named || word.starts_with("al-") || Set::Link.has(word))
}

fn has_inner_capital(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.windows(2).any(|pair| matches!(pair, [first, second] if first.is_ascii_lowercase() && second.is_ascii_uppercase()))
}

/// At most the first `limit` bytes of `text`, or a little more to keep a character whole.
fn clip(text: &str, limit: usize) -> &str {
    let end = (limit..text.len()).find(|end| text.is_char_boundary(*end));
    slice(text, 0, end.unwrap_or(text.len()))
}

/// Whether `word`, or what follows its last hyphen as in `R-Ala`, is an abbreviation.
fn is_title(word: &str) -> bool {
    let word = word.rsplit('-').next().unwrap_or(word);
    Set::Never.has(word) || Set::Rarely.has(word)
}

fn head(char: char) -> Head {
    if char.is_uppercase() {
        Head::Upper
    } else if char.is_lowercase() {
        Head::Lower
    } else if char.is_numeric() {
        Head::Digit
    } else if ",;:)]}&/%=-.?!”’»".contains(char) {
        Head::GoesOn
    } else {
        Head::Other
    }
}

/// The word that `rest` begins with, with its hyphens and apostrophes.
fn word(rest: &str) -> &str {
    let near = clip(rest, LONGEST_WORD);
    let end = near.find(|char: char| !(char.is_alphanumeric() || matches!(char, '-' | '\'' | '’')));
    slice(near, 0, end.unwrap_or(near.len())).trim_end_matches(['-', '\'', '’'])
}
