//! What can be wrong with a written key, and what would be right.

use super::name::NAMES;
use crate::near::nearest;
use std::fmt;

/// A key that can't be read: which word, where, why, and the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyError {
    /// The word, as written.
    pub word: String,
    /// Where the word begins, in characters, from 1.
    pub column: usize,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a written key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No key has this name; the nearest name, if one is near.
    Unknown(Option<&'static str>),
    /// Shift with a character that isn't a letter.
    Shifted,
    /// Typed text without its closing quote.
    Unclosed,
    /// Something follows the closing quote at once.
    Glued,
    /// A backslash in typed text before something else than `"` or `\`.
    Escape,
    /// A control character in typed text.
    Control,
}

impl KeyError {
    pub(super) fn new(word: &str, column: usize, problem: Problem) -> Self {
        Self {
            word: word.to_owned(),
            column,
            problem,
        }
    }
}

impl Problem {
    /// No key is called so.
    pub(super) fn unknown(name: &str) -> Self {
        Self::Unknown(nearest(name, NAMES.iter().map(|(known, _)| *known)))
    }
}

impl std::error::Error for KeyError {}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, column) = (shown(&self.word), self.column);
        match &self.problem {
            Problem::Unknown(Some(name)) => {
                write!(
                    f,
                    "no key is called {word} (column {column}); did you mean {name}?"
                )
            }
            Problem::Unknown(None) => write!(
                f,
                "no key is called {word} (column {column}); keys are j, Space, Enter, Ctrl-d, F1, \"typed text\""
            ),
            Problem::Shifted => write!(
                f,
                "{word} (column {column}): write the character that Shift makes, not Shift"
            ),
            Problem::Unclosed => write!(
                f,
                "{word} (column {column}): the typed text has no closing \"; the key itself is \" with a blank after it"
            ),
            Problem::Glued => write!(
                f,
                "{word} (column {column}): a blank must follow the closing \""
            ),
            Problem::Escape => write!(
                f,
                "{word} (column {column}): in typed text \\ stands only before \" or \\; write \\\\ for \\ itself"
            ),
            Problem::Control => {
                write!(
                    f,
                    "{word} (column {column}): typed text is of one line; write Enter and Tab outside the quotes"
                )
            }
        }
    }
}

/// The word without anything that a terminal would obey, at most 40 characters of it.
fn shown(word: &str) -> String {
    let mut shown = String::new();
    for char in word.chars().take(40) {
        match char {
            '"' | '\'' | '\\' => shown.push(char),
            _ => shown.extend(char.escape_debug()),
        }
    }
    if word.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}
