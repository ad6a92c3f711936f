//! What is decided about an item: each decision is one thing that can be undone, and the next item comes by itself.

use super::super::{App, Kind, Overlay};
use super::queue::{self, Decision};
use super::{About, Review};
use crate::annotation::{Annotation, Change, Conflict, Doubt, Field, Standing, Value};
use std::sync::Arc;

/// An answer to a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// What stands there.
    Here,
    /// What the other one decided.
    Theirs,
    /// What it was before both.
    Before,
}

impl App {
    /// Whether the item shown is about a place, and one is shown.
    #[must_use]
    pub fn can_take_place(&self) -> bool {
        let shown = self.reviewed();
        shown.is_some_and(|shown| *shown.about == About::Doubt && shown.span().is_some())
    }

    /// Whether the item shown is about a place.
    #[must_use]
    pub fn is_doubt_shown(&self) -> bool {
        self.reviewed()
            .is_some_and(|shown| *shown.about == About::Doubt)
    }

    /// Whether there are several places to show.
    #[must_use]
    pub fn has_places(&self) -> bool {
        self.reviewed().is_some_and(|shown| shown.places.len() > 1)
    }

    /// The conflict that is shown.
    #[must_use]
    pub fn conflict_shown(&self) -> Option<&Conflict> {
        match &self.review()?.item()?.about {
            About::Conflict(conflict) => Some(conflict),
            About::Doubt => None,
        }
    }

    /// Whether what it was before both can be an answer: a stance that was there is there, and a side is needed.
    #[must_use]
    pub fn has_before(&self) -> bool {
        self.conflict_shown().is_some_and(|conflict| {
            let needs_value = matches!(conflict.field, Field::Side | Field::Place);
            conflict.field != Field::Annotation && (conflict.base.is_some() || !needs_value)
        })
    }

    /// The stance shown, if something can be decided; else says what stands against it.
    fn stance_to_decide(&mut self) -> Option<Arc<Annotation>> {
        if let Some(reason) = &self.refusal {
            let reason = format!("Not decided, open for reading only: {reason}");
            self.message = Some(super::super::Message::refusal(&reason));
            return None;
        }
        self.reviewed().map(|shown| shown.annotation.clone())
    }

    /// Takes the place that is shown: from now on the stance stands there.
    pub(in crate::app) fn take_place(&mut self) {
        let span = self.reviewed().and_then(|shown| shown.span());
        let Some(here) = self.stance_to_decide() else {
            return;
        };
        match span {
            _ if self.conflict_shown().is_some() => {
                let [here, theirs] = ["take-here", "take-theirs"].map(|name| self.key(name));
                self.warn(format!(
                    "Two answers stand here: {here} takes the first one, {theirs} the second"
                ));
            }
            None => {
                let [choose, lost] = ["choose-place", "leave-lost"].map(|name| self.key(name));
                self.warn(format!(
                    "There is no place to take: {choose} chooses one, {lost} leaves the stance lost"
                ));
            }
            Some(span) => {
                let label = format!("{}: place taken", here.stance.side);
                self.edit(&here, label, |annotation| {
                    annotation.span = span;
                    annotation.doubt = None;
                });
                self.decided(Decision::Taken, true);
            }
        }
    }

    /// Leaves the words lost: the stance stays, without a place.
    pub(in crate::app) fn leave_lost(&mut self) {
        let Some(here) = self.stance_to_decide() else {
            return;
        };
        let Some(doubt) = here.doubt.clone().filter(|_| self.is_doubt_shown()) else {
            return self.warn("Only a stance whose place isn't sure can be left lost");
        };
        let is_new = doubt.standing != Standing::Lost;
        if is_new {
            let label = format!("{}: left lost", here.stance.side);
            self.edit(&here, label, |annotation| {
                annotation.doubt = Some(Arc::new(Doubt::lost(doubt.origin.clone())));
            });
        }
        self.decided(Decision::LeftLost, is_new);
    }

