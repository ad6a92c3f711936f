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
        let (ours, theirs) = (self.whole(ours, our_torn), self.whole(theirs, their_torn));
        decide([base, &ours, &theirs])
    }

    /// `units`, and those of base that are missing where they are `torn`: they aren't known to be gone.
    fn whole(&self, units: &[&'a Unit], torn: bool) -> Vec<&'a Unit> {
        let [base, ..] = &self.units;
        let names: HashSet<_> = units.iter().map(key).collect();
        let gone = base
            .iter()
            .filter(|unit| torn && !names.contains(&key(unit)));
        units.iter().chain(gone).copied().collect()
    }
}

fn key<'a>(unit: &&'a Unit) -> (Kind, &'a str) {
    (unit.kind, &unit.name)
}

/// Makes `text` say what was decided of one unit, of which it has the value `had`. How much is newly open.
pub(super) fn settle(
    text: &mut String,
    decision: &Decision,
    had: Option<&str>,
    form: Form,
    newline: &str,
) -> usize {
    let value = decision.value.as_deref();
    if value != had {
        match form {
            Form::Data => set(text, (decision.kind, &decision.name), value, newline),
            Form::Remarks => {
                above(text, &told(decision, value), newline);
            }
        }
    }
    if !decision.is_open {
        return 0;
    }
    let before = text.len();
    if decision.kind == Kind::Key(Table::Annotation) && form == Form::Data {
        let mut table = String::new();
        conflicts::append(&mut table, &conflict_of(decision), "\n");
        let table = table.trim();
        set(text, (Kind::Element, table), Some(table), newline);
    } else {
        let [_, _, theirs] = &decision.values;
        above(text, &told(decision, theirs.as_deref()), newline);
    }
    usize::from(text.len() != before)
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

/// What theirs has, as remarks.
fn told(decision: &Decision, value: Option<&str>) -> Vec<String> {
    let name = &decision.name;
    match (decision.kind, value) {
        (_, None) => vec![format!(
            "# theirs: no {}",
            name.lines().next().unwrap_or_default()
        )],
        (Kind::Key(_), Some(value)) => remarked(&format!("{name} = {value}")),
        (_, Some(value)) => remarked(value),
    }
}

fn remarked(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_end);
    lines.map(|line| format!("# theirs: {line}")).collect()
}

/// Writes those of the `remarks` that `text` hasn't yet above its stance or, where it has none, above its first key.
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
    let at = edit::header(text, Table::Annotation).or(scan.first_key());
    text.insert_str(at.unwrap_or(text.len()), &new);
}

/// `text` with the line ends `newline`. What has a value over several lines stays as it is: they are part of it.
pub(super) fn with_line_ends(text: &str, newline: &str) -> String {
    let is_same = (newline == "\r\n") == text.contains("\r\n");
    if is_same || Scan::of(text).is_folded() {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\n', newline)
}
