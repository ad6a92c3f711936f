//! The list in which a speaker or a topic is chosen: a line to type in, the names that match, and what
//! the codebook says of the one highlighted.

use super::pen::{Pen, width};
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::app::App;
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::app::picker::{Kind, Likely, Meant, Offer, Picker};
use crate::article::visible;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// From this many cells on, a row says why it stands where it stands.
const ROOMY: u16 = 44;
/// A list of fewer rows shows fewer names to say more of one.
const SMALL: u16 = 8;

/// Draws it and says where the cursor stands.
pub(super) fn render(app: &App, picker: &Picker, theme: Theme, buffer: &mut Buffer) -> (u16, u16) {
    let inside = frame::overlay(app, &title(app, picker), app.picker_area(), theme, buffer);
    let inside = Area {
        width: inside.width.saturating_sub(1),
        ..inside
    };
    let cursor = write_line(picker, theme, inside, buffer);
    let (list, below) = divide(app, picker, inside);
    let chosen_at = write_offers(app, picker, theme, list, buffer);
    for (row, line) in (0..below.height).zip(told(app, picker, below)) {
        let mut pen = Pen::new(buffer, below, row);
        pen.skip(1);
        pen.write_fitted(&line, theme.role(Role::Guide));
    }
    plain::list_cursor(app, cursor, picker.chosen, chosen_at)
}

/// `Speaker ─ Russia`
fn title(app: &App, picker: &Picker) -> String {
    let word = match picker.kind {
        Kind::Speaker => "Speaker",
        Kind::Topic => "Topic",
    };
    match app.refined_side() {
        Some(side) => format!("{word} ─ {}", visible::line(&side)),
        None => word.to_owned(),
    }
}

fn write_line(picker: &Picker, theme: Theme, inside: Area, buffer: &mut Buffer) -> (u16, u16) {
    let mut pen = Pen::new(buffer, inside, 0);
    pen.write(" › ", theme.role(Role::Key));
    let (before, after) = picker.input.text().split_at(picker.input.cursor());
    pen.write_fitted(before, theme.role(Role::Strong));
    let cursor = pen.x();
    pen.write_fitted(after, theme.role(Role::Strong));
    if picker.input.text().is_empty() {
        pen.skip(1);
        pen.write_fitted("a digit, or type a name", theme.role(Role::Quiet));
    }
    (cursor, inside.y)
}

/// Draws the names and says where the chosen one stands.
fn write_offers(
    app: &App,
    picker: &Picker,
    theme: Theme,
    list: Area,
    buffer: &mut Buffer,
) -> (u16, u16) {
    let height = usize::from(list.height);
    let top = (picker.chosen + 1).saturating_sub(height);
    let offers = picker.offers.iter().enumerate().skip(top);
    for (row, (index, offer)) in (0..list.height).zip(offers) {
        let mut pen = Pen::new(buffer, list, row);
        let chosen = index == picker.chosen;
        pen.write(plain::pointer(app, chosen), theme.role(Role::Key));
        let digit = picker.digit(index).unwrap_or(' ');
        pen.write(digit.encode_utf8(&mut [0; 4]), theme.role(Role::Key));
        pen.skip(1);
        write_offer(&mut pen, app, picker.kind, theme, offer, chosen);
    }
    let row = u16::try_from(picker.chosen - top.min(picker.chosen)).unwrap_or(0);
    (list.x, list.y + row)
}

fn write_offer(
    pen: &mut Pen<'_>,
    app: &App,
    kind: Kind,
    theme: Theme,
    offer: &Offer,
    chosen: bool,
) {
    let strong = theme.role(if chosen { Role::Strong } else { Role::Plain });
    match offer {
        Offer::Known(name, likely) => {
            if pen.room() >= ROOMY {
                pen.write_right(why(*likely), theme.role(Role::Quiet));
                pen.keep_free(1);
            }
            write_side(pen, app, kind, theme, name);
            pen.write_fitted(name, strong);
        }
        Offer::New(name) => {
            pen.write(&format!("new {}: ", kind.word()), theme.role(Role::Quiet));
            pen.write_fitted(name, strong);
        }
        Offer::Nothing => pen.write(&format!("no {}", kind.word()), theme.role(Role::Quiet)),
    }
}

