//! Codes that become one, in the file; and what was written taken back.

use super::*;
use crate::codebook::{CodeKind, Recode};
use crate::store::codebook::CodeFile;

/// Three sides that leave their keys and letters to be chosen.
const SIDES: &str = "standoff = 1\n\n[[side]]\nname = \"Ann\"\n\n[[side]] # b\nname = \"Bea\"\n\n[[side]]\nname = \"Cleo\"\n\n[[side]]\nname = \"Dora\"\n";

fn recoded(source: &str, from: &str, to: &str) -> (String, Codebook, Vec<CodeChange>) {
    let mut codebook = codebook(source);
    let recode = Recode {
        kind: CodeKind::Side,
        from: from.into(),
        to: to.into(),
    };
    let changes = recode.changes(&codebook);
    let text = writing::write("f", source, &changes, &mut Vec::new());
    for change in &changes {
        codebook.apply(change);
    }
    (text.expect("written"), codebook, changes)
}

#[test]
fn where_a_side_goes_the_others_keep_their_keys_letters_and_colours() {
    for (from, to) in [
        ("Ann", "Cleo"),
        ("Bea", "Ann"),
        ("Dora", "Ann"),
        ("Bea", "Zoe"),
    ] {
        let (text, codebook, _) = recoded(SIDES, from, to);
        let read = super::codebook(&text);
        assert_eq!(read.sides(), codebook.sides(), "{from} → {to}:\n{text}");
    }
    let (text, ..) = recoded(SIDES, "Dora", "Ann");
    assert!(
        !text.contains("key ="),
        "nothing more is written than needed:\n{text}"
    );
}

#[test]
fn what_was_written_is_taken_back_to_the_very_same_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("standoff.toml");
    fs::write(&path, SIDES).expect("written");
    let mut file = CodeFile::at(path.clone());
    let (text, _, changes) = recoded(SIDES, "Bea", "Ann");
    file.keep(&changes).expect("kept");
    let read = || fs::read_to_string(&path).expect("there");
    assert_eq!(read(), text);
    let back: Vec<_> = changes.iter().rev().map(CodeChange::inverse).collect();
    file.keep(&back).expect("kept");
    assert_eq!(read(), SIDES);
    file.keep(&changes).expect("kept");
    assert_eq!(read(), text);
    // Somebody else's line stays, and the side comes back at the end.
    fs::write(&path, format!("{text}# hers\n")).expect("written");
    file.keep(&back).expect("kept");
    assert!(
        read().contains("# hers\n") && read().contains("name = \"Bea\""),
        "{}",
        read()
    );
}
