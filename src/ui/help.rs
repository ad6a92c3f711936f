//! The help: what can be done right here, with today's keys.

use super::pen::{Pen, width};
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::overlay::{Help, HelpLine};
use ratatui::buffer::Buffer;

const TITLE: &str = "What can be done here";
/// The cells for the keys.
const KEYS: u16 = 22;

/// Draws it and says where it begins.
pub(super) fn render(app: &App, help: &Help, theme: Theme, buffer: &mut Buffer) -> (u16, u16) {
    let area = app.layout().help();
    let inside = frame::overlay(app, TITLE, area, theme, buffer);
    for (row, line) in (0..inside.height).zip(help.lines.iter().skip(help.top)) {
        let mut pen = Pen::new(buffer, inside, row);
        pen.skip(1);
        match line {
            HelpLine::Blank => {}
            HelpLine::Heading(name) => pen.write(name, theme.role(Role::Strong)),
            HelpLine::Words(words) => {
                pen.skip(1);
                pen.write_fitted(words, theme.role(Role::Plain));
            }
            HelpLine::Keys(keys, does) => {
                write_keys(&mut pen, theme, keys, &plain::spoken(app, does));
            }
        }
    }
    write_more(app, help, theme, area, buffer);
    (inside.x, inside.y)
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

/// Says in the lower border, or beside the title where there is none, that there is more below.
fn write_more(app: &App, help: &Help, theme: Theme, area: Area, buffer: &mut Buffer) {
    let shown = usize::from(app.layout().inside(area).height);
    let left = help.lines.len().saturating_sub(help.top + shown);
    let lines = if left == 1 { "line" } else { "lines" };
    if left > 0 && app.plain() {
        let mut pen = Pen::new(buffer, area, 0);
        pen.skip(u16::try_from(width(TITLE)).unwrap_or(0) + 2);
        let above = match help.top {
            0 => String::new(),
            above => format!("{above} above, "),
        };
        pen.write_right(
            &format!("{above}{left} more {lines} "),
            theme.role(Role::Active),
        );
    } else if left > 0 {
        let what = format!(" {lines}");
        frame::more_below(area, left, &what, theme.role(Role::Active), buffer);
    }
}
