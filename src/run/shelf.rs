//! A folder where there is no screen: its articles as a table.

use super::opening::{Opened, shown};
use super::over::{Progress, Troubles};
use super::{Ending, NO_HOME, print, tell};
use crate::annotation::Annotator;
use crate::export::{table_head, table_line};
use crate::shelf::Entry;
use crate::store::Places;
use crate::store::gather::{Found, Gather, Remarks, Wanted};
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// So often is looked whether to say that it takes time.
const LOOK: Duration = Duration::from_millis(100);

/// Writes a line for each article at `root`, a folder or a file that holds several, which the person calls `named`, once all is known of all of them.
/// What can't be read has a line too, and is named at the end.
///
/// # Errors
/// Nothing could be read; standard output can't be written.
pub(super) fn table(root: &Path, named: Option<&Path>, opened: &Opened) -> Result<Ending, String> {
    let codes = &opened.codes;
    let (annotator, _) = opened.again();
    let (entries, mut troubles) = looked(root, annotator)?;
    codes.mistakes.iter().for_each(|mistake| tell(mistake));
    if entries.is_empty() && troubles.count == 0 {
        tell(&format!("{}: no article in it", shown(root)));
    }
    let printed = print(|out| {
        table_head(out)?;
        let mut entries = entries.iter();
        entries.try_for_each(|entry| table_line(entry, &codes.codebook, out))
    })?;
    let is_readable = |entry: &&Entry| {
        entry
            .face
            .as_ref()
            .is_some_and(|face| face.trouble.is_none())
    };
    let read = entries.iter().filter(is_readable).count();
    for entry in &entries {
        if let Some(trouble) = entry.trouble() {
            troubles.add(&entry.path, told(trouble, entry, root, named));
        }
    }
    troubles.told().iter().for_each(|told| tell(told));
    match (troubles.count, read) {
        (0, _) => Ok(printed),
        (_, 0) => Err(String::from("nothing could be read")),
        _ => Ok(Ending::Findings),
    }
}

/// What is wrong with `entry`, with its path as the person named what it is in.
fn told(trouble: &str, entry: &Entry, root: &Path, named: Option<&Path>) -> String {
    let path = named.map_or_else(
        || entry.path.to_path_buf(),
        |named| match entry.path.strip_prefix(root) {
            Ok(below) if !below.as_os_str().is_empty() => named.join(below),
            _ => named.to_path_buf(),
        },
    );
    let what = trouble
        .strip_prefix(&*shown(&entry.path))
        .unwrap_or(trouble);
    let what = what.strip_prefix(": ").unwrap_or(what);
    format!("{}: {what}", shown(&path))
}

/// All that is known of the articles at `root` in the end, and what of the folder couldn't be read.
fn looked(root: &Path, annotator: Option<Annotator>) -> Result<(Vec<Entry>, Troubles), String> {
    let wanted = Wanted {
        root: root.to_path_buf(),
        open: None,
        annotator,
        places: Places::find().ok_or(NO_HOME)?,
    };
    let (sender, news) = mpsc::channel();
    let gather = Gather::start(wanted, move |found| {
        // It is heard to the end below.
        let _ = sender.send(found);
    });
    let mut seen = Seen::default();
    let mut progress = Progress::new("looking into");
    loop {
        let found = match news.recv_timeout(LOOK) {
            Ok(found) => found,
            Err(RecvTimeoutError::Timeout) => {
                // While the folder is listed nothing comes.
                progress.look();
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        };
        let known = seen.take(found);
        progress.reach(known, seen.entries.len());
        if !gather.is_busy() {
            // All is told by now.
            for found in news.try_iter() {
                seen.take(found);
            }
            break;
        }
    }
    let mut troubles = Troubles::default();
    let notes = seen.remarks.notes.iter();
    notes.for_each(|note| tell(&format!("{}: {note}", shown(root))));
    let told = seen.remarks.troubles.into_iter();
    told.for_each(|reason| troubles.add(root, reason));
    Ok((seen.entries, troubles))
}

/// What was told so far.
#[derive(Default)]
struct Seen {
    entries: Vec<Entry>,
    remarks: Remarks,
}

impl Seen {
    /// Takes in what was `found`; how many articles are known whole by then.
    fn take(&mut self, found: Found) -> usize {
        match found {
            Found::Listed { entries, remarks } => {
                (self.entries, self.remarks) = (entries, remarks);
                0
            }
            Found::Looked { entries, known } => {
                for (place, entry) in entries {
                    if let Some(slot) = self.entries.get_mut(place) {
                        *slot = entry;
                    }
                }
                known
            }
        }
    }
}
