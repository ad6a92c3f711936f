//! The list in which a speaker or a topic is chosen: a line to type in, the names that match, and what
//! the codebook says of the one highlighted.

use super::pen::Pen;
use super::theme::Role;
use super::{Theme, frame, plain};
use crate::annotation::Stance;
use crate::app::App;
use crate::app::input::Input;
use crate::app::layout::Area;
use crate::app::picker::{Kind, Likely, Offer, Picker};
use crate::article::visible;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

/// From this many cells on, a row names the side; else its letter stands for it.
const NAMED: u16 = 26;
/// From this many cells on, a row says why it stands where it stands.
const ROOMY: u16 = 44;

/// Draws it and says where the cursor stands.
pub(super) fn render(app: &App, picker: &Picker, theme: Theme, buffer: &mut Buffer) -> (u16, u16) {
    let list = app.picker_parts(picker).0;
    let all = picker.offers.len();
    let beyond = plain::beyond(app, picker.top(list.height), list.height, all);
    let title = format!("{}{beyond}", title(app, picker));
    frame::overlay(app, &title, app.picker_area(), theme, buffer);
    let inside = app.picker_inside();
    let prompt = "a digit, or type a name";
    let cursor = write_input(&picker.input, prompt, theme, inside, buffer);
    let (list, below) = app.picker_parts(picker);
    let chosen_at = write_offers(app, picker, theme, list, buffer);
    write_more(app, picker, theme, list, buffer);
    for (row, line) in (0..below.height).zip(app.picker_told(picker, below)) {
        let mut pen = Pen::new(buffer, below, row);
        pen.skip(1);
        pen.write_fitted(&line, theme.role(Role::Guide));
    }
    plain::list_cursor(app, cursor, picker.chosen, chosen_at)
}

/// Says in the lower border that there are more names below.
fn write_more(app: &App, picker: &Picker, theme: Theme, list: Area, buffer: &mut Buffer) {
    let shown = picker.top(list.height) + usize::from(list.height);
    let left = picker.offers.len().saturating_sub(shown);
    if left > 0 && !app.plain() {
        let style = theme.role(Role::Active);
        frame::more_below(app.picker_area(), left, "", style, buffer);
    }
}

/// `Speaker ─ Russia`
fn title(app: &App, picker: &Picker) -> String {
    let word = match picker.kind {
        Kind::Side => "Side",
        Kind::Speaker => "Speaker",
        Kind::Topic => "Topic",
    };
    match app.refined_side() {
        Some(side) => format!("{word} ─ {}", visible::line(&side)),
        None => word.to_owned(),
    }
}

/// The line that is typed in, with `prompt` while it is empty, and where the cursor stands.
pub(super) fn write_input(
    input: &Input,
    prompt: &str,
    theme: Theme,
    inside: Area,
    buffer: &mut Buffer,
) -> (u16, u16) {
    let mut pen = Pen::new(buffer, inside, 0);
    pen.write(" › ", theme.role(Role::Key));
    let style = theme.role(Role::Strong);
    let style = if input.is_offered() {
        style.add_modifier(Modifier::REVERSED)
    } else {
        style
    };
    let cursor = super::typed::write(&mut pen, input, style);
    if input.text().is_empty() {
        pen.skip(1);
        pen.write_fitted(prompt, theme.role(Role::Quiet));
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
    let top = picker.top(list.height);
    let present = app.refined().map(|here| here.stance.clone());
    let offers = picker.offers.iter().enumerate().skip(top);
    for (row, (index, offer)) in (0..list.height).zip(offers) {
        let mut pen = Pen::new(buffer, list, row);
        let chosen = index == picker.chosen;
        pen.write(plain::pointer(app, chosen), theme.role(Role::Key));
        let digit = picker.digit(index).unwrap_or(' ');
        pen.write(digit.encode_utf8(&mut [0; 4]), theme.role(Role::Key));
        let present = plain::present(app, is_present(picker, offer, present.as_ref()));
        pen.write(present, theme.role(Role::Key));
        write_offer(&mut pen, app, picker.kind, theme, offer, chosen);
    }
    let row = u16::try_from(picker.chosen - top.min(picker.chosen)).unwrap_or(0);
    (list.x, list.y + row)
}

/// Whether `offer` is what the stance has.
fn is_present(picker: &Picker, offer: &Offer, stance: Option<&Stance>) -> bool {
    let present = stance.and_then(|stance| stance.code(picker.kind));
    matches!((offer, present), (Offer::Known(name, _), Some(present)) if name == present)
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
    if pen.room() >= NAMED {
        pen.write_right(side, style);
    } else {
        let letter = app.codebook().letter(side);
        pen.write_right(letter.encode_utf8(&mut [0; 4]), style);
    }
}

/// Why it stands where it stands, each word as wide as the others.
const fn why(likely: Likely) -> &'static str {
    match likely {
        Likely::Last => "last  ",
        Likely::Focus => "here  ",
        Likely::Paragraph => "nearby",
        Likely::Recent => "used  ",
        Likely::Listed => "      ",
    }
}
