//! Below the rows of the shelf: the article at hand with all that is known of it.

use super::row::{facts, side_style, sides, state};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::shelf::Shelf;
use crate::shelf::Entry;
use crate::ui::Theme;
use crate::ui::detail::write_part;
use crate::ui::pen::Pen;
use crate::ui::theme::Role;
use ratatui::buffer::Buffer;

/// Draws it in `area`, of which the first line is a rule.
pub(super) fn render(app: &App, shelf: &Shelf, theme: Theme, area: Area, buffer: &mut Buffer) {
    let rule = "─".repeat(usize::from(area.width));
    Pen::new(buffer, area, 0).write(&rule, theme.role(Role::Quiet));
    let Some(entry) = shelf.at_hand() else {
        return;
    };
    let place = Area {
        x: area.x + 2,
        width: area.width.saturating_sub(3),
        ..area
    };
    let mut row = 1;
    let parts = parts(shelf, entry);
    for (index, (text, role)) in parts.iter().enumerate() {
        // Those that follow have a line each at least, and so has what was done with it.
        let left = u16::try_from(parts.len() - index).unwrap_or(0);
        let rows = place.height.saturating_sub(row + left).min(2);
        row += write_part(text, theme.role(*role), place, row, rows, buffer);
    }
    write_work(app, shelf, entry, theme, place, row, buffer);
}

/// Title, who wrote it where and when, its name in the folder, what is wrong.
fn parts(shelf: &Shelf, entry: &Entry) -> Vec<(String, Role)> {
    let known = entry.face.as_deref().map(|face| &face.facts);
    let author = known.and_then(|known| known.author.as_ref());
    let url = known.and_then(|known| known.url.as_ref());
    let told: Vec<_> = author
        .map(ToString::to_string)
        .into_iter()
        .chain(facts(entry))
        .chain(url.map(ToString::to_string))
        .collect();
    let open = if shelf.is_open(entry) { " · open" } else { "" };
    let name = format!("{}{open}", entry.name);
    let title = (entry.title().to_owned(), Role::Strong);
    match entry.trouble() {
        // It is to be read to its end.
        Some(trouble) => vec![
            title,
            (name, Role::Quiet),
            (trouble.to_string(), Role::Warning),
        ],
        None if told.is_empty() => vec![title, (name, Role::Quiet)],
        None => vec![title, (told.join(" · "), Role::Plain), (name, Role::Quiet)],
    }
}

/// `◐ started   US 5  Russia 4   1 edited, 2 lost`
fn write_work(
    app: &App,
    shelf: &Shelf,
    entry: &Entry,
    theme: Theme,
    area: Area,
    row: u16,
    buffer: &mut Buffer,
) {
    let mut pen = Pen::new(buffer, area, row);
    pen.skip(1);
    let (sign, word, role) = state(shelf, entry);
    pen.write(sign, theme.role(role));
    pen.skip(1);
    let word = if word.is_empty() {
        "not looked into yet"
    } else {
        word
    };
    pen.write(word, theme.role(role));
    pen.skip(3);
    let Some(done) = entry.work.as_deref() else {
        return;
    };
    let sides = sides(app, done);
    if sides.is_empty() {
        pen.write("no stance", theme.role(Role::Quiet));
    }
    for (name, count) in sides {
        pen.write_fitted(&name, side_style(app, &name, theme));
        pen.write(&format!(" {count}"), theme.role(Role::Plain));
        pen.skip(2);
    }
    let doubts = done.doubts().collect::<Vec<_>>().join(", ");
    pen.skip(1);
    pen.write_fitted(&doubts, theme.role(Role::Warning));
}
