//! The sidecar: byte for byte as the format says, and never written over when it can't be read.

use crate::home::Home;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

const GOLDEN: &str = r#"standoff = 1

[article]
name   = "talks.txt"
title  = "Talks end"
hash   = "03aaee74335a537b2698f10fbd3ae255f990c3512fcda28484fe43cfa11f4494"
length = 150

[[annotation]]
id       = "01M81B5H800000000000000001"
start    = 11
end      = 32
quote    = "Envoys met on Monday."
before   = "Talks end\n\n"
after    = " They spoke for two hours.\n\n“We "
side     = "US"
position = "support"
at       = 2026-11-22T10:00:00Z

[[annotation]]
id       = "01M81B5H800000000000000002"
start    = 60
end      = 94
quote    = "“We oppose it,” the minister said."
before   = "day. They spoke for two hours.\n\n"
after    = " The others disagreed.\n\nNobody s"
side     = "Russia"
position = "oppose"
at       = 2026-11-22T10:00:00Z
# end of standoff
"#;

const KEYS: &str = "j 1 = j j 2 -";

#[test]
fn a_sidecar_is_byte_for_byte_what_the_format_says() {
    let home = Home::with_article().fixed();
    home.run(&["talks.txt", "--keys", KEYS, "--print"]).done();
    assert_eq!(home.sidecar(), GOLDEN);
}

#[test]
fn the_order_of_the_work_does_not_show_but_in_the_ids() {
    let home = Home::with_article().fixed();
    home.run(&["talks.txt", "--keys", "j j j 2 - k k 1 =", "--print"])
        .done();
    let (one, two) = ("01M81B5H800000000000000001", "01M81B5H800000000000000002");
    assert_eq!(
        home.sidecar()
            .replace(one, "-")
            .replace(two, one)
            .replace("\"-\"", &format!("\"{two}\"")),
        GOLDEN
    );
}

#[test]
fn reading_without_a_change_leaves_the_sidecar_alone() {
    let home = Home::with_article();
    let foreign = GOLDEN
        .replace("[article]\n", "# by hand\n[article]\nmood = \"grim\"\n")
        .replace(
            "[[annotation]]\nid       = \"01M81B5H800000000000000002\"",
            "# why\n[[annotation]]\nweight = 3\nid = \"x-2\"",
        )
        .replace('\n', "\r\n");
    let path = home.write("talks.txt.standoff.toml", &foreign);
    let written = fs::metadata(&path)
        .and_then(|metadata| metadata.modified())
        .expect("a time");
    home.run(&[
        "talks.txt",
        "--keys",
        "j j G g / \"met\" Enter ] [ p Tab q",
        "--print",
    ])
    .done();
    assert_eq!(home.sidecar(), foreign);
    assert_eq!(
        fs::metadata(&path)
            .and_then(|metadata| metadata.modified())
            .expect("a time"),
        written
    );
    // What a newer version or a person wrote survives a change beside it.
    home.run(&["talks.txt", "--keys", "G 3", "--print"]).done();
    let sidecar = home.sidecar();
    for kept in [
        "# by hand\r\n",
        "mood = \"grim\"\r\n",
        "# why\r\n",
        "weight = 3\r\n",
        "id = \"x-2\"\r\n",
    ] {
        assert!(sidecar.contains(kept), "{kept:?} is gone from:\n{sidecar}");
    }
    assert_eq!(home.stances(), 3);
    assert!(
        !sidecar.replace("\r\n", "").contains('\n'),
        "line ends are mixed: {sidecar:?}"
    );
}

#[test]
fn a_stance_that_is_undone_leaves_the_sidecar_as_it_was() {
    let home = Home::with_article();
    home.write("talks.txt.standoff.toml", GOLDEN);
    home.run(&["talks.txt", "--keys", "G 3 = x u u u", "--print"])
        .done();
    assert_eq!(home.sidecar(), GOLDEN);
}

