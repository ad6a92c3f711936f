//! The texts that stances were made in, kept so that their places can be carried over when an article changes.
//!
//! They are a convenience: without one, stances are looked for by their words and what stood around them. So only so
//! much is kept, and those go first that weren't used for the longest.

use super::atomic::{self, Care};
use super::input;
use super::places::Places;
use super::sidecar::ArticleHash;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Longer texts aren't kept, in bytes.
pub const SNAPSHOT_LIMIT: usize = 16 << 20;
/// What all texts together may take, in bytes; but see [`FRESH`].
const ALL: u64 = 256 << 20;
/// What was kept or read since then stays, whatever it takes: it may be that of an article that is open.
const FRESH: Duration = Duration::from_hours(48);

/// The text with `hash`, if it is kept and still what it was.
#[must_use]
pub fn read(places: &Places, hash: &str) -> Option<String> {
    let path = path_of(places, hash)?;
    let (bytes, _) = input::read(&path, SNAPSHOT_LIMIT).ok()?;
    let is_it = blake3::hash(&bytes).to_hex().as_str() == hash;
    used(&path);
    String::from_utf8(bytes).ok().filter(|_| is_it)
}

/// Keeps `text`, whose hash must be `hash`, unless it is kept already or too long.
///
/// # Errors
/// The step that failed, and on which file.
pub fn keep(places: &Places, text: &str, hash: &ArticleHash) -> io::Result<()> {
    let Some(path) = path_of(places, hash.as_str()) else {
        return Ok(());
    };
    let is_kept = path
        .metadata()
        .is_ok_and(|there| there.len() == text.len() as u64);
    if is_kept {
        used(&path);
    }
    if is_kept || text.len() > SNAPSHOT_LIMIT {
        return Ok(());
    }
    let folder = atomic::folder_of(&path);
    atomic::make_folder(folder)?;
    atomic::replace(&path, text.as_bytes(), Care::Lasting)?;
    // What can't be forgotten takes room and does no harm.
    let _ = forget(folder, ALL, SystemTime::now());
    Ok(())
}

/// Notes that the text at `path` was used: the time of the file says so, as far as it can be set.
fn used(path: &Path) {
    let file = File::options().append(true).open(path);
    let _ = file.and_then(|file| file.set_modified(SystemTime::now()));
}

/// Forgets texts in `folder` until they take at most `most` bytes, those first that weren't used for the longest;
/// none of those that were used shortly before `now`.
fn forget(folder: &Path, most: u64, now: SystemTime) -> io::Result<()> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if path.extension().is_some_and(|end| end == "txt") && ArticleHash::is_one(&name) {
            let metadata = path.symlink_metadata()?;
            texts.push((metadata.modified()?, metadata.len(), path));
        }
    }
    let mut all: u64 = texts.iter().map(|(_, length, _)| length).sum();
    texts.sort_unstable();
    for (when, length, path) in texts {
        // A time yet to come is as good as now.
        let is_fresh = now.duration_since(when).is_ok_and(|age| age < FRESH) || when > now;
        if all <= most || is_fresh {
            break;
        }
        fs::remove_file(path)?;
        all -= length;
    }
    Ok(())
}

/// Where the text with `hash` is kept; nothing where that is no hash: what stands in a file must not lead elsewhere.
fn path_of(places: &Places, hash: &str) -> Option<PathBuf> {
    let is_hash = ArticleHash::is_one(hash);
    is_hash.then(|| places.state.join("texts").join(format!("{hash}.txt")))
}

#[cfg(test)]
mod tests;
