//! What is looked at, in which order, and what was decided.

use crate::annotation::{Annotation, Annotations, Conflict, Id, Standing};
use crate::article::Span;
use std::sync::Arc;

/// What is to be decided about a stance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Which of two answers counts.
    Conflict(Conflict),
    /// Where its words are.
    Doubt,
}

/// Something to be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Of which stance.
    pub id: Id,
    /// What.
    pub about: About,
}

/// What was decided about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    Taken,
    Settled,
    LeftLost,
    Deleted,
    /// Somebody else was faster.
    Elsewhere,
}

impl Decision {
    const TOLD: [(Self, &'static str); 4] = [
        (Self::Settled, "settled"),
        (Self::Taken, "taken"),
        (Self::LeftLost, "left lost"),
        (Self::Deleted, "deleted"),
    ];
}

/// The queue while it is open.
#[derive(Debug, Clone)]
pub struct Review {
    pub(super) items: Vec<Item>,
    /// Which item is shown.
    pub(super) at: usize,
    /// Which of the places where its words may be.
    pub(super) place: usize,
    /// What was decided, item by item.
    decided: Vec<Option<Decision>>,
    /// The items decided here, the last one last, and whether that changed anything.
    done: Vec<(usize, bool)>,
}

/// What the queue shows of an item.
#[derive(Debug, Clone)]
pub struct Shown<'a> {
    /// The stance.
    pub annotation: &'a Arc<Annotation>,
    /// What is to be decided.
    pub about: &'a About,
    /// Which item it is, counted from 1.
    pub number: usize,
    /// Of how many.
    pub count: usize,
    /// Where its words may be, the likeliest first.
    pub places: Vec<Span>,
    /// Which of those is shown.
    pub place: usize,
}

impl Shown<'_> {
    /// The place that is shown, if there is one.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.places.get(self.place).copied()
    }
}

impl Review {
    pub(super) fn new(items: Vec<Item>, at: usize) -> Self {
        Self {
            decided: vec![None; items.len()],
            items,
            at,
            place: 0,
            done: Vec::new(),
        }
    }

    pub(super) fn item(&self) -> Option<&Item> {
        self.items.get(self.at)
    }

    /// Notes what was decided about the item shown, and whether that `changed` anything.
    pub(super) fn decide(&mut self, decision: Decision, changed: bool) {
        if let Some(place) = self.decided.get_mut(self.at) {
            *place = Some(decision);
            self.done.push((self.at, changed));
        }
    }

    /// Goes to the item decided last, about which nothing is decided now; says whether that had changed anything.
    pub(super) fn take_back(&mut self) -> Option<bool> {
        let (item, changed) = self.done.pop()?;
        if let Some(place) = self.decided.get_mut(item) {
            *place = None;
        }
        // What somebody else deleted may have come back with it.
        for place in &mut self.decided {
            place.take_if(|decision| *decision == Decision::Elsewhere);
        }
        (self.at, self.place) = (item, 0);
        Some(changed)
    }

    /// Goes to another item that is still open, `by` 1 or -1 from here and round the ends; says whether there is one.
    pub(super) fn walk(&mut self, by: isize) -> bool {
        let count = self.items.len();
        let step = by.rem_euclid(isize::try_from(count.max(1)).unwrap_or(isize::MAX));
        let step = step.unsigned_abs();
        let mut others = (1..count).map(|steps| (self.at + steps * step) % count);
        let other = others.find(|at| self.decided.get(*at).is_some_and(Option::is_none));
        if let Some(other) = other {
            (self.at, self.place) = (other, 0);
        }
        other.is_some()
    }

    /// Goes to the next item that `is_open`, from here on and round the end; says whether there is one.
    pub(super) fn pass(&mut self, is_open: impl Fn(&Item) -> bool) -> bool {
        for (item, decided) in self.items.iter().zip(&mut self.decided) {
            if decided.is_none() && !is_open(item) {
                *decided = Some(Decision::Elsewhere);
            }
        }
        self.decided.get(self.at).is_some_and(Option::is_none) || self.walk(1)
    }

    /// "All looked at: 4 taken, 1 left lost"
    pub(super) fn summary(&self) -> String {
        let count = |decision: Decision| {
            let decided = self.decided.iter().flatten();
            decided.filter(|one| **one == decision).count()
        };
        let told = Decision::TOLD.iter().filter_map(|(decision, word)| {
            let many = count(*decision);
            (many > 0).then(|| format!("{many} {word}"))
        });
        let told = told.collect::<Vec<_>>().join(", ");
        let left = self.decided.iter().filter(|one| one.is_none()).count();
        match (left, told.is_empty()) {
            (0, true) => String::from("All looked at"),
            (0, false) => format!("All looked at: {told}"),
            (_, true) => format!("{left} left to review"),
            (_, false) => format!("{told}; {left} left to review"),
        }
    }
}

/// All that is to be decided: what was decided differently first, then places, the least sure ones first; each by
/// place.
pub(super) fn items(annotations: &Annotations) -> Vec<Item> {
    let conflicts = annotations.iter().flat_map(|one| {
        let item = |conflict: &Conflict| Item {
            id: one.id.clone(),
            about: About::Conflict(conflict.clone()),
        };
        one.conflicts.iter().map(item)
    });
    let order = [
        Standing::Ambiguous,
        Standing::Edited,
        Standing::Moved,
        Standing::Lost,
    ];
    let doubts = order.into_iter().flat_map(|standing| {
        let mut found = Vec::new();
        for one in annotations.iter() {
            if one.standing() == Some(standing) {
                found.push(Item {
                    id: one.id.clone(),
                    about: About::Doubt,
                });
            }
        }
        found
    });
    conflicts.chain(doubts).collect()
}

/// The stance of `item`, as long as it is there and nobody has decided what the item is about.
pub(super) fn open<'a>(annotations: &'a Annotations, item: &Item) -> Option<&'a Arc<Annotation>> {
    let mut all = annotations.iter();
    let found = all.find(|annotation| annotation.id == item.id)?;
    let is_open = match &item.about {
        About::Doubt => found.doubt.is_some(),
        About::Conflict(conflict) => found.conflicts.contains(conflict),
    };
    is_open.then_some(found)
}
