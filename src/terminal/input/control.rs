//! Strings that a terminal sends in answer to questions (OSC, DCS, SOS, PM, APC). All are swallowed; one means something.

use super::{Ground, Input};

/// Bytes of an answer that are kept, many more than a colour has; the rest is swallowed.
const LONGEST: usize = 256;

/// A string whose terminator has not come yet.
#[derive(Debug)]
pub(super) struct Text {
    opener: u8,
    bytes: Vec<u8>,
    /// The last byte was ESC, the first half of the terminator ST.
    escaped: bool,
}

/// What one more byte makes of a string.
pub(super) enum Step {
    More(Text),
    Done(Text),
    /// It was broken off by ESC and this byte.
    Broken(u8),
    Cancelled,
}

impl Text {
    pub(super) fn new(opener: u8) -> Self {
        Self {
            opener,
            bytes: Vec::new(),
            escaped: false,
        }
    }

    /// Whether nothing but the opener has come.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty() && !self.escaped
    }

    /// The character after ESC that opened it.
    pub(super) fn opener(&self) -> char {
        char::from(self.opener)
    }

    pub(super) fn step(mut self, byte: u8) -> Step {
        match byte {
            b'\\' if self.escaped => Step::Done(self),
            _ if self.escaped => Step::Broken(byte),
            0x07 if self.opener == b']' => Step::Done(self),
            0x18 | 0x1a => Step::Cancelled,
            0x1b => {
                self.escaped = true;
                Step::More(self)
            }
            _ => {
                if self.bytes.len() < LONGEST {
                    self.bytes.push(byte);
                }
                Step::More(self)
            }
        }
    }

    /// What it says that matters to us.
    pub(super) fn meaning(&self) -> Option<Input> {
        let color = self
            .bytes
            .strip_prefix(b"11;")
            .filter(|_| self.opener == b']')?;
        Ground::parse(str::from_utf8(color).ok()?).map(Input::Ground)
    }
}
