//! What is to be seen to in a file, for tools: a JSON object a line.

use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Finding<'a> {
    path: &'a str,
    line: Option<usize>,
    what: &'a str,
    mended: Option<&'a str>,
}

/// Writes `what` was found in the file at `path`, on `line`, or about it as a whole where that is 0; and what was done
/// about it.
///
/// # Errors
///
/// Those of `out`, as they are.
pub fn finding(
    path: &str,
    line: usize,
    what: &str,
    mended: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let finding = Finding {
        path,
        line: Some(line).filter(|line| *line > 0),
        what,
        mended,
    };
    serde_json::to_writer(&mut *out, &finding)?;
    writeln!(out)
}
