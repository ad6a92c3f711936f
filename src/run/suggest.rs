//! Writing what the wording of articles suggests, those of files and those that come in one stream.

use super::opening::shown;
use super::over::{Codebooks, Output, Over, Piece, Stop, Troubles, Written};
use super::{Encoding, Ending, NO_HOME, tell};
use crate::article::Article;
use crate::export::{
    Receipt, Suggested, suggested_document, suggested_json_lines, suggested_lines,
};
use crate::store::Places;
use crate::store::stream::{Incoming, Stream, standard_input};
use crate::store::text::{ArticleError, For, Hints, Text};
use crate::store::walk::walk;
use crate::suggest::{Kind, Suggester, Suggestion};
use std::io::{self, BufRead, IsTerminal, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What is to be suggested, and how it is written.
#[derive(Debug)]
pub struct Suggesting {
    /// Texts, streams of texts in files that end in `.jsonl`, and `-`.
    pub paths: Vec<PathBuf>,
    /// How it is written.
    pub form: SuggestionForm,
    /// Only suggestions of these kinds; none named: of all.
    pub kinds: Option<Kinds>,
    /// Only suggestions of at least this confidence.
    pub least: u8,
    /// The encoding of all of them; nothing: it is found out.
    pub encoding: Option<Encoding>,
}

impl Suggesting {
    const fn hints(&self) -> Hints {
        Hints {
            encoding: self.encoding,
        }
    }
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

/// Writes what the wording of the articles suggests, in their order, sides by the codebook in force for each; of a
/// folder all articles are taken. What can't be read is left out and named at the end.
///
/// # Errors
/// Nothing could be read; standard output can't be written.
pub fn suggest(asked: &Suggesting) -> Result<Ending, String> {
    let places = Places::find().ok_or(NO_HOME)?;
    let work = Work {
        asked,
        suggester: Suggester::english(),
        codebooks: Codebooks::new(places.clone()),
        places,
    };
    let is_listening = asked.paths.iter().any(|path| path.as_os_str() == "-");
    let mut over = if is_listening {
        Over::in_turn()
    } else {
        Over::all("suggesting")
    };
    let (paths, notes) = articles(&asked.paths, &mut over.troubles);
    over.expect(paths.len());
    for note in &notes {
        tell(note);
    }
    // Whoever sends the next article only after this one's suggestions must not wait.
    let mut out = Output::standard(is_listening || io::stdout().is_terminal());
    let written = if is_listening {
        work.answer(paths, &mut over, &mut out)
    } else {
        work.write(paths, &mut over, &mut out)
    };
    let read = match written.and_then(|read| out.finish().map(|()| read)) {
        Ok(read) => read,
        Err(stop) => return stop.ending(),
    };
    let mistakes = work.codebooks.mistakes();
    for mistake in &mistakes {
        tell(mistake);
    }
    over.end(read, "nothing is suggested")
}

/// The files that `paths` mean, in the order given and by path within a folder; and what is to be said of them.
fn articles(paths: &[PathBuf], troubles: &mut Troubles) -> (Vec<PathBuf>, Vec<String>) {
    let (mut files, mut notes) = (Vec::new(), Vec::new());
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let walked = walk(path);
        let passed_over = walked.passed_over();
        notes.extend(passed_over.map(|note| format!("{}: {note}", shown(path))));
        if walked.articles.is_empty() && walked.troubles.is_empty() {
            notes.push(format!("{}: no article in it", shown(path)));
        }
        files.extend(walked.articles);
        for trouble in walked.troubles {
            troubles.add(path, trouble);
        }
    }
    (files, notes)
}

/// What is worked at.
enum Job {
    /// The article in a file.
    File(PathBuf),
    /// One that came in a stream, and the file that this is in.
    Text(Option<PathBuf>, String, String),
    /// Why there is none.
    Fault(String),
}

type Named = (PathBuf, Job);

/// What is needed from the first article to the last.
struct Work<'a> {
    asked: &'a Suggesting,
    suggester: Suggester,
    codebooks: Codebooks,
    places: Places,
}

