//! What is known of the article, a line for each fact: what the person filled in, or dimmed what the source says.

use super::pen::Pen;
use super::theme::Role;
use super::{Theme, frame, plain, typed};
use crate::app::App;
use crate::app::facts::{FactLine, FactsForm};
use ratatui::buffer::Buffer;

/// The width of the names.
const NAMES: usize = 7;

/// Draws it and says where the cursor stands.
pub(super) fn render(app: &App, form: &FactsForm, theme: Theme, buffer: &mut Buffer) -> (u16, u16) {
    let (area, rows) = app.facts_parts();
    let inside = frame::overlay(app, "What is known of the article", area, theme, buffer);
    let top = form.top(rows.height);
    let mut cursor = (rows.x, rows.y);
    let lines = form.lines.iter().enumerate().skip(top);
    for (row, (index, line)) in (0..rows.height).zip(lines) {
        let mut pen = Pen::new(buffer, rows, row);
        pen.keep_free(1);
        let is_chosen = index == form.chosen;
        pen.write(plain::pointer(app, is_chosen), theme.role(Role::Key));
        let name = format!("{:NAMES$} ", line.fact.word());
        pen.write(
            &name,
            theme.role(if is_chosen { Role::Strong } else { Role::Plain }),
        );
        if is_chosen {
            cursor = (
                typed::write(&mut pen, &line.input, theme.role(Role::Strong)),
                rows.y + row,
            );
        } else {
            pen.write_fitted(line.input.text(), theme.role(Role::Plain));
        }
        if line.input.text().is_empty() {
            pen.skip(u16::from(is_chosen));
            write_source(&mut pen, app, line, theme);
        }
    }
    if inside.height > rows.height {
        let mut pen = Pen::new(buffer, inside, inside.height - 1);
        pen.skip(3);
        let told = if app.can_describe() {
            "an empty line is what the source says"
        } else {
            "to be looked at alone"
        };
        pen.write_fitted(told, theme.role(Role::Guide));
    }
    cursor
}

fn write_source(pen: &mut Pen<'_>, app: &App, line: &FactLine, theme: Theme) {
    let said = match &line.source {
        Some(source) if app.plain() => format!("(source: {source})"),
        Some(source) => source.to_string(),
        None if app.plain() => "(not known)".to_owned(),
        None => "–".to_owned(),
    };
    pen.write_fitted(&said, theme.role(Role::Quiet));
}
