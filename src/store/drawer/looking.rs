//! Looking at the file before anything is done with it.

use super::base::Base;
use super::{Drawer, Hitch, PATIENCE, QUIET, is_calm, reason, shown, stamp};
use crate::article::Article;
use crate::store::input::{self, InputError};
use crate::store::sidecar::SIDECAR_LIMIT;
use std::fs;
use std::io::ErrorKind;
use std::time::Instant;

impl Drawer {
    /// Looks at the file, and takes in what others wrote there.
    pub(super) fn look(&mut self, article: &Article) -> Result<(), Hitch> {
        let metadata = match fs::metadata(&self.path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return self.miss(),
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
                return self.miss();
            }
            Err(error) => {
                let reason = format!("{} can't be read: {}", shown(&self.path), reason(&error));
                return Err(Hitch::Refused(ErrorKind::Other, reason));
            }
        };
        if !self.base.is(&self.sidecar, &bytes) {
            self.take_in(bytes, article)?;
        }
        self.stamp = is_calm(&metadata).then(|| stamp(&metadata));
        Ok(())
    }

    /// The file isn't there. If there was one, somebody may just be replacing it; afterwards it is written anew: that a
    /// file is gone deletes no stance.
    fn miss(&mut self) -> Result<(), Hitch> {
        let since = self.unsettled.get_or_insert_with(Instant::now);
        let is_new = matches!(self.base, Base::Nothing);
        if !self.unsaved || is_new || since.elapsed() >= QUIET {
            self.base = Base::Nothing;
            self.stamp = None;
            return Ok(());
        }
        let reason = format!("{} is gone", shown(&self.path));
        Err(Hitch::Unsettled(PATIENCE, reason))
    }
}
