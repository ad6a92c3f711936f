//! Commands that revise sides, speakers and topics in all articles at once.

use super::{Command, Group, PANES};
use crate::app::App;
use crate::app::keymap::Context;
use crate::app::picker::{paged, walked};
use crate::app::recode::Aim;

const fn begin(
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
        group: Group::Tagging,
        does,
        hint: "",
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
        contexts: &[Context::Codes],
        group: Group::Program,
        hint,
        applies: App::has_rows_to_revise,
        ..begin(name, keys, does, run)
    }
}

pub(super) const ROWS: &[Command] = &[
    begin(
        "rename-code",
        "r,n",
        "rename a side, speaker or topic in all articles",
        |app| app.revise_codes(Aim::Rename),
    ),
    begin(
        "merge-codes",
        "r,m",
        "merge two sides, speakers or topics in all articles",
        |app| app.revise_codes(Aim::Merge),
    ),
    begin(
        "recolour-side",
        "r,c",
        "give a side another colour",
        |app| app.revise_codes(Aim::Recolour),
    ),
    begin("add-side", "r,a", "add a side of your own", App::add_side),
    Command {
        applies: super::always,
        ..row(
            "take-code",
            "Enter",
            "take",
            "take what is highlighted or typed",
            App::take_code,
        )
    },
    row("next-code", "Down Ctrl-n", "next", "next row", |app| {
        app.walk_codes(walked, 1);
    }),
    row("previous-code", "Up Ctrl-p", "", "previous row", |app| {
        app.walk_codes(walked, -1);
    }),
    row("codes-page-down", "PgDn Ctrl-f", "", "ten rows on", |app| {
        app.walk_codes(paged, 10);
    }),
    row("codes-page-up", "PgUp Ctrl-b", "", "ten rows back", |app| {
        app.walk_codes(paged, -10);
    }),
    Command {
        applies: super::always,
        ..row(
            "back-from-codes",
            "Esc",
            "back",
            "a step back",
            App::step_back_in_codes,
        )
    },
];
