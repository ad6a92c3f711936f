//! What a changed text has done to the stances of an article. They are looked for only where the text isn't the one that they
//! were made in, or somebody has written other places into the sidecar: of ten thousand articles mostly of none.

use super::listing::Listing;
use super::work::{Worked, lean, sidecar};
use super::{Shared, Wanted};
use crate::annotation::{Annotation, Doubt, Origin, Standing};
use crate::article::Offsets;
use crate::shelf::Work;
use crate::store::cache;
use crate::store::drawer;
use crate::store::sidecar::ArticleHash;
use crate::store::text::{Hints, Text};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// In which text the stances of a sidecar were made, as it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum MadeIn {
    /// It doesn't say, or there are none.
    #[default]
    Unsaid,
    /// The one with this hash.
    One(blake3::Hash),
    /// Not all in the same one, or some are lost.
    Several,
}

impl MadeIn {
    /// That of `stances`, as the sidecar alone gives them.
    pub(super) fn of<'a>(stances: impl Iterator<Item = &'a Arc<Annotation>>) -> Self {
        let mut made_in = None;
        for doubt in stances.filter_map(|stance| stance.doubt.as_deref()) {
            let hash = doubt.origin.hash.as_deref();
            let hash = hash.filter(|hash| ArticleHash::is_one(hash));
            let hash = hash.and_then(|hash| blake3::Hash::from_hex(hash).ok());
            let own = hash.map_or(Self::Unsaid, Self::One);
            if doubt.standing == Standing::Lost || *made_in.get_or_insert(own) != own {
                return Self::Several;
            }
        }
        made_in.unwrap_or_default()
    }

    fn is(self, text: &str) -> bool {
        match self {
            Self::Unsaid => true,
            Self::One(hash) => blake3::hash(text.as_bytes()) == hash,
            Self::Several => false,
        }
    }
}

/// Whether each of `stances`, with the words that the sidecar has of it, stands in `text` where the sidecar says.
fn all_stand<'a>(stances: impl Iterator<Item = (&'a Annotation, &'a str)>, text: &str) -> bool {
    let mut offsets = Offsets::of(text);
    let stands = |(stance, words): (&Annotation, &str)| {
        let span = stance.span;
        let found = offsets
            .byte(span.start)
            .and_then(|start| text.get(start..))
            .is_some_and(|rest| rest.starts_with(words));
        found && words.chars().count() == span.end.saturating_sub(span.start)
    };
    stances.into_iter().all(stands)
}

impl Worked {
    /// Its stances where they stand in `text`, that of the article at `path`.
    pub(super) fn in_text(
        mut self,
        path: &Path,
        text: &Text,
        listing: &Listing,
        wanted: &Wanted,
    ) -> Self {
        let stances = self.annotations.iter();
        let mut quoted = stances.zip(self.work.quotes.iter().map(|quote| &**quote));
        let is_settled = self.said.made_in.is(&text.text) && all_stand(quoted.by_ref(), &text.text);
        if self.annotations.is_empty() || is_settled {
            return self;
        }
        let found = || anchored(path, text, listing, wanted);
        if let Ok(Some((annotations, quotes))) = catch_unwind(AssertUnwindSafe(found)) {
            self.annotations = annotations;
            self.work.quotes = quotes;
        }
        self
    }
}

impl Shared {
    /// What was done with the article at `path`, whose stances aren't where its sidecar says; nothing where they are.
    /// `text` is that of the article, if it was read.
    pub(super) fn in_doubt(
        &self,
        place: usize,
        path: &Arc<Path>,
        text: Option<Arc<Text>>,
        listing: &Listing,
    ) -> Option<Worked> {
        let state = self.state();
        let place = state.place(place, path)?;
        let work = state.entries.get(place)?.work.clone()?;
        let said = state.said.of(place).cloned().unwrap_or_default();
        drop(state);
        if work.annotations.is_empty() {
            return None;
        }
        let encoding = said.encoding;
        let read = || cache::text_by(path, Hints { encoding }, &self.wanted.places);
        let text = text.or_else(|| {
            let _alone = listing.alone();
            read().ok()
        })?;
        let as_said = work.quoted().map(|(stance, words)| (&**stance, words));
        if said.made_in.is(&text.text) && all_stand(as_said, &text.text) {
            return None;
        }
        let found = || anchored(path, &text, listing, &self.wanted);
        let (annotations, quotes) = catch_unwind(AssertUnwindSafe(found)).ok().flatten()?;
        Some(Worked {
            annotations,
            said,
            work: Work {
                annotations: Vec::new(),
                quotes,
                ..Work::clone(&work)
            },
        })
    }
}

/// The stances on the article at `path`, whose text is `text`, as they stand in it, and their words.
fn anchored(
    path: &Path,
    text: &Text,
    listing: &Listing,
    wanted: &Wanted,
) -> Option<(Vec<Annotation>, Vec<Arc<str>>)> {
    let sidecar = sidecar(path, listing, wanted, true)?;
    let article = Arc::new(text.clone().into_article());
    let read = drawer::read(&sidecar, &wanted.places, || article.clone());
    let (_, stances, _) = read.ok()?;
    let by = wanted
        .annotator
        .as_ref()
        .map(crate::annotation::Annotator::name);
    let words = |stance: &Arc<Annotation>| Arc::from(stance.words(&article));
    let quotes = stances.iter().map(words).collect();
    let stances = stances.iter().map(|stance| {
        let doubt = stance.doubt.as_deref();
        lean(stance, by, doubt.map(in_short))
    });
    Some((stances.collect(), quotes))
}

/// Of a doubt what a shelf tells: how the stance stands and, if it is lost, on which words it stood.
pub(super) fn in_short(doubt: &Doubt) -> Doubt {
    let origin = Origin {
        before: None,
        after: None,
        hash: None,
        ..doubt.origin.clone()
    };
    Doubt {
        standing: doubt.standing,
        origin: if doubt.standing.has_place() {
            Origin::default()
        } else {
            origin
        },
        places: Vec::new(),
    }
}
