//! What the tests share: a reader at the real program, with a screen in memory. Keys go in as people
//! write them; what comes out is the state as marked text and the screen as characters and styles.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test takes from here what it needs"
)]

pub mod doubts;
pub mod frame;
pub mod golden;
pub mod marked;
pub mod others;
pub mod plain;
pub mod shelf;
pub mod suggested;
pub mod svg;

use others::Others;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use shelf::Shelf;
use standoff::annotation::{Annotation, Annotator, Change, Id, Layer, Layers, Past, Step};
use standoff::app::keymap::{Bound, Context, Keymap, Rebinding};
use standoff::app::overlay::{Entry, Overlay};
use standoff::app::{
    App, Draft, Effect, Event, Faulty, Focus, Opening, Place, Stamp, Who, command,
};
use standoff::article::{About, Article, Facts, Span};
use standoff::codebook::Codebook;
use standoff::keys::{Key, parse_keys, parse_ways};
use standoff::suggest::{Suggestion, Wishes};
use standoff::ui::{self, Depth, Ground, Theme};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Bright colours on a dark ground.
pub const DARK: Theme = Theme::new(Ground::Dark, Depth::True);

/// What a reader finds when the curtain rises.
#[derive(Clone)]
pub struct Scene {
    /// The article's file name.
    pub name: &'static str,
    /// Its text, with focus and stances marked in it.
    pub article: String,
    /// What its source says of it.
    pub source: Facts,
    /// The size of the screen, in columns and rows.
    pub size: (u16, u16),
    /// Which of its stances are in doubt, as `doubts.rs` says.
    pub doubts: Vec<String>,
    /// Why nothing can be tagged, if nothing can.
    pub refusal: Option<String>,
    /// The codes in use.
    pub codebook: Codebook,
    /// What was half typed the last time.
    pub draft: Option<Draft>,
    /// Whether nobody has saved a stance here before.
    pub newcomer: bool,
    /// Whether there are to be no boxes.
    pub plain: bool,
    /// What the keys do.
    pub keymap: Keymap,
    /// Where work of an earlier session is.
    pub rescued: Option<String>,
    /// What is to be said at the start.
    pub warnings: Vec<String>,
    /// What has mistakes.
    pub faulty: Faulty,
    /// Who reads.
    pub who: Who,
    /// The annotators who have tagged the article too, each with the text and their stances marked in it.
    pub layers: Vec<(String, String)>,
    /// What the wording suggests, as `suggested.rs` says.
    pub suggestions: Vec<String>,
    /// The words of what was dismissed in earlier sessions.
    pub dismissed: Vec<String>,
    /// Which suggestions are wished.
    pub wishes: Wishes,
    /// The articles of the folder, as `shelf.rs` says.
    pub shelf: Vec<String>,
}

impl Scene {
    /// A scene with the article `marked`, on a screen of 80 by 24, for somebody who knows the program.
    pub fn of(marked: impl Into<String>) -> Self {
        Self {
            name: "news.txt",
            article: marked.into(),
            source: Facts::default(),
            size: (80, 24),
            doubts: Vec::new(),
            refusal: None,
            rescued: None,
            codebook: Codebook::default(),
            draft: None,
            newcomer: false,
            plain: false,
            keymap: Keymap::default(),
            warnings: Vec::new(),
            faulty: Faulty::default(),
            who: Who::default(),
            layers: Vec::new(),
            suggestions: Vec::new(),
            dismissed: Vec::new(),
            wishes: Wishes::default(),
            shelf: Vec::new(),
        }
    }
}

