//! Files as they come made into articles: bytes in, the canonical text and the facts of its source out.
//!
//! Knows what a text is, and nothing of files, sidecars and screens. Runs nothing that stands in a page and
//! fetches nothing; the same bytes give the same text on every machine.

pub mod html;

use crate::article::Facts;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// A text made of a file, with what the file says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// The canonical text: no byte order mark, lines ended by LF alone.
    pub text: String,
    /// What its source says of it.
    pub facts: Facts,
}

/// `text` without a byte order mark, its lines ended by LF alone. Copies nothing but where there are carriage
/// returns.
#[must_use]
pub fn canonical_text(mut text: String) -> String {
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        return with_line_feeds(&text);
    }
    text
}

/// `text` with every CR LF and every other CR turned into LF.
fn with_line_feeds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\r', rest.as_bytes()) {
        let (line, end) = rest.split_at(at);
        out.push_str(line);
        out.push('\n');
        let end = end.strip_prefix('\r').unwrap_or(end);
        rest = end.strip_prefix('\n').unwrap_or(end);
    }
    out.push_str(rest);
    out
}
