//! A code called otherwise in several files, killed on the way.

use super::{Home, can_trace, press_under};
use std::collections::BTreeMap;

const CODES: &str =
    "standoff = 1\n\n[[speaker]]\nname = \"Lavrov\"\n\n[[speaker]]\nname = \"Sergey Lavrov\"\n";
const MERGE: &str = "r n \"lavrov\" Enter Ctrl-u \"sergey lavrov\" Enter";
const FILES: [&str; 4] = [
    "talks.txt.standoff.toml",
    "b.txt.standoff.toml",
    "c/d.txt.standoff.toml",
    "standoff.toml",
];

fn sidecar(article: &str) -> String {
    format!(
        "standoff = 1\n\n[article]\nname   = \"{article}\"\n\n[[annotation]]\nid       = \"x\"\nstart    = 0\nend      = 5\nquote    = \"Talks\"\nside     = \"Russia\"\nspeaker  = \"Lavrov\"\n# end of standoff\n"
    )
}

fn lay(home: &Home) {
    let _ = std::fs::create_dir(home.path("c"));
    let texts = [
        sidecar("talks.txt"),
        sidecar("b.txt"),
        sidecar("d.txt"),
        CODES.to_owned(),
    ];
    for (name, text) in FILES.iter().zip(texts) {
        home.write(name, text);
    }
}

fn texts(home: &Home) -> BTreeMap<&'static str, String> {
    FILES.iter().map(|name| (*name, home.read(name))).collect()
}

#[test]
fn a_merge_killed_at_any_system_call_leaves_each_file_old_or_new_and_is_completed_by_the_same_again()
 {
    if !can_trace() {
        return;
    }
    let home = Home::with_article().introduced();
    lay(&home);
    let old = texts(&home);
    let merge = || home.run(&["talks.txt", "--keys", MERGE, "--print"]).done();
    merge();
    let new = texts(&home);
    assert!(new.iter().all(|(name, text)| old[name] != *text));
    let mut halves = 0;
    for call in ["write", "fsync", "rename", "renameat2", "fchmod", "unlink"] {
        for number in 1.. {
            lay(&home);
            let inject = format!("inject={call}:signal=KILL:when={number}");
            let ran = press_under(&home, &inject, MERGE);
            let found = texts(&home);
            for (name, text) in &found {
                let is_whole = *text == old[name] || *text == new[name];
                assert!(
                    is_whole,
                    "killed at {call} {number}: {name} is neither:\n{text}"
                );
            }
            let is_old = |name: &str| found[name] == old[name];
            if is_old("standoff.toml") {
                halves += usize::from(FILES.iter().any(|name| !is_old(name)));
                merge();
            }
            assert_eq!(
                texts(&home),
                new,
                "killed at {call} {number} and done again"
            );
            if ran.code == Some(0) {
                break;
            }
        }
    }
    assert!(halves >= 4, "{halves} kills in the middle: too few to tell");
}
