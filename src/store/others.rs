//! Whose sidecars an article has, and what the other annotators have tagged in it. Their files are only read.

use super::atomic::folder_of;
use super::beside::{self, ENDING};
use super::drawer;
use super::places::Places;
use super::sidecar::ArticleHash;
use super::split::{self, Inside, Members};
use super::text;
use crate::annotation::{Annotator, Layer, Layers};
use crate::article::Article;
use std::collections::{BTreeSet, HashMap};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::ops::Bound;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Who has tagged articles. Remembers the names in the folder that was looked into last: articles mostly
/// come folder by folder.
#[derive(Debug, Default)]
pub struct Whose {
    folder: Option<PathBuf>,
    sidecars: BTreeSet<OsString>,
}

impl Whose {
    /// The annotators who have a sidecar of the article at `named`, by name; first the one who has none.
    #[must_use]
    pub fn tagged(&mut self, named: &Path, places: &Places) -> BTreeSet<Option<Annotator>> {
        let folder = folder_of(named);
        if self.folder.as_deref() != Some(folder) {
            self.sidecars = sidecars(folder);
            self.folder = Some(folder.to_path_buf());
        }
        let name = named.file_name().unwrap_or_default();
        let is_article = |annotator: &Annotator| beside::in_the_way(named, annotator).is_some();
        let mut found: BTreeSet<_> = annotators(&self.sidecars, name)
            .filter(|annotator| !annotator.as_ref().is_some_and(is_article))
            .collect();
        found.extend(apart(named, places));
        found
    }

    /// The articles with a sidecar in the file at `named`, which may hold several.
    #[must_use]
    pub fn members(&mut self, named: &Path, places: &Places) -> Members {
        // Looks into the folder.
        let _ = self.tagged(named, places);
        let mut start = named.file_name().unwrap_or_default().to_os_string();
        start.push("#");
        let all = self
            .sidecars
            .range::<OsStr, _>((Bound::Included(&*start), Bound::Unbounded));
        let is_its = |name: &&OsString| {
            let (name, start) = (name.as_encoded_bytes(), start.as_encoded_bytes());
            name.starts_with(start)
        };
        let mut inside = Inside::default();
        for name in all.take_while(is_its) {
            inside.add(&named.with_file_name(name));
        }
        for (article, annotator) in members_apart(named, &inside_apart(places), places) {
            if let Some((file, number)) = text::member(&article) {
                inside.add_number(file, Some(number), annotator);
            }
        }
        inside.members(places)
    }
}

/// The annotators whose sidecars of the article at `named` lie in the data directory.
pub(super) fn apart(named: &Path, places: &Places) -> BTreeSet<Option<Annotator>> {
    let apart = sidecars(&beside::folder_apart(named, places));
    let name = beside::file_name(&beside::name_of(named));
    annotators(&apart, OsStr::new(&name)).collect()
}

/// The numbers of articles inside of files that have a sidecar in the data directory, by the names of these files.
pub(super) fn inside_apart(places: &Places) -> HashMap<OsString, BTreeSet<usize>> {
    let mut inside: HashMap<OsString, BTreeSet<usize>> = HashMap::new();
    let folders = fs::read_dir(places.data.join("articles")).into_iter();
    for folder in folders.flatten().flatten() {
        for sidecar in sidecars(&folder.path()) {
            if let Some((file, number)) = inside_of(sidecar.as_encoded_bytes()) {
                inside.entry(file.into()).or_default().insert(number);
            }
        }
    }
    inside
}

/// The file and the number in it of the article whose sidecar is called `name`, if it is inside of a file.
fn inside_of(name: &[u8]) -> Option<(&OsStr, usize)> {
    let at = memchr::memrchr(b'#', name)?;
    let (file, rest) = (name.get(..at)?, name.get(at + 1..)?);
    let digits = rest.split(|byte| *byte == b'.').next()?;
    let number = str::from_utf8(digits).ok()?.parse().ok()?;
    Some((OsStr::from_bytes(file), number))
}

