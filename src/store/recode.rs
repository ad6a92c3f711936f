//! A code that gets another name in all articles that a codebook governs: which files those are, how many
//! stances it concerns, and the change itself. Knows sidecars and no article's text.

mod files;
mod job;

pub(super) use job::Job;

use super::codebook::{self, Loaded};
use super::input;
use super::places::Places;
use super::sidecar::{SIDECAR_LIMIT, Sheet};
use crate::annotation::Elsewhere;
use crate::article::visible;
use crate::codebook::CodeKind;
use files::Files;
use memchr::memmem;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where the other articles are whose stances a change of the codebook concerns.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Where to look; nowhere for a text without a file.
    folder: Option<PathBuf>,
    /// Whether what is below belongs to it.
    is_deep: bool,
    /// The sidecar of the article being read, which is none of the others.
    own: PathBuf,
    /// The article being read: the folder and its name there.
    article: Option<(PathBuf, String)>,
}

impl Scope {
    /// For the article at the absolute path `article` with its sidecar at `own`, of which `codes` is the
    /// codebook: the folder of that and all below; where it is for all articles of a person, the article's.
    #[must_use]
    pub fn new(article: &Path, own: &Path, codes: &Loaded, places: &Places) -> Self {
        let own_codes = codebook::own_path(places);
        let governing = codes.path.as_deref().filter(|path| **path != own_codes);
        let folder = governing.unwrap_or(article).parent();
        let really = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let resolved = |path: &Path| {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
            match (path.parent(), path.file_name()) {
                (Some(folder), Some(name)) => really(folder).join(name),
                _ => path,
            }
        };
        let article = resolved(article);
        let name = article.file_name().unwrap_or_default().to_string_lossy();
        Self {
            folder: folder.map(really),
            is_deep: governing.is_some(),
            own: resolved(own),
            article: article
                .parent()
                .map(|folder| (folder.to_path_buf(), name.into_owned())),
        }
    }

    /// Counts the stances of other articles that have the code of `kind` called `name`.
    #[must_use]
    pub fn survey(&self, kind: CodeKind, name: &str) -> Elsewhere {
        let mut count = Count::new(self);
        let needle = Needle::of(name);
        let mut files = Files::of(self);
        for path in &mut files {
            let found = read(&path, &needle).and_then(|bytes| {
                let sheet = bytes.map(|bytes| sheet(&path, bytes));
                sheet.transpose()
            });
            match found {
                Ok(Some(sheet)) => count.add(&path, &sheet, sheet.count(kind, name)),
                Ok(None) => {}
                Err(reason) => count.leave(&path, &reason),
            }
        }
        for (path, reason) in files.unread() {
            count.leave(&path, &reason);
        }
        count.result()
    }
}

/// Stances and articles as they are met.
#[derive(Debug)]
struct Count {
    result: Elsewhere,
    folder: Option<PathBuf>,
    own: Option<(PathBuf, String)>,
    articles: BTreeSet<(PathBuf, String)>,
}

impl Count {
    fn new(scope: &Scope) -> Self {
        Self {
            result: Elsewhere::default(),
            folder: scope.folder.clone(),
            own: scope.article.clone(),
            articles: BTreeSet::new(),
        }
    }

    /// So many `stances` stand in `sheet`, which is at `path`.
    fn add(&mut self, path: &Path, sheet: &Sheet, stances: usize) {
        if stances == 0 {
            return;
        }
        self.result.stances += stances;
        let folder = path.parent().unwrap_or(path).to_path_buf();
        let article = Some((folder, sheet.name.clone()));
        if article == self.own {
            self.result.beside = true;
        } else {
            self.articles.extend(article);
        }
    }

    /// The file at `path` is left as it is.
    fn leave(&mut self, path: &Path, reason: &str) {
        self.result.left += 1;
        if self.result.first_left.is_none() {
            let label = self.label(path);
            // Some reasons begin with line and column.
            let gap = if reason.starts_with(':') { "" } else { ": " };
            self.result.first_left = Some(format!("{label}{gap}{reason}"));
        }
    }

    /// `path` as messages have it: from the folder on.
    fn label(&self, path: &Path) -> String {
        let folder = self.folder.as_deref();
        let short = folder.and_then(|folder| path.strip_prefix(folder).ok());
        visible::line(&short.unwrap_or(path).to_string_lossy()).into_owned()
    }

    fn result(self) -> Elsewhere {
        Elsewhere {
            articles: self.articles.len(),
            ..self.result
        }
    }
}

/// What most files that a name doesn't stand in can be told by without taking them apart.
struct Needle {
    finder: memmem::Finder<'static>,
    escape: memmem::Finder<'static>,
}

impl Needle {
    /// For `name`: its longest part that is written in one way only, unless letters are written by number.
    fn of(name: &str) -> Self {
        let is_plain =
            |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | ',');
        let parts = name.split(|letter: char| !is_plain(letter));
        let longest = parts.max_by_key(|part| part.len()).unwrap_or_default();
        Self {
            finder: memmem::Finder::new(longest.as_bytes()).into_owned(),
            escape: memmem::Finder::new(b"\\u").into_owned(),
        }
    }

    fn may_be_in(&self, bytes: &[u8]) -> bool {
        self.finder.find(bytes).is_some()
            || self.escape.find(bytes).is_some()
            || memmem::find(bytes, b"\\U").is_some()
    }
}

/// The sidecar at `path` as it is now; nothing where the name that is looked for can't be in it.
fn read(path: &Path, needle: &Needle) -> Result<Option<Vec<u8>>, String> {
    let (bytes, _) =
        input::read(path, SIDECAR_LIMIT).map_err(|error| super::drawer::reason(&error))?;
    if !needle.may_be_in(&bytes) {
        return Ok(None);
    }
    if path.is_symlink() {
        return Err(String::from("it is a link, which isn't followed"));
    }
    Ok(Some(bytes))
}

/// The sidecar at `path`, of which `bytes` are the content.
fn sheet(path: &Path, bytes: Vec<u8>) -> Result<Sheet, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Sheet::read(&name, bytes).map_err(|error| first_line(&error.to_string(), &name))
}

/// The first line of an `error` about the file `name`, without the name.
fn first_line(error: &str, name: &str) -> String {
    let line = error.lines().next().unwrap_or_default();
    let line = line.strip_prefix(&*visible::line(name)).unwrap_or(line);
    line.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests;
