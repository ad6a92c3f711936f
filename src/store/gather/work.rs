//! What was done with an article: its stances, its mark, how much of it was read. Opens its sidecar, and never the text:
//! what that has become since is seen in `doubts`.

use super::Wanted;
use super::doubts::{MadeIn, in_short};
use super::listing::Listing;
use crate::annotation::{Annotation, Annotator, Doubt, Standing};
use crate::article::Facts;
use crate::import::Encoding;
use crate::shelf::Work;
use crate::store::beside;
use crate::store::drawer;
use crate::store::input::{self, InputError};
use crate::store::sidecar::{SIDECAR_LIMIT, Sheet};
use crate::store::split;
use crate::store::state;
use crate::store::text;
use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the sidecars of a shelf say of their articles' sources, by place in the listing.
#[derive(Debug, Default)]
pub(super) struct Said(HashMap<usize, OfSource>);

/// What a sidecar says of its article's source: its facts, the encoding that a person chose, and the text that its stances
/// were made in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct OfSource {
    pub(super) facts: Facts,
    pub(super) encoding: Option<Encoding>,
    pub(super) made_in: MadeIn,
}

impl Said {
    pub(super) fn keep(&mut self, place: usize, said: OfSource) {
        if said == OfSource::default() {
            self.0.remove(&place);
        } else {
            self.0.insert(place, said);
        }
    }

    pub(super) fn of(&self, place: usize) -> Option<&OfSource> {
        self.0.get(&place)
    }

    /// What stood at a place stands at that of `moved` now.
    pub(super) fn move_to(&mut self, moved: &[usize]) {
        let old = std::mem::take(&mut self.0).into_iter();
        let new = old.filter_map(|(place, facts)| Some((*moved.get(place)?, facts)));
        self.0 = new.collect();
    }
}

/// Names that stand in many stances, each once.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<Arc<str>>);

impl Names {
    fn one(&mut self, name: &mut Arc<str>) {
        if let Some(known) = self.0.get(name) {
            name.clone_from(known);
        } else {
            self.0.insert(name.clone());
        }
    }
}

/// What a look found.
#[derive(Debug, Default)]
pub(super) struct Worked {
    pub(super) annotations: Vec<Annotation>,
    pub(super) said: OfSource,
    pub(super) work: Work,
}

impl Worked {
    /// That the program broke down on it.
    pub(super) fn broken() -> Self {
        Self::in_trouble("its stances couldn't be looked into")
    }

    fn in_trouble(reason: &str) -> Self {
        let first = reason.lines().next().unwrap_or_default();
        let trouble = Some(Arc::from(first));
        let work = Work {
            trouble,
            ..Work::default()
        };
        Self {
            work,
            ..Self::default()
        }
    }

    /// It, with the names that others have too shared with them.
    pub(super) fn with_names(self, names: &mut Names) -> (Work, OfSource) {
        let annotations = self.annotations.into_iter().map(|mut annotation| {
            let stance = &mut annotation.stance;
            names.one(&mut stance.side);
            let rest = [&mut stance.speaker, &mut stance.topic, &mut annotation.by];
            rest.into_iter().flatten().for_each(|name| names.one(name));
            Arc::new(annotation)
        });
        let work = Work {
            annotations: annotations.collect(),
            ..self.work
        };
        (work, self.said)
    }
}

/// What was done with the article at `path`; `is_anew`: since it was listed, too.
pub(super) fn of(path: &Path, listing: &Listing, wanted: &Wanted, is_anew: bool) -> Worked {
    let mut worked = match sidecar(path, listing, wanted, is_anew) {
        Some(sidecar) => read(&sidecar, path, wanted.annotator.as_ref()),
        None => Worked::default(),
    };
    let key = beside::key_of_annotator(beside::key_of_path(path), wanted.annotator.as_ref());
    if is_anew || listing.was_opened(&key) {
        worked.work.read = state::percent_read(&wanted.places, &key);
    }
    worked
}

/// The encoding that a person chose for the article at `path`.
pub(super) fn chosen(path: &Path, listing: &Listing, wanted: &Wanted) -> Option<Encoding> {
    text::said_in(&sidecar(path, listing, wanted, false)?)
}

