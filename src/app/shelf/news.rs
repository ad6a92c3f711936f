//! What becomes known of a shelf, taken in: the article at hand stays at hand, and stands where it stood on the screen.

use super::held::Shelf;
use super::rows::Rows;
use super::{Left, ShelfNews, Sort};
use crate::app::filtering::parsed;
use crate::app::{App, Kind};
use crate::codebook::Codebook;
use crate::filter::{Asked, Filter};
use crate::shelf::{Entry, Progress};
use std::collections::HashMap;
use std::sync::Arc;

/// What a listing is.
struct Listing {
    folder: Arc<str>,
    entries: Vec<Entry>,
    at: Option<usize>,
    left: Option<Left>,
    troubles: Vec<String>,
}

/// So many rows are left above the article that is at hand at first.
const ABOVE: usize = 5;

impl App {
    /// Takes in what became known of the shelf.
    pub(in crate::app) fn take_news_of_shelf(&mut self, news: ShelfNews) {
        let Some(folder) = &mut self.shelf else {
            if let ShelfNews::Refused { reason } = news {
                self.warn(reason);
            }
            return;
        };
        match news {
            ShelfNews::Listed {
                number,
                folder: called,
                entries,
                at,
                left,
                troubles,
            } if number == folder.number => {
                let listing = Listing {
                    folder: called,
                    entries,
                    at,
                    left,
                    troubles,
                };
                self.take_listing(listing);
            }
            ShelfNews::Looked {
                number,
                entries,
                known,
            } if number == folder.number => {
                folder.known = known;
                let is_here = entries.iter().any(|(_, entry)| folder.is_open(entry));
                folder.put(entries);
                let is_sure = folder.unsure().is_none();
                let next = folder.next.take_if(|_| folder.is_listed && is_sure);
                if is_here {
                    self.renew_here();
                }
                if let Some(next) = next {
                    self.go_on(next);
                }
            }
            ShelfNews::Marked { entry } => {
                folder.marks.written(&entry.path);
                if let Some(place) = folder.place_of(&entry.path) {
                    folder.put(vec![(place as usize, *entry)]);
                }
            }
            ShelfNews::Unmarked { entry, was } => self.take_unmarked(*entry, was),
            ShelfNews::Refused { reason } => {
                folder.give_up();
                if self.has_article()
                    && let Some(folder) = &mut self.shelf
                    && !folder.is_listed
                {
                    folder.in_front = false;
                }
                self.warn(reason);
            }
            ShelfNews::Found { .. } => self.take_hits(news),
            ShelfNews::Listed { .. } | ShelfNews::Looked { .. } => {}
        }
    }

    fn take_listing(&mut self, listing: Listing) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        let is_new = folder.is_awaited;
        let troubles = listing.troubles.len();
        let first = listing.troubles.first().cloned();
        folder.list(listing, &self.codebook);
        let next = folder.next.take();
        self.hunt_again();
        if let Some(first) = first.filter(|_| is_new) {
            let more = match troubles - 1 {
                0 => String::new(),
                more => format!(" (and {more} more)"),
            };
            self.say(Kind::Warning, format!("{first}{more}"));
        }
        if let Some(next) = next {
            self.go_on(next);
        }
    }
}

impl Shelf {
    /// What was under way is over.
    fn give_up(&mut self) {
        self.is_awaited = false;
        self.opening = None;
        self.next = None;
        self.marks.give_up();
        self.hits.give_up();
    }

    /// These are the articles from now on. What was known of those that were there before stays known.
    fn list(&mut self, listing: Listing, codebook: &Codebook) {
        let hand = self.at_hand().filter(|_| self.is_put);
        let hand = hand.map(|entry| entry.path.clone());
        let old = std::mem::replace(&mut self.entries, listing.entries);
        self.keep_known(old);
        self.folder = listing.folder;
        self.troubles = listing.troubles;
        self.is_listed = true;
        self.left = self.left.take().or(listing.left);
        let is_new = std::mem::take(&mut self.is_awaited);
        self.asked.clear();
        let at = listing.at.and_then(|at| Some((at, self.entries.get(at)?)));
        let at = at.map(|(at, entry)| (at, entry.path.clone()));
        // By the time it is listed again another one may be open.
        if let Some((_, path)) = at.as_ref().filter(|_| is_new || self.here.is_none()) {
            self.here = Some(path.clone());
        }
        let at = at.filter(|(_, path)| self.here.as_ref() == Some(path));
        let sort = self.take_up_left(codebook);
        self.count();
        let kept = hand.and_then(|path| self.place_of(&path));
        let wanted = kept
            .or_else(|| at.and_then(|(at, _)| u32::try_from(at).ok()))
            .or_else(|| self.place_left());
        let filter = self.filter.clone();
        self.rows = Rows::of(&self.entries, sort, |entry| keeps(filter.as_ref(), entry));
        let at_hand = wanted.and_then(|place| self.entries.get(place as usize));
        if at_hand.is_some_and(|entry| self.is_open(entry)) {
            self.list_open();
        }
        if wanted.is_some() {
            self.is_put = true;
            self.left_at = None;
        }
        self.hand = wanted;
        self.stand();
        if kept.is_none() {
            // Where nothing stood before, those above it are to be seen too.
            self.top = self.row.saturating_sub(ABOVE);
        }
    }

