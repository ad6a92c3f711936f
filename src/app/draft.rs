//! Half-typed text: what a line held when the program ended comes back when the article is opened again.

use super::App;
use super::input::Input;
use super::note::NoteLine;
use super::overlay::{Overlay, Prompt};
use crate::annotation::Id;

/// What was being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A note.
    Note,
    /// A search.
    Search,
}

impl Typed {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Note, Self::Search];

    /// Its name in files and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Search => "search",
        }
    }

    /// The one called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|typed| typed.name() == name)
    }
}

/// A line that is neither kept nor dropped yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is.
    pub kind: Typed,
    /// What is typed so far; never empty.
    pub text: String,
    /// Of a note, the stance that it is on.
    pub stance: Option<Id>,
}

impl Overlay {
    /// What is half typed in it, if it is worth coming back to.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let (kind, input, stance) = match self {
            Self::Note(line) => (Typed::Note, &line.input, line.stance.clone()),
            Self::Search(prompt) => (Typed::Search, &prompt.input, None),
            Self::Palette(_) | Self::Help(_) => return None,
        };
        let text = input.text().to_owned();
        (!text.is_empty()).then_some(Draft { kind, text, stance })
    }
}

impl App {
    /// What is half typed: to be remembered, and handed over when this article is opened again.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let typed = self.overlay.as_ref().and_then(Overlay::draft);
        typed.or_else(|| self.left.clone())
    }

    /// Goes on with what was half typed last time. A note waits while nothing can be tagged.
    pub(super) fn take_up_draft(&mut self) {
        let is_possible = |draft: &mut Draft| draft.kind != Typed::Note || self.refusal.is_none();
        let Some(draft) = self.left.take_if(is_possible) else {
            return;
        };
        let name = draft.kind.name();
        match draft.kind {
            Typed::Note => {
                let line = NoteLine::new(&draft.text, draft.stance);
                self.overlay = Some(Overlay::Note(line));
                self.show_noted();
            }
            Typed::Search => {
                self.overlay = Some(Overlay::Search(Prompt {
                    input: Input::of(&draft.text, Input::LIMIT),
                    origin: self.focus,
                }));
                self.preview_search();
            }
        }
        if self.message.is_none() {
            self.warn(format!(
                "Half-typed {name} from last time: Enter takes it, Esc drops it"
            ));
        }
    }

    /// The text is whole now: a half-typed note finds its stance, or has to wait if nothing can be tagged.
    pub(super) fn complete_draft(&mut self) {
        let Some(Overlay::Note(_)) = &self.overlay else {
            return;
        };
        if self.refusal.is_some() {
            self.left = self.overlay.take().and_then(|overlay| overlay.draft());
        } else {
            self.show_noted();
        }
    }

    /// Puts the focus on the stance that the note is on, if there still is one.
    fn show_noted(&mut self) {
        let Some(Overlay::Note(NoteLine { stance, .. })) = &self.overlay else {
            return;
        };
        let found = self
            .annotations
            .iter()
            .find(|annotation| Some(&annotation.id) == stance.as_ref());
        let Some(found) = found.filter(|found| !found.is_lost()).cloned() else {
            return;
        };
        if !found.span.overlaps(self.focus.span) {
            self.move_to(super::Focus::on(&self.article, found.span));
        }
        self.touched = Some(found);
    }
}
