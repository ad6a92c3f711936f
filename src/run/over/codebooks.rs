//! The codebooks in force for articles of many folders, each read once.

use crate::store::Places;
use crate::store::codebook::{self, FILE_NAME, Loaded};
use std::collections::{BTreeSet, HashMap};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The codebooks in force, by folder.
#[derive(Debug)]
pub(in crate::run) struct Codebooks {
    places: Places,
    known: Mutex<HashMap<Option<PathBuf>, Arc<Loaded>>>,
}

impl Codebooks {
    /// None is read yet.
    pub(in crate::run) fn new(places: Places) -> Self {
        let known = Mutex::default();
        Self { places, known }
    }

    /// That in force for the article at `path`, or for a text without a file.
    pub(in crate::run) fn of(&self, path: Option<&Path>) -> Arc<Loaded> {
        let absolute = path.and_then(|path| std::path::absolute(path).ok());
        self.of_folder(absolute.as_deref().and_then(Path::parent))
    }

    fn of_folder(&self, folder: Option<&Path>) -> Arc<Loaded> {
        let folder_of = folder.map(Path::to_path_buf);
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&folder_of) {
            return known.clone();
        }
        drop(known);
        let loaded = if let Some(above) = folder.and_then(above) {
            self.of_folder(Some(above))
        } else {
            let article = folder.map(|folder| folder.join("article"));
            Arc::new(codebook::load(article.as_deref(), &self.places))
        };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(folder_of).or_insert(loaded).clone()
    }

    /// What is wrong with those that were asked for, each mistake once.
    pub(in crate::run) fn mistakes(&self) -> BTreeSet<String> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mistakes = known.values().flat_map(|loaded| &loaded.mistakes);
        mistakes.cloned().collect()
    }
}

/// The folder above `folder`, if whatever codebook is in force there is so here: it has none of its own, and nothing
/// leads elsewhere.
fn above(folder: &Path) -> Option<&Path> {
    let is_plain = matches!(folder.components().next_back(), Some(Component::Normal(_)));
    let has_own = folder.join(FILE_NAME).symlink_metadata().is_ok();
    if !is_plain || has_own || folder.is_symlink() {
        return None;
    }
    folder.parent()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn sides(codebooks: &Codebooks, path: &Path) -> Vec<String> {
        let loaded = codebooks.of(Some(path));
        let sides = loaded.codebook.sides().iter();
        sides.map(|side| side.name.to_string()).collect()
    }

    #[test]
    fn each_folder_has_the_one_nearest_above_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |path: &str| folder.path().join(path);
        for made in ["a/deep", "b/deep", "elsewhere"] {
            fs::create_dir_all(at(made)).expect("made");
        }
        let codebook =
            |side: &str| format!("standoff = 1\n[[side]]\nname = \"{side}\"\nkolor = 1\n");
        fs::write(at(FILE_NAME), codebook("Top")).expect("written");
        fs::write(at("b").join(FILE_NAME), codebook("Inner")).expect("written");
        std::os::unix::fs::symlink(at("b/deep"), at("elsewhere/link")).expect("linked");
        let places = Places {
            config: at("config"),
            state: at("state"),
            data: at("data"),
            cache: at("cache"),
        };
        let codebooks = Codebooks::new(places.clone());
        for (path, side) in [
            ("x.txt", "Top"),
            ("a/deep/x.txt", "Top"),
            ("b/deep/x.txt", "Inner"),
            ("b/x.txt", "Inner"),
            ("elsewhere/link/x.txt", "Top"),
        ] {
            assert_eq!(sides(&codebooks, &at(path)), [side], "{path}");
            let loaded = codebook::load(Some(&at(path)), &places);
            assert_eq!(loaded.path, codebooks.of(Some(&at(path))).path, "{path}");
        }
        assert_eq!(codebooks.mistakes().len(), 2);
    }
}
