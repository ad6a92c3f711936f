//! The articles of a folder, built by hand: `NAME | title | date | outlet | words | read | mark | stances | trouble`,
//! as in `a.txt | Talks end | 2017-04-13 | The Post | 810 | 40 | done | U2 R1 K`. What is empty isn't known or isn't there;
//! `NAME` alone is an article that isn't looked into yet, `NAME |` one of which nothing is known but that.

#![allow(clippy::expect_used, reason = "a test says by panicking what is wrong")]

use super::marked::annotation;
use super::{Scene, Stage};
use standoff::annotation::{Annotation, Stance};
use standoff::app::shelf::{ShelfNews, ShelfWish};
use standoff::app::{Effect, Event};
use standoff::article::{Facts, Span};
use standoff::codebook::Codebook;
use standoff::shelf::{Entry, Face, Hit, HitKind, Mark, Work};
use standoff::wanted::Wanted;
use std::path::Path;
use std::sync::Arc;

/// What the stage knows of the folder.
#[derive(Default)]
pub struct Shelf {
    /// Its articles, known whole.
    pub entries: Vec<Entry>,
    /// Whether looking into articles never ends.
    pub is_slow: bool,
    /// Whether what is looked for is found at once.
    pub hunts: bool,
    /// The place of the article that is open.
    pub at: Option<usize>,
    /// What is open was opened so.
    scene: Option<Scene>,
}

impl Shelf {
    pub(super) fn of(scene: &Scene) -> Self {
        let entries = scene.shelf.iter();
        let entries: Vec<_> = entries.map(|line| entry(line, &scene.codebook)).collect();
        let at = entries.iter().position(|entry| &*entry.name == scene.name);
        Self {
            entries,
            is_slow: false,
            hunts: false,
            at,
            scene: Some(scene.clone()),
        }
    }
}

/// The article that `line` tells of.
pub fn entry(line: &str, codebook: &Codebook) -> Entry {
    let is_known = line.contains('|');
    let parts: Vec<_> = line.split('|').map(str::trim).collect();
    let part = |at: usize| parts.get(at).copied().filter(|part| !part.is_empty());
    let told = |at: usize| part(at).map(Arc::<str>::from);
    let name = part(0).unwrap_or_else(|| panic!("no name: {line}"));
    let troubles = part(8).unwrap_or_default();
    let face = Face {
        facts: Facts {
            title: told(1),
            author: None,
            date: told(2),
            outlet: told(3),
            url: None,
        },
        words: part(4).map_or(0, |words| words.parse().expect("words")),
        trouble: troubles.strip_prefix("face ").map(Arc::from),
    };
    let work = Work {
        annotations: stances(part(7).unwrap_or_default(), codebook),
        quotes: Vec::new(),
        mark: part(6).and_then(Mark::named),
        read: part(5).map(|read| read.parse().expect("per cent")),
        trouble: troubles.strip_prefix("work ").map(Arc::from),
    };
    Entry {
        path: Path::new("/news").join(name).into(),
        name: name.into(),
        face: is_known.then(|| Arc::new(face)),
        work: is_known.then(|| Arc::new(work)),
    }
}

/// `U2 R`: so many stances of the sides with these letters.
fn stances(told: &str, codebook: &Codebook) -> Vec<Arc<Annotation>> {
    let mut made = Vec::new();
    for word in told.split_whitespace() {
        let (letter, count) = word.split_at(1);
        let mut sides = codebook.sides().iter();
        let side = sides.find(|side| side.letter.to_string() == letter);
        let name = side.map_or_else(|| letter.into(), |side| side.name.clone());
        for _ in 0..count.parse().unwrap_or(1) {
            let span = Span::new(made.len(), made.len() + 1);
            let stance = Stance::of(name.clone());
            made.push(Arc::new(annotation(made.len() + 500, span, stance)));
        }
    }
    made
}

/// What is known before anything is looked into.
pub fn bare(entry: &Entry) -> Entry {
    Entry {
        face: None,
        work: None,
        ..entry.clone()
    }
}

impl Stage {
    /// Puts the folder in front, as if the program were started with it.
    pub fn open_folder(&mut self) {
        self.app.open_shelf(None);
        self.follow();
    }

