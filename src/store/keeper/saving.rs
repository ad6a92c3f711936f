//! Saving what was ordered, and what is reported of it.

use super::{Report, Work};
use crate::annotation::{Arrival, Change, Whence};
use crate::article::AboutChange;
use crate::codebook::CodeChange;
use crate::store::desk::Desk;
use crate::store::drawer::{Around, Drawer, Outcome};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::Instant;

impl<R: Fn(Report)> Work<R> {
    /// Saves `changes` and what else isn't yet; the `last` time it is waited for whoever writes there. Nothing is
    /// reported while somebody does.
    pub(super) fn save(&mut self, changes: &[Change], last: bool) -> Option<Report> {
        if !self.unsaved {
            // The codebook alone is concerned: no sidecar comes to be for that.
            let revision = self.settled();
            return Some(Report::Saved { revision });
        }
        let outcome = self.bring(changes, last);
        self.reported(outcome)
    }

    /// What is reported of the `outcome` of saving.
    pub(super) fn reported(&mut self, outcome: Result<Outcome, &'static str>) -> Option<Report> {
        let revision = self.revision;
        let failed = |reason: String, kept| {
            Some(Report::Failed {
                revision,
                reason,
                kept,
            })
        };
        match outcome {
            Ok(Outcome::Done) => {
                self.unsaved = false;
                self.told.forget();
                let revision = self.settled();
                Some(Report::Saved { revision })
            }
            Ok(Outcome::Apart(kept)) => {
                if self.told.is_news_of_place(&kept) {
                    (self.report)(Report::Apart { kept });
                }
                let revision = self.settled();
                Some(Report::Saved { revision })
            }
            Ok(Outcome::Wait(pause)) => {
                self.retry = Some(Instant::now() + pause);
                None
            }
            Ok(Outcome::Failed { reason, kept }) => failed(reason, kept),
            Err(reason) => failed(reason.to_owned(), None),
        }
    }

    /// Has `changes` of what is said of the article; they are saved with what is ordered next.
    pub(super) fn describe(&mut self, changes: &[AboutChange]) {
        let article = self.desk.article.clone();
        if let Some(drawer) = self.desk.drawer.as_mut().filter(|_| !self.broken) {
            for change in changes {
                drawer.describe(change, &article);
            }
        }
        self.unsaved |= !changes.is_empty();
    }

    /// Keeps the text that the stances are on. Where it can't be, they are found by their words if it changes.
    pub(super) fn keep_text(&mut self) {
        let Desk {
            drawer, article, ..
        } = &mut self.desk;
        if let Some(drawer) = drawer.as_mut().filter(|_| !self.broken) {
            let _ = drawer.keep_text(article);
        }
    }

    pub(super) fn keep_codes(&mut self, codes: Vec<CodeChange>, is_last: bool) {
        let is_due = !codes.is_empty() || (is_last && !self.codes.is_empty());
        self.codes.extend(codes);
        if !is_due {
            return;
        }
        let (file, changes) = (&mut self.desk.codes, &self.codes);
        let kept = catch_unwind(AssertUnwindSafe(|| file.keep(changes)));
        match kept {
            Ok(Ok(())) => self.codes.clear(),
            Ok(Err(reason)) => (self.report)(Report::CodesLeft { reason }),
            Err(_) => {
                let reason = "writing the codebook broke down: a mistake in the program";
                let reason = reason.to_owned();
                (self.report)(Report::CodesLeft { reason });
            }
        }
    }

    pub(super) fn tell(&mut self, report: Option<Report>) {
        if let Some(report) = report {
            // The text may have gone with the folder that can't be written any more.
            if matches!(report, Report::Failed { .. }) {
                self.look_at_text_soon();
            }
            self.told.note(&report);
            (self.report)(report);
        }
    }

    /// Brings sidecar and file together. What came in is reported at once.
    pub(super) fn bring(
        &mut self,
        changes: &[Change],
        last: bool,
    ) -> Result<Outcome, &'static str> {
        self.retry = None;
        if self.broken {
            return Err("saving broke down before; leave and start again");
        }
        let Some(drawer) = &mut self.desk.drawer else {
            return Err("this article is open for reading only");
        };
        let around = (
            &*self.desk.article,
            self.desk.key.as_str(),
            &self.desk.places,
        );
        let mut saved = catch_unwind(AssertUnwindSafe(|| (self.save)(drawer, changes, around)));
        while let (true, Ok(Outcome::Wait(pause))) = (last, &saved) {
            thread::sleep(*pause);
            saved = catch_unwind(AssertUnwindSafe(|| (self.save)(drawer, &[], around)));
        }
        // An old copy that was written back may have taken away what was saved.
        self.unsaved |= drawer.is_unsaved();
        for changes in drawer.take_arrived() {
            (self.report)(Report::Merged(Arrival {
                changes,
                heard: self.revision,
                whence: Whence::Program,
            }));
        }
        if let Some(about) = drawer.take_described() {
            let heard = self.revision;
            (self.report)(Report::Described { about, heard });
        }
        let lacks = drawer.lacks();
        if lacks && self.told.is_news_of_lack() {
            (self.report)(Report::Lacking);
        }
        if let Some(reason) = drawer.take_regained() {
            (self.report)(Report::WrittenAgain { reason });
        }
        saved.map_err(|_| {
            self.broken = true;
            "saving broke down: a mistake in the program"
        })
    }
}

/// How changes are saved; tests have one that breaks down.
pub(super) type Save = fn(&mut Drawer, &[Change], Around<'_>) -> Outcome;

/// Carries out `changes` and saves, or keeps the work aside.
pub(super) fn save(drawer: &mut Drawer, changes: &[Change], around: Around<'_>) -> Outcome {
    let (article, ..) = around;
    drawer.apply(changes, article);
    drawer.bring(around)
}
