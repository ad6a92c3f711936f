//! Stances that lie where their article's sidecar isn't: kept apart while nobody could write beside it, or made when its file
//! was one text and not several. They come to where they belong when the person opens it, and until then every command tells.

use crate::home::{ARTICLE, Home, Ran};
use std::fs;
use std::os::unix::fs::symlink;

const SIDECAR: &str = "news/talks.txt.standoff.toml";

/// `news/talks.txt`, with the stances that `keys` make, kept in the data directory alone. Where they lie there.
fn kept_apart(keys: &str) -> (Home, String) {
    let home = Home::new().introduced();
    fs::create_dir(home.path("news")).expect("made");
    home.write("news/talks.txt", ARTICLE);
    let apart = put_apart(&home, keys);
    (home, apart)
}

fn put_apart(home: &Home, keys: &str) -> String {
    home.run(&["news/talks.txt", "--keys", keys, "--print"])
        .done();
    let real = home.path("news/talks.txt").canonicalize().expect("there");
    let key = standoff::store::beside::key_of_path(&real);
    let folder = format!(".data/standoff/articles/{key}");
    fs::create_dir_all(home.path(&folder)).expect("made");
    let apart = format!("{folder}/talks.txt.standoff.toml");
    fs::rename(home.path(SIDECAR), home.path(&apart)).expect("moved");
    apart
}

#[test]
fn stances_kept_apart_come_home_and_every_command_says_the_same_before_and_after() {
    let (home, apart) = kept_apart("j 1 = j 2 -");
    let kept = home.read(&apart);
    let all = || -> Vec<String> {
        let commands = [
            &["list", "news"][..],
            &["export", "news", "--to", "csv"],
            &["search", "--stances", "russia", "news"],
            &["news/talks.txt"],
        ];
        let runs = commands.iter().map(|command| home.run(command).done());
        runs.collect()
    };
    let before = all();
    assert_eq!(before[0].lines().count(), 2, "{}", before[0]);
    assert!(!home.path(SIDECAR).exists(), "who only looks moves nothing");
    home.run(&["news/talks.txt", "--keys", "j", "--read-only", "--print"])
        .done();
    assert!(!home.path(SIDECAR).exists(), "nor who only reads");
    let screen = home
        .run(&["news/talks.txt", "--print", "--size", "200x30"])
        .done();
    assert!(
        screen.contains("2 stances") && screen.contains("Your stances were kept in"),
        "{screen}"
    );
    assert_eq!(home.read(SIDECAR), kept);
    assert!(!home.path(&apart).exists());
    assert_eq!(all(), before);
    home.run(&["check", "news"]).says(&["nothing to see to"]);
    // What was done before is still to be undone.
    home.run(&["news/talks.txt", "--keys", "u u u u", "--print"])
        .done();
    assert_eq!(home.read(SIDECAR).matches("[[annotation]]").count(), 0);
}

#[test]
fn of_two_sidecars_none_is_passed_over_and_both_become_one() {
    let (home, apart) = kept_apart("j 1 =");
    home.run(&["news/talks.txt", "--keys", "G 3", "--print"])
        .done();
    // That one brought the first home: again, as if a copy had come from elsewhere.
    let both = home.read(SIDECAR);
    assert_eq!(both.matches("[[annotation]]").count(), 2);
    fs::rename(home.path(SIDECAR), home.path("ours.toml")).expect("moved");
    put_apart(&home, "j j 2");
    fs::rename(home.path("ours.toml"), home.path(SIDECAR)).expect("moved");
    let told = |ran: Ran| {
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        ran.says(&[&apart, "open the article"]);
    };
    told(home.run(&["list", "news"]));
    told(home.run(&["news/talks.txt"]));
    let checked = home.run(&["check", "news"]);
    assert!(checked.out.contains("kept here"), "{}", checked.out);
    let screen = home
        .run(&["news/talks.txt", "--print", "--size", "200x30"])
        .done();
    assert!(screen.contains("is taken in: 1 new"), "{screen}");
    assert!(!home.path(&apart).exists());
    let listed = home.run(&["list", "news"]).done();
    assert_eq!(listed.lines().count(), 3, "{listed}");
    home.run(&["check", "news"]).says(&["nothing to see to"]);
}

#[test]
fn stances_kept_apart_on_articles_inside_of_a_file_are_found_in_its_folder() {
    let home = Home::new().introduced();
    fs::create_dir(home.path("news")).expect("made");
    home.write("news/lexis.txt", EXPORT);
    home.write("news/standoff.toml", SOURCE);
    home.run(&["news/lexis.txt#2", "--keys", "j 2", "--print"])
        .done();
    let real = home.path("news").canonicalize().expect("there");
    let key = standoff::store::beside::key_of_path(&real.join("lexis.txt#2"));
    let folder = format!(".data/standoff/articles/{key}");
    fs::create_dir_all(home.path(&folder)).expect("made");
    let (beside, apart) = (
        home.path("news/lexis.txt#2.standoff.toml"),
        home.path(&folder).join("lexis.txt#2.standoff.toml"),
    );
    fs::rename(&beside, &apart).expect("moved");
    let all = || {
        for command in [
            &["list", "news"][..],
            &["list", "news/lexis.txt"],
            &["search", "--stances", "russia", "news"],
        ] {
            let out = home.run(command).done();
            assert!(out.contains("news/lexis.txt#2:"), "{command:?}: {out}");
        }
        let table = home.run(&["news"]).done();
        assert!(table.contains("Russia 1"), "{table}");
        home.run(&["check", "news"])
            .says(&["1 sidecar, 1 article without one looked through, nothing"]);
    };
    all();
    home.run(&["news/lexis.txt#2", "--print"]).done();
    assert!(beside.exists() && !apart.exists());
    all();
}

