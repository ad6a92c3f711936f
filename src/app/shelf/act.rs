//! To the shelf and back: opening its articles, going from one to the next, listing it anew.

use super::held::{Next, Shelf};
use super::walk::no_unfinished;
use super::{Left, ShelfWish};
use crate::annotation::Annotation;
use crate::app::{App, Effect, Kind};
use crate::filter::Filter;
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
        self.shelf.as_ref().is_some_and(|folder| folder.in_front)
    }

    /// Whether something of the shelf is still under way: its listing, or a mark.
    #[must_use]
    pub fn is_waiting_for_shelf(&self) -> bool {
        let waits = |folder: &Shelf| {
            folder.is_awaited || folder.next.is_some() || folder.marks.is_waiting()
        };
        self.shelf().is_some_and(waits)
    }

    /// Whether an article is open; with a folder alone there is none yet.
    #[must_use]
    pub fn has_article(&self) -> bool {
        !self.article.name().is_empty()
    }

    /// Puts the shelf in front and has it listed; it is as it was `left`.
    pub fn open_shelf(&mut self, left: Option<&Left>) {
        let folder = self.begin_shelf();
        folder.left = left.cloned();
        folder.in_front = true;
    }

    /// A shelf that is to be listed.
    fn begin_shelf(&mut self) -> &mut Shelf {
        let folder = self.shelf.insert(Box::default());
        folder.number = 1;
        folder.is_awaited = true;
        let wish = ShelfWish::List { number: 1 };
        self.effects.push(Effect::Shelf(wish));
        folder
    }

    /// From the article to the shelf, with that article at hand.
    pub(in crate::app) fn go_to_shelf(&mut self) {
        if !self
            .shelf
            .as_ref()
            .is_some_and(|folder| folder.is_listed || folder.is_awaited)
        {
            return self.open_shelf(None);
        }
        let here = self.renew_here();
        let Some(folder) = &mut self.shelf else {
            return;
        };
        folder.in_front = true;
        // Who looks at the shelf goes on from there.
        folder.next = None;
        let Some(place) = here else {
            return;
        };
        folder.list_open();
        let row = folder.rows.nearest(place);
        folder.go_to(row);
        let (number, places) = (folder.number, vec![place as usize]);
        self.effects
            .push(Effect::Shelf(ShelfWish::First { number, places }));
    }

    /// Of the open article the shelf has what is known here: what is on its way to the disk too. Returns its place.
    pub(super) fn renew_here(&mut self) -> Option<u32> {
        let folder = self.shelf.as_ref()?;
        let place = folder.place_of(&folder.here.clone()?)?;
        // Where its sidecar can't be used, that is to be seen.
        if self.refusal.is_none() {
            let (work, own) = (self.work_here(), self.who.name());
            self.shelf.as_mut()?.renew_work(place, &work, own.as_ref());
        }
        Some(place)
    }

    /// What is tagged in the open article by the one who reads, and how much of it is read.
    fn work_here(&self) -> Work {
        let at = self.focus.span.end;
        let quote = |one: &Arc<Annotation>| one.words(&self.article).into();
        Work {
            annotations: self.annotations.iter().cloned().collect(),
            quotes: self.annotations.iter().map(quote).collect(),
            mark: self.about.mark,
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
        if let Some(folder) = &mut self.shelf {
            folder.in_front = false;
        }
        self.follow = true;
    }

    /// Opens the article at hand; the one that is open comes to the front.
    pub(in crate::app) fn open_at_hand(&mut self) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        let Some(entry) = folder.at_hand().cloned() else {
            return self.warn("There is no article here");
        };
        if folder.is_open(&entry) {
            self.leave_shelf();
        } else {
            self.open_entry(&entry);
        }
    }

    fn open_entry(&mut self, entry: &Entry) {
        if let Some(folder) = &mut self.shelf {
            folder.opening = Some(entry.path.clone());
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

    /// Whether another article was asked for, and which one that is isn't known yet.
    pub(in crate::app) fn is_going_on(&self) -> bool {
        self.shelf().is_some_and(|folder| folder.next.is_some())
    }

    /// No other article is asked for any more.
    pub(in crate::app) fn give_up_going_on(&mut self) {
        if let Some(folder) = &mut self.shelf {
            folder.next = None;
        }
    }

    /// Goes to another article, once the shelf is listed.
    pub(super) fn go_on(&mut self, next: Next) {
        let Some(folder) = self.shelf.as_mut().filter(|folder| folder.is_listed) else {
            let folder = match &mut self.shelf {
                Some(folder) if folder.is_awaited => folder,
                _ => self.begin_shelf(),
            };
            folder.next = Some(next);
            return;
        };
        let here = folder.here.clone().and_then(|path| folder.place_of(&path));
        let Some(place) = here else {
            let key = self.key("go-to-shelf");
            return self.warn(format!(
                "This article is none of the folder's; {key} shows those"
            ));
        };
        if let Some(filter) = folder.unsure() {
            let text = format!("Looking into the articles for {} …", filter.query());
            folder.next = Some(next);
            return self.say(Kind::Info, text);
        }
        match folder.beyond(place, next) {
            Some(entry) => self.open_entry(&entry),
            None => self.say_none_beyond(place, next),
        }
    }

    /// There is no article to go on to from the one at `place`; where the filter may be why, it is named.
    fn say_none_beyond(&mut self, place: u32, next: Next) {
        let Some(folder) = self.shelf() else {
            return;
        };
        let (Next::Step(by) | Next::Unfinished(by)) = next;
        let is_unfinished = matches!(next, Next::Unfinished(_));
        let all = folder.entries.len();
        let matching = folder.matching().count();
        let query = folder.filter.as_ref().map(Filter::query);
        let Some(query) = query.filter(|_| matching < all) else {
            if is_unfinished {
                return self.warn(no_unfinished(by));
            }
            let which = if by > 0 { "last" } else { "first" };
            return self.say(Kind::Info, format!("This is the {which} article of {all}"));
        };
        let (where_to, which, back) = if by > 0 {
            ("after", "last", "before")
        } else {
            ("before", "first", "after")
        };
        let is_matching = folder.matching().any(|matching| matching == place);
        let text = match matching {
            0 => {
                let (clear, to_it) = (self.key("all-articles"), self.key("go-to-shelf"));
                return self.warn(format!(
                    "No article matches {query}: {clear} on the shelf ({to_it}) ends the filter"
                ));
            }
            _ if is_unfinished => format!("{} that matches {query}", no_unfinished(by)),
            1 if is_matching => format!("This is the only article that matches {query}"),
            many if is_matching => {
                format!("This is the {which} article of {many} that match {query}")
            }
            many => {
                let verb = if many == 1 { "does" } else { "do" };
                format!("No article {where_to} this one matches {query}; {many} {back} it {verb}")
            }
        };
        self.say(Kind::Info, text);
    }

    /// Lists the folder anew.
    pub(in crate::app) fn relist_shelf(&mut self) {
        if let Some(folder) = &mut self.shelf {
            folder.number += 1;
            folder.is_awaited = true;
            let number = folder.number;
            self.effects.push(Effect::Shelf(ShelfWish::List { number }));
            self.say(Kind::Info, "The folder is listed anew");
        }
    }

    /// Takes the shelf of `old`, in whose place this one comes; the article opened from it is in front.
    pub fn inherit_shelf(&mut self, old: &mut Self) {
        let was_on_shelf = old.is_on_shelf();
        self.shelf = old.shelf.take();
        let Some(folder) = &mut self.shelf else {
            return;
        };
        folder.in_front = false;
        folder.next = None;
        let opening = folder.opening.take();
        let has_gone_on = opening.is_some() && !was_on_shelf;
        folder.here = opening.or(folder.here.take());
        if has_gone_on && self.message.is_none() {
            self.tell_by_which_filter();
        }
    }

    /// Names the filter by which the way from article to article goes: it may be one of an earlier session.
    fn tell_by_which_filter(&mut self) {
        let Some(folder) = self.shelf() else {
            return;
        };
        let here = folder.here.as_ref().and_then(|path| folder.place_of(path));
        let count = folder.matching().count();
        let query = folder.filter.as_ref().map(Filter::query);
        let Some(query) = query.filter(|_| count < folder.entries.len()) else {
            return;
        };
        let found = folder.matching().position(|place| Some(place) == here);
        let Some(number) = found.map(|before| before + 1) else {
            return;
        };
        let text = format!("Article {number} of {count} that match {query}");
        self.say(Kind::Info, text);
    }
}

impl Shelf {
    /// The article that comes next after the one at `place`, whether the filter asks for that one or not.
    fn beyond(&self, place: u32, next: Next) -> Option<Entry> {
        let before = self.rows.before(place);
        let is_shown = self.rows.row_of(place).is_some();
        let after = before + usize::from(is_shown);
        let found = match next {
            Next::Step(1..) => (after..self.row_count()).find(|row| self.is_asked_for(*row)),
            Next::Step(_) => (0..before).rev().find(|row| self.is_asked_for(*row)),
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
            mark: work.mark,
            trouble: known.trouble.clone(),
        };
        let entry = Entry {
            work: Some(Arc::new(work)),
            ..entry.clone()
        };
        self.put(vec![(place as usize, entry)]);
    }
}
