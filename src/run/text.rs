//! Writing the canonical text of articles: that in which offsets are counted.

use super::opening::shown;
use super::settings::Preferences;
use super::{Encoding, Ending, tell};
use crate::annotation::Annotator;
use crate::article::visible::{self, Visible};
use crate::article::{Article, Facts};
use crate::codebook::Codebook;
use crate::export::text_line;
use crate::store::Places;
use crate::store::text::{self, For, Hints, Text};
use crate::store::walk::walk;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// What is said of the text where it is shown to a person.
pub const ON_TERMINAL: &str = "On a terminal, what that would obey or hide is shown as in the reader (^[, ‹U+202E›); a pipe or a file gets it as it is.";

/// Whose text is written, and how.
#[derive(Debug)]
pub struct Texts {
    /// Articles, files of several, `-`; with `json` folders too.
    pub paths: Vec<PathBuf>,
    /// The encoding of all of them; nothing: it is found out.
    pub encoding: Option<Encoding>,
    /// What standard input is called.
    pub name: Option<String>,
    /// A JSON object for each; else there may be but one, so that nothing stands between texts that isn't theirs.
    pub json: bool,
}

/// Writes the text of what `texts` name. What can't be read is named at the end.
///
/// # Errors
/// Several articles, and no `json`; nothing could be read; standard output can't be written.
pub fn text(texts: &Texts) -> Result<Ending, String> {
    if texts.json {
        return write_all(texts);
    }
    let [path] = &*texts.paths else {
        return Err(String::from(
            "one article at a time: their texts would run together\nFor several: standoff text --json PATH…",
        ));
    };
    let text = texts.read(path)?;
    warn(path, &text);
    let out = io::stdout().lock();
    let shown = if out.is_terminal() {
        on_terminal(&text.text, out)
    } else {
        exactly(&text.text, out)
    };
    written(shown)?;
    Ok(Ending::Done)
}

fn exactly(text: &str, mut out: impl Write) -> io::Result<()> {
    out.write_all(text.as_bytes())
}

/// Writes `text` as the reader shows it, line by line: a terminal obeys nothing that stands in it.
fn on_terminal(text: &str, out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    for line in text.split_inclusive('\n') {
        let bare = line.strip_suffix('\n');
        out.write_all(Visible::of(bare.unwrap_or(line)).text().as_bytes())?;
        if bare.is_some() {
            out.write_all(b"\n")?;
        }
    }
    out.flush()
}

/// Writes `line`, an object of JSON, with all that a terminal would obey, reorder or hide as JSON can write it too.
fn object_on_terminal(line: &str, out: &mut impl Write) -> io::Result<()> {
    for sign in line.chars() {
        if sign != '\n' && (sign.is_control() || visible::is_hidden(sign)) {
            for unit in sign.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
        } else {
            write!(out, "{sign}")?;
        }
    }
    Ok(())
}

impl Texts {
    const fn hints(&self) -> Hints {
        Hints {
            encoding: self.encoding,
        }
    }

    fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("standard input")
    }

    fn read(&self, path: &Path) -> Result<Text, String> {
        let read = if path.as_os_str() == "-" {
            text::read_stdin(self.name(), self.hints())
        } else {
            let annotator = None;
            match &Places::find() {
                Some(places) => For { annotator, places }.read(path, self.hints()),
                None => text::read_by(path, self.hints()),
            }
        };
        read.map_err(|error| error.to_string())
    }

    /// All articles at `path`, with their paths.
    fn read_all(&self, path: &Path) -> Result<Vec<(PathBuf, Text)>, String> {
        let read = if path.as_os_str() == "-" {
            text::stdin_texts(self.name(), self.hints())
        } else {
            let annotator = None;
            match &Places::find() {
                Some(places) => For { annotator, places }.read_all(path, self.hints()),
                None => text::read_all(path, self.hints()),
            }
        };
        let read = read.map_err(|error| error.to_string())?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let named = read.into_iter().map(|text| (folder.join(&text.name), text));
        Ok(named.collect())
    }
}

/// Whose word on an article's source comes before that of the source: that of whom the settings name, else of who has no
/// name.
struct Person {
    places: Option<Places>,
    annotator: Option<Annotator>,
}

impl Person {
    fn find() -> Self {
        let places = Places::find();
        let settings = |places| Preferences::find(places, &Codebook::default());
        Self {
            annotator: places
                .as_ref()
                .and_then(|places| settings(places).annotator()),
            places,
        }
    }

    /// What is known of the source of `article`; without a `path` it came by standard input.
    fn facts(&self, path: Option<&PathBuf>, article: &Article) -> Facts {
        let Some(places) = &self.places else {
            return article.facts().clone();
        };
        let annotator = self.annotator.as_ref();
        let person = For { annotator, places };
        match path {
            Some(path) => person.facts_at(path, article),
            None => person.facts_of_text(article),
        }
    }
}

/// That bytes of `text` are replaced is told: whoever counts in it must know.
fn warn(path: &Path, text: &Text) {
    let coding = text.coding;
    if coding.replaced == 0 {
        return;
    }
    let (path, name, at) = (shown(path), coding.name, coding.first_replaced);
    let signs = match coding.replaced {
        1 => String::from("one sequence of bytes is"),
        many => format!("{many} sequences of bytes are"),
    };
    tell(&format!(
        "{path}: {signs} no {name}, the first at byte {at}; U+FFFD stands there"
    ));
}

fn write_all(texts: &Texts) -> Result<Ending, String> {
    let is_terminal = io::stdout().is_terminal();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut troubles = Vec::new();
    let mut count = 0;
    let person = Person::find();
    for path in paths(texts, &mut troubles) {
        let read = match texts.read_all(&path) {
            Ok(read) => read,
            Err(trouble) => {
                troubles.push(trouble);
                continue;
            }
        };
        let is_standard = path.as_os_str() == "-";
        for (path, text) in read {
            warn(&path, &text);
            count += 1;
            let article = text.into_article();
            let facts = person.facts((!is_standard).then_some(&path), &article);
            let path = path.to_string_lossy();
            if !written(object(&path, (&article, &facts), &mut out, is_terminal))? {
                return Ok(Ending::Done);
            }
        }
    }
    written(out.flush())?;
    for trouble in &troubles {
        tell(trouble);
    }
    match (count, troubles.len()) {
        (_, 0) => Ok(Ending::Done),
        (0, _) => Err(String::from("nothing could be read: nothing is written")),
        _ => Ok(Ending::Findings),
    }
}

fn object(
    path: &str,
    (article, facts): (&Article, &Facts),
    out: &mut impl Write,
    is_terminal: bool,
) -> io::Result<()> {
    if !is_terminal {
        return text_line(path, article, facts, out);
    }
    let mut line = Vec::new();
    text_line(path, article, facts, &mut line)?;
    object_on_terminal(&String::from_utf8_lossy(&line), out)
}

/// The files that are named, and those of the folders that are.
fn paths(texts: &Texts, troubles: &mut Vec<String>) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for path in &texts.paths {
        if path.is_dir() {
            let walked = walk(path);
            if let Some(note) = walked.passed_over() {
                tell(&format!("{}: {note}", shown(path)));
            }
            paths.extend(walked.articles);
            troubles.extend(walked.troubles);
        } else {
            paths.push(path.clone());
        }
    }
    paths
}

/// Whether somebody still reads what was written.
fn written(result: io::Result<()>) -> Result<bool, String> {
    match result {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => {
            let reason = error.to_string();
            Err(format!(
                "standard output can't be written: {}",
                visible::line(&reason)
            ))
        }
    }
}
