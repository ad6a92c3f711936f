//! What a page says of its article: title, author, day, outlet, address.

use crate::article::Facts;
use std::sync::Arc;

/// What stands in the head of a page, and in its first `<time>`.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The texts of JSON-LD scripts.
    pub(super) linked: Vec<String>,
    title: String,
    found: Facts,
    kept: Kept,
    raw: String,
    open_graph_title: Option<Arc<str>>,
    time: Option<Arc<str>>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Kept {
    #[default]
    Nothing,
    Title,
    Linked,
}

impl Head {
    pub(super) fn begin_raw(&mut self, tag: &[u8], about: &str) {
        self.raw.clear();
        self.kept = match tag {
            b"title" if self.title.is_empty() => Kept::Title,
            b"script" if about == "application/ld+json" => Kept::Linked,
            _ => Kept::Nothing,
        };
    }
    pub(super) fn raw(&mut self, text: &str) {
        if self.kept != Kept::Nothing {
            self.raw.push_str(text);
        }
    }
    pub(super) fn end_raw(&mut self) {
        let raw = std::mem::take(&mut self.raw);
        match self.kept {
            Kept::Title => self.title = raw,
            Kept::Linked => self.linked.push(raw),
            Kept::Nothing => {}
        }
    }
    pub(super) fn says(&mut self, _about: &str, _value: &str) {}
    pub(super) fn time(&mut self, _value: &str) {}
}
impl Head {
    pub(super) fn facts(&self) -> Facts { self.found.clone() }
}
