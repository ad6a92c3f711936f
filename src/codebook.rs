//! The sides in use, with their keys, letters and colours. Knows nobody.

use std::sync::Arc;

/// The sides, speakers and topics in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codebook {
    sides: Vec<Side>,
}

/// A camp that speakers speak for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its name in stances.
    pub name: Arc<str>,
    /// The digit or letter that tags with it.
    pub key: char,
    /// What stands for it in the gutter.
    pub letter: char,
    /// Its colour.
    pub color: Color,
}

/// The colour of a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// A hue that every theme has a fitting shade of.
    Hue(Hue),
    /// The very colour, in red, green and blue.
    Rgb(u8, u8, u8),
}

/// The hues that a theme has shades of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Hue {
    Blue,
    Red,
    Magenta,
    Green,
    Yellow,
    Cyan,
}

impl Default for Codebook {
    fn default() -> Self {
        let side = |name: &str, key, letter, hue| Side {
            name: name.into(),
            key,
            letter,
            color: Color::Hue(hue),
        };
        Self {
            sides: vec![
                side("US", '1', 'U', Hue::Blue),
                side("Russia", '2', 'R', Hue::Red),
                side("UK", '3', 'K', Hue::Magenta),
                side("Syria", '4', 'S', Hue::Green),
            ],
        }
    }
}

impl Codebook {
    /// The sides in their order.
    #[must_use]
    pub fn sides(&self) -> &[Side] {
        &self.sides
    }

    /// The side called `name`.
    #[must_use]
    pub fn side(&self, name: &str) -> Option<&Side> {
        self.sides.iter().find(|side| &*side.name == name)
    }

    /// The side that `key` tags with.
    #[must_use]
    pub fn side_by_key(&self, key: char) -> Option<&Side> {
        self.sides.iter().find(|side| side.key == key)
    }

    /// What stands for the side called `name` in the gutter; of one that isn't in the codebook, its initial.
    #[must_use]
    pub fn letter(&self, name: &str) -> char {
        let initial = || name.chars().find(|letter| letter.is_alphanumeric());
        self.side(name)
            .map(|side| side.letter)
            .or_else(initial)
            .unwrap_or('?')
    }
}
