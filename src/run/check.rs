//! Looking through articles and folders for what a person should see to.

use super::opening::shown;
use super::over::{Codebooks, Over, Troubles};
use super::{Encoding, Ending, NO_HOME, tell};
use crate::export;
use crate::store::Places;
use crate::store::check::{self, Finding};
use crate::store::text::Hints;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::PathBuf;

/// Prints what is to be seen to in `paths`, which are articles, sidecars and folders: a line each, by file and line.
/// Texts are read by `encoding`, if one is named. With `mends`, what is safe is mended, and said.
///
/// # Errors
/// Nothing could be looked through; standard output can't be written.
pub fn check(
    paths: &[PathBuf],
    encoding: Option<Encoding>,
    mends: bool,
    json: bool,
) -> Result<Ending, String> {
    let hints = Hints { encoding };
    let places = Places::find().ok_or(NO_HOME)?;
    let mut over = Over::all("checking");
    if mends {
        // Whoever saves locks the folder.
        over = over.one_by_one();
        over.begin();
    }
    let mut through = Through::default();
    let missing = through.find(paths, &places, mends, &mut over.troubles);
    if missing == paths.len() {
        return over.end(0, "there is nothing to look through");
    }
    let codebooks = Codebooks::new(places.clone());
    let jobs = through.jobs();
    over.expect(jobs.len());
    let work = |job| match job {
        Job::Sidecar(sidecar, article) => {
            let codes = codebooks.of(Some(&article));
            check::sidecar(&sidecar, &article, &codes, (&places, hints), mends)
        }
        Job::Article(article) => check::article(&article, hints),
        Job::Codebook(article) => check::codebook(&codebooks.of(Some(&article))),
    };
    let findings = &mut through.findings;
    let looked = over.each(
        jobs.into_iter(),
        work,
        |findings| weight(findings),
        |_, found, _| {
            findings.extend(found);
            Ok(())
        },
    );
    if let Err(stop) = looked {
        return stop.ending();
    }
    through.tell(json, over)
}

const NO_INPUT: &str = "-: standard input has no sidecar beside it; expected an article, a sidecar or a folder\nFor all below the present one: standoff check .";

/// Bytes that findings hold.
fn weight(findings: &[Finding]) -> usize {
    let weights = findings.iter().map(|finding| finding.what.len());
    weights.sum::<usize>() + size_of_val(findings)
}

/// Something to look through.
enum Job {
    /// A sidecar, and its article.
    Sidecar(PathBuf, PathBuf),
    /// An article that has none.
    Article(PathBuf),
    /// The codebook in force for an article.
    Codebook(PathBuf),
}

/// What is looked through, and what was found.
#[derive(Default)]
struct Through {
    /// Each with its article.
    sidecars: BTreeMap<PathBuf, PathBuf>,
    /// Articles of folders that have no sidecar.
    articles: BTreeSet<PathBuf>,
    findings: BTreeSet<Finding>,
}

impl Through {
    /// Looks for what there is at `paths`. How many of them aren't there.
    fn find(
        &mut self,
        paths: &[PathBuf],
        places: &Places,
        mends: bool,
        troubles: &mut Troubles,
    ) -> usize {
        let mut missing = 0;
        for path in paths {
            // As everywhere, this isn't a file of that name.
            if path.as_os_str() == "-" {
                missing += 1;
                troubles.add(path, String::from(NO_INPUT));
                continue;
            }
            match check::beside(path, places, mends) {
                Ok(found) => {
                    self.sidecars.extend(found.sidecars);
                    self.articles.extend(found.articles);
                    self.findings.extend(found.findings);
                }
                Err(reason) => {
                    missing += 1;
                    troubles.add(path, reason);
                }
            }
        }
        for article in self.sidecars.values() {
            self.articles.remove(article);
        }
        missing
    }

    /// What is to be done, each with the path that it is about.
    fn jobs(&self) -> Vec<(PathBuf, Job)> {
        let mut folders = BTreeSet::new();
        let mut jobs = Vec::new();
        for (sidecar, article) in &self.sidecars {
            let job = Job::Sidecar(sidecar.clone(), article.clone());
            jobs.push((sidecar.clone(), job));
            // One codebook serves all articles of a folder.
            if folders.insert(article.parent()) {
                jobs.push((article.clone(), Job::Codebook(article.clone())));
            }
        }
        let articles = self.articles.iter();
        jobs.extend(articles.map(|path| (path.clone(), Job::Article(path.clone()))));
        jobs
    }

    fn tell(self, json: bool, over: Over) -> Result<Ending, String> {
        let findings = &self.findings;
        let mended = findings.iter().filter(|found| found.mended.is_some());
        let mended = mended.count();
        let looked = (self.sidecars.len(), self.articles.len());
        let ending = over.end(1, "")?;
        print(findings, json)?;
        tell(&summary(looked, findings.len(), mended));
        Ok(if findings.len() > mended {
            Ending::Findings
        } else {
            ending
        })
    }
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

fn summary((sidecars, articles): (usize, usize), findings: usize, mended: usize) -> String {
    let count = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        many => format!("{many} {one}s"),
    };
    let mut files = count(sidecars, "sidecar");
    if articles > 0 {
        files = format!("{files}, {} without one", count(articles, "article"));
    }
    match (findings, mended) {
        (0, _) => format!("{files} looked through, nothing to see to"),
        (_, 0) => format!("{files} looked through, {}", count(findings, "finding")),
        _ => format!(
            "{files} looked through, {}, {mended} mended",
            count(findings, "finding")
        ),
    }
}
