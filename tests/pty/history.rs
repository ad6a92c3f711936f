//! What was done is undone, and what was deleted brought back, by whoever comes back later.

use crate::home::Home;
use crate::terminal::Terminal;
use rustix::process::Signal;

fn reading(home: &Home) -> Terminal {
    let terminal = Terminal::sized(home, &["talks.txt"], (120, 30));
    terminal.until_shown(&["Envoys met"]);
    terminal
}

/// Types `keys`, waits until `words` stand there and all is saved, and leaves.
fn session(home: &Home, keys: &str, words: &str) {
    let mut terminal = reading(home);
    terminal.type_in(keys);
    terminal.until_shown(&[words, "✓ saved"]);
    terminal.quit();
}

#[test]
fn what_was_deleted_before_comes_back_with_its_comments() {
    let home = Home::with_article().introduced();
    session(&home, "j2-", "Russia ▼ oppose. u undoes it");
    let side = "side     = \"Russia\"";
    let by_hand = home
        .sidecar()
        .replace(side, &format!("{side}  # sure\nmood = \"grim\""));
    home.write("talks.txt.standoff.toml", &by_hand);
    session(&home, "x", "Russia deleted. u undoes it");
    assert!(!home.sidecar().contains("grim"), "{}", home.sidecar());
    session(&home, "Gu", "Undone: Russia deleted. Ctrl-r redoes it");
    assert_eq!(home.sidecar(), by_hand);
    session(&home, "\x12", "Redone: Russia deleted. u undoes it");
    session(&home, "rx\r", "Russia brought back. u undoes it");
    assert_eq!(home.sidecar(), by_hand);
    session(&home, "u", "Undone: Russia brought back");
    assert_eq!(home.stances(), 0);
}

#[test]
fn a_kill_takes_nothing_that_could_be_undone() {
    let home = Home::with_article().introduced();
    let mut terminal = reading(&home);
    terminal.type_in("j2-");
    terminal.until_shown(&["Russia ▼ oppose. u undoes it", "✓ saved"]);
    terminal.send(Signal::KILL);
    drop(terminal);
    session(&home, "u", "Undone: Russia ▼ oppose. Ctrl-r redoes it");
    session(&home, "u", "Undone: Russia. Ctrl-r redoes it");
    assert_eq!(home.stances(), 0);
    session(&home, "\x12", "Redone: Russia. u undoes it");
    assert_eq!(home.stances(), 1);
}

#[test]
fn what_another_program_changed_is_not_undone() {
    let home = Home::with_article().introduced();
    session(&home, "j2", "Russia. u undoes it");
    let by_hand = home.sidecar().replace("Russia", "UK");
    home.write("talks.txt.standoff.toml", &by_hand);
    session(
        &home,
        "u",
        "Nothing to undo: the file was changed by another program since",
    );
    assert_eq!(home.sidecar(), by_hand);
}

#[test]
fn a_name_that_was_changed_everywhere_is_changed_back_later() {
    let home = Home::with_article().introduced();
    home.write("standoff.toml", "standoff = 1\n");
    let other = |speaker: &str| {
        format!(
            "standoff = 1\n\n[article]\nname   = \"b.txt\"\n\n[[annotation]]\nid       = \"x\"\nstart    = 0\nend      = 5\nquote    = \"Talks\"\nside     = \"Russia\"\nspeaker  = \"{speaker}\"\n# end of standoff\n"
        )
    };
    home.write("b.txt.standoff.toml", other("Lavrov"));
    session(&home, "j2sLavrov\r", "Russia: Lavrov. u undoes it");
    session(
        &home,
        "rn2\u{15}Sergey Lavrov\r",
        "Lavrov → Sergey Lavrov: 2 stances in 2 articles. u undoes it",
    );
    assert_eq!(home.read("b.txt.standoff.toml"), other("Sergey Lavrov"));
    session(
        &home,
        "u",
        "Undone: Lavrov → Sergey Lavrov: 2 stances in 2 articles",
    );
    assert_eq!(home.read("b.txt.standoff.toml"), other("Lavrov"));
    assert!(home.sidecar().contains("\"Lavrov\""));
    assert!(home.read("standoff.toml").contains("\"Lavrov\""));
    session(
        &home,
        "\x12",
        "Redone: Lavrov → Sergey Lavrov: 2 stances in 2 articles",
    );
    assert_eq!(home.read("b.txt.standoff.toml"), other("Sergey Lavrov"));
}
