//! Looking through articles and folders for what a person should see to.

use super::opening::shown;
use super::{Ending, NO_HOME, tell};
use crate::export;
use crate::store::Places;
use crate::store::check::{self, Finding};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Prints what is to be seen to in `paths`, which are articles, sidecars and folders: a line each, by file and line.
/// With `mends`, what is safe is mended, and said.
///
/// # Errors
/// Nothing could be looked through; standard output can't be written.
pub fn check(paths: &[PathBuf], mends: bool, json: bool) -> Result<Ending, String> {
    let places = Places::find().ok_or(NO_HOME)?;
    let mut sidecars = BTreeMap::new();
    let mut findings = BTreeSet::new();
    let mut missing = 0;
    for path in paths {
        match check::beside(path, &places, mends) {
            Ok(found) => {
                sidecars.extend(found.sidecars);
                findings.extend(found.findings);
            }
            Err(reason) => {
                missing += 1;
                tell(&reason);
            }
        }
    }
    if missing == paths.len() {
        return Err(String::from("there is nothing to look through"));
    }
    let mut folders = BTreeSet::new();
    for (sidecar, article) in &sidecars {
        findings.extend(check::sidecar(sidecar, article, &places, mends));
        // One codebook serves all articles of a folder.
        if folders.insert(article.parent().map(Path::to_path_buf)) {
            findings.extend(check::codebook(article, &places));
        }
    }
    print(&findings, json)?;
    let mended = findings
        .iter()
        .filter(|finding| finding.mended.is_some())
        .count();
    tell(&summary(sidecars.len(), findings.len(), mended));
    Ok(if findings.len() > mended || missing > 0 {
        Ending::Findings
    } else {
        Ending::Done
    })
}

fn print(findings: &BTreeSet<Finding>, json: bool) -> Result<(), String> {
    let mut out = BufWriter::new(io::stdout().lock());
    let written = findings
        .iter()
        .try_for_each(|finding| write(finding, json, &mut out));
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("standard output can't be written: {error}"))
        }
        _ => Ok(()),
    }
}

fn write(finding: &Finding, json: bool, out: &mut dyn Write) -> io::Result<()> {
    let Finding {
        path,
        line,
        what,
        mended,
    } = finding;
    if json {
        return export::finding(&path.to_string_lossy(), *line, what, *mended, out);
    }
    let line = if *line == 0 {
        String::new()
    } else {
        format!(":{line}")
    };
    let mended = mended.map_or_else(String::new, |done| format!(" (mended: {done})"));
    writeln!(out, "{}{line}: {what}{mended}", shown(path))
}

fn summary(files: usize, findings: usize, mended: usize) -> String {
    let count = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        many => format!("{many} {one}s"),
    };
    let files = count(files, "sidecar");
    match (findings, mended) {
        (0, _) => format!("{files} looked through, nothing to see to"),
        (_, 0) => format!("{files} looked through, {}", count(findings, "finding")),
        _ => format!(
            "{files} looked through, {}, {mended} mended",
            count(findings, "finding")
        ),
    }
}
