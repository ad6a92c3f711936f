//! The sidecars of other articles under one codebook, folder by folder.

use super::Scope;
use crate::article::visible;
use crate::store::beside::ENDING;
use crate::store::codebook::{self, FILE_NAME};
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

/// Gives the path of each. Hidden folders, folders behind links and folders with a codebook of their own
/// are passed by.
pub(super) struct Files {
    is_deep: bool,
    own: PathBuf,
    folders: Vec<PathBuf>,
    /// Of the present folder, the last name first.
    here: Vec<PathBuf>,
    unread: Vec<(PathBuf, String)>,
}

impl Files {
    pub(super) fn of(scope: &Scope) -> Self {
        Self {
            is_deep: scope.is_deep,
            own: scope.own.clone(),
            folders: scope.folder.iter().cloned().collect(),
            here: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// The folders that couldn't be read, and why.
    pub(super) fn unread(self) -> Vec<(PathBuf, String)> {
        self.unread
    }

    fn open(&mut self, folder: PathBuf) {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries.flatten(),
            Err(error) => {
                let reason = visible::line(&error.to_string()).into_owned();
                return self
                    .unread
                    .push((folder, format!("can't be read: {reason}")));
            }
        };
        let mut folders = Vec::new();
        for entry in entries {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.extend(
                    Some(entry)
                        .filter(|_| self.is_deep)
                        .and_then(|entry| ours(&entry)),
                );
            } else if is_sidecar(&entry.file_name())
                && entry.path() != self.own
                && !entry.path().is_dir()
            {
                self.here.push(entry.path());
            }
        }
        folders.sort_unstable_by(|one, other| other.cmp(one));
        self.folders.extend(folders);
        self.here.sort_unstable_by(|one, other| other.cmp(one));
    }
}

impl Iterator for Files {
    type Item = PathBuf;

    fn next(&mut self) -> Option<PathBuf> {
        loop {
            if let Some(path) = self.here.pop() {
                return Some(path);
            }
            let folder = self.folders.pop()?;
            self.open(folder);
        }
    }
}

/// The folder `entry`, unless it is hidden or has a codebook of its own.
fn ours(entry: &DirEntry) -> Option<PathBuf> {
    let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
    let path = entry.path();
    (!is_hidden && !has_codebook(&path)).then_some(path)
}

fn has_codebook(folder: &Path) -> bool {
    codebook::governs(&folder.join(FILE_NAME))
}

fn is_sidecar(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.len() > ENDING.len() && name.ends_with(ENDING.as_bytes())
}
