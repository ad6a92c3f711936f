//! A folder at the terminal: from its shelf into an article, on to the next, and back where it was left.

use crate::home::{ARTICLE, Home};
use crate::terminal::Terminal;
use std::fs;
use std::thread;
use std::time::Duration;

/// A folder of three articles and one that can't be read.
fn folder() -> Home {
    let home = Home::with_news();
    home.write("news/d.txt", b"\x00\x01\x02\xff\xfe\x00".repeat(99));
    home
}

/// The row of the shelf in which `words` stand.
fn row(screen: &str, words: &str) -> String {
    let row = screen.lines().find(|line| line.contains(words));
    row.unwrap_or_else(|| panic!("{words:?} isn't in:\n{screen}"))
        .to_owned()
}

#[test]
fn from_the_shelf_into_an_article_and_back_to_where_it_was_left() {
    let home = folder();
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "Talks end", "Third title", "4 articles"]);
    terminal.type_in("j\r");
    terminal.until_shown(&["Envoys met on Monday"]);
    terminal.type_in("j2");
    terminal.until_shown(&["1 stance ", "saved"]);
    terminal.type_in("o");
    let screen = terminal.until_shown(&["Third title", "R1"]);
    let tagged = row(&screen, "Talks end");
    assert!(tagged.contains("▸") && tagged.contains("R1"), "{screen}");
    terminal.type_in("d");
    terminal.until_shown(&["✓ 1 finished"]);
    terminal.type_in("\r");
    terminal.until_shown(&["Envoys met on Monday"]);
    terminal.type_in("\x0e");
    terminal.until_shown(&["They went home"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    let sidecar = home.read("news/b.txt.standoff.toml");
    for part in ["status = \"done\"", "= \"Russia\""] {
        assert!(sidecar.contains(part), "{part} isn't in:\n{sidecar}");
    }
}

#[test]
fn an_article_that_was_renamed_leaves_a_sidecar_that_is_told_of() {
    let home = folder();
    home.run(&["news/a.txt", "--keys", "j 2", "--print"]).done();
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "4 articles", "R1"]);
    fs::rename(home.path("news/a.txt"), home.path("news/z.txt")).expect("moved");
    terminal.type_in("R");
    terminal.until_shown(&["1 sidecar without its article: see standoff check"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
}

#[test]
fn the_next_article_comes_whenever_after_a_change_it_is_asked_for() {
    let home = Home::new().introduced();
    fs::create_dir(home.path("news")).expect("made");
    let name = |number: u64| format!("news/{number:02}.txt");
    for number in 0..16 {
        home.write(
            &name(number),
            format!("Title {number}.\n\nText {number}.\n"),
        );
    }
    let mut terminal = Terminal::start(&home, &[&name(0)]);
    for number in 0..15 {
        terminal.until_shown(&[&format!("Text {number}.")]);
        terminal.type_in("2");
        // Before it is saved, while that isn't shown yet, and after.
        thread::sleep(Duration::from_millis(number));
        terminal.type_in("\x0e");
    }
    terminal.until_shown(&["Text 15."]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    for number in 0..15 {
        let sidecar = home.read(&format!("{}.standoff.toml", name(number)));
        assert!(sidecar.contains("= \"Russia\""), "{number}:\n{sidecar}");
    }
}

#[test]
fn a_shelf_comes_back_as_it_was_left() {
    let home = folder();
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "Third title"]);
    terminal.type_in("jj");
    terminal.until("the third at hand", |seen| {
        row(&seen.screen().contents(), "Third title").contains('▸')
    });
    terminal.type_in("d");
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    let sidecar = home.read("news/c.txt.standoff.toml");
    assert!(sidecar.contains("status = \"done\""), "{sidecar}");
    // By its name, and as what was in front the last time.
    for arguments in [&["news"][..], &[]] {
        let mut terminal = Terminal::start(&home, arguments);
        let screen = terminal.until_shown(&["First title", "Third title", "✓ 1 finished"]);
        assert!(row(&screen, "Third title").contains('▸'), "{screen}");
        terminal.type_in("q");
        assert_eq!(terminal.ended(), Ok(0));
    }
}

