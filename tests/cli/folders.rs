//! `export`, `list`, `check` and `suggest` over folders, in which there is what folders have in them.

use crate::home::{ARTICLE, Home, PROGRAM, Ran};
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

const SAYS: &str = "Talks end\n\n“We oppose it,” Orla Brandt said.\n";

/// A folder with what folders have in them: articles, tagged and not, one that is no text, one with a broken sidecar,
/// a sidecar without an article, pictures, and what is hidden and ignored.
fn mixed() -> Home {
    let home = Home::new().fixed();
    for folder in ["all/deep", "all/left", "all/.hidden"] {
        fs::create_dir_all(home.path(folder)).expect("made");
    }
    for name in [
        "all/b.txt",
        "all/deep/a.txt",
        "all/left/c.txt",
        "all/.hidden/d.txt",
        "all/.e.txt",
    ] {
        home.write(name, ARTICLE);
        home.run(&[name, "--keys", "j 1", "--print"]).done();
    }
    home.write("all/.gitignore", "left/\n");
    home.write("all/quiet.txt", SAYS);
    home.write("all/broken.txt", ARTICLE);
    home.write("all/broken.txt.standoff.toml", "standoff = \"x\"\n");
    home.write("all/gone.txt.standoff.toml", "standoff = 1\n");
    home.write("all/binary.txt", b"\x00\x01\x02\xff\xfe\x00".repeat(99));
    home.write("all/picture.png", b"\x89PNG\r\n\x1a\n\x00");
    home
}

fn lines(told: &str) -> Vec<&str> {
    told.lines().collect()
}

#[test]
fn list_takes_what_has_stances_and_tells_the_rest_at_the_end() {
    let ran = mixed().run(&["list", "all"]);
    assert_eq!(ran.code, Some(1));
    let [first, second] = &lines(&ran.out)[..] else {
        panic!("{}", ran.out);
    };
    assert!(first.starts_with("all/b.txt:2: US"), "{first}");
    assert!(second.starts_with("all/deep/a.txt:2: US"), "{second}");
    let told = lines(&ran.err);
    assert!(
        told[0].contains("all/broken.txt.standoff.toml:1:"),
        "{told:?}"
    );
    assert!(
        ran.err
            .contains("standoff: all/gone.txt: the article isn't there"),
        "{told:?}"
    );
    assert!(
        !ran.err.contains("binary") && !ran.err.contains("hidden"),
        "{told:?}"
    );
}

#[test]
fn export_takes_the_same() {
    let home = mixed();
    for (format, count) in [("csv", 3), ("jsonl", 2), ("md", 1)] {
        let ran = home.run(&["export", "all", "--to", format]);
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        if format == "md" {
            assert_eq!(ran.out.matches("# Talks end\n").count(), 2, "{}", ran.out);
        } else {
            assert_eq!(ran.out.lines().count(), count, "{}", ran.out);
        }
        let into = home.run(&["export", "all", "--to", format, "-o", "out"]);
        assert_eq!((into.code, into.out.as_str()), (Some(1), ""));
        assert_eq!(home.read("out"), ran.out);
        // What was named one by one comes out the same.
        let named = home.run(&["export", "all/b.txt", "all/deep/a.txt", "--to", format]);
        assert_eq!(named.done(), ran.out);
    }
}

