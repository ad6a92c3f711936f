//! What a person says of a whole article: done, or nothing to code here. Shown at once, on disk soon, and taken back
//! step by step. The open article is marked as in itself, so that its own undo knows of it.

use crate::app::shelf::ShelfWish;
use crate::app::tagging::short;
use crate::app::who::only_reads;
use crate::app::{App, Effect, Kind};
use crate::shelf::{Entry, Mark, no_mark};
use std::path::Path;
use std::sync::Arc;

/// The marks made from the shelf.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Those that aren't known to be on disk yet.
    pending: Vec<(Arc<Path>, Option<Mark>)>,
    done: Vec<Marking>,
    undone: Vec<Marking>,
    /// So many are asked for that earlier sessions made.
    asked: usize,
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
        !self.pending.is_empty() || self.asked > 0
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
        self.asked = 0;
    }
}

/// Which way a mark goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Made,
    TakenBack,
}

impl Marking {
    /// What is said of the article where it went this `way`, and what was said before.
    fn led(&self, way: Way) -> (Option<Mark>, Option<Mark>) {
        match way {
            Way::Made => (self.after, self.before),
            Way::TakenBack => (self.before, self.after),
        }
    }
}

impl App {
    /// Marks the article at hand; with the mark that it has, takes that away.
    pub(in crate::app) fn mark_on_shelf(&mut self, mark: Mark) {
        let Some(entry) = self.entry_to_mark() else {
            return;
        };
        let is_here = self.shelf().is_some_and(|folder| folder.is_open(&entry));
        if is_here && self.is_not_to_describe() {
            return;
        }
        if entry.work.is_none() {
            return self.warn("This article isn't looked into yet: once more in a moment");
        }
        let before = self.mark_of(&entry);
        let marking = Marking {
            path: entry.path,
            before,
            after: (before != Some(mark)).then_some(mark),
        };
        self.put_mark(&marking, Way::Made);
        if let Some(folder) = &mut self.shelf {
            folder.marks.undone.clear();
            folder.marks.done.push(marking);
        }
    }

    /// The article at hand, unless that is only read.
    fn entry_to_mark(&mut self) -> Option<Entry> {
        if self.who.only_reads {
            self.message = Some(only_reads());
            return None;
        }
        let entry = self.shelf()?.at_hand().cloned();
        if entry.is_none() {
            self.warn("There is no article here");
        }
        entry
    }

    /// What is said of the article of `entry`; of the open one it is known here first.
    fn mark_of(&self, entry: &Entry) -> Option<Mark> {
        let folder = self.shelf()?;
        if folder.is_open(entry) {
            self.about.mark
        } else {
            folder.mark(entry)
        }
    }

    /// Takes the last mark back that still stands; after those of this session, the last one of the article at hand.
    pub(in crate::app) fn undo_mark(&mut self) {
        let Some(marking) = self.last_standing(Way::Made) else {
            return self.undo_earlier_mark();
        };
        if self.is_not_to_mark(&marking) {
            return self.shelf_marks(|marks| marks.done.push(marking));
        }
        self.go_to_marked(&marking);
        self.put_mark(&marking, Way::TakenBack);
        self.note_taken_back(marking);
    }

    /// Makes the mark taken back last once more.
    pub(in crate::app) fn redo_mark(&mut self) {
        let Some(marking) = self.last_standing(Way::TakenBack) else {
            return self.redo_mark_here();
        };
        if self.is_not_to_mark(&marking) {
            return self.shelf_marks(|marks| marks.undone.push(marking));
        }
        self.go_to_marked(&marking);
        self.put_mark(&marking, Way::Made);
        self.shelf_marks(|marks| marks.done.push(marking));
    }

    /// Whether its article, in which nothing may be changed, is open by now; says why.
    fn is_not_to_mark(&mut self, marking: &Marking) -> bool {
        let folder = self.shelf();
        folder.is_some_and(|folder| folder.is_here(&marking.path)) && self.is_not_to_describe()
    }

    fn shelf_marks(&mut self, act: impl FnOnce(&mut Marks)) {
        if let Some(folder) = &mut self.shelf {
            act(&mut folder.marks);
        }
    }

    /// The last mark that went this `way`, and that nothing else has changed since: in its article, it may have been.
    fn last_standing(&mut self, way: Way) -> Option<Marking> {
        loop {
            let marks = &mut self.shelf.as_mut()?.marks;
            let marking = match way {
                Way::Made => marks.done.pop()?,
                Way::TakenBack => marks.undone.pop()?,
            };
            let entry = self.entry_of(&marking.path);
            let stands = |entry| self.mark_of(entry) == marking.led(way).0;
            if entry.is_none_or(stands) {
                return Some(marking);
            }
        }
    }

