//! Texts that can't be read, and texts that can against expectation.

use crate::home::{ARTICLE, Home, PROGRAM, Ran};
use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;

#[test]
fn what_is_no_text_is_refused_with_the_remedy_and_nothing_is_written() {
    let home = Home::with_article();
    home.write("zeros.txt", [0; 600]);
    home.write("report.pdf", "%PDF-1.7");
    let piped = home.command("mkfifo").arg("pipe").status().expect("mkfifo");
    assert!(piped.success());
    let _socket = UnixListener::bind(home.path("socket")).expect("a socket");
    let huge = File::create(home.path("huge.txt")).expect("a file");
    huge.set_len((256 << 20) + 1).expect("a hole takes no room");
    let cases: [(&str, &[&str]); 8] = [
        ("nothing.txt", &["nothing.txt", "no such file"]),
        (
            "TALKS.txt",
            &["TALKS.txt", "no such file", "There is talks.txt"],
        ),
        ("pipe", &["pipe", "named pipe", "`-`"]),
        ("socket", &["socket", "is a socket"]),
        ("/dev/zero", &["/dev/zero", "is a device"]),
        ("zeros.txt", &["zeros.txt", "no text", "--encoding"]),
        (
            "report.pdf",
            &[
                "is a PDF",
                "pdftotext -layout 'report.pdf' 'report.pdf.txt'",
            ],
        ),
        ("huge.txt", &["huge.txt", "256 MiB", "split"]),
    ];
    for (name, words) in cases {
        home.run(&[name]).refused(words);
        home.run(&[name, "--keys", "j 1", "--print"]).refused(words);
    }
    let left: Vec<_> = fs::read_dir(home.folder())
        .expect("a folder")
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert!(
        !left
            .iter()
            .any(|name| name.to_string_lossy().ends_with(".standoff.toml")),
        "{left:?}"
    );
}

#[test]
fn a_file_that_may_not_be_read_is_refused() {
    let home = Home::with_article();
    fs::set_permissions(home.path("talks.txt"), Permissions::from_mode(0o000)).expect("it is ours");
    if File::open(home.path("talks.txt")).is_ok() {
        eprintln!("skipped: this person may read everything (root)");
        return;
    }
    home.run(&["talks.txt"])
        .refused(&["talks.txt", "may not read"]);
}

#[test]
fn an_empty_text_opens() {
    let home = Home::new();
    for (name, text) in [
        ("empty.txt", ""),
        ("blank.txt", "\n\n \n"),
        ("mark.txt", "\u{feff}"),
    ] {
        home.write(name, text);
        let screen = home
            .run(&[
                name,
                "--keys",
                "j k 1 G } x u c e v Esc / x Enter",
                "--print",
            ])
            .done();
        assert!(screen.contains("0 stances"), "{screen}");
        home.run(&[name]).done();
        home.run(&["export", name, "--to", "md"]).done();
    }
}

#[test]
fn a_name_that_would_talk_to_the_terminal_is_shown_escaped() {
    let home = Home::new();
    for name in [
        "new\nline.txt",
        "esc\x1b]0;owned\x07.txt",
        "turn\u{202e}txt.exe",
        "c1\u{9b}2J.txt",
    ] {
        home.run(&[name]).refused(&["no such file"]);
        home.write(name, ARTICLE);
        let screen = home
            .run(&[name, "--keys", "j 1", "--print", "--size", "100x30"])
            .done();
        assert_eq!(screen.lines().count(), 30, "{screen:?}");
        assert_eq!(
            screen
                .chars()
                .find(|char| (char.is_control() && *char != '\n') || *char == '\u{202e}'),
            None
        );
        let sidecar = home.read(&format!("{name}.standoff.toml"));
        assert_eq!(
            sidecar
                .chars()
                .find(|char| (char.is_control() && *char != '\n') || *char == '\u{202e}'),
            None
        );
        for format in ["csv", "md", "jsonl"] {
            let text = home.run(&["export", name, "--to", format]).out;
            let raw = text
                .chars()
                .find(|char| char.is_control() && !matches!(char, '\n' | '\r'));
            assert!(format == "csv" || raw.is_none(), "{format}: {text:?}");
        }
        assert!(home.run(&[name, "--print"]).done().contains("1 stance "));
    }
    home.write("bad\x1b[31m.txt", [0; 100]);
    home.run(&["bad\x1b[31m.txt"]).refused(&["no text"]);
}

#[test]
fn a_name_that_is_no_unicode_is_a_name_all_the_same() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new();
    let name = OsStr::from_bytes(b"odd\xff.txt");
    if fs::write(home.folder().join(name), ARTICLE).is_err() {
        eprintln!("skipped: this file system takes no such name");
        return;
    }
    let run = |keys| {
        Ran::of(
            home.command(PROGRAM)
                .arg(name)
                .args(["--keys", keys, "--print"])
                .output()
                .expect("it starts"),
        )
    };
    run("j 1").done();
    let again = run("").done();
    assert!(
        again.contains("1 stance ") && again.contains("¶ 2/4"),
        "{again}"
    );
    // The person's first stance was saved: no introduction any more.
    assert!(!again.contains("Welcome"), "{again}");
}

#[test]
fn a_file_called_like_a_command_opens_by_its_path() {
    let home = Home::new();
    home.write("export", ARTICLE);
    assert!(
        home.run(&["./export", "--print"])
            .done()
            .contains("Envoys met")
    );
}

#[test]
fn line_ends_and_a_byte_order_mark_make_no_difference_to_what_is_tagged() {
    let unix = Home::new().fixed();
    let windows = Home::new().fixed();
    unix.write("talks.txt", ARTICLE);
    windows.write(
        "talks.txt",
        format!("\u{feff}{}", ARTICLE.replace('\n', "\r\n")),
    );
    for home in [&unix, &windows] {
        home.run(&["talks.txt", "--keys", "j j j 2 -", "--print"])
            .done();
    }
    assert_eq!(unix.sidecar(), windows.sidecar());
    assert_eq!(unix.stances(), 1);
}

#[test]
fn scripts_without_blanks_between_words_are_read_like_any_other() {
    let home = Home::new();
    for (name, word) in [
        ("thai", "สวัสดีชาวโลก"),
        ("lao", "ສະບາຍດີຊາວໂລກ"),
        ("khmer", "សួស្តីពិភពលោក"),
        ("burmese", "မင်္ဂလာပါကမ္ဘာလောက"),
        ("chinese", "你好世界。再见。"),
    ] {
        home.write(name, format!("{}\n\n{word}\n", word.repeat(30)));
        let screen = home
            .run(&[
                name,
                "--keys",
                "g 1 G 2 v w Esc",
                "--print",
                "--size",
                "60x20",
            ])
            .done();
        assert!(screen.contains("2 stances"), "{screen}");
    }
}
