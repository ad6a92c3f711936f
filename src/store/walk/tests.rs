use super::*;
use std::fs;
use std::os::unix::fs::symlink;

fn names(folder: &Path, paths: &[PathBuf]) -> Vec<String> {
    let below = |path: &PathBuf| {
        path.strip_prefix(folder)
            .unwrap_or(path)
            .display()
            .to_string()
    };
    paths.iter().map(below).collect()
}

#[test]
fn articles_and_sidecars_are_told_from_what_is_neither() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    for inside in ["sub", ".hidden", "left", "sub/own"] {
        fs::create_dir(at.join(inside)).expect("made");
    }
    let files = [
        ("b.txt", "b"),
        ("a.html", "a"),
        ("page.HTM.gz", "a"),
        ("note", "no ending"),
        ("core", "a\0b"),
        ("table.csv", "1"),
        ("b.txt.standoff.toml", ""),
        ("standoff.toml", ""),
        ("sub/c.md", "c"),
        ("sub/own/d.txt", "d"),
        (".hidden/e.txt", "e"),
        (".f.txt", "f"),
        ("left/g.txt", "g"),
        ("sub/h.txt", "h"),
        (".gitignore", "/left\n"),
        ("sub/.gitignore", "h.txt\n"),
        ("old.txt.gz.bak", "o"),
    ];
    for (name, text) in files {
        fs::write(at.join(name), text).expect("written");
    }
    symlink(at, at.join("sub/round")).expect("linked");
    symlink(at.join("b.txt"), at.join("link.txt")).expect("linked");
    let walked = walk(at);
    let expected = [
        "a.html",
        "b.txt",
        "link.txt",
        "note",
        "page.HTM.gz",
        "sub/c.md",
        "sub/own/d.txt",
    ];
    assert_eq!(names(at, &walked.articles), expected);
    assert_eq!(names(at, &walked.sidecars), ["b.txt.standoff.toml"]);
    assert_eq!(walked.troubles, Vec::<String>::new());
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let walked = walk(Path::new("/nowhere/at all"));
    assert!(walked.articles.is_empty());
    assert!(
        walked
            .troubles
            .iter()
            .any(|line| line.contains("/nowhere/at all")),
        "{:?}",
        walked.troubles
    );
}

#[test]
fn articles_come_in_the_order_of_paths() {
    let folder = tempfile::tempdir().expect("a folder");
    for below in ["a", "a/b", "a-b", "a.b", "A", "ab", "ä"] {
        fs::create_dir(folder.path().join(below)).expect("made");
        for name in ["x.txt", "x-y.txt", "x.y.txt", "é.txt"] {
            fs::write(folder.path().join(below).join(name), "x").expect("written");
        }
    }
    let found = walk(folder.path()).articles;
    let mut sorted = found.clone();
    sorted.sort();
    assert_eq!(found, sorted);
    assert_eq!(found.len(), 28);
}
