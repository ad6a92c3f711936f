//! The codebook in other hands while an article is open.

use crate::home::Home;
use crate::terminal::Terminal;
use std::fs;

const SPAIN: &str = "standoff = 1\n\n[[side]]\nname = \"Spain\"\nletter = \"E\"\n";
const PERU: &str = "\n[[side]]\nname = \"Peru\"\n";

fn open(codebook: &str) -> (Home, Terminal) {
    let home = Home::with_article().introduced();
    home.write("standoff.toml", codebook);
    let terminal = Terminal::sized(&home, &["talks.txt"], (120, 30));
    terminal.until_shown(&["Envoys met", "1 Spain"]);
    (home, terminal)
}

#[test]
fn what_another_program_adds_serves_at_once() {
    let (home, mut terminal) = open(SPAIN);
    home.write("standoff.toml", format!("{SPAIN}{PERU}"));
    terminal.until_shown(&[
        "The codebook was changed by another program: side Peru is new",
        "2 Peru",
    ]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    // Replaced, as editors do it, with somebody just being named here.
    terminal.type_in("sLima\r");
    terminal.until_shown(&["Lima", "✓ saved"]);
    let topic = "\n[[topic]]\nname = \"tariffs\"\n";
    let grown = home.read("standoff.toml") + topic;
    assert!(grown.contains("Lima"), "{grown}");
    home.write("standoff.new", &grown);
    fs::rename(home.path("standoff.new"), home.path("standoff.toml")).expect("replaced");
    terminal.until_shown(&["topic tariffs is new"]);
    terminal.type_in("t");
    terminal.until_shown(&["1 tariffs"]);
    terminal.type_in("1");
    terminal.until_shown(&["tariffs", "✓ saved"]);
    terminal.quit();
    assert_eq!(home.read("standoff.toml"), grown);
}

#[test]
fn a_codebook_that_breaks_is_told_of_and_the_last_good_one_serves() {
    let (home, mut terminal) = open(&format!("{SPAIN}{PERU}"));
    let broken = format!("{SPAIN}{PERU}\n[[side]]\nname = \"Iraq\n");
    home.write("standoff.toml", &broken);
    terminal.until_shown(&["standoff.toml:11:13: ", "✗ codebook", "2 Peru"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.type_in("sLima\r");
    terminal.until_shown(&["Lima couldn't be written to the codebook"]);
    assert_eq!(home.read("standoff.toml"), broken);
    // Once it is mended it serves, and has what couldn't be written.
    home.write("standoff.toml", broken.replace("Iraq", "Iraq\""));
    let screen = terminal.until_shown(&["side Iraq is new", "3 Iraq"]);
    assert!(!screen.contains("✗ codebook"), "{screen}");
    terminal.quit();
    let codebook = home.read("standoff.toml");
    assert!(
        codebook.contains("Iraq\"") && codebook.contains("Lima"),
        "{codebook}"
    );
}

#[test]
fn a_codebook_that_is_gone_takes_nothing_along() {
    let (home, mut terminal) = open(&format!("{SPAIN}{PERU}"));
    let whole = home.read("standoff.toml");
    fs::remove_file(home.path("standoff.toml")).expect("removed");
    terminal.until_shown(&["isn't there any more", "✗ codebook", "2 Peru"]);
    home.write("standoff.toml", &whole);
    terminal.until("it is there again", |seen| {
        let screen = seen.screen().contents();
        screen.contains("read anew") && !screen.contains("✗ codebook")
    });
    terminal.quit();
    assert_eq!(home.read("standoff.toml"), whole);
}
