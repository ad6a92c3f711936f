//! The settings: what `standoff config` says of them, and that they count.

use crate::home::Home;
use std::fs;

/// A home with these settings.
fn home(settings: &str) -> Home {
    let home = Home::with_article();
    fs::create_dir_all(home.path(".config/standoff")).expect("a folder can be made");
    home.write(".config/standoff/config.toml", settings);
    home
}

#[test]
fn without_settings_it_says_where_they_would_be_and_what_may_stand_there() {
    let said = Home::new().run(&["config"]).done();
    for words in [
        ".config/standoff/config.toml (there is none yet)",
        "[keys]",
        "[ui]",
        "standoff keys",
    ] {
        assert!(said.contains(words), "{words:?} isn't in {said}");
    }
    let example = said.split_once("[keys]").expect("an example").1;
    let said = home(&format!("[keys]{example}")).run(&["config"]).done();
    assert!(said.contains("no mistakes"), "{said}");
}

#[test]
fn every_mistake_is_named_with_its_place() {
    let home = home(
        "[keys]\ndelte = \"d\"\nundo = \"j\"\nredo = \"U\"\n[ui]\nplian = true\n[style]\nfocus = 1\n",
    );
    let said = home.run(&["config"]).done_in_part();
    let lines: Vec<_> = said
        .lines()
        .skip(1)
        .take_while(|line| !line.is_empty())
        .collect();
    assert_eq!(
        lines,
        [
            "config.toml:2:1: `delte` is no command; nearest: `delete`",
            "config.toml:3:1: `undo` can't be j: in read that is `next-sentence`; give that other keys, or \"\"",
            "config.toml:6:1: `plian` is no key of [ui]; nearest: `plain`",
            "config.toml:8:1: `focus` is a number; expected words in quotes, as in \"bold cyan\"",
            "4 mistakes; the defaults serve for them meanwhile",
        ]
    );
}

#[test]
fn what_lies_over_the_panes_can_be_closed_whatever_the_settings_say() {
    let home = home("[keys]\nhelp-close = \"\"\npalette = []\nhelp-up = []\n");
    let said = home.run(&["config"]).done_in_part();
    for words in [
        "`help-close` must have a key",
        "`palette` must have a key",
        "2 mistakes",
    ] {
        assert!(said.contains(words), "{words:?} isn't in {said}");
    }
}

#[test]
fn nothing_of_a_file_that_is_no_toml_counts() {
    let home = home("[keys]\nundo = \"U\"\n[ui\n");
    let said = home.run(&["config"]).done_in_part();
    assert!(
        said.contains("config.toml:3:") && said.contains("1 mistake;"),
        "{said}"
    );
    assert_eq!(
        home.run(&["keys"]).done(),
        Home::new().run(&["keys"]).done()
    );
}

#[test]
fn settings_that_cannot_be_read_are_told_and_do_not_stop_the_reader() {
    let home = Home::with_article();
    fs::create_dir_all(home.path(".config/standoff/config.toml")).expect("a folder can be made");
    let said = home.run(&["config"]).done_in_part();
    assert!(said.contains("config.toml: is a folder"), "{said}");
    let screen = home.run(&["talks.txt", "--keys", "j 2", "--print"]).done();
    assert!(screen.contains("1 stance "), "{screen}");
}

#[test]
fn what_the_settings_hold_is_shown_without_what_a_terminal_would_obey() {
    let home = home("[keys]\n\"\\u001b[31m\" = 1\n[style]\n\"\\u202e\" = 1\n");
    let said = home.run(&["config"]).done_in_part();
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
}

