//! What the wording suggests: quiet in the text and before its lines; of the suggestion that has the focus also why,
//! and what it comes to.

use super::article::{Layer, role_layer};
use super::detail::write_part;
use super::pen::{Pen, fitted, width};
use super::theme::Role;
use super::{Theme, others, plain};
use crate::annotation::Position;
use crate::app::App;
use crate::app::layout::Area;
use crate::article::Span;
use crate::suggest::Suggestion;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// In fewer cells than these, words that stand in every such line would leave none for a name.
const NARROW: usize = 30;

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

/// What the suggestion that has the focus comes to, with what is held for it. `room` says in how many cells, and which
/// key accepts it, where that stands nowhere else. What doesn't fit is cut off, after the key.
pub(super) fn line(app: &App, room: impl FnOnce() -> (usize, Option<String>)) -> Option<String> {
    if app.overlay().is_some() {
        return None;
    }
    let found = app.proposed()?;
    let held = (!app.held().is_empty()).then(|| {
        let held = format!("held: {} · ", app.held().words());
        plain::spoken(app, &held).into_owned()
    });
    let who = format!("proposed: {}", whose(app, found));
    let who = held.unwrap_or_default() + &who;
    let topic = app.topic_proposed().map(|topic| format!(" · {topic}"));
    let topic = topic.unwrap_or_default();
    let cue = cue(app, found).map(|words| format!(" · “{words}”"));
    let cue = cue.unwrap_or_default();
    let (kind, sure) = (found.kind.word(), found.confidence);
    let forms = [
        format!("{who}{topic}{cue} · {kind} · {sure} %"),
        format!("{who}{topic}{cue} · {sure} %"),
        format!("{who}{topic} · {sure} %"),
        format!("{who} · {sure} %"),
        who,
    ];
    let (room, key) = room();
    let fitting = forms.into_iter().find(|form| width(form) <= room);
    Some(fitting.unwrap_or_else(|| cut(app, found, room, key.as_deref())))
}

/// `Sergey Lavrov · Russia ▼`
fn whose(app: &App, found: &Suggestion) -> String {
    let side = app.side_proposed(found);
    let mut told = side.map_or_else(|| String::from("no side"), |side| side.to_string());
    if let Some(position) = app.position_proposed(found) {
        told = format!("{told} {}", plain::spoken(app, position.glyph()));
    }
    match app.speaker_proposed(found) {
        Some(name) => format!("{name} · {told}"),
        None => format!("nobody named · {told}"),
    }
}

/// `proposed (Enter) r: ▼ Traders and analysts in internat…`, with the sign that it has before its lines. Where few cells
/// hold all but these words, they make room.
fn cut(app: &App, found: &Suggestion, room: usize, key: Option<&str>) -> String {
    let whose = briefly(app, found);
    let has_side = app.side_proposed(found).is_some();
    if has_side && room < NARROW && width(&whose) <= room {
        return whose;
    }
    let held = if app.held().is_empty() { "" } else { "held " };
    let key = key.map_or_else(String::new, |key| format!("({key}) "));
    fitted(&format!("proposed {key}{held}{whose}"), room).into_owned()
}

/// `r: ▼ Sergey Lavrov`
fn briefly(app: &App, found: &Suggestion) -> String {
    let side = app.side_proposed(found);
    let position = app.position_proposed(found);
    let position = position.map(|position| plain::spoken(app, position.glyph()).into_owned());
    let name = app.speaker_proposed(found);
    let parts = [position.as_deref(), name.as_deref()];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    match (side.as_deref(), parts.is_empty()) {
        (Some(side), _) => {
            let sign = others::of_sides(app, &[side], 2);
            format!("{sign}: {}", parts.join(" ")).trim_end().to_owned()
        }
        (None, true) => String::from("no side"),
        (None, false) => format!("no side: {}", parts.join(" ")),
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
    let topic = app.topic_proposed();
    let topic = topic.as_deref().map(|name| (name, Role::Plain));
    let parts = [
        speaker.unwrap_or(("nobody named", Role::Quiet)),
        topic.unwrap_or(("no topic", Role::Quiet)),
        (&*why, Role::Plain),
        (&*sure, Role::Quiet),
    ];
    let mut row = 2;
    for (index, (text, role)) in (1..).zip(parts) {
        // Those that follow have a line each at least.
        let rows = area.height.saturating_sub(row + 4 - index);
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
    if let Some(position) = app.position_proposed(found) {
        let judged = format!("{} {}", position.glyph(), Position::word(position));
        pen.write_fitted(&judged, theme.role(Role::Plain));
    }
}
