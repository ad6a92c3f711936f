//! The person's settings, joined with what the program has: commands, contexts, sides, roles.

use super::opening::shown;
use super::{Ending, NO_HOME, codes, print, safe};
use crate::app::command;
use crate::app::keymap::{Context, Keymap, Rebinding};
use crate::codebook::Codebook;
use crate::keys::parse_ways;
use crate::settings::{self, Known, Settings};
use crate::store::{self, Places};
use crate::ui;
use std::fmt::Write;
use std::path::Path;

/// The commands without which there may be no way out of where they are in force.
const NEEDED: [&str; 7] = [
    "leave-at-once",
    "palette",
    "palette-close",
    "help-close",
    "cancel-search",
    "cancel-note",
    "pick-close",
];

/// The most mistakes that the reader is shown at the start.
const MOST: usize = 5;

/// What the person has set, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Preferences {
    /// What the keys do.
    pub(super) keymap: Keymap,
    settings: Settings,
    /// Each with its place; safe to show.
    mistakes: Vec<String>,
}

impl Preferences {
    /// The settings that lie in `places`. What is wrong with them is no error: the defaults serve for it.
    pub(super) fn find(places: &Places, codebook: &Codebook) -> Self {
        match store::settings::read(places) {
            Ok(None) => Self::of(Settings::default(), Vec::new()),
            Ok(Some(text)) => Self::read(&text, codebook),
            Err(error) => Self::of(Settings::default(), vec![error.to_string()]),
        }
    }

    fn read(text: &str, codebook: &Codebook) -> Self {
        let settings = settings::read(text, &known(codebook));
        let mistakes = settings.mistakes.iter();
        let mistakes = mistakes.map(|mistake| safe(&format!("config.toml:{mistake}")));
        let mistakes = mistakes.collect();
        Self::of(settings, mistakes)
    }

    fn of(settings: Settings, mistakes: Vec<String>) -> Self {
        Self {
            keymap: Keymap::new(&rebindings(&settings)),
            settings,
            mistakes,
        }
    }

    /// The terminal's background, if it is set.
    pub(super) fn ground(&self) -> Option<ui::Ground> {
        match self.settings.ui.ground {
            settings::Ground::Auto => None,
            settings::Ground::Dark => Some(ui::Ground::Dark),
            settings::Ground::Light => Some(ui::Ground::Light),
        }
    }

    /// How many colours may be used, if that is set.
    pub(super) fn depth(&self) -> Option<ui::Depth> {
        match self.settings.ui.colors {
            settings::Colors::Auto => None,
            settings::Colors::None => Some(ui::Depth::Mono),
            settings::Colors::Sixteen => Some(ui::Depth::Sixteen),
            settings::Colors::Indexed => Some(ui::Depth::Indexed),
            settings::Colors::True => Some(ui::Depth::True),
        }
    }

    /// Whether the mouse is ours at the start.
    pub(super) const fn mouse(&self) -> bool {
        self.settings.ui.mouse
    }

    /// What is to be said of the mistakes at the start, line by line.
    pub(super) fn warnings(&self) -> Vec<String> {
        let count = self.mistakes.len();
        let heading =
            format!("{count} mistakes in config.toml: the defaults serve for them meanwhile");
        let mut lines = Vec::new();
        lines.extend((count > 1).then_some(heading));
        lines.extend(self.mistakes.iter().take(MOST).cloned());
        let more = format!("… and {} more: standoff config", count.saturating_sub(MOST));
        lines.extend((count > MOST).then_some(more));
        lines
    }
}

/// What may be named in the settings.
fn known(codebook: &Codebook) -> Known<'static> {
    let commands = command::all().map(|command| settings::Command {
        name: command.name,
        ways: parse_ways(command.keys).unwrap_or_default(),
        contexts: command
            .contexts
            .iter()
            .map(|context| name(*context))
            .collect(),
        needed: NEEDED.contains(&command.name),
    });
    let contexts = Context::ALL.into_iter().map(|context| settings::Context {
        name: name(context),
        types: context.types(),
        tags: context.tags(),
    });
    let sides = codebook.sides().iter();
    Known {
        commands: commands.collect(),
        contexts: contexts.collect(),
        sides: sides
            .map(|side| (side.key, side.name.to_string()))
            .collect(),
        style: &|_, _| Ok(()),
    }
}

/// The name of `context` in the settings: as on the screen, in lower case.
fn name(context: Context) -> String {
    context.name().to_lowercase().replace(' ', "-")
}

fn rebindings(settings: &Settings) -> Vec<Rebinding> {
    let rebinding = |binding: &settings::Binding| {
        let named = |context: &Context| Some(name(*context)) == binding.context;
        Some(Rebinding {
            command: command::named(&binding.command)?,
            context: Context::ALL.into_iter().find(named),
            ways: binding.ways.clone(),
        })
    };
    settings.keys.iter().filter_map(rebinding).collect()
}

/// Says where the settings and the codebook are and what is wrong with them.
///
/// # Errors
/// There is no home folder, or standard output can't be written.
pub fn config() -> Result<Ending, String> {
    let places = Places::find().ok_or(NO_HOME)?;
    let path = store::settings::file(&places);
    let codes = codes::here(&places);
    let preferences = Preferences::find(&places, &codes.codebook);
    let settings = report(&path, path.symlink_metadata().is_ok(), &preferences);
    let (codebook, is_faulty) = codes::report(&codes, &preferences.keymap);
    let printed = print(|out| write!(out, "{settings}\n{codebook}"))?;
    Ok(if preferences.mistakes.is_empty() && !is_faulty {
        printed
    } else {
        Ending::Findings
    })
}

fn report(path: &Path, exists: bool, preferences: &Preferences) -> String {
    let path = shown(path);
    if !exists {
        return format!("settings   {path} (there is none yet)\n\n{EXAMPLE}");
    }
    let mut report = format!("settings   {path}\n");
    for mistake in &preferences.mistakes {
        let _ = writeln!(report, "{mistake}");
    }
    let count = match preferences.mistakes.len() {
        0 => String::from("no mistakes"),
        1 => String::from("1 mistake; the default serves for it meanwhile"),
        many => format!("{many} mistakes; the defaults serve for them meanwhile"),
    };
    report + &count + "\n"
}

/// What may stand in the settings.
const EXAMPLE: &str = "\
What may stand there, for example:

[keys]                            # wherever the command has keys; `standoff keys` lists commands and keys
delete = \"d d\"                    # d twice
undo = [\"u\", \"Ctrl-u\"]            # either
regroup = \"\"                      # no key
[keys.stances]                    # in the stances only; so for read, select and each word at the lower left
delete = \"Delete\"

[ui]
ground = \"auto\"                   # \"auto\", \"dark\" or \"light\"
colors = \"auto\"                   # \"auto\", \"none\", \"16\", \"256\" or \"true\"
";
