use super::{Asked, Filter};
use crate::annotation::{
    Annotation, Conflict, Doubt, Field, Id, Origin, Position, Stance, Standing,
};
use crate::article::{Facts, Span};
use crate::codebook::{Codebook, Side, Speaker};
use crate::shelf::{Entry, Face, Mark, Work};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// Stances by letter: those that a query asks for are told as a word of these letters.
const STANCES: [&str; 6] = [
    "a Russia|Sergey Lavrov|Assad's future|support|cites Iraq and Libya|coder1|“We warned against it,” he said.",
    "b US|Rex Tillerson|the chemical attack|oppose|||“complicit or\nsimply incompetent”",
    "c UK||chemical weapons|neutral||coder2|Britain’s note on the alchemist",
    "d Russia|Мария Захарова||||coder1|Это невозможно, заявила она.",
    "e Turkey|Mevlüt Çavuşoğlu|sanctions|oppose|||外务大臣说,会谈没有结果。",
    "f Syria|Walid \"Abu\" Muallem|a,b|||coder2|lost words",
];

fn stances() -> Vec<(char, Annotation, String)> {
    STANCES.iter().map(|line| stance(line)).collect()
}

fn stance(line: &str) -> (char, Annotation, String) {
    let (letter, line) = line.split_at(2);
    let parts: Vec<Option<Arc<str>>> = line
        .split('|')
        .map(|part| (!part.is_empty()).then(|| part.into()))
        .collect();
    let words = parts[6].as_deref().unwrap_or_default().to_owned();
    let annotation = Annotation {
        id: Id::new("x").unwrap(),
        span: Span::new(0, 0),
        stance: Stance {
            side: parts[0].clone().unwrap(),
            speaker: parts[1].clone(),
            topic: parts[2].clone(),
            position: parts[3].as_deref().and_then(Position::from_word),
        },
        note: parts[4].clone(),
        by: parts[5].clone(),
        at: None,
        doubt: (letter == "f ").then(|| Arc::new(Doubt::lost(Origin::of(words.as_str())))),
        conflicts: Arc::default(),
    };
    (letter.chars().next().unwrap(), annotation, words)
}

/// The built-in sides with other names, and a speaker with one.
fn codebook() -> Codebook {
    let also = |names: &[&str]| names.iter().map(|&name| name.into()).collect();
    let sides = Codebook::default();
    let sides = sides.sides().iter().map(|side| Side {
        also: match &*side.name {
            "Russia" => also(&["Moscow", "the Kremlin"]),
            "UK" => also(&["Britain", "Großbritannien"]),
            _ => Vec::new(),
        },
        ..Side::clone(side)
    });
    let tillerson = Speaker {
        also: also(&["the secretary of state"]),
        ..Speaker::of("Rex Tillerson".into(), Some("US".into()))
    };
    Codebook::new(sides.collect(), vec![tillerson], Vec::new(), Vec::new())
}

fn found(query: &str) -> String {
    match Filter::parse(query, &codebook()) {
        Ok(filter) => {
            let asked = stances().into_iter();
            let asked = asked.filter(|(_, annotation, words)| filter.matches(annotation, words));
            asked.map(|(letter, ..)| letter).collect()
        }
        Err(fault) => format!("{:?} {fault}", &query[fault.at.clone()]),
    }
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (query, expected) in cases {
        assert_eq!(found(query), *expected, "{query}");
    }
}

#[test]
fn fields_are_asked_for_by_the_beginnings_of_words() {
    check(&[
        ("", "abcdef"),
        ("side:russia", "ad"),
        ("side:us", "b"),
        ("SIDE:Rus", "ad"),
        ("speaker:lav", "a"),
        ("speaker:sergey", "a"),
        ("speaker:avrov", ""),
        ("speaker:\"sergey lav\"", "a"),
        ("topic:chem", "bc"),
        ("topic:\"chemical att\"", "b"),
        ("topic:attack", "b"),
        ("topic:tack", ""),
        ("position:oppose", "be"),
        ("position:s", "a"),
        ("note:libya", "a"),
        ("quote:incompetent", "b"),
        ("quote:libya", ""),
        ("by:coder1", "ad"),
        ("is:lost", "f"),
        ("-is:lost side:s", ""),
    ]);
}

