//! What is known of an article as a whole: filled in by keys, kept in the sidecar, in what is listed and exported.

use crate::home::{ARTICLE, Home};
use standoff::article::Mark;
use standoff::store::{Places, facts};

const FILL: &str =
    "r i Down \"Ann Bell\" Down \"12 April 2017\" Down \"The Wire\" Down \"https://e.org/1\" Enter";

fn press(home: &Home, keys: &str) -> String {
    home.run(&["talks.txt", "--keys", keys, "--print"]).done()
}

fn filled() -> Home {
    let home = Home::with_article().fixed();
    press(&home, &format!("{FILL} r d j 1 ="));
    home
}

const HEAD: &str = "standoff = 1

[article]
name   = \"talks.txt\"
title  = \"Talks end\"
author = \"Ann Bell\"
date   = \"2017-04-12\"
outlet = \"The Wire\"
url    = \"https://e.org/1\"
status = \"done\"
hash   = ";

#[test]
fn what_is_filled_in_is_in_the_sidecar_and_undone_after_a_restart() {
    let home = filled();
    let file = home.read("talks.txt.standoff.toml");
    assert!(file.starts_with(HEAD), "{file}");
    let screen = press(&home, "");
    assert!(screen.contains("✓ done"), "{screen}");
    assert!(screen.contains("✓ saved"), "{screen}");
    assert_eq!(home.read("talks.txt.standoff.toml"), file, "only looked at");
    // The stance's position, the stance, the mark, the facts.
    let screen = press(&home, "u u u u");
    assert!(!screen.contains("✓ done"), "{screen}");
    let bare = home.read("talks.txt.standoff.toml");
    assert!(bare.contains("title  = \"Talks end\"\nhash"), "{bare}");
    press(&home, "Ctrl-r Ctrl-r");
    assert!(home.read("talks.txt.standoff.toml").starts_with(HEAD));
}

#[test]
fn facts_of_the_sidecar_are_in_every_export_and_in_the_list() {
    let home = filled();
    let csv = home.run(&["export", "talks.txt", "--to", "csv"]).done();
    let row = csv.lines().nth(1).expect("a stance");
    assert!(
        row.starts_with("talks.txt,Talks end,2017-04-12,The Wire,"),
        "{row}"
    );
    assert!(row.ends_with(",,Ann Bell,https://e.org/1,done"), "{row}");
    let markdown = home.run(&["export", "talks.txt", "--to", "md"]).done();
    let source = "Source: Ann Bell · The Wire · 2017-04-12 · https\\://e.org/1 · talks.txt";
    assert!(markdown.contains(source), "{markdown}");
    std::fs::create_dir_all(home.path("more")).expect("a folder");
    home.write("more/b.txt", ARTICLE.replace("Talks end", "Talks begin"));
    home.write(
        "more/b.txt.standoff.toml",
        "standoff = 1\n[article]\nname = 'b.txt'\ndate = 2017-04-13 # by hand\noutlet = 'The Post'\nstatus = 'nothing'\n[[annotation]]\nid = 'b'\nstart = 13\nend = 34\nquote = 'Envoys met on Monday.'\nside = 'US'\n# end of standoff\n",
    );
    let list = home.run(&["list", "--json", "."]).done();
    let jsonl = home
        .run(&["export", "talks.txt", "more/b.txt", "--to", "jsonl"])
        .done();
    assert_eq!(list, LIST);
    let mut lines: Vec<_> = LIST
        .lines()
        .map(|line| format!("{{{}", &line[line.find("\"article\"").expect("a name")..]))
        .collect();
    lines.reverse();
    assert_eq!(jsonl.lines().collect::<Vec<_>>(), lines);
}

const LIST: &str = r#"{"path":"./more/b.txt","article":"more/b.txt","title":"Talks begin","date":"2017-04-13","outlet":"The Post","id":"b","paragraph":2,"start":13,"end":34,"quote":"Envoys met on Monday.","side":"US","speaker":null,"topic":null,"position":null,"note":null,"by":null,"at":null,"status":"","author":null,"url":null,"progress":"nothing"}
{"path":"./talks.txt","article":"talks.txt","title":"Talks end","date":"2017-04-12","outlet":"The Wire","id":"01M81B5H800000000000000001","paragraph":2,"start":11,"end":32,"quote":"Envoys met on Monday.","side":"US","speaker":null,"topic":null,"position":"support","note":null,"by":null,"at":"2026-11-22T10:00:00Z","status":"","author":"Ann Bell","url":"https://e.org/1","progress":"done"}
"#;

