//! Who is named, and which names match.

use super::named::Words;
use super::names::Names;
use super::rank;
use super::roster::Roster;
use super::{Kind, Offer};
use std::sync::Arc;

#[test]
fn names_are_found_as_whole_words() {
    let cases = [
        ("Lavrov spoke of Lavrov.", "lavrov", Some(0)),
        ("Then Sergey Lavrov spoke.", "sergey lavrov", Some(1)),
        ("Then Lavrov’s aide spoke.", "sergey lavrov", Some(1)),
        ("Lavrovsky spoke.", "lavrov", None),
        ("The house was white.", "white house", None),
        ("In the House", "white house", Some(2)),
        ("in the house", "white house", None),
        ("Bashar al-Assad left", "al-assad", Some(1)),
        ("ÇAVUŞOĞLU spoke", "mevlut cavusoglu", Some(0)),
        ("习近平说", "习近平", Some(0)),
        ("", "lavrov", None),
        ("Lavrov", "", None),
        ("An Li came", "jan li", None),
    ];
    for (text, label, place) in cases {
        assert_eq!(
            Words::of(text).mentions(label).map(|(first, _)| first),
            place,
            "{label} in {text}"
        );
    }
}

fn offered(names: &[&str], typed: &str, kind: Kind) -> String {
    let mut known = Names::default();
    for name in names {
        known.add(&(*name).into(), &[]);
    }
    let roster = Roster::new(Arc::new(known), []);
    let offers = rank::offers(&roster, typed, kind);
    let words = offers.into_iter().map(|offer| match offer {
        Offer::Known(name, _) => name.to_string(),
        Offer::New(name) => format!("+{name}"),
        Offer::Nothing => String::from("none"),
    });
    words.collect::<Vec<_>>().join(", ")
}

#[test]
fn the_best_match_comes_first_and_what_is_typed_can_be_taken() {
    let people = [
        "Sergey Lavrov",
        "Rex Tillerson",
        "Sergei Shoigu",
        "al-Assad",
    ];
    let cases = [
        ("lav", "Sergey Lavrov, +lav"),
        ("Lavrov", "Sergey Lavrov, +Lavrov"),
        ("serge", "Sergey Lavrov, Sergei Shoigu, +serge"),
        ("sergey lavrov", "Sergey Lavrov"),
        ("r t", "Rex Tillerson, +r t"),
        ("assad", "al-Assad, +assad"),
        ("tlrsn", "Rex Tillerson, +tlrsn"),
        ("Iran", "+Iran"),
        ("Rio", "+Rio, Rex Tillerson, Sergei Shoigu"),
    ];
    for (typed, expected) in cases {
        assert_eq!(offered(&people, typed, Kind::Speaker), expected, "{typed}");
    }
}

#[test]
fn scattered_letters_are_no_topic() {
    let topics = ["international sanctions", "Iran"];
    assert_eq!(
        offered(&topics, "iran", Kind::Topic),
        "Iran, international sanctions"
    );
    let topics = ["international sanctions"];
    assert_eq!(
        offered(&topics, "iran", Kind::Topic),
        "+iran, international sanctions"
    );
    assert_eq!(
        offered(&topics, "sanctions", Kind::Topic),
        "international sanctions, +sanctions"
    );
}
