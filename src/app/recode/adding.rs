//! A new side: its name is typed, all else is chosen for it.

use super::{Aim, Revising, Step};
use crate::app::App;
use crate::app::input::Input;
use crate::app::overlay::Overlay;
use crate::app::picker::tidy;
use crate::codebook::{Code, CodeChange, Side};

impl App {
    /// Lets the name of a new side be typed.
    pub(in crate::app) fn add_side(&mut self) {
        if self.ready_to_tag() {
            let (aim, step) = (Aim::Add, Step::New(Input::default()));
            self.overlay = Some(Overlay::Codes(Box::new(Revising { aim, step })));
        }
    }

    /// What Enter would do with the name that is `typed`, in lines for the reader.
    pub(super) fn foretold_side(&self, typed: &str) -> Vec<String> {
        vec![match self.new_side(typed) {
            Ok(side) => format!("{}, {}", signs(&side), side.color),
            Err(reason) => reason,
        }]
    }

    /// Adds the side whose name is `typed` to the codebook.
    pub(super) fn take_side(&mut self, typed: &str) {
        match self.new_side(typed) {
            Ok(side) => {
                self.overlay = None;
                let label = format!("Side {}: {}", side.name, signs(&side));
                self.perform_codes(label, vec![CodeChange::made(Code::Side(side.into()))]);
            }
            Err(reason) => self.warn(reason),
        }
    }

    /// The side that would come into being, or why none would.
    fn new_side(&self, typed: &str) -> Result<Side, String> {
        let name = tidy(typed);
        if name.is_empty() {
            return Err(String::from("Type its name; its key and colour are chosen"));
        }
        if let Some(side) = self.codebook.side_called(&name) {
            let (side, key) = (&side.name, side.key);
            return Err(format!("{name} is there already: side {side}, key {key}"));
        }
        let is_bound = |key| self.keymap.beside_sides(key).is_some();
        let side = self.codebook.new_side(&name, is_bound);
        side.ok_or_else(|| String::from("No key is left for another side"))
    }
}

/// What one side is told from another by.
fn signs(side: &Side) -> String {
    format!("key {}, letter {}", side.key, side.letter)
}
