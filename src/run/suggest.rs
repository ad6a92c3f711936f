//! Writing what the wording of articles suggests, those of files and those that come in one stream.

use super::opening::shown;
use super::over::{Codebooks, Output, Over, Piece, Stop, Troubles, Written, failed};
use super::{Encoding, Ending, NO_HOME, tell};
use crate::article::Article;
use crate::export::{
    Receipt, Suggested, suggested_document, suggested_json_lines, suggested_lines,
};
use crate::store::stream::{Incoming, Stream, standard_input};
use crate::store::text::{self, ArticleError, For, Hints, Text};
use crate::store::walk::walk;
use crate::store::{Places, abreast};
use crate::suggest::{Kind, Part, Suggester, Suggestion};
use std::io::{self, BufRead, IsTerminal, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

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
    /// A part of a long one.
    Part(Arc<Long>, Place),
    /// Why there is none.
    Fault(String),
}

type Named = (PathBuf, Job);

/// From this length of a file on, in bytes, what is suggested is written part by part: neither the file's end nor all
/// that is found is waited for.
const LONG: usize = 1 << 20;

/// A long article, and the file that it is in.
struct Long {
    file: Option<PathBuf>,
    id: String,
    article: Article,
}

/// Where it is looked through.
#[derive(Clone, Copy)]
struct Place {
    part: Part,
    /// The code points before what is looked through.
    point: usize,
}

impl Long {
    /// All parts of it, as work to be done.
    fn jobs(self, path: PathBuf) -> impl Iterator<Item = Named> + Send {
        let (long, mut known, mut index) = (Arc::new(self), (0, 0), 0);
        iter::from_fn(move || {
            let part = Part::of(&long.article, index)?;
            index += 1;
            let (byte, point) = known;
            let start = part.within.start;
            let point = long.article.offsets().from(byte, point).point(start);
            known = (start, point);
            let place = Place { part, point };
            Some((path.clone(), Job::Part(long.clone(), place)))
        })
    }
}

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
        let jobs = paths.into_iter().flat_map(|path| self.jobs(path));
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
        let jobs = paths.into_iter().flat_map(|path| {
            if path.as_os_str() == "-" {
                self.incoming()
            } else {
                self.jobs(path) as Box<dyn Iterator<Item = Named>>
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
            Job::Part(long, place) => {
                let Long { file, id, article } = &*long;
                let found = self.found(file.as_deref(), article, place.part);
                self.written(
                    (id, article),
                    &found,
                    (place.part.within.start, place.point),
                )
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
        let parts = Part::all(article);
        let found = parts.flat_map(|part| self.found(path, article, part));
        self.written((id, article), &found.collect::<Vec<_>>(), (0, 0))
    }

    /// What a `part` of `article` suggests.
    fn found(&self, path: Option<&Path>, article: &Article, part: Part) -> Vec<Suggestion> {
        let codes = self.codebooks.of(path);
        let mut found = self.suggester.suggest_part(article, part, &codes.codebook);
        found.retain(|found| is_asked_for(self.asked, found));
        found
    }

    fn written(
        &self,
        (id, article): (&str, &Article),
        suggestions: &[Suggestion],
        from: (usize, usize),
    ) -> Piece {
        let suggested = Suggested {
            id,
            article,
            suggestions,
            from,
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

    /// What is to be done about the file at `path`: those that end in `.jsonl` have many articles, long ones many parts.
    fn jobs(&self, path: PathBuf) -> Box<dyn Iterator<Item = Named> + Send + '_> {
        if path.extension().is_some_and(|end| end == "jsonl") {
            return match Stream::open(&path) {
                Ok(stream) => Box::new(streamed(stream, path.clone(), Some(path))),
                Err(error) => Box::new(iter::once((path, Job::Fault(error.to_string())))),
            };
        }
        // A document is written whole.
        if self.is_whole() || !text::is_longer(&path, LONG) {
            return Box::new(iter::once((path.clone(), Job::File(path))));
        }
        Box::new(iter::once(path).flat_map(|path| self.long(path)))
    }

    fn is_whole(&self) -> bool {
        self.asked.form == SuggestionForm::Documents
    }

    /// The parts of the articles in a long file.
    fn long(&self, path: PathBuf) -> Box<dyn Iterator<Item = Named> + Send> {
        let read = |path: &Path| self.read_all(path).map_err(|error| error.to_string());
        let texts = match abreast::tried(read, &path) {
            Ok(Ok(texts)) => texts,
            Ok(Err(reason)) => return Box::new(iter::once((path, Job::Fault(reason)))),
            Err(words) => {
                let reason = failed(&path, &words);
                return Box::new(iter::once((path, Job::Fault(reason))));
            }
        };
        Box::new(texts.into_iter().flat_map(move |text| {
            let id = path.with_file_name(&text.name);
            let long = Long {
                file: Some(path.clone()),
                id: id.to_string_lossy().into_owned(),
                article: text.into_article(),
            };
            long.jobs(path.clone())
        }))
    }

    /// What comes by standard input; by lines in any case, where documents are asked for.
    fn incoming(&self) -> Box<dyn Iterator<Item = Named>> {
        let (path, id) = (PathBuf::from("-"), String::from("-"));
        match standard_input("-", self.is_whole(), self.asked.hints()) {
            Ok(Incoming::Stream(stream)) => Box::new(streamed(stream, path, None)),
            Ok(Incoming::Text(text)) if self.is_whole() => {
                Box::new(iter::once((path, Job::Text(None, id, text.text))))
            }
            Ok(Incoming::Text(text)) => {
                let article = Article::new(&*id, text.text);
                let file = None;
                Box::new(Long { file, id, article }.jobs(path))
            }
            Err(error) => Box::new(iter::once((path, Job::Fault(error.to_string())))),
        }
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
