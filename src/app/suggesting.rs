//! The stances that the wording suggests: which of them show, and which one has the focus.
//!
//! A suggestion has the focus only where the reader stepped to it: whoever reads on without them has every key do
//! what it does without them. Must not know how suggestions are found or drawn.

mod accept;
mod choose;
mod dismiss;
mod holding;
mod shown;
mod step;

pub use shown::Shown;

use super::{App, Effect};
use crate::annotation::Change;
use crate::article::{Span, Unit};
use crate::codebook::{Code, CodeChange};
use crate::suggest::{Suggestion, Wishes, window};
use dismiss::Dismissed;
use std::sync::Arc;

/// What the wording suggests, as far as it is known.
#[derive(Debug)]
pub struct Suggesting {
    wishes: Wishes,
    shown: Shown,
    dismissed: Dismissed,
    /// The words of the one that the reader stepped to.
    at: Option<Span>,
    /// The words of the one that all that is held is for; what was held elsewhere is for whatever is tagged next.
    held_for: Option<Span>,
    /// The part of the text that they were last asked for.
    within: Span,
    /// How many times they were asked for; the number of the last answer.
    asked: u64,
    heard: u64,
}

impl Suggesting {
    pub(super) fn new(wishes: Wishes) -> Self {
        Self {
            wishes,
            shown: Shown::default(),
            dismissed: Dismissed::default(),
            at: None,
            held_for: None,
            within: Span::default(),
            asked: 0,
            heard: 0,
        }
    }

    /// Which suggestions the reader wants to see, as of now.
    #[must_use]
    pub const fn wishes(&self) -> &Wishes {
        &self.wishes
    }

    /// What was undone can't be redone any more.
    pub(super) fn forget_undone(&mut self) {
        self.dismissed.forget_undone();
    }

    /// So many edits of earlier sessions come before those of this one.
    pub(super) fn recall(&mut self, done: usize, undone: usize) {
        self.dismissed.put_after(done, undone);
    }

    /// None has the focus any more.
    pub(super) fn let_go(&mut self) {
        self.at = None;
    }

    /// Those that show.
    #[must_use]
    pub const fn shown(&self) -> &Shown {
        &self.shown
    }
}

impl App {
    /// What the wording suggests.
    #[must_use]
    pub const fn suggesting(&self) -> &Suggesting {
        &self.suggesting
    }

    /// The suggestion that has the focus.
    #[must_use]
    pub fn proposed(&self) -> Option<&Suggestion> {
        let at = self.suggesting.at?;
        let has_focus = at == self.focus.span && !self.pane.has_keys() && !self.is_selecting();
        has_focus.then(|| self.suggesting.shown.on(at))?
    }

    /// Asks what the wording suggests by the codebook as it is now, unless nobody wants to know.
    pub(super) fn ask_for_suggestions(&mut self) {
        if !self.suggesting.wishes.shown {
            return;
        }
        let within = window(&self.article, self.focus.span.start);
        self.suggesting.within = within;
        self.suggesting.asked += 1;
        let number = self.suggesting.asked;
        self.effects.push(Effect::Suggest { number, within });
    }

    /// In a long text, asks anew where the focus has come to another part of it.
    pub(super) fn keep_suggestions_near(&mut self) {
        if window(&self.article, self.focus.span.start) != self.suggesting.within {
            self.ask_for_suggestions();
        }
    }

    /// Whether what is known is only of the part of the text around the focus.
    #[must_use]
    pub fn suggests_nearby_alone(&self) -> bool {
        self.suggesting.within.end < self.article.text().trim_end().len()
            || self.suggesting.within.start > 0
    }

    /// It is known what the wording suggests, as asked for with `number`.
    pub(super) fn take_suggested(
        &mut self,
        number: u64,
        found: Arc<[Suggestion]>,
        dismissed: &[Arc<str>],
    ) {
        if number != self.suggesting.asked {
            return;
        }
        let is_first = self.suggesting.heard == 0;
        self.suggesting.heard = number;
        if is_first {
            self.suggesting.dismissed.learn(dismissed);
        }
        self.suggesting.shown = Shown::of(found, &self.article);
        self.choose_suggestions();
        if is_first {
            self.take_up_suggestion();
        }
    }

    /// The suggestion that had the focus when the reader left has it again. A whole sentence may have been in focus as
    /// such.
    fn take_up_suggestion(&mut self) {
        let focus = self.focus;
        let is_such = matches!(focus.unit, Unit::Free | Unit::Quotation);
        if is_such && self.suggesting.shown.on(focus.span).is_some() {
            self.suggesting.at = Some(focus.span);
        }
    }

    /// Looks at all of them anew: which ones show.
    pub(super) fn choose_suggestions(&mut self) {
        let Suggesting {
            wishes,
            shown,
            dismissed,
            ..
        } = &mut self.suggesting;
        let article = &self.article;
        let wanted = |one: &Suggestion| wishes.include(one) && !dismissed.has(article, one);
        shown.choose(wanted, &self.annotations);
    }

    /// The reader's stances are others now, by `change`.
    pub(super) fn follow_change(&mut self, change: &Change) {
        for stance in [&change.before, &change.after].into_iter().flatten() {
            self.suggesting.shown.follow(stance.span, &self.annotations);
        }
    }

    /// Nothing is known any more of what the wording suggests: the text is another one.
    pub(super) fn forget_suggestions(&mut self) {
        self.suggesting.shown = Shown::default();
        self.suggesting.at = None;
        self.ask_for_suggestions();
    }

    /// Who speaks for whom may be another matter after `changes` of the codebook.
    pub(super) fn suggest_anew(&mut self, changes: &[CodeChange]) {
        let codes = |change: &'_ CodeChange| [change.before.clone(), change.after.clone()];
        let mut codes = changes.iter().flat_map(codes).flatten();
        if codes.any(|code| !matches!(code, Code::Topic(_))) {
            self.ask_for_suggestions();
        }
    }

    /// Lets go of the suggestion that the focus has left: coming back is no step to it.
    pub(super) fn let_go_of_suggestion(&mut self) {
        let left = |at: &mut Span| *at != self.focus.span;
        self.suggesting.at.take_if(left);
    }
}
