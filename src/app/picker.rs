//! Choosing a speaker or a topic: the likely ones first, by a digit; others by a few letters of a
//! name; new ones as typed.

mod named;
mod names;
mod place;
mod rank;
mod roster;
mod told;

pub use crate::codebook::CodeKind as Kind;
pub use roster::Likely;

pub(super) use names::Names;
pub(super) use rank::codes;
pub(super) use roster::Roster;
pub(super) use told::{told_of, wrapped};

use super::App;
use super::input::Input;
use super::overlay::Overlay;
use crate::codebook::{Code, CodeChange, Codebook, Recode, Side, Speaker, Topic, fold};
use crate::keys::{self, Key};
use std::sync::Arc;

/// All names, once they are gathered.
#[derive(Debug, Default)]
pub(super) struct Known {
    sides: Option<Arc<Names>>,
    speakers: Option<Arc<Names>>,
    topics: Option<Arc<Names>>,
    last_topic: Option<Arc<str>>,
}

impl Known {
    /// Remembers the topic used last; it stays offered first until another is used.
    pub(super) fn use_topic(&mut self, topic: Option<&Arc<str>>) {
        self.last_topic = topic.cloned().or(self.last_topic.take());
    }

    fn of(&mut self, kind: Kind) -> &mut Option<Arc<Names>> {
        match kind {
            Kind::Side => &mut self.sides,
            Kind::Speaker => &mut self.speakers,
            Kind::Topic => &mut self.topics,
        }
    }

    /// The topic used last has another name from now on.
    pub(super) fn rename(&mut self, recode: &Recode) {
        let last = self.last_topic.as_mut();
        if let Some(last) = last.filter(|last| recode.kind == Kind::Topic && **last == recode.from)
        {
            *last = recode.to.clone();
        }
    }

    /// All names are to be gathered anew.
    pub(super) fn forget(&mut self) {
        (self.sides, self.speakers, self.topics) = (None, None, None);
    }

    /// Keeps up with `change`. A new name is added; all else is gathered anew.
    pub(super) fn apply(&mut self, change: &CodeChange) {
        let before = change.before.as_ref();
        match (before, &change.after) {
            (None, Some(Code::Speaker(new))) => add(&mut self.speakers, &new.name, &new.also),
            (None, Some(Code::Side(new))) => add(&mut self.sides, &new.name, &new.also),
            (None, Some(Code::Topic(new))) => add(&mut self.topics, &new.name, &[]),
            _ => self.forget(),
        }
    }
}

