//! A line of text being typed.

use crate::keys::{Code, Key};
use unicode_segmentation::UnicodeSegmentation;

/// A line of text and where the next character goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    text: String,
    cursor: usize,
    limit: usize,
    /// The next character takes the place of all.
    offered: bool,
}

impl Default for Input {
    fn default() -> Self {
        Self::of("", Self::LIMIT)
    }
}

impl Input {
    /// The longest line that can usually be typed or pasted, in bytes.
    pub const LIMIT: usize = 4096;

    /// `text` to go on with at its end, up to `limit` bytes. Line ends in it stay.
    #[must_use]
    pub fn of(text: &str, limit: usize) -> Self {
        Self {
            cursor: text.len(),
            text: text.to_owned(),
            limit,
            offered: false,
        }
    }

    /// Offers what was typed before: the next character takes its place, any other key goes on with it.
    pub fn offer(&mut self) {
        self.offered = !self.text.is_empty();
    }

    /// Whether the next character takes the place of all.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        self.offered
    }

    /// What is typed so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte at which the next character goes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Goes to byte `at`, or the nearest place before it where a character can go.
    pub fn go_to(&mut self, at: usize) {
        self.cursor = self.text.floor_char_boundary(at);
    }

    /// Takes `key` if it types or edits; says whether the text changed.
    pub fn take(&mut self, key: Key) -> bool {
        if let Code::Char(typed) = key.code
            && !key.ctrl
            && !key.alt
        {
            return self.insert(typed.encode_utf8(&mut [0; 4]));
        }
        self.offered = false;
        match key.code {
            Code::Backspace => self.delete(self.left(), self.cursor),
            Code::Delete => self.delete(self.cursor, self.right()),
            Code::Char('u') if key.ctrl => self.delete(0, self.cursor),
            Code::Char('w') if key.ctrl => self.delete(self.word_left(), self.cursor),
            _ => {
                self.move_cursor(key);
                false
            }
        }
    }

    /// Inserts `text` with line ends and tabs as blanks and without other controls.
    pub fn insert(&mut self, text: &str) -> bool {
        let clean: String = text
            .chars()
            .map(|typed| {
                if matches!(typed, '\n' | '\r' | '\t') {
                    ' '
                } else {
                    typed
                }
            })
            .filter(|typed| !typed.is_control())
            .collect();
        if std::mem::take(&mut self.offered) {
            self.text.clear();
            self.cursor = 0;
        }
        if clean.is_empty() || self.text.len() + clean.len() > self.limit {
            return false;
        }
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
        true
    }

    fn move_cursor(&mut self, key: Key) {
        self.cursor = match key.code {
            Code::Left => self.left(),
            Code::Right => self.right(),
            Code::Home => 0,
            Code::End => self.text.len(),
            Code::Char('a') if key.ctrl => 0,
            Code::Char('e') if key.ctrl => self.text.len(),
            _ => self.cursor,
        };
    }

    fn delete(&mut self, from: usize, to: usize) -> bool {
        self.text.replace_range(from..to, "");
        self.cursor = from;
        from < to
    }

    fn left(&self) -> usize {
        let before = self.text[..self.cursor].grapheme_indices(true).next_back();
        before.map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        let after = self.text[self.cursor..].graphemes(true).next();
        self.cursor + after.map_or(0, str::len)
    }

    fn word_left(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| at + 1)
    }
}
