//! Markdown that a colleague reads: who stands where, side by side, each with its words.
//!
//! `CommonMark` with the tables of GFM. Nothing of the article, the stances or the names can take
//! effect as markup, and no line begins with a word of theirs.

use super::{Document, Receipt, doubt, saying};
use crate::annotation::{Annotation, Position, Standing, Tally};
use crate::article::visible;
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(super) fn write(document: &Document<'_>, out: &mut dyn Write) -> io::Result<Receipt> {
    article(document, out)?;
    Ok(Receipt::default())
}

fn article(document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    heading(document, out)?;
    if document.annotations.is_empty() {
        return writeln!(out, "\nNo stances.");
    }
    let sides = by_side(document);
    counts(document, &sides, out)?;
    for (name, stances) in &sides {
        writeln!(out, "\n## {}", literal(name))?;
        for stance in stances {
            let paragraph = document.article.paragraph_at(stance.span.start);
            let place = format!("¶ {paragraph}");
            stated(
                document,
                document.article.slice(stance.span),
                place,
                stance,
                out,
            )?;
        }
    }
    lost(document, Standing::Ambiguous, out)?;
    lost(document, Standing::Lost, out)
}

fn heading(document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    let name = document.name;
    let facts = document.facts;
    writeln!(out, "# {}", literal(document.title().unwrap_or(name)))?;
    let known = [
        facts.author.as_deref(),
        facts.outlet.as_deref(),
        facts.date.as_deref(),
        facts.url.as_deref(),
        Some(name),
    ];
    let known: Vec<String> = known.into_iter().flatten().map(literal).collect();
    writeln!(out, "\nSource: {}", known.join(" · "))
}

type Sides<'a> = Vec<(&'a str, Vec<&'a Annotation>)>;

/// The stances that are in the text: the codebook's sides in its order, then the others by name.
fn by_side<'a>(document: &Document<'a>) -> Sides<'a> {
    let mut others: BTreeMap<&str, Vec<&Annotation>> = BTreeMap::new();
    for found in document.found() {
        others.entry(&found.stance.side).or_default().push(found);
    }
    let known = document.codebook.sides().iter();
    let mut sides: Sides<'_> = known
        .filter_map(|side| others.remove_entry(&*side.name))
        .collect();
    sides.extend(others);
    sides
}

fn counts(document: &Document<'_>, sides: &Sides<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "\n| side | stances | for ▲ | against ▼ | neutral ● | not judged |"
    )?;
    writeln!(out, "|:--|--:|--:|--:|--:|--:|")?;
    let mut total = Tally::default();
    for (name, stances) in sides {
        let mut tally = Tally::default();
        for stance in stances {
            tally.add(stance);
            total.add(stance);
        }
        count(&literal(name), tally, out)?;
    }
    if sides.len() != 1 {
        count("**all**", total, out)?;
    }
    let open = doubt::open(document);
    if !open.is_empty() {
        writeln!(out, "\nCounted, but not sure: {open}.")?;
    }
    let placeless = doubt::placeless(document);
    if !placeless.is_empty() {
        writeln!(out, "\nNot counted: {placeless}.")?;
    }
    Ok(())
}

fn count(name: &str, tally: Tally, out: &mut dyn Write) -> io::Result<()> {
    let [support, oppose, neutral] = Position::ALL.map(|position| tally.of(position));
    let all = tally.all;
    let open = all - support - oppose - neutral;
    writeln!(
        out,
        "| {name} | {all} | {support} | {oppose} | {neutral} | {open} |"
    )
}

/// Those without a place that stand so.
fn lost(document: &Document<'_>, standing: Standing, out: &mut dyn Write) -> io::Result<()> {
    let lost = document.lost();
    let mut lost = lost
        .filter(|(one, _)| one.standing() == Some(standing))
        .peekable();
    if lost.peek().is_none() {
        return Ok(());
    }
    let heading = match standing {
        Standing::Ambiguous => {
            "Ambiguous\n\nTheir words may be in several places, and nothing tells which is theirs."
        }
        _ => "Lost\n\nTheir words no longer stand where they stood.",
    };
    writeln!(out, "\n## {heading}")?;
    for (stance, words) in lost {
        let side = format!("Side: {}", literal(&stance.stance.side));
        stated(document, words, side, stance, out)?;
    }
    Ok(())
}

/// The words, then `first` and who says what, then the note.
fn stated(
    document: &Document<'_>,
    words: &str,
    first: String,
    stance: &Annotation,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut parts = vec![first];
    parts.extend(saying(stance).map(literal));
    if let Some(by) = &stance.by {
        parts.push(format!("tagged by {}", literal(by)));
    }
    writeln!(out, "\n> {}\n\n{}", quoted(words), parts.join(" · "))?;
    unsure(document, stance, out)?;
    match &stance.note {
        Some(note) => writeln!(out, "\nNote: {}", literal(note)),
        None => Ok(()),
    }
}

/// What isn't sure about `stance`.
fn unsure(document: &Document<'_>, stance: &Annotation, out: &mut dyn Write) -> io::Result<()> {
    if let (Some(standing), Some(words)) = (stance.standing(), stance.old_words())
        && standing.has_place()
    {
        writeln!(out, "\n**{}**, before: {}", standing.word(), quoted(words))?;
    }
    for answer in doubt::answers(document.article, stance) {
        writeln!(out, "\n**conflict**, {}", literal(&answer))?;
    }
    Ok(())
}

/// `words` in quotation marks, their own if they have them at both ends.
fn quoted(words: &str) -> String {
    let words = literal(words);
    let own = words.starts_with(['“', '"', '«']) && words.ends_with(['”', '"', '»']);
    if own { words } else { format!("“{words}”") }
}

/// `text` as one line that reads as it stands.
fn literal(text: &str) -> String {
    let line: Vec<&str> = text
        .split([' ', '\t', '\n', '\r'])
        .filter(|word| !word.is_empty())
        .collect();
    let seen = visible::line(&line.join(" ")).into_owned();
    let mut literal = String::with_capacity(seen.len());
    for (at, c) in seen.char_indices() {
        match c {
            // References: old readers of Markdown don't know these three behind a backslash.
            '<' => literal.push_str("&lt;"),
            '>' => literal.push_str("&gt;"),
            '&' => literal.push_str("&amp;"),
            _ if takes_effect(c) || links(&seen, at) => literal.extend(['\\', c]),
            _ => literal.push(c),
        }
    }
    literal
}

/// Markup of `CommonMark`, GFM or pandoc wherever it stands in a line.
const fn takes_effect(c: char) -> bool {
    matches!(
        c,
        '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '^' | '$' | '@'
    )
}

/// Whether the character at byte `at` makes a bare address a link by the rules of GFM: `https://`,
/// `www.`. GitHub links a bare e-mail address to itself however it is escaped; that hides nothing.
fn links(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let www = || before.get(before.len().saturating_sub(3)..);
    after.starts_with("://")
        || after.starts_with('.') && www().is_some_and(|www| www.eq_ignore_ascii_case("www"))
}