fn add(names: &mut Option<Arc<Names>>, name: &Arc<str>, also: &[Arc<str>]) {
    if let Some(names) = names {
        Arc::make_mut(names).add(name, also);
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// A name that is known, and why it stands where it stands.
    Known(Arc<str>, Likely),
    /// A new name: what is typed, or whom the wording of the sentence suggests.
    New(Arc<str>),
    /// No name: what was chosen before is cleared.
    Nothing,
}

/// A list of names, and a line that narrows it.
#[derive(Debug, Clone)]
pub struct Picker {
    /// What is chosen with it.
    pub kind: Kind,
    /// What is typed.
    pub input: Input,
    /// What can be taken, the best first.
    pub offers: Vec<Offer>,
    /// Which of them is highlighted.
    pub chosen: usize,
    roster: Arc<Roster>,
}

/// The digits that choose while nothing is typed.
pub(super) const DIGITS: usize = 9;

impl Picker {
    fn new(kind: Kind, roster: Roster) -> Self {
        let mut picker = Self {
            kind,
            input: Input::default(),
            offers: Vec::new(),
            chosen: 0,
            roster: Arc::new(roster),
        };
        picker.narrow();
        picker
    }

    /// The digit that takes the row at `index`, while digits choose.
    #[must_use]
    pub fn digit(&self, index: usize) -> Option<char> {
        if !self.input.text().is_empty() {
            return None;
        }
        match self.offers.get(index)? {
            Offer::Nothing => Some('0'),
            _ if index < DIGITS => char::from_digit(u32::try_from(index).ok()? + 1, 10),
            _ => None,
        }
    }

    /// The first row shown in a list of `height` rows.
    #[must_use]
    pub fn top(&self, height: u16) -> usize {
        (self.chosen + 1).saturating_sub(height.into())
    }

    /// The most rows that there are while something is typed: all names, those proposed, and one more.
    #[must_use]
    pub fn most_offers(&self) -> usize {
        self.roster.len() + self.roster.proposed().len() + 1
    }

    /// What is highlighted.
    #[must_use]
    pub fn highlighted(&self) -> Option<&Offer> {
        self.offers.get(self.chosen)
    }

    /// Lists what the line matches.
    fn narrow(&mut self) {
        let typed = tidy(self.input.text());
        self.chosen = 0;
        self.offers = if typed.is_empty() {
            self.roster.offers(DIGITS)
        } else {
            rank::offers(&self.roster, &typed, self.kind)
        };
    }

    fn walk(&mut self, by: isize) {
        self.chosen = walked(self.chosen, self.offers.len(), by);
    }

    fn page(&mut self, by: isize) {
        self.chosen = paged(self.chosen, self.offers.len(), by);
    }

    /// The row that `key` takes at once.
    fn row_of(&self, key: Key) -> Option<usize> {
        match key.code {
            keys::Code::Char(typed @ '0'..='9') if !key.ctrl && !key.alt => {
                (0..self.offers.len()).find(|&index| self.digit(index) == Some(typed))
            }
            _ => None,
        }
    }
}

/// The row `by` rows from `chosen` of `count`; after the last comes the first.
pub(super) fn walked(chosen: usize, count: usize, by: isize) -> usize {
    let at = isize::try_from(chosen).unwrap_or(0).saturating_add(by);
    let ends = isize::try_from(count).unwrap_or(isize::MAX);
    let at = at.checked_rem_euclid(ends).unwrap_or(0);
    usize::try_from(at).unwrap_or(0)
}

/// The row `by` rows from `chosen` of `count`, but not around the end.
pub(super) fn paged(chosen: usize, count: usize, by: isize) -> usize {
    let last = count.saturating_sub(1);
    chosen.saturating_add_signed(by).min(last)
}

/// What is typed, as a name: without blanks around it and with single ones inside.
pub(super) fn tidy(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl App {
    pub(super) fn open_picker(&mut self, kind: Kind) {
        if self.ready_to_tag() {
            let roster = Roster::gather(self, kind);
            self.overlay = Some(Overlay::Picker(Picker::new(kind, roster)));
        }
    }

    /// All names of `kind`.
    pub(super) fn names(&mut self, kind: Kind) -> Arc<Names> {
        let gathered = || Arc::new(Names::gather(kind, &self.codebook, &self.annotations));
        self.known.of(kind).get_or_insert_with(gathered).clone()
    }

    /// The topic used last, in an earlier session too.
    pub(super) fn last_topic(&self) -> Option<Arc<str>> {
        let earlier = || self.last.as_ref()?.topic.clone();
        self.known.last_topic.clone().or_else(earlier)
    }

    /// Makes what keys look things up in, so that none has to wait for it.
    pub fn prepare(&mut self) {
        self.keymap.prepare();
        for kind in Kind::ALL {
            self.names(kind);
        }
    }

    pub(super) fn narrow_picker(&mut self) {
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            picker.narrow();
        }
    }

    pub(super) fn walk_picker(&mut self, by: isize) {
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            picker.walk(by);
        }
    }

    pub(super) fn page_picker(&mut self, by: isize) {
        if let Some(Overlay::Picker(picker)) = &mut self.overlay {
            picker.page(by);
        }
    }

    /// Takes a row by its digit; says whether `key` was one.
    pub(super) fn pick_by_digit(&mut self, key: Key) -> bool {
        let Some(Overlay::Picker(picker)) = &mut self.overlay else {
            return false;
        };
        let Some(row) = picker.row_of(key) else {
            return false;
        };
        picker.chosen = row;
        self.pick();
        true
    }

    /// Takes what is highlighted.
    pub(super) fn pick(&mut self) {
        let Some(Overlay::Picker(picker)) = self.overlay.take() else {
            return;
        };
        let name = match picker.highlighted() {
            Some(Offer::Known(name, _) | Offer::New(name)) => Some(name.clone()),
            Some(Offer::Nothing) => None,
            None => return self.warn(format!("No {} chosen", picker.kind.word())),
        };
        self.give_name(picker.kind, name);
    }

    /// Takes what is typed, as it is.
    pub(super) fn pick_as_typed(&mut self) {
        let Some(Overlay::Picker(picker)) = &self.overlay else {
            return;
        };
        let (kind, typed) = (picker.kind, tidy(picker.input.text()));
        if typed.is_empty() {
            return self.warn("Nothing is typed yet");
        }
        self.overlay = None;
        self.give_name(kind, Some(typed.into()));
    }

    fn give_name(&mut self, kind: Kind, name: Option<Arc<str>>) {
        match kind {
            Kind::Side => {}
            Kind::Speaker => self.set_speaker(name),
            Kind::Topic => self.set_topic(name),
        }
    }
}

/// The codebook's entry for the name that is highlighted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant<'a> {
    /// A side.
    Side(&'a Side),
    /// A speaker.
    Speaker(&'a Speaker),
    /// A topic.
    Topic(&'a Topic),
}

impl<'a> Meant<'a> {
    /// What `codebook` says of the code of `kind` called `name`.
    #[must_use]
    pub fn of(codebook: &'a Codebook, kind: Kind, name: &str) -> Option<Self> {
        match kind {
            Kind::Side => codebook.side(name).map(|code| Self::Side(code)),
            Kind::Speaker => codebook.speaker(name).map(|code| Self::Speaker(code)),
            Kind::Topic => codebook.topic(name).map(|code| Self::Topic(code)),
        }
    }
}

impl Picker {
    /// What `codebook` says of the name that is highlighted.
    #[must_use]
    pub fn meant<'a>(&self, codebook: &'a Codebook) -> Option<Meant<'a>> {
        match self.highlighted()? {
            Offer::Known(name, _) => Meant::of(codebook, self.kind, name),
            Offer::New(_) | Offer::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests;

/// Whether two names are the same but for case and diacritics.
fn same(name: &str, other: &str) -> bool {
    fold(name) == fold(other)
}