const EXPORT: &str = "All of April\n\nDocument 1 of 2\nHEADLINE: Talks end\n\nNo result, she said. Nobody signed.\n\nDocument 2 of 2\nHEADLINE: Talks resume\n\nThe harbour was shut. Nobody signed.\n";
const SOURCE: &str = "standoff = 1\n\n[source]\nfiles = \"lexis*.txt\"\nbegins = '^Document \\d+ of \\d+$'\ntitle = '^HEADLINE: (.+)$'\n";
const WHOLE: &str = "lexis.txt.standoff.toml";

/// An export that was tagged as one text.
fn one_text(keys: &str) -> Home {
    let home = Home::new().introduced().fixed();
    home.write("lexis.txt", EXPORT);
    home.run(&["lexis.txt", "--keys", keys, "--print"]).done();
    home
}

#[test]
fn stances_on_a_text_that_becomes_a_shelf_go_into_the_articles_that_they_lie_in() {
    let home = one_text("/ \"result\" Enter 1 = / \"shut\" Enter 2 m \"low tide\" Enter G 3");
    let marked = home.read(WHOLE).replace(
        "side     = \"UK\"",
        "# by hand\nside     = \"UK\"\nweight   = 3",
    );
    home.write(WHOLE, &marked);
    home.write("standoff.toml", SOURCE);
    for command in [
        &["list", "."][..],
        &["list", "lexis.txt"],
        &["check", "."],
        &["lexis.txt"],
    ] {
        let ran = home.run(command);
        let told = format!("{}{}", ran.out, ran.err);
        assert!(told.contains("when it was one text"), "{command:?}: {told}");
    }
    assert_eq!(home.read(WHOLE), marked, "who only looks moves nothing");
    let screen = home
        .run(&["lexis.txt", "--print", "--size", "200x30"])
        .done();
    assert!(
        screen.contains("3 stances from when lexis.txt was one"),
        "{screen}"
    );
    assert!(!home.path(WHOLE).exists());
    let listed = home.run(&["list", "."]).done();
    let lines: Vec<_> = listed.lines().collect();
    assert_eq!(
        lines,
        [
            "./lexis.txt#1:1: US ▲  “No result, she said.”",
            "./lexis.txt#2:1: Russia ·  “The harbour was shut.”  (low tide)",
            "./lexis.txt#2:1: UK ·  “Nobody signed.”",
        ]
    );
    let second = home.read("lexis.txt#2.standoff.toml");
    assert!(
        second.contains("# by hand") && second.contains("weight   = 3"),
        "{second}"
    );
    home.run(&["check", "."]).says(&["nothing to see to"]);
    // Once: what is deleted there stays so.
    home.run(&["lexis.txt#1", "--keys", "] x", "--print"])
        .done();
    let again = home.run(&["lexis.txt", "--print"]).done();
    assert!(!again.contains("was one text"), "{again}");
    assert_eq!(home.run(&["list", "."]).done().lines().count(), 2);
    let copies = fs::read_dir(home.path(".data/standoff/split")).expect("kept");
    let copy = copies.flatten().next().expect("one").path().join(WHOLE);
    assert_eq!(fs::read_to_string(copy).expect("a copy"), marked);
}

#[test]
fn what_cannot_be_written_into_its_article_stays_in_the_old_file() {
    let home = one_text("/ \"result\" Enter 1 / \"shut\" Enter 2");
    let marked = home
        .read(WHOLE)
        .replace("side     = \"US\"", "# by hand\nside     = \"US\"");
    home.write(WHOLE, &marked);
    home.write("standoff.toml", SOURCE);
    let first = home.path("lexis.txt#1.standoff.toml");
    symlink("gone/there.toml", &first).expect("linked");
    let screen = home
        .run(&["lexis.txt", "--print", "--size", "200x30"])
        .done();
    assert!(screen.contains("1 stance from when"), "{screen}");
    let screen = home
        .run(&["lexis.txt#2", "--print", "--size", "200x30"])
        .done();
    let told = "1 stance on one of its articles stays in";
    assert!(screen.contains(told), "{screen}");
    let old = home.read(WHOLE);
    assert!(
        old.contains("# by hand") && old.contains("No result"),
        "{old}"
    );
    assert!(!old.contains("The harbour"), "{old}");
    let second = home.read("lexis.txt#2.standoff.toml");
    assert!(second.contains("The harbour"), "{second}");
    // It goes where it belongs once that can be written.
    fs::remove_file(&first).expect("there");
    home.run(&["lexis.txt#1", "--print"]).done();
    assert!(!home.path(WHOLE).exists());
    let first = home.read("lexis.txt#1.standoff.toml");
    assert!(
        first.contains("# by hand") && first.contains("No result"),
        "{first}"
    );
    assert_eq!(home.run(&["list", "."]).done().lines().count(), 2);
}

