//! What holds for every article and every row of keys.

#[path = "properties/history.rs"]
mod history;
#[path = "properties/hunting.rs"]
mod hunting;
#[path = "properties/opening.rs"]
mod opening;
#[path = "properties/others.rs"]
mod others;
#[path = "properties/pointing.rs"]
mod pointing;
#[path = "properties/recoding.rs"]
mod recoding;
#[path = "properties/reviewing.rs"]
mod reviewing;
#[path = "properties/revising.rs"]
mod revising;
mod stage;
#[path = "properties/state.rs"]
mod state;
#[path = "properties/strategies.rs"]
mod strategies;
#[path = "properties/suggesting.rs"]
mod suggesting;

use opening::tagged;
use proptest::collection::vec;
use proptest::prelude::*;
use stage::{DARK, Scene, Stage, marked};
use standoff::app::{App, Event};
use standoff::keys::Key;
use state::{anew, in_the_text, listed, replayed, shown, told, top_line, whole};
use strategies::{article, keys, long_article, query, size, stances, theme};

/// So many cases; `PROPTEST_CASES` asks for more.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(cases),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Presses `key` for as long as `there_is_more`.
fn repeat(stage: &mut Stage, key: &str, there_is_more: fn(&App) -> bool) {
    while there_is_more(&stage.app) {
        stage.press(key);
    }
}

proptest! {
    #![proptest_config(config(96))]

    /// Whatever is pressed, the focus is a piece of the text, what is kept is what is shown, and the
    /// list in the side pane is the one that would be made anew.
    #[test]
    fn any_keys_leave_all_in_order(text in article(), keys in keys(80), size in size()) {
        let mut stage = Stage::open(Scene { size, ..Scene::of(text) });
        for key in keys.0 {
            stage.key(key);
            in_the_text(&stage.app, stage.app.focus().span)?;
        }
        let _ = stage.frame(DARK);
        for annotation in stage.app.annotations().iter() {
            in_the_text(&stage.app, annotation.span)?;
            prop_assert!(!annotation.span.is_empty());
        }
        prop_assert_eq!(told(&replayed(&stage)), told(stage.app.annotations()));
        prop_assert_eq!(listed(stage.app.pane().listing()), listed(&anew(&stage.app)));
    }

    /// With a filter on as well, whatever is typed into it and pressed then.
    #[test]
    fn a_filtered_list_is_the_one_made_anew(text in article(), stances in stances(), query in query(), keys in keys(60)) {
        let mut stage = Stage::with(tagged(&text, &stances), (80, 24));
        stage.press(&format!("Tab f \"{query}\" Enter"));
        for key in keys.0 {
            stage.key(key);
            prop_assert_eq!(listed(stage.app.pane().listing()), listed(&anew(&stage.app)));
            let _ = stage.frame(DARK);
        }
    }

    /// Undoing everything gives the beginning back, redoing everything the end.
    #[test]
    fn everything_can_be_undone_and_redone(text in article(), stances in stances(), keys in keys(80)) {
        let app = tagged(&text, &stances);
        let mut stage = Stage::with(app, (80, 24));
        let start = told(stage.app.annotations());
        keys.0.into_iter().for_each(|key| stage.key(key));
        stage.press("Esc Esc Esc");
        repeat(&mut stage, "Ctrl-r", App::can_redo);
        let end = told(stage.app.annotations());
        repeat(&mut stage, "u", App::can_undo);
        prop_assert_eq!(&told(stage.app.annotations()), &start);
        repeat(&mut stage, "Ctrl-r", App::can_redo);
        prop_assert_eq!(told(stage.app.annotations()), end);
    }

    /// Keys that come faster than frames lead to the same last frame. What others have tagged comes from disk whenever it
    /// comes: what is said of it may outlive a key or not, and is taken away first.
    #[test]
    fn keys_at_once_end_in_the_same_frame(text in article(), keys in keys(60), batch in 1usize..30, size in size()) {
        let scene = || Scene { size, ..Scene::of(text.clone()) };
        let (mut slow, mut fast) = (Stage::open(scene()), Stage::open(scene()));
        let asks_disk = keys.0.contains(&Key::char('O'));
        for key in &keys.0 {
            slow.key(*key);
        }
        keys.0.chunks(batch).for_each(|keys| fast.press_at_once(keys));
        if asks_disk {
            slow.press("Esc");
            fast.press("Esc");
        }
        let (slow, fast) = (slow.frame(DARK), fast.frame(DARK));
        prop_assert_eq!(stage::frame::whole(&slow), stage::frame::whole(&fast));
    }

    /// Every size of the screen is drawn, on every ground and with any number of colours.
    #[test]
    fn every_size_is_drawn(text in article(), stances in stances(), keys in keys(12), sizes in vec((1u16..=500, 1u16..=200), 1..4), theme in theme()) {
        let app = tagged(&text, &stances);
        let mut stage = Stage::with(app, (80, 24));
        for (columns, rows) in sizes {
            stage.happen(Event::Resized { columns, rows });
            keys.0.iter().for_each(|key| stage.key(*key));
            whole(&stage.frame(theme), columns, rows)?;
        }
    }

    /// A new size of the screen shows the same place in the text, and the focus.
    #[test]
    fn a_new_size_keeps_the_place(text in long_article(), downs in prop_oneof![Just(0), 0usize..40], pages in 0usize..6, columns in 30u16..120, rows in 10u16..40) {
        let mut stage = Stage::open(Scene::of(text));
        let on = ["Space"].repeat(pages).into_iter().chain(["j"].repeat(downs));
        on.for_each(|key| stage.key(key.parse().expect("a key")));
        let before = shown(&stage);
        stage.happen(Event::Resized { columns, rows });
        let after = shown(&stage);
        // Where the focus began the window, the same words go on beginning it, unless the text ends in it.
        let to_the_end = after.end >= stage.app.article().text().trim_end().len();
        let began = downs == 0 && columns >= 50 && rows >= 30;
        let first = top_line(&stage);
        let same = first.start <= before.start && before.start < first.end + 8;
        prop_assert!(!began || to_the_end || same, "{:?} then {:?} from {:?}", before, after, first);
        prop_assert!(after.overlaps(before) || before.is_empty(), "{:?} then {:?}", before, after);
        let focus = stage.app.focus().span;
        prop_assert!(focus.overlaps(after) || focus.is_empty(), "the focus {:?} isn't in {:?}", focus, after);
    }
}

