//! Reading what the other annotators have tagged, on a thread of its own.

use super::{Happening, Session, Stage};
use crate::annotation::Layers;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

impl<S: Stage> Session<S> {
    /// Reads their files, however long that takes, while the person goes on.
    pub(super) fn read_others(&self, number: u64) {
        let (others, sender) = (self.others.clone(), self.sender.clone());
        let article = self.app.shared_article();
        let asked = article.clone();
        let reading = thread::Builder::new().name("others".to_owned());
        let started = reading.spawn(move || {
            let read = catch_unwind(AssertUnwindSafe(|| others.read(&article)));
            let read = read.unwrap_or_else(|_| unread());
            // Nobody listens any more once the program is leaving.
            let _ = sender.send(Happening::OthersRead(article, number, read));
        });
        if started.is_err() {
            let unread = Happening::OthersRead(asked, number, unread());
            let _ = self.sender.send(unread);
        }
    }
}

/// What can't be read is told as such.
fn unread() -> Layers {
    Layers {
        broken: vec![String::from("the other annotators' files couldn't be read")],
        ..Layers::default()
    }
}
