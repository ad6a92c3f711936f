//! Suggestions in a real terminal: they come by themselves, are accepted, and stay away once dismissed.

use crate::home::Home;
use crate::terminal::Terminal;
use std::fs;

const TALKS: &str = "Talks end

Envoys met on Monday. They spoke for two hours.

“We oppose it,” Orla Brandt said. The others disagreed.

Nobody signed. The talks go on.
";

const CODEBOOK: &str = "standoff = 1

[[side]]
name = \"Russia\"
key = \"2\"

[[speaker]]
name = \"Orla Brandt\"
side = \"Russia\"
";

fn home() -> Home {
    let home = Home::new().introduced();
    home.write("talks.txt", TALKS);
    home.write("standoff.toml", CODEBOOK);
    home
}

/// The words of all that was dismissed for good, as they are kept.
fn dismissed(home: &Home) -> String {
    let folder = home.path(".state/standoff/dismissed");
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let texts = files.map(|file| fs::read_to_string(file.path()).expect("a file"));
    texts.collect()
}

#[test]
fn what_is_proposed_is_accepted_by_one_key_and_in_the_file() {
    let home = home();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["r:", "0 stances"]);
    terminal.type_in(")");
    terminal.until_shown(&["proposed", "Enter accept"]);
    assert_eq!(home.stances(), 0);
    terminal.type_in("\r");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
    let sidecar = home.sidecar();
    for line in ["side     = \"Russia\"", "speaker  = \"Orla Brandt\""] {
        assert!(sidecar.contains(line), "{sidecar}");
    }
    assert!(sidecar.contains("We oppose it"), "{sidecar}");
}

#[test]
fn what_is_dismissed_stays_away() {
    let home = home();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["r:", "0 stances"]);
    terminal.type_in(")");
    terminal.until_shown(&["proposed"]);
    terminal.type_in("\u{7f}");
    terminal.until("the sign is gone", |seen| !seen.shows("r:"));
    terminal.quit();
    assert!(
        dismissed(&home).contains("We oppose it"),
        "{}",
        dismissed(&home)
    );
    let screen = home.run(&["talks.txt", "--keys", ")", "--print"]).done();
    assert!(!screen.contains("r:"), "{screen}");
    assert!(screen.contains("Nothing is proposed"), "{screen}");
}

/// By given keys they are there before the first one.
#[test]
fn keys_on_the_command_line_find_them_there() {
    let home = home();
    let screen = home.run(&["talks.txt", "--keys", ")", "--print"]).done();
    assert!(screen.contains("proposed"), "{screen}");
    let none = home.run(&["talks.txt", "--keys", "", "--print"]).done();
    assert!(none.contains("r:"), "{none}");
    fs::create_dir_all(home.path(".config/standoff")).expect("a folder can be made");
    home.write(
        ".config/standoff/config.toml",
        "[suggestions]\nshow = false\n",
    );
    let off = home.run(&["talks.txt", "--keys", "", "--print"]).done();
    assert!(!off.contains("r:"), "{off}");
}

/// A text of which a screen is shown before it is read to its end; leaving waits for nothing.
#[test]
fn a_book_is_left_before_all_is_found_out() {
    let home = home();
    home.write("book.txt", TALKS.repeat(30_000));
    let mut terminal = Terminal::start(&home, &["book.txt"]);
    terminal.until_shown(&["Envoys met on Monday."]);
    terminal.type_in("jj2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
}

/// A side that is added is learnt while the article is open, and known from then on.
#[test]
fn a_side_that_is_added_is_proposed_from_then_on() {
    let home = Home::new().introduced();
    home.write(
        "oil.txt",
        "Oil\n\nOPEC said it would pump less. Nobody else did.\n",
    );
    let keys = |keys: &str| home.run(&["oil.txt", "--keys", keys, "--print"]).done();
    let before = keys(")");
    assert!(before.contains("no side"), "{before}");
    let added = keys("r a \"OPEC\" Enter g )");
    assert!(added.contains("proposed: OPEC · OPEC"), "{added}");
    let again = keys("g )");
    assert!(again.contains("proposed: OPEC · OPEC"), "{again}");
}
