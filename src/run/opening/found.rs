//! A text that is found becomes an article with all that is kept of it.

use super::finding::Origin;
use super::remembered::habit;
use super::{Opened, Rest, shown};
use crate::annotation::{Annotation, Annotations, Annotator, Id};
use crate::app::Place;
use crate::app::listing::{Grouping, Listing};
use crate::article::{About, Article, LONG};
use crate::run::left;
use crate::run::settings::Preferences;
use crate::store::codebook::Loaded;
use crate::store::desk::{Desk, Laid};
use crate::store::state::{self, Reader};
use crate::store::text;
use crate::store::{Others, Places, Scope, Spool};
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// A text found, and where what is kept of it lies.
#[derive(Debug)]
pub(in crate::run) struct Found {
    pub(super) text: Origin,
    pub(super) sidecar: PathBuf,
    pub(super) key: String,
    pub(super) places: Places,
    pub(super) codes: Loaded,
    pub(super) preferences: Preferences,
    /// Who tags.
    pub(super) annotator: Option<Annotator>,
    pub(super) others: Others,
    pub(super) read_only: bool,
    /// The stance to begin at.
    pub(super) at: Option<Id>,
    /// The paragraph to begin at.
    pub(super) paragraph: Option<usize>,
    /// What became of stances that lay elsewhere.
    pub(super) moved: Vec<String>,
    /// Holds what came by standard input.
    pub(super) spool: Option<Spool>,
}

impl Found {
    /// Opens it; of a book the opening alone if that is all that a first screen of `rows` rows needs.
    ///
    /// # Errors
    /// It can't be read.
    pub(super) fn open(self, reader: &Reader, rows: u16) -> Result<Opened, String> {
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

    /// Opens it to its end.
    ///
    /// # Errors
    /// It can't be read, or has no such stance as it is to begin at.
    pub(super) fn open_whole(self, reader: &Reader) -> Result<Opened, String> {
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
    pub(super) fn scope(&self) -> Scope {
        match &self.text {
            Origin::File { absolute, .. } => {
                Scope::new(absolute, &self.sidecar, &self.codes, &self.places)
            }
            Origin::Memory(_) | Origin::BuiltIn(_) | Origin::Shelf(_) => Scope::default(),
        }
    }

    /// Reads text and sidecar; of a book at the same time, for an article a thread costs more than it saves.
    ///
    /// # Errors
    /// The text can't be read.
    pub(super) fn lay(&self) -> Result<Laid, String> {
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
