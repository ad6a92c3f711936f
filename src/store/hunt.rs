//! Looking for something in articles and in what was tagged in them. What doesn't have it is read as bytes alone: it is
//! neither cut into paragraphs nor is its sidecar understood.

use super::atomic::folder_of;
use super::beside::{self, ENDING};
use super::cache;
use super::codebook;
use super::drawer;
use super::input;
use super::others::Whose;
use super::places::Places;
use super::sidecar::SIDECAR_LIMIT;
use super::text::{self, ARTICLE_LIMIT, ArticleError, Hints};
use super::walk::Walked;
use crate::annotation::Annotator;
use crate::article::Article;
use crate::import::database::Pattern;
use crate::import::{self, canonical_text};
use crate::shelf::{InStance, in_stances};
use crate::wanted::Wanted;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// An article that is looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarry {
    /// What it is opened by.
    pub path: PathBuf,
    /// The sidecars of it that are looked through.
    pub sidecars: Vec<PathBuf>,
}

impl Quarry {
    /// The article at `path` with the sidecars of all annotators, or of `only` one.
    #[must_use]
    pub fn at(path: &Path, only: Option<&Annotator>, places: &Places) -> Self {
        let tagged = Whose::default().tagged(path, places);
        let asked = tagged.iter().map(Option::as_ref);
        let asked = asked.filter(|whose| only.is_none() || *whose == only);
        Self {
            sidecars: asked
                .map(|whose| beside::sidecar_of_file(path, whose, places))
                .collect(),
            path: path.to_path_buf(),
        }
    }

    /// The articles of a folder, in their order, with those of its sidecars that are theirs: of all annotators, or of
    /// `only` one.
    #[must_use]
    pub fn all(walked: Walked, only: Option<&Annotator>) -> Vec<Self> {
        let alone = |path| Self {
            path,
            sidecars: Vec::new(),
        };
        let mut all: Vec<_> = walked.articles.into_iter().map(alone).collect();
        for sidecar in walked.sidecars {
            let Some((index, whose)) = owner(&all, &sidecar) else {
                continue;
            };
            if let Some(quarry) = all.get_mut(index)
                && (only.is_none() || whose.as_ref() == only)
            {
                quarry.sidecars.push(sidecar);
            }
        }
        all
    }
}

/// Which of `all`, sorted by path, has this sidecar, and whose it is.
fn owner(all: &[Quarry], sidecar: &Path) -> Option<(usize, Option<Annotator>)> {
    let place = |path: &Path| all.binary_search_by(|quarry| (*quarry.path).cmp(path)).ok();
    let name = sidecar.file_name()?.as_encoded_bytes();
    name.strip_suffix(ENDING.as_bytes())?;
    let article = sidecar.with_extension("").with_extension("");
    if let Some(index) = place(&article) {
        return Some((index, None));
    }
    let annotator = Annotator::new(article.extension()?.to_str()?)?;
    Some((place(&article.with_extension(""))?, Some(annotator)))
}

/// What is looked for, and in what.
#[derive(Debug, Clone)]
pub struct Hunt {
    /// What is looked for.
    pub wanted: Wanted,
    /// Whether texts are looked through.
    pub texts: bool,
    /// Whether stances are.
    pub stances: bool,
    /// How texts are to be read, whatever was chosen for them.
    pub hints: Hints,
    /// Where what is remembered lies.
    pub places: Places,
    /// What codebooks say of files.
    pub sources: Sources,
}

/// What codebooks say of how files are to be read; as it was when the folder was looked into that came last.
#[derive(Debug, Clone, Default)]
pub struct Sources(Arc<Mutex<Option<Said>>>);

/// A folder, and what is said of its files.
type Said = (PathBuf, Arc<[Pattern]>);

impl Sources {
    /// What is said of the files in the folder of `path`.
    fn of(&self, path: &Path) -> Arc<[Pattern]> {
        let folder = folder_of(path);
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((known, patterns)) if known == folder => patterns.clone(),
            _ => {
                let patterns: Arc<[Pattern]> = codebook::sources(path).into();
                *last = Some((folder.to_path_buf(), patterns.clone()));
                patterns
            }
        }
    }
}

/// An article that has what is looked for.
#[derive(Debug)]
pub struct Found {
    /// The article.
    pub article: Arc<Article>,
    /// Whether its text has it.
    pub in_text: bool,
    /// Where its stances have it.
    pub in_stances: Vec<InStance>,
}

/// What came of looking through an article.
#[derive(Debug, Default)]
pub struct Looked {
    /// What was found, if anything was.
    pub found: Option<Found>,
    /// What couldn't be read, in one to three lines each that are safe to show.
    pub troubles: Vec<String>,
}

