//! What stands before a line of text: the paragraph's number, letters and signs of the stances, the bar of the focus.

use super::article::Found;
use super::pen::Pen;
use super::theme::Role;
use super::{Theme, others, plain, suggesting};
use crate::annotation::Annotation;
use crate::app::App;
use crate::article::Span;
use ratatui::style::{Modifier, Style};
use std::sync::Arc;

/// The bar beside the lines of the focus.
const BAR: &str = "▎";
/// What stands for stances that the filter hides.
const HIDDEN: &str = "·";

/// Writes the gutter of the line whose text is `line`; `number` on the first line of a paragraph.
pub(super) fn write(
    pen: &mut Pen<'_>,
    app: &App,
    theme: Theme,
    number: Option<usize>,
    line: Span,
    found: &Found<'_>,
) {
    let start = pen.x();
    let width = app.number_width();
    let focused = app.focus().span.overlaps(line);
    // In plain the bar stands first, and a hit is told as well.
    let (bar, bar_at, number_at) = if app.plain() {
        (">", 0, 1)
    } else {
        (BAR, width + 4, 0)
    };
    if focused {
        pen.go_to(start + bar_at);
        pen.write(bar, theme.role(Role::Active).add_modifier(Modifier::BOLD));
    }
    pen.go_to(start + number_at);
    if let Some(number) = number {
        let role = if focused { Role::Strong } else { Role::Quiet };
        pen.write(
            &format!("{number:>width$}", width = usize::from(width)),
            theme.role(role),
        );
    }
    pen.go_to(start + number_at + width);
    let hits = app.search().map_or(&[][..], |search| search.shown());
    let is_hit = app.plain() && hits.iter().any(|hit| hit.overlaps(line));
    if is_hit {
        pen.write("/", theme.role(Role::Active));
    }
    pen.go_to(start + number_at + width + 1);
    write_marks(pen, app, theme, line, found);
    pen.go_to(start + app.gutter());
}

/// One side: its letter; two: both letters; more: a letter and `+`; that of the stance that keys act on
/// reversed; a dot for those that the filter hides, if there is room. Then the sign of the position of
/// those that begin here, and whether one of them is to be looked at; where there is no room for both, that alone. Where there is none of one's own, small letters for those of others that are shown,
/// else for what is suggested.
fn write_marks(pen: &mut Pen<'_>, app: &App, theme: Theme, line: Span, found: &Found<'_>) {
    let stances = &found.stances;
    if stances.is_empty() {
        let mut letters = others::letters(app, line);
        if letters.is_empty() {
            letters = suggesting::letters(app, &found.suggestions, line);
        }
        return pen.write(&letters, theme.role(Role::Quiet));
    }
    let begins = |annotation: &Annotation| line.holds(annotation.span.start);
    let listed = || stances.iter().filter(|found| app.is_listed(found));
    let mut sides: Vec<(&str, bool)> = Vec::new();
    let mut count = 0;
    for annotation in listed() {
        count += 1;
        let side = &*annotation.stance.side;
        match sides.iter_mut().find(|(name, _)| *name == side) {
            Some((_, fresh)) => *fresh |= begins(annotation),
            None => sides.push((side, begins(annotation))),
        }
    }
    let shown = if sides.len() > 2 { 1 } else { sides.len() };
    let current = app.current().filter(|current| current.span.overlaps(line));
    let is_hidden = current.is_some_and(|current| !app.is_listed(current));
    for (side, fresh) in &sides[..shown] {
        let letter = app.codebook().letter(side);
        let is_current = current.is_some_and(|current| &*current.stance.side == *side);
        pen.write(
            letter.encode_utf8(&mut [0; 4]),
            letter_style(app, theme, side, *fresh, is_current && !is_hidden),
        );
    }
    if sides.len() > 2 {
        let more = if app.plain() { "&" } else { "+" };
        pen.write(more, theme.role(Role::Strong));
    } else if sides.len() < 2 && count < stances.len() {
        let quiet = theme.role(Role::Quiet);
        let current = quiet.add_modifier(Modifier::REVERSED);
        pen.write(HIDDEN, if is_hidden { current } else { quiet });
    }
    let starting: Vec<_> = listed().filter(|annotation| begins(annotation)).collect();
    let doubt = plain::doubt_of_any(starting.iter().map(|annotation| &****annotation));
    if let Some(sign) = sign(app, &starting).filter(|_| doubt.is_none() || sides.len() < 2) {
        pen.write(sign, theme.role(Role::Strong));
    }
    if let Some(sign) = doubt {
        pen.write(sign, theme.role(Role::Warning));
    }
}

fn letter_style(app: &App, theme: Theme, side: &str, fresh: bool, is_current: bool) -> Style {
    let color = app.codebook().side(side).map(|side| side.color);
    let mut style = theme.side(color).remove_modifier(Modifier::UNDERLINED);
    if is_current {
        style = style.add_modifier(Modifier::REVERSED);
    }
    if fresh {
        style = style.add_modifier(Modifier::BOLD);
    }
    style
}

/// The sign of the position that those of `stances` have that are judged; where they differ, `±`.
fn sign(app: &App, stances: &[&&Arc<Annotation>]) -> Option<&'static str> {
    let mut positions = stances
        .iter()
        .filter_map(|annotation| annotation.stance.position);
    let first = positions.next()?;
    Some(if positions.all(|other| other == first) {
        plain::sign(app, first)
    } else {
        "±"
    })
}
