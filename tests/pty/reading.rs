//! Open, tag, leave, come back.

use crate::home::Home;
use crate::terminal::{Terminal, wait_for};
use rustix::process::Signal;

/// The row with the bar that marks the focus, and what stands after the bar.
fn focus_rows(screen: &str) -> Vec<&str> {
    screen
        .lines()
        .filter(|row| row.contains('▎') || row.contains('▌') || row.contains('┃'))
        .collect()
}

#[test]
fn a_newcomer_sees_the_built_in_article_and_the_keys() {
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &[]);
    let screen = terminal.until_shown(&[
        "Tillerson and Lavrov end Moscow talks",
        "1 US",
        "2 Russia",
        "3 UK",
        "4 Syria",
    ]);
    for words in [
        "READ",
        "? help",
        "0 stances",
        "✓ saved",
        "Stances",
        "Welcome",
    ] {
        assert!(screen.contains(words), "{words:?} isn't on:\n{screen}");
    }
    terminal.quit();
}

#[test]
fn what_was_tagged_and_the_reading_place_are_there_after_leaving_and_coming_back() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met on Monday.", "0 stances"]);
    terminal.type_in("jjj2-j");
    terminal.until_shown(&["1 stance ", "✓ saved", "▼"]);
    let before = terminal.until_shown(&["¶ 3/4"]);
    terminal.quit();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    let after = terminal.until_shown(&["1 stance ", "▼", "¶ 3/4"]);
    assert_eq!(focus_rows(&before), focus_rows(&after));
    assert!(!focus_rows(&after).is_empty(), "{after}");
    terminal.quit();
}

#[test]
fn without_an_argument_the_last_article_opens_again() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j1");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
    let mut terminal = Terminal::start(&home, &[]);
    terminal.until_shown(&["Envoys met", "1 stance "]);
    terminal.quit();
}

#[test]
fn a_stance_is_there_after_the_program_was_killed_once_saved_showed() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("j2jj1");
    terminal.until_shown(&["2 stances", "✓ saved"]);
    terminal.send(Signal::KILL);
    terminal.ended().expect_err("it was killed");
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["2 stances"]);
    terminal.quit();
}

#[test]
fn the_reading_place_is_there_after_the_program_was_killed_while_the_person_read() {
    let home = Home::with_article();
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["Envoys met"]);
    terminal.type_in("G");
    terminal.until_shown(&["100 %"]);
    let places = home.path(".state/standoff/places");
    let place = wait_for(|| places.read_dir().ok()?.next());
    assert!(
        place.is_some(),
        "the place isn't remembered after a moment of quiet"
    );
    terminal.send(Signal::KILL);
    terminal.ended().expect_err("it was killed");
    let mut terminal = Terminal::start(&home, &["talks.txt"]);
    terminal.until_shown(&["100 %"]);
    terminal.quit();
}

#[test]
fn an_article_from_standard_input_is_read_with_keys_from_the_terminal() {
    let home = Home::with_article();
    let shell = format!(
        "cat talks.txt | {} - --name piped.txt",
        crate::home::PROGRAM
    );
    let mut terminal = Terminal::command(&home, "/bin/sh", &["-c", &shell], (100, 30));
    terminal.until_shown(&["Envoys met", "0 stances"]);
    terminal.type_in("j3");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
    // The stances of a text without a file are found again by the text.
    let mut terminal = Terminal::command(&home, "/bin/sh", &["-c", &shell], (100, 30));
    terminal.until_shown(&["Envoys met", "1 stance "]);
    terminal.quit();
}

#[test]
fn several_articles_from_standard_input_are_a_shelf_with_keys_from_the_terminal() {
    let home = Home::new().introduced();
    let source = "standoff = 1\n[source]\nfiles = \"april.txt\"\nbegins = '^Number'\n";
    home.write("standoff.toml", source);
    let export = "Number 1\n\nEnvoys met. Nobody signed.\n\nNumber 2\n\nThe harbour was shut.\n";
    home.write("april.txt", export);
    let shell = format!(
        "cat april.txt | {} - --name april.txt",
        crate::home::PROGRAM
    );
    let start = || Terminal::command(&home, "/bin/sh", &["-c", &shell], (100, 30));
    let mut terminal = start();
    terminal.until_shown(&["2 articles", "april.txt#1", "april.txt#2"]);
    terminal.type_in("j\r");
    terminal.until_shown(&["The harbour was shut", "0 stances"]);
    terminal.type_in("3");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    terminal.quit();
    let mut terminal = start();
    terminal.until_shown(&["2 articles", "K1"]);
    terminal.quit();
    let left: Vec<_> = std::fs::read_dir(home.folder())
        .expect("a folder")
        .map(|entry| entry.expect("one").file_name())
        .filter(|name| name.to_string_lossy().ends_with(".standoff.toml"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The first words of the focus, after the bar that marks it.
fn focus_begins(screen: &str) -> Option<String> {
    let (_, words) = screen.lines().find_map(|row| row.split_once('▎'))?;
    Some(words.trim().chars().take(12).collect())
}

#[test]
fn a_screen_of_any_size_keeps_the_focus_in_sight() {
    let home = Home::new();
    let mut terminal = Terminal::start(&home, &[]);
    let start = focus_begins(&terminal.until_shown(&["1 US", "▎"]));
    // Down to the last rows of the screen: a smaller one has to follow.
    terminal.type_in("jjjjjj");
    let focus = terminal.when("the focus far down", |seen| {
        let focus = focus_begins(&seen.text()).filter(|_| seen.shows("¶ 5/"));
        focus.filter(|_| seen.text().lines().take(18).all(|row| !row.contains('▎')))
    });
    assert_ne!(Some(&focus), start.as_ref());
    for size in [(40, 12), (200, 60), (30, 8), (80, 24), (60, 10), (100, 30)] {
        terminal.resize(size);
        let rows = usize::from(size.1);
        terminal.until(&format!("{size:?} with {focus:?} in focus"), |seen| {
            let text = seen.text();
            let words = focus_begins(&text).unwrap_or_default();
            // Narrow columns break after fewer words.
            text.lines().count() >= rows - 1
                && words.len() > 3
                && focus.starts_with(words.get(..4).unwrap_or(&words))
        });
    }
    terminal.resize((20, 5));
    terminal.until("a word that it is too small", |seen| {
        seen.shows("needs 30×8")
    });
    terminal.resize((1, 1));
    terminal.resize((100, 30));
    terminal.until("the focus again", |seen| {
        focus_begins(&seen.text()).as_ref() == Some(&focus)
    });
    terminal.quit();
}
