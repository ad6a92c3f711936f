//! Joins the rooms: opens what is to be read, runs the loop, carries out what the program wants done.

mod check;
mod codes;
mod export;
mod force;
mod git;
mod leaving;
mod left;
mod list;
mod live;
mod opening;
mod over;
mod reader;
mod script;
mod search;
mod settings;
mod shelf;
mod stamps;
mod suggest;
mod text;
mod trash;

pub use crate::annotation::Annotator;
pub use crate::import::Encoding;
pub use crate::wanted::Manner;
pub use check::check;
pub use codes::init_codebook;
pub use export::export;
pub use git::{Versions, git_setup, merge_driver};
pub use list::list;
pub use search::{HitForm, Searching, search};
pub use settings::config;
pub use suggest::{Kinds, Suggesting, SuggestionForm, suggest};
pub use text::{ON_TERMINAL as TEXT_ON_TERMINAL, Texts, text};
pub use trash::trash;

use crate::annotation::Id;
use crate::app::command;
use crate::app::keymap::Context;
use crate::article::visible;
use crate::export::Document;
use crate::store::Places;
use crate::store::text::Hints;
use crate::terminal::session;
use opening::{Named, Opened, Root, Wish};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What is said where no folder of the person's is known.
const NO_HOME: &str =
    "no home folder is known\nSet HOME, or XDG_CONFIG_HOME, XDG_STATE_HOME and XDG_DATA_HOME.";

/// What is to be read, and how.
#[derive(Debug)]
pub struct Reading {
    /// The text.
    pub source: Source,
    /// Who tags; nobody here: whom the settings name.
    pub annotator: Option<Annotator>,
    /// The id of the stance to begin at.
    pub at: Option<String>,
    /// Whether nothing is to be tagged.
    pub read_only: bool,
    /// The encoding of the text; nothing: it is found out.
    pub encoding: Option<Encoding>,
    /// Keys to press, in key notation, where there is no keyboard.
    pub keys: Option<String>,
    /// Print the last screen instead of showing any.
    pub print: Option<Printing>,
    /// The size of the screen printed, in cells.
    pub size: (u16, u16),
}

impl Reading {
    fn wish(&self) -> Result<Wish<'_>, String> {
        let at = self.at.as_deref().map(|id| {
            let expected = "an id has 1 to 64 of 0 to 9, A to Z, a to z, _ and -";
            Id::new(id).ok_or_else(|| format!("--at {}: {expected}", safe(id)))
        });
        let annotator = self.annotator.clone();
        Ok(Wish {
            source: &self.source,
            named: annotator.map_or(Named::InSettings, |annotator| Named::Here(Some(annotator))),
            at: at.transpose()?,
            read_only: self.read_only,
            hints: Hints {
                encoding: self.encoding,
            },
        })
    }
}

/// Where a text comes from.
#[derive(Debug)]
pub enum Source {
    /// The article read last; the first time the built-in one.
    Last,
    /// The built-in article.
    BuiltIn,
    /// A file, perhaps with a paragraph's number after a colon.
    File(PathBuf),
    /// Standard input.
    Standard {
        /// What it is to be called.
        name: Option<String>,
    },
}

impl Source {
    /// The path as the person named it, if they did.
    fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Last | Self::BuiltIn | Self::Standard { .. } => None,
        }
    }

    /// What `path` on the command line names: `-` is standard input.
    #[must_use]
    pub fn named(path: PathBuf) -> Self {
        if path.as_os_str() == "-" {
            Self::Standard { name: None }
        } else {
            Self::File(path)
        }
    }
}

/// How the last screen is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printing {
    /// Its characters.
    Text,
    /// Its characters with escape sequences for their styles.
    Ansi,
}

impl FromStr for Printing {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "text" => Ok(Self::Text),
            "ansi" => Ok(Self::Ansi),
            _ => Err(String::from("expected text or ansi")),
        }
    }
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Everything was done.
    Done,
    /// It was done, but there is something to see to.
    Findings,
    /// A signal ended it.
    Signal(i32),
}

