//! Giving a stance its speaker, topic and note. What comes before a side is known is held.

use super::held::Part;
use super::tagging::short;
use super::{App, Kind};
use crate::annotation::{Annotation, Stance};
use crate::keys::{Code, Key};
use std::sync::Arc;

impl App {
    /// Gives the stance a speaker, and their side if it is known: then none is needed before.
    pub(super) fn set_speaker(&mut self, name: Option<Arc<str>>) {
        if !self.ready_to_tag() {
            return;
        }
        let side = name.as_ref().and_then(|name| self.side_of(name));
        match (self.refined(), side) {
            (Some(here), side) => {
                let side = side.unwrap_or_else(|| here.stance.side.clone());
                let words = short(name.as_deref().unwrap_or("no speaker"));
                let label = if side == here.stance.side {
                    format!("{side}: {words}")
                } else {
                    format!("{} → {side}: {words}", here.stance.side)
                };
                self.give(&here, label, |annotation| {
                    annotation.stance.side = side;
                    annotation.stance.speaker = name;
                });
            }
            (None, Some(side)) => {
                if let Some(found) = self.proposed().cloned() {
                    self.held.speaker = name;
                    return self.accept(&found, side);
                }
                let mut held = std::mem::take(&mut self.held);
                held.speaker = name;
                self.make(held.over(Stance::of(side)), held.note);
            }
            (None, None) => self.hold(Part::Speaker(name)),
        }
    }

    /// Gives the stance a topic.
    pub(super) fn set_topic(&mut self, name: Option<Arc<str>>) {
        if !self.ready_to_tag() {
            return;
        }
        let Some(here) = self.refined() else {
            return self.hold(Part::Topic(name));
        };
        let words = short(name.as_deref().unwrap_or("no topic"));
        let label = format!("{}: {words}", here.stance.side);
        self.give(&here, label, |annotation| annotation.stance.topic = name);
    }

    /// Does what the codebook has `key` for: tags with a side, or gives a topic. Says whether it has it.
    pub(super) fn take_code_key(&mut self, key: Key) -> bool {
        let Code::Char(typed) = key.code else {
            return false;
        };
        if key.ctrl || key.alt || !self.context().tags() {
            return false;
        }
        if let Some(side) = self.codebook.side_by_key(typed).cloned() {
            self.tag(&side);
            return true;
        }
        let topic = self.codebook.topic_by_key(typed);
        let topic = topic.map(|topic| topic.name.clone());
        let has = topic.is_some();
        if has {
            self.set_topic(topic);
        }
        has
    }

    /// Gives the stance a note.
    pub(super) fn set_note(&mut self, note: Option<Arc<str>>) {
        if !self.ready_to_tag() {
            return;
        }
        let Some(here) = self.refined() else {
            return self.hold(Part::Note(note));
        };
        let words = if note.is_some() { "noted" } else { "no note" };
        let label = format!("{}: {words}", here.stance.side);
        self.give(&here, label, |annotation| annotation.note = note);
    }

    /// The side that the speaker called `name` speaks for.
    pub(super) fn side_of(&self, name: &str) -> Option<Arc<str>> {
        let side = self.codebook.speaker(name)?.side.clone()?;
        Some(side)
    }

    /// Changes `here`, if it isn't so already.
    fn give(
        &mut self,
        here: &Arc<Annotation>,
        label: String,
        change: impl FnOnce(&mut Annotation),
    ) {
        let mut after = Annotation::clone(here);
        change(&mut after);
        if after == **here {
            return self.say(Kind::Info, format!("{label}, as it was"));
        }
        self.edit(here, label, |annotation| *annotation = after);
    }
}
