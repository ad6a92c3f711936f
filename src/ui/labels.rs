//! Hint labels: two letters over the beginning of each sentence on screen. They lie on the text and
//! move nothing; a wide character that one of them covers by half goes whole.

use super::Theme;
use super::pen::width;
use super::theme::Role;
use crate::app::App;
use crate::app::flow::Flow;
use crate::app::labels::{Label, Labels};
use crate::app::view::Line;
use crate::article::visible;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// The cells of a label.
const CELLS: u16 = 2;
/// The most cells that a character takes, less the first.
const REST: u16 = 3;

pub(super) fn render(app: &App, labels: &Labels, theme: Theme, buffer: &mut Buffer) {
    let lines = app.layout().lines;
    let left = lines.x + app.gutter();
    let right = (lines.x + lines.width).saturating_sub(CELLS);
    let style = theme.role(Role::Label);
    for (y, line) in (lines.y..lines.y + lines.height).zip(app.view().lines()) {
        // Labels of sentences that begin closer than a label is wide stand one after another.
        let mut free = left;
        for (label, cells) in on_line(app, labels, line) {
            let x = (left + cells).min(right).max(free);
            free = x + CELLS;
            if x <= right {
                put(buffer, (x, y), label.letters, style);
                if app.plain() {
                    enclose(buffer, (x, y), style);
                }
            }
        }
    }
}

/// The labels on `line`, each with the cells before it.
fn on_line<'a>(app: &App, labels: &'a Labels, line: &Line) -> Vec<(&'a Label, u16)> {
    let Line::Text { stretch, flow, row } = line else {
        return Vec::new();
    };
    let base = app.article().stretch(*stretch).start();
    let Some(laid) = flow.rows().get(*row) else {
        return Vec::new();
    };
    let here = laid.source().shift(base);
    let labels = labels.lit().filter(|label| here.holds(label.at));
    labels
        .map(|label| (label, cells_before(flow, *row, label.at - base)))
        .collect()
}

/// The cells that `row` shows before byte `at` of the stretch.
pub(super) fn cells_before(flow: &Flow, row: usize, at: usize) -> u16 {
    let Some(shown) = flow.rows().get(row).map(crate::app::flow::Row::shown) else {
        return 0;
    };
    let to = flow.visible().shown_of(at).clamp(shown.start, shown.end);
    let before = flow.shown().get(shown.start..to).unwrap_or_default();
    u16::try_from(width(before)).unwrap_or(u16::MAX)
}

fn put(buffer: &mut Buffer, (x, y): (u16, u16), letters: [char; 2], style: Style) {
    for back in 1..=REST.min(x) {
        blank_if_wider(buffer, (x - back, y), back);
    }
    for (x, letter) in (x..).zip(letters) {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.reset();
            cell.set_char(letter).set_style(style);
        }
    }
}

/// Where no style tells letters of a label from those of the text, brackets do.
fn enclose(buffer: &mut Buffer, (x, y): (u16, u16), style: Style) {
    for (x, sign) in [(x.saturating_sub(1), '('), (x + CELLS, ')')] {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_char(sign).set_style(style);
        }
    }
}

/// Makes what stands at a cell blank, if it is wider than `cells`.
fn blank_if_wider(buffer: &mut Buffer, place: (u16, u16), cells: u16) {
    if let Some(cell) = buffer.cell_mut(place)
        && visible::cells(cell.symbol()) > usize::from(cells)
    {
        cell.set_symbol(" ");
    }
}

#[cfg(test)]
mod tests;
