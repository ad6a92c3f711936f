use super::super::opening::FULL_LIMIT;
use super::*;

fn error(file: &str) -> SidecarError {
    Sidecar::read("talks.txt.standoff.toml", file.into(), article).expect_err("a broken file")
}

#[test]
fn errors_name_the_place_what_was_expected_and_the_remedy() {
    let cases = [
        (
            "standoff = 1",
            "standoff = \"1\"",
            ":2:12: `standoff` is a string; expected the number 1",
        ),
        (
            "standoff = 1\n",
            "",
            ":1:1: expected `standoff = 1` at the top",
        ),
        (
            "name   = \"talks.txt\"\n",
            "",
            ":4:1: expected [article] with the `name`",
        ),
        (
            "[article]",
            "[article",
            ":4:9: unclosed table, expected `]`",
        ),
        ("length = 5", "length = 5\n[article.name]", "duplicate key"),
        ("title  = \"Talks end\"", "title  = \"Talks end", ":6:"),
    ];
    for (old, new, expected) in cases {
        let error = error(&FILE.replacen(old, new, 1));
        let shown = error.to_string();
        assert!(shown.contains(expected), "{new}: {shown}");
        assert_eq!(error.kind(), SidecarFault::Content, "{shown}");
        assert!((2..=3).contains(&shown.lines().count()), "{shown}");
    }
}

#[test]
fn files_of_other_articles_versions_and_encodings_are_refused() {
    let kind = |file: &str| error(file).kind();
    assert_eq!(
        kind(&FILE.replace("standoff = 1", "standoff = 2")),
        SidecarFault::Newer
    );
    assert_eq!(
        kind(&FILE.replace("talks.txt", "other.txt")),
        SidecarFault::OtherArticle
    );
    assert_eq!(
        kind(&FILE.replace("# end of standoff\n", "")),
        SidecarFault::CutOff
    );
    assert_eq!(kind(""), SidecarFault::CutOff);
    let latin =
        Sidecar::read("f", b"standoff = 1\n# caf\xE9\n".to_vec(), article).expect_err("not UTF-8");
    assert!(latin.to_string().contains("byte 18 isn't UTF-8"), "{latin}");
}

#[test]
fn errors_carry_no_controls_to_the_terminal() {
    let file = FILE.replace("[article]", "\u{1B}[article]");
    assert!(!error(&file).to_string().contains('\u{1B}'));
    let hostile = Sidecar::read("a\u{1B}b", FILE.replace("= 1", "= x").into(), article);
    assert!(!hostile.expect_err("broken").to_string().contains('\u{1B}'));
}

#[test]
fn a_file_cut_anywhere_is_refused_or_whole() {
    for end in (0..FILE.len()).filter(|&end| FILE.is_char_boundary(end)) {
        if let Ok((_, annotations)) = Sidecar::read("f", FILE[..end].into(), article) {
            assert_eq!((annotations.len(), end), (2, FILE.len() - 1));
        }
    }
}

#[test]
fn a_long_file_must_be_plain() {
    let long = format!("{}{FILE}", "# long\n".repeat(FULL_LIMIT / 7 + 1));
    let error = error(&long);
    assert_eq!(error.kind(), SidecarFault::TooLong);
    assert!(
        error
            .to_string()
            .contains(":2396753:1: in a piece of over 16 MiB"),
        "{error}"
    );
}

#[test]
fn a_plain_file_is_looked_at_as_closely_as_any() {
    let plain = plain_file();
    let cases = [
        ("start = 53\n", "start = 53\nstart = 53\n", "duplicate key"),
        (
            "mood     = \"grim\"\n",
            "mood = 1\nmood = 2\n",
            "duplicate key",
        ),
        (
            "field = \"side\"\n",
            "field = 1\nfield = 2\n",
            "duplicate key",
        ),
        (
            "# the first one\n",
            "# the first\r one\n",
            ":13:13: carriage return",
        ),
        ("\"grim\"", "\"gr\u{7}im\"", "invalid basic string"),
        ("\"grim\"", "\"gr\\qim\"", ":19:16: missing escaped value"),
        ("\"grim\"", "\"\"\"grim\"", "string"),
        ("= 31", "= 031", ":16:12: "),
        ("T10:00:00Z", "T24:00:00Z", "time"),
        ("-22T", "-31T", "day"),
    ];
    for (old, new, expected) in cases {
        assert!(plain.contains(old), "{old}");
        let (sidecar, annotations) = read(&plain.replacen(old, new, 1));
        let told = sidecar.told_aside("f").concat();
        assert!(told.contains(expected), "{new}: {told}");
        assert_eq!(annotations.len(), 1, "{told}");
    }
}

#[test]
fn what_git_has_left_of_a_conflict_is_nobodys_work() {
    let file = FILE.replace(
        "[[annotation]]\nid    = \"b\"",
        "<<<<<<< HEAD\n[[annotation]]\nid    = \"b\"",
    );
    let said = error(&file).to_string();
    assert!(
        said.contains("git has left both sides of a conflict"),
        "{said}"
    );
    assert!(said.contains("git checkout --merge"), "{said}");
}
