//! One article of the shelf in its row; without boxes, in words.

use super::columns::Columns;
use super::head::figure;
use crate::app::App;
use crate::app::shelf::Shelf;
use crate::article::visible;
use crate::shelf::{Entry, Progress, Work};
use crate::ui::Theme;
use crate::ui::pen::{Pen, width};
use crate::ui::plain;
use crate::ui::theme::Role;
use ratatui::style::{Modifier, Style};
use std::sync::Arc;

/// The sign of how far the work has come.
pub(super) const fn sign(progress: Progress) -> &'static str {
    match progress {
        Progress::Untouched => "○",
        Progress::InProgress => "◐",
        Progress::Done => "✓",
        Progress::Nothing => "–",
    }
}

const fn role(progress: Progress) -> Role {
    match progress {
        Progress::Untouched | Progress::InProgress => Role::Plain,
        Progress::Done => Role::Done,
        Progress::Nothing => Role::Quiet,
    }
}

/// How far the work on `entry` has come, or what is wrong with it: a sign, a word and how they look.
pub(super) fn state(shelf: &Shelf, entry: &Entry) -> (&'static str, &'static str, Role) {
    if entry
        .face
        .as_ref()
        .is_some_and(|face| face.trouble.is_some())
    {
        return ("✗", "unreadable", Role::Error);
    }
    if entry
        .work
        .as_ref()
        .is_some_and(|work| work.trouble.is_some())
    {
        return ("!", "sidecar", Role::Warning);
    }
    match shelf.progress(entry) {
        Some(progress) => (sign(progress), progress.word(), role(progress)),
        None => ("…", "", Role::Quiet),
    }
}

/// How many stances each side has, in the order of the codebook.
pub(super) fn sides(app: &App, work: &Work) -> Vec<(Arc<str>, usize)> {
    let known = app.codebook().sides().iter();
    let mut counts: Vec<(Arc<str>, usize)> = known.map(|side| (side.name.clone(), 0)).collect();
    for annotation in &work.annotations {
        let side = &annotation.stance.side;
        match counts.iter_mut().find(|(name, _)| name == side) {
            Some((_, count)) => *count += 1,
            None => counts.push((side.clone(), 1)),
        }
    }
    counts.retain(|(_, count)| *count > 0);
    counts
}

/// ` ▸ Talks end at a low point   2017-04-13  The Post   810   40 %  U5 R4 K1  ◐ started`
pub(super) fn write(
    pen: &mut Pen<'_>,
    app: &App,
    shelf: &Shelf,
    entry: &Entry,
    is_at_hand: bool,
    columns: &Columns,
    theme: Theme,
) {
    let start = pen.x();
    let (plain, quiet) = (theme.role(Role::Plain), theme.role(Role::Quiet));
    let bold = theme.role(Role::Active).add_modifier(Modifier::BOLD);
    pen.write(plain::pointer(app, is_at_hand), bold);
    let progress = shelf.progress(entry);
    let title = if progress.is_some_and(Progress::is_finished) {
        quiet
    } else if shelf.is_open(entry) || is_at_hand {
        theme.role(Role::Strong)
    } else {
        plain
    };
    Columns::cell(pen, columns.title, |pen| {
        pen.write_fitted(entry.title(), title);
    });
    let face = entry.face.as_deref();
    let facts = face.map(|face| &face.facts);
    let told = |fact: Option<&Arc<str>>| fact.map(ToString::to_string).unwrap_or_default();
    let date = told(facts.and_then(|facts| facts.date.as_ref()));
    let outlet = told(facts.and_then(|facts| facts.outlet.as_ref()));
    Columns::cell(pen, columns.date, |pen| pen.write_fitted(&date, quiet));
    Columns::cell(pen, columns.outlet, |pen| pen.write_fitted(&outlet, quiet));
    let words = face.filter(|face| face.trouble.is_none());
    let words = words.map(|face| figure(face.words)).unwrap_or_default();
    Columns::cell(pen, columns.length, |pen| pen.write_right(&words, quiet));
    let work = entry.work.as_deref();
    let read = work.and_then(|work| work.read);
    let read = read.map(|read| format!("{read} %")).unwrap_or_default();
    Columns::cell(pen, columns.read, |pen| pen.write_right(&read, plain));
    Columns::cell(pen, columns.stances, |pen| {
        if let Some(work) = work {
            write_sides(pen, app, work, theme);
        }
    });
    let (sign, said, role) = state(shelf, entry);
    let said = if columns.has_words() { said } else { "" };
    Columns::cell(pen, columns.progress, |pen| {
        pen.write(sign, theme.role(role));
        pen.skip(1);
        pen.write_fitted(said, theme.role(role));
    });
    if is_at_hand {
        pen.go_to(start);
        pen.fill(theme.role(Role::Chosen));
    }
}

