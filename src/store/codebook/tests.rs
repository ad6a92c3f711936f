use super::*;
use crate::codebook::{Code, CodeChange, Color, Hue, Side, Speaker, Topic};
use std::fs;
use std::sync::Arc;

mod broken;
mod finding;
mod generated;
mod merged;
mod mistakes;
mod written;

/// A codebook's folder and a person's own places.
struct Table {
    folder: tempfile::TempDir,
}

impl Table {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        path
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    fn places(&self) -> Places {
        Places::below(&self.path("home"))
    }

    fn load(&self, article: &str) -> Loaded {
        load(Some(&self.path(article)), &self.places())
    }
}

fn speaker(name: &str, side: Option<&str>) -> Code {
    Code::Speaker(Arc::new(Speaker::of(name.into(), side.map(Into::into))))
}

fn topic(name: &str) -> Code {
    Code::Topic(Arc::new(Topic::of(name.into())))
}

/// What is read from `source`, which has nothing wrong in it.
fn codebook(source: &str) -> Codebook {
    let read = reading::read(source).unwrap_or_else(|error| panic!("{error:?}\n{source}"));
    assert_eq!(read.faults, [], "{source}");
    read.codebook
}

fn side_names(codebook: &Codebook) -> Vec<String> {
    codebook
        .sides()
        .iter()
        .map(|side| side.name.to_string())
        .collect()
}
