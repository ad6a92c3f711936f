//! Opening a sidecar's bytes: what must be refused is refused here.

use super::fault::{Fault, MEND, SidecarError, SidecarFault};
use super::reading::{Gathered, Head};
use super::{BYTE_ORDER_MARK, END, SIDECAR_LIMIT, full, lines, pieces};

/// The longest that is read at once where a line isn't as standoff writes it: a TOML tree takes twenty times
/// the memory of its file.
pub(super) const FULL_LIMIT: usize = 16 << 20;

/// What is said of more, and the remedy.
pub(super) const NOT_PLAIN: (&str, &str) = (
    "in a piece of over 16 MiB, each line must be as standoff writes it",
    "Write this line as `key = value` with a string in quotation marks, a number or a date.",
);

/// The text of `bytes`, and whether a byte order mark stood before it.
pub(super) fn decode(file: &str, bytes: Vec<u8>) -> Result<(String, bool), SidecarError> {
    if bytes.len() > SIDECAR_LIMIT {
        let what = format!(
            "is {} MiB long; a sidecar has at most 64",
            bytes.len() >> 20
        );
        return Err(SidecarError::whole(
            SidecarFault::TooLong,
            file,
            &what,
            "Split the article, or take an older version of the file.",
        ));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let what = format!("byte {} isn't UTF-8", error.utf8_error().valid_up_to());
        SidecarError::whole(
            SidecarFault::Encoding,
            file,
            &what,
            "Save it as UTF-8, or take an older version of the file.",
        )
    })?;
    let marked = text.starts_with(BYTE_ORDER_MARK);
    if marked {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    Ok((text, marked))
}

/// What `source`, the text of `file`, holds. Annotations that can't be read are set aside in it.
pub(super) fn gather<'a>(file: &str, source: &'a str) -> Result<Gathered<'a>, SidecarError> {
    let mut gathered = Gathered::new(source);
    if lines::read(source, &mut gathered).is_err() {
        unmarked(file, source)?;
        gathered = Gathered::new(source);
        if let Err((kind, fault)) = in_full(source, &mut gathered) {
            whole(file, source)?;
            return Err(SidecarError::places(kind, file, source, &[fault]));
        }
    }
    gathered.finish();
    Ok(gathered)
}

/// Refuses a file in which git has left what two branches have, line by line: no piece of it is anybody's.
fn unmarked(file: &str, source: &str) -> Result<(), SidecarError> {
    const MARKS: [&str; 2] = ["<<<<<<< ", ">>>>>>> "];
    let is_mark = |line: &&str| MARKS.iter().any(|mark| line.starts_with(mark));
    let Some(first) = source.lines().find(is_mark) else {
        return Ok(());
    };
    let at = first.as_ptr() as usize - source.as_ptr() as usize;
    let what = "git has left both sides of a conflict here";
    let remedy = "Run `standoff git-setup`, then `git checkout --merge` on this file: git merges it by stance.";
    let fault = Fault::new(at, what, remedy);
    Err(SidecarError::places(
        SidecarFault::Content,
        file,
        source,
        &[fault],
    ))
}

/// Reads what isn't plain: at once, or piece by piece where that is too much or something in it is broken.
fn in_full<'a>(source: &'a str, gathered: &mut Gathered<'a>) -> Result<(), (SidecarFault, Fault)> {
    if source.len() > FULL_LIMIT {
        return pieces::read(source, gathered);
    }
    let Err(fault) = full::read(source, gathered) else {
        return Ok(());
    };
    *gathered = Gathered::new(source);
    pieces::read(source, gathered)?;
    if gathered.aside.is_empty() {
        // No annotation is to blame: the pieces don't go together.
        return Err((SidecarFault::Content, fault));
    }
    Ok(())
}

/// Refuses what isn't this article's whole sidecar in this version of the format.
pub(super) fn check(
    file: &str,
    source: &str,
    name: &str,
    gathered: &mut Gathered<'_>,
) -> Result<(), SidecarError> {
    known(file, source, &gathered.head)?;
    whole(file, source)?;
    fits(file, source, name, gathered)
}

/// Refuses a newer format.
pub(super) fn known(file: &str, source: &str, head: &Head) -> Result<(), SidecarError> {
    let places = |kind, fault| Err(SidecarError::places(kind, file, source, &[fault]));
    if let Some((version @ 2.., at)) = head.standoff {
        let what =
            format!("made by a newer standoff, in format {version}; this one knows format 1");
        let remedy = "Use the newer standoff; until then the article opens for reading only.";
        return places(SidecarFault::Newer, Fault::new(at, &what, remedy));
    }
    Ok(())
}

/// Refuses what doesn't say that it is the sidecar of the article called `name`.
pub(super) fn fits(
    file: &str,
    source: &str,
    name: &str,
    gathered: &mut Gathered<'_>,
) -> Result<(), SidecarError> {
    content(file, source, gathered)?;
    if let Some((said, at)) = gathered.head.name.as_ref().filter(|(said, _)| said != name) {
        let what = format!("this is the sidecar of \"{said}\"; expected \"{name}\"");
        let remedy = "If the article was renamed, write its new name there.";
        let fault = Fault::new(*at, &what, remedy);
        let kind = SidecarFault::OtherArticle;
        return Err(SidecarError::places(kind, file, source, &[fault]));
    }
    Ok(())
}

/// Refuses what isn't as the format says, in a file that may lack its last lines.
pub(super) fn check_cut(
    file: &str,
    source: &str,
    _: &str,
    gathered: &mut Gathered<'_>,
) -> Result<(), SidecarError> {
    content(file, source, gathered)
}

/// Refuses a file in which something isn't as the format says.
fn content(file: &str, source: &str, gathered: &mut Gathered<'_>) -> Result<(), SidecarError> {
    missing(&gathered.head, &mut gathered.faults);
    if gathered.faults.is_empty() {
        return Ok(());
    }
    let kind = SidecarFault::Content;
    Err(SidecarError::places(kind, file, source, &gathered.faults))
}

/// Refuses a file without its last line. Comes before what else is wrong: where a file is cut off,
/// that is why.
fn whole(file: &str, source: &str) -> Result<(), SidecarError> {
    let text = source.trim_end();
    // Remarks and blank lines may follow: what was cut off lacks the line.
    let mut lines = text.rsplit('\n').map(str::trim_end);
    let last = lines.find(|line| *line == END || !(line.is_empty() || line.starts_with('#')));
    if last == Some(END) {
        return Ok(());
    }
    let what = format!("may be cut off: the last line isn't `{END}`");
    let remedy = "Restore the file from a copy; if it is whole, add that line at its end.";
    Err(SidecarError::places(
        SidecarFault::CutOff,
        file,
        source,
        &[Fault::new(text.len(), &what, remedy)],
    ))
}

fn missing(head: &Head, faults: &mut Vec<Fault>) {
    let at = head.article.unwrap_or_default();
    match head.standoff {
        Some((1, _)) => {}
        Some((_, at)) => faults.insert(0, Fault::new(at, "expected `standoff = 1`", MEND)),
        None if faults.is_empty() => {
            faults.push(Fault::new(0, "expected `standoff = 1` at the top", MEND));
        }
        None => {}
    }
    if head.name.is_none() && faults.is_empty() {
        faults.push(Fault::new(
            at,
            "expected [article] with the `name` of the article",
            MEND,
        ));
    }
}
