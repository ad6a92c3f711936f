use super::*;
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn the_sidecar_lies_beside_the_path_as_it_was_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(&folder.path().join("own"));
    fs::create_dir(folder.path().join("far")).expect("made");
    fs::write(folder.path().join("far/a.txt"), "").expect("written");
    symlink("far/a.txt", folder.path().join("link.txt")).expect("linked");
    let found = sidecar_of_file(&folder.path().join("link.txt"), None, &places);
    assert_eq!(found, folder.path().join("link.txt.standoff.toml"));
}

#[test]
fn without_a_folder_to_write_in_it_lies_in_the_data_directory() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    let found = sidecar_of_file(Path::new("/proc/self/status"), None, &places);
    assert!(
        found.starts_with(folder.path().join("data/articles")),
        "{found:?}"
    );
    assert!(found.ends_with("status.standoff.toml"));
    assert!(
        !folder.path().join("data").exists(),
        "nothing is made by asking"
    );
}

#[test]
fn texts_without_a_file_are_told_apart_by_their_content() {
    let places = Places::below(Path::new("/x"));
    let of = |text: &str| {
        let article = crate::article::Article::new("a/b", text.to_owned());
        sidecar_of_text("a/b", &ArticleHash::of(&article), None, &places)
    };
    assert_ne!(of("one"), of("two"));
    assert!(of("one").ends_with("a_b.standoff.toml"));
    assert_eq!(
        of("one")
            .parent()
            .and_then(Path::file_name)
            .map(std::ffi::OsStr::len),
        Some(16)
    );
}

#[test]
fn an_article_with_the_longest_name_has_a_sidecar_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(&folder.path().join("own"));
    for (length, is_beside) in [(241, true), (242, false), (255, false)] {
        let found = sidecar_of_file(&folder.path().join("n".repeat(length)), None, &places);
        assert_eq!(found.parent() == Some(folder.path()), is_beside, "{length}");
        assert!(found.file_name().is_some_and(|name| name.len() <= 255));
    }
}
