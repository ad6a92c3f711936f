//! Articles inside of a file that holds several: `FILE#N`, N from 1. A file that really has that name comes first.

use super::{ArticleError, Hints, Source, Text, bring, name_of};
use crate::article::{Facts, visible};
use crate::import;
use crate::store::{codebook, input};
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// An article inside of a file that holds several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its number there, from 1.
    pub number: usize,
    /// What its sidecar calls it: the file's name and its number.
    pub name: String,
    /// What its source says of it.
    pub facts: Facts,
    /// The length of its text, in bytes.
    pub length: usize,
}

/// The file that holds the article at `path` and the number of that article there; nothing where `path` is that of a file,
/// or there is no such file.
#[must_use]
pub fn member(path: &Path) -> Option<(PathBuf, usize)> {
    let (file, number) = numbered(path)?;
    (!path.exists() && file.is_file()).then_some((file, number))
}

/// The file at which the article at `path` lies: `path` itself, or the file that holds it.
#[must_use]
pub fn file_of(path: &Path) -> PathBuf {
    member(path).map_or_else(|| path.to_path_buf(), |(file, _)| file)
}

/// Whether there is an article at `path`, as far as names tell.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.exists() || member(path).is_some()
}

/// The path of article `number` in the file at `path`.
#[must_use]
pub fn address(path: &Path, number: usize) -> PathBuf {
    let mut address = OsString::from(path);
    address.push(format!("#{number}"));
    address.into()
}

/// What stands before and behind the last `#` of a name, where that is a number without zeros before it.
pub(in crate::store) fn numbered(path: &Path) -> Option<(PathBuf, usize)> {
    let bytes = path.as_os_str().as_bytes();
    let at = memchr::memrchr(b'#', bytes)?;
    let (file, digits) = (bytes.get(..at)?, bytes.get(at + 1..)?);
    let is_number = digits.iter().all(u8::is_ascii_digit) && !digits.starts_with(b"0");
    let number = std::str::from_utf8(digits).ok()?.parse().ok();
    let number = number.filter(|_| is_number)?;
    Some((PathBuf::from(OsStr::from_bytes(file)), number))
}

/// So many bytes tell a book from other files.
pub(in crate::store) const BEGINNING: usize = 128;

/// Whether the file at `path` holds several articles, as far as its beginning, its name and the codebook in force for it
/// tell: whether they can be read is not asked.
#[must_use]
pub fn holds_several(path: &Path) -> bool {
    input::beginning(path, BEGINNING).is_some_and(|bytes| {
        import::holds_several(&bytes, &name_of(path), &codebook::sources(path))
    })
}

/// What is to be said of the file at `path` if it holds but one article, as no line of it is one that ends articles by its
/// `[[source]]`; in one line that is safe to show.
#[must_use]
pub fn unmatched(path: &Path) -> Option<String> {
    let source = Source::file(path).ok()?;
    let hints = import::Hints {
        encoding: None,
        patterns: &source.patterns,
    };
    let place = import::unmatched(source.bytes, &source.name, hints)?;
    let shown = path.to_string_lossy();
    let shown = visible::line(&shown);
    Some(format!(
        "no line of {shown} matches `ends` of the [[source]] in {place}; it is read as one text"
    ))
}

/// The articles in the file at `path`, if it is one that holds several; else nothing.
///
/// # Errors
/// As [`super::read`].
pub fn contents(path: &Path) -> Result<Vec<Member>, ArticleError> {
    Ok(texts(path, Hints::default())?
        .into_iter()
        .map(|(member, _)| member)
        .collect())
}

/// The articles in the file at `path` with their texts, if it is one that holds several; else nothing.
///
/// # Errors
/// As [`super::read`].
pub fn texts(path: &Path, hints: Hints) -> Result<Vec<(Member, Text)>, ArticleError> {
    let source = Source::file(path)?;
    let brought = bring(source, hints)?;
    Ok(brought.many())
}
