//! The person's settings, joined with what the program has: commands, contexts, sides, roles.

use super::opening::shown;
use super::{Ending, NO_HOME, codes, force, print, safe};
use crate::annotation::Annotator;
use crate::app::command;
use crate::app::keymap::{Context, Keymap, Rebinding};
use crate::codebook::Codebook;
use crate::keys::parse_ways;
use crate::settings::{self, Known, Settings};
use crate::store::{self, Places};
use crate::suggest::{Kind, Wishes};
use crate::ui;
use std::fmt::Write;
use std::path::Path;

/// The commands by which all else can be reached, and the end.
const NEEDED: [&str; 2] = ["leave-at-once", "palette"];

/// The most mistakes that the reader is shown at the start.
const MOST: usize = 5;

/// What the person has set, and what is wrong with it.
#[derive(Debug, Clone)]
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

    /// Who tags, if that is set.
    pub(super) fn annotator(&self) -> Option<Annotator> {
        Annotator::new(self.settings.annotator.as_deref()?)
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

    /// Whether there are to be no boxes.
    pub(super) const fn plain(&self) -> bool {
        self.settings.ui.plain
    }

    /// Which suggestions are to be seen.
    pub(super) fn wishes(&self) -> Wishes {
        let set = &self.settings.suggestions;
        let usual = Wishes::default();
        let named = |names: &Vec<String>| {
            let kinds = Kind::ALL.into_iter();
            kinds
                .filter(|kind| names.iter().any(|name| name == kind.word()))
                .collect()
        };
        Wishes {
            shown: set.show.unwrap_or(usual.shown),
            kinds: set.kinds.as_ref().map_or(usual.kinds, named),
            least: set.confidence.unwrap_or(usual.least),
        }
    }

    /// `theme` with the roles restyled that are to look otherwise.
    pub(super) fn restyled(&self, theme: ui::Theme) -> ui::Theme {
        let wishes = self.settings.styles.iter();
        theme.restyled(wishes.map(|wish| (&wish.role, &wish.words)))
    }

    /// Whether something is wrong with them.
    pub(super) fn has_mistakes(&self) -> bool {
        !self.mistakes.is_empty()
    }

    /// What is to be said of the mistakes at the start, line by line.
    pub(super) fn warnings(&self) -> Vec<String> {
        let count = self.mistakes.len();
        let heading =
            format!("{count} mistakes in config.toml: the defaults serve for them meanwhile");
        let shown = self.mistakes.iter().take(MOST).cloned();
        let end = match count.saturating_sub(MOST) {
            0 => String::from("standoff config lists them all"),
            more => format!("… and {more} more: standoff config"),
        };
        match count {
            0 | 1 => shown.collect(),
            _ => std::iter::once(heading).chain(shown).chain([end]).collect(),
        }
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
        needed: NEEDED.contains(&command.name) || closes(command),
    });
    let contexts = Context::ALL.into_iter().map(|context| settings::Context {
        name: name(context),
        types: context.types(),
        tags: context.tags(),
    });
    Known {
        commands: commands.collect(),
        contexts: contexts.collect(),
        taken: codebook.keys().collect(),
        style: &ui::theme::check,
        annotator: &|name| name.parse::<Annotator>().map(|_| ()),
        kinds: Kind::ALL.map(Kind::word).to_vec(),
    }
}

/// Whether `command` is the way out of something that lies over the panes.
fn closes(command: &command::Command) -> bool {
    let is_over = |context: &Context| !context.tags();
    let has_escape = command.keys.split(' ').any(|key| key == "Esc");
    has_escape && command.contexts.iter().all(is_over)
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

/// Says where the settings and the codebook are that are in force here, or for what lies `at` a path, and what is wrong
/// with them.
///
/// # Errors
/// There is no home folder, there is nothing at the path, or standard output can't be written.
pub fn config(at: Option<&Path>) -> Result<Ending, String> {
    let places = Places::find().ok_or(NO_HOME)?;
    if let Some(at) = at {
        force::look_for(at)?;
    }
    let path = store::settings::file(&places);
    let mut codes = codes::here(at, &places);
    let preferences = Preferences::find(&places, &codes.codebook);
    let exists = path.symlink_metadata().is_ok();
    let settings = report(&path, exists, &preferences);
    let example = if exists || at.is_some() {
        ["", ""]
    } else {
        ["\n", EXAMPLE]
    }
    .concat();
    codes::settle(&mut codes, &preferences.keymap);
    let (codebook, is_faulty) = codes::report(&codes);
    let annotator = preferences.annotator();
    let told = at.map(|at| force::report(at, annotator.as_ref(), &codes, &places));
    let (article, is_whole) = told.unwrap_or((String::new(), true));
    let printed = print(|out| write!(out, "{settings}\n{codebook}{article}{example}"))?;
    Ok(
        if preferences.mistakes.is_empty() && !is_faulty && is_whole {
            printed
        } else {
            Ending::Findings
        },
    )
}

fn report(path: &Path, exists: bool, preferences: &Preferences) -> String {
    let path = shown(path);
    if !exists {
        return format!("settings   {path} (there is none yet)\n");
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
What may stand in the settings, for example:

annotator = \"coder1\"              # who tags: into ARTICLE.coder1.standoff.toml; as --as does for once

[keys]                            # wherever the command has keys; `standoff keys` lists commands and keys
delete = \"d d\"                    # d twice
undo = [\"u\", \"U\"]                 # either
regroup = \"\"                      # no key
[keys.stances]                    # in the stances only; so for read, select and each word at the lower left
delete = \"Delete\"

[style]                           # of the roles; a wrong name is answered with all of them
focus = \"bold on #303050\"         # bold, dim, italic, underline, reverse, a colour, `on` and a colour
hue-red = \"bright-red\"            # of the sides that are red; also #rrggbb, 0 to 255, default

[suggestions]
show = true                       # false: none is seen; `standoff suggest` writes them all the same
kinds = [\"direct\", \"mixed\", \"indirect\"]
confidence = 50                   # only those that are right at least 50 times in 100

[ui]
plain = false                     # true: no boxes, for screen readers and braille
ground = \"auto\"                   # \"auto\", \"dark\" or \"light\"
colors = \"auto\"                   # \"auto\", \"none\", \"16\", \"256\" or \"true\"
";
