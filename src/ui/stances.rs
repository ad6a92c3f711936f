//! The side pane: the stances in groups, with counts; the one that keys act on is marked.

use super::pen::{Pen, width};
use super::theme::Role;
use super::{Theme, detail, frame, others, plain};
use crate::annotation::{Annotation, Position, Tally};
use crate::app::App;
use crate::app::layout::Area;
use crate::app::listing::{Group, Grouping, Row};
use crate::app::overlay::Overlay;
use crate::codebook::short_name;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use std::sync::Arc;

/// The cells that a heading takes at least, besides its counts: its key, blanks, the most of a short name.
const NAMED: usize = 12;

/// The most words of a quotation that a line could show, in bytes.
const EXCERPT: usize = 200;

/// Draws it and says, in plain, where the cursor stands: at the stance that keys act on.
pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let area = app.layout().stances?;
    let pane = app.pane();
    let inside = frame::pane(app, &title(app, area), area, pane.has_keys(), theme, buffer);
    write_filter(app, theme, area, buffer);
    // A blank between letters and border, as in the article.
    let narrower = |area: Area| Area {
        width: area.width.saturating_sub(1),
        ..area
    };
    let inside = narrower(app.layout().listed().unwrap_or(inside));
    write_more(app, theme, area, inside.height, buffer);
    if let Some(place) = app.layout().detail() {
        detail::render(app, theme, narrower(place), buffer);
    }
    if let Some(place) = app.layout().others_detail() {
        others::detail(app, theme, narrower(place), buffer);
    }
    let current = app.current();
    let rows = pane.listing().rows(pane.top());
    let mut cursor = app.plain().then_some((area.x, area.y));
    for (line, row) in (0..inside.height).zip(rows) {
        let mut pen = Pen::new(buffer, inside, line);
        match row {
            Row::Head(group) if app.plain() => {
                pen.write_fitted(&plain::head(app, group), theme.role(Role::Strong));
            }
            Row::Head(group) => write_head(&mut pen, app, theme, group),
            Row::Stance(annotation) => {
                let is_current = current.is_some_and(|current| Arc::ptr_eq(current, annotation));
                write_stance(&mut pen, app, theme, annotation, is_current);
                if is_current && app.plain() {
                    cursor = Some((inside.x, inside.y + line));
                }
            }
        }
    }
    cursor
}

/// What is listed; with a filter how many of how many, which matters more than the word for them.
fn title(app: &App, area: Area) -> String {
    let listing = app.pane().listing();
    let grouping = listing.grouping().name();
    let height = app.layout().listed().unwrap_or(area).height;
    let beyond = plain::beyond(app, app.pane().top(), height, listing.row_count());
    let Some(filter) = app.filter() else {
        return format!("Stances ─ {grouping}{beyond}");
    };
    let count = format!("{} of {}", listing.len(), app.annotations().len());
    if app.plain() {
        // There is no lower border to say it.
        let key = app.key("clear-filter");
        return format!("{count}{beyond} ─ {key} ends it ─ {}", filter.query());
    }
    let whole = format!("Stances ─ {grouping} ─ {count}");
    if width(&whole) + 2 <= usize::from(area.inside().width) {
        whole
    } else {
        format!("{count} ─ {grouping}")
    }
}

/// Says in the lower border that there is more below.
fn write_more(app: &App, theme: Theme, area: Area, shown: u16, buffer: &mut Buffer) {
    let pane = app.pane();
    let below = pane.top() + usize::from(shown);
    let left = pane.listing().row_count().saturating_sub(below);
    if left == 0 || app.plain() || app.filter().is_some() {
        return;
    }
    frame::more_below(area, left, "", theme.role(Role::Quiet), buffer);
}

/// In the lower border the filter and how to end it; while it is typed it stands in the bottom line.
fn write_filter(app: &App, theme: Theme, area: Area, buffer: &mut Buffer) {
    let is_typed = matches!(app.overlay(), Some(Overlay::Filter(_)));
    let Some(filter) = app.filter().filter(|_| !is_typed && !app.plain()) else {
        return;
    };
    let mut pen = Pen::new(buffer, area, area.height.saturating_sub(1));
    pen.skip(1);
    pen.keep_free(2);
    let key = app.key("clear-filter");
    pen.write_right(&format!(" {key} ends it "), theme.role(Role::Active));
    pen.write_fitted(
        &format!(" {} ", filter.query().trim()),
        theme.role(Role::Active),
    );
}

