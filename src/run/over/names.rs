//! What articles are called in what is written of them: a name that tells `talks.txt` from `news/talks.txt`, and is the
//! same wherever on a machine their folder lies.

use std::env;
use std::path::{Component, Path, PathBuf};

/// What the articles of a command line are called.
#[derive(Debug, Clone)]
pub(in crate::run) struct Names {
    /// The folder that was asked for, if it was that alone.
    folder: Option<PathBuf>,
    /// The folder in which it was asked.
    here: Option<PathBuf>,
}

impl Names {
    /// Those of the articles that `paths` mean.
    pub(in crate::run) fn of(paths: &[PathBuf]) -> Self {
        let folder = match paths {
            [only] if only.is_dir() => Some(only.clone()),
            // Of several folders each may have an article of the same name.
            _ => None,
        };
        Self {
            folder,
            here: env::current_dir().ok(),
        }
    }

    /// What the article at `path` is called: by its path below the folder that was asked for, else as it was named, from
    /// here. What has no path, as standard input, goes by its `own` name.
    pub(in crate::run) fn name(&self, path: &Path, own: &str) -> String {
        if path.as_os_str().is_empty() || path.as_os_str() == "-" {
            return own.to_owned();
        }
        let folders = [&self.folder, &self.here].into_iter().flatten();
        let mut below = folders.filter_map(|folder| path.strip_prefix(folder).ok());
        let parts = below.next().unwrap_or(path).components();
        let parts = parts.filter(|part| *part != Component::CurDir);
        parts.collect::<PathBuf>().to_string_lossy().into_owned()
    }
}
