//! The annotated article as plain text: for a pipe, a printer, a screen reader.
//!
//! A line per paragraph, with its number, and an empty one between two. `⟦3 R▼ words 3⟧` are the words of stance 3, one of
//! Russia's and against; the marks may lie in each other and cross. The stances follow in a list. A
//! bracket of the article's own is written `‹⟦›`, so that no text can pass for a mark.

use super::{Document, doubt, saying};
use crate::annotation::{Annotation, Position, Standing};
use crate::article::{Span, visible};
use std::cmp::Reverse;
use std::io::{self, BufWriter, Write};

/// Writes `document` as text, the stances marked and listed; every character of it can be seen.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn annotated(document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    let stances: Vec<Numbered<'_>> = (1..).zip(document.found().map(AsRef::as_ref)).collect();
    paragraphs(document, &stances, &mut out)?;
    list(document, &stances, &mut out)?;
    out.flush()
}

/// A stance with the number that its marks bear.
type Numbered<'a> = (usize, &'a Annotation);

fn paragraphs(
    document: &Document<'_>,
    stances: &[Numbered<'_>],
    out: &mut dyn Write,
) -> io::Result<()> {
    let article = document.article;
    let width = article.paragraph_count().to_string().len();
    let marks = marks(document, stances);
    let mut marks = marks.as_slice();
    let count = article.stretch_count();
    for index in 0..count {
        let stretch = article.stretch(index);
        if stretch.opens_paragraph() {
            write!(out, "{:>width$}  ", stretch.paragraph())?;
        }
        marks = words(document, stretch.span(), marks, out)?;
        let last = index + 1 == count;
        if last || article.stretch(index + 1).opens_paragraph() {
            marks = due(marks, |mark| mark.at <= stretch.end(), out)?;
            writeln!(out, "{}", if last { "" } else { "\n" })?;
        }
    }
    Ok(())
}

/// Writes the words of `span` with the marks that stand in it, and gives back those that are left.
fn words<'a>(
    document: &Document<'_>,
    span: Span,
    mut marks: &'a [Mark],
    out: &mut dyn Write,
) -> io::Result<&'a [Mark]> {
    let mut from = span.start;
    while let Some(mark) = marks.first().filter(|mark| mark.at < span.end) {
        let at = mark.at.max(from);
        piece(document.article.slice(Span::new(from, at)), out)?;
        marks = due(marks, |mark| mark.at <= at, out)?;
        from = at;
    }
    piece(document.article.slice(Span::new(from, span.end)), out)?;
    Ok(marks)
}

/// Writes the first marks that are `due`, and gives back the others.
fn due<'a>(
    marks: &'a [Mark],
    due: impl Fn(&Mark) -> bool,
    out: &mut dyn Write,
) -> io::Result<&'a [Mark]> {
    let count = marks.iter().take_while(|mark| due(mark)).count();
    let (now, later) = marks.split_at(count);
    for mark in now {
        out.write_all(mark.text.as_bytes())?;
    }
    Ok(later)
}

fn piece(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '⟦', '⟧']) {
        let (plain, special) = rest.split_at(at);
        write!(out, "{}", visible::line(plain))?;
        let mut chars = special.chars();
        match chars.next() {
            Some('\n') | None => write!(out, " ")?,
            Some(bracket) => write!(out, "‹{bracket}›")?,
        }
        rest = chars.as_str();
    }
    write!(out, "{}", visible::line(rest))
}

/// Where a stance's words begin or end.
struct Mark {
    at: usize,
    text: String,
}

/// All marks by place. At one place those that end come first, then the longest that begins, so that
/// marks lie in each other where their words do.
fn marks(document: &Document<'_>, stances: &[Numbered<'_>]) -> Vec<Mark> {
    let mut keyed = Vec::with_capacity(stances.len() * 2);
    for &(number, stance) in stances {
        let Span { start, end } = words_only(document, stance.span);
        if start == end {
            continue;
        }
        let opening = format!("⟦{number} {} ", sign(document, stance));
        let closing = format!(" {number}⟧");
        keyed.push(((start, 1, Reverse(end), number), opening));
        keyed.push(((end, 0, Reverse(start), usize::MAX - number), closing));
    }
    keyed.sort_unstable_by_key(|&(key, _)| key);
    let marks = keyed.into_iter().map(|((at, ..), text)| Mark { at, text });
    marks.collect()
}

/// `span` without the blanks at its ends, so that no mark stands between two paragraphs.
fn words_only(document: &Document<'_>, span: Span) -> Span {
    let blank = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
    let words = document.article.slice(span);
    let end = span.start + words.trim_end_matches(blank).len();
    let start = end - words.trim_matches(blank).len();
    Span::new(start, end)
}

/// The letter of the side and the glyph of the position.
fn sign(document: &Document<'_>, stance: &Annotation) -> String {
    let letter = document.codebook.letter(&stance.stance.side);
    let glyph = stance.stance.position.map_or("", Position::glyph);
    let doubt = doubt::sign(stance);
    format!(
        "{}{glyph}{doubt}",
        visible::line(letter.encode_utf8(&mut [0; 4]))
    )
}

fn list(document: &Document<'_>, stances: &[Numbered<'_>], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\nStances: {}", stances.len())?;
    let open = doubt::open(document);
    if !open.is_empty() {
        writeln!(out, "Not sure: {open}")?;
    }
    for (number, stance) in stances {
        let paragraph = document.article.paragraph_at(stance.span.start);
        entry(document, &format!("⟦{number}⟧ ¶{paragraph}"), stance, out)?;
    }
    lost(document, Standing::Ambiguous, out)?;
    lost(document, Standing::Lost, out)
}

/// Those without a place that stand so.
fn lost(document: &Document<'_>, standing: Standing, out: &mut dyn Write) -> io::Result<()> {
    let lost = document.lost();
    let mut lost = lost
        .filter(|(one, _)| one.standing() == Some(standing))
        .peekable();
    if lost.peek().is_some() {
        let heading = match standing {
            Standing::Ambiguous => "Ambiguous, their words may be in several places:",
            _ => "Lost, their words are no longer in the text:",
        };
        writeln!(out, "\n{heading}")?;
    }
    for (stance, words) in lost {
        entry(document, "-", stance, out)?;
        field("words", words, out)?;
    }
    Ok(())
}

fn entry(
    document: &Document<'_>,
    first: &str,
    stance: &Annotation,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "{first} ")?;
    piece(&stance.stance.side, out)?;
    for part in saying(stance) {
        write!(out, " · ")?;
        piece(part, out)?;
    }
    writeln!(out)?;
    if let (Some(standing), Some(words)) = (stance.standing(), stance.old_words())
        && standing.has_place()
    {
        field(&format!("{}, before", standing.word()), words, out)?;
    }
    for answer in doubt::answers(document.article, stance) {
        field("conflict", &answer, out)?;
    }
    match &stance.note {
        Some(note) => field("note", note, out),
        None => Ok(()),
    }
}

/// A line below a stance.
fn field(name: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "    {name}: ")?;
    piece(text, out)?;
    writeln!(out)
}
