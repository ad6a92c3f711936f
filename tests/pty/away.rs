//! The article's file is taken away while it is open: that is told, nothing is lost, and the sign goes when it is back.

use crate::home::{ARTICLE, Home};
use crate::terminal::Terminal;
use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::thread;
use std::time::Duration;

const GONE: &str = "✗ gone from disk";
const BACK: &str = "On disk the article is as it was again";

/// The article at `path` of the home, with one stance that is saved.
fn tagged(home: &Home, path: &str) -> Terminal {
    let mut terminal = Terminal::sized(home, &[path], (200, 30));
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal
}

/// A home with the article in a folder of its own, in another one.
fn deep() -> Home {
    let home = Home::new().introduced();
    fs::create_dir_all(home.path("2017/april")).expect("a folder can be made");
    home.write("2017/april/talks.txt", ARTICLE);
    home
}

fn shows(terminal: &Terminal, words: &str) -> bool {
    terminal.seen().text().contains(words)
}

#[test]
fn an_article_that_is_deleted_while_it_is_open_is_told_of_until_it_is_back() {
    let home = Home::with_article().introduced();
    let mut terminal = tagged(&home, "talks.txt");
    fs::remove_file(home.path("talks.txt")).expect("there");
    terminal.until_shown(&[
        GONE,
        "talks.txt is gone: moved, renamed or deleted. Your stances stay saved in",
        "talks.txt.standoff.toml. Put the text back, or take both along",
    ]);
    // The sign stays when the message is gone; what is tagged meanwhile is saved.
    terminal.type_in("G3");
    terminal.until_shown(&[GONE, "2 stances", "✓ saved"]);
    assert!(!shows(&terminal, "Put the text back"));
    assert_eq!(home.stances(), 2, "{}", home.sidecar());
    terminal.type_in("R");
    terminal.until_shown(&["Not read anew", "no such file", "2 stances", GONE]);
    home.write("talks.txt", ARTICLE);
    terminal.until_shown(&[BACK, "2 stances", "✓ saved"]);
    assert!(!shows(&terminal, GONE));
    terminal.quit();
    assert_eq!(home.stances(), 2, "{}", home.sidecar());
}

#[test]
fn an_article_that_is_renamed_is_gone_and_comes_back_changed() {
    let home = Home::with_article().introduced();
    let mut terminal = tagged(&home, "talks.txt");
    fs::rename(home.path("talks.txt"), home.path("moscow.txt")).expect("there");
    terminal.until_shown(&[GONE, "talks.txt is gone"]);
    home.write("talks.txt", ARTICLE.replace("two hours", "three hours"));
    terminal.until_shown(&["✗ changed on disk", "R reads it anew"]);
    assert!(!shows(&terminal, "gone"), "what isn't so is taken back");
    // As it was, without being read anew.
    home.write("talks.txt", ARTICLE);
    terminal.until_shown(&[BACK]);
    assert!(!shows(&terminal, "✗ changed on disk"));
    terminal.quit();
    assert_eq!(home.stances(), 1);
}

#[test]
fn a_file_that_an_editor_replaces_does_not_blink() {
    let home = Home::with_article().introduced();
    let mut terminal = tagged(&home, "talks.txt");
    let new = ARTICLE.replace("two hours", "three hours");
    // The old one is put aside first, and writing the new one takes its time.
    fs::rename(home.path("talks.txt"), home.path("talks.txt~")).expect("there");
    thread::sleep(Duration::from_millis(450));
    home.write("talks.txt", &new);
    terminal.until_shown(&["✗ changed on disk"]);
    for text in [ARTICLE, &new, ARTICLE] {
        home.write(".talks.txt.swp", text);
        fs::rename(home.path(".talks.txt.swp"), home.path("talks.txt")).expect("there");
        thread::sleep(Duration::from_millis(20));
    }
    terminal.until_shown(&[BACK]);
    let written = terminal.seen().bytes.clone();
    let written = String::from_utf8_lossy(&written).into_owned();
    assert!(!written.contains("gone"), "it was never said to be gone");
    terminal.quit();
}

#[test]
fn a_folder_that_is_renamed_takes_the_article_away_and_brings_it_back() {
    let home = deep();
    let mut terminal = tagged(&home, "2017/april/talks.txt");
    let sidecar = "2017/april/talks.txt.standoff.toml";
    let saved = home.read(sidecar);
    fs::rename(home.path("2017/april"), home.path("2017/may")).expect("there");
    terminal.until_shown(&[GONE, "it, or its folder, was moved", "NOT SAVED", "kept in"]);
    fs::rename(home.path("2017/may"), home.path("2017/april")).expect("there");
    terminal.until_shown(&["✓ saved"]);
    terminal.until("no sign", |seen| !seen.text().contains(GONE));
    assert_eq!(home.read(sidecar), saved);
    // Removed and made anew, it is another folder: that is watched then.
    fs::remove_dir_all(home.path("2017/april")).expect("there");
    terminal.until_shown(&[GONE]);
    fs::create_dir(home.path("2017/april")).expect("a folder can be made");
    home.write("2017/april/talks.txt", ARTICLE);
    terminal.until_shown(&["✓ saved"]);
    terminal.until("no sign", |seen| !seen.text().contains(GONE));
    home.write("2017/april/talks.txt", "Talks end\n\nNobody came.\n");
    terminal.until_shown(&["✗ changed on disk"]);
    terminal.quit();
    assert_eq!(home.read(sidecar).matches("[[annotation]]").count(), 1);
}

#[test]
fn a_folder_further_up_that_is_renamed_is_noticed_with_the_next_stance() {
    let home = deep();
    let mut terminal = tagged(&home, "2017/april/talks.txt");
    fs::rename(home.path("2017"), home.path("2018")).expect("there");
    terminal.type_in("G3");
    terminal.until_shown(&["2 stances", GONE, "kept in"]);
    fs::rename(home.path("2018"), home.path("2017")).expect("there");
    terminal.until("no sign", |seen| !seen.text().contains(GONE));
    terminal.until_shown(&["2 stances", "✓ saved"]);
    terminal.quit();
    let sidecar = home.read("2017/april/talks.txt.standoff.toml");
    assert_eq!(sidecar.matches("[[annotation]]").count(), 2, "{sidecar}");
}

#[test]
fn an_article_that_can_not_be_read_any_more_is_told_of_with_the_reason() {
    let home = Home::with_article().introduced();
    let mut terminal = tagged(&home, "talks.txt");
    fs::remove_file(home.path("talks.txt")).expect("there");
    fs::create_dir(home.path("talks.txt")).expect("a folder can be made");
    terminal.until_shown(&[
        "✗ unreadable on disk",
        "is a folder; expected a text",
        "Your stances stay saved in",
    ]);
    terminal.type_in("R");
    terminal.until_shown(&["Not read anew", "is a folder", "1 stance "]);
    fs::remove_dir(home.path("talks.txt")).expect("there");
    terminal.until_shown(&[GONE]);
    home.write("talks.txt", ARTICLE);
    terminal.until_shown(&[BACK]);
    fs::set_permissions(home.path("talks.txt"), Permissions::from_mode(0o000)).expect("ours");
    if File::open(home.path("talks.txt")).is_ok() {
        eprintln!("skipped: this person may read everything (root)");
    } else {
        terminal.until_shown(&["✗ unreadable on disk", "you may not read this file"]);
    }
    fs::set_permissions(home.path("talks.txt"), Permissions::from_mode(0o600)).expect("ours");
    terminal.until_shown(&[BACK]);
    terminal.quit();
    assert_eq!(home.stances(), 1);
}
