//! Looking for something in all articles of the shelf: a line to type in, and below it what is found, while it is found.
//! What was found stays with the shelf: who comes back to it finds the list as it was left.

use super::input::Input;
use super::layout::Area;
use super::overlay::Overlay;
use super::shelf::{ShelfNews, ShelfWish, Start};
use super::{App, Effect, Focus, Kind};
use crate::article::visible;
use crate::shelf::{Hit, HitKind};
use crate::wanted::Wanted;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// At most so many hits are kept.
pub const MOST: usize = 10_000;

/// What was looked for on the shelf, and what was found.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// What is typed.
    pub input: Input,
    /// What was found so far, article by article.
    pub rows: Vec<Hit>,
    /// Which of them is highlighted.
    pub chosen: usize,
    /// How many articles have been looked through.
    pub searched: usize,
    /// Whether all that is to be looked through has been.
    pub is_over: bool,
    /// How many articles have something of it.
    pub articles: usize,
    /// What couldn't be looked through; once all else has been, it stands below what was found.
    unread: Vec<Hit>,
    /// The headlines of these articles, as far as they were known when they were found.
    titles: HashMap<Arc<Path>, Arc<str>>,
    /// The number of the search that they are of; 0 before the first.
    number: u64,
    /// What that looks for.
    query: String,
}

impl Hits {
    /// The first row shown in a list of `height` rows.
    #[must_use]
    pub fn top(&self, height: u16) -> usize {
        (self.chosen + 1).saturating_sub(height.into())
    }

    /// What is looked for; empty if nothing is.
    #[must_use]
    pub fn query(&self) -> &str {
        &self.query
    }

    /// The headline of the article that `hit` is in, if it is known.
    #[must_use]
    pub fn title(&self, hit: &Hit) -> Option<&str> {
        self.titles.get(&hit.path).map(|title| &**title)
    }

    /// Whether more was found than is kept.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.found() >= MOST
    }

    /// Nothing more will come.
    pub(super) fn give_up(&mut self) {
        self.is_over = true;
    }

    fn begin(&mut self, query: &str) -> ShelfWish {
        self.number += 1;
        query.clone_into(&mut self.query);
        self.rows.clear();
        self.titles.clear();
        self.chosen = 0;
        self.unread.clear();
        self.searched = 0;
        self.articles = 0;
        self.is_over = query.is_empty();
        ShelfWish::Search {
            number: self.number,
            query: query.to_owned(),
        }
    }

    /// How many places were found.
    #[must_use]
    pub fn found(&self) -> usize {
        let told = self.rows.iter().rev();
        let told = told.take_while(|hit| hit.kind == HitKind::Unread);
        self.rows.len() - told.count()
    }

    /// How many articles, or their stances, couldn't be looked through so far.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.unread.len()
    }

    fn add(&mut self, hits: Vec<Hit>, unread: Vec<Hit>, searched: usize, is_over: bool) {
        for hit in hits.into_iter().take(MOST.saturating_sub(self.rows.len())) {
            let is_new = self.rows.last().is_none_or(|last| last.path != hit.path);
            self.articles += usize::from(is_new);
            self.rows.push(hit);
        }
        self.unread.extend(unread);
        self.searched = searched;
        self.is_over = is_over;
        if is_over {
            self.rows.extend(self.unread.iter().cloned());
        }
    }
}

impl App {
    /// What was looked for on the shelf.
    #[must_use]
    pub fn hits(&self) -> Option<&Hits> {
        self.shelf.as_ref().map(|folder| &folder.hits)
    }

    fn hits_mut(&mut self) -> Option<&mut Hits> {
        self.shelf.as_mut().map(|folder| &mut folder.hits)
    }

    /// The line that is typed.
    pub(super) fn hits_line(&mut self) -> Option<&mut Input> {
        self.hits_mut().map(|hits| &mut hits.input)
    }

