//! The file that new codes are written to, as it stands at that very moment.

use super::{CODEBOOK_LIMIT, TEMPLATE, Trouble, label, own_path, text, unmarked, writing};
use crate::article::visible;
use crate::codebook::{Code, CodeChange};
use crate::store::atomic::{self, Care};
use crate::store::places::Places;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// A codebook's file.
#[derive(Debug, Clone)]
pub struct CodeFile {
    path: PathBuf,
    /// Whether it is made where there is none: the person's own is.
    is_own: bool,
    /// New codes that stood there already.
    untaken: Vec<Code>,
}

impl CodeFile {
    /// The person's own codebook; where there is none, the built-in one is copied first.
    #[must_use]
    pub fn own(places: &Places) -> Self {
        Self {
            path: own_path(places),
            is_own: true,
            untaken: Vec::new(),
        }
    }

    /// The codebook at `path`.
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self {
            path,
            is_own: false,
            untaken: Vec::new(),
        }
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where it lies, in words that are safe to show.
    #[must_use]
    pub fn label(&self) -> String {
        label(&self.path)
    }

    /// Writes `changes` into the file as it is now: what others wrote into it meanwhile stays. On
    /// return it lasts.
    ///
    /// # Errors
    /// In one line that is safe to show: what isn't in the codebook now, and why.
    pub fn keep(&mut self, changes: &[CodeChange]) -> Result<(), String> {
        self.write(changes).map_err(|reason| {
            let names = names(changes);
            format!(
                "The stances are saved, but {names} couldn't be written to the codebook: {reason}"
            )
        })
    }

    fn write(&mut self, changes: &[CodeChange]) -> Result<(), String> {
        let folder = atomic::folder_of(&self.path).to_path_buf();
        let _turn = Turn::take(&folder);
        let label = label(&self.path);
        let present = match text(&self.path) {
            Ok(present) => present,
            Err(Trouble::Another(reason) | Trouble::Unreadable(reason)) => {
                return Err(format!("{label} {reason}"));
            }
        };
        let source = match &present {
            Some(source) => source,
            None if self.is_own => TEMPLATE,
            None => return Err(format!("{label} isn't there any more")),
        };
        let (mark, body) = source.split_at(source.len() - unmarked(source).len());
        let mut untaken = self.untaken.clone();
        let written = writing::write(&label, body, changes, &mut untaken)?;
        self.untaken = untaken;
        if written == body {
            return Ok(());
        }
        if written.len() > CODEBOOK_LIMIT {
            return Err(format!("{label} would be longer than a codebook may be"));
        }
        if self.is_own {
            atomic::make_folder(&folder).map_err(|error| error.to_string())?;
        }
        let bytes = [mark, &written].concat().into_bytes();
        atomic::replace(&self.path, &bytes, Care::Lasting).map_err(|error| error.to_string())
    }
}

/// Whose entries `changes` are: "Sergey Lavrov", "Sergey Lavrov and 2 more".
fn names(changes: &[CodeChange]) -> String {
    let code = |change: &CodeChange| change.after.clone().or_else(|| change.before.clone());
    let mut names: Vec<_> = changes.iter().filter_map(code).collect();
    names.dedup_by(|one, other| one.name() == other.name());
    let first = names
        .first()
        .map(|code| visible::line(code.name()).into_owned());
    match (first, names.len()) {
        (Some(first), 1) => first,
        (Some(first), many) => format!("{first} and {} more", many - 1),
        (None, _) => String::from("a change"),
    }
}

/// The turn of one program among those that write in a folder: two at once would each put their own
/// version in place of the other's. Ends when dropped.
struct Turn {
    /// Locked until it is closed.
    _folder: Option<File>,
}

impl Turn {
    /// Waits for its turn, but not for ever: where somebody never gives it back, or the file system
    /// knows no locks, the work is done without.
    fn take(folder: &Path) -> Self {
        const PATIENCE: Duration = Duration::from_secs(2);
        const PAUSE: Duration = Duration::from_millis(5);
        let Ok(file) = File::open(folder) else {
            return Self { _folder: None };
        };
        let end = Instant::now() + PATIENCE;
        while let Err(std::fs::TryLockError::WouldBlock) = file.try_lock() {
            if Instant::now() > end {
                break;
            }
            thread::sleep(PAUSE);
        }
        Self {
            _folder: Some(file),
        }
    }
}
