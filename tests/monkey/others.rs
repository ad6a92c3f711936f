//! What other programs do in the folder meanwhile.

use crate::chance::Chance;
use crate::home::Home;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Does something to a file; says what.
pub(crate) fn meddle(home: &Home, chance: &mut Chance) -> &'static str {
    let news = home.path("news");
    let sidecar = sidecars(&news);
    let sidecar = if sidecar.is_empty() {
        return "nothing";
    } else {
        chance.one_of(&sidecar)
    };
    let (what, done) = match chance.below(7) {
        0 => ("a sidecar is edited", edit(&sidecar)),
        1 => ("a sidecar is gone", fs::remove_file(&sidecar)),
        2 => ("a sidecar comes in pieces", rewrite(&sidecar)),
        3 => ("a sidecar is broken", break_off(&sidecar)),
        4 => (
            "a text goes on",
            append(&news.join("long.txt"), "They met again.\n"),
        ),
        5 => ("the codebook is edited", codebook(&news)),
        _ => (
            "an article is new",
            fs::write(news.join("new.txt"), "New title\n\nThey said so.\n"),
        ),
    };
    // The program may be putting another file in its place.
    let is_gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    assert!(done.as_ref().err().is_none_or(is_gone), "{what}: {done:?}");
    what
}

pub(crate) fn sidecars(news: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(news).expect("a folder").flatten();
    let files = files.map(|file| file.path());
    let mut found: Vec<_> = files
        .filter(|path| path.to_string_lossy().ends_with(".standoff.toml"))
        .collect();
    found.sort();
    found
}

fn edit(path: &Path) -> io::Result<()> {
    let text = fs::read_to_string(path)?;
    let edited = text.replace("= \"support\"", "= \"oppose\"");
    let beside = path.with_extension("beside");
    fs::write(&beside, edited)?;
    fs::rename(&beside, path)
}

fn rewrite(path: &Path) -> io::Result<()> {
    let text = fs::read(path)?;
    for end in [0, text.len() / 2, text.len()] {
        fs::write(path, &text[..end])?;
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    Ok(())
}

/// Broken for a moment that is longer than a file may be unreadable without being told of.
fn break_off(path: &Path) -> io::Result<()> {
    let text = fs::read(path)?;
    fs::write(path, "standoff = 1\n[article\n# end of standoff\n")?;
    std::thread::sleep(std::time::Duration::from_millis(400));
    fs::write(path, text)
}

fn append(path: &Path, more: &str) -> io::Result<()> {
    let text = fs::read_to_string(path)?;
    fs::write(path, text + more)
}

fn codebook(news: &Path) -> io::Result<()> {
    let path = news.join("standoff.toml");
    let count = fs::read_to_string(&path)?.len();
    append(&path, &format!("\n[[topic]]\nname = \"Topic {count}\"\n"))
}
