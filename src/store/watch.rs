//! Being told when files change. Folders are watched, as whoever replaces a file puts another one in its place.

use super::atomic::{folder_of, resolved};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Which file may have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// The sidecar.
    Sidecar,
    /// The article's text.
    Text,
    /// The codebook in force.
    Codebook,
}

/// The watch over some files; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Calls `tell`, on a thread of its own, whenever one of `files` may have changed: whether it has, says its content
    /// alone. Nothing where the system watches none of their folders.
    pub(super) fn start(
        files: Vec<(Seen, PathBuf)>,
        tell: impl Fn(Seen) + Send + 'static,
    ) -> Option<Self> {
        let files: Vec<_> = files.into_iter().flat_map(named).collect();
        let folders: BTreeSet<PathBuf> = files.iter().map(|file| file.folder.clone()).collect();
        let heard = move |event: notify::Result<notify::Event>| {
            let paths = match event {
                Ok(event) if matches!(event.kind, EventKind::Access(_)) => return,
                // Events were lost, perhaps: all may have changed.
                Ok(event) if event.need_rescan() || event.paths.is_empty() => Vec::new(),
                Ok(event) => event.paths,
                Err(_) => Vec::new(),
            };
            for file in &files {
                let is_it = |path: &PathBuf| file.is(path) || file.goes_with(path);
                if paths.is_empty() || paths.iter().any(is_it) {
                    tell(file.seen);
                }
            }
        };
        let mut watcher = notify::recommended_watcher(heard).ok()?;
        let heard_of = folders
            .iter()
            .filter(|folder| watcher.watch(folder, RecursiveMode::NonRecursive).is_ok());
        (heard_of.count() > 0).then_some(Self { _watcher: watcher })
    }
}

/// A file by the folder it lies in and its name there.
struct Named {
    seen: Seen,
    folder: PathBuf,
    name: OsString,
}

impl Named {
    fn is(&self, path: &Path) -> bool {
        path.file_name() == Some(&self.name)
    }

    /// Whether what happens at `path` happens to the folder that it lies in. A codebook that goes with its folder is no
    /// news: the one read before serves on.
    fn goes_with(&self, path: &Path) -> bool {
        let folder = self.folder.file_name();
        self.seen != Seen::Codebook && folder.is_some() && path.file_name() == folder
    }
}

/// The file at `path`; where that is a link, what it leads to as well.
fn named((seen, path): (Seen, PathBuf)) -> Vec<Named> {
    let target = resolved(&path).unwrap_or_else(|_| path.clone());
    let paths = BTreeSet::from([path, target]);
    let paths = paths.into_iter();
    let named = paths.filter_map(|path| {
        let name = path.file_name()?.to_owned();
        let folder = folder_of(&path).to_path_buf();
        Some(Named { seen, folder, name })
    });
    named.collect()
}
