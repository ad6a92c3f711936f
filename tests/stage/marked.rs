//! Articles with the focus and the stances marked in them.
//!
//! `⟦words⟧` is the focus; `‹R▼:words›` a stance by the letter of its side, with the sign of its position
//! if it has one; `‹R▼ Lavrov:words›` one with a speaker. Where stances cross, each sign carries a number:
//! `‹¹U:one ‹²R:two›¹ three›²`.

use super::naming::id;
use standoff::annotation::{Annotation, Annotations, Position, Stance};
use standoff::article::{Article, Span};
use standoff::codebook::Codebook;

const NUMBERS: [char; 9] = ['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A text and what was marked in it.
pub struct Marked {
    /// The text without marks.
    pub text: String,
    /// The focus, if it was marked.
    pub focus: Option<Span>,
    /// The stances, in the order of their signs.
    pub stances: Vec<Annotation>,
}

struct Opened {
    number: Option<char>,
    stance: Stance,
    start: usize,
    /// How many were opened before it.
    before: usize,
}

/// Reads `marked`.
pub fn read(marked: &str, codebook: &Codebook) -> Marked {
    let mut text = String::new();
    let (mut focus, mut opened, mut closed) = (None, Vec::new(), Vec::new());
    let mut rest = marked.chars().peekable();
    while let Some(sign) = rest.next() {
        match sign {
            '⟦' => focus = Some(Span::new(text.len(), text.len())),
            '⟧' => focus = focus.map(|span: Span| Span::new(span.start, text.len())),
            '‹' => {
                let head: String = rest.by_ref().take_while(|sign| *sign != ':').collect();
                opened.push(open(
                    &head,
                    text.len(),
                    opened.len() + closed.len(),
                    codebook,
                ));
            }
            '›' => {
                let number = rest.next_if(|sign| NUMBERS.contains(sign));
                let last = opened
                    .iter()
                    .rposition(|one: &Opened| number.is_none() || one.number == number);
                let stance =
                    opened.remove(last.unwrap_or_else(|| panic!("a › without its ‹: {marked}")));
                closed.push((
                    stance.before,
                    Span::new(stance.start, text.len()),
                    stance.stance,
                ));
            }
            other => text.push(other),
        }
    }
    assert!(opened.is_empty(), "a ‹ without its ›: {marked}");
    closed.sort_by_key(|(before, _, _)| *before);
    let stances = closed
        .into_iter()
        .zip(1..)
        .map(|((_, span, stance), made)| annotation(made, span, stance));
    Marked {
        text,
        focus,
        stances: stances.collect(),
    }
}

/// A stance on `span`, made as number `made`.
pub fn annotation(made: usize, span: Span, stance: Stance) -> Annotation {
    Annotation {
        id: id(made),
        span,
        stance,
        note: None,
        by: None,
        at: None,
        doubt: None,
        conflicts: std::sync::Arc::default(),
    }
}

fn open(head: &str, start: usize, before: usize, codebook: &Codebook) -> Opened {
    let number = head.chars().next().filter(|sign| NUMBERS.contains(sign));
    let (signs, speaker) = match head.split_once(' ') {
        Some((signs, speaker)) => (signs, Some(speaker.into())),
        None => (head, None),
    };
    let letter = signs.chars().find(char::is_ascii_alphabetic);
    let side = codebook
        .sides()
        .iter()
        .find(|side| Some(side.letter) == letter);
    let side = side.unwrap_or_else(|| panic!("‹{head}: names no side"));
    let position = Position::ALL
        .into_iter()
        .find(|position| signs.ends_with(position.glyph()));
    Opened {
        number,
        stance: Stance {
            speaker,
            position,
            ..Stance::of(side.name.clone())
        },
        start,
        before,
    }
}

struct Mark {
    span: Span,
    open: String,
    close: String,
}

/// Writes `article` with its focus and stances.
pub fn write(
    article: &Article,
    focus: Span,
    annotations: &Annotations,
    codebook: &Codebook,
) -> String {
    let numbered = crosses(annotations);
    let found = annotations.iter().filter(|stance| !stance.is_lost());
    let mut stances: Vec<_> = found.collect();
    stances.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
    let stances = stances.into_iter().zip(NUMBERS.iter().cycle());
    let mut marks: Vec<_> = stances
        .map(|(found, number)| mark(found, codebook, numbered.then_some(*number)))
        .collect();
    marks.insert(
        0,
        Mark {
            span: focus,
            open: "⟦".into(),
            close: "⟧".into(),
        },
    );
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let mut cuts: Vec<_> = marks
        .iter()
        .flat_map(|mark| [mark.span.start, mark.span.end])
        .collect();
    cuts.extend([0, article.text().len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut text = String::new();
    for (at, next) in cuts
        .iter()
        .zip(cuts.iter().skip(1).chain([&article.text().len()]))
    {
        let ends = marks
            .iter()
            .rev()
            .filter(|mark| mark.span.end == *at && !mark.span.is_empty());
        text.extend(ends.map(|mark| &*mark.close));
        let starts = marks.iter().filter(|mark| mark.span.start == *at);
        text.extend(starts.map(|mark| {
            if mark.span.is_empty() {
                "⟦⟧"
            } else {
                &*mark.open
            }
        }));
        text.push_str(article.slice(Span::new(*at, *next)));
    }
    text
}

fn mark(annotation: &Annotation, codebook: &Codebook, number: Option<char>) -> Mark {
    let Stance {
        side,
        speaker,
        position,
        ..
    } = &annotation.stance;
    let number = number.map(String::from).unwrap_or_default();
    let speaker = speaker
        .as_ref()
        .map(|name| format!(" {name}"))
        .unwrap_or_default();
    let glyph = position.map_or("", Position::glyph);
    let open = format!("‹{number}{}{glyph}{speaker}:", codebook.letter(side));
    Mark {
        span: annotation.span,
        open,
        close: format!("›{number}"),
    }
}

fn crosses(annotations: &Annotations) -> bool {
    let cross = |a: Span, b: Span| a.start < b.start && b.start < a.end && a.end < b.end;
    annotations
        .iter()
        .any(|a| annotations.iter().any(|b| cross(a.span, b.span)))
}
