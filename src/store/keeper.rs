//! The saving thread: all writing that goes on while a person reads and tags.
//!
//! Orders come through a channel and never make the person wait. What has piled up while the disk
//! was at work is carried out together and written once.

mod batch;
mod errand;
mod looking;
mod remembering;
mod saving;
mod text;
mod watching;

use super::desk::Desk;
use super::drawer::{Drawer, Outcome};
use super::sidecar::Gone;
use super::state::{Draft, Reader, ReadingPlace};
use super::watch::Seen;
use crate::annotation::{Act, Arrival, Change, Elsewhere, Recoded, Step};
use crate::article::{About, AboutChange, OnDisk};
use crate::codebook::{CodeChange, Codebook};
use batch::Batch;
use errand::Errand;
use saving::{Save, save};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};
use std::time::Instant;
use watching::Watched;

/// What became of an order to keep changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// All up to `revision` is on disk and lasts.
    Saved {
        /// That of the last order.
        revision: u64,
    },
    /// It is not where it belongs.
    Failed {
        /// That of the last order.
        revision: u64,
        /// Why, in one line that is safe to show.
        reason: String,
        /// The file that has all of it instead; nothing where that failed too.
        kept: Option<PathBuf>,
    },
    /// Others have changed the file, and what was ordered so far is one with that.
    Merged(Arrival),
    /// Others have changed what is said of the article as a whole.
    Described {
        /// What is said by now.
        about: About,
        /// The last change made here that it takes into account.
        heard: u64,
    },
    /// Others have changed the file, and nothing of it can be taken in.
    NotMerged {
        /// Why, and the remedy, in one line that is safe to show.
        reason: String,
    },
    /// The sidecar is gone, empty or cut off: what was saved isn't, until [`Report::WrittenAgain`] or [`Report::Apart`].
    Lacking,
    /// What was saved is written again.
    WrittenAgain {
        /// Why, in one line that is safe to show.
        reason: String,
    },
    /// Nobody may write where the sidecar lies: the work is kept in this file, and that lasts. Said once.
    Apart {
        /// Which.
        kept: PathBuf,
    },
    /// Something has become of the text on disk. Said whenever that changes.
    Text(OnDisk),
    /// The sidecar, which couldn't be used, can be by now.
    SidecarMended,
    /// The stances are kept, but not what changed in the codebook: it is tried again with its next
    /// change and at the end.
    CodesLeft {
        /// Whose entries, and why, in one line that is safe to show.
        reason: String,
    },
    /// Others have changed the codebook.
    Codebook {
        /// As messages call it.
        file: String,
        /// What it has by now, with what is still to be written; or what is wrong with it, a line each that is safe to show.
        read: Result<Box<Codebook>, Vec<String>>,
        /// The last change made here that it takes into account.
        heard: u64,
    },
    /// An act on other articles is done.
    Recoded {
        /// That of its order.
        revision: u64,
        /// What was done there.
        done: Elsewhere,
        /// In which stances.
        record: Arc<[Recoded]>,
    },
}

enum Order {
    Keep(u64, Vec<Change>, Vec<CodeChange>, Told),
    Describe(AboutChange),
    Recode(u64, Act, Told),
    Record(Told),
    Recall(Gone),
    Place(ReadingPlace, Option<Draft>),
    Remember(Reader),
    Dismiss(Arc<[Arc<str>]>),
    Look(Seen),
    Assure,
    Resume,
    Finish,
}

/// Steps of the history, and the moment of the last of them as RFC 3339 writes it.
type Told = Option<(Vec<Step>, Arc<str>)>;

