//! The line at the top: what is read, where it comes from, how far, how many stances, whether all is saved.

use super::pen::{Pen, fitted, width};
use super::theme::Role;
use super::{Theme, others};
use crate::app::App;
use crate::article::{Known, Mark, OnDisk};
use ratatui::buffer::Buffer;

/// From this many columns on there is room for all that is said of annotators beside the program's name.
const ROOMY: u16 = 110;
/// From this many columns on a mark is said in a phrase.
const PHRASED: u16 = 90;
/// So many cells of the headline come before the program's name.
const TITLED: usize = 24;
/// The program's name.
const NAME: &str = "standoff";

pub(super) fn render(app: &App, theme: Theme, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, app.layout().header, 0);
    pen.skip(1);
    pen.keep_free(1);
    let narrow = app.layout().screen.width < 60;
    let (state, role) = state(app);
    pen.write_right(state, theme.role(role));
    for sign in mistakes(app) {
        pen.keep_free(if narrow { 0 } else { 2 });
        pen.write_right(sign, theme.role(Role::Warning));
    }
    if app.to_review() > 0 {
        let waiting = app.to_review();
        let told = if narrow {
            format!("?{waiting}")
        } else {
            format!("{waiting} to review")
        };
        pen.keep_free(if narrow { 0 } else { 2 });
        pen.write_right(&told, theme.role(Role::Warning));
    }
    if let Some((coding, role)) = coding(app, narrow) {
        pen.keep_free(if narrow { 0 } else { 2 });
        pen.write_right(&coding, theme.role(role));
    }
    let who = who(app);
    let named = !narrow && (who.is_empty() || app.layout().screen.width >= ROOMY);
    for part in who.into_iter().chain(parts(app, narrow)) {
        pen.keep_free(if narrow { 0 } else { 2 });
        pen.write_right(&part, theme.role(Role::Plain));
    }
    if let Some(mark) = mark(app, app.layout().screen.width < PHRASED) {
        pen.keep_free(if narrow { 0 } else { 2 });
        pen.write_right(mark, theme.role(Role::Strong));
    }
    pen.keep_free(2);
    let proposed = app.suggesting().shown().count();
    if proposed > 0 && named && app.layout().screen.width >= ROOMY {
        let far = if app.suggests_nearby_alone() {
            " nearby"
        } else {
            ""
        };
        let told = format!("{proposed} proposed{far}");
        pen.write_right(&told, theme.role(Role::Quiet));
        pen.keep_free(2);
    }
    // The headline is what tells one article from another.
    let needed = width(app.headline()).min(TITLED) + width(NAME) + 3;
    if named && usize::from(pen.room()) >= needed {
        pen.write(NAME, theme.role(Role::Quiet));
        pen.skip(3);
    }
    pen.write_fitted(app.headline(), theme.role(Role::Strong));
    write_source(&mut pen, app, theme);
}

/// Where the article comes from and when it appeared, behind the headline as far as there is room.
fn write_source(pen: &mut Pen<'_>, app: &App, theme: Theme) {
    const GAP: u16 = 3;
    let facts = app.facts();
    let (outlet, date) = (facts.outlet.as_deref(), facts.date.as_deref());
    let both = outlet
        .zip(date)
        .map(|(outlet, date)| format!("{outlet} · {date}"));
    let either = date.or(outlet).map(str::to_owned);
    let room = usize::from(pen.room().saturating_sub(GAP));
    let fits = |told: &String| fitted(told, room) == told.as_str();
    if let Some(told) = both.into_iter().chain(either).find(fits) {
        pen.skip(GAP);
        pen.write(&told, theme.role(Role::Quiet));
    }
}

/// Who tags, and whose stances are shown besides, as far as there is room.
fn who(app: &App) -> Vec<String> {
    let width = app.layout().screen.width;
    let annotator = app.who().annotator.as_ref().filter(|_| width >= 70);
    let annotator = annotator.map(|name| format!("as {name}"));
    let others = others::sign(app, if width < ROOMY { 10 } else { 30 });
    annotator.into_iter().chain(others).collect()
}

/// What the person says of the whole article; far from what says that all is saved, and in words where there
/// is no room for that.
fn mark(app: &App, narrow: bool) -> Option<&'static str> {
    let [word, phrase] = match app.mark()? {
        Mark::Done => ["done", "✓ done"],
        Mark::Nothing => ["nothing", "nothing to code"],
    };
    Some(if narrow { word } else { phrase })
}

/// The encoding that the text came in, where it isn't UTF-8; whether it was guessed, and how much of it didn't fit. A
/// narrow screen has signs for that: `?` guessed, `�` with a number.
fn coding(app: &App, narrow: bool) -> Option<(String, Role)> {
    let coding = app.article().coding();
    if coding.is_plain() {
        return None;
    }
    let is_guess = coding.known == Known::Guessed;
    let name = match (is_guess, narrow) {
        (true, true) => format!("{}?", coding.name),
        (true, false) => format!("{}, guessed", coding.name),
        (false, _) => coding.name.to_owned(),
    };
    Some(match (coding.replaced, narrow) {
        (0, _) if is_guess => (name, Role::Warning),
        (0, _) => (name, Role::Plain),
        (count, true) => (format!("{name} \u{FFFD}{count}"), Role::Warning),
        (count, false) => (format!("{name}, \u{FFFD} {count}×"), Role::Warning),
    })
}

/// Whether all is on disk.
fn state(app: &App) -> (&'static str, Role) {
    if app.refusal().is_some() {
        ("✗ read only", Role::Error)
    } else if app.saving().failure().is_some() {
        ("✗ NOT SAVED", Role::Error)
    } else if !app.saving().is_done() {
        ("… saving", Role::Warning)
    } else if app.who().only_reads {
        ("read only", Role::Quiet)
    } else {
        ("✓ saved", Role::Done)
    }
}

/// What has mistakes or isn't as it was, as long as that is so.
fn mistakes(app: &App) -> impl Iterator<Item = &'static str> {
    let faulty = app.faulty();
    let signs = [
        (faulty.codebook, "✗ codebook"),
        (faulty.settings, "✗ settings"),
    ];
    let signs = signs.into_iter();
    let signs = signs.filter_map(|(is_faulty, sign)| is_faulty.then_some(sign));
    signs.chain(match app.on_disk() {
        OnDisk::AsOpened => None,
        OnDisk::Changed => Some("✗ changed on disk"),
        OnDisk::Gone { .. } => Some("✗ gone from disk"),
        OnDisk::Unreadable { .. } => Some("✗ unreadable on disk"),
    })
}

/// The figures from right to left; the more telling ones on a narrow screen.
fn parts(app: &App, narrow: bool) -> Vec<String> {
    let article = app.article();
    let at = app.focus().span;
    let number = article.paragraph_at(at.start);
    let paragraph = match article.known_paragraph_count() {
        Some(count) => format!("¶ {number}/{count}"),
        None => format!("¶ {number}"),
    };
    if narrow {
        return vec![paragraph];
    }
    let count = app.annotations().len();
    let noun = if count == 1 { "stance" } else { "stances" };
    let stances = match app.filter() {
        Some(_) => format!("{} of {count} {noun}", app.pane().listing().len()),
        None => format!("{count} {noun}"),
    };
    vec![stances, format!("{} %", article.percent(at.end)), paragraph]
}