impl Work<'_> {
    fn write(
        &self,
        paths: Vec<PathBuf>,
        over: &mut Over,
        out: &mut dyn Write,
    ) -> Result<usize, Stop> {
        let jobs = paths.into_iter().flat_map(jobs);
        let written = Written::by(over, jobs, |job| self.piece(job), (b"", ""), out)?;
        Ok(written.read)
    }

    /// As the articles come.
    fn answer(
        &self,
        paths: Vec<PathBuf>,
        over: &mut Over,
        out: &mut dyn Write,
    ) -> Result<usize, Stop> {
        let is_stream = self.asked.form == SuggestionForm::Documents;
        let jobs = paths.into_iter().flat_map(|path| {
            if path.as_os_str() == "-" {
                incoming(is_stream, self.asked.hints())
            } else {
                jobs(path) as Box<dyn Iterator<Item = Named>>
            }
        });
        let mut written = Written::default();
        let work = |job| self.piece(job);
        over.each_in_turn(jobs, work, |path, piece, troubles| {
            written.add(path, &piece, (b"", ""), troubles, out)
        })?;
        Ok(written.read)
    }

    fn piece(&self, job: Job) -> Piece {
        match job {
            Job::Fault(reason) => Piece::skipped(reason),
            Job::Text(file, id, text) => {
                let article = Article::new(&*id, text);
                self.suggested(file.as_deref(), &id, &article)
            }
            Job::File(path) => match self.read_all(&path) {
                Ok(texts) => self.of_file(&path, texts),
                Err(error) => Piece::skipped(error.to_string()),
            },
        }
    }

    fn read_all(&self, path: &Path) -> Result<Vec<Text>, ArticleError> {
        let (annotator, places) = (None, &self.places);
        For { annotator, places }.read_all(path, self.asked.hints())
    }

    /// Of all articles in the file at `path`, which may hold several.
    fn of_file(&self, path: &Path, texts: Vec<Text>) -> Piece {
        let mut all = Piece::default();
        for text in texts {
            let id = path.with_file_name(&text.name);
            let article = text.into_article();
            let one = self.suggested(Some(path), &id.to_string_lossy(), &article);
            all.bytes.extend(one.bytes);
            all.troubles.extend(one.troubles);
        }
        all.is_read = true;
        all
    }

    fn suggested(&self, path: Option<&Path>, id: &str, article: &Article) -> Piece {
        let codes = self.codebooks.of(path);
        let mut suggestions = self.suggester.suggest(article, &codes.codebook);
        suggestions.retain(|found| is_asked_for(self.asked, found));
        let suggested = Suggested {
            id,
            article,
            suggestions: &suggestions,
        };
        let write = match self.asked.form {
            SuggestionForm::Lines => suggested_lines,
            SuggestionForm::Json => suggested_json_lines,
            SuggestionForm::Documents => suggested_document,
        };
        Piece::of(Vec::new(), |out| {
            write(&suggested, out).map(|()| Receipt::default())
        })
    }
}

/// What is to be done about the file at `path`: those that end in `.jsonl` have many articles.
fn jobs(path: PathBuf) -> Box<dyn Iterator<Item = Named> + Send> {
    if path.extension().is_none_or(|end| end != "jsonl") {
        return Box::new(iter::once((path.clone(), Job::File(path))));
    }
    match Stream::open(&path) {
        Ok(stream) => Box::new(streamed(stream, path.clone(), Some(path))),
        Err(error) => Box::new(iter::once((path, Job::Fault(error.to_string())))),
    }
}

/// What comes by standard input; by lines, if it `is_stream` in any case.
fn incoming(is_stream: bool, hints: Hints) -> Box<dyn Iterator<Item = Named>> {
    let path = PathBuf::from("-");
    match standard_input("-", is_stream, hints) {
        Ok(Incoming::Stream(stream)) => Box::new(streamed(stream, path, None)),
        Ok(Incoming::Text(text)) => {
            let job = Job::Text(None, String::from("-"), text.text);
            Box::new(iter::once((path, job)))
        }
        Err(error) => Box::new(iter::once((path, Job::Fault(error.to_string())))),
    }
}

/// The articles of `stream`, called `name`, under the codebook for `file`.
fn streamed<R: BufRead>(
    stream: Stream<R>,
    name: PathBuf,
    file: Option<PathBuf>,
) -> impl Iterator<Item = Named> {
    stream.map(move |found| {
        let job = match found {
            Ok(found) => Job::Text(file.clone(), found.id, found.text),
            Err(fault) => Job::Fault(fault),
        };
        (name.clone(), job)
    })
}

fn is_asked_for(asked: &Suggesting, found: &Suggestion) -> bool {
    let kinds = asked.kinds.as_ref();
    found.confidence >= asked.least && kinds.is_none_or(|kinds| kinds.0.contains(&found.kind))
}
