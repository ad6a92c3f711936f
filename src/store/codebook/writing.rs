//! Changes of codes written into a codebook's text: only what they are about is touched.
//!
//! `toml_edit` isn't used: it turns CR LF into LF, so a foreign line would change. Here a change is a few
//! replacements at places that the reader tells, and all the rest is copied.

use super::fault;
use super::kind::Kind;
use super::outline::{Entry, Outline, Table};
use super::reading::{self, Read, Unread};
use super::wording::{Field, fields, kind_of};
use crate::codebook::{Code, CodeChange, Codebook};
use crate::store::sidecar::newline_of;
use crate::store::sidecar::parts::{line_end, line_start};
use std::collections::HashSet;
use std::ops::Range;
use toml::de::DeTable;

/// `source`, the text of a codebook that messages call `label`, after `changes`. What is there already
/// isn't added, and then goes to `untaken`: taking it back later takes nothing from who wrote it.
///
/// # Errors
/// It may not be written, or couldn't be read any more; says why.
pub(super) fn write(
    label: &str,
    source: &str,
    changes: &[CodeChange],
    untaken: &mut Vec<Code>,
) -> Result<String, String> {
    let mut text = with_sides(label, source, changes)?;
    let mut rest = changes;
    while !rest.is_empty() {
        let mut round = Round::new(label, &text, untaken)?;
        let mut taken = 0;
        for change in rest {
            if !round.take(change)? {
                break;
            }
            taken += 1;
        }
        if taken == 0 {
            return Err(format!(
                "{label} is written in a way that can't be changed here"
            ));
        }
        text = round.finish();
        rest = rest.get(taken..).unwrap_or_default();
    }
    read(label, &text)?;
    Ok(text)
}

/// `source` as a codebook that may be written.
fn read(label: &str, source: &str) -> Result<Read, String> {
    match reading::read(source) {
        Ok(read) if read.is_newer => Err(format!("{label} was made by a newer standoff")),
        Ok(read) => Ok(read),
        Err(Unread::Another) => Err(format!("{label} has no `standoff = 1`")),
        Err(Unread::Broken(faults)) => {
            let lines = fault::lines(label, source, faults);
            Err(lines.into_iter().next().unwrap_or_default())
        }
    }
}

/// `source` with the built-in sides written out, where there are none and one is to be changed: a
/// single side in the file would be all there are.
fn with_sides(label: &str, source: &str, changes: &[CodeChange]) -> Result<String, String> {
    let mut text = source.to_owned();
    let mut codes = changes.iter().filter_map(|change| {
        let code = change.before.as_ref().or(change.after.as_ref());
        code.filter(|code| kind_of(code) == Kind::Side)
    });
    if codes.next().is_some() && read(label, source)?.places[0].is_empty() {
        let mut untaken = Vec::new();
        let mut round = Round::new(label, source, &mut untaken)?;
        for side in Codebook::default().sides() {
            round.make(&Code::Side(side.clone()))?;
        }
        text = round.finish();
    }
    Ok(text)
}

/// A replacement in the text.
struct Edit {
    range: Range<usize>,
    text: String,
}

/// The changes that can be written by what is known of one text.
struct Round<'a> {
    label: &'a str,
    source: &'a str,
    newline: &'static str,
    codebook: Codebook,
    places: [Vec<usize>; 3],
    outlines: [Outline; 3],
    untaken: &'a mut Vec<Code>,
    made: Vec<Code>,
    touched: HashSet<usize>,
    edits: Vec<Edit>,
}

impl<'a> Round<'a> {
    fn new(label: &'a str, source: &'a str, untaken: &'a mut Vec<Code>) -> Result<Self, String> {
        let Read {
            codebook, places, ..
        } = read(label, source)?;
        let root = DeTable::parse(source).map_err(|error| format!("{label}: {error}"))?;
        let outline = |kind| Outline::of(kind, root.get_ref(), source);
        Ok(Self {
            label,
            source,
            newline: newline_of(source),
            codebook,
            places,
            outlines: [Kind::Side, Kind::Speaker, Kind::Topic].map(outline),
            untaken,
            made: Vec::new(),
            touched: HashSet::new(),
            edits: Vec::new(),
        })
    }

    /// Takes `change` up; says whether it could, or needs the text with the changes before it.
    fn take(&mut self, change: &CodeChange) -> Result<bool, String> {
        match (&change.before, &change.after) {
            (None, Some(code)) if self.has(code) => self.untaken.push(code.clone()),
            (None, Some(code)) => self.make(code)?,
            (Some(before), after) => return Ok(self.change(before, after.as_ref())),
            (None, None) => {}
        }
        Ok(true)
    }

    /// The text after all.
    fn finish(mut self) -> String {
        // Insertions at one place stay in their order: the sort is stable.
        self.edits.sort_by_key(|edit| edit.range.start);
        let mut text = String::with_capacity(self.source.len() + 256);
        let mut copied = 0;
        for edit in self.edits {
            text.push_str(
                self.source
                    .get(copied..edit.range.start)
                    .unwrap_or_default(),
            );
            text.push_str(&edit.text);
            copied = edit.range.end.max(copied);
        }
        text.push_str(self.source.get(copied..).unwrap_or_default());
        text
    }

    /// Whether there is an entry that says as much as `code`.
    fn has(&self, code: &Code) -> bool {
        let made = self.made.iter().any(|made| is_as_good(made, code));
        made || match code {
            Code::Side(side) => self.codebook.side(&side.name).is_some(),
            Code::Topic(topic) => self.codebook.topic(&topic.name).is_some(),
            Code::Speaker(_) => {
                let mut all = self.codebook.speakers().iter().cloned();
                all.any(|speaker| is_as_good(&Code::Speaker(speaker), code))
            }
        }
    }

