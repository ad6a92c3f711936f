//! Writing the stances of articles in a form that others read.

use super::list::Annotators;
use super::opening::{Opened, Wish, shown};
use super::{Ending, Source, codes, tell};
use crate::annotation::{Annotations, Annotator};
use crate::article::Facts;
use crate::export::{Document, Format, Receipt, write};
use crate::store::atomic::{self, Care};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the stances of `files`, in their order, to `output` or standard output: those of all annotators,
/// one after another, or of `only` one. What can't be read is named and left out; what the form couldn't
/// carry is said.
///
/// # Errors
/// Nothing could be read, or the output can't be written.
pub fn export(
    files: &[PathBuf],
    only: Option<&Annotator>,
    format: Format,
    output: Option<&Path>,
) -> Result<Ending, String> {
    let mut annotators = Annotators::find(only)?;
    if let Some(path) = output {
        spare(path, files, &mut annotators)?;
    }
    let (opened, findings) = open_all(files, &mut annotators)?;
    codes::tell_mistakes(&opened);
    let sets: Vec<(Facts, Annotations)> = opened
        .iter()
        .map(|opened| (opened.facts(), opened.attributed().collect()))
        .collect();
    let documents: Vec<_> = opened
        .iter()
        .zip(&sets)
        .map(|(opened, (facts, annotations))| Document {
            article: &opened.article,
            facts,
            annotations,
            codebook: &opened.codes.codebook,
        })
        .collect();
    let receipt = match output {
        Some(path) => into_file(path, |out| write(format, &documents, out))?,
        None => into_standard_output(|out| write(format, &documents, out))?,
    };
    for line in receipt.iter().flat_map(Receipt::lines) {
        tell(&line);
    }
    Ok(if findings {
        Ending::Findings
    } else {
        Ending::Done
    })
}

/// Opens all of `files`, or the built-in article, once for each annotator. Says on standard error what can't
/// be used, and whether there was such a thing.
fn open_all(
    files: &[PathBuf],
    annotators: &mut Annotators<'_>,
) -> Result<(Vec<Opened>, bool), String> {
    if files.is_empty() {
        return Ok((open_built_in(annotators)?, false));
    }
    let mut opened = Vec::new();
    let mut findings = false;
    for file in files {
        let source = Source::named(file.clone());
        for annotator in annotators.of(file) {
            let found = Opened::open_whole(&Wish::of(&source, annotator));
            let reason = match &found {
                Ok(article) => article.refusal(),
                Err(reason) => Some(&**reason),
            };
            if let Some(reason) = reason {
                findings = true;
                tell(reason);
            }
            if let Some(article) = found
                .as_ref()
                .ok()
                .filter(|found| found.refusal().is_none())
            {
                findings |= !codes::tell_aside(article);
            }
            opened.extend(found.into_iter().filter(|found| found.refusal().is_none()));
        }
    }
    if opened.is_empty() {
        return Err(String::from(
            "none of the articles could be read: nothing was written",
        ));
    }
    Ok((opened, findings))
}

fn open_built_in(annotators: &Annotators<'_>) -> Result<Vec<Opened>, String> {
    let open = |annotator| Opened::open_whole(&Wish::of(&Source::BuiltIn, annotator));
    let first = open(annotators.only.cloned())?;
    let more = match annotators.only {
        Some(_) => BTreeSet::new(),
        None => first.others.annotators(),
    };
    std::iter::once(Ok(first))
        .chain(more.into_iter().map(open))
        .collect()
}

/// Refuses to write over an article or a sidecar, which a slip of the hand would name.
fn spare(output: &Path, files: &[PathBuf], annotators: &mut Annotators<'_>) -> Result<(), String> {
    let is_sidecar = output.to_string_lossy().ends_with(".standoff.toml");
    let same = |file: &PathBuf| {
        fs::canonicalize(file)
            .ok()
            .is_some_and(|file| fs::canonicalize(output).is_ok_and(|output| output == file))
    };
    let what = if files.iter().any(same) {
        "is one of the articles"
    } else if annotators.has_any(output) {
        "is an article with stances"
    } else if is_sidecar {
        "is a sidecar's name"
    } else {
        return Ok(());
    };
    Err(format!(
        "{}: {what}: nothing was written\nGive another name after -o.",
        shown(output)
    ))
}

/// Writes a file whole or not at all: what stood there before stays until all is written. Pipes and devices are
/// written to as they are.
fn into_file<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<Option<T>, String> {
    let mut bytes = Vec::new();
    let is_special = fs::metadata(path).is_ok_and(|metadata| !metadata.is_file());
    let written = write(&mut bytes).and_then(|written| {
        if is_special {
            let mut special = OpenOptions::new().write(true).open(path)?;
            special.write_all(&bytes)?;
        } else {
            atomic::replace(path, &bytes, Care::Lasting)?;
        }
        Ok(written)
    });
    written
        .map(Some)
        .map_err(|error| format!("{}: can't be written: {error}", shown(path)))
}

/// That nobody reads to the end is no error; then nothing is left to say either.
fn into_standard_output<T>(
    write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
) -> Result<Option<T>, String> {
    match write(&mut io::stdout().lock()) {
        Ok(written) => Ok(Some(written)),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
        Err(error) => Err(format!("standard output can't be written: {error}")),
    }
}
