//! The keys worth showing at the bottom, for what can be done here and now.

use super::App;
use super::command::{self, Command};
use super::keymap::Context;
use crate::article::visible::cells;

/// The most cells that the sides take before what can be done to a stance comes first.
const MOST_OF_SIDES: usize = 40;
/// Of what can be done at a stance, what leads away from it.
const WAYS: [&str; 2] = ["next-stance", "go-to-pane"];

/// A key and a word for what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The key as it is shown.
    pub key: String,
    /// A word or two.
    pub word: String,
    /// The name of the side that the key tags with, for its colour.
    pub side: Option<String>,
    /// The name of the command that the key runs; none where it tags.
    pub command: Option<&'static str>,
}

impl App {
    /// The hints for here, the most useful first. `help` stands in none: it has a place of its own.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        let context = self.context();
        if !self.pending.is_empty() {
            return Self::pending_hints();
        }
        let commands = self
            .ranked(context)
            .iter()
            .filter_map(|name| self.hint(name));
        let sides = self
            .side_hints()
            .filter(|_| context.tags() && self.can_tag());
        let topics = self
            .topic_hints()
            .filter(|_| context.tags() && self.can_tag());
        if context == Context::Text && self.current().is_some() && self.has_long_sides() {
            let is_way = |hint: &Hint| hint.command.is_some_and(|name| WAYS.contains(&name));
            let (ways, work): (Vec<_>, Vec<_>) = commands.partition(is_way);
            work.into_iter()
                .chain(sides)
                .chain(ways)
                .chain(topics)
                .collect()
        } else if context == Context::Text && self.proposed().is_none() {
            sides.chain(commands).chain(topics).collect()
        } else {
            // Where a person is for a moment only, the ways on and out come first.
            commands.chain(sides).chain(topics).collect()
        }
    }

    fn topic_hints(&self) -> impl Iterator<Item = Hint> {
        let topics = self.codebook.topics().iter();
        topics.filter_map(|topic| {
            Some(Hint {
                key: topic.key?.to_string(),
                word: format!("topic {}", topic.name),
                side: None,
                command: None,
            })
        })
    }

    /// Whether the hints for the sides would leave no room for what can be done to a stance.
    fn has_long_sides(&self) -> bool {
        let needed = |hint: Hint| cells(&hint.key) + 1 + cells(&hint.word) + 2;
        self.side_hints().map(needed).sum::<usize>() > MOST_OF_SIDES
    }

    fn side_hints(&self) -> impl Iterator<Item = Hint> {
        self.codebook.sides().iter().map(|side| Hint {
            key: side.key.to_string(),
            word: side.name.to_string(),
            side: Some(side.name.to_string()),
            command: None,
        })
    }

    #[expect(clippy::too_many_lines, reason = "one list of names for each context")]
    fn ranked(&self, context: Context) -> &'static [&'static str] {
        match context {
            Context::Text if self.proposed().is_some() => &[
                "accept-suggestion",
                "accept-and-next",
                "dismiss-suggestion",
                "next-suggestion",
                "drop",
                "topic",
                "support",
                "oppose",
                "speaker",
            ],
            Context::Text if self.current().is_some() => &[
                "drop",
                "clear-filter",
                "review",
                "speaker",
                "topic",
                "support",
                "oppose",
                "neutral",
                "note",
                "add",
                "delete",
                "undo",
                "next-stance",
                "go-to-pane",
            ],
            Context::Text => &[
                "drop",
                "clear-filter",
                "review",
                "repeat",
                "speaker",
                "topic",
                "quotation",
                "next-hit",
                "select",
                "expand",
                "search",
                "next-stance",
                "undo",
                "go-to-pane",
            ],
            Context::Select => &[
                "keep-selection",
                "drop-selection",
                "word-on",
                "word-back",
                "swap-ends",
                "sentence-on",
            ],
            Context::Stances => &[
                "go-to-text",
                "next-listed",
                "clear-filter",
                "review",
                "support",
                "oppose",
                "neutral",
                "delete",
                "undo",
                "filter",
                "regroup",
            ],
            Context::Search => &["accept-search", "search-on", "search-back", "cancel-search"],
            Context::Filter => &["accept-filter", "cancel-filter"],
            Context::Note => &["accept-note", "cancel-note", "edit-note"],
            Context::Picker => &["pick", "pick-next", "pick-as-typed", "pick-close"],
            Context::Review => &[
                "take-place",
                "take-here",
                "take-theirs",
                "take-before",
                "next-place",
                "choose-place",
                "leave-lost",
                "delete-reviewed",
                "next-reviewed",
                "close-review",
                "undo-review",
            ],
            Context::Shelf => &[
                "open-article",
                "all-articles",
                "next-unfinished",
                "mark-done",
                "mark-nothing",
                "search-shelf",
                "filter-articles",
                "sort-by-name",
                "leave-shelf",
                "undo-mark",
            ],
            Context::Codes => &["take-code", "next-code", "back-from-codes"],
            Context::Hits => &["open-hit", "next-found", "close-hits"],
            Context::Trash => &["bring-back", "next-deleted", "close-trash"],
            Context::Facts => &["keep-facts", "next-fact", "leave-facts"],
            Context::Palette => &[
                "palette-run",
                "palette-next",
                "palette-previous",
                "palette-close",
            ],
            Context::Help => &["help-down", "help-up", "help-close"],
            Context::Labels => &["labels-back", "labels-close"],
        }
    }

    /// The way to all the rest, which always stands at the right.
    #[must_use]
    pub fn help_hint(&self) -> Hint {
        Hint {
            key: self.key("help"),
            word: String::from("help"),
            side: None,
            command: Some("help"),
        }
    }

    fn hint(&self, name: &str) -> Option<Hint> {
        let command = command::named(name)?;
        let key = self.keymap.label_in(self.context(), name);
        let shown = (command.applies)(self) && !command.hint.is_empty() && !key.is_empty();
        shown.then(|| Hint {
            key,
            word: self.hint_word(command).to_owned(),
            side: None,
            command: Some(command.name),
        })
    }

    fn hint_word(&self, command: &Command) -> &'static str {
        match command.name {
            "keep-selection" if self.moves_stance() => "move the stance",
            "take-code" => self.hint_of_codes(),
            _ => command.hint,
        }
    }
}