#[test]
fn a_lost_stance_is_given_words_from_the_side_pane() {
    let lost = GOLDEN.replace(
        "“We oppose it,” the minister said.",
        "Nothing of the kind was ever heard here",
    );
    let play = |keys: &str| {
        let home = Home::with_article();
        home.write("talks.txt.standoff.toml", &lost);
        let seen = home.run(&["talks.txt", "--keys", keys, "--print"]).done();
        (home.sidecar(), seen)
    };
    assert_eq!(play("p Tab G v h Esc").0, lost);
    let (sidecar, screen) = play("p Tab G v");
    assert_eq!(sidecar, lost);
    assert!(
        screen.contains("Lost, to be chosen anew: “Nothing of the kind"),
        "{screen}"
    );

    let (sidecar, screen) = play("p Tab G v Enter");
    assert!(
        screen.contains("Russia: words found. u undoes it"),
        "{screen}"
    );
    assert_eq!(sidecar, GOLDEN);
    let (undone, _) = play("p Tab G v Enter u");
    assert!(
        undone.contains("Nothing of the kind") && undone.contains("lost     = true"),
        "{undone}"
    );
}

/// A sidecar that can't be used: what is wrong, and what stands in the error.
fn broken() -> Vec<(String, &'static [&'static str])> {
    vec![
        ("not toml at all [".to_owned(), &["talks.txt.standoff.toml"]),
        (String::new(), &["talks.txt.standoff.toml", "cut off"]),
        (
            GOLDEN.replace("# end of standoff\n", ""),
            &["cut off", "# end of standoff", ":29:32:"],
        ),
        (GOLDEN[..GOLDEN.len() / 2].to_owned(), &["cut off"]),
        (
            GOLDEN.replace("standoff = 1", "standoff = 2"),
            &["newer", "format 2", ":1:"],
        ),
        (
            GOLDEN.replace("talks.txt", "other.txt"),
            &["other.txt", "talks.txt", ":4:"],
        ),
        (
            GOLDEN.replace("Talks end\"", "\x1b]0;owned\x07\""),
            &["talks.txt.standoff.toml:5:"],
        ),
    ]
}

#[test]
fn a_sidecar_that_cannot_be_read_is_never_written_over() {
    for (sidecar, words) in broken() {
        let home = Home::with_article();
        home.write("talks.txt.standoff.toml", &sidecar);
        let screen = home
            .run(&[
                "talks.txt",
                "--keys",
                "j 1 = x u Ctrl-r . 2 q",
                "--print",
                "--size",
                "200x30",
            ])
            .done_in_part();
        assert!(screen.contains("read only"), "{sidecar}\n{screen}");
        assert!(
            screen.contains("Envoys met"),
            "it opens for reading: {screen}"
        );
        assert_eq!(
            screen
                .chars()
                .find(|char| (char.is_control() && *char != '\n') || *char == '\u{202e}'),
            None
        );
        assert_eq!(home.sidecar(), sidecar);
        let ran = home.run(&["talks.txt"]);
        assert_eq!(ran.code, Some(1), "{sidecar}\n{}", ran.err);
        ran.says(words);
        assert!(ran.out.contains("Envoys met"));
        let left: Vec<_> = fs::read_dir(home.folder())
            .expect("a folder")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        assert_eq!(
            left.iter()
                .filter(|name| name.to_string_lossy().contains("talks"))
                .count(),
            2,
            "{left:?}"
        );
    }
}

/// A sidecar of which one annotation can't be read, and what is said of it.
fn partly_broken() -> Vec<(String, &'static [&'static str])> {
    vec![
        (
            GOLDEN.replace("start    = 11", "start    = eleven"),
            &[":11:12:"],
        ),
        (
            GOLDEN.replace("end      = 32", "end      = 9"),
            &[":9:1:", "`end` 9", "11"],
        ),
        (
            GOLDEN.replace("\"support\"", "\"applause\""),
            &[":17:12:", "position", "\"support\""],
        ),
        (
            GOLDEN.replace("000002\"", "000001\""),
            &["01M81B5H800000000000000001"],
        ),
        (GOLDEN.replace("side     = \"US\"\n", ""), &["side"]),
        (
            GOLDEN.replace("\"US\"", "\"U\u{202e}S\nside = 1"),
            &["talks.txt.standoff.toml:16:"],
        ),
    ]
}

