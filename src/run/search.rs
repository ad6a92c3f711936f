//! Looking for something in the texts and stances of articles and folders.

use super::over::{failed, hush};
use super::{Encoding, Ending, NO_HOME, safe, tell};
use crate::annotation::Annotator;
use crate::article::visible;
use crate::export::{Hits, hit_json_lines, hit_lines};
use crate::store::abreast::{self, Taker};
use crate::store::hunt::{Found, Hunt, Looked, Quarry};
use crate::store::text::{self, Hints, Text};
use crate::store::{Places, Sources, walk};
use crate::wanted::{Fault, Manner, Wanted};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// What is looked for, where, and how it is told.
#[derive(Debug)]
pub struct Searching {
    /// What is looked for.
    pub pattern: String,
    /// How that is to be taken.
    pub manner: Manner,
    /// Articles and folders.
    pub paths: Vec<PathBuf>,
    /// Whether only the texts are looked through.
    pub texts: bool,
    /// Whether only the stances are.
    pub stances: bool,
    /// Only the stances of this annotator; else those of all.
    pub only: Option<Annotator>,
    /// The encoding of the texts; nothing: what was chosen for each, or it is found out.
    pub encoding: Option<Encoding>,
    /// How it is told.
    pub form: HitForm,
    /// Whether what is found is marked by style; nothing said: where a person looks at it.
    pub marks: Option<bool>,
}

/// How it is told what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitForm {
    /// A line a place, to be read.
    Lines,
    /// A JSON object a place.
    Json,
    /// The paths of the articles that have any.
    Names,
}

/// From this length of a text on, in bytes, its hits are written one by one rather than gathered: they may be many more
/// than fit into memory.
const LONG: usize = 1 << 20;

/// Looks for what is `asked` and writes what is found, article by article in the order of the paths.
///
/// # Errors
/// A mistake in the pattern; nothing could be read; standard output can't be written.
pub fn search(asked: &Searching) -> Result<Ending, String> {
    let wanted = Wanted::parse_as(&asked.pattern, asked.manner);
    let wanted = wanted.map_err(|fault| told(&asked.pattern, &fault))?;
    let wanted = wanted.ok_or("nothing to look for\nFor example: standoff search 'low point' .")?;
    let is_input = |path: &PathBuf| path.as_os_str() == "-";
    let input = if asked.paths.iter().any(is_input) {
        input(asked.encoding)?
    } else {
        Arc::default()
    };
    let hunt = Hunt {
        input,
        wanted,
        texts: asked.texts || !asked.stances,
        stances: asked.stances || !asked.texts,
        hints: Hints {
            encoding: asked.encoding,
        },
        places: Places::find().ok_or(NO_HOME)?,
        sources: Sources::default(),
    };
    let mut out = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    let telling = Telling {
        form: asked.form,
        marks: asked.marks.unwrap_or_else(|| io::stdout().is_terminal()),
    };
    hush();
    let mut tally = Tally::default();
    let mut notes = Vec::new();
    let quarries = gathered(asked, &hunt, &mut tally.troubles, &mut notes);
    let written = tally.take_all(&hunt, &quarries, telling, &mut out);
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(Ending::Done),
        Err(error) => return Err(format!("standard output can't be written: {error}")),
        Ok(()) => {}
    }
    drop(out);
    let told = notes.iter().chain(&tally.troubles);
    told.for_each(|line| tell(line));
    match (tally.found, tally.read, tally.troubles.len()) {
        (0, 0, 1..) => Err(String::from("nothing could be read: nothing is found")),
        (1.., _, 0) => Ok(Ending::Done),
        _ => Ok(Ending::Findings),
    }
}

/// The articles that come by standard input, read by `encoding`, if one is named.
fn input(encoding: Option<Encoding>) -> Result<Arc<[Arc<Text>]>, String> {
    let texts = text::stdin_texts("standard input", Hints { encoding });
    let texts = texts.map_err(|error| error.to_string())?;
    Ok(texts.into_iter().map(Arc::new).collect())
}

/// The articles at the paths, in their order, folder by folder; what can't be read goes to the `troubles`, what else is to be
/// said to the `notes`.
fn gathered(
    asked: &Searching,
    hunt: &Hunt,
    troubles: &mut Vec<String>,
    notes: &mut Vec<String>,
) -> Vec<Quarry> {
    let (only, places) = (asked.only.as_ref(), &hunt.places);
    let mut all = Vec::new();
    for path in &asked.paths {
        if path.as_os_str() == "-" {
            all.push(Quarry::input(&hunt.input, only, places));
        } else if path.is_dir() {
            let mut walked = walk::walk(path);
            troubles.append(&mut walked.troubles);
            let passed_over = walked.passed_over();
            notes.extend(
                passed_over.map(|note| format!("{}: {note}", safe(&path.to_string_lossy()))),
            );
            all.extend(Quarry::all(walked, only, places));
        } else {
            all.push(Quarry::at(path, only, places));
        }
    }
    all
}

