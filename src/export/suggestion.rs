//! What the wording suggests, in three forms: a line each for a person, a JSON object each for programs, and a
//! JSON object an article with all of them for those who measure.
//!
//! The first is safe to show; in JSON the text is exact. No form is one of stances: nothing of it counts.

use super::json_lines::line;
use super::lines::on_one_line;
use super::points::Points;
use crate::annotation::Position;
use crate::article::{Article, Span, visible};
use crate::suggest::{Source, Suggestion};
use serde::Serialize;
use std::io::{self, Write};
use std::iter;

/// An article with what its wording suggests.
#[derive(Debug, Clone, Copy)]
pub struct Suggested<'a> {
    /// Where it was found, or what it is called where many come in one stream.
    pub id: &'a str,
    /// The text.
    pub article: &'a Article,
    /// The suggestions, by place.
    pub suggestions: &'a [Suggestion],
    /// A byte before all of them, and how many code points stand before that: counted from there, places deep in a long
    /// text cost no more than others.
    pub from: (usize, usize),
}

/// Writes `moscow.txt:5: mixed  Sergey Lavrov (he) · Russia ▼ · warned  the words` for each suggestion. Where
/// nobody or no side was found stands `-`; places that belong together have `…` between them.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn suggested_lines(suggested: &Suggested<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Suggested { id, article, .. } = suggested;
    for found in suggested.suggestions {
        let place = article.paragraph_at(found.span().start);
        let told = format!("{id}:{place}: {}", told(article, found));
        writeln!(out, "{}", visible::line(&told))?;
    }
    Ok(())
}

fn told(article: &Article, found: &Suggestion) -> String {
    let kind = found.kind.word();
    let speaker = match &found.source {
        Some(source) => speaker(article, source),
        None => String::from("-"),
    };
    let mut side = found.side.as_deref().unwrap_or("-").to_owned();
    if let Some(position) = found.position {
        side = format!("{side} {}", position.glyph());
    }
    let cue = found
        .cue
        .map_or_else(|| String::from("-"), |cue| words(article, cue));
    let said = found.fragments.iter().map(|part| words(article, *part));
    let said = said.collect::<Vec<_>>().join(" … ");
    format!("{kind}  {speaker} · {side} · {cue}  {said}")
}

/// Who it is, and how the text mentions them there if that is otherwise.
fn speaker(article: &Article, source: &Source) -> String {
    let mention = words(article, source.mention);
    match &source.name {
        Some(name) if **name != mention => format!("{name} ({mention})"),
        _ => mention,
    }
}

fn words(article: &Article, span: Span) -> String {
    on_one_line(article.slice(span))
}

/// A suggestion as programs get it; places in code points.
#[derive(Debug, Serialize)]
struct Quote<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    start: usize,
    end: usize,
    fragments: Vec<(usize, usize)>,
    speaker: Option<&'a str>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    name: Option<&'a str>,
    cue: Option<&'a str>,
    cue_start: Option<usize>,
    cue_end: Option<usize>,
    kind: &'static str,
    side: Option<&'a str>,
    position: Option<&'static str>,
    confidence: u8,
    #[serde(rename = "quote")]
    words: &'a str,
}

/// An article as those get it who measure.
#[derive(Debug, Serialize)]
struct Document<'a> {
    id: &'a str,
    text: &'a str,
    quotes: Vec<Quote<'a>>,
}

/// Writes a JSON object for each suggestion, all names in each, `null` where nothing is known.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn suggested_json_lines(suggested: &Suggested<'_>, out: &mut dyn Write) -> io::Result<()> {
    quotes(suggested, Some(suggested.id)).try_for_each(|quote| line(&quote, out))
}

/// Writes one JSON object: the canonical text and all suggestions in it.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn suggested_document(suggested: &Suggested<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        id: suggested.id,
        text: suggested.article.text(),
        quotes: quotes(suggested, None).collect(),
    };
    line(&document, out)
}

fn quotes<'a>(suggested: &Suggested<'a>, id: Option<&'a str>) -> impl Iterator<Item = Quote<'a>> {
    let article = suggested.article;
    let ends = suggested.suggestions.iter().flat_map(spans);
    let (byte, point) = suggested.from;
    let offsets = article.offsets().from(byte, point);
    let points = Points::by(offsets, ends.flat_map(|span| [span.start, span.end]));
    let suggestions = suggested.suggestions.iter();
    suggestions.map(move |found| quote(article, found, id, &points))
}

/// All places of a suggestion.
fn spans(found: &Suggestion) -> impl Iterator<Item = Span> {
    let mention = found.source.as_ref().map(|source| source.mention);
    let fragments = found.fragments.iter().copied();
    iter::once(found.span())
        .chain(fragments)
        .chain(found.cue)
        .chain(mention)
}

fn quote<'a>(
    article: &'a Article,
    found: &'a Suggestion,
    id: Option<&'a str>,
    points: &Points,
) -> Quote<'a> {
    let place = |span: Span| (points.point(span.start), points.point(span.end));
    let mention = found.source.as_ref().map(|source| source.mention);
    let (speaker_place, cue_place) = (mention.map(place), found.cue.map(place));
    let (start, end) = place(found.span());
    Quote {
        id,
        start,
        end,
        fragments: found.fragments.iter().copied().map(place).collect(),
        speaker: mention.map(|mention| article.slice(mention)),
        speaker_start: speaker_place.map(|(start, _)| start),
        speaker_end: speaker_place.map(|(_, end)| end),
        name: found
            .source
            .as_ref()
            .and_then(|source| source.name.as_deref()),
        cue: found.cue.map(|cue| article.slice(cue)),
        cue_start: cue_place.map(|(start, _)| start),
        cue_end: cue_place.map(|(_, end)| end),
        kind: found.kind.word(),
        side: found.side.as_deref(),
        position: found.position.map(Position::word),
        confidence: found.confidence,
        words: article.slice(found.span()),
    }
}
