//! A warning or an error that is too long for the bottom line: whole, in a box above it.

use super::Theme;
use super::article::frame;
use super::pen::Pen;
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::app::{App, Kind, Message};
use crate::article::visible;
use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

/// The widest box, in cells.
const WIDEST: u16 = 76;

pub(super) fn render(app: &App, theme: Theme, message: &Message, buffer: &mut Buffer) {
    let screen = app.layout().screen;
    if !matches!(message.kind, Kind::Warning | Kind::Error) {
        return;
    }
    let width = if screen.width < WIDEST + 8 {
        screen.width
    } else {
        WIDEST
    };
    let text = visible::line(&message.text);
    let flow = Flow::lay(&text, width - 4, false);
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
    frame("", area, true, theme, buffer);
    for (line, row) in (0..lines).zip(flow.rows()) {
        let mut pen = Pen::new(buffer, area.inside(), line);
        pen.skip(1);
        pen.write(flow.text_of(row), theme.role(super::theme::Role::Strong));
    }
}
