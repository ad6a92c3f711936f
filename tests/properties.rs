//! What holds for every article and every row of keys.

#[path = "properties/history.rs"]
mod history;
#[path = "properties/hunting.rs"]
mod hunting;
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
#[path = "properties/suggesting.rs"]
mod suggesting;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use stage::{DARK, Scene, Stage, marked, tell};
use standoff::annotation::{Annotation, Annotations, Position, Stance};
use standoff::app::listing::Listing;
use standoff::app::view::Line;
use standoff::app::{App, Event, Opening, command};
use standoff::article::{Article, Span};
use standoff::codebook::Codebook;
use standoff::keys::{Key, parse_keys};
use standoff::ui::{Depth, Ground, Theme};
use std::fmt;
use std::sync::Arc;

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

/// Texts of a few paragraphs, with quotations, other scripts and characters that nobody sees.
fn article() -> impl Strategy<Value = String> {
    let words = [
        "one",
        "two",
        "envoys",
        "Moscow",
        "U.S.",
        "Mr.",
        "“no",
        "yes”",
        "‘so",
        "it’s",
        "\"plain\"",
        "—",
        "talks",
        "3.5",
        "外务大臣说,没有",
        "😀👨‍👩‍👧",
        "قال",
        "e\u{301}\u{301}\u{301}",
        "\u{202e}back",
        "zero\u{200b}width",
        "tab\there",
        "\u{1b}[31m",
        "averyveryveryveryverylongwordindeed",
    ];
    let ends = [".", ".", ".", "?", "!", ".”", "…", "。", ""];
    let sentence = (vec(select(words.to_vec()), 1..14), select(ends.to_vec()))
        .prop_map(|(words, end)| words.join(" ") + end);
    let paragraph = vec(sentence, 1..6).prop_map(|sentences| sentences.join(" "));
    let gap = select(vec!["\n\n", "\n\n", "\n\n\n", "\n", "\n \t\n"]);
    vec((paragraph, gap), 0..14)
        .prop_map(|parts| parts.into_iter().map(|(text, gap)| text + gap).collect())
}

/// Texts longer than a screen.
fn long_article() -> impl Strategy<Value = String> {
    vec(article(), 4..8).prop_map(|parts| parts.join("\n\n"))
}

/// Any keys of the table, side keys, and some that do nothing; those that tag and move come more often.
fn keys(most: usize) -> impl Strategy<Value = Keys> {
    let row = |text: &str| parse_keys(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let all: Vec<_> = command::all()
        .flat_map(|command| row(command.keys))
        .collect();
    let often = row("j k } { 1 2 3 4 = - 0 . x u Ctrl-r ] [ c e E v l h o Tab p Enter Esc");
    let odd = row("a s 5 9 Alt-x F5 Delete Backspace é 外 Ctrl-w");
    vec(
        prop_oneof![4 => select(all), 6 => select(often), 1 => select(odd)],
        0..most,
    )
    .prop_map(Keys)
}

/// Keys that a failing test shows as people write them.
#[derive(Clone)]
struct Keys(Vec<Key>);

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written: Vec<_> = self.0.iter().map(Key::to_string).collect();
        f.write_str(&written.join(" "))
    }
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    select(vec![
        (120, 40),
        (80, 24),
        (72, 12),
        (50, 30),
        (40, 12),
        (30, 8),
        (20, 5),
    ])
}

fn theme() -> impl Strategy<Value = Theme> {
    let grounds = select(vec![Ground::Dark, Ground::Light]);
    let depths = select(vec![
        Depth::Mono,
        Depth::Sixteen,
        Depth::Indexed,
        Depth::True,
    ]);
    (grounds, depths).prop_map(|(ground, depth)| Theme::new(ground, depth))
}

/// Places of stances in thousandths of the text, with the number of a side and a position.
type Places = Vec<(usize, usize, usize, usize)>;

fn stances() -> impl Strategy<Value = Places> {
    vec((0usize..1000, 1usize..300, 0usize..4, 0usize..4), 0..12)
}

