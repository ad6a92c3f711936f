//! One key: what it is, how it is written, how a row of keys is written.
//! The notation is one for settings, help and `--keys`. Knows no terminal and no command.

mod error;
mod name;
mod notation;
#[cfg(test)]
mod tests;

pub use error::{KeyError, Problem};
pub use notation::{parse_keys, parse_ways};

/// A key as a person presses it. One key has one value: Shift is folded into a character, and a letter with Ctrl is lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; never set for a character, which is what Shift has made of it.
    pub shift: bool,
}

/// Which key, apart from Ctrl, Alt and Shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those on the keys")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// F1 to F24.
    Function(u8),
}

impl Key {
    /// The key alone.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// The key that types `char`.
    #[must_use]
    pub const fn char(char: char) -> Self {
        Self::new(Code::Char(char))
    }

    /// The key with Ctrl.
    #[must_use]
    pub fn with_ctrl(self) -> Self {
        let code = match self.code {
            Code::Char(char) => Code::Char(char.to_ascii_lowercase()),
            code => code,
        };
        Self {
            code,
            ctrl: true,
            ..self
        }
    }

    /// The key with Alt.
    #[must_use]
    pub const fn with_alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// The key with Shift. A letter becomes a capital; what Shift makes of another character only the keyboard knows, so it
    /// stays as it is.
    #[must_use]
    pub fn with_shift(self) -> Self {
        match self.code {
            Code::Char(_) if self.ctrl => self,
            Code::Char(char) => Self {
                code: Code::Char(capital(char)),
                ..self
            },
            _ => Self {
                shift: true,
                ..self
            },
        }
    }

    /// The character that the key types, if it types one.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(char) if !self.ctrl && !self.alt => Some(char),
            _ => None,
        }
    }

    /// Esc and the key without Alt, for a key with Alt that means nothing: a terminal sends both alike when they are typed fast.
    #[must_use]
    pub const fn as_escaped(self) -> Option<[Self; 2]> {
        if self.alt {
            Some([Self::new(Code::Esc), Self { alt: false, ..self }])
        } else {
            None
        }
    }

    /// The key for the screen: as it is written, but with arrows drawn.
    #[must_use]
    pub fn label(&self) -> String {
        let arrow = match self.code {
            Code::Up => "↑",
            Code::Down => "↓",
            Code::Left => "←",
            Code::Right => "→",
            _ => return self.to_string(),
        };
        format!("{}{arrow}", self.modifiers())
    }
}

/// The capital of a letter that has a single one, else the character itself.
fn capital(char: char) -> char {
    let mut upper = char.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(single), None) => single,
        _ => char,
    }
}
