//! Taking suggestions over as stances: one, one and on to the next, all of a speaker.

use crate::annotation::{Annotation, Change, Position, Stance};
use crate::app::held::Held;
use crate::app::picker::tidy;
use crate::app::tagging::short;
use crate::app::{App, Focus, Kind};
use crate::article::Span;
use crate::suggest::Suggestion;
use std::sync::Arc;

impl App {
    /// Makes a stance of the suggestion that has the focus.
    pub(in crate::app) fn accept_suggestion(&mut self) {
        self.accept_here();
    }

    /// The same, and on to the next suggestion.
    pub(in crate::app) fn accept_and_go_on(&mut self) {
        if let Some(span) = self.accept_here() {
            self.way.jumped_from(self.focus);
            match self.suggesting.shown.after(span).map(Suggestion::span) {
                Some(next) => {
                    self.led_to(Focus::on(&self.article, next));
                    self.arrive_at(next);
                }
                None => self.say_no_more(),
            }
        }
    }

    /// Makes a stance of the suggestion that has the focus, or asks for its side. Where that was done.
    fn accept_here(&mut self) -> Option<Span> {
        let found = self.suggestion_in_hand()?;
        if !self.ready_to_tag() {
            return None;
        }
        let Some(side) = self.side_proposed(&found) else {
            self.ask_whose_it_is(&found);
            return None;
        };
        self.accept(&found, side);
        Some(found.span())
    }

    /// Makes a stance of `found`, which has the focus, for `side`, with what is held instead of its own parts.
    pub(in crate::app) fn accept(&mut self, found: &Suggestion, side: Arc<str>) {
        let held = std::mem::take(&mut self.held);
        let proposed = Stance {
            side,
            speaker: speaker(found),
            topic: self.topic_proposed(),
            position: found.position,
        };
        self.make(held.over(proposed), held.note);
    }

    /// Makes stances of all suggestions that show and have the speaker of the one at the focus. What they are about
    /// differs from one to the other: they get no topic but one that is held.
    pub(in crate::app) fn accept_all_of_speaker(&mut self) {
        let Some(here) = self.suggestion_in_hand() else {
            return;
        };
        if !self.ready_to_tag() {
            return;
        }
        let Some(name) = speaker(&here) else {
            return self.warn("Nobody is named for this one");
        };
        let Some(side) = self.side_proposed(&here) else {
            return self.ask_whose_it_is(&here);
        };
        let held = std::mem::take(&mut self.held);
        let all: Vec<_> = self
            .all_of(&name)
            .map(|one| (one.span(), one.position))
            .collect();
        let changes = all.into_iter().map(|(span, position)| {
            let proposed = Stance {
                side: side.clone(),
                speaker: Some(name.clone()),
                topic: None,
                position,
            };
            self.made(span, held.over(proposed), held.note.clone())
        });
        let changes: Vec<_> = changes.collect();
        let label = format!("{side}: {} of {} accepted", changes.len(), short(&name));
        self.perform(label, changes);
    }

    fn made(&mut self, span: Span, stance: Stance, note: Option<Arc<str>>) -> Change {
        let stamp = (self.stamps)();
        Change::made(Annotation {
            id: stamp.id,
            span,
            stance,
            note,
            by: self.who.name(),
            at: Some(stamp.at),
            doubt: None,
            conflicts: Arc::default(),
        })
    }

    /// The speakers whom the wording suggests for the words in `focus`, then those for the rest of `sentence`; also where
    /// a stance stands on the words already.
    pub(in crate::app) fn speakers_suggested(&self, focus: Span, sentence: Span) -> Vec<Arc<str>> {
        let shown = &self.suggesting.shown;
        let near = [focus, sentence].into_iter();
        let mut names: Vec<Arc<str>> = Vec::new();
        for name in near
            .flat_map(|span| shown.wanted_in(span))
            .filter_map(speaker)
        {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Those that show and whose speaker is called `name`; of two on the same words the first.
    fn all_of(&self, name: &str) -> impl Iterator<Item = &Suggestion> {
        let mut end = 0;
        let shown = self.suggesting.shown.iter();
        let its = shown.filter(move |one| speaker(one).as_deref() == Some(name));
        its.filter(move |one| {
            let is_apart = one.span().start >= end;
            if is_apart {
                end = one.span().end;
            }
            is_apart
        })
    }

    /// What accepting all of the speaker at the focus would do, in a line; nothing where nobody is named.
    pub(in crate::app) fn told_of_speaker(&self) -> Option<String> {
        let name = speaker(self.proposed()?)?;
        let count = self.all_of(&name).count();
        Some(format!(
            "accept all {count} suggestions of this speaker, {}",
            short(&name)
        ))
    }

    /// Who says `found`, which has the focus, as a name on one line; who is held instead.
    #[must_use]
    pub fn speaker_proposed(&self, found: &Suggestion) -> Option<Arc<str>> {
        self.held.speaker.clone().or_else(|| speaker(found))
    }

    /// What a suggestion that is accepted would be about: what is held, else the topic last used.
    #[must_use]
    pub fn topic_proposed(&self) -> Option<Arc<str>> {
        self.held.topic.clone().or_else(|| self.last_topic())
    }

    /// The position of `found`, which has the focus; what is held instead.
    #[must_use]
    pub fn position_proposed(&self, found: &Suggestion) -> Option<Position> {
        self.held.position.or(found.position)
    }

    /// The side that `found`, which has the focus, is proposed for; another speaker who is held has their own.
    #[must_use]
    pub fn side_proposed(&self, found: &Suggestion) -> Option<Arc<str>> {
        let own = speaker(found);
        let other = self
            .held
            .speaker
            .as_ref()
            .filter(|_| self.held.speaker != own);
        if let Some(name) = other {
            return self.side_of(name);
        }
        let named = || self.side_of(&own?);
        let proposed = found.side.clone();
        let known = proposed.filter(|side| self.codebook.side(side).is_some());
        known.or_else(named)
    }

    /// Asks for the side of `found`. Nothing of it is held: a side key takes its speaker as long as it has the focus.
    fn ask_whose_it_is(&mut self, found: &Suggestion) {
        let asked = Held {
            speaker: self.speaker_proposed(found),
            ..self.held.clone()
        };
        let sides = self.codebook.sides().iter();
        let keys: Vec<_> = sides.map(|side| side.key.to_string()).collect();
        let keys = keys.join(" ");
        let text = if asked.is_empty() {
            format!("Whose? {keys}")
        } else {
            format!("{}: whose? {keys}", asked.words())
        };
        self.say(Kind::Info, text);
    }
}

/// Who is quoted in `found`, as a name on one line.
pub(super) fn speaker(found: &Suggestion) -> Option<Arc<str>> {
    let name = found.source.as_ref()?.name.clone()?;
    let is_tidy = |name: &str| tidy(name) == name && !name.contains(char::is_control);
    let name = if is_tidy(&name) {
        name
    } else {
        let plain: String = name
            .chars()
            .map(|one| if one.is_control() { ' ' } else { one })
            .collect();
        tidy(&plain).into()
    };
    (!name.is_empty()).then_some(name)
}
