//! Calling a code otherwise, in this article and in all others; taking that back; what came of it.

use super::Naming;
use super::naming::{counted, left};
use crate::annotation::{Act, Annotation, Change, Elsewhere, Recoded};
use crate::app::history::{Edit, Spread};
use crate::app::picker::Meant;
use crate::app::{App, Effect, Kind};
use crate::codebook::{CodeChange, Recode};
use std::sync::Arc;

impl App {
    /// Calls what `naming` tells of `to` from now on.
    pub(super) fn recode(&mut self, naming: Naming, to: Arc<str>) {
        let (kind, from) = (naming.kind, naming.from);
        if from == to {
            return self.warn(format!("{from} is its name so far"));
        }
        self.overlay = None;
        let recode = Recode { kind, from, to };
        let all = self.annotations.iter();
        let named = all.filter(|annotation| annotation.stance.code(kind) == Some(&recode.from));
        let changes: Vec<_> = named
            .map(|annotation| renamed(annotation, &recode))
            .collect();
        let codes = recode.changes(&self.codebook);
        let label = format!("{} → {}", recode.from, recode.to);
        self.history.record(Edit {
            label: label.clone(),
            changes: changes.clone(),
            codes: codes.clone(),
            focus: self.focus,
            led_to: self.focus,
            about: None,
            spread: Some(Spread {
                recode: recode.clone(),
                codebook: Some(self.codebook.clone()),
                revision: 0,
                told: <[String; 2]>::default(),
                record: None,
            }),
        });
        let undo = self.key("undo");
        self.spread(
            label,
            &format!("{undo} undoes it"),
            Act {
                recode,
                changes,
                codes,
                only: None,
                takes_back: false,
            },
        );
    }

    /// Takes back in all articles what `spread` tells of; the last edit undone is the one that did it.
    pub(in crate::app) fn unspread(&mut self, edit: &Edit, spread: &Spread) {
        let (changes, codes) = edit.inverse();
        let redo = self.key("redo");
        self.spread(
            format!("Undone: {}", edit.label),
            &format!("{redo} redoes it"),
            Act {
                recode: spread.recode.inverse(),
                changes,
                codes,
                only: spread.record.clone(),
                takes_back: true,
            },
        );
        // The codes come back where they stood.
        if let Some(codebook) = &spread.codebook {
            self.codebook = codebook.clone();
        }
        self.refresh_filter();
        self.relist();
    }

    /// Does again in all articles what was taken back.
    pub(in crate::app) fn respread(&mut self, edit: &Edit, spread: &Spread) {
        let undo = self.key("undo");
        self.spread(
            format!("Redone: {}", edit.label),
            &format!("{undo} undoes it"),
            Act {
                recode: spread.recode.clone(),
                changes: edit.changes.clone(),
                codes: edit.codes.clone(),
                only: spread.record.clone(),
                takes_back: false,
            },
        );
    }

    /// Carries out `act` here and orders it elsewhere. `label` says what it is, `way` the way back.
    fn spread(&mut self, label: String, way: &str, mut act: Act) {
        act.changes = self.fitted(&act.changes);
        self.change_codes(&act.codes);
        for change in &act.changes {
            self.annotations.apply(change);
        }
        self.refresh_filter();
        self.relist();
        self.keep_in_hand(&act);
        let revision = self.saving.next_revision(&act.changes, &act.codes);
        let told = format!("{label}. {way}");
        let told_in_parts = [label, way.to_owned()];
        self.history
            .begin_spread(act.takes_back, revision, told_in_parts);
        self.say(Kind::Done, told);
        self.tell_history();
        self.effects.push(Effect::Recode { revision, act });
    }

    /// What is in hand is called otherwise too: the stance touched last, the last one made, what is held.
    fn keep_in_hand(&mut self, act: &Act) {
        let touched = self.touched.as_ref();
        let same = |change: &&Change| change.before.as_ref() == touched;
        if let Some(change) = act.changes.iter().find(same).filter(|_| touched.is_some()) {
            self.touched.clone_from(&change.after);
        }
        self.known.forget();
        let recode = &act.recode;
        if Meant::of(&self.codebook, recode.kind, &recode.from).is_some() {
            // A merge was taken back: there are two again, and nobody knows which is meant.
            return;
        }
        let last = self.last.as_mut();
        if let Some(last) = last.filter(|last| last.code(recode.kind) == Some(&recode.from)) {
            last.set_code(recode.kind, recode.to.clone());
        }
        self.held.rename(recode);
        self.known.rename(recode);
    }

    /// Whether the last edit, done or undone, is still under way in other articles; says so.
    pub(in crate::app) fn is_spreading(&mut self, undone: bool) -> bool {
        let Some(edit) = self.history.next(undone) else {
            return false;
        };
        let is_on = edit
            .spread
            .as_ref()
            .is_some_and(|spread| spread.record.is_none());
        if is_on {
            let text = format!(
                "{} is still being done in other articles: a moment",
                edit.label
            );
            self.warn(text);
        }
        is_on
    }

    /// An act is done in the other articles too.
    pub(in crate::app) fn take_recoded(
        &mut self,
        revision: u64,
        done: &Elsewhere,
        record: Arc<[Recoded]>,
    ) {
        let Some((here, [label, way])) = self.history.end_spread(revision, record) else {
            return;
        };
        // The names are gathered anew here, since no key is to wait for that.
        self.prepare();
        let told = format!("{label}. {way}");
        let is_shown = self
            .message
            .as_ref()
            .is_some_and(|message| message.text == told);
        let stale = (done.stale > 0)
            .then(|| format!("{} left as changed by somebody else since", done.stale));
        let troubles: Vec<_> = left(done).into_iter().chain(stale).collect();
        let text = format!("{label}: {}. {way}", counted(here, done));
        if !troubles.is_empty() {
            self.warn(format!("{text}. {}", troubles.join(". ")));
        } else if is_shown {
            self.say(Kind::Done, text);
        }
    }

    /// Carries out what concerns the codebook alone.
    pub(super) fn perform_codes(&mut self, label: String, codes: Vec<CodeChange>) {
        let undo = self.key("undo");
        self.say(Kind::Done, format!("{label}. {undo} undoes it"));
        self.history.record(Edit {
            label,
            changes: Vec::new(),
            codes: codes.clone(),
            focus: self.focus,
            led_to: self.focus,
            about: None,
            spread: None,
        });
        self.apply(Vec::new(), codes);
    }
}

fn renamed(annotation: &Arc<Annotation>, recode: &Recode) -> Change {
    let mut after = Annotation::clone(annotation);
    after.stance.set_code(recode.kind, recode.to.clone());
    Change::edited(annotation.clone(), after)
}