/// The sidecar of the article at `path`, if it has one.
pub(super) fn sidecar(
    path: &Path,
    listing: &Listing,
    wanted: &Wanted,
    is_anew: bool,
) -> Option<PathBuf> {
    let annotator = wanted.annotator.as_ref();
    let is_foreign = annotator.is_some_and(|annotator| {
        let mut other = OsString::from(path);
        other.push(format!(".{annotator}"));
        listing.has_article(Path::new(&other))
    });
    if is_foreign {
        return None;
    }
    if listing.are_elsewhere(path) {
        return if is_anew {
            // It may have been moved since.
            Some(split::sidecar_by_text(path, annotator, &wanted.places))
        } else {
            let lying = listing.lying(path);
            lying.or_else(|| apart_of(path, listing, wanted))
        };
    }
    if is_anew {
        return Some(beside::sidecar_of_file(path, annotator, &wanted.places));
    }
    let mut beside = OsString::from(path);
    beside.push(beside::ending(annotator));
    if listing.has_sidecar(Path::new(&beside)) {
        return Some(beside.into());
    }
    apart_of(path, listing, wanted)
}

/// The sidecar of the article at `path` in the data directory, if it has one there and none beside it.
fn apart_of(path: &Path, listing: &Listing, wanted: &Wanted) -> Option<PathBuf> {
    let folder = || {
        let folder = beside::folder_apart(path, &wanted.places);
        folder.file_name().map(OsStr::to_os_string)
    };
    let annotator = wanted.annotator.as_ref();
    let sidecar = || beside::sidecar_of_file(path, annotator, &wanted.places);
    let apart = listing.has_apart(folder).then(sidecar)?;
    apart.starts_with(&wanted.places.data).then_some(apart)
}

/// What the sidecar at `sidecar` has of the article at `path`.
fn read(sidecar: &Path, path: &Path, annotator: Option<&Annotator>) -> Worked {
    let bytes = match input::read(sidecar, SIDECAR_LIMIT) {
        Ok((bytes, _)) => bytes,
        Err(InputError::Io(error)) if error.kind() == ErrorKind::NotFound => {
            return Worked::default();
        }
        Err(error) => return Worked::in_trouble(&drawer::reason(&error)),
    };
    let label = beside::name_of(sidecar);
    let sheet = match Sheet::read(&label, bytes) {
        Ok(sheet) => sheet,
        Err(error) => return Worked::in_trouble(&error.to_string()),
    };
    let name = beside::name_of(path);
    // One that lies at another number is told by its text.
    let is_moved =
        !label.starts_with(&format!("{name}.")) && label.starts_with(&format!("{}.", sheet.name));
    if sheet.name != name && !is_moved {
        return Worked::in_trouble(&format!("{label}: belongs to another article"));
    }
    let by = annotator.map(Annotator::name);
    let broken = sheet.broken().map(ToString::to_string);
    let trouble = broken.and_then(|reason| Some(Arc::from(reason.lines().next()?)));
    let stances = sheet.annotations().map(|found| {
        let doubt = found.doubt.as_deref();
        let lost = doubt.filter(|doubt| doubt.standing == Standing::Lost);
        lean(found, by, lost.map(in_short))
    });
    let made_in = MadeIn::of(sheet.annotations());
    Worked {
        annotations: stances.collect(),
        work: Work {
            quotes: sheet.annotations().map(quote).collect(),
            mark: sheet.mark,
            trouble,
            ..Work::default()
        },
        said: OfSource {
            facts: sheet.facts,
            encoding: sheet.encoding,
            made_in,
        },
    }
}

/// The words that `found` stands on, as its sidecar has them.
fn quote(found: &Arc<Annotation>) -> Arc<str> {
    let doubt = found.doubt.as_ref();
    doubt.map_or_else(Arc::default, |doubt| doubt.origin.quote.clone())
}

/// `found` without what a shelf shows nothing of, in this `doubt`.
pub(super) fn lean(found: &Annotation, by: Option<&Arc<str>>, doubt: Option<Doubt>) -> Annotation {
    Annotation {
        by: found.by.clone().or_else(|| by.cloned()),
        doubt: doubt.map(Arc::new),
        ..found.clone()
    }
}