#[test]
fn an_annotation_that_cannot_be_read_stays_word_for_word_and_the_rest_is_worked_on() {
    for (sidecar, words) in partly_broken() {
        let home = Home::with_article();
        home.write("talks.txt.standoff.toml", &sidecar);
        let ran = home.run(&["talks.txt"]);
        assert_eq!(ran.code, Some(1), "{sidecar}\n{}", ran.err);
        ran.says(words);
        ran.says(&["1 annotation is set aside as it is"]);

        let screen = home
            .run(&[
                "talks.txt",
                "--keys",
                "G 3 g",
                "--print",
                "--size",
                "200x30",
            ])
            .done();
        assert!(screen.contains("2 stances"), "{screen}");
        let saved = home.sidecar();
        // All that was there, and one more.
        let mut rest = saved.as_str();
        for line in sidecar
            .lines()
            .filter(|line| !line.starts_with(['#', 'h', 'l']))
        {
            let at = rest
                .find(line)
                .unwrap_or_else(|| panic!("{line} is gone from {saved}"));
            rest = &rest[at + line.len()..];
        }
        assert_eq!(saved.matches("[[annotation]]").count(), 3);
        for command in [
            vec!["list", "talks.txt"],
            vec!["export", "talks.txt", "--to", "md"],
        ] {
            let ran = home.run(&command);
            assert_eq!(ran.code, Some(1), "{}", ran.err);
            ran.says(words);
        }
    }
}

#[test]
fn what_is_set_aside_is_told_at_the_start() {
    let home = Home::with_article();
    home.write(
        "talks.txt.standoff.toml",
        GOLDEN.replace("start    = 11", "start    = eleven"),
    );
    let screen = home
        .run(&["talks.txt", "--keys", "", "--print", "--size", "200x30"])
        .done();
    let last = screen.lines().last().unwrap_or_default();
    let told =
        "1 annotation is set aside as it is until you mend it: talks.txt.standoff.toml:11:12";
    assert!(last.contains(told), "{screen}");
}

#[test]
fn of_a_sidecar_that_is_cut_off_the_stances_are_there_to_be_read() {
    let home = Home::with_article();
    home.write(
        "talks.txt.standoff.toml",
        GOLDEN.replace("# end of standoff\n", ""),
    );
    let screen = home
        .run(&["talks.txt", "--keys", "G 3", "--print", "--size", "200x30"])
        .done_in_part();
    assert!(
        screen.contains("read only") && screen.contains("2 stances"),
        "{screen}"
    );
}

#[test]
fn tagging_a_text_whose_sidecar_is_broken_says_why_on_screen() {
    let home = Home::with_article();
    home.write(
        "talks.txt.standoff.toml",
        GOLDEN.replace("length = 150", "length = many"),
    );
    let screen = home
        .run(&["talks.txt", "--keys", "j 1", "--print", "--size", "200x30"])
        .done_in_part();
    assert!(
        screen
            .lines()
            .last()
            .is_some_and(|row| row.contains("talks.txt.standoff.toml:7:10")),
        "{screen}"
    );
}

#[test]
fn a_sidecar_that_is_no_file_is_left_alone() {
    let home = Home::with_article();
    fs::create_dir(home.path("talks.txt.standoff.toml")).expect("a folder");
    let screen = home
        .run(&["talks.txt", "--keys", "j 1", "--print"])
        .done_in_part();
    assert!(screen.contains("read only"), "{screen}");
    let home = Home::with_article();
    let piped = home
        .command("mkfifo")
        .arg("talks.txt.standoff.toml")
        .status()
        .expect("mkfifo");
    assert!(piped.success());
    assert!(
        home.run(&["talks.txt", "--keys", "j 1", "--print"])
            .done_in_part()
            .contains("read only")
    );
}

#[test]
fn links_stay_links_and_modes_stay_as_they_were() {
    let home = Home::with_article();
    let real = home.write("kept.toml", GOLDEN);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("it is ours");
    symlink("kept.toml", home.path("talks.txt.standoff.toml")).expect("a link");
    home.run(&["talks.txt", "--keys", "G 3", "--print"]).done();
    assert!(home.path("talks.txt.standoff.toml").is_symlink());
    assert_eq!(home.read("kept.toml").matches("[[annotation]]").count(), 3);
    assert_eq!(
        fs::metadata(&real)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777,
        0o640
    );
}
