//! The texts that stances were made in, kept so that their places can be carried over when an article changes.
//!
//! They are a convenience: without one, stances are looked for by their words and what stood around them.

use super::atomic::{self, Care};
use super::input;
use super::places::Places;
use super::sidecar::ArticleHash;
use std::io;
use std::path::PathBuf;

/// Longer texts aren't kept, in bytes.
pub const SNAPSHOT_LIMIT: usize = 16 << 20;

/// The text with `hash`, if it is kept and still what it was.
#[must_use]
pub fn read(places: &Places, hash: &str) -> Option<String> {
    let path = path_of(places, hash)?;
    let (bytes, _) = input::read(&path, SNAPSHOT_LIMIT).ok()?;
    let is_it = blake3::hash(&bytes).to_hex().as_str() == hash;
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
    if is_kept || text.len() > SNAPSHOT_LIMIT {
        return Ok(());
    }
    atomic::make_folder(atomic::folder_of(&path))?;
    atomic::replace(&path, text.as_bytes(), Care::Lasting)
}

/// Where the text with `hash` is kept; nothing where that is no hash: what stands in a file must not lead elsewhere.
fn path_of(places: &Places, hash: &str) -> Option<PathBuf> {
    let is_hash = ArticleHash::is_one(hash);
    is_hash.then(|| places.state.join("texts").join(format!("{hash}.txt")))
}

#[cfg(test)]
mod tests;
