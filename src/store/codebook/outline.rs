//! Where in a codebook's text its tables and their keys stand: what a change is written by.

use super::kind::Kind;
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The tables of one kind.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// In the order of the file.
    pub(super) tables: Vec<Table>,
    /// The list in brackets that they stand in, if they have no lines of their own.
    pub(super) list: Option<Range<usize>>,
    /// Whether it is something that no table can be added to.
    pub(super) is_strange: bool,
    places: HashMap<usize, usize>,
}

/// A table and its keys.
#[derive(Debug)]
pub(super) struct Table {
    /// From the first sign of its header or its brace on.
    pub(super) start: usize,
    /// Past the last sign of its last value, or of its brace.
    pub(super) end: usize,
    /// Past its header line's brackets, or past its opening brace.
    pub(super) head: usize,
    /// Its plain keys, by place.
    pub(super) entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) start: usize,
    pub(super) value: Range<usize>,
}

impl Outline {
    /// The tables of `kind` in `root`, which was read from `source`.
    pub(super) fn of(kind: Kind, root: &DeTable<'_>, source: &str) -> Self {
        let Some(value) = root.get(kind.name()) else {
            return Self::default();
        };
        let DeValue::Array(all) = value.get_ref() else {
            return Self {
                is_strange: true,
                ..Self::default()
            };
        };
        // The span of tables with headers is the first header.
        let is_list = all
            .iter()
            .next()
            .is_none_or(|one| one.span() != value.span());
        let tables = all.iter().filter_map(|one| Table::of(one, source));
        let tables: Vec<_> = tables.collect();
        let places = tables.iter().enumerate();
        Self {
            list: is_list.then(|| value.span()),
            is_strange: false,
            places: places.map(|(index, table)| (table.start, index)).collect(),
            tables,
        }
    }

    /// The table that begins at byte `start`.
    pub(super) fn at(&self, start: usize) -> Option<&Table> {
        self.tables.get(*self.places.get(&start)?)
    }
}

impl Table {
    fn of(one: &Spanned<DeValue<'_>>, source: &str) -> Option<Self> {
        let span = one.span();
        let DeValue::Table(table) = one.get_ref() else {
            return None;
        };
        let is_inline = source.as_bytes().get(span.start) == Some(&b'{');
        let mut entries: Vec<Entry> = table
            .iter()
            .filter(|(_, value)| is_plain(value))
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                start: key.span().start,
                value: value.span(),
            })
            .collect();
        entries.sort_by_key(|entry| entry.start);
        Some(Self {
            start: span.start,
            end: last_of(one),
            head: if is_inline { span.start + 1 } else { span.end },
            entries,
        })
    }

    /// The key called `key`.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

/// Whether `value` stands behind its key, not in tables of its own, whose span is the first header.
fn is_plain(value: &Spanned<DeValue<'_>>) -> bool {
    match value.get_ref() {
        DeValue::Table(_) => false,
        DeValue::Array(all) => all.iter().all(|one| one.span() != value.span()),
        _ => true,
    }
}

/// Past the last byte of `value` and of all below it.
fn last_of(value: &Spanned<DeValue<'_>>) -> usize {
    let below = match value.get_ref() {
        DeValue::Table(table) => table.iter().map(|(_, value)| last_of(value)).max(),
        DeValue::Array(all) => all.iter().map(last_of).max(),
        _ => None,
    };
    value.span().end.max(below.unwrap_or_default())
}
