//! Commands of the list in which speakers and topics are chosen.

use super::{Command, Group, WORK};
use crate::app::App;
use crate::app::keymap::Context;
use crate::app::picker::Kind;

const fn open(
    name: &'static str,
    keys: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        name,
        keys,
        contexts: WORK,
        also_in: &[],
        group: Group::Tagging,
        does,
        hint: name,
        applies: App::can_tag,
        run,
    }
}

const fn row(
    name: &'static str,
    keys: &'static str,
    hint: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        contexts: &[Context::Picker],
        group: Group::Program,
        hint,
        applies: super::always,
        ..open(name, keys, does, run)
    }
}

pub(super) const ROWS: &[Command] = &[
    open("speaker", "s", "who speaks: choose or type a name", |app| {
        app.open_picker(Kind::Speaker);
    }),
    open("topic", "t", "what about: choose or type a topic", |app| {
        app.open_picker(Kind::Topic);
    }),
    row(
        "pick",
        "Enter",
        "take",
        "take what is highlighted",
        App::pick,
    ),
    row("pick-next", "Down Ctrl-n", "next", "next name", |app| {
        app.walk_picker(1);
    }),
    row("pick-previous", "Up Ctrl-p", "", "previous name", |app| {
        app.walk_picker(-1);
    }),
    row("pick-page-down", "PgDn Ctrl-f", "", "ten names on", |app| {
        app.page_picker(10);
    }),
    row("pick-page-up", "PgUp Ctrl-b", "", "ten names back", |app| {
        app.page_picker(-10);
    }),
    row(
        "pick-as-typed",
        "Tab",
        "as typed",
        "take what is typed, as a new name",
        App::pick_as_typed,
    ),
    row(
        "pick-close",
        "Esc",
        "close",
        "choose nothing",
        App::close_overlay,
    ),
];
