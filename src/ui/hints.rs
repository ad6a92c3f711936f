//! The line at the bottom: the mode, what the last key had to say, what can be done here.

use super::pen::{Pen, width};
use super::theme::Role;
use super::{Theme, filter, others, plain, suggesting, typed};
use crate::app::hints::Hint;
use crate::app::labels::Labels;
use crate::app::overlay::{Overlay, Prompt};
use crate::app::{App, Kind};
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use std::ops::Range;

/// Draws the line and says where the cursor stands while something is typed in it, and whether the message is
/// too long for it.
pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) -> (Option<(u16, u16)>, bool) {
    draw(app, theme, buffer, |_, _| {})
}

/// The hint that stands in `column`.
pub(super) fn at(app: &App, theme: Theme, column: u16) -> Option<Hint> {
    let mut found = None;
    let mut scratch = Buffer::empty(super::rect(app.layout().screen));
    draw(app, theme, &mut scratch, |columns, hint| {
        if columns.contains(&column) {
            found = Some(hint.clone());
        }
    });
    found
}

/// Draws the line, telling `place` of each hint and its columns.
fn draw(
    app: &App,
    theme: Theme,
    buffer: &mut Buffer,
    mut place: impl FnMut(Range<u16>, &Hint),
) -> (Option<(u16, u16)>, bool) {
    let area = app.layout().hints;
    let mut pen = Pen::new(buffer, area, 0);
    pen.write(
        &format!(" {} ", app.context().name()),
        theme.role(Role::Mode),
    );
    pen.skip(1);
    let cursor = match app.overlay() {
        Some(Overlay::Search(prompt)) => Some((write_search(&mut pen, app, theme, prompt), area.y)),
        Some(Overlay::Filter(query)) => Some((filter::write(&mut pen, app, theme, query), area.y)),
        Some(Overlay::Note(line)) => {
            let cursor = typed::write(&mut pen, &line.input, theme.role(Role::Strong));
            pen.skip(3);
            Some((cursor, area.y))
        }
        Some(Overlay::Labels(labels)) => {
            write_letter(&mut pen, theme, labels);
            None
        }
        _ => None,
    };
    write_help_key(&mut pen, app, theme, &mut place);
    if let Some(message) = app.message() {
        let text = plain::said(app, message);
        let first = text.lines().next().unwrap_or_default();
        let fits = first == text && width(first) <= usize::from(pen.room());
        if !fits && matches!(message.kind, Kind::Warning | Kind::Error) {
            // All of it stands in a box; half of it here would say less.
            write_hints(&mut pen, app, theme, &mut place);
            return (cursor, true);
        }
        pen.write_fitted(first, theme.role(role(message.kind)));
        if !fits {
            return (cursor, false);
        }
        pen.skip(3);
    } else if !app.is_on_shelf() {
        write_in_hand(&mut pen, app, theme);
    }
    write_hints(&mut pen, app, theme, &mut place);
    (cursor, false)
}

/// What the keys act on in the article: what is held, what is proposed, the stance, those of others.
fn write_in_hand(pen: &mut Pen<'_>, app: &App, theme: Theme) {
    let proposed = suggesting::line(app, || room_for(app, pen));
    if !app.held().is_empty() && proposed.is_none() {
        let held = format!("held: {}", app.held().words());
        pen.write_fitted(&plain::spoken(app, &held), theme.role(Role::Warning));
        pen.skip(3);
    } else if let Some(proposed) = proposed {
        let role = if app.held().is_empty() {
            Role::Plain
        } else {
            Role::Warning
        };
        pen.write_fitted(&proposed, theme.role(role));
        pen.skip(3);
    } else if let Some(here) = plain::stance_here(app) {
        pen.write_fitted(&here, theme.role(Role::Plain));
        pen.skip(3);
    }
    if let Some(others) = others::line(app, pen.room().into()) {
        pen.write_fitted(&others, theme.role(Role::Quiet));
        pen.skip(3);
    }
}

/// The cells in which to tell of a suggestion, and the key that accepts it where no room is kept for its hint: where the
/// side pane tells all of it, the first hint has its own.
fn room_for(app: &App, pen: &Pen<'_>) -> (usize, Option<String>) {
    let room = usize::from(pen.room());
    let hints = app.hints();
    let first = hints.first();
    if app.layout().detail().is_none() {
        return (room, first.map(|hint| hint.key.clone()));
    }
    let needed = first.map_or(0, |hint| width(&hint.key) + width(&hint.word) + 4);
    (room.saturating_sub(needed), None)
}

fn write_search(pen: &mut Pen<'_>, app: &App, theme: Theme, prompt: &Prompt) -> u16 {
    pen.write("/", theme.role(Role::Key));
    let cursor = typed::write(pen, &prompt.input, theme.role(Role::Strong));
    pen.skip(3);
    // Without a search there is nothing typed, or a mistake in it, which the message tells.
    let text = app
        .search()
        .map_or_else(String::new, |search| match (search.hit, search.count) {
            (None, _) => String::from("not found"),
            (_, Some((which, all))) => format!("{which} of {all}"),
            (_, None) => String::from("found"),
        });
    pen.write(&text, theme.role(Role::Quiet));
    pen.skip(3);
    cursor
}

/// The first letter of a label, or what to do.
fn write_letter(pen: &mut Pen<'_>, theme: Theme, labels: &Labels) {
    match labels.typed() {
        Some(typed) => pen.write(&format!("{typed} …"), theme.role(Role::Key)),
        None => pen.write_fitted("type two letters", theme.role(Role::Plain)),
    }
    pen.skip(3);
}

/// The way to all the rest always stands at the right.
fn write_help_key(
    pen: &mut Pen<'_>,
    app: &App,
    theme: Theme,
    place: &mut impl FnMut(Range<u16>, &Hint),
) {
    if !matches!(app.overlay(), None | Some(Overlay::Review(_))) {
        return;
    }
    let hint = app.help_hint();
    pen.keep_free(1);
    let end = pen.x() + pen.room();
    pen.write_right(&hint.word, theme.role(Role::Plain));
    pen.write_right(&hint.key, theme.role(Role::Key));
    // A blank stands before what is written at the right.
    place(pen.x() + pen.room() + 1..end, &hint);
    pen.keep_free(1);
}

const fn role(kind: Kind) -> Role {
    match kind {
        Kind::Info => Role::Plain,
        Kind::Done => Role::Done,
        Kind::Warning => Role::Warning,
        Kind::Error => Role::Error,
    }
}

/// As many hints as fit whole.
fn write_hints(
    pen: &mut Pen<'_>,
    app: &App,
    theme: Theme,
    place: &mut impl FnMut(Range<u16>, &Hint),
) {
    for hint in &app.hints() {
        let needed = width(&hint.key) + 1 + width(&hint.word);
        if needed > usize::from(pen.room()) {
            return;
        }
        let side = hint
            .side
            .as_deref()
            .and_then(|name| app.codebook().side(name));
        let word = match side {
            Some(side) => theme
                .side(Some(side.color))
                .remove_modifier(Modifier::UNDERLINED),
            None => theme.role(Role::Plain),
        };
        let start = pen.x();
        pen.write(&hint.key, theme.role(Role::Key));
        pen.skip(1);
        pen.write(&hint.word, word);
        place(start..pen.x(), hint);
        pen.skip(2);
    }
}
