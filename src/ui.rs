//! What the screen shows of the state: one file for each region. Only looks: nothing here changes
//! the state, reads a file or knows a terminal; it fills a grid of cells.

mod article;
pub mod depth;
mod detail;
mod facts;
mod filter;
mod frame;
mod guide;
mod gutter;
mod header;
mod help;
mod hints;
mod hits;
mod labels;
mod notice;
mod others;
mod palette;
mod pen;
mod picker;
mod plain;
mod recode;
mod review;
mod shelf;
mod stances;
mod suggesting;
pub mod theme;
mod trash;
mod typed;
mod which_key;

pub use depth::Depth;
pub use theme::{Ground, Theme};

use crate::app::App;
use crate::app::hints::Hint;
use crate::app::layout::{Area, LEAST_COLUMNS, LEAST_ROWS};
use crate::app::overlay::Overlay;
use pen::Pen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use theme::Role;

/// Draws the whole screen into `buffer`, which is blank and has the screen's size, and says where
/// the cursor is to stand, in cells from the top left: where something is typed; in plain, else on what the
/// reader has at hand.
pub fn render(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let layout = app.layout();
    if layout.too_small {
        too_small(theme, buffer);
        return None;
    }
    let (read_at, listed_at) = if let Some(shelf) = app.shelf().filter(|_| app.is_on_shelf()) {
        (None, shelf::render(app, shelf, theme, buffer))
    } else {
        header::render(app, theme, buffer);
        let read_at = article::render(app, theme, buffer);
        let listed_at = stances::render(app, theme, buffer);
        guide::render(app, theme, buffer);
        (read_at, listed_at)
    };
    let (typed_at, is_long) = hints::render(app, theme, buffer);
    let cursor = match app.overlay() {
        Some(Overlay::Palette(palette)) => Some(palette::render(app, palette, theme, buffer)),
        Some(Overlay::Picker(picker)) => Some(picker::render(app, picker, theme, buffer)),
        Some(Overlay::Codes(revising)) => Some(recode::render(app, revising, theme, buffer)),
        Some(Overlay::Facts(form)) => Some(facts::render(app, form, theme, buffer)),
        Some(Overlay::Trash(trash)) => Some(trash::render(app, trash, theme, buffer)),
        Some(Overlay::Hits) => {
            let shown = app.hits();
            shown.map(|shown| hits::render(app, shown, theme, buffer))
        }
        Some(Overlay::Review(_)) => {
            let top = review::render(app, theme, buffer);
            top.filter(|_| app.plain()).or(read_at)
        }
        Some(Overlay::Help(help)) => {
            let top = help::render(app, help, theme, buffer);
            app.plain().then_some(top)
        }
        Some(Overlay::Labels(shown)) => {
            labels::render(app, shown, theme, buffer);
            read_at
        }
        Some(Overlay::Search(_) | Overlay::Filter(_) | Overlay::Note(_)) | None => {
            typed_at.or(listed_at).or(read_at)
        }
    };
    let noticed_at = is_long
        .then(|| notice::render(app, theme, buffer))
        .flatten()
        .filter(|_| app.plain() && app.overlay().is_none());
    let followed_at = which_key::render(app, theme, buffer);
    followed_at
        .filter(|_| app.plain())
        .or(noticed_at)
        .or(cursor)
}

/// The hint in the bottom line that stands in a cell.
#[must_use]
pub fn hint_at(app: &App, theme: Theme, column: u16, row: u16) -> Option<Hint> {
    let line = app.layout().hints;
    let is_there = !app.layout().too_small && line.holds(column, row);
    is_there.then(|| hints::at(app, theme, column))?
}

fn too_small(theme: Theme, buffer: &mut Buffer) {
    let text = format!("standoff needs {LEAST_COLUMNS}×{LEAST_ROWS}");
    let mut pen = Pen::new(buffer, area(buffer.area), 0);
    pen.write(&text, theme.role(Role::Plain));
}

fn area(rect: Rect) -> Area {
    Area {
        x: rect.x,
        y: rect.y,
        width: rect.width,
        height: rect.height,
    }
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}
