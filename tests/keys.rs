//! What keys do to an article: `tests/keys/*.txt` hold (article, keys, result), with the focus and the
//! stances drawn in the text as `tests/stage/marked.rs` says.
//!
//! A case begins with `== its name` and the article. Then come steps: `-- keys` in key notation, or
//! `>> pasted text`, or `@@ click WORDS` with the mouse, or `<< text` back from the editor, each followed by
//! the article as it is then. The mouse can `click`, `press`, `drag`, `release`, `wheel-up` and `wheel-down`, at the
//! first of these words on the screen or at a cell `COLUMN,ROW`. Lines with `::` say more of how things
//! stand: in a result `:: says …` (what the bottom line says), `:: mode …`, `:: others …` (the stances of
//! other articles), `:: codes …` (being revised), `:: sides …`, `:: hints …` (for the bottom line), `:: held …` (a position that
//! waits for a side), `:: stances …` (with all parts), `:: codebook …`, `:: offers …`, `:: pane …`, `:: found …`,
//! `:: chosen …` (in the palette; of a filter, what is typed), `:: listed …` (how many stances, by which filter),
//! `:: note …`, `:: review …` (what waits for a decision), `:: typed …`, `:: top …` (the text at the top), `:: labels …` (those lit),
//! `:: trash …` (deleted), `:: shelf …` (before the first step an article of the folder, as `tests/stage/shelf.rs` says, the
//! first is open; then the rows on screen), `:: article …` (the name of the one that is open), `:: asks …` (of the
//! terminal); before the first step `:: refused …`, `:: size …`, `:: draft note …` (half typed the last time),
//! `:: bound …` (a command and its keys), `:: others …` (as `tests/stage/others.rs` says), `:: as …` (who tags), `:: only reads`,
//! `:: layer NAME …` (the article as another annotator has tagged it). What is shown of them stands in `:: layers …`, what of
//! it is at the focus in `:: beside …`; `:: suggests …` and `:: dismissed …` (the words), with `:: proposed …` (the suggestion
//! that has the focus), `:: about …` (the facts in force and the mark), `:: form …` (in which facts are filled in; at the
//! start `:: source FACT …`) and `:: shown …` (how many show) in results; `:: doubt …` (as `tests/stage/doubts.rs` says). Mode, what is held and `:: pending …`
//! (keys that begin a sequence) are checked in every result, the rest where it is named. `UPDATE=1` writes the
//! results as they are.

mod stage;

use stage::others::Others;
use stage::{Scene, Stage, golden};
use standoff::annotation::{Annotator, Id, Position};
use standoff::app::overlay::Overlay;
use standoff::app::picker::Offer;
use standoff::app::recode;
use standoff::app::review::{self, About};
use standoff::app::{App, Draft, Edited, Event, Typed};
use standoff::article::{Fact, Facts};
use standoff::keys::{Act, Mouse};
use standoff::ui;
use std::collections::BTreeSet;
use std::fmt::Write;

const FILES: [&str; 22] = [
    "facts",
    "hits",
    "suggesting",
    "shelf",
    "trash",
    "others",
    "recoding",
    "choosing",
    "reading",
    "labels",
    "search",
    "selecting",
    "tagging",
    "revising",
    "reviewing",
    "pane",
    "filter",
    "program",
    "refused",
    "note",
    "mouse",
    "sequences",
];

/// The article with its marks, and what else stands in a result or at the start.
#[derive(Default)]
struct Picture {
    article: String,
    facts: Vec<(String, String)>,
}

struct Step {
    line: usize,
    act: String,
    result: Picture,
}

struct Case {
    name: String,
    start: Picture,
    steps: Vec<Step>,
}

#[test]
fn keys_for_reading() {
    play("reading");
}

#[test]
fn keys_for_labels() {
    play("labels");
}

#[test]
fn keys_for_revising() {
    play("revising");
}