/// How it is told what was found.
#[derive(Debug, Clone, Copy)]
struct Telling {
    form: HitForm,
    marks: bool,
}

/// What came of an article.
#[derive(Default)]
struct Outcome {
    /// How many articles have what is looked for.
    found: usize,
    lines: Vec<u8>,
    troubles: Vec<String>,
    /// It is to be looked through again by who writes.
    is_long: bool,
}

/// How it went.
#[derive(Debug, Default)]
struct Tally {
    /// How many articles have what is looked for.
    found: usize,
    /// How many could be looked through.
    read: usize,
    /// What couldn't be.
    troubles: Vec<String>,
}

impl Tally {
    /// Looks through `quarries` with several threads. Fails only where nothing more can be written.
    fn take_all(
        &mut self,
        hunt: &Hunt,
        quarries: &[Quarry],
        telling: Telling,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let jobs = quarries.iter().map(|quarry| (quarry, quarry));
        let worker = || {
            let hunt = hunt.clone();
            move |quarry: &Quarry| look(&hunt, quarry, telling)
        };
        let weight = |outcome: &Outcome| outcome.lines.len();
        let mut taking = Taking {
            tally: self,
            hunt,
            telling,
            out,
        };
        abreast::in_order(jobs, abreast::threads(), worker, weight, &mut taking)
    }

    fn take_long(
        &mut self,
        hunt: &Hunt,
        quarry: &Quarry,
        telling: Telling,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let Looked { found, troubles } = hunt.look(quarry);
        self.count(found.len(), troubles);
        let mut found = found.iter();
        found.try_for_each(|found| telling.write(hunt, found, out))
    }

    fn count(&mut self, found: usize, mut troubles: Vec<String>) {
        self.found += found;
        self.read += usize::from(troubles.is_empty() || found > 0);
        self.troubles.append(&mut troubles);
    }
}

fn look(hunt: &Hunt, quarry: &Quarry, telling: Telling) -> Outcome {
    let Looked { found, troubles } = hunt.look(quarry);
    if found.iter().any(|found| found.article.text().len() > LONG) {
        return Outcome {
            is_long: true,
            ..Outcome::default()
        };
    }
    let mut lines = Vec::new();
    for found in &found {
        // Memory can always be written to.
        let _ = telling.write(hunt, found, &mut lines);
    }
    Outcome {
        found: found.len(),
        lines,
        troubles,
        is_long: false,
    }
}

/// Writes what is found, article by article.
struct Taking<'a, W> {
    tally: &'a mut Tally,
    hunt: &'a Hunt,
    telling: Telling,
    out: &'a mut W,
}

impl<W: Write> Taker<&Quarry, Outcome> for Taking<'_, W> {
    type Stop = io::Error;

    fn take(&mut self, quarry: &Quarry, outcome: Result<Outcome, String>) -> io::Result<()> {
        match outcome {
            Ok(outcome) if outcome.is_long => {
                self.tally
                    .take_long(self.hunt, quarry, self.telling, self.out)
            }
            Ok(outcome) => {
                self.tally.count(outcome.found, outcome.troubles);
                self.out.write_all(&outcome.lines)
            }
            Err(words) => {
                self.tally.count(0, vec![failed(&quarry.path, &words)]);
                Ok(())
            }
        }
    }
}

impl Telling {
    fn write(self, hunt: &Hunt, found: &Found, out: &mut impl Write) -> io::Result<()> {
        let path = found.path.to_string_lossy();
        let hits = Hits {
            path: &path,
            article: &found.article,
            wanted: &hunt.wanted,
            in_text: found.in_text,
            in_stances: &found.in_stances,
        };
        match self.form {
            HitForm::Lines => hit_lines(&hits, self.marks, out),
            HitForm::Json => hit_json_lines(&hits, out),
            HitForm::Names => writeln!(out, "{}", visible::line(&path)),
        }
    }
}

/// A mistake in `pattern`: what is wrong, the pattern with a mark below the place, the remedy.
fn told(pattern: &str, fault: &Fault) -> String {
    /// Longer ones aren't shown: the place is told by its number alone.
    const SHOWN: usize = 120;
    if pattern.len() > SHOWN {
        let at = fault.at.start + 1;
        return format!("{}, at byte {at}\n{}", safe(&fault.wrong), fault.remedy);
    }
    let cells = |range: std::ops::Range<usize>| {
        let part = pattern.get(range).unwrap_or_default();
        visible::width(&visible::line(part))
    };
    let indent = " ".repeat(cells(0..fault.at.start));
    let marks = "^".repeat(cells(fault.at.clone()).max(1));
    let wrong = safe(&fault.wrong);
    format!(
        "{wrong}\n  {}\n  {indent}{marks} {}",
        safe(pattern),
        fault.remedy
    )
}
