//! What becomes of the text on disk while it is open: changed, gone, back again.

use super::looking::QUIET;
use super::{Report, Work};
use crate::article::{OnDisk, visible};
use crate::store::text::{self, ArticleError, Hints};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// One that can't be read is looked at again after so long before that is said: somebody may be replacing it.
const PATIENCE: Duration = Duration::from_millis(750);

/// So often one that is gone is looked for: nobody tells when a folder that was taken away comes back.
const AGAIN: Duration = Duration::from_secs(1);

/// What is known of it.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// The file that it lies in, if it has one.
    file: Option<PathBuf>,
    /// When to look at it again.
    due: Option<Instant>,
    /// Since when it is missed, and that isn't said yet.
    missed: Option<Instant>,
    /// What was said last, and the hash of a text that has changed.
    told: (OnDisk, Option<blake3::Hash>),
}

impl Text {
    /// Nothing is known yet of the text at `path`.
    pub(super) fn of(path: Option<&Path>) -> Self {
        Self {
            file: path.map(text::file_of),
            ..Self::default()
        }
    }

    pub(super) const fn due(&self) -> Option<Instant> {
        self.due
    }
}

impl<R: Fn(Report)> Work<R> {
    pub(super) fn look_at_text_soon(&mut self) {
        if self.text.file.is_some() {
            self.text.due = Some(Instant::now() + QUIET);
        }
    }

    /// Tells what has become of the text, once for each thing that does.
    pub(super) fn look_at_text(&mut self) {
        self.text.due = None;
        let is_gone = matches!(self.text.told.0, OnDisk::Gone { .. });
        if is_gone && self.text.file.as_deref().is_some_and(|file| !file.exists()) {
            self.text.due = Some(Instant::now() + AGAIN);
            return;
        }
        let hints = Hints::of(self.desk.article.coding());
        let read = |path| text::read_by(path, hints);
        let Some(read) = self.desk.text.as_deref().map(read) else {
            return;
        };
        let now = match read {
            Ok(read) if read.text == self.desk.article.text() => (OnDisk::AsOpened, None),
            Ok(read) => {
                let hash = blake3::hash(read.text.as_bytes());
                (OnDisk::Changed, Some(hash))
            }
            Err(error) => match self.missed(&error) {
                Some(away) => (away, None),
                None => return,
            },
        };
        if !now.0.is_away() {
            self.text.missed = None;
        }
        if self.text.told == now {
            return;
        }
        let was_away = self.text.told.0.is_away();
        self.text.told = now.clone();
        if was_away && !now.0.is_away() {
            // The folder may be another one by now.
            self.watch();
            self.look();
            self.look_at_codebook_soon();
        }
        (self.report)(Report::Text(now.0));
    }

    /// What has become of a text that gives `error`; nothing while somebody may be replacing it.
    fn missed(&mut self, error: &ArticleError) -> Option<OnDisk> {
        let since = *self.text.missed.get_or_insert_with(Instant::now);
        let is_told = self.text.told.0.is_away();
        if !is_told && since.elapsed() < PATIENCE {
            self.text.due = Some(since + PATIENCE);
            return None;
        }
        let is_cheap = matches!(
            error,
            ArticleError::NotFound { .. } | ArticleError::Denied(_) | ArticleError::Io(..)
        );
        self.text.due = is_cheap.then(|| Instant::now() + AGAIN);
        let sidecar = Some(&self.desk.path).filter(|path| path.exists());
        let sidecar = sidecar.map(name_of);
        let file = self.text.file.as_deref().filter(|file| !file.exists());
        Some(match (error, file) {
            (ArticleError::NotFound { .. }, Some(file)) => OnDisk::Gone {
                file: name_of(file),
                sidecar,
            },
            _ => OnDisk::Unreadable {
                reason: in_one_line(error),
                sidecar,
            },
        })
    }
}

fn name_of(path: impl AsRef<Path>) -> String {
    visible::line(&text::name_of(path.as_ref())).into_owned()
}

/// "talks.txt: you may not read this file. Ask its owner"
fn in_one_line(error: &ArticleError) -> String {
    let told = error.to_string();
    let lines = told.lines().map(|line| line.trim_end_matches('.'));
    lines.collect::<Vec<_>>().join(". ")
}
