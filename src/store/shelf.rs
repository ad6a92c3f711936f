//! Where an article's files lie: its sidecar and what is remembered about it.

use super::atomic::folder_of;
use super::places::Places;
use super::sidecar::ArticleHash;
use rustix::fs::Access;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What follows an article's name in its sidecar's.
pub(super) const ENDING: &str = ".standoff.toml";

/// Where the sidecar of the article at `named` lies: beside that path as the person named it, so
/// that a link to an article has a sidecar of its own and nothing appears in a folder that nobody
/// named. Where that folder can't be written and has no sidecar, or the name
/// is too long for another ending, in the data directory.
#[must_use]
pub fn sidecar_of_file(named: &Path, places: &Places) -> PathBuf {
    let mut beside = OsString::from(named);
    beside.push(ENDING);
    let beside = PathBuf::from(beside);
    if beside.symlink_metadata().is_ok() {
        return beside;
    }
    let real = named.canonicalize().unwrap_or_else(|_| named.to_path_buf());
    let apart = apart(&key_of_path(&real), &name_of(named), places);
    if apart.exists() || !can_write(folder_of(named)) || is_too_long(&beside) {
        return apart;
    }
    beside
}

/// Where the sidecar of a text without a file lies, such as standard input: in the data directory,
/// by the hash of the text.
#[must_use]
pub fn sidecar_of_text(name: &str, hash: &ArticleHash, places: &Places) -> PathBuf {
    apart(&key_of_text(hash), name, places)
}

/// The article whose sidecar lies at `path`, beside it, if that is a sidecar's name.
pub(super) fn article_of_sidecar(path: &Path) -> Option<PathBuf> {
    let stem = path
        .file_stem()
        .filter(|_| path.extension().is_some_and(|end| end == "toml"))?;
    let stem = Path::new(stem);
    let is_sidecar = stem.extension().is_some_and(|end| end == "standoff");
    let name = stem.file_stem().filter(|_| is_sidecar)?;
    Some(path.with_file_name(name))
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

/// The file that has the sidecar of an article that has no folder to keep it in. The name is there
/// for people; the key tells articles apart.
fn apart(key: &str, name: &str, places: &Places) -> PathBuf {
    places
        .data
        .join("articles")
        .join(key)
        .join(format!("{}{ENDING}", file_name(name)))
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

fn name_of(path: &Path) -> String {
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
