//! Reading an article's text from a file or from standard input, with errors a person can act on.

mod opening;

pub use opening::{Opening, read_opening};

use super::input::{self, InputError, NotAFile};
use crate::article::{Article, Facts, visible};
use crate::import::canonical_text;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The longest article that is read, in bytes.
pub const ARTICLE_LIMIT: usize = 256 << 20;

/// An article's canonical text: UTF-8, no byte order mark, lines ended by LF alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What its sidecar calls it: the file's name.
    pub name: String,
    /// The text.
    pub text: String,
    /// What its source says of it.
    pub facts: Facts,
}

impl Text {
    /// The article of this text.
    #[must_use]
    pub fn into_article(self) -> Article {
        Article::new(self.name, self.text).with_facts(self.facts)
    }
}

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
    /// Not UTF-8.
    #[error("{}: isn't UTF-8, from byte {at} on\nConvert it first, for example `iconv -f {encoding} -t UTF-8`.", shown(.path))]
    NotUtf8 {
        /// The path as it was given.
        path: PathBuf,
        /// The first byte that fits no character, from 0.
        at: usize,
        /// A likely encoding, as iconv calls it.
        encoding: &'static str,
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

const fn remedy(kind: NotAFile) -> &'static str {
    match kind {
        NotAFile::Folder => "Name one of its files.",
        NotAFile::Pipe => "Read from standard input instead, by `-`.",
        NotAFile::Device | NotAFile::Socket => {
            "Save the text in a file, or read from standard input by `-`."
        }
    }
}

/// Reads the article at `path`. Opens plain files alone and never waits.
///
/// # Errors
/// No such file, no permission, not a plain file, over 256 MiB, not UTF-8, or the system's error.
pub fn read(path: &Path) -> Result<Text, ArticleError> {
    let (bytes, _) = input::read(path, ARTICLE_LIMIT).map_err(|error| of_input(path, error))?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok(Text {
        name: name.to_string_lossy().into_owned(),
        text: canonical(path, bytes)?,
        facts: Facts::default(),
    })
}

/// Whether the file at `path` has more than `limit` bytes.
#[must_use]
pub fn is_longer(path: &Path, limit: usize) -> bool {
    path.metadata()
        .is_ok_and(|metadata| metadata.len() > limit as u64)
}

/// Reads all of standard input as an article called `name`.
///
/// # Errors
/// Over 256 MiB, not UTF-8, or the system's error.
pub fn read_stdin(name: &str) -> Result<Text, ArticleError> {
    let path = Path::new("standard input");
    let bytes =
        input::read_all(io::stdin(), 0, ARTICLE_LIMIT).map_err(|error| of_input(path, error))?;
    Ok(Text {
        name: name.to_owned(),
        text: canonical(path, bytes)?,
        facts: Facts::default(),
    })
}

pub(super) fn of_input(path: &Path, error: InputError) -> ArticleError {
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
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(alike)
}

/// The canonical text of `bytes`. Copies nothing but where there are carriage returns.
pub(super) fn canonical(path: &Path, bytes: Vec<u8>) -> Result<String, ArticleError> {
    let text = String::from_utf8(bytes).map_err(|error| ArticleError::NotUtf8 {
        path: path.to_path_buf(),
        at: error.utf8_error().valid_up_to(),
        encoding: likely_encoding(error.as_bytes()),
    })?;
    Ok(canonical_text(text))
}

fn likely_encoding(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "UTF-16",
        _ => "WINDOWS-1252",
    }
}

#[cfg(test)]
mod tests;
