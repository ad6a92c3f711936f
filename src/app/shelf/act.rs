//! To the shelf and back: opening its articles, going from one to the next, listing it anew.

use super::held::{Next, Shelf};
use super::walk::no_unfinished;
use super::{Left, ShelfWish};
use crate::annotation::Annotation;
use crate::app::{App, Effect, Kind};
use crate::shelf::{Entry, Work};
use std::collections::HashSet;
use std::sync::Arc;

impl App {
    /// The shelf, if there was one to be seen.
    #[must_use]
    pub fn shelf(&self) -> Option<&Shelf> {
        self.shelf.as_deref()
    }

    /// Whether the shelf is what is seen.
    #[must_use]
    pub fn is_on_shelf(&self) -> bool {
        self.shelf.as_ref().is_some_and(|shelf| shelf.in_front)
    }

    /// Whether something of the shelf is still under way: its listing, or a mark.
    #[must_use]
    pub fn is_waiting_for_shelf(&self) -> bool {
        let waits = |shelf: &Shelf| shelf.is_awaited || shelf.marks.is_waiting();
        self.shelf().is_some_and(waits)
    }

    /// Whether an article is open; with a folder alone there is none yet.
    #[must_use]
    pub fn has_article(&self) -> bool {
        !self.article.name().is_empty()
    }

    /// Puts the shelf in front and has it listed; it is as it was `left`.
    pub fn open_shelf(&mut self, left: Option<&Left>) {
        let shelf = self.begin_shelf();
        shelf.left = left.cloned();
        shelf.in_front = true;
    }

    /// A shelf that is to be listed.
    fn begin_shelf(&mut self) -> &mut Shelf {
        let shelf = self.shelf.insert(Box::default());
        shelf.number = 1;
        shelf.is_awaited = true;
        let wish = ShelfWish::List { number: 1 };
        self.effects.push(Effect::Shelf(wish));
        shelf
    }

    /// From the article to the shelf, with that article at hand.
    pub(in crate::app) fn go_to_shelf(&mut self) {
        if !self
            .shelf
            .as_ref()
            .is_some_and(|shelf| shelf.is_listed || shelf.is_awaited)
        {
            return self.open_shelf(None);
        }
        let (work, own) = (self.work_here(), self.who.name());
        let Some(shelf) = &mut self.shelf else {
            return;
        };
        shelf.in_front = true;
        let here = shelf.here.clone().and_then(|path| shelf.place_of(&path));
        let Some(place) = here else {
            return;
        };
        shelf.renew_work(place, &work, own.as_ref());
        let row = shelf.rows.nearest(place);
        shelf.go_to(row);
        let (number, places) = (shelf.number, vec![place as usize]);
        self.effects
            .push(Effect::Shelf(ShelfWish::First { number, places }));
    }

    /// What is tagged in the open article by the one who reads, and how much of it is read.
    fn work_here(&self) -> Work {
        let at = self.focus.span.end;
        let quote = |one: &Arc<Annotation>| one.words(&self.article).into();
        Work {
            annotations: self.annotations.iter().cloned().collect(),
            quotes: self.annotations.iter().map(quote).collect(),
            mark: None,
            read: u8::try_from(self.article.percent(at)).ok(),
            trouble: None,
        }
    }

    /// Back to the article.
    pub(in crate::app) fn leave_shelf(&mut self) {
        if !self.has_article() {
            let key = self.key("open-article");
            return self.warn(format!(
                "No article is open yet: {key} opens the one at hand"
            ));
        }
        if let Some(shelf) = &mut self.shelf {
            shelf.in_front = false;
        }
        self.follow = true;
    }

    /// Opens the article at hand; the one that is open comes to the front.
    pub(in crate::app) fn open_at_hand(&mut self) {
        let Some(shelf) = &mut self.shelf else {
            return;
        };
        let Some(entry) = shelf.at_hand().cloned() else {
            return self.warn("There is no article here");
        };
        if shelf.is_open(&entry) {
            self.leave_shelf();
        } else {
            self.open_entry(&entry);
        }
    }

    fn open_entry(&mut self, entry: &Entry) {
        if let Some(shelf) = &mut self.shelf {
            shelf.opening = Some(entry.path.clone());
        }
        self.effects.push(Effect::Shelf(ShelfWish::Open {
            path: entry.path.clone(),
            place: None,
            query: None,
        }));
    }

