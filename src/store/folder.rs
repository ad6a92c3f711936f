//! The articles of a folder that have a sidecar. Knows names and folders, no content.

use super::beside::article_of_sidecar;
use super::text;
use crate::annotation::Annotator;
use crate::article::visible;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// An article that has a sidecar, and whose that is; of nobody in particular where it has no name.
pub type Tagged = (PathBuf, Option<Annotator>);

/// The articles in `folder` and the folders in it that have a sidecar beside them, by path, once for each
/// annotator who has one. What is hidden is left out, and links to folders aren't followed: they might lead
/// round in a circle.
///
/// Among them, in one to three lines that are safe to show, what can't be read and which sidecars
/// have lost their article.
#[must_use]
pub fn tagged(folder: &Path) -> Vec<Result<Tagged, String>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        if let Err(error) = look_into(&folder, &mut folders, &mut found) {
            let reason = format!("{}: can't be read: {error}", shown(&folder));
            found.push(((folder, None), Err(reason)));
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    found
        .into_iter()
        .map(|(tagged, found)| found.map(|()| tagged))
        .collect()
}

/// A path, and what is wrong there.
type Found = (Tagged, Result<(), String>);

fn look_into(folder: &Path, folders: &mut Vec<PathBuf>, found: &mut Vec<Found>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if is_hidden(&entry) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if let Some((article, annotator)) = article_of_sidecar(&path) {
            let state = if text::exists(&article) {
                Ok(())
            } else {
                Err(format!(
                    "{}: the article isn't there\nPut it back beside its stances.",
                    shown(&article)
                ))
            };
            found.push(((article, annotator), state));
        }
    }
    Ok(())
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}
