//! The kinds of tables that a codebook has, and the keys of each.

/// What a table of a codebook is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Side,
    Speaker,
    Topic,
    Position,
    Source,
}

impl Kind {
    pub(super) const ALL: [Self; 5] = [
        Self::Side,
        Self::Speaker,
        Self::Topic,
        Self::Position,
        Self::Source,
    ];

    /// Its name in files and in words.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Speaker => "speaker",
            Self::Topic => "topic",
            Self::Position => "position",
            Self::Source => "source",
        }
    }

    /// The line that begins one.
    pub(super) const fn header(self) -> &'static str {
        match self {
            Self::Side => "[[side]]",
            Self::Speaker => "[[speaker]]",
            Self::Topic => "[[topic]]",
            Self::Position => "[[position]]",
            Self::Source => "[[source]]",
        }
    }

    /// The keys that one may have.
    pub(super) const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Side => &["name", "key", "letter", "color", "also", "definition"],
            Self::Speaker => &["name", "side", "role", "also", "from", "until"],
            Self::Topic => &["name", "key", "definition", "examples", "rule"],
            Self::Position => &["name", "definition"],
            Self::Source => &[
                "files", "encoding", "begins", "ends", "body", "until", "title", "author", "date",
                "outlet", "url",
            ],
        }
    }
}
