//! What stands in a sidecar beside the known fields: unknown keys and tables, each a unit that changes as a whole,
//! and remarks.

use super::super::conflicts::Written;
use super::super::parts::{Entry, Key, Sink, Table, line_end, line_start};
use super::super::{END, edit, full, lines};
use std::collections::HashMap;
use std::ops::Range;

/// A key with its value, or a table with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) kind: Kind,
    /// What tells it apart: its key, its header, or of one of several tables all of it.
    pub(super) name: String,
    /// Its value, or the table's lines. Line ends are LF.
    pub(super) value: String,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// A key of this table.
    Key(Table),
    /// A table of its own.
    Table,
    /// One of several tables of one name.
    Element,
}

/// A text, looked through for units and remarks.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    units: Vec<(Unit, Range<usize>)>,
    values: Vec<Range<usize>>,
    first: Option<usize>,
    end: usize,
    present: Table,
    chunk: Option<Chunk<'a>>,
    /// Where the last key of each table ends, and the header where it has none.
    ends: Vec<(Table, usize)>,
}

/// A table that is being looked through.
#[derive(Debug)]
struct Chunk<'a> {
    path: &'a str,
    header: &'a str,
    place: Range<usize>,
    conflict: Option<Written<'a>>,
}

impl<'a> Scan<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let nothing = || Self {
            text,
            units: Vec::new(),
            values: Vec::new(),
            first: None,
            end: 0,
            present: Table::Root,
            chunk: None,
            ends: Vec::new(),
        };
        let mut scan = nothing();
        if lines::read(text, &mut scan).is_err() {
            scan = nothing();
            // What doesn't parse was put together here, and what checks the whole finds it.
            let _ = full::read(text, &mut scan);
        }
        scan.close();
        scan
    }

    pub(super) fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().map(|(unit, _)| unit)
    }

    /// Where the line of its first key or header begins.
    pub(super) const fn first(&self) -> Option<usize> {
        self.first
    }

    /// Where the line of its last key or header ends.
    pub(super) const fn end(&self) -> usize {
        self.end
    }

    /// Whether a value goes over several lines.
    pub(super) fn is_folded(&self) -> bool {
        let folded = |value: &Range<usize>| {
            let value = self.text.get(value.clone());
            value.is_some_and(|value| value.contains('\n'))
        };
        self.values.iter().any(folded)
    }

    /// The remarks, without blanks around them.
    pub(super) fn remarks(&self) -> Vec<&'a str> {
        let mut found = Vec::new();
        let mut values = self.values.iter().peekable();
        let mut start = 0;
        while start < self.text.len() {
            let mut from = start;
            let mut end = line_end(self.text, start);
            while let Some(value) = values.next_if(|value| value.start < end) {
                from = value.end;
                end = line_end(self.text, value.end.max(start));
            }
            let rest = self.text.get(from..end).unwrap_or_default();
            found.extend(remark(rest).filter(|remark| *remark != END));
            start = end;
        }
        found
    }

    fn close(&mut self) {
        let Some(chunk) = self.chunk.take() else {
            return;
        };
        let open = chunk.conflict.as_ref();
        if open.is_some_and(|open| open.conflict(Some).is_some()) {
            return;
        }
        let value = self.slice(&chunk.place);
        let several = chunk.header.starts_with("[[");
        let (kind, name) = if several {
            (Kind::Element, value.clone())
        } else {
            (Kind::Table, chunk.header.to_owned())
        };
        self.units.push((Unit { kind, name, value }, chunk.place));
    }

    fn slice(&self, place: &Range<usize>) -> String {
        let text = self.text.get(place.clone()).unwrap_or_default();
        text.trim().replace("\r\n", "\n")
    }
}

/// The remark in what stands on a line beside a value.
fn remark(rest: &str) -> Option<&str> {
    let rest = rest.trim();
    let after = match rest.strip_prefix('[') {
        Some(header) => header.split_once(']')?.1.trim_start_matches(']').trim(),
        None => rest,
    };
    after.starts_with('#').then_some(after)
}

impl<'a> Sink<'a> for Scan<'a> {
    fn table(&mut self, table: Table, at: usize) {
        self.present = table;
        self.first.get_or_insert(line_start(self.text, at));
        let end = line_end(self.text, at);
        self.end = end;
        if matches!(table, Table::Article | Table::Annotation) {
            self.close();
            self.ends.push((table, end));
            return;
        }
        let header = self.text.get(at..end).unwrap_or_default().trim();
        let inner = header.trim_start_matches('[');
        let path = inner.split_once(']').map_or(inner, |(path, _)| path).trim();
        if let Some(open) = &mut self.chunk
            && path
                .strip_prefix(open.path)
                .is_some_and(|rest| rest.starts_with('.'))
        {
            open.place.end = end;
            return;
        }
        self.close();
        self.chunk = Some(Chunk {
            path,
            header,
            place: at..end,
            conflict: (table == Table::Conflict).then(Written::default),
        });
    }

    fn entry(&mut self, entry: Entry<'a>) {
        let place = entry.value_span.clone();
        if place.is_empty() {
            // A table where a fact is expected: it comes as one too.
            return;
        }
        let end = line_end(self.text, place.end);
        self.end = end;
        self.values.push(place.clone());
        self.first.get_or_insert(line_start(self.text, place.start));
        if let Some(chunk) = &mut self.chunk {
            chunk.place.end = end;
            if let Some(open) = chunk
                .conflict
                .as_mut()
                .filter(|_| self.present == Table::Conflict)
            {
                open.take(entry.key, entry.value);
            }
            return;
        }
        self.ends.push((self.present, end));
        if self.present != Table::Article && entry.key.is_some() {
            return;
        }
        let start = line_start(self.text, place.start);
        let name = self.slice(&(start..place.start));
        let unit = Unit {
            kind: Kind::Key(self.present),
            name: name.trim_end_matches('=').trim_end().to_owned(),
            value: self.slice(&place),
        };
        self.units.push((unit, start..place.end));
    }
}

