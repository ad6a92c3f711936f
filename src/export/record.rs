//! A stance as a row of a table: the columns of CSV, which are the names in JSON Lines.

use super::points::Points;
use super::{Document, doubt};
use crate::annotation::{Annotation, Position};
use crate::article::{Mark, Span};
use crate::shelf::Progress;
use serde::Serialize;

/// The columns in their order.
pub(super) const COLUMNS: [&str; 20] = [
    "article",
    "title",
    "date",
    "outlet",
    "id",
    "paragraph",
    "start",
    "end",
    "quote",
    "side",
    "speaker",
    "topic",
    "position",
    "note",
    "by",
    "at",
    "status",
    "author",
    "url",
    "progress",
];

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Cell<'a> {
    Text(&'a str),
    Number(usize),
    Absent,
}

impl<'a> Cell<'a> {
    fn of(text: Option<&'a str>) -> Self {
        text.map_or(Self::Absent, Self::Text)
    }
}

/// A stance's cells, one for each of [`COLUMNS`].
pub(super) type Record<'a> = [Cell<'a>; COLUMNS.len()];

/// The stances of `document` by place. Start and end are code points.
pub(super) fn records<'a>(document: &Document<'a>) -> impl Iterator<Item = Record<'a>> {
    let ends = |found: &Annotation| [found.span.start, found.span.end];
    let ends = document.found().flat_map(|found| ends(found));
    let points = Points::of(document.article, ends);
    let document = *document;
    let annotations = document.annotations.iter();
    annotations.map(move |annotation| record(&document, annotation, &points))
}

fn record<'a>(document: &Document<'a>, annotation: &'a Annotation, points: &Points) -> Record<'a> {
    let Document { article, facts, .. } = document;
    let progress = progress(document.mark);
    let stance = &annotation.stance;
    let [paragraph, start, end] = place(document, annotation, points);
    let quote = annotation.lost_words().map(|words| &**words);
    let status = doubt::status(annotation);
    [
        Cell::Text(document.name),
        Cell::of(document.title()),
        Cell::of(facts.date.as_deref()),
        Cell::of(facts.outlet.as_deref()),
        Cell::Text(annotation.id.as_str()),
        paragraph,
        start,
        end,
        Cell::Text(quote.unwrap_or_else(|| article.slice(annotation.span))),
        Cell::Text(&stance.side),
        Cell::of(stance.speaker.as_deref()),
        Cell::of(stance.topic.as_deref()),
        Cell::of(stance.position.map(Position::word)),
        Cell::of(annotation.note.as_deref()),
        Cell::of(annotation.by.as_deref()),
        Cell::of(annotation.at.as_deref()),
        Cell::Text(status),
        Cell::of(facts.author.as_deref()),
        Cell::of(facts.url.as_deref()),
        Cell::Text(progress.word()),
    ]
}

/// How far the work on an article has come that has this mark and, as it has a row, a stance.
fn progress(mark: Option<Mark>) -> Progress {
    mark.map_or(Progress::InProgress, Progress::from)
}

/// Paragraph, start and end. A lost stance has none: its numbers would point at other words.
fn place<'a>(document: &Document<'_>, annotation: &Annotation, points: &Points) -> [Cell<'a>; 3] {
    if annotation.is_lost() {
        return [Cell::Absent; 3];
    }
    let Span { start, end } = annotation.span;
    let paragraph = document.article.paragraph_at(start);
    [paragraph, points.point(start), points.point(end)].map(Cell::Number)
}
