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
fn other_encodings_are_named_with_the_byte_and_a_remedy() {
    let latin = shown(b"caf\xE9").expect_err("Latin 1");
    assert!(
        latin.contains("from byte 3 on") && latin.contains("iconv -f WINDOWS-1252 -t UTF-8"),
        "{latin}"
    );
    assert!(
        shown(b"\xFF\xFEa\0")
            .expect_err("UTF-16")
            .contains("iconv -f UTF-16")
    );
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
