//! What stands around the stances: what the file says of itself and of the article, and what isn't known here.

use super::super::parts::Table;
use super::super::sheet::Sheet;
use super::super::{END, opening};
use super::Form;
use super::rest::{Manner, Rest, above, settle, with_line_ends};
use super::units::{Decision, Kind, Scan};
use std::collections::HashSet;

/// What comes before all stances and what follows them.
pub(super) struct Frame {
    pub(super) head: String,
    pub(super) tail: String,
    /// The hash of the text that the file as a whole is for.
    pub(super) hash: Option<String>,
    /// How much is newly open in it.
    pub(super) conflicts: usize,
    pub(super) newline: &'static str,
}

impl Frame {
    /// That of ours with what only theirs changed. `known` are the remarks that aren't new.
    pub(super) fn of(
        [base, ours, theirs]: [Option<&Sheet>; 3],
        known: &HashSet<&str>,
        form: Form,
        newline: &'static str,
    ) -> Self {
        let text = |sheet: Option<&Sheet>| {
            sheet.map_or_else(Default::default, |sheet| {
                [sheet.before.clone(), sheet.after.clone()]
            })
        };
        let texts = [base, ours, theirs].map(text);
        let cut = [base, ours, theirs].map(|sheet| sheet.is_some_and(|sheet| sheet.cut));
        let [_, [head, tail], [their_head, their_tail]] = &texts;
        let (tail, end) = divided(tail, newline);
        let mut frame = Self {
            head: head.clone(),
            tail,
            hash: None,
            conflicts: 0,
            newline,
        };
        let scans = texts
            .each_ref()
            .map(|[head, tail]| (Scan::of(head), Scan::of(tail)));
        let units = scans
            .each_ref()
            .map(|(head, tail)| head.units().chain(tail.units()).collect());
        let rest = Rest { units, torn: cut };
        let [_, our_units, _] = &rest.units;
        let theirs = [their_head.as_str(), their_tail].concat();
        let manner = Manner {
            form,
            newline,
            theirs: &theirs,
        };
        for decision in of_one_text(rest.decide()) {
            let old = our_units.iter().find(|unit| decision.is_of(unit));
            frame.settle(&decision, old.map(|unit| unit.value.as_str()), manner);
        }
        frame.remark(their_head, their_tail, known);
        frame.tail += &end;
        let head = opening::gather("", &frame.head).ok();
        frame.hash = head.and_then(|gathered| gathered.head.hash);
        frame
    }

    fn settle(&mut self, decision: &Decision, had: Option<&str>, manner: Manner<'_>) {
        let in_head = matches!(decision.kind, Kind::Key(_))
            || Scan::of(&self.head)
                .units()
                .any(|unit| decision.is_of(unit));
        let text = if in_head {
            &mut self.head
        } else {
            &mut self.tail
        };
        self.conflicts += settle(text, decision, had, manner);
    }

    /// Keeps the remarks of theirs that are new.
    fn remark(&mut self, head: &str, tail: &str, known: &HashSet<&str>) {
        let there = [self.head.as_str(), &self.tail].concat();
        let there: HashSet<_> = Scan::of(&there).remarks().into_iter().collect();
        let new = |text: &str| -> Vec<String> {
            let remarks = Scan::of(text).remarks().into_iter();
            let remarks = remarks.filter(|one| !known.contains(one) && !there.contains(one));
            remarks.map(str::to_owned).collect()
        };
        above(&mut self.head, &new(head), self.newline);
        above(&mut self.tail, &new(tail), self.newline);
    }
}

/// What stands before the file's last line, and that line with what follows it.
fn divided(tail: &str, newline: &str) -> (String, String) {
    let mut at = tail.len();
    for line in tail.split_inclusive('\n').rev() {
        at -= line.len();
        if line.trim_end() == END {
            let (before, end) = tail.split_at(at);
            return (before.to_owned(), with_line_ends(end, newline));
        }
    }
    (tail.to_owned(), format!("{END}{newline}"))
}

/// Hash and length go together, with the encoding that the text was read by: where both sides are for another text than before, those of ours stand, and every
/// stance keeps the hash of the text that it was made in.
fn of_one_text(mut decisions: Vec<Decision>) -> Vec<Decision> {
    let is_of_text = |decision: &Decision| {
        matches!(decision.kind, Kind::Key(Table::Article))
            && matches!(&*decision.name, "encoding" | "hash" | "length")
    };
    let of_text = || decisions.iter().filter(|decision| is_of_text(decision));
    let ours_changed = of_text().any(|one| one.values[1] != one.values[0]);
    for decision in &mut decisions {
        if is_of_text(decision) {
            let side = if ours_changed { 1 } else { 2 };
            decision.value.clone_from(&decision.values[side]);
            decision.is_open = false;
        }
    }
    decisions
}