#[test]
fn keys_are_those_of_the_settings_everywhere() {
    let home =
        home("[keys]\ndelete = [\"d d\", \"D\"]\n[keys.stances]\nundo = \"z z\"\nfold = []\n");
    let keys = home.run(&["keys"]).done();
    let row = |command: &str| -> Vec<_> {
        let rows = keys
            .lines()
            .filter(|row| row.split_whitespace().any(|word| word == command));
        rows.map(|row| row.split(command).next().unwrap_or_default().trim())
            .collect()
    };
    assert_eq!(row("delete"), ["d,d D", "d,d D"]);
    assert_eq!(row("undo"), ["u", "z,z"]);
    let screen = home
        .run(&["talks.txt", "--keys", "j j 2 d d j 1", "--print"])
        .done();
    assert!(
        screen.contains("1 stance ") && screen.contains("US"),
        "{screen}"
    );
    let screen = home
        .run(&["talks.txt", "--keys", "j j 2 d", "--print"])
        .done();
    assert!(
        screen.contains("delete the stance") && screen.contains("Esc cancel"),
        "{screen}"
    );
}

#[test]
fn the_reader_names_the_mistakes_at_its_start() {
    let home = home("[keys]\ndelte = \"d\"\n");
    let screen = home.run(&["talks.txt", "--print"]).done();
    assert!(
        screen.contains("config.toml:2:1: `delte` is no command"),
        "{screen}"
    );
    let later = home.run(&["talks.txt", "--keys", "j j", "--print"]).done();
    assert!(later.contains("✗ settings   ✓ saved"), "{later}");
}

#[test]
fn what_is_in_force_for_an_article_a_folder_and_an_export_is_told() {
    let home = Home::with_article().introduced();
    let codebook = "standoff = 1\n\n[[side]]\nname = \"Spain\"\n\n[[source]]\nfiles = \"lexis-*.txt\"\nbegins = '^Document \\d+$'\nencoding = \"windows-1252\"\n";
    fs::create_dir(home.path("news")).expect("made");
    home.write("news/standoff.toml", codebook);
    home.write(
        "news/a.txt",
        b"Caf\xe9 talks\n\nNobody came to the caf\xe9.\n",
    );
    home.write(
        "news/lexis-1.txt",
        "Document 1\n\nOne\n\nDocument 2\n\nTwo\n",
    );
    let tells = |arguments: &[&str], words: &[&str]| {
        let ran = home.run(arguments);
        for words in words {
            assert!(ran.out.contains(words), "no {words}:\n{}", ran.out);
        }
        ran.code
    };
    let of_codebook = "news/standoff.toml\n           1 side, 0 speakers, 0 topics\nno mistakes";
    let words = [
        of_codebook,
        "article    news/a.txt\n",
        "encoding   windows-1252, guessed",
        "source     none of the 1 [[source]] table in the codebook is for a.txt\n",
        "sidecar    news/a.txt.standoff.toml (there is none yet)\nno mistakes\n",
    ];
    assert_eq!(tells(&["config", "news/a.txt"], &words), Some(0));
    let words = [
        of_codebook,
        "folder     news: 2 files\n",
        "sidecars   beside each article, as ARTICLE.standoff.toml\n",
        "source     files = \"lexis-*.txt\", several articles in each, in windows-1252, 1 file here\n",
    ];
    assert_eq!(tells(&["config", "news"], &words), Some(0));
    let words = [
        "file       news/lexis-1.txt: 2 articles\n",
        "news/lexis-1.txt#1.standoff.toml",
        "source     files = \"lexis-*.txt\"",
    ];
    assert_eq!(tells(&["config", "news/lexis-1.txt"], &words), Some(0));
    home.write(
        "news/a.txt.standoff.toml",
        "standoff = 1\n[article]\nname = \"a.txt\"\n",
    );
    let words = ["sidecar    news/a.txt.standoff.toml\n", "cut off"];
    assert_eq!(tells(&["config", "news/a.txt"], &words), Some(1));
    // Elsewhere that codebook isn't in force.
    assert_eq!(
        tells(&["config", "talks.txt"], &["the built-in one", "4 sides"]),
        Some(0)
    );
    home.run(&["config", "news/none.txt"])
        .refused(&["news/none.txt: no such file"]);
}
