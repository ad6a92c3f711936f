//! Encodings that a person chose, and articles that aren't what their names say.

use crate::home::Home;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::{self, File};
use std::io::Write;
use std::time::{Duration, SystemTime};

/// Capitals in KOI8-R: too little for a guess to be right.
const NO: &str = "НЕТ\n\nМЫ ПРОТИВ.\n";

fn koi8(text: &str) -> Vec<u8> {
    encoding_rs::KOI8_R.encode(text).0.into_owned()
}

/// `vote.txt`, tagged as read by the encoding that its reader chose.
fn tagged(arguments: &[&str]) -> Home {
    let home = Home::new().fixed();
    fs::create_dir(home.path("news")).expect("a folder");
    home.write("news/vote.txt", koi8(NO));
    let guessed = home.run(&["text", "news/vote.txt"]).done();
    assert_ne!(guessed, NO, "the guess is right: take another text");
    let fixed = ["news/vote.txt", "--encoding", "koi8-r", "--print", "--keys"];
    home.run(&[&fixed[..], &["j 2 -"], arguments].concat())
        .done();
    home
}

#[test]
fn a_chosen_encoding_is_kept_with_the_stances() {
    let home = tagged(&[]);
    let sidecar = home.read("news/vote.txt.standoff.toml");
    assert!(sidecar.contains("\nencoding = \"koi8-r\"\n"), "{sidecar}");
    assert!(sidecar.contains("МЫ ПРОТИВ."), "{sidecar}");
    let screen = home
        .run(&["news/vote.txt", "--print", "--size", "120x30"])
        .done();
    assert!(
        screen.contains("KOI8-R") && screen.contains("1 stance") && !screen.contains("lost"),
        "{screen}"
    );
    assert_eq!(home.run(&["text", "news/vote.txt"]).done(), NO);
    let listed = home.run(&["list", "news", "--where", "is:doubtful"]).done();
    assert_eq!(listed, "");
    let exported = home.run(&["export", "news", "--to", "csv"]).done();
    assert!(exported.contains("МЫ ПРОТИВ.,Russia"), "{exported}");
    let found = home.run(&["search", "против", "news"]).done();
    assert_eq!(found, "news/vote.txt:2: МЫ ПРОТИВ.\n");
    home.run(&["check", "news"]).says(&["nothing to see to"]);
    let shelf = home.run(&["news", "--print", "--size", "120x30"]).done();
    let is_row = |line: &&str| line.contains("▸ НЕТ ") && line.contains("R1");
    assert!(shelf.lines().any(|line| is_row(&line)), "{shelf}");
    // What is said now goes before what was said then, in every command.
    for command in [
        &["export", "news", "--to", "csv"][..],
        &["list", "news", "--json"],
        &["search", "-l", "против", "news"],
    ] {
        let latin = home.run(&[command, &["--encoding", "latin1"]].concat());
        let koi8 = home.run(&[command, &["--encoding", "koi8-r"]].concat());
        assert_ne!(latin.out, koi8.out, "{command:?}");
    }
    let ran = home.run(&["check", "news", "--encoding", "latin1"]);
    assert!(ran.out.contains("lost: “МЫ ПРОТИВ.”"), "{}", ran.out);
}

/// What a sidecar says of its article stands on the shelf anyway; how long the text is, its text alone tells.
#[test]
fn the_shelf_reads_by_the_choice_too() {
    let home = Home::new().fixed();
    let no = "反對\n\n我們反對\n";
    fs::create_dir(home.path("news")).expect("a folder");
    home.write("news/vote.txt", encoding_rs::BIG5.encode(no).0);
    let guessed = home.run(&["text", "news/vote.txt"]);
    assert_ne!(guessed.out, no, "the guess is right: take another text");
    let keys = ["--encoding", "big5", "--print", "--keys", "j 2"];
    home.run(&[&["news/vote.txt"], &keys[..]].concat()).done();
    let table = home.run(&["news"]).done();
    let row = "vote.txt\t反對\t\t\t6\t";
    assert!(table.contains(row), "{table}");
}

#[test]
fn where_nothing_is_tagged_no_choice_is_kept() {
    let home = Home::new().fixed();
    home.write("vote.txt", koi8(NO));
    home.run(&["vote.txt", "--encoding", "koi8-r", "--print", "--keys", "j"])
        .done();
    assert!(!home.path("vote.txt.standoff.toml").exists());
}

