//! Whose side a speaker is on: by the codebook's names, by roles and countries. None rather than a guess.
//!
//! Knows what the article says up to the end of the paragraph in which somebody speaks, so that what comes
//! later changes nothing; must not know what is said.

mod around;
mod atlas;
mod book;
mod cast;
mod home;
mod people;
mod phrases;
mod reader;
mod reading;
mod verdict;

use super::Source;
use super::lexicon::{Classes, Lexicon};
use super::words::{Shape, Words};
use crate::article::Span;
use crate::codebook::{Codebook, fold};
use around::Around;
pub(super) use atlas::Atlas;
use book::{Book, without_article};
use cast::{Entry, Name};
use foldhash::fast::FixedState;
use home::Home;
use people::People;
use phrases::Place;
use reading::{Reading, Tables};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use verdict::{Claim, Verdict};

/// How far an aide's side is looked for: the spokesman of the minister.
const DEEPEST: usize = 2;

/// How many words of a mention are looked at for a second speaker.
const LONGEST: usize = 40;

/// The sides of the codebook, and whoever was found to be on one.
pub(super) struct Sides<'a> {
    atlas: &'a Atlas,
    lexicon: &'a Lexicon,
    words: &'a Words<'a>,
    book: Book<'a>,
    people: People<'a>,
    home: Home,
    /// Whose body each is that was named with its country: "the Russian foreign ministry", later "the ministry".
    bodies: HashMap<u32, Option<Claim>, FixedState>,
    buffer: String,
}

impl<'a> Sides<'a> {
    /// The sides of `codebook`, for whoever speaks in the text.
    pub(super) fn new(
        atlas: &'a Atlas,
        lexicon: &'a Lexicon,
        words: &'a Words<'a>,
        codebook: &'a Codebook,
    ) -> Self {
        Self {
            atlas,
            lexicon,
            words,
            book: Book::new(atlas, lexicon, codebook),
            people: People::new(words),
            home: Home::default(),
            bodies: HashMap::default(),
            buffer: String::new(),
        }
    }

    /// The side that `source` speaks for. A speaker of the codebook gets the name that they have there.
    pub(super) fn of(&mut self, source: &mut Source) -> Option<Arc<str>> {
        let mention = self.words.within(source.mention);
        let limit = self.limit(&mention);
        let tables = tables(self.atlas, &self.book);
        let upto = (limit, self.atlas.countries);
        self.home
            .read_on(self.words, tables, upto, &mut self.buffer);
        let text = self.words.article.slice(source.mention);
        let name = source.name.clone().unwrap_or_else(|| text.into());
        let entry = self.entry(&name, text, limit);
        if let Some((name, _)) = &entry {
            source.name = Some(name.clone());
        }
        if let Some((_, Some(side))) = entry {
            return Some(side);
        }
        match self.claim_of_mention(mention, &name, limit)? {
            Claim::Side(side) => self.book.name(side).cloned(),
            Claim::Other(_) => None,
        }
    }

    /// Whom the mention speaks for; of several speakers, all of them.
    fn claim_of_mention(
        &mut self,
        mention: Range<usize>,
        name: &str,
        limit: usize,
    ) -> Option<Claim> {
        let Some(joint) = self.joint(&mention) else {
            return self.verdict(mention, name, limit).claim();
        };
        let parts = [mention.start..joint, joint + 1..mention.end];
        let [one, other] = parts.map(|part| {
            let text = self.words.article.slice(self.words.span(part.clone()));
            self.verdict(part, text, limit).claim()
        });
        one.filter(|one| other == Some(*one))
    }

    /// The word that joins two speakers: after a name or a country.
    fn joint(&mut self, mention: &Range<usize>) -> Option<usize> {
        let all = self.words.all();
        let is_joint = |at: &usize| {
            let word = all.get(*at);
            word.is_some_and(|word| word.is(Classes::COORDINATOR)) && self.ends_speaker(at - 1)
        };
        let end = mention.end.min(mention.start + LONGEST);
        let joint = (mention.start + 1..end).find(is_joint)?;
        // "Customs and Border Protection" is one body.
        let tables = tables(self.atlas, &self.book);
        let is_inside = (joint.saturating_sub(5).max(mention.start)..joint).any(|at| {
            let found = tables.longest(self.words, at..end, &mut self.buffer);
            found.is_some_and(|(length, _)| at + length > joint)
        });
        (!is_inside).then_some(joint)
    }

