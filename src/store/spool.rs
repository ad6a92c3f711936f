//! Several articles that came by standard input: kept in a file of the data directory while they are read, so that each can be
//! opened like those of any other file. Their sidecars lie beside it and stay, under a name that their texts make: the same
//! texts have their stances again, however they were packed.

use super::atomic::{self, Care, folder_of};
use super::beside;
use super::codebook::{self, FILE_NAME};
use super::input;
use super::places::Places;
use super::sidecar::ArticleHash;
use super::text::{ARTICLE_LIMIT, Several};
use crate::article::Article;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// What came by standard input, in a file that goes with this value, if nobody else holds it.
#[derive(Debug)]
pub struct Spool {
    path: PathBuf,
    /// Locked, for all who read it.
    held: File,
}

impl Spool {
    /// Keeps `several`. Where a `[[source]]` tells them apart, the codebook that it stands in is in force for them.
    ///
    /// # Errors
    /// The data directory can't be written.
    pub fn keep(several: &Several, places: &Places) -> io::Result<Self> {
        let folder = folder(several, places);
        atomic::make_folder(&folder)?;
        let path = folder.join(beside::file_name(&several.name));
        let is_there =
            input::read(&path, ARTICLE_LIMIT).is_ok_and(|(known, _)| known == several.bytes);
        if !is_there {
            atomic::replace(&path, &several.bytes, Care::Fleeting)?;
        }
        let held = File::open(&path)?;
        // Where it can't be locked, it goes a little too early for another one who reads the same.
        let _ = held.try_lock_shared();
        let codes = several.by_pattern.then(|| {
            let name = beside::file_name(&several.name);
            codebook::load(Some(Path::new(&name)), places).path
        });
        let link = folder.join(FILE_NAME);
        let _ = fs::remove_file(&link);
        if let Some(codes) = codes.flatten() {
            symlink(std::path::absolute(codes)?, link)?;
        }
        Ok(Self { path, held })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether `path` is that of such a file, or of an article in it.
    #[must_use]
    pub fn has(path: &Path, places: &Places) -> bool {
        path.starts_with(all(places))
    }
}

impl Drop for Spool {
    fn drop(&mut self) {
        let _ = self.held.unlock();
        if self.held.try_lock().is_err() {
            return;
        }
        let _ = fs::remove_file(&self.path);
        let _ = fs::remove_file(folder_of(&self.path).join(FILE_NAME));
        // Where there are stances, these stay.
        let _ = fs::remove_dir(folder_of(&self.path));
    }
}

fn all(places: &Places) -> PathBuf {
    places.data.join("input")
}

/// The folder for `several`, by their texts.
fn folder(several: &Several, places: &Places) -> PathBuf {
    let texts: Vec<&str> = several.texts.iter().map(|text| &*text.text).collect();
    let whole = Article::new(String::new(), texts.join("\u{0}"));
    all(places).join(beside::key_of_text(&ArticleHash::of(&whole)))
}
