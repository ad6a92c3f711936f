//! Commands for the stances that the wording suggests.

use super::{Command, Group, PANES, TEXT, always};
use crate::app::App;
use crate::suggest::Kind;

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
        contexts: TEXT,
        also_in: &[],
        group: Group::Tagging,
        does,
        hint,
        applies: |app| app.can_tag() && app.proposed().is_some(),
        run,
    }
}

const fn step(
    name: &'static str,
    keys: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        group: Group::Reading,
        applies: |app| app.suggesting().shown().count() > 0,
        ..row(name, keys, "next", does, run)
    }
}

const fn choose(
    name: &'static str,
    keys: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        contexts: PANES,
        group: Group::Program,
        applies: always,
        ..row(name, keys, "", does, run)
    }
}

pub(super) const ROWS: &[Command] = &[
    step(
        "next-suggestion",
        ")",
        "next suggestion: a stance proposed from the wording",
        App::next_suggestion,
    ),
    Command {
        hint: "",
        ..step(
            "previous-suggestion",
            "(",
            "previous suggestion",
            App::previous_suggestion,
        )
    },
    row(
        "accept-suggestion",
        "Enter",
        "accept",
        "accept the suggestion",
        App::accept_suggestion,
    ),
    row(
        "accept-and-next",
        ",",
        "accept, on",
        "accept the suggestion and go to the next",
        App::accept_and_go_on,
    ),
    Command {
        applies: |app| app.proposed().is_some(),
        ..row(
            "dismiss-suggestion",
            "Backspace",
            "dismiss",
            "dismiss the suggestion for good and go to the next",
            App::dismiss_suggestion,
        )
    },
    row(
        "accept-speaker",
        "",
        "",
        "accept all suggestions of this speaker",
        App::accept_all_of_speaker,
    ),
    choose(
        "suggestions",
        "P",
        "show what the wording suggests, and hide it",
        App::toggle_suggestions,
    ),
    choose(
        "suggest-direct",
        "",
        "suggestions of direct speech: show, and hide",
        |app| app.toggle_kind(Kind::Direct),
    ),
    choose(
        "suggest-mixed",
        "",
        "suggestions of mixed speech: show, and hide",
        |app| app.toggle_kind(Kind::Mixed),
    ),
    choose(
        "suggest-indirect",
        "",
        "suggestions of indirect speech: show, and hide",
        |app| app.toggle_kind(Kind::Indirect),
    ),
    choose(
        "surer-suggestions",
        "",
        "fewer suggestions: only surer ones",
        |app| app.wish_surer(true),
    ),
    choose(
        "more-suggestions",
        "",
        "more suggestions: less sure ones too",
        |app| app.wish_surer(false),
    ),
];
