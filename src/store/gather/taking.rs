//! Taking in what was found out of an article.

use super::listing::Listing;
use super::work::{self, Worked};
use super::{Shared, State, members};
use crate::import::Encoding;
use crate::shelf::{Entry, Face};
use crate::store::split;
use crate::store::text::Text;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

impl Shared {
    /// The encoding that a person chose for the article of `entry`.
    pub(super) fn chosen(
        &self,
        place: usize,
        entry: &Entry,
        listing: &Listing,
    ) -> Option<Encoding> {
        let state = self.state();
        let place = state.place(place, &entry.path)?;
        let is_known = state.entries.get(place)?.work.is_some();
        let said = state.said.of(place).and_then(|said| said.encoding);
        drop(state);
        if is_known {
            return said;
        }
        // The other thread is still at its sidecar.
        work::chosen(&entry.path, listing, &self.wanted)
    }

    /// Takes in what the article of `entry` says of itself, and what its text, if it was read, has done to its stances.
    pub(super) fn take_one(
        &self,
        place: usize,
        entry: &Entry,
        (face, text): (Face, Option<Arc<Text>>),
        listing: &Listing,
    ) {
        let path = &entry.path;
        let is_readable = face.trouble.is_none();
        if is_readable {
            self.take_doubts(place, path, text.clone(), listing);
        }
        self.take_face(place, path, face);
        if is_readable && entry.work.is_none() {
            // The other thread may have come to know its stances meanwhile.
            self.take_doubts(place, path, text, listing);
        }
    }

    /// The file of `entry` holds articles with these `faces`: what was done with them is known with the next breath.
    pub(super) fn take_members(
        &self,
        entry: &Entry,
        faces: Vec<(Face, Arc<Text>)>,
        listing: &Listing,
    ) {
        if listing.has_members(&entry.path) {
            let texts: Vec<_> = faces.iter().map(|(_, text)| text.clone()).collect();
            let (annotator, places) = (self.wanted.annotator.as_ref(), &self.wanted.places);
            let lying = split::lying_among(&texts, &entry.path, annotator, places);
            listing.lies(&entry.path, lying);
        }
        let look = |path: &Path, text: &Text| {
            let look = || {
                let worked = work::of(path, listing, &self.wanted, false);
                worked.in_text(path, text, listing, &self.wanted)
            };
            catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| Worked::broken())
        };
        let members: Vec<_> = (1..)
            .zip(faces)
            .map(|(number, (face, text))| (members::named(entry, number, face), text))
            .map(|(member, text)| (look(&member.path, &text), member))
            .collect();
        let mut state = self.state();
        let State {
            names,
            members: held,
            ..
        } = &mut *state;
        let members = members.into_iter();
        let known = members.map(|(worked, member)| {
            let (work, said) = worked.with_names(names);
            members::known(member, (work, said.facts))
        });
        held.hold(entry.path.clone(), known.collect());
    }

    /// Takes in what the text of the article at `path` has done to its stances.
    pub(super) fn take_doubts(
        &self,
        place: usize,
        path: &Arc<Path>,
        text: Option<Arc<Text>>,
        listing: &Listing,
    ) {
        if let Some(worked) = self.in_doubt(place, path, text, listing) {
            self.take_work(place, path, worked, true);
        }
    }

    /// Whether it is known what the article at `path` says of itself, and that it can be read.
    pub(super) fn is_faced(&self, place: usize, path: &Arc<Path>) -> bool {
        let state = self.state();
        let place = state.place(place, path);
        let entry = place.and_then(|place| state.entries.get(place));
        let face = entry.and_then(|entry| entry.face.as_ref());
        face.is_some_and(|face| face.trouble.is_none())
    }

    pub(super) fn take_work(&self, place: usize, path: &Arc<Path>, worked: Worked, is_told: bool) {
        let mut state = self.state();
        let Some(place) = state.place(place, path) else {
            return;
        };
        let State { names, said, .. } = &mut *state;
        let (work, of_source) = worked.with_names(names);
        said.keep(place, of_source.clone());
        if let Some(entry) = state.entries.get_mut(place) {
            // The other thread may have been faster with the text.
            if let Some(face) = entry.face.as_mut() {
                let face = Arc::make_mut(face);
                face.facts = of_source.facts.or(&face.facts);
            }
            let was_known = entry.work.replace(Arc::new(work)).is_some();
            let is_news = !was_known && entry.face.is_some();
            state.known += usize::from(is_news);
        }
        if is_told {
            state.untold.push(place);
        }
    }

    pub(super) fn take_face(&self, place: usize, path: &Arc<Path>, mut face: Face) {
        let mut state = self.state();
        let Some(place) = state.place(place, path) else {
            return;
        };
        if let Some(said) = state.said.of(place) {
            face.facts = said.facts.clone().or(&face.facts);
        }
        if let Some(entry) = state.entries.get_mut(place) {
            let was_known = entry.face.replace(Arc::new(face)).is_some();
            let is_news = !was_known && entry.work.is_some();
            state.known += usize::from(is_news);
        }
        state.untold.push(place);
    }
}
