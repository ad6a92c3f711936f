//! The loop: what happened goes in, the screen is drawn, what the program wants done is done.
//! The same for a person at a terminal and for keys given on the command line.

mod arriving;
mod away;
mod editing;
mod hearing;
mod hunting;
mod marking;
mod next;
mod others;
mod remembering;
mod reopening;
mod shelf;
mod suggesting;
mod survey;
mod taking;

use super::Ending;
use super::leaving::reported;
use super::opening::Opened;
use crate::annotation::{Annotator, Elsewhere, Layers};
use crate::app::shelf::ShelfNews;
use crate::app::{App, Draft, Effect, Event, Place};
use crate::article::Article;
use crate::store::history::Recalled;
use crate::store::{Keeper, Others, Places, Reader, Report, Scope};
use crate::terminal::editor::{Editor, News};
use crate::terminal::events::TerminalEvent;
use crate::terminal::input::Input;
use crate::ui::Theme;
use arriving::{Waited, Waiting};
use shelf::Shelf;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};
use suggesting::{Answer, Suggesting};

/// After this much quiet the reading place is remembered, so that not even a kill loses it.
const QUIET: Duration = Duration::from_millis(400);

/// So long a frame stands before the next one only says that all is saved.
const CALM: Duration = Duration::from_millis(12);

/// What the loop waits for.
#[derive(Debug)]
pub(super) enum Happening {
    /// The terminal or the system has something to say.
    Terminal(TerminalEvent),
    /// The terminal answered while the text was being read.
    Answered(Vec<Input>),
    /// The saving thread has something to say.
    Kept(Report),
    /// The stances of other articles than this one are counted, as the count with this number was to.
    Surveyed(Arc<Article>, u64, Elsewhere),
    /// It is known what earlier sessions have left of this article: by now another one may be open.
    Recalled(Arc<Article>, Box<Recalled>),
    /// What the other annotators have tagged in this article is read, for the time with this number.
    OthersRead(Arc<Article>, u64, Layers),
    /// Something became known of the shelf.
    Shelf(ShelfNews),
    /// It is found out what the wording suggests.
    Suggested(Answer),
    /// The text is read to its end.
    Arrived,
    /// Every change up to this one has been on disk for a moment.
    Confirmed(u64),
    /// The editor at work has something to say.
    Editor(News),
    /// No more keys will come.
    Over,
}

impl From<TerminalEvent> for Happening {
    fn from(event: TerminalEvent) -> Self {
        Self::Terminal(event)
    }
}

/// Where frames go and keys come from.
pub(super) trait Stage {
    /// The size of the screen, in cells.
    fn size(&self) -> (u16, u16);
    /// Shows a frame.
    fn show(&mut self, app: &App, theme: Theme) -> io::Result<()>;
    /// Is ready for more keys.
    fn ask(&mut self) -> io::Result<()>;
    /// Gives the screen away until the program is continued.
    fn suspend(&mut self) -> io::Result<()>;
    /// The program was continued by somebody else.
    fn resume(&mut self) -> io::Result<()>;
    /// Whether somebody else has the screen.
    fn is_away(&self) -> bool {
        false
    }
    /// Whether the screen can be had again.
    fn may_resume(&self) -> bool {
        false
    }
    /// Gives the screen to the person's editor for this file, until [`Self::resume`]; says why it can't.
    fn start_editor(&mut self, file: &Path) -> Result<Editor, String>;
    /// Hands `text` to the clipboard.
    fn copy(&mut self, text: &str) -> io::Result<()>;
    /// Draws every cell anew in the next frame.
    fn redraw(&mut self);
    /// Whether every change is to be on disk before the next key is taken.
    fn waits_for_disk(&self) -> bool;
}

