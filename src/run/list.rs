//! Listing the stances of articles and folders, those that a query asks for.

use super::opening::{Opened, shown};
use super::{Ending, Source, safe, tell};
use crate::annotation::Annotations;
use crate::article::visible;
use crate::codebook::Codebook;
use crate::export::{self, Document, Facts};
use crate::filter::{Fault, Filter};
use crate::store::folder;
use std::collections::BTreeSet;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Lists the stances of `paths`, which are articles and folders, in their order. What can't be read
/// is named and left out.
///
/// # Errors
/// A mistake in `query`; nothing could be read; standard output can't be written.
pub fn list(paths: &[PathBuf], query: Option<&str>, json: bool) -> Result<Ending, String> {
    let query = query.unwrap_or_default();
    Filter::parse(query, &Codebook::default()).map_err(|fault| told(query, &fault))?;
    let mut list = List {
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

/// What is being listed.
struct List<'a, W: Write> {
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
            return self.take_article(path);
        }
        let found = folder::tagged(path);
        if found.is_empty() {
            tell(&format!("{}: no article with stances in it", shown(path)));
        }
        found.into_iter().try_for_each(|article| match article {
            Ok(article) => self.take_article(&article),
            Err(reason) => self.skip(&reason),
        })
    }

    fn take_article(&mut self, path: &Path) -> io::Result<()> {
        let opened = match Opened::open_whole(&Source::named(path.to_path_buf())) {
            Ok(opened) => opened,
            Err(reason) => return self.skip(&reason),
        };
        if let Some(reason) = opened.refusal() {
            return self.skip(reason);
        }
        self.read += 1;
        self.is_partial |= !opened.tell_aside();
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
        let annotations = opened.annotations.iter();
        let annotations: Annotations = annotations
            .filter(|found| filter.matches(found, found.words(article)))
            .cloned()
            .collect();
        let document = Document {
            article,
            facts: Facts {
                title: article.title(),
                ..Facts::default()
            },
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
