//! Deleted stances, of earlier sessions too: looked through, narrowed by a few letters, brought back.

use super::input::Input;
use super::layout::Area;
use super::overlay::Overlay;
use super::picker::wrapped;
use super::tagging::told;
use super::{App, Focus, Kind};
use crate::annotation::{Annotation, Change, Deleted, Id, Past};
use crate::codebook::fold;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

/// All that was deleted.
#[derive(Debug, Default)]
pub(super) struct Bin {
    /// The latest last; each id once.
    deleted: Vec<Arc<Deleted>>,
    /// Those of them that have come back.
    back: HashSet<Id>,
}

impl Bin {
    /// Takes `deleted` in as the latest.
    fn add(&mut self, deleted: Arc<Deleted>) {
        let id = &deleted.annotation.id;
        self.deleted.retain(|older| older.annotation.id != *id);
        self.back.remove(id);
        self.deleted.push(deleted);
    }

    /// Keeps up with `change`, whoever made it.
    pub(super) fn follow(&mut self, change: &Change) {
        match (&change.before, &change.after) {
            (_, Some(after)) => {
                self.back.insert(after.id.clone());
            }
            (Some(before), None) => {
                self.back.remove(&before.id);
            }
            (None, None) => {}
        }
    }

    /// What has not come back, the latest first.
    fn rows(&self) -> Vec<Arc<Deleted>> {
        let gone = self.deleted.iter().rev();
        let gone = gone.filter(|one| !self.back.contains(&one.annotation.id));
        gone.cloned().collect()
    }
}

/// A list of deleted stances, and a line that narrows it.
#[derive(Debug, Clone)]
pub struct Trash {
    /// What is typed.
    pub input: Input,
    /// What the line matches; the latest first, or where only letters match the closest first.
    pub rows: Vec<Arc<Deleted>>,
    /// Which of them is highlighted.
    pub chosen: usize,
    all: Vec<Arc<Deleted>>,
}

impl Trash {
    fn new(all: Vec<Arc<Deleted>>) -> Self {
        Self {
            input: Input::default(),
            rows: all.clone(),
            chosen: 0,
            all,
        }
    }

    /// The first row shown in a list of `height` rows.
    #[must_use]
    pub fn top(&self, height: u16) -> usize {
        (self.chosen + 1).saturating_sub(height.into())
    }

    /// How many there are, whatever is typed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// What is highlighted.
    #[must_use]
    pub fn highlighted(&self) -> Option<&Arc<Deleted>> {
        self.rows.get(self.chosen)
    }

    fn narrow(&mut self) {
        self.chosen = 0;
        self.rows = matching(&self.all, &fold(self.input.text()));
    }
}

/// Those of `all` that have every word of `typed`, in their order, and after them those with its letters in
/// that order, the closest first.
fn matching(all: &[Arc<Deleted>], typed: &str) -> Vec<Arc<Deleted>> {
    let words: Vec<_> = typed.split_whitespace().collect();
    let has_words = |one: &&Arc<Deleted>| words.iter().all(|word| one.found_by.contains(word));
    let (mut found, rest): (Vec<_>, Vec<_>) = all.iter().partition(has_words);
    let fuzzy = AtomKind::Fuzzy;
    let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Never, fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut close: Vec<_> = rest
        .into_iter()
        .filter_map(|one| {
            let text = Utf32Str::new(&one.found_by, &mut buffer);
            Some((Reverse(pattern.score(text, &mut matcher)?), one))
        })
        .collect();
    close.sort_by_key(|(score, _)| *score);
    found.extend(close.into_iter().map(|(_, one)| one));
    found.into_iter().cloned().collect()
}

