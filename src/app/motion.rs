//! Moving the focus through the text.

use super::{App, Focus};
use crate::article::{Span, Unit};

/// How far a page key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// A screenful less two lines, which stay for the eye to go on from.
    Page,
    /// Half a screenful.
    Half,
}

impl App {
    /// Puts the focus somewhere else; the screen follows.
    pub(super) fn move_to(&mut self, focus: Focus) {
        self.focus = focus;
        self.follow = true;
        self.way.moved();
    }

    /// Puts the focus far away, remembering where it came from. Jumps in a row count as one.
    pub(super) fn jump_to(&mut self, focus: Focus) {
        self.way.jumped_from(self.focus);
        self.move_to(focus);
    }

    /// Whether there is a place to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        self.way.origin().is_some()
    }

    pub(super) fn go_back(&mut self) {
        match self.way.go_back(self.focus) {
            Some(focus) => self.move_to(focus),
            None => self.warn("No jump yet to go back from"),
        }
    }

    pub(super) fn next_sentence(&mut self) {
        let next = self.begun_sentence();
        match next.or_else(|| self.article.sentence_from(self.focus.span.end)) {
            Some(span) => self.move_to(Focus::sentence(span)),
            None => self.stay_at_edge(
                "The last sentence",
                self.article.sentence_before(usize::MAX),
            ),
        }
    }

    /// Of a free span the sentence that begins in it and goes on after it: it is still to be read.
    fn begun_sentence(&self) -> Option<Span> {
        let focus = self.focus.span;
        let last = self.article.sentence_at(focus.end.saturating_sub(1));
        let is_begun = last.start > focus.start && last.end > focus.end;
        (self.focus.unit == Unit::Free && is_begun).then_some(last)
    }

    pub(super) fn previous_sentence(&mut self) {
        match self.article.sentence_before(self.focus.span.start) {
            Some(span) => self.move_to(Focus::sentence(span)),
            None => self.stay_at_edge("The first sentence", self.article.sentence_from(0)),
        }
    }

    pub(super) fn next_paragraph(&mut self) {
        let last = self
            .article
            .paragraph_at(self.focus.span.end.saturating_sub(1));
        self.go_to_paragraph(last + 1);
    }

    pub(super) fn previous_paragraph(&mut self) {
        let number = self.article.paragraph_at(self.focus.span.start);
        let inside = self.focus.span.start > self.article.paragraph(number).start;
        self.go_to_paragraph(if inside {
            number
        } else {
            number.saturating_sub(1)
        });
    }

    fn go_to_paragraph(&mut self, number: usize) {
        if number == 0 {
            self.stay_at_edge("The first paragraph", self.article.sentence_from(0));
        } else if number > self.article.paragraph_count() {
            self.stay_at_edge(
                "The last paragraph",
                self.article.sentence_before(usize::MAX),
            );
        } else {
            let span = self.article.paragraph(number);
            let focus = match self.focus.unit {
                Unit::Paragraph => Focus::new(span, Unit::Paragraph),
                _ => Focus::sentence(self.article.sentence_at(span.start)),
            };
            self.move_to(focus);
        }
    }

    /// At either end of the text: from a smaller or larger unit, the last sentence there is still taken.
    fn stay_at_edge(&mut self, edge: &str, sentence: Option<Span>) {
        match sentence {
            Some(span) if self.focus.unit != Unit::Paragraph && span != self.focus.span => {
                self.move_to(Focus::sentence(span));
            }
            Some(_) => self.say(super::Kind::Info, edge),
            None => self.say_empty(),
        }
    }

    pub(super) fn go_to_start(&mut self) {
        self.jump_to_sentence(self.article.sentence_from(0));
    }

    pub(super) fn go_to_end(&mut self) {
        self.jump_to_sentence(self.article.sentence_before(usize::MAX));
    }

    fn jump_to_sentence(&mut self, sentence: Option<Span>) {
        match sentence {
            Some(span) => self.jump_to(Focus::sentence(span)),
            None => self.say_empty(),
        }
    }

    pub(super) fn say_empty(&mut self) {
        self.say(super::Kind::Info, "This text is empty");
    }

    /// Moves the window; the focus goes to the first sentence that begins in it, and at the end of
    /// the text to the last.
    pub(super) fn page(&mut self, pace: Pace, on: bool) {
        self.settle();
        let height = self.view.height();
        let rows = match pace {
            Pace::Page => height.saturating_sub(2).max(1),
            Pace::Half => (height / 2).max(1),
        };
        let rows = isize::try_from(rows).unwrap_or(isize::MAX);
        let before = self.view.top_byte(&self.article);
        self.view
            .scroll(&self.article, if on { rows } else { -rows });
        self.view.arrange(&self.article);
        let moved = self.view.top_byte(&self.article) != before;
        match (moved, on) {
            (true, _) => self.focus_on_window(on),
            (false, true) => self.next_edge(
                self.article.sentence_before(usize::MAX),
                "The end of the text",
            ),
            (false, false) => {
                self.next_edge(self.article.sentence_from(0), "The start of the text");
            }
        }
    }

    fn next_edge(&mut self, sentence: Option<Span>, edge: &str) {
        match sentence {
            Some(span) if span != self.focus.span => self.move_to(Focus::sentence(span)),
            _ => self.say(super::Kind::Info, edge),
        }
    }

    /// Never against the way of the key: near the ends of the text the window moves less than the focus may have.
    fn focus_on_window(&mut self, on: bool) {
        let shown = self.view.shown(&self.article);
        let first = self.article.sentence_from(shown.start);
        let span = first
            .filter(|sentence| sentence.start < shown.end)
            .unwrap_or_else(|| self.article.sentence_at(shown.start));
        let ahead = if on {
            span.start >= self.focus.span.start
        } else {
            span.start <= self.focus.span.start
        };
        if ahead || self.pointer.adrift {
            self.way.moved();
            self.focus = Focus::sentence(span);
        }
    }
}
