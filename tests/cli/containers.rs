//! Files that hold several articles, and folders in which such files lie, under every command; a folder as a table.

use crate::home::{ARTICLE, Home};
use std::fs;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const CONTAINER: &str = r#"<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>"#;
const SOURCE: &str = "standoff = 1\n\n[[source]]\nfiles = \"export*.txt\"\nbegins = '^Document \\d+ of \\d+$'\ntitle = '^HEADLINE: (.+)$'\n";
const EXPORT: &str = "Document 1 of 2\nHEADLINE: Talks end\n\nNo result, she said.\nDocument 2 of 2\nHEADLINE: Talks resume\n\nThe harbour was shut.\n";

/// A book of twelve chapters, of which each names its number and a harbour.
fn book() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: &str| {
        let options = SimpleFileOptions::default();
        zip.start_file(name, options).expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    };
    add("META-INF/container.xml", CONTAINER);
    let parts = |part: fn(usize) -> String| (1..=12).map(part).collect::<String>();
    let items = parts(|n| {
        format!("<item id=\"c{n}\" href=\"c{n}.xhtml\" media-type=\"application/xhtml+xml\"/>")
    });
    let spine = parts(|n| format!("<itemref idref=\"c{n}\"/>"));
    add(
        "book.opf",
        &format!(
            "<package xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata><dc:title>The Talks</dc:title><dc:date>2024-03-05</dc:date><dc:publisher>North Press</dc:publisher></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
        ),
    );
    for n in 1..=12 {
        let text = format!(
            "<html><body><h1>Day {n}</h1><p>\u{201c}We oppose it,\u{201d} said envoy {n} at the harbour.</p></body></html>"
        );
        add(&format!("c{n}.xhtml"), &text);
    }
    zip.finish().expect("a book").into_inner()
}

fn home() -> Home {
    let home = Home::new().fixed();
    fs::create_dir(home.path("all")).expect("made");
    home.write("all/standoff.toml", SOURCE);
    home.write("all/a.txt", ARTICLE);
    home.write("all/book.epub", book());
    home.write("all/export.txt", EXPORT);
    for path in ["all/book.epub#3", "all/export.txt#2"] {
        home.run(&[path, "--keys", "j 2 m \"low tide\" Enter", "--print"])
            .done();
    }
    home
}

#[test]
fn a_folder_without_a_screen_is_a_table_of_all_articles_in_it() {
    let home = home();
    home.run(&["all/a.txt", "--keys", "j 1 j 2 j 2", "--print"])
        .done();
    let table = home.run(&["all"]).done();
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines.len(), 1 + 1 + 12 + 2, "{table}");
    assert_eq!(
        lines[0],
        "name\ttitle\tdate\toutlet\twords\tread\tstances\tprogress"
    );
    let cells = |name: &str| -> Vec<String> {
        let line = lines
            .iter()
            .find(|line| line.split('\t').next() == Some(name));
        let cells = line.unwrap_or_else(|| panic!("no {name} in {table}"));
        cells.split('\t').map(str::to_owned).collect()
    };
    let article = cells("a.txt");
    assert_eq!(
        (&*article[1], &*article[6]),
        ("Talks end", "US 1, Russia 2")
    );
    let day = cells("book.epub#3");
    let expected = ["Day 3", "2024-03-05", "North Press", "11"];
    assert_eq!(&day[1..5], expected);
    assert_eq!((&*day[6], &*day[7]), ("Russia 1", "started"));
    assert_eq!(cells("book.epub#12")[7], "untouched");
    assert_eq!(cells("export.txt#2")[1], "Talks resume");
    // By number, not by letter.
    let place = |name: &str| lines.iter().position(|line| line.starts_with(name));
    assert!(place("book.epub#2\t") < place("book.epub#10\t"), "{table}");
    let of_book = home.run(&["all/book.epub"]).done();
    assert_eq!(of_book.lines().count(), 13, "{of_book}");
}

