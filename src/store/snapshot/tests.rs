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

/// Keeps a text of 10 bytes that was used so many days ago; returns its hash.
fn kept(places: &Places, number: usize, days: u64) -> ArticleHash {
    let article = Article::new("a.txt", format!("Number {number:02}\n"));
    let hash = ArticleHash::of(&article);
    keep(places, article.text(), &hash).expect("kept");
    let path = path_of(places, hash.as_str()).expect("a path");
    let when = SystemTime::now() - Duration::from_hours(days * 24);
    let file = File::options().append(true).open(path).expect("a text");
    file.set_modified(when).expect("a time");
    hash
}

#[test]
fn texts_that_were_not_used_for_the_longest_are_forgotten_and_fresh_ones_never() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(folder.path());
    let days = [9, 30, 5, 0, 40];
    let hashes: Vec<_> = (0..)
        .zip(days)
        .map(|(number, days)| kept(&places, number, days))
        .collect();
    let texts = places.state.join("texts");
    fs::write(texts.join("mine.txt"), "not a text of ours").expect("written");
    let there = || -> Vec<bool> {
        let path = |hash: &ArticleHash| path_of(&places, hash.as_str());
        hashes
            .iter()
            .map(|hash| path(hash).is_some_and(|path| path.exists()))
            .collect()
    };
    forget(&texts, 50, SystemTime::now()).expect("forgotten");
    assert_eq!(there(), [true; 5]);
    assert!(
        read(&places, hashes[4].as_str()).is_some(),
        "and used by that"
    );
    forget(&texts, 30, SystemTime::now()).expect("forgotten");
    assert_eq!(there(), [false, false, true, true, true]);
    forget(&texts, 0, SystemTime::now()).expect("forgotten");
    assert_eq!(there(), [false, false, false, true, true]);
    assert!(texts.join("mine.txt").exists());
}
