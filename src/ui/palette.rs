//! The palette: a line to type in, and under it the commands that match, each with its keys.

use super::pen::{Pen, width};
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::overlay::{Entry, Palette};
use ratatui::buffer::Buffer;

/// The widest palette, in cells.
const WIDEST: u16 = 72;

/// Draws it and says where the cursor stands.
pub(super) fn render(
    app: &App,
    palette: &Palette,
    theme: Theme,
    buffer: &mut Buffer,
) -> (u16, u16) {
    let area = place(app.layout().screen);
    let inside = frame::overlay(app, "Commands", area, theme, buffer);
    let mut pen = Pen::new(buffer, inside, 0);
    pen.write(" : ", theme.role(Role::Key));
    let (before, after) = palette.input.text().split_at(palette.input.cursor());
    pen.write_fitted(before, theme.role(Role::Strong));
    let cursor = pen.x();
    pen.write_fitted(after, theme.role(Role::Strong));
    let chosen_at = write_entries(app, palette, theme, inside, buffer);
    plain::list_cursor(
        app,
        (cursor, inside.y),
        palette.chosen,
        (inside.x, chosen_at),
    )
}

/// The upper middle of the screen, so that the text that a command is for stays in sight.
pub(super) fn place(screen: Area) -> Area {
    let width = if screen.width < WIDEST + 8 {
        screen.width
    } else {
        WIDEST
    };
    // All of a low screen: no scrap of what lies beneath would be worth seeing.
    let height = if screen.height < 20 {
        screen.height.saturating_sub(2)
    } else {
        16
    };
    Area {
        x: (screen.width - width) / 2,
        y: 1 + (screen.height - 2 - height).min(3) / 2,
        width,
        height,
    }
}

/// Draws the list and says in which row the chosen one stands.
fn write_entries(
    app: &App,
    palette: &Palette,
    theme: Theme,
    inside: Area,
    buffer: &mut Buffer,
) -> u16 {
    let list = Area {
        y: inside.y + 1,
        height: inside.height.saturating_sub(1),
        ..inside
    };
    if palette.entries.is_empty() {
        Pen::new(buffer, list, 0).write("   no command matches", theme.role(Role::Quiet));
    }
    let height = usize::from(list.height);
    let top = (palette.chosen + 1).saturating_sub(height);
    for (row, (index, entry)) in (0..list.height).zip(palette.entries.iter().enumerate().skip(top))
    {
        let mut pen = Pen::new(buffer, list, row);
        let chosen = index == palette.chosen;
        let keys = match entry {
            Entry::Command(command) => app.keymap().labels(palette.beneath, command.name),
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
