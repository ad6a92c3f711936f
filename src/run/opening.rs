//! Opening what is to be read: the text, its sidecar, and where the reader was.

use super::settings::Preferences;
use super::stamps::stamps;
use super::{NO_HOME, Source, codes, left};
use crate::annotation::{Annotation, Annotations};
use crate::app::listing::{Grouping, Listing};
use crate::app::pane::Habit;
use crate::app::{App, Draft, Faulty, Opening, Place};
use crate::article::{Article, LONG, visible};
use crate::store::codebook::{self, Loaded};
use crate::store::desk::{Desk, Laid};
use crate::store::sidecar::ArticleHash;
use crate::store::state::{self, Reader};
use crate::store::text::{self, Text};
use crate::store::{Places, Scope, shelf};
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
    /// What the person has set.
    pub(super) preferences: Preferences,
    /// The codebook in force.
    pub(super) codes: Loaded,
    rest: Rest,
    refusal: Option<String>,
    rescued: Option<String>,
    place: Option<Place>,
    draft: Option<Draft>,
}

/// What is still to be done after the first screen.
#[derive(Debug)]
pub(super) enum Rest {
    /// Nothing: the text is whole.
    Nothing(Box<Desk>),
    /// The text is a book of which only the opening was read.
    Book(Box<Found>),
}

