//! The help: what can be done right here, with today's keys.

use super::Theme;
use super::article::frame;
use super::pen::Pen;
use super::theme::Role;
use crate::app::App;
use crate::app::layout::Area;
use crate::app::overlay::{Help, HelpLine};
use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

/// The cells for the keys.
const KEYS: u16 = 22;

pub(super) fn render(app: &App, help: &Help, theme: Theme, buffer: &mut Buffer) {
    let area = app.layout().help();
    Clear.render(super::rect(area), buffer);
    frame(" What can be done here ", area, true, theme, buffer);
    let inside = area.inside();
    for (row, line) in (0..inside.height).zip(help.lines.iter().skip(help.top)) {
        let mut pen = Pen::new(buffer, inside, row);
        pen.skip(1);
        match line {
            HelpLine::Blank => {}
            HelpLine::Heading(name) => pen.write(name, theme.role(Role::Strong)),
            HelpLine::Keys(keys, does) => write_keys(&mut pen, theme, keys, does),
        }
    }
    write_more(help, theme, area, buffer);
}

fn write_keys(pen: &mut Pen<'_>, theme: Theme, keys: &str, does: &str) {
    pen.keep_free(1);
    let start = pen.x();
    let column = if pen.room() > KEYS * 2 {
        KEYS
    } else {
        KEYS / 2
    };
    pen.skip(1);
    pen.write_fitted(keys, theme.role(Role::Key));
    pen.go_to(start + column.max(pen.x() + 1 - start));
    pen.write_fitted(does, theme.role(Role::Plain));
}

/// Says in the lower border that there is more below.
fn write_more(help: &Help, theme: Theme, area: Area, buffer: &mut Buffer) {
    let shown = usize::from(area.inside().height);
    let left = help.lines.len().saturating_sub(help.top + shown);
    if left > 0 {
        let mut pen = Pen::new(buffer, area, area.height - 1);
        pen.skip(2);
        pen.write(&format!(" {left} more lines ↓ "), theme.role(Role::Active));
    }
}
