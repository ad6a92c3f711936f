//! The lines of the article on screen. Only what shows is laid out; what was laid out lately is kept.

use super::flow::Flow;
use crate::article::{Article, Span};
use std::collections::HashMap;
use std::sync::Arc;

/// How many laid-out stretches are kept.
const KEPT: usize = 256;

/// A line of the article pane.
#[derive(Debug, Clone)]
pub enum Line {
    /// The blank line after a paragraph.
    Gap,
    /// A line of text.
    Text {
        /// The stretch it is of.
        stretch: usize,
        /// That stretch, laid out.
        flow: Arc<Flow>,
        /// Which of its rows.
        row: usize,
    },
}

/// A row of a stretch, counted from 0; one past the last is the gap after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Spot {
    stretch: usize,
    row: usize,
}

/// A window on the laid-out article.
#[derive(Debug, Default)]
pub struct View {
    measure: u16,
    height: usize,
    top: Spot,
    /// The text that stays at the top when lines are broken anew.
    pinned: usize,
    lines: Vec<Line>,
    flows: HashMap<usize, Arc<Flow>>,
}

impl View {
    /// The lines on screen, from the top.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// How many lines fit.
    #[must_use]
    pub fn height(&self) -> usize {
        self.height
    }

    /// The byte that the top line begins with.
    #[must_use]
    pub fn top_byte(&self, article: &Article) -> usize {
        match self.lines.first() {
            Some(Line::Text { stretch, flow, row }) => row_start(article, *stretch, flow, *row),
            Some(Line::Gap) => article.stretch(self.top.stretch).end(),
            None => self.pinned,
        }
    }

    /// Begins with the line of byte `at` at the top.
    pub fn start_at(&mut self, article: &Article, at: usize) {
        self.pinned = at.min(article.text().len());
        self.measure = 0;
    }

    /// Forgets how lines were broken; the text has grown at its end.
    pub fn forget_lines(&mut self) {
        self.flows.clear();
    }

    /// Fits the window to `measure` by `height` cells; the text at the top stays there.
    pub fn fit(&mut self, article: &Article, measure: u16, height: u16) {
        let height = usize::from(height);
        let (broken_anew, resized) = (
            measure != self.measure && measure != 0,
            height != self.height,
        );
        self.height = height;
        if broken_anew {
            if self.measure != 0 {
                self.pinned = self.top_now(article);
            }
            self.measure = measure;
            self.flows.clear();
            self.top = self.spot_of(article, self.pinned);
        }
        if broken_anew || resized {
            self.keep_text_at_end(article);
        }
    }

    /// The byte that the top line would begin with, were the lines laid out now.
    fn top_now(&mut self, article: &Article) -> usize {
        let Spot { stretch, row } = self.top;
        let flow = self.flow(article, stretch);
        if row < flow.rows().len() {
            row_start(article, stretch, &flow, row)
        } else {
            article.stretch(stretch).end()
        }
    }

    /// Lays out what shows. To be called after every move, before a frame.
    pub fn arrange(&mut self, article: &Article) {
        self.keep_text_at_end(article);
        let mut lines = std::mem::take(&mut self.lines);
        lines.clear();
        let mut spot = self.top;
        while lines.len() < self.height && spot.stretch < article.stretch_count() {
            lines.push(self.line(article, spot));
            spot = self.below(article, spot);
        }
        self.lines = lines;
    }

    /// Moves the window by `rows`, downwards if positive; not beyond the ends of the text.
    pub fn scroll(&mut self, article: &Article, rows: isize) {
        for _ in 0..rows.unsigned_abs() {
            let next = if rows > 0 {
                self.below(article, self.top)
            } else {
                self.above(article, self.top)
            };
            if next == self.top || next.stretch >= article.stretch_count() {
                break;
            }
            self.top = next;
        }
        self.keep_text_at_end(article);
    }

    /// Brings `span` into the window, if it isn't in it. The text then stands still for a while:
    /// what comes from below is put near the top, what comes from above near the bottom.
    pub fn reveal(&mut self, article: &Article, span: Span) {
        if self.height == 0 || article.stretch_count() == 0 {
            return;
        }
        let first = self.spot_of(article, span.start);
        let last = self.spot_of(article, span.end.saturating_sub(1).max(span.start));
        let margin = (self.height / 4).min(8);
        if first < self.top {
            let rows = self.rows_between(article, first, last).min(self.height);
            self.top = first;
            let room = self
                .height
                .saturating_sub(rows + margin + 1)
                .max(usize::from(rows < self.height));
            self.scroll(article, -isize::try_from(room).unwrap_or(0));
        } else if self.rows_between(article, self.top, last) >= self.height {
            self.top = first;
            let rows = self.rows_between(article, first, last) + 1;
            let room = margin.min(self.height.saturating_sub(rows));
            self.scroll(article, -isize::try_from(room).unwrap_or(0));
        }
    }

