//! What a query finds among stances.

mod any;
mod articles;

use super::Filter;
use crate::annotation::{
    Annotation, Conflict, Doubt, Field, Id, Origin, Position, Stance, Standing,
};
use crate::article::Span;
use crate::codebook::{Codebook, Side, Speaker};
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
            was: Arc::default(),
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
