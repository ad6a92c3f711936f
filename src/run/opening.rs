//! Opening what is to be read: the text, its sidecar, and where the reader was.

use super::Source;
use super::stamps::stamps;
use crate::annotation::Annotation;
use crate::app::listing::Grouping;
use crate::app::pane::Habit;
use crate::app::{App, Focus, Opening, Place};
use crate::article::{Article, LONG, Unit, visible};
use crate::codebook::Codebook;
use crate::store::sidecar::ArticleHash;
use crate::store::state::{self, Reader, ReadingPlace};
use crate::store::{Desk, Places, shelf, text};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

/// The built-in article's name.
const BUILT_IN_NAME: &str = "moscow.txt";
/// The built-in article.
const BUILT_IN: &str = include_str!("../../assets/moscow.txt");

/// An article with all that is kept of it, ready to be read.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) article: Arc<Article>,
    pub(super) annotations: Vec<Arc<Annotation>>,
    /// What is remembered of the reader's ways from now on.
    pub(super) reader: Reader,
    /// What stands on disk of it.
    pub(super) remembered: Reader,
    rest: Rest,
    refusal: Option<String>,
    rescued: Option<String>,
    place: Option<Place>,
}

/// What is still to be done after the first screen.
#[derive(Debug)]
pub(super) enum Rest {
    /// Nothing: the text is whole.
    Nothing(Box<Desk>),
    /// The text is a book of which only the opening was read.
    Book(Found),
}

/// A text found, and where what is kept of it lies.
#[derive(Debug)]
pub(super) struct Found {
    text: Origin,
    sidecar: PathBuf,
    key: String,
    places: Places,
    /// The paragraph to begin at.
    paragraph: Option<usize>,
}

/// Where a text comes from.
#[derive(Debug)]
enum Origin {
    File { named: PathBuf, absolute: PathBuf },
    Memory(Arc<Article>),
    BuiltIn(Arc<Article>),
}

impl Opened {
    /// Opens what `source` names, of a book the opening alone if that is all that the first screen needs.
    ///
    /// # Errors
    /// The text can't be read. A sidecar that can't be read is no error: the article is then only for reading.
    pub(super) fn open(source: &Source) -> Result<Self, String> {
        let places = Places::find().ok_or(NO_HOME)?;
        let remembered = state::reader(&places);
        match find(source, &remembered, &places)?.open(&remembered) {
            // An article read last that is gone must not keep the reader from starting.
            Err(_) if matches!(source, Source::Last) => built_in(&places).open(&remembered),
            opened => opened,
        }
    }

    /// Opens what `source` names, to the end.
    ///
    /// # Errors
    /// As [`Opened::open`].
    pub(super) fn open_whole(source: &Source) -> Result<Self, String> {
        let places = Places::find().ok_or(NO_HOME)?;
        let reader = state::reader(&places);
        find(source, &reader, &places)?.open_whole(&reader)
    }

    /// Why nothing can be tagged, if nothing can.
    pub(super) fn refusal(&self) -> Option<&str> {
        self.refusal.as_deref()
    }

    /// The program at its start, and what is still to be done.
    pub(super) fn start(self) -> (App, Rest) {
        let stamps = stamps(&self.annotations);
        let app = App::open(Opening {
            article: self.article,
            codebook: Codebook::default(),
            annotations: self.annotations,
            refusal: self.refusal,
            rescued: self.rescued,
            place: self.place,
            pane: habit(&self.reader),
            introduced: self.reader.introduced,
            stamps,
        });
        (app, self.rest)
    }
}

impl Rest {
    /// Reads a book to its end. Returns its desk.
    ///
    /// # Errors
    /// As [`Opened::open`].
    pub(super) fn finish(self, app: &mut App) -> Result<Desk, String> {
        match self {
            Self::Nothing(desk) => Ok(*desk),
            Self::Book(found) => {
                let laid =
                    Desk::open(|| found.text.read(), found.sidecar, found.key, found.places)?;
                app.complete(laid.article);
                Ok(laid.desk)
            }
        }
    }
}

impl Found {
    fn open(self, reader: &Reader) -> Result<Opened, String> {
        match self.opening() {
            Some(article) => Ok(Opened {
                article: Arc::new(article),
                annotations: Vec::new(),
                reader: self.remembering(reader),
                remembered: reader.clone(),
                rest: Rest::Book(self),
                refusal: None,
                rescued: None,
                place: None,
            }),
            None => self.open_whole(reader),
        }
    }

    /// The beginning of a book that nothing is kept of yet.
    fn opening(&self) -> Option<Article> {
        let Origin::File { named, .. } = &self.text else {
            return None;
        };
        if self.paragraph.is_some()
            || self.sidecar.exists()
            || state::is_placed(&self.places, &self.key)
        {
            return None;
        }
        let (text, length) = text::read_opening(named, LONG)?;
        Some(Article::opening(
            text.name,
            text.text,
            usize::try_from(length).ok()?,
        ))
    }

