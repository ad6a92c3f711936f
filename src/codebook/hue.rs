//! The colours that sides may have.

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
