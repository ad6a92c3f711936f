mod aside;
mod errors;
mod facts;
mod lost;
mod peek;

use super::*;
use crate::annotation::{Field, Position, Stance, Value};
use crate::article::Span;

const TEXT: &str = "Talks end\n\nThe envoy — tired — warned against haste. He left at noon.\n";

fn article() -> Article {
    Article::new("talks.txt", TEXT.to_owned())
}

fn hash() -> ArticleHash {
    ArticleHash::of(&article())
}

fn span_of(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len())
}

fn annotation(id: &str, words: &str) -> Annotation {
    Annotation {
        id: Id::new(id).expect("an id"),
        span: span_of(words),
        stance: Stance::of("Russia".into()),
        note: None,
        by: None,
        at: None,
        doubt: None,
        conflicts: Arc::default(),
    }
}

const FILE: &str = r#"# kept by hand
standoff = 1

[article]
name   = "talks.txt"
title  = "Talks end"
outlet = 'The Paper'
hash   = "00"
length = 5

# about all of them

# the first one
[[annotation]]
id       = "a"   # never change it
start    = 31
end      = 51
quote    = "warned against haste"
mood     = "grim"
side     = "Russia"

[[annotation.conflict]]
field = "side"
ours = "Russia"

[[annotation]]
id    = "b"
start = 53
end   = 60
quote = "He left"
side  = "US"
position = "oppose"
at = 2026-11-22 10:00:00Z

[tool]
version = 3

# end of standoff
"#;

fn read(file: &str) -> (Sidecar, Vec<Arc<Annotation>>) {
    let read = Sidecar::read("talks.txt.standoff.toml", file.into(), article);
    read.unwrap_or_else(|error| panic!("{error}"))
}

fn written(sidecar: &mut Sidecar) -> String {
    String::from_utf8(sidecar.write(&article(), &hash())).expect("UTF-8")
}

#[test]
fn the_first_stance_makes_the_file_of_the_design() {
    let mut sidecar = Sidecar::fresh("talks.txt");
    let mut first = annotation("01M81B5H80QF6S1T9V3W5X7Y2Z", "warned against haste");
    first.stance.speaker = Some("The \"envoy\"".into());
    first.stance.position = Some(Position::Support);
    first.at = Some("2026-11-22T10:00:00Z".into());
    sidecar.apply(&Change::made(first), &article());
    let expected = format!(
        r#"standoff = 1

[article]
name   = "talks.txt"
title  = "Talks end"
hash   = "{}"
length = 70

[[annotation]]
id       = "01M81B5H80QF6S1T9V3W5X7Y2Z"
start    = 31
end      = 51
quote    = "warned against haste"
before   = "Talks end\n\nThe envoy — tired — "
after    = ". He left at noon.\n"
side     = "Russia"
speaker  = "The \"envoy\""
position = "support"
at       = 2026-11-22T10:00:00Z
# end of standoff
"#,
        hash().as_str()
    );
    assert_eq!(written(&mut sidecar), expected);
}

#[test]
fn a_file_saved_without_a_change_is_the_same_byte_for_byte() {
    let crlf = FILE.replace('\n', "\r\n");
    let unsorted = FILE
        .replace("53", "0")
        .replace("60", "5")
        .replace("He left", "Talks");
    for file in [
        FILE,
        &crlf,
        &unsorted,
        &format!("\u{FEFF}{FILE}"),
        FILE.trim_end(),
    ] {
        let (mut sidecar, annotations) = read(file);
        assert_eq!(annotations.len(), 2);
        assert_eq!(written(&mut sidecar), file);
    }
}

#[test]
fn what_a_person_wrote_by_hand_is_read() {
    let (_, annotations) = read(FILE);
    let second = annotations.last().expect("two");
    assert_eq!(second.span, span_of("He left"));
    assert_eq!(second.stance.position, Some(Position::Oppose));
    assert_eq!(second.at.as_deref(), Some("2026-11-22T10:00:00Z"));
    assert!(annotations.iter().all(|annotation| !annotation.is_lost()));
}

