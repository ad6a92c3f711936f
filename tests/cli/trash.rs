//! `standoff trash`: what was deleted from an article, listed and brought back.

use crate::home::Home;

/// `talks.txt` from which two stances were deleted, one after the other.
fn deleted() -> Home {
    let home = Home::with_article().fixed();
    let keys = "j 2 - s \"Lavrov\" Enter j 1 m \"unsure\" Enter x k x";
    home.run(&["talks.txt", "--keys", keys, "--print"]).done();
    home
}

const RUSSIA: &str =
    "2026-11-22T10:00:00Z  Russia ▼ Lavrov  “Envoys met on Monday.”  01M81B5H800000000000000001\n";
const US: &str = "2026-11-22T10:00:00Z  US ·  “They spoke for two hours.”  (unsure)  01M81B5H800000000000000002\n";

#[test]
fn a_line_per_stance_the_latest_first() {
    let home = deleted();
    assert_eq!(
        home.run(&["trash", "talks.txt"]).done(),
        format!("{RUSSIA}{US}")
    );
    let json = home.run(&["trash", "talks.txt", "--json"]).done();
    assert_eq!(json.lines().count(), 2);
    assert!(
        json.starts_with("{\"deleted\":\"2026-11-22T10:00:00Z\",\"article\":\"talks.txt\","),
        "{json}"
    );
    assert!(
        json.contains(
            "\"quote\":\"Envoys met on Monday.\",\"side\":\"Russia\",\"speaker\":\"Lavrov\""
        ),
        "{json}"
    );
}

#[test]
fn one_is_brought_back_and_that_can_be_undone() {
    let home = deleted();
    let id = "01M81B5H800000000000000002";
    let said = home
        .run(&["trash", "talks.txt", "--restore", id, id])
        .done();
    assert_eq!(said, "talks.txt: US brought back\n");
    assert_eq!(home.stances(), 1);
    assert!(home.sidecar().contains("note     = \"unsure\""));
    assert_eq!(home.run(&["trash", "talks.txt"]).done(), RUSSIA);
    home.run(&["talks.txt", "--keys", "u", "--print"]).done();
    assert_eq!(home.stances(), 0);
    assert_eq!(
        home.run(&["trash", "talks.txt"]).done(),
        format!("{RUSSIA}{US}")
    );
}

#[test]
fn an_id_that_is_not_there_brings_nothing_back() {
    let home = deleted();
    let known = "01M81B5H800000000000000002";
    let ran = home.run(&["trash", "talks.txt", "--restore", known, "x\u{1b}"]);
    ran.refused(&[
        "talks.txt: no deleted stance has the id x^[; nothing is brought back",
        "standoff trash talks.txt",
    ]);
    assert_eq!(home.stances(), 0);
}

#[test]
fn in_another_text_it_comes_back_with_its_old_words() {
    let home = deleted();
    home.write("talks.txt", "Talks end\n\nNobody met. Nobody came.\n");
    let said = home
        .run(&[
            "trash",
            "talks.txt",
            "--restore",
            "01M81B5H800000000000000001",
        ])
        .done();
    assert_eq!(said, "talks.txt: Russia brought back\n");
    let sidecar = home.sidecar();
    assert!(
        sidecar.contains("quote    = \"Envoys met on Monday.\""),
        "{sidecar}"
    );
    assert!(sidecar.contains("hash     = "), "{sidecar}");
    let listed = home.run(&["list", "talks.txt"]).done();
    assert_eq!(
        listed,
        "talks.txt:lost: Russia ▼ Lavrov  “Envoys met on Monday.”\n"
    );
}

#[test]
fn nothing_deleted_is_nothing_said() {
    let home = Home::with_article();
    assert_eq!(home.run(&["trash", "talks.txt"]).done(), "");
    home.run(&["trash", "gone.txt"]).refused(&["gone.txt"]);
    home.run(&["trash"]).refused(&["ARTICLE"]);
}
