//! What the program wants of the shelf, carried out on threads of its own.

use super::marking::{self, Marking, Order};
use super::{Happening, Session, Stage};
use crate::annotation::Annotator;
use crate::app::shelf::{Left, ShelfNews, ShelfWish, Start};
use crate::app::{App, Effect, Event};
use crate::run::opening::{Root, is_shelf, shown};
use crate::run::{NO_HOME, left};
use crate::shelf::Entry;
use crate::store::beside::key_of_path;
use crate::store::gather::{Found, Gather, Wanted};
use crate::store::state::{self, ShelfPlace};
use crate::store::text::{self, Hints};
use crate::store::{Places, Spool};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::Duration;

/// So long the first frame waits for the names of the articles, rather than show that they aren't there yet.
const PATIENCE: Duration = Duration::from_millis(80);

/// The shelf that the article stands on.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    root: Option<PathBuf>,
    gather: Option<Arc<Gather>>,
    marking: Marking,
}

impl Shelf {
    /// The shelf of what is opened. Where that is no article, it comes in front of `app`, with its articles if they are
    /// known soon; what else the program wants done meanwhile is returned.
    ///
    /// # Errors
    /// There is no home folder.
    pub(super) fn begin(
        root: Root,
        app: &mut App,
        annotator: Option<&Annotator>,
        happenings: &Receiver<Happening>,
        sender: &Sender<Happening>,
    ) -> Result<(Self, Vec<Effect>), String> {
        let Root::InFront(root) = root else {
            let root = match root {
                Root::Of(root) => Some(root),
                _ => None,
            };
            return Ok((
                Self {
                    root,
                    ..Self::default()
                },
                Vec::new(),
            ));
        };
        let places = Places::find().ok_or(NO_HOME)?;
        let left = state::shelf_place(&places, &key_of_path(&root));
        app.open_shelf(left.map(given).as_ref());
        let mut shelf = Self {
            root: Some(root),
            ..Self::default()
        };
        let (wishes, rest): (Vec<_>, Vec<_>) = app
            .take_effects()
            .into_iter()
            .partition(|effect| matches!(effect, Effect::Shelf(ShelfWish::List { .. })));
        for wish in wishes {
            if let Effect::Shelf(ShelfWish::List { number }) = wish {
                shelf.list(number, None, annotator.cloned(), places.clone(), sender);
            }
        }
        match happenings.recv_timeout(PATIENCE) {
            Ok(Happening::Shelf(news)) => app.handle(Event::Shelf(news)),
            Ok(other) => {
                // The session itself listens.
                let _ = sender.send(other);
            }
            Err(_) => {}
        }
        Ok((shelf, rest))
    }

    /// Where its articles are.
    pub(super) fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// The same, if it can be remembered: it has a name in UTF-8, and will be there the next time.
    pub(super) fn lasting_root(&self, places: &Places) -> Option<&Path> {
        let is_lasting = |root: &&Path| root.to_str().is_some() && !Spool::has(root, places);
        self.root().filter(is_lasting)
    }

    /// Whether there is more to be found out.
    pub(super) fn is_busy(&self) -> bool {
        self.gather.as_ref().is_some_and(|gather| gather.is_busy())
    }

    fn list(
        &mut self,
        number: u64,
        open: Option<PathBuf>,
        annotator: Option<Annotator>,
        places: Places,
        sender: &Sender<Happening>,
    ) {
        let Some(root) = self.root.clone() else {
            return;
        };
        let folder: Arc<str> = match root.file_name() {
            Some(name) if Spool::has(&root, &places) => shown(Path::new(name)).into(),
            _ => shown(&root).into(),
        };
        // One that is begun in front of all knows it already; one that is listed again goes on as it is.
        let left = (number == 1 && open.is_some())
            .then(|| state::shelf_place(&places, &key_of_path(&root)).map(given));
        let left = left.flatten();
        let sender = sender.clone();
        let wanted = Wanted {
            root,
            open: open.clone(),
            annotator,
            places,
        };
        self.gather = Some(Arc::new(Gather::start(wanted, move |found| {
            let news = match found {
                Found::Listed { entries, remarks } => ShelfNews::Listed {
                    left: left.clone(),
                    number,
                    folder: folder.clone(),
                    at: open.as_deref().and_then(|open| place_of(&entries, open)),
                    entries,
                    troubles: remarks.troubles.into_iter().chain(remarks.short).collect(),
                },
                Found::Looked { entries, known } => ShelfNews::Looked {
                    number,
                    entries,
                    known,
                },
            };
            // Nobody listens any more once the program is leaving.
            let _ = sender.send(Happening::Shelf(news));
        })));
    }
}

