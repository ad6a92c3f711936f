//! Choosing both ends of a span.

use super::review::Review;
use super::{App, Focus, Kind};
use crate::annotation::Annotation;
use crate::article::{Span, Unit};
use std::sync::Arc;

/// A span whose ends are being chosen.
#[derive(Debug, Clone)]
pub(super) struct Selection {
    origin: Focus,
    /// The stance whose words are being chosen.
    stance: Option<Arc<Annotation>>,
    moves_start: bool,
    end: Span,
    /// The queue that it was begun from, and goes back to.
    review: Option<Box<Review>>,
}

impl Selection {
    /// The word or so at the end that moves, for the screen to follow.
    #[must_use]
    pub(super) fn moving(&self) -> Span {
        self.end
    }
}

impl App {
    /// Selects what is in focus; on a stance, its words. In the pane the stance is the one shown.
    pub(super) fn start_selection(&mut self) {
        if self.focus.span.is_empty() {
            return self.say_empty();
        }
        let stance = if self.pane.has_keys() {
            let Some(here) = self.current().cloned() else {
                return self.warn("No stance here");
            };
            self.leave_pane();
            self.go_to_words(&here);
            Some(here)
        } else {
            self.stance_on_focus().cloned()
        };
        self.select_for(stance.filter(|_| self.can_tag()));
    }

    /// Puts the focus on the words of `here`; of a lost one, on the sentence where they were.
    fn go_to_words(&mut self, here: &Arc<Annotation>) {
        if let Some(words) = here.lost_words() {
            let words = crate::article::visible::line(words);
            self.say(Kind::Info, format!("Lost, to be chosen anew: “{words}”"));
            let sentence = self.article.sentence_at(here.span.start);
            self.jump_to(Focus::sentence(sentence));
        } else if here.span != self.focus.span {
            self.jump_to(Focus::on(&self.article, here.span));
        }
    }

    fn select_for(&mut self, stance: Option<Arc<Annotation>>) {
        let span = self.focus.span;
        self.selection = Some(Selection {
            origin: self.focus,
            stance,
            moves_start: false,
            end: Span::new(span.end, span.end),
            review: None,
        });
        self.focus = Focus::new(span, Unit::Free);
    }

    /// Selects what is in focus as the words of `stance`, about which `review` goes on then.
    pub(super) fn select_in_review(&mut self, stance: Arc<Annotation>, review: Box<Review>) {
        self.select_for(Some(stance));
        if let Some(selection) = &mut self.selection {
            selection.review = Some(review);
        }
    }

    /// Which end the keys move: whether it is the start.
    #[must_use]
    pub fn moves_start(&self) -> bool {
        self.selection
            .as_ref()
            .is_some_and(|selection| selection.moves_start)
    }

    /// The byte that the reader has at hand: of a selection the end that moves, of a focus with the place
    /// found last in it that place, else where the focus begins.
    #[must_use]
    pub fn finger(&self) -> usize {
        let span = self.focus.span;
        if self.is_selecting() && !self.moves_start() {
            let last = span.end.saturating_sub(1);
            return self.article.text().floor_char_boundary(last);
        }
        let hit = self.search.as_ref().and_then(|search| search.hit);
        let hit = hit.filter(|hit| span.holds(hit.start) && !self.is_selecting());
        hit.map_or(span.start, |hit| hit.start)
    }

    /// Whether what is selected is to be the words of a stance.
    #[must_use]
    pub fn moves_stance(&self) -> bool {
        self.selection
            .as_ref()
            .is_some_and(|selection| selection.stance.is_some())
    }

    pub(super) fn swap_ends(&mut self) {
        if let Some(selection) = &mut self.selection {
            selection.moves_start = !selection.moves_start;
        }
        self.set_ends(self.focus.span);
    }

