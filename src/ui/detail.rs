//! At the foot of the side pane: the stance that keys act on, with all its parts.

use super::pen::Pen;
use super::theme::Role;
use super::{Theme, suggesting};
use crate::annotation::{Annotation, Position, Standing};
use crate::app::App;
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::article::visible;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

/// Draws it in `area`, of which the first line stays blank.
pub(super) fn render(app: &App, theme: Theme, area: Area, buffer: &mut Buffer) {
    if let Some(proposed) = app.proposed() {
        return suggesting::detail(app, theme, proposed, area, buffer);
    }
    let Some(annotation) = app.current() else {
        return;
    };
    write_side(app, theme, annotation, &mut Pen::new(buffer, area, 1));
    let doubt = doubt(app, annotation);
    let mut parts = parts(annotation);
    if let Some(doubt) = &doubt {
        parts.insert(0, (doubt, Role::Warning));
    }
    let mut row = 2;
    for (index, (text, role)) in parts.iter().enumerate() {
        // Those that follow have a line each at least.
        let left = u16::try_from(parts.len() - index - 1).unwrap_or(0);
        let rows = area.height.saturating_sub(row + left);
        row += write_part(text, theme.role(*role), area, row, rows, buffer);
    }
}

/// `Russia ▼ oppose`
fn write_side(app: &App, theme: Theme, annotation: &Annotation, pen: &mut Pen<'_>) {
    let side = &annotation.stance.side;
    let color = app.codebook().side(side).map(|side| side.color);
    let style = theme.side(color).remove_modifier(Modifier::UNDERLINED);
    let judged = annotation.stance.position.map_or_else(
        || String::from("· not judged"),
        |position: Position| format!("{} {}", position.glyph(), position.word()),
    );
    pen.skip(1);
    pen.write_fitted(side, style.add_modifier(Modifier::BOLD));
    pen.skip(1);
    pen.write_fitted(&judged, theme.role(Role::Plain));
}

/// What is in doubt, and how to look at it.
fn doubt(app: &App, annotation: &Annotation) -> Option<String> {
    let key = app.key("review");
    let told = match annotation.standing() {
        _ if !annotation.conflicts.is_empty() => "decided differently",
        Some(Standing::Edited) => "its words were edited",
        Some(Standing::Moved) => "its words were moved",
        Some(Standing::Ambiguous) => "its words stand in several places",
        Some(Standing::Lost) => "its words are lost",
        None => return None,
    };
    Some(format!("{told}: {key}"))
}

/// Who, about what, and the note.
fn parts(annotation: &Annotation) -> Vec<(&str, Role)> {
    let stance = &annotation.stance;
    let speaker = stance.speaker.as_deref().map(|name| (name, Role::Strong));
    let topic = stance.topic.as_deref().map(|name| (name, Role::Plain));
    let mut parts = vec![
        speaker.unwrap_or(("no speaker", Role::Quiet)),
        topic.unwrap_or(("no topic", Role::Quiet)),
    ];
    parts.extend(annotation.note.as_deref().map(|note| (note, Role::Guide)));
    parts
}

/// Writes `text` in up to `rows` lines from `row` on; says how many it took.
pub(super) fn write_part(
    text: &str,
    style: Style,
    area: Area,
    row: u16,
    rows: u16,
    buffer: &mut Buffer,
) -> u16 {
    let shown = visible::line(text);
    let flow = Flow::lay(&shown, area.width.saturating_sub(1), true);
    let lines = u16::try_from(flow.rows().len()).unwrap_or(u16::MAX);
    let rows = rows.min(lines);
    for (line, found) in (0..rows).zip(flow.rows()) {
        let mut pen = Pen::new(buffer, area, row + line);
        pen.skip(1);
        let is_last = line + 1 == rows && lines > rows;
        let end = if is_last {
            flow.shown().len()
        } else {
            found.shown().end
        };
        let text = flow.shown().get(found.shown().start..end);
        pen.write_fitted(text.unwrap_or_default(), style);
    }
    rows
}
