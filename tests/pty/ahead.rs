//! What is typed before what was asked for is there.

use crate::home::Home;
use crate::terminal::Terminal;
use std::fs;

#[test]
fn what_is_typed_before_the_next_article_is_there_is_done_in_it() {
    let home = Home::with_news();
    let mut terminal = Terminal::start(&home, &["news/a.txt"]);
    terminal.until_shown(&["Nobody came"]);
    // The folder isn't listed yet.
    terminal.type_in("\x0e2\x0e3");
    terminal.until_shown(&["They went home", "1 stance ", "saved"]);
    // What was undone before isn't known yet.
    terminal.type_in("\x104R\x12\x0e=");
    terminal.until_shown(&["They went home", "▲", "saved"]);
    terminal.quit();
    for (name, sides) in [("a", ""), ("b", "Syria"), ("c", "UK")] {
        let path = home.path(&format!("news/{name}.txt.standoff.toml"));
        let sidecar = fs::read_to_string(path).unwrap_or_default();
        let parts = sidecar.split("[[annotation]]").skip(1);
        let part = |part: &str| {
            let side = part.lines().find(|line| line.starts_with("side "));
            side.unwrap_or_default()
                .replace(['"', ' '], "")
                .replace("side=", "")
        };
        let found: Vec<_> = parts.map(part).collect();
        assert_eq!(found.join(" "), sides, "{name}:\n{sidecar}");
    }
}

#[test]
fn the_next_article_by_a_filter_comes_without_another_key() {
    let home = Home::with_news();
    for number in 0..400 {
        let text = format!("Title {number}\n\nThey met again. ").repeat(40);
        home.write(&format!("news/e{number}.txt"), text);
    }
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "Talks end"]);
    terminal.type_in("fis:untouched\r");
    terminal.until_shown(&["403 of 403"]);
    terminal.quit();
    let mut terminal = Terminal::start(&home, &["news/a.txt"]);
    terminal.until_shown(&["Nobody came"]);
    terminal.type_in("\x0e");
    terminal.until_shown(&["Envoys met on Monday"]);
    terminal.quit();
}
