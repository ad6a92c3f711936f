//! What others change while an article is open: their stances are taken in where the reader is, told in one line,
//! and undone like anything else. A changed text is only told of: the reader says when it is read anew.

use super::command;
use super::history::Edit;
use super::message::{self, Kind, Message};
use super::{App, Effect};
use crate::annotation::{Annotation, Arrival, Change, Id, Whence, fitted};
use std::sync::Arc;

impl App {
    /// `changes`, led from what stands here now: others may have changed it since they were thought of.
    pub(super) fn fitted(&self, changes: &[Change]) -> Vec<Change> {
        let is_there = |change: &Change| {
            let before = change.before.as_ref();
            before.is_some_and(|before| self.annotations.has(before))
        };
        if changes.iter().all(is_there) {
            return changes.to_vec();
        }
        fitted(changes, |id| self.annotations.named(id).cloned())
    }

    /// Takes in what came from outside. What was done here and the saving thread hadn't heard of stays done: it is
    /// done on top of it here, as it will be there.
    pub(super) fn take_in(&mut self, arrival: &Arrival) {
        self.saving.heard(arrival.heard);
        let changes: Vec<_> = arrival
            .changes
            .iter()
            .filter_map(|change| self.arrived(change))
            .collect();
        if changes.is_empty() {
            return;
        }
        self.say_arrived(&changes, arrival.whence);
        self.hold_on();
        for change in &changes {
            self.annotations.apply(change);
            self.list_change(change);
            self.follow_change(change);
            self.touch_anew(change);
        }
        self.history.take_in(Edit {
            label: "what came from disk".to_owned(),
            changes,
            codes: Vec::new(),
            focus: self.focus,
            led_to: self.focus,
            about: None,
            spread: None,
        });
        self.tell_history();
        // No key is to wait for the names.
        self.known.forget();
        self.prepare();
    }

    /// What `change` comes to here.
    fn arrived(&self, change: &Change) -> Option<Change> {
        let id = change.id()?;
        let own = self.saving.unheard();
        let own = own.filter(|own| own.id() == Some(id));
        let after = own.fold(change.after.clone(), |now, own| own.on(now.as_ref()));
        let before = self.present(change, id);
        (before != after).then_some(Change { before, after })
    }

    /// What stands here of the annotation that `change` is about.
    fn present(&self, change: &Change, id: &Id) -> Option<Arc<Annotation>> {
        let as_before = change.before.as_ref();
        let as_before = as_before.filter(|before| self.annotations.has(before));
        as_before.or_else(|| self.annotations.named(id)).cloned()
    }

    /// What is being typed stays about the stance that it is about, whatever comes to stand beside it.
    fn hold_on(&mut self) {
        if self.overlay.is_some() || self.pane.has_keys() {
            self.touched = self.current().cloned();
        }
    }

    fn touch_anew(&mut self, change: &Change) {
        if self.touched.is_some() && self.touched == change.before {
            self.touched.clone_from(&change.after);
        }
    }

    fn say_arrived(&mut self, changes: &[Change], whence: Whence) {
        let what = counted(changes);
        let undo = self.key("undo");
        let mut text = match whence {
            Whence::Program => {
                format!("Merged from disk: {what}, by another program. {undo} undoes it")
            }
            Whence::Aside => {
                format!("Work kept aside last time is taken in: {what}. {undo} undoes it")
            }
        };
        let open = changes.iter().filter(|change| opens(change)).count();
        if open > 0 {
            text = format!("{text}. {open} decided differently");
            if command::named("review").is_some() {
                text = format!("{text}: {} settles it", self.key("review"));
            }
        }
        self.tell(Kind::Done, text);
    }

    /// Offers to open the article again, as its sidecar can be used by now.
    pub(super) fn offer_reload(&mut self) {
        let reload = self.key("reload");
        let text = format!("The file with the stances can be read by now: {reload} opens it");
        self.tell(Kind::Warning, text);
    }

    /// Says where what is done is kept, as nobody may write where the sidecar lies.
    pub(super) fn say_apart(&mut self, kept: &str) {
        let text = format!(
            "The folder can't be written: your stances are kept in {kept}, shown here with the others, and go home once it can"
        );
        self.tell(Kind::Info, text);
    }

    /// Says something that no key asked for: what is said already, and isn't known yet, stays above it.
    pub(super) fn tell(&mut self, kind: Kind, text: String) {
        let is_grave = |said: &Message| matches!(said.kind, Kind::Error | Kind::Warning);
        self.message = self.message.take().filter(is_grave);
        message::add(&mut self.message, Message::new(kind, text));
    }

    /// Saves all and opens the article again, in place.
    pub(super) fn reload(&mut self) {
        self.effects.push(Effect::Reload);
    }

    /// Says why the article can't be opened again.
    pub fn refuse_reload(&mut self, reason: &str) {
        self.message = Some(Message::refusal(&format!("Not read anew: {reason}")));
    }

    /// Another article in the place of `old`: the screen stays as the person has made it.
    pub fn come_after(&mut self, old: &Self) {
        self.plain = old.plain;
        self.pointer.is_ours = old.pointer.is_ours;
    }

    /// The same article in the place of `old`: looks as that did.
    pub fn take_over(&mut self, old: &Self) {
        self.come_after(old);
        self.filter.clone_from(&old.filter);
        self.refresh_filter();
        if old.pane.has_keys() && !self.annotations.is_empty() {
            self.enter_pane();
        }
        if self.message.is_none() {
            self.say(Kind::Info, "The article is read anew");
        }
    }
}

/// "2 new, 1 changed, 1 deleted".
fn counted(changes: &[Change]) -> String {
    let count = |is_it: fn(&Change) -> bool| changes.iter().filter(|change| is_it(change)).count();
    let counts = [
        (count(|change| change.before.is_none()), "new"),
        (
            count(|change| change.before.is_some() && change.after.is_some()),
            "changed",
        ),
        (count(|change| change.after.is_none()), "deleted"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    counts.join(", ")
}

/// Whether `change` brings something that two people decided differently.
fn opens(change: &Change) -> bool {
    let known =
        |annotation: &Option<Arc<Annotation>>| annotation.as_ref().map(|one| one.conflicts.clone());
    let before = known(&change.before).unwrap_or_default();
    let after = known(&change.after).unwrap_or_default();
    after.iter().any(|conflict| !before.contains(conflict))
}
