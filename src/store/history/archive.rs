//! What earlier sessions have left, read beside all other work.

use super::lines::Book;
use super::{DIGITS, compact};
use crate::annotation::{Broken, Deleted, Id, Past};
use crate::article::Article;
use crate::store::sidecar::{Gone, Grave, Sidecar};
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

/// A longer history is none of ours, in bytes.
const LIMIT: u64 = 1 << 30;

/// The history of an article as it was when the sidecar was read.
#[derive(Debug)]
pub struct Archive {
    pub(in crate::store) path: PathBuf,
    pub(in crate::store) article: Arc<Article>,
    /// What the sidecar was read from; nothing: there was none.
    pub(in crate::store) sidecar: Option<(Arc<String>, bool)>,
}

/// What is in it.
#[derive(Debug, Default)]
pub struct Recalled {
    /// What can be undone, and what was deleted.
    pub past: Past,
    /// The lines of what was deleted, for whoever saves.
    pub gone: Gone,
}

impl Archive {
    /// Whether there is anything to read.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Reads it. Takes its time: a third of a second where 100,000 things were done. What can't be read counts as
    /// never written.
    #[must_use]
    pub fn read(&self) -> Recalled {
        let Ok(bytes) = self.bytes() else {
            return Recalled::default();
        };
        let book = Book::read(&bytes);
        let text = Sidecar::hash_of(&self.article);
        let hash = self.hash();
        let goal = book.ends_in(book.told.len(), hash.as_deref(), &text);
        let found = goal.and_then(|goal| book.stacks(goal));
        let broken = if found.is_none() {
            book.broken(&text)
        } else {
            None
        };
        compact::compact(&self.path, &book, bytes.len(), goal);
        let mut stacks = found.unwrap_or_default();
        stacks.settle();
        let (deleted, gone) = self.deleted(&book, &text);
        let past = Past {
            done: stacks.done,
            undone: stacks.undone,
            deleted,
            broken,
        };
        Recalled { past, gone }
    }

    fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = File::open(&self.path)?;
        file.take(LIMIT).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The hash of the sidecar as lines end in it.
    fn hash(&self) -> Option<String> {
        let (source, marked) = self.sidecar.as_ref()?;
        let digits = Sidecar::hash_of_source(source, *marked).to_hex();
        Some(digits.get(..DIGITS)?.to_owned())
    }

    /// What was deleted, the latest last, and its lines.
    fn deleted(&self, book: &Book, text: &str) -> (Vec<Arc<Deleted>>, Gone) {
        let dead = book.last_of_each();
        let graves: Vec<_> = dead
            .iter()
            .map(|dead| Grave {
                lines: dead.form.lines.clone(),
                text: dead.text.clone(),
            })
            .collect();
        let gone = Gone::exhume(&graves, &self.article, text);
        let annotations: HashMap<Id, _> = gone.annotations();
        let deleted = dead.iter().filter_map(|dead| {
            let annotation = annotations.get(&Id::new(&dead.form.id)?)?;
            let at = dead.at.clone();
            let deleted = Deleted::new(annotation.clone(), &self.article, at);
            Some(Arc::new(deleted))
        });
        (deleted.collect(), gone)
    }
}

impl Book {
    /// Why nothing can be undone, where no line ends in the sidecar; nothing where there was nothing to be undone.
    fn broken(&self, text: &str) -> Option<Broken> {
        let last = self.told.len().checked_sub(1)?;
        let was_done = self
            .stacks(last)
            .is_none_or(|stacks| !stacks.done.is_empty());
        let is_same_text = *self.told.get(last)?.text == *text;
        was_done.then_some(if is_same_text {
            Broken::Sidecar
        } else {
            Broken::Text
        })
    }

    /// What was deleted, each id once, the latest last.
    pub(super) fn last_of_each(&self) -> Vec<&super::lines::Dead> {
        let mut seen = HashSet::new();
        let latest = self.dead.iter().rev();
        let mut dead: Vec<_> = latest
            .filter(|dead| seen.insert(dead.form.id.clone()))
            .collect();
        dead.reverse();
        dead
    }
}
