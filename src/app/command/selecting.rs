//! Commands that choose what the keys act on.

use super::{Command, Group, PANES, SELECT, TEXT, WORK, has_text};
use crate::app::App;

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
        group: Group::Selecting,
        does,
        hint: "",
        applies: has_text,
        run,
    }
}

const fn end(
    name: &'static str,
    keys: &'static str,
    hint: &'static str,
    does: &'static str,
    run: fn(&mut App),
) -> Command {
    Command {
        contexts: SELECT,
        applies: App::is_selecting,
        hint,
        ..row(name, keys, does, run)
    }
}

pub(super) const ROWS: &[Command] = &[
    Command {
        hint: "quotation",
        ..row(
            "quotation",
            "c \"",
            "narrow to the next quotation (citation)",
            App::narrow_to_quotation,
        )
    },
    Command {
        hint: "expand",
        ..row(
            "expand",
            "e",
            "expand: word, quotation, sentence, paragraph",
            App::expand,
        )
    },
    Command {
        hint: "shrink",
        ..row(
            "shrink",
            "E",
            "shrink: paragraph, sentence, quotation, word",
            App::shrink,
        )
    },
    Command {
        contexts: PANES,
        hint: "select",
        ..row(
            "select",
            "v",
            "select: choose both ends; on a stance, move them",
            App::start_selection,
        )
    },
    Command {
        contexts: WORK,
        ..row(
            "copy",
            "y",
            "copy the focus with its source line",
            App::copy,
        )
    },
    end(
        "word-on",
        "l w Right",
        "word on",
        "the end a word on",
        |app| app.move_end_by_word(true),
    ),
    end(
        "word-back",
        "h b Left",
        "word back",
        "the end a word back",
        |app| app.move_end_by_word(false),
    ),
    end(
        "sentence-on",
        "j Down",
        "sentence on",
        "the end a sentence on",
        |app| app.move_end_by_sentence(true),
    ),
    end(
        "sentence-back",
        "k Up",
        "sentence back",
        "the end a sentence back",
        |app| app.move_end_by_sentence(false),
    ),
    end(
        "swap-ends",
        "o",
        "other end",
        "move the other end",
        App::swap_ends,
    ),
    end(
        "keep-selection",
        "Enter",
        "keep",
        "keep it as the focus; of a stance, as its words",
        App::accept_selection,
    ),
    end(
        "label-end",
        "f",
        "",
        "the end to any sentence on screen, by two letters",
        App::open_labels,
    ),
    end(
        "drop-selection",
        "Esc v",
        "leave",
        "leave, with the focus as it was",
        App::drop_selection,
    ),
];
