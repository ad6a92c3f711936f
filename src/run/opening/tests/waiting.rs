//! Answers that come late, or while something else is under way.

use super::*;
use crate::annotation::Elsewhere;
use crate::keys::parse_keys;
use std::thread;
use std::time::Duration;

/// Reads `found` for a moment, after what `begin` sends. Gives the frames, and how often keys were asked for.
fn read(
    found: Found,
    answers: bool,
    begin: impl FnOnce(&mpsc::Sender<Happening>),
) -> (Vec<String>, usize) {
    let reader = Reader {
        introduced: true,
        ..Reader::default()
    };
    let (sender, happenings) = mpsc::channel();
    let stage = Meddled {
        answers: answers.then(|| sender.clone()),
        ..Meddled::default()
    };
    let (frames, asks) = (stage.frames.clone(), stage.asks.clone());
    let ends = sender.clone();
    begin(&sender);
    let session = Session::start(Beginning {
        stage,
        opened: found.open(&reader, 24).expect("opened"),
        theme: THEME,
        happenings,
        sender,
    });
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(300));
        let _ = ends.send(Happening::Over);
    });
    assert!(session.and_then(Session::run).is_ok());
    let frames = frames.lock().expect("frames").clone();
    (frames, asks.load(Ordering::Relaxed))
}

#[test]
fn what_the_terminal_answers_while_a_book_is_read_asks_for_no_key_too_many() {
    let book = Book::new(7);
    let (_, asks) = read(book.found(&book.text, &book.sidecar()), true, |_| {});
    // Once before the answer, once after it: with one too many a key is taken from the editor.
    assert_eq!(asks, 2);
}

#[test]
fn what_was_counted_for_another_article_is_not_shown() {
    let mut book = Book::new(7);
    book.text = String::from("Nobody gave way.\n");
    book.tables.clear();
    let found = book.found(&book.text, &book.sidecar());
    let (frames, _) = read(found, false, |sender| {
        let keys = parse_keys("r n Enter x").expect("keys").into_iter();
        let keys = TerminalEvent::Input(keys.map(Input::Key).collect());
        let counted = Elsewhere {
            stances: 98,
            articles: 9,
            ..Elsewhere::default()
        };
        let other = Arc::new(Article::default());
        for happening in [keys.into(), Happening::Surveyed(other, 1, counted)] {
            sender.send(happening).expect("heard");
        }
    });
    let last = frames.last().expect("a frame");
    assert!(last.contains("REVISE"), "{last}");
    for frame in frames {
        assert!(!frame.contains("98 stances"), "{frame}");
    }
}
