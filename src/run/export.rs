//! Writing the stances of articles in a form that others read.

use super::opening::{Opened, shown};
use super::{Ending, Source, codes, tell};
use crate::annotation::Annotations;
use crate::export::{Document, Facts, Format, Receipt, write};
use crate::store::atomic::{self, Care};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the stances of `files`, in their order, to `output` or standard output. What can't be read
/// is named and left out; what the form couldn't carry is said.
///
/// # Errors
/// Nothing could be read, or the output can't be written.
pub fn export(files: &[PathBuf], format: Format, output: Option<&Path>) -> Result<Ending, String> {
    if let Some(path) = output {
        spare(path, files)?;
    }
    let (opened, mut findings) = open_all(files)?;
    codes::tell_mistakes(&opened);
    let sets: Vec<Annotations> = opened
        .iter()
        .map(|opened| opened.annotations.iter().cloned().collect())
        .collect();
    let documents: Vec<_> = opened
        .iter()
        .zip(&sets)
        .map(|(opened, annotations)| Document {
            article: &opened.article,
            facts: Facts {
                title: opened.article.title(),
                ..Facts::default()
            },
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
    findings |= opened.len() < files.len();
    Ok(if findings {
        Ending::Findings
    } else {
        Ending::Done
    })
}

/// Opens all of `files`, or the built-in article. Says on standard error what can't be used.
fn open_all(files: &[PathBuf]) -> Result<(Vec<Opened>, bool), String> {
    if files.is_empty() {
        return Ok((vec![Opened::open_whole(&Source::BuiltIn)?], false));
    }
    let mut opened = Vec::new();
    let mut findings = false;
    for file in files {
        match Opened::open_whole(&Source::named(file.clone())) {
            Ok(article) => match article.refusal() {
                None => {
                    findings |= !article.tell_aside();
                    opened.push(article);
                }
                Some(reason) => {
                    findings = true;
                    tell(reason);
                }
            },
            Err(reason) => {
                findings = true;
                tell(&reason);
            }
        }
    }
    if opened.is_empty() {
        return Err(String::from(
            "none of the articles could be read: nothing was written",
        ));
    }
    Ok((opened, findings))
}

/// Refuses to write over an article or a sidecar, which a slip of the hand would name.
fn spare(output: &Path, files: &[PathBuf]) -> Result<(), String> {
    let is_sidecar = output.to_string_lossy().ends_with(".standoff.toml");
    let same = |file: &PathBuf| {
        fs::canonicalize(file)
            .ok()
            .is_some_and(|file| fs::canonicalize(output).is_ok_and(|output| output == file))
    };
    let mut sidecar = output.as_os_str().to_owned();
    sidecar.push(".standoff.toml");
    let what = if files.iter().any(same) {
        "is one of the articles"
    } else if Path::new(&sidecar).exists() {
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
