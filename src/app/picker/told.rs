//! What the codebook says of the name that is highlighted, in lines below the list, and what room that leaves the list.

use super::{Meant, Picker};
use crate::app::App;
use crate::app::flow::Flow;
use crate::app::layout::Area;
use crate::article::visible;
use crate::codebook::{Codebook, Speaker, Topic};

impl App {
    /// The picker's box without its border, with a blank between letters and border.
    #[must_use]
    pub fn picker_inside(&self) -> Area {
        let inside = self.picker_area().inside();
        Area {
            width: inside.width.saturating_sub(1),
            ..inside
        }
    }

    /// The rows of names: below the line to type in, above what is told.
    #[must_use]
    pub fn picker_list(&self, picker: &Picker) -> Area {
        let inside = self.picker_inside();
        let below = u16::try_from(self.picker_told(picker).len()).unwrap_or(0);
        Area {
            y: inside.y + 1,
            height: inside.height.saturating_sub(1 + below),
            ..inside
        }
    }

    /// What the codebook says of the name that is highlighted, in lines; a blank one first.
    #[must_use]
    pub fn picker_told(&self, picker: &Picker) -> Vec<String> {
        told(picker, &self.codebook, self.picker_inside())
    }
}

fn told(picker: &Picker, codebook: &Codebook, inside: Area) -> Vec<String> {
    let text = match picker.meant(codebook) {
        Some(Meant::Speaker(speaker)) => speaker_told(speaker),
        Some(Meant::Topic(topic)) => topic_told(topic),
        None => Vec::new(),
    };
    let most = usize::from(inside.height).saturating_sub(5).min(8);
    if text.is_empty() || most < 2 {
        return Vec::new();
    }
    let mut lines = vec![String::new()];
    for paragraph in &text {
        let shown = visible::line(paragraph);
        let flow = Flow::lay(&shown, inside.width.saturating_sub(2), true);
        lines.extend(
            flow.rows()
                .iter()
                .map(|row| flow.text_of(row).trim_end().to_owned()),
        );
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
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
