//! Taking back what was done, and doing it again.

use super::{App, Kind};

impl App {
    /// Takes the last edit back and returns to where it happened.
    pub(super) fn undo(&mut self) {
        if self.undo_dismissal() {
            return;
        }
        if self.is_spreading(false) || (!self.can_undo() && self.history.waits(Self::undo)) {
            return;
        }
        self.undo_last();
    }

    /// Takes the last edit back, whatever was dismissed since.
    pub(super) fn undo_last(&mut self) {
        let Some(edit) = self.history.undo() else {
            let reason = self.history.end();
            return self.warn(reason);
        };
        if let Some(spread) = edit.spread.clone() {
            let edit = edit.clone();
            self.jump_to(edit.focus);
            return self.unspread(&edit, &spread);
        }
        let (label, focus) = (edit.label.clone(), edit.focus);
        let about = edit.about.clone();
        let (changes, codes) = edit.inverse();
        let changes = self.fitted(&changes);
        let hides = self.hiding(&changes);
        let is_somewhere = about.is_none();
        if let Some(about) = about {
            self.describe(about.inverse());
        }
        self.apply(changes.clone(), codes);
        // What concerns the whole article happened nowhere in it.
        if is_somewhere {
            self.jump_to(focus);
        }
        self.step_back_by(&changes);
        let redo = self.key("redo");
        self.say(
            Kind::Done,
            format!("Undone: {label}. {redo} redoes it{hides}"),
        );
    }

    /// Carries out again what was undone last.
    pub(super) fn redo(&mut self) {
        if self.redo_dismissal() {
            return;
        }
        if self.is_spreading(true) || (!self.can_redo() && self.history.waits(Self::redo)) {
            return;
        }
        self.redo_last();
    }

    /// Carries out again what was undone last, whatever dismissal was.
    pub(super) fn redo_last(&mut self) {
        let Some(edit) = self.history.redo() else {
            return self.warn("Nothing to redo");
        };
        if let Some(spread) = edit.spread.clone() {
            let edit = edit.clone();
            self.jump_to(edit.led_to);
            return self.respread(&edit, &spread);
        }
        let (label, focus) = (edit.label.clone(), edit.led_to);
        let (changes, codes) = (edit.changes.clone(), edit.codes.clone());
        let about = edit.about.clone();
        let changes = self.fitted(&changes);
        let hides = self.hiding(&changes);
        let is_somewhere = about.is_none();
        if let Some(about) = about {
            self.describe(about);
        }
        self.apply(changes, codes);
        if is_somewhere {
            self.jump_to(focus);
        }
        let undo = self.key("undo");
        self.say(
            Kind::Done,
            format!("Redone: {label}. {undo} undoes it{hides}"),
        );
    }
}