    /// Whether more may be found.
    #[must_use]
    pub fn is_hunting(&self) -> bool {
        self.hits()
            .is_some_and(|hits| hits.number > 0 && !hits.is_over)
    }

    /// From the shelf or an article: the line to type in, and what was found the last time.
    pub(super) fn open_hits(&mut self) {
        if !self.is_on_shelf() {
            self.go_to_shelf();
        }
        if self.is_on_shelf() {
            self.overlay = Some(Overlay::Hits);
            if let Some(line) = self.hits_line() {
                line.offer();
            }
        }
    }

    /// Looks for what is typed by now. Where that is no regular expression yet, all stays as it is, and the line says
    /// what is missing.
    pub(super) fn hunt(&mut self) {
        let Some(hits) = self.hits_mut() else {
            return;
        };
        let typed = hits.input.text().trim().to_owned();
        let is_begun = Wanted::is_begun(&typed);
        match Wanted::parse(&typed) {
            Err(fault) => return self.say_fault(&fault),
            Ok(_) if typed == hits.query => {}
            Ok(wanted) => {
                let query = wanted.as_ref().map_or("", Wanted::query);
                let wish = hits.begin(query);
                self.effects.push(Effect::Shelf(wish));
            }
        }
        if is_begun {
            self.say(Kind::Info, "a / at the end makes it a regular expression");
        }
    }

    /// Looks again for the same, in what is listed by now.
    pub(super) fn hunt_again(&mut self) {
        let is_open = matches!(self.overlay, Some(Overlay::Hits));
        if let Some(hits) = self
            .hits_mut()
            .filter(|hits| is_open && !hits.query.is_empty())
        {
            let query = hits.query.clone();
            let wish = hits.begin(&query);
            self.effects.push(Effect::Shelf(wish));
        }
    }

    /// Takes in what was found.
    pub(super) fn take_hits(&mut self, news: ShelfNews) {
        if let ShelfNews::Found {
            number,
            hits,
            unread,
            searched,
            over,
        } = news
            && self.hits().is_some_and(|known| known.number == number)
        {
            let told: Vec<_> = hits.iter().chain(&unread).collect();
            let titles = self.titles_of(&told);
            if let Some(known) = self.hits_mut() {
                known.titles.extend(titles);
                known.add(hits, unread, searched, over);
            }
        }
    }

    /// The headlines of the articles that `hits` are in, in one pass over the shelf.
    fn titles_of(&self, hits: &[&Hit]) -> Vec<(Arc<Path>, Arc<str>)> {
        let wanted: HashSet<&Path> = hits.iter().map(|hit| &*hit.path).collect();
        let entries = self.shelf.iter().flat_map(|folder| folder.entries());
        let wanted = entries.filter(|entry| wanted.contains(&*entry.path));
        let known = wanted.filter_map(|entry| {
            let title = entry.face.as_ref()?.facts.title.clone()?;
            Some((entry.path.clone(), title))
        });
        known.collect()
    }

    /// Goes on in the list as `way` says of the row chosen, the number of rows and `by`.
    pub(super) fn walk_found(&mut self, way: fn(usize, usize, isize) -> usize, by: isize) {
        if let Some(hits) = self.hits_mut() {
            hits.chosen = way(hits.chosen, hits.rows.len(), by);
        }
    }

    pub(super) fn choose_hit(&mut self, index: usize) {
        if let Some(hits) = self.hits_mut() {
            hits.chosen = index;
        }
    }

