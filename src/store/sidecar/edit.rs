//! Changes one key in the lines of a table and leaves everything else as it stands: other keys,
//! their order, comments, line ends.

use super::parts::{Entry, Key, Sink, Table, line_end, line_start};
use super::{full, lines};
use std::ops::Range;

/// The line for `key`, without its end; the signs of equality of a table stand below each other.
pub(super) fn line(table: Table, key: Key, value: &str) -> String {
    let width = match table {
        Table::Article | Table::Conflict => "length",
        _ => "position",
    }
    .len();
    format!("{:width$} = {value}", key.word())
}

/// Whether `table` has `key` in `text`.
pub(super) fn has(text: &str, table: Table, key: Key) -> bool {
    Found::in_(text, table)
        .values
        .iter()
        .any(|(found, _)| *found == key)
}

/// What stands in `text` as the value of `key` of `table`.
pub(super) fn value(text: &str, table: Table, key: Key) -> Option<&str> {
    let found = Found::in_(text, table);
    let (_, span) = found.values.into_iter().find(|(found, _)| *found == key)?;
    text.get(span)
}

/// Gives `key` of `table` the value that is written `value`, or takes the key away.
pub(super) fn set(text: &mut String, table: Table, key: Key, value: Option<&str>, newline: &str) {
    let found = Found::in_(text, table);
    let there = found.values.iter().find(|(found, _)| *found == key);
    match (there, value) {
        (Some((_, span)), Some(value)) => text.replace_range(span.clone(), value),
        (Some((_, span)), None) => take_away(text, span),
        (None, Some(value)) => {
            let at = found.place_for(text, key);
            text.insert_str(at, &format!("{}{newline}", line(table, key, value)));
        }
        (None, None) => {}
    }
}

/// The byte at which the header of `table` stands in `text`.
pub(super) fn header(text: &str, table: Table) -> Option<usize> {
    Found::in_(text, table).header
}

/// Takes a key's line away, but leaves its comment.
fn take_away(text: &mut String, value: &Range<usize>) {
    let start = line_start_of_key(text, value.start);
    let end = line_end(text, value.end);
    let comment = text.get(value.end..end).and_then(|rest| rest.find('#'));
    text.replace_range(start..comment.map_or(end, |at| value.end + at), "");
}

/// A key and its value always begin on one line.
fn line_start_of_key(text: &str, value: usize) -> usize {
    line_start(text, value)
}

/// Where the known keys of one table stand.
struct Found {
    table: Table,
    present: Table,
    header: Option<usize>,
    values: Vec<(Key, Range<usize>)>,
}

impl Found {
    fn in_(text: &str, table: Table) -> Self {
        let nothing = || Self {
            table,
            present: Table::Root,
            header: None,
            values: Vec::new(),
        };
        let mut found = nothing();
        if lines::read(text, &mut found).is_err() {
            found = nothing();
            // The text was read before as part of the file, so that it can be read again.
            let read = full::read(text, &mut found);
            debug_assert!(read.is_ok(), "{text}");
        }
        found
    }

    /// Where a line for `key` fits: after the last of the keys that come before it.
    fn place_for(&self, text: &str, key: Key) -> usize {
        let earlier = self.values.iter().filter(|(found, _)| *found < key);
        let last = earlier.map(|(_, span)| span.end).max().or(self.header);
        last.map_or(text.len(), |at| line_end(text, at))
    }
}

impl<'a> Sink<'a> for Found {
    fn table(&mut self, table: Table, at: usize) {
        self.present = table;
        if table == self.table {
            self.header = Some(at);
        }
    }

    fn entry(&mut self, entry: Entry<'a>) {
        if let Some(key) = entry.key.filter(|_| self.present == self.table) {
            self.values.push((key, entry.value_span));
        }
    }
}