#[test]
fn keys_for_reviewing() {
    play("reviewing");
}

#[test]
fn keys_for_searching() {
    play("search");
}

#[test]
fn keys_for_selecting() {
    play("selecting");
}

#[test]
fn keys_for_tagging() {
    play("tagging");
}

#[test]
fn keys_for_choosing_speakers_and_topics() {
    play("choosing");
}

#[test]
fn keys_for_recoding() {
    play("recoding");
}

#[test]
fn keys_for_deleted_stances() {
    play("trash");
}

#[test]
fn keys_for_what_is_known_of_the_article() {
    play("facts");
}

#[test]
fn keys_in_what_is_found_on_the_shelf() {
    play("hits");
}

#[test]
fn keys_on_the_shelf() {
    play("shelf");
}

#[test]
fn keys_in_the_side_pane() {
    play("pane");
}

#[test]
fn keys_for_filtering() {
    play("filter");
}

#[test]
fn keys_of_the_program() {
    play("program");
}

#[test]
fn keys_one_after_another() {
    play("sequences");
}

#[test]
fn keys_when_nothing_can_be_tagged() {
    play("refused");
}

#[test]
fn keys_for_notes_and_copying() {
    play("note");
}

#[test]
fn keys_for_what_others_have_tagged() {
    play("others");
}

#[test]
fn keys_for_what_the_wording_suggests() {
    play("suggesting");
}

#[test]
fn the_mouse() {
    play("mouse");
}

#[test]
fn every_command_is_tried_wherever_it_has_a_key() {
    let tried: BTreeSet<_> = FILES
        .iter()
        .flat_map(|name| run(&mut read(name).1).1)
        .collect();
    let missing: Vec<_> = stage::all_commands().difference(&tried).copied().collect();
    assert!(
        missing.is_empty(),
        "no case in tests/keys presses the key of: {missing:?}"
    );
}