#[test]
fn what_lies_in_no_article_stays_and_is_told_each_time() {
    let home = one_text("g 1 / \"shut\" Enter 2");
    home.write("standoff.toml", SOURCE);
    // An article is enough to bring its file's stances.
    let opened = home
        .run(&["lexis.txt#2", "--print", "--size", "200x30"])
        .done();
    assert!(opened.contains("1 stance "), "{opened}");
    assert_eq!(home.read(WHOLE).matches("[[annotation]]").count(), 1);
    for _ in 0..2 {
        let shelf = home
            .run(&["lexis.txt", "--print", "--size", "200x30"])
            .done();
        assert!(
            shelf.contains("1 stance lies in none of its articles"),
            "{shelf}"
        );
    }
    // Without the pattern both are told of again.
    fs::remove_file(home.path("standoff.toml")).expect("there");
    let whole = home
        .run(&["lexis.txt", "--print", "--size", "200x30"])
        .done();
    assert!(
        whole.contains("1 stance ") && whole.contains("are in lexis.txt#2.standoff.toml"),
        "{whole}"
    );
    let ran = home.run(&["list", "."]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    ran.says(&["no article 2"]);
}

const NEWER: &str = "Document 1 of 3\nHEADLINE: Talks begin\n\nThey met. Nobody signed.\n\n";

#[test]
fn stances_go_with_their_articles_when_an_export_has_a_newer_one_on_top() {
    let home = Home::new().introduced().fixed();
    home.write("lexis.txt", EXPORT);
    home.write("standoff.toml", SOURCE);
    home.run(&["lexis.txt#1", "--keys", "g 1", "--print"])
        .done();
    home.run(&["lexis.txt#2", "--keys", "G 2 2", "--print"])
        .done();
    let before = home.run(&["list", "lexis.txt"]).done();
    let newer = EXPORT.replacen("Document 1", &format!("{NEWER}Document 1"), 1);
    home.write("lexis.txt", &newer);
    home.run(&["lexis.txt", "--read-only", "--print"]);
    assert!(
        !home.path("lexis.txt#3.standoff.toml").exists(),
        "who only looks moves nothing"
    );
    let opened = home
        .run(&["lexis.txt", "--print", "--size", "200x30"])
        .done();
    assert!(
        opened.contains("2 articles of lexis.txt stand at other numbers now: their"),
        "{opened}"
    );
    let after = home.run(&["list", "lexis.txt"]).done();
    let expected = before.replace("txt#2", "txt#3").replace("txt#1", "txt#2");
    assert_eq!(after, expected);
    assert!(!home.path("lexis.txt#1.standoff.toml").exists());
    let again = home
        .run(&["lexis.txt", "--print", "--size", "200x30"])
        .done();
    assert!(!again.contains("other numbers"), "{again}");
    home.run(&["check", "."]).says(&["nothing to see to"]);
    // And back: each stands where the other one was.
    home.write("lexis.txt", EXPORT);
    home.run(&["lexis.txt#1", "--print"]).done();
    assert_eq!(home.run(&["list", "lexis.txt"]).done(), before);
}

#[test]
fn files_that_are_not_read_are_named_with_the_remedy() {
    let home = Home::with_article();
    home.run(&["talks.txt", "--keys", "j 1", "--print"]).done();
    for name in [
        "a.pdf",
        "b.PDF",
        "c.docx",
        "talks.pdf",
        "d.rtf",
        "d.rtf.txt",
    ] {
        home.write(name, "A text.");
    }
    let told = [
        "2 PDFs aren't read",
        "pdftotext -layout",
        "1 office file isn't",
    ];
    for command in [
        &["list", "."][..],
        &["export", ".", "--to", "csv"],
        &["search", "envoys", "."],
        &["suggest", "."],
        &["text", "--json", "."],
        &["."],
    ] {
        let ran = home.run(command);
        assert_eq!(ran.code, Some(0), "{command:?}: {}", ran.err);
        ran.says(&told);
    }
    let checked = home.run(&["check", "."]);
    assert_eq!(checked.code, Some(1), "{}", checked.out);
    for words in told {
        assert!(checked.out.contains(words), "{}", checked.out);
    }
    let shelf = home.run(&[".", "--print", "--size", "200x30"]).done();
    let short = "2 PDFs, 1 office file not read: pdftotext, soffice make texts";
    assert!(shelf.contains(short), "{shelf}");
    // In the last line, and in no box over the rows.
    let shelf = home.run(&[".", "--print", "--size", "80x24"]).done();
    assert!(
        shelf
            .trim_end()
            .lines()
            .last()
            .is_some_and(|line| line.contains(short)),
        "{shelf}"
    );
}