/// A text found, and where what is kept of it lies.
#[derive(Debug)]
pub(super) struct Found {
    text: Origin,
    sidecar: PathBuf,
    key: String,
    places: Places,
    codes: Loaded,
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
    /// Opens what `source` names, of a book the opening alone if that is all that a first screen of
    /// `rows` rows needs.
    ///
    /// # Errors
    /// The text can't be read. A sidecar that can't be read is no error: the article is then only for reading.
    pub(super) fn open(source: &Source, rows: u16) -> Result<Self, String> {
        let places = Places::find().ok_or(NO_HOME)?;
        let remembered = state::reader(&places);
        match find(source, &remembered, &places)?.open(&remembered, rows) {
            // An article read last that is gone must not keep the reader from starting.
            Err(_) if matches!(source, Source::Last) => built_in(&places).open_whole(&remembered),
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

    /// What saves the work on it.
    ///
    /// # Errors
    /// As [`Opened::open`], where it was opened in part alone.
    pub(super) fn desk(self) -> Result<Desk, String> {
        match self.rest {
            Rest::Nothing(desk) => Ok(*desk),
            Rest::Book(found) => Ok(found.lay()?.desk),
        }
    }

    /// The program at its start, and what is still to be done.
    pub(super) fn start(mut self) -> (App, Rest) {
        codes::settle(&mut self.codes, &self.preferences.keymap);
        let stamps = stamps(&self.annotations);
        let app = App::open(Opening {
            article: self.article,
            annotations: self.annotations,
            refusal: self.refusal.or_else(|| self.codes.refusal.take()),
            faulty: Faulty {
                codebook: !self.codes.mistakes.is_empty(),
                settings: self.preferences.has_mistakes(),
            },
            warnings: self
                .preferences
                .warnings()
                .into_iter()
                .chain(codes::warnings(&self.codes))
                .collect(),
            codebook: self.codes.codebook,
            rescued: self.rescued,
            place: self.place,
            draft: self.draft,
            mouse: self.preferences.mouse(),
            pane: habit(&self.reader),
            introduced: self.reader.introduced,
            plain: self.preferences.plain(),
            stamps,
            keymap: self.preferences.keymap,
        });
        (app, self.rest)
    }
}

impl Rest {
    /// Whether there is more to read.
    pub(super) const fn is_book(&self) -> bool {
        matches!(self, Self::Book(_))
    }

    /// Reads a book to its end. Returns its desk.
    ///
    /// # Errors
    /// As [`Opened::open`].
    pub(super) fn finish(self, app: &mut App) -> Result<Desk, String> {
        match self {
            Self::Nothing(desk) => Ok(*desk),
            Self::Book(found) => {
                let laid = found.lay()?;
                let refusal = laid.refusal.map(|refusal| refusal.to_string());
                let refusal = refusal.or_else(|| found.codes.refusal.clone());
                let rescued = laid.rescued.as_deref().map(shown);
                app.complete(laid.article, laid.annotations, refusal, rescued.as_deref());
                let scope = found.scope();
                Ok(laid.desk.with_codebook(found.codes.file).with_scope(scope))
            }
        }
    }
}

impl Found {
    fn open(self, reader: &Reader, rows: u16) -> Result<Opened, String> {
        let Some((article, annotations)) = self.opening(habit(reader).grouping, rows) else {
            return self.open_whole(reader);
        };
        Ok(Opened {
            place: self.place(&article),
            draft: left::draft(&self.places, &self.key),
            article: Arc::new(article),
            annotations,
            reader: self.remembering(reader),
            remembered: reader.clone(),
            preferences: Preferences::find(&self.places, &self.codes.codebook),
            codes: self.codes.clone(),
            rest: Rest::Book(Box::new(self)),
            refusal: None,
            rescued: None,
        })
    }

    /// The beginning of a book, as far as a first screen of `rows` rows shows it, and its stances.
    fn opening(&self, grouping: Grouping, rows: u16) -> Option<(Article, Vec<Arc<Annotation>>)> {
        let Origin::File { named, .. } = &self.text else {
            return None;
        };
        let length = named.metadata().ok()?.len();
        if self.paragraph.is_some() || length <= LONG as u64 {
            return None;
        }
        // Below the place at which it was left there is a screen of text to show.
        let left = state::reach(&self.places, &self.key).map(|reach| reach.saturating_add(LONG));
        let read = |reach| text::read_opening(named, left.unwrap_or_default().max(reach));
        let (opening, annotations) = if self.sidecar.exists() {
            Desk::peek(&self.sidecar, length, |annotations| {
                read(self.listed(annotations, grouping, rows.into()))
            })?
        } else {
            (read(0)?, Vec::new())
        };
        let Text { name, text } = opening.text;
        // The place is known in code points.
        let is_measured = left.is_none() || text.is_ascii();
        let length = usize::try_from(opening.length).ok()?;
        is_measured.then(|| (Article::opening(name, text, length), annotations))
    }

    /// How far into the text the first `rows` lines of the side pane reach, in bytes.
    fn listed(&self, annotations: &[Arc<Annotation>], grouping: Grouping, rows: usize) -> usize {
        let annotations: Annotations = annotations.iter().cloned().collect();
        Listing::new(grouping, &annotations, &self.codes.codebook).reach(rows)
    }

    /// Where to begin, if not at the top.
    fn place(&self, article: &Article) -> Option<Place> {
        match self.paragraph {
            Some(number) => Some(left::beginning(article, number)),
            None => left::place(&self.places, &self.key, article),
        }
    }

    fn open_whole(self, reader: &Reader) -> Result<Opened, String> {
        let laid = self.lay()?;
        Ok(Opened {
            place: self.place(&laid.article),
            draft: left::draft(&self.places, &self.key),
            article: laid.article,
            annotations: laid.annotations,
            reader: self.remembering(reader),
            remembered: reader.clone(),
            preferences: Preferences::find(&self.places, &self.codes.codebook),
            rest: Rest::Nothing(Box::new(
                laid.desk
                    .with_codebook(self.codes.file.clone())
                    .with_scope(self.scope()),
            )),
            codes: self.codes,
            refusal: laid.refusal.map(|refusal| refusal.to_string()),
            rescued: laid.rescued.as_deref().map(shown),
        })
    }

    /// Where the other articles under the same codebook are.
    fn scope(&self) -> Scope {
        match &self.text {
            Origin::File { absolute, .. } => {
                Scope::new(absolute, &self.sidecar, &self.codes, &self.places)
            }
            Origin::Memory(_) | Origin::BuiltIn(_) => Scope::default(),
        }
    }

    /// Reads text and sidecar; of a book at the same time, for an article a thread costs more than it saves.
    fn lay(&self) -> Result<Laid, String> {
        if !self.text.is_long() {
            return self.lay_by(|| self.text.read());
        }
        thread::scope(|scope| {
            let reading = scope.spawn(|| self.text.read());
            self.lay_by(|| reading.join().unwrap_or_else(|panic| resume_unwind(panic)))
        })
    }

    fn lay_by(&self, read: impl FnOnce() -> Result<Arc<Article>, String>) -> Result<Laid, String> {
        let (sidecar, key, places) = (&self.sidecar, &self.key, &self.places);
        Desk::open(read, sidecar.clone(), key.clone(), places.clone())
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
    /// Whether reading it takes its time.
    fn is_long(&self) -> bool {
        match self {
            Self::File { named, .. } => text::is_longer(named, LONG),
            Self::Memory(_) | Self::BuiltIn(_) => false,
        }
    }

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
        codes: codebook::load(Some(&absolute), places),
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
        codes: codebook::load(None, places),
        places: places.clone(),
        paragraph: None,
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

#[cfg(test)]
mod tests;
