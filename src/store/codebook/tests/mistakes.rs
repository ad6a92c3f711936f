//! What is wrong with a codebook, and that the rest of it serves.

use super::*;

/// The complaints about `standoff = 1` and `rest`, without the file's name.
fn complaints(rest: &str) -> Vec<String> {
    let source = format!("standoff = 1\n{rest}");
    let faults = match reading::read(&source) {
        Ok(read) => read.faults,
        Err(Unread::Broken(fault)) => vec![fault],
        Err(Unread::Another) => return vec![String::from("another")],
    };
    let lines = fault::lines("f", &source, faults);
    lines.into_iter().map(|line| line[2..].to_owned()).collect()
}

/// What stands in the file below its first line, and what is said of it.
const CASES: &[(&str, &[&str])] = &[
    (
        "[[side]]\nname = \"A\"\ncolour = \"red\"\n",
        &["4:1: `colour` is no key of [[side]]; did you mean `color`?"],
    ),
    (
        "[[topic]]\nname = \"A\"\nfont = \"x\"\n",
        &["4:1: `font` is no key of [[topic]]; it has name, key, definition, examples, rule"],
    ),
    (
        "[[speakers]]\nname = \"A\"\n",
        &["2:3: `speakers` is no part of a codebook; did you mean [[speaker]]?"],
    ),
    (
        "author = \"A\"\n",
        &[
            "2:1: `author` is no part of a codebook; it has [[side]], [[speaker]], [[topic]], [[position]], [[source]]",
        ],
    ),
    (
        "[[side]]\nname = \"A\"\n[[side]]\nname = \"A\"\n",
        &["5:8: the side `A` stands above already; delete one of them"],
    ),
    (
        "[[speaker]]\nname = \"A\"\n[[speaker]]\nname = \"A\"\n",
        &[
            "5:8: the speaker `A` stands above already; delete it, or give each its own `from` and `until`",
        ],
    ),
    (
        "[[side]]\nname = \"A\"\nkey = \"x\"\n[[side]]\nname = \"B\"\nkey = \"x\"\n",
        &["7:7: the key `x` of `B` is that of `A` already; choose another"],
    ),
    (
        "[[side]]\nname = \"A\"\nletter = \"x\"\n[[side]]\nname = \"B\"\nletter = \"X\"\n",
        &["7:10: the letter `X` of `B` is that of `A` already; choose another"],
    ),
    (
        "[[speaker]]\nname = \"A\"\nside = \"Rusia\"\n",
        &["4:8: no [[side]] is called `Rusia`; did you mean `Russia`?"],
    ),
    (
        "[[speaker]]\nname = \"A\"\nside = \"Moscow\"\n",
        &["4:8: no [[side]] is called `Moscow`; did you mean `Russia`?"],
    ),
    (
        "[[speaker]]\nname = \"A\"\nside = \"France\"\n",
        &["4:8: no [[side]] is called `France`; there are US, Russia, UK, Syria"],
    ),
    (
        "[[topic]]\nname = \"A\"\nkey = \"2\"\n",
        &["4:7: the key `2` of `A` is that of `Russia` already; choose another"],
    ),
    (
        "[[topic]]\nname = \"A\"\nkey = \"A\"\n[[topic]]\nname = \"B\"\nkey = \"A\"\n",
        &["7:7: the key `A` of `B` is that of `A` already; choose another"],
    ),
    (
        "[[speaker]]\nname = \"A\"\nfrom = 2010-01-02\nuntil = 2010-01-01\n",
        &["5:9: `until` is 2010-01-01, before `from`, which is 2010-01-02; exchange them"],
    ),
    (
        "[[speaker]]\nname = \"A\"\nfrom = \"2010-01-02\"\n",
        &["4:8: `from` is a text; expected a day without quotes, as in 2004-03-09"],
    ),
    (
        "[[speaker]]\nname = \"A\"\nfrom = 2010-01-02T10:00:00Z\n",
        &["4:8: `from` is a moment; expected a day without quotes, as in 2004-03-09"],
    ),
    (
        "[[side]]\nname = \"A\"\nkey = \"ab\"\n",
        &["4:7: `key` is \"ab\"; expected one visible character"],
    ),
    (
        "[[side]]\nname = \"A\"\nkey = \" \"\n",
        &["4:7: `key` is \" \"; expected one visible character"],
    ),
    (
        "[[side]]\nname = \"A\"\nkey = \"\\u200B\"\n",
        &["4:7: `key` is \"‹U+200B›\"; expected one visible character"],
    ),
    (
        "[[side]]\nname = \"A\"\nkey = 2\n",
        &["4:7: `key` is a number; expected text in quotes"],
    ),
    (
        "[[side]]\nname = \"A\"\nletter = \"中\"\n",
        &["4:10: `letter` is \"中\"; expected one visible character of single width"],
    ),
    (
        "[[side]]\nname = \"A\"\ncolor = \"#12345\"\n",
        &[
            "4:9: `color` is \"#12345\"; expected \"#rrggbb\" or one of blue, red, magenta, green, yellow, cyan",
        ],
    ),
    (
        "[[side]]\nname = \" \"\n",
        &["3:8: the name is empty and its entry left out; write the name between the quotes"],
    ),
    (
        "[[side]]\nkey = \"1\"\n",
        &["2:1: this [[side]] has no name and is left out; add `name = \"…\"`"],
    ),
    (
        "[[speaker]]\nname = \"A\\nB\"\n",
        &["3:8: `name` has a line end or another control character in it; write it on one line"],
    ),
    (
        "[[speaker]]\nname = \"A\"\nalso = \"B\"\n",
        &["4:8: `also` is a text; expected a list of texts, as in [\"one\", \"two\"]"],
    ),
    (
        "[[speaker]]\nname = \"A\"\nalso = [\"B\", 3]\n",
        &["4:14: `also` is a number; expected a list of texts, as in [\"one\", \"two\"]"],
    ),
    (
        "[side]\nname = \"A\"\n",
        &["2:1: `side` isn't a list; begin each side with a line [[side]]"],
    ),
    (
        "side = [1]\n",
        &["2:9: this is no side; begin each with a line [[side]]"],
    ),
    (
        "[[position]]\nname = \"for\"\ndefinition = \"x\"\n",
        &["3:8: `for` is no position; expected support, oppose or neutral"],
    ),
    (
        "[[source]]\nbegins = 'x'\n",
        &[
            "2:1: this [[source]] has no `files` and is left out; add the names it is for, as in files = \"lexis-*.txt\"",
        ],
    ),
    (
        "[[source]]\nfiles = \"*.txt\"\n",
        &[
            "2:1: this [[source]] says nothing of its files and is left out; add `begins = '…'`, what the line that begins an article looks like, or `encoding`",
        ],
    ),
    (
        "[[source]]\nfiles = \"*.txt\"\nbegins = '^Document'\ntitles = 'x'\n",
        &["5:1: `titles` is no key of [[source]]; did you mean `title`?"],
    ),
    (
        "[[source]]\nfiles = \"*.txt\"\nbegins = '^Document'\ntitle = '(x'\n",
        &[
            "5:9: `title` is no regular expression: unclosed group; a sign that stands for itself needs a \\ before it",
        ],
    ),
    (
        "[[source]]\nfiles = \"*.txt\"\nencoding = \"koi8r-\"\n",
        &["4:12: `encoding`: no encoding is called so; did you mean koi8-r?"],
    ),
    (
        "[[side]]\nname = A\n",
        &["3:8: string values must be quoted, expected literal string; mend the line"],
    ),
];