    /// A new table after the last of its kind.
    fn make(&mut self, code: &Code) -> Result<(), String> {
        let kind = kind_of(code);
        let written = fields(code).into_iter();
        let written = written.filter_map(|(key, value)| Some(format!("{key} = {}", value?)));
        let written: Vec<_> = written.collect();
        let outline = &self.outlines[index(kind)];
        if outline.is_strange {
            let (label, name, header) = (self.label, kind.name(), kind.header());
            return Err(format!(
                "in {label} `{name}` isn't a list of tables {header}"
            ));
        }
        let edit = match &outline.list {
            Some(list) => self.in_list(outline, list, &written),
            None => self.with_header(kind, outline, &written),
        };
        self.edits.push(edit);
        self.made.push(code.clone());
        Ok(())
    }

    fn with_header(&self, kind: Kind, outline: &Outline, written: &[String]) -> Edit {
        let newline = self.newline;
        let last = outline.tables.iter().map(|table| table.end).max();
        let at = last.map_or(self.source.len(), |end| self.below(end));
        let body = [&[kind.header().to_owned()], written]
            .concat()
            .join(newline);
        self.insert_lines(at, &format!("{newline}{body}"))
    }

    fn in_list(&self, outline: &Outline, list: &Range<usize>, written: &[String]) -> Edit {
        let table = format!("{{ {} }}", written.join(", "));
        let Some(last) = outline.tables.iter().max_by_key(|table| table.end) else {
            return insert(list.start + 1, table);
        };
        let before = self.slice(line_start(self.source, last.start)..last.start);
        let gap = if before.trim().is_empty() {
            format!("{}{before}", self.newline)
        } else {
            String::from(" ")
        };
        insert(last.end, format!(",{gap}{table}"))
    }

    /// Changes or deletes the entry that is `before`. One that isn't there any more is nobody's: then
    /// nothing is done. What was changed by somebody else is only changed where `after` differs, and
    /// never deleted.
    fn change(&mut self, before: &Code, after: Option<&Code>) -> bool {
        if after.is_none()
            && let Some(at) = self.untaken.iter().position(|code| code == before)
        {
            self.untaken.remove(at);
            return true;
        }
        let kind = kind_of(before);
        let Some(start) = self.find(before, after.is_none()) else {
            return self.made.is_empty() && self.touched.is_empty();
        };
        let outline = &self.outlines[index(kind)];
        let Some(table) = outline.at(start) else {
            return true;
        };
        let edits = match after {
            None if outline.list.is_some() => vec![self.without_item(table)],
            None => vec![self.without_table(table)],
            Some(after) => self.set_all(table, outline.list.is_some(), before, after),
        };
        let is_free = self.touched.insert(start) && !edits.iter().any(|edit| self.collides(edit));
        if is_free {
            self.edits.extend(edits);
        }
        is_free
    }

    /// Where the entry begins that is `code`, or at least has its name.
    fn find(&self, code: &Code, exactly: bool) -> Option<usize> {
        let book = &self.codebook;
        let all: Vec<Code> = match code {
            Code::Side(_) => book.sides().iter().cloned().map(Code::Side).collect(),
            Code::Speaker(_) => book.speakers().iter().cloned().map(Code::Speaker).collect(),
            Code::Topic(_) => book.topics().iter().cloned().map(Code::Topic).collect(),
        };
        let same = all.iter().position(|other| other == code);
        let named = || all.iter().position(|other| other.name() == code.name());
        let found = same.or_else(|| if exactly { None } else { named() })?;
        self.places[index(kind_of(code))].get(found).copied()
    }

    fn collides(&self, edit: &Edit) -> bool {
        let (new, both_insert) = (&edit.range, |other: &Edit| {
            other.range.is_empty() && edit.range.is_empty()
        });
        self.edits.iter().any(|other| {
            let old = &other.range;
            !both_insert(other) && old.start <= new.end && new.start <= old.end
        })
    }

    /// The table with its lines of comment right above and one blank line.
    fn without_table(&self, table: &Table) -> Edit {
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
    fn without_item(&self, table: &Table) -> Edit {
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

    /// What makes `table` from `before` to `after`.
    fn set_all(&self, table: &Table, is_item: bool, before: &Code, after: &Code) -> Vec<Edit> {
        let pairs = fields(before).into_iter().zip(fields(after));
        let pairs = pairs.filter(|((key, before), (_, after))| {
            // What follows from a side's name must not change with it.
            let follows = *key == "letter" && table.entry(key).is_none();
            before != after || follows
        });
        pairs
            .filter_map(|(_, field)| self.set(table, is_item, field))
            .collect()
    }

    fn set(&self, table: &Table, is_item: bool, (key, value): Field) -> Option<Edit> {
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

/// Whether `one` says of a speaker what `other` says: a name alone is said by every entry of the name.
fn is_as_good(one: &Code, other: &Code) -> bool {
    match (one, other) {
        (Code::Speaker(one), Code::Speaker(other)) => {
            let period = |code: &crate::codebook::Speaker| (code.from, code.until);
            one.name == other.name
                && (period(other) == (None, None) || period(one) == period(other))
        }
        _ => kind_of(one) == kind_of(other) && one.name() == other.name(),
    }
}

const fn index(kind: Kind) -> usize {
    match kind {
        Kind::Side | Kind::Position => 0,
        Kind::Speaker => 1,
        Kind::Topic => 2,
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