    fn keep_known(&mut self, old: Vec<Entry>) {
        let knows = |entry: &Entry| entry.face.is_some() || entry.work.is_some();
        let old: HashMap<_, _> = old
            .into_iter()
            .filter(knows)
            .map(|entry| (entry.path.as_os_str().to_owned(), (entry.face, entry.work)))
            .collect();
        if old.is_empty() {
            return;
        }
        for entry in &mut self.entries {
            if let Some((face, work)) = old.get(entry.path.as_os_str()) {
                entry.face = entry.face.take().or_else(|| face.clone());
                entry.work = entry.work.take().or_else(|| work.clone());
            }
        }
    }

    /// The order and the filter of the last time, the first time; else those in force.
    fn take_up_left(&mut self, codebook: &Codebook) -> Sort {
        let Some(left) = self.left.take().filter(|_| self.rows.is_empty()) else {
            return self.rows.sorting();
        };
        let filter = parsed(Asked::Articles, &left.filter, codebook);
        self.filter = filter.ok().flatten();
        self.left_at = Some(left.at).filter(|at| !at.is_empty());
        Sort::named(&left.order).unwrap_or_default()
    }

    /// The place of the article that was at hand the last time; it may turn up later.
    fn place_left(&self) -> Option<u32> {
        let at = self.left_at.as_deref()?;
        let place = self.entries.iter().position(|entry| &*entry.name == at);
        place.and_then(|place| u32::try_from(place).ok())
    }

    fn count(&mut self) {
        self.counts = [0; 4];
        for progress in self.entries.iter().filter_map(Entry::progress) {
            self.counts[progress as usize] += 1;
        }
    }

    /// Takes in what is known of some articles by now.
    pub(super) fn put(&mut self, news: Vec<(usize, Entry)>) {
        let mut changed = Vec::with_capacity(news.len());
        for (place, entry) in news {
            let Some(slot) = self.entries.get_mut(place) else {
                continue;
            };
            let step = |progress: Option<Progress>| progress.map(|progress| progress as usize);
            if let Some(before) = step(slot.progress()) {
                self.counts[before] = self.counts[before].saturating_sub(1);
            }
            if let Some(after) = step(entry.progress()) {
                self.counts[after] += 1;
            }
            *slot = entry;
            changed.extend(u32::try_from(place));
        }
        let (filter, hand) = (self.filter.as_ref(), self.hand.filter(|_| self.is_put));
        let is_open_there = |place: &&u32| {
            let entry = self.entries.get(**place as usize);
            entry.is_some_and(|entry| self.is_open(entry)) && self.rows.row_of(**place).is_some()
        };
        let open = changed.iter().find(is_open_there).copied();
        // Of what is at hand, or open, nothing is hidden because it has changed.
        let is_kept = |place| Some(place) == hand || Some(place) == open;
        let keeps = |place, entry: &Entry| is_kept(place) || keeps(filter, entry);
        self.rows.renew(&self.entries, &changed, keeps);
        self.stand();
    }

    /// Finds the row of the article at hand again, and leaves it where it stands on the screen.
    pub(super) fn stand(&mut self) {
        let before = self.row;
        let wanted = self.hand.filter(|_| self.is_put);
        self.row = wanted.map_or(0, |hand| self.rows.nearest(hand));
        self.hand = self.rows.shown().get(self.row).copied();
        if self.row < before {
            self.top = self.top.saturating_sub(before - self.row);
        } else {
            self.top += self.row - before;
        }
    }
}

/// Whether `filter` asks for `entry`.
pub(super) fn keeps(filter: Option<&Filter>, entry: &Entry) -> bool {
    filter.is_none_or(|filter| filter.matches_article(entry))
}

impl App {
    /// What is to be remembered of the shelf; none if there was none.
    #[must_use]
    pub fn shelf_left(&self) -> Option<Left> {
        let folder = self.shelf.as_ref().filter(|folder| folder.is_listed)?;
        Some(folder.left())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// `shelf` once the articles with these names are listed, with the one at `at` as the open one.
    fn list(folder: &mut Shelf, names: &[&str], at: Option<usize>) {
        let entry = |name: &&str| Entry {
            path: Path::new(name).into(),
            name: (*name).into(),
            face: None,
            work: None,
        };
        let listing = Listing {
            folder: "news".into(),
            entries: names.iter().map(entry).collect(),
            at,
            left: None,
            troubles: Vec::new(),
        };
        folder.list(listing, &Codebook::default());
    }

    fn at_hand(folder: &Shelf) -> (&str, usize, bool) {
        let entry = folder.at_hand().expect("an article");
        (&entry.name, folder.row(), folder.is_open(entry))
    }

    #[test]
    fn whether_the_filter_asks_for_an_article_is_known_of_all_or_of_none() {
        let mut folder = Shelf::default();
        list(&mut folder, &["a", "b"], None);
        assert!(folder.unsure().is_none());
        folder.filter = parsed(Asked::Articles, "is:untouched", &Codebook::default()).unwrap();
        folder.known = 1;
        assert!(folder.unsure().is_some());
        folder.known = 2;
        assert!(folder.unsure().is_none());
    }

    #[test]
    fn what_is_listed_again_leaves_the_hand_and_the_open_article_where_they_are() {
        let mut folder = Shelf {
            is_awaited: true,
            ..Shelf::default()
        };
        list(&mut folder, &["a", "book", "c"], Some(0));
        assert_eq!(at_hand(&folder), ("a", 0, true));
        // Meanwhile another one was opened; those who list don't know.
        folder.here = Some(Path::new("c").into());
        folder.go_to(2);
        list(&mut folder, &["a", "book#1", "book#2", "c"], Some(0));
        assert_eq!(at_hand(&folder), ("c", 3, true));
    }
}
