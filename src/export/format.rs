//! The formats by name. Knows the files that write them, and nothing of what they write.

use super::{Document, Receipt, csv, json_lines, markdown};
use crate::article::visible;
use crate::near::nearest;
use std::io::{self, Write};
use std::str::FromStr;

/// A format that stances are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for spreadsheets.
    Csv,
    /// A JSON object per stance, for programs.
    JsonLines,
    /// A text for readers.
    Markdown,
}

/// All that a format is: a new one is a variant, a row and a file.
pub(super) struct Row {
    name: &'static str,
    full_name: &'static str,
    /// What stands before the first article.
    pub(super) head: fn(&mut dyn Write) -> io::Result<()>,
    /// What stands between two.
    pub(super) between: &'static str,
    pub(super) write: fn(&Document<'_>, &mut dyn Write) -> io::Result<Receipt>,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 3] = [Self::Csv, Self::JsonLines, Self::Markdown];

    pub(super) const fn row(self) -> Row {
        match self {
            Self::Csv => Row {
                name: "csv",
                full_name: "CSV",
                head: csv::head,
                between: "",
                write: csv::write,
            },
            Self::JsonLines => Row {
                name: "jsonl",
                full_name: "JSON Lines",
                head: |_| Ok(()),
                between: "",
                write: json_lines::write,
            },
            Self::Markdown => Row {
                name: "md",
                full_name: "Markdown",
                head: |_| Ok(()),
                between: "\n",
                write: markdown::write,
            },
        }
    }

    /// What it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// What it is called in a sentence.
    #[must_use]
    pub const fn full_name(self) -> &'static str {
        self.row().full_name
    }
}

/// A name that no format has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no format is called \"{}\"{}\nformats: {}", visible::line(.0), hint(.0), list())]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let called = |format: &Self| format.name() == name;
        let found = Self::ALL.into_iter().find(called);
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

fn list() -> String {
    let entry = |format: Format| format!("{} ({})", format.name(), format.full_name());
    Format::ALL.map(entry).join(", ")
}

fn hint(name: &str) -> String {
    let names = |format: Format| [format.name(), format.full_name()];
    let near = nearest(name, Format::ALL.into_iter().flat_map(names));
    let format = near.and_then(|near| {
        let mut all = Format::ALL.into_iter();
        all.find(|format| names(*format).contains(&near))
    });
    format.map_or_else(String::new, |format| {
        format!("; did you mean {}?", format.name())
    })
}
