//! Where an article's files lie: its sidecar and what is remembered about it.

use super::atomic::folder_of;
use super::places::Places;
use super::sidecar::ArticleHash;
use super::text;
use crate::annotation::Annotator;
use rustix::fs::Access;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What follows an article's name, or the annotator's that stands behind it, in its sidecar's.
pub(super) const ENDING: &str = ".standoff.toml";

/// Where the sidecar of `annotator` for the article at `named` lies: beside that path as the person
/// named it, so that a link to an article has a sidecar of its own and nothing appears in a folder that
/// nobody named. Where that folder can't be written and has no sidecar, or the name
/// is too long for another ending, in the data directory.
#[must_use]
pub fn sidecar_of_file(named: &Path, annotator: Option<&Annotator>, places: &Places) -> PathBuf {
    let beside = beside(named, annotator);
    if beside.symlink_metadata().is_ok() {
        return beside;
    }
    let apart = apart(named, annotator, places);
    if apart.exists() || !can_write(folder_of(named)) || is_too_long(&beside) {
        return apart;
    }
    beside
}

/// Where the sidecar of `annotator` for the article at `named` belongs: beside it.
fn beside(named: &Path, annotator: Option<&Annotator>) -> PathBuf {
    let mut beside = OsString::from(named);
    beside.push(ending(annotator));
    PathBuf::from(beside)
}

/// Where that sidecar lies in the data directory, should it have no other place.
pub(super) fn apart(named: &Path, annotator: Option<&Annotator>, places: &Places) -> PathBuf {
    folder_apart(named, places).join(file_apart(&name_of(named), annotator))
}

/// Where that sidecar can lie beside the article by now; nothing where nobody may write there, or the article is opened
/// through a link: what lies apart is that of the file, too.
pub(super) fn home_of(named: &Path, annotator: Option<&Annotator>) -> Option<PathBuf> {
    let beside = beside(named, annotator);
    let has_room = !is_too_long(&beside) && can_write(folder_of(named));
    (has_room && !text::file_of(named).is_symlink()).then_some(beside)
}

/// Where the sidecar of `annotator` for a text without a file lies, such as standard input: in the data
/// directory, by the hash of the text.
#[must_use]
pub fn sidecar_of_text(
    name: &str,
    hash: &ArticleHash,
    annotator: Option<&Annotator>,
    places: &Places,
) -> PathBuf {
    folder_of_text(hash, places).join(file_apart(name, annotator))
}

/// The folder in the data directory for the sidecars of the article at `named`, should they have no other.
pub(super) fn folder_apart(named: &Path, places: &Places) -> PathBuf {
    places.data.join("articles").join(key_of_path(&real(named)))
}

/// Where the article at `named` really lies: the same from whichever folder it is named.
fn real(named: &Path) -> PathBuf {
    if let Ok(real) = named.canonicalize() {
        return real;
    }
    let inside = text::member(named).and_then(|(file, number)| {
        let file = file.canonicalize().ok()?;
        Some(text::address(&file, number))
    });
    inside.unwrap_or_else(|| named.to_path_buf())
}

/// The folder in the data directory for the sidecars of a text without a file.
pub(super) fn folder_of_text(hash: &ArticleHash, places: &Places) -> PathBuf {
    places.data.join("articles").join(key_of_text(hash))
}

/// What follows the article's name in the name of the sidecar of `annotator`.
pub(super) fn ending(annotator: Option<&Annotator>) -> String {
    annotator.map_or_else(
        || ENDING.to_owned(),
        |annotator| format!(".{annotator}{ENDING}"),
    )
}

/// The article whose sidecar lies at `path`, beside it, and whose work that is, if it is a sidecar's name.
/// `moscow.txt.coder1.standoff.toml` is coder1's for `moscow.txt`, unless there is an article that is
/// called `moscow.txt.coder1`.
pub(super) fn article_of_sidecar(path: &Path) -> Option<(PathBuf, Option<Annotator>)> {
    let name = path.file_name()?.as_encoded_bytes();
    let stem = name.strip_suffix(ENDING.as_bytes())?;
    if stem.is_empty() {
        return None;
    }
    let article = path.with_extension("").with_extension("");
    let annotator = article.extension().and_then(|end| end.to_str());
    let annotator = annotator.and_then(Annotator::new);
    let of_annotator = article.with_extension("");
    match annotator.filter(|_| !text::exists(&article) && text::exists(&of_annotator)) {
        Some(annotator) => Some((of_annotator, Some(annotator))),
        None => Some((article, None)),
    }
}

/// The article that has its sidecar where that of `annotator` for the article at `named` would lie.
#[must_use]
pub fn in_the_way(named: &Path, annotator: &Annotator) -> Option<PathBuf> {
    let mut other = OsString::from(named);
    other.push(format!(".{annotator}"));
    let other = PathBuf::from(other);
    other.symlink_metadata().is_ok().then_some(other)
}

/// What names the article at the absolute `path` in the state directory: 16 hex digits of BLAKE3.
#[must_use]
pub fn key_of_path(path: &Path) -> String {
    let hash = blake3::hash(path.as_os_str().as_encoded_bytes()).to_hex();
    hash.chars().take(16).collect()
}

/// What names a text without a file: the first 16 hex digits of its hash.
#[must_use]
pub fn key_of_text(hash: &ArticleHash) -> String {
    hash.as_str().chars().take(16).collect()
}

/// What names the article with `key` in the state directory for what `annotator` does with it: each has a
/// place, drafts and a history of their own.
#[must_use]
pub fn key_of_annotator(key: String, annotator: Option<&Annotator>) -> String {
    match annotator {
        Some(annotator) => format!("{key}-{annotator}"),
        None => key,
    }
}

/// The name of the sidecar of an article that has no folder to keep it in. It is there for people; the
/// folder tells articles apart.
fn file_apart(name: &str, annotator: Option<&Annotator>) -> String {
    format!("{}{}", file_name(name), ending(annotator))
}

/// `name` as a file's name: no folder in it, not too long.
pub(super) fn file_name(name: &str) -> String {
    const LONGEST: usize = 120;
    let name = name
        .get(..name.floor_char_boundary(LONGEST))
        .unwrap_or(name);
    let name = name.replace(['/', '\0'], "_");
    if name.is_empty() {
        "article".to_owned()
    } else {
        name
    }
}

pub(super) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Longer than 255 bytes, the most that file systems take for a name.
fn is_too_long(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.len() > 255)
}

pub(super) fn can_write(folder: &Path) -> bool {
    rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(test)]
mod tests;
