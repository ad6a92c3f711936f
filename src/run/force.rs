//! What is in force for an article or a folder besides settings and codebook: sidecar, encoding, source pattern.

use super::codes::counted;
use super::opening::{is_shelf, shown};
use crate::annotation::Annotator;
use crate::article::{Coding, Known};
use crate::import::database::Pattern;
use crate::store::beside::sidecar_of_file;
use crate::store::check::{self, Finding};
use crate::store::codebook::{self, Loaded};
use crate::store::text::{self, For, Hints};
use crate::store::{Places, walk};
use std::path::Path;

/// Whether there is anything at `path`.
///
/// # Errors
/// There is not; in two lines with the remedy.
pub(super) fn look_for(path: &Path) -> Result<(), String> {
    if path.is_dir() || text::exists(path) {
        return Ok(());
    }
    let path = shown(path);
    Err(format!(
        "{path}: no such file or folder\nFor the present folder: standoff config"
    ))
}

/// What is to be told of what lies at `path`, and whether nothing is wrong with it.
pub(super) fn report(
    path: &Path,
    annotator: Option<&Annotator>,
    codes: &Loaded,
    places: &Places,
) -> (String, bool) {
    let lines = if path.is_dir() {
        of_folder(path, annotator, codes)
    } else if is_shelf(path) {
        of_file(path, annotator, codes, places)
    } else {
        of_article(path, annotator, codes, places)
    };
    let told = lines.told.iter();
    let told = told.map(|(word, text)| format!("\n{word:<11}{text}"));
    let findings = lines.findings.iter().map(|finding| format!("{finding}\n"));
    // Of the codebook all is said above; what follows from its mistakes is none less.
    let is_whole = lines.findings.is_empty() && codes.mistakes.is_empty();
    let end = if is_whole { "no mistakes\n" } else { "" };
    let report = told.chain([String::from("\n")]).chain(findings);
    let report = report.chain([String::from(end)]).collect();
    (report, lines.findings.is_empty())
}

/// What is told: a word and what it is, line by line; then what is wrong.
#[derive(Default)]
struct Told {
    told: Vec<(&'static str, String)>,
    findings: Vec<String>,
}

fn of_folder(path: &Path, annotator: Option<&Annotator>, codes: &Loaded) -> Told {
    let walked = walk::walk(path);
    let patterns = codebook::sources(&path.join("article"));
    let mut told = vec![
        (
            "folder",
            format!(
                "{}: {}",
                shown(path),
                counted(walked.articles.len(), "file")
            ),
        ),
        (
            "sidecars",
            format!("beside each article, as {}", name_of_sidecars(annotator)),
        ),
        (
            "encoding",
            String::from("found out for each article, or what its sidecar says"),
        ),
    ];
    let sources = patterns.iter().map(|pattern| {
        let names = walked.articles.iter().map(|path| text::name_of(path));
        let files = names.filter(|name| pattern.is_for(name)).count();
        (
            "source",
            format!("{}, {} here", source(pattern), counted(files, "file")),
        )
    });
    told.extend(sources);
    if patterns.is_empty() {
        told.push(("source", no_source(codes)));
    }
    Told {
        told,
        findings: walked.troubles.iter().map(ToString::to_string).collect(),
    }
}

/// A book or an export.
fn of_file(path: &Path, annotator: Option<&Annotator>, codes: &Loaded, places: &Places) -> Told {
    let texts = For { annotator, places }.read_all(path, Hints::default());
    let mut told = vec![("file", shown(path))];
    match texts {
        Err(error) => Told {
            findings: error.to_string().lines().map(String::from).collect(),
            told,
        },
        Ok(texts) => {
            let articles = counted(texts.len(), "article");
            told = vec![("file", format!("{}: {articles}", shown(path)))];
            let first = text::address(path, 1);
            let sidecar = sidecar_of_file(&first, annotator, places);
            told.push((
                "sidecars",
                format!("one for each, the first is {}", shown(&sidecar)),
            ));
            let coding = texts.first().map(|text| text.coding).unwrap_or_default();
            told.push(("encoding", encoding(coding)));
            told.push(("source", source_of(path, codes)));
            let only = texts.len() == 1;
            let unmatched = only.then(|| text::unmatched(path)).flatten();
            Told {
                told,
                findings: unmatched.into_iter().collect(),
            }
        }
    }
}

fn of_article(path: &Path, annotator: Option<&Annotator>, codes: &Loaded, places: &Places) -> Told {
    let read = For { annotator, places }.read(path, Hints::default());
    let sidecar = sidecar_of_file(path, annotator, places);
    let mut told = vec![("article", shown(path))];
    let mut findings = Vec::new();
    match read {
        Ok(text) => told.push(("encoding", encoding(text.coding))),
        Err(error) => findings.extend(error.to_string().lines().map(String::from)),
    }
    told.push(("source", source_of(path, codes)));
    let is_there = sidecar.symlink_metadata().is_ok();
    let none = if is_there { "" } else { " (there is none yet)" };
    told.push(("sidecar", format!("{}{none}", shown(&sidecar))));
    if is_there && findings.is_empty() {
        let found = check::sidecar(&sidecar, path, codes, (places, Hints::default()), false);
        findings.extend(found.iter().map(said));
    }
    Told { told, findings }
}

fn said(finding: &Finding) -> String {
    let path = shown(&finding.path);
    match finding.line {
        0 => format!("{path}: {}", finding.what),
        line => format!("{path}:{line}: {}", finding.what),
    }
}

fn name_of_sidecars(annotator: Option<&Annotator>) -> String {
    match annotator {
        Some(annotator) => format!("ARTICLE.{annotator}.standoff.toml"),
        None => String::from("ARTICLE.standoff.toml"),
    }
}

/// `windows-1251, guessed; 3 places didn't fit`
fn encoding(coding: Coding) -> String {
    let known = match coding.known {
        Known::Certain => "",
        Known::Guessed => ", guessed: --encoding decides it",
        Known::Chosen => ", chosen by a person",
    };
    let replaced = match coding.replaced {
        0 => String::new(),
        1 => String::from("; 1 place doesn't fit"),
        many => format!("; {many} places don't fit"),
    };
    format!("{}{known}{replaced}", coding.name)
}

/// Why there is no pattern at all.
fn no_source(codes: &Loaded) -> String {
    let why = match (codes.sourceless, codes.unused.len()) {
        (0, 0) => String::from("the codebook has no [[source]]"),
        (0, _) => String::from("the standoff.toml named above isn't used"),
        (lost, _) => format!("{} left out, see above", counted(lost, "[[source]] table")),
    };
    format!("none: {why}")
}

/// The pattern in force for the file at `path`.
fn source_of(path: &Path, codes: &Loaded) -> String {
    let file = text::file_of(path);
    let patterns = codebook::sources(&file);
    let name = text::name_of(&file);
    let own = patterns.iter().find(|pattern| pattern.is_for(&name));
    match own {
        Some(pattern) => source(pattern),
        None if patterns.is_empty() => no_source(codes),
        None => format!(
            "none of the {} in the codebook is for {}",
            counted(patterns.len(), "[[source]] table"),
            super::safe(&name)
        ),
    }
}

/// `files = "lexis-*.txt": several articles in each, windows-1252`
fn source(pattern: &Pattern) -> String {
    let files = super::safe(pattern.files());
    let holds = if pattern.holds_many() {
        ", several articles in each"
    } else {
        ""
    };
    let encoding = pattern.encoding();
    let encoding =
        encoding.map_or_else(String::new, |encoding| format!(", in {}", encoding.name()));
    format!("files = \"{files}\"{holds}{encoding}")
}
