//! Counts of stances by position.

use super::{Annotation, Position};

/// How many stances, and how many of them for, against and neutral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All of them, those not judged too.
    pub all: usize,
    positions: [usize; Position::ALL.len()],
}

impl Tally {
    /// How many take `position`.
    #[must_use]
    pub fn of(&self, position: Position) -> usize {
        self.positions[position as usize]
    }

    /// Counts `annotation` in.
    pub fn add(&mut self, annotation: &Annotation) {
        self.all += 1;
        if let Some(position) = annotation.stance.position {
            self.positions[position as usize] += 1;
        }
    }

    /// Takes `annotation`, which was counted in, out again.
    pub fn take(&mut self, annotation: &Annotation) {
        self.all = self.all.saturating_sub(1);
        if let Some(position) = annotation.stance.position {
            let count = &mut self.positions[position as usize];
            *count = count.saturating_sub(1);
        }
    }
}
