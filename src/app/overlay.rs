//! What lies over the panes, one at a time: the search line, the palette, the help, the labels.

use super::command::{self, Command};
use super::facts::FactsForm;
use super::filtering::Query;
pub use super::help::{Help, HelpLine};
use super::input::Input;
use super::keymap::Context;
use super::labels::Labels;
use super::note::NoteLine;
use super::picker::Picker;
use super::recode::Revising;
use super::review::Review;
use super::trash::Trash;
use super::{App, Effect, Focus};
use crate::codebook::Side;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::sync::Arc;

/// Something that has the keys until it is closed.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// A search being typed.
    Search(Prompt),
    /// A filter being typed.
    Filter(Query),
    /// A note being typed.
    Note(NoteLine),
    /// A speaker or a topic being chosen.
    Picker(Picker),
    /// Sides, speakers and topics being revised.
    Codes(Box<Revising>),
    /// Deleted stances being looked through.
    Trash(Box<Trash>),
    /// What is found on the shelf, which keeps it.
    Hits,
    /// What is known of the article being filled in.
    Facts(Box<FactsForm>),
    /// What a person has to look at, an item at a time.
    Review(Box<Review>),
    /// Every command by name.
    Palette(Palette),
    /// What can be done here.
    Help(Help),
    /// Two letters on each sentence.
    Labels(Labels),
}

/// A line being typed, and where the focus was before.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// The line.
    pub input: Input,
    /// Where to go back to.
    pub origin: Focus,
}

impl Prompt {
    /// An empty line.
    #[must_use]
    pub fn new(origin: Focus) -> Self {
        Self {
            input: Input::default(),
            origin,
        }
    }
}

/// Something that can be run by name.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A row of the command table.
    Command(&'static Command),
    /// One of which more can be told here and now.
    Told(&'static Command, String),
    /// Tagging with a side.
    Side(Arc<Side>),
}

impl Entry {
    /// What it does, in a line.
    #[must_use]
    pub fn does(&self) -> String {
        match self {
            Self::Command(command) => command.does.to_owned(),
            Self::Told(_, does) => does.clone(),
            Self::Side(side) => format!("tag with {}", side.name),
        }
    }
}

/// The list of commands that what is typed matches, best first.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What is typed.
    pub input: Input,
    /// The commands that match.
    pub entries: Vec<Entry>,
    /// Which of them is chosen.
    pub chosen: usize,
    /// Where they are run.
    pub beneath: Context,
    /// The queue that it lies over.
    pub(super) review: Option<Box<Review>>,
}

impl Palette {
    /// The first entry shown in a list of `height` rows.
    #[must_use]
    pub fn top(&self, height: u16) -> usize {
        (self.chosen + 1).saturating_sub(height.into())
    }
}

