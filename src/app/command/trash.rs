//! Commands of the list of deleted stances.

use super::{Command, Group, PANES};
use crate::app::App;
use crate::app::keymap::Context;
use crate::app::picker::{paged, walked};

const fn row(
    name: &'static str,
    keys: &'static str,
    hint: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        name,
        keys,
        contexts: &[Context::Trash],
        also_in: &[],
        group: Group::Program,
        does,
        hint,
        applies: super::always,
        run,
    }
}

pub(super) const ROWS: &[Command] = &[
    Command {
        contexts: PANES,
        group: Group::Tagging,
        ..row(
            "trash",
            "r,x",
            "",
            "look through deleted stances, bring one back",
            App::open_trash,
        )
    },
    row(
        "bring-back",
        "Enter",
        "bring back",
        "bring back what is highlighted",
        App::bring_back,
    ),
    row("next-deleted", "Down Ctrl-n", "next", "next row", |app| {
        app.walk_trash(walked, 1);
    }),
    row("previous-deleted", "Up Ctrl-p", "", "previous row", |app| {
        app.walk_trash(walked, -1);
    }),
    row("trash-page-down", "PgDn Ctrl-f", "", "ten rows on", |app| {
        app.walk_trash(paged, 10);
    }),
    row("trash-page-up", "PgUp Ctrl-b", "", "ten rows back", |app| {
        app.walk_trash(paged, -10);
    }),
    row(
        "close-trash",
        "Esc",
        "close",
        "bring nothing back",
        App::close_overlay,
    ),
];
