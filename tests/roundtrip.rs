//! Any set of annotations, written and read, is the same; whatever else is in a file outlives it.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use standoff::annotation::{Annotation, Annotations, Change, Id, Position, Stance};
use standoff::article::{Article, Span};
use standoff::store::sidecar::{ArticleHash, Sidecar};
use std::fmt::Write;
use std::sync::Arc;

/// Texts with what breaks parsers, screens and offsets.
fn text() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a",
        " ",
        "word ",
        "é",
        "e\u{301}",
        "—",
        "“so”",
        "👩\u{200D}🚀",
        "❤\u{FE0F}",
        "\u{FE0F}",
        "\n",
        "\n\n",
        "\t",
        "\"",
        "\\",
        "'''",
        "\"\"\"",
        "#",
        "=",
        "[[annotation]]",
        "# end of standoff",
        "\u{202E}",
        "\u{200B}",
        "\u{FEFF}",
        "\u{2028}",
        "\0",
        "\u{1B}[31m",
        "\u{9B}",
        "\u{7F}",
        "\r",
        "\u{E0041}",
        "\u{10FFFF}",
        "\\u0041",
    ];
    let any = prop_oneof![8 => select(pieces).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    vec(any, 0..12).prop_map(|pieces| pieces.concat())
}

fn article() -> impl Strategy<Value = Article> {
    (text(), vec(text(), 1..8)).prop_map(|(name, texts)| Article::new(name, texts.concat()))
}

