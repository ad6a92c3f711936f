//! Stepping from one suggestion to the next.

use super::accept::speaker;
use crate::annotation::{Annotation, Change};
use crate::app::{App, Focus, Kind};
use crate::article::Span;
use crate::suggest::Suggestion;
use std::sync::Arc;

impl App {
    pub(in crate::app) fn next_suggestion(&mut self) {
        let shown = &self.suggesting.shown;
        let found = match self.proposed() {
            Some(here) => shown.after(here.span()),
            None => shown.from(self.focus.span.start),
        };
        self.step_to(found.map(Suggestion::span), "after");
    }

    pub(in crate::app) fn previous_suggestion(&mut self) {
        let shown = &self.suggesting.shown;
        let found = match self.proposed() {
            Some(here) => shown.ahead_of(here.span()),
            None => shown.starting_before(self.focus.span.start),
        };
        self.step_to(found.map(Suggestion::span), "before");
    }

    fn step_to(&mut self, found: Option<Span>, whither: &str) {
        match found {
            Some(span) => {
                self.jump_to(Focus::on(&self.article, span));
                self.suggesting.at = Some(span);
            }
            None if self.suggesting.shown.count() == 0 => self.say_nothing_proposed(),
            None => {
                let far = self.far_away();
                self.say(Kind::Info, format!("No suggestion {whither} this{far}"));
            }
        }
    }

    /// What is to be added where there may be others far away in a long text.
    fn far_away(&self) -> &'static str {
        if self.suggests_nearby_alone() {
            " nearby: a text this long is looked through around the focus alone"
        } else {
            ""
        }
    }

    /// The focus has come to the suggestion on `span` by a decision about another: what is proposed there matters more
    /// than what was done.
    pub(super) fn arrive_at(&mut self, span: Span) {
        self.suggesting.at = Some(span);
        self.message = None;
    }

    /// What was done stands; there is no suggestion to go on to.
    pub(super) fn say_no_more(&mut self) {
        let far = self.far_away();
        if let Some(message) = &mut self.message {
            message.text.push_str(". No suggestion after this");
            message.text.push_str(far);
        }
    }

    /// The suggestion that has the focus; else says how to come to one.
    pub(super) fn suggestion_in_hand(&mut self) -> Option<Suggestion> {
        let found = self.proposed().cloned();
        if found.is_none() && self.suggesting.shown.count() == 0 {
            self.say_nothing_proposed();
        } else if found.is_none() {
            let key = self.key("next-suggestion");
            let text = format!("No suggestion has the focus; {key} goes to the next");
            self.say(Kind::Info, text);
        }
        found
    }

    fn say_nothing_proposed(&mut self) {
        let text = if !self.suggesting.wishes.shown {
            let key = self.key("suggestions");
            format!("Suggestions are hidden; {key} shows them")
        } else if self.suggesting.heard < self.suggesting.asked {
            String::from("Suggestions are still being looked for")
        } else {
            String::from("Nothing is proposed here")
        };
        self.say(Kind::Info, text);
    }

    /// Goes back to the suggestion of which a stance was made that `changes` have just taken back.
    pub(in crate::app) fn step_back_by(&mut self, changes: &[Change]) {
        let gone = changes.iter().filter(|change| change.after.is_none());
        let mut gone = gone.filter_map(|change| change.before.as_ref());
        let span = self.focus.span;
        let here = self.suggesting.shown.on(span);
        let name = here.and_then(speaker);
        let is_its =
            |stance: &Arc<Annotation>| stance.span == span && stance.stance.speaker == name;
        if here.is_some() && gone.any(is_its) {
            self.suggesting.at = Some(span);
        }
    }
}
