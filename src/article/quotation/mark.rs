//! One quotation mark and its surroundings: does it open, close, or stand for something else?
//!
//! It knows the characters next to the mark and what the caller says is open, not the whole text.

/// What a quotation mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::article) enum Side {
    /// It opens a quotation.
    Opens,
    /// It closes one.
    Closes,
}

/// What a mark does, as far as its neighbours tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Opens,
    Closes,
    /// It closes, or is the apostrophe of a plural: `the workers’ rights`.
    MayClose,
    Nothing,
}

/// A mark with what stands around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'a> {
    /// The mark; `''` counts as `"`.
    pub(super) char: char,
    pub(super) at: usize,
    /// The byte after it.
    pub(super) end: usize,
    pub(super) before: &'a str,
    pub(super) after: &'a str,
}

/// Words that begin with an apostrophe.
const ELISIONS: [&str; 14] = [
    "em", "til", "till", "tis", "twas", "cause", "cuz", "bout", "round", "n", "neath", "ere",
    "kay", "nuff",
];

impl<'a> Mark<'a> {
    /// The mark at byte `at`, if there is one.
    pub(super) fn at(text: &'a str, at: usize) -> Option<Self> {
        let (before, rest) = text.split_at_checked(at)?;
        let (char, after) = match rest.strip_prefix("''") {
            Some(after) => ('"', after),
            None => first_mark(rest)?,
        };
        let end = text.len() - after.len();
        Some(Self {
            char,
            at,
            end,
            before,
            after,
        })
    }

    /// What it does, where `is_open` says whether a mark like the given one is to be closed.
    pub(super) fn read(&self, is_open: impl Fn(char) -> bool) -> Reading {
        match self.char {
            '"' => self.straight(is_open('"')),
            '\'' => self.single(is_open('\'')),
            '’' => self.curly_single(is_open('’')),
            '‘' if self.is_apostrophe() => Reading::Nothing,
            '“' | '‘' if self.leads_word() => Reading::Opens,
            '”' if self.looks_open() && self.leads_word() && !is_open('”') => Reading::Opens,
            '“' | '‘' | '«' | '‹' | '»' | '›' if is_open(self.char) => Reading::Closes,
            '‘' | '‚' if self.is_loose_after() => Reading::Nothing,
            '“' if self.looks_closed() => Reading::Nothing,
            '»' | '›' if !self.looks_open() => Reading::Nothing,
            '”' | '」' | '』' => Reading::Closes,
            _ => Reading::Opens,
        }
    }

    /// What it would do alone, without a partner.
    pub(super) fn side(&self) -> Option<Side> {
        match self.char {
            '“' | '„' | '‘' | '‚' | '«' | '‹' | '「' | '『' => Some(Side::Opens),
            '”' | '」' | '』' => Some(Side::Closes),
            '’' | '\'' if self.next().is_some_and(char::is_alphanumeric) => None,
            _ if self.previous().is_none_or(char::is_whitespace) => Some(Side::Opens),
            _ => Some(Side::Closes),
        }
    }

    fn straight(&self, is_open: bool) -> Reading {
        let (opens, closes) = (self.looks_open(), self.looks_closed());
        if self.is_inches() || (!is_open && self.follows_digit() && closes) {
            Reading::Nothing
        } else if opens && !closes {
            Reading::Opens
        } else if is_open {
            Reading::Closes
        } else if closes || self.next().is_none() {
            Reading::Nothing
        } else {
            Reading::Opens
        }
    }

    fn single(&self, is_open: bool) -> Reading {
        if self.is_apostrophe() || (self.follows_digit() && !is_open) {
            Reading::Nothing
        } else if self.looks_open() && self.next().is_some_and(is_beginning) {
            Reading::Opens
        } else if is_open {
            self.closing_or_plural()
        } else {
            Reading::Nothing
        }
    }

    fn curly_single(&self, is_open: bool) -> Reading {
        let leads = self.looks_open() && self.next().is_some_and(char::is_alphanumeric);
        if self.is_apostrophe() || leads || !is_open {
            Reading::Nothing
        } else {
            self.closing_or_plural()
        }
    }

