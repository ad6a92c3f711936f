//! What goes in and what comes out: what happened, and what is to be done in the world.

use super::Edited;
use super::hints::Hint;
use super::shelf::{ShelfNews, ShelfWish};
use crate::annotation::{Act, Arrival, Change, Elsewhere, Layers, Past, Recoded, Step};
use crate::article::{About, AboutChange, OnDisk, Span};
use crate::codebook::{CodeChange, CodeKind, Codebook};
use crate::keys::{Key, Mouse};
use crate::suggest::Suggestion;
use std::sync::Arc;

/// Something that happened to the program.
#[derive(Debug, Clone)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// A hint was clicked on: it does what its key does.
    Hint(Hint),
    /// Text was pasted.
    Paste(String),
    /// The editor is done with a note.
    Edited(Edited),
    /// The screen has this size now, in cells.
    Resized {
        /// Its width.
        columns: u16,
        /// Its height.
        rows: u16,
    },
    /// Every change up to this one is on disk.
    Saved {
        /// The number of the last change saved.
        revision: u64,
    },
    /// The stances are on disk, but a speaker or topic couldn't be written to the codebook.
    CodesLeft {
        /// Whose entry, and why.
        reason: String,
    },
    /// The stances of other articles are counted.
    Surveyed {
        /// Which count that was.
        number: u64,
        /// How many they are.
        found: Elsewhere,
    },
    /// What the other annotators have tagged is read.
    OthersRead {
        /// Which time that was.
        number: u64,
        /// What they have tagged.
        layers: Layers,
    },
    /// It is known which stances the wording suggests.
    Suggested {
        /// Which time that was.
        number: u64,
        /// All of them, in order of their places.
        found: Arc<[Suggestion]>,
        /// The words of those that were dismissed for good.
        dismissed: Arc<[Arc<str>]>,
    },
    /// What concerns other articles too is done there.
    Recoded {
        /// The number of the change that it was part of.
        revision: u64,
        /// What was done.
        done: Elsewhere,
        /// In which stances.
        record: Arc<[Recoded]>,
    },
    /// Others have changed what is said of the article as a whole.
    Described {
        /// What is said by now.
        about: About,
        /// The last change made here that it takes into account.
        heard: u64,
    },
    /// Others have changed the file, and it is one with what is here.
    Merged(Arrival),
    /// The file was changed by others, and nothing of it can be taken in.
    NotMerged {
        /// Why, and the remedy.
        reason: String,
    },
    /// What was saved may not be on disk any more: whether it is, is told next.
    Lacking,
    /// What was saved was lost on disk, and is written again.
    WrittenAgain {
        /// Why, in one line.
        reason: String,
    },
    /// Nobody may write where the sidecar lies.
    Apart {
        /// Where what is done is kept instead.
        kept: String,
    },
    /// Others have changed the codebook.
    Codebook {
        /// What it has by now, and what is to be said of its keys; or what is wrong with it, line by line.
        read: Result<(Box<Codebook>, Vec<String>), Vec<String>>,
        /// The last change made here that it takes into account.
        heard: u64,
    },
    /// Something has become of the text on disk.
    OnDisk(OnDisk),
    /// The sidecar, which couldn't be used, can be by now.
    SidecarMended,
    /// Something became known of the shelf.
    Shelf(ShelfNews),
    /// It is known what earlier sessions have left.
    Recalled(Past),
    /// Saving failed.
    NotSaved {
        /// The number of the last change that this is about.
        revision: u64,
        /// What happened, and the remedy.
        reason: String,
        /// The file where the work is kept instead.
        kept: Option<String>,
    },
}

/// Something that the program wants done in the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep these steps of the history, with the changes of the next effect that has any.
    Record {
        /// One after another.
        steps: Vec<Step>,
    },
    /// Keep these changes on disk and say so.
    Keep {
        /// The number of the last of them.
        revision: u64,
        /// What changed.
        changes: Vec<Change>,
        /// What changed in the codebook.
        codes: Vec<CodeChange>,
    },
    /// What is said of the article as a whole changes, with the changes of the next effect that has any.
    Describe {
        /// How.
        change: AboutChange,
    },
    /// Count the stances of other articles that have a code.
    Survey {
        /// Which count it is.
        number: u64,
        /// What kind of code it is.
        kind: CodeKind,
        /// Its name.
        name: Arc<str>,
    },
    /// Read what the other annotators have tagged in this article.
    ReadOthers {
        /// Which time it is.
        number: u64,
    },
    /// Find out which stances the wording suggests, by the codebook as it is now.
    Suggest {
        /// Which time it is.
        number: u64,
        /// In which part of the text.
        within: Span,
    },
    /// Keep for good what was dismissed in this article.
    KeepDismissed {
        /// The words of all those suggestions, sorted, each once.
        words: Arc<[Arc<str>]>,
    },
    /// Carry this out on disk, in other articles too, and say so.
    Recode {
        /// The number of the change.
        revision: u64,
        /// What is to be done.
        act: Act,
    },
    /// Hand the terminal back to the shell until the program is continued.
    Suspend,
    /// Hand `text` to the person's editor, then say what became of it.
    EditNote {
        /// The note so far.
        text: String,
    },
    /// Hand `text` to the terminal's clipboard.
    Copy {
        /// What is copied.
        text: String,
    },
    /// Draw every cell anew.
    Redraw,
    /// Something is wanted of the shelf.
    Shelf(ShelfWish),
    /// Save all and open the article again, in place.
    Reload,
    /// End the program.
    Leave,
}
