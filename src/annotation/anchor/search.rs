//! Finds stances whose old text isn't known, by their words and what stood around them. Stricter than with the old
//! text: that words stand somewhere doesn't say that they are the same ones.

use super::carry::Carrier;
use super::found::Found;
use super::once::{Once, Places};
use super::passage::Passage;
use super::token::{Numbers, Row};
use super::{Anchored, MOST_PLACES, stood};
use crate::annotation::{Origin, Standing};
use crate::article::{Offsets, Span};
use imara_diff::Token;

/// Words that stand there more often tell nothing of a place.
const MOST: usize = 64;
/// And where a passage is long, so many are asked in all.
const VOTES: usize = 64_000;
/// The words that are compared in all, and the pairs of words; for what is over it no place is looked for.
const WORDS: usize = 8_000_000;
const PAIRS: usize = 80_000_000;
/// And the words that are compared with the same words.
const SAME: usize = 80_000_000;
/// Places that are looked at for one passage.
const LOOKED_AT: usize = 4;
/// A passage of more words is hardly there four times: two places are looked at.
const LONG: usize = 1_000;
/// So near to each other, in words, are votes for one place.
const NEAR: usize = 8;
/// By so much a place must be better than the next.
const MARGIN: f64 = 0.55;

/// The new text and where its words stand.
struct Search<'t> {
    numbers: Numbers,
    new: Places<'t>,
    /// What speaks for each part of the new text while the places for a passage are counted.
    votes: Vec<f64>,
    /// How much may still be compared.
    words_left: usize,
    pairs_left: usize,
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
    let count = numbers.count();
    let mut search = Search {
        numbers,
        new: Places::of(row, count, SAME),
        votes: Vec::new(),
        words_left: WORDS,
        pairs_left: PAIRS,
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
        let row = self.numbers.row(&text);
        let uncut = row.uncut(passage.is_first());
        let mut answers = Vec::with_capacity(passage.stances.len());
        let mut left = Vec::new();
        for sought in sought(passage, origins, &text) {
            let known = row.within(sought.known.start, sought.known.end);
            let known = known.start.max(uncut.start)..known.end.min(uncut.end);
            let once = self.new.once(&row, sought.span, &known);
            match once.as_ref().and_then(Once::alone) {
                Some(anchored) => answers.push((sought.index, anchored)),
                None => left.push((sought, once)),
            }
        }
        if left.is_empty() {
            return answers;
        }
        let Some(carriers) = self.carriers(&row.part(uncut.start, uncut.end)) else {
            return answers;
        };
        for (sought, once) in left {
            let answer = choose(&carriers, sought.span, once);
            answers.extend(answer.map(|answer| (sought.index, answer)));
        }
        answers
    }

    /// The places at which the words of `row` may be; nothing where too much was compared already.
    fn carriers<'r>(&mut self, row: &Row<'r>) -> Option<Vec<Carrier<'r>>>
    where
        Self: 'r,
    {
        let windows = self.windows(&row.keys);
        let words = |(start, end): &(usize, usize)| row.keys.len() + end - start;
        let words: usize = windows.iter().map(words).sum();
        let mut carriers = Vec::with_capacity(windows.len());
        for (start, end) in windows {
            if self.words_left < words || self.pairs_left == 0 {
                return None;
            }
            let window = self.new.row.part(start, end);
            let count = |key| self.count(key);
            let (carrier, compared) = Carrier::along(row.clone(), window, &self.numbers, count);
            self.pairs_left = self.pairs_left.saturating_sub(compared);
            carriers.push(carrier);
        }
        self.words_left -= words.min(self.words_left);
        Some(carriers)
    }

    /// Whether the words at `span` of the new text stand there once.
    fn is_single(&mut self, span: Span) -> bool {
        let words = self.new.row.within(span.start, span.end);
        let keys = self.new.row.keys.get(words).unwrap_or_default().to_vec();
        self.new.all(&keys).is_some_and(|all| all.len() == 1)
    }

    fn count(&self, key: Token) -> usize {
        self.new.of_word(key).len()
    }

    /// The parts of the new text, in words, in which the most of `keys` stand in about their order.
    fn windows(&mut self, keys: &[Token]) -> Vec<(usize, usize)> {
        // In a long passage there are enough words that tell more.
        let most = (VOTES / keys.len().max(1)).clamp(LOOKED_AT, MOST);
        let mut touched: Vec<usize> = Vec::new();
        for (at, key) in keys.iter().enumerate() {
            let places = self.new.of_word(*key);
            if places.is_empty() || places.len() > most {
                continue;
            }
            let weight = f64::from(u32::try_from(places.len()).unwrap_or(u32::MAX)).recip();
            for place in places {
                let bin = (place + keys.len() - at) / NEAR;
                if bin >= self.votes.len() {
                    self.votes.resize(bin + 1, 0.0);
                }
                if self.votes[bin] == 0.0 {
                    touched.push(bin);
                }
                self.votes[bin] += weight;
            }
        }
        let near = |bin: usize| self.votes.get(bin).copied().unwrap_or_default();
        let mut bins: Vec<(usize, f64)> = touched
            .iter()
            .map(|&bin| {
                let beside = near(bin + 1).max(near(bin.wrapping_sub(1)));
                (bin, near(bin) + beside)
            })
            .collect();
        for bin in touched {
            self.votes[bin] = 0.0;
        }
        bins.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let most = if keys.len() > LONG { 2 } else { LOOKED_AT };
        let mut chosen: Vec<usize> = Vec::new();
        for (bin, _) in bins {
            if chosen.len() < most && chosen.iter().all(|other| other.abs_diff(bin) > 1) {
                chosen.push(bin);
            }
        }
        let room = 2 * NEAR + keys.len() / 4;
        let window = |bin: usize| {
            let start = (bin * NEAR).saturating_sub(keys.len());
            let end = (start + keys.len() + room).min(self.new.row.keys.len());
            (start.saturating_sub(room), end)
        };
        chosen.into_iter().map(window).collect()
    }
}

