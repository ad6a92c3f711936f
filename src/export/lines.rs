//! A line per stance, for a person who looks through many articles and for the tools of a shell:
//! `moscow.txt:5: Russia ▲ Sergey Lavrov · Assad's future  “words”  (note)  by coder1`.
//!
//! Everything in it can be seen and stands on its line. Where there is no position stands `·`, and
//! `lost` for the paragraph of a stance whose words are gone. What else isn't sure of a stance stands behind its words, as in
//! `[edited]`.

use super::{Document, doubt};
use crate::annotation::{Annotation, Position, Standing};
use crate::article::visible;
use std::io::{self, Write};

/// Writes the stances of `document`, by place; `path` is where the article was found.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn lines(path: &str, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    for annotation in document.annotations.iter() {
        writeln!(out, "{}", visible::line(&line(path, document, annotation)))?;
    }
    Ok(())
}

/// Writes the stances of `document`, which were deleted `at` that moment, with their ids at the end:
/// `2026-11-22T10:00:00Z  Russia ▲ Sergey Lavrov · Assad's future  “words”  (note)  01M81B5H80QF6S1T9V3W5X7Y2Z`.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn deleted(at: Option<&str>, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let at = at.unwrap_or("-");
    for annotation in document.annotations.iter() {
        let (told, id) = (told(document, annotation), annotation.id.as_str());
        writeln!(out, "{}", visible::line(&format!("{at}  {told}  {id}")))?;
    }
    Ok(())
}

fn line(path: &str, document: &Document<'_>, annotation: &Annotation) -> String {
    let article = document.article;
    let place = if annotation.is_lost() {
        String::from(annotation.standing().map_or("", Standing::word))
    } else {
        article.paragraph_at(annotation.span.start).to_string()
    };
    format!("{path}:{place}: {}", told(document, annotation))
}

/// All that is said in it, and the words that it stands on.
fn told(document: &Document<'_>, annotation: &Annotation) -> String {
    let stance = &annotation.stance;
    let glyph = stance.position.map_or("·", Position::glyph);
    let mut line = format!("{} {glyph}", stance.side);
    if let Some(speaker) = &stance.speaker {
        line = format!("{line} {speaker}");
    }
    if let Some(topic) = &stance.topic {
        line = format!("{line} · {topic}");
    }
    line = format!(
        "{line}  “{}”",
        on_one_line(annotation.words(document.article))
    );
    let status = doubt::status(annotation);
    // Of what has no place that stands in the place already.
    let is_told = annotation.is_lost() && annotation.conflicts.is_empty();
    if !status.is_empty() && !is_told {
        line = format!("{line}  [{status}]");
    }
    if let Some(note) = &annotation.note {
        line = format!("{line}  ({})", on_one_line(note));
    }
    match &annotation.by {
        Some(by) => format!("{line}  by {by}"),
        None => line,
    }
}

/// `text` with a single blank for each line end and whatever stands around it.
pub(super) fn on_one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
