//! Commands of the list of what is found on the shelf.

use super::{Command, Group, PANES, always};
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
        contexts: &[Context::Hits],
        also_in: &[],
        group: Group::Shelf,
        does,
        hint,
        applies: always,
        run,
    }
}

pub(super) const ROWS: &[Command] = &[
    Command {
        contexts: &[Context::Shelf],
        also_in: PANES,
        ..row(
            "search-shelf",
            "/",
            "search",
            "search all articles, stances and notes",
            App::open_hits,
        )
    },
    row(
        "open-hit",
        "Enter",
        "open",
        "open the article at this place",
        App::open_hit,
    ),
    row("next-found", "Down Ctrl-n", "next", "next hit", |app| {
        app.walk_found(walked, 1);
    }),
    row("previous-found", "Up Ctrl-p", "", "previous hit", |app| {
        app.walk_found(walked, -1);
    }),
    row("found-page-down", "PgDn Ctrl-f", "", "ten hits on", |app| {
        app.walk_found(paged, 10);
    }),
    row("found-page-up", "PgUp Ctrl-b", "", "ten hits back", |app| {
        app.walk_found(paged, -10);
    }),
    row(
        "close-hits",
        "Esc",
        "close",
        "back to the shelf; / shows the same again",
        App::close_overlay,
    ),
];
