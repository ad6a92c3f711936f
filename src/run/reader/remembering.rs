//! What is remembered for the next time: the place, what is half typed, the reader's ways.

use super::{Happening, Session, Stage};
use crate::annotation::Past;
use crate::app::{App, Event};
use crate::article::Article;
use crate::store::history::{Archive, Recalled};
use crate::ui::Ground;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

/// Has `archive` read while the person reads, and says when it is.
pub(super) fn recall(archive: Option<Archive>, app: &mut App, sender: &Sender<Happening>) {
    let reports = sender.clone();
    let article = app.shared_article();
    let started = archive.map(|archive| {
        let thread = thread::Builder::new().name("archive".to_owned());
        thread.spawn(move || {
            // The reader may be waiting for it: it comes whatever happens.
            let read = catch_unwind(AssertUnwindSafe(|| archive.read())).unwrap_or_default();
            // Nobody listens any more once the program is leaving.
            let _ = reports.send(Happening::Recalled(article, Box::new(read)));
        })
    });
    if !matches!(started, Some(Ok(_))) {
        app.handle(Event::Recalled(Past::default()));
    }
}

impl<S: Stage> Session<S> {
    /// The terminal's ground is known, now and for the next time.
    pub(super) fn change_ground(&mut self, ground: Ground) {
        self.theme.ground = ground;
        self.reader.ground = Some(crate::run::live::remembered(ground));
        self.remember_reader();
    }

    /// It is known what earlier sessions have left of `article`; says whether it is to be seen.
    pub(super) fn take_recalled(&mut self, article: &Arc<Article>, recalled: Recalled) -> bool {
        if !self.is_open(article) {
            return false;
        }
        self.keeper.recall(recalled.gone);
        self.app.handle(Event::Recalled(recalled.past));
        true
    }

    /// Whether `article` is the one that is open: who was asked about it may answer after it was left.
    pub(super) fn is_open(&self, article: &Arc<Article>) -> bool {
        Arc::ptr_eq(article, &self.app.shared_article())
    }

    pub(super) fn remember_place(&mut self) {
        let now = (self.app.place(), self.app.draft());
        if self.placed != now {
            let (place, draft) = crate::run::left::remembered(&now);
            self.keeper.place(place, draft);
            self.placed = now;
        }
    }

    pub(super) fn remember_habit(&mut self) {
        let habit = self.app.pane().habit();
        self.reader.pane = Some(habit.grouping.name().to_owned());
        self.reader.folded = habit.folded;
        self.reader.wider = habit.wider;
        if self.app.is_on_shelf() {
            // What can't be remembered must not keep the rest from being so.
            let root = self.shelf.lasting_root(&self.places);
            self.reader.article = root.map(Path::to_path_buf).or(self.reader.article.take());
        }
        self.remember_reader();
    }

    pub(super) fn remember_reader(&mut self) {
        if self.reader != self.remembered {
            self.remembered = self.reader.clone();
            self.keeper.remember(self.reader.clone());
        }
    }
}
