mod waiting;

use super::*;
use crate::app::Event;
use crate::article::{Span, Unit};
use crate::run::reader::{Beginning, Happening, Session, Stage};
use crate::store::state::ReadingPlace;
use crate::store::text::Hints;
use crate::terminal::editor::Editor;
use crate::terminal::events::TerminalEvent;
use crate::terminal::input::{self, Input};
use crate::terminal::text::plain;
use crate::ui::{self, Depth, Ground, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::{fs, io};
use tempfile::TempDir;

const SIDES: [&str; 4] = ["US", "Russia", "UK", "Syria"];
/// To read `source` as the settings say.
const fn wish(source: &Source) -> Wish<'_> {
    Wish {
        source,
        named: Named::InSettings,
        at: None,
        read_only: false,
        hints: Hints { encoding: None },
    }
}

const THEME: Theme = Theme::new(Ground::Dark, Depth::Indexed);

/// A long text in a folder of its own, with stances in its sidecar.
struct Book {
    folder: TempDir,
    text: String,
    /// The stances, each as its table.
    tables: Vec<String>,
}

impl Book {
    /// One of 8,000 paragraphs, with a stance on the second sentence of every `step`th.
    fn new(step: usize) -> Self {
        let mut book = Self {
            folder: tempfile::tempdir().expect("a folder"),
            text: String::from("A long report\n\n"),
            tables: Vec::new(),
        };
        for number in 1..8000 {
            let _ = write!(book.text, "The envoys met again on day {number}. ");
            if number % step == 0 {
                book.tag(number, "Nobody gave way.");
            }
            book.text += "Nobody gave way. They were to meet\nagain on the morrow, it was said, at the customs house.\n\n";
        }
        book
    }

    fn tag(&mut self, number: usize, quote: &str) {
        let (start, side) = (self.text.len(), SIDES[number % SIDES.len()]);
        let speaker = ["", "speaker = \"An envoy\"\n"][number / SIDES.len() % 2];
        self.tables.push(format!(
            "[[annotation]]\nid = \"{number:026}\"\nstart = {start}\nend = {}\nquote = \"{quote}\"\nside = \"{side}\"\n{speaker}\n",
            start + quote.len()
        ));
    }

    fn sidecar(&self) -> String {
        format!(
            "standoff = 1\n\n[article]\nname = \"book.txt\"\nlength = {}\n\n{}# end of standoff\n",
            self.text.chars().count(),
            self.tables.concat()
        )
    }

    fn places(&self) -> Places {
        Places::below(self.folder.path())
    }

    /// The book with what is kept of it, after `write` had its will.
    fn found(&self, text: &str, sidecar: &str) -> Found {
        let path = self.folder.path().join("book.txt");
        fs::write(&path, text).expect("written");
        let source = Source::File(path);
        let found = find(&wish(&source), &Reader::default(), &self.places()).expect("a file");
        fs::write(&found.sidecar, sidecar).expect("written");
        found
    }

    fn leave_at(&self, top: usize, focus: Span) {
        let found = self.found(&self.text, &self.sidecar());
        let article = Article::new("book.txt", self.text.clone());
        let place = ReadingPlace {
            focus,
            unit: Unit::Free,
            top,
        };
        state::keep_place(&self.places(), &found.key, &article, place, None).expect("kept");
    }

    /// Fails unless the first screen comes from the opening alone and is that of the whole.
    fn shows_at_once_what_the_whole_shows(&self, (columns, rows): (u16, u16)) {
        let found = || self.found(&self.text, &self.sidecar());
        let reader = Reader::default();
        let (mut app, rest) = found().open(&reader, rows).expect("opened").start();
        assert!(rest.is_book(), "{columns}x{rows}: all was read");
        let (mut whole, _) = found().open_whole(&reader).expect("opened").start();
        let expected = frame(&mut whole, columns, rows);
        let first = frame(&mut app, columns, rows);
        assert_eq!(plain(&first), plain(&expected));
        assert_eq!(first, expected, "the styles");
        rest.finish(&mut app).expect("read to its end");
        assert_eq!(frame(&mut app, columns, rows), expected);
        assert_eq!(app.article().text(), whole.article().text());
        assert!(app.annotations().iter().eq(whole.annotations().iter()));
    }
}

fn frame(app: &mut App, columns: u16, rows: u16) -> Buffer {
    app.handle(Event::Resized { columns, rows });
    app.settle();
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    ui::render(app, THEME, &mut buffer);
    buffer
}

#[test]
fn the_first_screen_of_a_book_is_that_of_the_whole() {
    let book = Book::new(7);
    for size in [(80, 24), (120, 40), (40, 12), (200, 60)] {
        book.shows_at_once_what_the_whole_shows(size);
    }
    Book::new(9000).shows_at_once_what_the_whole_shows((80, 24));
}

#[test]
fn a_book_left_in_the_middle_opens_there_at_once() {
    let book = Book::new(7);
    let top = book.text.find("day 1503.").expect("it is there");
    book.leave_at(top, Span::new(top + 10, top + 26));
    book.shows_at_once_what_the_whole_shows((80, 24));
}

