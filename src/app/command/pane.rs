//! Commands of the side pane.

use super::{Command, Group, PANES, STANCES, always};
use crate::app::App;
use crate::app::keymap::Context;

const FILTER: &[Context] = &[Context::Filter];

const fn row(
    name: &'static str,
    keys: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        name,
        keys,
        contexts: PANES,
        also_in: &[],
        group: Group::Pane,
        does,
        hint: "",
        applies: always,
        run,
    }
}

const fn list(
    name: &'static str,
    keys: &'static str,
    hint: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        contexts: STANCES,
        applies: |app| app.pane().has_keys(),
        hint,
        ..row(name, keys, does, run)
    }
}

pub(super) const ROWS: &[Command] = &[
    Command {
        hint: "stances",
        contexts: super::TEXT,
        ..row(
            "go-to-pane",
            "Tab Shift-Tab",
            "to the stances",
            App::enter_pane,
        )
    },
    list(
        "next-listed",
        "j Down",
        "next",
        "next stance in the list",
        |app| app.walk_list(1),
    ),
    list(
        "previous-listed",
        "k Up",
        "previous",
        "previous stance in the list",
        |app| app.walk_list(-1),
    ),
    list(
        "list-page-down",
        "Space PgDn Ctrl-f Ctrl-d",
        "",
        "a page down the list",
        |app| app.page_list(true),
    ),
    list(
        "list-page-up",
        "b PgUp Ctrl-b Ctrl-u",
        "",
        "a page up the list",
        |app| app.page_list(false),
    ),
    list(
        "first-listed",
        "g Home",
        "",
        "first stance in the list",
        |app| app.walk_list(isize::MIN),
    ),
    list(
        "last-listed",
        "G End",
        "",
        "last stance in the list",
        |app| app.walk_list(isize::MAX),
    ),
    list(
        "go-to-text",
        "Enter Tab Shift-Tab Esc",
        "to the text",
        "back to the text, at this stance",
        App::leave_pane,
    ),
    Command {
        hint: "filter",
        contexts: STANCES,
        also_in: super::TEXT,
        ..row(
            "filter",
            "f",
            "filter the list: side:us speaker:lav -note:* words",
            App::open_filter,
        )
    },
    Command {
        hint: "all again",
        applies: |app| app.filter().is_some(),
        ..row(
            "clear-filter",
            "F",
            "end the filter: list every stance again",
            App::clear_filter,
        )
    },
    Command {
        hint: "keep",
        contexts: FILTER,
        ..row(
            "accept-filter",
            "Enter",
            "keep the filter",
            App::accept_filter,
        )
    },
    Command {
        hint: "as before",
        contexts: FILTER,
        ..row(
            "cancel-filter",
            "Esc",
            "back to the filter before",
            App::cancel_filter,
        )
    },
    Command {
        hint: "view",
        ..row(
            "regroup",
            "p",
            "show the stances by side, by place, by speaker",
            App::regroup,
        )
    },
    row(
        "others",
        "O",
        "show what other annotators have tagged, and hide it",
        App::toggle_others,
    ),
    row(
        "fold",
        "z",
        "fold the side pane away, and back",
        App::toggle_fold,
    ),
    row("narrower", "<", "side pane narrower", |app| {
        app.widen_pane(-4);
    }),
    row("wider", ">", "side pane wider", |app| app.widen_pane(4)),
];
