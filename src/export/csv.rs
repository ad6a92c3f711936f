//! CSV (RFC 4180), for people and their spreadsheets; programs have JSON Lines.
//!
//! UTF-8 without a byte order mark: R, Python and every other reader would take the mark for a part of
//! the first column's name. Cells that a spreadsheet would run get a `'` (OWASP ASVS 1.2.10, CWE-1236);
//! characters that can't be seen are spelled out.

use super::record::{COLUMNS, Cell, records};
use super::{Document, Receipt};
use crate::article::visible;
use ::csv::{ErrorKind, Terminator, Writer, WriterBuilder};
use std::borrow::Cow;
use std::io::{self, Write};

/// The names of the columns.
pub(super) fn head(out: &mut dyn Write) -> io::Result<()> {
    let mut table = table(out);
    table.write_record(COLUMNS).map_err(untouched)?;
    table.flush()
}

pub(super) fn write(document: &Document<'_>, out: &mut dyn Write) -> io::Result<Receipt> {
    let mut table = table(out);
    let mut receipt = Receipt {
        placeless: document.lost().count(),
        ..Receipt::default()
    };
    for record in records(document) {
        let cells = record.map(|cell| written(cell, &mut receipt));
        let bytes = cells.iter().map(|cell| cell.as_bytes());
        table.write_record(bytes).map_err(untouched)?;
    }
    table.flush()?;
    Ok(receipt)
}

fn table(out: &mut dyn Write) -> Writer<&mut dyn Write> {
    WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out)
}

/// The error of the writer beneath, which the crate wraps.
fn untouched(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn written<'a>(cell: Cell<'a>, receipt: &mut Receipt) -> Cow<'a, str> {
    let text = match cell {
        Cell::Absent => return Cow::Borrowed(""),
        // Ours, and never negative: nothing to neutralise.
        Cell::Number(number) => return Cow::Owned(number.to_string()),
        Cell::Text(text) => text,
    };
    let seen = seen(text);
    receipt.spelled_out += usize::from(seen != text);
    let safe = neutralised(&seen).map(Cow::Owned);
    receipt.neutralised += usize::from(safe.is_some());
    safe.unwrap_or(seen)
}

/// `text` with what can't be seen spelled out, but for tabs and line ends.
fn seen(text: &str) -> Cow<'_, str> {
    if matches!(visible::line(text), Cow::Borrowed(_)) {
        return Cow::Borrowed(text);
    }
    let mut seen = String::with_capacity(text.len());
    for piece in text.split_inclusive(['\n', '\t']) {
        let (words, end) = piece.split_at(piece.trim_end_matches(['\n', '\t']).len());
        seen.push_str(&visible::line(words));
        seen.push_str(end);
    }
    Cow::Owned(seen)
}

/// `cell` with a `'` before each part that a spreadsheet would run; `None` if there is none.
///
/// A part is the cell itself and what follows `;`, a tab or a line end in it: where `;` separates
/// columns, as in half of Europe, Excel doesn't see that the cell is quoted and begins a new one there.
/// A reader gets the cell back by taking one `'` away before each such part.
fn neutralised(cell: &str) -> Option<String> {
    let words = cell.trim_start_matches('\'');
    let separated = words.starts_with(['\t', '\n', '\r', '\0']);
    let parts = || cell.split_inclusive([';', '\t', '\n']);
    if !separated && !parts().any(runs) {
        return None;
    }
    let mut safe = String::with_capacity(cell.len() + 1);
    for (index, part) in parts().enumerate() {
        if runs(part) || index == 0 && separated {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    Some(safe)
}

/// Whether `part` begins as a formula does. Quotation marks before it don't count: they may be read
/// as the format's own, and a part that has its `'` gets one more, so that one can be taken away.
fn runs(part: &str) -> bool {
    part.trim_start_matches(|c: char| c.is_whitespace() || c == '\'' || c == '"')
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
