//! Finds stances whose old text isn't known, by their words and what stood around them. Stricter than with the old
//! text: that words stand somewhere doesn't say that they are the same ones.

use super::carry::{Carrier, Found};
use super::passage::Passage;
use super::token::{Numbers, Row};
use super::{Anchored, MOST_PLACES, stood};
use crate::annotation::{Origin, Standing};
use crate::article::{Offsets, Span};
use imara_diff::Token;
use std::collections::BTreeMap;

/// Words that stand there more often tell nothing of a place.
const MOST: usize = 64;
/// Places that are looked at for one passage.
const LOOKED_AT: usize = 4;
/// So near to each other, in words, are votes for one place.
const NEAR: usize = 8;
/// By so much a place must be better than the next.
const MARGIN: f64 = 0.4;

/// The new text and where its words stand.
struct Search<'t> {
    numbers: Numbers,
    new: Row<'t>,
    /// By the number of the word.
    places: Vec<Vec<usize>>,
}

/// A place for a stance and what speaks for it.
struct Candidate {
    anchored: Anchored,
    found: Found,
}

/// Where the stances of `origins` stand in `new`.
pub(super) fn search(new: &str, origins: &[Origin]) -> Vec<Anchored> {
    if origins.is_empty() {
        return Vec::new();
    }
    let mut numbers = Numbers::default();
    let row = numbers.row(new);
    let mut places = vec![Vec::new(); numbers.count()];
    for (at, key) in row.keys.iter().enumerate() {
        if let Some(places) = places.get_mut(key.0 as usize) {
            places.push(at);
        }
    }
    let mut search = Search {
        numbers,
        new: row,
        places,
    };
    let stood = stood(new, origins);
    let mut answers: Vec<Anchored> = stood.iter().map(|stood| nowhere(stood.span)).collect();
    for passage in Passage::of(origins) {
        for (index, anchored) in search.passage(&passage, origins) {
            answers[index] = anchored;
        }
    }
    for ((origin, stood), answer) in origins.iter().zip(&stood).zip(&mut answers) {
        // Written by hand: all that is known is their place.
        let is_bare = origin.before.is_none() && origin.after.is_none();
        if is_bare && stood.is_there && search.is_single(stood.span) {
            *answer = Anchored {
                standing: None,
                span: stood.span,
                places: Vec::new(),
            };
        }
    }
    answers
}

fn nowhere(span: Span) -> Anchored {
    Anchored {
        standing: Some(Standing::Lost),
        span,
        places: Vec::new(),
    }
}

impl Search<'_> {
    fn passage(&mut self, passage: &Passage, origins: &[Origin]) -> Vec<(usize, Anchored)> {
        let text = passage.text();
        let mut row = self.numbers.row(&text);
        row.drop_cut_words(passage.is_first());
        let carriers: Vec<Carrier<'_>> = self
            .windows(&row.keys)
            .into_iter()
            .map(|(start, end)| {
                let window = self.new.part(start, end);
                Carrier::along(row.clone(), window, &self.numbers, |key| self.count(key))
            })
            .collect();
        let mut offsets = Offsets::of(&text);
        let mut answers = Vec::with_capacity(passage.stances.len());
        for &index in &passage.stances {
            let (start, end) = passage.inside(&origins[index]);
            let span = offsets.span(start, end);
            let answer = span.and_then(|span| choose(&carriers, span));
            answers.extend(answer.map(|answer| (index, answer)));
        }
        answers
    }

    /// Whether the words at `span` of the new text stand there once.
    fn is_single(&self, span: Span) -> bool {
        let words = self.new.within(span.start, span.end);
        let keys = self.new.keys.get(words).unwrap_or_default();
        let rarest = keys
            .iter()
            .enumerate()
            .min_by_key(|(_, key)| self.count(**key));
        let Some((at, key)) = rarest else {
            return false;
        };
        let places = self
            .places
            .get(key.0 as usize)
            .map_or(&[][..], Vec::as_slice);
        let is_same = |place: &&usize| {
            let start = place.checked_sub(at);
            start.and_then(|start| self.new.keys.get(start..start + keys.len())) == Some(keys)
        };
        places.len() <= MOST && places.iter().filter(is_same).count() == 1
    }

    fn count(&self, key: Token) -> usize {
        self.places.get(key.0 as usize).map_or(0, Vec::len)
    }

    /// The parts of the new text, in words, in which the most of `keys` stand in about their order.
    fn windows(&self, keys: &[Token]) -> Vec<(usize, usize)> {
        let mut votes: BTreeMap<usize, f64> = BTreeMap::new();
        for (at, key) in keys.iter().enumerate() {
            let Some(places) = self
                .places
                .get(key.0 as usize)
                .filter(|places| places.len() <= MOST)
            else {
                continue;
            };
            let weight = f64::from(u32::try_from(places.len()).unwrap_or(u32::MAX)).recip();
            for place in places {
                *votes.entry((place + keys.len() - at) / NEAR).or_default() += weight;
            }
        }
        let near = |bin: usize| votes.get(&bin).copied().unwrap_or_default();
        let mut bins: Vec<(usize, f64)> = votes
            .iter()
            .map(|(&bin, &weight)| (bin, weight + near(bin + 1).max(near(bin.wrapping_sub(1)))))
            .collect();
        bins.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut chosen: Vec<usize> = Vec::new();
        for (bin, _) in bins {
            if chosen.len() < LOOKED_AT && chosen.iter().all(|other| other.abs_diff(bin) > 1) {
                chosen.push(bin);
            }
        }
        let room = 2 * NEAR + keys.len() / 4;
        let window = |bin: usize| {
            let start = (bin * NEAR).saturating_sub(keys.len());
            let end = (start + keys.len() + room).min(self.new.keys.len());
            (start.saturating_sub(room), end)
        };
        chosen.into_iter().map(window).collect()
    }
}

/// The place for the words at `span` of the passage.
fn choose(carriers: &[Carrier<'_>], span: Span) -> Option<Anchored> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for carrier in carriers {
        let Some((found, anchored)) = carrier.candidate(span) else {
            continue;
        };
        if candidates
            .iter()
            .all(|other| !other.anchored.span.overlaps(anchored.span))
        {
            candidates.push(Candidate { anchored, found });
        }
    }
    candidates.sort_by(|a, b| b.value().total_cmp(&a.value()));
    let places = |from: usize| {
        let rest = candidates
            .iter()
            .skip(from)
            .filter(|other| other.found.share >= 0.5);
        rest.take(MOST_PLACES)
            .map(|other| other.anchored.span)
            .collect::<Vec<_>>()
    };
    let best = candidates.first()?;
    let is_clear = candidates
        .get(1)
        .is_none_or(|next| best.value() - next.value() >= MARGIN);
    if is_clear && best.found.is_sure_alone() {
        return Some(Anchored {
            places: places(1),
            ..best.anchored.clone()
        });
    }
    let whole = candidates.iter().filter(|other| other.found.is_whole);
    let standing = if whole.count() > 1 && best.found.is_sure_alone() {
        Standing::Ambiguous
    } else {
        Standing::Lost
    };
    Some(Anchored {
        standing: Some(standing),
        span: best.anchored.span,
        places: places(0),
    })
}

impl Candidate {
    fn value(&self) -> f64 {
        let [before, after] = self.found.around;
        self.found.share + before.unwrap_or(0.0) + after.unwrap_or(0.0)
    }
}
