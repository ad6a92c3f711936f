//! The line for the newcomer; two on a narrow screen.

use super::pen::Pen;
use super::theme::Role;
use super::{Theme, plain};
use crate::app::App;
use crate::app::flow::Flow;
use ratatui::buffer::Buffer;

pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) {
    let (Some(area), Some(advice)) = (app.layout().guide, app.guidance()) else {
        return;
    };
    let mut pen = Pen::new(buffer, area, 0);
    pen.write(plain::pointer(app, true), theme.role(Role::Key));
    let flow = Flow::lay(&advice, area.width.saturating_sub(4), false);
    for (line, row) in (0..area.height).zip(flow.rows()) {
        let mut pen = Pen::new(buffer, area, line);
        pen.skip(3);
        let end = if line + 1 < area.height {
            row.shown().end
        } else {
            flow.shown().len()
        };
        let text = flow.shown().get(row.shown().start..end).unwrap_or_default();
        pen.write_fitted(text, theme.role(Role::Guide));
    }
}
