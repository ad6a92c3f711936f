//! The codebook's sides and speakers by all their names. Knows nothing of the text but words to compare.

use super::super::lexicon::{Classes, Lexicon};
use super::atlas::Atlas;
use super::phrases::{Form, Kind, Phrases, Place};
use crate::codebook::{Codebook, Speaker, fold};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::sync::Arc;

/// The codebook, arranged for looking up.
#[derive(Debug)]
pub(super) struct Book<'a> {
    /// The names of sides that are no country's.
    pub(super) phrases: Phrases,
    /// The side of each place, with how well it fits; by the places' numbers.
    sides: Vec<Option<Claim>>,
    names: Vec<Arc<str>>,
    speakers: HashMap<String, Vec<&'a Arc<Speaker>>, FixedState>,
    lasts: HashMap<String, Vec<&'a Arc<Speaker>>, FixedState>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Claim {
    rank: u8,
    /// `None`: two sides claim it alike.
    side: Option<u16>,
}

impl<'a> Book<'a> {
    /// `codebook`, arranged.
    pub(super) fn new(atlas: &Atlas, lexicon: &Lexicon, codebook: &'a Codebook) -> Self {
        let mut book = Self {
            phrases: Phrases::default(),
            sides: vec![None; usize::from(atlas.places)],
            names: Vec::new(),
            speakers: HashMap::default(),
            lasts: HashMap::default(),
        };
        for (side, number) in codebook.sides().iter().zip(0..) {
            book.names.push(side.name.clone());
            let own = Place(atlas.places.saturating_add(number));
            book.sides.push(Some(Claim {
                rank: 3,
                side: Some(number),
            }));
            book.add_side(
                atlas,
                without_article(&side.name, lexicon),
                (number, own),
                3,
            );
            for name in &side.also {
                book.add_side(atlas, without_article(name, lexicon), (number, own), 2);
            }
        }
        for speaker in codebook
            .speakers()
            .iter()
            .filter(|speaker| codebook.holds(speaker))
        {
            book.add_speaker(speaker, lexicon);
        }
        book
    }

    fn add_side(&mut self, atlas: &Atlas, name: &str, (side, own): (u16, Place), rank: u8) {
        let sense = atlas.phrases.get(name);
        match sense.and_then(|sense| Some((sense.kind, sense.place?))) {
            Some((Kind::Place(form), place)) => {
                let is_name = matches!(form, Form::Name | Form::Both);
                self.claim(place, if is_name { rank } else { 1 }, side);
            }
            _ => self.phrases.add(name, Kind::Place(Form::Both), Some(own)),
        }
    }

    fn claim(&mut self, place: Place, rank: u8, side: u16) {
        let Some(slot) = self.sides.get_mut(usize::from(place.0)) else {
            return;
        };
        *slot = match *slot {
            Some(old) if old.rank > rank => Some(old),
            Some(old) if old.rank == rank && old.side != Some(side) => {
                Some(Claim { rank, side: None })
            }
            _ => Some(Claim {
                rank,
                side: Some(side),
            }),
        };
    }

    fn add_speaker(&mut self, speaker: &'a Arc<Speaker>, lexicon: &Lexicon) {
        for name in std::iter::once(&speaker.name).chain(&speaker.also) {
            let name = fold(without_article(name, lexicon)).into_owned();
            if let Some((_, last)) = name.rsplit_once(' ') {
                insert(&mut self.lasts, last.to_owned(), speaker);
            }
            insert(&mut self.speakers, name, speaker);
        }
    }

    /// The side of `place`, by its number.
    pub(super) fn side(&self, place: Place) -> Option<u16> {
        (*self.sides.get(usize::from(place.0))?)?.side
    }

    /// The number of the side called `name`.
    pub(super) fn number(&self, name: &str) -> Option<u16> {
        let at = self.names.iter().position(|side| &**side == name)?;
        u16::try_from(at).ok()
    }

    /// The name of a side.
    pub(super) fn name(&self, side: u16) -> Option<&Arc<str>> {
        self.names.get(usize::from(side))
    }

    /// The speakers with this name or other name.
    pub(super) fn called(&self, name: &str) -> &[&'a Arc<Speaker>] {
        found(&self.speakers, name)
    }

    /// The speakers with this last name.
    pub(super) fn last_called(&self, last: &str) -> &[&'a Arc<Speaker>] {
        found(&self.lasts, last)
    }
}

type Speakers<'a> = HashMap<String, Vec<&'a Arc<Speaker>>, FixedState>;

fn insert<'a>(map: &mut Speakers<'a>, name: String, speaker: &'a Arc<Speaker>) {
    let speakers = map.entry(name).or_default();
    if !speakers.iter().any(|known| Arc::ptr_eq(known, speaker)) {
        speakers.push(speaker);
    }
}

fn found<'s, 'a>(map: &'s Speakers<'a>, name: &str) -> &'s [&'a Arc<Speaker>] {
    map.get(&*fold(name)).map_or(&[], Vec::as_slice)
}

/// `name` without "the" before it.
pub(super) fn without_article<'n>(name: &'n str, lexicon: &Lexicon) -> &'n str {
    match name.split_once(' ') {
        Some((first, rest)) if lexicon.entry(&fold(first)).classes.any(Classes::ARTICLE) => {
            rest.trim_start()
        }
        _ => name,
    }
}
