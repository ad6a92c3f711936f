//! Looks through sidecars and what lies about them, and tells what a person should see to.

mod codes;
mod files;
mod mend;
mod twins;

pub use files::{Beside, beside};

use super::codebook::Loaded;
use super::input;
use super::places::Places;
use super::sidecar::{ArticleHash, SIDECAR_LIMIT, Sidecar};
use super::text::Hints;
use super::{drawer, snapshot, split, text};
use crate::annotation::{Annotation, Standing, Value};
use crate::article::{Article, visible};
use crate::codebook::Codebook;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Something to see to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file that it is in.
    pub path: PathBuf,
    /// The line there, from 1; 0 where it is about the file as a whole.
    pub line: usize,
    /// What it is, in one line that is safe to show.
    pub what: String,
    /// What was done about it; nothing: it still is so.
    pub mended: Option<&'static str>,
}

impl Finding {
    fn new(path: &Path, line: usize, what: &str) -> Self {
        Self {
            path: path.to_path_buf(),
            line,
            what: visible::line(what).into_owned(),
            mended: None,
        }
    }
}

/// A sidecar that can be read, with its article.
struct Page {
    path: PathBuf,
    article: Arc<Article>,
    sidecar: Sidecar,
    annotations: Vec<Arc<Annotation>>,
    /// The line of each annotation.
    lines: Vec<usize>,
}

/// What is wrong with the sidecar at `path`, which is that of `article`, for which `codes` are in force and `hints` say how it is read. With `mends`, what can be mended without a
/// person's choice is, as the reader saves: in a file of which all can be read.
#[must_use]
pub fn sidecar(
    path: &Path,
    article: &Path,
    codes: &Loaded,
    (places, hints): (&Places, Hints),
    mends: bool,
) -> Vec<Finding> {
    let page = match open(path, article, places, hints) {
        Ok(page) => page,
        Err(finding) => return vec![*finding],
    };
    let mut findings: Vec<_> = page
        .sidecar
        .set_aside()
        .map(|aside| {
            let what = format!("{}; set aside as it is: mend it", aside.what);
            Finding::new(path, aside.place.0, &what)
        })
        .collect();
    let is_whole = findings.is_empty();
    let odd = page.sidecar.odd_facts();
    findings.extend(odd.iter().map(|(line, what)| page.finding(*line, what)));
    findings.extend(doubts(&page));
    findings.extend(codes::unknown(&page, &codes.codebook, &codes.label()));
    let mut safe = mend::Safe::of(&page);
    if mends && is_whole {
        safe.carry_out(&page, places);
    }
    findings.extend(safe.findings);
    findings
}

/// Reads a sidecar and its article, or says why that can't be.
fn open(path: &Path, article: &Path, places: &Places, hints: Hints) -> Result<Page, Box<Finding>> {
    let refused = |line: usize, what: &str| Box::new(Finding::new(path, line, what));
    let (bytes, _) = input::read(path, SIDECAR_LIMIT)
        .map_err(|error| refused(0, &format!("can't be read: {}", drawer::reason(&error))))?;
    if !text::exists(article) {
        let what = format!(
            "the article {} isn't there; put it back beside its stances",
            article.display()
        );
        return Err(refused(0, &what));
    }
    let encoding = hints.encoding.or_else(|| text::said_in(path));
    let article = text::read_by(article, Hints { encoding }).map_err(|error| {
        let what = split::told(&error);
        let what = what.lines().next().unwrap_or_default();
        refused(0, &format!("the article can't be read: {what}"))
    })?;
    let article = Arc::new(article.into_article());
    let known = |hash: &str| snapshot::read(places, hash);
    let read = Sidecar::read_knowing("", bytes, || article.clone(), &known);
    let (sidecar, annotations) = read.map_err(|error| {
        let (line, what) = error.told();
        refused(line, &what)
    })?;
    Ok(Page {
        path: path.to_path_buf(),
        lines: sidecar.lines(),
        article,
        sidecar,
        annotations,
    })
}

impl Page {
    /// The annotations with their lines.
    fn each(&self) -> impl Iterator<Item = (&Arc<Annotation>, usize)> {
        self.annotations.iter().zip(self.lines.iter().copied())
    }

