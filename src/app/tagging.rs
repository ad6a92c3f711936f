//! Making, changing and deleting stances.

use super::held::{Held, Part};
use super::history::Edit;
use super::{App, Effect, Kind};
use crate::annotation::{Annotation, Change, Conflict, Position, Stance};
use crate::codebook::{self, CodeChange, Side, Speaker, Topic};

use std::borrow::Cow;
use std::sync::Arc;

impl App {
    /// Whether something can be tagged: there are words, and the sidecar can be written.
    #[must_use]
    pub fn can_tag(&self) -> bool {
        self.refusal.is_none() && !self.who.only_reads && !self.focus.span.is_empty()
    }

    /// Whether there is a stance to repeat.
    #[must_use]
    pub fn can_repeat(&self) -> bool {
        self.last.is_some()
    }

    /// Tags the focus with `side`; a stance on the same words changes to it, unless one more is wanted.
    pub(super) fn tag(&mut self, side: &Side) {
        if !self.ready_to_tag() {
            return;
        }
        if let Some(found) = self.proposed().cloned() {
            return self.accept(&found, side.name.clone());
        }
        let held = std::mem::take(&mut self.held);
        if let Some(here) = self.tagged_already().filter(|_| !held.adds).cloned() {
            self.change_side(&here, &side.name, &held);
        } else {
            let stance = held.over(Stance::of(side.name.clone()));
            self.make(stance, held.note);
        }
    }

    /// Repeats the last stance on the focus, with what is held instead of its own parts.
    pub(super) fn repeat(&mut self) {
        if !self.ready_to_tag() {
            return;
        }
        let Some(last) = self.last.clone() else {
            return self.warn("No stance yet to repeat");
        };
        let held = std::mem::take(&mut self.held);
        let stance = held.over(last);
        match self.tagged_already().filter(|_| !held.adds).cloned() {
            Some(here) if here.stance == stance => {
                self.say(Kind::Info, "The same stance stands here already");
            }
            Some(here) => self.edit(&here, told(&stance), |annotation| {
                annotation.stance = stance;
            }),
            None => self.make(stance, held.note),
        }
    }

    /// Gives the stance a position; the one that it has is cleared. Without a stance it is held until a side is known.
    pub(super) fn judge(&mut self, position: Position) {
        if !self.ready_to_tag() {
            return;
        }
        let Some(here) = self.refined() else {
            return self.hold(Part::Position(Some(position)));
        };
        let chosen = (here.stance.position != Some(position)).then_some(position);
        let label = match chosen {
            Some(position) => format!(
                "{} {} {}",
                here.stance.side,
                position.glyph(),
                position.word()
            ),
            None => format!("{}, not judged", here.stance.side),
        };
        self.edit(&here, label, |annotation| {
            annotation.stance.position = chosen;
        });
    }

    /// The stance that parts are given to: the current one, unless one more is wanted.
    #[must_use]
    pub fn refined(&self) -> Option<Arc<Annotation>> {
        self.current().filter(|_| !self.held.adds).cloned()
    }

    /// The side of the stance that parts are given to.
    #[must_use]
    pub fn refined_side(&self) -> Option<Arc<str>> {
        self.refined().map(|here| here.stance.side.clone())
    }

    /// Deletes the stance at the focus. In the pane the next one in the list is shown then.
    pub(super) fn delete(&mut self) {
        if !self.ready_to_tag() {
            return;
        }
        let Some(here) = self.current().cloned() else {
            return self.warn("No stance here to delete");
        };
        let listing = self.pane.listing();
        let next = listing
            .neighbour(&here, 1)
            .filter(|found| !Arc::ptr_eq(found, &here));
        let next = next
            .or_else(|| listing.neighbour(&here, -1))
            .filter(|found| !Arc::ptr_eq(found, &here))
            .cloned();
        let label = format!("{} deleted", here.stance.side);
        self.perform(label, vec![Change::deleted(here)]);
        if self.pane.has_keys() {
            match next {
                Some(next) => self.show_stance(next),
                None => self.pane.take_keys(false),
            }
        }
    }

