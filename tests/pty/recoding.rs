//! Codes that change on disk: called otherwise in a folder while somebody else works there, or new.

use crate::home::Home;
use crate::terminal::Terminal;

fn sidecar(article: &str, speaker: &str) -> String {
    format!(
        "standoff = 1\n\n[article]\nname   = \"{article}\"\n\n[[annotation]]\nid       = \"x\"\nstart    = 0\nend      = 5\nquote    = \"Talks\"\nside     = \"Russia\"\nspeaker  = \"{speaker}\"\n# end of standoff\n"
    )
}

#[test]
fn undo_leaves_what_somebody_else_has_changed_since() {
    let home = Home::with_article().introduced();
    home.write("standoff.toml", "standoff = 1\n");
    let (mine, theirs) = ("b.txt.standoff.toml", "c.txt.standoff.toml");
    home.write(mine, sidecar("b.txt", "Lavrov"));
    home.write(theirs, sidecar("c.txt", "Lavrov"));
    let mut terminal = Terminal::sized(&home, &["talks.txt"], (120, 30));
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2sLavrov\r");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.type_in("rn2");
    terminal.until_shown(&["Rename speaker Lavrov"]);
    terminal.type_in("\u{15}Sergey Lavrov");
    terminal.until_shown(&["rename: 3 stances in 3", "1 of them here"]);
    terminal.type_in("\r");
    terminal.until_shown(&[
        "Lavrov → Sergey Lavrov: 3 stances in 3 articles. u undoes it",
        "✓ saved",
    ]);
    assert_eq!(home.read(mine), sidecar("b.txt", "Sergey Lavrov"));
    assert!(home.sidecar().contains("\"Sergey Lavrov\""));
    home.write(theirs, sidecar("c.txt", "Maria Zakharova"));
    terminal.type_in("u");
    terminal.until_shown(&[
        "Undone: Lavrov → Sergey Lavrov: 2 stances in 2 articles",
        "1 left as changed by somebody else since",
        "✓ saved",
    ]);
    assert_eq!(home.read(mine), sidecar("b.txt", "Lavrov"));
    assert_eq!(home.read(theirs), sidecar("c.txt", "Maria Zakharova"));
    assert!(home.sidecar().contains("\"Lavrov\""));
    terminal.quit();
}

#[test]
fn a_side_that_is_added_is_there_at_the_next_start() {
    let home = Home::with_article().introduced();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("raIran");
    terminal.until_shown(&["New side", "key 5, letter I, yellow"]);
    terminal.type_in("\r");
    terminal.until_shown(&["Side Iran: key 5, letter I. u undoes it", "✓ saved"]);
    terminal.quit();
    let codebook = home.read(".config/standoff/standoff.toml");
    for line in [
        "name = \"Iran\"",
        "key = \"5\"",
        "letter = \"I\"",
        "color = \"yellow\"",
    ] {
        assert!(codebook.contains(line), "{line} isn't in {codebook}");
    }
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["4 Syria  5 Iran"]);
    terminal.type_in("5");
    terminal.until_shown(&["Iran. u undoes it", "✓ saved"]);
    terminal.quit();
    assert!(home.sidecar().contains("\"Iran\""));
}
