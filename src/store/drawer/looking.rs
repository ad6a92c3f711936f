//! Looking at the file before anything is done with it. Where it is gone, empty or cut off by then, what was saved there
//! counts as unsaved again.

use super::base::Base;
use super::{
    Around, Drawer, EMPTY, Hitch, Outcome, PATIENCE, PAUSE, QUIET, is_calm, reason, shown, stamp,
};
use crate::article::{About, Article};
use crate::store::input::{self, InputError};
use crate::store::sidecar::SIDECAR_LIMIT;
use std::fs;
use std::io::ErrorKind;
use std::time::{Duration, Instant};

/// What a file lacks that was saved there.
#[derive(Debug, Default)]
pub(super) struct Lack {
    /// It lacks something, and hasn't got it back.
    is_there: bool,
    /// What became of it, once it is written again.
    regained: Option<&'static str>,
}

impl Drawer {
    /// Takes in what others wrote into the file, then saves what it hasn't.
    pub(in crate::store) fn bring(&mut self, around: Around<'_>) -> Outcome {
        match self.try_to_bring(around) {
            Ok(()) => {
                self.unsettled = None;
                self.lack.is_there = false;
                Outcome::Done
            }
            Err(Hitch::Refused(kind, reason)) => self.keep_aside(kind, &reason, around),
            Err(Hitch::Unsettled(patience, reason)) => {
                let since = *self.unsettled.get_or_insert_with(Instant::now);
                // What only can't be read has all, and whoever wrote it mends it.
                let may_lack = patience == PATIENCE && self.displaced.is_none();
                self.lack.is_there = may_lack && self.has_any(around.0);
                if since.elapsed() < patience {
                    return Outcome::Wait(PAUSE);
                }
                self.unsaved |= self.lack.is_there;
                match self.put_back() {
                    Ok(()) => self.keep_aside(ErrorKind::InvalidData, &reason, around),
                    Err(error) => self.keep_aside(error.kind(), &error.to_string(), around),
                }
            }
        }
    }

    /// Whether the file was found to lack what was saved there, and hasn't got it back.
    pub(in crate::store) const fn lacks(&self) -> bool {
        self.lack.is_there
    }

    /// What was to be said of a file that is written again, if it was since this was asked last; safe to show.
    pub(in crate::store) fn take_regained(&mut self) -> Option<String> {
        let was = self.lack.regained.filter(|_| !self.unsaved)?;
        self.lack.regained = None;
        Some(format!("{} {was}: it is written again", shown(&self.path)))
    }

    /// Whether there is anything that its person has said.
    fn has_any(&self, article: &Article) -> bool {
        !self.is_bare() || self.sidecar.about(article) != About::default()
    }

    /// Looks at the file, and takes in what others wrote there.
    pub(super) fn look(&mut self, article: &Article) -> Result<(), Hitch> {
        let metadata = match fs::metadata(&self.path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return self.miss(Base::Nothing, article);
            }
            // Whoever writes there is told why that can't be.
            Err(_) => return Ok(()),
        };
        let present = Some(stamp(&metadata));
        if self.stamp.is_some() && self.stamp == present {
            return Ok(());
        }
        let (bytes, metadata) = match input::read(&self.path, SIDECAR_LIMIT) {
            Ok(read) => read,
            Err(InputError::Io(error)) if error.kind() == ErrorKind::NotFound => {
                return self.miss(Base::Nothing, article);
            }
            Err(error) => {
                let reason = format!("{} can't be read: {}", shown(&self.path), reason(&error));
                return Err(Hitch::Refused(ErrorKind::Other, reason));
            }
        };
        if bytes.is_empty() && !matches!(self.base, Base::Nothing | Base::Empty) {
            return self.miss(Base::Empty, article);
        }
        if !self.base.is(&self.sidecar, &bytes) {
            self.take_in(bytes, article)?;
        }
        self.stamp = is_calm(&metadata).then(|| stamp(&metadata));
        Ok(())
    }

    /// Nothing is there but what `base` says. If there was something, somebody may just be replacing it; afterwards it is
    /// written anew: that a file is gone deletes no stance.
    fn miss(&mut self, base: Base, article: &Article) -> Result<(), Hitch> {
        let is_new = matches!(self.base, Base::Nothing);
        let has_any = self.unsaved || self.has_any(article);
        let (was, patience): (_, Duration) = match base {
            Base::Nothing => ("was gone", QUIET),
            _ => ("was empty", EMPTY),
        };
        let since = self.unsettled.get_or_insert_with(Instant::now);
        if has_any && !is_new && since.elapsed() < patience {
            let reason = format!("{} {was}", shown(&self.path));
            return Err(Hitch::Unsettled(PATIENCE, reason));
        }
        if has_any && !is_new {
            self.unsaved = true;
            self.lack.regained = Some(was);
        }
        self.begin_history();
        self.base = base;
        self.stamp = None;
        Ok(())
    }
}
