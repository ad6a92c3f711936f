//! Articles and names that try to talk to the terminal.

use crate::home::{Home, PROGRAM};
use crate::terminal::Terminal;

/// A title, a clipboard, a bell, colours, another screen, a reset, C1 controls, directions, nothing wide.
const HOSTILE: &str = "A title\x1b]0;owned\x07 here

First \x1b]52;c;b3duZWQ=\x07 clipboard. Then \x07 a bell. \x1b[?1049l\x1b[2J\x1b[31mred\x1b[8;10;10t here.

C1 \u{9b}31m and \u{9d}0;owned\u{9c} here. \x1bc A reset. \x1b[c\x1b[6n Questions. \x1bP+q544e\x1b\\ More.

Turned \u{202e}evil\u{202c} and \u{2066}apart\u{2069} here. Zero\u{200b}width\u{feff} and \u{ad} here.

Tab\there. Nul\0here. \x08\x08Back. \x7fDelete. \x0e\x0fShifts. \u{2028}Line \u{2029}ends.
";

/// The characters that a terminal or a person would be led astray by.
fn is_dangerous(char: char) -> bool {
    matches!(char, '\u{80}'..='\u{9f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Styles, moves of the cursor, erasing to the end of a row, our own modes, the question what the terminal is.
fn is_own(sequence: &str) -> bool {
    let modes = [
        "?1049", "?25", "?2004", "?2026", "?1", "?1000", "?1002", "?1006",
    ];
    let is_mode = sequence
        .strip_suffix(['h', 'l'])
        .is_some_and(|mode| modes.contains(&mode));
    is_mode
        || matches!(sequence, "c" | "2J")
        || sequence.ends_with(['m', 'H', 'A', 'B', 'C', 'D', 'G', 'd', 'K', 'X'])
}

/// Every control byte of `bytes` belongs to a sequence that the program itself has use for.
fn assert_harmless(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("a terminal is sent UTF-8");
    assert_eq!(text.chars().find(|char| is_dangerous(*char)), None);
    let mut rest = text;
    while let Some(at) = rest.find(|char: char| char.is_control()) {
        let control = &rest[at..];
        rest = if let Some(sequence) = control.strip_prefix("\x1b[") {
            let parameter = |char: char| matches!(char, '0'..='9' | ';' | ':' | '?');
            let end = sequence.find(|char| !parameter(char)).expect("it ends");
            let (sequence, after) = sequence.split_at(end + 1);
            assert!(is_own(sequence), "ESC [ {sequence:?} is none of ours");
            after
        } else {
            let own = ["\x1b>", "\x1b]11;?\x1b\\", "\r", "\n"];
            let known = own.iter().find_map(|own| control.strip_prefix(own));
            known.unwrap_or_else(|| panic!("{:?}", control.chars().take(12).collect::<String>()))
        };
    }
}

#[test]
fn no_byte_of_a_hostile_article_reaches_the_terminal_unescaped() {
    let home = Home::new();
    let name = "evil\x1b]0;owned\x07\u{202e}\n.txt";
    home.write(name, HOSTILE);
    let mut terminal = Terminal::start(&home, &[name]);
    terminal.until_shown(&["clipboard", "0 stances"]);
    // All of it is seen, tagged, searched, listed; help and palette lie above it.
    terminal.type_in("jj1j2j3jjjj4GpppJv");
    terminal.until_shown(&["SELECT"]);
    terminal.type_in("\x1b");
    terminal.until_shown(&["READ"]);
    terminal.type_in("g/");
    terminal.until_shown(&["SEARCH"]);
    terminal.type_in("\x1b[200~evil\x1b]0;owned\x07\u{202e}\x1b[201~");
    terminal.type_in("\r?");
    terminal.until_shown(&["HELP"]);
    terminal.resize((60, 20));
    terminal.until("the smaller screen", |seen| {
        seen.text().lines().count() <= 20 && seen.shows("HELP")
    });
    terminal.type_in("q");
    terminal.until_shown(&["READ", "✓ saved"]);
    assert!(
        terminal.seen().screen().alternate_screen(),
        "the article has switched the screen"
    );
    terminal.quit();
    let seen = terminal.seen();
    assert_eq!(seen.effects(), [""; 0]);
    assert_harmless(&seen.bytes);
}

/// In a pipe the bytes are what offsets are counted in; a person at a terminal is shown what the reader shows.
#[test]
fn the_text_of_an_article_steers_no_terminal() {
    let home = Home::new();
    home.write("evil.txt", HOSTILE);
    let shell = |line: &str| {
        let line = format!("{line}; echo code $?; read x");
        Terminal::command(&home, "/bin/bash", &["-c", &line], (100, 40))
    };
    let terminal = shell(&format!("{PROGRAM} text evil.txt"));
    let screen = terminal.until_shown(&["code 0"]);
    for shown in [
        "A title^[]0;owned^G here",
        "^[[?1049l^[[2J",
        "‹9B›31m",
        "Turned ‹U+202E›evil",
        "Nul^@here",
        "Tab",
    ] {
        assert!(screen.contains(shown), "{shown} isn't seen on:\n{screen}");
    }
    assert_harmless(&terminal.seen().bytes);
    let terminal = shell(&format!("{PROGRAM} text evil.txt --json"));
    let screen = terminal.until_shown(&["code 0"]);
    assert!(
        screen.contains("\\u009b31m") && screen.contains("\\u202eevil"),
        "{screen}"
    );
    assert_harmless(&terminal.seen().bytes);
    let terminal = shell(&format!("{PROGRAM} text evil.txt > out"));
    terminal.until_shown(&["code 0"]);
    assert_eq!(home.read("out"), HOSTILE);
    let help = home.run(&["text", "--help"]).done();
    assert!(
        help.contains("On a terminal, what that would obey"),
        "{help}"
    );
}

#[test]
fn what_would_be_invisible_is_shown() {
    let home = Home::new();
    home.write("evil.txt", HOSTILE);
    let mut terminal = Terminal::sized(&home, &["evil.txt"], (120, 50));
    let screen = terminal.until_shown(&["Turned", "Shifts"]);
    for (hidden, shown) in [("U+202E", "202E"), ("U+200B", "200B"), ("U+009B", "9B")] {
        assert!(screen.contains(shown), "{hidden} isn't seen on:\n{screen}");
    }
    terminal.quit();
}

#[test]
fn a_hostile_sidecar_is_refused_without_obeying_it() {
    let home = Home::with_article();
    let sidecar = "standoff = 1\n\n[article]\nname = \"talks.txt\x1b]0;owned\x07\u{202e}\u{9b}2J\"\n# end of standoff\n";
    let path = home.write("talks.txt.standoff.toml", sidecar);
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met", "read only"]);
    terminal.type_in("j2");
    terminal.until_shown(&["0 stances", "read only", "standoff.toml"]);
    terminal.quit();
    assert_eq!(
        std::fs::read_to_string(path).expect("it is still there"),
        sidecar
    );
    assert_eq!(terminal.seen().effects(), [""; 0]);
    assert_harmless(&terminal.seen().bytes);
}