    /// Reads text and sidecar at the same time.
    fn open_whole(self, reader: &Reader) -> Result<Opened, String> {
        let remembering = self.remembering(reader);
        let Self {
            text,
            sidecar,
            key,
            places,
            paragraph,
        } = self;
        let laid = thread::scope(|scope| {
            let reading = scope.spawn(|| text.read());
            let read = || reading.join().unwrap_or_else(|panic| resume_unwind(panic));
            Desk::open(read, sidecar, key.clone(), places.clone())
        })?;
        let article = laid.article;
        let place = match paragraph {
            Some(number) => Some(beginning(&article, number)),
            None => state::place(&places, &key, &article).map(|kept| place(&article, kept)),
        };
        Ok(Opened {
            article,
            annotations: laid.annotations,
            reader: remembering,
            remembered: reader.clone(),
            rest: Rest::Nothing(Box::new(laid.desk)),
            refusal: laid.refusal.map(|refusal| refusal.to_string()),
            rescued: laid.rescued.as_deref().map(shown),
            place,
        })
    }

    /// What is remembered of the reader once this is the article read last; standard input never is.
    fn remembering(&self, reader: &Reader) -> Reader {
        let article = match &self.text {
            // State files are UTF-8; a name that isn't must not keep the rest from being remembered.
            Origin::File { absolute, .. } => absolute.to_str().map(PathBuf::from),
            Origin::BuiltIn(_) => None,
            Origin::Memory(_) => reader.article.clone(),
        };
        Reader {
            article,
            ..reader.clone()
        }
    }
}

impl Origin {
    fn read(&self) -> Result<Arc<Article>, String> {
        match self {
            Self::Memory(article) | Self::BuiltIn(article) => Ok(article.clone()),
            Self::File { named, .. } => {
                let text = text::read(named).map_err(|error| error.to_string())?;
                Ok(Arc::new(text.into_article()))
            }
        }
    }
}

const NO_HOME: &str =
    "no home folder is known\nSet HOME, or XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_DATA_HOME.";

fn find(source: &Source, reader: &Reader, places: &Places) -> Result<Found, String> {
    match source {
        Source::File(path) => file(path, places),
        Source::Standard { name } => standard(name.as_deref(), places),
        Source::BuiltIn => Ok(built_in(places)),
        Source::Last => reader
            .article
            .as_ref()
            .map_or_else(|| Ok(built_in(places)), |path| file(path, places)),
    }
}

/// The file at `path`; where there is none, the text after a last colon may be a paragraph's number.
fn file(path: &Path, places: &Places) -> Result<Found, String> {
    let (named, paragraph) = match with_paragraph(path) {
        Some((file, number)) if !path.exists() => (file, Some(number)),
        _ => (path.to_path_buf(), None),
    };
    let absolute =
        std::path::absolute(&named).map_err(|error| format!("{}: {error}", shown(path)))?;
    Ok(Found {
        sidecar: shelf::sidecar_of_file(&named, places),
        key: shelf::key_of_path(&absolute),
        text: Origin::File { named, absolute },
        places: places.clone(),
        paragraph,
    })
}

fn with_paragraph(path: &Path) -> Option<(PathBuf, usize)> {
    let (file, number) = path.to_str()?.rsplit_once(':')?;
    let number = number.parse().ok().filter(|number| *number > 0)?;
    (!file.is_empty()).then(|| (PathBuf::from(file), number))
}

fn standard(name: Option<&str>, places: &Places) -> Result<Found, String> {
    let text =
        text::read_stdin(name.unwrap_or("standard input")).map_err(|error| error.to_string())?;
    Ok(without_file(text.into_article(), Origin::Memory, places))
}

fn built_in(places: &Places) -> Found {
    let article = Article::new(BUILT_IN_NAME, BUILT_IN.to_owned());
    without_file(article, Origin::BuiltIn, places)
}

/// A text that has no file: what is kept of it lies in the data directory.
fn without_file(article: Article, origin: fn(Arc<Article>) -> Origin, places: &Places) -> Found {
    let hash = ArticleHash::of(&article);
    Found {
        sidecar: shelf::sidecar_of_text(article.name(), &hash, places),
        key: shelf::key_of_text(&hash),
        text: origin(Arc::new(article)),
        places: places.clone(),
        paragraph: None,
    }
}

fn beginning(article: &Article, number: usize) -> Place {
    let start = article.paragraph(number).start;
    Place {
        focus: Focus::sentence(article.sentence_at(start)),
        top: start,
    }
}

/// Where the reader was. What was a whole unit then and isn't any more gives way to the sentence there.
fn place(article: &Article, kept: ReadingPlace) -> Place {
    let focus = Focus::new(kept.focus, kept.unit);
    let is_whole = kept.unit == Unit::Free || Focus::on(article, kept.focus).unit == kept.unit;
    let is_word =
        kept.unit == Unit::Word && article.word_from(kept.focus.start) == Some(kept.focus);
    let sentence = || Focus::sentence(article.sentence_at(kept.focus.start));
    let stands = !kept.focus.is_empty() && (is_whole || is_word);
    Place {
        focus: if stands { focus } else { sentence() },
        top: kept.top,
    }
}

/// How the reader is used to have the side pane.
fn habit(reader: &Reader) -> Habit {
    Habit {
        grouping: reader
            .pane
            .as_deref()
            .and_then(Grouping::named)
            .unwrap_or_default(),
        folded: reader.folded,
        wider: reader.wider,
    }
}

/// `path` as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}
