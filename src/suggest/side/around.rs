//! What stands around a name and describes its person: offices before it, in brackets and between commas after it.
//!
//! Knows how noun phrases are put together, and nothing of codebooks.

use super::super::lexicon::Classes;
use super::super::words::{Shape, Word, Words};
use super::phrases::{Form, Kind, is_name};
use super::reader::read;
use super::reading::{Read, Reading, Tables};
use std::ops::Range;

/// How many words before a name, or after it, are looked at.
const REACH: usize = 14;
/// How many words a name has at most.
const LONGEST_NAME: usize = 6;

/// The text, and the tables to read it with.
pub(super) struct Around<'a, 'b> {
    /// The words of the article.
    pub(super) words: &'a Words<'b>,
    /// What phrases mean.
    pub(super) tables: Tables<'a>,
    /// The sentence that is looked at.
    pub(super) sentence: Range<usize>,
    /// Only there to be used again.
    pub(super) buffer: &'a mut String,
}

/// All that is said of a person at one place.
pub(super) type Readings = [Reading; 5];

impl Around<'_, '_> {
    /// What is said of the person whose last name is word `last`.
    pub(super) fn of_name(&mut self, last: usize) -> Readings {
        let first = self.first_of_name(last);
        [
            self.before(first, last),
            self.left_apposition(first, last),
            self.right_apposition(last),
            outright(self.predicate(last)),
            self.administration(first, last),
        ]
    }

    /// Where the name begins that ends with word `last`.
    pub(super) fn first_of_name(&mut self, last: usize) -> usize {
        let lowest = self.sentence.start.max(last.saturating_sub(LONGEST_NAME));
        let mut first = last;
        while first > lowest && self.is_in_name(first - 1) {
            first -= 1;
        }
        while first < last && !is_name(self.words, first) {
            first += 1;
        }
        first
    }

    fn is_in_name(&mut self, at: usize) -> bool {
        let Some(word) = self.words.all().get(at) else {
            return false;
        };
        let inside = word.shape == Shape::Small
            && word.is(Classes::NAME_INSIDE)
            && !word.is(Classes::ARTICLE | Classes::PREPOSITION | Classes::COORDINATOR);
        let is_title = word.is(Classes::TITLE);
        inside
            || is_name(self.words, at)
                && !is_title
                && self.sense(at).is_none()
                && !self.is_covered(at)
    }

    /// Whether word `at` is the end of a phrase: "Nations" of "United Nations".
    fn is_covered(&mut self, at: usize) -> bool {
        let least = self.sentence.start.max(at.saturating_sub(3));
        for start in (least..at).rev() {
            if !is_name(self.words, start) {
                return false;
            }
            let within = start..(at + 1).min(self.sentence.end);
            let found = self.tables.longest(self.words, within, self.buffer);
            if found.is_some_and(|(length, _)| start + length > at) {
                return true;
            }
        }
        false
    }

    fn sense(&mut self, at: usize) -> Option<Kind> {
        let end = (at + REACH).min(self.sentence.end);
        let found = self.tables.longest(self.words, at..end, self.buffer);
        found.map(|(_, sense)| sense.kind)
    }

    fn read(&mut self, within: Range<usize>) -> Read {
        read(self.words, &self.tables, within, false, self.buffer)
    }

    /// "Russian Foreign Minister N. N.", "Foreign Minister N. N. of Italy".
    fn before(&mut self, first: usize, last: usize) -> Reading {
        let start = self.phrase_start(first);
        if start == first {
            return Reading::Nothing;
        }
        let read = self.read(start..first);
        let before = match read.reading {
            _ if read.end != first => Reading::Nothing,
            Reading::Body(_) => Reading::Nothing,
            Reading::Unqualified(_) if !is_name(self.words, first - 1) => Reading::Nothing,
            reading => reading,
        };
        let is_of = self.sense(last + 1) == Some(Kind::Of);
        if let (Reading::Unqualified(_), true) = (before, is_of) {
            let end = (last + 6).min(self.sentence.end);
            return self.read(start..end).reading;
        }
        before
    }

    /// Where the noun phrase begins that ends before word `end`.
    fn phrase_start(&mut self, end: usize) -> usize {
        let least = self.sentence.start.max(end.saturating_sub(REACH));
        let mut start = end;
        while start > least {
            match self.belongs(start - 1, least) {
                Belongs::Yes => start -= 1,
                Belongs::AsFirst => return start - 1,
                Belongs::No => return start,
            }
        }
        start
    }

