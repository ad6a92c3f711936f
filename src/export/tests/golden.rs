//! Whole outputs of one small article: overlapping, nested and lost stances, an emoji, curly quotes.

use super::{Annotation, Annotations, Article, Doubt, Facts, Format, Origin, Position};
use super::{as_lines, as_text, exported, rows, set, tagged};
use crate::annotation::{Conflict, Field, Standing, Value};
use std::sync::Arc;

fn harbour() -> (Article, Annotations) {
    let text = "Harbour vote put “on hold” 🚢\n\n\
                Minister Ana Ruiz said the port “must open”, and\n\
                her deputy agreed ⟦sic⟧.\n\n\
                The union replied: “Never, never”. No one else spoke.\n";
    let article = Article::new("port.txt", text.to_owned());
    let mut outer = tagged(
        &article,
        "a",
        "Minister Ana Ruiz said the port “must open”",
        "UK",
    );
    outer.stance.speaker = Some("Ana Ruiz".into());
    outer.stance.topic = Some("the port".into());
    outer.stance.position = Some(Position::Support);
    outer.note = Some("first\nof two".into());
    outer.by = Some("coder1".into());
    outer.at = Some("2026-11-22T10:00:00Z".into());
    let nested = tagged(&article, "b", "“must open”", "UK");
    let mut crossing = tagged(&article, "c", "open”, and\nher deputy", "Docks");
    crossing.stance.position = Some(Position::Neutral);
    let mut next = tagged(&article, "d", "Never", "US");
    next.stance.position = Some(Position::Oppose);
    next.stance.topic = Some("the port".into());
    let lost = Annotation {
        doubt: Some(Arc::new(Doubt::lost(Origin::of("words that were here")))),
        ..tagged(&article, "e", "hold", "US")
    };
    (article, set([outer, nested, crossing, next, lost]))
}

fn facts() -> Facts {
    Facts {
        title: None,
        author: Some("J. Doe".into()),
        date: Some("2026-11-20".into()),
        outlet: None,
        url: Some("https://example.org/port".into()),
    }
}

#[test]
fn csv_is_a_table_with_a_row_per_stance() {
    let (article, annotations) = harbour();
    let (csv, receipt) = exported(Format::Csv, &article, &facts(), &annotations);
    let title = "Harbour vote put “on hold” 🚢";
    let head = format!("port.txt,{title},2026-11-20,");
    let tail = "J. Doe,https://example.org/port,started";
    let lines = [
        "article,title,date,outlet,id,paragraph,start,end,quote,side,speaker,topic,position,note,by,at,status,author,url,progress".to_owned(),
        format!("{head},e,,,,words that were here,US,,,,,,,lost,{tail}"),
        format!("{head},a,2,30,73,Minister Ana Ruiz said the port “must open”,UK,Ana Ruiz,the port,support,\"first\nof two\",coder1,2026-11-22T10:00:00Z,,{tail}"),
        format!("{head},b,2,62,73,“must open”,UK,,,,,,,,{tail}"),
        format!("{head},c,2,68,89,\"open”, and\nher deputy\",Docks,,,neutral,,,,,{tail}"),
        format!("{head},d,3,125,130,Never,US,,the port,oppose,,,,,{tail}"),
        String::new(),
    ];
    assert_eq!(csv, lines.join("\r\n"));
    assert_eq!(receipt.placeless, 1);
    assert_eq!((receipt.neutralised, receipt.spelled_out), (0, 0));
    assert_eq!(rows(&csv).len(), annotations.len());
}

