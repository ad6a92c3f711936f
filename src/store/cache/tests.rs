use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn folder() -> (tempfile::TempDir, Places) {
    let folder = tempfile::tempdir().expect("a folder");
    let places = Places::below(&folder.path().join("own"));
    (folder, places)
}

fn entry(text: &str) -> Text {
    Text {
        name: String::from("a.html"),
        text: text.to_owned(),
        facts: Facts {
            title: Some("Envoys met\n\u{1b}".into()),
            url: Some("https://example.org/1".into()),
            ..Facts::default()
        },
        coding: Coding::default(),
    }
}

#[test]
fn what_is_kept_comes_back_as_it_was() {
    let (folder, places) = folder();
    let at = folder_of_texts(&places).join("ab").join("cd");
    let text = entry("Envoys met.\n\nÜber \u{0}\n");
    keep(&at, &text, &places).expect("kept");
    assert_eq!(read(&at), Some(text));
    drop(folder);
}

#[test]
fn a_broken_entry_counts_as_none() {
    let (_folder, places) = folder();
    let at = folder_of_texts(&places).join("ab").join("cd");
    keep(&at, &entry("Envoys met.\n"), &places).expect("kept");
    let whole = fs::read(&at).expect("there");
    for end in 0..whole.len() {
        fs::write(&at, &whole[..end]).expect("written");
        assert_eq!(read(&at), None, "{end} bytes");
    }
    for place in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&at, bytes).expect("written");
        assert_eq!(read(&at), None, "byte {place}");
    }
}

#[test]
fn another_file_of_the_same_length_and_time_has_another_entry() {
    let (folder, places) = folder();
    let at = folder.path().join("a.html");
    fs::write(&at, "one").expect("written");
    let before = at.metadata().expect("there");
    let first = entry_of(at.file_name(), &before, &places);
    std::thread::sleep(Duration::from_millis(20));
    fs::write(&at, "two").expect("written");
    let then = FileTimes::new().set_modified(before.modified().expect("a time"));
    let file = File::options().write(true).open(&at).expect("open");
    file.set_times(then).expect("set");
    let after = at.metadata().expect("there");
    assert_eq!(before.modified().ok(), after.modified().ok());
    assert_ne!(entry_of(at.file_name(), &after, &places), first);
    let other = folder.path().join("b.html");
    assert_ne!(entry_of(other.file_name(), &before, &places), first);
}

#[test]
fn a_file_that_is_being_written_is_not_kept() {
    let (folder, places) = folder();
    let at = folder.path().join("a.txt.gz");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(b"Envoys met.\n").expect("packed");
    fs::write(&at, packed.finish().expect("packed")).expect("written");
    // What it says is the business of who reads it; here it counts that nothing is left behind.
    let _ = text(&at, &places);
    assert!(!folder_of_texts(&places).exists());
}

#[test]
fn the_oldest_entries_make_room() {
    let (_folder, places) = folder();
    let at = |name: &str| folder_of_texts(&places).join("ab").join(name);
    let text = entry(&"x".repeat(1000));
    for (name, age) in [("1", 3), ("2", 1), ("3", 2), ("4", 0)] {
        keep(&at(name), &text, &places).expect("kept");
        let then = SystemTime::now() - Duration::from_secs(age * 1000);
        let file = File::options().write(true).open(at(name)).expect("open");
        let times = FileTimes::new().set_modified(then);
        file.set_times(times).expect("set");
    }
    let length = at("1").metadata().expect("there").len();
    sweep(&places, length * 4);
    assert!(at("1").exists(), "there is room for all");
    sweep(&places, length * 4 - 1);
    let left = ["1", "2", "3", "4"].map(|name| at(name).exists());
    assert_eq!(left, [false, true, false, true]);
}

/// A book with a chapter for each of `words`.
fn book(words: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |path: &str, text: &str| {
        let options = SimpleFileOptions::default();
        zip.start_file(path, options).expect("a file");
        zip.write_all(text.as_bytes()).expect("written");
    };
    let root = "<container><rootfiles><rootfile full-path=\"book.opf\"/></rootfiles></container>";
    put("META-INF/container.xml", root);
    let (mut items, mut order) = (String::new(), String::new());
    for word in words {
        items += &[
            "<item id=\"",
            word,
            "\" href=\"",
            word,
            ".xhtml\" media-type=\"application/xhtml+xml\"/>",
        ]
        .concat();
        order += &["<itemref idref=\"", word, "\"/>"].concat();
        put(
            &[word, ".xhtml"].concat(),
            &["<html><body><p>", word, " came.</p></body></html>"].concat(),
        );
    }
    let package = [
        "<package><manifest>",
        &items,
        "</manifest><spine>",
        &order,
        "</spine></package>",
    ];
    put("book.opf", &package.concat());
    zip.finish().expect("whole").into_inner()
}

#[test]
fn what_a_file_holds_is_kept_with_the_first_that_is_asked_for() {
    let (folder, places) = folder();
    let at = folder.path().join("book.epub");
    fs::write(&at, book(&["One", "Two", "Three"])).expect("written");
    std::thread::sleep(CALM + Duration::from_millis(1100));
    let told = |number: usize| text(&text::address(&at, number), &places);
    assert!(told(2).expect("there").text.contains("Two came."));
    let before = at.metadata().expect("there");
    let kept = kept_texts(&at, &before, &places).expect("all are kept");
    let read = text::texts(&at, Hints::default()).expect("read");
    let read: Vec<_> = read.into_iter().map(|(_, text)| Arc::new(text)).collect();
    assert_eq!(kept, read);
    assert_eq!(texts(&at, &places).expect("there"), read);
    assert!(matches!(
        told(4),
        Err(ArticleError::NoMember { count: 3, .. })
    ));
    // Where one of them is gone, all are taken out again.
    let path = text::address(&at, 2);
    fs::remove_file(entry_of(path.file_name(), &before, &places)).expect("there");
    assert!(kept_texts(&at, &before, &places).is_none());
    assert_eq!(texts(&at, &places).expect("there"), read);
    assert!(kept_texts(&at, &before, &places).is_some());
}

#[test]
fn what_a_codebook_has_a_say_in_is_not_kept() {
    let (folder, places) = folder();
    let source = "standoff = 1\n[[source]]\nfiles = \"export*.txt*\"\nbegins = '^Document'\n";
    fs::write(folder.path().join("standoff.toml"), source).expect("written");
    let at = folder.path().join("export.txt.gz");
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    let export = b"Document 1\n\nOne came.\n\nDocument 2\n\nTwo came.\n";
    packed.write_all(export).expect("packed");
    fs::write(&at, packed.finish().expect("packed")).expect("written");
    std::thread::sleep(CALM + Duration::from_millis(1100));
    assert_eq!(texts(&at, &places).expect("there").len(), 2);
    let metadata = at.metadata().expect("there");
    assert!(kept_texts(&at, &metadata, &places).is_none());
}