    /// The bytes of the text on screen.
    #[must_use]
    pub fn shown(&self, article: &Article) -> Span {
        let ends = |line: &Line| match line {
            Line::Text { stretch, flow, row } => {
                let base = article.stretch(*stretch).start();
                flow.rows().get(*row).map(|row| row.source().shift(base))
            }
            Line::Gap => None,
        };
        let first = self.lines.iter().find_map(ends).unwrap_or_default();
        let last = self.lines.iter().rev().find_map(ends).unwrap_or_default();
        first.hull(last)
    }

    /// The stretches on screen, first and last.
    #[must_use]
    pub fn stretches(&self) -> Option<(usize, usize)> {
        let stretch = |line: &Line| match line {
            Line::Text { stretch, .. } => Some(*stretch),
            Line::Gap => None,
        };
        let first = self.lines.iter().find_map(stretch)?;
        let last = self.lines.iter().rev().find_map(stretch)?;
        Some((first, last))
    }

    fn line(&mut self, article: &Article, spot: Spot) -> Line {
        let flow = self.flow(article, spot.stretch);
        if spot.row < flow.rows().len() {
            Line::Text {
                stretch: spot.stretch,
                flow,
                row: spot.row,
            }
        } else {
            Line::Gap
        }
    }

    fn flow(&mut self, article: &Article, index: usize) -> Arc<Flow> {
        if self.flows.len() >= KEPT {
            self.flows.clear();
        }
        let measure = self.measure;
        let lay = || {
            let stretch = article.stretch(index);
            let piece = !stretch.opens_paragraph() || continues(article, index);
            Arc::new(Flow::lay(article.slice(stretch.span()), measure, piece))
        };
        self.flows.entry(index).or_insert_with(lay).clone()
    }

    /// The rows of a stretch, the gap after it included.
    fn rows(&mut self, article: &Article, index: usize) -> usize {
        let gap = index + 1 < article.stretch_count() && !continues(article, index);
        self.flow(article, index).rows().len() + usize::from(gap)
    }

    fn below(&mut self, article: &Article, spot: Spot) -> Spot {
        if spot.row + 1 < self.rows(article, spot.stretch) {
            Spot {
                row: spot.row + 1,
                ..spot
            }
        } else {
            Spot {
                stretch: spot.stretch + 1,
                row: 0,
            }
        }
    }

    fn above(&mut self, article: &Article, spot: Spot) -> Spot {
        match (spot.row, spot.stretch.checked_sub(1)) {
            (0, None) => spot,
            (0, Some(stretch)) => {
                let row = self.rows(article, stretch).saturating_sub(1);
                Spot { stretch, row }
            }
            (row, _) => Spot {
                row: row - 1,
                ..spot
            },
        }
    }

    fn spot_of(&mut self, article: &Article, at: usize) -> Spot {
        let stretch = article.stretch_at(at);
        let inside = at.saturating_sub(article.stretch(stretch).start());
        let row = self.flow(article, stretch).row_of(inside);
        Spot { stretch, row }
    }

    /// How many rows lie between two spots, counted up to a window's height.
    fn rows_between(&mut self, article: &Article, from: Spot, to: Spot) -> usize {
        let mut spot = from;
        let mut rows = 0;
        while spot < to && rows < self.height {
            spot = self.below(article, spot);
            rows += 1;
        }
        rows
    }

    /// Moves the window up where the text ends above its bottom.
    fn keep_text_at_end(&mut self, article: &Article) {
        let count = article.stretch_count();
        if count == 0 || self.height == 0 {
            return;
        }
        let end = Spot {
            stretch: count,
            row: 0,
        };
        let rows = self.rows_between(article, self.top, end);
        for _ in rows..self.height {
            self.top = self.above(article, self.top);
        }
    }
}

/// Whether the stretch after `index` goes on with the same paragraph.
fn continues(article: &Article, index: usize) -> bool {
    index + 1 < article.stretch_count() && !article.stretch(index + 1).opens_paragraph()
}

fn row_start(article: &Article, stretch: usize, flow: &Flow, row: usize) -> usize {
    let base = article.stretch(stretch).start();
    flow.rows()
        .get(row)
        .map_or(base, |row| base + row.source().start)
}