#[test]
fn what_is_out_of_step_is_read_to_its_end_before_the_first_screen() {
    let book = Book::new(7);
    let (text, sidecar) = (&book.text, book.sidecar());
    let reworded = text.replacen("Nobody gave way", "Anyone gave way", 8000);
    let cases = [
        (
            text.replacen("envoys met", "envoys, met", 1),
            sidecar.clone(),
        ),
        (text.replacen("envoys", "envoy\u{301}", 1), sidecar.clone()),
        // As many bytes, but a code point less.
        (text.replacen("envoys", "\u{e9}voys", 1), sidecar.clone()),
        (
            text.clone(),
            sidecar.replacen("quote", "lost = true\nquote", 1),
        ),
        (
            text.replacen("envoys", "ENVOYS", 1),
            sidecar.replacen("Nobody", "Anyone", 1),
        ),
        (reworded, sidecar.clone()),
        (format!("\u{FEFF}{text}"), sidecar.clone()),
        (text.replacen('\n', "\r\n", 1), sidecar.clone()),
        (text.clone(), sidecar.replacen("length", "width", 1)),
        (
            text.clone(),
            sidecar.replacen("name = \"book", "name = \"look", 1),
        ),
        (text.clone(), sidecar.replace("# end", "# an end")),
    ];
    for (number, (text, sidecar)) in cases.iter().enumerate() {
        let opened = book.found(text, sidecar).open(&Reader::default(), 24);
        let (_, rest) = opened.expect("opened").start();
        assert!(!rest.is_book(), "case {number}");
    }
    let scattered = Book::new(1000);
    let opened = scattered.found(&scattered.text, &scattered.sidecar());
    let (_, rest) = opened.open(&Reader::default(), 24).expect("opened").start();
    assert!(!rest.is_book(), "stances listed first are at the end");
}

#[test]
fn lost_words_show_on_the_first_screen() {
    let book = Book::new(7);
    // The US's first.
    let lost = book
        .text
        .replacen("day 28. Nobody gave", "day 28. Anyone gave", 1);
    let said = book
        .sidecar()
        .replacen("side = \"US\"", "lost = true\nside = \"US\"", 1);
    for (text, sidecar) in [(&lost, &book.sidecar()), (&lost, &said)] {
        let opened = book.found(text, sidecar).open(&Reader::default(), 24);
        let (mut app, _) = opened.expect("opened").start();
        let screen = plain(&frame(&mut app, 100, 24));
        assert!(screen.contains("lost: Nobody"), "{screen}");
    }
}

#[test]
fn words_lost_far_down_are_known_once_the_whole_is_read() {
    let book = Book::new(7);
    let text = book
        .text
        .replacen("day 7994. Nobody", "day 7994. Anyone", 1);
    let opened = book
        .found(&text, &book.sidecar())
        .open(&Reader::default(), 24);
    let (mut app, rest) = opened.expect("opened").start();
    let lost = |app: &App| {
        app.annotations()
            .iter()
            .filter(|found| found.is_lost())
            .count()
    };
    assert_eq!((rest.is_book(), lost(&app)), (true, 0));
    rest.finish(&mut app).expect("read to its end");
    assert_eq!(lost(&app), 1);
}

/// A screen.
#[derive(Default)]
struct Meddled {
    /// Somebody else writes this sidecar during each frame.
    sidecar: Option<(PathBuf, String)>,
    frames: Arc<Mutex<Vec<String>>>,
    /// How often keys were asked for.
    asks: Arc<AtomicUsize>,
    /// Who is told what the terminal's ground is when they are asked for first.
    answers: Option<mpsc::Sender<Happening>>,
}

impl Stage for Meddled {
    fn size(&self) -> (u16, u16) {
        (100, 24)
    }

    fn show(&mut self, app: &App, theme: Theme) -> io::Result<()> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 24));
        ui::render(app, theme, &mut buffer);
        self.frames.lock().expect("frames").push(plain(&buffer));
        let written = self.sidecar.as_ref();
        written.map_or(Ok(()), |(path, text)| fs::write(path, text))
    }

    fn ask(&mut self) -> io::Result<()> {
        self.asks.fetch_add(1, Ordering::Relaxed);
        if let Some(sender) = self.answers.take() {
            let [red, green, blue] = [u16::MAX; 3];
            let ground = input::Ground { red, green, blue };
            let answer = TerminalEvent::Input(vec![Input::Ground(ground)]);
            sender.send(answer.into()).expect("heard");
        }
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn start_editor(&mut self, _: &Path) -> Result<Editor, String> {
        Err(String::from("there is none"))
    }

    fn copy(&mut self, _: &str) -> io::Result<()> {
        Ok(())
    }

    fn redraw(&mut self) {}

    fn waits_for_disk(&self) -> bool {
        false
    }
}

#[test]
fn what_changed_since_the_first_screen_is_drawn_at_once() {
    let mut book = Book::new(7);
    let before = book.sidecar();
    book.tables.truncate(3);
    let reader = Reader {
        introduced: true,
        ..Reader::default()
    };
    for sidecar in [book.sidecar(), String::from("x")] {
        let whole = book.found(&book.text, &sidecar).open_whole(&reader);
        let (mut whole, _) = whole.expect("opened").start();
        let expected = plain(&frame(&mut whole, 100, 24));
        let found = book.found(&book.text, &before);
        let frames = Arc::new(Mutex::new(Vec::new()));
        let (sender, happenings) = mpsc::channel();
        let session = Session::start(Beginning {
            stage: Meddled {
                sidecar: Some((found.sidecar.clone(), sidecar)),
                frames: frames.clone(),
                ..Meddled::default()
            },
            opened: found.open(&reader, 24).expect("opened"),
            theme: THEME,
            happenings,
            sender,
        });
        assert!(session.is_ok());
        let frames = frames.lock().expect("frames");
        let [first, second] = &frames[..] else {
            panic!("{} frames", frames.len());
        };
        assert!(first.contains("1142 stances"), "{first}");
        assert_eq!(*second, expected);
    }
}
