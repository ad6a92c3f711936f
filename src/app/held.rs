//! The parts of a stance that wait for a side, since no stance is without one.

use super::App;
use crate::annotation::{Position, Stance};
use crate::codebook::{CodeKind, Recode};
use std::sync::Arc;

/// A part of a stance, or that it is to have none; the note goes with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// The person or body quoted.
    Speaker(Option<Arc<str>>),
    /// What it is about.
    Topic(Option<Arc<str>>),
    /// For, against or neutral.
    Position(Option<Position>),
    /// The annotator's remark.
    Note(Option<Arc<str>>),
}

/// What the next stance is to have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// The person or body quoted.
    pub speaker: Option<Arc<str>>,
    /// What it is about.
    pub topic: Option<Arc<str>>,
    /// For, against or neutral.
    pub position: Option<Position>,
    /// The annotator's remark.
    pub note: Option<Arc<str>>,
    /// Whether it is to stand beside the stances on the same words.
    pub adds: bool,
}

impl Held {
    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What waits, in a few words: "one more: ▼ Sergey Lavrov · sanctions".
    #[must_use]
    pub fn words(&self) -> String {
        let glyph = self.position.map(Position::glyph);
        let names: Vec<_> = [&self.speaker, &self.topic]
            .into_iter()
            .flatten()
            .map(|name| super::tagging::short(name))
            .collect();
        let names = names.join(" · ");
        let parts = [glyph.unwrap_or_default(), &names];
        let mut parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if self.note.is_some() {
            parts.push("with a note");
        }
        match (self.adds, parts.is_empty()) {
            (false, _) => parts.join(" "),
            (true, true) => String::from("one more stance"),
            (true, false) => format!("one more: {}", parts.join(" ")),
        }
    }

    pub(super) fn take_part(&mut self, part: Part) {
        match part {
            Part::Speaker(speaker) => self.speaker = speaker,
            Part::Topic(topic) => self.topic = topic,
            Part::Position(position) => self.position = position,
            Part::Note(note) => self.note = note,
        }
    }

    /// What has the old name of `recode` has the new one.
    pub(super) fn rename(&mut self, recode: &Recode) {
        let part = match recode.kind {
            CodeKind::Side => return,
            CodeKind::Speaker => &mut self.speaker,
            CodeKind::Topic => &mut self.topic,
        };
        if part.as_ref() == Some(&recode.from) {
            *part = Some(recode.to.clone());
        }
    }

    /// `stance` with what is held instead of its own.
    pub(super) fn over(&self, stance: Stance) -> Stance {
        Stance {
            side: stance.side,
            speaker: self.speaker.clone().or(stance.speaker),
            topic: self.topic.clone().or(stance.topic),
            position: self.position.or(stance.position),
        }
    }
}

impl App {
    /// What waits for a side.
    #[must_use]
    pub fn held(&self) -> &Held {
        &self.held
    }

    /// Keeps `part` until a side is known, and asks for it.
    pub(super) fn hold(&mut self, part: Part) {
        let again = matches!(part, Part::Position(position) if position == self.held.position);
        self.held
            .take_part(if again { Part::Position(None) } else { part });
        self.hold_for_proposal();
        self.ask_whose();
    }

    /// The next side key makes one more stance on the same words.
    pub(super) fn add(&mut self) {
        if self.ready_to_tag() {
            self.held.adds = !self.held.adds;
            self.hold_for_proposal();
            self.ask_whose();
        }
    }

    pub(super) fn ask_whose(&mut self) {
        if self.held.is_empty() {
            return self.say(super::Kind::Info, "Nothing held");
        }
        if self
            .proposed()
            .is_some_and(|found| self.side_proposed(found).is_some())
        {
            let key = self.key("accept-suggestion");
            let text = format!("{}: {key} accepts it so", self.held.words());
            return self.say(super::Kind::Info, text);
        }
        let sides = self.codebook.sides().iter();
        let keys: Vec<_> = sides.map(|side| side.key.to_string()).collect();
        let text = format!("{}: whose? {}", self.held.words(), keys.join(" "));
        self.say(super::Kind::Info, text);
    }
}