#[test]
fn who_tags_next_reads_by_the_choice_of_who_tagged_first() {
    let home = tagged(&["--as", "ann"]);
    let keys = ["news/vote.txt", "--as", "bo", "--keys", "j 1", "--print"];
    home.run(&keys).done();
    let theirs = home.read("news/vote.txt.bo.standoff.toml");
    assert!(theirs.contains("encoding = \"koi8-r\""), "{theirs}");
    assert!(theirs.contains("МЫ ПРОТИВ."), "{theirs}");
    // A word of one's own goes before it.
    let keys = ["news/vote.txt", "--as", "bo", "--encoding", "cp1251"];
    home.run(&[&keys[..], &["--keys", "k 2", "--print"]].concat());
    let theirs = home.read("news/vote.txt.bo.standoff.toml");
    assert!(theirs.contains("encoding = \"windows-1251\""), "{theirs}");
    let hers = home.read("news/vote.txt.ann.standoff.toml");
    assert!(hers.contains("encoding = \"koi8-r\""), "{hers}");
}

#[test]
fn what_a_codebook_says_of_encodings_isnt_written_into_sidecars() {
    let home = Home::new().fixed();
    home.write("vote.txt", koi8(NO));
    let source = "standoff = 1\n\n[[source]]\nfiles = \"*.txt\"\nencoding = \"koi8-r\"\n\n[[side]]\nname = \"US\"\n";
    home.write("standoff.toml", source);
    home.run(&["vote.txt", "--print", "--keys", "j 1"]).done();
    let sidecar = home.read("vote.txt.standoff.toml");
    assert!(sidecar.contains("МЫ ПРОТИВ."), "{sidecar}");
    assert!(!sidecar.contains("encoding"), "{sidecar}");
}

#[test]
fn an_encoding_that_nobody_knows_is_told_and_counts_as_none() {
    let home = tagged(&[]);
    let path = "news/vote.txt.standoff.toml";
    let odd = home.read(path).replace("koi8-r", "koi9");
    home.write(path, odd);
    let ran = home.run(&["check", "news"]);
    assert!(ran.out.contains("`encoding` is \"koi9\""), "{}", ran.out);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("written");
    packed.finish().expect("packed")
}

/// A text whatever the file is called is searched as it is read.
#[test]
fn what_only_looks_like_plain_text_is_searched_as_it_is_read() {
    let words = "The harbour was shut.";
    let page = format!(
        "<html><head><title>Port</title></head><body><p>{words}</p><p>The har<b>bour</b> opens.</p></body></html>"
    );
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&b"\xFF\xFE"[..], &wide].concat();
    let remark = format!("<!-- {} -->\n{page}", "saved ".repeat(2_000));
    let cases: [(&str, Vec<u8>); 9] = [
        ("plain.txt", words.into()),
        ("windows.txt", format!("\u{FEFF}{words}\r\n").into()),
        ("page.txt", page.clone().into()),
        ("mark.txt", format!("\u{FEFF}{page}").into()),
        ("remark.text", remark.into()),
        ("wide.txt", wide),
        ("marked.TXT", marked),
        ("packed.txt", gzip(page.as_bytes())),
        ("source.txt", format!("=== 1\n{words}\n").into()),
    ];
    let home = Home::new().fixed();
    let source = "standoff = 1\n\n[[source]]\nfiles = \"source.txt\"\nencoding = \"utf-8\"\n";
    home.write("standoff.toml", source);
    for (name, bytes) in cases {
        home.write(name, bytes);
        let canonical = home.run(&["text", name]).done();
        home.write("canonical.md", &canonical);
        for pattern in ["harbour", "har<b>", "/b>|<p/", "/shut.$/", "title"] {
            let hits = |name: &str| {
                let out = home.run(&["search", "--json", pattern, name]).out;
                out.replace(name, "")
            };
            assert_eq!(hits(name), hits("canonical.md"), "{name}: {pattern}");
        }
        assert!(canonical.contains(words), "{name}: {canonical}");
    }
}

#[test]
fn articles_of_an_export_change_with_what_is_said_of_it() {
    let home = Home::new().fixed();
    let export = home.write(
        "export.txt",
        "A 1\n\nOne.\n\nB 2\n\nTwo.\n\nA 3\n\nThree.\n",
    );
    let packed = home.write(
        "export.html",
        "<html><body><p>A 1</p><p>One.</p></body></html>",
    );
    // What was changed just now isn't kept.
    for path in [&export, &packed] {
        let file = File::options().write(true).open(path).expect("there");
        let before = SystemTime::now() - Duration::from_mins(1);
        file.set_modified(before).expect("set");
    }
    std::thread::sleep(Duration::from_millis(3_100));
    let say = |begins: &str| {
        let source =
            format!("standoff = 1\n\n[[source]]\nfiles = \"export.*\"\nbegins = '{begins}'\n");
        home.write("standoff.toml", source);
    };
    let find = |words: &str, path: &str| home.run(&["search", "-l", words, path]).out;
    fs::remove_file(home.path("standoff.toml")).unwrap_or_default();
    assert_eq!(find("One", "export.html"), "export.html\n");
    say("^A \\d$");
    assert_eq!(find("Two", "export.txt#1"), "export.txt#1\n");
    say("^[AB] \\d$");
    assert_eq!(find("Two", "export.txt#1"), "");
    assert_eq!(find("Two", "export.txt#2"), "export.txt#2\n");
}