#[test]
fn what_cannot_be_opened_says_so_and_the_shelf_stays() {
    let home = folder();
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "unreadable"]);
    terminal.type_in("G\r");
    let screen = terminal.until_shown(&["no text", "First title"]);
    assert!(row(&screen, "unreadable").contains('▸'), "{screen}");
    terminal.type_in("g\r");
    terminal.until_shown(&["Nobody came"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
}

#[test]
fn the_articles_of_an_export_are_gone_through_as_those_of_a_folder() {
    let home = Home::new().introduced();
    let source =
        "standoff = 1\n\n[[source]]\nfiles = \"export*.txt\"\nbegins = '^Document \\d+ of \\d+$'\n";
    home.write("standoff.toml", source);
    let article = |number| {
        format!("Document {number} of 12\n\nHeadline {number}\n\nText {number} is here.\n\n")
    };
    home.write("export.txt", (1..=12).map(article).collect::<String>());
    home.write("other.txt", ARTICLE);
    let mut terminal = Terminal::start(&home, &["export.txt"]);
    let screen = terminal.until_shown(&["Headline 2", "Headline 10", "12 articles"]);
    let place = |words: &str| screen.lines().position(|line| line.contains(words));
    assert!(
        place("Headline 2 ") < place("Headline 10"),
        "by number:\n{screen}"
    );
    terminal.type_in("j\r");
    terminal.until_shown(&["Text 2 is here"]);
    terminal.type_in("\x0e");
    terminal.until_shown(&["Text 3 is here"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    // From one of them the shelf is that of its file.
    let mut terminal = Terminal::start(&home, &["export.txt#11"]);
    terminal.until_shown(&["Text 11 is here"]);
    terminal.type_in("o");
    let screen = terminal.until_shown(&["Headline 2", "12 articles"]);
    assert!(row(&screen, "Headline 11").contains('▸'), "{screen}");
    terminal.type_in("\x1b");
    terminal.until_shown(&["Text 11 is here"]);
    terminal.type_in("\x0e\x0e");
    terminal.until_shown(&["Text 12 is here", "last article"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
}

#[test]
fn the_next_article_comes_though_nobody_has_seen_the_shelf() {
    let home = folder();
    let mut terminal = Terminal::start(&home, &["news/a.txt"]);
    terminal.until_shown(&["Nobody came"]);
    // Nothing but the listing is to bring the next article: what is found out at the start has come by then.
    thread::sleep(Duration::from_millis(500));
    terminal.type_in("\x0e");
    terminal.until_shown(&["Envoys met on Monday"]);
    terminal.type_in("\x10\x10");
    terminal.until_shown(&["Nobody came", "first article"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
}

#[test]
fn a_mark_on_the_open_article_is_ones_own_and_undone_once_from_either_place() {
    let home = folder();
    let mut terminal = Terminal::start(&home, &["news/b.txt"]);
    terminal.until_shown(&["Envoys met on Monday"]);
    terminal.type_in("o");
    terminal.until_shown(&["First title", "Third title"]);
    terminal.type_in("d");
    let screen = terminal.until_shown(&["✓ 1 finished", "): Talks end"]);
    assert!(!screen.contains("another program"), "{screen}");
    terminal.type_in("o");
    let screen = terminal.until_shown(&["Envoys met on Monday", "✓ done"]);
    assert!(!screen.contains("another program"), "{screen}");
    terminal.type_in("u");
    terminal.until_shown(&["Undone: Marked"]);
    terminal.type_in("o");
    terminal.until_shown(&["✓ 0 finished"]);
    terminal.type_in("d");
    terminal.until_shown(&["✓ 1 finished"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    let sidecar = home.read("news/b.txt.standoff.toml");
    assert!(sidecar.contains("status = \"done\""), "{sidecar}");
    // In the next session the shelf's own undo reaches it, and so does the article's.
    let mut terminal = Terminal::start(&home, &["news"]);
    let screen = terminal.until_shown(&["First title", "✓ 1 finished"]);
    assert!(row(&screen, "Talks end").contains('▸'), "{screen}");
    terminal.type_in("u");
    terminal.until_shown(&[
        "✓ 0 finished",
        "no longer done (Ctrl-r makes it again): Talks end",
    ]);
    terminal.type_in("\x12");
    terminal.until_shown(&["✓ 1 finished", "): Talks end"]);
    terminal.type_in("\r");
    terminal.until_shown(&["Envoys met on Monday", "✓ done"]);
    terminal.type_in("u");
    terminal.until_shown(&["Undone: Marked"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    let sidecar = home.read("news/b.txt.standoff.toml");
    assert!(!sidecar.contains("status"), "{sidecar}");
}

#[test]
fn a_search_names_what_it_could_not_read() {
    let home = folder();
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "unreadable"]);
    terminal.type_in("/came");
    let screen = terminal.until_shown(&["Nobody came", "1 hit in 1 article, 1 unread"]);
    let unread = row(&screen, "d.txt");
    assert!(
        unread.contains("unread") && unread.contains("is no text"),
        "{screen}"
    );
    terminal.type_in("\x1b[B\r");
    terminal.until_shown(&["no text", "First title"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
}

#[test]
fn order_and_filter_of_a_shelf_come_back() {
    let home = folder();
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "Third title"]);
    terminal.type_in("stSfname:c\r");
    terminal.until_shown(&["1 of 4", "name:c", "title▴"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    // By its name, from an article of it, and back from there.
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["Third title", "1 of 4", "name:c", "title▴"]);
    terminal.type_in("\ro");
    terminal.until_shown(&["Third title", "1 of 4", "name:c", "title▴"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    let mut terminal = Terminal::start(&home, &["news/a.txt"]);
    terminal.until_shown(&["Nobody came"]);
    terminal.type_in("o");
    terminal.until_shown(&["name:c", "title▴"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
}

#[test]
fn what_is_half_typed_in_a_folder_comes_back_there_alone() {
    let home = folder();
    fs::create_dir(home.path("other")).expect("made");
    home.write("other/a.txt", "Another title\n\nNobody went.\n");
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "Third title"]);
    terminal.type_in("fis:don");
    terminal.until_shown(&["FILTER", "is:don"]);
    terminal.close();
    assert_eq!(terminal.ended(), Ok(129));
    for place in ["other", "news/a.txt"] {
        let mut terminal = Terminal::start(&home, &[place]);
        let screen = terminal.until_shown(&["title"]);
        assert!(!screen.contains("is:don"), "{place}:\n{screen}");
        terminal.type_in("q");
        assert_eq!(terminal.ended(), Ok(0));
    }
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["FILTER", "is:don"]);
    terminal.type_in("\x1bq");
    assert_eq!(terminal.ended(), Ok(0));
    // Nor is what is asked of the articles asked of the stances in one of them.
    let mut terminal = Terminal::start(&home, &["news/a.txt"]);
    terminal.until_shown(&["Nobody came"]);
    terminal.type_in("ofis:don");
    terminal.until_shown(&["FILTER", "is:don"]);
    terminal.close();
    assert_eq!(terminal.ended(), Ok(129));
    let mut terminal = Terminal::start(&home, &["news/a.txt"]);
    let screen = terminal.until_shown(&["Nobody came"]);
    assert!(!screen.contains("is:don"), "{screen}");
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
}

#[test]
fn the_next_article_comes_by_a_filter_of_the_last_time_once_all_are_looked_into() {
    let home = folder();
    let mut terminal = Terminal::start(&home, &["news"]);
    terminal.until_shown(&["First title", "Third title"]);
    terminal.type_in("fis:untouched\r");
    terminal.until_shown(&["3 of 4"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
    let mut terminal = Terminal::start(&home, &["news/a.txt"]);
    terminal.until_shown(&["Nobody came"]);
    terminal.type_in("\x0e");
    terminal.until_shown(&["Envoys met on Monday"]);
    terminal.type_in("\x0e");
    terminal.until_shown(&["They went home"]);
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(0));
}
