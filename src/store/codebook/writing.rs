//! Changes of codes written into a codebook's text: only what they are about is touched.
//!
//! `toml_edit` isn't used: it turns CR LF into LF, so a foreign line would change. Here a change is a few
//! replacements at places that the reader tells, and all the rest is copied.

use super::edit::{Edit, Page};
use super::fault;
use super::kind::Kind;
use super::outline::{Outline, Table};
use super::reading::{self, Read, Unread};
use super::wording::{fields, kind_of};
use crate::codebook::{Code, CodeChange, Codebook, Side};
use crate::store::sidecar::newline_of;
use std::collections::HashSet;
use std::sync::Arc;
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
    let before = with_sides(label, source, changes)?;
    let text = carried_out(label, before.clone(), changes, untaken)?;
    let strays = strays(
        read(label, &before)?.codebook,
        &read(label, &text)?.codebook,
        changes,
    );
    if strays.is_empty() {
        return Ok(text);
    }
    let text = carried_out(label, text, &strays, untaken)?;
    read(label, &text)?;
    Ok(text)
}

/// What keeps key, letter and colour of the sides that stay where another goes or comes: those that aren't
/// written are chosen by place and by what the others have, and nobody's key may turn into another's.
fn strays(mut expected: Codebook, written: &Codebook, changes: &[CodeChange]) -> Vec<CodeChange> {
    if !changes.iter().any(CodeChange::is_of_sides) {
        return Vec::new();
    }
    for change in changes {
        expected.apply(change);
    }
    let stray = |side: &Arc<Side>| {
        let was = expected.side(&side.name)?;
        let kept = Arc::new(Side {
            key: was.key,
            letter: was.letter,
            color: was.color,
            ..Side::clone(side)
        });
        let change = CodeChange::edited(Code::Side(side.clone()), Code::Side(kept));
        (change.before != change.after).then_some(change)
    };
    written.sides().iter().filter_map(stray).collect()
}

/// The text after `changes`.
fn carried_out(
    label: &str,
    mut text: String,
    changes: &[CodeChange],
    untaken: &mut Vec<Code>,
) -> Result<String, String> {
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
    Ok(text)
}

/// `source` as a codebook that may be written.
pub(super) fn read(label: &str, source: &str) -> Result<Read, String> {
    match reading::read(source) {
        Ok(read) if read.is_newer => Err(format!("{label} was made by a newer standoff")),
        Ok(Read {
            broken: Some(fault),
            ..
        })
        | Err(Unread::Broken(fault)) => Err(fault::lines(label, source, vec![fault]).concat()),
        Ok(read) => Ok(read),
        Err(Unread::Another) => Err(format!("{label} has no `standoff = 1`")),
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

/// The changes that can be written by what is known of one text.
struct Round<'a> {
    label: &'a str,
    page: Page<'a>,
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
            page: Page {
                source,
                newline: newline_of(source),
            },
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
        let mut text = String::with_capacity(self.page.source.len() + 256);
        let mut copied = 0;
        for edit in self.edits {
            text.push_str(
                self.page
                    .source
                    .get(copied..edit.range.start)
                    .unwrap_or_default(),
            );
            text.push_str(&edit.text);
            copied = edit.range.end.max(copied);
        }
        text.push_str(self.page.source.get(copied..).unwrap_or_default());
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
            Some(list) => self.page.in_list(outline, list, &written),
            None => self.page.with_header(kind, outline, &written),
        };
        self.edits.push(edit);
        self.made.push(code.clone());
        Ok(())
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
            None if outline.list.is_some() => vec![self.page.without_item(table)],
            None => vec![self.page.without_table(table)],
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

    /// What makes `table` from `before` to `after`.
    fn set_all(&self, table: &Table, is_item: bool, before: &Code, after: &Code) -> Vec<Edit> {
        let pairs = fields(before).into_iter().zip(fields(after));
        let pairs = pairs.filter(|((key, before), (_, after))| {
            // What follows from a side's name must not change with it.
            let follows = *key == "letter" && table.entry(key).is_none();
            before != after || follows
        });
        pairs
            .filter_map(|(_, field)| self.page.set(table, is_item, field))
            .collect()
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
        Kind::Side | Kind::Position | Kind::Source => 0,
        Kind::Speaker => 1,
        Kind::Topic => 2,
    }
}
