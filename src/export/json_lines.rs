//! JSON Lines, for programs: an object per stance, all names in each, `null` where nothing is known.
//!
//! The text is exact. Characters that can't be seen are written as `\u` escapes, so that the lines
//! do no harm in a terminal and hide nothing from a person; a JSON reader gives them back as they were.

use super::record::{COLUMNS, Cell, records};
use super::{Document, Receipt};
use crate::article::visible;
use serde::{Serialize, Serializer as _};
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};
use std::iter;

pub(super) fn write(document: &Document<'_>, out: &mut dyn Write) -> io::Result<Receipt> {
    for record in records(document) {
        object(COLUMNS.iter().zip(&record), out)?;
    }
    Ok(Receipt {
        placeless: document.lost().count(),
        ..Receipt::default()
    })
}

/// Writes the stances of `document` as the export does, each with the `path` where the article was
/// found in front: in several folders there may be several articles of one name.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn json_lines(path: &str, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let path = Cell::Text(path);
    for record in records(document) {
        let found = iter::once((&"path", &path));
        object(found.chain(COLUMNS.iter().zip(&record)), out)?;
    }
    Ok(())
}

/// Writes the stances of `document`, which were deleted `at` that moment, as the export does, with that moment in
/// front.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn json_deleted(
    at: Option<&str>,
    document: &Document<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let at = at.map_or(Cell::Absent, Cell::Text);
    for record in records(document) {
        let found = iter::once((&"deleted", &at));
        object(found.chain(COLUMNS.iter().zip(&record)), out)?;
    }
    Ok(())
}

fn object<'a>(
    cells: impl Iterator<Item = (&'a &'static str, &'a Cell<'a>)>,
    mut out: &mut dyn Write,
) -> io::Result<()> {
    let mut json = Serializer::with_formatter(&mut out, Escaping);
    json.collect_map(cells)?;
    out.write_all(b"\n")
}

/// Writes `value` on a line of its own.
pub(super) fn line(value: &impl Serialize, mut out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(&mut out, Escaping))?;
    out.write_all(b"\n")
}

/// Compact JSON in which every character can be seen.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut rest = fragment;
        while let Some(at) = rest.find(visible::is_hidden) {
            let (plain, unseen) = rest.split_at(at);
            writer.write_all(plain.as_bytes())?;
            let mut chars = unseen.chars();
            if let Some(unseen) = chars.next() {
                escape(unseen, writer)?;
            }
            rest = chars.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

/// As RFC 8259 section 7 has it: UTF-16 units, two of them beyond U+FFFF.
fn escape<W: ?Sized + Write>(unseen: char, writer: &mut W) -> io::Result<()> {
    let mut units = [0; 2];
    for unit in unseen.encode_utf16(&mut units) {
        write!(writer, "\\u{unit:04x}")?;
    }
    Ok(())
}
