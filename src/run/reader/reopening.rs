//! Opening the article again, or another one, in place: all is saved, then text and sidecar are read. Of the same
//! article the reader stays where they were.

use super::remembering::recall;
use super::{Ending, HANGUP, Happening, Session, Stage, Suggesting};
use crate::annotation::Id;
use crate::app::shelf::ShelfWish;
use crate::app::{App, Effect, Event, Focus, Place};
use crate::article::{Article, Span};
use crate::run::Source;
use crate::run::opening::{Named, Opened, Wish, is_shelf, shown};
use crate::store::text::Hints;
use crate::store::{Desk, Keeper, Others};
use std::path::{Path, PathBuf};

/// An article that is to come in the place of the one that is open.
pub(super) struct Next {
    app: App,
    desk: Desk,
    others: Others,
    /// The article as it is remembered to be the one read last.
    remembered: Option<PathBuf>,
}

impl Next {
    /// The screen stays as the person has made it for `old`.
    pub(super) fn come_after(&mut self, old: &App) {
        self.app.come_after(old);
    }

    /// Shows where `query` is found.
    pub(super) fn search_for(&mut self, query: &str) {
        self.app.search_for(query);
    }
}

impl<S: Stage> Session<S> {
    /// Saves all and opens the article again. Where that can't be, says why, and all stays as it is.
    pub(super) fn reload(&mut self) {
        if let Err(reason) = self.replace(Self::open_again) {
            self.app.refuse_reload(&reason);
        }
    }

    /// Saves all, then goes on with what `open` opens.
    ///
    /// # Errors
    /// It can't be opened, or what isn't saved would be lost: all stays as it is.
    pub(super) fn replace(
        &mut self,
        open: impl FnOnce(&mut Self) -> Result<Next, String>,
    ) -> Result<(), String> {
        self.regained = None;
        self.await_saved();
        if self.app.saving().failure().is_none() {
            // Others may have taken away what was saved, and nobody is told of that at once.
            self.app.handle(Event::Lacking);
            self.keeper.assure();
            self.await_saved();
        }
        if self.ending.is_some() {
            return Ok(());
        }
        let next = self.may_leave().and_then(|()| open(self));
        let next = next.inspect_err(|_| self.keeper.go_on())?;
        self.remember_place();
        self.remember_habit();
        // From here on nobody else holds what was kept aside.
        self.keeper.rest();
        self.take_reports();
        self.change_over(next);
        // Who was told of it has left the screen.
        if let Some(reason) = self.regained.take() {
            self.app.handle(Event::WrittenAgain { reason });
        }
        Ok(())
    }

    fn may_leave(&self) -> Result<(), String> {
        match self.app.saving().failure() {
            Some(failure) if failure.kept.is_none() => {
                Err(String::from("what isn't saved would be lost"))
            }
            _ => Ok(()),
        }
    }

    fn open_again(&mut self) -> Result<Next, String> {
        let file = self
            .file
            .clone()
            .ok_or("this text has no file of its own")?;
        if is_shelf(&file) {
            let path = shown(&file);
            return Err(format!(
                "{path} is a folder, or holds several articles, by now\nOpen it as a shelf: standoff {path}"
            ));
        }
        let hints = Hints::of(self.app.article().coding());
        let opened = self.open_file(file, None, hints)?;
        let place = moved(self.app.place(), self.app.article(), &opened.article);
        let mut next = self.made_ready(opened.at(place))?;
        next.app.take_over(&self.app);
        Ok(next)
    }

    /// Opens the article at `file`, at the stance `at`, as this session was begun.
    pub(super) fn open_file(
        &self,
        file: PathBuf,
        at: Option<Id>,
        hints: Hints,
    ) -> Result<Opened, String> {
        let (annotator, read_only) = self.again.clone();
        Opened::open_whole(&Wish {
            source: &Source::File(file),
            named: Named::Here(annotator),
            at,
            read_only,
            hints,
        })
    }

    /// `opened` as the reader has the side pane now.
    pub(super) fn made_ready(&self, mut opened: Opened) -> Result<Next, String> {
        let habit = self.app.pane().habit();
        opened.reader.pane = Some(habit.grouping.name().to_owned());
        opened.reader.folded = habit.folded;
        opened.reader.wider = habit.wider;
        opened.reader.introduced |= self.reader.introduced;
        let (others, remembered) = (opened.others.clone(), opened.reader.article.clone());
        let (mut app, rest) = opened.start();
        let desk = rest.finish(&mut app)?;
        Ok(Next {
            app,
            desk,
            others,
            remembered,
        })
    }

    fn change_over(&mut self, next: Next) {
        let Next {
            mut app,
            desk,
            others,
            remembered,
        } = next;
        let (columns, rows) = self.stage.size();
        app.inherit_shelf(&mut self.app);
        app.handle(Event::Resized { columns, rows });
        self.app = app;
        self.others = others;
        self.file = desk.text_file().map(Path::to_path_buf);
        self.reader.article = remembered;
        self.scope = desk.scope().clone();
        self.suggesting = Suggesting::of(self.places.clone(), desk.key().to_owned());
        self.confirmed = None;
        recall(desk.archive(), &mut self.app, &self.sender);
        match start_keeper(desk, &mut self.app, &self.sender) {
            Ok(keeper) => self.keeper = keeper,
            Err(_) => self.ending = Some(Ending::Signal(HANGUP)),
        }
        self.app.settle();
        self.app.prepare();
        self.placed = (self.app.place(), self.app.draft());
        self.stage.redraw();
        self.remember_reader();
        self.carry_out();
    }