/// The saving thread, as seen by who gives it orders.
#[derive(Debug)]
pub struct Keeper {
    orders: Sender<Order>,
    /// What goes with the next order.
    told: RefCell<Told>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread. It gives every report to `report`, on that thread.
    ///
    /// # Errors
    /// The system has no thread left.
    pub fn start(desk: Desk, report: impl Fn(Report) + Send + 'static) -> io::Result<Self> {
        let (orders, inbox) = mpsc::channel();
        let mut work = Work::on(desk, save, report);
        let looks = orders.clone();
        let thread = thread::Builder::new()
            .name("keeper".to_owned())
            .spawn(move || {
                work.watched.tell = Some(looks);
                work.watch();
                // What was written since the desk was laid, and before the watch began.
                work.look();
                work.look_at_codebook();
                work.until_finished(&inbox);
            })?;
        Ok(Self {
            orders,
            told: RefCell::default(),
            thread: Some(thread),
        })
    }

    /// Saves `changes`, which lead to `revision`, and then `codes` in the codebook. A report follows;
    /// where the codebook can't be written, one of that before it.
    pub fn keep(&self, revision: u64, changes: Vec<Change>, codes: Vec<CodeChange>) {
        self.order(Order::Keep(revision, changes, codes, self.told.take()));
    }

    /// Changes what is said of the article as a whole, with the changes ordered next.
    pub fn describe(&self, change: AboutChange) {
        self.order(Order::Describe(change));
    }

    /// Keeps `steps`, done `at` that moment as RFC 3339 writes it, in the history: with the changes ordered next,
    /// which they tell of, or by [`Keeper::tell`].
    pub fn record(&self, steps: Vec<Step>, at: Arc<str>) {
        let before = self.told.take().map_or_else(Vec::new, |(before, _)| before);
        let steps = before.into_iter().chain(steps).collect();
        self.told.replace(Some((steps, at)));
    }

    /// Keeps steps of the history that came with no change.
    pub fn tell(&self) {
        let told = self.told.take();
        if told.is_some() {
            self.order(Order::Record(told));
        }
    }

    /// Puts back with its own lines whatever of `gone` is brought back.
    pub fn recall(&self, gone: Gone) {
        self.order(Order::Recall(gone));
    }

    /// Carries out `act`, which leads to `revision`, on all articles that it concerns. What it did elsewhere
    /// is reported before it counts as saved; what is ordered meanwhile is done meanwhile.
    pub fn recode(&self, revision: u64, act: Act) {
        self.order(Order::Recode(revision, act, self.told.take()));
    }

    /// Remembers where the reader is, and what is half typed there.
    pub fn place(&self, place: ReadingPlace, draft: Option<Draft>) {
        self.order(Order::Place(place, draft));
    }

    /// Remembers the reader's ways.
    pub fn remember(&self, reader: Reader) {
        self.order(Order::Remember(reader));
    }

    /// Remembers `words` as those of all suggestions dismissed in the article.
    pub fn dismiss(&self, words: Arc<[Arc<str>]>) {
        self.order(Order::Dismiss(words));
    }

    /// Waits until everything ordered is done. What failed to be saved is tried once more.
    pub fn finish(self) {}

    fn order(&self, order: Order) {
        // The thread ends with this value alone: it is always there to listen.
        let _ = self.orders.send(order);
    }

