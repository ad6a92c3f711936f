//! The palette: a line to type in, and under it the commands that match, each with its keys.

use super::pen::{Pen, width};
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::app::App;
use crate::app::overlay::{Entry, Palette};
use ratatui::buffer::Buffer;

/// Draws it and says where the cursor stands.
pub(super) fn render(
    app: &App,
    palette: &Palette,
    theme: Theme,
    buffer: &mut Buffer,
) -> (u16, u16) {
    let area = app.layout().palette();
    let height = app.layout().palette_list().height;
    let beyond = plain::beyond(app, palette.top(height), height, palette.entries.len());
    let title = format!("Commands{beyond}");
    let inside = frame::overlay(app, &title, area, theme, buffer);
    let mut pen = Pen::new(buffer, inside, 0);
    pen.write(" : ", theme.role(Role::Key));
    let cursor = super::typed::write(&mut pen, &palette.input, theme.role(Role::Strong));
    let chosen_at = write_entries(app, palette, theme, buffer);
    plain::list_cursor(
        app,
        (cursor, inside.y),
        palette.chosen,
        (inside.x, chosen_at),
    )
}

/// Draws the list and says in which row the chosen one stands.
fn write_entries(app: &App, palette: &Palette, theme: Theme, buffer: &mut Buffer) -> u16 {
    let list = app.layout().palette_list();
    if palette.entries.is_empty() {
        Pen::new(buffer, list, 0).write("   no command matches", theme.role(Role::Quiet));
    }
    let top = palette.top(list.height);
    for (row, (index, entry)) in (0..list.height).zip(palette.entries.iter().enumerate().skip(top))
    {
        let mut pen = Pen::new(buffer, list, row);
        let chosen = index == palette.chosen;
        let keys = match entry {
            Entry::Command(command) | Entry::Told(command, _) => {
                app.keymap().labels(palette.beneath, command)
            }
            Entry::Side(side) => side.key.to_string(),
        };
        write_entry(&mut pen, app, theme, (entry, &keys), chosen);
    }
    list.y + u16::try_from(palette.chosen - top.min(palette.chosen)).unwrap_or(0)
}

fn write_entry(
    pen: &mut Pen<'_>,
    app: &App,
    theme: Theme,
    (entry, keys): (&Entry, &str),
    chosen: bool,
) {
    let start = pen.x();
    pen.keep_free(1);
    pen.write(plain::pointer(app, chosen), theme.role(Role::Key));
    if width(keys) + 12 < usize::from(pen.room()) {
        pen.write_right(keys, theme.role(Role::Key));
    }
    pen.write_fitted(
        &plain::spoken(app, &entry.does()),
        theme.role(if chosen { Role::Strong } else { Role::Plain }),
    );
    if chosen {
        pen.go_to(start);
    }
}