/// Plays the cases of a file and compares, or writes them down.
fn play(name: &str) {
    let (head, mut cases) = read(name);
    assert!(!cases.is_empty(), "tests/keys/{name}.txt has no case");
    let (faults, _) = run(&mut cases);
    if golden::updating() {
        golden::write(&file(name), &written(&head, &cases));
    } else {
        let faults: Vec<_> = faults
            .iter()
            .map(|fault| format!("{}:{fault}", file(name)))
            .collect();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

fn file(name: &str) -> String {
    format!("tests/keys/{name}.txt")
}

type Tried = BTreeSet<(&'static str, &'static str)>;

/// Plays `cases`; each result becomes what was found. What differed, and the commands that ran.
fn run(cases: &mut [Case]) -> (Vec<String>, Tried) {
    let (mut faults, mut tried) = (Vec::new(), BTreeSet::new());
    for case in cases {
        let mut stage = Stage::open(scene(&case.start));
        stage.shelf.hunts = true;
        for (_, value) in case.start.facts.iter().filter(|(fact, _)| fact == "others") {
            stage.others = Others::of(value);
        }
        for step in &mut case.steps {
            act(&mut stage, &step.act);
            let found = picture(&mut stage, &step.result);
            let (expected, actual) = (shown(&step.result), shown(&found));
            if expected != actual {
                faults.push(format!(
                    "{} {}\n  {}\nexpected\n{expected}found\n{actual}",
                    step.line, case.name, step.act
                ));
            }
            step.result = found;
        }
        tried.extend(stage.ran);
    }
    (faults, tried)
}

fn scene(start: &Picture) -> Scene {
    let mut scene = Scene::of(start.article.clone());
    let mut bound = Vec::new();
    for (fact, value) in &start.facts {
        match fact.as_str() {
            "refused" => scene.refusal = Some(value.clone()),
            "size" => scene.size = size(value),
            "draft" => scene.draft = Some(draft(value)),
            "bound" => bound.push(value.as_str()),
            "doubt" => scene.doubts.push(value.clone()),
            "others" => {}
            "as" => scene.who.annotator = Annotator::new(value),
            "suggests" => scene.suggestions.push(value.clone()),
            "dismissed" => scene.dismissed.push(value.clone()),
            "source" => source(&mut scene.source, value),
            "shelf" => {
                // The first one is open.
                if scene.shelf.is_empty() {
                    let name = value.split('|').next().unwrap_or_default();
                    scene.name = name.trim().to_owned().leak();
                }
                scene.shelf.push(value.clone());
            }
            "only" => scene.who.only_reads = true,
            "layer" => {
                let (name, marked) = value.split_once(' ').unwrap_or((value, ""));
                scene
                    .layers
                    .push((name.to_owned(), marked.replace("\\n", "\n")));
            }
            other => panic!("{other} can't be given at the start"),
        }
    }
    scene.keymap = stage::keymap(&bound.join("; "));
    scene
}

fn size(text: &str) -> (u16, u16) {
    let parts = text
        .split_once('x')
        .map(|(columns, rows)| (columns.parse(), rows.parse()));
    match parts {
        Some((Ok(columns), Ok(rows))) => (columns, rows),
        _ => panic!("{text} is no size"),
    }
}

/// `note words`, or `note @ID words` of one on a stance.
fn draft(value: &str) -> Draft {
    let (kind, text) = value.split_once(' ').unwrap_or((value, ""));
    let (stance, text) = match text.strip_prefix('@').and_then(|text| text.split_once(' ')) {
        Some((id, text)) => (Id::new(id), text),
        None => (None, text),
    };
    let kind = Typed::named(kind).unwrap_or_else(|| panic!("nothing is called {kind}"));
    Draft {
        kind,
        text: text.replace("\\n", "\n"),
        stance,
    }
}

/// What starts a line that says what is done.
const ACTS: [&str; 4] = ["-- ", ">> ", "<< ", "@@ "];

fn act(stage: &mut Stage, act: &str) {
    let (what, with) = act.split_at(3);
    let text = with.replace("\\n", "\n");
    match what {
        "-- " => {
            stage.press(with);
        }
        ">> " => stage.happen(Event::Paste(text)),
        "<< " => stage.happen(Event::Edited(Edited::Done(text))),
        _ => point(stage, with),
    }
}

fn point(stage: &mut Stage, with: &str) {
    let Some((act, place)) = with.split_once(' ') else {
        panic!("{with} doesn't say where");
    };
    let cell = place.split_once(',');
    let cell = cell.and_then(|(column, row)| Some((column.parse().ok()?, row.parse().ok()?)));
    let (column, row) = cell.unwrap_or_else(|| stage.find(place));
    let acts: &[Act] = match act {
        "click" => &[Act::Press, Act::Release],
        "press" => &[Act::Press],
        "drag" => &[Act::Drag],
        "release" => &[Act::Release],
        "wheel-up" => &[Act::WheelUp],
        "wheel-down" => &[Act::WheelDown],
        _ => panic!("a mouse can't {act}"),
    };
    for &act in acts {
        let hint = ui::hint_at(&stage.app, stage::DARK, column, row);
        let hint = hint.filter(|_| act == Act::Press);
        let mouse = Event::Mouse(Mouse::at(act, column, row));
        stage.happen(hint.map_or(mouse, Event::Hint));
    }
}

/// How things stand, told of what `expected` tells.
fn picture(stage: &mut Stage, expected: &Picture) -> Picture {
    let mut facts = Vec::new();
    for name in [
        "about",
        "article",
        "asks",
        "beside",
        "chosen",
        "codebook",
        "codes",
        "form",
        "found",
        "held",
        "hits",
        "hints",
        "labels",
        "dismissed",
        "layers",
        "listed",
        "mode",
        "note",
        "offers",
        "others",
        "pane",
        "pending",
        "proposed",
        "review",
        "says",
        "shelf",
        "shown",
        "sides",
        "stances",
        "top",
        "trash",
        "typed",
    ] {
        let named = expected.facts.iter().any(|(fact, _)| fact == name);
        let value = match name {
            "asks" => asked(stage),
            "others" => stage.others.told(),
            "dismissed" => dismissed(stage),
            _ => fact(&stage.app, name),
        };
        let always = match name {
            "mode" => value != "READ",
            "held" | "pending" => value != "nothing",
            _ => false,
        };
        if named || always {
            facts.push((name.to_owned(), value));
        }
    }
    Picture {
        article: stage.marked(),
        facts,
    }
}

fn fact(app: &App, name: &str) -> String {
    match name {
        "mode" => app.context().name().to_owned(),
        "pending" if app.pending().is_empty() => String::from("nothing"),
        "pending" => app.pending().label(),
        "held" if app.held().is_empty() => String::from("nothing"),
        "held" => app.held().words(),
        "says" => app
            .message()
            .map_or("nothing", |message| &message.text)
            .to_owned(),
        "found" => found(app),
        "codebook" => codebook(app),
        "codes" => codes(app),
        "about" => about(app),
        "form" => form(app),
        "article" => app.article().name().to_owned(),
        "hits" => hits(app),
        "shelf" => shelf(app),
        "review" => reviewed(app),
        "sides" => sides(app),
        "hints" => hints(app),
        "offers" => offers(app),
        "stances" => stances(app),
        "chosen" => chosen(app),
        "note" => {
            let note = app.current().and_then(|here| here.note.as_deref());
            note.unwrap_or("none").replace('\n', "\\n")
        }
        "top" => {
            let top = app.view().top_byte(app.article());
            let line = app.article().text().get(top..).unwrap_or_default();
            line.split_whitespace()
                .next()
                .unwrap_or_default()
                .to_owned()
        }
        "layers" if app.others().layers().is_empty() => String::from("none"),
        "layers" => app.others().names(),
        "beside" => beside(app),
        "typed" => app.draft().map_or(String::from("nothing"), |draft| {
            draft.text.replace('\n', "\\n")
        }),
        "labels" => labels(app),
        "trash" => trash(app),
        "proposed" => app.proposed().map_or(String::from("nothing"), |found| {
            stage::suggested::told(found, app.article().text())
        }),
        "shown" => app.suggesting().shown().count().to_string(),
        "listed" => listed(app),
        _ => pane(app),
    }
}

/// The stances of others at the focus.
fn beside(app: &App) -> String {
    let told = app.others_here().map(|(layer, found)| {
        let glyph = found.stance.position.map_or("", Position::glyph);
        let speaker = found.stance.speaker.as_deref().unwrap_or("nobody");
        format!("{} {}{glyph} {speaker}", layer.name(), found.stance.side)
    });
    let told: Vec<_> = told.collect();
    if told.is_empty() {
        return String::from("nothing");
    }
    told.join(", ")
}

/// The speakers, each with the side, and the topics.
fn codebook(app: &App) -> String {
    let speakers = app.codebook().speakers().iter();
    let speakers = speakers.map(|speaker| match &speaker.side {
        Some(side) => format!("{} ({side})", speaker.name),
        None => speaker.name.to_string(),
    });
    let topics = app.codebook().topics().iter();
    let topics = topics.map(|topic| topic.name.to_string());
    format!(
        "{} | {}",
        speakers.collect::<Vec<_>>().join(", "),
        topics.collect::<Vec<_>>().join(", ")
    )
}

/// What the list offers, the highlighted row in brackets.
fn offers(app: &App) -> String {
    let Some(Overlay::Picker(picker)) = app.overlay() else {
        return String::from("nothing is open");
    };
    let shown = |(index, offer): (usize, &Offer)| {
        let name = match offer {
            Offer::Known(name, _) => name.to_string(),
            Offer::New(name) => format!("new: {name}"),
            Offer::Nothing => String::from("none"),
        };
        let digit = picker
            .digit(index)
            .map_or(String::new(), |digit| format!("{digit} "));
        if index == picker.chosen {
            format!("[{digit}{name}]")
        } else {
            format!("{digit}{name}")
        }
    };
    let shown: Vec<_> = picker.offers.iter().enumerate().map(shown).collect();
    shown.join(", ")
}

/// What the list of codes offers, the highlighted row in brackets, and what Enter would do.
fn codes(app: &App) -> String {
    let Some(Overlay::Codes(revising)) = app.overlay() else {
        return String::from("nothing is open");
    };
    let (rows, chosen): (Vec<String>, usize) = match &revising.step {
        recode::Step::Code(codes) | recode::Step::Into(_, codes) => {
            let rows = codes.rows.iter();
            let rows = rows.map(|(kind, name)| format!("{} {name}", kind.word()));
            (rows.collect(), codes.chosen)
        }
        recode::Step::Colour(colours) => {
            let rows = colours.rows.iter().map(ToString::to_string);
            (rows.collect(), colours.chosen)
        }
        recode::Step::Name(naming) => (vec![naming.input.text().to_owned()], 0),
        recode::Step::New(input) => (vec![input.text().to_owned()], 0),
    };
    let shown = rows.iter().enumerate().map(|(index, row)| {
        if index == chosen {
            format!("[{row}]")
        } else {
            row.clone()
        }
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    std::iter::once(shown)
        .chain(app.preview())
        .collect::<Vec<_>>()
        .join(" // ")
}

/// A fact as the source says it.
fn source(facts: &mut Facts, value: &str) {
    let (word, said) = value.split_once(' ').unwrap_or((value, ""));
    let fact = Fact::ALL.into_iter().find(|fact| fact.word() == word);
    let fact = fact.unwrap_or_else(|| panic!("{word} is no fact"));
    facts.set(fact, Some(said.into()));
}

/// The facts in force, and the mark.
fn about(app: &App) -> String {
    let facts = Fact::ALL.into_iter().filter_map(|fact| {
        let said = app.facts().get(fact)?;
        Some(format!("{} {said}", fact.word()))
    });
    let mark = app.mark().map(|mark| format!("marked {}", mark.word()));
    facts.chain(mark).collect::<Vec<_>>().join(" | ")
}

/// The lines of the form: what is filled in, in parentheses what the source says; the one typed in in brackets.
fn form(app: &App) -> String {
    let Some(Overlay::Facts(form)) = app.overlay() else {
        return String::from("nothing is open");
    };
    let shown = form.lines.iter().enumerate().map(|(index, line)| {
        let source = line.source.as_deref().map(|source| format!("({source})"));
        let own = Some(line.input.text().to_owned()).filter(|own| !own.is_empty());
        let said = own.or(source).unwrap_or_else(|| String::from("–"));
        if index == form.chosen {
            format!("[{said}]")
        } else {
            said
        }
    });
    shown.collect::<Vec<_>>().join(" | ")
}

/// The deleted stances that are offered, the highlighted one in brackets.
fn trash(app: &App) -> String {
    let Some(Overlay::Trash(trash)) = app.overlay() else {
        return String::from("nothing is open");
    };
    let shown = trash.rows.iter().enumerate().map(|(index, deleted)| {
        let (side, words) = (
            &deleted.annotation.stance.side,
            deleted.annotation.words(app.article()),
        );
        if index == trash.chosen {
            format!("[{side} {words}]")
        } else {
            format!("{side} {words}")
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// What the bottom line has, first what comes first.
fn hints(app: &App) -> String {
    let hints = app.hints().into_iter();
    let hints = hints.map(|hint| format!("{} {}", hint.key, hint.word));
    hints.collect::<Vec<_>>().join("  ")
}

/// The sides with their colours.
fn sides(app: &App) -> String {
    let sides = app.codebook().sides().iter();
    let sides =
        sides.map(|side| format!("{} {} {} {}", side.key, side.letter, side.name, side.color));
    sides.collect::<Vec<_>>().join(", ")
}

/// All stances with all their parts.
fn stances(app: &App) -> String {
    let stances = app.annotations().iter().map(|annotation| {
        let stance = &annotation.stance;
        let glyph = stance.position.map_or("·", Position::glyph);
        let part = |part: &Option<std::sync::Arc<str>>| part.as_deref().unwrap_or("–").to_owned();
        let note = annotation.note.as_ref();
        let note = note.map_or(String::new(), |note| format!(" # {note}"));
        let standing = annotation.standing();
        let standing = standing.map_or(String::new(), |standing| format!(" ?{}", standing.word()));
        let differs = annotation.conflicts.iter();
        let differs: Vec<_> = differs.map(|one| one.field.word()).collect();
        let differs = match differs.as_slice() {
            [] => String::new(),
            fields => format!(" !{}", fields.join(",")),
        };
        format!(
            "{} {glyph} {}, {}{note}{standing}{differs}",
            stance.side,
            part(&stance.speaker),
            part(&stance.topic)
        )
    });
    stances.collect::<Vec<_>>().join(" | ")
}

/// What the queue shows: which item of how many, of whose stance, and what about it.
fn reviewed(app: &App) -> String {
    let Some(shown) = app.reviewed() else {
        return String::from("nothing");
    };
    let about = match shown.about {
        About::Conflict(conflict) => format!("two answers, {}", conflict.field.word()),
        About::Doubt => review::reason(app, &shown),
    };
    let side = &shown.annotation.stance.side;
    let place = match shown.places.len() {
        0 | 1 => String::new(),
        count => format!(", place {} of {count}", shown.place + 1),
    };
    format!("{}/{} {side}: {about}{place}", shown.number, shown.count)
}

fn found(app: &App) -> String {
    let Some(search) = app.search() else {
        return String::from("no search");
    };
    let words = search.hit.map_or("nothing", |hit| app.article().slice(hit));
    let (which, all) = search.count.unwrap_or_default();
    format!("{}, {which} of {all}", words.replace('\n', "\\n"))
}

/// The labels that are lit, each with the first word that it stands on.
fn labels(app: &App) -> String {
    let Some(Overlay::Labels(labels)) = app.overlay() else {
        return String::from("none");
    };
    let label = |label: &standoff::app::labels::Label| {
        let [first, second] = label.letters;
        let words = app.article().text().get(label.at..).unwrap_or_default();
        let word = words.split_whitespace().next().unwrap_or_default();
        format!("{first}{second} {word}")
    };
    labels.lit().map(label).collect::<Vec<_>>().join(", ")
}

fn chosen(app: &App) -> String {
    match app.overlay() {
        Some(Overlay::Palette(palette)) => {
            let entry = palette.entries.get(palette.chosen);
            entry.map_or(String::from("nothing"), standoff::app::overlay::Entry::does)
        }
        Some(Overlay::Filter(query)) => query.input.text().to_owned(),
        Some(Overlay::Help(help)) => format!("from line {}", help.top + 1),
        _ => String::from("nothing is open"),
    }
}

fn listed(app: &App) -> String {
    let query = app.filter().map_or("no filter", |filter| filter.query());
    let (listed, all) = (app.pane().listing().len(), app.annotations().len());
    format!("{listed} of {all}, {query}")
}

fn pane(app: &App) -> String {
    let grouping = app.pane().listing().grouping().name();
    match app.layout().stances {
        Some(area) => format!("{grouping}, {} wide", area.width),
        None => format!("{grouping}, folded"),
    }
}

fn dismissed(stage: &Stage) -> String {
    let words: Vec<_> = stage.dismissed.iter().map(|words| &**words).collect();
    if words.is_empty() {
        return String::from("nothing");
    }
    words.join(" | ")
}

fn asked(stage: &mut Stage) -> String {
    let asked: Vec<_> = stage
        .asked
        .drain(..)
        .map(|effect| format!("{effect:?}").to_lowercase())
        .collect();
    if asked.is_empty() {
        String::from("nothing")
    } else {
        asked.join(", ")
    }
}

/// The rows of the shelf on screen, each with how far the work has come; that at hand in brackets.
/// What is found on the shelf: articles, the one at hand in brackets.
fn hits(app: &App) -> String {
    let Some(hits) = app.hits() else {
        return String::from("none");
    };
    let told = hits.rows.iter().enumerate().map(|(row, hit)| {
        let name = &hit.name;
        if row == hits.chosen {
            format!("[{name}]")
        } else {
            name.to_string()
        }
    });
    let told: Vec<_> = told.collect();
    if told.is_empty() {
        String::from("empty")
    } else {
        told.join(", ")
    }
}

fn shelf(app: &App) -> String {
    let Some(shelf) = app.shelf().filter(|_| app.is_on_shelf()) else {
        return String::from("none");
    };
    let height = app.shelf_parts().list.height.into();
    let rows = shelf.rows(shelf.top()).take(height).enumerate();
    let rows = rows.map(|(row, entry)| {
        let progress = shelf.progress(entry).map_or("unknown", |one| one.word());
        let told = format!("{} {progress}", entry.name);
        if shelf.top() + row == shelf.row() {
            format!("[{told}]")
        } else {
            told
        }
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        String::from("empty")
    } else {
        rows.join(", ")
    }
}

/// The cases of a file, and what stands before the first.
fn read(name: &str) -> (String, Vec<Case>) {
    let text = golden::read(&file(name));
    let (mut head, mut cases): (String, Vec<Case>) = Default::default();
    for (line, number) in text.lines().zip(1..) {
        if let Some(name) = line.strip_prefix("== ") {
            cases.push(Case {
                name: name.to_owned(),
                start: Picture::default(),
                steps: Vec::new(),
            });
            continue;
        }
        let Some(case) = cases.last_mut() else {
            head.push_str(line);
            head.push('\n');
            continue;
        };
        if ACTS.iter().any(|act| line.starts_with(act)) {
            case.steps.push(Step {
                line: number,
                act: line.to_owned(),
                result: Picture::default(),
            });
            continue;
        }
        let picture = match case.steps.last_mut() {
            Some(step) => &mut step.result,
            None => &mut case.start,
        };
        take(picture, line);
    }
    cases.iter_mut().for_each(trim);
    (head, cases)
}

fn take(picture: &mut Picture, line: &str) {
    if let Some(fact) = line.strip_prefix(":: ") {
        let (name, value) = fact.split_once(' ').unwrap_or((fact, ""));
        picture.facts.push((name.to_owned(), value.to_owned()));
    } else {
        picture.article.push_str(line);
        picture.article.push('\n');
    }
}

fn trim(case: &mut Case) {
    let results = case.steps.iter_mut().map(|step| &mut step.result);
    for picture in results.chain([&mut case.start]) {
        picture.article = picture.article.trim_matches('\n').to_owned();
        picture.facts.sort();
    }
}

fn shown(picture: &Picture) -> String {
    let mut text = format!("{}\n", picture.article);
    for (name, value) in &picture.facts {
        let _ = writeln!(text, ":: {name} {value}");
    }
    text
}

fn written(head: &str, cases: &[Case]) -> String {
    let mut text = head.to_owned();
    for case in cases {
        let _ = write!(text, "== {}\n{}", case.name, shown(&case.start));
        for step in &case.steps {
            let _ = write!(text, "{}\n{}", step.act, shown(&step.result));
        }
        text.push('\n');
    }
    text
}
