//! `standoff check`: what is to be seen to in articles and folders, and what it mends.

use crate::home::{ARTICLE, Home};
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

/// The head of the sidecar of `talks.txt`, in step with the text or not.
fn head(hash: &str) -> String {
    format!("standoff = 1\n\n[article]\nname = \"talks.txt\"\nhash = \"{hash}\"\nlength = 150\n")
}

const HASH: &str = "03aaee74335a537b2698f10fbd3ae255f990c3512fcda28484fe43cfa11f4494";

/// An annotation on the first sentence after the title, with `more` in it; nine lines and those.
fn stance(id: &str, side: &str, more: &str) -> String {
    format!(
        "\n[[annotation]]\nid = \"{id}\"\nstart = 11\nend = 32\nquote = \"Envoys met on Monday.\"\nside = \"{side}\"\n{more}"
    )
}

fn home_with(sidecar: &str) -> Home {
    let home = Home::with_article();
    home.write(
        "talks.txt.standoff.toml",
        format!("{sidecar}# end of standoff\n"),
    );
    home
}

fn found(home: &Home, arguments: &[&str]) -> String {
    let mut all = vec!["check"];
    all.extend(arguments);
    let ran = home.run(&all);
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    ran.out
}

#[test]
fn nothing_to_see_to_is_said_and_no_finding() {
    let home = home_with(&(head(HASH) + &stance("a", "US", "")));
    for path in ["talks.txt", "talks.txt.standoff.toml", "."] {
        let ran = home.run(&["check", path]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
        ran.says(&["1 sidecar looked through, nothing to see to"]);
    }
}

#[test]
fn one_line_each_with_file_and_line() {
    let sidecar = head(HASH)
        + &stance("a", "Rusia", "")
        + &stance("b", "US", "position = \"opose\"\n")
        + &stance("c", "US", "topic = \"sanctions\"\nspeaker = \"Ann\"\n")
            .replace("Envoys met", "Envoys sat")
        + &stance(
            "d",
            "UK",
            "\n[[annotation.conflict]]\nfield = \"side\"\nours = \"UK\"\ntheirs = \"US\"\n",
        )
        + &stance("e", "Syria", "")
        + &stance("f", "Syria", "note = \"so\"\n")
        + &stance("g", "Syria", "")
            .replace("start = 11", "start = 18")
            .replace("Envoys met", "met");
    let home = home_with(&sidecar);
    home.write("standoff.toml", "standoff = 1\n[[side]]\nname = \"US\"\n[[side]]\nname = \"UK\"\n[[side]]\nname = \"Syria\"\n[[side]]\nname = \"Russia\"\ncolour = \"red\"\n");
    let lines = found(&home, &["."]);
    let expected = [
        "./talks.txt.standoff.toml:8: the side \"Rusia\" isn't in the codebook standoff.toml; did you mean \"Russia\"?",
        "./talks.txt.standoff.toml:21: `position` is \"opose\"; expected \"support\", \"oppose\" or \"neutral\"; set aside as it is: mend it",
        "./talks.txt.standoff.toml:23: lost: “Envoys sat on Monday.” is no longer in the text",
        "./talks.txt.standoff.toml:23: the speaker \"Ann\" isn't in the codebook standoff.toml",
        "./talks.txt.standoff.toml:23: the topic \"sanctions\" isn't in the codebook standoff.toml",
        "./talks.txt.standoff.toml:32: open: side is “UK” or “US”; settle it",
        "./talks.txt.standoff.toml:51: has the stance of line 44, on the same words; delete one",
        "./talks.txt.standoff.toml:59: overlaps line 44, which has the same stance; delete one",
    ];
    for line in expected {
        assert!(lines.lines().any(|found| found == line), "{line}\n{lines}");
    }
    assert!(lines.contains("standoff.toml:10: "), "{lines}");
    assert_eq!(lines.lines().count(), expected.len() + 1, "{lines}");

    let json = found(&home, &["talks.txt", "--json"]);
    let first = json
        .lines()
        .find(|line| line.contains("Rusia"))
        .expect("a line");
    let object: serde_json::Value = serde_json::from_str(first).expect("JSON");
    assert_eq!(
        (&object["path"], &object["line"]),
        (&"talks.txt.standoff.toml".into(), &8.into())
    );
    assert!(object["mended"].is_null());
}

#[test]
fn files_that_cannot_be_used_are_told_and_left_alone() {
    let sound = head(HASH) + &stance("a", "US", "");
    let end = "# end of standoff\n";
    let cases = [
        (sound.clone(), ":13: may be cut off"),
        (
            sound.replace("standoff = 1", "standoff = 2") + end,
            ":1: made by a newer standoff",
        ),
        (
            sound.replace("talks.txt", "other.txt") + end,
            ":4: this is the sidecar of \"other.txt\"",
        ),
        (
            sound.replace("[article]", "[article") + end,
            ":3: unclosed table",
        ),
    ];
    for (sidecar, what) in cases {
        let home = Home::with_article();
        home.write("talks.txt.standoff.toml", &sidecar);
        let lines = found(&home, &["talks.txt", "--fix"]);
        assert!(
            lines.starts_with(&format!("talks.txt.standoff.toml{what}")),
            "{lines}"
        );
        assert_eq!(home.sidecar(), sidecar);
    }
    let home = Home::with_article();
    home.write("gone.txt.standoff.toml", sound + end);
    let lines = found(&home, &["."]);
    assert!(
        lines.contains("gone.txt.standoff.toml: the article ./gone.txt isn't there"),
        "{lines}"
    );
    let ran = home.run(&["check", "nowhere.txt"]);
    assert_eq!(ran.code, Some(2));
    ran.says(&["nowhere.txt", "nothing to look through"]);
}

#[test]
fn fix_deletes_what_differs_in_nothing_but_id_and_time() {
    let (early, late) = ("at = 2026-11-22T10:00:00Z\n", "at = 2026-11-22T11:00:00Z\n");
    let kept = stance("b", "US", early);
    let other = stance("c", "US", &format!("{early}mood = \"grim\"\n"));
    let home = home_with(&(head(HASH) + &stance("a", "US", late) + &kept + &other));
    let ran = home.run(&["check", "talks.txt", "--fix"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let first = "talks.txt.standoff.toml:8: says the same as line 16, on the same words (mended: deleted, as the earlier one stays)";
    assert!(ran.out.contains(first), "{}", ran.out);
    ran.says(&["2 findings, 1 mended"]);
    assert_eq!(
        home.sidecar(),
        head(HASH) + &kept + &other + "# end of standoff\n"
    );
}

#[test]
fn fix_brings_the_numbers_of_a_changed_text_up_to_date() {
    let home = home_with(&(head("00") + &stance("a", "US", "")));
    let lines = found(&home, &["talks.txt"]);
    assert!(
        lines.contains("talks.txt.standoff.toml:3: the text has changed since; 1 of 1 stances"),
        "{lines}"
    );
    let ran = home.run(&["check", "talks.txt", "--fix"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.says(&["1 finding, 1 mended"]);
    assert_eq!(
        home.sidecar(),
        head(HASH) + &stance("a", "US", "") + "# end of standoff\n"
    );
    assert_eq!(home.run(&["check", "talks.txt"]).code, Some(0));
}

#[test]
fn fix_touches_no_file_that_it_cannot_read_whole() {
    let sidecar = head("00")
        + &stance("a", "US", "")
        + &stance("b", "US", "")
        + &stance("c", "US", "lost = 7\n");
    let home = home_with(&sidecar);
    found(&home, &["talks.txt", "--fix"]);
    assert_eq!(home.sidecar(), sidecar + "# end of standoff\n");
}

#[test]
fn copies_left_over_are_told_and_deleted_if_they_are_copies() {
    let home = home_with(&(head(HASH) + &stance("a", "US", "")));
    let old = SystemTime::now() - Duration::from_hours(1);
    let part = |random: &str, content: &str| {
        let path = home.write(
            &format!(".talks.txt.standoff.toml.standoff-{random}.tmp"),
            content,
        );
        let file = File::options().write(true).open(&path).expect("a file");
        file.set_modified(old).expect("it is ours");
        path
    };
    let copy = part("0123456789abcdef", &home.sidecar());
    let half = part("fedcba9876543210", "standoff = 1\n");
    let young = home.write(".talks.txt.standoff.toml.standoff-0000000000000000.tmp", "");
    let lines = found(&home, &["talks.txt", "--fix"]);
    assert_eq!(lines.lines().count(), 2, "{lines}");
    assert!(lines.contains("0123456789abcdef.tmp: left over from a save, and the same as its file: delete it (mended: deleted)"), "{lines}");
    assert_eq!(
        [copy, half, young].map(|path| fs::metadata(path).is_ok()),
        [false, true, true]
    );
}

#[test]
fn work_that_was_kept_aside_is_told() {
    let home = Home::with_article();
    home.run(&["talks.txt", "--keys", "j 1", "--print"]).done();
    home.write("talks.txt", ARTICLE);
    let path = home.path("talks.txt").canonicalize().expect("a path");
    let key = standoff::store::beside::key_of_path(&path);
    let kept = format!(".data/standoff/aside/talks.txt.standoff.toml.{key}.1");
    fs::create_dir_all(home.path(&kept)).expect("a folder");
    let lines = found(&home, &["talks.txt"]);
    assert!(
        lines.contains("work that couldn't be saved where it belongs"),
        "{lines}"
    );
}
