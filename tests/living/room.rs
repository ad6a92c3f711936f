//! A folder with one article, in which several people are at work.

use crate::chance::Chance;
use crate::reader::Reader;
use standoff::annotation::Annotation;
use standoff::article::Article;
use standoff::store::sidecar::Sidecar;
use standoff::store::{Desk, Places};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Nine sentences.
pub(crate) const TEXT: &str = "One came. Two came. Three came.\n\nFour came. Five came. Six came.\n\nSeven came. Eight came. Nine came.\n";

pub(crate) struct Room {
    folder: TempDir,
}

impl Room {
    pub(crate) fn new() -> Self {
        // Memory is a disk too, and a fast one.
        let fast = Path::new("/dev/shm");
        let folder = if fast.is_dir() {
            TempDir::new_in(fast)
        } else {
            TempDir::new()
        };
        Self {
            folder: folder.expect("a folder"),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn sidecar(&self) -> PathBuf {
        self.path("a.txt.standoff.toml")
    }

    pub(crate) fn article() -> Arc<Article> {
        Arc::new(Article::new("a.txt", TEXT.to_owned()))
    }

    pub(crate) fn desk(&self) -> standoff::store::desk::Laid {
        let places = Places::below(&self.path("own"));
        let text = || Ok::<_, String>(Self::article());
        Desk::open(text, self.sidecar(), "key".to_owned(), places).expect("a text")
    }

    pub(crate) fn reader(&self, number: usize) -> Reader {
        Reader::sit_down(self, number)
    }

    /// What the sidecar has; nothing while it isn't there.
    pub(crate) fn read(&self) -> Option<Vec<Arc<Annotation>>> {
        let bytes = fs::read(self.sidecar()).ok()?;
        let read = Sidecar::read("the file", bytes, Self::article);
        read.ok().map(|(_, annotations)| annotations)
    }

    pub(crate) fn annotations(&self) -> Vec<Arc<Annotation>> {
        if self.sidecar().exists() {
            self.read()
                .unwrap_or_else(|| panic!("the file can't be read:\n{}", self.told()))
        } else {
            Vec::new()
        }
    }

    pub(crate) fn told(&self) -> String {
        fs::read_to_string(self.sidecar()).unwrap_or_default()
    }

    pub(crate) fn asides(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.path("own/data/aside"));
        let entries = folder.into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    }

    /// Waits until nobody has anything more to say, and all have what the file has.
    pub(crate) fn settle(&self, readers: &mut [Reader]) {
        const PATIENCE: Duration = Duration::from_secs(20);
        // What was displaced while it was written is looked at again after a moment.
        const CALM: Duration = Duration::from_millis(150);
        let start = Instant::now();
        let mut since = Instant::now();
        loop {
            let mut is_calm = true;
            for reader in &mut *readers {
                is_calm &= !reader.listen() && reader.app.saving().is_done();
            }
            let file = self.read();
            let is_one = readers.iter().all(|reader| {
                let has = ordered(reader.app.annotations().iter());
                has == file.as_ref().map(ordered).unwrap_or_default()
            });
            if !is_calm || !is_one {
                since = Instant::now();
            }
            if since.elapsed() > CALM || start.elapsed() > PATIENCE {
                return;
            }
            sleep(Duration::from_millis(1));
        }
    }
}

/// A moment in which others may do something.
pub(crate) fn pause(chance: &mut Chance) {
    sleep(Duration::from_micros(
        (chance.below(40) * chance.below(100)) as u64,
    ));
}

/// What somebody did, and when, for who looks into a failure.
pub(crate) type Diary = Vec<(Instant, String)>;

pub(crate) fn in_order<'a>(diaries: impl Iterator<Item = &'a Diary>) -> String {
    let mut all: Vec<_> = diaries.flatten().collect();
    all.sort();
    let lines = all.iter().map(|(_, line)| format!("{line}\n"));
    lines.collect()
}

/// `annotations` with what is open about each in one order: a file has that as it came.
pub(crate) fn ordered<'a>(
    annotations: impl IntoIterator<Item = &'a Arc<Annotation>>,
) -> Vec<Annotation> {
    let ordered = annotations.into_iter().map(|one| {
        let mut one = Annotation::clone(one);
        let mut conflicts = one.conflicts.to_vec();
        conflicts.sort_by_key(|conflict| format!("{conflict:?}"));
        one.conflicts = conflicts.into();
        one
    });
    ordered.collect()
}