    pub(super) fn move_end_by_word(&mut self, on: bool) {
        let span = self.focus.span;
        let article = &self.article;
        let moved = match (self.moves_start(), on) {
            (false, true) => article.word_from(span.end).map(|word| word.end),
            (false, false) => last_word_end(article, span),
            (true, true) => article.word_from(span.start).and_then(|word| {
                if word.start > span.start {
                    Some(word.start)
                } else {
                    article.word_from(word.end).map(|next| next.start)
                }
            }),
            (true, false) => article.word_before(span.start).map(|word| word.start),
        };
        self.move_end(moved);
    }

    pub(super) fn move_end_by_sentence(&mut self, on: bool) {
        let span = self.focus.span;
        let article = &self.article;
        let moved = match (self.moves_start(), on) {
            (false, true) => article
                .sentence_from(article.sentence_at(span.end.saturating_sub(1)).start)
                .and_then(|here| {
                    if here.end > span.end {
                        Some(here.end)
                    } else {
                        article.sentence_from(span.end).map(|next| next.end)
                    }
                }),
            (false, false) => article
                .sentence_before(article.sentence_at(span.end.saturating_sub(1)).start)
                .map(|before| before.end),
            (true, true) => article.sentence_from(span.start + 1).map(|next| next.start),
            (true, false) => article
                .sentence_before(span.start)
                .map(|before| before.start),
        };
        self.move_end(moved);
    }

    pub(super) fn move_end(&mut self, to: Option<usize>) {
        let span = self.focus.span;
        let moved = to.map(|at| {
            if self.moves_start() {
                Span::new(at, span.end)
            } else {
                Span::new(span.start, at)
            }
        });
        match moved.filter(|moved| !moved.is_empty()) {
            Some(moved) => self.set_ends(moved),
            None => self.warn("No further this way"),
        }
    }

    fn set_ends(&mut self, span: Span) {
        if let Some(selection) = &mut self.selection {
            let end = if selection.moves_start {
                span.start
            } else {
                span.end
            };
            selection.end = Span::new(end.saturating_sub(usize::from(!selection.moves_start)), end);
        }
        self.focus = Focus::new(span, Unit::Free);
        self.follow = true;
    }

    /// Selects `span` without the blanks at its ends, as if from `origin`. The screen stands still.
    pub(super) fn select_dragged(&mut self, origin: Focus, span: Span, moves_start: bool) {
        let words = self.article.slice(span);
        let start = span.end - words.trim_start().len();
        let span = Span::new(start, start + words.trim().len());
        if span.is_empty() {
            return;
        }
        let end = if moves_start { span.start } else { span.end };
        self.selection = Some(Selection {
            origin,
            moves_start,
            end: Span::new(end, end),
            stance: None,
            review: None,
        });
        self.focus = Focus::new(span, Unit::Free);
    }

    /// Ends the selection. What was selected is the focus, and the words of the stance that it was
    /// begun on.
    pub(super) fn accept_selection(&mut self) {
        let begun = self.selection.clone();
        self.keep_selection();
        if let Some(Selection {
            origin,
            stance: Some(stance),
            review,
            ..
        }) = begun
        {
            self.move_words(&stance, origin);
            if let Some(review) = review {
                self.resume_review(review);
            }
        }
    }

    /// Ends the selection; what was selected is the focus.
    pub(super) fn keep_selection(&mut self) {
        self.selection = None;
        self.move_to(Focus::on(&self.article, self.focus.span));
    }

    pub(super) fn drop_selection(&mut self) {
        if let Some(selection) = self.selection.take() {
            self.move_to(selection.origin);
            if let Some(review) = selection.review {
                self.resume_review(review);
            }
        }
    }
}

/// The end of the last word that ends before the end of `span`, if one is left in it.
fn last_word_end(article: &crate::article::Article, span: Span) -> Option<usize> {
    let last = article.word_before(span.end)?;
    let word = if last.end < span.end {
        last
    } else {
        article.word_before(last.start)?
    };
    (word.end > span.start).then_some(word.end)
}
