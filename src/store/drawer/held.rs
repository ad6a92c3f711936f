//! What was displaced, held by who is to merge it: others would take it for what a crash has left.

use crate::store::atomic::{Displaced, folder_of, resolved};
use crate::store::disk::Local;
use std::fs::{self, File};
use std::path::Path;

#[derive(Debug)]
pub(super) struct Held {
    pub(super) displaced: Displaced,
    /// Locked until it is closed.
    _turn: Option<File>,
}

impl Held {
    /// What a save here has displaced.
    pub(super) fn mine(displaced: Displaced) -> Self {
        let turn = turn(&displaced);
        Self {
            displaced,
            _turn: turn,
        }
    }

    /// Reads it once more; whether it isn't there any more.
    pub(super) fn is_gone(&mut self) -> bool {
        self.displaced.read_again(&Local).is_err() && !self.displaced.path().exists()
    }

    /// What was found, unless somebody holds it.
    pub(super) fn free(displaced: Displaced) -> Option<Self> {
        let turn = turn(&displaced)?;
        Some(Self {
            displaced,
            _turn: Some(turn),
        })
    }
}

fn turn(displaced: &Displaced) -> Option<File> {
    let file = File::open(displaced.path()).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

/// Whether somebody is about to merge what was displaced from a file in the folder of `path`.
pub(super) fn is_any_held(path: &Path) -> bool {
    let target = resolved(path).unwrap_or_else(|_| path.to_path_buf());
    let entries = fs::read_dir(folder_of(&target));
    let mut beside = entries.into_iter().flatten().flatten().filter(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with('.') && name.contains(".standoff-") && name.ends_with(".tmp")
    });
    beside.any(|entry| File::open(entry.path()).is_ok_and(|file| file.try_lock().is_err()))
}
