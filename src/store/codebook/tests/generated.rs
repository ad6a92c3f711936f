//! Whatever a codebook holds: what is written is read again, and nothing else changes.

use super::written::{after, made};
use super::*;
use proptest::prelude::*;
use std::fmt::Write;

/// A codebook as people write them: tables in any order, with comments, blank lines and unknown keys.
fn files() -> impl Strategy<Value = String> {
    let remark = prop::sample::select(vec![
        "",
        "\n",
        "# remark\n",
        "\n# remark\n\n",
        "\n# one\n# two\n",
    ]);
    let extra = prop::sample::select(vec![
        "",
        "mood = 'stern' # x\n",
        "  x.y = [1,\n 2]\n",
        "[kind.sub]\nz = 1\n",
    ]);
    let kind = prop::sample::select(vec!["speaker", "topic"]);
    let table = (remark, kind, extra, "[a-z]{1,3}");
    let tables = prop::collection::vec(table, 0..6);
    (tables, any::<bool>(), any::<bool>()).prop_map(|(tables, carriage, open)| {
        let mut text = String::from("standoff = 1\n");
        for (number, (remark, kind, extra, name)) in tables.into_iter().enumerate() {
            let extra = extra.replace("kind", kind);
            let _ = write!(
                text,
                "{remark}[[{kind}]]\nname = \"{name}{number}\"\n{extra}"
            );
        }
        let text = if carriage {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        if open {
            text.trim_end().to_owned()
        } else {
            text
        }
    })
}

fn codes() -> impl Strategy<Value = Code> {
    let side = prop::option::of(prop::sample::select(vec!["US", "Russia"]));
    let text = prop::option::of("\\PC{0,6}");
    let list = prop::collection::vec("\\PC{0,4}", 0..3);
    (any::<bool>(), "[A-Z\u{202e}\"\\\\é]{1,6}", side, text, list).prop_map(
        |(is_topic, name, side, text, list)| {
            let list = list.into_iter().map(Into::into).collect();
            if is_topic {
                Code::Topic(Arc::new(Topic {
                    rule: text.map(Into::into),
                    examples: list,
                    ..Topic::of(name.into())
                }))
            } else {
                let of = Speaker::of(name.into(), side.map(Into::into));
                Code::Speaker(Arc::new(Speaker {
                    role: text.map(Into::into),
                    also: list,
                    ..of
                }))
            }
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_again_and_goes_again(source in files(), codes in prop::collection::vec(codes(), 1..5)) {
        let book = reading::read(&source).expect("a codebook").codebook;
        let mut expected = book;
        let mut changes: Vec<CodeChange> = Vec::new();
        for code in codes {
            if changes.iter().all(|change| change.after.as_ref().map(Code::name) != Some(code.name())) {
                changes.push(made(code));
            }
        }
        for change in &changes {
            expected.apply(change);
        }
        let text = after(&source, &changes);
        prop_assert_eq!(reading::read(&text).expect("a codebook").codebook, expected);
        prop_assert!(is_within(&source, &text));
        let back: Vec<_> = changes.iter().rev().map(CodeChange::inverse).collect();
        let back = after(&text, &back);
        prop_assert_eq!(back.trim_end(), source.trim_end());
    }

    #[test]
    fn an_edit_changes_what_it_is_about(source in files(), new in codes()) {
        let book = reading::read(&source).expect("a codebook").codebook;
        let old = match &new {
            Code::Topic(_) => book.topics().first().cloned().map(Code::Topic),
            _ => book.speakers().first().cloned().map(Code::Speaker),
        };
        prop_assume!(old.is_some());
        let change = CodeChange { before: old, after: Some(new) };
        let mut expected = book;
        expected.apply(&change);
        let text = after(&source, std::slice::from_ref(&change));
        prop_assert_eq!(&reading::read(&text).expect("a codebook").codebook, &expected);
        let back = after(&text, &[change.inverse()]);
        prop_assert_eq!(back.trim_end(), source.trim_end());
    }

    #[test]
    fn no_text_breaks_the_reader(source in "\\PC{0,60}", table in files()) {
        for text in [source.clone(), format!("standoff = 1\n{source}"), format!("{table}{source}")] {
            let _ = reading::read(&text);
            let _ = writing::write("f", &text, &[made(topic("T"))], &mut Vec::new());
        }
    }
}

/// Whether all lines of `source` stand in `text` in their order.
fn is_within(source: &str, text: &str) -> bool {
    let mut lines = text.lines();
    source.lines().all(|line| lines.any(|other| other == line))
}
