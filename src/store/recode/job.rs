//! Changing the files, a few at a time, so that who does it can do other things in between.

use super::files::Files;
use super::{Count, Needle, Scope, read};
use crate::annotation::{Elsewhere, Recoded};
use crate::article::visible;
use crate::codebook::Recode;
use crate::store::atomic::{self, Care};
use crate::store::drawer::stamp;
use crate::store::sidecar::SIDECAR_LIMIT;
use rustix::fs::Access;
use std::fs;
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
        let Some((page, metadata)) = read(path, &self.needle)? else {
            return Ok(0);
        };
        let (bytes, written) = page.recode(&self.recode, only.map(|only| &only.stances));
        let changed = written.len();
        if changed == 0 {
            return Ok(0);
        }
        if bytes.len() > SIDECAR_LIMIT {
            return Err(String::from("it would be longer than a sidecar may be"));
        }
        if rustix::fs::access(path, Access::WRITE_OK).is_err() {
            return Err(String::from("it may not be written"));
        }
        let is_same = fs::metadata(path).is_ok_and(|now| stamp(&now) == stamp(&metadata));
        if !is_same {
            return Err(String::from("somebody else is changing it right now"));
        }
        atomic::replace(path, &bytes, Care::Lasting).map_err(|error| reason(&error, path))?;
        self.count.add(path, &page, changed);
        self.record.push(Recoded {
            file: path.into(),
            stances: written,
        });
        Ok(changed)
    }
}

/// What `error` says besides the path.
fn reason(error: &std::io::Error, path: &Path) -> String {
    let (error, path) = (error.to_string(), path.to_string_lossy());
    let short = error.strip_prefix(&*visible::line(&path)).unwrap_or(&error);
    short.trim_start().to_owned()
}
