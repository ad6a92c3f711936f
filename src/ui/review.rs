//! What a person has to look at: old and new words side by side, or the answers of two people.

mod answers;
mod passage;

use super::pen::Pen;
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::annotation::{Annotation, Position, Standing};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::review::{About, Shown, against, reason};
use crate::article::{Article, Span};
use passage::{Ends, Passage};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// From so many cells on, old and new stand side by side.
const BESIDE: u16 = 64;
/// From so many lines on, there is one for what the stance says.
const ROOMY: u16 = 5;
/// How much of the new text is shown before and after the words, in characters, where less is known of the old one.
const AROUND: usize = 32;

/// Draws the box and says where its text begins.
pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let area = app.layout().review?;
    let shown = app.reviewed()?;
    let inside = frame::overlay(app, &title(app, &shown), area, theme, buffer);
    let inside = margin(inside, app.plain());
    let mut rest = inside;
    if inside.height >= ROOMY {
        write_stance(app, &shown, theme, inside, buffer);
        rest = below(inside, if inside.height > ROOMY + 1 { 2 } else { 1 });
    }
    match shown.about {
        About::Conflict(conflict) => {
            answers::render(app, shown.annotation, conflict, theme, rest, buffer);
        }
        About::Doubt => write_words(app, &shown, theme, rest, buffer),
    }
    Some((inside.x, inside.y))
}

/// ` Review 1/7 ─ edited, 3 words changed `
fn title(app: &App, shown: &Shown<'_>) -> String {
    let why = match shown.about {
        About::Doubt => reason(app, shown),
        About::Conflict(conflict) => answers::title(conflict).to_owned(),
    };
    format!("Review {}/{} ─ {why}", shown.number, shown.count)
}

/// `area` with a blank at its sides.
const fn margin(area: Area, plain: bool) -> Area {
    let cells = if plain { 0 } else { 1 };
    Area {
        x: area.x + cells,
        width: area.width.saturating_sub(2 * cells),
        ..area
    }
}

/// What is left of `area` below `rows` rows.
fn below(area: Area, rows: u16) -> Area {
    let rows = rows.min(area.height);
    Area {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// `Russia ▼ oppose · Sergey Lavrov · sanctions`
fn write_stance(app: &App, shown: &Shown<'_>, theme: Theme, area: Area, buffer: &mut Buffer) {
    let stance = &shown.annotation.stance;
    let color = app.codebook().side(&stance.side).map(|side| side.color);
    let style = theme.side(color).remove_modifier(Modifier::UNDERLINED);
    let judged = stance.position.map_or_else(
        || {
            String::from(if app.plain() {
                "not judged"
            } else {
                "· not judged"
            })
        },
        |position: Position| format!("{} {}", position.glyph(), position.word()),
    );
    let names = [&stance.speaker, &stance.topic].into_iter().flatten();
    let parts: Vec<_> = std::iter::once(judged.as_str())
        .chain(names.map(|name| &**name))
        .collect();
    let told = parts.join(if app.plain() { ", " } else { " · " });
    let mut pen = Pen::new(buffer, area, 0);
    pen.write_fitted(&stance.side, style.add_modifier(Modifier::BOLD));
    pen.skip(1);
    pen.write_fitted(&plain::spoken(app, &told), theme.role(Role::Plain));
}

fn write_words(app: &App, shown: &Shown<'_>, theme: Theme, area: Area, buffer: &mut Buffer) {
    let (old, new) = passages(app, shown, theme);
    let (left, right) = if area.width >= BESIDE && !app.plain() {
        beside(area, theme, buffer)
    } else {
        stacked(app, area, &old)
    };
    let new_title = new_title(app, shown);
    old.write("before", theme, left, buffer);
    new.write(&new_title, theme, right, buffer);
}

/// Two columns of `area`, with a line between them.
fn beside(area: Area, theme: Theme, buffer: &mut Buffer) -> (Area, Area) {
    let width = (area.width - 3) / 2;
    for row in 0..area.height {
        let mut pen = Pen::new(buffer, area, row);
        pen.skip(width + 1);
        pen.write("│", theme.role(Role::Quiet));
    }
    let left = Area { width, ..area };
    let right = Area {
        x: area.x + width + 3,
        width: area.width - width - 3,
        ..area
    };
    (left, right)
}

/// Old above new; where there is room, with a blank line between them.
fn stacked(app: &App, area: Area, old: &Passage) -> (Area, Area) {
    let half = area.height.div_ceil(2);
    let needed = old.rows(area.width).saturating_add(2);
    let height = if app.plain() { needed.min(half) } else { half };
    (Area { height, ..area }, below(area, height))
}

/// `now, ¶9 (2 of 3)`
fn new_title(app: &App, shown: &Shown<'_>) -> String {
    let Some(span) = shown.span() else {
        return String::from("now");
    };
    let number = app.article().paragraph_at(span.start);
    let is_sure = shown.annotation.standing().is_some_and(Standing::has_place);
    let word = if is_sure { "now" } else { "now perhaps" };
    match shown.places.len() {
        1 => format!("{word}, ¶{number}"),
        count => format!("{word}, ¶{number} ({} of {count})", shown.place + 1),
    }
}

/// The old words and those at the place that is shown, what differs marked.
fn passages(app: &App, shown: &Shown<'_>, theme: Theme) -> (Passage, Passage) {
    let article = app.article();
    let (quote, before, after) = origin(shown.annotation);
    let [removed, added] = [Role::Removed, Role::Added].map(|role| theme.role(role));
    let Some(span) = shown.span() else {
        let old = Passage::of(app, Ends(before, after), quote, &[], removed);
        return (old, Passage::none("no place in the text"));
    };
    let new = article.slice(span);
    let [gone, come] = against(quote, new);
    let around = |text: &str| text.chars().count().max(AROUND);
    let ends = Ends(
        text_before(article, span, around(before)),
        text_after(article, span, around(after)),
    );
    (
        Passage::of(app, Ends(before, after), quote, &gone, removed),
        Passage::of(app, ends, new, &come, added),
    )
}

/// The words as they were, and what stood around them.
fn origin(annotation: &Annotation) -> (&str, &str, &str) {
    let Some(doubt) = &annotation.doubt else {
        return ("", "", "");
    };
    let origin = &doubt.origin;
    (
        &origin.quote,
        origin.before.as_deref().unwrap_or_default(),
        origin.after.as_deref().unwrap_or_default(),
    )
}

/// The last `count` characters before `span`.
fn text_before(article: &Article, span: Span, count: usize) -> &str {
    let text = article.text().get(..span.start).unwrap_or_default();
    let from = text.char_indices().rev().take(count).last();
    text.get(from.map_or(text.len(), |(at, _)| at)..)
        .unwrap_or_default()
}

/// The first `count` characters after `span`.
fn text_after(article: &Article, span: Span, count: usize) -> &str {
    let text = article.text().get(span.end..).unwrap_or_default();
    let to = text.char_indices().nth(count);
    text.get(..to.map_or(text.len(), |(at, _)| at))
        .unwrap_or_default()
}