#[test]
fn what_cannot_be_read_has_a_line_and_is_told_at_the_end() {
    let home = home();
    home.write("all/broken.epub", &book()[..400]);
    home.write("all/tab\there.txt", "A\u{1b}[2J title\n\nWords.\n");
    let said = "standoff = 1\n[article]\nname = 'a.txt'\ndate = \"May\\t2021\"\noutlet = \"The\\u001b[2J\\tPost\"\n# end of standoff\n";
    home.write("all/a.txt.standoff.toml", said);
    let ran = home.run(&["all"]);
    assert_eq!(ran.code, Some(1));
    ran.says(&["all/broken.epub: is a zip archive and damaged"]);
    let broken = "broken.epub\t\t\t\t\t\t\tunreadable";
    assert!(ran.out.lines().any(|line| line == broken), "{}", ran.out);
    let is_whole = |line: &str| line.split('\t').count() == 8 && !line.contains('\u{1b}');
    assert!(ran.out.lines().all(is_whole), "{}", ran.out);
    for row in [
        "tab⇥here.txt\tA^[[2J title\t",
        "a.txt\tTalks end\tMay⇥2021\tThe^[[2J⇥Post\t",
    ] {
        assert!(
            ran.out.lines().any(|line| line.starts_with(row)),
            "{}",
            ran.out
        );
    }
    home.run(&["all/broken.epub"]).refused(&["damaged"]);
    fs::create_dir(home.path("none")).expect("made");
    let ran = home.run(&["none"]);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 1));
    ran.says(&["none: no article in it"]);
}

#[test]
fn words_are_found_in_every_chapter_and_in_what_was_said_of_it() {
    let home = home();
    for _ in 0..2 {
        let found = home.run(&["search", "-l", "harbour", "all"]).done();
        assert_eq!(found.lines().count(), 13, "{found}");
        let chapters: Vec<_> = found.lines().take(12).collect();
        assert_eq!(chapters[1], "all/book.epub#2");
        assert_eq!(chapters[11], "all/book.epub#12");
        assert!(found.ends_with("all/export.txt#2\n"), "{found}");
    }
    let found = home.run(&["search", "envoy 7", "all/book.epub"]).done();
    assert_eq!(
        found,
        "all/book.epub#7:2: “We oppose it,” said envoy 7 at the harbour.\n"
    );
    for path in ["all", "all/book.epub"] {
        let noted = home.run(&["search", "--stances", "low tide", path]).done();
        assert!(noted.starts_with("all/book.epub#3:"), "{noted}");
    }
    let one = home
        .run(&["search", "-l", "harbour", "all/book.epub#4"])
        .done();
    assert_eq!(one, "all/book.epub#4\n");
    let ran = home.run(&["search", "whale", "all/book.epub"]);
    assert_eq!((ran.code, &*ran.out, &*ran.err), (Some(1), "", ""));
}