    fn closing_or_plural(&self) -> Reading {
        let mut after = self.after.chars();
        let word_follows =
            after.next() == Some(' ') && after.next().is_some_and(char::is_lowercase);
        if word_follows && self.before.ends_with('s') {
            Reading::MayClose
        } else {
            Reading::Closes
        }
    }

    fn previous(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    fn next(&self) -> Option<char> {
        self.after.chars().next()
    }

    fn looks_open(&self) -> bool {
        self.previous().is_none_or(leads) && !self.is_loose_after()
    }

    fn looks_closed(&self) -> bool {
        let tight = self.previous().is_some_and(|char| !char.is_whitespace());
        tight && self.next().is_none_or(|char| !is_beginning(char))
    }

    fn is_loose_after(&self) -> bool {
        self.next().is_none_or(char::is_whitespace)
    }

    /// Whether a word, a sum or the like follows at once.
    fn leads_word(&self) -> bool {
        self.next()
            .is_some_and(|char| is_beginning(char) && !is_mark(char))
    }

    fn follows_digit(&self) -> bool {
        self.before.ends_with(|char: char| char.is_ascii_digit())
    }

    /// `don't`, and `'em` whichever way its mark is turned.
    fn is_apostrophe(&self) -> bool {
        let inside = self.previous().is_some_and(char::is_alphanumeric)
            && self.next().is_some_and(char::is_alphanumeric);
        inside || self.is_elision()
    }

    fn is_elision(&self) -> bool {
        let end = self
            .after
            .bytes()
            .take(6)
            .position(|byte| !byte.is_ascii_alphanumeric());
        let word = match end {
            Some(end) => self.after.get(..end),
            None if self.after.len() < 6 => Some(self.after),
            None => None,
        };
        word.is_some_and(|word| {
            ELISIONS
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
                || is_decade(word)
        })
    }

    /// The `"` of `6'2"`.
    fn is_inches(&self) -> bool {
        let number = self
            .before
            .trim_end_matches(|char: char| char.is_ascii_digit());
        let digits = self.before.len() - number.len();
        (1..=2).contains(&digits)
            && number
                .strip_suffix(['\'', '’'])
                .is_some_and(|feet| feet.ends_with(|char: char| char.is_ascii_digit()))
    }
}

/// `90s`, `68`.
fn is_decade(word: &str) -> bool {
    let digits = word.strip_suffix('s').unwrap_or(word);
    digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `char` can stand before an opening mark that touches it.
fn leads(char: char) -> bool {
    char.is_whitespace() || "([{—–-/“‘\"'„‚«「『".contains(char)
}

/// Whether a quotation can begin with `char`.
fn is_beginning(char: char) -> bool {
    char.is_alphanumeric() || "$€£#@[(…“‘¿¡'".contains(char)
}

/// Whether `open`, a mark that opened a quotation, is closed by `mark`.
pub(super) fn closes(open: char, mark: char) -> bool {
    match open {
        '“' => matches!(mark, '”' | '“' | '"'),
        '”' => mark == '”',
        '"' => matches!(mark, '"' | '”'),
        '„' => matches!(mark, '“' | '”' | '"'),
        '‘' | '‚' => matches!(mark, '‘' | '’' | '\''),
        '\'' => mark == '\'',
        '«' => mark == '»',
        '»' => mark == '«',
        '‹' => mark == '›',
        '›' => mark == '‹',
        '「' => mark == '」',
        '『' => mark == '』',
        _ => false,
    }
}

/// Whether `char` is a single mark, easily taken for an apostrophe.
pub(super) fn is_single(char: char) -> bool {
    matches!(char, '\'' | '‘' | '’' | '‚')
}

/// The mark that `rest` begins with, and what follows it.
fn first_mark(rest: &str) -> Option<(char, &str)> {
    let mut chars = rest.chars();
    let mark = chars.next().filter(|char| is_mark(*char))?;
    Some((mark, chars.as_str()))
}

fn is_mark(char: char) -> bool {
    is_single(char) || "\"“”„«»‹›「」『』".contains(char)
}

/// Whether a mark can begin with `byte`.
pub(super) const fn may_begin(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | 0xC2 | 0xE2 | 0xE3)
}