    /// Whether word `at` ends the name of a person, a country or a body.
    fn ends_speaker(&self, at: usize) -> bool {
        let text = self.words.text(at);
        let is_comma = self
            .words
            .all()
            .get(at)
            .is_some_and(|word| word.shape == Shape::Comma);
        let is_office = self.atlas.phrases.get(text).is_some_and(|sense| {
            use phrases::{Form, Kind};
            !matches!(sense.kind, Kind::Place(form) if form != Form::Adjective)
        });
        is_comma || phrases::is_name(self.words, at) && !is_office
    }

    /// The first word after the paragraph of `mention`.
    fn limit(&self, mention: &Range<usize>) -> usize {
        let article = self.words.article;
        let last = self.words.span(mention.clone()).end.saturating_sub(1);
        let stretch = article.stretch(article.stretch_at(last)).span();
        let after = Span::new(stretch.end, article.text().len());
        self.words.within(after).start.max(mention.end)
    }

    /// The codebook's entry for whoever is called `name`, or mentioned so.
    fn entry(&mut self, name: &str, mention: &str, limit: usize) -> Option<Entry> {
        let person = self.person(name);
        let tables = tables(self.atlas, &self.book);
        let known = person.and_then(|person| self.people.known(self.words, tables, person, limit));
        let family = known.map_or((0, None), |known| (known.namesakes, known.only));
        let whole = match self.book.called(without_article(name, self.lexicon)) {
            [] => self.book.called(without_article(mention, self.lexicon)),
            called => called,
        };
        match (person, whole) {
            (None, whole) => cast::agreed(whole),
            (Some((Some(_), _)), [_, ..]) => cast::agreed(whole),
            (Some((given, last)), whole) => {
                let last = self.book.last_called(people::last_name(last));
                let called = if whole.is_empty() { last } else { whole };
                let is_same = cast::is_same(called, given, family);
                is_same.then(|| cast::agreed(called)).flatten()
            }
        }
    }

