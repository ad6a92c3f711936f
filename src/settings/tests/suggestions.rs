//! What a person may set about suggestions.

use super::{complaints, settings};
use crate::settings::Suggestions;

#[test]
fn which_suggestions_are_seen_can_be_set() {
    let text = "[suggestions]\nshow = false\nkinds = [\"direct\", \"mixed\"]\nconfidence = 0x50\n";
    let settings = settings(text);
    assert_eq!(settings.mistakes, []);
    let expected = Suggestions {
        show: Some(false),
        kinds: Some(vec![String::from("direct"), String::from("mixed")]),
        confidence: Some(80),
    };
    assert_eq!(settings.suggestions, expected);
}

#[test]
fn every_mistake_in_suggestions_is_named() {
    let told = complaints(
        "[suggestions]\nshow = \"yes\"\nkinds = [\"direct\", \"indirekt\", \"x\\u001b\", 3]\nconfidence = 101\nshwo = 1\ncolour = 1\n",
    );
    assert_eq!(
        told,
        [
            "2:1: `show` is \"yes\"; expected true or false",
            "3:20: `indirekt` is no kind; nearest: `indirect`",
            "3:32: `x\u{1b}` is no kind; there are direct, mixed, indirect",
            "3:43: a number is no kind; there are direct, mixed, indirect",
            "4:1: `confidence` is 101; expected a whole number from 0 to 100",
            "5:1: `shwo` is no key of [suggestions]; nearest: `show`",
            "6:1: `colour` is no key of [suggestions]; there are show, kinds and confidence",
        ]
    );
    for (wrong, found) in [
        ("\"direct\"", "\"direct\""),
        ("[]", "an empty list"),
        ("true", "true"),
        ("{ a = 1 }", "a table"),
    ] {
        assert_eq!(
            complaints(&format!("[suggestions]\nkinds = {wrong}\n")),
            [format!(
                "2:1: `kinds` is {found}; expected a list with some of direct, mixed, indirect (`show = false` hides all)"
            )]
        );
    }
    for wrong in ["-1", "256", "99999999999999999999", "1.5", "\"50\"", "true"] {
        let told = complaints(&format!("[suggestions]\nconfidence = {wrong}\n"));
        assert_eq!(told.len(), 1, "{wrong}: {told:?}");
    }
}

#[test]
fn what_is_wrong_in_suggestions_counts_as_not_said() {
    let text = "[suggestions]\nshow = 1\nkinds = [\"all\", \"mixed\"]\nconfidence = \"high\"\n";
    let expected = Suggestions {
        kinds: Some(vec![String::from("mixed")]),
        ..Suggestions::default()
    };
    assert_eq!(settings(text).suggestions, expected);
    let none = settings("[suggestions]\nkinds = [\"all\"]\n");
    assert_eq!(none.suggestions, Suggestions::default());
}
