//! How things stand after a step, in words.

use crate::case::Picture;
use crate::listing::{
    chosen, codes, form, hints, hits, labels, listed, offers, pane, shelf, trash,
};
use crate::stage::{self, Stage};
use standoff::annotation::Position;
use standoff::app::App;
use standoff::app::review::{self, About};
use standoff::article::Fact;

/// How things stand, told of what `expected` tells.
pub(crate) fn picture(stage: &mut Stage, expected: &Picture) -> Picture {
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

/// The facts in force, and the mark.
fn about(app: &App) -> String {
    let facts = Fact::ALL.into_iter().filter_map(|fact| {
        let said = app.facts().get(fact)?;
        Some(format!("{} {said}", fact.word()))
    });
    let mark = app.mark().map(|mark| format!("marked {}", mark.word()));
    facts.chain(mark).collect::<Vec<_>>().join(" | ")
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
