//! The articles of a folder by name, and where what is kept of them may lie: asked once for all.

use super::Wanted;
use crate::article::visible;
use crate::shelf::Entry;
use crate::store::places::Places;
use crate::store::split::Lying;
use crate::store::text;
use crate::store::walk::{self, Walked};
use crate::store::{atomic, beside, state};
use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is to be said of what was listed.
#[derive(Debug, Clone, Default)]
pub struct Remarks {
    /// What can't be read: lines that are safe to show.
    pub troubles: Vec<String>,
    /// What isn't an article, though a person may think so, and which sidecars have none: a line each.
    pub notes: Vec<String>,
    /// The same, short enough for one line of a screen.
    pub short: Vec<String>,
}

impl Remarks {
    /// That something can't be read.
    pub(super) fn of_trouble(trouble: &str) -> Self {
        Self {
            troubles: vec![trouble.to_owned()],
            ..Self::default()
        }
    }
}

/// What there is beside the articles.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// The articles, in order.
    articles: Vec<Arc<Path>>,
    /// The sidecars that lie beside them, in order.
    sidecars: Vec<PathBuf>,
    /// The folders in the data directory that have the sidecars of others.
    apart: HashSet<OsString>,
    /// What names the articles in the state directory that were opened before.
    opened: HashSet<String>,
    /// Where sidecars lie that aren't at the number of their article, by the file that holds that.
    lying: Mutex<HashMap<PathBuf, Lying>>,
    /// Had by who looks into a large file.
    large: Mutex<()>,
}

impl Listing {
    /// What is `wanted`: it, its articles, and what can't be read.
    pub(super) fn of(wanted: &Wanted) -> (Self, Vec<Entry>, Remarks) {
        let walked = walked(&wanted.root);
        let alone = walked.alone();
        let told = |passed_over: Option<String>| alone.iter().cloned().chain(passed_over).collect();
        let notes = told(walked.passed_over());
        let short = told(walked.passed_over_in_short());
        let Walked {
            articles,
            sidecars,
            troubles,
            ..
        } = walked;
        let entries: Vec<_> = articles
            .into_iter()
            .map(|path| entry(path, &wanted.root))
            .collect();
        let listing = Self {
            articles: entries.iter().map(|entry| entry.path.clone()).collect(),
            sidecars,
            apart: apart(&wanted.places),
            opened: state::with_places(&wanted.places),
            lying: Mutex::default(),
            large: Mutex::default(),
        };
        let remarks = Remarks {
            troubles,
            notes,
            short,
        };
        (listing, entries, remarks)
    }

    /// While this is had, nobody else looks into a large file.
    pub(super) fn alone(&self) -> MutexGuard<'_, ()> {
        self.large.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the file at `path` is an article of the folder.
    pub(super) fn has_article(&self, path: &Path) -> bool {
        self.articles
            .binary_search_by(|article| (**article).cmp(path))
            .is_ok()
    }

    /// Whether the file at `path` is a sidecar of the folder.
    pub(super) fn has_sidecar(&self, path: &Path) -> bool {
        self.sidecars
            .binary_search_by(|sidecar| (**sidecar).cmp(path))
            .is_ok()
    }

    /// Whether an article in the file at `path` has a sidecar beside it, or had one.
    pub(super) fn has_members(&self, path: &Path) -> bool {
        let mut start = OsString::from(path);
        start.push("#");
        let start = Path::new(&start);
        let at = self.sidecars.partition_point(|sidecar| **sidecar < *start);
        let first = self.sidecars.get(at);
        let start = start.as_os_str().as_encoded_bytes();
        first.is_some_and(|first| first.as_os_str().as_encoded_bytes().starts_with(start))
    }

    /// The sidecars of the articles in the file at `path` lie so.
    pub(super) fn lies(&self, path: &Path, lying: Option<Lying>) {
        let mut all = self.lying.lock().unwrap_or_else(PoisonError::into_inner);
        all.extend(lying.map(|lying| (path.to_path_buf(), lying)));
    }

    /// Whether the sidecars in the file that holds the article at `path` aren't at the numbers of their articles.
    pub(super) fn are_elsewhere(&self, path: &Path) -> bool {
        let all = self.lying.lock().unwrap_or_else(PoisonError::into_inner);
        !all.is_empty() && text::numbered(path).is_some_and(|(file, _)| all.contains_key(&file))
    }

    /// The sidecar of the article at `path` then, if it has one.
    pub(super) fn lying(&self, path: &Path) -> Option<PathBuf> {
        let all = self.lying.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, number) = text::numbered(path)?;
        all.get(&file)?.at.get(&number).cloned()
    }

    /// Whether a folder in the data directory is called `name`; none is where there is none at all.
    pub(super) fn has_apart(&self, name: impl FnOnce() -> Option<OsString>) -> bool {
        !self.apart.is_empty() && name().is_some_and(|name| self.apart.contains(&name))
    }

    /// Whether the article with `key` in the state directory was opened before.
    pub(super) fn was_opened(&self, key: &str) -> bool {
        self.opened.contains(key)
    }
}

/// The articles of a folder, or the file that holds them, with the sidecars.
fn walked(root: &Path) -> Walked {
    if !root.is_file() {
        return walk::walk(root);
    }
    Walked {
        articles: vec![root.to_path_buf()],
        sidecars: sidecars_of(root),
        ..Walked::default()
    }
}

/// The sidecars beside the file at `path` of the articles in it, in order.
fn sidecars_of(path: &Path) -> Vec<PathBuf> {
    let mut start = path.file_name().unwrap_or_default().to_os_string();
    start.push("#");
    let is_its = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        name.starts_with(start.as_encoded_bytes()) && name.ends_with(beside::ENDING.as_bytes())
    };
    let files = fs::read_dir(atomic::folder_of(path)).into_iter();
    let files = files.flatten().flatten().map(|file| file.path());
    let mut sidecars: Vec<_> = files.filter(is_its).collect();
    sidecars.sort_unstable();
    sidecars
}

fn entry(path: PathBuf, root: &Path) -> Entry {
    let above = if path == *root {
        root.parent()
    } else {
        Some(root)
    };
    let name = above.and_then(|above| path.strip_prefix(above).ok());
    let name = name.unwrap_or(&path);
    Entry {
        name: visible::line(&name.to_string_lossy()).into(),
        path: path.into(),
        face: None,
        work: None,
    }
}

fn apart(places: &Places) -> HashSet<OsString> {
    let folders = fs::read_dir(places.data.join("articles")).into_iter();
    let names = folders.flatten().flatten().map(|folder| folder.file_name());
    names.collect()
}