#[test]
fn the_text_as_json_has_what_was_filled_in() {
    let home = filled();
    let said = r#""title":"Talks end","author":"Ann Bell","date":"2017-04-12","outlet":"The Wire","url":"https://e.org/1","encoding""#;
    let json = home.run(&["text", "talks.txt", "--json"]).done();
    assert!(json.contains(said), "{json}");
    let json = home.run(&["text", ".", "--json"]).done();
    assert!(json.contains(said), "{json}");
    press(&home, "r i \"Another title\" Enter");
    let json = home.run(&["text", "talks.txt", "--json"]).done();
    assert!(
        json.contains("\"title\":\"Another title\",\"author\":\"Ann Bell\""),
        "{json}"
    );
    let front = "---\ntitle: Talks\nauthor: Ann\n---\nWords.\n";
    home.write("front.md", front);
    let keys = "r i Tab Ctrl-u \"Bea\" Enter";
    home.run(&["front.md", "--keys", keys, "--print"]).done();
    let json = home.run(&["text", "front.md", "--json"]).done();
    let own = r#""title":"Talks","author":"Bea","date":null"#;
    assert!(json.contains(own), "{json}");
    // Each annotator fills in their own; of a sidecar that can't be read nothing counts.
    let config = ".config/standoff/config.toml";
    std::fs::create_dir_all(home.path(".config/standoff")).expect("a folder");
    home.write(config, "annotator = \"cleo\"\n");
    let none = r#""title":"Talks end","author":null,"date":null"#;
    let json = home.run(&["text", "talks.txt", "--json"]).done();
    assert!(json.contains(none), "{json}");
    press(&home, "r i Down \"Cleo\" Enter");
    let json = home.run(&["text", "talks.txt", "--json"]).done();
    assert!(json.contains("\"author\":\"Cleo\""), "{json}");
    home.write("talks.txt.cleo.standoff.toml", "standoff = x\n");
    let json = home.run(&["text", "talks.txt", "--json"]).done();
    assert!(json.contains(none), "{json}");
}

#[test]
fn what_was_deleted_and_what_came_by_standard_input_has_what_was_filled_in() {
    let home = filled();
    let json = home.run(&["trash", "talks.txt", "--json"]).done();
    assert_eq!(json, "");
    press(&home, "x");
    let json = home.run(&["trash", "talks.txt", "--json"]).done();
    let facts = "\"title\":\"Talks end\",\"date\":\"2017-04-12\",\"outlet\":\"The Wire\",";
    assert!(json.contains(facts), "{json}");
    let keys = format!("{FILL} j 1");
    home.run_with(&["-", "--keys", &keys, "--print"], ARTICLE.as_bytes())
        .done();
    let csv = home.run_with(&["export", "-", "--to", "csv"], ARTICLE.as_bytes());
    let csv = csv.done();
    assert!(csv.contains(",Talks end,2017-04-12,The Wire,"), "{csv}");
    assert!(csv.contains(",Ann Bell,https://e.org/1,started"), "{csv}");
    let json = home.run_with(&["text", "-", "--json"], ARTICLE.as_bytes());
    let json = json.done();
    assert!(json.contains("\"author\":\"Ann Bell\""), "{json}");
}

#[test]
fn each_annotator_fills_in_their_own() {
    let home = filled();
    home.run(&[
        "talks.txt",
        "--as",
        "ann",
        "--keys",
        "r i Down \"Cleo\" Enter j 2",
        "--print",
    ])
    .done();
    let file = home.read("talks.txt.ann.standoff.toml");
    assert!(file.contains("author = \"Cleo\"\nhash"), "{file}");
    assert!(home.read("talks.txt.standoff.toml").starts_with(HEAD));
}

#[test]
fn a_fact_of_a_wrong_kind_is_told_and_refuses_nothing() {
    let home = filled();
    let file = home.read("talks.txt.standoff.toml");
    let odd = file
        .replace("\"Ann Bell\"", "[\"Ann Bell\"]")
        .replace("\"done\"", "\"perhaps\"");
    home.write("talks.txt.standoff.toml", &odd);
    let ran = home.run(&["check", "talks.txt"]);
    assert_eq!(ran.code, Some(1));
    let expected = "talks.txt.standoff.toml:6: `author` is a list; expected a string, and it counts as none
talks.txt.standoff.toml:10: `status` is \"perhaps\"; expected \"done\" or \"nothing\", and it counts as none
";
    assert_eq!(ran.out, expected);
    let screen = press(&home, "j j 2");
    assert!(screen.contains("2 stances"), "{screen}");
    let saved = home.read("talks.txt.standoff.toml");
    assert!(saved.contains("author = [\"Ann Bell\"]\n"), "{saved}");
    assert!(saved.contains("status = \"perhaps\"\n"), "{saved}");
}