/// What three versions make of a unit.
#[derive(Debug)]
pub(super) struct Decision {
    pub(super) kind: Kind,
    pub(super) name: String,
    /// What it is in base, ours and theirs.
    pub(super) values: [Option<String>; 3],
    /// What it is to be; nothing: it goes.
    pub(super) value: Option<String>,
    /// Both changed it differently.
    pub(super) is_open: bool,
}

/// The units of base, ours and theirs, merged: what one changed is taken, where both did ours stands, and what one
/// took away is back if the other one changed it.
pub(super) fn decide(all: [&[&Unit]; 3]) -> Vec<Decision> {
    let mut places = HashMap::new();
    let mut found: Vec<(&Unit, [Option<&str>; 3])> = Vec::new();
    for (side, units) in all.into_iter().enumerate() {
        for &unit in units {
            let place = places.entry((unit.kind, unit.name.as_str()));
            let place = *place.or_insert(found.len());
            if place == found.len() {
                found.push((unit, [None; 3]));
            }
            let values = found.get_mut(place).map(|(_, values)| values);
            if let Some(value) = values.and_then(|values| values.get_mut(side)) {
                *value = Some(&unit.value);
            }
        }
    }
    let found = found.into_iter();
    found
        .map(|(unit, values)| Decision::of(unit, values))
        .collect()
}

impl Decision {
    fn of(unit: &Unit, values: [Option<&str>; 3]) -> Self {
        let [base, ours, theirs] = values;
        let (value, is_open) = if ours == theirs || theirs == base {
            (ours, false)
        } else if ours == base {
            (theirs, false)
        } else {
            (ours.or(theirs), true)
        };
        Self {
            kind: unit.kind,
            name: unit.name.clone(),
            values: values.map(|value| value.map(str::to_owned)),
            value: value.map(str::to_owned),
            is_open,
        }
    }

    /// Whether it is about `unit`.
    pub(super) fn is_of(&self, unit: &Unit) -> bool {
        self.kind == unit.kind && self.name == unit.name
    }
}

/// Gives the unit called `name` in `text` the `value`, or takes it away. A key that isn't there goes below the last
/// one of its table, a table to the end of `text`.
pub(super) fn set(
    text: &mut String,
    (kind, name): (Kind, &str),
    value: Option<&str>,
    newline: &str,
) {
    let scan = Scan::of(text);
    let found = scan.units.iter();
    let found = found
        .clone()
        .find(|(unit, _)| unit.kind == kind && unit.name == name);
    if found.map(|(unit, _)| unit.value.as_str()) == value {
        return;
    }
    let place = found.map(|(_, place)| place.clone());
    if let (None, Some(value), Kind::Key(Table::Article)) = (&place, value, kind)
        && let Some(key) = Key::of(name, Table::Article)
    {
        return edit::set(text, Table::Article, key, Some(value), newline);
    }
    let end = match kind {
        Kind::Key(table) => {
            let ends = scan.ends.iter().filter(|(other, _)| *other == table);
            ends.map(|(_, end)| *end).max().unwrap_or_default()
        }
        Kind::Table | Kind::Element => text.len(),
    };
    let new = value.map(|value| match kind {
        Kind::Key(_) => format!("{name} = {value}"),
        Kind::Table | Kind::Element => format!("{value}\n"),
    });
    let new = new.map(|new| new.replace('\n', newline));
    match (place, new) {
        (Some(place), Some(new)) => text.replace_range(place, &new),
        (Some(place), None) => take_away(text, place, kind),
        (None, Some(new)) => match kind {
            Kind::Key(_) => text.insert_str(end, &(new + newline)),
            Kind::Table | Kind::Element => *text += &(newline.to_owned() + &new),
        },
        (None, None) => {}
    }
}

/// Takes a unit away, but leaves the remark beside a key.
fn take_away(text: &mut String, place: Range<usize>, kind: Kind) {
    let end = line_end(text, place.end);
    let rest = text.get(place.end..end).unwrap_or_default();
    let end = match kind {
        Kind::Key(_) => rest.find('#').map_or(end, |at| place.end + at),
        Kind::Table | Kind::Element => place.end,
    };
    text.replace_range(place.start..end, "");
}
