//! Stepping from one suggestion to the next.

use crate::app::{App, Focus, Kind};
use crate::article::Span;
use crate::suggest::Suggestion;

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
            None => self.say(Kind::Info, format!("No suggestion {whither} this")),
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
        if let Some(message) = &mut self.message {
            message.text.push_str(". No suggestion after this");
        }
    }

    /// The suggestion that has the focus; else says how to come to one.
    pub(super) fn suggestion_in_hand(&mut self) -> Option<Suggestion> {
        let found = self.proposed().cloned();
        if found.is_none() && self.suggesting.shown.count() == 0 {
            self.say_nothing_proposed();
        } else if found.is_none() {
            let key = self.key("next-suggestion");
            self.warn(format!(
                "No suggestion has the focus; {key} goes to the next"
            ));
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

    /// Goes back to the suggestion of which a stance was made that is now taken back.
    pub(in crate::app) fn step_back_to(&mut self, span: Span) {
        if self.suggesting.shown.on(span).is_some() {
            self.suggesting.at = Some(span);
        }
    }
}
