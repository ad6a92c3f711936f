//! Looking whether somebody else has changed a codebook while it serves.

use super::{CodeFile, Found, Trouble, label, open, text, unmarked};
use crate::codebook::Codebook;
use crate::store::drawer::{Stamp, is_calm, stamp};
use std::fs;

/// What is known of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// The hash of the text that is in force.
    pub(super) text: Option<blake3::Hash>,
    /// What the system said of the file when it was looked at; nothing where that is to be asked anew.
    stamp: Option<Stamp>,
    /// What was wrong with it then.
    faults: Option<Vec<String>>,
}

impl Known {
    /// What stood in the file became something else here: where that was in force, this is from now on.
    pub(super) fn go_on(&mut self, before: Option<&str>, after: &str) {
        let hash = |text: &str| blake3::hash(text.as_bytes());
        if before.is_none_or(|before| self.text == Some(hash(before))) {
            self.text = Some(hash(after));
        }
    }
}

impl CodeFile {
    /// What somebody else has made of the file since it was read, written or looked at: the codebook, or what is wrong
    /// with it, a line each that is safe to show. A file that the system says is untouched isn't read.
    pub(in crate::store) fn look(&mut self) -> Option<Result<Codebook, Vec<String>>> {
        let metadata = fs::metadata(self.path()).ok();
        let present = metadata.as_ref().map(stamp);
        if self.known.stamp.is_some() && self.known.stamp == present {
            return None;
        }
        self.known.stamp = present.filter(|_| metadata.as_ref().is_some_and(is_calm));
        match self.read_anew()? {
            Ok(codebook) => {
                self.known.faults = None;
                Some(Ok(codebook))
            }
            Err(faults) if self.known.faults.as_ref() == Some(&faults) => None,
            Err(faults) => {
                self.known.faults = Some(faults.clone());
                Some(Err(faults))
            }
        }
    }

    fn read_anew(&mut self) -> Option<Result<Codebook, Vec<String>>> {
        let label = label(self.path());
        let source = match text(self.path()) {
            Ok(Some(source)) => source,
            // The person's own is made once it is needed.
            Ok(None) if self.known.text.is_none() => return None,
            Ok(None) => return Some(Err(vec![format!("{label}: isn't there any more")])),
            Err(Trouble::Another(reason) | Trouble::Unreadable(reason)) => {
                return Some(Err(vec![format!("{label}: {reason}")]));
            }
        };
        let source = unmarked(&source);
        let hash = Some(blake3::hash(source.as_bytes()));
        if hash == self.known.text && self.known.faults.is_none() {
            return None;
        }
        Some(match open(&label, source) {
            Found::Another(mistake) => Err(vec![mistake]),
            Found::Codebook(read) if read.mistakes.is_empty() => {
                self.known.text = hash;
                Ok(read.codebook)
            }
            Found::Codebook(read) => Err(read.mistakes),
        })
    }
}
