//! The name of one key: `j`, `Space`, `Ctrl-d`, `Shift-Tab`, `F1`. Read and written here and nowhere else.

use super::{Code, Key, KeyError, Problem};
use std::fmt;
use std::str::FromStr;
use unicode_width::UnicodeWidthChar;

/// The names of keys; of several for one key, the first is written and all are read.
pub(super) const NAMES: [(&str, Code); 26] = [
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Return", Code::Enter),
    ("Esc", Code::Esc),
    ("Escape", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Del", Code::Delete),
    ("Insert", Code::Insert),
    ("Ins", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PageUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("PageDown", Code::PageDown),
    ("PgDown", Code::PageDown),
    ("↑", Code::Up),
    ("↓", Code::Down),
    ("←", Code::Left),
    ("→", Code::Right),
];

/// What a prefix does to a key.
type With = fn(Key) -> Key;

/// The prefixes of a name, in any case.
const MODIFIERS: [(&str, With); 6] = [
    ("Ctrl-", Key::with_ctrl),
    ("Alt-", Key::with_alt),
    ("Shift-", Key::with_shift),
    ("C-", Key::with_ctrl),
    ("A-", Key::with_alt),
    ("S-", Key::with_shift),
];

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(word: &str) -> Result<Self, KeyError> {
        let (applied, name) = modifiers(word);
        let key = named(name).ok_or_else(|| KeyError::new(word, 1, Problem::unknown(name)))?;
        let shifts = applied.iter().any(|prefix| prefix.starts_with('S'));
        if shifts && matches!(key.code, Code::Char(char) if !char.is_alphabetic()) {
            return Err(KeyError::new(word, 1, Problem::Shifted));
        }
        Ok(MODIFIERS
            .iter()
            .filter(|(prefix, _)| applied.contains(prefix))
            .fold(key, |key, (_, with)| with(key)))
    }
}

/// The prefixes of a word, and the name after them. The `-` of `Ctrl--` is a name.
fn modifiers(word: &str) -> (Vec<&'static str>, &str) {
    let (mut applied, mut name) = (Vec::new(), word);
    while let Some((prefix, rest)) = MODIFIERS
        .iter()
        .find_map(|(prefix, _)| Some((*prefix, after(name, prefix)?)))
    {
        applied.push(prefix);
        name = rest;
    }
    (applied, name)
}

/// What follows the prefix, read in any case, if anything does.
fn after<'a>(word: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = word.split_at_checked(prefix.len())?;
    (head.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some(rest)
}

/// The key of a name without prefixes.
fn named(name: &str) -> Option<Key> {
    let mut chars = name.chars();
    let code = match (chars.next()?, chars.next()) {
        (char, None) if !needs_number(char) && !arrow(name) => Code::Char(char),
        _ => NAMES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, code)| *code)
            .or_else(|| function(name))
            .or_else(|| numbered(name))?,
    };
    Some(Key::new(code))
}

/// Whether a one-character name is that of an arrow key.
fn arrow(name: &str) -> bool {
    matches!(name, "↑" | "↓" | "←" | "→")
}

/// `F1` to `F24`.
fn function(name: &str) -> Option<Code> {
    let number = name.strip_prefix(['F', 'f'])?;
    let plain = number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0');
    let number = number.parse().ok().filter(|_| plain)?;
    (1..=24).contains(&number).then_some(Code::Function(number))
}

/// `U+00A0`: a character by its number.
fn numbered(name: &str) -> Option<Code> {
    let digits =
        after(name, "U+").filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let char = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    (!char.is_control()).then_some(Code::Char(char))
}

/// Whether a character can't be seen, or means something else, in a row of keys.
fn needs_number(char: char) -> bool {
    char.is_whitespace() || char.width().unwrap_or(0) == 0
}

impl Key {
    /// The prefixes, as they are written.
    pub(super) fn modifiers(self) -> String {
        [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ]
        .into_iter()
        .filter_map(|(on, prefix)| on.then_some(prefix))
        .collect()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.modifiers())?;
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return f.write_str(name);
        }
        match self.code {
            Code::Function(number) => write!(f, "F{number}"),
            Code::Char(char) if needs_number(char) || arrow(char.encode_utf8(&mut [0; 4])) => {
                write!(f, "U+{:04X}", u32::from(char))
            }
            Code::Char(char) => write!(f, "{char}"),
            code => write!(f, "{code:?}"),
        }
    }
}