    /// Whether tagging can go ahead; ends a selection first, and says what stands against it.
    pub(super) fn ready_to_tag(&mut self) -> bool {
        if self.is_refused() {
            return false;
        }
        if self.who.only_reads {
            self.message = Some(super::who::only_reads());
            return false;
        }
        if self.focus.span.is_empty() {
            self.warn("This text is empty: there is nothing to tag");
            return false;
        }
        if self.pane.has_keys() && self.current().is_none() {
            let key = self.key("go-to-text");
            self.warn(format!("No stance is chosen here; {key} goes to the text"));
            return false;
        }
        if self.is_selecting() {
            self.keep_selection();
        }
        true
    }

    /// Whether this is for reading only; says why.
    pub(super) fn is_refused(&mut self) -> bool {
        let Some(reason) = &self.refusal else {
            return false;
        };
        let reason = format!("Not tagged, open for reading only: {reason}");
        self.message = Some(super::Message::refusal(&reason));
        true
    }

    /// The stance that a side key changes: in the text the one on the same words, in the pane the one shown.
    fn tagged_already(&self) -> Option<&Arc<Annotation>> {
        if self.pane.has_keys() {
            self.current()
        } else {
            self.stance_on_focus()
        }
    }

    fn change_side(&mut self, here: &Arc<Annotation>, side: &Arc<str>, held: &Held) {
        let mut after = held.over(here.stance.clone());
        after.side.clone_from(side);
        let note = held.note.clone().or_else(|| here.note.clone());
        if here.stance == after && here.note == note {
            return self.say(Kind::Info, format!("{side} already"));
        }
        let mut label = format!("{} → {side}", here.stance.side);
        if !held.is_empty() {
            label = format!("{label}, {}", held.words());
        }
        if let Some((speaker, other)) = self.speaker_of_another_side(&after) {
            label = format!("{label}, though {} speaks for {other}", short(speaker));
        }
        self.edit(here, label, |annotation| {
            annotation.stance = after;
            annotation.note = note;
        });
    }

