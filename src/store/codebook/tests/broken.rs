//! A codebook that isn't TOML: what can be read serves, and no key stands for another side than it is to.

use super::*;

/// The sides of `rest` below `standoff = 1`, each with its key, and the mistakes without the file's name.
fn salvaged(rest: &str) -> (Vec<String>, Vec<String>) {
    let source = format!("standoff = 1\n{rest}");
    let read = reading::read(&source).unwrap_or_else(|error| panic!("{error:?}\n{source}"));
    assert!(read.broken.is_some() && !read.lacks_sides, "{source}");
    let sides = read.codebook.sides().iter();
    let sides = sides.map(|side| format!("{} {}", side.key, side.name));
    let lines = fault::lines("f", &source, read.faults);
    let lines = lines.into_iter().map(|line| line[2..].to_owned());
    (sides.collect(), lines.collect())
}

/// What stands below the first line; the sides that serve; where something is wrong.
const CASES: &[(&str, &[&str], &[&str])] = &[
    (
        "[[side]]\nname = \"A\"\n[[side]]\nname = \"Iraqi government\n[[side]]\nname = \"C\"\n",
        &["1 A", "3 C"],
        &["5:25: invalid basic string, expected `\"`; mend the line"],
    ),
    (
        "[[side]]\nname \"A\"\nkey = \"2\"\n[[side]]\nname = \"B\"\n[[side]]\nname = \"C\"\n",
        &["1 B", "3 C"],
        &["3:6: key with no value, expected `=`; mend the line"],
    ),
    (
        "[[side]]\nname = \"A\"\n[[side]\nname = \"B\"\nkey = \"1\"\nletter = 'x\n[[side]]\nname = \"C\"\n",
        &["1 A", "3 C"],
        &[
            "4:8: unclosed array table, expected `]`; mend the line",
            "7:12: invalid literal string, expected `'`; mend the line",
        ],
    ),
    (
        "[[side]]\nname = \"A\"\nalso = [\"x\", \"y\n[[side]]\nname = \"B\"\n",
        &["1 A", "2 B"],
        &["4:16: unclosed array, expected `]`; mend the line"],
    ),
    (
        "[[side]]\nname = \"A\"\ndefinition = \"\"\"x\n[[side]]\nname = \"B\"\ndefinition = \"\"\"y\"\"\"\n[[side]]\nname = \"C\"\n",
        &["1 A", "2 B", "3 C"],
        &["5:1: invalid multi-line basic string, expected `\"`; mend the line"],
    ),
    (
        "[[side]]\nname = \"A\"\nkey = \"a\"\nkey = \"b\"\n[[side]]\nname = 'B'\n",
        &["a A", "2 B"],
        &["5:1: duplicate key; mend the line"],
    ),
    (
        "[[topic]]\nname = \"T\nkey = \"t\"\n",
        &["1 US", "2 Russia", "3 UK", "4 Syria"],
        &["3:10: invalid basic string, expected `\"`; mend the line"],
    ),
];

#[test]
fn what_can_be_read_serves_and_no_side_has_the_key_of_another() {
    for (rest, sides, places) in CASES {
        let (found, told) = salvaged(rest);
        assert_eq!(found, *sides, "{rest}");
        assert_eq!(told, *places, "{rest}");
    }
}

#[test]
fn a_side_that_is_left_out_keeps_its_place_also_where_the_file_is_toml() {
    let cases = [
        (
            "[[side]]\nkey = \"3\"\n[[side]]\nname = \"B\"\n[[side]]\nname = \"C\"\n",
            "2B 1C",
        ),
        ("[[side]]\nname = 1\n[[side]]\nname = \"B\"\n", "2B"),
        (
            "[[side]]\nname = \"A\"\n[[side]]\nname = \"A\"\n[[side]]\nname = \"C\"\n",
            "1A 3C",
        ),
        ("[[sides]]\nname = \"A\"\n[[side]]\nname = \"B\"\n", "2B"),
    ];
    for (rest, expected) in cases {
        let read = reading::read(&format!("standoff = 1\n{rest}")).expect("a codebook");
        let sides = read.codebook.sides().iter();
        let sides: Vec<_> = sides
            .map(|side| format!("{}{}", side.key, side.name))
            .collect();
        assert_eq!(sides.join(" "), expected, "{rest}");
        assert!(!read.faults.is_empty());
    }
}

#[test]
fn where_no_side_can_be_read_nothing_may_be_tagged() {
    let table = Table::new();
    table.write(
        "home/config/standoff.toml",
        "standoff = 1\n[[side]]\nname = \"O\"\n",
    );
    let cases = [
        (
            &b"standoff = 1\n[[side]\nname = \"A\"\n"[..],
            ":2:8: unclosed array table, expected `]`; mend the line",
        ),
        (
            b"standoff = 1\n[[side]]\nname = \"A\n",
            ":3:10: invalid basic string, expected `\"`; mend the line",
        ),
        (
            b"standoff = 1\n[[sides]]\nname = \"A\"\n",
            ":2:3: `sides` is no part of a codebook; did you mean [[side]]?",
        ),
        (
            b"standoff = 1\n[side]\nname = \"A\"\n",
            ":2:1: `side` isn't a list; begin each side with a line [[side]]",
        ),
        (
            b"title: ours\n",
            ":1:8: key with no value, expected `=`; mend the line",
        ),
        (
            b"standoff = 1\n# \xff\n",
            ": isn't UTF-8, from byte 15 on; save it as UTF-8",
        ),
    ];
    for (broken, mistake) in cases {
        let path = table.path("standoff.toml");
        fs::write(&path, broken).expect("written");
        let mut loaded = table.load("a.txt");
        let mistake = format!("{}{mistake}", path.display());
        assert_eq!(loaded.mistakes, std::slice::from_ref(&mistake));
        let refusal = format!("{mistake}: open for reading only until it is mended");
        assert_eq!(loaded.refusal, Some(refusal));
        assert_eq!(loaded.file.path(), path);
        if !broken.contains(&b'[') || mistake.ends_with("mend the line") {
            let change = CodeChange::made(topic("T"));
            loaded.file.keep(&[change]).expect_err("it is broken");
            assert_eq!(fs::read(path).expect("a file"), broken);
        }
    }
}

#[test]
fn a_broken_codebook_that_serves_is_not_written() {
    let table = Table::new();
    let text = "standoff = 1\n[[side]]\nname = \"A\"\n[[topic]]\nname = \"T\n";
    let path = table.write("standoff.toml", text);
    let mut loaded = table.load("a.txt");
    assert_eq!(
        (side_names(&loaded.codebook), &loaded.refusal),
        (vec!["A".to_owned()], &None)
    );
    let error = loaded.file.keep(&[CodeChange::made(topic("U"))]);
    let place = format!("{}:5:10: invalid basic string", path.display());
    assert!(error.expect_err("it is broken").contains(&place));
    assert_eq!(table.text("standoff.toml"), text);
}

#[test]
fn of_a_long_text_that_is_broken_the_first_mistake_is_told() {
    let source = format!(
        "standoff = 1\n[[side]]\nname = \"A\n# {}\n",
        "x".repeat(1 << 20)
    );
    let table = Table::new();
    table.write("standoff.toml", &source);
    let loaded = table.load("a.txt");
    assert!(loaded.refusal.is_some_and(|line| line.contains(":3:10:")));
}
