//! The file that new codes are written to, as it stands at that very moment.

use super::looking::Known;
use super::{CODEBOOK_LIMIT, TEMPLATE, Trouble, label, own_path, text, unmarked, writing};
use crate::article::visible;
use crate::codebook::{Code, CodeChange};
use crate::store::atomic;
use crate::store::disk::Local;
use crate::store::lock::Lock;
use crate::store::places::Places;
use std::io;
use std::path::{Path, PathBuf};

/// A codebook's file.
#[derive(Debug, Clone)]
pub struct CodeFile {
    path: PathBuf,
    /// Whether it is made where there is none: the person's own is.
    is_own: bool,
    /// New codes that stood there already.
    untaken: Vec<Code>,
    /// What was written last, the latest last.
    past: Vec<Past>,
    pub(super) known: Known,
}

/// Something written, so that taking it back leads to the very same text.
#[derive(Debug, Clone)]
struct Past {
    changes: Vec<CodeChange>,
    before: String,
    untaken: Vec<Code>,
    /// The hash of the text that it led to.
    after: blake3::Hash,
}

/// What changes have made of a codebook.
struct Written {
    /// The byte order mark, if there is one.
    mark: String,
    before: String,
    after: String,
    untaken: Vec<Code>,
}

impl Written {
    /// What is to stand in the file, if that is something else.
    fn bytes(&self) -> Option<Vec<u8>> {
        let is_new = self.before != self.after;
        is_new.then(|| [&*self.mark, &*self.after].concat().into_bytes())
    }
}

/// How many writings are remembered.
const MOST_PAST: usize = 16;

impl CodeFile {
    /// The person's own codebook; where there is none, the built-in one is copied first.
    #[must_use]
    pub fn own(places: &Places) -> Self {
        Self {
            path: own_path(places),
            is_own: true,
            untaken: Vec::new(),
            past: Vec::new(),
            known: Known::default(),
        }
    }

    /// The codebook at `path`.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self {
            path,
            is_own: false,
            untaken: Vec::new(),
            past: Vec::new(),
            known: Known::default(),
        }
    }

    /// The text in force has this hash, if it could be read.
    pub(super) fn serving(mut self, text: Option<blake3::Hash>) -> Self {
        self.known.text = text;
        self
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where it lies, in words that are safe to show.
    #[must_use]
    pub fn label(&self) -> String {
        label(&self.path)
    }

    /// Writes `changes` into the file as it is now: what others wrote into it meanwhile stays. On
    /// return it lasts.
    ///
    /// # Errors
    /// In one line that is safe to show: what isn't in the codebook now, and why.
    pub fn keep(&mut self, changes: &[CodeChange]) -> Result<(), String> {
        self.write(changes).map_err(|reason| {
            let names = names(changes);
            format!(
                "The stances are saved, but {names} couldn't be written to the codebook: {reason}"
            )
        })
    }

    fn write(&mut self, changes: &[CodeChange]) -> Result<(), String> {
        let _turn = Lock::of(&self.path);
        let label = label(&self.path);
        let present = match text(&self.path) {
            Ok(present) => present,
            Err(Trouble::Another(reason) | Trouble::Unreadable(reason)) => {
                return Err(format!("{label} {reason}"));
            }
        };
        let mut done = None;
        let present = present.as_deref().map(str::as_bytes);
        let put = atomic::revise(&Local, &self.path, present, |present| {
            let written = self.over(&label, present, changes);
            let written = written.map_err(io::Error::other)?;
            let bytes = written.bytes();
            if self.is_own && bytes.is_some() {
                atomic::make_folder(atomic::folder_of(&self.path))?;
            }
            done = Some(written);
            Ok(bytes)
        });
        put.map_err(|error| error.to_string())?;
        if let Some(done) = done {
            let before = present.map(|_| &*done.before);
            self.known.go_on(before, &done.after);
            if done.before != done.after {
                self.remember(&done.before, &done.after, changes);
            }
            self.untaken = done.untaken;
        }
        Ok(())
    }

    /// What `changes` make of the content `present`.
    fn over(
        &self,
        label: &str,
        present: Option<&[u8]>,
        changes: &[CodeChange],
    ) -> Result<Written, String> {
        let source = match present {
            Some(bytes) => str::from_utf8(bytes).map_err(|_| format!("{label} isn't UTF-8"))?,
            None if self.is_own => TEMPLATE,
            None => return Err(format!("{label} isn't there any more")),
        };
        let (mark, body) = source.split_at(source.len() - unmarked(source).len());
        let (written, untaken) = match self.taken_back(body, changes) {
            Some(past) => (past.before, past.untaken),
            None => self.anew(label, body, changes)?,
        };
        if written.len() > CODEBOOK_LIMIT {
            return Err(format!("{label} would be longer than a codebook may be"));
        }
        Ok(Written {
            mark: mark.to_owned(),
            before: body.to_owned(),
            after: written,
            untaken,
        })
    }

    fn anew(
        &self,
        label: &str,
        body: &str,
        changes: &[CodeChange],
    ) -> Result<(String, Vec<Code>), String> {
        let mut untaken = self.untaken.clone();
        let written = writing::write(label, body, changes, &mut untaken)?;
        Ok((written, untaken))
    }

    /// What was written last, if `changes` take back just that and the text is still what it led to.
    fn taken_back(&self, body: &str, changes: &[CodeChange]) -> Option<Past> {
        let past = self.past.last()?;
        let inverse = past.changes.iter().rev().map(CodeChange::inverse);
        let takes_back = inverse.eq(changes.iter().cloned());
        let is_same = takes_back && blake3::hash(body.as_bytes()) == past.after;
        is_same.then(|| past.clone())
    }

    fn remember(&mut self, body: &str, written: &str, changes: &[CodeChange]) {
        if self.taken_back(body, changes).is_some() {
            self.past.pop();
            return;
        }
        if self.past.len() == MOST_PAST {
            self.past.remove(0);
        }
        self.past.push(Past {
            changes: changes.to_vec(),
            before: body.to_owned(),
            untaken: self.untaken.clone(),
            after: blake3::hash(written.as_bytes()),
        });
    }
}

/// Whose entries `changes` are: "Sergey Lavrov", "Sergey Lavrov and 2 more".
fn names(changes: &[CodeChange]) -> String {
    let code = |change: &CodeChange| change.after.clone().or_else(|| change.before.clone());
    let mut names: Vec<_> = changes.iter().filter_map(code).collect();
    names.dedup_by(|one, other| one.name() == other.name());
    let first = names
        .first()
        .map(|code| visible::line(code.name()).into_owned());
    match (first, names.len()) {
        (Some(first), 1) => first,
        (Some(first), many) => format!("{first} and {} more", many - 1),
        (None, _) => String::from("a change"),
    }
}
