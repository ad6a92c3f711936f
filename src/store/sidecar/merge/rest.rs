//! Brings what isn't known here together: unknown keys and tables, and remarks.

use super::super::block::string;
use super::super::parts::{Key, Table};
use super::super::{conflicts, edit};
use super::Form;
use super::units::{Decision, Kind, Scan, Unit, decide, set};
use std::collections::HashSet;

/// The units of a text in three versions, and which of them break off in it.
pub(super) struct Rest<'a> {
    pub(super) units: [Vec<&'a Unit>; 3],
    pub(super) torn: [bool; 3],
}

impl<'a> Rest<'a> {
    /// What becomes of each unit.
    pub(super) fn decide(&self) -> Vec<Decision> {
        let [base, ours, theirs] = &self.units;
        let [_, our_torn, their_torn] = self.torn;
        let broken = [self.broken(ours, our_torn), self.broken(theirs, their_torn)];
        let [our_piece, their_piece] = broken;
        let ours = self.whole(ours, our_torn, our_piece);
        let theirs = self.whole(theirs, their_torn, their_piece);
        // As if it had been there before both: then it goes.
        let pieces = broken.into_iter().flatten();
        let pieces = pieces.filter(|piece| piece.kind == Kind::Element);
        let base: Vec<_> = base.iter().copied().chain(pieces).collect();
        decide([&base, &ours, &theirs])
    }

    /// The table at the end of `units`, where these are `torn`, of which base has more.
    fn broken(&self, units: &[&'a Unit], torn: bool) -> Option<&'a Unit> {
        let last = units.last().copied().filter(|_| torn)?;
        let [base, ..] = &self.units;
        let has_more = |whole: &&&Unit| match last.kind {
            Kind::Key(_) => false,
            Kind::Table => whole.kind == Kind::Table && whole.name == last.name,
            Kind::Element => {
                whole.kind == Kind::Element
                    && whole.value != last.value
                    && whole.value.starts_with(&last.value)
            }
        };
        base.iter().find(has_more).map(|_| last)
    }

    /// `units` without the `broken` one, and those of base that are missing where they are `torn`: they aren't
    /// known to be gone.
    fn whole(&self, units: &[&'a Unit], torn: bool, broken: Option<&Unit>) -> Vec<&'a Unit> {
        let [base, ..] = &self.units;
        let units = units.iter().copied();
        let units: Vec<_> = units.filter(|unit| Some(*unit) != broken).collect();
        let names: HashSet<_> = units.iter().map(|unit| key(unit)).collect();
        let gone = base
            .iter()
            .filter(|unit| torn && !names.contains(&key(unit)));
        units.iter().chain(gone).copied().collect()
    }
}

fn key(unit: &Unit) -> (Kind, &str) {
    (unit.kind, &unit.name)
}

/// How a decision is carried out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner<'a> {
    pub(super) form: Form,
    pub(super) newline: &'a str,
    /// The text of theirs: what is open there already isn't newly open.
    pub(super) theirs: &'a str,
}

/// Makes `text` say what was decided of one unit, of which it has the value `had`. How much is newly open.
pub(super) fn settle(
    text: &mut String,
    decision: &Decision,
    had: Option<&str>,
    manner: Manner<'_>,
) -> usize {
    let Manner { form, newline, .. } = manner;
    let value = decision.value.as_deref();
    if value != had {
        match form {
            Form::Data => set(text, (decision.kind, &decision.name), value, newline),
            Form::Remarks => above(text, &told(decision), newline),
        }
    }
    if !decision.is_open {
        return 0;
    }
    let before = text.len();
    let table = if decision.kind == Kind::Key(Table::Annotation) && form == Form::Data {
        let mut table = String::new();
        conflicts::append(&mut table, &conflict_of(decision), "\n");
        let table = table.trim();
        set(text, (Kind::Element, table), Some(table), newline);
        table.to_owned()
    } else {
        let told = told(decision);
        above(text, &told, newline);
        told.join("\n")
    };
    let is_old = manner.theirs.replace("\r\n", "\n").contains(&table);
    usize::from(text.len() != before && !is_old)
}

/// The keys of a conflict about something that isn't known here, so that it is kept as data too.
fn conflict_of(decision: &Decision) -> [(Key, Option<String>); 4] {
    let [base, ours, theirs] = decision.values.clone();
    [
        (Key::Field, Some(string(&decision.name))),
        (Key::Ours, ours),
        (Key::Theirs, theirs),
        (Key::Base, base),
    ]
}

/// What theirs has, or that ours has none, as remarks.
fn told(decision: &Decision) -> Vec<String> {
    let [_, ours, theirs] = &decision.values;
    let name = decision.name.lines().next().unwrap_or_default();
    let Some(theirs) = theirs else {
        return vec![format!("# theirs: no {name}")];
    };
    if ours.is_none() && decision.is_open {
        return vec![format!("# ours: no {name}")];
    }
    let text = match decision.kind {
        Kind::Key(_) => format!("{name} = {theirs}"),
        Kind::Table | Kind::Element => theirs.clone(),
    };
    let lines = text.lines().map(str::trim_end);
    lines.map(|line| format!("# theirs: {line}")).collect()
}

/// Writes those of the `remarks` that `text` hasn't yet above its stance or, where it has none, above all of it.
pub(super) fn above(text: &mut String, remarks: &[String], newline: &str) {
    if remarks.is_empty() {
        return;
    }
    let scan = Scan::of(text);
    let there = scan.remarks();
    let new = remarks
        .iter()
        .filter(|remark| !there.contains(&remark.as_str()));
    let new: String = new.flat_map(|remark| [remark.as_str(), newline]).collect();
    let at = edit::header(text, Table::Annotation).or(scan.first());
    text.insert_str(at.unwrap_or(text.len()), &new);
}

/// Takes what stands in `block` below its last line, where a key went and left its remark, above its stance: there
/// it would be the next one's.
pub(super) fn lift(block: &mut String, newline: &str) {
    let end = Scan::of(block).end();
    let left = block.split_off(end);
    let remarks = left.lines().map(str::trim).filter(|line| !line.is_empty());
    let remarks: Vec<_> = remarks.map(str::to_owned).collect();
    above(block, &remarks, newline);
}

/// `text` with the line ends `newline`. What has a value over several lines stays as it is: they are part of it.
pub(super) fn with_line_ends(text: &str, newline: &str) -> String {
    let is_same = (newline == "\r\n") == text.contains("\r\n");
    if is_same || Scan::of(text).is_folded() {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\n', newline)
}
