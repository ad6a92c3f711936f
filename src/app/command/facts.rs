//! Commands about the article as a whole: what is known of its source, and how far it is coded.

use super::{Command, Group, PANES, always};
use crate::app::App;
use crate::app::keymap::Context;
use crate::article::Mark;

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
        contexts: &[Context::Facts],
        also_in: &[],
        group: Group::Program,
        does,
        hint,
        applies: always,
        run,
    }
}

const fn mark(
    name: &'static str,
    keys: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        contexts: PANES,
        group: Group::Tagging,
        applies: App::can_describe,
        ..row(name, keys, "", does, run)
    }
}

pub(super) const ROWS: &[Command] = &[
    Command {
        applies: always,
        ..mark(
            "facts",
            "r,i",
            "look at what is known of the source, and fill it in",
            App::open_facts,
        )
    },
    mark(
        "mark-done",
        "r,d",
        "mark the article as done, or take that back",
        |app| app.toggle_mark(Mark::Done),
    ),
    mark(
        "mark-nothing",
        "r,z",
        "mark that there is nothing to code, or take that back",
        |app| app.toggle_mark(Mark::Nothing),
    ),
    Command {
        applies: App::can_describe,
        ..row(
            "keep-facts",
            "Enter",
            "keep",
            "keep what is filled in",
            App::keep_facts,
        )
    },
    row("next-fact", "Down Tab Ctrl-n", "next", "next line", |app| {
        app.walk_facts(1);
    }),
    row(
        "previous-fact",
        "Up Shift-Tab Ctrl-p",
        "",
        "previous line",
        |app| app.walk_facts(-1),
    ),
    row(
        "leave-facts",
        "Esc",
        "leave them",
        "leave the facts as they were",
        App::leave_facts,
    ),
];
