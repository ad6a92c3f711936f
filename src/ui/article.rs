//! The article: its lines with what is tagged, found, selected and in focus.

use super::pen::Pen;
use super::theme::Role;
use super::{Theme, frame, gutter, plain, suggesting};
use crate::annotation::Annotation;
use crate::app::App;
use crate::app::flow::Flow;
use crate::app::overlay::Overlay;
use crate::app::view::Line;
use crate::article::Span;
use crate::suggest::Suggestion;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use std::cmp::Reverse;
use std::sync::Arc;

/// Draws it and says, in plain, where the cursor stands: on what the reader has at hand.
pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let area = app.layout().article?;
    if !app.plain() {
        frame::pane(
            app,
            &title(app),
            area,
            !app.pane().has_keys(),
            theme,
            buffer,
        );
    }
    let lines = app.layout().lines;
    let (mut near, mut cursor) = (None, None);
    if app.article().stretch_count() == 0 {
        Pen::new(buffer, lines, 0).write_fitted("This text is empty.", theme.role(Role::Quiet));
    }
    let all = Found::of(app, app.view().shown(app.article()));
    for (row, line) in (0..).zip(app.view().lines()) {
        if let Line::Text {
            stretch,
            flow,
            row: index,
        } = line
        {
            let unit = app.article().stretch(*stretch);
            let Some(source) = flow
                .rows()
                .get(*index)
                .map(|row| row.source().shift(unit.start()))
            else {
                continue;
            };
            let found = all.on(source);
            let number = (*index == 0 && unit.opens_paragraph()).then(|| unit.paragraph());
            let mut pen = Pen::new(buffer, lines, row);
            gutter::write(&mut pen, app, theme, number, source, &found);
            let layers = layers(app, theme, &found, source);
            let at = (pen.x(), lines.y + row);
            write_text(&mut pen, theme, flow, *index, unit.start(), &layers);
            if app.plain() {
                let (base, row) = (unit.start(), *index);
                let line = plain::Line {
                    flow,
                    base,
                    row,
                    at,
                };
                line.enclose(app, &found, theme, buffer);
                cursor = cursor.or_else(|| line.cursor(app));
                near = near.or_else(|| app.focus().span.overlaps(source).then_some(at));
            }
        }
    }
    let top = app.plain().then_some((lines.x, lines.y));
    cursor.or(near).or(top)
}

/// Where there is no side pane to say it, that a filter is on and how to end it.
fn title(app: &App) -> String {
    if app.filter().is_none() || app.layout().stances.is_some() {
        return String::from("Article");
    }
    let (listed, all) = (app.pane().listing().len(), app.annotations().len());
    let key = app.key("clear-filter");
    format!("Article ─ {listed} of {all} ─ {key} ends it")
}

/// What lies on some of the text.
pub(super) struct Found<'a> {
    /// The stances.
    pub(super) stances: Vec<&'a Arc<Annotation>>,
    /// What is suggested.
    pub(super) suggestions: Vec<&'a Suggestion>,
}

impl<'a> Found<'a> {
    fn of(app: &'a App, span: Span) -> Self {
        Self {
            stances: app.annotations().overlapping(span).collect(),
            suggestions: app.suggesting().shown().overlapping(span).collect(),
        }
    }

    /// What of it lies on `line`.
    fn on(&self, line: Span) -> Self {
        let stances = self.stances.iter().copied();
        let suggestions = self.suggestions.iter().copied();
        Self {
            stances: stances.filter(|one| one.span.overlaps(line)).collect(),
            suggestions: suggestions
                .filter(|one| one.span().overlaps(line))
                .collect(),
        }
    }
}

/// A style on a part of the text.
pub(super) struct Layer {
    pub(super) span: Span,
    pub(super) style: Style,
    pub(super) what: What,
}

/// What a style is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A stance; where two meet, that shows too.
    Stance,
    /// A stance of somebody else's: shown where there is none of one's own.
    Other,
    /// Anything else.
    Rest,
}