/// The side that the speaker `name` speaks for, at the right.
fn write_side(pen: &mut Pen<'_>, app: &App, kind: Kind, theme: Theme, name: &str) {
    let speaker = app
        .codebook()
        .speaker(name)
        .filter(|_| kind == Kind::Speaker);
    let Some(side) = speaker.and_then(|speaker| speaker.side.as_deref()) else {
        return;
    };
    let color = app.codebook().side(side).map(|side| side.color);
    let style = theme.side(color).remove_modifier(Modifier::UNDERLINED);
    if width(side) + 8 < usize::from(pen.room()) {
        pen.write_right(side, style);
    } else {
        let letter = app.codebook().letter(side);
        pen.write_right(letter.encode_utf8(&mut [0; 4]), style);
    }
}

const fn why(likely: Likely) -> &'static str {
    match likely {
        Likely::Last => "the last one",
        Likely::Focus => "named here",
        Likely::Paragraph => "in the paragraph",
        Likely::Recent => "used before",
        Likely::Listed => "",
    }
}

/// The place of the names, and under it that of what the codebook says of the one highlighted. The names
/// keep theirs while something is typed.
fn divide(app: &App, picker: &Picker, inside: Area) -> (Area, Area) {
    let room = inside.height.saturating_sub(1);
    let names = u16::try_from(picker.most_offers()).unwrap_or(u16::MAX);
    let told = u16::try_from(told(app, picker, inside).len()).unwrap_or(u16::MAX);
    let least = names.min(if room < SMALL { 3 } else { 4 });
    let told = told.min(room.saturating_sub(least));
    let list = Area {
        y: inside.y + 1,
        height: names.min(room - told),
        ..inside
    };
    // A blank line between, where it costs nothing.
    let top = list.y + list.height + u16::from(list.height + told < room);
    let below = Area {
        y: top,
        height: told,
        ..inside
    };
    (list, below)
}

/// What the codebook says of the name that is highlighted, in lines; cut to the place's height.
fn told(app: &App, picker: &Picker, place: Area) -> Vec<String> {
    let text = match picker.meant(app.codebook()) {
        Some(Meant::Speaker(speaker)) => speaker_told(speaker),
        Some(Meant::Topic(topic)) => topic_told(topic),
        None => Vec::new(),
    };
    let mut lines: Vec<String> = Vec::new();
    for paragraph in &text {
        let shown = visible::line(paragraph);
        let flow = Flow::lay(&shown, place.width.saturating_sub(2), true);
        let rows = flow.rows().iter().map(|row| flow.text_of(row).trim_end());
        lines.extend(rows.map(str::to_owned));
    }
    let most = usize::from(place.height);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

fn speaker_told(speaker: &crate::codebook::Speaker) -> Vec<String> {
    let mut text: Vec<String> = Vec::new();
    text.extend(speaker.role.iter().map(ToString::to_string));
    if !speaker.also.is_empty() {
        text.push(format!("also: {}", speaker.also.join(", ")));
    }
    match (speaker.from, speaker.until) {
        (Some(from), Some(until)) => text.push(format!("from {from} until {until}")),
        (Some(from), None) => text.push(format!("from {from}")),
        (None, Some(until)) => text.push(format!("until {until}")),
        (None, None) => {}
    }
    text
}

fn topic_told(topic: &crate::codebook::Topic) -> Vec<String> {
    let mut text: Vec<String> = Vec::new();
    text.extend(topic.definition.iter().map(ToString::to_string));
    text.extend(topic.rule.iter().map(|rule| format!("Rule: {rule}")));
    let examples = topic.examples.iter();
    text.extend(examples.map(|example| format!("“{example}”")));
    text
}
