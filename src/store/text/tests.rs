use super::*;
use std::fs;
use std::os::unix::net::UnixListener;

fn shown(bytes: &[u8]) -> Result<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, bytes).expect("written");
    read(&path)
        .map(|text| text.text)
        .map_err(|error| error.to_string())
}

#[test]
fn line_ends_and_the_byte_order_mark_are_made_canonical() {
    assert_eq!(
        shown("\u{FEFF}a\r\nb\rc\r\r\n\n\rd\0\u{FEFF}\r".as_bytes()).as_deref(),
        Ok("a\nb\nc\n\n\n\nd\0\u{FEFF}\n")
    );
    assert_eq!(shown(b"").as_deref(), Ok(""));
    assert_eq!(shown("é\n".as_bytes()).as_deref(), Ok("é\n"));
}

#[test]
fn other_encodings_are_read_and_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, b"Un caf\xE9 au lait, d\xE9j\xE0 servi \xE0 midi.").expect("written");
    let text = read(&path).expect("a text");
    assert_eq!(text.text, "Un café au lait, déjà servi à midi.");
    assert_eq!(
        (text.coding.name, text.coding.known),
        ("windows-1252", Known::Guessed)
    );
    let hints = Hints {
        encoding: "iso-8859-2".parse().ok(),
    };
    let text = read_by(&path, hints).expect("a text");
    assert_eq!(
        (text.coding.name, text.coding.known),
        ("ISO-8859-2", Known::Chosen)
    );
    // What was chosen is chosen again.
    assert_eq!(
        read_by(&path, Hints::of(text.coding)).expect("a text"),
        text
    );
}

#[test]
fn what_was_packed_is_read_by_the_name_within() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.md.gz");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    io::Write::write_all(&mut packed, b"---\ntitle: Talks\n---\nWords\r\n").expect("written");
    fs::write(&path, packed.finish().expect("packed")).expect("written");
    let text = read(&path).expect("a text");
    assert_eq!((&*text.name, &*text.text), ("a.md.gz", "Words\n"));
    assert_eq!(text.facts.title.as_deref(), Some("Talks"));
}

/// A folder with a codebook that says how `export.txt` looks, and that file with two articles.
fn export() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let codebook = "standoff = 1\n\n[[source]]\nfiles = \"export*.txt\"\nbegins = '^Document \\d+$'\ntitle = '^TITLE: (.+)$'\n";
    fs::write(folder.path().join("standoff.toml"), codebook).expect("written");
    let text = "Document 1\nTITLE: One\n\nFirst.\nDocument 2\nTITLE: Two\n\nSecond.\n";
    fs::write(folder.path().join("export.txt"), text).expect("written");
    folder
}

#[test]
fn an_article_inside_of_a_file_is_addressed_by_its_number() {
    let folder = export();
    let path = folder.path().join("export.txt");
    let members = contents(&path).expect("articles");
    let told: Vec<_> = members
        .iter()
        .map(|one| (one.number, &*one.name, one.facts.title.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (1, "export.txt#1", Some("One")),
            (2, "export.txt#2", Some("Two"))
        ]
    );
    let second = read(&address(&path, 2)).expect("an article");
    assert_eq!(
        (&*second.name, &*second.text),
        ("export.txt#2", "Second.\n")
    );
    let several = read(&path).expect_err("several").to_string();
    assert!(
        several.contains("holds 2 articles") && several.contains("export.txt#1"),
        "{several}"
    );
    let none = read(&address(&path, 3)).expect_err("none").to_string();
    assert!(
        none.contains("no article 3") && none.contains("2 articles"),
        "{none}"
    );
    assert!(exists(&address(&path, 9)) && file_of(&address(&path, 2)) == path);
    // A file of that name comes first.
    fs::write(address(&path, 2), "Words.\n").expect("written");
    assert_eq!(read(&address(&path, 2)).expect("a text").text, "Words.\n");
}