    fn finding(&self, line: usize, what: &str) -> Finding {
        Finding::new(&self.path, line, what)
    }

    /// The line on which the file says that it was made for another text.
    fn made_for_another(&self) -> Option<usize> {
        self.sidecar
            .made_for_another(&ArticleHash::of(&self.article))
    }
}

/// Stances whose place isn't sure, and what two people decided differently.
fn doubts(page: &Page) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (annotation, line) in page.each() {
        if let Some(doubt) = &annotation.doubt {
            let words = shortened(&doubt.origin.quote);
            let what = match doubt.standing {
                Standing::Lost => format!("lost: “{words}” is no longer in the text"),
                Standing::Edited => {
                    format!("edited: “{words}” reads otherwise now; see whether it still holds")
                }
                Standing::Moved => {
                    format!("moved: “{words}” stands elsewhere now; see whether it is the same")
                }
                Standing::Ambiguous => {
                    format!("ambiguous: “{words}” may be in several places; choose one")
                }
            };
            findings.push(page.finding(line, &what));
        }
        for open in annotation.conflicts.iter() {
            let (ours, theirs) = (worded(open.ours.as_ref()), worded(open.theirs.as_ref()));
            let what = format!(
                "open: {} is {ours} or {theirs}; settle it",
                open.field.word()
            );
            findings.push(page.finding(line, &what));
        }
    }
    findings
}

fn worded(value: Option<&Value>) -> String {
    match value {
        Some(Value::Text(text)) => format!("“{}”", shortened(text)),
        Some(Value::Place(_)) => String::from("one place"),
        None => String::from("nothing"),
    }
}

/// The beginning of `words`.
fn shortened(words: &str) -> String {
    const LONGEST: usize = 40;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// Why the article at `path` can't be read by what `hints` say, or not as its `[[source]]` says.
#[must_use]
pub fn article(path: &Path, hints: Hints) -> Vec<Finding> {
    let error = match text::read_all(path, hints) {
        Ok(texts) if texts.len() == 1 => {
            let unmatched = text::unmatched(path).into_iter();
            return unmatched.map(|what| Finding::new(path, 0, &what)).collect();
        }
        Ok(_) => return Vec::new(),
        Err(error) => error,
    };
    let told = error.to_string();
    let name = visible::line(&path.to_string_lossy()).into_owned();
    let what = told.strip_prefix(&*name).unwrap_or(&told);
    let what = what.trim_start_matches([':', ' ']).replace('\n', "; ");
    vec![Finding::new(path, 0, &what)]
}

/// The mistakes of the codebook `loaded`, each in one line with its place.
#[must_use]
pub fn codebook(loaded: &Loaded) -> Vec<Finding> {
    let path = loaded.path.clone().unwrap_or_default();
    // Of a file that isn't used the mistake begins with its path.
    let unused = loaded.mistakes.iter().zip(&loaded.unused);
    let unused = unused.map(|(mistake, path)| {
        let what = mistake
            .split_once(": ")
            .map_or(&**mistake, |(_, what)| what);
        Finding::new(path, 0, what)
    });
    let finding = |mistake: &String| {
        let mut parts = mistake.splitn(3, ':').skip(1);
        let line = parts.next().and_then(|line| line.parse().ok());
        let rest = parts
            .next()
            .map(|rest| rest.split_once(": ").map_or(rest, |(_, what)| what));
        match (line, rest) {
            (Some(line), Some(rest)) => Finding::new(&path, line, rest),
            _ => Finding::new(&path, 0, mistake),
        }
    };
    let own = loaded.mistakes.iter().skip(loaded.unused.len());
    unused.chain(own.map(finding)).collect()
}

/// Codes in force.
fn names(codebook: &Codebook) -> [Vec<&str>; 3] {
    [
        codebook.sides().iter().map(|side| &*side.name).collect(),
        codebook
            .speakers()
            .iter()
            .map(|speaker| &*speaker.name)
            .collect(),
        codebook.topics().iter().map(|topic| &*topic.name).collect(),
    ]
}
