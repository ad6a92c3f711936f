//! The state of the program and what each key does to it: events in, changed state and effects out.
//!
//! Knows the domain and the keys. Must not know a screen, a file, a clock or the environment: sizes,
//! stamps and answers come in as events or are handed over at the start.

mod arriving;
pub mod command;
pub mod draft;
pub mod facts;
pub mod filtering;
pub mod flow;
pub mod focus;
pub mod guide;
pub mod held;
pub mod help;
pub mod hints;
pub mod history;
pub mod hits;
pub mod input;
pub mod keymap;
pub mod labels;
pub mod layout;
pub mod listing;
pub mod message;
pub mod note;
mod on_disk;
pub mod others;
pub mod overlay;
pub mod pane;
pub mod pending;
pub mod picker;
pub mod recode;
mod renewing;
pub mod review;
pub mod search;
pub mod shelf;
pub mod suggesting;
pub mod trash;
pub mod view;

mod ahead;
mod copy;
mod event;
mod handle;
mod merging;
mod motion;
mod mouse;
mod opening;
mod parts;
mod revise;
mod saving;
mod select;
mod stamp;
mod stances;
mod tagging;
mod undo;
mod units;
mod untagged;
mod way;
mod who;

pub use draft::{Draft, Typed};
pub use event::{Effect, Event};
pub use focus::{Focus, Place};
pub use message::{Kind, Message};
pub use note::Edited;
pub use opening::{Faulty, Opening};
pub use saving::Saving;
pub use stamp::{Stamp, Stamps};
pub use who::Who;

use crate::annotation::{Annotation, Annotations, Stance};
use crate::article::{About, Article, Facts, OnDisk};
use crate::codebook::Codebook;
use crate::filter::Filter;
use crate::keys::Sequence;
use held::Held;
use history::History;
use keymap::Keymap;
use layout::Layout;
use overlay::Overlay;
use pane::Pane;
use search::Search;
use select::Selection;
use std::sync::Arc;
use view::View;
use way::Way;

/// The whole state of the reader.
pub struct App {
    article: Arc<Article>,
    codebook: Codebook,
    annotations: Annotations,
    about: About,
    /// Those in force.
    facts: Facts,
    refusal: Option<String>,
    faulty: Faulty,
    on_disk: OnDisk,
    /// What is said of mistakes in the codebook, line by line.
    complaint: Vec<String>,
    stamps: Stamps,
    who: Who,
    others: others::Others,
    suggesting: suggesting::Suggesting,

    focus: Focus,
    way: Way,
    /// The screen is to show the focus in the next frame.
    follow: bool,
    selection: Option<Selection>,
    search: Option<Search>,
    filter: Option<Filter>,
    shelf: Option<Box<shelf::Shelf>>,
    overlay: Option<Overlay>,
    /// What was half typed last time and waits to be taken up.
    left: Option<Draft>,
    /// What of it was taken up, until the text is whole.
    taken_up: Option<Draft>,
    pointer: mouse::Pointer,
    view: View,
    pane: Pane,
    layout: Layout,
    plain: bool,

    touched: Option<Arc<Annotation>>,
    held: Held,
    known: picker::Known,
    last: Option<Stance>,
    history: History,
    saving: Saving,

    keymap: Keymap,
    pending: Sequence,
    /// What was typed and waits for what was asked for before it.
    ahead: Vec<Event>,
    message: Option<Message>,
    guide: guide::Guide,
    /// How many times the stances of other articles were to be counted.
    surveys: u64,
    effects: Vec<Effect>,
}

impl App {
    /// The program at its start, on a screen of no size yet.
    #[must_use]
    pub fn open(opening: Opening) -> Self {
        let annotations: Annotations = opening.annotations.into_iter().collect();
        let focus = Focus::at_start(&opening.article, opening.place.map(|left| left.focus));
        let mut app = Self {
            last: latest(&annotations),
            pane: Pane::new(opening.pane, &annotations, &opening.codebook),
            guide: guide::Guide::new(opening.introduced || opening.refusal.is_some(), focus),
            message: message::at_start(
                opening.refusal.as_deref(),
                opening.rescued.as_deref(),
                &opening.warnings,
                &annotations,
                &opening.keymap,
            ),
            codebook: opening.codebook,
            about: About::default(),
            facts: Facts::default(),
            article: opening.article,
            annotations,
            refusal: opening.refusal,
            complaint: Vec::new(),
            faulty: opening.faulty,
            on_disk: OnDisk::default(),
            stamps: opening.stamps,
            who: opening.who,
            others: others::Others::default(),
            suggesting: suggesting::Suggesting::new(opening.suggesting),
            focus,
            way: Way::default(),
            follow: true,
            selection: None,
            search: None,
            filter: None,
            shelf: None,
            overlay: None,
            left: opening.draft,
            taken_up: None,
            pointer: mouse::Pointer::new(opening.mouse),
            view: View::default(),
            layout: Layout::default(),
            plain: opening.plain,
            touched: None,
            held: Held::default(),
            known: picker::Known::default(),
            history: History::default(),
            saving: Saving::default(),
            keymap: opening.keymap,
            pending: Sequence::default(),
            ahead: Vec::new(),
            surveys: 0,
            effects: Vec::new(),
        };
        if let Some(place) = opening.place {
            app.view.start_at(&app.article, place.top);
        }
        app.know(About::default());
        app.tell_who();
        app.take_up_draft();
        app.ask_for_suggestions();
        app
    }

