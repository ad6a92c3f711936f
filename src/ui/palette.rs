//! The palette: a line to type in, and under it the commands that match, each with its keys.

use super::Theme;
use super::article::frame;
use super::pen::{Pen, width};
use super::theme::Role;
use crate::app::App;
use crate::app::layout::{Area, palette_list};
use crate::app::overlay::{Entry, Palette};
use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

/// Draws it and says where the cursor stands.
pub(super) fn render(
    app: &App,
    palette: &Palette,
    theme: Theme,
    buffer: &mut Buffer,
) -> (u16, u16) {
    let area = app.layout().palette();
    Clear.render(super::rect(area), buffer);
    frame(" Commands ", area, true, theme, buffer);
    let inside = area.inside();
    let mut pen = Pen::new(buffer, inside, 0);
    pen.write(" : ", theme.role(Role::Key));
    let cursor = super::typed::write(&mut pen, &palette.input, theme.role(Role::Strong));
    write_entries(app, palette, theme, palette_list(area), buffer);
    (cursor, inside.y)
}

fn write_entries(app: &App, palette: &Palette, theme: Theme, list: Area, buffer: &mut Buffer) {
    if palette.entries.is_empty() {
        Pen::new(buffer, list, 0).write("   no command matches", theme.role(Role::Quiet));
    }
    let top = palette.top(list.height);
    for (row, (index, entry)) in (0..list.height).zip(palette.entries.iter().enumerate().skip(top))
    {
        let mut pen = Pen::new(buffer, list, row);
        let chosen = index == palette.chosen;
        let keys = match entry {
            Entry::Command(command) => app.keymap().labels(palette.beneath, command.name),
            Entry::Side(side) => side.key.to_string(),
        };
        write_entry(&mut pen, theme, entry, &keys, chosen);
    }
}

fn write_entry(pen: &mut Pen<'_>, theme: Theme, entry: &Entry, keys: &str, chosen: bool) {
    let start = pen.x();
    pen.keep_free(1);
    pen.write(if chosen { " ▸ " } else { "   " }, theme.role(Role::Key));
    if width(keys) + 12 < usize::from(pen.room()) {
        pen.write_right(keys, theme.role(Role::Key));
    }
    pen.write_fitted(
        &entry.does(),
        theme.role(if chosen { Role::Strong } else { Role::Plain }),
    );
    if chosen {
        pen.go_to(start);
    }
}
