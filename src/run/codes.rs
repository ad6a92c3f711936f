//! The codebook in force, joined with the keys: what is wrong with it, where it lies, how one is begun.

use super::opening::{Opened, shown};
use super::{Ending, print, tell};
use crate::app::keymap::{Bound, Keymap};
use crate::article::visible;
use crate::codebook::{Code, CodeChange, Codebook, Side, Topic, free_key};
use crate::store::Places;
use crate::store::codebook::{self, FILE_NAME, Loaded, TEMPLATE};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The most mistakes that the reader is shown at the start.
const MOST: usize = 5;

/// The codebook for the article at `path`, or for articles in the folder there; without one, in the present folder.
pub(super) fn here(path: Option<&Path>, places: &Places) -> Loaded {
    let article = match path {
        Some(path) if !path.is_dir() => path.to_path_buf(),
        folder => folder.unwrap_or(Path::new("")).join("article"),
    };
    codebook::load(Some(&article), places)
}

/// What is to be said of the codebook at the start, line by line.
pub(super) fn warnings(loaded: &Loaded) -> Vec<String> {
    let mut lines = loaded.mistakes.clone();
    let more = lines.len().saturating_sub(MOST);
    if more > 0 {
        lines.truncate(MOST);
        lines.push(format!("… and {more} more: standoff config"));
    }
    lines
}

/// Takes from sides and topics the keys that commands have in `keymap`, and notes it. A side gets a
/// free one instead.
pub(super) fn settle(loaded: &mut Loaded, keymap: &Keymap) {
    let file = loaded.file.label();
    let mistakes = settled(&mut loaded.codebook, &file, keymap);
    loaded.mistakes.extend(mistakes);
}

/// The same for the codebook of `file`; what is to be said of it, line by line.
pub(super) fn settled(serving: &mut Codebook, file: &str, keymap: &Keymap) -> Vec<String> {
    let codebook = serving.clone();
    let mut mistakes = Vec::new();
    // No command has one of these; that a person gave it one is a mistake in the settings.
    let usual = '1'..='9';
    for (key, whose) in codebook.keys().filter(|(key, _)| !usual.contains(key)) {
        let Some(bound) = keymap.beside_sides(key) else {
            continue;
        };
        let command = match bound {
            Bound::Command(command) => format!("is {}", command.name),
            Bound::Prefix => String::from("begins the keys of commands"),
        };
        let serves =
            without_key(serving, key, keymap).map(|free| format!(", `{free}` serves meanwhile"));
        let serves = serves.unwrap_or_default();
        let whose = visible::line(&whose);
        mistakes.push(format!(
            "{whose} has the key `{key}`, which {command}{serves}; choose another in {file}, or rebind"
        ));
    }
    mistakes
}

/// Takes `key` from who has it in `codebook`; gives a side a free one, and says which.
fn without_key(codebook: &mut Codebook, key: char, keymap: &Keymap) -> Option<char> {
    let is_taken = |key: char| {
        codebook.keys().any(|(other, _)| other == key) || keymap.beside_sides(key).is_some()
    };
    let free = free_key(1, "", is_taken);
    let side = codebook.side_by_key(key).cloned();
    let topic = codebook.topic_by_key(key).cloned();
    let (before, after) = match (side, topic, free) {
        (Some(side), _, Some(key)) => {
            let after = Side {
                key,
                ..Side::clone(&side)
            };
            (Code::Side(side), Code::Side(after.into()))
        }
        (None, Some(topic), _) => {
            let after = Topic {
                key: None,
                ..Topic::clone(&topic)
            };
            (Code::Topic(topic), Code::Topic(after.into()))
        }
        _ => return None,
    };
    let is_side = after.side().is_some();
    codebook.apply(&CodeChange {
        before: Some(before),
        after: Some(after),
    });
    free.filter(|_| is_side)
}

/// Says on standard error which annotations of `opened` can't be read or wait elsewhere, and whether there are none.
pub(super) fn tell_aside(opened: &Opened) -> bool {
    let elsewhere = opened.kept_aside();
    for path in &elsewhere {
        tell(&kept(opened.article.name(), path));
    }
    opened.aside.iter().for_each(|line| tell(line));
    opened.aside.is_empty() && elsewhere.is_empty()
}

/// What is said of stances on the article called `name` that wait in the file at `path`.
pub(super) fn kept(name: &str, path: &Path) -> String {
    let (name, path) = (super::safe(name), shown(path));
    format!(
        "{name}: stances that couldn't be saved beside it are in {path} and not counted here; open the article, and they are taken in"
    )
}

/// Where the codebook lies and what is wrong with it, and whether anything is.
pub(super) fn report(loaded: &Loaded) -> (String, bool) {
    let place = match &loaded.path {
        Some(path) => shown(path),
        None => String::from("the built-in one (standoff config --init-codebook begins another)"),
    };
    let Counts(sides, speakers, topics) = Counts::of(&loaded.codebook);
    let mut report = format!("codebook   {place}\n           {sides}, {speakers}, {topics}\n");
    for mistake in &loaded.mistakes {
        report.push_str(mistake);
        report.push('\n');
    }
    let count = loaded.mistakes.len();
    let mistakes = counted(count, "mistake");
    let end = match &loaded.refusal {
        _ if count == 0 => String::from("no mistakes\n"),
        Some(_) => format!(
            "{mistakes}; no side of it can be read: articles are open for reading only meanwhile\n"
        ),
        // What isn't used has no rest.
        None if count == loaded.unused.len() => format!("{mistakes}\n"),
        None => format!("{mistakes}; the rest of it serves meanwhile\n"),
    };
    report.push_str(&end);
    (report, !loaded.mistakes.is_empty())
}

/// How many codes there are, in words.
struct Counts(String, String, String);

impl Counts {
    fn of(codebook: &Codebook) -> Self {
        Self(
            counted(codebook.sides().len(), "side"),
            counted(codebook.speakers().len(), "speaker"),
            counted(codebook.topics().len(), "topic"),
        )
    }
}

/// `1 side`, `2 sides`
pub(super) fn counted(count: usize, one: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        many => format!("{many} {one}s"),
    }
}

/// Begins a codebook in `folder`, with remarks on what may stand in it, and prints its path.
///
/// # Errors
/// There is one already, or it can't be written.
pub fn init_codebook(folder: &Path) -> Result<Ending, String> {
    let path = folder.join(FILE_NAME);
    let name = shown(&path);
    let made = OpenOptions::new().write(true).create_new(true).open(&path);
    let written = made.and_then(|mut file| {
        let written = file.write_all(TEMPLATE.as_bytes());
        // Half a codebook would only be in the way.
        written.inspect_err(|_| drop(fs::remove_file(&path)))
    });
    match written {
        Ok(()) => print(|out| writeln!(out, "{name}")),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(format!(
            "{name} is there already: nothing was written\nRename it first, or edit it."
        )),
        Err(error) => Err(format!(
            "{name}: can't be written: {}",
            super::safe(&error.to_string())
        )),
    }
}
