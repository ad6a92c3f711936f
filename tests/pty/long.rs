//! Long texts of odd shapes: they are there at once, keys typed while they are read are all taken, and what they suggest
//! is looked for around the reader alone.

use crate::home::Home;
use crate::terminal::Terminal;

/// A text of `bytes` bytes at least; every sentence ends with `end` but the first, after which `first` stands.
fn text(bytes: usize, first: &str, end: &str) -> String {
    let mut text = format!("The envoys met.{first}They spoke for long.{end}Nobody signed it.{end}");
    while text.len() < bytes {
        text += "All went home and came back on the morrow.";
        text += end;
    }
    text += "The last one left.";
    text
}

#[test]
fn keys_typed_while_a_long_text_is_read_are_all_taken_in_order() {
    let shapes = [
        ("one line", text(10 << 20, " ", " ")),
        ("CRLF", text(3 << 20, "\r\n\r\n", "\r\n\r\n")),
        ("lines", text(3 << 20, "\n", "\n")),
    ];
    for (shape, text) in shapes {
        let home = Home::new().introduced();
        home.write("long.txt", &text);
        let mut terminal = Terminal::start(&home, &["long.txt"]);
        terminal.type_in("jj2G3ggj1");
        terminal.until_shown(&["The envoys met", "3 stances", "✓ saved"]);
        terminal.quit();
        let sidecar = home.read("long.txt.standoff.toml");
        for words in [
            "They spoke for long.",
            "Nobody signed it.",
            "The last one left.",
        ] {
            assert!(
                sidecar.contains(&format!("= \"{words}\"\n")),
                "{shape}: {sidecar}"
            );
        }
    }
}

#[test]
fn a_long_text_proposes_what_is_near_and_says_so() {
    let filler = "a".repeat(12_000);
    let mut text = String::from("Mr. Adams said that the harbour would stay open.\n\n");
    for _ in 0..200 {
        text += &filler;
        text += "\n\n";
    }
    text += "Mrs. Brandt said that the town would be rebuilt.\n\nThen all left.\n";
    let home = Home::new().introduced();
    home.write("long.txt", &text);
    let mut terminal = Terminal::start(&home, &["long.txt"]);
    // The sign before a proposed sentence.
    terminal.until_shown(&["1 :"]);
    terminal.type_in("G");
    terminal.until_shown(&["Then all left", "202 :"]);
    terminal.type_in("(");
    terminal.until_shown(&["Brandt"]);
    terminal.type_in("(");
    terminal.until_shown(&["No suggestion before this nearby"]);
    terminal.quit();
}