/// A stance that is sought in a passage.
struct Sought {
    /// Its place in the list that was asked for.
    index: usize,
    /// Its words, and what is known of the text around them, in bytes of the passage.
    span: Span,
    known: Span,
}

/// The stances of `passage`, whose text is `text`, in their order.
fn sought(passage: &Passage, origins: &[Origin], text: &str) -> Vec<Sought> {
    let mut stances: Vec<(usize, usize)> = passage
        .stances
        .iter()
        .map(|&index| (passage.inside(&origins[index]), index))
        .collect();
    stances.sort_unstable();
    let mut offsets = Offsets::of(text);
    let sought = stances.into_iter().filter_map(|(start, index)| {
        let origin = &origins[index];
        let length = |text: Option<&str>| text.map_or(0, str::len);
        let start = offsets.byte(start)?;
        let end = start + origin.quote.len();
        let from = start.saturating_sub(length(origin.before.as_deref()));
        Some(Sought {
            index,
            span: Span::new(start, end),
            known: Span::new(from, end + length(origin.after.as_deref())),
        })
    });
    sought.collect()
}

/// The place for the words at `span` of the passage. Where they stand `once`, they are there, unless what stood
/// around them stands rather at another place.
fn choose(carriers: &[Carrier<'_>], span: Span, once: Option<Once>) -> Option<Anchored> {
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
    if let Some(once) = once.filter(|once| once.found.is_sure_alone()) {
        let around = once.found.around_in_all();
        let is_beaten = |other: &Candidate| {
            let is_other = !other.anchored.span.overlaps(once.span);
            is_other && other.found.around_in_all() > around
        };
        if !candidates.iter().any(is_beaten) {
            return Some(Anchored::exact(once.span));
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
        self.found.share + self.found.around_in_all()
    }
}
