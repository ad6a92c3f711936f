//! Renaming and merging codes in a folder of articles: what changes, what is left, and that `u` takes it all back.

use crate::home::{Home, Ran};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const CODES: &str = "standoff = 1\n\n# theirs\n[[speaker]] # S\nname = 'Lavrov'\nside = \"Russia\"\n\n# ours\n[[speaker]]\nname = \"Sergey Lavrov\"\nrole = \"minister\"\n";

/// A sidecar as somebody else's program may write it: other line ends, other quotes, keys of its own.
const STRANGE: &str = "standoff = 1\r\n\r\n[article]\r\nname = \"b.txt\"\r\n\r\n# hers\r\n[[annotation]]\r\nid = \"b1\"\r\nstart = 0\r\nend = 3\r\nquote = \"Lavrov\"\r\nspeaker = 'Lavrov' # who?\r\nside = \"Russia\"\r\nsure = 0.5\r\n\r\n[[annotation]]\r\nid = \"b2\"\r\nstart = 4\r\nend = 5\r\nquote = \"x\"\r\nside = \"Lavrov\"\r\nspeaker = \"L\\u0061vrov\"\r\ntopic = \"Lavrov\"\r\n# end of standoff\r\n";

fn sidecar(article: &str, speakers: &[&str]) -> String {
    let stance = |(number, speaker): (usize, &&str)| {
        format!(
            "\n[[annotation]]\nid       = \"i{number}\"\nstart    = {number}\nend      = 9\nquote    = \"Lavrov\"\nside     = \"Russia\"\nspeaker  = \"{speaker}\"\n"
        )
    };
    let stances: Vec<_> = speakers.iter().enumerate().map(stance).collect();
    let stances = stances.concat();
    format!("standoff = 1\n\n[article]\nname   = \"{article}\"\n{stances}# end of standoff\n")
}

/// A folder of articles under one codebook, with all that is to be left alone.
fn folder() -> Home {
    let home = Home::with_article().introduced().fixed();
    for folder in ["deep/er", "own", ".hidden"] {
        fs::create_dir_all(home.path(folder)).expect("made");
    }
    home.write("standoff.toml", CODES);
    home.run(&[
        "talks.txt",
        "--keys",
        "j 2 s \"Lavrov\" Enter j 2 s \"Sergey Lavrov\" Enter",
        "--print",
    ])
    .done();
    home.write("b.txt.standoff.toml", STRANGE);
    home.write(
        "talks.txt.coder1.standoff.toml",
        sidecar("talks.txt", &["Lavrov"]),
    );
    home.write(
        "deep/er/c.txt.standoff.toml",
        sidecar("c.txt", &["Lavrov", "Sergey Lavrov", "Lavrov"]),
    );
    home.write(
        "deep/none.txt.standoff.toml",
        sidecar("none.txt", &["Lavrova"]),
    );
    home.write("own/standoff.toml", "standoff = 1\n");
    home.write("own/d.txt.standoff.toml", sidecar("d.txt", &["Lavrov"]));
    home.write(".hidden/e.txt.standoff.toml", sidecar("e.txt", &["Lavrov"]));
    home.write(
        "broken.txt.standoff.toml",
        sidecar("broken.txt", &["Lavrov"]).replace("# end of standoff\n", ""),
    );
    home.write(
        "newer.txt.standoff.toml",
        sidecar("newer.txt", &["Lavrov"]).replace("standoff = 1", "standoff = 2"),
    );
    std::os::unix::fs::symlink(home.path("deep"), home.path("again")).expect("linked");
    home
}

/// All sidecars and codebooks below `home`.
fn files(home: &Home) -> BTreeMap<String, String> {
    fn gather(folder: &Path, into: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if entry.file_type().expect("known").is_dir() {
                gather(&path, into);
            } else if path.to_string_lossy().ends_with(".toml") && !path.is_dir() {
                let text = fs::read_to_string(&path).expect("text");
                into.insert(path.display().to_string(), text);
            }
        }
    }
    let mut found = BTreeMap::new();
    gather(home.folder(), &mut found);
    found.retain(|path, _| !path.contains("/.state/"));
    found
}

fn press(home: &Home, keys: &str) -> Ran {
    home.run(&["talks.txt", "--keys", keys, "--print", "--size", "200x30"])
}

/// The names of the files in which `before` and `after` differ.
fn changed(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let differs = before
        .iter()
        .filter(|(path, text)| after.get(*path) != Some(text));
    let name =
        |(path, _): (&String, &String)| path.rsplit('/').next().unwrap_or_default().to_owned();
    let mut names: Vec<_> = differs.map(name).collect();
    names.sort();
    names
}

const MERGE: &str = "r n \"lav\" Enter Ctrl-u \"sergey lavrov\" ";

#[test]
fn the_preview_counts_what_is_then_changed() {
    let home = folder();
    let before = files(&home);
    let screen = press(&home, MERGE).done();
    for words in [
        "merge into Sergey Lavrov: 6 stances ",
        "in 3 articles, 1 of them here",
        "2 files are left as they are",
        "broken.txt.standoff.toml:12:20: ",
    ] {
        assert!(screen.contains(words), "no {words}:\n{screen}");
    }
    assert_eq!(files(&home), before, "a preview changes nothing");
}