#[test]
fn json_lines_have_an_object_per_stance_with_all_names_in_it() {
    let (article, annotations) = harbour();
    let (json, _) = exported(Format::JsonLines, &article, &facts(), &annotations);
    let lines: Vec<&str> = json.lines().collect();
    assert_eq!(lines.len(), annotations.len());
    let head = r#"{"article":"port.txt","title":"Harbour vote put “on hold” 🚢","date":"2026-11-20","outlet":null,"#;
    let lost = r#""id":"e","paragraph":null,"start":null,"end":null,"quote":"words that were here","side":"US","speaker":null,"topic":null,"position":null,"note":null,"by":null,"at":null,"status":"lost","#;
    let full = r#""id":"a","paragraph":2,"start":30,"end":73,"quote":"Minister Ana Ruiz said the port “must open”","side":"UK","speaker":"Ana Ruiz","topic":"the port","position":"support","note":"first\nof two","by":"coder1","at":"2026-11-22T10:00:00Z","status":"","#;
    let tail = r#""author":"J. Doe","url":"https://example.org/port","progress":"started"}"#;
    assert_eq!(lines[0], format!("{head}{lost}{tail}"));
    assert_eq!(lines[1], format!("{head}{full}{tail}"));
    assert!(json.ends_with("}\n"));
}

#[test]
fn markdown_is_read_side_by_side() {
    let (article, annotations) = harbour();
    let (text, receipt) = exported(Format::Markdown, &article, &facts(), &annotations);
    let expected = "\
# Harbour vote put “on hold” 🚢

Source: J. Doe · 2026-11-20 · https\\://example.org/port · port.txt

| side | stances | for ▲ | against ▼ | neutral ● | not judged |
|:--|--:|--:|--:|--:|--:|
| US | 1 | 0 | 1 | 0 | 0 |
| UK | 2 | 1 | 0 | 0 | 1 |
| Docks | 1 | 0 | 0 | 1 | 0 |
| **all** | 4 | 1 | 1 | 1 | 1 |

Not counted: 1 lost.

## US

> “Never”

¶ 3 · opposes · the port

## UK

> “Minister Ana Ruiz said the port “must open””

¶ 2 · Ana Ruiz · supports · the port · tagged by coder1

Note: first of two

> “must open”

¶ 2

## Docks

> “open”, and her deputy”

¶ 2 · neutral

## Lost

Their words no longer stand where they stood.

> “words that were here”

Side: US
";
    assert_eq!(text, expected);
    assert_eq!(receipt.lines(), Vec::<String>::new());
}

#[test]
fn the_annotated_text_marks_spans_that_nest_and_cross() {
    let (article, annotations) = harbour();
    let expected = "\
1  Harbour vote put “on hold” 🚢

2  ⟦1 K▲ Minister Ana Ruiz said the port ⟦2 K “must ⟦3 D● open” 2⟧ 1⟧, and her deputy 3⟧ agreed ‹⟦›sic‹⟧›.

3  The union replied: “⟦4 U▼ Never 4⟧, never”. No one else spoke.

Stances: 4
⟦1⟧ ¶2 UK · Ana Ruiz · supports · the port
    note: first of two
⟦2⟧ ¶2 UK
⟦3⟧ ¶2 Docks · neutral
⟦4⟧ ¶3 US · opposes · the port

Lost, their words are no longer in the text:
- US
    words: words that were here
";
    assert_eq!(as_text(&article, &annotations), expected);
}

#[test]
fn a_stance_over_paragraphs_begins_and_ends_with_their_words() {
    let article = Article::new("a.txt", "One two.\n\nThree four.\n\nFive.\n".to_owned());
    let across = tagged(&article, "a", "two.\n\nThree four.\n\n", "US");
    let gap = tagged(&article, "b", "\n\nFive", "Russia");
    let text = as_text(&article, &set([across, gap]));
    let expected = "\
1  One ⟦1 U two.

2  Three four. 1⟧

3  ⟦2 R Five 2⟧.

Stances: 2
⟦1⟧ ¶1 US
⟦2⟧ ¶2 Russia
";
    assert_eq!(text, expected);
    let blank = tagged(&article, "c", "\n\n", "UK");
    let text = as_text(&article, &set([blank]));
    assert_eq!(
        text.matches("⟦1").count(),
        1,
        "listed, with no word to mark: {text}"
    );
}

#[test]
fn of_two_stances_that_begin_together_the_longer_one_holds_the_other() {
    let article = Article::new("a.txt", "One two three.".to_owned());
    let short = tagged(&article, "a", "One", "US");
    let long = tagged(&article, "b", "One two", "UK");
    let same = tagged(&article, "c", "One two", "Syria");
    let text = as_text(&article, &set([short, long, same]));
    let line = text.lines().next();
    assert_eq!(line, Some("1  ⟦2 K ⟦3 S ⟦1 U One 1⟧ two 3⟧ 2⟧ three."));
}

