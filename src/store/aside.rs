//! Work kept aside, as it can't be where it belongs: the whole sidecar, and what the file had when the work on it
//! began. The two tell what was done, so that a later session can take it in by itself.
//!
//! Each is a folder of the data directory that is locked while somebody adds to it: of two programs each has its own,
//! and none takes in what another one still holds.

use super::atomic::{self, Care};
use super::beside;
use super::input;
use super::places::Places;
use super::sidecar::SIDECAR_LIMIT;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

const WORK: &str = "work.standoff.toml";
const BASE: &str = "base.standoff.toml";

/// Work kept aside that nobody else holds while this is there.
#[derive(Debug)]
pub(super) struct Aside {
    folder: PathBuf,
    /// Locked until it is closed.
    _turn: File,
}

/// What is kept aside.
#[derive(Debug)]
pub(super) struct Kept {
    /// What the file had before the work; nothing where there was none.
    pub(super) base: Option<Vec<u8>>,
    /// The whole sidecar with the work.
    pub(super) work: Vec<u8>,
}

impl Aside {
    /// A new one for the sidecar called `name` of the article with `key`.
    pub(super) fn make(places: &Places, name: &str, key: &str) -> io::Result<Self> {
        const MOST: usize = 1000;
        let all = all_of(places);
        atomic::make_folder(&all)?;
        let beginning = beginning(name, key);
        for number in 1..MOST {
            let folder = all.join(format!("{beginning}{number}"));
            match atomic::make_new_folder(&folder) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                // Whoever looks through the folder may have it for a moment.
                Ok(()) => {
                    if let Some(aside) = Self::held(&folder) {
                        return Ok(aside);
                    }
                }
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// Those of earlier sessions with the sidecar called `name` of the article with `key`, the oldest first.
    pub(super) fn left(places: &Places, name: &str, key: &str) -> Vec<Self> {
        let Ok(entries) = fs::read_dir(all_of(places)) else {
            return Vec::new();
        };
        let beginning = beginning(name, key);
        let mut numbers: Vec<usize> = entries
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name();
                name.to_str()?.strip_prefix(&beginning)?.parse().ok()
            })
            .collect();
        numbers.sort_unstable();
        let folder = |number: usize| all_of(places).join(format!("{beginning}{number}"));
        let found = numbers.into_iter();
        found
            .filter_map(|number| Self::held(&folder(number)))
            .collect()
    }

    fn held(folder: &Path) -> Option<Self> {
        let turn = File::open(folder).ok()?;
        turn.try_lock().ok()?;
        // It may have been removed before it was locked.
        folder.exists().then(|| Self {
            folder: folder.to_path_buf(),
            _turn: turn,
        })
    }

    /// Where the work is.
    pub(super) fn path(&self) -> PathBuf {
        self.folder.join(WORK)
    }

    /// Keeps `kept` from now on. Whatever dies meanwhile, what is there tells no stance to be deleted that nobody
    /// deleted: the work is never older than what it is compared with.
    pub(super) fn keep(&self, kept: &Kept) -> io::Result<()> {
        atomic::replace(&self.path(), &kept.work, Care::Lasting)?;
        let base = self.folder.join(BASE);
        match &kept.base {
            Some(bytes) => atomic::replace(&base, bytes, Care::Lasting),
            None => Ok(()),
        }
    }

    /// What it has; nothing if it never came to that.
    pub(super) fn read(&self) -> Option<Kept> {
        let read = |path: &Path| input::read(path, SIDECAR_LIMIT).ok();
        let (work, _) = read(&self.path())?;
        let base = read(&self.folder.join(BASE)).map(|(bytes, _)| bytes);
        Some(Kept { base, work })
    }

    /// Removes it, once what it has is where it belongs.
    pub(super) fn remove(self) {
        // What is left of it after this says nothing any more.
        let _ = fs::remove_file(self.path());
        let _ = fs::remove_file(self.folder.join(BASE));
        let _ = fs::remove_dir(&self.folder);
    }
}

/// The files with work kept aside on the article with `key`, whoever's it is and whether somebody has it open.
pub(super) fn of_article(places: &Places, key: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(all_of(places)).into_iter().flatten();
    let is_its = |name: &str| {
        let mut parts = name.rsplit('.').skip(1);
        let found = parts.next();
        found.is_some_and(|found| found == key || found.starts_with(&format!("{key}-")))
    };
    let mut found: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(is_its))
        .map(|entry| entry.path().join(WORK))
        .collect();
    found.sort();
    found
}

/// The folder of all work kept aside.
pub(super) fn all_of(places: &Places) -> PathBuf {
    places.data.join("aside")
}

fn beginning(name: &str, key: &str) -> String {
    format!("{}.{key}.", beside::file_name(name))
}

#[cfg(test)]
mod tests {
    use super::{Aside, Kept};
    use crate::store::places::Places;

    fn kept(work: &str) -> Kept {
        Kept {
            base: None,
            work: work.into(),
        }
    }

    #[test]
    fn two_programs_keep_theirs_apart_and_nobody_takes_what_another_one_holds() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::below(folder.path());
        let make = || Aside::make(&places, "a.txt", "key").expect("made");
        let (one, other) = (make(), make());
        one.keep(&kept("one")).expect("kept");
        other.keep(&kept("other")).expect("kept");
        assert!(Aside::left(&places, "a.txt", "key").is_empty());
        drop(other);
        let left = Aside::left(&places, "a.txt", "key");
        let works: Vec<_> = left.iter().filter_map(Aside::read).collect();
        assert_eq!(works.len(), 1);
        assert_eq!(works[0].work, b"other");
        left.into_iter().for_each(Aside::remove);
        drop(one);
        let left = Aside::left(&places, "a.txt", "key");
        assert_eq!(left.len(), 1);
        assert!(Aside::left(&places, "a.txt", "other").is_empty());
        left.into_iter().for_each(Aside::remove);
        let count = folder.path().join("data/aside").read_dir().expect("there");
        assert_eq!(count.count(), 0);
    }
}
