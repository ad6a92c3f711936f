//! What the other annotators have tagged, as a lighter layer beside one's own. Hidden until it is asked for,
//! each time anew: whoever sees what others think doesn't code blindly any more.

use super::{App, Effect, Kind};
use crate::annotation::{Annotation, Layer, Layers};
use crate::article::{Article, Span};
use std::sync::Arc;

/// The stances of others, as far as they are shown.
#[derive(Debug, Default)]
pub struct Others {
    state: State,
    /// How many times they were asked for.
    asked: u64,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Hidden,
    /// They are being read.
    Awaited,
    Shown(Vec<Layer>),
}

impl Others {
    /// What is shown, a layer for each annotator; none while they are hidden.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        match &self.state {
            State::Shown(layers) => layers,
            State::Hidden | State::Awaited => &[],
        }
    }

    /// What is shown of the stances that share a byte with `span`: annotator by annotator, by place.
    pub fn overlapping(&self, span: Span) -> impl Iterator<Item = (&Layer, &Arc<Annotation>)> {
        self.layers().iter().flat_map(move |layer| {
            let found = layer.annotations.overlapping(span);
            found.map(move |annotation| (layer, annotation))
        })
    }

    /// The names of those whose stances are shown.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<_> = self.layers().iter().map(Layer::name).collect();
        names.join(", ")
    }
}

impl App {
    /// The stances of others.
    #[must_use]
    pub const fn others(&self) -> &Others {
        &self.others
    }

    /// Whether the stances of others are being read.
    #[must_use]
    pub const fn is_waiting_for_others(&self) -> bool {
        matches!(self.others.state, State::Awaited)
    }

    /// The text, for somebody who needs it for longer than a frame.
    #[must_use]
    pub fn shared_article(&self) -> Arc<Article> {
        self.article.clone()
    }

    /// The stances of others at the focus, each with whose it is.
    pub fn others_here(&self) -> impl Iterator<Item = (&Layer, &Arc<Annotation>)> {
        self.others.overlapping(self.focus.span)
    }

    /// Asks for the stances of others, or hides them.
    pub(super) fn toggle_others(&mut self) {
        if !matches!(self.others.state, State::Hidden) {
            self.others.state = State::Hidden;
            return self.say(Kind::Info, "Others hidden");
        }
        self.others.state = State::Awaited;
        self.others.asked += 1;
        let number = self.others.asked;
        self.effects.push(Effect::ReadOthers { number });
        self.say(Kind::Info, "Looking for what others have tagged …");
    }

    /// What the others have tagged is read, as asked for with `number`.
    pub(super) fn take_others(&mut self, number: u64, layers: Layers) {
        if number != self.others.asked || !self.is_waiting_for_others() {
            return;
        }
        let mut lines = vec![self.told_of(&layers)];
        let is_whole = layers.broken.is_empty();
        let not_shown = |broken: String| format!("not shown: {broken}");
        lines.extend(layers.broken.into_iter().map(not_shown));
        let kind = if is_whole { Kind::Info } else { Kind::Warning };
        self.say(kind, lines.join("\n"));
        self.others.state = match layers.read {
            read if read.is_empty() => State::Hidden,
            read => State::Shown(read),
        };
    }

    /// `Others shown: coder2 (4), coder3 (2, 1 of them lost). O hides them`
    fn told_of(&self, layers: &Layers) -> String {
        if layers.read.is_empty() && layers.broken.is_empty() {
            return String::from("Nobody else has tagged this article");
        }
        if layers.read.is_empty() {
            return String::from("What others have tagged can't be shown:");
        }
        let told: Vec<_> = layers.read.iter().map(counted).collect();
        let key = self.key("others");
        format!("Others shown: {}. {key} hides them", told.join(", "))
    }
}

fn counted(layer: &Layer) -> String {
    let all = layer.annotations.len();
    let lost = layer.annotations.iter().filter(|found| found.is_lost());
    match lost.count() {
        0 => format!("{} ({all})", layer.name()),
        lost => format!("{} ({all}, {lost} of them lost)", layer.name()),
    }
}
