//! What is wrong with a sidecar, where, and what to do about it.

use crate::article::visible;
use std::fmt;

/// A sidecar that can't be used. Says the file, the line, the column, what was expected and the
/// remedy, in one to three lines that are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SidecarError {
    kind: SidecarFault,
    /// The line of the first fault, from 1; 0 where it is about the file as a whole.
    line: usize,
    report: String,
}

/// What kind of thing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SidecarFault {
    /// It is over 64 MiB.
    TooLong,
    /// It isn't UTF-8.
    Encoding,
    /// It has no last line: it may be cut off.
    CutOff,
    /// A newer standoff made it.
    Newer,
    /// It is another article's.
    OtherArticle,
    /// It isn't TOML, or something in it isn't as the format says.
    Content,
}

impl SidecarError {
    /// What kind of thing is wrong.
    #[must_use]
    pub const fn kind(&self) -> SidecarFault {
        self.kind
    }

    /// The line of what is wrong first, 0 where it is the file as a whole, and what that is, without the remedy.
    pub(in crate::store) fn told(&self) -> (usize, String) {
        let first = self.report.lines().next().unwrap_or_default();
        let what = first.split_once(": ").map_or(first, |(_, what)| what);
        (self.line, what.to_owned())
    }

    /// About `file` as a whole.
    pub(super) fn whole(kind: SidecarFault, file: &str, what: &str, remedy: &str) -> Self {
        let file = visible::line(file);
        Self {
            kind,
            line: 0,
            report: format!("{file}: {what}\n{remedy}"),
        }
    }

    /// About places of `source`, the text of `file`; the first two of `faults`, which has one.
    pub(super) fn places(kind: SidecarFault, file: &str, source: &str, faults: &[Fault]) -> Self {
        let file = visible::line(file);
        let more = faults.len().saturating_sub(2);
        let mut report = String::new();
        for (index, fault) in faults.iter().take(2).enumerate() {
            let (line, column) = place(source, fault.at);
            let what = visible::line(&fault.what);
            let more = if index == 1 && more > 0 {
                format!(" (and {more} more)")
            } else {
                String::new()
            };
            report.extend([format!("{file}:{line}:{column}: {what}{more}\n")]);
        }
        report += faults.first().map_or("", |fault| fault.remedy);
        let line = faults.first().map_or(0, |fault| place(source, fault.at).0);
        Self { kind, line, report }
    }
}

impl fmt::Display for SidecarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report)
    }
}

impl std::error::Error for SidecarError {}

/// The remedy where a key isn't as it should be.
pub(super) const MEND: &str =
    "Mend it, or take an older version of the file; until then the article opens for reading only.";

/// One thing that is wrong, at a byte of the file.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
    remedy: &'static str,
}

impl Fault {
    /// At byte `at`. What comes from the file is in `what` alone, and only its beginning is kept.
    pub(super) fn new(at: usize, what: &str, remedy: &'static str) -> Self {
        const LONGEST: usize = 200;
        let shown = what
            .get(..what.floor_char_boundary(LONGEST))
            .unwrap_or(what);
        let rest = if shown.len() < what.len() { "…" } else { "" };
        Self {
            at,
            what: format!("{shown}{rest}"),
            remedy,
        }
    }

    /// The same, `bytes` further on.
    pub(super) fn further(self, bytes: usize) -> Self {
        Self {
            at: self.at + bytes,
            ..self
        }
    }
}

/// Line and column of byte `at`, in code points, both from 1.
pub(super) fn place(source: &str, at: usize) -> (usize, usize) {
    let before = source
        .get(..source.floor_char_boundary(at))
        .unwrap_or_default();
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = before.get(start..).map_or(0, |text| text.chars().count()) + 1;
    (line, column)
}
