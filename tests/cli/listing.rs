//! `standoff list`: the stances of articles and folders, those that a query asks for.

use crate::home::{ARTICLE, Home};
use std::fs;
use std::os::unix::fs::symlink;

/// `talks.txt` with two stances, and in a folder another one with one.
fn tagged() -> Home {
    let home = Home::with_article().fixed();
    home.run(&["talks.txt", "--keys", "j 1 = j j 2 -", "--print"])
        .done();
    fs::create_dir_all(home.path("more/deep")).expect("a folder can be made");
    home.write("more/deep/talks.txt", ARTICLE);
    home.run(&["more/deep/talks.txt", "--keys", "j j 4", "--print"])
        .done();
    home
}

const TALKS: &str = "\
talks.txt:2: US ▲  “Envoys met on Monday.”
talks.txt:3: Russia ▼  ““We oppose it,” the minister said.”
";
const DEEP: &str = "more/deep/talks.txt:2: Syria ·  “They spoke for two hours.”\n";

#[test]
fn a_line_per_stance_with_path_and_paragraph() {
    let home = tagged();
    assert_eq!(home.run(&["list", "talks.txt"]).done(), TALKS);
    assert_eq!(home.run(&["list", "more"]).done(), DEEP);
    let both = home.run(&["list", "talks.txt", "more"]).done();
    assert_eq!(both, format!("{TALKS}{DEEP}"));
}

#[test]
fn a_folder_is_gone_through_by_path() {
    let home = tagged();
    let all = home.run(&["list", "."]).done();
    let here = |lines: &str| lines.replace("talks.txt:", "./talks.txt:");
    assert_eq!(all, format!("./{DEEP}{}", here(TALKS)));
}

#[test]
fn where_asks_for_some() {
    let home = tagged();
    let lines = |query: &str| home.run(&["list", "talks.txt", "--where", query]).done();
    let (us, russia) = TALKS.split_at(TALKS.find("talks.txt:3").unwrap());
    assert_eq!(lines("side:us"), us);
    assert_eq!(lines("position:oppose minister"), russia);
    assert_eq!(lines("-side:us"), russia);
    assert_eq!(lines("speaker:*"), "");
    assert_eq!(lines("title:\"talks end\" name:talks.txt"), TALKS);
    assert_eq!(lines("title:* is:done"), "");
    assert_eq!(lines("is:started quote:minister"), russia);
}

#[test]
fn a_mistake_in_the_query_is_shown_in_its_place() {
    let ran = tagged().run(&["list", "talks.txt", "--where", "side:us speker:lav"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.out, "");
    assert_eq!(
        ran.err,
        "standoff: --where: no field “speker”\n  side:us speker:lav\n          ^^^^^^ expected title, \
         date, outlet, author, name, url, side, speaker, topic, position, note, quote, by or is; did you mean speaker?\n"
    );
    let ran = tagged().run(&["list", "talks.txt", "--where", "外\u{1b} position:x"]);
    ran.says(&["\n  外^[ position:x\n                ^ expected support"]);
}

#[test]
fn json_has_the_path_and_all_that_the_export_has() {
    let home = tagged();
    let exported = home.run(&["export", "talks.txt", "--to", "jsonl"]).done();
    let listed = home.run(&["list", "./talks.txt", "--json"]).done();
    let with_path: Vec<_> = exported
        .lines()
        .map(|line| line.replacen('{', "{\"path\":\"./talks.txt\",", 1))
        .collect();
    assert_eq!(listed.lines().collect::<Vec<_>>(), with_path);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_listed() {
    let home = tagged();
    home.write("broken.txt", ARTICLE);
    home.write("broken.txt.standoff.toml", "standoff = \"x\"\n");
    home.write("gone.txt.standoff.toml", "standoff = 1\n");
    let ran = home.run(&["list", ".", "nowhere.txt"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out.lines().count(), 3);
    for reason in [
        "./broken.txt.standoff.toml:1:",
        "./gone.txt: the article isn't there",
        "nowhere.txt: no such file",
    ] {
        assert!(ran.err.contains(reason), "{}", ran.err);
    }
    let ran = home.run(&["list", "nowhere.txt"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(home.run(&["list"]).code, Some(2));
}

#[test]
fn what_is_hidden_is_left_out_and_links_to_folders_are_not_followed() {
    let home = tagged();
    fs::create_dir_all(home.path("more/.git")).expect("a folder can be made");
    for name in ["talks.txt", "talks.txt.standoff.toml"] {
        fs::copy(home.path(name), home.path("more/.git").join(name)).expect("a copy");
        fs::copy(home.path(name), home.path(&format!("more/.{name}"))).expect("a copy");
    }
    symlink("..", home.path("more/deep/round")).expect("a link");
    assert_eq!(home.run(&["list", "more"]).done(), DEEP);
}

#[test]
fn a_folder_without_stances_is_told() {
    let home = Home::with_article().fixed();
    fs::create_dir_all(home.path("empty")).expect("a folder can be made");
    let ran = home.run(&["list", "empty"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    ran.says(&["empty: no article with stances in it"]);
    // An article may be without any.
    assert_eq!(home.run(&["list", "talks.txt"]).done(), "");
}

#[test]
fn nothing_in_a_name_or_a_text_reaches_the_terminal_as_it_is() {
    let home = Home::new().fixed();
    let name = "a\u{1b}[31m.txt";
    home.write(name, "Title of it\n\nA bell \u{7} rang\u{202e} out.\n");
    home.run(&[name, "--keys", "j 1", "--print"]).done();
    let lines = home.run(&["list", "."]).done();
    assert_eq!(
        lines,
        "./a^[[31m.txt:2: US ·  “A bell ^G rang‹U+202E› out.”\n"
    );
    let json = home.run(&["list", ".", "--json"]).done();
    assert!(
        json.starts_with(r#"{"path":"./a\u001b[31m.txt","#),
        "{json}"
    );
}

#[test]
fn the_codebook_in_force_knows_other_names() {
    let home = tagged();
    home.write(
        "more/standoff.toml",
        "standoff = 1\n\n[[side]]\nname = \"Syria\"\nalso = [\"Damascus\"]\n",
    );
    let lines = |query: &str| home.run(&["list", ".", "--where", query]).done();
    assert_eq!(lines("side:damascus"), format!("./{DEEP}"));
    home.write("more/standoff.toml", "standoff = 1\nsides = 3\n");
    let ran = home.run(&["list", "more", "more"]);
    assert_eq!(ran.out, DEEP.repeat(2));
    assert_eq!(ran.err.matches("sides").count(), 1, "{}", ran.err);
}
