//! The mouse in a real terminal: taken at the start, given back at every end; clicks land where they are aimed.

use crate::home::Home;
use crate::terminal::Terminal;
use rustix::process::Signal;
use vt100::MouseProtocolMode::{ButtonMotion, None as Off};

/// The report of the left button over the first character of `words`, counted from 1 as terminals do.
fn report(terminal: &Terminal, button: u8, words: &str, end: char) -> String {
    let text = terminal.seen().text();
    let (row, line) = (1..)
        .zip(text.lines())
        .find(|(_, line)| line.contains(words))
        .unwrap_or_else(|| panic!("{words:?} isn't on the screen:\n{text}"));
    let before = line.split(words).next().unwrap_or_default();
    let column = before.chars().count() + 1;
    format!("\x1b[<{button};{column};{row}{end}")
}

fn started(home: &Home) -> Terminal {
    let terminal = Terminal::start(home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    until_mouse(&terminal, ButtonMotion);
    terminal
}

fn until_mouse(terminal: &Terminal, mode: vt100::MouseProtocolMode) {
    terminal.until(&format!("the mouse to be {mode:?}"), |seen| {
        seen.screen().mouse_protocol_mode() == mode
    });
}

#[test]
fn a_click_moves_the_focus_and_what_is_dragged_over_is_tagged() {
    let home = Home::with_article();
    let mut terminal = started(&home);
    terminal.type_in(report(&terminal, 0, "Nobody", 'M') + &report(&terminal, 0, "Nobody", 'm'));
    terminal.until_shown(&["¶ 4/4"]);
    let drag = [
        report(&terminal, 0, "oppose", 'M'),
        report(&terminal, 32, "minister", 'M'),
        report(&terminal, 0, "minister", 'm'),
    ];
    terminal.type_in(drag.concat());
    terminal.until_shown(&["SELECT"]);
    terminal.type_in("2");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
    let sidecar = home.sidecar();
    assert!(
        sidecar.contains("quote    = \"oppose it,” the minister\""),
        "{sidecar}"
    );
}

#[test]
fn a_click_on_a_hint_does_what_its_key_does() {
    let home = Home::with_article();
    let mut terminal = started(&home);
    terminal.type_in(report(&terminal, 0, "? help", 'M'));
    terminal.until_shown(&["HELP", "What can be done here"]);
    terminal.type_in(report(&terminal, 0, "Esc close", 'M'));
    terminal.until_shown(&["READ"]);
    for end in ['M', 'm'] {
        terminal.type_in(report(&terminal, 0, "Russia  3 UK", end));
    }
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
    assert!(home.sidecar().contains("\"Russia\""));
}

#[test]
fn the_wheel_scrolls_a_long_text_and_the_focus_stays() {
    let home = Home::new();
    let sentences: Vec<_> = (1..200).map(|n| format!("Line {n} here.\n\n")).collect();
    home.write("talks.txt", sentences.concat());
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Line 1 here", "¶ 1/199"]);
    terminal.type_in("\x1b[<65;10;10M".repeat(20));
    terminal.until_shown(&["Line 31 here", "¶ 1/199"]);
    terminal.type_in("j");
    terminal.until_shown(&["Line 2 here", "¶ 2/199"]);
    terminal.quit();
}

#[test]
fn m_gives_the_mouse_back_also_over_a_stop_and_takes_it_again() {
    let home = Home::with_article();
    let mut terminal = started(&home);
    terminal.type_in("M");
    until_mouse(&terminal, Off);
    terminal.type_in("\x1a");
    terminal.until_stopped();
    terminal.send(Signal::CONT);
    terminal.until_shown(&["Envoys met"]);
    until_mouse(&terminal, Off);
    terminal.type_in("M");
    until_mouse(&terminal, ButtonMotion);
    terminal.type_in("\x1a");
    terminal.until_stopped();
    until_mouse(&terminal, Off);
    terminal.send(Signal::CONT);
    until_mouse(&terminal, ButtonMotion);
    terminal.quit();
    until_mouse(&terminal, Off);
}

#[test]
fn the_settings_can_leave_the_mouse_to_the_terminal() {
    let home = Home::with_article();
    std::fs::create_dir_all(home.path(".config/standoff")).expect("a folder can be made");
    home.write(".config/standoff/config.toml", "[ui]\nmouse = false\n");
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j");
    terminal.until_shown(&["¶ 2/4"]);
    until_mouse(&terminal, Off);
    terminal.type_in("M");
    until_mouse(&terminal, ButtonMotion);
    terminal.quit();
}

#[test]
fn what_is_copied_reaches_the_terminal_and_only_a_terminal() {
    let home = Home::with_article();
    let mut terminal = started(&home);
    terminal.type_in("jy");
    terminal.until_shown(&["Sent", "characters to the terminal's clipboard"]);
    // “Envoys met on Monday.”, its line end and its source, as RFC 4648 has them.
    let expected = "RW52b3lzIG1ldCBvbiBNb25kYXkuCuKAlCBUYWxrcyBlbmQsIHRhbGtzLnR4dCDCtjI=";
    let expected = format!("copy {:?}", expected.as_bytes());
    terminal.until("the copy", |seen| !seen.effects().is_empty());
    assert_eq!(terminal.seen().effects(), [expected]);
    terminal.quit();
    let printed = home
        .run(&["talks.txt", "--keys", "j y", "--print=ansi"])
        .done();
    assert!(
        !printed.contains("]52;") && printed.contains("Sent"),
        "{printed}"
    );
}
