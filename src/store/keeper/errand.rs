//! Acts on other articles: carried out a few files at a time, so that what is tagged meanwhile is saved meanwhile.

use super::{Report, Work};
use crate::annotation::Act;
use crate::codebook::CodeChange;
use crate::store::recode::Job;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// The rest of an act on other articles.
pub(super) struct Errand {
    pub(super) revision: u64,
    job: Job,
    /// What is to be written to the codebook after it.
    codes: Vec<CodeChange>,
}

/// So long an errand is gone on with before other orders are looked at.
const SLICE: Duration = Duration::from_millis(20);

impl<R: Fn(Report)> Work<R> {
    /// Begins with the article being read. The codebook comes last, so that the old name is in it as long as
    /// a stance may have it, and whoever was interrupted can do the same again; for the same reason it comes
    /// first where an act is taken back.
    pub(super) fn begin(&mut self, revision: u64, act: Act) {
        let job = Job::new(&self.desk.scope, act.recode, act.only.as_deref());
        let (now, codes) = if act.takes_back {
            (act.codes, Vec::new())
        } else {
            (Vec::new(), act.codes)
        };
        self.errands.push_back(Errand {
            revision,
            job,
            codes,
        });
        self.revision = revision;
        self.unsaved |= !act.changes.is_empty();
        let report = self.save(&act.changes, false);
        self.keep_codes(now, false);
        self.tell(report);
    }

    /// Goes on with the first errand.
    pub(super) fn go_on(&mut self) {
        let end = Instant::now() + SLICE;
        let Some(errand) = self.errands.front_mut() else {
            return;
        };
        let ran = catch_unwind(AssertUnwindSafe(|| errand.job.go_on(end)));
        if matches!(ran, Ok(true)) {
            return;
        }
        let Some(errand) = self.errands.pop_front() else {
            return;
        };
        let (mut done, record) = errand.job.finish();
        if ran.is_err() {
            done.left += 1;
            done.first_left = Some("it broke down: a mistake in the program".to_owned());
        }
        (self.report)(Report::Recoded {
            revision: errand.revision,
            done,
            record,
        });
        self.keep_codes(errand.codes, false);
        if !self.unsaved {
            let revision = self.settled();
            self.tell(Some(Report::Saved { revision }));
        }
    }
}
