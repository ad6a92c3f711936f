//! Plans for sidecars whose articles stand elsewhere.

use super::{Plan, Slot, planned};
use std::collections::BTreeMap;

/// The sidecars for the texts that `said` names, one letter each from number 1: `.` for none, `?` for one that doesn't say
/// its text; behind a space those that lie at the names of texts that are gone.
fn there(said: &str) -> BTreeMap<Slot, Option<String>> {
    let (numbered, gone) = said.split_once(' ').unwrap_or((said, ""));
    let numbered = (1..).zip(numbered.chars()).filter(|(_, said)| *said != '.');
    let numbered = numbered.map(|(number, said)| {
        let hash = (said != '?').then(|| said.to_string());
        (Slot::Number(number), hash)
    });
    let gone = gone
        .chars()
        .map(|said| (Slot::Gone(said.to_string()), Some(said.to_string())));
    numbered.chain(gone).collect()
}

fn plan(said: &str, now: &str) -> Plan {
    let now: Vec<_> = now.chars().map(String::from).collect();
    planned(&there(said), &now)
}

/// Where all lie at the end, once each step was seen to go to where nothing is.
fn result(said: &str, now: &str) -> String {
    let mut lying = there(said);
    for (from, to) in plan(said, now).steps {
        let moved = lying.remove(&from).expect("there");
        assert_eq!(lying.insert(to, moved), None, "written over");
    }
    let lying = lying.into_iter().map(|(slot, said)| {
        let said = said.unwrap_or_else(|| "?".into());
        format!("{slot}:{said}")
    });
    lying.collect::<Vec<_>>().join(" ")
}

#[test]
fn each_goes_where_its_text_is_and_writes_over_none() {
    for (said, now, expected) in [
        ("abc", "abcd", "1:a 2:b 3:c"),
        ("abc", "xabc", "2:a 3:b 4:c"),
        (".bc", "bc", "1:b 2:c"),
        ("ab", "ba", "1:b 2:a"),
        ("abcd", "cabd", "1:c 2:a 3:b 4:d"),
        ("abcd", "dcba", "1:d 2:c 3:b 4:a"),
        ("abc", "xyz", "1:a 2:b 3:c"),
    ] {
        assert_eq!(result(said, now), expected, "{said} in {now}");
    }
}

#[test]
fn what_is_gone_gives_way_and_comes_back() {
    for (said, now, expected) in [
        ("abc", "bc", "1:b 2:c gone-a:a"),
        ("..cde", "abde", "3:d 4:e gone-c:c"),
        ("abc", "ab", "1:a 2:b gone-c:c"),
        ("bc a", "abc", "1:a 2:b 3:c"),
        ("xbc", "bac", "1:b 3:c gone-x:x"),
        ("ab a", "ba", "1:b 2:a gone-a:a"),
        ("aa a", "b", "1:a gone-a:a gone-a-2:a"),
    ] {
        assert_eq!(result(said, now), expected, "{said} in {now}");
    }
}

#[test]
fn of_articles_with_one_text_the_order_tells() {
    assert_eq!(result("a", "xaa"), "2:a");
    assert_eq!(result(".a.a", "axa"), "1:a 3:a");
}

#[test]
fn what_does_not_say_its_text_stays_and_so_does_what_belongs_there() {
    let found = plan("?bc", "bcd");
    let numbers = |from, to| (Slot::Number(from), Slot::Number(to));
    assert_eq!(found.blocked, [numbers(2, 1), numbers(3, 2)]);
    assert_eq!(found.steps, []);
}
