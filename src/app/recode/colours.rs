//! Another colour for a side: seen on the whole screen while it is chosen.

use crate::app::App;
use crate::app::input::Input;
use crate::app::overlay::Overlay;
use crate::app::picker::tidy;
use crate::codebook::{Code, CodeChange, Color, Hue, Side, fold};
use std::sync::Arc;

/// The colours to choose from, and a line that narrows them or has a colour in numbers.
#[derive(Debug, Clone)]
pub struct Colours {
    /// The side as it was.
    pub side: Arc<Side>,
    /// What is typed.
    pub input: Input,
    /// What can be taken.
    pub rows: Vec<Color>,
    /// Which of them is highlighted.
    pub chosen: usize,
}

impl Colours {
    /// All hues, and the colour that `side` has.
    pub(super) fn of(side: Arc<Side>) -> Self {
        let mut colours = Self {
            side,
            input: Input::default(),
            rows: Vec::new(),
            chosen: 0,
        };
        colours.narrow();
        colours
    }

    /// How many there are in all.
    pub(super) fn count(&self) -> usize {
        self.all().len()
    }

    /// The colour that is highlighted.
    #[must_use]
    pub fn highlighted(&self) -> Option<Color> {
        self.rows.get(self.chosen).copied()
    }

    pub(super) fn narrow(&mut self) {
        let typed = fold(&tidy(self.input.text())).into_owned();
        self.rows = match Color::from_word(&typed) {
            Some(color) => vec![color],
            None => self.all(),
        };
        self.rows
            .retain(|color| typed.is_empty() || color.to_string().starts_with(&typed));
        let own = self.rows.iter().position(|color| *color == self.side.color);
        self.chosen = own.unwrap_or(0);
    }

    fn all(&self) -> Vec<Color> {
        let own = Some(self.side.color).filter(|color| matches!(color, Color::Rgb(..)));
        own.into_iter().chain(Hue::ALL.map(Color::Hue)).collect()
    }
}

impl App {
    /// Shows the side in the colour that is highlighted.
    pub(in crate::app) fn show_colour(&mut self) {
        let Some(Overlay::Codes(revising)) = &self.overlay else {
            return;
        };
        if let super::Step::Colour(colours) = &revising.step {
            let color = colours.highlighted().unwrap_or(colours.side.color);
            let name = colours.side.name.clone();
            self.set_colour(&name, color);
        }
    }

    /// Shows the side in the colour that it had.
    pub(in crate::app) fn forget_colour(&mut self) {
        let Some(Overlay::Codes(revising)) = &self.overlay else {
            return;
        };
        if let super::Step::Colour(colours) = &revising.step {
            let side = colours.side.clone();
            self.set_colour(&side.name, side.color);
        }
    }

    /// Gives the side called `name` a colour, in memory alone.
    pub(super) fn set_colour(&mut self, name: &str, color: Color) {
        if let Some(side) = self.codebook.side(name).cloned() {
            self.codebook.apply(&recoloured(side, color));
        }
    }

    /// Gives the side the colour that is highlighted, for good.
    pub(super) fn recolour(&mut self, colours: &Colours) {
        let Some(color) = colours.highlighted() else {
            return self.warn("No such colour: take one of the names, or type #rrggbb");
        };
        let side = colours.side.clone();
        self.set_colour(&side.name, side.color);
        self.overlay = None;
        if color == side.color {
            return self.say(
                crate::app::Kind::Info,
                format!("{} is {color} already", side.name),
            );
        }
        let label = format!("{} {color}", side.name);
        self.perform_codes(label, vec![recoloured(side, color)]);
    }
}

fn recoloured(side: Arc<Side>, color: Color) -> CodeChange {
    let after = Side {
        color,
        ..Side::clone(&side)
    };
    CodeChange::edited(Code::Side(side), Code::Side(Arc::new(after)))
}