    /// Deletes the stance shown.
    pub(in crate::app) fn delete_reviewed(&mut self) {
        if let Some(here) = self.stance_to_decide() {
            self.delete_stance(here);
            self.decided(Decision::Deleted, true);
        }
    }

    fn delete_stance(&mut self, here: Arc<Annotation>) {
        let label = format!("{} deleted", here.stance.side);
        self.perform(label, vec![Change::deleted(here)]);
    }

    /// Settles the conflict shown.
    pub(in crate::app) fn settle_shown(&mut self, answer: Answer) {
        let Some(conflict) = self.conflict_shown().cloned() else {
            return self.warn("Nothing was decided differently here: this is about the place");
        };
        if answer == Answer::Before && !self.has_before() {
            return self.warn("There is nothing before both to go back to");
        }
        let Some(here) = self.stance_to_decide() else {
            return;
        };
        let field = conflict.field;
        let value = answer.value(&conflict, &here);
        if value.is_none() && matches!(field, Field::Annotation | Field::Side) {
            self.delete_stance(here);
            return self.decided(Decision::Deleted, true);
        }
        if let Some(Value::Place(span)) = value
            && self.article.slice(span).is_empty()
        {
            return self
                .warn("These words aren't in the text that is open: that place can't be taken");
        }
        let label = format!("{}: {} settled", here.stance.side, field.word());
        self.edit(&here, label, |annotation| {
            annotation.settle(field, value.as_ref());
        });
        self.decided(Decision::Settled, true);
    }

    /// Closes the queue to choose the words by hand; when they are chosen it goes on.
    pub(in crate::app) fn choose_place(&mut self) {
        if !self.is_doubt_shown() {
            return self.warn("Only a stance whose place isn't sure gets another place here");
        }
        let Some(here) = self.stance_to_decide() else {
            return;
        };
        if self.focus.span.is_empty() {
            return self.say_empty();
        }
        if let Some(Overlay::Review(review)) = self.overlay.take() {
            let keep = self.key("keep-selection");
            self.say(Kind::Info, format!("Choose its words, then {keep}"));
            self.select_in_review(here, review);
        }
    }

    /// Goes on in the queue after words were chosen by hand, or weren't.
    pub(in crate::app) fn resume_review(&mut self, review: Box<Review>) {
        let item = review.item();
        let is_open = item.is_some_and(|item| queue::open(&self.annotations, item).is_some());
        self.show_review(review);
        if !is_open {
            self.decided(Decision::Taken, true);
        }
    }

    /// Takes back what was decided last, and shows it again.
    pub(in crate::app) fn undo_in_review(&mut self) {
        let Some(Overlay::Review(review)) = &mut self.overlay else {
            return;
        };
        let Some(changed) = review.take_back() else {
            return self.warn("Nothing was decided yet that could be taken back");
        };
        if changed {
            self.undo();
        }
        if let Some(Overlay::Review(review)) = self.overlay.take() {
            self.show_review(review);
            self.say(Kind::Done, "Taken back");
        }
    }

    /// Notes what was `decided` about the item shown and shows the next one, or ends with what was decided in all.
    fn decided(&mut self, decision: Decision, changed: bool) {
        let Some(Overlay::Review(mut review)) = self.overlay.take() else {
            return;
        };
        review.decide(decision, changed);
        let annotations = &self.annotations;
        if review.pass(|item| queue::open(annotations, item).is_some()) {
            self.show_review(review);
        } else {
            self.say(Kind::Done, review.summary());
        }
    }
}

impl Answer {
    fn value(self, conflict: &Conflict, here: &Annotation) -> Option<Value> {
        match self {
            // Whether the stance is there, it can't tell of itself.
            Self::Here if conflict.field == Field::Annotation => conflict.ours.clone(),
            Self::Here => conflict.field.of(here),
            Self::Theirs => conflict.theirs.clone(),
            Self::Before => conflict.base.clone(),
        }
    }
}
