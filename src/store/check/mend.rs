//! What can be mended without a person's choice.

use super::twins::{Kind, Twin, twins};
use super::{Finding, Page};
use crate::annotation::{Annotation, Change};
use crate::store::keeper::Report;
use crate::store::{Desk, Keeper, Places, beside};
use std::sync::{Arc, Mutex};

/// What was found, and what would mend it.
#[derive(Debug)]
pub(super) struct Safe {
    pub(super) findings: Vec<Finding>,
    changes: Vec<Change>,
    /// What each of the findings becomes once the changes are saved.
    done: Vec<Option<&'static str>>,
}

impl Safe {
    /// Superfluous stances, and those that stand elsewhere now.
    pub(super) fn of(page: &Page) -> Self {
        let mut safe = Self {
            findings: Vec::new(),
            changes: Vec::new(),
            done: Vec::new(),
        };
        for twin in twins(page) {
            safe.twin(page, twin);
        }
        if let Some(line) = page.made_for_another() {
            safe.other_text(page, line);
        }
        safe
    }

    fn twin(&mut self, page: &Page, twin: Twin) {
        let line = |index: usize| page.lines.get(index).copied().unwrap_or_default();
        let (first, second) = (line(twin.first), line(twin.second));
        let what = match twin.kind {
            Kind::Same => format!("says the same as line {first}, on the same words"),
            Kind::Stance => {
                format!("has the stance of line {first}, on the same words; delete one")
            }
            Kind::Overlapping => {
                format!("overlaps line {first}, which has the same stance; delete one")
            }
        };
        let superfluous = page
            .annotations
            .get(twin.second)
            .filter(|_| twin.kind == Kind::Same);
        self.findings.push(page.finding(second, &what));
        self.done
            .push(superfluous.map(|_| "deleted, as the earlier one stays"));
        self.changes
            .extend(superfluous.cloned().map(Change::deleted));
    }

    fn other_text(&mut self, page: &Page, line: usize) {
        let found = page.annotations.iter().filter(|one| one.doubt.is_none());
        let Some(first) = found.clone().next() else {
            return;
        };
        let count = found.count();
        let what = format!(
            "the text has changed since; {count} of {} stances stand there unchanged",
            page.annotations.len()
        );
        self.findings.push(page.finding(line, &what));
        self.done
            .push(Some("their numbers are those of the text now"));
        if self.changes.is_empty() {
            // Whatever is saved brings all numbers up to date.
            self.changes
                .push(Change::edited(first.clone(), Annotation::clone(first)));
        }
    }

    /// Saves the changes as the reader does, and marks what is mended by them.
    pub(super) fn carry_out(&mut self, page: &Page, places: &Places) {
        if self.changes.is_empty() {
            return;
        }
        let changes = std::mem::take(&mut self.changes);
        match save(page, changes, places) {
            Ok(()) => {
                for (finding, done) in self.findings.iter_mut().zip(&self.done) {
                    finding.mended = *done;
                }
            }
            Err(reason) => {
                let what = format!("nothing was mended: {reason}");
                self.findings.push(page.finding(0, &what));
            }
        }
    }
}

fn save(page: &Page, changes: Vec<Change>, places: &Places) -> Result<(), String> {
    let article = page.article.clone();
    let key = beside::key_of_path(&std::path::absolute(&page.path).unwrap_or_default());
    let text = || Ok::<_, String>(article);
    let laid = Desk::open(text, page.path.clone(), key, places.clone())?;
    if laid.refusal.is_some() || laid.annotations != page.annotations {
        return Err(String::from("somebody else is writing it"));
    }
    let last = Arc::new(Mutex::new(None));
    let told = last.clone();
    let keeper = Keeper::start(laid.desk, move |report| {
        if let Ok(mut told) = told.lock() {
            *told = Some(report);
        }
    });
    let keeper = keeper.map_err(|error| error.to_string())?;
    keeper.keep(1, changes, Vec::new());
    keeper.finish();
    let report = last.lock().ok().and_then(|mut last| last.take());
    match report {
        Some(Report::Saved { .. }) => Ok(()),
        Some(Report::Failed { reason, .. }) => Err(reason),
        _ => Err(String::from("it couldn't be saved")),
    }
}