/// An annotation whose span the article is still to give.
#[derive(Debug, Clone)]
struct Draft {
    ends: (Index, Index),
    stance: (String, Option<String>, Option<String>, Option<Position>),
    rest: (Option<String>, Option<String>, Option<&'static str>),
}

fn draft() -> impl Strategy<Value = Draft> {
    let position = option::of(select(Position::ALL.to_vec()));
    let at = option::of(select(vec![
        "2026-11-22T10:00:00Z",
        "2024-02-29T23:59:59.123456789+14:00",
    ]));
    let stance = (text(), option::of(text()), option::of(text()), position);
    let rest = (option::of(text()), option::of(text()), at);
    (any::<(Index, Index)>(), stance, rest).prop_map(|(ends, stance, rest)| Draft {
        ends,
        stance,
        rest,
    })
}

fn annotation(id: &str, draft: &Draft, article: &Article) -> Annotation {
    let text = article.text();
    let at = |index: &Index| text.floor_char_boundary(index.index(text.len() + 1));
    let (one, two) = (at(&draft.ends.0), at(&draft.ends.1));
    let shared = |text: &Option<String>| text.as_deref().map(Arc::from);
    let (side, speaker, topic, position) = &draft.stance;
    let stance = Stance {
        // A stance has a side; all else may be empty.
        side: format!("s{side}").into(),
        speaker: shared(speaker),
        topic: shared(topic),
        position: *position,
    };
    Annotation {
        id: Id::new(id).expect("an id"),
        span: Span::new(one.min(two), one.max(two)),
        stance,
        note: shared(&draft.rest.0),
        by: shared(&draft.rest.1),
        at: draft.rest.2.map(Arc::from),
        doubt: None,
        conflicts: Arc::default(),
    }
}

fn annotations() -> impl Strategy<Value = (Article, Vec<Annotation>)> {
    let drafts = (btree_set("[0-9A-Za-z_-]{1,6}", 0..8), vec(draft(), 8));
    (article(), drafts).prop_map(|(article, (ids, drafts))| {
        let all = ids
            .iter()
            .zip(&drafts)
            .map(|(id, draft)| annotation(id, draft, &article))
            .collect();
        (article, all)
    })
}

fn file_of(article: &Article, annotations: &[Annotation]) -> String {
    let mut sidecar = Sidecar::fresh(article.name());
    for annotation in annotations {
        sidecar.apply(&Change::made(annotation.clone()), article);
    }
    written(&mut sidecar, article)
}

fn written(sidecar: &mut Sidecar, article: &Article) -> String {
    String::from_utf8(sidecar.write(article, &ArticleHash::of(article))).expect("UTF-8")
}

fn read(file: &str, article: &Article) -> (Sidecar, Vec<Arc<Annotation>>) {
    Sidecar::read("file", file.into(), || article).unwrap_or_else(|error| panic!("{error}\n{file}"))
}

fn set_of(annotations: &[Annotation]) -> Vec<Arc<Annotation>> {
    let set: Annotations = annotations.iter().cloned().map(Arc::new).collect();
    set.iter().cloned().collect()
}

/// A file with remarks, unknown keys and unknown tables around the annotations of `file`.
fn strewn(file: &str) -> (String, Vec<String>) {
    let mut out = String::new();
    let mut added = Vec::new();
    let mut add = |out: &mut String, line: String| {
        writeln!(out, "{line}").expect("written");
        added.push(line);
    };
    for (number, line) in (1000..).zip(file.lines()) {
        match line {
            "[[annotation]]" => add(
                &mut out,
                format!("# a free remark {number}.\n\n# above {number}."),
            ),
            "# end of standoff" => add(
                &mut out,
                format!("[tool.{number}]\n'a key' = [[1], [ # why\n 2]]"),
            ),
            "standoff = 1" => add(&mut out, format!("unknown_{number} = {{ a = 1.5 }}")),
            _ => {}
        }
        writeln!(out, "{line}").expect("written");
        if line.starts_with("id  ") {
            add(
                &mut out,
                format!("unknown_{number} = '''\n[[annotation]]\n# {number}'''  # behind"),
            );
            add(&mut out, format!("'side.{number}' = \"x\""));
        }
    }
    (out, added)
}

/// What a person does to the annotations: changes one, or deletes it, or takes that back.
fn edits() -> impl Strategy<Value = Vec<(Index, Option<Draft>, bool)>> {
    vec(
        (
            any::<Index>(),
            option::weighted(0.7, draft()),
            any::<bool>(),
        ),
        1..6,
    )
}

fn edit(
    sidecar: &mut Sidecar,
    article: &Article,
    all: &mut [Annotation],
    edits: &[(Index, Option<Draft>, bool)],
) {
    for (which, draft, keeps_span) in edits {
        let Some(old) = all.get_mut(which.index(all.len().max(1))) else {
            return;
        };
        let before = Arc::new(old.clone());
        let Some(draft) = draft else {
            let change = Change::deleted(before);
            sidecar.apply(&change, article);
            sidecar.apply(&change.inverse(), article);
            continue;
        };
        *old = annotation(before.id.as_str(), draft, article);
        if *keeps_span {
            old.span = before.span;
        }
        sidecar.apply(&Change::edited(before, old.clone()), article);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn annotations_written_and_read_are_the_same((article, all) in annotations()) {
        let file = file_of(&article, &all);
        prop_assert_eq!(read(&file, &article).1, set_of(&all));
        let table: toml::Table = file.parse().expect("TOML");
        let count = table.get("annotation").and_then(toml::Value::as_array).map_or(0, Vec::len);
        prop_assert_eq!(count, all.len());
        let unseen = |letter: char| letter != '\n' && (letter.is_control() || "\u{202E}\u{200B}\u{FEFF}\u{2028}\u{E0041}".contains(letter));
        prop_assert!(!file.contains(unseen), "{}", file);
    }

    #[test]
    fn a_file_saved_without_a_change_is_the_same((article, all) in annotations(), crlf: bool, mark: bool, hand: bool) {
        let mut file = file_of(&article, &all);
        if hand { file = strewn(&file).0 }
        if crlf { file = file.replace('\n', "\r\n") }
        if mark { file.insert(0, '\u{FEFF}') }
        let (mut sidecar, found) = read(&file, &article);
        prop_assert_eq!(found, set_of(&all));
        prop_assert_eq!(written(&mut sidecar, &article), file);
    }

    #[test]
    fn edits_keep_remarks_and_unknown_keys((article, mut all) in annotations(), edits in edits(), crlf: bool) {
        let (mut file, added) = strewn(&file_of(&article, &all));
        if crlf { file = file.replace('\n', "\r\n") }
        let (mut sidecar, _) = read(&file, &article);
        edit(&mut sidecar, &article, &mut all, &edits);
        let file = written(&mut sidecar, &article);
        prop_assert_eq!(read(&file, &article).1, set_of(&all), "{}", file);
        prop_assert_eq!(crlf, !file.replace("\r\n", "").contains('\n'));
        let file = file.replace("\r\n", "\n");
        for line in added.iter().flat_map(|lines| lines.split("\n\n")) {
            prop_assert_eq!(file.matches(line).count(), 1, "{} in {}", line, file);
        }
    }

    #[test]
    fn edits_of_a_plain_file_leave_what_a_new_file_would_have((article, mut all) in annotations(), edits in edits()) {
        let (mut sidecar, _) = read(&file_of(&article, &all), &article);
        edit(&mut sidecar, &article, &mut all, &edits);
        prop_assert_eq!(written(&mut sidecar, &article), file_of(&article, &all));
    }

    #[test]
    fn a_cut_file_never_has_fewer_annotations((article, all) in annotations(), at: Index) {
        let file = file_of(&article, &all);
        let cut = file.floor_char_boundary(at.index(file.len()));
        if let Ok((_, found)) = Sidecar::read("file", file[..cut].into(), || &article) {
            prop_assert_eq!(found.len(), all.len());
        }
    }

    #[test]
    fn damage_gives_an_error_or_is_read_and_kept_as_it_is((article, all) in annotations(), hits in vec((any::<Index>(), any::<u8>()), 1..4)) {
        let mut file = file_of(&article, &all).into_bytes();
        for (at, byte) in hits {
            let at = at.index(file.len());
            file[at] = byte;
        }
        match Sidecar::read("file", file.clone(), || &article) {
            Ok((mut sidecar, _)) => {
                let text = String::from_utf8(file.clone()).expect("read as UTF-8");
                let is_whole = sidecar.set_aside().len() == 0;
                prop_assert!(!is_whole || text.parse::<toml::Table>().is_ok(), "{}", text);
                prop_assert_eq!(sidecar.write(&article, &ArticleHash::of(&article)), file);
            }
            Err(error) => prop_assert!((1..=3).contains(&error.to_string().lines().count()), "{}", error),
        }
    }
}

/// What a newer version or another program might write: keys with values of every kind, tables below each other.
fn unknown(table: &'static str) -> impl Strategy<Value = String> {
    let plain = select(vec![
        "1",
        "-2.5e3",
        "true",
        "\"text\"",
        "'raw \\ text'",
        "2026-11-22",
        "10:00:00",
        "inf",
        "0xFF",
    ]);
    let value = plain
        .prop_map(str::to_owned)
        .prop_recursive(3, 12, 3, |inner| {
            let list = vec(inner.clone(), 0..3).prop_map(|all| format!("[{}]", all.join(", ")));
            let lines = vec(inner.clone(), 1..3)
                .prop_map(|all| format!("[ # why\n  {},\n]", all.join(",\n  ")));
            let table = vec(inner, 0..3).prop_map(|all| {
                let fields = (0..)
                    .zip(all)
                    .map(|(number, value)| format!("k{number} = {value}"));
                format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
            });
            prop_oneof![list, lines, table]
        });
    let name = "[a-z]{1,5}";
    (
        name,
        vec((name, value), 0..3),
        option::of(name),
        any::<bool>(),
    )
        .prop_map(move |(head, entries, below, remark)| {
            let mut text = String::new();
            if remark {
                text += "# whose this is\n";
            }
            let below = below.map_or_else(String::new, |below| format!(".'x {below}'"));
            let _ = writeln!(text, "[{table}new-{head}{below}]");
            for (number, (key, value)) in (0..).zip(entries) {
                let _ = writeln!(text, "  {key}-{number}   = {value} # {key}");
            }
            text
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn structures_that_nobody_knows_survive(inside in unknown("annotation."), outside in unknown(""), crlf: bool, mark: bool) {
        let article = Article::new("a", "Envoys met on Monday.".to_owned());
        let file = format!("standoff = 1\n[article]\nname = \"a\"\n\n[[annotation]]\nid = \"x\"\nstart = 0\nend = 6\nquote = \"Envoys\"\nside = \"US\"\n\n{inside}\n{outside}# end of standoff\n");
        let mut foreign = file.clone();
        if crlf { foreign = foreign.replace('\n', "\r\n") }
        if mark { foreign.insert(0, '\u{FEFF}') }
        let (mut sidecar, found) = read(&foreign, &article);
        prop_assert_eq!(sidecar.set_aside().len(), 0, "{}", file);
        prop_assert_eq!(&written(&mut sidecar, &article), &foreign);
        // What changes is the one that it stands in, and one is made beside it.
        let mut noted = Annotation::clone(&found[0]);
        noted.note = Some("so".into());
        let made = Annotation { id: Id::new("y").expect("an id"), span: Span::new(7, 10), ..noted.clone() };
        sidecar.apply(&Change::edited(found[0].clone(), noted), &article);
        sidecar.apply(&Change::made(made), &article);
        let now = written(&mut sidecar, &article);
        prop_assert_eq!(mark, now.starts_with('\u{FEFF}'));
        prop_assert_eq!(crlf, !now.replace("\r\n", "").contains('\n'));
        let now = now.replace("\r\n", "\n");
        prop_assert!(now.contains(&inside) && now.contains(&outside), "{}", now);
        prop_assert_eq!(read(&now, &article).1.len(), 2);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn other_line_ends_change_no_value((article, all) in annotations()) {
        let file = file_of(&article, &all);
        let other = file.replace('\n', "\r\n");
        let values = |file: &str| file.parse::<toml::Table>().expect("TOML");
        prop_assert_eq!(values(&file), values(&other));
        prop_assert_eq!(read(&other, &article).1, set_of(&all));
        prop_assert_eq!(read(&other.replace("\r\n", "\n"), &article).1, set_of(&all));
    }
}
