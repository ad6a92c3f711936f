//! What the wording suggests: quiet in the text and before its lines; of the suggestion that has the focus also why,
//! and what it comes to.

use super::article::{Layer, role_layer};
use super::detail::write_part;
use super::pen::{Pen, width};
use super::theme::Role;
use super::{Theme, others, plain};
use crate::annotation::Position;
use crate::app::App;
use crate::app::layout::Area;
use crate::article::Span;
use crate::suggest::Suggestion;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// The letters of the sides on a line without stances, in small letters, and what tells them from those of others; of
/// many sides the first.
pub(super) fn letters(app: &App, suggestions: &[&Suggestion], line: Span) -> String {
    let mut sides: Vec<&str> = Vec::new();
    let here = |one: &&&Suggestion| parts(one).any(|part| part.overlaps(line));
    let mut here = suggestions.iter().filter(here).peekable();
    if here.peek().is_none() {
        return String::new();
    }
    for side in here.filter_map(|one| one.side.as_deref()) {
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    let letters = others::of_sides(app, &sides, 2);
    format!("{letters}:")
}

fn parts(one: &Suggestion) -> impl Iterator<Item = Span> {
    one.fragments.iter().copied()
}

/// What is suggested of the text of `line`.
pub(super) fn ghosts(theme: Theme, suggestions: &[&Suggestion], line: Span) -> Vec<Layer> {
    let parts = suggestions.iter().flat_map(|one| parts(one));
    let here = parts.filter(|part| part.overlaps(line));
    here.map(|part| role_layer(theme, part, Role::Suggestion))
        .collect()
}

/// Why that is suggested which has the focus, as far as it stands in `line`.
pub(super) fn reasons(app: &App, theme: Theme, line: Span) -> impl Iterator<Item = Layer> {
    let here = why(app).filter(move |(span, _)| span.overlaps(line));
    here.map(move |(span, role)| role_layer(theme, span, role))
}

fn why(app: &App) -> impl Iterator<Item = (Span, Role)> {
    let proposed = app.proposed();
    let cue = proposed.and_then(|one| one.cue);
    let mention = proposed.and_then(|one| Some(one.source.as_ref()?.mention));
    let mention = mention.map(|span| (span, Role::Mention));
    mention.into_iter().chain(cue.map(|span| (span, Role::Cue)))
}

/// In plain: what stands around what is suggested, and around why.
pub(super) fn signs<'a>(
    app: &'a App,
    suggestions: &'a [&Suggestion],
) -> impl Iterator<Item = (Span, &'static str, &'static str)> + 'a {
    let ghosts = suggestions.iter().flat_map(|one| parts(one));
    let ghosts = ghosts.map(|part| (part, "(", ")"));
    why(app).map(|(span, _)| (span, "<", ">")).chain(ghosts)
}

/// What the suggestion that has the focus comes to, in as many words as `room` cells hold.
pub(super) fn line(app: &App, room: usize) -> Option<String> {
    if app.overlay().is_some() {
        return None;
    }
    let found = app.proposed()?;
    let who = format!("proposed: {}", whose(app, found));
    let cue = cue(app, found).map(|words| format!(" · “{words}”"));
    let cue = cue.unwrap_or_default();
    let (kind, sure) = (found.kind.word(), found.confidence);
    let forms = [
        format!("{who}{cue} · {kind} · {sure} %"),
        format!("{who}{cue} · {sure} %"),
        format!("{who} · {sure} %"),
        who,
    ];
    let fits = forms.iter().position(|form| width(form) <= room);
    forms.into_iter().nth(fits.unwrap_or(3))
}

/// `Sergey Lavrov · Russia ▼`
fn whose(app: &App, found: &Suggestion) -> String {
    let side = app.side_proposed(found);
    let mut told = side.map_or_else(|| String::from("no side"), |side| side.to_string());
    if let Some(position) = found.position {
        told = format!("{told} {}", plain::spoken(app, position.glyph()));
    }
    match app.speaker_proposed(found) {
        Some(name) => format!("{name} · {told}"),
        None => format!("{told} · nobody named"),
    }
}

/// The words that tell of it, on one line.
fn cue(app: &App, found: &Suggestion) -> Option<String> {
    let words = app.article().slice(found.cue?);
    let words: Vec<_> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Draws it in `area`, of which the first line stays blank: where else all parts of a stance stand.
pub(super) fn detail(app: &App, theme: Theme, found: &Suggestion, area: Area, buffer: &mut Buffer) {
    write_side(app, theme, found, &mut Pen::new(buffer, area, 1));
    let speaker = app.speaker_proposed(found);
    let speaker = speaker.as_deref().map(|name| (name, Role::Strong));
    let why = match cue(app, found) {
        Some(words) => format!("{}: “{words}”", found.kind.word()),
        None => found.kind.word().to_owned(),
    };
    let sure = format!("proposed, {} % sure", found.confidence);
    let parts = [
        speaker.unwrap_or(("nobody named", Role::Quiet)),
        (&*why, Role::Plain),
        (&*sure, Role::Quiet),
    ];
    let mut row = 2;
    for (index, (text, role)) in (1..).zip(parts) {
        // Those that follow have a line each at least.
        let rows = area.height.saturating_sub(row + 3 - index);
        row += write_part(text, theme.role(role), area, row, rows, buffer);
    }
}

/// `Russia ▼ oppose`, less loud than of a stance
fn write_side(app: &App, theme: Theme, found: &Suggestion, pen: &mut Pen<'_>) {
    let side = app.side_proposed(found);
    let color = side.as_deref().and_then(|side| app.codebook().side(side));
    let style = match color {
        Some(side) => theme
            .side(Some(side.color))
            .remove_modifier(Modifier::UNDERLINED),
        None => theme.role(Role::Quiet),
    };
    pen.skip(1);
    pen.write_fitted(side.as_deref().unwrap_or("no side"), style);
    pen.skip(1);
    if let Some(position) = found.position {
        let judged = format!("{} {}", position.glyph(), Position::word(position));
        pen.write_fitted(&judged, theme.role(Role::Plain));
    }
}
