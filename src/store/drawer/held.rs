//! What was displaced, held by who is to merge it: others would take it for what a crash has left.

use crate::store::atomic::Displaced;
use std::fs::File;

#[derive(Debug)]
pub(super) struct Held {
    pub(super) displaced: Displaced,
    /// Locked until it is closed.
    _turn: Option<File>,
}

impl Held {
    /// What a save here has displaced.
    pub(super) fn mine(displaced: Displaced) -> Self {
        let turn = turn(&displaced);
        Self {
            displaced,
            _turn: turn,
        }
    }

    /// What was found, unless somebody holds it.
    pub(super) fn free(displaced: Displaced) -> Option<Self> {
        let turn = turn(&displaced)?;
        Some(Self {
            displaced,
            _turn: Some(turn),
        })
    }
}

fn turn(displaced: &Displaced) -> Option<File> {
    let file = File::open(displaced.path()).ok()?;
    file.try_lock().ok()?;
    Some(file)
}
