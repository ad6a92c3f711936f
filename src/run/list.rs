//! Listing the stances of articles and folders, those that a query asks for.

use super::opening::{Opened, Wish, shown};
use super::{Ending, NO_HOME, Source, codes, safe, tell};
use crate::annotation::{Annotations, Annotator};
use crate::article::visible;
use crate::codebook::Codebook;
use crate::export::{self, Document};
use crate::filter::{Fault, Filter};
use crate::store::{Places, Whose, folder};
use std::collections::BTreeSet;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Lists the stances of `paths`, which are articles and folders, in their order: those of all annotators, or
/// of `only` one. What can't be read is named and left out.
///
/// # Errors
/// A mistake in `query`; nothing could be read; standard output can't be written.
pub fn list(
    paths: &[PathBuf],
    only: Option<&Annotator>,
    query: Option<&str>,
    json: bool,
) -> Result<Ending, String> {
    let query = query.unwrap_or_default();
    Filter::parse(query, &Codebook::default()).map_err(|fault| told(query, &fault))?;
    let mut list = List {
        annotators: Annotators::find(only)?,
        query,
        json,
        out: BufWriter::new(io::stdout().lock()),
        read: 0,
        skipped: 0,
        is_partial: false,
        mistakes: BTreeSet::new(),
    };
    let listed = paths.iter().try_for_each(|path| list.take(path));
    match listed.and_then(|()| list.out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            return Err(format!("standard output can't be written: {error}"));
        }
        _ => {}
    }
    match (list.read, list.skipped) {
        (_, 0) if !list.is_partial => Ok(Ending::Done),
        (0, 1..) => Err(String::from("nothing could be read: nothing is listed")),
        _ => Ok(Ending::Findings),
    }
}

/// Whose stances are written.
pub(super) struct Annotators<'a> {
    pub(super) only: Option<&'a Annotator>,
    places: Places,
    whose: Whose,
}

impl<'a> Annotators<'a> {
    /// Those of all annotators, or of `only` one.
    ///
    /// # Errors
    /// There is no home folder.
    pub(super) fn find(only: Option<&'a Annotator>) -> Result<Self, String> {
        Ok(Self {
            only,
            places: Places::find().ok_or(NO_HOME)?,
            whose: Whose::default(),
        })
    }

    /// Whose sidecars of the article at `path` are to be read: at least one, which may not be there.
    pub(super) fn of(&mut self, path: &Path) -> Vec<Option<Annotator>> {
        if let Some(only) = self.only {
            return vec![Some(only.clone())];
        }
        let found = self.whose.tagged(path, &self.places);
        if found.is_empty() || path.as_os_str() == "-" {
            vec![None]
        } else {
            found.into_iter().collect()
        }
    }

    /// Whether somebody has a sidecar of the article at `path`, were it there.
    pub(super) fn has_any(&mut self, path: &Path) -> bool {
        !self.whose.tagged(path, &self.places).is_empty()
    }

    fn wants(&self, annotator: Option<&Annotator>) -> bool {
        self.only.is_none() || self.only == annotator
    }
}

/// What is being listed.
struct List<'a, W: Write> {
    annotators: Annotators<'a>,
    query: &'a str,
    json: bool,
    out: W,
    /// How many articles were read.
    read: usize,
    /// How many could not be.
    skipped: usize,
    /// Whether there are annotations that couldn't be.
    is_partial: bool,
    /// The mistakes in codebooks that were told.
    mistakes: BTreeSet<String>,
}

impl<W: Write> List<'_, W> {
    /// Lists what is at `path`. Fails only where nothing more can be written.
    fn take(&mut self, path: &Path) -> io::Result<()> {
        if !path.is_dir() {
            let mut annotators = self.annotators.of(path).into_iter();
            return annotators.try_for_each(|annotator| self.take_article(path, annotator));
        }
        let mut found = folder::tagged(path);
        found.retain(|found| match found {
            Ok((_, annotator)) => self.annotators.wants(annotator.as_ref()),
            Err(_) => true,
        });
        if found.is_empty() {
            tell(&format!("{}: no article with stances in it", shown(path)));
        }
        found.into_iter().try_for_each(|found| match found {
            Ok((article, annotator)) => self.take_article(&article, annotator),
            Err(reason) => self.skip(&reason),
        })
    }

    fn take_article(&mut self, path: &Path, annotator: Option<Annotator>) -> io::Result<()> {
        let source = Source::named(path.to_path_buf());
        let opened = match Opened::open_whole(&Wish::of(&source, annotator)) {
            Ok(opened) => opened,
            Err(reason) => return self.skip(&reason),
        };
        if let Some(reason) = opened.refusal() {
            return self.skip(reason);
        }
        self.read += 1;
        self.is_partial |= !codes::tell_aside(&opened);
        for mistake in &opened.codes.mistakes {
            // One codebook serves many articles.
            if self.mistakes.insert(mistake.clone()) {
                tell(mistake);
            }
        }
        self.write(&path.to_string_lossy(), &opened)
    }

    fn skip(&mut self, reason: &str) -> io::Result<()> {
        self.skipped += 1;
        // What was listed before stands above what is said of the next article.
        self.out.flush()?;
        tell(reason);
        Ok(())
    }

    fn write(&mut self, path: &str, opened: &Opened) -> io::Result<()> {
        let codebook = &opened.codes.codebook;
        let Ok(filter) = Filter::parse(self.query, codebook) else {
            return Ok(());
        };
        let article = &*opened.article;
        let annotations: Annotations = opened
            .attributed()
            .filter(|found| filter.matches(found, found.words(article)))
            .collect();
        let document = Document {
            article,
            facts: &opened.facts(),
            annotations: &annotations,
            codebook,
        };
        if self.json {
            export::json_lines(path, &document, &mut self.out)
        } else {
            export::lines(path, &document, &mut self.out)
        }
    }
}

/// A mistake in `query`: what is wrong, the query with a mark below the place, what was expected.
fn told(query: &str, fault: &Fault) -> String {
    let (before, rest) = query.split_at(fault.at.start);
    let marked = rest.get(..fault.at.len()).unwrap_or(rest);
    let cells = |text: &str| visible::width(&visible::line(text));
    let (indent, marks) = (" ".repeat(cells(before)), "^".repeat(cells(marked).max(1)));
    let meant = fault
        .nearest
        .map_or_else(String::new, |name| format!("; did you mean {name}?"));
    format!(
        "--where: {}\n  {}\n  {indent}{marks} {}{meant}",
        safe(&fault.wrong),
        safe(query),
        fault.expected
    )
}
