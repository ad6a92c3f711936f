//! Commands of the program as a whole, and the keys of what lies over the panes.

use super::{Command, Group, LISTED, OPEN_GROUND, WORK, always};
use crate::app::App;
use crate::app::keymap::Context;

const fn row(
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
        group: Group::Program,
        does,
        hint: "",
        applies: always,
        run,
    }
}

const fn only(contexts: &'static [Context], row: Command) -> Command {
    Command { contexts, ..row }
}

const SEARCH: &[Context] = &[Context::Search];
const NOTE: &[Context] = &[Context::Note];
const PALETTE: &[Context] = &[Context::Palette];
const HELP: &[Context] = &[Context::Help];
const LABELS: &[Context] = &[Context::Labels];
const OPEN: &[Context] = &[
    Context::Text,
    Context::Select,
    Context::Stances,
    Context::Search,
    Context::Filter,
    Context::Note,
    Context::Picker,
    Context::Codes,
    Context::Trash,
    Context::Facts,
    Context::Review,
    Context::Shelf,
    Context::Hits,
    Context::Palette,
    Context::Help,
    Context::Labels,
];

pub(super) const ROWS: &[Command] = &[
    only(
        LISTED,
        row("palette", ":", "every command, by name", App::open_palette),
    ),
    Command {
        hint: "help",
        contexts: LISTED,
        ..row(
            "help",
            "? F1",
            "what can be done right here",
            App::open_help,
        )
    },
    Command {
        applies: App::has_pending,
        hint: "drop",
        ..only(
            &[Context::Text],
            row(
                "drop",
                "Esc",
                "end the search, drop what is held",
                App::drop_pending,
            ),
        )
    },
    only(
        OPEN,
        row(
            "suspend",
            "Ctrl-z",
            "to the shell; fg comes back",
            App::suspend,
        ),
    ),
    only(
        OPEN,
        row("redraw", "Ctrl-l", "draw the screen anew", App::redraw),
    ),
    row(
        "reload",
        "R",
        "save, and read the article anew from disk",
        App::reload,
    ),
    only(
        OPEN_GROUND,
        row(
            "mouse",
            "M",
            "mouse: back to the terminal, and taken again",
            App::toggle_mouse,
        ),
    ),
    only(
        OPEN_GROUND,
        row(
            "plain",
            "",
            "plain: no boxes, for screen readers and braille",
            App::toggle_plain,
        ),
    ),
    only(
        OPEN_GROUND,
        row("leave", "q", "leave; all is saved already", App::leave),
    ),
    only(
        OPEN,
        row("leave-at-once", "Ctrl-c", "leave from anywhere", App::leave),
    ),
    Command {
        hint: "go there",
        ..only(
            SEARCH,
            row(
                "accept-search",
                "Enter",
                "go to what is found",
                App::accept_search,
            ),
        )
    },
    Command {
        hint: "back",
        ..only(
            SEARCH,
            row(
                "cancel-search",
                "Esc",
                "back to where the search began",
                App::cancel_search,
            ),
        )
    },
    Command {
        hint: "next",
        ..only(
            SEARCH,
            row("search-on", "Down Ctrl-n", "next place found", |app| {
                app.preview_hit(true);
            }),
        )
    },
    Command {
        hint: "previous",
        ..only(
            SEARCH,
            row("search-back", "Up Ctrl-p", "previous place found", |app| {
                app.preview_hit(false);
            }),
        )
    },
    Command {
        hint: "keep",
        ..only(
            NOTE,
            row(
                "accept-note",
                "Enter",
                "keep the note; an empty line is none",
                App::accept_note,
            ),
        )
    },
    Command {
        hint: "leave it",
        ..only(
            NOTE,
            row(
                "cancel-note",
                "Esc",
                "leave the note as it was",
                App::cancel_note,
            ),
        )
    },
    Command {
        hint: "editor",
        ..only(
            NOTE,
            row(
                "edit-note",
                "Ctrl-o",
                "go on in your editor ($VISUAL, $EDITOR)",
                App::edit_note,
            ),
        )
    },
    Command {
        hint: "next",
        ..only(
            PALETTE,
            row("palette-next", "Down Ctrl-n Tab", "next command", |app| {
                app.walk_palette(1);
            }),
        )
    },
    Command {
        hint: "previous",
        ..only(
            PALETTE,
            row(
                "palette-previous",
                "Up Ctrl-p Shift-Tab",
                "previous command",
                |app| app.walk_palette(-1),
            ),
        )
    },
    Command {
        hint: "run",
        ..only(
            PALETTE,
            row(
                "palette-run",
                "Enter",
                "run the command",
                App::run_from_palette,
            ),
        )
    },
    Command {
        hint: "close",
        ..only(
            PALETTE,
            row(
                "palette-close",
                "Esc",
                "close the palette",
                App::close_overlay,
            ),
        )
    },
    Command {
        applies: App::has_half_a_label,
        hint: "first letter anew",
        ..only(
            LABELS,
            row(
                "labels-back",
                "Backspace",
                "take the first letter back",
                App::step_back_in_labels,
            ),
        )
    },
    Command {
        hint: "close",
        ..only(
            LABELS,
            row(
                "labels-close",
                "Esc",
                "close the labels",
                App::close_overlay,
            ),
        )
    },
    Command {
        hint: "down",
        ..only(
            HELP,
            row("help-down", "j Down", "a line down", |app| {
                app.scroll_help(1);
            }),
        )
    },
    Command {
        hint: "up",
        ..only(
            HELP,
            row("help-up", "k Up", "a line up", |app| app.scroll_help(-1)),
        )
    },
    only(
        HELP,
        row(
            "help-page-down",
            "Space PgDn Ctrl-f Ctrl-d",
            "a page down",
            |app| app.page_help(true),
        ),
    ),
    only(
        HELP,
        row("help-page-up", "b PgUp Ctrl-b Ctrl-u", "a page up", |app| {
            app.page_help(false);
        }),
    ),
    Command {
        hint: "close",
        ..only(
            HELP,
            row(
                "help-close",
                "Esc q ? F1 Enter",
                "close the help",
                App::close_overlay,
            ),
        )
    },
];
