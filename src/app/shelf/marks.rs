//! What a person says of a whole article: done, or nothing to code here. Shown at once, on disk soon, and taken back
//! step by step.

use crate::app::shelf::ShelfWish;
use crate::app::tagging::short;
use crate::app::who::only_reads;
use crate::app::{App, Effect, Kind};
use crate::shelf::Mark;
use std::path::Path;
use std::sync::Arc;

/// The marks made from the shelf.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Those that aren't known to be on disk yet.
    pending: Vec<(Arc<Path>, Option<Mark>)>,
    done: Vec<Marking>,
    undone: Vec<Marking>,
}

/// A mark made or taken away.
#[derive(Debug, Clone)]
struct Marking {
    path: Arc<Path>,
    before: Option<Mark>,
    after: Option<Mark>,
}

impl Marks {
    /// What is on its way to the disk for the article at `path`, if anything is.
    #[expect(
        clippy::option_option,
        reason = "a mark on its way, or that it is taken away, or neither"
    )]
    pub(super) fn pending(&self, path: &Path) -> Option<Option<Mark>> {
        let is_its = |(of, _): &&(Arc<Path>, _)| of.as_os_str() == path.as_os_str();
        let found = self.pending.iter().rev().find(is_its);
        found.map(|(_, mark)| *mark)
    }

    pub(super) fn is_waiting(&self) -> bool {
        !self.pending.is_empty()
    }

    /// The first mark for the article at `path` is on disk.
    pub(super) fn written(&mut self, path: &Path) {
        let is_its = |(of, _): &(Arc<Path>, _)| of.as_os_str() == path.as_os_str();
        if let Some(first) = self.pending.iter().position(is_its) {
            self.pending.remove(first);
        }
    }

    /// None of those on their way is known to arrive.
    pub(super) fn give_up(&mut self) {
        self.pending.clear();
    }
}

impl App {
    /// Marks the article at hand; with the mark that it has, takes that away.
    pub(in crate::app) fn mark_on_shelf(&mut self, mark: Mark) {
        if self.who.only_reads {
            self.message = Some(only_reads());
            return;
        }
        let Some(folder) = &self.shelf else {
            return;
        };
        let Some(entry) = folder.at_hand() else {
            return self.warn("There is no article here");
        };
        if entry.work.is_none() {
            return self.warn("This article isn't looked into yet: once more in a moment");
        }
        let before = folder.mark(entry);
        let marking = Marking {
            path: entry.path.clone(),
            before,
            after: (before != Some(mark)).then_some(mark),
        };
        self.put_mark(&marking, marking.after);
        if let Some(folder) = &mut self.shelf {
            folder.marks.undone.clear();
            folder.marks.done.push(marking);
        }
    }

    /// Takes the last mark back.
    pub(in crate::app) fn undo_mark(&mut self) {
        let last = self
            .shelf
            .as_mut()
            .and_then(|folder| folder.marks.done.pop());
        let Some(marking) = last else {
            return self.warn("No mark to take back");
        };
        self.go_to_marked(&marking);
        self.put_mark(&marking, marking.before);
        if let Some(folder) = &mut self.shelf {
            folder.marks.undone.push(marking);
        }
    }

    /// Makes the mark taken back last once more.
    pub(in crate::app) fn redo_mark(&mut self) {
        let last = self
            .shelf
            .as_mut()
            .and_then(|folder| folder.marks.undone.pop());
        let Some(marking) = last else {
            return self.warn("No mark was taken back");
        };
        self.go_to_marked(&marking);
        self.put_mark(&marking, marking.after);
        if let Some(folder) = &mut self.shelf {
            folder.marks.done.push(marking);
        }
    }

    /// Whoever takes a mark back must see where.
    fn go_to_marked(&mut self, marking: &Marking) {
        if let Some(folder) = &mut self.shelf
            && let Some(place) = folder.place_of(&marking.path)
            && let Some(row) = folder.rows.row_of(place)
        {
            folder.go_to(row);
        }
    }

    fn put_mark(&mut self, marking: &Marking, mark: Option<Mark>) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        folder.marks.pending.push((marking.path.clone(), mark));
        let place = folder.place_of(&marking.path);
        let entry = place.and_then(|place| folder.entries.get(place as usize));
        let title = entry.map(|entry| short(entry.title()).into_owned());
        let title = title.unwrap_or_default();
        let path = marking.path.clone();
        // It is made, or taken back.
        let before = if mark == marking.after {
            marking.before
        } else {
            marking.after
        };
        let told = match mark {
            Some(Mark::Done) => "done",
            Some(Mark::Nothing) => "nothing to code",
            None => "no mark any more",
        };
        self.effects
            .push(Effect::Shelf(ShelfWish::Mark { path, before, mark }));
        let undo = self.key("undo-mark");
        self.say(
            Kind::Done,
            format!("{told}: {title}   {undo} takes it back"),
        );
    }
}
