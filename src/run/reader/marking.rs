//! Marking articles that aren't open, one after another, on a thread of its own.

use super::Happening;
use crate::annotation::Annotator;
use crate::app::shelf::ShelfNews;
use crate::shelf::{Entry, Mark};
use crate::store::Places;
use crate::store::facts::Marked;
use crate::store::gather::Gather;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

/// What is to become of a mark.
pub(super) enum Wanted {
    /// It is written or taken away.
    Mark {
        /// The mark that the person saw when they ordered it.
        before: Option<Mark>,
        mark: Option<Mark>,
    },
    /// It is taken back, if that was done last.
    Unmark,
}

/// A mark to be written or taken away.
pub(super) struct Order {
    pub(super) path: Arc<Path>,
    pub(super) wanted: Wanted,
    pub(super) annotator: Option<Annotator>,
    pub(super) places: Places,
    /// What knows the rest of the article.
    pub(super) gather: Option<Arc<Gather>>,
}

/// The thread, as seen by who gives it orders.
#[derive(Debug, Default)]
pub(super) struct Marking {
    thread: Option<(Sender<Order>, JoinHandle<()>)>,
}

impl Marking {
    /// Carries out `order` after those before it, and tells through `sender` what became of it.
    ///
    /// # Errors
    /// The system has no thread left.
    pub(super) fn order(&mut self, order: Order, sender: &Sender<Happening>) -> Result<(), String> {
        let running = match self.thread.take() {
            Some(running) => running,
            None => start(sender.clone())?,
        };
        // The thread ends with this value alone: it is always there to listen.
        let _ = running.0.send(order);
        self.thread = Some(running);
        Ok(())
    }

    /// Waits until all is carried out.
    pub(super) fn finish(&mut self) {
        if let Some((orders, thread)) = self.thread.take() {
            drop(orders);
            // Panics are caught and told on the thread itself.
            let _ = thread.join();
        }
    }
}

fn start(sender: Sender<Happening>) -> Result<(Sender<Order>, JoinHandle<()>), String> {
    let (orders, inbox) = mpsc::channel::<Order>();
    let thread = thread::Builder::new().name("marking".to_owned());
    let started = thread.spawn(move || {
        for order in inbox {
            let carried_out = catch_unwind(AssertUnwindSafe(|| carry_out(&order)));
            let refused = || refused("the mark couldn't be written");
            for news in carried_out.unwrap_or_else(|_| refused()) {
                // Nobody listens any more once the program is leaving; what is marked is marked all the same.
                let _ = sender.send(Happening::Shelf(news));
            }
        }
    });
    let thread = started.map_err(|error| format!("no thread can be started: {error}"))?;
    Ok((orders, thread))
}

/// What is to be told: how the article stands now, or why it couldn't be marked.
fn carry_out(order: &Order) -> Vec<ShelfNews> {
    match order.wanted {
        Wanted::Mark { before, mark } => order.put(before, mark),
        Wanted::Unmark => order.take_back(),
    }
}

impl Order {
    /// What somebody else has said of it meanwhile isn't written over unseen.
    fn put(&self, before: Option<Mark>, mark: Option<Mark>) -> Vec<ShelfNews> {
        if let Some(entry) = self.looked() {
            let found = entry.work.as_ref().and_then(|work| work.mark);
            if found != before && found != mark {
                let reason = "marked otherwise by another program meanwhile, as it stands here now\nOnce more to change it.";
                let mut news = vec![marked(entry)];
                news.extend(refused(reason));
                return news;
            }
        }
        if let Err(reason) = self.whose().mark(mark) {
            return vec![ShelfNews::Refused { reason }];
        }
        self.looked().map_or_else(gone, |entry| vec![marked(entry)])
    }

    fn take_back(&self) -> Vec<ShelfNews> {
        match self.whose().unmark() {
            Err(reason) => vec![ShelfNews::Refused { reason }],
            Ok(was) => self.looked().map_or_else(gone, |entry| {
                let entry = Box::new(entry);
                vec![ShelfNews::Unmarked { entry, was }]
            }),
        }
    }

    fn whose(&self) -> Marked<'_> {
        Marked {
            path: &self.path,
            annotator: self.annotator.as_ref(),
            places: &self.places,
            at: crate::run::stamps::now(),
        }
    }

    /// The article as it stands on disk now.
    fn looked(&self) -> Option<Entry> {
        self.gather.as_ref()?.look_now(&self.path)
    }
}

fn marked(entry: Entry) -> ShelfNews {
    let entry = Box::new(entry);
    ShelfNews::Marked { entry }
}

fn gone() -> Vec<ShelfNews> {
    refused("The article is marked, but isn't on this shelf any more")
}

fn refused(reason: &str) -> Vec<ShelfNews> {
    let reason = reason.to_owned();
    vec![ShelfNews::Refused { reason }]
}
