//! What keys do to an article: `tests/keys/*.txt` hold (article, keys, result), with the focus and the
//! stances drawn in the text as `tests/stage/marked.rs` says.
//!
//! A case begins with `== its name` and the article. Then come steps: `-- keys` in key notation, or
//! `>> pasted text`, or `@@ click WORDS` with the mouse, or `<< text` back from the editor, each followed by
//! the article as it is then. The mouse can `click`, `press`, `drag`, `release`, `wheel-up` and `wheel-down`, at the
//! first of these words on the screen or at a cell `COLUMN,ROW`. Lines with `::` say more of how things
//! stand: in a result `:: says …` (what the bottom line says), `:: mode …`, `:: others …` (the stances of
//! other articles), `:: codes …` (being revised), `:: sides …`, `:: hints …` (for the bottom line), `:: held …` (a position that
//! waits for a side), `:: stances …` (with all parts), `:: codebook …`, `:: offers …`, `:: pane …`, `:: found …`,
//! `:: chosen …` (in the palette; of a filter, what is typed), `:: listed …` (how many stances, by which filter),
//! `:: note …`, `:: review …` (what waits for a decision), `:: typed …`, `:: top …` (the text at the top), `:: labels …` (those lit),
//! `:: trash …` (deleted), `:: shelf …` (before the first step an article of the folder, as `tests/stage/shelf.rs` says, the
//! first is open; then the rows on screen), `:: article …` (the name of the one that is open), `:: asks …` (of the
//! terminal); before the first step `:: refused …`, `:: size …`, `:: draft note …` (half typed the last time),
//! `:: bound …` (a command and its keys), `:: others …` (as `tests/stage/others.rs` says), `:: as …` (who tags), `:: only reads`,
//! `:: layer NAME …` (the article as another annotator has tagged it). What is shown of them stands in `:: layers …`, what of
//! it is at the focus in `:: beside …`; `:: suggests …` and `:: dismissed …` (the words), with `:: proposed …` (the suggestion
//! that has the focus), `:: about …` (the facts in force and the mark), `:: form …` (in which facts are filled in; at the
//! start `:: source FACT …`) and `:: shown …` (how many show) in results; `:: doubt …` (as `tests/stage/doubts.rs` says). Mode, what is held and `:: pending …`
//! (keys that begin a sequence) are checked in every result, the rest where it is named. `UPDATE=1` writes the
//! results as they are.

#[path = "keys/acting.rs"]
mod acting;
#[path = "keys/case.rs"]
mod case;
#[path = "keys/listing.rs"]
mod listing;
mod stage;
#[path = "keys/telling.rs"]
mod telling;

use acting::{act, scene};
use case::{Case, file, read, shown, written};
use stage::others::Others;
use stage::{Stage, golden};
use std::collections::BTreeSet;
use telling::picture;

const FILES: [&str; 22] = [
    "facts",
    "hits",
    "suggesting",
    "shelf",
    "trash",
    "others",
    "recoding",
    "choosing",
    "reading",
    "labels",
    "search",
    "selecting",
    "tagging",
    "revising",
    "reviewing",
    "pane",
    "filter",
    "program",
    "refused",
    "note",
    "mouse",
    "sequences",
];

#[test]
fn keys_for_reading() {
    play("reading");
}

#[test]
fn keys_for_labels() {
    play("labels");
}

#[test]
fn keys_for_revising() {
    play("revising");
}

#[test]
fn keys_for_reviewing() {
    play("reviewing");
}

#[test]
fn keys_for_searching() {
    play("search");
}

#[test]
fn keys_for_selecting() {
    play("selecting");
}

#[test]
fn keys_for_tagging() {
    play("tagging");
}

#[test]
fn keys_for_choosing_speakers_and_topics() {
    play("choosing");
}

#[test]
fn keys_for_recoding() {
    play("recoding");
}

#[test]
fn keys_for_deleted_stances() {
    play("trash");
}

#[test]
fn keys_for_what_is_known_of_the_article() {
    play("facts");
}

#[test]
fn keys_in_what_is_found_on_the_shelf() {
    play("hits");
}

#[test]
fn keys_on_the_shelf() {
    play("shelf");
}

#[test]
fn keys_in_the_side_pane() {
    play("pane");
}

#[test]
fn keys_for_filtering() {
    play("filter");
}

#[test]
fn keys_of_the_program() {
    play("program");
}

#[test]
fn keys_one_after_another() {
    play("sequences");
}

#[test]
fn keys_when_nothing_can_be_tagged() {
    play("refused");
}

#[test]
fn keys_for_notes_and_copying() {
    play("note");
}

#[test]
fn keys_for_what_others_have_tagged() {
    play("others");
}

#[test]
fn keys_for_what_the_wording_suggests() {
    play("suggesting");
}

#[test]
fn the_mouse() {
    play("mouse");
}

#[test]
fn every_command_is_tried_wherever_it_has_a_key() {
    let tried: BTreeSet<_> = FILES
        .iter()
        .flat_map(|name| run(&mut read(name).1).1)
        .collect();
    let missing: Vec<_> = stage::commands::all_commands()
        .difference(&tried)
        .copied()
        .collect();
    assert!(
        missing.is_empty(),
        "no case in tests/keys presses the key of: {missing:?}"
    );
}

/// Plays the cases of a file and compares, or writes them down.
fn play(name: &str) {
    let (head, mut cases) = read(name);
    assert!(!cases.is_empty(), "tests/keys/{name}.txt has no case");
    let (faults, _) = run(&mut cases);
    if golden::updating() {
        golden::write(&file(name), &written(&head, &cases));
    } else {
        let faults: Vec<_> = faults
            .iter()
            .map(|fault| format!("{}:{fault}", file(name)))
            .collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

type Tried = BTreeSet<(&'static str, &'static str)>;

/// Plays `cases`; each result becomes what was found. What differed, and the commands that ran.
fn run(cases: &mut [Case]) -> (Vec<String>, Tried) {
    let (mut faults, mut tried) = (Vec::new(), BTreeSet::new());
    for case in cases {
        let mut stage = Stage::open(scene(&case.start));
        stage.shelf.hunts = true;
        for (_, value) in case.start.facts.iter().filter(|(fact, _)| fact == "others") {
            stage.others = Others::of(value);
        }
        for step in &mut case.steps {
            act(&mut stage, &step.act);
            let found = picture(&mut stage, &step.result);
            let (expected, actual) = (shown(&step.result), shown(&found));
            if expected != actual {
                faults.push(format!(
                    "{} {}\n  {}\nexpected\n{expected}found\n{actual}",
                    step.line, case.name, step.act
                ));
            }
            step.result = found;
        }
        tried.extend(stage.ran);
    }
    (faults, tried)
}
