//! Work that can't be saved where it belongs: kept aside, and taken in again.

use super::base::Base;
use super::{Around, Drawer, Hitch, Outcome, shown};
use crate::article::{Article, visible};
use crate::store::aside::{Aside, Kept};
use std::io::{self, ErrorKind};
use std::path::PathBuf;

impl Drawer {
    /// Takes in work that was kept aside; it is to be saved then. Says why it can't be, if it can't.
    pub(in crate::store) fn take_in_aside(
        &mut self,
        aside: Aside,
        article: &Article,
    ) -> Result<(), String> {
        let Some(Kept { base, work }) = aside.read() else {
            aside.remove();
            return Ok(());
        };
        let was_unsaved = std::mem::replace(&mut self.unsaved, true);
        // That the file is gone deletes no stance.
        let base = base.filter(|_| !matches!(self.base, Base::Nothing));
        match self.merge(base.as_deref(), &work, article) {
            Ok(()) => {
                self.asides.push(aside);
                Ok(())
            }
            Err(Hitch::Unsettled(_, reason) | Hitch::Refused(_, reason)) => {
                self.unsaved = was_unsaved;
                let path = shown(&aside.path());
                Err(format!(
                    "Work kept aside in {path} can't be taken in: {reason}"
                ))
            }
        }
    }

    /// Keeps the work aside, as it can't be saved for this `reason`.
    pub(super) fn keep_aside(
        &mut self,
        kind: ErrorKind,
        reason: &str,
        around: Around<'_>,
    ) -> Outcome {
        let reason = visible::line(reason).into_owned();
        let kept = if self.unsaved {
            self.put_aside(around).ok()
        } else {
            None
        };
        match kept {
            Some(kept) if is_shut(kind) => Outcome::Apart(kept),
            kept => Outcome::Failed { reason, kept },
        }
    }

    fn put_aside(&mut self, (article, key, places): Around<'_>) -> io::Result<PathBuf> {
        if self.asides.is_empty() {
            let aside = Aside::make(places, &self.name(), key)?;
            self.asides.push(aside);
        }
        let kept = Kept {
            base: self.base.bytes(&self.sidecar),
            work: self.bytes(article),
        };
        let mut asides = std::mem::take(&mut self.asides).into_iter();
        let Some(aside) = asides.next() else {
            return Err(ErrorKind::NotFound.into());
        };
        let done = aside.keep(&kept).map(|()| aside.path());
        self.asides.push(aside);
        if done.is_ok() {
            // The first one has what the others had.
            asides.for_each(Aside::remove);
        } else {
            self.asides.extend(asides);
        }
        done
    }
}

/// Whether `kind` says that nobody may write there.
fn is_shut(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
}