    /// `name` in two, if a person can be called so.
    fn person<'n>(&self, name: &'n str) -> Option<Name<'n>> {
        let name = without_article(name.trim(), self.lexicon);
        if self.atlas.phrases.get(name).is_some() || self.book.phrases.get(name).is_some() {
            return None;
        }
        if self.is_place_last(name) || self.is_about(name) {
            return None;
        }
        cast::split(name, |word| {
            let word = fold(word.trim_end_matches('.'));
            let is_title = self.lexicon.entry(&word).classes.any(Classes::TITLE);
            is_title || self.atlas.phrases.has_word(&word, &mut String::new())
        })
    }

    /// Whether `name` is of something that is linked to the person it ends with: "a lawsuit against N. N.".
    fn is_about(&self, name: &str) -> bool {
        let mut words = name.split(' ');
        let mut is_office = false;
        while let Some(word) = words.next_back() {
            if !self.lexicon.entry(word).classes.any(Classes::PREPOSITION) {
                is_office |= self.atlas.phrases.has_word(word, &mut String::new());
                continue;
            }
            let before = words
                .next_back()
                .and_then(|word| self.atlas.phrases.get(word));
            return !is_office
                || before.is_none_or(|before| {
                    use phrases::Kind;
                    matches!(before.kind, Kind::NotState | Kind::Against)
                });
        }
        false
    }

    /// Whether the last words of `name` are a country's: "government of American Samoa".
    fn is_place_last(&self, name: &str) -> bool {
        let starts = name.rmatch_indices(' ').map(|(at, _)| at + 1).take(4);
        starts.filter_map(|at| name.get(at..)).any(|last| {
            let sense = self.atlas.phrases.get(last);
            sense.is_some_and(|sense| matches!(sense.kind, phrases::Kind::Place(_)))
        })
    }

    /// What the mention and all that the article said of the person come to.
    fn verdict(&mut self, mention: Range<usize>, name: &str, limit: usize) -> Verdict {
        let mut verdict = Verdict::default();
        let person = self.person(name);
        let reading = self.reading(mention.clone(), person);
        self.weigh(reading, &mut verdict, limit, DEEPEST);
        match reading {
            Reading::Body(id) => self.same_body(id, &mut verdict),
            Reading::Heads(place, at) => {
                verdict.add_body(self.claim(place));
                if let Some(person) = self.person(self.name_at(at)) {
                    self.weigh_person(person, &mut verdict, limit, DEEPEST);
                }
            }
            Reading::Of(_, id) if person.is_none() => self.note_body(&mention, id, &verdict),
            _ => {}
        }
        if let Some(person) = person {
            self.weigh_person(person, &mut verdict, limit, DEEPEST);
        }
        verdict
    }

    /// What the mention itself says, unless it is the person's name: that is among what is known of them.
    fn reading(&mut self, mention: Range<usize>, person: Option<Name<'_>>) -> Reading {
        let is_named = |(_, last): Name<'_>| mention.clone().any(|at| self.words.text(at) == last);
        if person.is_some_and(is_named) {
            return Reading::Nothing;
        }
        let sentence = self
            .words
            .sentences()
            .get(self.words.sentence_of(mention.start));
        let mut around = Around {
            words: self.words,
            tables: tables(self.atlas, &self.book),
            sentence: sentence.map_or(0..0, |sentence| sentence.words.clone()),
            buffer: &mut self.buffer,
        };
        around.of_mention(mention)
    }

    fn weigh(&mut self, reading: Reading, verdict: &mut Verdict, limit: usize, depth: usize) {
        match reading {
            Reading::Of(place, office) => verdict.add(self.claim(place), office),
            Reading::Heads(place, _) => verdict.add_heads(self.claim(place)),
            Reading::Usually(place, office) if self.home.is_likely(place) => {
                verdict.add(self.claim(place), office);
            }
            Reading::Not => verdict.doubt(),
            Reading::Unqualified(_) | Reading::Body(_) => {
                verdict.add_title(self.home.unnamed().map(|place| self.claim(place)));
            }
            Reading::Former(office) => verdict.end(office),
            Reading::Against => verdict.spoil(),
            Reading::By(at) => {
                if let Some(claim) = self.claim_of(at, limit, depth) {
                    verdict.add(claim, 0);
                }
            }
            Reading::Nothing | Reading::Usually(..) => {}
        }
    }

    fn weigh_person(
        &mut self,
        person: Name<'_>,
        verdict: &mut Verdict,
        limit: usize,
        depth: usize,
    ) {
        let tables = tables(self.atlas, &self.book);
        let Some(known) = self.people.known(self.words, tables, person, limit) else {
            return;
        };
        let readings = [known.named, known.alone].concat();
        for reading in readings {
            self.weigh(reading, verdict, limit, depth);
        }
    }

    /// Whom the person speaks for whose last name is word `at`.
    fn claim_of(&mut self, at: usize, limit: usize, depth: usize) -> Option<Claim> {
        let depth = depth.checked_sub(1)?;
        let text = self.name_at(at);
        if let Some((_, Some(side))) = self.entry(text, text, limit) {
            return self.book.number(&side).map(Claim::Side);
        }
        let person = self.person(text)?;
        let mut verdict = Verdict::default();
        self.weigh_person(person, &mut verdict, limit, depth);
        verdict.claim()
    }

    /// The name that ends with word `at`.
    fn name_at(&self, at: usize) -> &'a str {
        let given = at
            .checked_sub(1)
            .filter(|at| phrases::is_name(self.words, *at));
        let first = given.unwrap_or(at);
        self.words.article.slice(self.words.span(first..at + 1))
    }

    fn claim(&self, place: Place) -> Claim {
        self.book
            .side(place)
            .map_or(Claim::Other(place.0), Claim::Side)
    }

    /// "the ministry" is the one that was named with its country.
    fn same_body(&self, id: u32, verdict: &mut Verdict) {
        if let Some(Some(claim)) = self.bodies.get(&id) {
            verdict.add(*claim, id);
        }
    }

    fn note_body(&mut self, mention: &Range<usize>, id: u32, verdict: &Verdict) {
        let last = mention
            .end
            .checked_sub(1)
            .map_or("", |last| self.words.text(last));
        let last = self.atlas.phrases.get(last).map(|sense| sense.id);
        for id in std::iter::once(id).chain(last) {
            let claim = verdict.claim();
            let known = self.bodies.entry(id).or_insert(claim);
            *known = known.filter(|known| Some(*known) == claim);
        }
    }
}

fn tables<'t>(atlas: &'t Atlas, book: &'t Book<'_>) -> Tables<'t> {
    Tables {
        common: &atlas.phrases,
        own: &book.phrases,
    }
}

#[cfg(test)]
mod tests;
