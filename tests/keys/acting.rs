//! What a case begins with, and what is done in it.

use crate::case::Picture;
use crate::stage::{self, Scene, Stage};
use standoff::annotation::{Annotator, Id};
use standoff::app::{Draft, Edited, Event, Typed};
use standoff::article::{Fact, Facts};
use standoff::keys::{Act, Mouse};
use standoff::ui;

pub(crate) fn scene(start: &Picture) -> Scene {
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
    scene.keymap = stage::commands::keymap(&bound.join("; "));
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

/// A fact as the source says it.
fn source(facts: &mut Facts, value: &str) {
    let (word, said) = value.split_once(' ').unwrap_or((value, ""));
    let fact = Fact::ALL.into_iter().find(|fact| fact.word() == word);
    let fact = fact.unwrap_or_else(|| panic!("{word} is no fact"));
    facts.set(fact, Some(said.into()));
}

pub(crate) fn act(stage: &mut Stage, act: &str) {
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
