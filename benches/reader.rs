//! The program at a screen of 120 by 40 in memory: a key goes in, a frame comes out.

use crate::text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use standoff::annotation::{Annotation, Id, Position, Stance};
use standoff::app::{App, Event, Opening, Stamp};
use standoff::article::{Article, Span};
use standoff::codebook::Codebook;
use standoff::keys::{Key, parse_keys};
use standoff::ui::{self, Depth, Ground, Theme};
use std::sync::Arc;

const COLUMNS: u16 = 120;
const ROWS: u16 = 40;

const THEME: Theme = Theme::new(Ground::Dark, Depth::True);

/// The article of `bytes` bytes.
pub(crate) fn article(bytes: usize) -> Arc<Article> {
    Arc::new(Article::new("report.txt", text::text(bytes)))
}

/// `count` stances of three words each, spread over all of `article`.
pub(crate) fn stances(article: &Article, count: usize) -> Vec<Arc<Annotation>> {
    let words: Vec<Span> = (0..article.stretch_count())
        .flat_map(|index| article.words(index))
        .collect();
    let sides: Vec<_> = Codebook::default()
        .sides()
        .iter()
        .map(|side| side.name.clone())
        .collect();
    let place = |number: usize| {
        let first = number * (words.len() - 3) / count;
        Span::new(words[first].start, words[first + 2].end)
    };
    let stance = |number: usize| Stance {
        speaker: Some(format!("Speaker {}", number % 50).into()),
        position: Position::ALL.get(number % 4).copied(),
        ..Stance::of(sides[number % sides.len()].clone())
    };
    let annotation = |number| Annotation {
        id: id('a', number),
        span: place(number),
        stance: stance(number),
        note: None,
        by: None,
        at: Some("2017-04-13T10:00:00Z".into()),
        doubt: None,
        conflicts: Arc::default(),
    };
    (0..count).map(annotation).map(Arc::new).collect()
}

fn id(kind: char, number: usize) -> Id {
    Id::new(&format!("{kind}{number:025}")).expect("26 letters and digits")
}

/// The program and its screen.
pub(crate) struct Reader {
    pub(crate) app: App,
    pub(crate) frame: Buffer,
}

impl Reader {
    /// Opens `article` with `stances`, up to its first frame.
    pub(crate) fn open(article: Arc<Article>, stances: Vec<Arc<Annotation>>) -> Self {
        Self::with(article, stances, Codebook::default())
    }

    /// The same with the codes of `codebook`.
    pub(crate) fn with(
        article: Arc<Article>,
        stances: Vec<Arc<Annotation>>,
        codebook: Codebook,
    ) -> Self {
        let mut made = 0;
        let app = App::open(Opening {
            article,
            codebook,
            annotations: stances,
            refusal: None,
            rescued: None,
            warnings: Vec::new(),
            faulty: standoff::app::Faulty::default(),
            pane: standoff::app::pane::Habit::default(),
            keymap: standoff::app::keymap::Keymap::default(),
            who: standoff::app::Who::default(),
            place: None,
            draft: None,
            mouse: true,
            introduced: true,
            plain: false,
            stamps: Box::new(move || {
                made += 1;
                Stamp {
                    id: id('b', made),
                    at: "2017-04-13T10:00:00Z".into(),
                }
            }),
            suggesting: standoff::suggest::Wishes::default(),
        });
        let frame = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        let mut reader = Self { app, frame };
        reader.app.handle(Event::Resized {
            columns: COLUMNS,
            rows: ROWS,
        });
        reader.show();
        reader.app.prepare();
        reader
    }

    /// Presses `keys`, in key notation, each with its frame.
    pub(crate) fn press(&mut self, keys: &str) {
        for key in parse_keys(keys).expect("keys") {
            self.key(key);
        }
    }

    /// Presses one key and draws its frame.
    pub(crate) fn key(&mut self, key: Key) {
        self.at_once(&[key]);
    }

    /// Presses keys faster than frames are drawn.
    pub(crate) fn at_once(&mut self, keys: &[Key]) {
        for &key in keys {
            self.app.handle(Event::Key(key));
        }
        drop(self.app.take_effects());
        self.show();
    }

    /// Something happens, and its frame is drawn.
    pub(crate) fn happen(&mut self, event: Event) {
        self.app.handle(event);
        drop(self.app.take_effects());
        self.show();
    }

    fn show(&mut self) {
        self.app.settle();
        self.frame.reset();
        ui::render(&self.app, THEME, &mut self.frame);
    }
}
