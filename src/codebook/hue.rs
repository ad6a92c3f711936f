//! The colours that sides may have.

use std::fmt;

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

impl Hue {
    /// All of them, in the order in which new sides get them.
    pub const ALL: [Self; 6] = [
        Self::Blue,
        Self::Red,
        Self::Magenta,
        Self::Green,
        Self::Yellow,
        Self::Cyan,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Red => "red",
            Self::Magenta => "magenta",
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Cyan => "cyan",
        }
    }

    /// The hue that a file's `name` means.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hue| hue.name() == name)
    }
}

impl Color {
    /// The colour that a file's `word` means: a hue's name or `#rrggbb`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let Some(digits) = word.strip_prefix('#') else {
            return Hue::from_name(word).map(Self::Hue);
        };
        let is_hex = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        is_hex.then_some(Self::Rgb(red, green, blue))
    }
}

impl fmt::Display for Color {
    /// As files have it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hue(hue) => f.write_str(hue.name()),
            Self::Rgb(red, green, blue) => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}