    /// The speaker of `stance`, and whom else they speak for as far as the codebook knows.
    fn speaker_of_another_side<'a>(&self, stance: &'a Stance) -> Option<(&'a str, Arc<str>)> {
        let speaker = stance.speaker.as_deref()?;
        let side = self.codebook.speaker(speaker)?.side.clone()?;
        (side != stance.side).then_some((speaker, side))
    }

    /// Makes a stance on the focus.
    pub(super) fn make(&mut self, stance: Stance, note: Option<Arc<str>>) {
        let stamp = (self.stamps)();
        let label = told(&stance);
        let annotation = Annotation {
            id: stamp.id,
            span: self.focus.span,
            stance,
            note,
            by: self.who.name(),
            at: Some(stamp.at),
            doubt: None,
            conflicts: Arc::default(),
        };
        self.perform(label, vec![Change::made(annotation)]);
    }

    pub(super) fn edit(
        &mut self,
        here: &Arc<Annotation>,
        label: String,
        change: impl FnOnce(&mut Annotation),
    ) {
        let mut after = Annotation::clone(here);
        change(&mut after);
        self.perform(label, vec![Change::edited(here.clone(), after)]);
    }

    /// Carries out `changes` as one thing that can be undone; speakers and topics that they name for the
    /// first time enter the codebook with them.
    pub(super) fn perform(&mut self, label: String, changes: Vec<Change>) {
        let changes: Vec<_> = changes.into_iter().map(settled).collect();
        let codes = self.new_codes(&changes);
        let undo = self.key("undo");
        let hides = self.hiding(&changes);
        self.say(Kind::Done, format!("{label}. {undo} undoes it{hides}"));
        self.bury(&changes);
        self.suggesting.forget_undone();
        self.history.record(Edit {
            label,
            changes: changes.clone(),
            codes: codes.clone(),
            focus: self.focus,
            led_to: self.focus,
            about: None,
            spread: None,
        });
        self.apply(changes, codes);
        if let Some(touched) = &self.touched {
            self.last = Some(touched.stance.clone());
            self.known.use_topic(touched.stance.topic.as_ref());
        }
        self.guide.tagged(self.saving.revision());
    }

    /// Carries out `changes` of the codebook.
    pub(super) fn change_codes(&mut self, changes: &[CodeChange]) {
        for change in changes {
            self.codebook.apply(change);
            self.known.apply(change);
        }
        self.suggest_anew(changes);
    }

    pub(super) fn apply(&mut self, changes: Vec<Change>, codes: Vec<CodeChange>) {
        self.change_codes(&codes);
        for change in &changes {
            self.annotations.apply(change);
            self.history.bin.follow(change);
            self.list_change(change);
            self.follow_change(change);
            self.touched.clone_from(&change.after);
        }
        if !codes.is_empty() {
            self.refresh_filter();
        }
        if codes.iter().any(CodeChange::is_of_sides) {
            self.relist();
        }
        let revision = self.saving.next_revision(&changes, &codes);
        self.tell_history();
        self.effects.push(Effect::Keep {
            revision,
            changes,
            codes,
        });
    }

    /// The speakers and topics that `changes` give to stances and that the codebook doesn't have.
    fn new_codes(&self, changes: &[Change]) -> Vec<CodeChange> {
        let mut codes: Vec<codebook::Code> = Vec::new();
        for change in changes {
            let Some(after) = change.after.as_ref().map(|after| &after.stance) else {
                continue;
            };
            let before = change.before.as_ref().map(|before| &before.stance);
            let speaker = after.speaker.clone().filter(|name| {
                before.is_none_or(|before| before.speaker != after.speaker)
                    && self.codebook.speaker(name).is_none()
            });
            let topic = after.topic.clone().filter(|name| {
                before.is_none_or(|before| before.topic != after.topic)
                    && self.codebook.topic(name).is_none()
            });
            let side = Some(after.side.clone());
            codes.extend(
                speaker.map(|name| codebook::Code::Speaker(Arc::new(Speaker::of(name, side)))),
            );
            codes.extend(topic.map(|name| codebook::Code::Topic(Arc::new(Topic::of(name)))));
        }
        once(codes).into_iter().map(CodeChange::made).collect()
    }
}

/// Each of `codes` once, in their order. There are few: names that no codebook has.
fn once(codes: Vec<codebook::Code>) -> Vec<codebook::Code> {
    let mut known = Vec::new();
    for code in codes {
        if !known.contains(&code) {
            known.push(code);
        }
    }
    known
}

/// `change`, after which nothing is open of what it gives another value: whoever decides anew has settled it.
fn settled(change: Change) -> Change {
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return change;
    };
    let is_open = |one: &&Conflict| one.field.of(before) == one.field.of(after);
    if after.conflicts.iter().all(|one| is_open(&one)) {
        return change;
    }
    let conflicts = after.conflicts.iter().filter(is_open).cloned().collect();
    let after = Annotation {
        conflicts,
        ..Annotation::clone(after)
    };
    Change::edited(before.clone(), after)
}

/// `name` as far as a message has room for it.
pub(super) fn short(name: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => Cow::Owned(format!("{}…", name[..end].trim_end())),
        None => Cow::Borrowed(name),
    }
}

/// `stance` in a few words: "Russia ▼ oppose, Sergey Lavrov · sanctions".
pub(super) fn told(stance: &Stance) -> String {
    let mut words = stance.side.to_string();
    if let Some(position) = stance.position {
        words = format!("{words} {} {}", position.glyph(), position.word());
    }
    let names = [&stance.speaker, &stance.topic].into_iter().flatten();
    let names: Vec<_> = names.map(|name| short(name)).collect();
    if names.is_empty() {
        words
    } else {
        format!("{words}, {}", names.join(" · "))
    }
}
