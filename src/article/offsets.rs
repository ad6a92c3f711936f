//! Bytes to code points and back: files count code points, memory counts bytes.

use super::Span;

/// Converts offsets of one text. Cheap where offsets come in rising order, or the text is ASCII.
#[derive(Debug, Clone)]
pub struct Offsets<'a> {
    text: &'a str,
    ascii: bool,
    byte: usize,
    point: usize,
}

impl<'a> Offsets<'a> {
    pub(super) const fn new(text: &'a str, ascii: bool) -> Self {
        Self {
            text,
            ascii,
            byte: 0,
            point: 0,
        }
    }

    /// For `text`, of which nothing is known yet: costs a look at all of it.
    #[must_use]
    pub const fn of(text: &'a str) -> Self {
        Self::new(text, text.is_ascii())
    }

    /// The same, once it is known that as many as `point` code points stand before `byte`: what stands before isn't
    /// looked at any more where offsets rise from there.
    #[must_use]
    pub const fn from(self, byte: usize, point: usize) -> Self {
        Self {
            byte,
            point,
            ..self
        }
    }

    /// The code points before byte `at`, which is taken back to a character boundary.
    pub fn point(&mut self, at: usize) -> usize {
        let at = self.text.floor_char_boundary(at);
        if self.ascii {
            return at;
        }
        if at < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        self.point += count(&self.text.as_bytes()[self.byte..at]);
        self.byte = at;
        self.point
    }

    /// The byte at which code point `at` starts; `None` beyond the end of the text.
    pub fn byte(&mut self, at: usize) -> Option<usize> {
        if self.ascii {
            return (at <= self.text.len()).then_some(at);
        }
        if at < self.point {
            (self.byte, self.point) = (0, 0);
        }
        self.skip_whole_blocks(at);
        let rest = self.text.get(self.byte..)?;
        let more = match rest.char_indices().nth(at - self.point) {
            Some((more, _)) => more,
            None if self.point + rest.chars().count() == at => rest.len(),
            None => return None,
        };
        (self.byte, self.point) = (self.byte + more, at);
        Some(self.byte)
    }

    /// `span` in code points.
    pub fn points(&mut self, span: Span) -> (usize, usize) {
        let start = self.point(span.start);
        (start, self.point(span.end))
    }

    /// The span of the code points from `start` up to `end`; `None` if the text is too short.
    pub fn span(&mut self, start: usize, end: usize) -> Option<Span> {
        let from = self.byte(start)?;
        Some(Span::new(from, self.byte(end)?))
    }

    fn skip_whole_blocks(&mut self, at: usize) {
        const BLOCK: usize = 1024;
        while at - self.point >= BLOCK {
            let end = self.text.floor_char_boundary(self.byte + BLOCK);
            if end <= self.byte {
                break;
            }
            self.point += count(&self.text.as_bytes()[self.byte..end]);
            self.byte = end;
        }
    }
}

/// The code points that start in `bytes`: every byte that doesn't continue one.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}