    /// Opens the article after the open one, or the one before.
    pub(in crate::app) fn step_article(&mut self, by: isize) {
        self.go_on(Next::Step(by));
    }

    /// Opens the next article that isn't finished, or the one before; on the shelf it only comes to hand.
    pub(in crate::app) fn step_unfinished(&mut self, by: isize) {
        if self.is_on_shelf() {
            self.walk_unfinished(by);
        } else {
            self.go_on(Next::Unfinished(by));
        }
    }

    /// Goes to another article, once the shelf is listed.
    pub(super) fn go_on(&mut self, next: Next) {
        let Some(shelf) = self.shelf.as_mut().filter(|shelf| shelf.is_listed) else {
            let shelf = match &mut self.shelf {
                Some(shelf) if shelf.is_awaited => shelf,
                _ => self.begin_shelf(),
            };
            shelf.next = Some(next);
            return;
        };
        let here = shelf.here.clone().and_then(|path| shelf.place_of(&path));
        let found = here.map(|place| shelf.beyond(place, next));
        let (Next::Step(by) | Next::Unfinished(by)) = next;
        match found {
            None => {
                let key = self.key("go-to-shelf");
                self.warn(format!(
                    "This article is none of the folder's; {key} shows those"
                ));
            }
            Some(None) if matches!(next, Next::Unfinished(_)) => self.warn(no_unfinished(by)),
            Some(None) => {
                let which = if by > 0 { "last" } else { "first" };
                let all = shelf.row_count();
                self.say(Kind::Info, format!("This is the {which} article of {all}"));
            }
            Some(Some(entry)) => self.open_entry(&entry),
        }
    }

    /// Lists the folder anew.
    pub(in crate::app) fn relist_shelf(&mut self) {
        if let Some(shelf) = &mut self.shelf {
            shelf.number += 1;
            shelf.is_awaited = true;
            let number = shelf.number;
            self.effects.push(Effect::Shelf(ShelfWish::List { number }));
            self.say(Kind::Info, "The folder is listed anew");
        }
    }

    /// Takes the shelf of `old`, in whose place this one comes; the article opened from it is in front.
    pub fn inherit_shelf(&mut self, old: &mut Self) {
        self.shelf = old.shelf.take();
        if let Some(shelf) = &mut self.shelf {
            shelf.in_front = false;
            shelf.here = shelf.opening.take().or(shelf.here.take());
        }
    }
}

impl Shelf {
    /// The article that comes next after the one at `place`, whether the filter asks for that one or not.
    fn beyond(&self, place: u32, next: Next) -> Option<Entry> {
        let before = self.rows.before(place);
        let is_shown = self.rows.row_of(place).is_some();
        let after = before + usize::from(is_shown);
        let found = match next {
            Next::Step(1..) => Some(after),
            Next::Step(_) => before.checked_sub(1),
            Next::Unfinished(1..) => self.unfinished(after..self.row_count()),
            Next::Unfinished(_) => self.unfinished((0..before).rev()),
        };
        let place = *self.rows.shown().get(found?)?;
        self.entries.get(place as usize).cloned()
    }

    /// What was done since the article at `place` was looked into is known here first.
    fn renew_work(&mut self, place: u32, work: &Work, own: Option<&Arc<str>>) {
        let Some(entry) = self.entries.get(place as usize) else {
            return;
        };
        let Some(known) = entry.work.as_deref() else {
            return;
        };
        let ids: HashSet<_> = work.annotations.iter().map(|one| &one.id).collect();
        let is_others = |one: &Annotation| one.by.as_ref() != own && !ids.contains(&one.id);
        let others = known.quoted().filter(|(one, _)| is_others(one));
        let all = others.chain(work.quoted());
        let (annotations, quotes) = all.map(|(one, quote)| (one.clone(), quote.into())).unzip();
        let work = Work {
            annotations,
            quotes,
            read: work.read.max(known.read),
            mark: known.mark,
            trouble: known.trouble.clone(),
        };
        let entry = Entry {
            work: Some(Arc::new(work)),
            ..entry.clone()
        };
        self.put(vec![(place as usize, entry)]);
    }
}