#[test]
fn a_merge_changes_every_article_under_the_codebook_and_nothing_else() {
    let home = folder();
    let before = files(&home);
    let screen = press(&home, &format!("{MERGE} Enter")).done();
    assert!(
        screen.contains("Lavrov → Sergey Lavrov: 6 stances in 3 articles. u undoes it"),
        "{screen}"
    );
    // The box breaks the line.
    for words in [
        "2 files",
        "are left as they are",
        "broken.txt.standoff.toml:12:20: may be cut",
    ] {
        assert!(screen.contains(words), "no {words}:\n{screen}");
    }
    let after = files(&home);
    let expected = [
        "b.txt.standoff.toml",
        "c.txt.standoff.toml",
        "standoff.toml",
        "talks.txt.coder1.standoff.toml",
        "talks.txt.standoff.toml",
    ];
    assert_eq!(changed(&before, &after), expected);
    let strange = STRANGE
        .replace("'Lavrov' #", "\"Sergey Lavrov\" #")
        .replace("\"L\\u0061vrov\"", "\"Sergey Lavrov\"");
    assert_eq!(home.read("b.txt.standoff.toml"), strange);
    assert_eq!(
        home.read("deep/er/c.txt.standoff.toml"),
        sidecar("c.txt", &["Sergey Lavrov"; 3])
    );
    let codes = home.read("standoff.toml");
    assert_eq!(
        codes,
        "standoff = 1\n\n# ours\n[[speaker]]\nname = \"Sergey Lavrov\"\nrole = \"minister\"\nalso = [\"Lavrov\"]\n"
    );
    assert_eq!(home.sidecar().matches("\"Sergey Lavrov\"").count(), 2);
}

#[test]
fn undo_gives_every_file_back_byte_for_byte_and_redo_changes_them_again() {
    let home = folder();
    let before = files(&home);
    press(&home, &format!("{MERGE} Enter u")).done();
    assert_eq!(changed(&before, &files(&home)), [""; 0]);
    press(&home, &format!("{MERGE} Enter")).done();
    let after = files(&home);
    let again = folder();
    press(&again, &format!("{MERGE} Enter u Ctrl-r")).done();
    let texts = |files: BTreeMap<String, String>| files.into_values().collect::<Vec<_>>();
    assert_eq!(texts(files(&again)), texts(after));
}

#[test]
fn an_interrupted_merge_is_completed_by_the_same_once_more() {
    let home = folder();
    press(&home, &format!("{MERGE} Enter")).done();
    let whole = files(&home);
    // The codebook comes last: it still has the old name.
    home.write("standoff.toml", CODES);
    home.write(
        "deep/er/c.txt.standoff.toml",
        sidecar("c.txt", &["Lavrov", "Sergey Lavrov", "Lavrov"]),
    );
    press(&home, &format!("{MERGE} Enter")).done();
    assert_eq!(changed(&whole, &files(&home)), [""; 0]);
}

#[test]
fn with_ones_own_codebook_the_folder_of_the_article_alone_is_concerned() {
    let home = folder();
    fs::remove_file(home.path("standoff.toml")).expect("ours");
    fs::create_dir_all(home.path(".config/standoff")).expect("made");
    home.write(".config/standoff/standoff.toml", CODES);
    let before = files(&home);
    press(&home, &format!("{MERGE} Enter")).done();
    let expected = [
        "b.txt.standoff.toml",
        "standoff.toml",
        "talks.txt.coder1.standoff.toml",
        "talks.txt.standoff.toml",
    ];
    assert_eq!(changed(&before, &files(&home)), expected);
}

#[test]
fn a_renamed_or_recoloured_side_is_so_in_the_codebook_and_no_sidecar_comes_to_be_for_it() {
    let home = Home::with_article().introduced();
    home.write("standoff.toml", "standoff = 1\n");
    let screen = press(
        &home,
        "r c 2 \"#aabbcc\" Enter r n \"russ\" Enter Ctrl-u \"Russian Federation\" Enter",
    )
    .done();
    assert!(
        screen.contains("✓ saved") && screen.contains("2 Russian Federation"),
        "{screen}"
    );
    let codes = home.read("standoff.toml");
    assert!(
        codes.contains("name = \"Russian Federation\"") && codes.contains("color = \"#aabbcc\""),
        "{codes}"
    );
    assert_eq!(home.sidecar(), "");
    let screen = press(&home, "j 2").done();
    assert!(
        screen.contains("1 Russian") || screen.contains("Russian Federation"),
        "{screen}"
    );
}

#[test]
fn a_file_that_may_not_be_written_is_named_and_left() {
    let home = folder();
    let folder = home.path("deep/er");
    let lock = |mode| {
        let mode = std::os::unix::fs::PermissionsExt::from_mode(mode);
        fs::set_permissions(&folder, mode).expect("ours");
    };
    lock(0o500);
    let is_free = fs::write(folder.join("probe"), "").is_ok();
    let screen = press(&home, &format!("{MERGE} Enter")).done();
    lock(0o700);
    if is_free {
        return eprintln!("skipped: nothing is forbidden to this user");
    }
    assert!(screen.contains("3 files are left"), "{screen}");
    assert!(
        home.read("deep/er/c.txt.standoff.toml")
            .contains("\"Lavrov\"")
    );
}
