//! `standoff text`, `--encoding`, and articles in forms other than plain UTF-8.

use crate::home::{ARTICLE, Home};
use std::fs;

const RUSSIAN: &[u8] = b"\xcd\xc9\xce\xc9\xd3\xd4\xd2 \xda\xc1\xd1\xd7\xc9\xcc, \xde\xd4\xcf \xd0\xc5\xd2\xc5\xc7\xcf\xd7\xcf\xd2\xd9 \xd0\xd2\xcf\xc4\xcf\xcc\xd6\xc1\xd4\xd3\xd1.\n";
const READ: &str = "министр заявил, что переговоры продолжатся.\n";
const EXPORT: &str = "Document 1 of 2\nHEADLINE: Talks end\n\nNo result, she said.\nDocument 2 of 2\nHEADLINE: Talks resume\n\nThey met.\n";
const SOURCE: &str = "standoff = 1\n\n[[source]]\nfiles = \"export*.txt\"\nbegins = '^Document \\d+ of \\d+$'\ntitle = '^HEADLINE: (.+)$'\n";

#[test]
fn text_prints_exactly_what_offsets_are_counted_in() {
    let home = Home::with_article();
    assert_eq!(home.run(&["text", "talks.txt"]).done(), ARTICLE);
    home.write(
        "windows.txt",
        format!("\u{feff}{}", ARTICLE.replace('\n', "\r\n")),
    );
    assert_eq!(home.run(&["text", "windows.txt"]).done(), ARTICLE);
    home.write("front.md", "---\ntitle: Talks\n---\n\n*Words.*\n");
    assert_eq!(home.run(&["text", "front.md"]).done(), "*Words.*\n");
}

#[test]
fn several_texts_never_run_together() {
    let home = Home::with_article();
    home.write(
        "front.md",
        "---\ntitle: Talks\nauthor: Ann\ndate: 5 March 2024\n---\nWords.\n",
    );
    home.run(&["text", "talks.txt", "front.md"])
        .refused(&["one article at a time", "--json"]);
    let lines = home.run(&["text", "--json", "front.md"]).done();
    assert_eq!(
        lines,
        "{\"path\":\"front.md\",\"title\":\"Talks\",\"author\":\"Ann\",\"date\":\"2024-03-05\",\"outlet\":null,\"url\":null,\"encoding\":\"UTF-8\",\"text\":\"Words.\\n\"}\n"
    );
    assert_eq!(home.run(&["text", "--json", "."]).done().lines().count(), 2);
}

#[test]
fn an_encoding_is_found_out_chosen_and_named_on_the_screen() {
    let home = Home::new();
    home.write("izvestia.txt", RUSSIAN);
    assert_eq!(home.run(&["text", "izvestia.txt"]).done(), READ);
    let latin = home
        .run(&["text", "izvestia.txt", "--encoding", "latin1"])
        .done();
    assert!(latin.starts_with("ÍÉÎÉÓÔÒ"), "{latin}");
    home.run(&["text", "izvestia.txt", "--encoding", "koi8r-"])
        .refused(&["koi8r-", "did you mean koi8-r"]);
    let screen = |more: &[&str], size| {
        let fixed = ["izvestia.txt", "--print", "--size", size];
        let screen = home.run(&[&fixed, more].concat()).done();
        screen.lines().next().unwrap_or_default().to_owned()
    };
    assert!(screen(&[], "120x30").contains("KOI8-R, guessed"));
    assert!(screen(&[], "50x30").contains("KOI8-R?"));
    let chosen = screen(&["--encoding", "koi8-r"], "120x30");
    assert!(
        chosen.contains("KOI8-R") && !chosen.contains("guessed"),
        "{chosen}"
    );
    home.write("broken.txt", b"Z\xc3\xbcrich and G\xe9n\xc3\xa8ve");
    let ran = home
        .run(&["broken.txt", "--print", "--size", "120x30"])
        .done();
    assert!(
        ran.lines()
            .next()
            .unwrap_or_default()
            .contains("UTF-8, \u{fffd} 1×"),
        "{ran}"
    );
    let told = home.run(&["text", "broken.txt"]);
    assert!(told.err.contains("at byte 13"), "{}", told.err);
}

#[test]
fn an_article_inside_of_an_export_is_tagged_by_its_number() {
    let home = Home::new();
    home.write("standoff.toml", SOURCE);
    home.write("export-1.txt", EXPORT);
    home.run(&["text", "export-1.txt"])
        .refused(&["holds 2 articles", "'export-1.txt#1'"]);
    home.run(&["text", "export-1.txt#3"])
        .refused(&["no article 3", "2 articles"]);
    assert_eq!(home.run(&["text", "export-1.txt#2"]).done(), "They met.\n");
    assert_eq!(
        home.run(&["text", "export-1.txt", "--json"])
            .done()
            .lines()
            .count(),
        2
    );
    let screen = home
        .run(&["export-1.txt#2", "--keys", "1", "--print"])
        .done();
    assert!(
        screen.contains("Talks resume") && screen.contains("1 stance "),
        "{screen}"
    );
    let sidecar = home.read("export-1.txt#2.standoff.toml");
    assert!(sidecar.contains("\"export-1.txt#2\""), "{sidecar}");
    home.run(&["export-1.txt#2", "--as", "ann", "--keys", "1", "--print"])
        .done();
    assert_eq!(home.run(&["list", "."]).done().lines().count(), 2);
    assert_eq!(home.run(&["check", "."]).code, Some(0));
    // The file itself, and what is said of it, stay as they are.
    assert_eq!(home.read("export-1.txt"), EXPORT);
}

#[test]
fn what_is_new_in_a_codebook_leaves_its_sources_as_they_are() {
    let home = Home::new();
    home.write("standoff.toml", SOURCE);
    home.write("talks.txt", ARTICLE);
    home.run(&["talks.txt", "--keys", "1 s \"Ann Otator\" Enter", "--print"])
        .done();
    let codebook = fs::read_to_string(home.path("standoff.toml")).expect("a codebook");
    assert!(
        codebook.starts_with(SOURCE) && codebook.contains("Ann Otator"),
        "{codebook}"
    );
}
