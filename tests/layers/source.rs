//! The source as the rules read it.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of Rust.
#[derive(Clone)]
pub(crate) struct Source {
    pub(crate) path: String,
    /// The room that it is in, if it is one of the program.
    pub(crate) room: String,
    pub(crate) text: String,
}

impl Source {
    /// Its lines of code with their numbers: without comments, and without what stands in quotes.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, String)> {
        (1..)
            .zip(self.text.lines())
            .map(|(number, line)| (number, without_words(line)))
    }

    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/")
    }
}

/// Those of the program.
pub(crate) fn sources() -> Vec<Source> {
    let found = sources_below("src");
    assert!(found.len() > 50, "src/ has only {} files", found.len());
    found
}

pub(crate) fn sources_below(folder: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    files(&root().join(folder), "rs", &mut paths);
    paths.iter().map(|path| source(path)).collect()
}

/// The files below `folder` that end so, by name.
pub(crate) fn files(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, end, found);
        } else if path.extension().is_some_and(|known| known == end) {
            found.push(path);
        }
    }
}

fn source(path: &Path) -> Source {
    let inside = path.strip_prefix(root()).unwrap_or(path);
    let inside = inside.to_string_lossy().into_owned();
    let room = inside
        .trim_start_matches("src/")
        .split(['/', '.'])
        .next()
        .unwrap_or_default()
        .to_owned();
    Source {
        text: text_of(path),
        path: inside,
        room,
    }
}

fn without_words(line: &str) -> String {
    let code = line.split("//").next().unwrap_or_default();
    code.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

pub(crate) fn text_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