/// What lies on the text of `line`, from the bottom to the top: what is suggested; stances of others; one's own, those that the filter hides
/// and the larger first; the focus; why a suggestion is made; the places found.
fn layers(app: &App, theme: Theme, found: &Found<'_>, line: Span) -> Vec<Layer> {
    let mut stances = found.stances.clone();
    stances.sort_by_key(|found| (app.is_listed(found), Reverse(found.span.len())));
    let others = app.others().overlapping(line).map(|(_, other)| Layer {
        what: What::Other,
        ..role_layer(theme, other.span, Role::Other)
    });
    let own = stances.iter();
    let own = own.map(|annotation| stance_layer(app, theme, annotation));
    let ghosts = suggesting::ghosts(theme, &found.suggestions, line);
    let mut layers: Vec<_> = ghosts.into_iter().chain(others).chain(own).collect();
    // Labels must stand out from what they lie on, without colours too.
    let labelled = matches!(app.overlay(), Some(Overlay::Labels(_)));
    let role = if app.is_selecting() && !labelled {
        Role::Selection
    } else {
        Role::Focus
    };
    layers.push(role_layer(theme, app.focus().span, role));
    if !labelled {
        layers.extend(suggesting::reasons(app, theme, line));
    }
    if let Some(search) = app.search().filter(|_| !labelled) {
        let hits = search.shown().iter().filter(|hit| hit.overlaps(line));
        layers.extend(hits.map(|&hit| {
            let role = if search.hit == Some(hit) {
                Role::CurrentHit
            } else {
                Role::Hit
            };
            role_layer(theme, hit, role)
        }));
    }
    layers
}

fn stance_layer(app: &App, theme: Theme, annotation: &Annotation) -> Layer {
    if !app.is_listed(annotation) {
        return role_layer(theme, annotation.span, Role::Quiet);
    }
    let color = app
        .codebook()
        .side(&annotation.stance.side)
        .map(|side| side.color);
    Layer {
        span: annotation.span,
        // What lies on hidden words isn't hidden with them.
        style: theme.side(color).remove_modifier(Modifier::DIM),
        what: What::Stance,
    }
}

pub(super) fn role_layer(theme: Theme, span: Span, role: Role) -> Layer {
    Layer {
        span,
        style: theme.role(role),
        what: What::Rest,
    }
}

/// Writes a row in runs of one style.
pub(super) fn write_text(
    pen: &mut Pen<'_>,
    theme: Theme,
    flow: &Flow,
    row: usize,
    base: usize,
    layers: &[Layer],
) {
    let Some(row) = flow.rows().get(row).map(crate::app::flow::Row::shown) else {
        return;
    };
    let visible = flow.visible();
    let shown = |at: usize| {
        visible
            .shown_of(at.saturating_sub(base))
            .clamp(row.start, row.end)
    };
    let placed = layers
        .iter()
        .map(|layer| (shown(layer.span.start)..shown(layer.span.end), layer));
    let placed: Vec<_> = placed.collect();
    let marks: Vec<_> = visible
        .marks()
        .filter(|mark| mark.start < row.end && row.start < mark.end)
        .collect();
    let mut cuts = vec![row.start, row.end];
    cuts.extend(
        placed
            .iter()
            .flat_map(|(range, _)| [range.start, range.end]),
    );
    cuts.extend(
        marks
            .iter()
            .flat_map(|mark| [mark.start.max(row.start), mark.end.min(row.end)]),
    );
    cuts.sort_unstable();
    cuts.dedup();
    for (start, end) in cuts.iter().zip(cuts.iter().skip(1)) {
        let covering = placed
            .iter()
            .filter(|(range, _)| range.start <= *start && *end <= range.end);
        let mut style = compose(theme, covering.map(|(_, layer)| *layer));
        if marks
            .iter()
            .any(|mark| mark.start <= *start && *end <= mark.end)
        {
            style = style.patch(theme.role(Role::Mark));
        }
        pen.write(flow.shown().get(*start..*end).unwrap_or_default(), style);
    }
}

fn compose<'a>(theme: Theme, layers: impl Iterator<Item = &'a Layer> + Clone) -> Style {
    let mut style = Style::new();
    let stances = layers.clone().filter(|layer| layer.what == What::Stance);
    let stances = stances.count();
    for layer in layers.filter(|layer| layer.what != What::Other || stances == 0) {
        style = style.patch(layer.style);
    }
    if stances > 1 {
        style.patch(theme.role(Role::Overlap))
    } else {
        style
    }
}