    /// As [`Keeper::finish`], for who gets another one afterwards.
    pub fn rest(&mut self) {
        if let Some(thread) = self.thread.take() {
            self.order(Order::Finish);
            // Panics are caught and reported on the thread itself.
            let _ = thread.join();
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.rest();
    }
}

struct Work<R> {
    desk: Desk,
    save: Save,
    report: R,
    revision: u64,
    unsaved: bool,
    /// A panic may have left the sidecar half changed: it must not be written any more.
    broken: bool,
    /// Somebody may be moving the sidecar: it isn't looked at.
    held: bool,
    /// When to try again what somebody else's writing stood against.
    retry: Option<Instant>,
    /// What is known of the text on disk.
    text: text::Text,
    watched: Watched,
    /// When to look at the codebook again, which is being changed.
    codes_due: Option<Instant>,
    /// What was said last, so that it isn't said again with every look.
    told: looking::Told,
    /// Changes of the codebook that aren't in it yet.
    codes: Vec<CodeChange>,
    /// What is to be done in other articles, the first one under way.
    errands: VecDeque<Errand>,
}

impl<R: Fn(Report)> Work<R> {
    fn on(desk: Desk, save: Save, report: R) -> Self {
        let unsaved = desk.drawer.as_ref().is_some_and(Drawer::is_unsaved);
        Self {
            text: text::Text::of(desk.text.as_deref()),
            watched: Watched::default(),
            desk,
            save,
            report,
            revision: 0,
            unsaved,
            broken: false,
            held: false,
            // What was kept aside is saved as soon as there is somebody to save it.
            retry: unsaved.then(Instant::now),
            codes_due: None,
            told: looking::Told::default(),
            codes: Vec::new(),
            errands: VecDeque::new(),
        }
    }

    fn until_finished(&mut self, inbox: &Receiver<Order>) {
        self.keep_text();
        loop {
            let first = if !self.errands.is_empty() {
                inbox.try_recv().ok()
            } else if let Some(due) = self.due() {
                let patience = due.saturating_duration_since(Instant::now());
                inbox.recv_timeout(patience).ok()
            } else {
                // The orders end with an order, never otherwise.
                inbox.recv().ok()
            };
            let is_over = if let Some(first) = first {
                self.take(first, inbox)
            } else {
                self.go_on();
                false
            };
            self.look_again();
            if is_over {
                break;
            }
        }
    }

    /// Takes `first` and what else is ordered by now; says whether that is all.
    fn take(&mut self, first: Order, inbox: &Receiver<Order>) -> bool {
        let mut batch = Batch::default();
        for order in std::iter::once(first).chain(inbox.try_iter()) {
            match order {
                Order::Recode(revision, act, told) => {
                    self.carry_out(std::mem::take(&mut batch));
                    self.desk.record(told);
                    self.begin(revision, act);
                }
                Order::Look(Seen::Text) => self.look_at_text_soon(),
                Order::Look(Seen::Codebook) => self.look_at_codebook_soon(),
                Order::Recall(gone) => self.desk.recall(gone),
                order => batch.add(order),
            }
        }
        let finish = batch.finish;
        self.carry_out(batch);
        self.desk.tell();
        while finish && !self.errands.is_empty() {
            self.go_on();
        }
        finish
    }

    /// The last revision of which nothing is left to be done.
    fn settled(&self) -> u64 {
        let first = self.errands.front();
        first.map_or(self.revision, |errand| errand.revision.saturating_sub(1))
    }

    fn carry_out(&mut self, batch: Batch) {
        for told in batch.told {
            self.desk.record(told);
        }
        self.describe(&batch.abouts);
        if let Some(revision) = batch.revision {
            self.revision = revision;
            self.unsaved |= !batch.changes.is_empty();
        }
        let looks_anyway = self.unsaved && (batch.revision.is_some() || batch.finish);
        if batch.revision.is_some() || (batch.finish && self.unsaved) {
            let report = self.save(&batch.changes, batch.finish);
            // What is reported as saved is so with its speakers and topics.
            self.keep_codes(batch.codes, batch.finish);
            self.tell(report);
            self.keep_text();
        } else if batch.finish {
            let report = (!self.held).then(|| self.assure()).flatten();
            self.tell(report.filter(|report| matches!(report, Report::Failed { .. })));
            self.keep_codes(Vec::new(), true);
        }
        if batch.held == Some(true) {
            let report = self.assure();
            self.tell(report);
        }
        let goes_on = batch.revision.is_some().then_some(false);
        self.held = batch.held.or(goes_on).unwrap_or(self.held);
        if batch.look && !looks_anyway {
            self.look();
        }
        batch.remembering.write(&self.desk);
    }
}

#[cfg(test)]
mod tests;
