//! What two people decided differently, from their files to the queue in which it is settled.

use crate::home::Home;
use std::fs;

const SIDECAR: &str = "talks.txt.standoff.toml";

/// Who deleted the stance.
#[derive(Debug, Clone, Copy)]
enum Deleted {
    Ours,
    Theirs,
}

/// An article with one stance, which one of two people has deleted, and of which the other one has done what `keys` do;
/// then their files were merged.
fn merged(deleted: Deleted, keys: &str) -> Home {
    let home = Home::with_article().fixed();
    home.run(&["talks.txt", "--keys", "j 2 t \"trade\" Enter", "--print"])
        .done();
    let base = home.write("base", home.sidecar());
    home.run(&["talks.txt", "--keys", "g ] x", "--print"])
        .done();
    let gone = home.write("gone", home.sidecar());
    fs::copy(&base, home.path(SIDECAR)).expect("it can be written");
    home.run(&["talks.txt", "--keys", keys, "--print"]).done();
    let changed = home.write("changed", home.sidecar());
    let (ours, theirs) = match deleted {
        Deleted::Ours => (gone, changed),
        Deleted::Theirs => (changed, gone),
    };
    let files = [&base, &ours, &theirs].map(|path| path.to_string_lossy().into_owned());
    let [base, ours, theirs] = &files;
    home.run(&["merge-driver", base, ours, theirs, "7", SIDECAR]);
    fs::copy(ours, home.path(SIDECAR)).expect("it can be written");
    home
}

fn queue(home: &Home, size: &str) -> String {
    home.run(&["talks.txt", "--keys", "r r", "--print", "--size", size])
        .done()
}

/// The stance gets another side, another topic, a speaker and a note, and stands on fewer words.
const ALL: &str = "g ] 1 t \"sanctions\" Enter s \"Ana\" Enter m \"odd\" Enter v h Enter";

#[test]
fn of_a_stance_that_one_deleted_it_is_told_what_the_other_one_changed() {
    let told = [
        "kept",
        "words: was “Envoys met on Monday.”, now “Envoys met on",
        "side: was Russia, now US",
        "speaker: was none, now Ana",
        "topic: was trade, now sanctions",
        "note: was none, now “odd”",
    ];
    for deleted in [Deleted::Ours, Deleted::Theirs] {
        let home = merged(deleted, ALL);
        let sidecar = home.sidecar();
        let (_, conflict) = sidecar
            .split_once("[[annotation.conflict]]")
            .expect("there");
        for was in [
            "side   = \"Russia\"",
            "speaker = \"\"",
            "topic  = \"trade\"",
        ] {
            assert!(conflict.contains(was), "{was}\n{sidecar}");
        }
        for size in ["80x24", "100x30"] {
            let screen = queue(&home, size);
            for told in told {
                assert!(screen.contains(told), "{told}, {size}\n{screen}");
            }
            assert!(screen.contains("deleted"), "{screen}");
        }
        // Kept, it says nothing of that any more; taken back, it is asked again, in the next session too.
        home.run(&["talks.txt", "--keys", "r r 1", "--print"])
            .done();
        home.run(&["talks.txt", "--keys", "u", "--print"]).done();
        assert!(queue(&home, "80x24").contains("side: was Russia, now US"));
        let answer = match deleted {
            Deleted::Ours => "2",
            Deleted::Theirs => "1",
        };
        let keys = format!("r r {answer}");
        home.run(&["talks.txt", "--keys", &keys, "--print"]).done();
        assert!(!home.sidecar().contains("conflict"), "{}", home.sidecar());
        assert!(home.sidecar().contains("\"sanctions\""));
    }
}

#[test]
fn a_part_that_is_as_it_was_again_is_told_so() {
    let home = merged(Deleted::Theirs, "g ] 1 t \"sanctions\" Enter");
    home.run(&["talks.txt", "--keys", "g ] 2", "--print"])
        .done();
    let screen = queue(&home, "80x24");
    assert!(screen.contains("side: Russia again"), "{screen}");
    assert!(
        screen.contains("topic: was trade, now sanctions"),
        "{screen}"
    );
}

#[test]
fn a_file_that_does_not_say_what_was_changed_is_read_all_the_same() {
    let home = merged(Deleted::Theirs, ALL);
    let text = home.sidecar();
    let table = text.find("[[annotation.conflict]]").expect("there");
    let (stance, conflict) = text.split_at(table);
    let decided = |line: &&str| {
        !line.contains('=')
            || ["field", "ours", "base"]
                .iter()
                .any(|key| line.starts_with(key))
    };
    let conflict: Vec<_> = conflict.lines().filter(decided).collect();
    home.write(SIDECAR, format!("{stance}{}\n", conflict.join("\n")));
    let screen = queue(&home, "80x24");
    assert!(
        screen.contains("kept") && !screen.contains("was"),
        "{screen}"
    );
}