/// A reader at work.
pub(super) struct Session<S> {
    app: App,
    theme: Theme,
    stage: S,
    keeper: Keeper,
    scope: Scope,
    /// Where the text lies, if it has a file.
    file: Option<PathBuf>,
    /// Who tags, and whether only to read.
    again: (Option<Annotator>, bool),
    others: Others,
    suggesting: Suggesting,
    happenings: Receiver<Happening>,
    sender: Sender<Happening>,
    reader: Reader,
    remembered: Reader,
    places: Places,
    shelf: Shelf,
    hunting: hunting::Hunting,
    /// What the program wanted done before there was anybody to do it.
    waiting: Vec<Effect>,
    /// The place, and what was half typed there, that are remembered.
    placed: (Place, Option<Draft>),
    asked: bool,
    /// When the last frame was shown.
    shown: Instant,
    /// A change that is on disk, and when to say so.
    confirmed: Option<(u64, Instant)>,
    /// What was said last of a file that was lost and is written again.
    regained: Option<String>,
    /// When the person's editor ended last.
    edited: Option<Instant>,
    ending: Option<Ending>,
}

/// What a session begins with.
pub(super) struct Beginning<S> {
    /// What is to be read.
    pub(super) opened: Opened,
    /// How it is to look.
    pub(super) theme: Theme,
    /// Where frames go and keys come from.
    pub(super) stage: S,
    /// What happens comes through here.
    pub(super) happenings: Receiver<Happening>,
    /// The other end of it.
    pub(super) sender: Sender<Happening>,
}

impl<S: Stage> Session<S> {
    /// Draws the first frame, and only then does what it doesn't need: reads a book to its end,
    /// starts the saving thread.
    ///
    /// # Errors
    /// A book can't be read to its end, or there is no thread left.
    pub(super) fn start(beginning: Beginning<S>) -> Result<Self, String> {
        let Beginning {
            opened,
            theme,
            mut stage,
            happenings,
            sender,
        } = beginning;
        let (reader, remembered) = (opened.reader.clone(), opened.remembered.clone());
        let (others, again) = (opened.others.clone(), opened.again());
        let root = opened.root.clone();
        let (mut app, rest) = opened.start();
        let (columns, rows) = stage.size();
        app.handle(Event::Resized { columns, rows });
        let (shelf, waiting) =
            Shelf::begin(root, &mut app, again.0.as_ref(), &happenings, &sender)?;
        app.settle();
        let mut shown = stage.show(&app, theme);
        let is_book = rest.is_book();
        let mut arriving = Waiting::new(&mut app, &mut stage, theme, &happenings);
        let whole = arriving.read_to_the_end(rest, &sender)?;
        let Waited { asked, later } = arriving.over();
        let desk = whole.put_into(&mut app);
        if is_book {
            // What the whole shows otherwise than its opening is seen at once; mostly nothing is.
            app.settle();
            shown = shown.and_then(|()| stage.show(&app, theme));
        }
        for happening in later {
            // The session itself listens.
            let _ = sender.send(happening);
        }
        let places = desk.places().clone();
        let suggesting = Suggesting::of(places.clone(), desk.key().to_owned());
        app.prepare();
        remembering::recall(desk.archive(), &mut app, &sender);
        let scope = desk.scope().clone();
        let file = desk.text_file().map(Path::to_path_buf);
        let said = app.message().cloned();
        let keeper = reopening::start_keeper(desk, &mut app, &sender);
        if app.message() != said.as_ref() {
            app.settle();
            shown = shown.and_then(|()| stage.show(&app, theme));
        }
        Ok(Self {
            file,
            again,
            places,
            shelf,
            hunting: hunting::Hunting::default(),
            waiting,
            placed: (app.place(), app.draft()),
            app,
            theme,
            stage,
            keeper: keeper.map_err(|error| format!("no thread can be started: {error}"))?,
            scope,
            others,
            suggesting,
            happenings,
            sender,
            reader,
            remembered,
            asked,
            shown: Instant::now(),
            confirmed: None,
            regained: None,
            edited: None,
            ending: shown.is_err().then_some(Ending::Signal(HANGUP)),
        })
    }

