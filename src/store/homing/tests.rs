//! Stances kept apart that come home.

use super::*;
use std::os::unix::fs::symlink;

struct Folder {
    folder: tempfile::TempDir,
    places: Places,
}

impl Folder {
    /// With `a.txt` in `news`, whose sidecar lies apart.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let places = Places::below(&folder.path().join("own"));
        let made = Self { folder, places };
        fs::create_dir(made.at("news")).expect("made");
        fs::write(made.at("news/a.txt"), "Envoys met.\n").expect("written");
        made.keep_apart("news/a.txt", "theirs");
        made
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn keep_apart(&self, article: &str, content: &str) -> PathBuf {
        let apart = beside::apart(&self.at(article), None, &self.places);
        fs::create_dir_all(folder_of(&apart)).expect("made");
        fs::write(&apart, content).expect("written");
        apart
    }

    fn bring(&self, article: &str) -> Option<Home> {
        bring_home(&self.at(article), None, &self.places)
    }

    fn read(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.at(path)).ok()
    }

    fn asides(&self) -> usize {
        let asides = fs::read_dir(self.places.data.join("aside"));
        asides.map_or(0, Iterator::count)
    }
}

const SIDECAR: &str = "news/a.txt.standoff.toml";

#[test]
fn what_lies_apart_alone_is_moved_as_it_stands() {
    let folder = Folder::new();
    let apart = beside::apart(&folder.at("news/a.txt"), None, &folder.places);
    let home = folder.bring("news/a.txt").expect("moved");
    assert_eq!((&home.from, &home.to), (&apart, &folder.at(SIDECAR)));
    assert_eq!(folder.read(SIDECAR).as_deref(), Some("theirs"));
    assert!(!folder_of(&apart).exists() && folder.asides() == 0);
    assert_eq!(folder.bring("news/a.txt"), None, "once");
}

#[test]
fn beside_another_one_it_becomes_work_to_be_taken_in_unless_that_has_it_already() {
    let folder = Folder::new();
    fs::write(folder.at(SIDECAR), "ours").expect("written");
    let named = folder.at("news/a.txt");
    let apart = estranged(&named, None, &folder.places).expect("both are there");
    assert_eq!(folder.bring("news/a.txt"), None);
    assert_eq!(folder.read(SIDECAR).as_deref(), Some("ours"));
    assert!(!apart.exists() && folder.asides() == 1);
    assert_eq!(estranged(&named, None, &folder.places), None);
    folder.keep_apart("news/a.txt", "ours");
    assert_eq!(folder.bring("news/a.txt"), None);
    assert!(!apart.exists() && folder.asides() == 1);
}

#[test]
fn through_a_link_nothing_is_moved() {
    let folder = Folder::new();
    fs::create_dir(folder.at("links")).expect("made");
    symlink(folder.at("news/a.txt"), folder.at("links/a.txt")).expect("linked");
    assert_eq!(folder.bring("links/a.txt"), None);
    assert_eq!(folder.read("links/a.txt.standoff.toml"), None);
    assert!(folder.bring("news/a.txt").is_some());
}

#[test]
fn an_article_inside_of_a_file_has_one_place_apart_however_it_is_named() {
    let folder = Folder::new();
    let apart = |named: &str| beside::apart(&folder.at(named), None, &folder.places);
    assert_eq!(apart("news/a.txt#2"), apart("news/../news/a.txt#2"));
    assert_ne!(apart("news/a.txt#2"), apart("news/a.txt#1"));
    folder.keep_apart("news/../news/a.txt#2", "second");
    assert!(folder.bring("news/a.txt#2").is_some());
    assert_eq!(
        folder.read("news/a.txt#2.standoff.toml").as_deref(),
        Some("second")
    );
}
