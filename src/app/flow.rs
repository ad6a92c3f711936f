//! A stretch of text laid out in rows of a given width: what is shown where, and which bytes of
//! the source it shows. Knows the text and widths; no screen, no styles, no annotations.

mod fit;
mod words;

use crate::article::Span;
use crate::article::visible::{self, Visible};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use words::Word;

/// Wider rows than this are filled greedily: optimal fit takes time by the words in a row.
const OPTIMAL_LIMIT: u16 = 512;

/// A stretch laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    visible: Visible,
    rows: Vec<Row>,
}

/// One row: what it shows, and the part of the source that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    shown: (u32, u32),
    source: (u32, u32),
}

impl Row {
    /// Its bytes of [`Flow::shown`], without the blanks at its end.
    #[must_use]
    pub fn shown(&self) -> Range<usize> {
        self.shown.0 as usize..self.shown.1 as usize
    }

    /// Its bytes of the source, with the blanks at its end: the rows of a flow follow one another
    /// without a gap. Empty in a row that only goes on with the mark of the row before.
    #[must_use]
    pub fn source(&self) -> Span {
        Span::new(self.source.0 as usize, self.source.1 as usize)
    }
}

impl Flow {
    /// Lays `source` out in rows of at most `width` cells; a width of 0 counts as 1.
    ///
    /// Rows are chosen by optimal fit or, where `greedy`, each as full as can be.
    #[must_use]
    pub fn lay(source: &str, width: u16, greedy: bool) -> Self {
        let cells = usize::from(width.max(1));
        let visible = Visible::within(source, cells);
        let start = indent_left_out(visible.text(), cells);
        let words = words::words(&visible, start, cells);
        let fit = if greedy || width > OPTIMAL_LIMIT {
            fit::greedy
        } else {
            fit::optimal
        };
        let ends = fit(&words, u32::from(width.max(1)));
        let rows = rows(&visible, start, &words, &ends);
        Self { visible, rows }
    }

    /// The visible form of the stretch.
    #[must_use]
    pub fn visible(&self) -> &Visible {
        &self.visible
    }

    /// The text that the rows show.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.visible.text()
    }

    /// The rows, first to last; at least one.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// What `row` shows.
    #[must_use]
    pub fn text_of(&self, row: &Row) -> &str {
        self.shown().get(row.shown()).unwrap_or_default()
    }

    /// The source byte shown in cell `cell` of `row`, counted from 0; beyond its end, that of its last character.
    #[must_use]
    pub fn source_at(&self, row: &Row, cell: usize) -> usize {
        let mut right = 0;
        let graphemes = self.text_of(row).grapheme_indices(true);
        let mut found = row.shown().start;
        for (at, grapheme) in graphemes {
            found = row.shown().start + at;
            right += visible::cells(grapheme);
            if cell < right {
                break;
            }
        }
        self.visible.source_of(found)
    }

    /// The index of the row in which source byte `at` is shown; past the end, the last one.
    #[must_use]
    pub fn row_of(&self, at: usize) -> usize {
        let begun = self.rows.partition_point(|row| row.source().start <= at);
        begun.saturating_sub(1)
    }
}

/// How much of the blanks at the beginning is left out: all where they would fill half a row.
fn indent_left_out(text: &str, width: usize) -> usize {
    let indent = text.len() - text.trim_start_matches(' ').len();
    if indent * 2 < width { 0 } else { indent }
}

fn rows(visible: &Visible, start: usize, words: &[Word], ends: &[usize]) -> Vec<Row> {
    let (mut shown, mut source) = (start, 0);
    let mut rows = Vec::with_capacity(ends.len().max(1));
    for word in ends.iter().filter_map(|end| words.get(end.checked_sub(1)?)) {
        let source_end = visible.source_after(word.end());
        rows.push(Row {
            shown: (narrow(shown), narrow(word.text_end())),
            source: (narrow(source), narrow(source_end)),
        });
        (shown, source) = (word.end(), source_end);
    }
    if rows.is_empty() {
        let end = narrow(visible.source_len());
        rows.push(Row {
            shown: (narrow(start), narrow(start)),
            source: (0, end),
        });
    }
    rows
}

/// Stretches are at most 16 KiB.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
