//! Looking through all articles of the shelf, on threads of its own: the key that asks for it waits for nothing, and
//! what was asked before is over at once.

use super::{Happening, Session, Stage};
use crate::app::hits::MOST;
use crate::app::shelf::ShelfNews;
use crate::article::Span;
use crate::shelf::{Field, Hit, HitKind};
use crate::store::abreast::{self, Taker};
use crate::store::hunt::{Found, Hunt, Looked, Quarry};
use crate::store::text::Hints;
use crate::store::{Places, Sources, text, walk};
use crate::wanted::{Excerpt, Wanted, excerpt};
use std::collections::HashMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

/// So long nobody must have typed on before files are read.
const QUIET: Duration = Duration::from_millis(60);
/// So often is told what was found.
const PACE: Duration = Duration::from_millis(40);
/// So much of a text is told on each side of a hit, in bytes.
const AROUND: usize = 100;

/// What is being looked for.
#[derive(Debug, Default)]
pub(super) struct Hunting {
    /// The number of the search that goes on, as those who search know it.
    current: Arc<AtomicU64>,
}

impl Drop for Hunting {
    fn drop(&mut self) {
        self.current.store(u64::MAX, Ordering::Relaxed);
    }
}

/// An article of the shelf: what it is opened by and what it is called there.
type Named = (Arc<Path>, Arc<str>);

/// A search.
struct Search {
    number: u64,
    current: Arc<AtomicU64>,
    hunt: Hunt,
    root: PathBuf,
    articles: Vec<Named>,
    sender: Sender<Happening>,
}

impl<S: Stage> Session<S> {
    /// Looks for `query`; with nothing to look for, what goes on ends.
    pub(super) fn search_shelf(&mut self, number: u64, query: &str) -> Result<(), String> {
        let current = self.hunting.current.clone();
        current.store(number, Ordering::Relaxed);
        let wanted = Wanted::parse(query).map_err(|fault| crate::run::safe(&fault.to_string()))?;
        let Some(wanted) = wanted else {
            return Ok(());
        };
        let reason = "there is no folder to search\nOpen one: standoff FOLDER";
        let root = self.shelf.root().ok_or(reason)?;
        let entries = self.app.shelf().map_or(&[][..], |shelf| shelf.entries());
        let search = Search {
            number,
            current,
            hunt: hunt_for(wanted, self.places.clone()),
            root: root.to_path_buf(),
            articles: entries
                .iter()
                .map(|entry| (entry.path.clone(), entry.name.clone()))
                .collect(),
            sender: self.sender.clone(),
        };
        let begun = thread::Builder::new().name("hunting".to_owned());
        let begun = begun.spawn(move || search.run());
        begun
            .map(drop)
            .map_err(|error| format!("no thread is left to search: {error}"))
    }
}

fn hunt_for(wanted: Wanted, places: Places) -> Hunt {
    Hunt {
        input: Arc::default(),
        wanted,
        texts: true,
        stances: true,
        hints: Hints::default(),
        places,
        sources: Sources::default(),
    }
}

impl Search {
    fn is_over(&self) -> bool {
        self.current.load(Ordering::Relaxed) != self.number
    }

    fn run(&self) {
        thread::sleep(QUIET);
        if self.is_over() {
            return;
        }
        let quarries = self.quarries();
        let jobs = quarries
            .iter()
            .map(|quarry| ((quarry.1.clone(), &quarry.0), quarry));
        let worker = || {
            let hunt = self.hunt.clone();
            move |(quarry, own): &(Quarry, Range<usize>)| {
                if self.is_over() {
                    return Seen::default();
                }
                self.seen(&hunt, quarry, own)
            }
        };
        let weight = |seen: &Seen| seen.hits.iter().map(|hit| hit.line.len()).sum();
        let mut telling = Telling {
            search: self,
            untold: Seen::default(),
            searched: 0,
            kept: 0,
            told: Instant::now(),
        };
        let _ = abreast::in_order(jobs, abreast::threads(), worker, weight, &mut telling);
        self.tell(telling.untold, telling.searched, true);
    }

    /// What `hunt` sees in `quarry`, which has its `own` articles on the shelf.
    fn seen(&self, hunt: &Hunt, quarry: &Quarry, own: &Range<usize>) -> Seen {
        let Looked { found, troubles } = hunt.look(quarry);
        let hits = found.iter().flat_map(|found| {
            let named = self.named(own.clone(), quarry, &found.path);
            hits(&hunt.wanted, &named, found)
        });
        let unread = troubles.iter().map(|trouble| {
            let named = self.named(own.clone(), quarry, &quarry.path);
            unread(named, &quarry.path, trouble)
        });
        Seen {
            hits: hits.take(MOST).collect(),
            unread: unread.collect(),
        }
    }

    /// The files of the articles with their sidecars, in the order of the shelf, and which of the articles are in each.
    fn quarries(&self) -> Vec<(Quarry, Range<usize>)> {
        let all = if self.root.is_file() {
            vec![Quarry::at(&self.root, None, &self.hunt.places)]
        } else {
            Quarry::all(walk::walk(&self.root), None, &self.hunt.places)
        };
        let is_tagged =
            |quarry: &Quarry| !(quarry.sidecars.is_empty() && quarry.members.is_empty());
        let tagged = all.into_iter().filter(is_tagged);
        let mut tagged: HashMap<_, _> = tagged
            .map(|quarry| (quarry.path.as_os_str().to_owned(), quarry))
            .collect();
        let mut quarries: Vec<(Quarry, Range<usize>)> = Vec::new();
        for (index, (path, _)) in self.articles.iter().enumerate() {
            let file = text::member(path).map(|(file, _)| file);
            if let (Some((quarry, own)), Some(file)) = (quarries.last_mut(), &file)
                && quarry.path == *file
            {
                own.end = index + 1;
                continue;
            }
            let path = file.unwrap_or_else(|| path.to_path_buf());
            let known = tagged.remove(path.as_os_str());
            let quarry = known.unwrap_or_else(|| Quarry::alone(path));
            quarries.push((quarry, index..index + 1));
        }
        quarries
    }

