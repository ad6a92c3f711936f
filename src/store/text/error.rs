//! Why there is no text: what, where and the remedy.

use super::super::input::{InputError, NotAFile};
use super::{STANDARD_INPUT, member, shell};
use crate::article::visible;
use crate::import::ImportError;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why there is no text. Says what, where and the remedy, in one to three lines that are safe to show.
#[derive(Debug, Error)]
pub enum ArticleError {
    /// No such file.
    #[error("{}: no such file{}", shown(.path), there_is(.near.as_deref()))]
    NotFound {
        /// The path as it was given.
        path: PathBuf,
        /// A file there with nearly the same name.
        near: Option<String>,
    },
    /// The person may not read it.
    #[error("{}: you may not read this file\nAsk its owner, or see `ls -l` for who may.", shown(.0))]
    Denied(PathBuf),
    /// Not a plain file.
    #[error("{}: is {}; expected a text file\n{}", shown(.0), .1.name(), remedy(*.1))]
    NotAFile(PathBuf, NotAFile),
    /// Over 256 MiB.
    #[error("{}: is longer than 256 MiB\nCut it into parts, for example with `split -C 100M`.", shown(.0))]
    TooLong(PathBuf),
    /// A PDF.
    #[error("{}: is a PDF; expected a text\nMake one of it: {}", shown(.0), shell::pdf_to_text(.0))]
    Pdf(PathBuf),
    /// No text that can be read.
    #[error("{}: {}", shown(.0), .1)]
    Import(PathBuf, ImportError),
    /// It holds several articles, and none of them was named.
    #[error("{}: holds {}; {}", shown(.path), articles(*.count), one_of(.path))]
    Several {
        /// The path as it was given.
        path: PathBuf,
        /// How many.
        count: usize,
    },
    /// It holds fewer articles than were counted.
    #[error("{}: there is no article {number} in it, it holds {}", shown(.path), articles(*.count))]
    NoMember {
        /// The path of the file that holds them.
        path: PathBuf,
        /// The one that was asked for, from 1.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// It is one text, and an article in it was asked for.
    #[error("{}: there is no article {number} in it, it is one text\nOpen it without #{number}: standoff {}", shown(.path), shell::quoted(.path))]
    OneText {
        /// The path of the file.
        path: PathBuf,
        /// The article that was asked for.
        number: usize,
    },
    /// The system couldn't read it.
    #[error("{}: can't be read: {}", shown(.0), visible::line(&.1.to_string()))]
    Io(PathBuf, io::Error),
}

fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}

fn there_is(name: Option<&str>) -> String {
    name.map(|name| format!("\nThere is {}.", visible::line(name)))
        .unwrap_or_default()
}

/// How one of several is had.
fn one_of(path: &Path) -> String {
    if path == Path::new(STANDARD_INPUT) {
        return String::from("an object each: standoff text --json -");
    }
    let first = shell::quoted(&member::address(path, 1));
    format!("name one of them, as in {first}")
}

fn articles(count: usize) -> String {
    let noun = if count == 1 { "article" } else { "articles" };
    format!("{count} {noun}")
}

const fn remedy(kind: NotAFile) -> &'static str {
    match kind {
        NotAFile::Folder => "Name one of its files.",
        NotAFile::Pipe => "Read from standard input instead, by `-`.",
        NotAFile::Device | NotAFile::Socket => {
            "Save the text in a file, or read from standard input by `-`."
        }
    }
}

pub(in crate::store) fn of_input(path: &Path, error: InputError) -> ArticleError {
    let path = path.to_path_buf();
    match error {
        InputError::NotAFile(kind) => ArticleError::NotAFile(path, kind),
        InputError::TooLong(_) => ArticleError::TooLong(path),
        InputError::Io(error) => match error.kind() {
            ErrorKind::NotFound => ArticleError::NotFound {
                near: neighbour(&path),
                path,
            },
            ErrorKind::PermissionDenied => ArticleError::Denied(path),
            _ => ArticleError::Io(path, error),
        },
    }
}

/// A file of the same folder whose name differs in case or in its ending alone.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let names = folder.unwrap_or(Path::new(".")).read_dir().ok()?;
    let alike = |name: &String| {
        let stem = Path::new(name).file_stem().map(OsStr::to_string_lossy);
        name.to_lowercase() == wanted || stem.is_some_and(|stem| stem.to_lowercase() == wanted)
    };
    names
        .flatten()
        // A link to nothing is no remedy, and may be what was asked for.
        .filter(|entry| entry.path().exists())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(alike)
}

pub(super) fn of_import(path: &Path, error: ImportError) -> ArticleError {
    match error {
        ImportError::Pdf => ArticleError::Pdf(path.to_path_buf()),
        error => ArticleError::Import(path.to_path_buf(), error),
    }
}