impl<S: Stage> Session<S> {
    /// Does what is wanted of the shelf.
    pub(super) fn serve_shelf(&mut self, wish: ShelfWish) {
        let served = match wish {
            ShelfWish::List { number } => self.list_shelf(number),
            ShelfWish::First { places, .. } => {
                if let Some(gather) = &self.shelf.gather {
                    gather.first(places);
                }
                Ok(())
            }
            ShelfWish::Open { path, place, query } => {
                self.open_other(&path, place, query.as_deref())
            }
            ShelfWish::Mark { path, before, mark } => {
                self.mark(path, marking::Wanted::Mark { before, mark })
            }
            ShelfWish::Unmark { path } => self.mark(path, marking::Wanted::Unmark),
            ShelfWish::Search { number, query } => self.search_shelf(number, &query),
        };
        if let Err(reason) = served {
            self.app.handle(Event::Shelf(ShelfNews::Refused { reason }));
        }
    }

    /// Takes in what became known of the shelf; says whether it is to be seen.
    pub(super) fn hear_of_shelf(&mut self, news: ShelfNews) -> bool {
        // What comes again and again while articles are looked into shows on the shelf alone.
        let is_small = matches!(news, ShelfNews::Looked { .. }) && !self.app.is_waiting_for_shelf();
        self.app.handle(Event::Shelf(news));
        self.app.is_on_shelf() || !is_small
    }

    fn list_shelf(&mut self, number: u64) -> Result<(), String> {
        if self.shelf.root.is_none() {
            let reason = "this text lies in no folder\nOpen one: standoff FOLDER";
            let root = self.file.as_deref().and_then(shelf_of);
            self.shelf.root = Some(root.ok_or(reason)?);
        }
        let (annotator, _) = self.again.clone();
        let (open, places) = (self.file.clone(), self.places.clone());
        self.shelf
            .list(number, open, annotator, places, &self.sender);
        Ok(())
    }

    /// Has the article at `path` marked.
    fn mark(&mut self, path: Arc<Path>, wanted: marking::Wanted) -> Result<(), String> {
        let (annotator, only_reads) = self.again.clone();
        if only_reads {
            return Err(String::from("opened for reading only: nothing is marked"));
        }
        let order = Order {
            path,
            wanted,
            annotator,
            places: self.places.clone(),
            gather: self.shelf.gather.clone(),
        };
        self.shelf.marking.order(order, &self.sender)
    }

    /// Waits until all marks are on disk.
    pub(super) fn finish_marking(&mut self) {
        self.shelf.marking.finish();
    }

    /// Saves all and opens the article at `path` in place.
    fn open_other(
        &mut self,
        path: &Path,
        place: Option<Start>,
        query: Option<&str>,
    ) -> Result<(), String> {
        self.remember_shelf();
        if is_shelf(path) {
            let path = shown(path);
            return Err(format!(
                "{path}: holds several articles; in a moment they stand here instead of it"
            ));
        }
        let left = self.file.clone();
        self.replace(|session| {
            let (span, at) = match place {
                Some(Start::At(span)) => (Some(span), None),
                Some(Start::Stance(id)) => (None, Some(id)),
                None => (None, None),
            };
            let mut opened = session.open_file(path.to_path_buf(), at, Hints::default())?;
            if let Some(span) = span {
                let place = left::on(&opened.article, span);
                opened = opened.at(place);
            }
            let mut next = session.made_ready(opened)?;
            next.come_after(&session.app);
            if let Some(query) = query {
                next.search_for(query);
            }
            Ok(next)
        })?;
        if let (Some(gather), Some(left)) = (&self.shelf.gather, left) {
            gather.again(&left);
        }
        if self.ending.is_none() {
            let root = self.shelf.lasting_root(&self.places);
            self.reader.shelf = root.map(Path::to_path_buf);
            self.remember_reader();
            // That it was opened is remembered even if nobody moves in it.
            let (place, draft) = left::remembered(&self.placed);
            self.keeper.place(place, draft);
        }
        Ok(())
    }

    /// Remembers where the shelf is left.
    pub(super) fn remember_shelf(&self) {
        let (Some(root), Some(left)) = (self.shelf.root(), self.app.shelf_left()) else {
            return;
        };
        // A convenience: that it couldn't be kept is no news for who reads.
        let _ = state::keep_shelf_place(&self.places, &key_of_path(root), &kept(left));
    }
}

/// The shelf of the article at `file`: the file that holds it among others, or its folder.
fn shelf_of(file: &Path) -> Option<PathBuf> {
    let container = text::member(file).map(|(container, _)| container);
    container.or_else(|| file.parent().map(Path::to_path_buf))
}

fn place_of(entries: &[Entry], open: &Path) -> Option<usize> {
    let open = open.as_os_str();
    entries
        .iter()
        .position(|entry| entry.path.as_os_str() == open)
}

/// What is remembered, as the program takes it.
fn given(kept: ShelfPlace) -> Left {
    Left {
        at: kept.at,
        order: kept.order,
        filter: kept.filter,
    }
}

/// What the program leaves, as it is remembered.
fn kept(left: Left) -> ShelfPlace {
    ShelfPlace {
        at: left.at,
        order: left.order,
        filter: left.filter,
    }
}