#[test]
fn each_mistake_has_its_line_its_column_and_its_remedy() {
    for (rest, expected) in CASES {
        assert_eq!(complaints(rest), *expected, "{rest}");
    }
}

#[test]
fn all_mistakes_are_told_together_in_the_order_of_the_file() {
    let found = complaints(
        "[[topic]]\nname = \"T\"\nruel = \"x\"\n[[side]]\nname = \"A\"\nkey = 1\n[[speaker]]\nname = \"é\"\nrole = 1 \n",
    );
    let places: Vec<_> = found.iter().map(|line| &line[..4]).collect();
    assert_eq!(places, ["4:1:", "7:7:", "10:8"]);
}

#[test]
fn of_a_wrong_entry_the_rest_serves() {
    let source = "standoff = 1\n[[side]]\nname = \"A\"\nkey = 7\n[[side]]\nkey = \"2\"\n[[speaker]]\nname = \"S\"\nside = \"X\"\nrole = \"r\"\n[[topic]]\nname = \"T\"\nkey = \"1\"\nrule = \"q\"\n";
    let read = reading::read(source).expect("a codebook");
    assert_eq!(read.faults.len(), 4);
    let book = read.codebook;
    assert_eq!(side_names(&book), ["A"]);
    let speaker = book.speaker("S").expect("a speaker");
    assert_eq!(
        (speaker.side.as_deref(), speaker.role.as_deref()),
        (None, Some("r"))
    );
    let topic = book.topic("T").expect("a topic");
    assert_eq!((topic.key, topic.rule.as_deref()), (None, Some("q")));
}

#[test]
fn what_a_newer_version_wrote_is_read_as_far_as_it_is_known_without_complaint() {
    let table = Table::new();
    table.write(
        "standoff.toml",
        "standoff = 2\n[[side]]\nname = \"A\"\nshape = \"round\"\n[[mood]]\n",
    );
    let loaded = table.load("a.txt");
    assert_eq!(side_names(&loaded.codebook), ["A"]);
    assert_eq!(loaded.mistakes.len(), 1);
    assert!(loaded.mistakes[0].ends_with("standoff.toml: was made by a newer standoff: what is known of it serves, and nothing is written to it"), "{:?}", loaded.mistakes);
}

#[test]
fn a_line_end_in_a_definition_is_no_mistake() {
    let book =
        codebook("standoff = 1\n[[topic]]\nname = \"T\"\ndefinition = \"\"\"one\ntwo\"\"\"\n");
    assert_eq!(
        book.topic("T").expect("a topic").definition.as_deref(),
        Some("one\ntwo")
    );
}

#[test]
fn a_file_full_of_mistakes_is_read_in_no_time_and_tells_a_thousand() {
    let many = "[[side]]\nname = \"A\"\n[[side]]\ncolour = 1\n".repeat(50_000);
    for rest in [
        many,
        format!("side = [{}]\n", "1,".repeat(300_000)),
        "[".repeat(300_000),
    ] {
        let source = format!("standoff = 1\n{rest}");
        let faults = match reading::read(&source) {
            Ok(read) => read.faults,
            Err(Unread::Broken(fault)) => vec![fault],
            Err(Unread::Another) => panic!("a codebook"),
        };
        let lines = fault::lines("f", &source, faults);
        assert!((1..=1000).contains(&lines.len()), "{}", lines.len());
    }
    let many = (0..150).map(|number| format!("[[side]]\nname = \"{number}\"\n"));
    let many = many.collect::<Vec<_>>().concat();
    assert_eq!(codes_of(&many), 90);
}

fn codes_of(rest: &str) -> usize {
    let read = reading::read(&format!("standoff = 1\n{rest}")).expect("a codebook");
    assert_eq!(read.faults.len(), 60);
    let mut keys: Vec<_> = read.codebook.keys().map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 90, "a key each");
    read.codebook.sides().len()
}
