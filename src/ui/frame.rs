//! What stands around a pane or an overlay: a box with a title, or a line with the title where there are
//! to be no boxes. Knows nothing of what is inside.

use super::Theme;
use super::pen::Pen;
use super::theme::Role;
use crate::app::App;
use crate::app::layout::Area;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

/// The frame of a pane, brighter where the keys are. Returns what is inside.
pub(super) fn pane(
    app: &App,
    title: &str,
    area: Area,
    active: bool,
    theme: Theme,
    buffer: &mut Buffer,
) -> Area {
    let style = theme.role(if active { Role::Active } else { Role::Quiet });
    let mut pen = if app.plain() {
        Pen::new(buffer, area, 0)
    } else {
        draw_box(area, style, buffer);
        let mut pen = Pen::new(buffer, area, 0);
        pen.skip(1);
        pen.keep_free(1);
        pen
    };
    let title = title.trim();
    if app.plain() {
        pen.write_fitted(&format!(" {}", title.replace(" ─ ", ", ")), style);
    } else if !title.is_empty() {
        pen.write_fitted(&format!(" {title} "), style);
    }
    app.layout().inside(area)
}

/// The frame of an overlay that would stand at `area`, with nothing left of what lies beneath. Returns
/// what is inside.
pub(super) fn overlay(
    app: &App,
    title: &str,
    area: Area,
    theme: Theme,
    buffer: &mut Buffer,
) -> Area {
    let area = app.layout().overlay(area);
    Clear.render(super::rect(area), buffer);
    pane(app, title, area, true, theme, buffer)
}

/// Says in the lower border of the box at `area` that `left` more `what` stand below.
pub(super) fn more_below(area: Area, left: usize, what: &str, style: Style, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, area, area.height.saturating_sub(1));
    pen.skip(2);
    pen.write_fitted(&format!(" {left} more{what} ↓ "), style);
}

/// Drawn here because ratatui's `Block` styles every cell inside as well, in every frame.
fn draw_box(area: Area, style: Style, buffer: &mut Buffer) {
    let right = area.x + area.width.saturating_sub(1);
    let bottom = area.y + area.height.saturating_sub(1);
    let mut put = |x, y, symbol| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    };
    for x in area.x..=right {
        put(x, area.y, "─");
        put(x, bottom, "─");
    }
    for y in area.y..=bottom {
        put(area.x, y, "│");
        put(right, y, "│");
    }
    put(area.x, area.y, "╭");
    put(right, area.y, "╮");
    put(area.x, bottom, "╰");
    put(right, bottom, "╯");
}