/// `U5 R4 K1`, and `+2` for those of sides for which there is no room.
fn write_sides(pen: &mut Pen<'_>, app: &App, work: &Work, theme: Theme) {
    let sides = sides(app, work);
    let told: Vec<_> = sides
        .iter()
        .map(|(name, count)| {
            (
                name,
                format!("{}{count}", app.codebook().letter(name)),
                *count,
            )
        })
        .collect();
    let mut left: usize = sides.iter().map(|(_, count)| count).sum();
    let mut is_first = true;
    for (index, (name, text, count)) in told.iter().enumerate() {
        let blank = usize::from(!is_first);
        let is_last = index + 1 == told.len();
        let rest = format!(" +{}", left - count);
        let needed = blank + width(text) + if is_last { 0 } else { rest.len() };
        let rest_fits = told[index..]
            .iter()
            .map(|(_, text, _)| width(text) + 1)
            .sum::<usize>()
            <= usize::from(pen.room()) + 1 - blank;
        if !rest_fits && needed > usize::from(pen.room()) {
            let sign = if is_first { "" } else { " +" };
            return pen.write_fitted(&format!("{sign}{left}"), theme.role(Role::Plain));
        }
        pen.skip(u16::from(!is_first));
        pen.write(text, side_style(app, name, theme));
        left -= count;
        is_first = false;
    }
}

/// How the name of a side looks.
pub(super) fn side_style(app: &App, name: &str, theme: Theme) -> Style {
    let color = app.codebook().side(name).map(|side| side.color);
    let style = theme.side(color).remove_modifier(Modifier::UNDERLINED);
    style.add_modifier(Modifier::BOLD)
}

/// ` > Talks end at a low point: started, US 5, Russia 4; 2017-04-13, The Post, 810 words, 40 % read`
pub(super) fn say(
    pen: &mut Pen<'_>,
    app: &App,
    shelf: &Shelf,
    entry: &Entry,
    is_at_hand: bool,
    theme: Theme,
) {
    pen.write(plain::pointer(app, is_at_hand), theme.role(Role::Plain));
    let (_, word, _) = state(shelf, entry);
    // There is no other place to say what is wrong.
    let word = match entry.trouble() {
        Some(trouble) => format!("{word}: {}", visible::line(trouble)),
        None if word.is_empty() => String::from("not looked into yet"),
        None => word.to_owned(),
    };
    let stances = entry.work.as_deref().map(|work| sides(app, work));
    let stances = stances.into_iter().flatten();
    let stances = stances.map(|(name, count)| format!("{name} {count}"));
    let doubts = entry.work.iter().flat_map(|work| work.doubts());
    let parts: Vec<_> = [word].into_iter().chain(stances).chain(doubts).collect();
    let facts: Vec<_> = facts(entry).collect();
    let facts = if facts.is_empty() {
        String::new()
    } else {
        format!("; {}", facts.join(", "))
    };
    let text = format!(": {}{facts}", parts.join(", "));
    // How far the work has come must be heard, however long the title is.
    let least = usize::from(pen.room()) / 2;
    let room = usize::from(pen.room())
        .saturating_sub(width(&text))
        .max(least);
    let title = crate::ui::pen::fitted(entry.title(), room);
    let style = theme.role(if is_at_hand {
        Role::Strong
    } else {
        Role::Plain
    });
    pen.write(&title, style);
    pen.write_fitted(&text, theme.role(Role::Plain));
}

/// When, where, how long, how much of it is read.
pub(super) fn facts(entry: &Entry) -> impl Iterator<Item = String> {
    let face = entry.face.as_deref();
    let facts = face.map(|face| &face.facts);
    let told = |fact: Option<&Arc<str>>| fact.map(ToString::to_string);
    let words = face.filter(|face| face.trouble.is_none());
    let words = words.map(|face| match face.words {
        1 => String::from("1 word"),
        words => format!("{} words", figure(words)),
    });
    let read = entry.work.as_deref().and_then(|work| work.read);
    let told = [
        told(facts.and_then(|facts| facts.date.as_ref())),
        told(facts.and_then(|facts| facts.outlet.as_ref())),
        words,
        read.map(|read| format!("{read} % read")),
    ];
    told.into_iter().flatten()
}