/// The lines of `new` that aren't in `old` and the other way round.
fn difference(old: &str, new: &str) -> (Vec<String>, Vec<String>) {
    let but = |a: &str, b: &str| {
        let b: Vec<&str> = b.split('\n').collect();
        a.split('\n')
            .filter(|line| !b.contains(line))
            .map(str::to_owned)
            .collect()
    };
    (but(old, new), but(new, old))
}

fn note_on_the_first(file: &str) -> String {
    let (mut sidecar, annotations) = read(file);
    let mut after = Annotation::clone(&annotations[0]);
    after.note = Some("sounds tired".into());
    after.stance.side = "US".into();
    sidecar.apply(&Change::edited(annotations[0].clone(), after), &article());
    written(&mut sidecar)
}

#[test]
fn a_change_touches_its_own_lines_and_what_the_file_says_of_the_text() {
    let (gone, new) = difference(FILE, &note_on_the_first(FILE));
    let hash = format!("hash   = \"{}\"", hash().as_str());
    assert_eq!(
        gone,
        ["hash   = \"00\"", "length = 5", "side     = \"Russia\""]
    );
    assert_eq!(
        new,
        [
            hash.as_str(),
            "length = 70",
            "side     = \"US\"",
            "note     = \"sounds tired\""
        ]
    );
}

#[test]
fn line_ends_and_the_byte_order_mark_of_a_file_stay() {
    let file = format!("\u{FEFF}{}", FILE.replace('\n', "\r\n"));
    let expected = format!("\u{FEFF}{}", note_on_the_first(FILE).replace('\n', "\r\n"));
    assert_eq!(note_on_the_first(&file), expected);
}

#[test]
fn a_new_stance_stands_in_its_place_and_remarks_stay_with_what_they_are_about() {
    let (mut sidecar, _) = read(FILE);
    sidecar.apply(&Change::made(annotation("c", "tired")), &article());
    let file = written(&mut sidecar);
    let at = |text: &str| {
        file.find(text)
            .unwrap_or_else(|| panic!("{text} in {file}"))
    };
    let order = [
        "# about all",
        "id       = \"c\"",
        "# the first one",
        "id       = \"a\"",
        "[tool]",
        "# end",
    ];
    assert!(order.map(at).is_sorted(), "{file}");
    assert_eq!(read(&file).1.len(), 3);
}

#[test]
fn deleting_and_undoing_brings_back_comments_and_unknown_keys() {
    let (mut sidecar, annotations) = read(FILE);
    let change = Change::deleted(annotations[0].clone());
    sidecar.apply(&change, &article());
    let without = written(&mut sidecar);
    assert!(
        !without.contains("haste") && without.contains("# about all of them"),
        "{without}"
    );
    sidecar.apply(&change.inverse(), &article());
    let (gone, _) = difference(FILE, &written(&mut sidecar));
    assert_eq!(gone, ["hash   = \"00\"", "length = 5"]);
}

#[test]
fn remarks_between_annotations_outlive_the_one_below() {
    let file = FILE.replace(
        "\n[[annotation]]\nid    = \"b\"",
        "\n# a free remark\n\n[[annotation]]\nid    = \"b\"",
    );
    let (mut sidecar, annotations) = read(&file);
    let change = Change::deleted(annotations[1].clone());
    sidecar.apply(&change, &article());
    assert!(written(&mut sidecar).contains("# a free remark"));
    sidecar.apply(&change.inverse(), &article());
    assert_eq!(written(&mut sidecar).matches("# a free remark").count(), 1);
}

#[test]
fn both_readers_find_the_same() {
    let plain = plain_file();
    assert_eq!(lines::read(&plain, &mut Gathered::new(&plain)), Ok(()));
    let list = |slow: bool| {
        let mut gathered = Gathered::new(&plain);
        if slow {
            full::read(&plain, &mut gathered).expect("TOML");
        } else {
            lines::read(&plain, &mut gathered).expect("plain");
        }
        gathered.finish();
        let blocks = gathered.blocks(&article(), &|_| None);
        let (head, before, after) = (gathered.head, gathered.before, gathered.after);
        format!("{head:?} {before:?} {blocks:?} {after:?}")
    };
    assert_eq!(list(false), list(true));
}