#[test]
fn the_day_that_is_filled_in_says_who_held_an_office() {
    let home = Home::with_article().fixed();
    let codes = "standoff = 1\n[[side]]\nname = \"US\"\n[[side]]\nname = \"UK\"\n[[speaker]]\nname = \"Ann\"\nside = \"US\"\nuntil = 2015-12-31\n[[speaker]]\nname = \"Ann\"\nside = \"UK\"\nfrom = 2016-01-01\n";
    home.write("standoff.toml", codes);
    press(&home, "r i Tab Tab \"2012-05-01\" Enter j s \"Ann\" Enter");
    let file = home.read("talks.txt.standoff.toml");
    assert!(file.contains("side     = \"US\""), "{file}");
    press(&home, "r i Tab Tab Ctrl-u \"1.5.2018\" Enter");
    press(&home, "j j s \"Ann\" Enter");
    let file = home.read("talks.txt.standoff.toml");
    assert!(file.contains("side     = \"UK\""), "{file}");
}

#[test]
fn a_mark_made_elsewhere_leaves_what_can_be_undone() {
    let home = filled();
    let places = Places {
        config: home.path(".config/standoff"),
        state: home.path(".state/standoff"),
        data: home.path(".data/standoff"),
        cache: home.path(".cache/standoff"),
    };
    assert!(places.state.is_dir(), "where the program keeps its history");
    let other = facts::Marked {
        path: &home.path("talks.txt"),
        annotator: None,
        places: &places,
        at: "2026-11-22T10:00:00Z".into(),
    };
    other.mark(Some(Mark::Nothing)).expect("marked");
    let file = home.read("talks.txt.standoff.toml");
    assert!(
        file.starts_with(&HEAD.replace("\"done\"", "\"nothing\"")),
        "{file}"
    );
    let screen = press(&home, "u");
    assert!(screen.contains("Undone"), "{screen}");
    assert!(screen.contains("nothing to code"), "{screen}");
}

const DATED: &str =
    "Talks end\n\nPublished: 3 March 2021\n\nMOSCOW (Reuters) - Envoys met. They left early.\n";

#[test]
fn what_the_head_of_a_plain_text_says_is_listed_exported_and_kept_with_the_next_stance() {
    let home = Home::new().fixed();
    home.write("talks.txt", DATED);
    let row = "talks.txt\tTalks end\t2021-03-03\tReuters\t";
    let table = home.run(&["."]).done();
    assert!(table.contains(row), "{table}");
    press(&home, "j j 1");
    let file = home.read("talks.txt.standoff.toml");
    let said = "date   = \"2021-03-03\"\noutlet = \"Reuters\"\n";
    assert!(file.contains(said), "{file}");
    let csv = home.run(&["export", "talks.txt", "--to", "csv"]).done();
    let row = csv.lines().nth(1).expect("a stance");
    assert!(
        row.starts_with("talks.txt,Talks end,2021-03-03,Reuters,"),
        "{row}"
    );
    assert_eq!(home.run(&["text", "talks.txt"]).done(), DATED);
    // A sidecar from before that.
    let old = file.replace(said, "");
    home.write("talks.txt.standoff.toml", &old);
    press(&home, "j k q");
    assert_eq!(home.read("talks.txt.standoff.toml"), old, "only looked at");
    press(&home, "r i Tab Tab \"2020\" Enter");
    let file = home.read("talks.txt.standoff.toml");
    let own = "date   = \"2020\"\noutlet = \"Reuters\"\n";
    assert!(file.contains(own), "{file}");
    let table = home.run(&["."]).done();
    assert!(table.contains("\t2020\tReuters\t"), "{table}");
}

#[test]
fn the_day_at_the_head_of_a_text_says_who_held_an_office() {
    let home = Home::new().fixed();
    // The text names an earlier day before the one on which it appeared.
    home.write(
        "talks.txt",
        "Talks of 5 May 2012\n\n3 March 2021\n\nAnn spoke.\n",
    );
    let codes = "standoff = 1\n[[side]]\nname = \"US\"\n[[side]]\nname = \"UK\"\n[[speaker]]\nname = \"Ann\"\nside = \"US\"\nuntil = 2015-12-31\n[[speaker]]\nname = \"Ann\"\nside = \"UK\"\nfrom = 2016-01-01\n";
    home.write("standoff.toml", codes);
    press(&home, "j j s \"Ann\" Enter");
    let file = home.read("talks.txt.standoff.toml");
    assert!(file.contains("side     = \"UK\""), "{file}");
}
