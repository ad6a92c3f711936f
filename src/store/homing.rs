//! Stances that were kept in the data directory, as nobody could write beside their article: they go home once somebody can.
//!
//! Where there is no sidecar beside the article by then, theirs is moved there, byte for byte. Where there is one, what was
//! kept becomes work kept aside, which is merged into it as that always is: with both sides' stances, none twice, and undone
//! by a key. Nothing ever goes the other way.

use super::aside::{Aside, Kept};
use super::atomic::{self, Care, folder_of};
use super::beside::{self, can_write};
use super::input;
use super::lock::Lock;
use super::places::Places;
use super::sidecar::SIDECAR_LIMIT;
use crate::annotation::Annotator;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What came home: from where, and to where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The file in the data directory, which is gone.
    pub from: PathBuf,
    /// The sidecar beside the article.
    pub to: PathBuf,
}

/// Brings what is kept apart of the work of `annotator` on the article at `named` home, if that can be written by now.
/// What was moved; nothing where there was nothing to move, or what is taken in from aside tells of itself. Where it
/// fails, all stays as it is.
#[must_use]
pub fn bring_home(named: &Path, annotator: Option<&Annotator>, places: &Places) -> Option<Home> {
    let from = beside::apart(named, annotator, places);
    if !from.is_file() || !can_write(folder_of(&from)) {
        return None;
    }
    let to = beside::home_of(named, annotator)?;
    let _turn = Lock::of(&to);
    let (bytes, _) = input::read(&from, SIDECAR_LIMIT).ok()?;
    let is_new = to.symlink_metadata().is_err();
    let brought = if is_new {
        atomic::replace(&to, &bytes, Care::Lasting)
    } else {
        put_aside(named, annotator, &to, bytes, places)
    };
    brought.and_then(|()| fs::remove_file(&from)).ok()?;
    // Those of other annotators may still be there.
    let _ = fs::remove_dir(folder_of(&from));
    is_new.then_some(Home { from, to })
}

/// The sidecar of `annotator` in the data directory, where there is one beside the article at `named` as well: what is in
/// it counts nowhere until the article is opened.
#[must_use]
pub fn estranged(named: &Path, annotator: Option<&Annotator>, places: &Places) -> Option<PathBuf> {
    let apart = beside::apart(named, annotator, places);
    let is_other = apart.is_file() && beside::sidecar_of_file(named, annotator, places) != apart;
    is_other.then_some(apart)
}

/// Keeps `bytes` as work on the sidecar at `to` that is to be taken in.
fn put_aside(
    named: &Path,
    annotator: Option<&Annotator>,
    to: &Path,
    bytes: Vec<u8>,
    places: &Places,
) -> io::Result<()> {
    if input::read(to, SIDECAR_LIMIT).is_ok_and(|(known, _)| known == bytes) {
        return Ok(());
    }
    let key = beside::key_of_path(&std::path::absolute(named)?);
    let key = beside::key_of_annotator(key, annotator);
    let aside = Aside::make(places, &beside::name_of(to), &key)?;
    // From which version it was made nobody knows: that one lacks something deletes nothing in the other.
    let (base, work) = (None, bytes);
    aside.keep(&Kept { base, work })
}

#[cfg(test)]
mod tests;