    /// Waits until what was ordered is on disk or known not to be. What else happens comes later.
    fn await_saved(&mut self) {
        // Nobody reports again what is only still to be shown.
        self.confirm_now();
        let mut later = Vec::new();
        while self.is_saving() && self.ending.is_none() {
            match self.happenings.recv() {
                Ok(happening @ (Happening::Kept(_) | Happening::Confirmed(_))) => {
                    self.take(happening);
                    self.confirm_now();
                }
                Ok(happening) => later.push(happening),
                Err(_) => self.ending = Some(Ending::Signal(HANGUP)),
            }
        }
        self.send_again(later);
    }

    /// Hears out what the saving thread reported to the end.
    fn take_reports(&mut self) {
        let happened: Vec<_> = self.happenings.try_iter().collect();
        let is_report = |happening: &Happening| matches!(happening, Happening::Kept(_));
        let (reports, later): (Vec<_>, Vec<_>) = happened.into_iter().partition(is_report);
        for report in reports {
            self.take(report);
        }
        self.send_again(later);
    }

    fn send_again(&self, later: Vec<Happening>) {
        for happening in later {
            // The session itself listens.
            let _ = self.sender.send(happening);
        }
    }

    fn confirm_now(&mut self) {
        if let Some((revision, _)) = self.confirmed.take() {
            self.app.handle(Event::Saved { revision });
        }
    }
}

/// Whether `effect` puts another text in the place of the one that is open.
pub(super) const fn is_opening(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Reload | Effect::Shelf(ShelfWish::Open { .. })
    )
}

/// Starts the thread that saves what is done at `desk`; first, what was kept aside is taken in.
pub(super) fn start_keeper(
    mut desk: Desk,
    app: &mut App,
    sender: &std::sync::mpsc::Sender<Happening>,
) -> std::io::Result<Keeper> {
    let (arrivals, troubles) = desk.take_in_asides();
    for arrival in arrivals {
        app.handle(Event::Merged(arrival));
    }
    for reason in troubles {
        app.handle(Event::NotMerged { reason });
    }
    if let Some(folder) = desk.kept_apart() {
        let kept = shown(&folder);
        app.handle(Event::Apart { kept });
    }
    let reports = sender.clone();
    Keeper::start(desk, move |report| {
        // Nobody listens any more once the program is leaving; what was reported is on disk.
        let _ = reports.send(Happening::Kept(report));
    })
}

/// `place` of the text `old` in `new`: what stands before the first change and after the last one stays.
fn moved(place: Place, old: &Article, new: &Article) -> Place {
    let (from, to) = (old.text(), new.text());
    let head = same(from.bytes().zip(to.bytes()));
    let rest = from.len().min(to.len()) - head;
    let tail = same(from.bytes().rev().zip(to.bytes().rev())).min(rest);
    let at = |byte: usize| {
        let byte = if byte <= head {
            byte
        } else if byte >= from.len() - tail {
            byte + to.len() - from.len()
        } else {
            head
        };
        to.floor_char_boundary(byte)
    };
    let focus = place.focus;
    let span = Span::new(at(focus.span.start), at(focus.span.end));
    let is_same = to.get(span.start..span.end) == Some(old.slice(focus.span));
    Place {
        focus: if is_same {
            Focus::new(span, focus.unit)
        } else {
            Focus::sentence(new.sentence_at(span.start))
        },
        top: at(place.top),
    }
}

/// How many pairs are alike before the first that isn't.
fn same(pairs: impl Iterator<Item = (u8, u8)>) -> usize {
    pairs.take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests {
    use super::moved;
    use crate::app::{Focus, Place};
    use crate::article::{Article, Span};

    fn place_after(old: &str, new: &str, words: &str) -> String {
        let (old, new) = (Article::new("a", old.into()), Article::new("a", new.into()));
        let start = old.text().find(words).expect("there");
        let span = Span::new(start, start + words.len());
        let focus = Focus::on(&old, span);
        let place = moved(Place { focus, top: start }, &old, &new);
        assert!(new.text().is_char_boundary(place.top));
        new.slice(place.focus.span).to_owned()
    }

    #[test]
    fn the_reader_stays_at_the_words_or_where_they_were() {
        let old = "One came. Two came. Three came.\n";
        let after = |new: &str, words: &str| place_after(old, new, words);
        assert_eq!(after(old, "Two came."), "Two came.");
        let longer = "Zéro came. One came. Two came. Three came.\n";
        assert_eq!(after(longer, "Two came."), "Two came.");
        let gone = "One came. Three came.\n";
        assert_eq!(after(gone, "One came."), "One came.");
        assert_eq!(after(gone, "Two came."), "Three came.");
        assert_eq!(after("", "Two came."), "");
    }
}
