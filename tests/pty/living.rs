//! Others at the same files while the program is open: another program, an editor, whoever changes the article.

use crate::home::{ARTICLE, Home};
use crate::terminal::Terminal;
use std::fs;

fn open(home: &Home) -> Terminal {
    let terminal = Terminal::sized(home, &["talks.txt"], (200, 30));
    terminal.until_shown(&["Envoys met"]);
    terminal
}

#[test]
fn two_programs_at_one_article_show_each_others_stances_and_both_are_saved() {
    let home = Home::with_article().introduced();
    let (mut one, mut other) = (open(&home), open(&home));
    one.type_in("j2");
    one.until_shown(&["1 stance ", "✓ saved"]);
    other.until_shown(&[
        "1 stance ",
        "Merged from disk: 1 new, by another program. u undoes it",
    ]);
    other.type_in("G3");
    other.until_shown(&["2 stances", "✓ saved"]);
    one.until_shown(&["2 stances", "Merged from disk: 1 new"]);
    // Deleted by one, gone with the other.
    one.type_in("x");
    other.until_shown(&["1 stance ", "1 deleted, by another program"]);
    // Taken back by the other, there again with both.
    other.type_in("u");
    one.until_shown(&["2 stances"]);
    other.until_shown(&["2 stances", "✓ saved"]);
    one.quit();
    other.quit();
    assert_eq!(home.stances(), 2, "{}", home.sidecar());
}

#[test]
fn what_is_half_typed_outlasts_what_another_program_saves() {
    let home = Home::with_article().introduced();
    let mut terminal = open(&home);
    terminal.type_in("j2mhalf a");
    terminal.until_shown(&["half a"]);
    home.run(&["talks.txt", "--keys", "G 3", "--print"]).done();
    terminal.until_shown(&["half a", "2 stances"]);
    terminal.type_in(" note\r");
    terminal.until_shown(&["2 stances", "✓ saved"]);
    terminal.quit();
    assert!(
        home.sidecar().contains("\"half a note\""),
        "{}",
        home.sidecar()
    );
    assert_eq!(home.stances(), 2);
}

#[test]
fn a_file_that_is_cut_off_deletes_nothing_and_is_told_of_when_it_stays_so() {
    let home = Home::with_article().introduced();
    let mut terminal = open(&home);
    terminal.type_in("j2j3");
    terminal.until_shown(&["2 stances", "✓ saved"]);
    let whole = home.sidecar();
    let cut = whole.rfind("[[annotation]]").expect("two");
    home.write("talks.txt.standoff.toml", &whole[..cut]);
    terminal.until_shown(&["2 stances", "may be cut off"]);
    assert_eq!(home.sidecar(), whole[..cut]);
    home.write("talks.txt.standoff.toml", &whole);
    terminal.type_in("k-");
    terminal.until_shown(&["2 stances", "✓ saved"]);
    terminal.quit();
    assert_eq!(home.stances(), 2);
}

#[test]
fn a_changed_article_is_told_of_and_read_anew_in_place() {
    let home = Home::with_article().introduced();
    let mut terminal = open(&home);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    let longer = ARTICLE.replace("The talks go on.", "The talks go on and on.");
    home.write("talks.txt", longer);
    terminal.until_shown(&[
        "The article has changed on disk: R reads it anew",
        "The talks go on.",
    ]);
    // The sign stays when the message is gone.
    terminal.type_in("k");
    terminal.until_shown(&["✗ changed on disk", "? help"]);
    terminal.type_in("jR");
    terminal.until_shown(&["The talks go on and on.", "1 stance "]);
    assert!(!terminal.seen().text().contains("changed on disk"));
    // It is still the same stance that keys act on.
    terminal.type_in("-");
    terminal.until_shown(&["Russia ▼ oppose. u undoes it", "✓ saved"]);
    terminal.quit();
    assert_eq!(home.stances(), 1, "{}", home.sidecar());
    assert!(home.sidecar().contains("\"oppose\""), "{}", home.sidecar());
}

#[test]
fn a_sidecar_that_was_mended_can_be_opened_without_leaving() {
    let home = Home::with_article().introduced();
    home.run(&["talks.txt", "--keys", "j 2", "--print"]).done();
    let whole = home.sidecar();
    home.write(
        "talks.txt.standoff.toml",
        whole.replace("[article]", "[article"),
    );
    let mut terminal = open(&home);
    terminal.until_shown(&["0 stances"]);
    home.write("talks.txt.standoff.toml", &whole);
    terminal.until_shown(&["The file with the stances can be read by now: R opens it"]);
    terminal.type_in("R");
    terminal.until_shown(&["1 stance "]);
    terminal.type_in("G3");
    terminal.until_shown(&["2 stances", "✓ saved"]);
    terminal.quit();
}

