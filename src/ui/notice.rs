//! A warning or an error that is too long for the bottom line: whole, in a box above it.

use super::pen::Pen;
use super::{Theme, frame, plain};
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::app::{App, Kind, Message};
use crate::article::visible;
use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

/// The widest box, in cells.
const WIDEST: u16 = 76;

/// Draws it and says where it begins.
pub(super) fn render(
    app: &App,
    theme: Theme,
    message: &Message,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    let screen = app.layout().screen;
    if !matches!(message.kind, Kind::Warning | Kind::Error) {
        return None;
    }
    let width = if screen.width < WIDEST + 8 || app.plain() {
        screen.width
    } else {
        WIDEST
    };
    let text = plain::said(app, message);
    let flow = Flow::lay(&visible::line(&text), width - 4, false);
    let lines = u16::try_from(flow.rows().len())
        .unwrap_or(u16::MAX)
        .min(screen.height - 4);
    let area = Area {
        x: (screen.width - width) / 2,
        y: screen.height - 3 - lines,
        width,
        height: lines + 2,
    };
    Clear.render(super::rect(area), buffer);
    let inside = frame::pane(app, "", area, true, theme, buffer);
    for (line, row) in (0..lines).zip(flow.rows()) {
        let mut pen = Pen::new(buffer, inside, line);
        pen.skip(1);
        pen.write(flow.text_of(row), theme.role(super::theme::Role::Strong));
    }
    Some((inside.x, inside.y))
}
