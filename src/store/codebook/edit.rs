//! Replacements in a codebook's text: a table put in or taken out, a key set, and nothing besides.

use super::kind::Kind;
use super::outline::{Entry, Outline, Table};
use super::wording::Field;
use crate::store::sidecar::parts::{line_end, line_start};
use std::ops::Range;

/// A replacement in the text.
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// A text to be changed.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    /// How its lines end.
    pub(super) newline: &'static str,
}

impl Page<'_> {
    /// A new table with a header, after the last of its kind.
    pub(super) fn with_header(&self, kind: Kind, outline: &Outline, written: &[String]) -> Edit {
        let newline = self.newline;
        let last = outline.tables.iter().map(|table| table.end).max();
        let at = last.map_or(self.source.len(), |end| self.below(end));
        let body = [&[kind.header().to_owned()], written]
            .concat()
            .join(newline);
        self.insert_lines(at, &format!("{newline}{body}"))
    }

    /// A new table in a list in brackets.
    pub(super) fn in_list(
        &self,
        outline: &Outline,
        list: &Range<usize>,
        written: &[String],
    ) -> Edit {
        let table = format!("{{ {} }}", written.join(", "));
        let Some(lowest) = outline.tables.iter().max_by_key(|table| table.end) else {
            return insert(list.start + 1, table);
        };
        let before = self.slice(line_start(self.source, lowest.start)..lowest.start);
        let gap = if before.trim().is_empty() {
            format!("{}{before}", self.newline)
        } else {
            String::from(" ")
        };
        insert(lowest.end, format!(",{gap}{table}"))
    }

    /// The table with its lines of comment right above and one blank line.
    pub(super) fn without_table(&self, table: &Table) -> Edit {
        let mut start = line_start(self.source, table.start);
        while start > 0 {
            let above = line_start(self.source, start - 1);
            if !self.slice(above..start).trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        let mut end = line_end(self.source, table.end);
        let above = line_start(self.source, start.saturating_sub(1));
        if start > 0 && self.slice(above..start).trim().is_empty() {
            start = above;
        } else if start == 0 {
            let next = line_end(self.source, end);
            end = if self.slice(end..next).trim().is_empty() {
                next
            } else {
                end
            };
        }
        delete(start..end)
    }

    /// A table of a list in brackets with its comma, and its line if it has one alone.
    pub(super) fn without_item(&self, table: &Table) -> Edit {
        let after = self.slice(table.end..self.source.len());
        let blank = after.len() - after.trim_start().len();
        let has_comma = after.trim_start().starts_with(',');
        let end = table.end + if has_comma { blank + 1 } else { 0 };
        let line = line_start(self.source, table.start)..line_end(self.source, end);
        let before = self.slice(line.start..table.start);
        let behind = self.slice(end..line.end);
        if before.trim().is_empty() && behind.trim().is_empty() {
            return delete(line);
        }
        delete(table.start..end + behind.len() - behind.trim_start_matches([' ', '\t']).len())
    }

    /// Gives `table` the value of a key, or takes the key out.
    pub(super) fn set(&self, table: &Table, is_item: bool, (key, value): Field) -> Option<Edit> {
        match (table.entry(key), value) {
            (Some(entry), Some(text)) => Some(Edit {
                range: entry.value.clone(),
                text,
            }),
            (Some(entry), None) if is_item => Some(self.without_key(table, entry)),
            (Some(entry), None) => Some(delete(
                line_start(self.source, entry.start)..line_end(self.source, entry.value.end),
            )),
            (None, Some(text)) if is_item => Some(insert(table.head, format!(" {key} = {text},"))),
            (None, Some(text)) => {
                let last = table
                    .entries
                    .last()
                    .map_or(table.head, |entry| entry.value.end);
                Some(self.insert_lines(line_end(self.source, last), &format!("{key} = {text}")))
            }
            (None, None) => None,
        }
    }

    /// A key of a table in braces, with the comma before it; of the first key with the one after it.
    fn without_key(&self, table: &Table, entry: &Entry) -> Edit {
        let before = self.slice(table.head..entry.start).trim_end();
        if before.ends_with(',') {
            return delete(table.head + before.len() - 1..entry.value.end);
        }
        let after = self.slice(entry.value.end..table.end);
        let comma = after.find(',').map_or(0, |at| at + 1);
        delete(entry.start..entry.value.end + comma)
    }

    /// `lines` as lines of their own at `at`, which begins a line or ends the text.
    fn insert_lines(&self, at: usize, lines: &str) -> Edit {
        let is_open = at > 0 && !self.slice(0..at).ends_with('\n');
        let newline = self.newline;
        insert(
            at,
            if is_open {
                format!("{newline}{lines}")
            } else {
                format!("{lines}{newline}")
            },
        )
    }

    /// Where the line after byte `end` begins, and after it the comments that belong to it: those
    /// with nothing but a blank line below.
    fn below(&self, end: usize) -> usize {
        let first = line_end(self.source, end);
        let mut at = first;
        while self
            .slice(at..self.source.len())
            .trim_start_matches([' ', '\t'])
            .starts_with('#')
        {
            at = line_end(self.source, at);
        }
        let next = self.slice(at..line_end(self.source, at));
        if next.trim().is_empty() { at } else { first }
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.source.get(range).unwrap_or_default()
    }
}

const fn insert(at: usize, text: String) -> Edit {
    Edit {
        range: at..at,
        text,
    }
}

const fn delete(range: Range<usize>) -> Edit {
    Edit {
        range,
        text: String::new(),
    }
}
