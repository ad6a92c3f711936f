//! The line for the newcomer.

use super::Theme;
use super::pen::Pen;
use super::theme::Role;
use crate::app::App;
use ratatui::buffer::Buffer;

pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) {
    let (Some(area), Some(advice)) = (app.layout().guide, app.guidance()) else {
        return;
    };
    let mut pen = Pen::new(buffer, area, 0);
    pen.skip(1);
    pen.write("▸ ", theme.role(Role::Key));
    pen.write_fitted(&advice, theme.role(Role::Guide));
}
