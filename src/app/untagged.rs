//! Going through the sentences that have no stance yet: none overlaps them; lost ones are nowhere.

use super::{App, Focus, Kind};
use crate::article::Span;

impl App {
    pub(super) fn next_untagged(&mut self) {
        let found = self.untagged_from(self.focus.span.end);
        self.go_to_untagged(found, "No sentence without a stance after this");
    }

    pub(super) fn previous_untagged(&mut self) {
        let found = self.untagged_before(self.focus.span.start);
        self.go_to_untagged(found, "No sentence without a stance before this");
    }

    /// A step where the sentence is on screen already, else a jump: there is a way back then.
    fn go_to_untagged(&mut self, found: Option<Span>, otherwise: &str) {
        let Some(sentence) = found else {
            return match self.article.stretch_count() {
                0 => self.say_empty(),
                _ => self.say(Kind::Info, otherwise),
            };
        };
        self.settle();
        if sentence.overlaps(self.view.shown(&self.article)) {
            self.move_to(Focus::sentence(sentence));
        } else {
            self.jump_to(Focus::sentence(sentence));
        }
    }

    /// The first sentence that begins at byte `at` or later and has no stance. The sentences of a
    /// stretch are found once, and what a stance covers is not looked at.
    fn untagged_from(&self, at: usize) -> Option<Span> {
        let (mut at, mut index) = (at, self.article.stretch_at(at));
        while index < self.article.stretch_count() {
            for sentence in self.article.sentences(index) {
                if sentence.start >= at {
                    match self.covered(sentence) {
                        Some(covered) => at = covered.end,
                        None => return Some(sentence),
                    }
                }
            }
            index = (index + 1).max(self.article.stretch_at(at));
        }
        None
    }

    /// The last sentence that begins before byte `at` and has no stance.
    fn untagged_before(&self, at: usize) -> Option<Span> {
        let (mut at, mut after) = (at, self.article.stretch_at(at) + 1);
        while let Some(index) = after.checked_sub(1) {
            for sentence in self.article.sentences(index).into_iter().rev() {
                if sentence.start < at {
                    match self.covered(sentence) {
                        Some(covered) => at = covered.start,
                        None => return Some(sentence),
                    }
                }
            }
            after = index.min(self.article.stretch_at(at) + 1);
        }
        None
    }

    /// What the stances on `sentence` cover together with it; nothing if there is none.
    fn covered(&self, sentence: Span) -> Option<Span> {
        let stances = self.annotations.overlapping(sentence);
        stances.map(|found| found.span).reduce(Span::hull)
    }
}