#[test]
fn an_article_without_stances_has_its_heading_and_a_table_without_rows() {
    let article = Article::new("a.txt", "One line only".to_owned());
    let none = Annotations::default();
    let export = |format| exported(format, &article, article.facts(), &none).0;
    assert_eq!(export(Format::Csv).lines().count(), 1);
    assert_eq!(export(Format::JsonLines), "");
    assert_eq!(
        export(Format::Markdown),
        "# a.txt\n\nSource: a.txt\n\nNo stances.\n"
    );
    assert_eq!(as_text(&article, &none), "1  One line only\n\nStances: 0\n");
}

/// An edited, a moved, an ambiguous one and one decided differently, in few words.
fn doubtful() -> (Article, Annotations) {
    let article = Article::new("a.txt", "One two three. One two four. Five.".to_owned());
    let doubt = |standing, words: &str| {
        Some(Arc::new(Doubt {
            standing,
            ..Doubt::lost(Origin::of(words))
        }))
    };
    let edited = Annotation {
        doubt: doubt(Standing::Edited, "Two *three*"),
        ..tagged(&article, "a", "two three", "US")
    };
    let moved = Annotation {
        doubt: doubt(Standing::Moved, "Five"),
        ..tagged(&article, "b", "Five", "UK")
    };
    let ambiguous = Annotation {
        doubt: doubt(Standing::Ambiguous, "One"),
        ..tagged(&article, "c", "One", "UK")
    };
    let conflict = Conflict {
        field: Field::Side,
        ours: None,
        theirs: Some(Value::Text("Syria".into())),
        base: None,
        was: Arc::default(),
    };
    let mut both = tagged(&article, "d", "four", "US");
    both.conflicts = Arc::new([conflict]);
    (article, set([edited, moved, ambiguous, both]))
}

#[test]
fn what_is_not_sure_is_marked_and_counted_in_every_form() {
    let (article, annotations) = doubtful();
    let expected = "\
1  One ⟦1 U? two three 1⟧. One two ⟦2 U! four 2⟧. ⟦3 K? Five 3⟧.

Stances: 3
Not sure: 1 edited, 1 moved, 1 decided differently by two people
⟦1⟧ ¶1 US
    edited, before: Two *three*
⟦2⟧ ¶1 US
    conflict: side: US or Syria
⟦3⟧ ¶1 UK
    moved, before: Five

Ambiguous, their words may be in several places:
- UK
    words: One
";
    assert_eq!(as_text(&article, &annotations), expected);
    let (text, _) = exported(Format::Markdown, &article, article.facts(), &annotations);
    let lines: Vec<&str> = text
        .lines()
        .skip(10)
        .filter(|line| !line.is_empty())
        .collect();
    let expected = [
        "Counted, but not sure: 1 edited, 1 moved, 1 decided differently by two people.",
        "Not counted: 1 ambiguous.",
        "## US",
        "> “two three”",
        "¶ 1",
        "**edited**, before: “Two \\*three\\*”",
        "> “four”",
        "¶ 1",
        "**conflict**, side: US or Syria",
        "## UK",
        "> “Five”",
        "¶ 1",
        "**moved**, before: “Five”",
        "## Ambiguous",
        "Their words may be in several places, and nothing tells which is theirs.",
        "> “One”",
        "Side: UK",
    ];
    assert_eq!(lines, expected);
    let (csv, _) = exported(Format::Csv, &article, article.facts(), &annotations);
    let rows = rows(&csv);
    let status: Vec<_> = rows.iter().map(|row| &row[16]).collect();
    assert_eq!(status, ["ambiguous", "edited", "conflict", "moved"]);
    assert_eq!(
        as_lines(&article, &annotations),
        "\
a.txt:ambiguous: UK ·  “One”
a.txt:1: US ·  “two three”  [edited]
a.txt:1: US ·  “four”  [conflict]
a.txt:1: UK ·  “Five”  [moved]
"
    );
}