impl Hunt {
    /// Looks through `quarry`.
    #[must_use]
    pub fn look(&self, quarry: &Quarry) -> Looked {
        let mut looked = Looked::default();
        let mut article = None;
        let hints = self.hints_for(quarry);
        if self.texts {
            match self.text(&quarry.path, hints) {
                Ok(text) => article = text.map(Arc::new),
                Err(error) => looked.troubles.push(error.to_string()),
            }
        }
        let in_text = article.is_some();
        let mut in_stances = Vec::new();
        // A text that can't be read is no place for stances.
        let is_read = looked.troubles.is_empty();
        for sidecar in quarry.sidecars.iter().filter(|_| is_read && self.stances) {
            if !self.may_be_in(sidecar) {
                continue;
            }
            match self.tagged(sidecar, (&quarry.path, hints), &mut article) {
                Ok(found) => in_stances.extend(found),
                Err(trouble) => looked.troubles.push(trouble),
            }
        }
        let is_found = in_text || !in_stances.is_empty();
        looked.found = article.filter(|_| is_found).map(|article| Found {
            article,
            in_text,
            in_stances,
        });
        looked
    }

    /// How the article of `quarry` is to be read: what is said of all, else by the encoding that was chosen for it.
    fn hints_for(&self, quarry: &Quarry) -> Hints {
        let chosen = || quarry.sidecars.iter().find_map(|path| text::said_in(path));
        Hints {
            encoding: self.hints.encoding.or_else(chosen),
        }
    }

    /// The article at `path`, if its text has what is looked for.
    fn text(&self, path: &Path, hints: Hints) -> Result<Option<Article>, ArticleError> {
        if hints.encoding.is_some() || !may_be_plain(path) {
            return self.read(path, hints);
        }
        let read = input::read(path, ARTICLE_LIMIT);
        let (bytes, _) = read.map_err(|error| text::of_input(path, error))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !import::is_plain(&bytes, &name, &self.sources.of(path)) {
            return self.read(path, hints);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(self.article(path, text)),
            Err(_) => self.read(path, hints),
        }
    }

    fn read(&self, path: &Path, hints: Hints) -> Result<Option<Article>, ArticleError> {
        let text = cache::text_by(path, hints, &self.places)?;
        let is_in = self.wanted.is_in(&text.text);
        Ok(is_in.then(|| Arc::unwrap_or_clone(text).into_article()))
    }

    /// The article of a plain `text`, if that has what is looked for. Words are found in it as they are in its
    /// canonical text, where other line ends are blanks too; an expression may ask for the very line ends.
    fn article(&self, path: &Path, text: String) -> Option<Article> {
        let is_canonical =
            || !text.starts_with(MARK) && memchr::memchr(b'\r', text.as_bytes()).is_none();
        if self.wanted.is_expression() && !is_canonical() {
            let text = canonical_text(text);
            return self.wanted.is_in(&text).then(|| named(path, text));
        }
        let is_in = self.wanted.is_in(&text);
        is_in.then(|| named(path, canonical_text(text)))
    }

    /// Whether what is looked for may be in the sidecar at `path`: words stand in it as they are, unless it has
    /// escapes.
    fn may_be_in(&self, path: &Path) -> bool {
        if self.wanted.is_expression() {
            return true;
        }
        let read = input::read(path, SIDECAR_LIMIT).ok();
        let read = read.and_then(|(bytes, _)| String::from_utf8(bytes).ok());
        // What can't be read is told by who reads all of it.
        read.is_none_or(|text| text.contains('\\') || self.wanted.is_in(&text))
    }

    fn tagged(
        &self,
        sidecar: &Path,
        (path, hints): (&Path, Hints),
        article: &mut Option<Arc<Article>>,
    ) -> Result<Vec<InStance>, String> {
        let article = if let Some(article) = article {
            article.clone()
        } else {
            let read = cache::text_by(path, hints, &self.places);
            let read = read.map_err(|error| error.to_string())?;
            let read = Arc::unwrap_or_clone(read).into_article();
            article.insert(Arc::new(read)).clone()
        };
        let read = drawer::read(sidecar, &self.places, || article);
        let (_, annotations, _) = read.map_err(|error| error.to_string())?;
        Ok(in_stances(&self.wanted, &annotations))
    }
}

const MARK: char = '\u{FEFF}';

fn named(path: &Path, text: String) -> Article {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Article::new(name.to_string_lossy(), text)
}

/// Whether the file at `path` may be a text as it is, by its name.
fn may_be_plain(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| {
        ending.eq_ignore_ascii_case("txt") || ending.eq_ignore_ascii_case("text")
    })
}
