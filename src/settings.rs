//! What a person has set in `config.toml`: keys, styles, ways of the screen. Read as a whole, so that all mistakes
//! are told at once; what is wrong counts as not said.
//!
//! Knows the keys alone: which commands, contexts and styles there are is handed in. Must not know files.

mod binding;
mod conflicts;
mod reading;
mod screen;
mod suggestions;
#[cfg(test)]
mod tests;

use crate::keys::Sequence;
use std::fmt;

/// What may be named in the settings.
pub struct Known<'a> {
    /// The commands.
    pub commands: Vec<Command<'a>>,
    /// The contexts.
    pub contexts: Vec<Context>,
    /// The characters that tag, and whose they are: "side Russia".
    pub taken: Vec<(char, String)>,
    /// Whether a role may look as the words say; if not, why.
    pub style: &'a dyn Fn(&str, &str) -> Result<(), String>,
    /// Whether an annotator may be called so; if not, what was expected.
    pub annotator: &'a dyn Fn(&str) -> Result<(), String>,
    /// What kinds of suggestions are called.
    pub kinds: Vec<&'a str>,
}

/// A command that keys can be bound to.
#[derive(Debug, Clone)]
pub struct Command<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its keys where nothing else is set.
    pub ways: Vec<Sequence>,
    /// The names of the contexts in which it has them.
    pub contexts: Vec<String>,
    /// Whether the program would be hard to leave without a key for it.
    pub needed: bool,
}

/// A context that has keys.
#[derive(Debug, Clone)]
pub struct Context {
    /// Its name in the settings.
    pub name: String,
    /// Whether characters are typed there.
    pub types: bool,
    /// Whether the keys of sides and topics tag there.
    pub tags: bool,
}

/// What is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The name of the person who tags.
    pub annotator: Option<String>,
    /// Keys for commands, in the order of the file.
    pub keys: Vec<Binding>,
    /// How roles are to look, in the order of the file.
    pub styles: Vec<Styling>,
    /// The ways of the screen.
    pub ui: Ui,
    /// Which suggestions are to be seen.
    pub suggestions: Suggestions,
    /// All that is wrong, in the order of the file.
    pub mistakes: Vec<Mistake>,
}

/// Keys for a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The command's name.
    pub command: String,
    /// The context's name; none: wherever the command has keys.
    pub context: Option<String>,
    /// Its keys from now on; none: it has none.
    pub ways: Vec<Sequence>,
    /// Where it stands, in bytes.
    at: usize,
}

/// How a role is to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Styling {
    /// The role's name.
    pub role: String,
    /// The words for its style.
    pub words: String,
}

/// The ways of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ui {
    /// No boxes, and the cursor on the focus: for screen readers and braille lines.
    pub plain: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The terminal's background.
    pub ground: Ground,
    /// How many colours it shows.
    pub colors: Colors,
}

impl Default for Ui {
    fn default() -> Self {
        Self {
            plain: false,
            mouse: true,
            ground: Ground::Auto,
            colors: Colors::Auto,
        }
    }
}

/// Which stances that the wording suggests are to be seen, as far as that is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suggestions {
    /// Whether any.
    pub show: Option<bool>,
    /// The names of their kinds; never none.
    pub kinds: Option<Vec<String>>,
    /// Those that are right at least so often of a hundred times.
    pub confidence: Option<u8>,
}

/// The terminal's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// As the terminal says.
    Auto,
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colors {
    /// As the environment says.
    Auto,
    /// None.
    None,
    /// The sixteen that have names.
    Sixteen,
    /// The 256 of the indexed palette.
    Indexed,
    /// Any red, green and blue.
    True,
}

/// Something that is wrong, and the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
    /// What is wrong. May hold anything that the file holds.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.what)
    }
}

/// Reads `text`. Where it is no TOML nothing of it counts.
#[must_use]
pub fn read(text: &str, known: &Known<'_>) -> Settings {
    let mut draft = reading::read(text, known);
    conflicts::resolve(&mut draft, known);
    draft.faults.sort_by_key(|fault| fault.at);
    let mistakes = draft.faults.into_iter().map(|fault| {
        let (line, column) = place(text, fault.at);
        let what = fault.what;
        Mistake { line, column, what }
    });
    Settings {
        mistakes: mistakes.collect(),
        ..draft.settings
    }
}

/// Settings while they are checked.
#[derive(Default)]
struct Draft {
    settings: Settings,
    faults: Vec<Fault>,
}

impl Draft {
    fn fault(&mut self, at: usize, what: impl Into<String>) {
        let what = what.into();
        self.faults.push(Fault { at, what });
    }
}

/// Something that is wrong at a byte.
struct Fault {
    at: usize,
    what: String,
}

/// Line and column of byte `at`, in code points, both from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..text.floor_char_boundary(at)).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.get(start..).map_or(0, |text| text.chars().count()) + 1;
    (line, column)
}
