//! The line at the bottom: the mode, what the last key had to say, what can be done here.

use super::Theme;
use super::notice;
use super::pen::{Pen, width};
use super::theme::Role;
use crate::app::filtering::Query;
use crate::app::hints::Hint;
use crate::app::overlay::{Overlay, Prompt};
use crate::app::{App, Kind, Message};
use crate::article::visible;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use unicode_segmentation::UnicodeSegmentation;

/// Draws the line and says where the cursor stands while a search is typed.
pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let area = app.layout().hints;
    let mut pen = Pen::new(buffer, area, 0);
    pen.write(
        &format!(" {} ", app.context().name()),
        theme.role(Role::Mode),
    );
    pen.skip(1);
    let cursor = match app.overlay() {
        Some(Overlay::Search(prompt)) => Some((write_search(&mut pen, app, theme, prompt), area.y)),
        Some(Overlay::Filter(query)) => Some((write_filter(&mut pen, app, theme, query), area.y)),
        _ => None,
    };
    write_help_key(&mut pen, app, theme);
    if let Some(message) = app.message() {
        let fits = width(&message.text) <= usize::from(pen.room());
        write_message(&mut pen, theme, message);
        if !fits {
            notice::render(app, theme, message, buffer);
            return cursor;
        }
        pen.skip(3);
    } else if !app.held().is_empty() {
        let held = format!("held: {}", app.held().words());
        pen.write_fitted(&held, theme.role(Role::Warning));
        pen.skip(3);
    }
    write_hints(&mut pen, app, theme, &app.hints());
    cursor
}

fn write_search(pen: &mut Pen<'_>, app: &App, theme: Theme, prompt: &Prompt) -> u16 {
    pen.write("/", theme.role(Role::Key));
    let (before, after) = prompt.input.text().split_at(prompt.input.cursor());
    pen.write_fitted(before, theme.role(Role::Strong));
    let cursor = pen.x();
    pen.write_fitted(after, theme.role(Role::Strong));
    pen.skip(3);
    let found = app
        .search()
        .and_then(|search| search.hit.map(|_| search.count));
    let typed = !prompt.input.text().trim().is_empty();
    let text = match found.filter(|_| typed) {
        Some(Some((which, all))) => format!("{which} of {all}"),
        Some(None) => String::from("found"),
        None if typed => String::from("not found"),
        None => String::new(),
    };
    pen.write(&text, theme.role(Role::Quiet));
    pen.skip(3);
    cursor
}

/// What stands in the line of a filter while nothing is typed.
const EXAMPLE: &str = "side:us,uk -note:* words";

/// The query, as much of it as is needed for the cursor to be seen, and how many stances match.
fn write_filter(pen: &mut Pen<'_>, app: &App, theme: Theme, query: &Query) -> u16 {
    let (listed, all) = (app.pane().listing().len(), app.annotations().len());
    let count = format!("{listed} of {all}");
    let told = usize::from(pen.room()).saturating_sub(width(&count) + 4);
    let (text, at) = (query.input.text(), query.input.cursor());
    let mistake = query.mistake.clone().unwrap_or_default();
    let (style, wrong) = (theme.role(Role::Strong), theme.role(Role::Warning));
    let wrong = wrong.add_modifier(Modifier::UNDERLINED);
    let first = shown_from(text, at, told);
    if first > 0 {
        pen.write("…", theme.role(Role::Quiet));
    }
    let mut cursor = pen.x();
    let end = pen.x() + u16::try_from(told).unwrap_or(u16::MAX);
    for (place, grapheme) in text
        .grapheme_indices(true)
        .filter(|(place, _)| *place >= first)
    {
        let shown = visible::line(grapheme);
        if pen.x() + u16::try_from(width(&shown)).unwrap_or(0) > end {
            break;
        }
        let style = if mistake.contains(&place) {
            wrong
        } else {
            style
        };
        pen.write(&shown, style);
        if place < at {
            cursor = pen.x();
        }
    }
    if text.is_empty() {
        pen.skip(1);
        pen.write(EXAMPLE, theme.role(Role::Quiet));
    }
    pen.skip(3);
    if !text.is_empty() && app.message().is_none() {
        pen.write(&count, theme.role(Role::Quiet));
        pen.skip(3);
    }
    cursor
}

/// The byte of `text` from which on it is shown, so that what is before byte `at` fits in `room` cells.
fn shown_from(text: &str, at: usize, room: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let mut left = room.saturating_sub(1);
    let mut first = at;
    for (place, grapheme) in before.grapheme_indices(true).rev() {
        let cells = width(&visible::line(grapheme));
        if cells > left {
            break;
        }
        left -= cells;
        first = place;
    }
    first
}

/// The way to all the rest always stands at the right.
fn write_help_key(pen: &mut Pen<'_>, app: &App, theme: Theme) {
    if app.overlay().is_some() {
        return;
    }
    let key = app.keymap().label("help");
    pen.keep_free(1);
    pen.write_right("help", theme.role(Role::Plain));
    pen.write_right(&key, theme.role(Role::Key));
    pen.keep_free(1);
}

fn write_message(pen: &mut Pen<'_>, theme: Theme, message: &Message) {
    let role = match message.kind {
        Kind::Info => Role::Plain,
        Kind::Done => Role::Done,
        Kind::Warning => Role::Warning,
        Kind::Error => Role::Error,
    };
    pen.write_fitted(&message.text, theme.role(role));
}

/// As many hints as fit whole.
fn write_hints(pen: &mut Pen<'_>, app: &App, theme: Theme, hints: &[Hint]) {
    for hint in hints {
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
        pen.write(&hint.key, theme.role(Role::Key));
        pen.skip(1);
        pen.write(&hint.word, word);
        pen.skip(2);
    }
}
