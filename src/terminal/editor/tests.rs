use super::{command, words};

#[test]
fn a_command_line_is_split_as_a_shell_would() {
    let cases: [(&str, Option<&[&str]>); 14] = [
        ("vi", Some(&["vi"])),
        ("  code  --wait ", Some(&["code", "--wait"])),
        (
            "'/opt/my editor/run' -x",
            Some(&["/opt/my editor/run", "-x"]),
        ),
        (r#""/opt/my editor/run""#, Some(&["/opt/my editor/run"])),
        (r"/opt/my\ editor/run", Some(&["/opt/my editor/run"])),
        (r#"a"b c"'d e'f"#, Some(&["ab cd ef"])),
        (r#""a\"b\\c\d""#, Some(&[r#"a"b\c\d"#])),
        (r"'a\b'", Some(&[r"a\b"])),
        ("vim ''", Some(&["vim", ""])),
        // No shell: nothing is expanded, nothing is run.
        (
            "$HOME/vi; rm * | `x` ~",
            Some(&["$HOME/vi;", "rm", "*", "|", "`x`", "~"]),
        ),
        ("'open", None),
        (r#"vi "open"#, None),
        (r"vi \", None),
        (r#"vi "\"#, None),
    ];
    for (line, expected) in cases {
        let expected = expected.map(|words| words.iter().map(|&word| word.to_owned()).collect());
        assert_eq!(words(line), expected, "{line}");
    }
}

#[test]
fn visual_comes_before_editor_and_vi_is_always_there() {
    let with = |visual: Option<&'static str>, editor: Option<&'static str>| {
        command(move |name| (if name == "VISUAL" { visual } else { editor }).map(str::to_owned))
    };
    assert_eq!(
        with(Some("a 1"), Some("b")),
        Ok(vec!["a".into(), "1".into()])
    );
    assert_eq!(with(None, Some("b")), Ok(vec!["b".into()]));
    assert_eq!(with(Some(" "), Some("b")), Ok(vec!["b".into()]));
    assert_eq!(with(None, None), Ok(vec!["vi".into()]));
    let error = with(None, Some("'b")).expect_err("no end");
    assert!(error.starts_with("EDITOR"), "{error}");
}
