//! How files look by the codebooks in force for them, each folder asked once: who looks through ten thousand files asks for each.

use super::text;
use super::{codebook, input};
use crate::import::{self, database::Pattern};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What is known of folders. Copies know the same.
#[derive(Debug, Clone, Default)]
pub struct Sources(Arc<Mutex<HashMap<PathBuf, Arc<[Pattern]>>>>);

impl Sources {
    /// Whether the file at `path` holds several articles, as [`text::holds_several`] has it. What is called a plain text isn't
    /// looked into: it does if it has a pattern.
    pub(super) fn hold_several(&self, path: &Path) -> bool {
        let patterns = self.of(path);
        let name = text::name_of(path);
        if text::is_plain_by_name(path) {
            let mut own = patterns.iter().filter(|pattern| pattern.is_for(&name));
            return own.any(Pattern::holds_many);
        }
        let beginning = input::beginning(path, text::BEGINNING);
        beginning.is_some_and(|bytes| import::holds_several(&bytes, &name, &patterns))
    }

    /// The patterns for files in the folder of `path`.
    pub(super) fn of(&self, path: &Path) -> Arc<[Pattern]> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(patterns) = known.get(folder) {
            return patterns.clone();
        }
        let patterns: Arc<[Pattern]> = codebook::sources(path).into();
        known.insert(folder.to_path_buf(), patterns.clone());
        patterns
    }
}
