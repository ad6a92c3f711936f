//! Git and sidecars: the merge that git asks for, and what makes git ask for it.

use super::opening::shown;
use super::{Ending, print, safe, tell};
use crate::store::atomic::{self, Care};
use crate::store::merge::{Merged, merge};
use crate::store::sidecar::SIDECAR_LIMIT;
use std::env;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What git runs: base, ours, theirs, the length of its marks, and the path of the file.
const DRIVER: &str = "standoff merge-driver %O %A %B %L %P";

/// What git says that it does.
const NAME: &str = "standoff: sidecars, stance by stance";

/// The pattern of sidecars and what git is to do with them: line ends stay those that standoff writes.
const ATTRIBUTES: &str = "*.standoff.toml merge=standoff text eol=lf";

/// The files that git has for a merge.
#[derive(Debug)]
pub struct Versions {
    /// What both were made of; empty where there is no such thing.
    pub base: PathBuf,
    /// Ours, which gets the result.
    pub ours: PathBuf,
    /// Theirs.
    pub theirs: PathBuf,
    /// The file's path, for what is said.
    pub path: String,
}

/// Merges the sidecar that git has in three versions, into that of ours. There are findings if something is open
/// in it that wasn't open before: git then leaves it to the person.
///
/// # Errors
/// A version can't be read, or isn't a sidecar that is understood here: nothing is written.
pub fn merge_driver(versions: &Versions) -> Result<Ending, String> {
    let path = safe(&versions.path);
    let labels = ["before both", "ours", "theirs"].map(|side| format!("{path} ({side})"));
    let [base, ours, theirs] = [&versions.base, &versions.ours, &versions.theirs].map(read);
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let labels = labels.each_ref().map(String::as_str);
    let merged = merge(labels, Some(&base), &ours, &theirs).map_err(|error| error.to_string())?;
    let written = atomic::replace(&versions.ours, &merged.bytes, Care::Fleeting);
    written.map_err(|error| format!("{path}: {}", safe(&error.to_string())))?;
    report(&path, &merged);
    Ok(if merged.conflicts > 0 {
        Ending::Findings
    } else {
        Ending::Done
    })
}

fn read(path: &PathBuf) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    // One more than may be: the merge then says that it is too long.
    let limit = SIDECAR_LIMIT as u64 + 1;
    let read = File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
    let told = |error: io::Error| format!("{} can't be read: {error}", shown(path));
    read.map(|_| bytes).map_err(told)
}

fn report(path: &str, merged: &Merged) {
    match merged.conflicts {
        0 => {}
        1 => tell(&format!(
            "{path}: one thing was decided differently\n{SETTLE}"
        )),
        many => tell(&format!(
            "{path}: {many} things were decided differently\n{SETTLE}"
        )),
    }
    for (old, new) in &merged.renamed {
        let (old, new) = (old.as_str(), new.as_str());
        tell(&format!(
            "{path}: two stances had the id {old}: one has the id {new} now"
        ));
    }
    for (side, cut) in ["ours", "theirs"].into_iter().zip(merged.cut) {
        if cut {
            tell(&format!(
                "{path}: {side} breaks off: nothing that is missing there was taken as deleted"
            ));
        }
    }
}

const SETTLE: &str =
    "Both decisions stand in the file: settle them in standoff, then `git add` the file.";

/// Has git merge sidecars stance by stance: in the repository of the present folder or, if `global`, in all of the
/// person's. Says what was done.
///
/// # Errors
/// Git isn't there, this is no repository, or something can't be written.
pub fn git_setup(global: bool) -> Result<Ending, String> {
    let scope = if global { "--global" } else { "--local" };
    let attributes = if global {
        attributes_of_the_person()?
    } else {
        PathBuf::from(git(&["rev-parse", "--show-toplevel"])?).join(".gitattributes")
    };
    let named = configure(scope, "merge.standoff.name", NAME)?;
    let driven = configure(scope, "merge.standoff.driver", DRIVER)?;
    let listed = list(&attributes)?;
    if !is_on_path() {
        tell("git will look for `standoff` on the PATH, and there is none\nPut the program there.");
    }
    let already = |new: bool| if new { "" } else { " (as before)" };
    let file = shown(&attributes);
    print(|out| {
        let config = already(named || driven);
        writeln!(
            out,
            "git config {scope} merge.standoff.driver '{DRIVER}'{config}"
        )?;
        writeln!(out, "{file}: {ATTRIBUTES}{}", already(listed))?;
        writeln!(out, "\nGit now merges sidecars stance by stance.")?;
        if !global {
            writeln!(
                out,
                "Commit .gitattributes. Git passes no configuration on: in each clone, `standoff git-setup` is run once."
            )?;
        }
        writeln!(
            out,
            "To undo: git config {scope} --remove-section merge.standoff, and take that line out of {file}."
        )
    })
}

/// Sets `key` of git's configuration. Whether it was otherwise.
fn configure(scope: &str, key: &str, value: &str) -> Result<bool, String> {
    // That nothing is set there is an error of git's.
    if git(&["config", scope, "--get", key]).is_ok_and(|old| old == value) {
        return Ok(false);
    }
    git(&["config", scope, "--replace-all", key, value]).map(|_| true)
}

/// Adds the line on sidecars to the file of attributes at `path`. Whether it wasn't there.
fn list(path: &Path) -> Result<bool, String> {
    let failed = |error: &io::Error| format!("{}: {}", shown(path), safe(&error.to_string()));
    let mut content = match fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        read => read.map_err(|error| failed(&error))?,
    };
    let mut lines = content.split(|byte| *byte == b'\n');
    if lines.any(|line| line.trim_ascii() == ATTRIBUTES.as_bytes()) {
        return Ok(false);
    }
    if content.last().is_some_and(|last| *last != b'\n') {
        content.push(b'\n');
    }
    content.extend_from_slice(ATTRIBUTES.as_bytes());
    content.push(b'\n');
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    let written = atomic::replace(path, &content, Care::Lasting);
    written.map(|()| true).map_err(|error| failed(&error))
}

/// Where git looks for the attributes that hold for all repositories of the person.
fn attributes_of_the_person() -> Result<PathBuf, String> {
    let asked = [
        "config",
        "--global",
        "--type=path",
        "--get",
        "core.attributesFile",
    ];
    if let Ok(path) = git(&asked) {
        return Ok(PathBuf::from(path));
    }
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
    let config = set("XDG_CONFIG_HOME").map(PathBuf::from);
    let config = config.or_else(|| Some(PathBuf::from(set("HOME")?).join(".config")));
    let config = config.ok_or_else(|| String::from(super::NO_HOME))?;
    Ok(config.join("git").join("attributes"))
}

fn is_on_path() -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join("standoff").is_file())
}

/// What git answers, without the line's end.
fn git(words: &[&str]) -> Result<String, String> {
    let ran = Command::new("git").args(words).output();
    let output = ran.map_err(|error| {
        let reason = safe(&error.to_string());
        format!("git can't be run: {reason}\nInstall it, or put it on the PATH.")
    })?;
    if output.status.success() {
        let answer = String::from_utf8_lossy(&output.stdout);
        return Ok(answer.trim_end_matches(['\n', '\r']).to_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let complaint = complaint.lines().next().unwrap_or_default();
    Err(format!(
        "git {}: {}",
        safe(&words.join(" ")),
        safe(complaint)
    ))
}