    fn entry_of(&self, path: &Path) -> Option<&Entry> {
        let folder = self.shelf()?;
        folder.entries.get(folder.place_of(path)? as usize)
    }

    /// Takes back the mark that an earlier session, or somebody in the article, made last of the one at hand.
    fn undo_earlier_mark(&mut self) {
        let Some(entry) = self.entry_to_mark() else {
            return;
        };
        if !self.shelf().is_some_and(|folder| folder.is_open(&entry)) {
            if let Some(folder) = &mut self.shelf {
                folder.marks.asked += 1;
            }
            let path = entry.path;
            return self.effects.push(Effect::Shelf(ShelfWish::Unmark { path }));
        }
        if self.is_not_to_describe() || self.history.waits(Self::undo_mark) {
            return;
        }
        let edit = self.history.next(false);
        let change = edit.and_then(|edit| edit.of_mark_alone()).cloned();
        let Some(change) = change.filter(|change| change.after.mark == self.about.mark) else {
            let reason = no_mark(edit.map(|edit| &*edit.label));
            return self.warn(format!("{}: {reason}", short(entry.title())));
        };
        let marking = Marking {
            path: entry.path,
            before: change.before.mark,
            after: change.after.mark,
        };
        self.put_mark(&marking, Way::TakenBack);
        self.note_taken_back(marking);
    }

    /// Makes the mark again that was taken back in the open article, if that is at hand.
    fn redo_mark_here(&mut self) {
        let entry = self.shelf().and_then(|folder| {
            let entry = folder.at_hand();
            entry.filter(|entry| folder.is_open(entry)).cloned()
        });
        let edit = entry.as_ref().and_then(|_| self.history.next(true));
        let change = edit.and_then(|edit| edit.of_mark_alone()).cloned();
        let change = change.filter(|change| change.before.mark == self.about.mark);
        let Some((entry, change)) = entry.zip(change) else {
            return self.warn("No mark was taken back");
        };
        let marking = Marking {
            path: entry.path,
            before: change.before.mark,
            after: change.after.mark,
        };
        self.put_mark(&marking, Way::Made);
        self.shelf_marks(|marks| marks.done.push(marking));
    }

    /// The mark `was` of an earlier session is taken back: this is how the article stands now.
    pub(super) fn take_unmarked(&mut self, entry: Entry, was: Option<Mark>) {
        let marking = Marking {
            path: entry.path.clone(),
            before: entry.work.as_ref().and_then(|work| work.mark),
            after: was,
        };
        let Some(folder) = &mut self.shelf else {
            return;
        };
        folder.marks.asked = folder.marks.asked.saturating_sub(1);
        if let Some(place) = folder.place_of(&entry.path) {
            folder.put(vec![(place as usize, entry)]);
        }
        self.say_marked(&marking, Way::TakenBack);
        self.note_taken_back(marking);
    }

    /// It can be made again.
    fn note_taken_back(&mut self, marking: Marking) {
        if let Some(folder) = &mut self.shelf {
            folder.marks.undone.push(marking);
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

    fn put_mark(&mut self, marking: &Marking, way: Way) {
        let (mark, before) = marking.led(way);
        let Some(folder) = &mut self.shelf else {
            return;
        };
        let is_here = folder.is_here(&marking.path);
        if is_here {
            self.lead_to_mark(mark);
            self.renew_here();
        } else {
            folder.marks.pending.push((marking.path.clone(), mark));
            let path = marking.path.clone();
            self.effects
                .push(Effect::Shelf(ShelfWish::Mark { path, before, mark }));
        }
        self.say_marked(marking, way);
    }

    fn say_marked(&mut self, marking: &Marking, way: Way) {
        let told = match marking.led(way) {
            (Some(mark), _) => said(mark).to_owned(),
            (None, Some(before)) => format!("no longer {}", said(before)),
            (None, None) => String::from("no mark"),
        };
        let entry = self.entry_of(&marking.path);
        let title = entry.map(|entry| short(entry.title()).into_owned());
        let title = title.unwrap_or_default();
        let back = match way {
            Way::Made => format!("{} takes it back", self.key("undo-mark")),
            Way::TakenBack => format!("{} makes it again", self.key("redo-mark")),
        };
        self.say(Kind::Done, format!("{told} ({back}): {title}"));
    }
}

const fn said(mark: Mark) -> &'static str {
    match mark {
        Mark::Done => "done",
        Mark::Nothing => "nothing to code",
    }
}
