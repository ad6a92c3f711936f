//! What the tests share: a reader at the real program, with a screen in memory. Keys go in as people
//! write them; what comes out is the state as marked text and the screen as characters and styles.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test takes from here what it needs"
)]

mod answering;
pub mod commands;
pub mod doubts;
pub mod frame;
pub mod golden;
pub mod marked;
pub mod naming;
pub mod others;
pub mod plain;
pub mod scene;
pub mod shelf;
pub mod suggested;
pub mod svg;

use frame::draw;
use others::Others;
use ratatui::buffer::Buffer;
pub use scene::Scene;
use shelf::Shelf;
use standoff::annotation::{Change, Layers, Past, Step};
use standoff::app::{App, Effect, Event, Focus, Opening, Place};
use standoff::article::{About, Article, Span};
use standoff::keys::{Key, parse_keys};
use standoff::suggest::Suggestion;
use standoff::ui::{Depth, Ground, Theme};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Bright colours on a dark ground.
pub const DARK: Theme = Theme::new(Ground::Dark, Depth::True);

/// The program on a stage: every change that it asks to keep is saved at once, unless the disk is full.
pub struct Stage {
    /// The program.
    pub app: App,
    /// All changes that were to be kept.
    pub kept: Vec<Change>,
    /// All steps of the history.
    pub steps: Vec<Step>,
    /// What else the program asked for, since this was last taken.
    pub asked: Vec<Effect>,
    /// Which commands ran, and where.
    pub ran: BTreeSet<(&'static str, &'static str)>,
    /// Whether saving fails.
    pub disk_full: bool,
    /// Whether saving never ends.
    pub disk_slow: bool,
    /// The other articles of the folder.
    pub others: Others,
    /// What other annotators have tagged.
    pub layers: Layers,
    /// What the wording suggests.
    pub suggestions: Arc<[Suggestion]>,
    /// The words of what was dismissed.
    pub dismissed: Arc<[Arc<str>]>,
    /// The articles of the folder.
    pub shelf: Shelf,
}

impl Stage {
    /// Opens `scene`.
    pub fn open(scene: Scene) -> Self {
        let shelf = Shelf::of(&scene);
        let mut marked = marked::read(&scene.article, &scene.codebook);
        for told in &scene.doubts {
            doubts::put(told, &marked.text, &mut marked.stances);
        }
        let suggestions = scene.suggestions.iter();
        let suggestions = suggestions.map(|one| suggested::read(one, &marked.text));
        let suggestions: Arc<[_]> = suggestions.collect();
        let dismissed = scene.dismissed.iter().map(|words| Arc::from(&**words));
        let dismissed = dismissed.collect();
        let article = Article::new(scene.name, marked.text).with_facts(scene.source);
        let article = Arc::new(article);
        let place = marked.focus.map(|span| place(&article, span));
        let first = marked.stances.len();
        let layers = scene::layers(&scene.layers, &scene.codebook);
        let mark = shelf
            .at
            .and_then(|at| shelf.entries[at].work.as_ref()?.mark);
        let mut app = App::open(Opening {
            article,
            codebook: scene.codebook,
            annotations: marked.stances.into_iter().map(Arc::new).collect(),
            refusal: scene.refusal,
            rescued: scene.rescued,
            warnings: scene.warnings,
            faulty: scene.faulty,
            pane: standoff::app::pane::Habit::default(),
            place,
            draft: scene.draft,
            mouse: true,
            introduced: !scene.newcomer,
            plain: scene.plain,
            stamps: naming::stamps(first),
            keymap: scene.keymap,
            who: scene.who,
            suggesting: scene.wishes,
        });
        app.know(About {
            mark,
            ..About::default()
        });
        Self::show(
            Self {
                layers,
                suggestions,
                dismissed,
                shelf,
                ..Self::dark(app)
            },
            scene.size,
        )
    }

    /// Shows `app` on a screen of `size`.
    pub fn with(app: App, size: (u16, u16)) -> Self {
        Self::show(Self::dark(app), size)
    }

    fn dark(app: App) -> Self {
        Self {
            app,
            kept: Vec::new(),
            steps: Vec::new(),
            asked: Vec::new(),
            ran: BTreeSet::new(),
            disk_full: false,
            disk_slow: false,
            others: Others::default(),
            layers: Layers::default(),
            suggestions: Arc::default(),
            dismissed: Arc::default(),
            shelf: Shelf::default(),
        }
    }

    fn show(mut stage: Self, (columns, rows): (u16, u16)) -> Self {
        stage.happen(Event::Resized { columns, rows });
        stage.happen(Event::Recalled(Past::default()));
        stage
    }

    /// Presses `keys`, in key notation, and lets the screen follow each.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        let keys = parse_keys(keys).unwrap_or_else(|error| panic!("{keys}: {error}"));
        for key in keys {
            self.key(key);
        }
        self
    }

    /// Presses one key.
    pub fn key(&mut self, key: Key) {
        self.note(key);
        self.happen(Event::Key(key));
    }

    /// Presses keys faster than the screen follows.
    pub fn press_at_once(&mut self, keys: &[Key]) {
        for &key in keys {
            self.note(key);
            self.app.handle(Event::Key(key));
            // As the session does: what can't wait for the frame is carried out before the next key.
            if self.app.wants_out() {
                self.follow();
            }
        }
        self.follow();
    }

    /// Something happens, and the screen follows.
    pub fn happen(&mut self, event: Event) {
        self.app.handle(event);
        self.follow();
        for event in self.app.take_ahead() {
            self.happen(event);
        }
    }

    /// The screen.
    pub fn frame(&mut self, theme: Theme) -> Buffer {
        self.app.settle();
        draw(&self.app, theme)
    }

    /// The cell in which `words` begin on the screen: column and row.
    pub fn find(&mut self, words: &str) -> (u16, u16) {
        let buffer = self.frame(DARK);
        for row in 0..buffer.area.height {
            let (mut line, mut starts) = (String::new(), Vec::new());
            let mut column = 0;
            while column < buffer.area.width {
                let symbol = buffer[(column, row)].symbol();
                starts.push((line.len(), column));
                line.push_str(symbol);
                let cells = standoff::article::visible::cells(symbol);
                column += u16::try_from(cells.max(1)).unwrap_or(1);
            }
            let at = line.find(words);
            if let Some((_, column)) = starts.into_iter().find(|(start, _)| Some(*start) == at) {
                return (column, row);
            }
        }
        panic!(
            "{words:?} doesn't stand on the screen:\n{}",
            frame::whole(&buffer)
        )
    }

    /// The article with focus and stances marked in it.
    pub fn marked(&self) -> String {
        let app = &self.app;
        marked::write(
            app.article(),
            app.focus().span,
            app.annotations(),
            app.codebook(),
        )
    }
}

fn place(article: &Article, span: Span) -> Place {
    Place {
        focus: Focus::on(article, span),
        top: 0,
    }
}
