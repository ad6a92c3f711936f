//! Opening what is to be read: the text, its sidecar, and where the reader was.

use super::Source;
use super::stamps::stamps;
use crate::annotation::Annotation;
use crate::app::{App, Focus, Opening, Place};
use crate::article::{Article, visible};
use crate::codebook::Codebook;
use crate::store::desk::Desk;
use crate::store::places::Places;
use crate::store::shelf;
use crate::store::sidecar::ArticleHash;
use crate::store::state::{self, Reader, ReadingPlace};
use crate::store::text;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The built-in article's name.
const BUILT_IN_NAME: &str = "moscow.txt";
/// The built-in article.
const BUILT_IN: &str = include_str!("../../assets/moscow.txt");

/// An article with all that is kept of it, ready to be read.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) article: Arc<Article>,
    pub(super) annotations: Vec<Arc<Annotation>>,
    pub(super) desk: Desk,
    /// What is remembered of the reader's ways from now on.
    pub(super) reader: Reader,
    /// What stands on disk of it.
    pub(super) remembered: Reader,
    refusal: Option<String>,
    place: Option<ReadingPlace>,
    paragraph: Option<usize>,
}

/// A text found, and where what is kept of it lies.
struct Found {
    article: Article,
    sidecar: PathBuf,
    key: String,
    /// The file's absolute path, to be opened again the next time.
    path: Option<PathBuf>,
    paragraph: Option<usize>,
}

impl Opened {
    /// Opens what `source` names.
    ///
    /// # Errors
    /// The text can't be read. A sidecar that can't be read is no error: the article is then only for reading.
    pub(super) fn open(source: &Source) -> Result<Self, String> {
        let places = Places::find().ok_or("no home folder is known: set HOME, or XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_DATA_HOME")?;
        let remembered = state::reader(&places);
        let mut reader = remembered.clone();
        let found = find(source, &reader, &places)?;
        let is_kept = !matches!(source, Source::Standard { .. });
        if is_kept {
            // State files are UTF-8; a name that isn't must not keep the rest from being remembered.
            reader.article = found.path.clone().filter(|path| path.to_str().is_some());
        }
        let article = Arc::new(found.article);
        let place = state::place(&places, &found.key, &article);
        let opened = Desk::open(article.clone(), found.sidecar, found.key.clone(), places.clone());
        let (desk, annotations, refusal) = match opened {
            Ok((desk, annotations)) => (desk, annotations, None),
            Err(error) => {
                let desk = Desk::for_reading(article.clone(), found.key, places);
                (desk, Vec::new(), Some(error.to_string()))
            }
        };
        Ok(Self { article, annotations, desk, reader, remembered, refusal, place, paragraph: found.paragraph })
    }

    /// The program at its start, and what saves its work.
    pub(super) fn start(self) -> (App, Desk, Reader) {
        let place = match self.paragraph {
            Some(number) => Some(beginning(&self.article, number)),
            None => self.place.map(|kept| place(&self.article, kept)),
        };
        let app = App::open(Opening {
            article: self.article,
            codebook: Codebook::default(),
            annotations: self.annotations,
            refusal: self.refusal,
            place,
            introduced: self.reader.introduced,
            stamps: stamps(),
        });
        (app, self.desk, self.reader)
    }

    /// Why nothing can be tagged, if nothing can.
    pub(super) fn refusal(&self) -> Option<&str> {
        self.refusal.as_deref()
    }
}

fn find(source: &Source, reader: &Reader, places: &Places) -> Result<Found, String> {
    match source {
        Source::File(path) => file(path, places),
        Source::Standard { name } => standard(name.as_deref(), places),
        Source::Last => match &reader.article {
            // An article that is gone must not keep the reader from starting.
            Some(path) => file(path, places).or_else(|_| Ok(built_in(places))),
            None => Ok(built_in(places)),
        },
    }
}

/// The file at `path`; where there is none, the text after a last colon may be a paragraph's number.
fn file(path: &Path, places: &Places) -> Result<Found, String> {
    let (path, paragraph) = match with_paragraph(path) {
        Some((file, number)) if !path.exists() => (file, Some(number)),
        _ => (path.to_path_buf(), None),
    };
    let text = text::read(&path).map_err(|error| error.to_string())?;
    let absolute = std::path::absolute(&path).map_err(|error| error.to_string())?;
    Ok(Found {
        article: text.into_article(),
        sidecar: shelf::sidecar_of_file(&path, places),
        key: shelf::key_of_path(&absolute),
        path: Some(absolute),
        paragraph,
    })
}

fn with_paragraph(path: &Path) -> Option<(PathBuf, usize)> {
    let (file, number) = path.to_str()?.rsplit_once(':')?;
    let number = number.parse().ok().filter(|number| *number > 0)?;
    (!file.is_empty()).then(|| (PathBuf::from(file), number))
}

fn standard(name: Option<&str>, places: &Places) -> Result<Found, String> {
    let text = text::read_stdin(name.unwrap_or("standard input")).map_err(|error| error.to_string())?;
    Ok(without_file(text.into_article(), places))
}

fn built_in(places: &Places) -> Found {
    without_file(Article::new(BUILT_IN_NAME, BUILT_IN.to_owned()), places)
}

/// A text that has no file: what is kept of it lies in the data directory.
fn without_file(article: Article, places: &Places) -> Found {
    let hash = ArticleHash::of(&article);
    Found {
        sidecar: shelf::sidecar_of_text(article.name(), &hash, places),
        key: shelf::key_of_text(&hash),
        article,
        path: None,
        paragraph: None,
    }
}

/// The built-in article with what is tagged in it.
pub(super) fn open_built_in() -> Result<Opened, String> {
    let places = Places::find().ok_or("no home folder is known: set HOME")?;
    let found = built_in(&places);
    let article = Arc::new(found.article);
    let (desk, annotations) =
        Desk::open(article.clone(), found.sidecar, found.key, places).map_err(|error| error.to_string())?;
    let reader = Reader::default();
    Ok(Opened { article, annotations, desk, remembered: reader.clone(), reader, refusal: None, place: None, paragraph: None })
}

fn beginning(article: &Article, number: usize) -> Place {
    let start = article.paragraph(number).start;
    Place { focus: Focus::sentence(article.sentence_at(start)), top: start }
}

fn place(article: &Article, kept: ReadingPlace) -> Place {
    let focus = if kept.focus.is_empty() {
        Focus::sentence(article.sentence_at(kept.focus.start))
    } else {
        Focus::new(kept.focus, kept.unit)
    };
    Place { focus, top: kept.top }
}

/// `path` as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}