    /// Opens the article of the hit that is highlighted, there, with the search going on in it.
    pub(super) fn open_hit(&mut self) {
        let Some(folder) = &mut self.shelf else {
            return;
        };
        let hits = &folder.hits;
        let Some(hit) = hits.rows.get(hits.chosen).cloned() else {
            let text = match (hits.query.is_empty(), hits.is_over) {
                (true, _) => "Nothing is typed yet",
                (false, true) => "Nothing found: type fewer letters",
                (false, false) => "Nothing found so far",
            };
            return self.warn(text);
        };
        // A stance is found by what is said of it, which its text needn't have.
        let is_text = matches!(hit.kind, HitKind::Text { .. });
        let query = is_text.then(|| hits.query.clone());
        let is_open = folder.here.as_ref().is_some_and(|here| *here == hit.path);
        if !is_open {
            folder.opening = Some(hit.path.clone());
        }
        self.overlay = None;
        if is_open {
            self.leave_shelf();
            return self.show_found(&hit, query.as_deref());
        }
        let place = match hit.kind {
            HitKind::Text { span, .. } => Some(Start::At(span)),
            HitKind::Stance(id) => Some(Start::Stance(id)),
            HitKind::Unread => None,
        };
        self.effects.push(Effect::Shelf(ShelfWish::Open {
            path: hit.path,
            place,
            query,
        }));
    }

    /// Goes to `hit`, which is in the open article.
    fn show_found(&mut self, hit: &Hit, query: Option<&str>) {
        match &hit.kind {
            HitKind::Text { span, .. } => {
                let sentence = self.article.sentence_at(span.start);
                self.jump_to(Focus::sentence(sentence));
            }
            HitKind::Stance(id) => {
                let found = self.annotations.iter().find(|one| one.id == *id);
                match found.cloned() {
                    Some(annotation) => self.show_stance(annotation),
                    None => self.warn("This stance isn't there any more"),
                }
            }
            HitKind::Unread => {}
        }
        if let Some(query) = query {
            self.search_for(query);
        }
    }

    /// The place of the list with its border.
    #[must_use]
    pub fn hits_area(&self) -> Area {
        self.shelf_parts().frame
    }

    /// The place of the rows: below the line that is typed and that of the figures.
    #[must_use]
    pub fn hits_rows(&self) -> Area {
        let inside = self.layout.inside(self.layout.overlay(self.hits_area()));
        Area {
            y: inside.y + 2.min(inside.height),
            height: inside.height.saturating_sub(2),
            ..inside
        }
    }

    /// How many there are, and in how many articles: "214 hits in 37 articles, 4,120 of 10,000 looked through".
    #[must_use]
    pub fn told_of_hits(&self, figure: fn(usize) -> String) -> String {
        let Some(hits) = self.hits().filter(|hits| !hits.query.is_empty()) else {
            return String::from("texts, stances and notes; /…/ is a regular expression");
        };
        let all = self.shelf().map_or(0, |folder| folder.entries().len());
        let count = |number: usize, one: &str, more: &str| match number {
            1 => format!("1 {one}"),
            _ => format!("{} {more}", figure(number)),
        };
        let found = count(hits.found(), "hit", "hits");
        let found = if hits.is_full() {
            format!("the first {found}")
        } else {
            found
        };
        let articles = count(hits.articles, "article", "articles");
        let looked = match (hits.is_over, hits.is_full()) {
            (true, false) => String::new(),
            _ => format!(
                ", {} of {} looked through",
                figure(hits.searched),
                figure(all)
            ),
        };
        let unread = match hits.unread() {
            0 => String::new(),
            unread => format!(", {} unread", figure(unread)),
        };
        format!("{found} in {articles}{looked}{unread}")
    }
}

impl Hit {
    /// What stands around it in three parts, each fit to be shown: before it, it, after it.
    #[must_use]
    pub fn parts(&self) -> [String; 3] {
        let part = |from: usize, to: usize| {
            let part = self.line.get(from..to).unwrap_or_default();
            visible::line(part).into_owned()
        };
        let found = self.found;
        [
            part(0, found.start),
            part(found.start, found.end),
            part(found.end, self.line.len()),
        ]
    }
}

/// The place of `hit` in its article, in a word or two.
#[must_use]
pub fn place_of(hit: &Hit) -> Arc<str> {
    match &hit.kind {
        HitKind::Text { paragraph, .. } => format!("¶{paragraph}").into(),
        HitKind::Stance(_) => "stance".into(),
        HitKind::Unread => "unread".into(),
    }
}
