//! What the other annotators have tagged, while it is shown: lighter than one's own, and only where that leaves room.

use super::detail::write_part;
use super::pen::{fitted, width};
use super::theme::Role;
use super::{Theme, plain};
use crate::annotation::{Annotation, Layer};
use crate::app::App;
use crate::app::layout::Area;
use crate::article::Span;
use ratatui::buffer::Buffer;

/// The cells that letters have in the gutter.
const LETTERS: usize = 3;

/// The letters of the sides on a line that has no stance of one's own: small ones, of many sides the first.
pub(super) fn letters(app: &App, line: Span) -> String {
    let mut sides: Vec<&str> = Vec::new();
    for (_, annotation) in app.others().overlapping(line) {
        let side = &*annotation.stance.side;
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    of_sides(app, &sides, LETTERS)
}

/// Small letters for `sides` in `room` cells, of which there are two or more; of many the first.
pub(super) fn of_sides(app: &App, sides: &[&str], room: usize) -> String {
    let mut letters = sides.iter().map(|side| small(app.codebook().letter(side)));
    let all: String = letters.clone().collect();
    if sides.len() < 3 && all.chars().count() <= room {
        return all;
    }
    let more = if app.plain() { "&" } else { "+" };
    letters.next().unwrap_or_default() + more
}

/// `letter` as none of one's own looks: small, or behind a sign where it has no smaller form.
fn small(letter: char) -> String {
    let small: String = letter.to_lowercase().take(1).collect();
    if small.starts_with(letter) {
        format!("~{letter}")
    } else {
        small
    }
}

/// Whether somebody's stances are shown: in the line at the top as far as `room` cells go.
pub(super) fn sign(app: &App, room: usize) -> Option<String> {
    let count = app.others().layers().len();
    let whole = format!("others shown: {}", app.others().names());
    let forms = [
        whole,
        format!("{count} others shown"),
        format!("{count} others"),
    ];
    let fits = |form: &String| form.chars().count() <= room;
    let [.., shortest] = &forms;
    (count > 0).then(|| {
        forms
            .iter()
            .find(|form| fits(form))
            .unwrap_or(shortest)
            .clone()
    })
}

/// `coder2: Russia ▼ Sergey Lavrov · sanctions`
fn told(app: &App, layer: &Layer, annotation: &Annotation) -> String {
    if app.plain() {
        return format!("{}: {}", layer.name(), plain::parts(annotation));
    }
    let stance = &annotation.stance;
    let mut words = format!("{}: {}", layer.name(), stance.side);
    if let Some(position) = stance.position {
        words = format!("{words} {}", position.glyph());
    }
    let names = [&stance.speaker, &stance.topic].into_iter().flatten();
    let names: Vec<_> = names.map(|name| &**name).collect();
    if names.is_empty() {
        words
    } else {
        format!("{words} {}", names.join(" · "))
    }
}

/// Draws those at the focus in `area`, of which the first line stays blank.
pub(super) fn detail(app: &App, theme: Theme, area: Area, buffer: &mut Buffer) {
    let mut lines: Vec<_> = app
        .others_here()
        .map(|(layer, annotation)| told(app, layer, annotation))
        .collect();
    let rows = usize::from(area.height.saturating_sub(1));
    if lines.len() > rows {
        let left = lines.split_off(rows.saturating_sub(1)).len();
        lines.push(format!("… and {left} more of others"));
    }
    let mut row = 1;
    for (index, text) in lines.iter().enumerate() {
        // Those that follow have a line each at least.
        let left = u16::try_from(lines.len() - index - 1).unwrap_or(0);
        let rows = area.height.saturating_sub(row + left);
        row += write_part(text, theme.role(Role::Quiet), area, row, rows, buffer);
    }
}

/// Those at the focus for the bottom line, as many as `room` cells hold and how many more there are, where there is no
/// other place to tell of them.
pub(super) fn line(app: &App, room: usize) -> Option<String> {
    if app.layout().others_detail().is_some() || app.overlay().is_some() {
        return None;
    }
    let told: Vec<_> = app
        .others_here()
        .map(|(layer, annotation)| told(app, layer, annotation))
        .collect();
    let whole = told.join("; ");
    let first = told.first()?;
    if told.len() == 1 || width(&whole) <= room {
        return Some(whole);
    }
    let more = format!(" +{}", told.len() - 1);
    let first = fitted(first, room.saturating_sub(more.len()));
    Some(first.into_owned() + &more)
}
