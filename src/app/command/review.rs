//! Commands of the queue in which doubts and conflicts are settled.

use super::{Command, Group, PANES, always};
use crate::app::App;
use crate::app::keymap::Context;
use crate::app::review::Answer;

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
        contexts: &[Context::Review],
        also_in: &[],
        group: Group::Tagging,
        does,
        hint,
        applies: always,
        run,
    }
}

const fn doubt(row: Command) -> Command {
    Command {
        applies: App::is_doubt_shown,
        ..row
    }
}

const fn answer(row: Command) -> Command {
    Command {
        applies: |app| app.conflict_shown().is_some(),
        ..row
    }
}

pub(super) const ROWS: &[Command] = &[
    Command {
        contexts: PANES,
        applies: App::has_review,
        ..row(
            "review",
            "r,r",
            "review",
            "look at what is changed, lost or decided differently",
            App::open_review,
        )
    },
    Command {
        applies: App::can_take_place,
        ..row(
            "take-place",
            "Enter",
            "take",
            "take the place that is shown",
            App::take_place,
        )
    },
    answer(row(
        "take-here",
        "1",
        "here",
        "settle it: what stands here",
        |app| app.settle_shown(Answer::Here),
    )),
    answer(row(
        "take-theirs",
        "2",
        "from disk",
        "settle it: what the other one decided",
        |app| app.settle_shown(Answer::Theirs),
    )),
    Command {
        applies: App::has_before,
        ..row(
            "take-before",
            "3",
            "before",
            "settle it: what it was before both",
            |app| app.settle_shown(Answer::Before),
        )
    },
    Command {
        applies: App::has_places,
        ..row(
            "next-place",
            "n Right",
            "other place",
            "show the next place where its words may be",
            |app| app.walk_places(1),
        )
    },
    Command {
        applies: App::has_places,
        ..row(
            "previous-place",
            "N Left",
            "",
            "show the place before it",
            |app| app.walk_places(-1),
        )
    },
    doubt(row(
        "choose-place",
        "v",
        "choose",
        "choose its words by hand",
        App::choose_place,
    )),
    doubt(row(
        "leave-lost",
        "l",
        "leave lost",
        "leave it lost: kept, without a place",
        App::leave_lost,
    )),
    row(
        "delete-reviewed",
        "x",
        "delete",
        "have the stance deleted",
        App::delete_reviewed,
    ),
    row(
        "next-reviewed",
        "j Down",
        "later",
        "the next one, without a decision",
        |app| app.walk_review(1),
    ),
    row(
        "previous-reviewed",
        "k Up",
        "",
        "the one before, without a decision",
        |app| app.walk_review(-1),
    ),
    row(
        "undo-review",
        "u",
        "undo",
        "take the last decision back",
        App::undo_in_review,
    ),
    row(
        "close-review",
        "Esc q",
        "close",
        "close the queue; what is left stays as it is",
        App::close_review,
    ),
];
