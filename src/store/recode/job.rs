//! Changing the files, a few at a time, so that who does it can do other things in between.

use super::files::Files;
use super::{Count, Needle, Scope, read, sheet};
use crate::annotation::{Elsewhere, Recoded};
use crate::article::visible;
use crate::codebook::Recode;
use crate::store::atomic;
use crate::store::disk::Local;
use crate::store::lock::Lock;
use crate::store::sidecar::SIDECAR_LIMIT;
use rustix::fs::Access;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// The files still to be changed, and what became of the others.
pub(in crate::store) struct Job {
    recode: Recode,
    needle: Needle,
    files: Todo,
    count: Count,
    record: Vec<Recoded>,
}

enum Todo {
    /// All that there are.
    All(Box<Files>),
    /// In these exactly these stances, the last file first.
    Only(Vec<Recoded>),
}

impl Job {
    /// `recode` in the files of `scope`; where `only` is given, in these stances alone.
    pub(in crate::store) fn new(scope: &Scope, recode: Recode, only: Option<&[Recoded]>) -> Self {
        Self {
            needle: Needle::of(&recode.from),
            files: match only {
                None => Todo::All(Box::new(Files::of(scope))),
                Some(only) => Todo::Only(only.iter().rev().cloned().collect()),
            },
            count: Count::new(scope),
            record: Vec::new(),
            recode,
        }
    }

    /// Goes on until `end`, by a file at least; says whether there is more to do.
    pub(in crate::store) fn go_on(&mut self, end: Instant) -> bool {
        loop {
            let next = match &mut self.files {
                Todo::All(files) => files.next().map(|path| (path, None)),
                Todo::Only(files) => files
                    .pop()
                    .map(|only| (only.file.to_path_buf(), Some(only))),
            };
            let Some((path, only)) = next else {
                return false;
            };
            self.take(&path, only.as_ref());
            if Instant::now() >= end {
                return true;
            }
        }
    }

    /// What was done, and in which stances.
    pub(in crate::store) fn finish(mut self) -> (Elsewhere, Arc<[Recoded]>) {
        if let Todo::All(files) = self.files {
            for (path, reason) in files.unread() {
                self.count.leave(&path, &reason);
            }
        }
        (self.count.result(), self.record.into())
    }

    fn take(&mut self, path: &Path, only: Option<&Recoded>) {
        let stances = only.map(|only| only.stances.len());
        match self.change(path, only) {
            Ok(changed) => {
                self.count.result.stale += stances.map_or(0, |stances| stances - changed);
            }
            Err(reason) => self.count.leave(path, &reason),
        }
    }

    /// Changes the file at `path`; says how many stances of it.
    fn change(&mut self, path: &Path, only: Option<&Recoded>) -> Result<usize, String> {
        let _turn = Lock::of(path);
        let Some(bytes) = read(path, &self.needle)? else {
            return Ok(0);
        };
        let mut done = None;
        let put = atomic::revise(&Local, path, Some(&bytes), |bytes| {
            let sheet =
                sheet(path, bytes.unwrap_or_default().to_vec()).map_err(io::Error::other)?;
            let (bytes, written) = sheet.recode(&self.recode, only.map(|only| &only.stances));
            done = Some((sheet, written)).filter(|(_, written)| !written.is_empty());
            if done.is_none() {
                return Ok(None);
            }
            may_be_put(path, &bytes).map_err(io::Error::other)?;
            Ok(Some(bytes))
        });
        put.map_err(|error| reason(&error, path))?;
        let Some((sheet, written)) = done else {
            return Ok(0);
        };
        let changed = written.len();
        self.count.add(path, &sheet, changed);
        self.record.push(Recoded {
            file: path.into(),
            stances: written,
        });
        Ok(changed)
    }
}

fn may_be_put(path: &Path, bytes: &[u8]) -> Result<(), &'static str> {
    if bytes.len() > SIDECAR_LIMIT {
        return Err("it would be longer than a sidecar may be");
    }
    rustix::fs::access(path, Access::WRITE_OK).map_err(|_| "it may not be written")
}

/// What `error` says besides the path.
fn reason(error: &io::Error, path: &Path) -> String {
    let (error, path) = (error.to_string(), path.to_string_lossy());
    let short = error.strip_prefix(&*visible::line(&path)).unwrap_or(&error);
    short.trim_start().to_owned()
}
