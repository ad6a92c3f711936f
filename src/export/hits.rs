//! What was found, for a person and for the tools of a shell: a line for each place, as
//! `moscow.txt:5: …said that no troops would leave…` for a text, and for a stance what it says and where it was found:
//! `moscow.txt:5: [01M81B5H80QF6S1T9V3W5X7Y2Z] Russia ▲ Sergey Lavrov · Assad's future  note: cites Iraq`.
//!
//! Everything in it can be seen and stands on its line. Places in a text that are near one another share a line.

use super::json_lines;
use super::lines::on_one_line;
use crate::annotation::{Annotation, Position, Standing};
use crate::article::{Article, Span, visible};
use crate::shelf::{Field, InStance};
use crate::wanted::{Excerpt, Wanted, excerpt};
use serde::Serialize;
use std::io::{self, Write};
use std::ops::Range;

/// So much of a text is told on each side of a place, in bytes.
const AROUND: usize = 60;

/// What was found in an article.
#[derive(Debug, Clone, Copy)]
pub struct Hits<'a> {
    /// Where the article was found.
    pub path: &'a str,
    /// The article.
    pub article: &'a Article,
    /// What was looked for.
    pub wanted: &'a Wanted,
    /// Whether its text has it.
    pub in_text: bool,
    /// Where its stances have it.
    pub in_stances: &'a [InStance],
}

/// Writes a line for each place, with what was found marked by style where `marks` says so.
///
/// # Errors
/// Those of `out`, as they are.
pub fn hit_lines(hits: &Hits<'_>, marks: bool, out: &mut dyn Write) -> io::Result<()> {
    let path = visible::line(hits.path);
    let article = hits.article;
    let mut places = hits.text_places().peekable();
    let (mut paragraph, mut lead, mut found) = (Paragraph::default(), String::new(), Vec::new());
    while let Some(hit) = places.next() {
        if paragraph.moves_to(hit, article) {
            lead = format!("{path}:{}: ", paragraph.number);
        }
        let line = paragraph.excerpt(hit, article);
        found.clear();
        found.push(line.found.clone());
        while let Some(next) = places.next_if(|next| next.end <= line.of.end) {
            let start = line.found.start + (next.start - hit.start);
            found.push(start..start + next.len());
        }
        out.write_all(lead.as_bytes())?;
        write_marked(&line.line, &found, marks, out)?;
        out.write_all(b"\n")?;
    }
    for stance in hits.in_stances {
        let annotation = &*stance.annotation;
        let place = if annotation.is_lost() {
            annotation.standing().map_or("", Standing::word).to_owned()
        } else {
            article.paragraph_at(annotation.span.start).to_string()
        };
        let id = visible::line(annotation.id.as_str());
        let told = told(annotation);
        write!(out, "{path}:{place}: [{id}] {}  ", visible::line(&told))?;
        let line = line_of(stance);
        write!(out, "{}: ", stance.field.word())?;
        write_marked(&line.line, &[line.found], marks, out)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes a JSON object for each place: `path`, `kind` (text, stance, note), `paragraph`, `start` and `end` in code
/// points of the text, `line`, and of a stance `id` and `field`. A stance's place is that of its words; one whose words
/// are gone has none.
///
/// # Errors
/// Those of `out`, as they are.
pub fn hit_json_lines(hits: &Hits<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut offsets = hits.article.offsets();
    let mut paragraph = Paragraph::default();
    for hit in hits.text_places() {
        paragraph.moves_to(hit, hits.article);
        let line = paragraph.excerpt(hit, hits.article);
        let (start, end) = offsets.points(hit);
        let object = Object {
            path: hits.path,
            kind: "text",
            paragraph: Some(paragraph.number),
            start: Some(start),
            end: Some(end),
            line: &line.line,
            id: None,
            field: None,
        };
        json_lines::line(&object, out)?;
    }
    for stance in hits.in_stances {
        let annotation = &*stance.annotation;
        let place = Some(annotation.span).filter(|_| !annotation.is_lost());
        let points = place.map(|span| offsets.points(span));
        let kind = if stance.field == Field::Note {
            "note"
        } else {
            "stance"
        };
        let object = Object {
            path: hits.path,
            kind,
            paragraph: place.map(|span| hits.article.paragraph_at(span.start)),
            start: points.map(|(start, _)| start),
            end: points.map(|(_, end)| end),
            line: stance.field.of(annotation).unwrap_or_default(),
            id: Some(annotation.id.as_str()),
            field: Some(stance.field.word()),
        };
        json_lines::line(&object, out)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Object<'a> {
    path: &'a str,
    kind: &'static str,
    paragraph: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    line: &'a str,
    id: Option<&'a str>,
    field: Option<&'static str>,
}

impl<'a> Hits<'a> {
    fn text_places(&self) -> impl Iterator<Item = Span> + 'a {
        let wanted = self.wanted;
        let text = Some(self.article.text()).filter(|_| self.in_text);
        text.into_iter().flat_map(move |text| wanted.hits(text))
    }
}

/// A paragraph: places that follow one another are mostly in the same.
#[derive(Debug, Default)]
struct Paragraph {
    number: usize,
    span: Span,
}

impl Paragraph {
    /// Becomes that of `hit`; says whether it was another.
    fn moves_to(&mut self, hit: Span, article: &Article) -> bool {
        if (self.span.start..self.span.end).contains(&hit.start) {
            return false;
        }
        self.number = article.paragraph_at(hit.start);
        self.span = article.paragraph(self.number);
        true
    }

    /// What stands around `hit` in it.
    fn excerpt(&self, hit: Span, article: &Article) -> Excerpt {
        excerpt(article.text(), self.span, hit, AROUND)
    }
}

/// What stands around the place in the field of a stance.
fn line_of(stance: &InStance) -> Excerpt {
    let text = stance.field.of(&stance.annotation).unwrap_or_default();
    excerpt(text, Span::new(0, text.len()), stance.found, AROUND)
}

fn told(annotation: &Annotation) -> String {
    let stance = &annotation.stance;
    let glyph = stance.position.map_or("·", Position::glyph);
    let mut line = format!("{} {glyph}", stance.side);
    if let Some(speaker) = &stance.speaker {
        line = format!("{line} {speaker}");
    }
    if let Some(topic) = &stance.topic {
        line = format!("{line} · {topic}");
    }
    on_one_line(&line)
}

/// Writes `line` with what was `found` in it in bold and underlined, if it is to be `marked`.
fn write_marked(
    line: &str,
    found: &[Range<usize>],
    marked: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    if !marked {
        return out.write_all(visible::line(line).as_bytes());
    }
    let mut from = 0;
    for found in found {
        let before = line.get(from..found.start).unwrap_or_default();
        let words = line.get(found.clone()).unwrap_or_default();
        let (before, words) = (visible::line(before), visible::line(words));
        write!(out, "{before}\u{1b}[1;4m{words}\u{1b}[0m")?;
        from = found.end;
    }
    let rest = line.get(from..).unwrap_or_default();
    out.write_all(visible::line(rest).as_bytes())
}
