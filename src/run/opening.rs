//! Opening what is to be read: the text, its sidecar, and where the reader was.

mod apart;
mod finding;
mod remembered;
mod said;
mod whole;
mod wish;

pub(super) use whole::Whole;
pub(super) use wish::{Named, Wish};

use super::settings::Preferences;
use super::stamps::stamps;
use super::{NO_HOME, Source, codes, left};
use crate::annotation::{Annotation, Annotations, Annotator, Id};
use crate::app::listing::{Grouping, Listing};
use crate::app::{App, Draft, Faulty, Opening, Place, Who};
use crate::article::{About, Article, LONG, visible};
use crate::store::codebook::Loaded;
use crate::store::desk::{Desk, Laid};
use crate::store::state::{self, Reader};
use crate::store::text;
use crate::store::{Others, Places, Scope, Spool};
pub(super) use finding::is_shelf;
use finding::{Origin, built_in, find};
use remembered::habit;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

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

/// A text found, and where what is kept of it lies.
#[derive(Debug)]
pub(super) struct Found {
    text: Origin,
    sidecar: PathBuf,
    key: String,
    places: Places,
    codes: Loaded,
    preferences: Preferences,
    /// Who tags.
    annotator: Option<Annotator>,
    others: Others,
    read_only: bool,
    /// The stance to begin at.
    at: Option<Id>,
    /// The paragraph to begin at.
    paragraph: Option<usize>,
    /// What became of stances that lay elsewhere.
    moved: Vec<String>,
    /// Holds what came by standard input.
    spool: Option<Spool>,
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
            about: About::default(),
            reader: self.remembering(reader),
            remembered: reader.clone(),
            preferences: self.preferences.clone(),
            codes: self.codes.clone(),
            others: self.others.clone(),
            annotator: self.annotator.clone(),
            read_only: self.read_only,
            at: None,
            root: self.root(reader),
            moved: self.moved.clone(),
            spool: None,
            rest: Rest::Book(Box::new(self)),
            refusal: None,
            rescued: None,
            aside: Vec::new(),
        })
    }

    /// The beginning of a book, as far as a first screen of `rows` rows shows it, and its stances.
    fn opening(&self, grouping: Grouping, rows: u16) -> Option<(Article, Vec<Arc<Annotation>>)> {
        let Origin::File { named, hints, .. } = &self.text else {
            return None;
        };
        if hints.encoding.is_some() || text::said_in(&self.sidecar).is_some() {
            return None;
        }
        let length = named.metadata().ok()?.len();
        if self.paragraph.is_some() || self.at.is_some() || length <= LONG as u64 {
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
        // The place is known in code points.
        let is_measured = left.is_none() || opening.text.text.is_ascii();
        let article = opening.into_article().filter(|_| is_measured)?;
        Some((article, annotations))
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

    /// The place of the stance with the `id`.
    fn place_of(&self, id: &Id, laid: &Laid) -> Result<Place, String> {
        let found = laid.annotations.iter().find(|found| found.id == *id);
        let found = found.ok_or_else(|| {
            let (id, sidecar) = (id.as_str(), shown(&self.sidecar));
            format!(
                "{sidecar}: no stance has the id {id}\nThe ids of all stances: standoff list ARTICLE --json"
            )
        })?;
        Ok(left::on(&laid.article, found.span))
    }

    fn open_whole(self, reader: &Reader) -> Result<Opened, String> {
        let laid = self.lay()?;
        let scope = self.scope();
        let root = self.root(reader);
        Ok(Opened {
            place: match &self.at {
                Some(id) => Some(self.place_of(id, &laid)?),
                None => self.place(&laid.article),
            },
            draft: left::draft(&self.places, &self.key),
            article: laid.article,
            annotations: laid.annotations,
            about: laid.about,
            reader: self.remembering(reader),
            remembered: reader.clone(),
            preferences: self.preferences,
            others: self.others,
            annotator: self.annotator,
            read_only: self.read_only,
            at: self.at,
            root,
            moved: self.moved,
            spool: self.spool,
            rest: Rest::Nothing(Box::new(
                laid.desk
                    .with_codebook(self.codes.file.clone())
                    .with_scope(scope),
            )),
            codes: self.codes,
            refusal: laid.refusal.map(|refusal| refusal.to_string()),
            rescued: laid.rescued.as_deref().map(shown),
            aside: laid.aside,
        })
    }

    /// Where the other articles under the same codebook are.
    fn scope(&self) -> Scope {
        match &self.text {
            Origin::File { absolute, .. } => {
                Scope::new(absolute, &self.sidecar, &self.codes, &self.places)
            }
            Origin::Memory(_) | Origin::BuiltIn(_) | Origin::Shelf(_) => Scope::default(),
        }
    }

    /// Reads text and sidecar; of a book at the same time, for an article a thread costs more than it saves.
    fn lay(&self) -> Result<Laid, String> {
        let read = || self.text.read(self.annotator.as_ref(), &self.places);
        if !self.text.is_long() {
            return self.lay_by(read);
        }
        thread::scope(|scope| {
            let reading = scope.spawn(read);
            self.lay_by(|| reading.join().unwrap_or_else(|panic| resume_unwind(panic)))
        })
    }

    fn lay_by(&self, read: impl FnOnce() -> Result<Arc<Article>, String>) -> Result<Laid, String> {
        let (sidecar, key, places) = (&self.sidecar, &self.key, &self.places);
        let laid = Desk::open(read, sidecar.clone(), key.clone(), places.clone())?;
        let laid = match &self.text {
            Origin::File { absolute, .. } => laid.with_text_at(absolute.clone()),
            Origin::Memory(_) | Origin::BuiltIn(_) | Origin::Shelf(_) => laid,
        };
        let only_reads = self.read_only || matches!(self.text, Origin::Shelf(_));
        Ok(if only_reads {
            Laid {
                desk: laid.desk.for_reading(),
                ..laid
            }
        } else {
            laid
        })
    }
}

/// `path` as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    visible::line(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests;