/// The program on `text` with `stances`.
fn tagged(text: &str, stances: &[(usize, usize, usize, usize)]) -> App {
    let codebook = Codebook::default();
    let at = |share: usize| text.floor_char_boundary(text.len() * share.min(1000) / 1000);
    let spans = stances.iter().map(|(start, length, side, position)| {
        (Span::new(at(*start), at(start + length)), *side, *position)
    });
    let annotations: Vec<_> = (1..)
        .zip(spans.filter(|(span, _, _)| !span.is_empty()))
        .map(|(made, (span, side, position))| {
            let mut stance = Stance::of(codebook.sides()[side].name.clone());
            stance.position = Position::ALL.get(position).copied();
            Arc::new(marked::annotation(made, span, stance))
        })
        .collect();
    with(text, annotations)
}

/// The program on `text` with `annotations`.
fn with(text: &str, annotations: Vec<Arc<Annotation>>) -> App {
    App::open(Opening {
        article: Arc::new(Article::new("news.txt", text.to_owned())),
        codebook: Codebook::default(),
        stamps: stage::stamps(annotations.len()),
        annotations,
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
        suggesting: standoff::suggest::Wishes::default(),
    })
}

/// Presses `key` for as long as `there_is_more`.
fn repeat(stage: &mut Stage, key: &str, there_is_more: fn(&App) -> bool) {
    while there_is_more(&stage.app) {
        stage.press(key);
    }
}

fn in_the_text(app: &App, span: Span) -> Result<(), TestCaseError> {
    let text = app.article().text();
    prop_assert!(
        span.start <= span.end && span.end <= text.len(),
        "{:?} of {}",
        span,
        text.len()
    );
    prop_assert!(
        text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
        "{:?} cuts a character",
        span
    );
    prop_assert!(
        !span.is_empty() || app.article().stretch_count() == 0,
        "an empty focus {:?} in {:?}",
        span,
        text
    );
    Ok(())
}

/// The annotations that come of what was to be kept alone.
fn replayed(stage: &Stage) -> Annotations {
    let mut annotations = Annotations::default();
    stage
        .kept
        .iter()
        .for_each(|change| annotations.apply(change));
    annotations
}

fn told(annotations: &Annotations) -> Vec<String> {
    annotations
        .iter()
        .map(|annotation| tell(annotation))
        .collect()
}

/// The list that would be made now.
fn anew(app: &App) -> Listing {
    let grouping = app.pane().listing().grouping();
    let asked = app
        .annotations()
        .iter()
        .filter(|found| app.is_listed(found));
    Listing::of(grouping, asked, app.codebook())
}

/// Queries that ask for some of the stances, and some with a mistake.
fn query() -> impl Strategy<Value = String> {
    let terms = [
        "side:us",
        "-side:russia",
        "side:uk,syria",
        "position:*",
        "-position:support",
        "speaker:*",
        "the",
        "-note:*",
        "side:",
        "sp:x",
        "US",
        "is:lost",
    ];
    vec(select(terms.to_vec()), 0..3).prop_map(|terms| terms.join(" "))
}

fn listed(listing: &Listing) -> Vec<String> {
    let group = |group: &standoff::app::listing::Group| {
        let members: Vec<_> = group.members.iter().map(|member| tell(member)).collect();
        format!("{:?} {:?} {members:?}", group.name, group.tally)
    };
    listing.groups().iter().map(group).collect()
}

fn shown(stage: &Stage) -> Span {
    stage.app.view().shown(stage.app.article())
}

/// The bytes of the first line of text on screen.
fn top_line(stage: &Stage) -> Span {
    let text = |line: &Line| match line {
        Line::Text { stretch, flow, row } => {
            let start = stage.app.article().stretch(*stretch).start();
            flow.rows().get(*row).map(|row| row.source().shift(start))
        }
        Line::Gap => None,
    };
    stage
        .app
        .view()
        .lines()
        .iter()
        .find_map(text)
        .unwrap_or_default()
}

fn whole(buffer: &Buffer, columns: u16, rows: u16) -> Result<(), TestCaseError> {
    prop_assert_eq!((buffer.area.width, buffer.area.height), (columns, rows));
    let control = buffer
        .content
        .iter()
        .find(|cell| cell.symbol().chars().any(char::is_control));
    prop_assert!(control.is_none(), "{:?} would reach the terminal", control);
    Ok(())
}