proptest! {
    #![proptest_config(config(24))]

    /// What was marked in a text is found again when the marks are read back: the tests' own notation holds.
    #[test]
    fn marks_are_read_as_they_are_written(text in article(), stances in stances()) {
        let app = tagged(&text, &stances[..stances.len().min(9)]);
        let written = marked::write(app.article(), app.focus().span, app.annotations(), app.codebook());
        let read = marked::read(&written, app.codebook());
        prop_assert_eq!(&read.text, app.article().text());
        prop_assert_eq!(read.focus.unwrap_or_default(), app.focus().span);
        let mut spans: Vec<_> = read.stances.iter().map(|found| (found.span, found.stance.clone())).collect();
        let mut expected: Vec<_> = app.annotations().iter().map(|found| (found.span, found.stance.clone())).collect();
        spans.sort();
        expected.sort();
        prop_assert_eq!(spans, expected);
    }
}

/// The smallest and the largest screens, not by lot.
#[test]
fn the_smallest_and_the_largest_screens_are_drawn() {
    let mut stage = Stage::open(Scene::of(
        "One came. “Two,” he said, ‹R▼:“came back.”›\n\n‹U:Three went.›",
    ));
    for keys in ["j", "v l", "Tab", ": \"s\"", "?", "/ \"came\"", "9"] {
        stage.press("Esc Esc Esc").press(keys);
        for (columns, rows) in [
            (1, 1),
            (1, 200),
            (500, 1),
            (29, 7),
            (30, 8),
            (31, 9),
            (71, 24),
            (72, 23),
            (500, 200),
        ] {
            stage.happen(Event::Resized { columns, rows });
            stage.frame(DARK);
        }
    }
}
