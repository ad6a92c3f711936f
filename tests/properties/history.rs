//! What holds for the history over several sessions, with files on a disk.

use super::config;
use super::stage::{self, DARK, Stage};
use super::state::told;
use super::strategies::{Keys, article, keys};
use proptest::collection::vec;
use proptest::prelude::*;
use standoff::annotation::Change;
use standoff::app::keymap::Keymap;
use standoff::app::{App, Event, Faulty, Opening, pane::Habit};
use standoff::article::Article;
use standoff::codebook::Codebook;
use standoff::store::{Desk, Keeper, Places};
use std::path::PathBuf;
use std::sync::Arc;

/// A reader who comes back to a text.
struct Reader {
    folder: tempfile::TempDir,
    text: String,
    sessions: usize,
}

/// One of their sessions.
struct Session {
    stage: Stage,
    keeper: Keeper,
    revision: u64,
}

impl Reader {
    fn sidecar(&self) -> PathBuf {
        self.folder.path().join("news.txt.standoff.toml")
    }

    fn start(&mut self, codebook: Codebook) -> Session {
        let article = Arc::new(Article::new("news.txt", self.text.clone()));
        let places = Places::below(self.folder.path());
        let text = || Ok::<_, String>(article.clone());
        let laid = Desk::open(text, self.sidecar(), "key".to_owned(), places)
            .unwrap_or_else(|error| panic!("{error}"));
        assert!(laid.refusal.is_none(), "{:?}", laid.refusal);
        self.sessions += 1;
        let app = App::open(Opening {
            article,
            codebook,
            // Ids never come again.
            stamps: stage::naming::stamps(1000 * self.sessions),
            annotations: laid.annotations,
            refusal: None,
            rescued: None,
            warnings: Vec::new(),
            faulty: Faulty::default(),
            pane: Habit::default(),
            keymap: Keymap::default(),
            place: None,
            draft: None,
            mouse: true,
            introduced: true,
            plain: false,
            who: standoff::app::Who::default(),
            suggesting: standoff::suggest::Wishes::default(),
        });
        let archive = laid.desk.archive();
        let recalled = archive.map(|archive| archive.read()).unwrap_or_default();
        let keeper = Keeper::start(laid.desk, |_| {}).unwrap_or_else(|error| panic!("{error}"));
        keeper.recall(recalled.gone);
        let mut stage = Stage::with(app, (80, 24));
        stage.happen(Event::Recalled(recalled.past));
        Session {
            stage,
            keeper,
            revision: 0,
        }
    }
}

impl Session {
    fn press(&mut self, keys: &Keys) {
        for key in &keys.0 {
            self.stage.key(*key);
            self.keep();
        }
        self.stage.press("Esc Esc Esc");
        self.keep();
    }

    fn repeat(&mut self, key: &str, there_is_more: fn(&App) -> bool) {
        while there_is_more(&self.stage.app) {
            self.stage.press(key);
            self.keep();
        }
    }

    /// Keeps what was done, as the program does.
    fn keep(&mut self) {
        let steps: Vec<_> = self.stage.steps.drain(..).collect();
        let changes: Vec<Change> = self.stage.kept.drain(..).collect();
        if !steps.is_empty() {
            self.keeper.record(steps, "2026-11-22T10:00:00Z".into());
        }
        if !changes.is_empty() {
            self.revision += 1;
            self.keeper.keep(self.revision, changes, Vec::new());
        }
        self.keeper.tell();
    }

    fn end(self) -> Codebook {
        let codebook = self.stage.app.codebook().clone();
        self.keeper.finish();
        codebook
    }
}

proptest! {
    #![proptest_config(config(20))]

    /// However often somebody comes back between: undoing everything gives the beginning back, redoing everything
    /// the end, and each of them stands in the file.
    #[test]
    fn everything_is_undone_and_redone_over_sessions(text in article(), sessions in vec(keys(30), 1..5)) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut reader = Reader { folder, text, sessions: 0 };
        let mut codebook = Codebook::default();
        for keys in &sessions {
            let mut session = reader.start(codebook);
            session.press(keys);
            codebook = session.end();
        }
        let mut session = reader.start(codebook);
        session.repeat("Ctrl-r", App::can_redo);
        let end = told(session.stage.app.annotations());
        session = reader.start(session.end());
        prop_assert_eq!(&told(session.stage.app.annotations()), &end);
        session.repeat("u", App::can_undo);
        prop_assert_eq!(told(session.stage.app.annotations()), told(&std::iter::empty().collect()));
        session = reader.start(session.end());
        prop_assert_eq!(session.stage.app.annotations().len(), 0);
        session.repeat("Ctrl-r", App::can_redo);
        prop_assert_eq!(&told(session.stage.app.annotations()), &end);
        let _ = session.stage.frame(DARK);
        let codebook = session.end();
        prop_assert_eq!(&told(reader.start(codebook).stage.app.annotations()), &end);
    }
}