    /// Whether word `at` belongs to the noun phrase of which the word after it is part.
    fn belongs(&mut self, at: usize, least: usize) -> Belongs {
        let Some(word) = self.words.all().get(at).copied() else {
            return Belongs::No;
        };
        if !word.is_word() {
            return match word.shape {
                Shape::Quote if self.is_apostrophe(at) => Belongs::Yes,
                _ => Belongs::No,
            };
        }
        let linked = at > least && self.is_office_word(at - 1);
        match self.sense(at) {
            Some(Kind::Of | Kind::For | Kind::In | Kind::To) => return Belongs::when(linked),
            Some(Kind::Is) => return Belongs::No,
            Some(_) => return Belongs::Yes,
            None => {}
        }
        if word.is(Classes::ARTICLE) {
            let after_link = at > least && {
                let before = self.sense(at - 1);
                matches!(before, Some(Kind::Of | Kind::For | Kind::In | Kind::To))
            };
            return if after_link {
                Belongs::Yes
            } else {
                Belongs::AsFirst
            };
        }
        if word.is(Classes::COORDINATOR) {
            return Belongs::when(linked && !self.is_place(at + 1));
        }
        let passes = word.shape == Shape::Number
            || self
                .tables
                .common
                .has_word(self.words.text(at), self.buffer);
        Belongs::when(passes || is_name(self.words, at))
    }

    fn is_place(&mut self, at: usize) -> bool {
        matches!(self.sense(at), Some(Kind::Place(_)))
    }

    fn is_apostrophe(&self, at: usize) -> bool {
        let all = self.words.all();
        let mark = all.get(at);
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        mark.zip(before)
            .is_some_and(|(mark, before)| before.end() == mark.start())
            && self.words.text(at.saturating_sub(1)).ends_with('s')
    }

    fn is_office_word(&mut self, at: usize) -> bool {
        self.tables
            .common
            .has_word(self.words.text(at), self.buffer)
            && !matches!(self.sense(at), Some(Kind::Place(_)))
    }

    /// "Syria's ambassador to the United Nations, N. N.,"
    fn left_apposition(&mut self, first: usize, last: usize) -> Reading {
        let is_comma = first > self.sentence.start && self.is_shape(first - 1, Shape::Comma);
        if !is_comma || !self.is_end(last + 1) {
            return Reading::Nothing;
        }
        let start = self.phrase_start(first - 1);
        let read = self.read(start..first - 1);
        if read.named {
            Reading::Nothing
        } else {
            read.reading
        }
    }

    /// "N. N., Russia's foreign minister," and "N. N. (the Russian foreign minister)".
    fn right_apposition(&mut self, last: usize) -> Reading {
        let opens = [Shape::Comma, Shape::Opening, Shape::Dash];
        if !opens
            .into_iter()
            .any(|shape| self.is_shape(last + 1, shape))
        {
            return Reading::Nothing;
        }
        let start = last + 2;
        match self.sense(start) {
            Some(Kind::Is) => return self.predicate(last + 1),
            Some(Kind::Of | Kind::For | Kind::In | Kind::To) => return Reading::Nothing,
            _ => {}
        }
        self.apposed(start)
    }

    fn apposed(&mut self, start: usize) -> Reading {
        let end = self.clause_end(start);
        let read = read(self.words, &self.tables, start..end, true, self.buffer);
        let stopped_by = (read.end < end)
            .then(|| self.words.all().get(read.end))
            .flatten();
        let finite = Classes::PAST | Classes::THIRD | Classes::AUXILIARY;
        let is_clause = stopped_by.is_some_and(|word| word.is(finite) && !word.is_capital());
        if read.named || read.is_body || is_clause || !self.is_end(end) {
            Reading::Nothing
        } else {
            read.reading
        }
    }

    /// "N. N. is the Russian foreign minister", "N. N., who is …".
    fn predicate(&mut self, last: usize) -> Reading {
        let start = last + 1;
        let within = start..(start + 4).min(self.sentence.end);
        if within.is_empty() {
            return Reading::Nothing;
        }
        match self.tables.longest(self.words, within, self.buffer) {
            Some((length, sense)) if sense.kind == Kind::Is => {
                let end = self.clause_end(start + length);
                let within = start + length..end;
                let read = read(self.words, &self.tables, within, true, self.buffer);
                if read.named || read.is_body {
                    Reading::Nothing
                } else {
                    read.reading
                }
            }
            _ => Reading::Nothing,
        }
    }

