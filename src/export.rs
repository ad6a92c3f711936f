//! Stances leave in the formats that others read: one file per format, one row in `Format::row`.
//!
//! Knows the domain and a `Write`. Knows no file, no sidecar and no screen.

mod csv;
mod doubt;
mod finding;
mod format;
mod hits;
mod json_lines;
mod lines;
mod markdown;
mod plain;
mod points;
mod record;
mod suggestion;
mod table;
mod text;

pub use finding::finding;
pub use format::{Format, UnknownFormat};
pub use hits::{Hits, hit_json_lines, hit_lines};
pub use json_lines::{json_deleted, json_lines};
pub use lines::{deleted, lines};
pub use plain::annotated;
pub use suggestion::{Suggested, suggested_document, suggested_json_lines, suggested_lines};
pub use table::{table_head, table_line};
pub use text::text_line;

use crate::annotation::{Annotation, Annotations, Position};
use crate::article::{Article, Facts, Mark};
use crate::codebook::Codebook;
use std::io::{self, BufWriter, Write};
use std::ops::AddAssign;
use std::sync::Arc;

/// One article with what was tagged in it.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What it is called: its path, as one who reads the export would name it.
    pub name: &'a str,
    /// The text.
    pub article: &'a Article,
    /// What is known of its source.
    pub facts: &'a Facts,
    /// What its person says of the article as a whole.
    pub mark: Option<Mark>,
    /// Its stances, lost ones among them.
    pub annotations: &'a Annotations,
    /// The sides in their order, with their letters.
    pub codebook: &'a Codebook,
}

impl<'a> Document<'a> {
    /// The title that the source gives, or the headline of the text.
    fn title(&self) -> Option<&'a str> {
        self.facts.title.as_deref().or_else(|| self.article.title())
    }

    /// The stances whose words are in the text, by place.
    fn found(&self) -> impl Iterator<Item = &'a Arc<Annotation>> {
        self.annotations.iter().filter(|found| !found.is_lost())
    }

    /// The stances whose words have no place in the text, each with them.
    fn lost(&self) -> impl Iterator<Item = (&'a Arc<Annotation>, &'a str)> {
        let words = |lost: &'a Arc<Annotation>| Some((lost, &**lost.lost_words()?));
        self.annotations.iter().filter_map(words)
    }
}

/// What a format could not carry as it is, to be told to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Receipt {
    /// Cells that a spreadsheet would have taken for a formula, and that have a `'` in them now.
    pub neutralised: usize,
    /// Cells in which characters that can't be seen are spelled out.
    pub spelled_out: usize,
    /// Lost stances, written without paragraph, start and end.
    pub placeless: usize,
}

impl Receipt {
    /// One line for each thing that was not carried; none if all was.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let facts = [
            (
                self.neutralised,
                "would be formulas in a spreadsheet: made text with a '",
            ),
            (
                self.spelled_out,
                "with invisible characters, spelled out (jsonl has the exact text)",
            ),
            (
                self.placeless,
                "of lost stances: no paragraph, start and end",
            ),
        ];
        let nouns = [("cell", "cells"), ("cell", "cells"), ("row", "rows")];
        let told = facts
            .into_iter()
            .zip(nouns)
            .filter(|((count, _), _)| *count > 0);
        told.map(|((count, what), (one, many))| {
            format!("{count} {} {what}", if count == 1 { one } else { many })
        })
        .collect()
    }
}

impl AddAssign for Receipt {
    fn add_assign(&mut self, other: Self) {
        self.neutralised += other.neutralised;
        self.spelled_out += other.spelled_out;
        self.placeless += other.placeless;
    }
}

/// Writes what stands before the first article.
///
/// # Errors
///
/// Those of `out`, as they are: a broken pipe is still [`io::ErrorKind::BrokenPipe`].
pub fn head(format: Format, out: &mut dyn Write) -> io::Result<()> {
    (format.row().head)(out)
}

/// What stands between two articles.
#[must_use]
pub const fn between(format: Format) -> &'static str {
    format.row().between
}

/// Writes one article, stances by place. Two calls write the same bytes, whatever was written before.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn write(format: Format, document: &Document<'_>, out: &mut dyn Write) -> io::Result<Receipt> {
    let mut out = BufWriter::new(out);
    let receipt = (format.row().write)(document, &mut out)?;
    out.flush()?;
    Ok(receipt)
}

/// Who, for or against, what: the parts of a stance that are said, for a line that is read.
fn saying(annotation: &Annotation) -> impl Iterator<Item = &str> {
    let stance = &annotation.stance;
    let position = stance.position.map(|position| match position {
        Position::Support => "supports",
        Position::Oppose => "opposes",
        Position::Neutral => "neutral",
    });
    [stance.speaker.as_deref(), position, stance.topic.as_deref()]
        .into_iter()
        .flatten()
}

#[cfg(test)]
mod tests;