/// The articles inside of the file at `named` that have a sidecar in the data directory, once for each annotator, of what
/// is `inside` files by their names.
pub(super) fn members_apart(
    named: &Path,
    inside: &HashMap<OsString, BTreeSet<usize>>,
    places: &Places,
) -> Vec<(PathBuf, Option<Annotator>)> {
    let numbers = named.file_name().and_then(|name| inside.get(name));
    let members = numbers.into_iter().flatten();
    let members = members.map(|number| text::address(named, *number));
    members
        .flat_map(|member| {
            let whose = apart(&member, places).into_iter();
            whose.map(move |one| (member.clone(), one))
        })
        .collect()
}

/// The names of sidecars in `folder`; of one that can't be read none.
fn sidecars(folder: &Path) -> BTreeSet<OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name());
    let is_sidecar = |name: &OsString| name.as_encoded_bytes().ends_with(ENDING.as_bytes());
    names.filter(is_sidecar).collect()
}

/// Whose those of `sidecars` are that belong to an article called `name`.
fn annotators<'a>(
    sidecars: &'a BTreeSet<OsString>,
    name: &'a OsStr,
) -> impl Iterator<Item = Option<Annotator>> + 'a {
    let all = sidecars.range::<OsStr, _>((Bound::Included(name), Bound::Unbounded));
    let name = name.as_encoded_bytes();
    let rests = all.map_while(move |sidecar| sidecar.as_encoded_bytes().strip_prefix(name));
    let begun = rests.filter_map(|rest| rest.strip_suffix(ENDING.as_bytes()));
    begun.filter_map(|between| match between {
        [] => Some(None),
        [b'.', annotator @ ..] => {
            let annotator = Annotator::new(str::from_utf8(annotator).ok()?)?;
            Some(Some(annotator))
        }
        _ => None,
    })
}

/// Where the sidecars of the other annotators of an article are.
#[derive(Debug, Clone)]
pub struct Others {
    text: Text,
    own: Option<Annotator>,
    places: Places,
}

/// The article that they are of.
#[derive(Debug, Clone)]
enum Text {
    File(PathBuf),
    Memory(String, ArticleHash),
}

impl Others {
    /// Those of the file at `named`, read by `own`.
    #[must_use]
    pub fn of_file(named: &Path, own: Option<Annotator>, places: &Places) -> Self {
        Self {
            text: Text::File(named.to_path_buf()),
            own,
            places: places.clone(),
        }
    }

    /// Those of a text without a file.
    #[must_use]
    pub fn of_text(name: &str, hash: ArticleHash, own: Option<Annotator>, places: &Places) -> Self {
        Self {
            text: Text::Memory(name.to_owned(), hash),
            own,
            places: places.clone(),
        }
    }

    /// What the others have tagged in `article`. What can't be read is named and left out.
    #[must_use]
    pub fn read(&self, article: &Arc<Article>) -> Layers {
        let mut layers = Layers::default();
        for annotator in self.annotators() {
            let path = match &self.text {
                Text::File(named) => {
                    split::sidecar_for(article, named, annotator.as_ref(), &self.places)
                }
                Text::Memory(..) => self.sidecar(annotator.as_ref()),
            };
            match drawer::read(&path, &self.places, || article.clone()) {
                Ok((_, annotations, _)) => layers.read.push(Layer {
                    annotator,
                    annotations: annotations.into_iter().collect(),
                }),
                Err(error) => {
                    let error = error.to_string();
                    layers
                        .broken
                        .extend(error.lines().next().map(str::to_owned));
                }
            }
        }
        layers
    }

    /// Who they are, by name; first the one who has none.
    #[must_use]
    pub fn annotators(&self) -> BTreeSet<Option<Annotator>> {
        let mut found = match &self.text {
            Text::File(named) => Whose::default().tagged(named, &self.places),
            Text::Memory(name, hash) => {
                let apart = sidecars(&beside::folder_of_text(hash, &self.places));
                annotators(&apart, OsStr::new(&beside::file_name(name))).collect()
            }
        };
        found.remove(&self.own);
        found
    }

    fn sidecar(&self, annotator: Option<&Annotator>) -> PathBuf {
        match &self.text {
            Text::File(named) => beside::sidecar_of_file(named, annotator, &self.places),
            Text::Memory(name, hash) => {
                beside::sidecar_of_text(name, hash, annotator, &self.places)
            }
        }
    }
}

#[cfg(test)]
mod tests;
