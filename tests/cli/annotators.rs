//! Each annotator has a sidecar of their own: `--as`, `--read-only`, `--at`.

use crate::home::Home;
use std::collections::BTreeMap;
use std::fs;

/// `talks.txt`, tagged by nobody in particular, by coder1 and by coder2.
fn coded() -> Home {
    let home = Home::with_article().fixed();
    tag(&home, &["talks.txt"], "j 1");
    tag(&home, &["talks.txt", "--as", "coder1"], "j 2 -");
    tag(&home, &["talks.txt", "--as", "coder2"], "j j 3 j 1 =");
    home
}

fn tag(home: &Home, args: &[&str], keys: &str) -> String {
    home.run(&[args, &["--keys", keys, "--print"]].concat())
        .done()
}

/// The sidecars by their names.
fn sidecars(home: &Home) -> BTreeMap<String, String> {
    let entries = fs::read_dir(home.path("")).expect("a folder").flatten();
    let files = entries.filter_map(|entry| {
        let name = entry.file_name().into_string().ok()?;
        let is_sidecar = name.ends_with(".standoff.toml");
        is_sidecar.then(|| (name.clone(), home.read(&name)))
    });
    files.collect()
}

#[test]
fn every_annotator_has_a_file_and_signs_in_it() {
    let home = coded();
    let files = sidecars(&home);
    let names: Vec<_> = files.keys().map(String::as_str).collect();
    let expected = [
        "talks.txt.coder1.standoff.toml",
        "talks.txt.coder2.standoff.toml",
        "talks.txt.standoff.toml",
    ];
    assert_eq!(names, expected);
    let signed = |name: &str| files[name].matches("\nby ").count();
    assert_eq!(expected.map(signed), [1, 2, 0]);
    assert!(files[expected[0]].contains("by       = \"coder1\""));
    let screen = tag(&home, &["talks.txt", "--as", "coder1"], "");
    assert!(screen.contains("1 stance   as coder1"), "{screen}");
}

#[test]
fn the_settings_name_the_annotator_and_the_command_line_another() {
    let home = Home::with_article().fixed();
    fs::create_dir_all(home.path(".config/standoff")).expect("a folder can be made");
    home.write(".config/standoff/config.toml", "annotator = \"coder1\"\n");
    tag(&home, &["talks.txt"], "j 1");
    tag(&home, &["talks.txt", "--as", "coder2"], "j 1");
    let names: Vec<_> = sidecars(&home).into_keys().collect();
    let expected = ["coder1", "coder2"].map(|name| format!("talks.txt.{name}.standoff.toml"));
    assert_eq!(names, expected);
}

#[test]
fn a_name_that_no_file_could_bear_is_refused() {
    let home = Home::with_article();
    for name in ["Coder", "a b", "", "ä", "a/b", &"n".repeat(33)] {
        let ran = home.run(&["talks.txt", "--as", name]);
        assert_eq!(ran.code, Some(2), "{name}");
        assert!(ran.err.contains("--as"), "{}", ran.err);
        assert!(
            name.is_empty()
                || ran
                    .err
                    .contains("expected 1 to 32 of a to z, 0 to 9, _ and -"),
            "{}",
            ran.err
        );
    }
    assert!(sidecars(&home).is_empty());
}

#[test]
fn all_annotators_are_listed_and_exported_or_one() {
    let home = coded();
    let us = "talks.txt:2: US ·  “Envoys met on Monday.”\n";
    let one = "talks.txt:2: Russia ▼  “Envoys met on Monday.”  by coder1\n";
    let two = home.run(&["list", "talks.txt", "--as", "coder2"]).done();
    assert_eq!(two.matches("  by coder2\n").count(), 2, "{two}");
    let all = format!("{us}{one}{two}");
    assert_eq!(home.run(&["list", "talks.txt"]).done(), all);
    let folder = home.run(&["list", "."]).done();
    assert_eq!(folder, all.replace("talks.txt:", "./talks.txt:"));
    let by = home.run(&["list", ".", "--where", "by:coder1"]).done();
    assert_eq!(by, format!("./{one}"));
    assert_eq!(home.run(&["list", ".", "--as", "coder1"]).done(), by);
    let count = |args: &[&str]| {
        let table = home.run(&[&["export"], args].concat()).done();
        ["coder1", "coder2"].map(|name| table.matches(&format!(",{name},")).count())
    };
    assert_eq!(count(&["talks.txt", "--to", "csv"]), [1, 2]);
    assert_eq!(
        count(&["talks.txt", "--to", "csv", "--as", "coder1"]),
        [1, 0]
    );
}

#[test]
fn a_stance_without_a_name_in_an_annotators_file_is_theirs() {
    let home = coded();
    let name = "talks.txt.coder1.standoff.toml";
    let unsigned = home.read(name).replace("by       = \"coder1\"\n", "");
    home.write(name, &unsigned);
    let table = home.run(&["export", "talks.txt", "--to", "csv"]).done();
    assert_eq!(table.matches(",coder1,").count(), 1, "{table}");
    assert_eq!(home.read(name), unsigned);
}

