//! Files as people and other programs write them.

use standoff::store::merge::{Merged, merge};
use toml::{Table, Value};

const BASE: &str = r#"# of the file
standoff = 1

[article]
name = 'talks.txt'
author = "A"
hash = "00"

# of the first
[[annotation]]
id = "a" # never change it
start = 31
end = 51
quote = "warned against haste"
side = "Russia"
mood = { grim = true }
note = """
two
lines"""

# between

[[annotation]]
id = "b"
start = 53
end = 60
quote = "He left"
side = "US"

[tool.x]
y = 1

# end of standoff
"#;

fn three(ours: &str, theirs: &str) -> (Merged, String) {
    let base = BASE.as_bytes();
    let merged = merge(
        ["b", "o", "t"],
        Some(base),
        ours.as_bytes(),
        theirs.as_bytes(),
    );
    let merged = merged.unwrap_or_else(|error| panic!("{error}"));
    let text = String::from_utf8(merged.bytes.clone()).unwrap();
    (merged, text)
}

fn with(changes: &[(&str, &str)]) -> String {
    let mut text = BASE.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    text
}

#[test]
fn what_each_changed_stands_in_the_file_and_all_else_is_as_it_was() {
    let ours = with(&[("\"Russia\"", "\"UK\" # sure?")]);
    let theirs = with(&[
        ("author = \"A\"", "author = \"B\""),
        ("y = 1", "y = 2"),
        ("grim = true", "grim = false"),
    ]);
    let both = with(&[
        ("\"Russia\"", "\"UK\" # sure?"),
        ("author = \"A\"", "author = \"B\""),
        ("y = 1", "y = 2"),
        ("grim = true", "grim = false"),
    ]);
    let (merged, text) = three(&ours, &theirs);
    assert_eq!(text, both);
    assert_eq!(merged.conflicts, 0);
}

#[test]
fn remarks_of_both_are_kept() {
    let ours = with(&[
        ("# of the first", "# of the first\n# ours"),
        ("side = \"US\"", "side = \"US\" # mine"),
    ]);
    let theirs = with(&[
        ("# of the first", "# of the first\n# theirs"),
        ("# of the file", "# of the file\n# all of it"),
        ("quote = \"He left\"", "quote = \"He left\" # did he"),
        ("[tool.x]", "# the tool\n[tool.x]"),
    ]);
    let (_, text) = three(&ours, &theirs);
    for remark in [
        "# ours",
        "# mine",
        "# theirs",
        "# all of it",
        "# did he",
        "# the tool",
        "# between",
    ] {
        assert_eq!(text.matches(remark).count(), 1, "{remark} in\n{text}");
    }
}

#[test]
fn remarks_above_a_stance_that_goes_stay() {
    let (from, to) = (
        BASE.find("[[annotation]]\nid = \"b\"").unwrap(),
        BASE.find("[tool.x]").unwrap(),
    );
    let theirs = format!("{}{}", &BASE[..from], &BASE[to..]);
    let ours = with(&[("\"Russia\"", "\"UK\"")]);
    let (_, text) = three(&ours, &theirs);
    assert!(
        text.contains("# between") && !text.contains("He left"),
        "{text}"
    );
}

#[test]
fn line_ends_and_the_mark_are_those_of_ours() {
    let ours = format!(
        "\u{FEFF}{}",
        with(&[("\"Russia\"", "\"UK\"")]).replace('\n', "\r\n")
    );
    let new = "[[annotation]]\nid = \"c\"\nstart = 1\nend = 2\nquote = \"a\"\nside = \"US\"\n\n# of the first";
    let theirs = with(&[("# of the first", new)]);
    let (_, text) = three(&ours, &theirs);
    assert!(text.starts_with('\u{FEFF}') && text.contains("id = \"c\"\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn an_unknown_key_that_both_changed_is_kept_twice() {
    let ours = with(&[("{ grim = true }", "\"grim\"")]);
    let theirs = with(&[("{ grim = true }", "[1, 2]")]);
    let (merged, text) = three(&ours, &theirs);
    assert_eq!(merged.conflicts, 1);
    let root: Table = text.parse().unwrap();
    let stance = root["annotation"].as_array().unwrap()[0].clone();
    assert_eq!(stance["mood"].as_str(), Some("grim"));
    let open = &stance["conflict"].as_array().unwrap()[0];
    assert_eq!(open["field"].as_str(), Some("mood"));
    assert_eq!(open["theirs"], Value::from(vec![1, 2]));
}

#[test]
fn what_does_not_go_together_as_data_is_kept_as_a_remark() {
    let ours = with(&[(
        "mood = { grim = true }",
        "mood = { grim = true }\nextra.a = 1",
    )]);
    let theirs = with(&[("\n# between", "\n[annotation.extra]\na = 2\n\n# between")]);
    let (_, text) = three(&ours, &theirs);
    let root: Table = text
        .parse()
        .unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(
        root["annotation"].as_array().unwrap()[0]["extra"]["a"].as_integer(),
        Some(1)
    );
    assert!(
        text.contains("# theirs: [annotation.extra]\n# theirs: a = 2"),
        "{text}"
    );
}

#[test]
fn a_conflict_of_another_kind_stays_word_for_word() {
    let foreign = "\n[[annotation.conflict]]\nfield = 'weight'   # of a newer one\nours = 3\n";
    let side =
        "\n[[annotation.conflict]]\nfield  = \"side\"\nours   = \"Russia\"\ntheirs = \"UK\"\n";
    let base = with(&[("lines\"\"\"\n", &format!("lines\"\"\"\n{foreign}{side}"))]);
    let ours = base.replacen(side, "", 1);
    let theirs = base.replacen("\"He left\"", "\"He left\"\nnote = \"x\"", 1);
    let merged = merge(
        ["b", "o", "t"],
        Some(base.as_bytes()),
        ours.as_bytes(),
        theirs.as_bytes(),
    )
    .unwrap();
    let text = String::from_utf8(merged.bytes).unwrap();
    assert!(
        text.contains(foreign) && !text.contains("theirs = \"UK\"") && text.contains("= \"x\""),
        "{text}"
    );
}

#[test]
fn another_articles_sidecar_is_refused() {
    let theirs = with(&[("'talks.txt'", "'other.txt'")]);
    let error = merge(["b", "o", "t"], None, BASE.as_bytes(), theirs.as_bytes()).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("t: this is the sidecar of \"other.txt\""),
        "{error}"
    );
}
