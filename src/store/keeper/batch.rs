//! What has piled up while the disk was at work.

use super::remembering::Remembering;
use super::{Order, Told};
use crate::annotation::Change;
use crate::article::AboutChange;
use crate::codebook::CodeChange;

/// The orders that are carried out together.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) changes: Vec<Change>,
    pub(super) abouts: Vec<AboutChange>,
    pub(super) codes: Vec<CodeChange>,
    pub(super) told: Vec<Told>,
    pub(super) revision: Option<u64>,
    pub(super) remembering: Remembering,
    pub(super) look: bool,
    /// Whether somebody may be moving the sidecar from now on, if that changes.
    pub(super) held: Option<bool>,
    pub(super) finish: bool,
}

impl Batch {
    pub(super) fn add(&mut self, order: Order) {
        match order {
            Order::Keep(revision, changes, codes, told) => {
                self.told.push(told);
                self.changes.extend(changes);
                self.codes.extend(codes);
                self.revision = Some(revision);
            }
            // A batch ends before it, or doesn't have it.
            Order::Recode(..) | Order::Recall(_) => {}
            Order::Describe(change) => self.abouts.push(change),
            Order::Record(told) => self.told.push(told),
            Order::Place(place, draft) => self.remembering.place = Some((place, draft)),
            Order::Remember(reader) => self.remembering.reader = Some(reader),
            Order::Dismiss(words) => self.remembering.dismissed = Some(words),
            Order::Look(_) => self.look = true,
            Order::Resume => (self.look, self.held) = (true, Some(false)),
            Order::Assure => self.held = Some(true),
            Order::Finish => self.finish = true,
        }
    }
}