#[test]
fn an_article_that_is_called_like_a_sidecar_keeps_its_own() {
    let home = Home::with_article().fixed();
    home.write("talks.txt.coder1", "Another text.\n");
    tag(&home, &["talks.txt.coder1"], "1");
    tag(&home, &["talks.txt"], "j 2");
    let listed = home.run(&["list", "."]).done();
    assert!(listed.contains("./talks.txt.coder1:1: US"), "{listed}");
    assert!(listed.contains("./talks.txt:2: Russia"), "{listed}");
    assert!(!listed.contains(" by "), "{listed}");
    let before = sidecars(&home);
    let ran = home.run(&["talks.txt", "--as", "coder1", "--keys", "1", "--print"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "standoff: talks.txt can't be tagged as coder1: that sidecar belongs to the article talks.txt.coder1\nTake another name after --as, or give that article another.\n"
    );
    let screen = tag(&home, &["talks.txt"], "O");
    assert!(screen.contains("Nobody else has tagged"), "{screen}");
    assert_eq!(sidecars(&home), before);
}

#[test]
fn each_annotator_has_a_place_of_their_own() {
    let home = Home::with_article().fixed();
    let at = |args: &[&str], keys: &str| {
        let screen = tag(&home, args, keys);
        let at = screen.find('¶').expect("a paragraph");
        screen[at..]
            .split("   ")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let last = at(&["talks.txt", "--as", "coder1"], "G");
    assert_ne!(at(&["talks.txt"], ""), last);
    assert_ne!(at(&["talks.txt", "--as", "coder2"], ""), last);
    assert_eq!(at(&["talks.txt", "--as", "coder1"], ""), last);
}

#[test]
fn what_others_have_tagged_is_shown_and_never_touched() {
    let home = coded();
    let before = sidecars(&home);
    let args = ["talks.txt", "--as", "coder1"];
    let hidden = tag(&home, &args, "g");
    assert!(!hidden.contains("coder2"), "{hidden}");
    let shown = tag(&home, &args, "g O");
    assert!(shown.contains("others shown: no name, coder2"), "{shown}");
    assert!(shown.contains("1 stance "), "{shown}");
    assert!(!tag(&home, &args, "").contains("others shown"));
    tag(&home, &args, "O G x 4");
    let after = sidecars(&home);
    for name in ["talks.txt.standoff.toml", "talks.txt.coder2.standoff.toml"] {
        assert_eq!(after[name], before[name], "{name}");
    }
    let own = &after["talks.txt.coder1.standoff.toml"];
    assert_eq!(own.matches("[[annotation]]").count(), 2, "{own}");
    assert!(!own.contains("coder2"), "{own}");
}

#[test]
fn a_broken_file_of_somebody_elses_is_named_and_harms_nothing() {
    let home = coded();
    home.write(
        "talks.txt.coder3.standoff.toml",
        "standoff = 1\n[[annotation]\n",
    );
    let shown = tag(&home, &["talks.txt", "--as", "coder1"], "O");
    assert!(shown.contains("coder2 (2)"), "{shown}");
    assert!(
        shown.contains("talks.txt.coder3.standoff.toml:2"),
        "{shown}"
    );
}

#[test]
fn reading_only_tags_nothing_and_makes_no_file() {
    let home = Home::with_article().fixed();
    let args = ["talks.txt", "--read-only"];
    let screen = tag(&home, &args, "");
    assert!(
        screen.contains("read only") && !screen.contains('✗'),
        "{screen}"
    );
    assert!(screen.contains("Open for reading only, as asked by --read-only"));
    let screen = tag(&home, &args, "j 1 = s \"Bo\" Enter r n u x m");
    assert!(screen.contains("0 stances"), "{screen}");
    assert!(sidecars(&home).is_empty());
    let home = coded();
    let before = sidecars(&home);
    tag(
        &home,
        &["talks.txt", "--read-only", "--as", "coder1"],
        "j x 2 - O O y / \"met\" Enter",
    );
    assert_eq!(sidecars(&home), before);
}

#[test]
fn it_begins_at_the_stance_that_is_named() {
    let home = coded();
    let ids: Vec<_> = home
        .run(&["list", "talks.txt", "--as", "coder2", "--json"])
        .done()
        .lines()
        .map(|line| {
            let (_, rest) = line.split_once("\"id\":\"").expect("an id");
            rest.split('"').next().unwrap_or_default().to_owned()
        })
        .collect();
    for (id, side) in ids.iter().zip(["│ UK · not judged", "│ US ▲ support"]) {
        let screen = tag(&home, &["talks.txt", "--as", "coder2", "--at", id], "");
        assert!(screen.contains(side), "{screen}");
    }
    let ran = home.run(&["talks.txt", "--at", "nowhere", "--print"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.err,
        "standoff: talks.txt.standoff.toml: no stance has the id nowhere\nThe ids of all stances: standoff list ARTICLE --json\n"
    );
    let ran = home.run(&["talks.txt", "--at", "a b", "--print"]);
    assert!(ran.err.contains("an id has 1 to 64"), "{}", ran.err);
}
