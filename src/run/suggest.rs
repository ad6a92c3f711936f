//! Writing what the wording of articles suggests, those of files and those that come in one stream.

use super::{Encoding, Ending, NO_HOME, tell};
use crate::article::Article;
use crate::export::{Suggested, suggested_document, suggested_json_lines, suggested_lines};
use crate::store::codebook::{self, Loaded};
use crate::store::stream::{Incoming, Stream, standard_input};
use crate::store::text::{self, Hints};
use crate::store::Places;
use crate::suggest::{Kind, Suggester, Suggestion};
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The most lines of one stream that are told one by one to be no articles.
const MOST_TOLD: usize = 20;

/// What is to be suggested, and how it is written.
#[derive(Debug)]
pub struct Suggesting {
    /// Texts, streams of texts in files that end in `.jsonl`, and `-`.
    pub paths: Vec<PathBuf>,
    /// The encoding of all of them; nothing: it is found out.
    pub encoding: Option<Encoding>,
    /// How it is written.
    pub form: SuggestionForm,
    /// Only suggestions of these kinds; none named: of all.
    pub kinds: Option<Kinds>,
    /// Only suggestions of at least this confidence.
    pub least: u8,
}

/// How suggestions are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuggestionForm {
    /// A line each, to be read.
    Lines,
    /// A JSON object each.
    Json,
    /// A JSON object an article.
    Documents,
}

/// Kinds of suggestions, as in `direct,mixed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kinds(Vec<Kind>);

impl FromStr for Kinds {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let kind = |word: &str| {
            let mut all = Kind::ALL.into_iter();
            all.find(|kind| kind.word() == word.trim())
                .ok_or_else(|| String::from("expected some of direct,mixed,indirect"))
        };
        words
            .split(',')
            .map(kind)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// Writes what the wording of the articles suggests, in their order, sides by the codebook in force for each. What
/// can't be read is left out and named at the end.
///
/// # Errors
/// Nothing could be read; standard output can't be written.
pub fn suggest(asked: &Suggesting) -> Result<Ending, String> {
    let mut work = Work {
        asked,
        places: Places::find().ok_or(NO_HOME)?,
        suggester: Suggester::english(),
        codes: None,
        out: BufWriter::new(io::stdout().lock()),
        read: 0,
        troubles: Vec::new(),
        mistakes: BTreeSet::new(),
    };
    let written = asked.paths.iter().try_for_each(|path| work.take(path));
    match written.and_then(|()| work.out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            return Err(format!("standard output can't be written: {error}"));
        }
        _ => {}
    }
    work.mistakes.iter().for_each(|mistake| tell(mistake));
    work.troubles.iter().for_each(|trouble| tell(trouble));
    match (work.read, work.troubles.len()) {
        (_, 0) => Ok(Ending::Done),
        (0, _) => Err(String::from("nothing could be read: nothing is suggested")),
        _ => Ok(Ending::Findings),
    }
}

/// What is at work from the first article to the last.
struct Work<'a, W: Write> {
    asked: &'a Suggesting,
    places: Places,
    suggester: Suggester,
    /// The codebook in force in the folder looked at last; most articles lie beside the one before.
    codes: Option<(Option<PathBuf>, Loaded)>,
    out: W,
    /// How many articles were read.
    read: usize,
    /// What couldn't be, in order.
    troubles: Vec<String>,
    /// The mistakes in codebooks.
    mistakes: BTreeSet<String>,
}

impl<W: Write> Work<'_, W> {
    /// Takes what is at `path`. Fails only where nothing more can be written.
    fn take(&mut self, path: &Path) -> io::Result<()> {
        if path.as_os_str() == "-" {
            return self.take_standard_input();
        }
        self.load_codes(Some(path));
        if path.extension().is_some_and(|end| end == "jsonl") {
            return match Stream::open(path) {
                Ok(stream) => self.take_stream(stream),
                Err(error) => self.skip(error.to_string()),
            };
        }
        match text::read_by(path, self.hints()) {
            Ok(text) => self.write(&path.to_string_lossy(), &text.into_article()),
            Err(error) => self.skip(error.to_string()),
        }
    }

    fn hints(&self) -> Hints {
        Hints {
            encoding: self.asked.encoding,
        }
    }

    fn take_standard_input(&mut self) -> io::Result<()> {
        self.load_codes(None);
        match standard_input("-", self.asked.form == SuggestionForm::Documents, self.hints()) {
            Ok(Incoming::Text(text)) => self.write("-", &text.into_article()),
            Ok(Incoming::Stream(stream)) => self.take_stream(stream),
            Err(error) => self.skip(error.to_string()),
        }
    }

    fn take_stream(&mut self, stream: Stream<impl BufRead>) -> io::Result<()> {
        let mut faults = 0;
        for found in stream {
            match found {
                Ok(found) => {
                    let article = Article::new(&*found.id, found.text);
                    self.write(&found.id, &article)?;
                    // Whoever sends the next article only after this one's suggestions must not wait.
                    self.out.flush()?;
                }
                Err(fault) => {
                    faults += 1;
                    if faults <= MOST_TOLD {
                        self.troubles.push(fault);
                    }
                }
            }
        }
        match faults.saturating_sub(MOST_TOLD) {
            0 => {}
            1 => self.troubles.push(String::from("… and 1 more such line")),
            more => self.troubles.push(format!("… and {more} more such lines")),
        }
        Ok(())
    }

    /// Loads the codebook in force for the article at `path`, or for one that has no file.
    fn load_codes(&mut self, path: Option<&Path>) {
        let absolute = path.and_then(|path| std::path::absolute(path).ok());
        let folder = absolute
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_path_buf);
        if self.codes.as_ref().is_some_and(|(of, _)| *of == folder) {
            return;
        }
        let loaded = codebook::load(absolute.as_deref(), &self.places);
        self.mistakes.extend(loaded.mistakes.iter().cloned());
        self.codes = Some((folder, loaded));
    }

    #[expect(clippy::unnecessary_wraps, reason = "as what is written in its place")]
    fn skip(&mut self, trouble: String) -> io::Result<()> {
        self.troubles.push(trouble);
        Ok(())
    }

    fn write(&mut self, id: &str, article: &Article) -> io::Result<()> {
        self.read += 1;
        let Some((_, codes)) = &self.codes else {
            return Ok(());
        };
        let mut suggestions = self.suggester.suggest(article, &codes.codebook);
        suggestions.retain(|found| is_asked_for(self.asked, found));
        let suggested = Suggested {
            id,
            article,
            suggestions: &suggestions,
        };
        let out = &mut self.out;
        match self.asked.form {
            SuggestionForm::Lines => suggested_lines(&suggested, out),
            SuggestionForm::Json => suggested_json_lines(&suggested, out),
            SuggestionForm::Documents => suggested_document(&suggested, out),
        }
    }
}

fn is_asked_for(asked: &Suggesting, found: &Suggestion) -> bool {
    let kinds = asked.kinds.as_ref();
    found.confidence >= asked.least && kinds.is_none_or(|kinds| kinds.0.contains(&found.kind))
}