#[test]
fn a_number_is_one_only_as_people_write_it() {
    let folder = export();
    for name in [
        "export.txt#0",
        "export.txt#01",
        "export.txt#",
        "export.txt#+1",
        "export.txt#1x",
        "none.txt#1",
    ] {
        let path = folder.path().join(name);
        assert!(
            !exists(&path) && matches!(read(&path), Err(ArticleError::NotFound { .. })),
            "{name}"
        );
    }
}

#[test]
fn only_what_is_plain_text_is_opened_before_it_is_read() {
    let folder = export();
    let words = "Plain words in a paragraph of some length.\n\n".repeat(10_000);
    let cases = [
        ("book.txt", true),
        ("book.html", false),
        ("book.md", false),
        ("export-2.txt", false),
    ];
    for (name, is_opened) in cases {
        let path = folder.path().join(name);
        fs::write(&path, &words).expect("written");
        assert_eq!(read_opening(&path, 0).is_some(), is_opened, "{name}");
    }
    let page = folder.path().join("page.txt");
    fs::write(&page, format!("<!doctype html>{words}")).expect("written");
    assert!(read_opening(&page, 0).is_none());
}

#[test]
fn a_pdf_names_the_line_that_makes_a_text_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = [
        ("a b.pdf", "a b.pdf'"),
        ("it's.pdf", r"it'\''s.pdf'"),
        ("\u{1B}[31m.pdf", r"\x1b[31m.pdf'"),
    ];
    for (name, quoted) in cases {
        let path = folder.path().join(name);
        fs::write(&path, "%PDF-1.4").expect("written");
        let error = read(&path).expect_err("a PDF").to_string();
        assert!(
            error.contains("pdftotext -layout") && error.contains(quoted),
            "{error}"
        );
        assert!(
            !error.contains('\u{1B}') && error.lines().count() <= 3,
            "{error}"
        );
    }
}

#[test]
fn what_is_no_file_says_what_it_is_and_nobody_waits() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe");
    let socket = folder.path().join("socket");
    let _listener = UnixListener::bind(&socket).expect("a socket");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        0o600.into(),
        0,
    )
    .expect("a pipe");
    let cases = [
        (folder.path(), "is a folder"),
        (pipe.as_path(), "is a named pipe"),
        (socket.as_path(), "is a socket"),
        (Path::new("/dev/zero"), "is a device"),
    ];
    for (path, expected) in cases {
        let error = read(path).expect_err(expected).to_string();
        assert!(
            error.contains(expected) && error.lines().count() <= 3,
            "{error}"
        );
    }
}

#[test]
fn a_name_mistyped_in_case_or_ending_is_suggested() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("Moscow.txt"), "x").expect("written");
    for name in ["moscow.txt", "moscow", "MOSCOW.TXT"] {
        let error = read(&folder.path().join(name))
            .expect_err("no such file")
            .to_string();
        assert!(
            error.ends_with("no such file\nThere is Moscow.txt."),
            "{error}"
        );
    }
    let error = read(&folder.path().join("other\u{1B}[31m"))
        .expect_err("no such file")
        .to_string();
    assert!(
        !error.contains('\u{1B}') && !error.contains("There is"),
        "{error}"
    );
    let link = folder.path().join("link.txt");
    std::os::unix::fs::symlink("nowhere", &link).expect("a link");
    let error = read(&link).expect_err("leads nowhere").to_string();
    assert!(error.ends_with("link.txt: no such file"), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_claim_to_be_empty_are_read() {
    let text = read(Path::new("/proc/self/status")).expect("readable").text;
    assert!(text.starts_with("Name:"), "{text}");
}

#[test]
fn longer_than_the_limit_is_an_error_before_anything_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sparse.txt");
    let file = fs::File::create(&path).expect("made");
    file.set_len(ARTICLE_LIMIT as u64 + 1).expect("sparse");
    assert!(matches!(read(&path), Err(ArticleError::TooLong(_))));
}
