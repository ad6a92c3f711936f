//! Finding what is to be read: the text, and where what is kept of it lies.

use super::super::Source;
use super::super::settings::Preferences;
use super::{Found, Named, Wish, apart, shown};
use crate::annotation::Annotator;
use crate::article::{Article, LONG};
use crate::store::codebook::{self, Loaded};
use crate::store::sheet::check_is_free;
use crate::store::sidecar::ArticleHash;
use crate::store::state::Reader;
use crate::store::text::{For, Hints, Input};
use crate::store::{Others, Places, Spool, beside, cache, homing, split, text};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The built-in article's name.
const BUILT_IN_NAME: &str = "moscow.txt";
/// The built-in article.
const BUILT_IN: &str = include_str!("../../../assets/moscow.txt");

/// Where a text comes from.
#[derive(Debug)]
pub(super) enum Origin {
    File {
        named: PathBuf,
        absolute: PathBuf,
        hints: Hints,
    },
    Memory(Arc<Article>),
    BuiltIn(Arc<Article>),
    /// No text: the articles of this folder, or in this file, are to choose from.
    Shelf(PathBuf),
}

impl Origin {
    /// Whether reading it takes its time.
    pub(super) fn is_long(&self) -> bool {
        match self {
            Self::File { named, .. } => text::is_longer(named, LONG),
            Self::Memory(_) | Self::BuiltIn(_) | Self::Shelf(_) => false,
        }
    }

    /// Reads it, as `annotator` has it.
    pub(super) fn read(
        &self,
        annotator: Option<&Annotator>,
        places: &Places,
    ) -> Result<Arc<Article>, String> {
        match self {
            Self::Memory(article) | Self::BuiltIn(article) => Ok(article.clone()),
            Self::Shelf(_) => Ok(Arc::default()),
            Self::File { named, hints, .. } => {
                let text = For { annotator, places }.read(named, *hints);
                let text = text.map_err(|error| error.to_string())?;
                Ok(Arc::new(text.into_article()))
            }
        }
    }
}

pub(super) fn find(wish: &Wish<'_>, reader: &Reader, places: &Places) -> Result<Found, String> {
    match wish.source {
        Source::File(path) => file(path, wish, places),
        Source::Standard { name } => standard(name.as_deref(), wish, places),
        Source::BuiltIn => Ok(built_in(wish, places)),
        Source::Last => reader.article.as_ref().map_or_else(
            || Ok(built_in(wish, places)),
            |path| file(path, wish, places),
        ),
    }
}

/// The file at `path`; where there is none, the text after a last colon may be a paragraph's number.
fn file(path: &Path, wish: &Wish<'_>, places: &Places) -> Result<Found, String> {
    let (named, paragraph) = match with_paragraph(path) {
        Some((file, 0)) if !path.exists() && file.exists() => {
            let (told, file) = (shown(path), shown(&file));
            return Err(format!(
                "{told}: paragraphs count from 1\nThe first one: standoff {file}:1"
            ));
        }
        Some((file, number)) if !path.exists() => (file, Some(number)),
        _ => (path.to_path_buf(), None),
    };
    if is_shelf(&named) && paragraph.is_none() {
        return shelf(&named, wish, places);
    }
    let absolute =
        std::path::absolute(&named).map_err(|error| format!("{}: {error}", shown(path)))?;
    let codes = codebook::load(Some(&absolute), places);
    let preferences = Preferences::find(places, &codes.codebook);
    let annotator = annotator(wish, &preferences);
    if let Some(annotator) = &annotator {
        check_is_free(&named, annotator)?;
    }
    let key = beside::key_of_path(&absolute);
    let to_read = || split::sidecar_by_text(&named, annotator.as_ref(), places);
    let to_read = wish.read_only.then(to_read);
    Ok(Found {
        moved: moved(&named, annotator.as_ref(), wish, places),
        spool: None,
        sidecar: to_read
            .unwrap_or_else(|| beside::sidecar_of_file(&named, annotator.as_ref(), places)),
        key: beside::key_of_annotator(key, annotator.as_ref()),
        others: Others::of_file(&named, annotator.clone(), places),
        text: Origin::File {
            hints: wish.hints,
            named,
            absolute,
        },
        places: places.clone(),
        codes,
        preferences,
        annotator,
        read_only: wish.read_only,
        at: wish.at.clone(),
        paragraph,
    })
}

/// Whether there are several articles to choose from at `path`.
pub(in crate::run) fn is_shelf(path: &Path) -> bool {
    path.is_dir() || text::holds_several(path)
}

/// What became of stances of `annotator` on the article or the articles at `named` that lay elsewhere: they are brought to
/// where they belong, if anything is to be written there. A line for each thing that is to be said.
fn moved(
    named: &Path,
    annotator: Option<&Annotator>,
    wish: &Wish<'_>,
    places: &Places,
) -> Vec<String> {
    if named.is_dir() {
        return Vec::new();
    }
    if wish.read_only {
        return Vec::from_iter(split::waiting(named, annotator, places));
    }
    let home = homing::bring_home(named, annotator, places);
    let home = home.as_ref().map(apart::came_home).into_iter();
    let split = split::settle(named, annotator, places);
    home.chain(split).collect()
}

