//! The history of an article, for undo without end: what was done to its stances, session by session, in
//! `history/KEY.jsonl` of the state directory.
//!
//! A line is added before each save, in one write: what was done since the one before, the lines of what was
//! deleted, and the hash of the sidecar to come. So whatever dies in between, the line that ends in the sidecar
//! as it is tells all that led to it. A session that begins with that sidecar, and with the text that it was
//! made for, goes on there; in any other the old acts can't be undone, but what they deleted is known still.

mod about;
mod archive;
mod codes;
mod compact;
mod form;
mod lines;
mod replay;
mod stance;

pub use archive::{Archive, Recalled};

use super::atomic;
use super::sidecar::Sidecar;
use crate::annotation::{Change, Id, Step};
use form::{From, GoneForm, Known, Line, StepForm};
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many hex digits of the hash of a sidecar stand in the history.
const DIGITS: usize = 32;

/// The file in which the history of an article is kept, as far as it is written in this session.
#[derive(Debug)]
pub(super) struct History {
    path: PathBuf,
    /// What was done since the last line, and when.
    steps: Vec<Step>,
    at: Option<Arc<str>>,
    session: Option<Session>,
    /// The sidecar that the last line ended in, or that the session began with.
    last: Option<Arc<str>>,
    has_begun: bool,
}

/// A session that has a line.
#[derive(Debug)]
struct Session {
    name: Arc<str>,
    next: u64,
    known: Known,
    /// The file with its lines: where there is another by now, a new session begins.
    file: u64,
}

impl History {
    /// That of the article with `key`, whose files are in `state`.
    pub(super) fn of(state: &Path, key: &str) -> Self {
        Self {
            path: state.join("history").join(format!("{key}.jsonl")),
            steps: Vec::new(),
            at: None,
            session: None,
            last: None,
            has_begun: false,
        }
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps `steps`, done `at` that moment, for the next line.
    pub(super) fn record(&mut self, steps: Vec<Step>, at: Arc<str>) {
        self.steps.extend(steps);
        self.at = Some(at);
    }

    /// Whether something was done that no line tells of.
    pub(super) fn is_behind(&self) -> bool {
        !self.steps.is_empty()
    }

    /// The session goes on with a sidecar whose hash is `hash`; nothing: there is none. To be said before the
    /// first line.
    pub(super) fn begin(&mut self, hash: impl FnOnce() -> Option<blake3::Hash>) {
        if !std::mem::replace(&mut self.has_begun, true) {
            self.last = hash().map(|hash| short(&hash));
        }
    }

    /// Adds a line: what was done since the last one leads to the sidecar whose hash is `to`, or to the one
    /// there is. What can't be written is kept for the next line.
    ///
    /// # Errors
    /// The system's.
    pub(super) fn add(
        &mut self,
        sidecar: &Sidecar,
        text: &str,
        to: Option<&blake3::Hash>,
    ) -> io::Result<()> {
        let to = to.map(short).or_else(|| self.last.clone());
        if self.steps.is_empty() && to == self.last {
            return Ok(());
        }
        let mut file = open(&self.path)?;
        let present = file.metadata()?.ino();
        if self.session.as_ref().is_none_or(|old| old.file != present) {
            self.session = Some(Session::new(present));
        }
        let Some(session) = &mut self.session else {
            return Ok(());
        };
        let is_first = session.next == 0;
        let line = Line {
            session: session.name.clone(),
            number: session.next,
            from: is_first.then(|| From {
                sidecar: self.last.clone(),
                text: text.into(),
            }),
            at: self.at.clone(),
            gone: gone(&self.steps, sidecar),
            steps: self
                .steps
                .iter()
                .map(|step| StepForm::of(step, &mut session.known))
                .collect(),
            to: to.clone(),
        };
        if let Err(error) = append(&mut file, &line) {
            // What the lost line told is to be told again.
            self.session = None;
            return Err(error);
        }
        session.next += 1;
        self.steps.clear();
        self.last = to;
        Ok(())
    }
}

impl Session {
    fn new(file: u64) -> Self {
        let random = RandomState::new().build_hasher().finish();
        Self {
            name: format!("{random:016x}").into(),
            next: 0,
            known: Known::new(),
            file,
        }
    }
}

/// The lines of what `steps` have deleted and not brought back.
fn gone(steps: &[Step], sidecar: &Sidecar) -> Vec<GoneForm> {
    let edits = steps.iter().filter_map(|step| match step {
        Step::Done(edit) | Step::Redone(edit) => Some(edit),
        Step::Undone | Step::Spread { .. } => None,
    });
    let deleted = edits.flat_map(|edit| edit.changes.iter().filter_map(deleted));
    let form = |id: &Id| {
        Some(GoneForm {
            lines: sidecar.gone_lines(id)?.into(),
            id: id.as_str().into(),
            text: None,
            at: None,
        })
    };
    deleted.filter_map(form).collect()
}

fn deleted(change: &Change) -> Option<&Id> {
    let before = change.before.as_ref().filter(|_| change.after.is_none());
    before.map(|before| &before.id)
}

fn short(hash: &blake3::Hash) -> Arc<str> {
    let digits = hash.to_hex();
    digits.get(..DIGITS).unwrap_or_default().into()
}

/// The file at `path`, locked, to be read and added to. Where somebody else puts another in its place meanwhile,
/// that one.
fn open(path: &Path) -> io::Result<File> {
    const TRIES: usize = 8;
    atomic::make_folder(atomic::folder_of(path))?;
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true).mode(0o600);
    for _ in 0..TRIES {
        let file = options.open(path)?;
        file.lock()?;
        if path
            .metadata()
            .is_ok_and(|now| now.ino() == file.metadata().map_or(0, |own| own.ino()))
        {
            return Ok(file);
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Adds `line` in one write; below a line that was cut off, one of its own.
fn append(file: &mut File, line: &Line) -> io::Result<()> {
    let mut bytes = Vec::with_capacity(1024);
    let end = file.seek(SeekFrom::End(0))?;
    if end > 0 {
        let mut last = [0];
        file.seek(SeekFrom::Start(end - 1))?;
        file.read_exact(&mut last)?;
        if last != *b"\n" {
            bytes.push(b'\n');
        }
    }
    serde_json::to_writer(&mut bytes, line)?;
    bytes.push(b'\n');
    file.write_all(&bytes)
}

#[cfg(test)]
mod tests;
