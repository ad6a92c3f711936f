//! Somebody who writes the sidecar without the program: by hand, with an editor that knows nothing of others, with git.

use crate::chance::Chance;
use crate::room::{Diary, Room, TEXT, pause};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

const END: &str = "# end of standoff\n";
const SIDES: [&str; 4] = ["US", "Russia", "UK", "Syria"];
const SENTENCES: [&str; 4] = ["One came.", "Four came.", "Six came.", "Nine came."];

pub(crate) struct Hand {
    file: PathBuf,
    beside: PathBuf,
    /// A copy that an editor has open.
    copy: Option<String>,
    made: usize,
    pub(crate) diary: Diary,
    /// What was written to the end.
    pub(crate) written: BTreeSet<String>,
    /// What was deleted by hand.
    pub(crate) deleted: BTreeSet<String>,
}

impl Hand {
    pub(crate) fn new(room: &Room) -> Self {
        Self {
            file: room.sidecar(),
            beside: room.path("beside"),
            copy: None,
            made: 0,
            diary: Diary::new(),
            written: BTreeSet::new(),
            deleted: BTreeSet::new(),
        }
    }

    /// Makes the file.
    pub(crate) fn begin(&mut self) {
        let head = "# by hand\nstandoff = 1\n\n[article]\nname   = \"a.txt\"\n";
        let text = format!("{head}{}{}{END}", self.block(0), self.block(1));
        fs::write(&self.file, text).expect("written");
        self.written.extend(["h001".to_owned(), "h002".to_owned()]);
    }

    /// Changes the file in some way, or takes a copy to be changed later.
    pub(crate) fn write(&mut self, chance: &mut Chance) {
        let Some(text) = self.copy.take().or_else(|| self.read()) else {
            return;
        };
        if chance.one_in(4) {
            self.tell(&format!("copies {}", ids(&text)));
            self.copy = Some(text);
            return;
        }
        let before = self.made;
        let (changed, deleted) = self.changed(&text, chance);
        if changed == text {
            // Who writes back an old copy just as it was wants it back.
            return;
        }
        let text = changed;
        // What is deleted may be gone as soon as the writing begins.
        self.deleted.extend(deleted);
        let way = chance.below(4);
        self.tell(&format!("begins {} in way {way}", ids(&text)));
        let put = self.put(way, &text, chance);
        self.tell(&format!("is done: {put:?}"));
        if put.is_ok() {
            let made = before + 1..=self.made;
            self.written
                .extend(made.map(|number| format!("h{number:03}")));
        }
    }

    /// The file, if it is whole.
    fn read(&self) -> Option<String> {
        let text = fs::read_to_string(&self.file).ok()?;
        text.ends_with(END).then_some(text)
    }

    fn changed(&mut self, text: &str, chance: &mut Chance) -> (String, Option<String>) {
        let blocks: Vec<_> = text
            .match_indices("\n[[annotation]]")
            .map(|(at, _)| at)
            .collect();
        match chance.below(4) {
            0 | 1 if self.made < 40 => {
                let block = self.block(chance.below(SENTENCES.len()));
                (text.replace(END, &format!("{block}{END}")), None)
            }
            2 if !blocks.is_empty() => {
                let one = chance.below(blocks.len());
                let start = blocks[one];
                let end = blocks.get(one + 1).copied();
                let end = end.or_else(|| text.rfind(END)).unwrap_or(text.len());
                let id = text[start..end].split('"').nth(1).map(str::to_owned);
                (format!("{}{}", &text[..start], &text[end..]), id)
            }
            _ => {
                let (from, to) = (chance.one_of(&SIDES), chance.one_of(&SIDES));
                let from = format!("side     = \"{from}\"");
                (
                    text.replacen(&from, &format!("side     = \"{to}\""), 1),
                    None,
                )
            }
        }
    }

    fn block(&mut self, sentence: usize) -> String {
        self.made += 1;
        let quote = SENTENCES[sentence];
        let start = TEXT.find(quote).unwrap_or_default();
        format!(
            "\n[[annotation]]\nid       = \"h{:03}\"\nstart    = {start}\nend      = {}\nquote    = \"{quote}\"\nside     = \"US\"\n",
            self.made,
            start + quote.len()
        )
    }

    fn tell(&mut self, what: &str) {
        self.diary
            .push((Instant::now(), format!("the hand {what}")));
    }

    fn put(&self, way: usize, text: &str, chance: &mut Chance) -> io::Result<()> {
        match way {
            // As most programs write.
            0 => fs::write(&self.file, text),
            // As git does.
            1 => {
                fs::remove_file(&self.file)?;
                pause(chance);
                let mut file = OpenOptions::new()
                    .write(true)
                    .create_new(true)
                    .open(&self.file);
                match &mut file {
                    Ok(file) => in_pieces(file, text, chance),
                    // Somebody has written it anew. What was unlinked is in this text alone now: it is put in place.
                    Err(_) => self.replace(text),
                }
            }
            // Slowly, in place.
            2 => {
                let mut options = OpenOptions::new();
                let mut file = options.write(true).truncate(true).open(&self.file)?;
                in_pieces(&mut file, text, chance)
            }
            // As careful editors do.
            _ => self.replace(text),
        }
    }

    fn replace(&self, text: &str) -> io::Result<()> {
        fs::write(&self.beside, text)?;
        fs::rename(&self.beside, &self.file)
    }
}

fn in_pieces(file: &mut fs::File, text: &str, chance: &mut Chance) -> io::Result<()> {
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at((1 + chance.below(400)).min(rest.len()));
        file.write_all(piece)?;
        pause(chance);
        rest = after;
    }
    Ok(())
}

/// The ids in `text`, for the diary.
fn ids(text: &str) -> String {
    let lines = text.lines().filter(|line| line.starts_with("id "));
    let ids: Vec<_> = lines.filter_map(|line| line.split('"').nth(1)).collect();
    ids.join(" ")
}
