//! What a statement costs in keys where the wording has suggested it, and how many of an article's it has.
//!
//! The reader steps from suggestion to suggestion. Of one that is a statement of the reading in `tests/readings/moscow.txt`
//! they give what is proposed wrongly or not at all, and accept it; others they pass by. Half a statement's words are
//! enough: where a sentence says who says it, a suggestion has only what is said.

use super::stage::{Scene, Stage};
use super::{Reading, read};
use standoff::annotation::{Annotation, Position, Stance};
use standoff::app::overlay::Overlay;
use standoff::app::picker::Offer;
use standoff::article::{Article, Span};
use standoff::codebook::Codebook;
use standoff::suggest::{Suggester, Suggestion};
use std::sync::Arc;

/// The most keys for a statement with all five parts, besides the letters of new topics and the steps past others.
const MOST: usize = 5;

/// The least of a hundred statements that are suggested with their speaker, and with their side too.
const LEAST: (usize, usize) = (60, 55);

#[test]
fn what_is_suggested_of_the_built_in_article_is_accepted_within_the_budget() {
    let reading = read("tests/readings/moscow.txt");
    let statements = statements(&reading);
    let article = Article::new("moscow.txt", reading.article.clone());
    let found = Suggester::english().suggest(&article, &Codebook::default());
    let mut stage = Stage::open(Scene {
        size: (120, 40),
        ..Scene::of(reading.article)
    });
    stage.suggestions = found.into();
    stage.press("P P");
    let (costs, sided) = accept_all(&mut stage, &statements);
    let all = statements.len();
    let (share, share_of_sided) = (costs.len() * 100 / all, sided * 100 / all);
    let steps = costs.iter().map(|cost| cost.passed).sum::<usize>();
    let mut keys: Vec<_> = costs.iter().map(|cost| cost.keys).collect();
    keys.sort_unstable();
    let most = keys.last().copied().unwrap_or(0);
    println!(
        "moscow: {} of {all} statements ({share} %) are suggested with their speaker, {sided} of them with their side; \
         median {} keys, most {most}, {steps} steps past others",
        costs.len(),
        keys.get(keys.len() / 2).copied().unwrap_or(0),
    );
    assert!(most <= MOST, "one costs {most} keys");
    assert!(
        share >= LEAST.0 && share_of_sided >= LEAST.1,
        "{share} and {share_of_sided} of a hundred"
    );
}

/// What one statement cost.
struct Cost {
    /// The keys besides letters.
    keys: usize,
    /// Those that led past suggestions that are no statement.
    passed: usize,
}

/// The stances of the reading.
fn statements(reading: &Reading) -> Vec<Arc<Annotation>> {
    let mut stage = Stage::open(Scene {
        size: (120, 40),
        ..Scene::of(reading.article.clone())
    });
    for statement in &reading.statements {
        stage.press(&statement.keys);
    }
    stage.app.annotations().iter().cloned().collect()
}

/// Goes through all that is suggested; what each statement accepted cost, and how many were suggested with their side.
fn accept_all(stage: &mut Stage, statements: &[Arc<Annotation>]) -> (Vec<Cost>, usize) {
    let (mut costs, mut left, mut sided, mut passed) = (Vec::new(), statements.to_vec(), 0, 0);
    stage.press("g )");
    while let Some(found) = stage.app.proposed().cloned() {
        let is_it = |one: &Arc<Annotation>| is_same(one, &found);
        let Some(at) = left.iter().position(is_it) else {
            passed += 1;
            let before = stage.app.focus();
            stage.press(")");
            if stage.app.focus() == before {
                break;
            }
            continue;
        };
        let stance = left.remove(at).stance.clone();
        sided += usize::from(found.side.as_ref() == Some(&stance.side));
        let keys = complete(stage, &found, &stance);
        costs.push(Cost { keys, passed });
        passed = 0;
        assert_eq!(made(stage, found.span()), Some(stance));
    }
    (costs, sided)
}

/// Whether `found` has half of the statement's words, or the statement half of its, and the same person says it.
fn is_same(statement: &Annotation, found: &Suggestion) -> bool {
    let shared = statement.span.clip(found.span()).len() * 2;
    let overlaps = statement.span.overlaps(found.span())
        && (shared >= statement.span.len() || shared >= found.span().len());
    let name = found.source.as_ref().and_then(|source| source.name.clone());
    overlaps && name.is_some() && name == statement.stance.speaker
}

/// Gives what is proposed otherwise than in `stance`, accepts it and goes on. How many keys that took besides letters,
/// with the one that led to it.
fn complete(stage: &mut Stage, found: &Suggestion, stance: &Stance) -> usize {
    let mut keys = 0;
    let mut do_it = |stage: &mut Stage, with: &str| {
        stage.press(with);
        keys += with.chars().count().min(1);
    };
    if stage.app.position_proposed(found) != stance.position {
        do_it(stage, key_of(stance.position));
    }
    if stage.app.topic_proposed() != stance.topic {
        let topic = stance.topic.as_deref().unwrap_or_default();
        do_it(stage, "t");
        if let Some(digit) = digit(stage, topic) {
            do_it(stage, &digit.to_string());
        } else {
            stage.press(&format!("\"{topic}\""));
            do_it(stage, "Enter");
        }
    }
    let side = stage.app.codebook().side(&stance.side).map(|side| side.key);
    if stage.app.side_proposed(found).as_ref() == Some(&stance.side) {
        do_it(stage, ",");
    } else {
        do_it(stage, &side.map_or(String::new(), String::from));
        do_it(stage, ")");
    }
    keys
}

const fn key_of(position: Option<Position>) -> &'static str {
    match position {
        Some(Position::Support) => "=",
        Some(Position::Oppose) => "-",
        Some(Position::Neutral) => "0",
        None => "",
    }
}

/// The digit that takes `topic` in the list that is open.
fn digit(stage: &Stage, topic: &str) -> Option<char> {
    let Some(Overlay::Picker(picker)) = stage.app.overlay() else {
        return None;
    };
    let is_it = |offer: &Offer| matches!(offer, Offer::Known(name, _) if &**name == topic);
    picker.digit(picker.offers.iter().position(is_it)?)
}

/// The stance on exactly `span`.
fn made(stage: &Stage, span: Span) -> Option<Stance> {
    let mut found = stage.app.annotations().overlapping(span);
    let found = found.find(|one| one.span == span);
    found.map(|one| one.stance.clone())
}