/// What `layers` are, read in the light of `codebook`.
fn layers(layers: &[(String, String)], codebook: &Codebook) -> Layers {
    let layer = |(name, marked): &(String, String)| Layer {
        annotator: Annotator::new(name),
        annotations: marked::read(marked, codebook)
            .stances
            .into_iter()
            .map(Arc::new)
            .collect(),
    };
    Layers {
        read: layers.iter().map(layer).collect(),
        broken: Vec::new(),
    }
}

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
        let layers = layers(&scene.layers, &scene.codebook);
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
            stamps: stamps(first),
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

    fn note(&mut self, key: Key) {
        let context = self.app.context();
        if let Some(Bound::Command(command)) = self.app.meaning(key) {
            self.ran.insert((context.name(), command.name));
            self.note_chosen(command.name);
        }
    }

    /// Notes what is run from the palette, for where that was opened.
    fn note_chosen(&mut self, name: &str) {
        let Some(Overlay::Palette(palette)) = self.app.overlay() else {
            return;
        };
        let beneath = match (self.app.is_selecting(), self.app.pane().has_keys()) {
            (true, _) => Context::Select,
            (false, true) => Context::Stances,
            (false, false) if self.app.is_on_shelf() => Context::Shelf,
            (false, false) => Context::Text,
        };
        if let Some(Entry::Command(command) | Entry::Told(command, _)) =
            palette.entries.get(palette.chosen)
            && name == "palette-run"
        {
            self.ran.insert((beneath.name(), command.name));
        }
    }

    fn follow(&mut self) {
        loop {
            let effects = self.app.take_effects();
            if effects.is_empty() {
                break;
            }
            self.carry_out(effects);
        }
        self.app.settle();
        // What a frame shows may have to be asked for.
        let effects = self.app.take_effects();
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Record { steps } => self.steps.extend(steps),
                Effect::Keep {
                    revision, changes, ..
                } => {
                    self.kept.extend(changes);
                    self.save(revision);
                }
                Effect::Survey { number, kind, name } => {
                    let found = self.others.count(kind, &name);
                    if !self.disk_slow {
                        self.app.handle(Event::Surveyed { number, found });
                    }
                }
                Effect::ReadOthers { number } if !self.disk_slow => {
                    let layers = self.layers.clone();
                    self.app.handle(Event::OthersRead { number, layers });
                }
                Effect::Suggest { number, .. } => self.suggest(number),
                Effect::Shelf(wish) => self.serve_shelf(wish),
                Effect::KeepDismissed { words } => self.dismissed = words,
                Effect::Recode { revision, act } => {
                    self.kept.extend(act.changes.clone());
                    let (done, record) = self.others.recode(&act);
                    if !self.disk_slow {
                        self.app.handle(Event::Recoded {
                            revision,
                            done,
                            record,
                        });
                    }
                    self.save(revision);
                }
                Effect::Describe { change } => {
                    self.describe_open(change.on(&About::default()).mark);
                    self.asked.push(Effect::Describe { change });
                }
                other => self.asked.push(other),
            }
        }
    }

    /// Answers what the wording suggests, unless that takes long.
    pub fn suggest(&mut self, number: u64) {
        if !self.disk_slow {
            self.app.handle(Event::Suggested {
                number,
                found: self.suggestions.clone(),
                dismissed: self.dismissed.clone(),
            });
        }
    }

    fn save(&mut self, revision: u64) {
        if self.disk_full {
            let reason = String::from("no space left on the disk that holds news.txt");
            let kept = Some(String::from("~/.local/state/standoff/news.toml"));
            self.app.handle(Event::NotSaved {
                revision: 0,
                reason,
                kept,
            });
        } else if !self.disk_slow {
            self.app.handle(Event::Saved { revision });
        }
    }
}

/// The screen of `app`.
pub fn draw(app: &App, theme: Theme) -> Buffer {
    draw_with_cursor(app, theme).0
}

/// The screen of `app`, and where the cursor stands on it.
pub fn draw_with_cursor(app: &App, theme: Theme) -> (Buffer, Option<(u16, u16)>) {
    let screen = app.layout().screen;
    let mut buffer = Buffer::empty(Rect::new(0, 0, screen.width, screen.height));
    let cursor = ui::render(app, theme, &mut buffer);
    (buffer, cursor)
}

/// All contexts and the commands in them, by their names on screen.
pub fn all_commands() -> BTreeSet<(&'static str, &'static str)> {
    let of = |context: Context| {
        let here = command::all()
            .filter(move |command| command.contexts.contains(&context) && !command.keys.is_empty());
        here.map(move |command| (context.name(), command.name))
    };
    Context::ALL.into_iter().flat_map(of).collect()
}

/// The keymap with other keys for some commands: `delete d,d x; stances undo U; fold`.
pub fn keymap(changes: &str) -> Keymap {
    let rebinding = |change: &str| {
        let in_context = |context: &Context| Some((*context, after(change, context.name())?));
        let special = Context::ALL.iter().find_map(in_context);
        let context = special.map(|(context, _)| context);
        let change = special.map_or(change, |(_, change)| change);
        let (name, ways) = change.split_once(' ').unwrap_or((change, ""));
        let ways = parse_ways(ways).unwrap_or_else(|error| panic!("{change}: {error}"));
        let command = command::named(name).unwrap_or_else(|| panic!("{name} is no command"));
        Rebinding {
            command,
            context,
            ways,
        }
    };
    let changes = changes.split(';').map(str::trim);
    let changes = changes.filter(|change| !change.is_empty());
    Keymap::new(&changes.map(rebinding).collect::<Vec<_>>())
}

/// What follows the first word, if that is `word` in lower case and no command.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = text.split_once(' ')?;
    let is_it = first == word.to_lowercase() && command::named(first).is_none();
    is_it.then_some(rest)
}

fn place(article: &Article, span: Span) -> Place {
    Place {
        focus: Focus::on(article, span),
        top: 0,
    }
}

/// Ids that count on from `first`, and one moment for all.
pub fn stamps(first: usize) -> standoff::app::Stamps {
    let mut made = first;
    Box::new(move || {
        made += 1;
        Stamp {
            id: id(made),
            at: "2017-04-13T10:00:00Z".into(),
        }
    })
}

/// The id of the stance made as number `made`.
pub fn id(made: usize) -> Id {
    Id::new(&format!("s{made:04}")).unwrap_or_else(|| panic!("{made} makes no id"))
}

/// `annotation` as the test that failed is to show it.
pub fn tell(annotation: &Annotation) -> String {
    let Annotation {
        id, span, stance, ..
    } = annotation;
    let glyph = stance
        .position
        .map_or("", standoff::annotation::Position::glyph);
    format!(
        "{} {}{glyph} {}..{}",
        id.as_str(),
        stance.side,
        span.start,
        span.end
    )
}