#[test]
fn nothing_invisible_stands_in_the_file() {
    let mut text = String::new();
    strings::encode(
        "a\u{202E}b\u{200B}\u{9B}\u{7F}\n\t\"\\\u{FE0F}❤\u{FE0F}\u{E0041}é",
        &mut text,
    );
    assert_eq!(
        text,
        r#""a\u202Eb\u200B\u009B\u007F\n\t\"\\\uFE0F❤️\U000E0041é""#
    );
}

/// `FILE` with nothing in it but what standoff writes.
fn plain_file() -> String {
    let plain = FILE
        .replace("'The Paper'", "\"The Paper\"")
        .replace("22 10:00", "22T10:00");
    plain.replace("[tool]\nversion = 3\n", "")
}

#[test]
fn annotations_of_a_file_in_disorder_come_by_place_and_can_be_changed() {
    let file = plain_file()
        .replace("= 53", "= 0")
        .replace("= 60", "= 5")
        .replace("He left", "Talks");
    let (mut sidecar, annotations) = read(&file);
    let ids: Vec<&str> = annotations
        .iter()
        .map(|annotation| annotation.id.as_str())
        .collect();
    assert_eq!(ids, ["b", "a"]);
    assert!(annotations.iter().all(|annotation| !annotation.is_lost()));
    sidecar.apply(&Change::deleted(annotations[0].clone()), &article());
    sidecar.apply(&Change::deleted(annotations[1].clone()), &article());
    assert!(!written(&mut sidecar).contains("[[annotation]]"));
}

#[test]
fn the_context_has_32_code_points_and_whole_clusters() {
    let article = Article::new(
        "a",
        format!(
            "{}👩\u{200D}🚀{}X{}",
            "z".repeat(9),
            "é".repeat(30),
            "y".repeat(99)
        ),
    );
    let at = article.text().find('X').expect("X");
    let mut one = annotation("a", "He");
    one.span = Span::new(at, at + 1);
    let mut sidecar = Sidecar::fresh("a");
    sidecar.apply(&Change::made(one), &article);
    let file = String::from_utf8(sidecar.write(&article, &hash())).expect("UTF-8");
    let (before, after) = ("é".repeat(30), "y".repeat(32));
    assert!(
        file.contains(&format!(
            "before   = \"{before}\"\nafter    = \"{after}\"\n"
        )),
        "{file}"
    );
}

#[test]
fn what_two_people_decided_differently_is_read_and_goes_when_it_is_settled() {
    let open = "[[annotation.conflict]]\nfield = \"side\"\nours = \"Russia\"\n";
    let place = "theirs = \"UK\"\n\n[[annotation.conflict]]\nfield = \"place\"\nours = \"31-51\"\ntheirs = \"46-51\"\n";
    let foreign = "\n[[annotation.conflict]]\nfield = \"mood\"\nours = 3\n";
    let file = FILE.replace(open, &format!("{open}{place}{foreign}"));
    let plain = file
        .replace("'The Paper'", "\"The Paper\"")
        .replace("22 10:00", "22T10:00");
    for file in [file, plain.replace("[tool]\nversion = 3\n", "")] {
        let (mut sidecar, annotations) = read(&file);
        let [side, place] = &annotations[0].conflicts[..] else {
            panic!("{:?}", annotations[0].conflicts);
        };
        assert_eq!(side.theirs, Some(Value::Text("UK".into())));
        assert_eq!(place.theirs, Some(Value::Place(span_of("haste"))));
        let mut after = Annotation::clone(&annotations[0]);
        after.settle(Field::Place, Some(&Value::Place(span_of("haste"))));
        let change = Change::edited(annotations[0].clone(), after);
        sidecar.apply(&change, &article());
        let settled = written(&mut sidecar);
        assert!(
            settled.contains(foreign) && settled.contains(open),
            "{settled}"
        );
        assert!(!settled.contains("\"place\"") && settled.contains("quote    = \"haste\""));
        sidecar.apply(&change.inverse(), &article());
        let again = read(&written(&mut sidecar)).1;
        assert_eq!(again[0].conflicts.len(), 2);
    }
}
