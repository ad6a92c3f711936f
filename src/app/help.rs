//! The help: what can be done here with today's keys, and what the signs on the screen mean.

use super::App;
use super::command::{self, Command, Group};
use super::keymap::Context;
use super::layout::Area;
use super::overlay::Overlay;
use super::picker::wrapped;
use super::review::Review;

/// The signs in margin and pane.
const SIGNS: &[(&str, &str)] = &[
    (
        "U  UR  U+",
        "whose stances a line has; + for more than two sides",
    ),
    (
        "u  ur  u+",
        "whose stances others see there, if they are shown",
    ),
    (
        "u:  ur:  u+:",
        "whose stances the wording suggests there; : nobody's",
    ),
    (
        "letter reversed",
        "the side of the stance that the keys act on",
    ),
    ("▲ ▼ ●", "support, oppose, neutral"),
    (
        "±",
        "several stances begin here that are judged differently",
    ),
    ("·", "filtered out; in the pane: not judged"),
    ("▎", "the focus: what a side key tags"),
    ("▸", "in the pane: the stance that the keys act on"),
    ("*", "has a note"),
    ("?", "its words were changed or moved: to be looked at"),
    ("!", "decided differently by two people: to be settled"),
    ("#", "a side that isn't in the codebook"),
];

/// The same without boxes.
const PLAIN_SIGNS: &[(&str, &str)] = &[
    (
        "U  UR  U&",
        "whose stances a line has; & for more than two sides",
    ),
    (
        "u  ur  u&",
        "whose stances others see there, if they are shown",
    ),
    (
        "u:  ur:  u&:",
        "whose stances the wording suggests there; : nobody's",
    ),
    ("( )", "the words of a suggestion"),
    (
        "< >",
        "who says what is suggested in the focus, and the cue",
    ),
    (
        "stance: …",
        "at the bottom: the stance that the keys act on",
    ),
    ("+  -  0", "support, oppose, neutral"),
    (
        "±",
        "several stances begin here that are judged differently",
    ),
    ("·", "filtered out"),
    (">  [ ]", "the focus: what a side key tags"),
    ("{ }", "the words of a stance"),
    ("/", "what is searched for stands in the line"),
    ("note", "has a note"),
    ("?", "its words were changed or moved: to be looked at"),
    ("!", "decided differently by two people: to be settled"),
    ("#", "a side that isn't in the codebook"),
];

/// The signs on the shelf.
const SHELF_SIGNS: &[(&str, &str)] = &[
    ("○ u  untouched", "never opened, and without a stance"),
    ("◐ s  started", "opened, or with a stance"),
    ("✓ d  done", "a person said that all is coded"),
    (
        "– n  nothing",
        "a person said that there is nothing to code",
    ),
    ("… ", "not looked into yet"),
    ("!  sidecar", "something is wrong with its sidecar"),
    ("✗  unreadable", "it can't be opened"),
    (
        "U5 R4 #1 +2",
        "how many stances of which sides; # one that isn't in the codebook, + without room",
    ),
    ("▸", "the article that the keys act on"),
];

/// Where sides, speakers and topics come from.
const CODES: &str = "Sides, speakers and topics stand in standoff.toml; `standoff config` says where, `standoff config --init-codebook` begins one";

/// The help and how far it is scrolled.
#[derive(Debug, Clone)]
pub struct Help {
    /// Its lines.
    pub lines: Vec<HelpLine>,
    /// The line at the top.
    pub top: usize,
    /// The queue that it lies over.
    pub(super) review: Option<Box<Review>>,
}

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// The name of a group of commands.
    Heading(&'static str),
    /// Keys and what they do.
    Keys(String, String),
    /// A line of text.
    Words(String),
    /// A blank line.
    Blank,
}

impl App {
    pub(super) fn open_help(&mut self) {
        let lines = self.help_lines(self.context());
        let review = self.take_review();
        self.overlay = Some(Overlay::Help(Help {
            lines,
            top: 0,
            review,
        }));
    }

