//! Saving what was ordered, and what is reported of it.

use super::{Report, Work};
use crate::annotation::{Arrival, Change, Whence};
use crate::article::AboutChange;
use crate::store::drawer::{Around, Drawer, Outcome};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::Instant;

impl<R: Fn(Report)> Work<R> {
    /// Saves `changes` and what else isn't yet; the `last` time it is waited for whoever writes there. Nothing is
    /// reported while somebody does.
    pub(super) fn save(&mut self, changes: &[Change], last: bool) -> Option<Report> {
        let revision = self.revision;
        if !self.unsaved {
            // The codebook alone is concerned: no sidecar comes to be for that.
            let revision = self.settled();
            return Some(Report::Saved { revision });
        }
        let failed = |reason: String, kept| {
            Some(Report::Failed {
                revision,
                reason,
                kept,
            })
        };
        match self.bring(changes, last) {
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

    pub(super) fn tell(&self, report: Option<Report>) {
        if let Some(report) = report {
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
