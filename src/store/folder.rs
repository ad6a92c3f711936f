//! The articles of a folder that have a sidecar. Knows names and folders, no content.

use super::beside::{self, article_of_sidecar};
use super::places::Places;
use super::split::Inside;
use super::text;
use super::walk::{Walked, walk};
use crate::annotation::Annotator;
use crate::article::visible;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// An article that has a sidecar, and whose that is; of nobody in particular where it has no name.
pub type Tagged = (PathBuf, Option<Annotator>);

/// The articles of a folder that have a sidecar.
#[derive(Debug, Default)]
pub struct Folder {
    /// By path, once for each annotator who has a sidecar.
    pub tagged: BTreeSet<Tagged>,
    /// In one to three lines that are safe to show, each with its path: what can't be read, and which sidecars have
    /// lost their article.
    pub troubles: Vec<(PathBuf, String)>,
    /// How many files of what kind aren't read, as [`Walked::passed_over`] says it.
    pub passed_over: Option<String>,
}

/// The articles in `folder` and the folders in it that have a sidecar, beside them or in the data directory. What is
/// hidden or ignored is left out, as [`walk`] does.
#[must_use]
pub fn tagged(folder: &Path, places: &Places) -> Folder {
    let walked = walk(folder);
    let mut found = Folder {
        passed_over: walked.passed_over(),
        ..Folder::default()
    };
    let troubles = walked.troubles.iter();
    found.troubles = troubles
        .map(|reason| (folder.to_path_buf(), reason.clone()))
        .collect();
    let mut inside = Inside::default();
    for sidecar in &walked.sidecars {
        if inside.add(sidecar) {
            continue;
        }
        let Some((article, annotator)) = article_of_sidecar(sidecar) else {
            continue;
        };
        if text::exists(&article) {
            found.tagged.insert((article, annotator));
        } else {
            let shown = visible::line(&article.to_string_lossy()).into_owned();
            let reason =
                format!("{shown}: the article isn't there\nPut it back beside its stances.");
            found.troubles.push((article, reason));
        }
    }
    let members = inside.members(places);
    let articles = members.articles.into_iter();
    found
        .tagged
        .extend(articles.map(|(article, whose, _)| (article, whose)));
    found.troubles.extend(members.away.into_iter().map(in_one));
    found.tagged.extend(apart(&walked, places));
    found
}

/// What is said of the sidecar at `path`, with that.
fn in_one((path, told): (PathBuf, String)) -> (PathBuf, String) {
    let shown = visible::line(&path.to_string_lossy()).into_owned();
    (path, format!("{shown}: {told}"))
}

/// Those whose sidecars lie in the data directory, as their folders can't be written.
pub(super) fn apart(walked: &Walked, places: &Places) -> Vec<Tagged> {
    let keys: HashSet<OsString> = fs::read_dir(places.data.join("articles"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    if keys.is_empty() {
        return Vec::new();
    }
    let inside = super::others::inside_apart(places);
    let mut folders = HashMap::new();
    let mut found = Vec::new();
    for article in &walked.articles {
        found.extend(super::others::members_apart(article, &inside, places));
        let real = real(article, &mut folders);
        if keys.contains(&OsString::from(beside::key_of_path(&real))) {
            let whose = super::others::apart(article, places);
            found.extend(whose.into_iter().map(|one| (article.clone(), one)));
        }
    }
    found
}

/// Where `article` really is. The system is asked once for each folder, and for links.
fn real(article: &Path, folders: &mut HashMap<PathBuf, Option<PathBuf>>) -> PathBuf {
    let is_link = article.is_symlink();
    let folder = super::atomic::folder_of(article).to_path_buf();
    let folder = folders
        .entry(folder)
        .or_insert_with_key(|folder| folder.canonicalize().ok());
    match (folder, article.file_name()) {
        (Some(folder), Some(name)) if !is_link => folder.join(name),
        _ => article.canonicalize().unwrap_or_default(),
    }
}
