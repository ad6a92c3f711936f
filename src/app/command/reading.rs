//! Commands that move through the text.

use super::{Command, Group, TEXT, has_text};
use crate::app::App;
use crate::app::motion::Pace;

const fn row(
    name: &'static str,
    keys: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        name,
        keys,
        contexts: TEXT,
        also_in: &[],
        group: Group::Reading,
        does,
        hint: "",
        applies: has_text,
        run,
    }
}

pub(super) const ROWS: &[Command] = &[
    Command {
        hint: "next",
        ..row(
            "next-sentence",
            "j Down",
            "next sentence",
            App::next_sentence,
        )
    },
    row(
        "previous-sentence",
        "k Up",
        "previous sentence",
        App::previous_sentence,
    ),
    row(
        "next-paragraph",
        "} J",
        "next paragraph",
        App::next_paragraph,
    ),
    row(
        "previous-paragraph",
        "{ K",
        "previous paragraph",
        App::previous_paragraph,
    ),
    row("page-down", "Space PgDn Ctrl-f", "a page on", |app| {
        app.page(Pace::Page, true);
    }),
    row("page-up", "b PgUp Ctrl-b", "a page back", |app| {
        app.page(Pace::Page, false);
    }),
    row("half-page-down", "Ctrl-d", "half a page on", |app| {
        app.page(Pace::Half, true);
    }),
    row("half-page-up", "Ctrl-u", "half a page back", |app| {
        app.page(Pace::Half, false);
    }),
    row(
        "go-to-start",
        "g Home",
        "start of the text",
        App::go_to_start,
    ),
    row("go-to-end", "G End", "end of the text", App::go_to_end),
    row(
        "labels",
        "f",
        "two letters go to any sentence on screen",
        App::open_labels,
    ),
    row(
        "next-untagged",
        "w",
        "next sentence without a stance",
        App::next_untagged,
    ),
    row(
        "previous-untagged",
        "W",
        "previous sentence without a stance",
        App::previous_untagged,
    ),
    Command {
        applies: |app| !app.annotations().is_empty(),
        hint: "stance",
        ..row("next-stance", "] Right", "next stance", App::next_stance)
    },
    Command {
        applies: |app| !app.annotations().is_empty(),
        ..row(
            "previous-stance",
            "[ Left",
            "previous stance",
            App::previous_stance,
        )
    },
    Command {
        hint: "search",
        ..row("search", "/", "search", App::open_search)
    },
    Command {
        applies: |app| app.search().is_some(),
        hint: "next hit",
        ..row("next-hit", "n", "next place found", App::next_hit)
    },
    Command {
        applies: |app| app.search().is_some(),
        ..row(
            "previous-hit",
            "N",
            "previous place found",
            App::previous_hit,
        )
    },
    Command {
        applies: App::can_go_back,
        ..row(
            "back",
            "'",
            "back to where the last jump came from",
            App::go_back,
        )
    },
];
