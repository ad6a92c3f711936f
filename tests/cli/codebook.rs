//! The codebook as a person meets it: begun, found, broken, and filled while they tag.

use crate::home::Home;
use std::fs;

const SPAIN: &str = "standoff = 1\n\n# ours\n[[side]]\nname = \"Spain\"\n";

#[test]
fn a_codebook_is_begun_once_and_never_written_over() {
    let home = Home::with_article();
    assert_eq!(
        home.run(&["config", "--init-codebook"]).done(),
        "standoff.toml\n"
    );
    let text = home.read("standoff.toml");
    assert!(text.contains("[[side]]\nname = \"Russia\"") && text.contains("# [[speaker]]"));
    home.write("standoff.toml", SPAIN);
    let again = home.run(&["config", "--init-codebook"]);
    again.refused(&["standoff.toml is there already", "nothing was written"]);
    assert_eq!(home.read("standoff.toml"), SPAIN);
}

#[test]
fn the_nearest_codebook_above_the_article_gives_sides_and_letters() {
    let home = Home::with_article();
    fs::create_dir_all(home.path("a/b")).expect("made");
    home.write("a/b/talks.txt", home.read("talks.txt"));
    home.write(
        "standoff.toml",
        "standoff = 1\n[[side]]\nname = \"France\"\n",
    );
    home.write("a/standoff.toml", SPAIN);
    let screen = home
        .run(&["a/b/talks.txt", "--keys", "j 1", "--print"])
        .done();
    assert!(
        screen.contains("Spain") && !screen.contains("France"),
        "{screen}"
    );
    let text = home.run(&["a/b/talks.txt"]).done();
    assert!(text.contains("Spain"), "{text}");
    let screen = home.run(&["talks.txt", "--keys", "j", "--print"]).done();
    assert!(screen.contains("France"), "{screen}");
}

#[test]
fn a_codebook_without_a_side_that_can_be_read_lets_read_and_not_tag() {
    let home = Home::with_article().introduced();
    let broken = "standoff = 1\n[[side]]\nname = Spain\n";
    home.write("standoff.toml", broken);
    let ran = home.run(&["talks.txt", "--keys", "", "--print"]);
    for words in [
        "Envoys met",
        "✗ codebook",
        "✗ read only",
        "standoff.toml:3:8: string values must be quoted",
        "open for reading only until it is mended",
    ] {
        assert!(ran.out.contains(words), "no {words}:\n{}", ran.out);
    }
    let ran = home.run(&["talks.txt", "--keys", "j 2", "--print"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("Not tagged"), "{}", ran.out);
    assert!(!home.path("talks.txt.standoff.toml").exists());
    assert_eq!(home.read("standoff.toml"), broken);
    let ran = home.run(&["config"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("no side of it can be read"), "{}", ran.out);
}

#[test]
fn of_a_broken_codebook_the_rest_serves_and_it_is_left_as_it_is() {
    let home = Home::with_article().introduced();
    let broken = format!("{SPAIN}\n[[side]]\nname = \"Iraq\n\n[[side]]\nname = \"Peru\"\n");
    home.write("standoff.toml", &broken);
    let screen = home.run(&["talks.txt", "--keys", "j 2", "--print"]).done();
    assert!(screen.contains("✗ codebook"), "{screen}");
    assert!(
        !home.path("talks.txt.standoff.toml").exists(),
        "2 is Iraq's"
    );
    let keys = "j 3 s \"Lavrov\" Enter";
    let ran = home.run(&["talks.txt", "--keys", keys, "--print"]);
    assert_eq!(ran.code, Some(1));
    let told = "The stances are saved, but Lavrov couldn't be written to the codebook: ";
    ran.says(&[told, "standoff.toml:8:13:"]);
    assert_eq!(home.read("standoff.toml"), broken);
    let saved = home.sidecar();
    assert!(
        saved.contains("Peru") && saved.contains("Lavrov"),
        "{saved}"
    );
}

#[test]
fn a_wrong_entry_is_told_with_line_and_column_and_the_rest_serves() {
    let home = Home::with_article();
    home.write(
        "standoff.toml",
        format!("{SPAIN}colour = \"red\"\n[[side]]\nname = \"Peru\"\nkey = \"j\"\n"),
    );
    let ran = home.run(&["config"]);
    assert_eq!(ran.code, Some(1));
    for words in [
        "2 sides, 0 speakers, 0 topics",
        "standoff.toml:6:1: `colour` is no key of [[side]]; did you mean `color`?",
        "side Peru has the key `j`, which is next-sentence, `2` serves meanwhile; choose another in standoff.toml, or rebind",
    ] {
        assert!(ran.out.contains(words), "no {words}:\n{}", ran.out);
    }
    let ran = home.run(&["talks.txt"]);
    assert_eq!(ran.code, Some(0));
    ran.says(&["did you mean `color`?"]);
}

#[test]
fn speakers_and_topics_named_while_tagging_enter_the_codebook_and_leave_it_by_undo() {
    let home = Home::with_article().fixed();
    home.write("standoff.toml", SPAIN);
    let keys = "j 1 s \"Ana\" Enter t \"fish\" Enter";
    home.run(&["talks.txt", "--keys", keys, "--print"]).done();
    let added = "\n[[speaker]]\nname = \"Ana\"\nside = \"Spain\"\n\n[[topic]]\nname = \"fish\"\n";
    assert_eq!(home.read("standoff.toml"), format!("{SPAIN}{added}"));
    home.write("standoff.toml", SPAIN);
    fs::remove_file(home.path("talks.txt.standoff.toml")).expect("removed");
    home.run(&["talks.txt", "--keys", &format!("{keys} u u u"), "--print"])
        .done();
    assert_eq!(home.read("standoff.toml"), SPAIN);
}

#[test]
fn without_a_codebook_the_first_name_begins_the_persons_own() {
    let home = Home::with_article();
    home.run(&["talks.txt", "--keys", "j 2 s \"Lavrov\" Enter", "--print"])
        .done();
    let own = home.read(".config/standoff/standoff.toml");
    assert!(
        own.starts_with("# A codebook of standoff")
            && own.ends_with("\n[[speaker]]\nname = \"Lavrov\"\nside = \"Russia\"\n"),
        "{own}"
    );
    let screen = home.run(&["--keys", "j s L", "--print"]).done();
    assert!(screen.contains("Lavrov"), "{screen}");
}

#[test]
fn a_topics_key_gives_it_and_stands_in_the_help() {
    let home = Home::with_article();
    home.write(
        "standoff.toml",
        "standoff = 1\n[[topic]]\nname = \"fish\"\nkey = \"X\"\n",
    );
    let screen = home
        .run(&[
            "talks.txt",
            "--keys",
            "j 1 X",
            "--print",
            "--size",
            "120x60",
        ])
        .done();
    assert!(screen.contains("US: fish"), "{screen}");
    let screen = home
        .run(&["talks.txt", "--keys", "?", "--print", "--size", "120x90"])
        .done();
    assert!(screen.contains("topic fish"), "{screen}");
    assert!(home.sidecar().contains("topic"));
}

#[test]
fn exports_go_by_the_codebook_of_each_article() {
    let home = Home::with_article();
    home.write("standoff.toml", SPAIN);
    home.run(&["talks.txt", "--keys", "j 1", "--print"]).done();
    let text = home.run(&["export", "talks.txt", "--to", "md"]).done();
    assert!(text.contains("Spain"), "{text}");
}
