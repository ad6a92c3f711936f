//! Cuts a shown text where a row may end: after blanks, dashes and slashes, between ideographs,
//! and anywhere in a word that is longer than a row.

use crate::article::visible::{Visible, cells};
use memchr::memchr_iter;
use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;

/// A piece of text that stays on one row, with the blanks after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    end: u32,
    blanks: u32,
    cells: u32,
}

impl Word {
    /// The shown byte after its blanks.
    pub(super) fn end(&self) -> usize {
        self.end as usize
    }

    /// The shown byte after its text.
    pub(super) fn text_end(&self) -> usize {
        (self.end - self.blanks) as usize
    }

    /// The cells of its text.
    pub(super) fn cells(&self) -> u32 {
        self.cells
    }

    /// The cells of its blanks.
    pub(super) fn blanks(&self) -> u32 {
        self.blanks
    }
}

/// The words of a text from byte `start` on. None is wider than `width` cells, if no cluster is.
pub(super) fn words(visible: &Visible, start: usize, width: usize) -> Vec<Word> {
    let text = visible.text();
    let mut cutter = Cutter {
        visible,
        width,
        start,
        words: Vec::with_capacity(text.len() / 5 + 1),
    };
    let rest = text.get(start..).unwrap_or_default();
    let first = start + (rest.len() - rest.trim_start_matches(' ').len());
    if visible.is_plain() {
        cutter.cut_at_blanks(first);
    } else {
        cutter.cut_by_unicode(first);
    }
    cutter.words
}

struct Cutter<'a> {
    visible: &'a Visible,
    width: usize,
    /// Where the next word begins, in shown bytes.
    start: usize,
    words: Vec<Word>,
}

impl<'a> Cutter<'a> {
    fn text(&self, from: usize, to: usize) -> &'a str {
        self.visible.text().get(from..to).unwrap_or_default()
    }

    fn cut_at_blanks(&mut self, first: usize) {
        let text = self.visible.text();
        let bytes = text.as_bytes();
        for blank in memchr_iter(b' ', bytes) {
            let ends_blanks = bytes.get(blank + 1) != Some(&b' ');
            if blank >= first && ends_blanks {
                self.unbroken(blank + 1);
            }
        }
        self.unbroken(text.len());
    }

    /// Breaks of UAX #14, as long as they split no cluster. It says nothing of Thai and its
    /// neighbours: their runs are cut anywhere.
    fn cut_by_unicode(&mut self, first: usize) {
        let text = self.visible.text();
        let rest = self.text(first, text.len());
        let mut clusters = rest
            .grapheme_indices(true)
            .map(|(at, _)| first + at)
            .peekable();
        let mut end = first;
        for word in WordSeparator::UnicodeBreakProperties.find_words(rest) {
            end += word.word.len() + word.whitespace.len();
            while clusters.next_if(|&at| at < end).is_some() {}
            if end == text.len() || clusters.peek() == Some(&end) {
                self.unbroken(end);
            }
        }
    }

    /// A run up to `end` without a break but after dashes and slashes.
    fn unbroken(&mut self, end: usize) {
        let from = self.start;
        let run = self.text(from, end);
        if !run.is_ascii() || memchr::memchr2(b'-', b'/', run.as_bytes()).is_some() {
            for (at, dash) in run.match_indices(['-', '/', '–', '—']) {
                if is_inside_word(run, at, dash) {
                    self.word(from + at + dash.len());
                }
            }
        }
        self.word(end);
    }

    fn word(&mut self, end: usize) {
        if end <= self.start {
            return;
        }
        let text = self.text(self.start, end);
        let trimmed = text.trim_end_matches(' ');
        let cells = self.cells(trimmed);
        if cells > self.width {
            self.broken(self.start + trimmed.len(), end);
        } else {
            self.push(end, text.len() - trimmed.len(), cells);
        }
    }

    /// A word that is longer than a row, up to `text_end`; its blanks go on to `end`.
    fn broken(&mut self, text_end: usize, end: usize) {
        let mut filled = 0;
        let mut at = self.start;
        while at < text_end {
            let rest = self.text(at, text_end);
            let Some(cluster) = rest.graphemes(true).next() else {
                break;
            };
            let wide = cells(cluster);
            if filled > 0 && filled + wide > self.width {
                filled -= self.push_before_mark(at, filled);
            }
            filled += wide;
            at += cluster.len();
        }
        self.push(end, end - text_end, filled);
    }

    /// Ends a piece of `filled` cells at `at` or, rather than split a mark, before it. Says how
    /// many cells went into the piece.
    fn push_before_mark(&mut self, at: usize, filled: usize) -> usize {
        let mark = self.visible.mark_start(at);
        if mark <= self.start || mark == at {
            self.push(at, 0, filled);
            return filled;
        }
        let kept = filled - self.cells(self.text(mark, at));
        self.push(mark, 0, kept);
        kept
    }

    fn push(&mut self, end: usize, blanks: usize, cells: usize) {
        self.start = end;
        self.words.push(Word {
            end: super::narrow(end),
            blanks: super::narrow(blanks),
            cells: super::narrow(cells),
        });
    }

    fn cells(&self, text: &str) -> usize {
        if text.is_ascii() {
            text.len()
        } else if self.visible.is_plain() {
            text.chars().count()
        } else {
            text.graphemes(true).map(cells).sum()
        }
    }
}

/// Whether a row may end after the dash or slash at `at`: a letter follows, no mark goes on it,
/// and something else comes before (UAX #14, LB 9, LB 20a, LB 21, LB 25). So a number keeps its sign.
fn is_inside_word(run: &str, at: usize, dash: &str) -> bool {
    let (before, rest) = run.split_at(at);
    let after = rest.get(dash.len()..).and_then(|text| text.chars().next());
    !before
        .trim_matches(|c| c == ' ' || dash.contains(c))
        .is_empty()
        && after.is_some_and(char::is_alphabetic)
        && rest.graphemes(true).next() == Some(dash)
}
