use super::*;
use crate::article::Article;
use std::fs;

#[test]
fn a_text_comes_back_as_long_as_it_is_what_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    let article = Article::new("talks.txt", "Talks end — “at last”.\n".to_owned());
    let hash = ArticleHash::of(&article);
    assert_eq!(read(&places, hash.as_str()), None);
    keep(&places, article.text(), &hash).expect("kept");
    assert_eq!(
        read(&places, hash.as_str()).as_deref(),
        Some(article.text())
    );
    let path = places
        .state
        .join("texts")
        .join(format!("{}.txt", hash.as_str()));
    fs::write(&path, "Talks end — “at most”.\n").expect("written");
    assert_eq!(read(&places, hash.as_str()), None);
}

#[test]
fn what_is_no_hash_leads_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    fs::create_dir_all(places.state.join("texts")).expect("a folder");
    fs::write(places.state.join("secret.txt"), "x").expect("written");
    for hash in ["../secret", "", "00", &"G".repeat(64), &"A".repeat(64)] {
        assert_eq!(read(&places, hash), None, "{hash}");
    }
}

#[test]
fn a_text_of_over_16_mib_is_not_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    let article = Article::new("book.txt", "a ".repeat(SNAPSHOT_LIMIT / 2 + 1));
    keep(&places, article.text(), &ArticleHash::of(&article)).expect("left");
    assert!(!places.state.exists());
}
