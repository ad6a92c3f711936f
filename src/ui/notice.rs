//! A warning or an error that is too long for the bottom line: whole, in a box above it, or at the top where
//! something is chosen at the bottom.

use super::pen::Pen;
use super::{Theme, frame, plain};
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::app::overlay::Overlay;
use crate::app::{App, Kind, Message};
use crate::article::visible;
use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

/// The widest box, in cells.
const WIDEST: u16 = 76;

/// Draws it and says where it begins.
pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let screen = app.layout().screen;
    let is_told = |message: &&Message| matches!(message.kind, Kind::Warning | Kind::Error);
    let message = app.message().filter(is_told)?;
    let width = if screen.width < WIDEST + 8 || app.plain() {
        screen.width
    } else {
        WIDEST
    };
    let text = plain::said(app, message);
    let flows: Vec<_> = text.lines().map(|line| lay(line, width - 4)).collect();
    let rows = rows(&flows, usize::from(screen.height - 4));
    let lines = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let at_top = matches!(
        app.overlay(),
        Some(
            Overlay::Picker(_)
                | Overlay::Codes(_)
                | Overlay::Trash(_)
                | Overlay::Review(_)
                | Overlay::Hits
        )
    );
    let area = Area {
        x: (screen.width - width) / 2,
        y: if at_top { 1 } else { screen.height - 3 - lines },
        width,
        height: lines + 2,
    };
    Clear.render(super::rect(area), buffer);
    let inside = frame::pane(app, "", area, true, theme, buffer);
    for (line, row) in (0..lines).zip(rows) {
        let mut pen = Pen::new(buffer, inside, line);
        pen.skip(1);
        pen.write(row, theme.role(super::theme::Role::Strong));
    }
    Some((inside.x, inside.y))
}

fn lay(line: &str, width: u16) -> Flow {
    Flow::lay(&visible::line(line), width, false)
}

/// The rows of all `flows`; where there are more than `room`, the first ones, and the last line, which says what to do.
fn rows(flows: &[Flow], room: usize) -> Vec<&str> {
    let mut all: Vec<_> = flows.iter().flat_map(rows_of).collect();
    if all.len() > room {
        let last = flows.last().filter(|_| flows.len() > 1);
        let last: Vec<_> = last.into_iter().flat_map(rows_of).collect();
        all.truncate(room.saturating_sub(last.len() + 1));
        all.push("…");
        all.extend(last);
        all.truncate(room);
    }
    all
}

fn rows_of(flow: &Flow) -> impl Iterator<Item = &str> {
    flow.rows().iter().map(|row| flow.text_of(row))
}
