//! How files look by the codebooks in force for them, each folder asked once: who looks through ten thousand files asks for each.

use super::text;
use super::{codebook, input};
use crate::import::{self, database::Pattern};
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// What is known of folders. Copies know the same.
#[derive(Debug, Clone, Default)]
pub struct Sources(Arc<Mutex<HashMap<OsString, Arc<[Pattern]>>>>);

impl Sources {
    /// The patterns for files in the folder of `path`.
    pub(super) fn of(&self, path: &Path) -> Arc<[Pattern]> {
        // Paths compare part by part, which ten thousand of them are too many for.
        let folder = path.parent().unwrap_or(Path::new("")).as_os_str();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(patterns) = known.get(folder) {
            return patterns.clone();
        }
        let patterns: Arc<[Pattern]> = codebook::sources(path).into();
        known.insert(folder.to_os_string(), patterns.clone());
        patterns
    }
}

/// Whether the file at `path` holds several articles, as [`text::holds_several`] has it, by the `patterns` for files in its
/// folder. What is called a plain text isn't looked into: it does if it has a pattern.
pub(super) fn hold_several(path: &Path, patterns: &[Pattern]) -> bool {
    if text::is_plain_by_name(path) {
        let mut several = patterns.iter().filter(|pattern| pattern.holds_many());
        return several.any(|pattern| pattern.is_for(&text::name_of(path)));
    }
    let beginning = input::beginning(path, text::BEGINNING);
    beginning.is_some_and(|bytes| import::holds_several(&bytes, &text::name_of(path), patterns))
}
