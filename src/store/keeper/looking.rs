//! Looking at what others write while nothing is to be saved, and again where somebody was in the middle of it.

use super::{Keeper, Order, Outcome, Report, Work};
use crate::store::drawer::Drawer;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A text, or a codebook, is looked at once it has been left alone for so long: it may come in pieces.
pub(super) const QUIET: Duration = Duration::from_millis(250);

/// What was said of the files.
#[derive(Debug, Default)]
pub(super) struct Told {
    reason: Option<String>,
    place: Option<PathBuf>,
    mended: bool,
    /// The file lacks what was saved there.
    lack: bool,
    /// Why there is work that isn't saved, if that was said last.
    failure: Option<String>,
}

impl Told {
    /// The file could be used in the meantime.
    pub(super) fn forget(&mut self) {
        self.reason = None;
        self.place = None;
        self.lack = false;
    }

    /// `report` is what is said of the work now.
    pub(super) fn note(&mut self, report: &Report) {
        match report {
            Report::Saved { .. } => (self.failure, self.lack) = (None, false),
            Report::Failed { reason, .. } => self.failure = Some(reason.clone()),
            _ => {}
        }
    }

    pub(super) fn is_news_of_lack(&mut self) -> bool {
        !std::mem::replace(&mut self.lack, true)
    }

    pub(super) fn is_news_of_place(&mut self, place: &Path) -> bool {
        let is_known = self.place.as_deref() == Some(place);
        self.place = Some(place.to_path_buf());
        !is_known
    }

    fn is_news(&mut self, reason: &str) -> bool {
        let is_known = self.reason.as_deref() == Some(reason);
        self.reason = Some(reason.to_owned());
        !is_known
    }
}

impl Keeper {
    /// Looks whether what was saved is still in the file, and writes it again if not. A report that it is saved follows,
    /// or that it couldn't be. From then on the file is somebody else's to move, until something is done or
    /// [`Keeper::go_on`] is called.
    pub fn assure(&self) {
        self.order(Order::Assure);
    }

    /// Looks at the file again as before [`Keeper::assure`].
    pub fn go_on(&self) {
        self.order(Order::Resume);
    }
}

impl<R: Fn(Report)> Work<R> {
    /// When something is to be done though nobody orders it.
    pub(super) fn due(&self) -> Option<Instant> {
        let due = [self.retry, self.text.due(), self.codes_due];
        due.into_iter().flatten().min()
    }

    /// Does what is due by now.
    pub(super) fn look_again(&mut self) {
        let now = Instant::now();
        if self.retry.is_some_and(|due| due <= now) {
            self.look();
        }
        if self.text.due().is_some_and(|due| due <= now) {
            self.look_at_text();
        }
        // What is under way in other articles ends with a change of it.
        if self.errands.is_empty() && self.codes_due.is_some_and(|due| due <= now) {
            self.codes_due = None;
            self.look_at_codebook();
        }
    }

    /// Others may have changed the sidecar, or made room for it: what they did is taken in, what couldn't be saved is
    /// tried again.
    pub(super) fn look(&mut self) {
        if self.held {
            return;
        }
        if self.desk.drawer.is_none() {
            return self.look_whether_mended();
        }
        if self.unsaved {
            let report = self.save(&[], false);
            let is_known = match &report {
                Some(Report::Failed { reason, .. }) => self.told.failure.as_ref() == Some(reason),
                _ => false,
            };
            return self.tell(report.filter(|_| !is_known));
        }
        let outcome = self.bring(&[], false);
        if self.unsaved {
            // It lacks what was saved, and can't be written.
            let report = self.reported(outcome);
            return self.tell(report);
        }
        if self.told.lack && !self.desk.drawer.as_ref().is_some_and(Drawer::lacks) {
            // What only can't be read has all.
            let revision = self.settled();
            self.tell(Some(Report::Saved { revision }));
        }
        match outcome {
            Ok(Outcome::Done) => self.told.forget(),
            Ok(Outcome::Wait(pause)) => self.retry = Some(Instant::now() + pause),
            Ok(Outcome::Failed { reason, .. }) if self.told.is_news(&reason) => {
                (self.report)(Report::NotMerged { reason });
            }
            Err(_) if self.told.lack => {
                let report = self.reported(outcome);
                self.tell(report);
            }
            // A breakdown is told of with the next change, which can't be saved.
            Ok(Outcome::Failed { .. } | Outcome::Apart(_)) | Err(_) => {}
        }
    }

    /// Sees to it that what was saved is in the file, whatever others did to that, and waits for them. What is to be
    /// reported: that it is saved, where nothing stands against that.
    pub(super) fn assure(&mut self) -> Option<Report> {
        let revision = self.settled();
        if self.desk.drawer.is_none() {
            return Some(Report::Saved { revision });
        }
        let outcome = self.bring(&[], true);
        if self.unsaved {
            return self.reported(outcome);
        }
        if matches!(outcome, Ok(Outcome::Done)) {
            self.told.forget();
        }
        Some(Report::Saved { revision })
    }

    /// The article is open for reading alone: whether it still must be.
    fn look_whether_mended(&mut self) {
        let article = self.desk.article.clone();
        let is_mended = self.desk.path.exists()
            && Drawer::open(&self.desk.path, &self.desk.places, || article).is_ok();
        if is_mended && !self.told.mended {
            (self.report)(Report::SidecarMended);
        }
        self.told.mended = is_mended;
    }

    pub(super) fn look_at_codebook_soon(&mut self) {
        self.codes_due = Some(Instant::now() + QUIET);
    }

    /// Tells what others have made of the codebook; what couldn't be written to it before is tried again.
    pub(super) fn look_at_codebook(&mut self) {
        let file = &mut self.desk.codes;
        let looked = catch_unwind(AssertUnwindSafe(|| file.look()));
        // A breakdown there leaves the one in force.
        let Ok(Some(read)) = looked else {
            return;
        };
        let unwritten = self.codes.clone();
        let read = read.map(|mut codebook| {
            for change in &unwritten {
                codebook.apply(change);
            }
            Box::new(codebook)
        });
        if read.is_ok() {
            self.keep_codes(Vec::new(), true);
        }
        (self.report)(Report::Codebook {
            file: self.desk.codes.label(),
            read,
            heard: self.revision,
        });
    }
}
