//! Listing the stances of articles and folders, those that a query asks for.

use super::over::{Annotators, Codebooks, Names, Output, Over, Page, Piece, Stop, Wanted, Written};
use super::{Encoding, Ending, safe, tell};
use crate::annotation::{Annotations, Annotator};
use crate::article::visible;
use crate::codebook::Codebook;
use crate::export::{self, Receipt};
use crate::filter::{Asked, Fault, Filter};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Lists the stances of `paths`, which are articles and folders, in their order: those of all annotators, or
/// of `only` one. Texts are read by `encoding`, if one is named. What can't be read is left out and named at the end.
///
/// # Errors
/// A mistake in `query`; nothing could be read; standard output can't be written.
pub fn list(
    paths: &[PathBuf],
    only: Option<&Annotator>,
    encoding: Option<Encoding>,
    query: Option<&str>,
    json: bool,
) -> Result<Ending, String> {
    let query = query.unwrap_or_default();
    Filter::parse_for(Asked::Listed, query, &Codebook::default())
        .map_err(|fault| told(query, &fault))?;
    let mut annotators = Annotators::find(only)?.reading_by(encoding);
    let list = List {
        codebooks: Codebooks::new(annotators.places.clone()),
        names: Names::of(paths),
        query,
        json,
    };
    let mut over = Over::all("listing");
    let wanted = Wanted::at(paths, &mut annotators, &mut over.troubles);
    over.expect(wanted.pages.len());
    wanted.notes.iter().for_each(|note| tell(note));
    let mut out = Output::standard(io::stdout().is_terminal());
    let listed = list.write(wanted, &annotators, &mut over, &mut out);
    let written = match listed.and_then(|written| out.finish().map(|()| written)) {
        Ok(written) => written,
        Err(stop) => return stop.ending(),
    };
    list.codebooks
        .mistakes()
        .iter()
        .for_each(|mistake| tell(mistake));
    over.end(written.read, "nothing is listed")
}

/// What is to be listed.
struct List<'a> {
    codebooks: Codebooks,
    names: Names,
    query: &'a str,
    json: bool,
}

impl List<'_> {
    fn write(
        &self,
        wanted: Wanted,
        annotators: &Annotators<'_>,
        over: &mut Over,
        out: &mut dyn Write,
    ) -> Result<Written, Stop> {
        let jobs = wanted.pages.into_iter();
        let jobs = jobs.map(|(path, page)| (path.clone(), (path, page)));
        let work = |(path, (source, annotator)): (PathBuf, _)| {
            let annotator: Option<Annotator> = annotator;
            let page = Page::open(&source, annotator.as_ref(), &self.codebooks, annotators);
            match page {
                Ok(page) => self.piece(&path, page),
                Err(reason) => Piece::skipped(reason),
            }
        };
        Written::by(over, jobs, work, (b"", ""), out)
    }

    fn piece(&self, path: &Path, mut page: Page) -> Piece {
        let name = self.names.name(path, page.article.name());
        Piece::of(std::mem::take(&mut page.troubles), |out| {
            let path = path.to_string_lossy();
            let parsed = Filter::parse_for(Asked::Listed, self.query, &page.codes.codebook);
            let Ok(filter) = parsed else {
                return Ok(Receipt::default());
            };
            let (entry, article) = (page.entry(&path), &page.article);
            let found = page.annotations.iter();
            let found =
                found.filter(|found| filter.matches_in(&entry, found, found.words(article)));
            let found: Annotations = found.cloned().collect();
            let document = page.document(&name, &found);
            let write = if self.json {
                export::json_lines
            } else {
                export::lines
            };
            write(&path, &document, out).map(|()| Receipt::default())
        })
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