    /// What the shelf calls the article at `found`, which is in `quarry`, which has its `own` articles there.
    fn named(&self, own: Range<usize>, quarry: &Quarry, found: &Path) -> Named {
        let mut own = self.articles.get(own).into_iter().flatten();
        let path = found.as_os_str();
        if let Some(named) = own.find(|(own, _)| own.as_os_str() == path) {
            return named.clone();
        }
        // The shelf doesn't know yet what the file holds.
        let name = found.strip_prefix(&self.root).unwrap_or(&quarry.path);
        let name = crate::article::visible::line(&name.to_string_lossy()).into();
        (found.into(), name)
    }

    fn tell(&self, seen: Seen, searched: usize, over: bool) {
        let news = ShelfNews::Found {
            number: self.number,
            hits: seen.hits,
            unread: seen.unread,
            searched,
            over,
        };
        // Nobody listens any more once the program is leaving.
        let _ = self.sender.send(Happening::Shelf(news));
    }
}

/// What was seen in articles.
#[derive(Default)]
struct Seen {
    hits: Vec<Hit>,
    /// What couldn't be looked through.
    unread: Vec<Hit>,
}

/// Tells what is found, a bit at a time.
struct Telling<'a> {
    search: &'a Search,
    untold: Seen,
    /// How many articles are looked through.
    searched: usize,
    /// How many hits there are.
    kept: usize,
    told: Instant,
}

/// There are enough hits, or nobody asks any more.
struct Enough;

impl Taker<(Range<usize>, &Quarry), Seen> for Telling<'_> {
    type Stop = Enough;

    fn take(
        &mut self,
        (own, quarry): (Range<usize>, &Quarry),
        seen: Result<Seen, String>,
    ) -> Result<(), Enough> {
        self.wait()?;
        self.searched += own.len();
        let mut seen = seen.unwrap_or_else(|words| {
            let named = self.search.named(own, quarry, &quarry.path);
            let why = format!("the program broke down on it: {words}");
            Seen {
                unread: vec![unread(named, &quarry.path, &why)],
                ..Seen::default()
            }
        });
        seen.hits.truncate(MOST - self.kept);
        self.kept += seen.hits.len();
        self.untold.hits.append(&mut seen.hits);
        self.untold.unread.append(&mut seen.unread);
        if self.told.elapsed() >= PACE {
            self.told = Instant::now();
            let untold = std::mem::take(&mut self.untold);
            self.search.tell(untold, self.searched, false);
        }
        if self.kept < MOST {
            Ok(())
        } else {
            Err(Enough)
        }
    }

    fn wait(&mut self) -> Result<(), Enough> {
        if self.search.is_over() {
            Err(Enough)
        } else {
            Ok(())
        }
    }
}

/// What was found in an article, as the shelf shows it: in its text, then in its stances.
fn hits(wanted: &Wanted, (path, name): &Named, found: &Found) -> Vec<Hit> {
    let article = &*found.article;
    let hit = |kind: HitKind, around: Excerpt| Hit {
        path: path.clone(),
        name: name.clone(),
        kind,
        found: Span::new(around.found.start, around.found.end),
        line: around.line.into(),
    };
    let in_text = Some(article.text()).filter(|_| found.in_text);
    let in_text = in_text.into_iter().flat_map(|text| wanted.hits(text));
    let in_text = in_text.map(|span| {
        let paragraph = article.paragraph_at(span.start);
        let bounds = article.paragraph(paragraph);
        let around = excerpt(article.text(), bounds, span, AROUND);
        hit(HitKind::Text { paragraph, span }, around)
    });
    let in_stances = found.in_stances.iter().map(|stance| {
        let text = stance.field.of(&stance.annotation).unwrap_or_default();
        let around = excerpt(text, Span::new(0, text.len()), stance.found, AROUND);
        let id = stance.annotation.id.clone();
        hit(HitKind::Stance(id), with_field(stance.field, &around))
    });
    in_text.chain(in_stances).take(MOST).collect()
}

/// What couldn't be looked through, as the shelf shows it: the name stands beside why.
fn unread((path, name): Named, file: &Path, trouble: &str) -> Hit {
    let first = trouble.lines().next().unwrap_or_default();
    let own = format!("{}: ", crate::run::opening::shown(file));
    let line = first.strip_prefix(&own).unwrap_or(first).into();
    Hit {
        path,
        name,
        kind: HitKind::Unread,
        line,
        found: Span::default(),
    }
}

/// The line with the name of the field in front.
fn with_field(field: Field, around: &Excerpt) -> Excerpt {
    let lead = format!("{}: ", field.word());
    Excerpt {
        found: around.found.start + lead.len()..around.found.end + lead.len(),
        line: format!("{lead}{}", around.line),
        of: around.of,
    }
}
