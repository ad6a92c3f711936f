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
    /// The deepest folder that all lie in, where they are named from the root.
    above: Option<PathBuf>,
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
            above: above(paths),
        }
    }

    /// What the article at `path` is called: by its path below the folder that was asked for, else as it was named, from
    /// here; what is named from the root and lies elsewhere, from the folder that all named so have in common. What has no path, as standard input, goes by its `own` name.
    pub(in crate::run) fn name(&self, path: &Path, own: &str) -> String {
        if path.as_os_str().is_empty() || path.as_os_str() == "-" {
            return own.to_owned();
        }
        let folders = [&self.folder, &self.here, &self.above];
        let folders = folders.into_iter().flatten();
        let mut below = folders.filter_map(|folder| path.strip_prefix(folder).ok());
        let parts = below.next().unwrap_or(path).components();
        let parts = parts.filter(|part| *part != Component::CurDir);
        parts.collect::<PathBuf>().to_string_lossy().into_owned()
    }
}

/// The deepest folder that all `paths` lie in, if they are named from the root.
fn above(paths: &[PathBuf]) -> Option<PathBuf> {
    let mut folders = paths.iter().map(|path| path.parent());
    let first = folders.next()??;
    let common = folders.try_fold(first.to_path_buf(), |common, folder| {
        let parts = common.components().zip(folder?.components());
        let same = parts.take_while(|(one, other)| one == other);
        Some(same.map(|(part, _)| part).collect::<PathBuf>())
    })?;
    common.has_root().then_some(common)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_from_the_root_is_called_from_where_all_lie() {
        let called = |paths: &[&str]| {
            let paths: Vec<_> = paths.iter().map(PathBuf::from).collect();
            let names = Names::of(&paths);
            let called = paths.iter().map(|path| names.name(path, "own"));
            called.collect::<Vec<_>>()
        };
        assert_eq!(called(&["/nowhere/news/a.txt"]), ["a.txt"]);
        assert_eq!(
            called(&["/nowhere/news/a.txt", "/nowhere/old/a.txt"]),
            ["news/a.txt", "old/a.txt"]
        );
        assert_eq!(
            called(&["news/a.txt", "./b.txt", "-"]),
            ["news/a.txt", "b.txt", "own"]
        );
        assert_eq!(
            called(&["/nowhere/a.txt", "b.txt"]),
            ["/nowhere/a.txt", "b.txt"]
        );
    }
}
