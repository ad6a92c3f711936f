//! Looking for something in articles and in what was tagged in them. What doesn't have it is read as bytes alone: it is
//! neither cut into paragraphs nor is its sidecar understood.

mod quarry;

pub use quarry::Quarry;

use super::cache;
use super::drawer;
use super::input;
use super::places::Places;
use super::sidecar::SIDECAR_LIMIT;
use super::sources::{self, Sources};
use super::text::{self, ARTICLE_LIMIT, ArticleError, Hints, Text};
use crate::article::Article;
use crate::import::database::Pattern;
use crate::import::{self, canonical_text};
use crate::shelf::{InStance, in_stances};
use crate::wanted::Wanted;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// How files look, by folder.
    pub sources: Sources,
    /// The articles that came by standard input, which `-` means then; usually none.
    pub input: Arc<[Arc<Text>]>,
}

/// An article that has what is looked for.
#[derive(Debug)]
pub struct Found {
    /// What it is opened by.
    pub path: PathBuf,
    /// The article.
    pub article: Arc<Article>,
    /// Whether its text has it.
    pub in_text: bool,
    /// Where its stances have it.
    pub in_stances: Vec<InStance>,
}

/// What came of looking through an article, or all those of a file.
#[derive(Debug, Default)]
pub struct Looked {
    /// Where anything was found, in order.
    pub found: Vec<Found>,
    /// What couldn't be read, in one to three lines each that are safe to show.
    pub troubles: Vec<String>,
}

impl Hunt {
    /// Looks through `quarry`.
    #[must_use]
    pub fn look(&self, quarry: &Quarry) -> Looked {
        if !self.input.is_empty() && quarry.path == Path::new("-") {
            return self.look_at_input(quarry);
        }
        let patterns = self.sources.of(&quarry.path);
        if sources::hold_several(&quarry.path, &patterns) {
            match self.texts_in(&quarry.path) {
                Ok(texts) if texts.is_empty() => {}
                Ok(texts) => return self.look_into(quarry, texts),
                Err(error) => return Looked::in_trouble(error.to_string()),
            }
        }
        self.look_at(quarry, &patterns)
    }

    fn look_at_input(&self, quarry: &Quarry) -> Looked {
        let [text] = &*self.input else {
            return self.look_into(quarry, self.input.to_vec());
        };
        let mut looked = Looked::default();
        let sidecars = quarry.sidecars.iter().collect();
        let path = || quarry.path.clone();
        self.look_through(path, text.clone(), sidecars, &mut looked);
        looked
    }

    /// The texts of the articles in the file at `path`.
    fn texts_in(&self, path: &Path) -> Result<Vec<Arc<Text>>, ArticleError> {
        if self.hints.encoding.is_none() {
            return cache::texts(path, &self.places);
        }
        let texts = text::texts(path, self.hints)?.into_iter();
        Ok(texts.map(|(_, text)| Arc::new(text)).collect())
    }

    /// How the article of `quarry` is to be read: what is said of all, else by the encoding that was chosen for it.
    fn hints_for(&self, quarry: &Quarry) -> Hints {
        let chosen = || quarry.sidecars.iter().find_map(|path| text::said_in(path));
        Hints {
            encoding: self.hints.encoding.or_else(chosen),
        }
    }

    fn look_at(&self, quarry: &Quarry, patterns: &[Pattern]) -> Looked {
        let mut looked = Looked::default();
        let mut article = None;
        let hints = self.hints_for(quarry);
        if self.texts {
            match self.text(&quarry.path, hints, patterns) {
                Ok(text) => article = text.map(Arc::new),
                Err(error) => looked.troubles.push(error.to_string()),
            }
        }
        let in_text = article.is_some();
        // A text that can't be read is no place for stances.
        let is_read = looked.troubles.is_empty();
        let sidecars = quarry.sidecars.iter().filter(|_| is_read);
        let read = || {
            let read = cache::text_by(&quarry.path, hints, &self.places);
            let read = read.map_err(|error| error.to_string())?;
            Ok(Arc::unwrap_or_clone(read).into_article())
        };
        let in_stances = self.in_sidecars(sidecars, &mut article, read, &mut looked.troubles);
        let is_found = in_text || !in_stances.is_empty();
        let found = article.filter(|_| is_found).map(|article| Found {
            path: quarry.path.clone(),
            article,
            in_text,
            in_stances,
        });
        looked.found.extend(found);
        looked
    }

