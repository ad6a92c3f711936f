//! The list of deleted stances: a line to type in, the stances, and all of the one highlighted.

use super::pen::Pen;
use super::picker::write_input;
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::annotation::{Annotation, Position};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::trash::Trash;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// Draws it and says where the cursor stands.
pub(super) fn render(app: &App, trash: &Trash, theme: Theme, buffer: &mut Buffer) -> (u16, u16) {
    let list = app.trash_parts(trash).0;
    let beyond = plain::beyond(app, trash.top(list.height), list.height, trash.rows.len());
    let title = format!("Deleted stances{beyond}");
    frame::overlay(app, &title, app.picker_area(), theme, buffer);
    let prompt = "words, side, speaker, topic";
    let cursor = write_input(&trash.input, prompt, theme, app.picker_inside(), buffer);
    let (list, below) = app.trash_parts(trash);
    write_rows(app, trash, theme, list, buffer);
    let role = theme.role(Role::Guide);
    for (row, line) in (0..below.height).zip(app.trash_told(trash, below)) {
        let mut pen = Pen::new(buffer, below, row);
        pen.skip(1);
        pen.write_fitted(&plain::spoken(app, &line), role);
    }
    let row = trash.chosen.saturating_sub(trash.top(list.height));
    let row = u16::try_from(row).unwrap_or(0);
    plain::list_cursor(app, cursor, trash.chosen, (list.x, list.y + row))
}

fn write_rows(app: &App, trash: &Trash, theme: Theme, list: Area, buffer: &mut Buffer) {
    if trash.rows.is_empty() {
        let quiet = theme.role(Role::Quiet);
        Pen::new(buffer, list, 0).write("   none matches", quiet);
    }
    let top = trash.top(list.height);
    let left = trash.rows.len();
    let left = left.saturating_sub(top + usize::from(list.height));
    if left > 0 && !app.plain() {
        let style = theme.role(Role::Active);
        frame::more_below(app.picker_area(), left, "", style, buffer);
    }
    let shown = trash.rows.iter().enumerate().skip(top);
    for (row, (index, deleted)) in (0..list.height).zip(shown) {
        let mut pen = Pen::new(buffer, list, row);
        let is_chosen = index == trash.chosen;
        pen.write(plain::pointer(app, is_chosen), theme.role(Role::Key));
        write_judgement(&mut pen, app, theme, &deleted.annotation);
        let words = deleted.annotation.words(app.article());
        let end = words.floor_char_boundary(EXCERPT);
        let words = words.get(..end).unwrap_or(words).replace('\n', " ");
        let role = if is_chosen { Role::Strong } else { Role::Plain };
        pen.write_fitted(&words, theme.role(role));
    }
}

/// No row shows more of a stance's words, in bytes.
const EXCERPT: usize = 400;

/// The side's letter and the sign of the position; in plain both in words.
fn write_judgement(pen: &mut Pen<'_>, app: &App, theme: Theme, annotation: &Annotation) {
    if app.plain() {
        let words = format!("{}: ", plain::judgement(annotation, true));
        return pen.write_fitted(&words, theme.role(Role::Plain));
    }
    let side = &annotation.stance.side;
    let color = app.codebook().side(side).map(|side| side.color);
    let style = theme.side(color).remove_modifier(Modifier::UNDERLINED);
    let letter = app.codebook().letter(side);
    let style = style.add_modifier(Modifier::BOLD);
    pen.write(letter.encode_utf8(&mut [0; 4]), style);
    pen.skip(1);
    let glyph = annotation.stance.position.map_or("·", Position::glyph);
    pen.write(glyph, theme.role(Role::Plain));
    pen.skip(1);
}
