//! A history grown too long is written anew without what nobody can go back to: what was undone before something
//! else was done, and what led to sidecars that are no more. What can be undone or brought back stays.

use super::form::{From, GoneForm, Known, Line, StepForm};
use super::lines::Book;
use super::replay::Stacks;
use crate::annotation::Step;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// Up to so many bytes it may have whatever is in it.
const ROOM: usize = 16 << 20;

/// Writes the history at `path` anew, of which `book` was read from `length` bytes, if that is due. Nobody minds
/// where it doesn't come to that. `goal` is the line that the present session goes on from.
pub(super) fn compact(path: &Path, book: &Book, length: usize, goal: Option<usize>) {
    if length <= ROOM {
        return;
    }
    let Some(goal) = goal.or(book.told.len().checked_sub(1)) else {
        return;
    };
    let stacks = book.stacks(goal).unwrap_or_default();
    let live = stacks.done.len() + stacks.undone.len();
    if live < book.steps / 2 {
        let _ = write(path, book, length, goal);
    }
}

/// Writes it anew with all that the line `goal` leads to.
pub(super) fn write(path: &Path, book: &Book, length: usize, goal: usize) -> io::Result<()> {
    let stacks = book.stacks(goal).unwrap_or_default();
    replace(path, &whole(book, goal, &stacks), length)
}

/// All in one line.
fn whole(book: &Book, goal: usize, stacks: &Stacks) -> Line {
    let undone = stacks.undone.iter().rev();
    let done = stacks.done.iter().chain(undone.clone());
    let steps = done
        .map(|edit| Step::Done(edit.clone()))
        .chain(undone.map(|_| Step::Undone));
    let mut known = Known::new();
    let told = book.told.get(goal);
    let dead = book.last_of_each();
    Line {
        session: "compact".into(),
        number: 0,
        from: told.map(|told| From {
            sidecar: None,
            text: told.text.clone(),
        }),
        at: None,
        steps: steps.map(|step| StepForm::of(&step, &mut known)).collect(),
        gone: dead
            .into_iter()
            .map(|dead| GoneForm {
                text: Some(dead.text.clone()),
                at: dead.at.clone(),
                ..dead.form.clone()
            })
            .collect(),
        to: told.and_then(|told| told.to.clone()),
    }
}

/// Puts `line` in the place of the file at `path`, unless that has more than `length` bytes by now.
fn replace(path: &Path, line: &Line, length: usize) -> io::Result<()> {
    let file = super::open(path)?;
    if file.metadata()?.len() != length as u64 {
        return Ok(());
    }
    let mut bytes = serde_json::to_vec(line)?;
    bytes.push(b'\n');
    // One at a time has the lock: the name is free, or left by somebody who died.
    let new = path.with_extension("new");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    options.open(&new)?.write_all(&bytes)?;
    fs::rename(&new, path)
}