#[test]
fn what_waits_for_a_decision_is_asked_for_by_its_word() {
    let stance = |standing: Option<Standing>, differs: bool| {
        let mut stances = stances();
        let (_, mut annotation, _) = stances.swap_remove(0);
        annotation.doubt = standing.map(|standing| {
            Arc::new(Doubt {
                standing,
                ..Doubt::lost(Origin::of("gone"))
            })
        });
        let conflict = Conflict {
            field: Field::Side,
            ours: None,
            theirs: None,
            base: None,
        };
        annotation.conflicts = differs.then_some(conflict).into_iter().collect();
        annotation
    };
    let all = [
        ('s', stance(None, false)),
        ('e', stance(Some(Standing::Edited), false)),
        ('m', stance(Some(Standing::Moved), false)),
        ('a', stance(Some(Standing::Ambiguous), false)),
        ('l', stance(Some(Standing::Lost), false)),
        ('c', stance(None, true)),
    ];
    for (query, expected) in [
        ("is:edited", "e"),
        ("is:moved", "m"),
        ("is:ambiguous", "a"),
        ("is:lost", "l"),
        ("is:conflict", "c"),
        ("is:doubtful", "emalc"),
        ("-is:doubtful", "s"),
        ("is:edited,moved", "em"),
        ("is:edited is:moved", "em"),
    ] {
        let filter = Filter::parse(query, &codebook()).unwrap();
        let asked = all.iter().filter(|(_, one)| filter.matches(one, "gone"));
        let found: String = asked.map(|(letter, _)| *letter).collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn terms_are_joined_by_and_values_of_a_field_by_or() {
    check(&[
        ("side:russia speaker:lav", "a"),
        ("side:russia topic:chem", ""),
        ("side:us,uk", "bc"),
        ("side:us side:uk", "bc"),
        ("side:us,uk position:neutral", "c"),
        ("topic:\"chemical attack\",sanctions", "be"),
        ("position:support,oppose", "abe"),
        ("chemical oppose", "b"),
        ("chemical warned", ""),
    ]);
}

#[test]
fn a_minus_turns_a_term_round_and_a_star_is_any_value() {
    check(&[
        ("-side:russia", "bcef"),
        ("-side:russia -side:us", "cef"),
        ("-side:russia,us", "cef"),
        ("note:*", "a"),
        ("-note:*", "bcdef"),
        ("speaker:*", "abdef"),
        ("-speaker:*", "c"),
        ("position:*", "abce"),
        ("-position:*", "df"),
        ("topic:* -topic:chem", "aef"),
        ("-chemical", "adef"),
        ("-\"chemical attack\"", "acdef"),
        ("lav*", "a"),
        ("\"*\"", ""),
    ]);
}

#[test]
fn words_are_looked_for_in_the_text_the_note_and_all_fields() {
    check(&[
        ("warned", "a"),
        ("libya", "a"),
        ("lavrov", "a"),
        ("oppose", "be"),
        ("coder2", "cf"),
        ("alchem", "c"),
        ("chem", "bc"),
        ("complicit", "b"),
        ("\"or simply\"", "b"),
        ("“or   simply”", "b"),
        ("\"lost words\"", "f"),
        ("well-known", ""),
        ("12:30", ""),
    ]);
}

#[test]
fn case_diacritics_quotes_and_scripts_make_no_difference() {
    check(&[
        ("speaker:cavusoglu", "e"),
        ("speaker:ÇAVUŞ", "e"),
        ("speaker:захар", "d"),
        ("speaker:ахар", ""),
        ("topic:assad’s", "a"),
        ("topic:assad's", "a"),
        ("\"britain's note\"", "c"),
        ("\"\\\"we warned\"", "a"),
        ("невозможно", "d"),
        ("大臣", "e"),
        ("结果", "e"),
        ("speaker:abu", "f"),
        ("speaker:\"\\\"abu\\\"\"", "f"),
        ("topic:\"a,b\"", "f"),
    ]);
}

#[test]
fn names_are_known_by_what_the_codebook_calls_them() {
    check(&[
        ("side:kremlin", "ad"),
        ("side:mos,britain", "acd"),
        ("side:gross", "c"),
        ("-side:moscow", "bcef"),
        ("speaker:secretary", "b"),
        // Not everything that Moscow stands for is meant where a word is looked for.
        ("kremlin", ""),
    ]);
}

#[test]
fn a_mistake_is_told_with_its_place_and_what_was_meant() {
    let fields = "expected side, speaker, topic, position, note, quote, by or is";
    check(&[
        (
            "side:us speker:lav",
            "\"speker\" no field “speker”: did you mean speaker?",
        ),
        ("sp:lav", "\"sp\" no field “sp”: did you mean speaker?"),
        ("xyzzy:1", &format!("\"xyzzy\" no field “xyzzy”: {fields}")),
        (
            "side:",
            "\":\" nothing after “:”: expected a word, \"some words\" or *",
        ),
        (
            "side: us",
            "\":\" nothing after “:”: expected a word, \"some words\" or *",
        ),
        (
            "side:us,",
            "\",\" nothing after “,”: expected a word, \"some words\" or *",
        ),
        (
            "position:against",
            "\"against\" not “against”: expected support, oppose or neutral",
        ),
        (
            "position:suport",
            "\"suport\" not “suport”: did you mean support?",
        ),
        (
            "is:found",
            "\"found\" not “found”: expected lost, edited, moved, ambiguous, conflict or doubtful",
        ),
        (
            "side:us title:talks",
            "\"title\" “title” is of articles: ask that on the shelf, or by list --where",
        ),
        (
            "is:done",
            "\"done\" “done” is of articles: ask that on the shelf, or by list --where",
        ),
        (
            "is:*",
            "\"*\" not “*”: expected lost, edited, moved, ambiguous, conflict or doubtful",
        ),
        (
            "side:us - uk",
            "\"-\" nothing after “-”: expected a term, as in -side:us",
        ),
        (
            "side:\"\"",
            "\"\\\"\\\"\" nothing between the quotes: expected words",
        ),
        (
            "side:\"us\"x",
            "\"x\" letters after a closing quote: expected a blank",
        ),
        (
            "topic:\"chemical",
            "\"\\\"chemical\" a quote without its end: expected \"",
        ),
    ]);
}

/// Articles by letter: title, outlet, author, date, name, address, what was done, the stances.
const ARTICLES: [&str; 5] = [
    "a Talks end|The Post|Ann Roe|2017-04-12|2017/talks.txt|https://post.example/1|done|a,b",
    "b Zürich meets|Gazette|||b.html|||b",
    "c |||2017|c.txt|||c,d",
    "d Old news of Moscow|The Post||2016-12-31T10:00:00Z|d.txt||nothing|",
    "e Untold|||April 13, 2017|e.txt||trouble|",
];

fn articles() -> Vec<(char, Entry)> {
    let article = |line: &&str| {
        let (letter, line) = line.split_at(2);
        let parts: Vec<_> = line.split('|').collect();
        let told = |at: usize| (!parts[at].is_empty()).then(|| Arc::from(parts[at]));
        let known = stances().into_iter();
        let known =
            known.filter(|(one, ..)| parts[7].split(',').any(|wanted| wanted.starts_with(*one)));
        let face = Face {
            facts: Facts {
                title: told(0),
                outlet: told(1),
                author: told(2),
                date: told(3),
                url: told(5),
            },
            words: 10,
            trouble: None,
        };
        let work = Work {
            quotes: known.clone().map(|(.., words)| words.into()).collect(),
            annotations: known.map(|(_, stance, _)| Arc::new(stance)).collect(),
            mark: Mark::named(parts[6]),
            read: None,
            trouble: (parts[6] == "trouble").then(|| "line 3: no quote's end".into()),
        };
        let entry = Entry {
            path: Path::new(parts[4]).into(),
            name: parts[4].into(),
            face: Some(Arc::new(face)),
            work: Some(Arc::new(work)),
        };
        (letter.chars().next().unwrap(), entry)
    };
    ARTICLES.iter().map(article).collect()
}

#[test]
fn articles_are_asked_for_by_what_they_say_and_by_their_stances() {
    let found = |query: &str| match Filter::parse_for(Asked::Articles, query, &codebook()) {
        Ok(filter) => {
            let asked = articles().into_iter();
            let asked = asked.filter(|(_, entry)| filter.matches_article(entry));
            asked.map(|(letter, _)| letter).collect::<String>()
        }
        Err(fault) => format!("{:?} {fault}", &query[fault.at.clone()]),
    };
    for (query, expected) in [
        ("", "abcde"),
        ("title:talks", "a"),
        ("title:zurich", "b"),
        ("title:*", "abde"),
        ("-title:*", "c"),
        ("outlet:post", "ad"),
        ("outlet:post,gazette", "abd"),
        ("author:roe", "a"),
        ("author:oe", ""),
        ("name:c.txt", "c"),
        ("name:2017", "a"),
        ("url:https", "a"),
        ("date:2017", "ac"),
        ("date:2017-04", "a"),
        ("date:april", "e"),
        ("date:04", ""),
        ("date:>=2017-01-01", "ac"),
        ("date:>=2017", "ac"),
        ("date:<2017", "d"),
        ("date:<=2016-12-31", "d"),
        ("date:>2016-12-31", "ac"),
        ("date:>=2016-12-01 date:<2017-02", "cd"),
        ("date:<2017-01,>2017-04-20", "cd"),
        ("date:<2016,>2017-04-11", "ac"),
        ("-date:*", "b"),
        ("is:untouched", "e"),
        ("is:started", "bc"),
        ("is:done", "a"),
        ("is:nothing", "d"),
        ("is:do,n", "ad"),
        ("-is:done", "bcde"),
        ("is:trouble", "e"),
        ("is:lost", ""),
        ("side:us", "ab"),
        // One stance must have them all.
        ("side:russia position:support", "a"),
        ("side:russia position:neutral", ""),
        ("side:uk position:neutral", "c"),
        // None may have it.
        ("-side:us", "cde"),
        ("-speaker:*", "de"),
        ("side:us -side:russia", "b"),
        ("by:coder2", "c"),
        ("kremlin", ""),
        ("side:kremlin", "ac"),
        // Words stand in what the article is called and in its stances.
        ("moscow", "d"),
        ("post", "ad"),
        ("lavrov", "a"),
        ("tillerson gazette", "b"),
        ("-russia", "bde"),
        ("https", ""),
        ("quote:*", "abc"),
        ("quote:\"warned against\"", "a"),
        ("quote:alchemist -side:us", "c"),
        ("side:russia quote:complicit", ""),
        ("incompetent", "ab"),
        ("tite:x", "\"tite\" no field “tite”: did you mean title?"),
        (
            "date:>=May",
            "\">=May\" not “>=May”: expected a day, month or year, as in >=2017-04-13",
        ),
    ] {
        assert_eq!(found(query), expected, "{query}");
    }
    let open = Filter::parse_for(Asked::Articles, "date:>=", &codebook());
    assert!(open.unwrap_err().is_open);
    assert!(Filter::parse("title:talks", &codebook()).is_err());
}

#[test]
fn what_only_stops_too_early_is_still_being_written() {
    let is_open = |query| Filter::parse(query, &codebook()).unwrap_err().is_open;
    assert!(is_open("topic:\"chemical"));
    assert!(is_open("topic:"));
    assert!(is_open("-"));
    assert!(!is_open("topic: chemical"));
    assert!(!is_open("- chemical"));
    assert!(!is_open("tpic:\"chemical\""));
}

/// `value` in quotes, whatever stands in it.
fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Names and texts of all kinds: quotes, blanks, marks, signs of the query language.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ,:*\"\\\\'-]{1,12}",
        "[àÉøßłİʼ“”„’ \u{301}\u{a0}\u{b4}外大臣가Жй]{1,8}",
        "\\PC{1,12}",
        any::<String>().prop_filter("empty", |text| !text.is_empty()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn anything_is_a_query_or_a_mistake_in_its_place(query in prop_oneof![any::<String>(), "(-?[a-z]{0,8}:?[\"“”,*\\\\ -]?){0,8}"]) {
        if let Err(fault) = Filter::parse(&query, &codebook()) {
            prop_assert!(query.get(fault.at.clone()).is_some_and(|place| !place.is_empty()), "{fault:?}");
            prop_assert!(fault.term <= fault.at.start && query.is_char_boundary(fault.term), "{fault:?}");
        }
    }

    #[test]
    fn every_stance_is_what_its_own_fields_ask_for(values in prop::collection::vec(text(), 6)) {
        let value = |index: usize| -> Arc<str> { values[index].as_str().into() };
        let (_, mut annotation, _) = stance(STANCES[0]);
        annotation.stance.side = value(0);
        annotation.stance.speaker = Some(value(1));
        annotation.stance.topic = Some(value(2));
        annotation.note = Some(value(3));
        annotation.by = Some(value(4));
        let fields = ["side", "speaker", "topic", "note", "by", "quote"];
        let terms = fields.iter().zip(&values);
        let terms: Vec<_> = terms.map(|(field, value)| format!("{field}:{}", quoted(value))).collect();
        let words = values.iter().map(|value| quoted(value));
        let query: Vec<_> = terms.into_iter().chain(words).collect();
        let query = query.join(" ");
        let filter = Filter::parse(&query, &codebook());
        prop_assert!(filter.is_ok_and(|filter| filter.matches(&annotation, &values[5])), "{query}");
    }
}

/// A stance of any article is asked for by what the article says too.
#[test]
fn stances_are_asked_for_by_what_their_articles_say() {
    let found = |query: &str| {
        let filter = Filter::parse_for(Asked::Listed, query, &codebook());
        let filter = filter.unwrap_or_else(|fault| panic!("{query}: {fault}"));
        let articles = articles().into_iter();
        let found = articles.map(|(letter, entry)| {
            let work = entry.work.clone().unwrap();
            let asked = |one: &Annotation, words: &str| filter.matches_in(&entry, one, words);
            let stances = work.quoted().filter(|(one, words)| asked(one, words));
            let stances = stances.map(|(one, _)| format!("{letter}{} ", &one.stance.side[..1]));
            stances.collect::<String>()
        });
        found.collect::<String>().trim_end().to_owned()
    };
    for (query, expected) in [
        ("", "aR aU bU cU cR"),
        ("title:talks", "aR aU"),
        ("title:talks side:us", "aU"),
        ("-title:*", "cU cR"),
        ("is:started -side:us", "cU cR"),
        ("is:done", "aR aU"),
        ("date:>=2017 quote:note", "cU"),
        ("name:b.html,c.txt", "bU cU cR"),
        // A word is looked for in stances alone.
        ("talks", ""),
        ("incompetent", "aU bU"),
    ] {
        assert_eq!(found(query), expected, "{query}");
    }
}