#[test]
fn work_kept_aside_comes_home_by_itself_at_the_next_opening() {
    let home = Home::with_article().introduced();
    home.run(&["talks.txt", "--keys", "j 2", "--print"]).done();
    let whole = home.sidecar();
    let mut terminal = open(&home);
    home.write(
        "talks.txt.standoff.toml",
        whole.replace("[article]", "[article"),
    );
    terminal.type_in("G3");
    terminal.until_shown(&["2 stances", "NOT SAVED", "kept in"]);
    terminal.type_in("qq");
    assert_eq!(terminal.ended(), Ok(2));
    home.write("talks.txt.standoff.toml", &whole);
    let mut terminal = open(&home);
    terminal.until_shown(&[
        "2 stances",
        "Work kept aside last time is taken in: 1 new. u undoes it",
    ]);
    terminal.type_in("j");
    terminal.until_shown(&["✓ saved"]);
    terminal.quit();
    assert_eq!(home.stances(), 2, "{}", home.sidecar());
    let aside = home.path(".data/standoff/aside");
    let left = fs::read_dir(aside).map_or(0, Iterator::count);
    assert_eq!(left, 0, "what is at home is kept aside no more");
}

const SIDECAR: &str = "talks.txt.standoff.toml";

/// Two stances, saved.
fn tag(terminal: &mut Terminal) {
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2j1");
    terminal.until_shown(&["2 stances", "✓ saved"]);
}

fn tagged(home: &Home) -> Terminal {
    let mut terminal = open(home);
    tag(&mut terminal);
    terminal
}

#[test]
fn a_sidecar_that_is_gone_or_emptied_is_written_again_and_that_is_told() {
    let home = Home::with_article().introduced();
    let terminal = tagged(&home);
    let whole = home.sidecar();
    fs::remove_file(home.path(SIDECAR)).expect("there");
    terminal.until_shown(&[
        "talks.txt.standoff.toml was gone: it is written again",
        "✓ saved",
    ]);
    assert_eq!(home.sidecar(), whole);
    home.write(SIDECAR, "");
    terminal.until_shown(&["… saving"]);
    terminal.until_shown(&["was empty: it is written again", "✓ saved"]);
    assert_eq!(home.sidecar(), whole);
    drop(terminal);
    // Without a stance nothing is lost.
    let home = Home::with_article().introduced();
    let mut terminal = tagged(&home);
    terminal.type_in("uu");
    terminal.until_shown(&["0 stances", "✓ saved"]);
    fs::remove_file(home.path(SIDECAR)).expect("there");
    terminal.quit();
    assert!(!home.path(SIDECAR).exists());
}

#[test]
fn whoever_leaves_as_the_sidecar_goes_has_it_again() {
    for spoil in [
        |home: &Home| fs::remove_file(home.path(SIDECAR)).expect("there"),
        |home: &Home| drop(home.write(SIDECAR, "")),
    ] {
        let home = Home::with_article().introduced();
        let mut terminal = tagged(&home);
        let whole = home.sidecar();
        spoil(&home);
        terminal.quit();
        assert_eq!(home.sidecar(), whole);
    }
    // Half of it is nobody's: it stays, and all is kept aside.
    let home = Home::with_article().introduced();
    let mut terminal = tagged(&home);
    let whole = home.sidecar();
    home.write(SIDECAR, &whole[..whole.len() / 2]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(2));
    let aside = fs::read_dir(home.path(".data/standoff/aside")).map_or(0, Iterator::count);
    assert!(aside > 0, "the work is kept");
    fs::remove_file(home.path(SIDECAR)).expect("there");
    let mut terminal = open(&home);
    terminal.until_shown(&["2 stances", "✓ saved"]);
    terminal.quit();
    assert_eq!(home.stances(), 2);
}

#[test]
fn the_next_article_opens_when_the_sidecar_of_this_one_is_whole_again() {
    let home = Home::with_article().introduced();
    home.write("tides.txt", "The tide fell. Nobody sailed.\n");
    let mut terminal = Terminal::sized(&home, &["."], (200, 30));
    terminal.until_shown(&["Talks end"]);
    terminal.type_in("\r");
    tag(&mut terminal);
    let whole = home.sidecar();
    fs::remove_file(home.path(SIDECAR)).expect("there");
    terminal.type_in("\x0e");
    terminal.until_shown(&["The tide fell", "was gone: it is written again"]);
    assert_eq!(home.sidecar(), whole);
    terminal.quit();
}
