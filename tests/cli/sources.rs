//! A `[[source]]` that can't do what it is for, and what is said of it.

use crate::home::Home;

const LEXIS: &str = "Document 1\n\nOne came.\n\nDocument 2\n\nTwo came.\n";
const WITHOUT: &str = "[[source]]\nfiles = \"lexis*.txt\"\nbegins = '^Document \\d+$'\n";
const UNUSED: &str =
    "standoff.toml: isn't used, as it has no `standoff = 1`; add that line at its top";

fn home(codebook: &str) -> Home {
    let home = Home::new().introduced();
    home.write("lexis.txt", LEXIS);
    home.write("standoff.toml", codebook);
    home
}

/// That one thing is said of the codebook, and nothing against it.
fn tells(home: &Home, words: &[&str]) {
    let ran = home.run(&["config", "lexis.txt"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    for words in words {
        assert_eq!(ran.out.matches(words).count(), 1, "{words}:\n{}", ran.out);
    }
    let against = [
        "no mistakes",
        "the codebook has no [[source]]",
        "taken for a codebook",
    ];
    for words in against {
        assert!(!ran.out.contains(words), "{words}:\n{}", ran.out);
    }
}

#[test]
fn a_codebook_without_its_first_line_isnt_used_and_says_so() {
    let home = home(WITHOUT);
    let words = [
        UNUSED,
        "\n1 mistake\n",
        "source     none: the standoff.toml named above isn't used\n",
    ];
    tells(&home, &words);
    let told = home.run(&["config", "lexis.txt"]).out;
    assert!(!told.contains("the rest of it"), "{told}");
    home.write("standoff.toml", format!("standoff = 1\n\n{WITHOUT}"));
    let told = home.run(&["config", "lexis.txt"]).done();
    assert!(told.contains("lexis.txt: 2 articles"), "{told}");
}

#[test]
fn a_source_with_a_bad_expression_is_left_out_and_says_so() {
    let bad = "standoff = 1\n\n[[source]]\nfiles = \"lexis*.txt\"\nbegins = '^Document (\\d+$'\n";
    let home = home(bad);
    let words = [
        "standoff.toml:5:10: `begins` is no regular expression",
        "\n1 mistake; the rest of it serves meanwhile\n",
        "source     none: 1 [[source]] table left out, see above\n",
    ];
    tells(&home, &words);
}

#[test]
fn standard_input_says_why_no_source_is_for_it() {
    let home = home(WITHOUT);
    let shown = home.run_with(&["-", "--name", "lexis.txt"], LEXIS.as_bytes());
    shown.says(&[UNUSED]);
    home.write(
        "standoff.toml",
        "standoff = 1\n[[source]]\nfiles = \"*.txt\"\nbegins = '('\n",
    );
    let shown = home.run_with(&["-", "--name", "lexis.txt"], LEXIS.as_bytes());
    shown.says(&["standoff.toml:4:10: `begins` is no regular expression"]);
}

#[test]
fn an_end_that_no_line_is_is_said() {
    let home = home("standoff = 1\n\n[[source]]\nfiles = \"lexis*.txt\"\nends = '^END$'\n");
    let told = "no line of lexis.txt matches `ends` of the [[source]] in standoff.toml line 3; it is read as one text";
    for command in ["config", "check"] {
        let ran = home.run(&[command, "lexis.txt"]);
        assert!(ran.out.contains(told), "{command}:\n{}{}", ran.out, ran.err);
        assert_eq!(ran.code, Some(1), "{command}");
    }
    home.run(&["lexis.txt"]).says(&[told]);
    home.write("lexis.txt", "One\n\nOne came.\nEND\n");
    let ran = home.run(&["check", "lexis.txt"]);
    assert_eq!((&*ran.out, ran.code), ("", Some(0)), "{}", ran.err);
}

#[test]
fn a_beginning_that_no_line_is_is_said() {
    let home = home("standoff = 1\n\n[[source]]\nfiles = \"lexis*.txt\"\nbegins = '^Item \\d+$'\n");
    let told = "no line of it matches `begins` of the [[source]] in standoff.toml line 3";
    for command in ["config", "check"] {
        let ran = home.run(&[command, "lexis.txt"]);
        assert!(ran.out.contains(told), "{command}:\n{}{}", ran.out, ran.err);
    }
    home.run(&["lexis.txt"]).refused(&[told]);
}

#[test]
fn brackets_in_body_hold_the_beginning_of_the_text() {
    let source = |body: &str| {
        format!("standoff = 1\n[[source]]\nfiles = \"l*.txt\"\nbegins = '^HD'\nbody = '{body}'\n")
    };
    let home = home(&source("^LP +(.*)$"));
    home.write(
        "lexis.txt",
        "HD  Talks\nLP  Putin said no on Monday.\n\nHe left.\n",
    );
    let text = || home.run(&["text", "lexis.txt#1"]).done();
    assert_eq!(text(), "Putin said no on Monday.\n\nHe left.\n");
    home.write("standoff.toml", source("^LP"));
    assert_eq!(text(), "He left.\n");
}

#[test]
fn search_takes_standard_input_and_check_says_what_it_wants() {
    let home = home("standoff = 1\n");
    let found = home
        .run_with(&["search", "Two", "-"], LEXIS.as_bytes())
        .done();
    assert!(
        found.contains("-:") && found.contains("Two came."),
        "{found}"
    );
    let names = ["search", "Two", "--json", "lexis.txt", "-"];
    let found = home.run_with(&names, LEXIS.as_bytes()).done();
    assert_eq!(found.lines().count(), 2, "{found}");
    home.run(&["check", "-"])
        .refused(&["-: standard input has no sidecar", "standoff check ."]);
}

#[test]
fn a_check_names_the_codebook_that_is_in_force_and_the_one_that_isnt() {
    let home = Home::with_article().introduced();
    let keys = ["talks.txt", "--keys", "j 1", "--print"];
    home.run(&keys).done();
    let path = "talks.txt.standoff.toml";
    let sidecar = home.read(path).replace("\"US\"", "\"Peru\"");
    home.write(path, sidecar);
    let ran = home.run(&["check", "talks.txt"]);
    let told = "the side \"Peru\" isn't in the codebook that is built in";
    assert!(ran.out.contains(told), "{}", ran.out);
    home.write("standoff.toml", WITHOUT);
    let ran = home.run(&["check", "."]);
    let all = format!("{}{}", ran.out, ran.err);
    assert_eq!(all.matches("isn't used").count(), 1, "{all}");
    assert!(ran.out.contains(&format!("/{UNUSED}")), "{}", ran.out);
}

#[test]
fn keys_are_refused_on_a_screen_too_small_for_them() {
    let home = Home::with_article().introduced();
    for (size, lacks) in [
        ("90x6", "too few rows:"),
        ("20x40", "too few columns:"),
        ("1x1", "too few columns and rows:"),
    ] {
        let pressed = ["talks.txt", "--keys", "j 1", "--print", "--size", size];
        home.run(&pressed).refused(&[lacks, "Keys need 30x8"]);
    }
    assert!(!home.path("talks.txt.standoff.toml").exists());
    home.run(&["talks.txt", "--keys", "j 1", "--print", "--size", "30x8"])
        .done();
}

#[test]
fn places_that_arent_there_say_how_they_are_named() {
    let home = Home::with_article().introduced();
    home.run(&["talks.txt:0"]).refused(&[
        "talks.txt:0: paragraphs count from 1",
        "standoff talks.txt:1",
    ]);
    home.run(&["talks.txt#1"]).refused(&[
        "talks.txt: there is no article 1 in it, it is one text",
        "without #1: standoff 'talks.txt'",
    ]);
    home.write("-dash.txt", "Words.\n");
    home.run(&["-dash.txt"]).refused(&["./-dash.txt"]);
}
