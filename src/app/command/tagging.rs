//! Commands that make and change stances. Side keys come from the codebook and stand in no row.

use super::{Command, Group, PANES, WORK};
use crate::annotation::Position;
use crate::app::App;

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
        contexts: WORK,
        also_in: &[],
        group: Group::Tagging,
        does,
        hint,
        applies: App::can_tag,
        run,
    }
}

const fn revise(
    name: &'static str,
    keys: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        contexts: PANES,
        applies: |app| app.can_tag() && app.current().is_some(),
        ..row(name, keys, "", does, run)
    }
}

pub(super) const ROWS: &[Command] = &[
    row(
        "support",
        "= +",
        "support",
        "▲ supports (again: not judged)",
        |app| app.judge(Position::Support),
    ),
    row(
        "oppose",
        "-",
        "oppose",
        "▼ opposes (again: not judged)",
        |app| app.judge(Position::Oppose),
    ),
    row(
        "neutral",
        "0",
        "neutral",
        "● neutral (again: not judged)",
        |app| app.judge(Position::Neutral),
    ),
    Command {
        applies: |app| app.can_tag() && app.can_repeat(),
        ..row(
            "repeat",
            ".",
            "repeat",
            "repeat the last stance on the focus",
            App::repeat,
        )
    },
    row(
        "add",
        "a",
        "one more",
        "one more stance on the same words",
        App::add,
    ),
    row("note", "m", "note", "note on the stance", App::open_note),
    Command {
        contexts: PANES,
        applies: |app| app.can_tag() && app.current().is_some(),
        ..row("delete", "x", "delete", "delete the stance", App::delete)
    },
    Command {
        contexts: WORK,
        ..revise(
            "split-stance",
            "r,s",
            "split the stance at the focus, or by sentences",
            App::split_stance,
        )
    },
    revise(
        "join-stance",
        "r,j",
        "join the stance with the next one of its side",
        App::join_stance,
    ),
    Command {
        contexts: PANES,
        applies: App::can_undo,
        ..row("undo", "u", "undo", "undo", App::undo)
    },
    Command {
        contexts: PANES,
        applies: App::can_redo,
        ..row("redo", "Ctrl-r", "redo", "redo", App::redo)
    },
];
