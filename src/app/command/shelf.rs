//! Commands of the shelf, and those that lead to it and from article to article.

use super::{Command, Group, PANES, WORK, always};
use crate::app::App;
use crate::app::keymap::Context;
use crate::app::shelf::By;
use crate::shelf::Mark;

const SHELF: &[Context] = &[Context::Shelf];

const fn row(
    name: &'static str,
    keys: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        name,
        keys,
        contexts: SHELF,
        also_in: &[],
        group: Group::Shelf,
        does,
        hint: "",
        applies: always,
        run,
    }
}

const fn hinted(hint: &'static str, row: Command) -> Command {
    Command { hint, ..row }
}

const fn in_panes(row: Command) -> Command {
    Command {
        contexts: PANES,
        ..row
    }
}

pub(super) const ROWS: &[Command] = &[
    hinted(
        "shelf",
        in_panes(row(
            "go-to-shelf",
            "o",
            "the shelf: the articles of the folder",
            App::go_to_shelf,
        )),
    ),
    in_panes(row(
        "next-article",
        "Ctrl-n",
        "open the next article of the shelf",
        |app| app.step_article(1),
    )),
    in_panes(row(
        "previous-article",
        "Ctrl-p",
        "open the previous article of the shelf",
        |app| app.step_article(-1),
    )),
    hinted(
        "open",
        row(
            "open-article",
            "Enter",
            "open the article",
            App::open_at_hand,
        ),
    ),
    Command {
        applies: App::has_article,
        ..hinted(
            "back",
            row(
                "leave-shelf",
                "o Esc",
                "back to the article that is open",
                App::leave_shelf,
            ),
        )
    },
    hinted(
        "done",
        row("mark-done", "d", "done: all is coded; again: not", |app| {
            app.mark_on_shelf(Mark::Done);
        }),
    ),
    hinted(
        "nothing to code",
        row(
            "mark-nothing",
            "z",
            "nothing to code here; again: there is",
            |app| app.mark_on_shelf(Mark::Nothing),
        ),
    ),
    hinted(
        "undo",
        row("undo-mark", "u", "take the last mark back", App::undo_mark),
    ),
    row(
        "redo-mark",
        "Ctrl-r",
        "make the mark taken back again",
        App::redo_mark,
    ),
    hinted(
        "unfinished",
        Command {
            also_in: WORK,
            ..row(
                "next-unfinished",
                "w",
                "next article that isn't finished",
                |app| app.step_unfinished(1),
            )
        },
    ),
    Command {
        also_in: WORK,
        ..row(
            "previous-unfinished",
            "W",
            "previous article that isn't finished",
            |app| app.step_unfinished(-1),
        )
    },
    hinted(
        "filter",
        row(
            "filter-articles",
            "f",
            "filter: is:untouched outlet:post date:2017 side:us",
            App::open_shelf_filter,
        ),
    ),
    Command {
        applies: |app| app.shelf().is_some_and(|shelf| shelf.filter().is_some()),
        ..hinted(
            "all again",
            row(
                "all-articles",
                "F",
                "end the filter: list every article again",
                App::clear_shelf_filter,
            ),
        )
    },
    hinted(
        "next",
        row("next-row", "j Down", "next article in the list", |app| {
            app.walk_shelf(1);
        }),
    ),
    row(
        "previous-row",
        "k Up",
        "previous article in the list",
        |app| app.walk_shelf(-1),
    ),
    row(
        "shelf-page-down",
        "Space PgDn Ctrl-f",
        "a page down the list",
        |app| app.page_shelf(2),
    ),
    row(
        "shelf-page-up",
        "b PgUp Ctrl-b",
        "a page up the list",
        |app| app.page_shelf(-2),
    ),
    row(
        "shelf-half-down",
        "Ctrl-d",
        "half a page down the list",
        |app| app.page_shelf(1),
    ),
    row(
        "shelf-half-up",
        "Ctrl-u",
        "half a page up the list",
        |app| app.page_shelf(-1),
    ),
    row("first-row", "g Home", "first article in the list", |app| {
        app.walk_shelf(isize::MIN);
    }),
    row("last-row", "G End", "last article in the list", |app| {
        app.walk_shelf(isize::MAX);
    }),
    hinted(
        "sort",
        row(
            "sort-by-name",
            "s,n",
            "sort by name; again: reversed",
            |app| app.sort_shelf(By::Name),
        ),
    ),
    row("sort-by-title", "s,t", "sort by title", |app| {
        app.sort_shelf(By::Title);
    }),
    row("sort-by-date", "s,d", "sort by date", |app| {
        app.sort_shelf(By::Date);
    }),
    row("sort-by-outlet", "s,o", "sort by outlet", |app| {
        app.sort_shelf(By::Outlet);
    }),
    row("sort-by-length", "s,l", "sort by length", |app| {
        app.sort_shelf(By::Length);
    }),
    row("sort-by-read", "s,r", "sort by how much is read", |app| {
        app.sort_shelf(By::Read);
    }),
    row("sort-by-stances", "s,s", "sort by stances", |app| {
        app.sort_shelf(By::Stances);
    }),
    row("sort-by-progress", "s,p", "sort by progress", |app| {
        app.sort_shelf(By::Progress);
    }),
    row(
        "reverse-order",
        "S",
        "the other way round: the last first",
        App::reverse_shelf,
    ),
    row("relist", "R", "list the folder anew", App::relist_shelf),
];