#[test]
fn what_is_asked_of_a_file_is_asked_of_all_articles_in_it() {
    let home = home();
    let csv = home.run(&["export", "all/book.epub", "--to", "csv"]).done();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains("book.epub#3"), "{csv}");
    let listed = home.run(&["list", "all/export.txt"]).done();
    assert!(listed.starts_with("all/export.txt#2:1: Russia"), "{listed}");
    let suggested = home.run(&["suggest", "all/book.epub"]).done();
    assert!(suggested.contains("all/book.epub#12:2:"), "{suggested}");
    let texts = home.run(&["text", "--json", "all/book.epub"]).done();
    assert_eq!(texts.lines().count(), 12);
    let ran = home.run(&["check", "all/book.epub"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.says(&["1 sidecar, 1 article without one looked through"]);
    home.write("all/other.epub", book());
    for command in [
        &["list", "all/other.epub"][..],
        &["export", "all/other.epub", "--to", "csv"],
    ] {
        let ran = home.run(command);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        ran.says(&["other.epub: no article with stances in it"]);
    }
    home.write("all/other.epub", &book()[..400]);
    let ran = home.run(&["check", "all/other.epub"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("other.epub: is a zip archive and damaged"),
        "{}",
        ran.out
    );
}

#[test]
fn what_one_article_alone_can_have_is_refused_for_several() {
    let home = home();
    for path in ["all", "all/book.epub", "all/export.txt"] {
        home.run(&[path, "--at", "x"])
            .refused(&["has several articles", "--at", "standoff list"]);
        home.run(&[path, "--encoding", "koi8-r"]).refused(&[
            "has several articles",
            "--encoding",
            "[[source]]",
        ]);
    }
    home.run(&["all/book.epub:2"])
        .refused(&["12 articles", "book.epub#1'"]);
    home.run(&["all/book.epub#13"]).refused(&["no article 13"]);
    let second = home.run(&["all/book.epub#3"]).done();
    assert!(second.contains("envoy 3"), "{second}");
}

#[test]
fn a_book_without_a_keyboard_shows_its_chapters() {
    let home = home();
    let shelf = home.run(&["all/book.epub", "--print"]).done();
    assert!(
        shelf.contains("Day 1 ") && shelf.contains("12 articles"),
        "{shelf}"
    );
    let keys = |keys: &str, path: &str| home.run(&[path, "--keys", keys, "--print"]).done();
    let third = keys("Down Down Enter", "all/book.epub");
    assert!(third.contains("envoy 3"), "{third}");
    let next = keys("Ctrl-n", "all/book.epub#3");
    assert!(next.contains("envoy 4"), "{next}");
    // From a folder the way leads on to the file after the book.
    let beyond = keys("Down Enter Ctrl-p", "all");
    assert!(beyond.contains("Envoys met"), "{beyond}");
    let found = keys("/ \"envoy 11\"", "all");
    assert!(
        found.contains("Day 11") && found.contains("1 hit in 1 article"),
        "{found}"
    );
    let opened = keys("/ \"envoy 11\" Enter", "all");
    assert!(
        opened.contains("Day 11") && opened.contains("1 of 1"),
        "{opened}"
    );
}

#[test]
fn a_book_from_standard_input_is_a_shelf_whose_stances_are_there_again() {
    let home = home();
    let book = book();
    let shelf = home.run_with(&["-", "--print"], &book).done();
    assert!(
        shelf.contains("Day 12") && shelf.contains("12 articles"),
        "{shelf}"
    );
    assert!(!shelf.contains(".data"), "it has no place: {shelf}");
    let tagged = home
        .run_with(&["-", "--keys", "Down Down Enter j 2 o", "--print"], &book)
        .done();
    assert!(tagged.contains("R1"), "{tagged}");
    let table = home.run_with(&["-"], &book).done();
    let third = table.lines().nth(3).expect("a line");
    assert!(
        third.starts_with("standard input#3\tDay 3\t") && third.contains("Russia 1"),
        "{table}"
    );
    // Packed otherwise it is the same.
    let packed = home.command("gzip").arg("-k").arg("all/book.epub").status();
    assert!(packed.expect("gzip").success());
    let packed = fs::read(home.path("all/book.epub.gz")).expect("packed");
    let again = home.run_with(&["-"], &packed).done();
    assert!(again.contains("Russia 1"), "{again}");
    // What was read so isn't what was read last, and nothing but stances stays.
    assert!(!home.read(".state/standoff/reader.toml").contains("input"));
    let kept: Vec<_> = fs::read_dir(home.path(".data/standoff/input"))
        .expect("there")
        .flat_map(|folder| fs::read_dir(folder.expect("one").path()).expect("a folder"))
        .map(|file| file.expect("a file").file_name())
        .collect();
    assert_eq!(kept, ["standard input#3.standoff.toml"]);
}

#[test]
fn an_export_from_standard_input_goes_by_the_source_of_the_present_folder() {
    let home = home();
    home.write("standoff.toml", SOURCE);
    let named = |rest: &[&str]| {
        let arguments = [&["-", "--name", "export-9.txt"], rest].concat();
        home.run_with(&arguments, EXPORT.as_bytes()).done()
    };
    assert!(named(&[]).contains("export-9.txt#2\tTalks resume\t"));
    named(&["--keys", "Down Enter 3", "--print"]);
    assert!(named(&[]).contains("UK 1"));
    let one = home.run_with(&["-", "--name", "talks.txt"], EXPORT.as_bytes());
    assert!(one.done().contains("Document 1 of 2"));
    let texts = home.run_with(&["text", "--json", "-"], &book()).done();
    assert_eq!(texts.lines().count(), 12);
    home.run_with(&["text", "-"], &book())
        .refused(&["holds 12 articles", "standoff text --json -"]);
    home.run_with(&["list", "-"], &book())
        .refused(&["holds several articles"]);
}

#[test]
fn a_damaged_book_is_said_to_be_so_by_every_command_and_a_broken_sidecar_by_the_table() {
    let home = home();
    home.write("all/broken.epub", &book()[..400]);
    for command in [
        &["list", "all/broken.epub"][..],
        &["export", "all/broken.epub", "--to", "csv"],
        &["search", "envoy", "all/broken.epub"],
        &["text", "all/broken.epub"],
        &["suggest", "all/broken.epub"],
    ] {
        home.run(command)
            .refused(&["broken.epub", "is a zip archive and damaged"]);
    }
    home.run(&["all/a.txt", "--keys", "j 1", "--print"]).done();
    home.write("all/a.txt.standoff.toml", "standoff = 1\n[article\n");
    let ran = home.run(&["all"]);
    let line = ran.out.lines().find(|line| line.starts_with("a.txt\t"));
    assert!(
        line.is_some_and(|line| line.ends_with("\tbroken")),
        "{}",
        ran.out
    );
}