    /// Reads until the end. Whatever ends it, a panic too, all changes are handed over to be saved.
    ///
    /// # Errors
    /// The last changes couldn't be saved where they belong; says where they are instead.
    pub(super) fn run(mut self) -> Result<Ending, String> {
        let ran = catch_unwind(AssertUnwindSafe(|| self.read()));
        self.carry_out();
        self.remember_place();
        self.remember_habit();
        self.remember_shelf();
        self.finish_marking();
        let Self {
            stage,
            keeper,
            happenings,
            ..
        } = self;
        drop(stage);
        keeper.finish();
        match ran {
            Err(panic) => resume_unwind(panic),
            Ok(ending) => reported(ending, &happenings),
        }
    }

    fn read(&mut self) -> Ending {
        self.remember_reader();
        self.carry_out();
        loop {
            if let Some(ending) = self.ending {
                return ending;
            }
            let Some(happening) = self.next() else {
                continue;
            };
            let mut is_news = self.take(happening);
            self.give_ahead();
            while let Ok(more) = self.happenings.try_recv() {
                is_news |= self.take(more);
                self.give_ahead();
            }
            if is_news && self.ending.is_none() {
                self.show();
                self.carry_out();
            }
        }
    }

    fn show(&mut self) {
        self.app.settle();
        self.shown = Instant::now();
        // A terminal that can't be written to any more is gone, as after a hang-up.
        if self.stage.show(&self.app, self.theme).is_err() {
            self.ending = Some(Ending::Signal(HANGUP));
        }
    }

    fn is_saving(&self) -> bool {
        !self.app.saving().is_done() && self.app.saving().failure().is_none()
    }

    /// Takes in what happened; says whether it is to be seen on the screen.
    fn take(&mut self, happening: Happening) -> bool {
        match happening {
            Happening::Terminal(event) => self.take_terminal(event),
            Happening::Answered(inputs) => inputs.into_iter().for_each(|one| self.take_input(one)),
            // They are heard out by who waits for them.
            Happening::Editor(_) | Happening::Arrived => return false,
            Happening::Over => self.ending = Some(Ending::Done),
            Happening::Recalled(article, recalled) => {
                return self.take_recalled(&article, *recalled);
            }
            Happening::Surveyed(article, number, found) => {
                if !self.is_open(&article) {
                    return false;
                }
                self.app.handle(Event::Surveyed { number, found });
            }
            Happening::Kept(report) => return self.hear(report),
            Happening::OthersRead(article, number, layers) => {
                if !self.is_open(&article) {
                    return false;
                }
                self.app.handle(Event::OthersRead { number, layers });
            }
            Happening::Shelf(news) => return self.hear_of_shelf(news),
            Happening::Suggested(answer) => return self.take_suggested(answer),
            Happening::Confirmed(revision) => self.app.handle(Event::Saved { revision }),
        }
        true
    }

    /// Does what the program wants done. What opens an article comes last: all else is of the one that is open.
    fn carry_out(&mut self) {
        let mut effects = std::mem::take(&mut self.waiting);
        effects.extend(self.app.take_effects());
        effects.sort_by_key(reopening::is_opening);
        for effect in effects {
            match effect {
                Effect::Record { steps } => self.keeper.record(steps, super::stamps::now()),
                Effect::Keep {
                    revision,
                    changes,
                    codes,
                } => self.keeper.keep(revision, changes, codes),
                Effect::Describe { change } => self.keeper.describe(change),
                Effect::Recode { revision, act } => self.keeper.recode(revision, act),
                Effect::Survey { number, kind, name } => self.survey(number, kind, name),
                Effect::ReadOthers { number } => self.read_others(number),
                Effect::Suggest { number, within } => self.suggest(number, within),
                Effect::KeepDismissed { words } => self.keeper.dismiss(words),
                Effect::Shelf(wish) => self.serve_shelf(wish),
                Effect::Suspend => self.suspend(),
                Effect::EditNote { text } => self.edit_note(&text),
                Effect::Copy { text } => {
                    if self.stage.copy(&text).is_err() {
                        self.ending = Some(Ending::Signal(HANGUP));
                    }
                }
                Effect::Redraw => self.stage.redraw(),
                Effect::Reload => self.reload(),
                Effect::Leave => self.ending = Some(Ending::Done),
            }
        }
        self.keeper.tell();
    }
}

/// The signal that a lost terminal sends.
const HANGUP: i32 = 1;