    /// The text being read.
    #[must_use]
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The sides in use.
    #[must_use]
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// Everything tagged.
    #[must_use]
    pub fn annotations(&self) -> &Annotations {
        &self.annotations
    }

    /// What the keys act on.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// Why nothing can be tagged, if nothing can.
    #[must_use]
    pub fn refusal(&self) -> Option<&str> {
        self.refusal.as_deref()
    }

    /// Which of the person's files have mistakes.
    #[must_use]
    pub fn faulty(&self) -> Faulty {
        self.faulty
    }

    /// What has become of the text on disk since it was opened.
    #[must_use]
    pub fn on_disk(&self) -> &OnDisk {
        &self.on_disk
    }

    /// The lines of the article on screen.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The side pane.
    #[must_use]
    pub fn pane(&self) -> &Pane {
        &self.pane
    }

    /// Where on the screen everything stands.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Whether there are no boxes, one pane alone, and a sign for everything that styles say.
    #[must_use]
    pub fn plain(&self) -> bool {
        self.plain
    }

    /// The search, while its hits are shown.
    #[must_use]
    pub fn search(&self) -> Option<&Search> {
        self.search.as_ref()
    }

    /// What lies over the panes.
    #[must_use]
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// How many cells the paragraph numbers take.
    #[must_use]
    pub fn number_width(&self) -> u16 {
        u16::try_from(self.article.number_digits().max(3)).unwrap_or(3)
    }

    /// How many cells stand before the text of a line: number, letters and sign, bar, blanks.
    #[must_use]
    pub fn gutter(&self) -> u16 {
        self.number_width() + 6
    }

    /// Whether ends are being chosen.
    #[must_use]
    pub fn is_selecting(&self) -> bool {
        self.selection.is_some()
    }

    /// What the last key had to say.
    #[must_use]
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// What the newcomer is told, until their first stance is saved.
    #[must_use]
    pub fn guidance(&self) -> Option<String> {
        self.guide.advice(self)
    }

    /// Whether all is on disk.
    #[must_use]
    pub fn saving(&self) -> &Saving {
        &self.saving
    }

    /// What each key is bound to.
    #[must_use]
    pub fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// How to reach the command called `name` here, for a message: its key, or else the palette and its name.
    #[must_use]
    pub fn key(&self, name: &str) -> String {
        let here = self.keymap.label_in(self.context(), name);
        if here.is_empty() {
            self.keymap.label(name)
        } else {
            here
        }
    }

    /// Goes on with the whole of a text of which only the opening was there, and with what is
    /// tagged in it. Nothing may have been tagged before.
    pub fn complete(
        &mut self,
        article: Arc<Article>,
        annotations: Vec<Arc<Annotation>>,
        refusal: Option<String>,
        rescued: Option<&str>,
    ) {
        self.view.forget_lines();
        self.known = picker::Known::default();
        self.article = article;
        self.know(About::default());
        self.annotations = annotations.into_iter().collect();
        self.pane = Pane::new(self.pane.habit(), &self.annotations, &self.codebook);
        self.last = latest(&self.annotations);
        let before = self.message.take();
        let (annotations, keymap) = (&self.annotations, &self.keymap);
        self.message = message::at_start(refusal.as_deref(), rescued, &[], annotations, keymap);
        if let Some(before) = before {
            message::add(&mut self.message, before);
        }
        self.refusal = refusal;
        self.complete_draft();
        self.forget_suggestions();
    }
}

/// The stance made last.
fn latest(annotations: &Annotations) -> Option<Stance> {
    let latest = annotations.iter().max_by(|a, b| a.id.cmp(&b.id));
    latest.map(|annotation| annotation.stance.clone())
}
