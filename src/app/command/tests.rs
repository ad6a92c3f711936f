use super::all;
use crate::app::keymap::{Context, Keymap};
use crate::keys::parse_ways;

#[test]
fn every_row_is_whole() {
    for command in all() {
        let ways =
            parse_ways(command.keys).unwrap_or_else(|error| panic!("{}: {error}", command.name));
        let is_in_palette = command.contexts.contains(&Context::Text);
        assert!(
            !ways.is_empty() || is_in_palette,
            "{} has no key, and no palette has it",
            command.name
        );
        assert!(
            !command.does.is_empty() && !command.contexts.is_empty(),
            "{}",
            command.name
        );
        assert!(!command.does.ends_with('.'), "{}", command.name);
    }
}

#[test]
fn names_are_unique() {
    let mut names: Vec<_> = all().map(|command| command.name).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn no_key_does_two_things_in_one_place() {
    let keymap = Keymap::default();
    for command in all() {
        for way in parse_ways(command.keys).unwrap() {
            for &context in command.contexts {
                let bound: Vec<_> = keymap.from(context, way).collect();
                assert_eq!(bound.len(), 1, "{way} in {context:?}: {bound:?}");
            }
        }
    }
}

#[test]
fn side_keys_stay_free() {
    let keymap = Keymap::default();
    for context in [Context::Text, Context::Select, Context::Stances] {
        for digit in '1'..='9' {
            let key = digit.to_string().parse().unwrap();
            assert!(
                keymap.command(context, key).is_none(),
                "{digit} in {context:?}"
            );
        }
    }
}
