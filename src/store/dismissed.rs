//! Which suggestions were dismissed for good: an article's own TOML file in the state directory, with speaker and words.
//!
//! Words that stand in a text twice are dismissed in both places, and stay so wherever the text is changed around
//! them. A broken file counts as none.

use super::places::Places;
use super::state;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::sync::Arc;

/// Longer files are none of ours, in bytes: words are as long as quotations are.
const LIMIT: usize = 16 << 20;

/// What is written; it names the article for whoever looks into the file.
#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    words: Vec<Arc<str>>,
}

/// The words of what was dismissed in the article with `key` (`beside::key_of_path`, `beside::key_of_text`).
#[must_use]
pub fn read(places: &Places, key: &str) -> Arc<[Arc<str>]> {
    let written: Option<Written> = state::load(&file(places, key), LIMIT);
    written.map_or_else(Arc::default, |written| written.words.into())
}

/// Keeps `words` as those of all that was dismissed in the article with `key`, which is called `name`.
///
/// # Errors
/// The system's, with the step and the file.
pub fn keep(places: &Places, key: &str, name: &str, words: &[Arc<str>]) -> io::Result<()> {
    let path = file(places, key);
    if words.is_empty() {
        return match fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    let written = Written {
        name: name.to_owned(),
        words: words.to_vec(),
    };
    state::save(&path, &written)
}

fn file(places: &Places, key: &str) -> PathBuf {
    places.state.join("dismissed").join(format!("{key}.toml"))
}

#[cfg(test)]
mod tests {
    use super::{file, keep, read};
    use crate::store::Places;
    use std::fs;
    use std::sync::Arc;

    fn words(all: &[&str]) -> Vec<Arc<str>> {
        all.iter().map(|&words| Arc::from(words)).collect()
    }

    #[test]
    fn what_was_dismissed_comes_back_and_can_be_taken_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::below(folder.path());
        assert_eq!(*read(&places, "k"), []);
        let all = words(&["“No,”\n\n“\u{202e}never.”\u{0}", "''' \\ \"\"\"", "ünd"]);
        keep(&places, "k", "a\u{1b}.txt", &all).expect("kept");
        assert_eq!(*read(&places, "k"), all);
        assert_eq!(*read(&places, "other"), []);
        keep(&places, "k", "a.txt", &[]).expect("kept");
        keep(&places, "k", "a.txt", &[]).expect("kept");
        assert_eq!(*read(&places, "k"), []);
        assert!(!file(&places, "k").exists());
    }

    #[test]
    fn many_long_ones_come_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::below(folder.path());
        let all: Vec<Arc<str>> = (0..2_000)
            .map(|number| Arc::from(format!("{number} {}", "word ".repeat(200))))
            .collect();
        keep(&places, "k", "a.txt", &all).expect("kept");
        assert_eq!(*read(&places, "k"), all);
    }

    #[test]
    fn a_broken_file_counts_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::below(folder.path());
        keep(&places, "k", "a.txt", &words(&["words"])).expect("kept");
        for broken in ["", "name = 1", "name = \"a\"\nwords = [1]", "\u{0}"] {
            fs::write(file(&places, "k"), broken).expect("written");
            assert_eq!(*read(&places, "k"), [], "{broken:?}");
        }
        keep(&places, "k", "a.txt", &words(&["more"])).expect("kept");
        assert_eq!(*read(&places, "k"), words(&["more"]));
    }
}
