//! Having the files of an article watched.

use super::{Order, Report, Work};
use crate::store::watch::Watch;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;

/// The watch over the files.
#[derive(Debug, Default)]
pub(super) struct Watched {
    /// Where it is told that one of them may have changed.
    pub(super) tell: Option<Sender<Order>>,
    watch: Option<Watch>,
}

impl<R: Fn(Report)> Work<R> {
    /// Begins to watch them, anew where they were watched before. Where nothing can be watched, the look before each save
    /// remains. Nor may what breaks down there take the saving with it.
    pub(super) fn watch(&mut self) {
        let Some(tell) = self.watched.tell.clone() else {
            return;
        };
        let files = self.desk.watched();
        let start = AssertUnwindSafe(|| {
            Watch::start(files, move |seen| {
                let _ = tell.send(Order::Look(seen));
            })
        });
        self.watched.watch = catch_unwind(start).ok().flatten();
    }
}
