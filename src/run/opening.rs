//! Opening what is to be read: the text, its sidecar, and where the reader was.

mod apart;
mod finding;
mod found;
mod remembered;
mod said;
mod whole;
mod wish;

pub(super) use whole::Whole;
pub(super) use wish::{Named, Wish};

use super::settings::Preferences;
use super::stamps::stamps;
use super::{NO_HOME, Source, codes};
use crate::annotation::{Annotation, Annotator, Id};
use crate::app::{App, Draft, Faulty, Opening, Place, Who};
use crate::article::{About, Article, visible};
use crate::store::codebook::Loaded;
use crate::store::desk::{Desk, Laid};
use crate::store::state::{self, Reader};
use crate::store::{Others, Places, Spool};
pub(super) use finding::is_shelf;
use finding::{built_in, find};
use found::Found;
use remembered::habit;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An article with all that is kept of it, ready to be read.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) article: Arc<Article>,
    pub(super) annotations: Vec<Arc<Annotation>>,
    /// What the person says of the article as a whole.
    pub(super) about: About,
    /// What is remembered of the reader's ways from now on.
    pub(super) reader: Reader,
    /// What stands on disk of it.
    pub(super) remembered: Reader,
    /// What the person has set.
    pub(super) preferences: Preferences,
    /// The codebook in force.
    pub(super) codes: Loaded,
    /// Where the other annotators' stances are.
    pub(super) others: Others,
    annotator: Option<Annotator>,
    read_only: bool,
    at: Option<Id>,
    pub(super) rest: Rest,
    refusal: Option<String>,
    rescued: Option<String>,
    /// What is to be said of annotations that can't be read.
    pub(super) aside: Vec<String>,
    place: Option<Place>,
    draft: Option<Draft>,
    /// The shelf that it stands on.
    pub(super) root: Root,
    /// What became of stances that lay elsewhere; to be said at the start.
    moved: Vec<String>,
    /// Holds what came by standard input.
    pub(super) spool: Option<Spool>,
}

/// The shelf that what is opened stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Root {
    /// The folder that the article lies in, if it lies in one.
    #[default]
    Beside,
    /// This one, from which the article was opened.
    Of(PathBuf),
    /// This one, with no article open: the shelf is to be in front.
    InFront(PathBuf),
}

/// What is still to be done after the first screen.
#[derive(Debug)]
pub(super) enum Rest {
    /// Nothing: the text is whole.
    Nothing(Box<Desk>),
    /// The text is a book of which only the opening was read.
    Book(Box<Found>),
}

impl Opened {
    /// Opens what `wish` names, of a book the opening alone if that is all that a first screen of
    /// `rows` rows needs.
    ///
    /// # Errors
    /// The text can't be read. A sidecar that can't be read is no error: the article is then only for reading.
    pub(super) fn open(wish: &Wish<'_>, rows: u16) -> Result<Self, String> {
        let places = Places::find().ok_or(NO_HOME)?;
        let remembered = state::reader(&places);
        let is_any = matches!(wish.source, Source::Last) && wish.at.is_none();
        match find(wish, &remembered, &places)?.open(&remembered, rows) {
            // An article read last that is gone must not keep the reader from starting.
            Err(_) if is_any => built_in(wish, &places).open_whole(&remembered),
            opened => opened,
        }
    }

    /// Opens what `wish` names, to the end.
    ///
    /// # Errors
    /// As [`Opened::open`].
    pub(super) fn open_whole(wish: &Wish<'_>) -> Result<Self, String> {
        let places = Places::find().ok_or(NO_HOME)?;
        let reader = state::reader(&places);
        find(wish, &reader, &places)?.open_whole(&reader)
    }

    /// How the same is to be opened again.
    pub(super) fn again(&self) -> (Option<Annotator>, bool) {
        (self.annotator.clone(), self.read_only)
    }

    /// The files with stances on it that couldn't be saved where they belong; of a book none is known yet.
    pub(super) fn kept_aside(&self) -> Vec<PathBuf> {
        match &self.rest {
            Rest::Nothing(desk) => self.kept_elsewhere(desk),
            Rest::Book(_) => Vec::new(),
        }
    }

    /// Why nothing can be tagged, if nothing can.
    pub(super) fn refusal(&self) -> Option<&str> {
        self.refusal.as_deref()
    }

    /// Begins at `place`.
    pub(super) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The program at its start, and what is still to be done.
    pub(super) fn start(mut self) -> (App, Rest) {
        codes::settle(&mut self.codes, &self.preferences.keymap);
        let mistakes = codes::warnings(&self.codes);
        let mut app = App::open(Opening {
            stamps: stamps(&self.annotations),
            article: self.article,
            annotations: self.annotations,
            refusal: self.refusal.or_else(|| self.codes.refusal.take()),
            faulty: Faulty {
                codebook: !self.codes.mistakes.is_empty(),
                settings: self.preferences.has_mistakes(),
                text: false,
            },
            warnings: self
                .aside
                .into_iter()
                .chain(self.preferences.warnings())
                .chain(mistakes.clone())
                .chain(apart::said(&self.rest))
                .chain(self.moved)
                .collect(),
            codebook: self.codes.codebook,
            rescued: self.rescued,
            place: self.place,
            draft: self.draft,
            mouse: self.preferences.mouse(),
            suggesting: self.preferences.wishes(),
            pane: habit(&self.reader),
            introduced: self.reader.introduced || self.read_only,
            plain: self.preferences.plain(),
            keymap: self.preferences.keymap,
            who: Who {
                annotator: self.annotator,
                only_reads: self.read_only,
            },
        });
        app.know_complaint(&mistakes);
        app.know(self.about);
        if let Some(id) = self.at {
            app.begin_at(&id);
        }
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
        Ok(self.read()?.put_into(app))
    }

    /// Reads a book to its end, wherever its opening is shown.
    ///
    /// # Errors
    /// As [`Opened::open`].
    pub(super) fn read(self) -> Result<Whole, String> {
        Ok(match self {
            Self::Nothing(desk) => Whole::Known(desk),
            Self::Book(found) => Whole::Read(Box::new(found.lay()?), found),
        })
    }
}

/// `path` as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests;