/// That nothing is wished that only one article can have.
fn is_for_several(path: &Path, wish: &Wish<'_>) -> Result<(), String> {
    let shown = shown(path);
    if wish.at.is_some() {
        return Err(format!(
            "{shown}: has several articles; --at is for a stance of one\nWhere it is: standoff list {shown} --json"
        ));
    }
    if wish.hints.encoding.is_some() {
        return Err(format!(
            "{shown}: has several articles; --encoding is for one\nFor many files: encoding = \"NAME\" under [[source]] in standoff.toml"
        ));
    }
    Ok(())
}

/// The articles at `path`.
fn shelf(path: &Path, wish: &Wish<'_>, places: &Places) -> Result<Found, String> {
    is_for_several(path, wish)?;
    let root = std::path::absolute(path).map_err(|error| format!("{}: {error}", shown(path)))?;
    let mut unmatched = None;
    if root.is_dir() {
        std::fs::read_dir(&root)
            .map_err(|error| format!("{}: can't be read: {error}", shown(path)))?;
    } else {
        // What is broken must be said before a screen is drawn. What was read is kept for who lists it.
        let texts = cache::texts(path, places).map_err(|error| error.to_string())?;
        let only = texts.len() == 1;
        unmatched = only.then(|| text::unmatched(path)).flatten();
    }
    let codes = codebook::load(Some(&root.join("article")), places);
    let found = without_file(Article::default(), Origin::BuiltIn, wish, places);
    let preferences = Preferences::find(places, &codes.codebook);
    let annotator = annotator(wish, &preferences);
    // What is half typed there is of no other folder.
    let key = beside::key_of_path(&root);
    Ok(Found {
        moved: unmatched
            .into_iter()
            .chain(moved(path, annotator.as_ref(), wish, places))
            .collect(),
        key: beside::key_of_annotator(key, annotator.as_ref()),
        annotator,
        text: Origin::Shelf(root),
        codes,
        preferences,
        ..found
    })
}

fn with_paragraph(path: &Path) -> Option<(PathBuf, usize)> {
    let (file, number) = path.to_str()?.rsplit_once(':')?;
    let number = number.parse().ok()?;
    (!file.is_empty()).then(|| (PathBuf::from(file), number))
}

/// Who tags.
fn annotator(wish: &Wish<'_>, preferences: &Preferences) -> Option<Annotator> {
    match &wish.named {
        Named::InSettings => preferences.annotator(),
        Named::Here(annotator) => annotator.clone(),
    }
}

fn standard(name: Option<&str>, wish: &Wish<'_>, places: &Places) -> Result<Found, String> {
    let name = name.unwrap_or("standard input");
    match text::standard_input(name, wish.hints).map_err(|error| error.to_string())? {
        Input::One(text) => {
            let found = without_file(text.into_article(), Origin::Memory, wish, places);
            let moved = sourceless(name, &found.codes, places);
            Ok(Found { moved, ..found })
        }
        Input::Several(several) => {
            is_for_several(Path::new(name), wish)?;
            let spool = Spool::keep(&several, places).map_err(|error| {
                format!(
                    "{}: can't be kept meanwhile: {error}",
                    shown(Path::new(name))
                )
            })?;
            let found = shelf(spool.path(), wish, places)?;
            let spool = Some(spool);
            Ok(Found { spool, ..found })
        }
    }
}

/// The mistakes by which standard input, which is called `name`, may be one text though a `[[source]]` was meant to tell its
/// articles apart: of the codebook for a file of that name in the present folder. What is said of `codes` isn't said twice.
fn sourceless(name: &str, codes: &Loaded, places: &Places) -> Vec<String> {
    let name = text::name_of(Path::new(name));
    let beside = codebook::load(Some(Path::new(&name)), places);
    if beside.unused.is_empty() && beside.sourceless == 0 {
        return Vec::new();
    }
    let mistakes = beside.mistakes.into_iter();
    mistakes
        .filter(|mistake| !codes.mistakes.contains(mistake))
        .collect()
}

pub(super) fn built_in(wish: &Wish<'_>, places: &Places) -> Found {
    let article = Article::new(BUILT_IN_NAME, BUILT_IN.to_owned());
    without_file(article, Origin::BuiltIn, wish, places)
}

/// A text that has no file: what is kept of it lies in the data directory.
fn without_file(
    article: Article,
    origin: fn(Arc<Article>) -> Origin,
    wish: &Wish<'_>,
    places: &Places,
) -> Found {
    let hash = ArticleHash::of(&article);
    let codes = codebook::load(None, places);
    let preferences = Preferences::find(places, &codes.codebook);
    let annotator = annotator(wish, &preferences);
    let key = beside::key_of_text(&hash);
    Found {
        sidecar: beside::sidecar_of_text(article.name(), &hash, annotator.as_ref(), places),
        key: beside::key_of_annotator(key, annotator.as_ref()),
        others: Others::of_text(article.name(), hash, annotator.clone(), places),
        text: origin(Arc::new(article)),
        places: places.clone(),
        codes,
        preferences,
        annotator,
        read_only: wish.read_only,
        at: wish.at.clone(),
        paragraph: None,
        moved: Vec::new(),
        spool: None,
    }
}