    pub(super) fn serve_shelf(&mut self, wish: ShelfWish) {
        match wish {
            ShelfWish::List { number } => {
                let entries = self.shelf.entries.iter();
                let news = ShelfNews::Listed {
                    number,
                    folder: "news".into(),
                    entries: entries.map(bare).collect(),
                    at: self.shelf.at,
                    left: None,
                    troubles: Vec::new(),
                };
                if self.shelf.entries.is_empty() {
                    let reason = String::from("This article lies in no folder");
                    return self.app.handle(Event::Shelf(ShelfNews::Refused { reason }));
                }
                self.app.handle(Event::Shelf(news));
                self.look(number);
            }
            ShelfWish::Mark { ref path, mark, .. } => {
                self.asked.push(Effect::Shelf(wish.clone()));
                let mut entries = self.shelf.entries.iter_mut();
                let Some(entry) = entries.find(|entry| entry.path == *path) else {
                    return;
                };
                let work = entry.work.as_deref().cloned().unwrap_or_default();
                entry.work = Some(Arc::new(Work { mark, ..work }));
                let entry = Box::new(entry.clone());
                if !self.disk_slow {
                    self.app.handle(Event::Shelf(ShelfNews::Marked { entry }));
                }
            }
            ShelfWish::Unmark { ref path } => {
                self.asked.push(Effect::Shelf(wish.clone()));
                let news = self.unmarked(path);
                self.app.handle(Event::Shelf(news));
            }
            ShelfWish::Open { ref path, .. } => {
                self.asked.push(Effect::Shelf(wish.clone()));
                self.open_from_shelf(path);
            }
            ShelfWish::Search { number, ref query } => {
                self.asked.push(Effect::Shelf(wish.clone()));
                if self.shelf.hunts {
                    let news = self.found(number, query);
                    self.app.handle(Event::Shelf(news));
                }
            }
            other @ ShelfWish::First { .. } => self.asked.push(Effect::Shelf(other)),
        }
    }

    /// Any mark of an article that isn't open was the last thing done with it.
    fn unmarked(&mut self, path: &Path) -> ShelfNews {
        let mut entries = self.shelf.entries.iter_mut();
        let entry = entries.find(|entry| &*entry.path == path);
        let entry = entry.expect("an article of the shelf");
        let work = entry.work.as_deref().cloned().unwrap_or_default();
        let Some(was) = work.mark else {
            let reason = format!(
                "{}: no mark of it is known that could be taken back",
                entry.title()
            );
            return ShelfNews::Refused { reason };
        };
        entry.work = Some(Arc::new(Work { mark: None, ..work }));
        let entry = Box::new(entry.clone());
        let was = Some(was);
        ShelfNews::Unmarked { entry, was }
    }

    /// What is said of the open article, as if it were on disk.
    pub(super) fn describe_open(&mut self, mark: Option<Mark>) {
        let at = self.shelf.at;
        let entry = at.and_then(|at| self.shelf.entries.get_mut(at));
        if let Some(entry) = entry {
            let work = entry.work.as_deref().cloned().unwrap_or_default();
            entry.work = Some(Arc::new(Work { mark, ..work }));
        }
    }

    /// The articles whose titles have what is looked for: here these are their texts.
    fn found(&self, number: u64, query: &str) -> ShelfNews {
        let wanted = Wanted::parse(query).ok().flatten();
        let hits = self.shelf.entries.iter().filter_map(|entry| {
            let line = entry.face.as_ref()?.facts.title.clone()?;
            let found = wanted.as_ref()?.find_from(&line, 0)?;
            Some(Hit {
                path: entry.path.clone(),
                name: entry.name.clone(),
                kind: HitKind::Text {
                    paragraph: 1,
                    span: found,
                },
                line,
                found,
            })
        });
        ShelfNews::Found {
            number,
            hits: hits.collect(),
            unread: self.unread(),
            searched: self.shelf.entries.len(),
            over: true,
        }
    }

    /// Those that can't be opened.
    fn unread(&self) -> Vec<Hit> {
        let entries = self.shelf.entries.iter();
        let unread = entries.filter_map(|entry| {
            Some(Hit {
                path: entry.path.clone(),
                name: entry.name.clone(),
                kind: HitKind::Unread,
                line: entry.face.as_ref()?.trouble.clone()?,
                found: Span::default(),
            })
        });
        unread.collect()
    }

    fn look(&mut self, number: u64) {
        let known = self.shelf.entries.iter().enumerate();
        let known = known.filter(|(_, entry)| entry.face.is_some());
        let entries: Vec<_> = known.map(|(place, entry)| (place, entry.clone())).collect();
        if !self.shelf.is_slow {
            let news = ShelfNews::Looked {
                number,
                known: entries.len(),
                entries,
            };
            self.app.handle(Event::Shelf(news));
        }
    }

    fn open_from_shelf(&mut self, path: &Path) {
        let place = self
            .shelf
            .entries
            .iter()
            .position(|entry| &*entry.path == path);
        let Some((place, scene)) = place.zip(self.shelf.scene.take()) else {
            return;
        };
        let name = self.shelf.entries[place].name.to_string();
        let mut next = Self::open(Scene {
            name: name.leak(),
            ..scene
        });
        next.app.inherit_shelf(&mut self.app);
        self.app = next.app;
        self.shelf.at = Some(place);
        self.shelf.scene = next.shelf.scene;
    }
}
