//! The shelf: the articles of a folder in rows, and all of the one at hand below them.

mod columns;
mod detail;
mod head;
mod row;

use super::pen::Pen;
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::overlay::Overlay;
use crate::app::shelf::{Parts, Shelf};
use columns::Columns;
pub(super) use head::figure;
use ratatui::buffer::Buffer;

/// Draws it and says, in plain, where the cursor stands: at the article at hand.
pub(super) fn render(
    app: &App,
    shelf: &Shelf,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    head::render(app, shelf, theme, buffer);
    let parts = app.shelf_parts();
    let narrower = |area: Area| Area {
        width: area.width.saturating_sub(1),
        ..area
    };
    let list = narrower(parts.list);
    let columns = Columns::within(list.width, app.codebook().sides().len());
    let title = title(app, shelf, parts, &columns);
    frame::pane(app, &title, parts.frame, true, theme, buffer);
    write_filter(app, shelf, theme, parts.frame, buffer);
    if let Some(heads) = parts.heads {
        columns.write_heads(shelf.sort(), theme, narrower(heads), buffer);
    }
    if shelf.row_count() == 0 {
        let mut pen = Pen::new(buffer, list, 0);
        pen.skip(3);
        pen.write_fitted(nothing(shelf), theme.role(Role::Quiet));
    }
    let rows = (0..list.height).zip(shelf.rows(shelf.top()));
    for (line, entry) in rows {
        let is_at_hand = shelf.top() + usize::from(line) == shelf.row();
        let mut pen = Pen::new(buffer, list, line);
        if app.plain() {
            row::say(&mut pen, app, shelf, entry, is_at_hand, theme);
        } else {
            row::write(&mut pen, app, shelf, entry, is_at_hand, &columns, theme);
        }
    }
    if let Some(place) = parts.detail {
        detail::render(app, shelf, theme, place, buffer);
    }
    let line = shelf.row().checked_sub(shelf.top());
    let line = line
        .filter(|line| *line < usize::from(list.height))
        .unwrap_or(0);
    let line = u16::try_from(line).unwrap_or(0);
    app.plain().then_some((list.x, list.y + line))
}

/// Why no article is to be seen.
fn nothing(shelf: &Shelf) -> &'static str {
    if !shelf.is_listed() {
        "looking for articles …"
    } else if shelf.entries().is_empty() {
        "no article in this folder"
    } else {
        "none matches the filter"
    }
}

/// The order, where no heading says it, and with a filter how many of how many.
fn title(app: &App, shelf: &Shelf, parts: Parts, columns: &Columns) -> String {
    let sort = shelf.sort();
    let mut title = String::from("Articles");
    if shelf.filter().is_some() {
        title = format!("{} of {}", shelf.row_count(), shelf.entries().len());
    }
    if parts.heads.is_none() || !columns.show(sort.by) {
        let reversed = if sort.reversed { ", reversed" } else { "" };
        title = format!("{title} ─ by {}{reversed}", sort.by.word());
    }
    title += &plain::beyond(app, shelf.top(), parts.list.height, shelf.row_count());
    let Some(filter) = shelf.filter().filter(|_| app.plain()) else {
        return title;
    };
    // There is no lower border to say it.
    let key = app.key("all-articles");
    format!("{title} ─ {key} ends it ─ {}", filter.query())
}

/// In the lower border the filter and how to end it, else that there is more below.
fn write_filter(app: &App, shelf: &Shelf, theme: Theme, area: Area, buffer: &mut Buffer) {
    if app.plain() {
        return;
    }
    let is_typed = matches!(app.overlay(), Some(Overlay::Filter(_)));
    if let Some(filter) = shelf.filter().filter(|_| !is_typed) {
        let mut pen = Pen::new(buffer, area, area.height.saturating_sub(1));
        pen.skip(1);
        pen.keep_free(2);
        let (style, key) = (theme.role(Role::Active), app.key("all-articles"));
        pen.write_right(&format!(" {key} ends it "), style);
        return pen.write_fitted(&format!(" {} ", filter.query().trim()), style);
    }
    let below = shelf.top() + usize::from(app.shelf_parts().list.height);
    let left = shelf.row_count().saturating_sub(below);
    if left > 0 {
        frame::more_below(area, left, "", theme.role(Role::Quiet), buffer);
    }
}