    /// "the N. administration"
    fn administration(&mut self, first: usize, last: usize) -> Reading {
        if self.sense(last + 1) != Some(Kind::Administration) {
            return Reading::Nothing;
        }
        let start = self.phrase_start(first);
        match self.read(start..last + 2).reading {
            heads @ Reading::Heads(..) => heads,
            _ => Reading::Nothing,
        }
    }

    /// The next mark from word `start` on.
    fn clause_end(&self, start: usize) -> usize {
        let most = (start + REACH).min(self.sentence.end);
        let is_part = |at: &usize| {
            let word = self.words.all().get(*at);
            word.is_some_and(Word::is_word) || self.is_apostrophe(*at)
        };
        (start..most)
            .find(|at| !is_part(at))
            .unwrap_or(most.max(start))
    }

    fn is_shape(&self, at: usize, shape: Shape) -> bool {
        at < self.sentence.end
            && self
                .words
                .all()
                .get(at)
                .is_some_and(|word| word.shape == shape)
    }

    /// Whether a mark stands at `at`, or the sentence has ended before it.
    fn is_end(&self, at: usize) -> bool {
        at >= self.sentence.end || self.words.all().get(at).is_none_or(|word| !word.is_word())
    }

    /// What the noun phrase `mention`, which names nobody, says.
    pub(super) fn of_mention(&mut self, mention: Range<usize>) -> Reading {
        let mut mention = mention;
        while mention.len() > 1 && self.is_end(mention.end - 1) {
            mention.end -= 1;
        }
        let start = self.after_articles(mention.clone());
        let within = start..self.before_description(start..mention.end);
        if let Some((length, sense)) = self.tables.longest(self.words, within.clone(), self.buffer)
            && length == within.len()
            && let Some(place) = sense.place
        {
            return match sense.kind {
                // "the Washington" of "the Washington Post".
                _ if is_name(self.words, mention.end) => Reading::Nothing,
                Kind::Place(_) if !self.speaks(&mention) => Reading::Nothing,
                Kind::Place(Form::Adjective) => Reading::Nothing,
                Kind::Place(_) => Reading::Of(place, sense.id),
                _ => self.whole(mention),
            };
        }
        self.whole(mention)
    }

    /// Where the name ends of whom words after a comma or in brackets describe: "the WHO, a body of doctors". More names
    /// after a comma are others who speak.
    fn before_description(&self, within: Range<usize>) -> usize {
        let describes = |at: &usize| {
            let is_small = self
                .words
                .all()
                .get(at + 1)
                .is_some_and(|word| word.shape == Shape::Small);
            self.is_shape(*at, Shape::Opening) || self.is_shape(*at, Shape::Comma) && is_small
        };
        within.clone().find(describes).unwrap_or(within.end)
    }

    /// Whether a bare country can be who speaks: not in "its policy toward Syria" and "Russia's hope".
    fn speaks(&self, mention: &Range<usize>) -> bool {
        let all = self.words.all();
        let is = |at: Option<usize>, classes| {
            at.and_then(|at| all.get(at))
                .is_some_and(|word: &Word| word.is(classes))
        };
        let (before, earlier) = (mention.start.checked_sub(1), mention.start.checked_sub(2));
        let is_linked = is(before, Classes::PREPOSITION)
            && !is(before, Classes::AGENT | Classes::SUBORDINATOR)
            && !is(earlier, Classes::ACCORDING);
        !is_linked && !self.is_shape(mention.end, Shape::Clitic)
    }

    fn whole(&mut self, mention: Range<usize>) -> Reading {
        match read(self.words, &self.tables, mention, true, self.buffer).reading {
            Reading::Unqualified(_) => Reading::Nothing,
            reading => reading,
        }
    }

    fn after_articles(&self, mention: Range<usize>) -> usize {
        let is_article = |at: &usize| {
            let word = self.words.all().get(*at);
            word.is_some_and(|word| word.is(Classes::ARTICLE))
        };
        mention.start + mention.clone().take_while(is_article).count()
    }
}

/// An office without a country counts only as a title or in apposition.
fn outright(reading: Reading) -> Reading {
    match reading {
        Reading::Unqualified(_) | Reading::Body(_) => Reading::Nothing,
        reading => reading,
    }
}

/// Whether a word belongs to a noun phrase.
enum Belongs {
    Yes,
    /// It does, and nothing before it.
    AsFirst,
    No,
}

impl Belongs {
    const fn when(belongs: bool) -> Self {
        if belongs { Self::Yes } else { Self::No }
    }
}
