//! What the codebook says of the name that is highlighted, in lines below the list, and what room that leaves the list.

use super::{Meant, Picker};
use crate::app::App;
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::article::visible;
use crate::codebook::{Side, Speaker, Topic};

/// A list of fewer rows shows fewer names to say more of one.
const SMALL: u16 = 8;

impl App {
    /// The picker's box without its border, with a blank between letters and border.
    #[must_use]
    pub fn picker_inside(&self) -> Area {
        let inside = self.layout.overlay(self.picker_area());
        let inside = self.layout.inside(inside);
        Area {
            width: inside.width.saturating_sub(1),
            ..inside
        }
    }

    /// The place of the names, below the line to type in, and under it that of what the codebook says of the one
    /// highlighted. The names keep theirs while something is typed.
    #[must_use]
    pub fn picker_parts(&self, picker: &Picker) -> (Area, Area) {
        let told = self.picker_told(picker, self.picker_inside());
        self.parts_of_box(picker.most_offers(), told.len())
    }

    /// The place of at most `rows` rows, below the line to type in, and under it that of `told` lines.
    pub(in crate::app) fn parts_of_box(&self, rows: usize, told: usize) -> (Area, Area) {
        let inside = self.picker_inside();
        let room = inside.height.saturating_sub(1);
        let names = u16::try_from(rows).unwrap_or(u16::MAX);
        let told = u16::try_from(told).unwrap_or(u16::MAX);
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
    #[must_use]
    pub fn picker_told(&self, picker: &Picker, place: Area) -> Vec<String> {
        wrapped(&told_of(picker.meant(&self.codebook).as_ref()), place)
    }
}

/// What the codebook says of the code that is `meant`.
pub(in crate::app) fn told_of(meant: Option<&Meant<'_>>) -> Vec<String> {
    match meant {
        Some(Meant::Side(side)) => side_told(side),
        Some(Meant::Speaker(speaker)) => speaker_told(speaker),
        Some(Meant::Topic(topic)) => topic_told(topic),
        None => Vec::new(),
    }
}

/// `text` in lines that fit `place`, cut to its height.
pub(in crate::app) fn wrapped(text: &[String], place: Area) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text {
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

fn side_told(side: &Side) -> Vec<String> {
    let mut text: Vec<String> = Vec::new();
    text.extend(side.definition.iter().map(ToString::to_string));
    if !side.also.is_empty() {
        text.push(format!("also: {}", side.also.join(", ")));
    }
    text
}

fn speaker_told(speaker: &Speaker) -> Vec<String> {
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

fn topic_told(topic: &Topic) -> Vec<String> {
    let mut text: Vec<String> = Vec::new();
    text.extend(topic.definition.iter().map(ToString::to_string));
    text.extend(topic.rule.iter().map(|rule| format!("Rule: {rule}")));
    let examples = topic.examples.iter();
    text.extend(examples.map(|example| format!("“{example}”")));
    text
}
