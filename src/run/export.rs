//! Writing the stances of articles in a form that others read.

use super::opening::{Opened, Wish, shown};
use super::over::{Annotators, Codebooks, Names, Output, Over, Page, Piece, Stop, Wanted, Written};
use super::{Encoding, Ending, Source, tell};
use crate::annotation::Annotator;
use crate::export::{Format, between, head, write};
use crate::store::walk::is_called_an_article;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Writes the stances of `paths`, which are articles and folders, in their order, to `output` or standard output:
/// those of all annotators, one after another, or of `only` one. Texts are read by `encoding`, if one is named. What can't be read is left out and named at the
/// end; what the form couldn't carry is said.
///
/// # Errors
/// Nothing could be read, or the output can't be written.
pub fn export(
    paths: &[PathBuf],
    only: Option<&Annotator>,
    encoding: Option<Encoding>,
    format: Format,
    output: Option<&Path>,
) -> Result<Ending, String> {
    let mut annotators = Annotators::find(only)?.reading_by(encoding);
    let mut over = Over::all("exporting");
    let wanted = wanted(paths, &mut annotators, &mut over)?;
    if let Some(path) = output {
        spare(path, &wanted, &mut annotators)?;
    }
    over.expect(wanted.pages.len());
    wanted.notes.iter().for_each(|note| tell(note));
    let codebooks = Codebooks::new(annotators.places.clone());
    // Whoever ends it from here on leaves nothing behind.
    over.begin();
    let mut out = Output::begin(output)?;
    let all = All {
        annotators: &annotators,
        codebooks: &codebooks,
        names: Names::of(paths),
        format,
    };
    let exported = all.write(wanted, &mut over, &mut out);
    let nothing = |written: &Written| written.read == 0 && over.troubles.count > 0;
    let finished = exported.and_then(|written| {
        if !nothing(&written) {
            out.finish()?;
        }
        Ok(written)
    });
    let written = match (finished, output) {
        (Ok(written), _) => written,
        (Err(Stop::Unwritable(error)), Some(path)) => {
            return Err(format!("{}: can't be written: {error}", shown(path)));
        }
        (Err(stop), _) => return stop.ending(),
    };
    codebooks
        .mistakes()
        .iter()
        .for_each(|mistake| tell(mistake));
    let ending = over.end(written.read, "nothing was written");
    written.receipt.lines().iter().for_each(|line| tell(line));
    ending
}

fn wanted(
    paths: &[PathBuf],
    annotators: &mut Annotators<'_>,
    over: &mut Over,
) -> Result<Wanted, String> {
    if paths.is_empty() {
        let first = Opened::open_whole(&Wish::of(&Source::BuiltIn, None))?;
        return Ok(Wanted::built_in(annotators, &first.others));
    }
    Ok(Wanted::at(paths, annotators, &mut over.troubles))
}

/// What all articles are written by.
struct All<'a> {
    annotators: &'a Annotators<'a>,
    codebooks: &'a Codebooks,
    names: Names,
    format: Format,
}

impl All<'_> {
    /// Writes what is `wanted`. Where nothing can be read nothing is written.
    fn write(&self, wanted: Wanted, over: &mut Over, out: &mut dyn Write) -> Result<Written, Stop> {
        let format = self.format;
        let mut first = Vec::new();
        head(format, &mut first).map_err(Stop::Unwritable)?;
        let jobs = wanted.pages.into_iter();
        let jobs = jobs.map(|(path, page)| (path.clone(), (path, page)));
        let work = |(path, (source, annotator)): (PathBuf, (Source, Option<Annotator>))| {
            let page = Page::open(&source, annotator.as_ref(), self.codebooks, self.annotators);
            match page {
                Ok(page) => self.piece(&path, page),
                Err(reason) => Piece::skipped(reason),
            }
        };
        let written = Written::by(over, jobs, work, (&first, between(format)), out)?;
        if written.read == 0 && over.troubles.count == 0 {
            out.write_all(&first).map_err(Stop::Unwritable)?;
        }
        Ok(written)
    }

    fn piece(&self, path: &Path, mut page: Page) -> Piece {
        let name = self.names.name(path, page.article.name());
        Piece::of(std::mem::take(&mut page.troubles), |out| {
            write(self.format, &page.document(&name, &page.annotations), out)
        })
    }
}

/// Refuses to write over an article, a codebook or a sidecar, which a slip of the hand would name.
fn spare(output: &Path, wanted: &Wanted, annotators: &mut Annotators<'_>) -> Result<(), String> {
    let is_sidecar = output.to_string_lossy().ends_with(".standoff.toml");
    let output_there = fs::canonicalize(output).ok();
    let same = |file: &Path| output_there.is_some() && fs::canonicalize(file).ok() == output_there;
    let what = if wanted.pages.iter().any(|(file, _)| same(file)) {
        "is one of the articles"
    } else if annotators.has_any(output) {
        "is an article with stances"
    } else if is_sidecar {
        "is a sidecar's name"
    } else if !may_go(output) {
        "is there already, and no export"
    } else {
        return Ok(());
    };
    Err(format!(
        "{}: {what}: nothing was written\nGive another name after -o.",
        shown(output)
    ))
}

/// Whether what is at `output` may go: it is empty, no file, not called like an article, or what an export has left there.
fn may_go(output: &Path) -> bool {
    const SOME: u64 = 512;
    let holds_settings = output.extension().is_some_and(|end| end == "toml");
    let may_be_ones_own = holds_settings || is_called_an_article(output);
    if !may_be_ones_own || !output.is_file() {
        return true;
    }
    let mut head = Vec::new();
    let read = File::open(output).and_then(|file| file.take(SOME).read_to_end(&mut head));
    // Why it can't be read is told when it is to be written.
    let is_markdown =
        head.starts_with(b"# ") && String::from_utf8_lossy(&head).contains("\n\nSource: ");
    read.is_err()
        || head.is_empty()
        || head.starts_with(b"article,")
        || head.starts_with(b"{\"article\":")
        || is_markdown
}
