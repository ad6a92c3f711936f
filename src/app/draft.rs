//! Half-typed text: what a line held when the program ended comes back when the article is opened again.

use super::App;
use super::input::Input;
use super::message::{self, Kind, Message};
use super::note::NoteLine;
use super::overlay::{Overlay, Prompt};
use super::picker;
use crate::annotation::Id;

/// What was being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// A note.
    Note,
    /// A speaker's name.
    Speaker,
    /// A topic.
    Topic,
    /// A search.
    Search,
    /// A filter.
    Filter,
}

impl Typed {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Note,
        Self::Speaker,
        Self::Topic,
        Self::Search,
        Self::Filter,
    ];

    /// Its name in files and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Speaker => "speaker",
            Self::Topic => "topic",
            Self::Search => "search",
            Self::Filter => "filter",
        }
    }

    /// The one called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|typed| typed.name() == name)
    }

    /// The commands that take it and drop it.
    const fn commands(self) -> [&'static str; 2] {
        match self {
            Self::Note => ["accept-note", "cancel-note"],
            Self::Speaker | Self::Topic => ["pick", "pick-close"],
            Self::Search => ["accept-search", "cancel-search"],
            Self::Filter => ["accept-filter", "cancel-filter"],
        }
    }

    /// Whether it becomes a part of a stance.
    const fn tags(self) -> bool {
        !matches!(self, Self::Search | Self::Filter)
    }
}

/// A line that is neither kept nor dropped yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is.
    pub kind: Typed,
    /// What is typed so far; never empty.
    pub text: String,
    /// The stance that it is for, if it is for one.
    pub stance: Option<Id>,
}

impl Overlay {
    /// What is half typed in it, if it is worth coming back to.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let (kind, input) = match self {
            Self::Note(line) => (Typed::Note, &line.input),
            Self::Picker(list) => match list.kind {
                picker::Kind::Speaker => (Typed::Speaker, &list.input),
                picker::Kind::Topic => (Typed::Topic, &list.input),
                picker::Kind::Side => return None,
            },
            Self::Search(prompt) => (Typed::Search, &prompt.input),
            Self::Filter(query) => (Typed::Filter, &query.input),
            Self::Codes(_)
            | Self::Trash(_)
            | Self::Hits
            | Self::Facts(_)
            | Self::Review(_)
            | Self::Palette(_)
            | Self::Help(_)
            | Self::Labels(_) => return None,
        };
        let text = input.text().to_owned();
        (!text.is_empty()).then_some(Draft {
            kind,
            text,
            stance: None,
        })
    }
}

impl App {
    /// What is half typed: to be remembered, and handed over when this article is opened again.
    #[must_use]
    pub fn draft(&self) -> Option<Draft> {
        let Some(mut draft) = self.overlay.as_ref().and_then(Overlay::draft) else {
            return self.left.clone();
        };
        // What is asked of the articles is nothing to ask of the stances in this one.
        if draft.kind == Typed::Filter && self.is_on_shelf() && self.has_article() {
            return None;
        }
        if draft.kind.tags() {
            draft.stance = self.refined().map(|here| here.id.clone());
        }
        Some(draft)
    }

    /// Goes on with what was half typed the last time. What tags waits while nothing can be tagged.
    pub(super) fn take_up_draft(&mut self) {
        let can_tag = self.can_tag();
        let Some(draft) = self.left.take_if(|draft| can_tag || !draft.kind.tags()) else {
            return;
        };
        self.show_drafted(&draft);
        let input = Input::of(&draft.text, Input::LIMIT);
        match draft.kind {
            Typed::Note => self.overlay = Some(Overlay::Note(NoteLine::new(&draft.text))),
            Typed::Speaker => self.reopen_picker(picker::Kind::Speaker, input),
            Typed::Topic => self.reopen_picker(picker::Kind::Topic, input),
            Typed::Search => {
                let origin = self.focus;
                self.overlay = Some(Overlay::Search(Prompt { input, origin }));
                self.preview_search();
            }
            Typed::Filter => self.reopen_filter(input),
        }
        let name = draft.kind.name();
        let [take, drop] = draft.kind.commands().map(|name| self.key(name));
        let text = format!("Half-typed {name} from last time: {take} takes it, {drop} drops it");
        message::add(&mut self.message, Message::new(Kind::Warning, text));
        self.taken_up = Some(draft);
    }

    /// The text is whole now: what was taken up is looked at again, with all stances there.
    pub(super) fn complete_draft(&mut self) {
        if let Some(draft) = self.taken_up.take() {
            self.overlay = None;
            self.left = Some(draft);
            self.take_up_draft();
        }
    }

    fn reopen_picker(&mut self, kind: picker::Kind, input: Input) {
        self.open_picker(kind);
        if let Some(Overlay::Picker(list)) = &mut self.overlay {
            list.input = input;
        }
        self.narrow_picker();
    }

    fn reopen_filter(&mut self, input: Input) {
        self.open_filter();
        if let Some(Overlay::Filter(query)) = &mut self.overlay {
            query.input = input;
        }
        self.preview_filter();
    }

    /// Puts the focus on the stance that `draft` is for, if there still is one.
    fn show_drafted(&mut self, draft: &Draft) {
        let Some(id) = &draft.stance else {
            return;
        };
        let found = self.annotations.iter().find(|found| found.id == *id);
        let Some(found) = found.filter(|found| !found.is_lost()).cloned() else {
            return;
        };
        if !found.span.overlaps(self.focus.span) {
            self.move_to(super::Focus::on(&self.article, found.span));
        }
        self.touched = Some(found);
    }
}