/// ` 1 US            5 ▲2 ▼2 ●1`
fn write_head(pen: &mut Pen<'_>, app: &App, theme: Theme, group: &Group) {
    let side = group
        .name
        .as_deref()
        .and_then(|name| app.codebook().side(name));
    let by_side = app.pane().listing().grouping() == Grouping::Side;
    let columns = app.pane().listing().count_columns();
    let counts = counts(group.tally, &columns);
    let name = group.name.as_deref().unwrap_or("no speaker");
    let digits = app.pane().listing().count_digits();
    // Who it is matters more than how they are judged.
    if width(&counts) + digits + NAMED <= usize::from(pen.room()) && !counts.is_empty() {
        pen.write_right(&counts, theme.role(Role::Plain));
    }
    pen.write_right(
        &format!("{:>digits$}", group.tally.all),
        theme.role(Role::Strong),
    );
    pen.keep_free(1);
    pen.skip(1);
    if let Some(side) = side.filter(|_| by_side) {
        pen.write(side.key.encode_utf8(&mut [0; 4]), theme.role(Role::Quiet));
        pen.skip(1);
    }
    let style = match side {
        Some(side) if by_side => theme
            .side(Some(side.color))
            .remove_modifier(Modifier::UNDERLINED),
        _ => theme.role(Role::Plain),
    };
    pen.write_fitted(name, style.add_modifier(Modifier::BOLD));
}

/// The signs of the positions that occur in any group, each with its count, in columns.
fn counts(tally: Tally, columns: &[(Position, usize)]) -> String {
    let count = |&(position, digits): &(Position, usize)| match tally.of(position) {
        0 => " ".repeat(digits + 2),
        many => format!(" {}{many:<digits$}", position.glyph()),
    };
    columns.iter().map(count).collect()
}

/// ` ▸ ¶7  ▼ Tillerson · Moscow`, or the words where neither speaker nor topic is known.
fn write_stance(
    pen: &mut Pen<'_>,
    app: &App,
    theme: Theme,
    annotation: &Annotation,
    is_current: bool,
) {
    let chosen = is_current && app.pane().has_keys();
    let row = pen.x();
    pen.write(
        plain::pointer(app, is_current),
        theme.role(Role::Active).add_modifier(Modifier::BOLD),
    );
    let number = app.article().paragraph_at(annotation.span.start);
    pen.write(
        &format!(
            "{:<w$}",
            format!("¶{number}"),
            w = usize::from(app.number_width()) + 2
        ),
        theme.role(Role::Quiet),
    );
    write_judgement(pen, app, theme, annotation);
    if let Some(sign) = plain::doubt(annotation) {
        let told = plain::doubt_word(annotation).filter(|_| app.plain());
        pen.write_right(told.unwrap_or(sign), theme.role(Role::Warning));
    }
    if annotation.note.is_some() {
        pen.write_right(
            if app.plain() { "note" } else { "*" },
            theme.role(Role::Quiet),
        );
    }
    let text = description(app, annotation, usize::from(pen.room()));
    let style = theme.role(if annotation.is_lost() {
        Role::Warning
    } else {
        Role::Plain
    });
    pen.write_fitted(&text, style);
    if chosen {
        pen.go_to(row);
        pen.fill(theme.role(Role::Chosen));
    }
}

/// The side's letter, where no heading names it, and the sign of the position; in plain both in words.
fn write_judgement(pen: &mut Pen<'_>, app: &App, theme: Theme, annotation: &Annotation) {
    let with_side = app.pane().listing().grouping() != Grouping::Side;
    if app.plain() {
        let words = plain::judgement(annotation, with_side);
        if !words.is_empty() {
            pen.write_fitted(&words, theme.role(Role::Plain));
            pen.write(": ", theme.role(Role::Plain));
        }
        return;
    }
    if with_side {
        let side = &annotation.stance.side;
        let style = theme
            .side(app.codebook().side(side).map(|side| side.color))
            .remove_modifier(Modifier::UNDERLINED);
        pen.write(
            app.codebook().letter(side).encode_utf8(&mut [0; 4]),
            style.add_modifier(Modifier::BOLD),
        );
        pen.skip(1);
    }
    let glyph = annotation.stance.position.map_or("·", Position::glyph);
    pen.write(glyph, theme.role(Role::Plain));
    pen.skip(1);
}

/// Speaker and topic in about `room` cells: of a speaker for whom there is no room beside the topic, the
/// last name.
fn description(app: &App, annotation: &Annotation, room: usize) -> String {
    if let (Some(words), Some(standing)) = (annotation.lost_words(), annotation.standing()) {
        return format!("{}: {words}", standing.word());
    }
    let stance = &annotation.stance;
    // Where a heading names the speaker, the topic has the room.
    let is_named = app.pane().listing().grouping() == Grouping::Speaker && !app.plain();
    let speaker = stance.speaker.as_ref().filter(|_| !is_named);
    match (speaker, &stance.topic) {
        (Some(speaker), Some(topic)) => {
            let whole = format!("{speaker} · {topic}");
            if width(&whole) <= room || app.plain() {
                return whole;
            }
            format!("{} · {topic}", short_name(speaker))
        }
        (Some(one), None) | (None, Some(one)) => one.to_string(),
        (None, None) => excerpt(app.article().slice(annotation.span)),
    }
}

fn excerpt(words: &str) -> String {
    let end = words.floor_char_boundary(EXCERPT);
    let mut text = words[..end].replace('\n', " ");
    if end < words.len() {
        text.push('…');
    }
    text
}
