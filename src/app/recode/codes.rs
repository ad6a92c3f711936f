//! A list of codes: those of the present stance first, others by a few letters.

use crate::app::App;
use crate::app::input::Input;
use crate::app::picker::{self, Kind, Likely, Roster, tidy};
use std::sync::Arc;

/// A list of codes, and a line that narrows it.
#[derive(Debug, Clone)]
pub struct Codes {
    /// What is typed.
    pub input: Input,
    /// What can be taken, the best first.
    pub rows: Vec<(Kind, Arc<str>)>,
    /// Which of them is highlighted.
    pub chosen: usize,
    rosters: Vec<(Kind, Arc<Roster>)>,
    /// What isn't offered.
    without: Option<Arc<str>>,
}

impl Codes {
    /// All codes of `kinds`.
    pub(super) fn of(app: &mut App, kinds: &[Kind]) -> Self {
        let current = app.current().cloned();
        let roster = |&kind: &Kind| {
            let names = app.names(kind);
            let stance = current.as_ref().map(|annotation| &annotation.stance);
            let name = stance.and_then(|stance| stance.code(kind));
            let place = name.and_then(|name| names.place(name));
            let likely = [(place.into_iter().collect(), Likely::Recent)];
            (kind, Arc::new(Roster::new(names, likely)))
        };
        let mut codes = Self {
            input: Input::default(),
            rows: Vec::new(),
            chosen: 0,
            rosters: kinds.iter().map(roster).collect(),
            without: None,
        };
        codes.narrow();
        codes
    }

    /// The same but for `name`.
    pub(super) fn without(mut self, name: &Arc<str>) -> Self {
        self.without = Some(name.clone());
        self.narrow();
        self
    }

    /// How many there are in all.
    pub(super) fn count(&self) -> usize {
        self.rosters.iter().map(|(_, roster)| roster.len()).sum()
    }

    /// What is highlighted.
    #[must_use]
    pub fn highlighted(&self) -> Option<&(Kind, Arc<str>)> {
        self.rows.get(self.chosen)
    }

    pub(super) fn narrow(&mut self) {
        self.chosen = 0;
        self.rows = picker::codes(&self.rosters, &tidy(self.input.text()));
        let without = self.without.as_ref();
        self.rows.retain(|(_, name)| Some(name) != without);
    }
}