impl App {
    /// Whose keys are in force.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.overlay {
            Some(Overlay::Palette(_)) => Context::Palette,
            Some(Overlay::Help(_)) => Context::Help,
            Some(Overlay::Search(_)) => Context::Search,
            Some(Overlay::Filter(_)) => Context::Filter,
            Some(Overlay::Note(_)) => Context::Note,
            Some(Overlay::Labels(_)) => Context::Labels,
            Some(Overlay::Picker(_)) => Context::Picker,
            Some(Overlay::Codes(_)) => Context::Codes,
            Some(Overlay::Trash(_)) => Context::Trash,
            Some(Overlay::Hits) => Context::Hits,
            Some(Overlay::Facts(_)) => Context::Facts,
            Some(Overlay::Review(_)) => Context::Review,
            None if self.is_on_shelf() => Context::Shelf,
            None if self.is_selecting() => Context::Select,
            None if self.pane.has_keys() => Context::Stances,
            None => Context::Text,
        }
    }

    pub(super) fn open_palette(&mut self) {
        self.overlay = Some(Overlay::Palette(Palette {
            input: Input::default(),
            entries: Vec::new(),
            chosen: 0,
            beneath: self.context(),
            review: self.take_review(),
        }));
        self.filter_palette();
    }

    pub(super) fn filter_palette(&mut self) {
        let Some(Overlay::Palette(palette)) = &self.overlay else {
            return;
        };
        let entries = matching(self.entries(palette.beneath), palette.input.text());
        if let Some(Overlay::Palette(palette)) = &mut self.overlay {
            palette.entries = entries;
            palette.chosen = 0;
        }
    }

    pub(super) fn walk_palette(&mut self, by: isize) {
        if let Some(Overlay::Palette(palette)) = &mut self.overlay {
            let last = palette.entries.len().saturating_sub(1);
            palette.chosen = palette.chosen.saturating_add_signed(by).min(last);
        }
    }

    pub(super) fn run_from_palette(&mut self) {
        let Some(Overlay::Palette(palette)) = self.overlay.take() else {
            return;
        };
        self.overlay = palette.review.map(Overlay::Review);
        match palette.entries.get(palette.chosen) {
            Some(Entry::Command(command) | Entry::Told(command, _)) => (command.run)(self),
            Some(Entry::Side(side)) => self.tag(side),
            None => self.warn("No such command"),
        }
    }

    /// What can be run where `context` has the keys: the table's rows and the sides.
    fn entries(&self, context: Context) -> Vec<Entry> {
        let here =
            |command: &&'static Command| command.stands_in(context) && command.name != "palette";
        let commands = command::all().filter(here);
        let commands = commands.map(|command| self.entry(command));
        let sides = self.codebook.sides().iter().filter(|_| context.tags());
        let sides = sides.cloned().map(Entry::Side);
        // What changes nothing comes first: Enter in a palette just opened must do no harm.
        commands.chain(sides).collect()
    }

    fn entry(&self, command: &'static Command) -> Entry {
        let more = (command.name == "accept-speaker").then(|| self.told_of_speaker());
        match more.flatten() {
            Some(does) => Entry::Told(command, does),
            None => Entry::Command(command),
        }
    }

    /// Closes what lies on top; help and palette over the queue go back to it.
    pub(super) fn close_overlay(&mut self) {
        let beneath = match self.overlay.take() {
            Some(Overlay::Palette(palette)) => palette.review,
            Some(Overlay::Help(help)) => help.review,
            _ => None,
        };
        self.overlay = beneath.map(Overlay::Review);
    }

    /// The queue, for what is to lie over it.
    pub(super) fn take_review(&mut self) -> Option<Box<Review>> {
        match self.overlay.take() {
            Some(Overlay::Review(review)) => Some(review),
            other => {
                self.overlay = other;
                None
            }
        }
    }

    /// Whether there is something for `Esc` to end.
    #[must_use]
    pub fn has_pending(&self) -> bool {
        self.search.is_some() || !self.held.is_empty() || self.proposed().is_some()
    }

    pub(super) fn drop_pending(&mut self) {
        if self.search.is_none() && self.held.is_empty() {
            self.suggesting.let_go();
        }
        self.search = None;
        self.held = super::held::Held::default();
    }

    pub(super) fn suspend(&mut self) {
        self.effects.push(Effect::Suspend);
    }

    pub(super) fn toggle_plain(&mut self) {
        self.plain = !self.plain;
        self.follow = true;
        let text = if self.plain {
            "No boxes; the cursor stands on the focus. The command `plain` brings them back"
        } else {
            "Boxes again. The command `plain` takes them away"
        };
        self.say(super::Kind::Info, text);
    }

    pub(super) fn redraw(&mut self) {
        self.effects.push(Effect::Redraw);
    }

    /// Leaves, unless a save has failed and the reader hasn't been told yet where the work is.
    pub(super) fn leave(&mut self) {
        let key = self.key("leave");
        match self.saving.untold_failure() {
            Some(failure) => {
                let place = failure.kept.as_deref().map_or_else(
                    || "nowhere but in memory: free some room, then tag or undo something to save again".to_owned(),
                    |kept| format!("kept in {kept}"),
                );
                let text = format!("Not saved: the work is {place}. {key} once more leaves");
                self.say(super::Kind::Error, text);
            }
            None => self.effects.push(Effect::Leave),
        }
    }
}

/// The entries that `typed` matches, best first; all of them while nothing is typed.
fn matching(entries: Vec<Entry>, typed: &str) -> Vec<Entry> {
    if typed.trim().is_empty() {
        return entries;
    }
    let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut scored: Vec<_> = entries
        .into_iter()
        .filter_map(|entry| {
            let text = entry.does();
            let score = pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher)?;
            Some((std::cmp::Reverse(score), entry))
        })
        .collect();
    scored.sort_by_key(|(score, _)| *score);
    scored.into_iter().map(|(_, entry)| entry).collect()
}