#[test]
fn suggest_takes_all_articles() {
    let home = mixed();
    let ran = home.run(&["suggest", "all", "--jsonl-documents"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let ids: Vec<String> = ran
        .out
        .lines()
        .map(|line| {
            let document: serde_json::Value = serde_json::from_str(line).expect("JSON");
            document["id"].as_str().expect("an id").to_owned()
        })
        .collect();
    let expected = [
        "all/b.txt",
        "all/broken.txt",
        "all/deep/a.txt",
        "all/quiet.txt",
    ];
    assert_eq!(ids, expected);
    ran.says(&["all/binary.txt"]);
    let some = home.run(&["suggest", "all/quiet.txt", "all/deep"]).done();
    assert!(
        some.starts_with("all/quiet.txt:2: direct  Orla Brandt"),
        "{some}"
    );
}

#[test]
fn check_looks_at_articles_without_a_sidecar_too() {
    let ran = mixed().run(&["check", "all"]);
    assert_eq!(ran.code, Some(1));
    let found = lines(&ran.out);
    assert_eq!(found.len(), 3, "{}", ran.out);
    assert!(found[0].starts_with("all/binary.txt: "), "{}", found[0]);
    assert!(found[1].starts_with("all/broken.txt.standoff.toml:1: "));
    assert!(
        found[2].contains("all/gone.txt isn't there"),
        "{}",
        found[2]
    );
    ran.says(&["4 sidecars, 2 articles without one looked through, 3 findings"]);
}

#[test]
fn where_nothing_can_be_read_nothing_is_written() {
    let home = Home::new();
    fs::create_dir(home.path("all")).expect("made");
    home.write("all/a.txt", ARTICLE);
    home.write("all/a.txt.standoff.toml", "standoff = \"x\"\n");
    home.write("out.csv", "what was there");
    for command in [
        &["export", "all", "--to", "csv", "-o", "out.csv"][..],
        &["export", "all", "--to", "csv"],
        &["list", "all"],
    ] {
        let ran = home.run(command);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{command:?}");
        assert!(ran.err.contains("all/a.txt.standoff.toml"), "{}", ran.err);
        assert!(ran.err.contains("nothing could be read"), "{}", ran.err);
    }
    assert_eq!(home.read("out.csv"), "what was there");
    assert_eq!(beside(&home), Vec::<PathBuf>::new());
}

/// What a write left over in the home folder.
fn beside(home: &Home) -> Vec<PathBuf> {
    let entries = fs::read_dir(home.folder()).expect("a folder").flatten();
    let left = entries.map(|entry| entry.path());
    left.filter(|path| path.to_string_lossy().ends_with(".tmp"))
        .collect()
}

/// A folder of so many articles with a stance each.
fn many(count: usize) -> Home {
    let home = Home::new().fixed();
    fs::create_dir(home.path("all")).expect("made");
    for number in 0..count {
        let name = format!("{number:04}.txt");
        home.write(&format!("all/{name}"), ARTICLE);
        let sidecar = format!(
            "standoff = 1\n\n[article]\nname = \"{name}\"\n\n[[annotation]]\nid = \"a{number}\"\nstart = 11\nend = 32\nquote = \"Envoys met on Monday.\"\nside = \"US\"\n# end of standoff\n"
        );
        home.write(&format!("all/{name}.standoff.toml"), sidecar);
    }
    home
}

#[test]
fn many_come_in_order_every_time() {
    let home = many(300);
    let csv = home.run(&["export", "all", "--to", "csv"]).done();
    let names: Vec<_> = csv
        .lines()
        .skip(1)
        .filter_map(|row| row.split(',').next())
        .collect();
    let expected: Vec<_> = (0..300).map(|number| format!("{number:04}.txt")).collect();
    assert_eq!(names, expected);
    for _ in 0..3 {
        assert_eq!(home.run(&["export", "all", "--to", "csv"]).done(), csv);
    }
}

#[test]
fn of_very_many_troubles_some_are_told_and_the_rest_counted() {
    let home = many(3);
    for number in 0..30 {
        home.write(&format!("all/x{number:02}.txt"), ARTICLE);
        home.write(
            &format!("all/x{number:02}.txt.standoff.toml"),
            "standoff = \"x\"\n",
        );
    }
    let ran = home.run(&["list", "all"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(1), 3));
    assert!(
        ran.err.contains("x19.txt") && !ran.err.contains("x20.txt"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("… and 10 more; standoff check"),
        "{}",
        ran.err
    );
    let all = home.run(&["check", "all"]);
    assert_eq!((all.code, all.out.lines().count()), (Some(1), 30));
}

#[test]
fn a_reader_that_goes_away_is_no_error_in_a_folder_either() {
    let home = many(2000);
    for command in [
        "export all --to jsonl",
        "list all",
        "suggest all --jsonl-documents",
    ] {
        let shell = format!("set -o pipefail; {PROGRAM} {command} | head -1");
        let ran = Ran::of(
            home.command("bash")
                .args(["-c", &shell])
                .output()
                .expect("bash"),
        );
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{command}");
        assert_eq!(ran.out.lines().count(), 1);
    }
}

#[test]
fn an_export_that_breaks_off_leaves_what_was_there() {
    let home = many(2000);
    home.write("out.csv", "what was there");
    let mut child = home
        .command(PROGRAM)
        .args(["export", "all", "--to", "csv", "-o", "out.csv"])
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    while beside(&home).is_empty() && child.try_wait().expect("asked").is_none() {}
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    kill_process(pid.expect("its number"), Signal::INT).expect("it runs");
    assert_eq!(child.wait().expect("it ends").code(), Some(130));
    assert_eq!(home.read("out.csv"), "what was there");
    assert_eq!(beside(&home), Vec::<PathBuf>::new());
}

#[test]
fn a_mistake_in_a_codebook_of_many_articles_is_told_once() {
    let home = many(50);
    home.write(
        "all/standoff.toml",
        "standoff = 1\n[[side]]\nname = \"US\"\nkolor = \"red\"\n",
    );
    for command in [
        &["list", "all"][..],
        &["export", "all", "--to", "md"],
        &["suggest", "all"],
    ] {
        let ran = home.run(command);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert_eq!(
            ran.err.matches("kolor").count(),
            1,
            "{command:?}: {}",
            ran.err
        );
    }
}

#[test]
fn an_article_that_cannot_have_its_sidecar_beside_it_is_found_in_its_folder() {
    let home = many(2);
    let path = home.path("all/plain.txt");
    home.write("all/plain.txt", ARTICLE);
    let real = path.canonicalize().expect("a path");
    let key = standoff::store::beside::key_of_path(&real);
    let apart = format!(".data/standoff/articles/{key}");
    fs::create_dir_all(home.path(&apart)).expect("made");
    let sidecar = home
        .read("all/0000.txt.standoff.toml")
        .replace("0000.txt", "plain.txt");
    home.write(&format!("{apart}/plain.txt.standoff.toml"), sidecar);
    let all = home.run(&["list", "all"]).done();
    assert_eq!(all.lines().count(), 3, "{all}");
    assert!(
        all.ends_with("all/plain.txt:2: US ·  “Envoys met on Monday.”\n"),
        "{all}"
    );
    home.run(&["check", "all"])
        .says(&["3 sidecars looked through, nothing to see to"]);
}
