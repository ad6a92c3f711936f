//! Hostile text made visible: what a terminal would obey, reorder or hide is written out instead.
//!
//! A control becomes `^X`, an invisible or direction character `‹U+202E›`, an endless cluster its
//! first character and `‹+n›`; nothing disappears. Knows characters and their widths, no screen.

mod class;
mod write;

pub use class::is_hidden;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;
use write::{Blanks, Writer};

/// The widest cluster that is shown as it is, in cells: an Indic conjunct.
const WIDEST: usize = 4;

/// `text` made fit for one line: file names, titles, names of sides, parts of error messages.
///
/// A line end becomes `␤` and a tab `⇥`. Borrowed where there is nothing to make visible.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if class::is_plain(text) {
        return Cow::Borrowed(text);
    }
    let visible = Writer::new(text, WIDEST, Blanks::Written).write();
    if visible.changes.is_empty() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(visible.text)
    }
}

/// The cells that a grapheme cluster takes on screen: its Unicode width, and one for each
/// half-width kana sound mark (U+FF9E, U+FF9F), which is how ratatui counts.
#[must_use]
pub fn cells(grapheme: &str) -> usize {
    if grapheme.len() == 1 {
        return 1;
    }
    let is_sound_mark = |c: &char| matches!(c, '\u{FF9E}' | '\u{FF9F}');
    grapheme.width() + grapheme.chars().filter(is_sound_mark).count()
}

/// The cells that `text` takes on screen.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(cells).sum()
}

/// A stretch of text as it is shown, and the way between its bytes and those of its source.
///
/// Line ends are blanks, tabs are blanks up to the next multiple of four cells. Every mark that
/// stands for something else is in [`marks`](Self::marks), so that no text can counterfeit it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visible {
    text: String,
    source_len: usize,
    /// Whether each character is a cluster of its own, one cell wide.
    plain: bool,
    changes: Vec<Change>,
}

/// Where the shown text isn't the source: one character or one cluster's rest, and what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    source: (u32, u32),
    shown: (u32, u32),
    /// Whether it is a mark; a tab's blanks are not.
    marks: bool,
}

impl Change {
    fn source(&self) -> Range<usize> {
        self.source.0 as usize..self.source.1 as usize
    }

    fn shown(&self) -> Range<usize> {
        self.shown.0 as usize..self.shown.1 as usize
    }
}

impl Visible {
    /// The visible form of `source`.
    #[must_use]
    pub fn of(source: &str) -> Self {
        Self::within(source, WIDEST)
    }

    /// The visible form of `source` in which no cluster is wider than `width` cells: one that is
    /// wider by itself becomes the mark `�`. A `width` of 0 counts as 1.
    #[must_use]
    pub fn within(source: &str, width: usize) -> Self {
        if class::is_plain_but_for_line_ends(source) {
            return Self::unchanged(source);
        }
        Writer::new(source, width.clamp(1, WIDEST), Blanks::Shown).write()
    }

    fn unchanged(source: &str) -> Self {
        Self {
            text: source.replace('\n', " "),
            source_len: source.len(),
            plain: true,
            changes: Vec::new(),
        }
    }

    /// What is shown: no control, no direction character, nothing without width by itself.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The length of the source, in bytes.
    #[must_use]
    pub fn source_len(&self) -> usize {
        self.source_len
    }

    /// Whether each shown character is a cluster of its own, one cell wide.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.plain
    }

    /// The shown byte ranges that stand for something else, first to last.
    pub fn marks(&self) -> impl Iterator<Item = Range<usize>> {
        let marks = self.changes.iter().filter(|change| change.marks);
        marks.map(Change::shown)
    }

    /// The shown byte where source byte `at` is shown; inside a mark, its beginning.
    #[must_use]
    pub fn shown_of(&self, at: usize) -> usize {
        let at = at.min(self.source_len);
        let before = self.changes.partition_point(|c| c.source().start <= at);
        match before.checked_sub(1).and_then(|i| self.changes.get(i)) {
            Some(change) if at < change.source().end => change.shown().start,
            Some(change) => change.shown().end + (at - change.source().end),
            None => at,
        }
    }

    /// The source byte that shown byte `at` shows; inside a mark, the beginning of what it stands for.
    #[must_use]
    pub fn source_of(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        match self.change_before(at) {
            Some(change) if at < change.shown().end => change.source().start,
            Some(change) => change.source().end + (at - change.shown().end),
            None => at,
        }
    }

    /// As [`source_of`](Self::source_of), but inside a mark the end of what it stands for.
    #[must_use]
    pub fn source_after(&self, at: usize) -> usize {
        match self.change_before(at) {
            Some(change) if change.shown().start < at && at < change.shown().end => {
                change.source().end
            }
            _ => self.source_of(at),
        }
    }

    /// Where the mark or tab around shown byte `at` begins, or `at` if there is none.
    #[must_use]
    pub fn mark_start(&self, at: usize) -> usize {
        match self.change_before(at) {
            Some(change) if at < change.shown().end => change.shown().start,
            _ => at,
        }
    }

    fn change_before(&self, at: usize) -> Option<&Change> {
        let before = self.changes.partition_point(|c| c.shown().start <= at);
        before.checked_sub(1).and_then(|i| self.changes.get(i))
    }
}

#[cfg(test)]
mod tests;
