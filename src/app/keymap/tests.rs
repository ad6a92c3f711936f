use super::{Bound, Context, Keymap, Rebinding};
use crate::app::command;
use crate::keys::{Sequence, parse_keys, parse_ways};

fn rebound(name: &str, context: Option<Context>, ways: &str) -> Rebinding {
    Rebinding {
        command: command::named(name).unwrap(),
        context,
        ways: parse_ways(ways).unwrap(),
    }
}

fn pressed(row: &str) -> Sequence {
    Sequence::new(&parse_keys(row).unwrap()).unwrap()
}

/// What `row` is bound to.
fn meaning(keymap: &Keymap, context: Context, row: &str) -> &'static str {
    match keymap.bound(context, pressed(row)) {
        Some(Bound::Command(command)) => command.name,
        Some(Bound::Prefix) => "begins",
        None => "nothing",
    }
}

#[test]
fn a_sequence_takes_the_place_of_a_key() {
    let keymap = Keymap::new(&[rebound("delete", None, "d,d")]);
    let of = |row| meaning(&keymap, Context::Text, row);
    assert_eq!(
        (of("x"), of("d"), of("d d")),
        ("nothing", "begins", "delete")
    );
    assert_eq!(
        (of("d x"), of("d d d"), of("j")),
        ("nothing", "nothing", "next-sentence")
    );
    assert_eq!(meaning(&keymap, Context::Select, "d"), "nothing");
    assert_eq!(keymap.label("delete"), "d d");
    assert_eq!(keymap.notation(Context::Stances, "delete"), "d,d");
}

#[test]
fn keys_of_one_context_leave_the_others_alone() {
    let keymap = Keymap::new(&[rebound("undo", Some(Context::Stances), "U Ctrl-u,u")]);
    assert_eq!(meaning(&keymap, Context::Stances, "U"), "undo");
    assert_eq!(meaning(&keymap, Context::Stances, "u"), "nothing");
    assert_eq!(meaning(&keymap, Context::Text, "u"), "undo");
    assert_eq!(keymap.label_in(Context::Stances, "undo"), "U");
    assert_eq!(
        keymap.labels(Context::Stances, command::named("undo").unwrap()),
        "U  Ctrl-u u"
    );
    assert_eq!(keymap.label_in(Context::Text, "undo"), "u");
}

#[test]
fn a_command_without_a_key_is_reached_by_the_palette() {
    let keymap = Keymap::new(&[rebound("undo", None, "")]);
    assert_eq!(keymap.label_in(Context::Text, "undo"), "");
    assert_eq!(keymap.label("undo"), ": undo");
}

#[test]
fn what_can_follow_comes_in_order() {
    let changes = [
        rebound("delete", None, "Z,d"),
        rebound("undo", None, "Z,a,u"),
    ];
    let keymap = Keymap::new(&changes);
    let found: Vec<_> = keymap
        .from(Context::Text, pressed("Z"))
        .map(|(sequence, command)| format!("{sequence} {command:?}"))
        .collect();
    assert_eq!(found, ["Z,a,u undo", "Z,d delete"]);
}