    /// Looks through the articles in a file, which have these `texts`.
    fn look_into(&self, quarry: &Quarry, texts: Vec<Arc<Text>>) -> Looked {
        let mut looked = Looked::default();
        for (number, text) in (1..).zip(texts) {
            let sidecars = quarry.members.iter();
            let sidecars = sidecars.filter(|(member, _)| *member == number);
            let sidecars = sidecars.map(|(_, sidecar)| sidecar).collect();
            let path = || text::address(&quarry.path, number);
            self.look_through(path, text, sidecars, &mut looked);
        }
        looked
    }

    /// Looks through the article of `text` and its `sidecars`.
    fn look_through(
        &self,
        path: impl Fn() -> PathBuf,
        text: Arc<Text>,
        sidecars: Vec<&PathBuf>,
        looked: &mut Looked,
    ) {
        let in_text = self.texts && self.wanted.is_in(&text.text);
        if !in_text && sidecars.is_empty() {
            return;
        }
        let article = Arc::new(Arc::unwrap_or_clone(text).into_article());
        let (mut known, read) = (Some(article.clone()), || Ok(Article::default()));
        let sidecars = sidecars.into_iter();
        let in_stances = self.in_sidecars(sidecars, &mut known, read, &mut looked.troubles);
        if in_text || !in_stances.is_empty() {
            looked.found.push(Found {
                path: path(),
                article,
                in_text,
                in_stances,
            });
        }
    }

    /// Where the stances in `sidecars` have what is looked for. Those stand on the `article`; where that isn't known, `read`
    /// reads it.
    fn in_sidecars<'a>(
        &self,
        sidecars: impl Iterator<Item = &'a PathBuf>,
        article: &mut Option<Arc<Article>>,
        read: impl Fn() -> Result<Article, String>,
        troubles: &mut Vec<String>,
    ) -> Vec<InStance> {
        let mut in_stances = Vec::new();
        for sidecar in sidecars.filter(|_| self.stances) {
            if !self.may_be_in(sidecar) {
                continue;
            }
            match self.tagged(sidecar, &read, article) {
                Ok(found) => in_stances.extend(found),
                Err(trouble) => troubles.push(trouble),
            }
        }
        in_stances
    }

    /// The article at `path`, if its text has what is looked for.
    fn text(
        &self,
        path: &Path,
        hints: Hints,
        patterns: &[Pattern],
    ) -> Result<Option<Article>, ArticleError> {
        if hints.encoding.is_some() || !text::is_plain_by_name(path) {
            return self.read(path, hints);
        }
        let read = input::read(path, ARTICLE_LIMIT);
        let (bytes, _) = read.map_err(|error| text::of_input(path, error))?;
        if !import::is_plain(&bytes, &text::name_of(path), patterns) {
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
        read: impl Fn() -> Result<Article, String>,
        article: &mut Option<Arc<Article>>,
    ) -> Result<Vec<InStance>, String> {
        let article = if let Some(article) = article {
            article.clone()
        } else {
            article.insert(Arc::new(read()?)).clone()
        };
        let read = drawer::read(sidecar, &self.places, || article);
        let (_, annotations, _) = read.map_err(|error| error.to_string())?;
        Ok(in_stances(&self.wanted, &annotations))
    }
}

impl Looked {
    fn in_trouble(trouble: String) -> Self {
        Self {
            troubles: vec![trouble],
            ..Self::default()
        }
    }
}

const MARK: char = '\u{FEFF}';

fn named(path: &Path, text: String) -> Article {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Article::new(name.to_string_lossy(), text)
}