impl App {
    /// Takes up what earlier sessions have left.
    pub(super) fn recall(&mut self, mut past: Past) {
        let present: HashSet<_> = self.annotations.iter().map(|one| &one.id).collect();
        let bin = &mut self.history.bin;
        let since = std::mem::replace(&mut bin.deleted, std::mem::take(&mut past.deleted));
        for deleted in &bin.deleted {
            let id = &deleted.annotation.id;
            if present.contains(id) {
                bin.back.insert(id.clone());
            }
        }
        for deleted in since {
            bin.add(deleted);
        }
        let [done, undone] = [false, true].map(|undone| self.history.count(undone));
        self.history.recall(past);
        self.suggesting.recall(
            self.history.count(false) - done,
            self.history.count(true) - undone,
        );
        if let Some(wish) = self.history.take_wish() {
            wish(self);
        }
    }

    /// Whether it is known what earlier sessions have left.
    #[must_use]
    pub fn knows_the_past(&self) -> bool {
        self.history.is_read()
    }

    /// Keeps what `changes` delete.
    pub(super) fn bury(&mut self, changes: &[Change]) {
        let gone = changes.iter().filter(|change| change.after.is_none());
        for annotation in gone.filter_map(|change| change.before.as_ref()) {
            let deleted = Deleted::new(annotation.clone(), &self.article, None);
            self.history.bin.add(Arc::new(deleted));
        }
    }

    /// Lists what was deleted.
    pub(super) fn open_trash(&mut self) {
        if self.who.only_reads {
            self.message = Some(super::who::only_reads());
            return;
        }
        if self.history.waits(Self::open_trash) {
            return;
        }
        let rows = self.history.bin.rows();
        if rows.is_empty() {
            self.say(Kind::Info, "There is no deleted stance to bring back");
        } else {
            self.overlay = Some(Overlay::Trash(Box::new(Trash::new(rows))));
        }
    }

    fn trash(&mut self) -> Option<&mut Trash> {
        match &mut self.overlay {
            Some(Overlay::Trash(trash)) => Some(trash),
            _ => None,
        }
    }

    pub(super) fn narrow_trash(&mut self) {
        if let Some(trash) = self.trash() {
            trash.narrow();
        }
    }

    /// Goes on in the list as `way` says of the row chosen, the number of rows and `by`.
    pub(super) fn walk_trash(&mut self, way: fn(usize, usize, isize) -> usize, by: isize) {
        if let Some(trash) = self.trash() {
            trash.chosen = way(trash.chosen, trash.rows.len(), by);
        }
    }

    /// Brings back what is highlighted, and goes there.
    pub(super) fn bring_back(&mut self) {
        let Some(Overlay::Trash(trash)) = &self.overlay else {
            return;
        };
        let Some(deleted) = trash.highlighted() else {
            return self.warn("No deleted stance matches: type fewer letters");
        };
        let annotation = deleted.annotation.clone();
        self.overlay = None;
        if self.is_refused() {
            return;
        }
        if !annotation.is_lost() {
            self.jump_to(Focus::on(&self.article, annotation.span));
        }
        let label = restored(&annotation);
        let change = Change {
            before: None,
            after: Some(annotation),
        };
        self.perform(label, vec![change]);
    }

    /// The place of the list, and under it that of what is told of the one highlighted.
    #[must_use]
    pub fn trash_parts(&self, trash: &Trash) -> (Area, Area) {
        let told = self.trash_told(trash, self.picker_inside());
        self.parts_of_box(trash.count(), told.len())
    }

    /// All of the stance that is highlighted, in lines; cut to the place's height.
    #[must_use]
    pub fn trash_told(&self, trash: &Trash, place: Area) -> Vec<String> {
        let Some(deleted) = trash.highlighted() else {
            return Vec::new();
        };
        let annotation = &deleted.annotation;
        let said = told(&annotation.stance);
        let note = annotation.note.iter().map(|note| format!("note: {note}"));
        let words = annotation.words(&self.article).replace('\n', " ");
        let text: Vec<_> = [said].into_iter().chain(note).chain([words]).collect();
        wrapped(&text, place)
    }
}

/// What bringing `annotation` back is called: "Russia brought back".
#[must_use]
pub fn restored(annotation: &Annotation) -> String {
    format!("{} brought back", annotation.stance.side)
}