    fn help_lines(&self, context: Context) -> Vec<HelpLine> {
        let mut lines = Vec::new();
        let groups = [
            Group::Tagging,
            Group::Reading,
            Group::Selecting,
            Group::Pane,
            Group::Shelf,
            Group::Program,
        ];
        for group in groups {
            let rows = self.help_rows(context, group);
            if !rows.is_empty() {
                if !lines.is_empty() {
                    lines.push(HelpLine::Blank);
                }
                lines.push(HelpLine::Heading(group.name()));
                lines.extend(rows);
            }
        }
        lines.extend(self.sign_lines(context));
        lines
    }

    /// What the signs on the screen mean, and where the codes come from.
    fn sign_lines(&self, context: Context) -> impl Iterator<Item = HelpLine> {
        let signs = match context {
            // Without boxes the shelf says all in words.
            Context::Shelf if self.plain => &[],
            Context::Shelf => SHELF_SIGNS,
            _ if self.plain => PLAIN_SIGNS,
            _ => SIGNS,
        };
        let line = |(sign, meaning): &(&str, &str)| {
            HelpLine::Keys((*sign).to_owned(), (*meaning).to_owned())
        };
        let place = self.layout.help();
        let inside = Area {
            width: place.width.saturating_sub(3),
            ..place
        };
        let codes = wrapped(&[CODES.to_owned()], inside);
        [HelpLine::Blank, HelpLine::Heading("Signs")]
            .into_iter()
            .chain(signs.iter().map(line))
            .chain([HelpLine::Blank])
            .chain(codes.into_iter().map(HelpLine::Words))
    }

    fn help_rows(&self, context: Context, group: Group) -> Vec<HelpLine> {
        let applies = |command: &&'static Command| {
            command.group == group && command.stands_in(context) && (command.applies)(self)
        };
        let tags = context.tags() && self.can_tag();
        let sides = self
            .codebook
            .sides()
            .iter()
            .filter(|_| group == Group::Tagging && tags);
        let sides = sides
            .map(|side| HelpLine::Keys(side.key.to_string(), format!("tag with {}", side.name)));
        let commands = command::all().filter(applies);
        let commands = commands
            .map(|command| HelpLine::Keys(self.ways_to(context, command), self.told(command)));
        let topics = self.codebook.topics().iter();
        let topics = topics.filter(|_| group == Group::Tagging && tags);
        let topics = topics.filter_map(|topic| {
            let does = format!("topic {}", topic.name);
            Some(HelpLine::Keys(topic.key?.to_string(), does))
        });
        sides.chain(topics).chain(commands).collect()
    }

    /// What `command` does; of a position, also what the codebook says of it.
    fn told(&self, command: &Command) -> String {
        match self.codebook.meaning(command.name) {
            Some(meaning) => format!("{}: {meaning}", command.does),
            None => command.does.to_owned(),
        }
    }

    /// The keys of `command`; where it has none, the one that opens the palette.
    fn ways_to(&self, context: Context, command: &Command) -> String {
        let keys = self.keymap.labels(context, command);
        if keys.is_empty() {
            format!("{} …", self.key("palette"))
        } else {
            keys
        }
    }

    pub(super) fn scroll_help(&mut self, by: isize) {
        let height = self.help_height();
        if let Some(Overlay::Help(help)) = &mut self.overlay {
            let most = help.lines.len().saturating_sub(height);
            help.top = help.top.saturating_add_signed(by).min(most);
        }
    }

    pub(super) fn page_help(&mut self, on: bool) {
        let page = isize::try_from(self.help_height().saturating_sub(1).max(1)).unwrap_or(1);
        self.scroll_help(if on { page } else { -page });
    }

    /// How many lines of help fit on the screen.
    #[must_use]
    pub fn help_height(&self) -> usize {
        let around = if self.plain { 3 } else { 4 };
        usize::from(self.layout.screen.height.saturating_sub(around))
    }
}