/// Reads an article, or those of a folder: on the terminal, by given keys, or, where standard output is no terminal, as text;
/// of a folder a table then.
///
/// # Errors
/// What can't be opened or written, in one to three lines.
pub fn read(reading: &Reading) -> Result<Ending, String> {
    let wish = reading.wish()?;
    let to_screen = io::stdout().is_terminal() || reading.print.is_some();
    if !to_screen {
        let read_only = true;
        let mut opened = Opened::open_whole(&Wish { read_only, ..wish })?;
        let _spool = opened.spool.take();
        opened.moved().iter().for_each(|line| tell(line));
        let ending = match &opened.root {
            Root::InFront(root) => shelf::table(root, reading.source.path(), &opened),
            Root::Beside | Root::Of(_) => annotated(&opened),
        };
        let all_is_told = opened.moved().is_empty();
        return ending.map(|ending| match ending {
            Ending::Done if !all_is_told => Ending::Findings,
            ending => ending,
        });
    }
    let (_, rows) = match reading.print {
        Some(_) => reading.size,
        None => session::size(),
    };
    let mut opened = Opened::open(&wish, rows)?;
    // Until the end.
    let _spool = opened.spool.take();
    if let Some(printing) = reading.print {
        return script::run(
            opened,
            reading.keys.as_deref().unwrap_or_default(),
            printing,
            reading.size,
        );
    }
    live::run(opened)
}

fn annotated(opened: &Opened) -> Result<Ending, String> {
    let annotations = opened.annotations.iter().cloned().collect();
    let facts = opened.facts();
    let document = Document {
        name: opened.article.name(),
        article: &opened.article,
        facts: &facts,
        mark: opened.about.mark,
        annotations: &annotations,
        codebook: &opened.codes.codebook,
    };
    if let Some(reason) = opened.refusal() {
        tell(reason);
    }
    let is_whole = codes::tell_aside(opened) && opened.refusal().is_none();
    opened
        .codes
        .mistakes
        .iter()
        .for_each(|mistake| tell(mistake));
    let printed = print(|out| crate::export::annotated(&document, out))?;
    Ok(if is_whole { printed } else { Ending::Findings })
}

/// Prints the key table from the keymap in force.
///
/// # Errors
/// When standard output can't be written.
pub fn keys() -> Result<Ending, String> {
    let (keymap, codebook) = Places::find().map_or_else(Default::default, |places| {
        let mut codes = codes::here(None, &places);
        let keymap = settings::Preferences::find(&places, &codes.codebook).keymap;
        codes::settle(&mut codes, &keymap);
        (keymap, codes.codebook)
    });
    print(|out| {
        for context in Context::ALL {
            writeln!(out, "{}", context.name())?;
            if matches!(context, Context::Text | Context::Select | Context::Stances) {
                for side in codebook.sides() {
                    let name = visible::line(&side.name);
                    writeln!(out, "  {:<24} {:<18} tag with {name}", side.key, "tag")?;
                }
                for topic in codebook.topics() {
                    let Some(key) = topic.key else { continue };
                    let name = visible::line(&topic.name);
                    writeln!(out, "  {key:<24} {:<18} topic {name}", "topic")?;
                }
            }
            for command in command::all().filter(|command| command.contexts.contains(&context)) {
                writeln!(
                    out,
                    "  {:<24} {:<18} {}",
                    keymap.notation(context, command.name),
                    command.name,
                    command.does
                )?;
            }
            writeln!(out)?;
        }
        Ok(())
    })
}

/// `words` as they may be shown, wherever they came from.
pub(crate) fn safe(words: &str) -> String {
    visible::line(words).into_owned()
}

/// Says something to the person on standard error. That nobody can hear it is no reason to stop.
pub(crate) fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "standoff: {message}");
}

/// Writes to standard output. That nobody reads to the end is no error.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Ending, String> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output can't be written: {error}"))
        }
        _ => Ok(Ending::Done),
    }
}
