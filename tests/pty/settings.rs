//! A person's own keys, and a file of settings that is broken.

use crate::home::Home;
use crate::terminal::Terminal;
use std::fs;

fn home(settings: &str) -> Home {
    let home = Home::with_article().introduced();
    fs::create_dir_all(home.path(".config/standoff")).expect("a folder can be made");
    home.write(".config/standoff/config.toml", settings);
    home
}

#[test]
fn a_command_goes_by_two_keys_one_after_another() {
    let home = home("[keys]\ndelete = \"d d\"\n");
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met on Monday."]);
    terminal.type_in("jj2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.type_in("d");
    terminal.until_shown(&["d …", "delete the stance", "Esc cancel"]);
    terminal.type_in("d");
    terminal.until_shown(&["0 stances", "deleted"]);
    terminal.quit();
    assert_eq!(home.stances(), 0);
}

#[test]
fn with_broken_settings_one_can_read_tag_and_leave() {
    let home = home("[keys]\nleave = \"Q\"\ndelte = 3\n[keys.read\n");
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met on Monday.", "config.toml:4:"]);
    terminal.type_in("jj2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
    assert_eq!(home.stances(), 1);
}

#[test]
fn no_settings_take_the_way_out() {
    let home = home("[keys]\nleave = []\nleave-at-once = []\npalette = []\n");
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&[
        "Envoys met on Monday.",
        "`leave-at-once` must have a key",
        "`palette` must have a key",
    ]);
    terminal.type_in("\u{3}");
    assert_eq!(terminal.ended(), Ok(0));
}
