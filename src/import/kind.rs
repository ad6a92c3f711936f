//! What a file is, by its first bytes and then by its name.

use std::path::Path;

/// What is recognised before anything is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It may be a text.
    Text,
    Gzip,
    Zip,
    Pdf,
    /// Something that no text can be had of here; what it is, and the remedy.
    Other(&'static str, &'static str),
}

/// Names of pages end so.
const PAGES: &[&str] = &["html", "htm", "xhtml", "xht"];

const AS_TEXT: &str = "Save it as plain text or HTML from the program that made it.";
const OFFICE: &str =
    "Save it as plain text or HTML, for example `soffice --headless --convert-to txt FILE`.";
const UNPACK: &str = "Unpack it first.";
const PICTURE: &str =
    "Only text can be read: take it through a program for text recognition first.";

/// The first bytes of what is no text.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"%PDF-", Kind::Pdf),
    (b"\x1F\x8B", Kind::Gzip),
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"PK\x07\x08", Kind::Zip),
    (
        b"{\\rtf",
        Kind::Other("a document in Rich Text Format", OFFICE),
    ),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        Kind::Other("an old office document", OFFICE),
    ),
    (b"\x89PNG\r\n", Kind::Other("a PNG picture", PICTURE)),
    (b"\xFF\xD8\xFF", Kind::Other("a JPEG picture", PICTURE)),
    (b"GIF8", Kind::Other("a GIF picture", PICTURE)),
    (b"II*\0", Kind::Other("a TIFF picture", PICTURE)),
    (b"MM\0*", Kind::Other("a TIFF picture", PICTURE)),
    (
        b"AT&TFORM",
        Kind::Other(
            "a DjVu document",
            "Make a text of it, for example by `djvutxt FILE`.",
        ),
    ),
    (
        b"%!PS",
        Kind::Other(
            "a PostScript document",
            "Make a text of it, for example by `ps2ascii FILE`.",
        ),
    ),
    (
        b"bplist00",
        Kind::Other("a web archive", "Save the page as HTML from the browser."),
    ),
    (
        b"BZh91AY&SY",
        Kind::Other("packed with bzip2", "Unpack it first, by `bunzip2 FILE`."),
    ),
    (
        b"\xFD7zXZ\0",
        Kind::Other("packed with xz", "Unpack it first, by `unxz FILE`."),
    ),
    (
        b"\x28\xB5\x2F\xFD",
        Kind::Other("packed with zstd", "Unpack it first, by `unzstd FILE`."),
    ),
    (b"7z\xBC\xAF\x27\x1C", Kind::Other("a 7z archive", UNPACK)),
    (b"Rar!\x1A\x07", Kind::Other("a RAR archive", UNPACK)),
    (b"SQLite format 3\0", Kind::Other("a database", AS_TEXT)),
    (b"\x7FELF", Kind::Other("a program", "Name a text.")),
    (b"OggS\0", Kind::Other("sound", "Only text can be read.")),
    (b"ID3", Kind::Other("sound", "Only text can be read.")),
];

/// What `bytes` are, as far as their beginning says.
pub(super) fn of(bytes: &[u8]) -> Kind {
    let mut magic = MAGIC.iter();
    if let Some((_, kind)) = magic.find(|(beginning, _)| bytes.starts_with(beginning)) {
        return *kind;
    }
    match bytes {
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Kind::Other("a WebP picture", PICTURE),
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => {
            Kind::Other("a film or sound", "Only text can be read.")
        }
        _ if bytes.get(60..68) == Some(b"BOOKMOBI") => Kind::Other(
            "a Kindle book",
            "Turn it into EPUB, for example with Calibre.",
        ),
        _ => Kind::Text,
    }
}

/// `name` without the `.gz` of a packed file.
pub(super) fn unpacked_name(name: &str) -> &str {
    let at = name.len().saturating_sub(3);
    match name.split_at_checked(at) {
        Some((stem, end)) if end.eq_ignore_ascii_case(".gz") => stem,
        _ => name,
    }
}

/// Whether `name` ends in one of `endings`, letter case aside.
pub(super) fn ends_in(name: &str, endings: &[&str]) -> bool {
    let ending = Path::new(name).extension().and_then(|end| end.to_str());
    ending.is_some_and(|ending| {
        endings
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

/// Whether `text`, the file called `name`, is a page: by its beginning, or, where the name says so, by any tag in it.
pub(super) fn is_html(text: &str, name: &str) -> bool {
    begins_a_page(text) || ends_in(name, PAGES) && has_tags(text)
}

/// Whether the file called `name` is Markdown.
pub(super) fn is_markdown(name: &str) -> bool {
    ends_in(name, &["md", "markdown", "mdown", "mkd"])
}

/// Whether the file called `name` is a mail.
pub(super) fn is_mail(name: &str) -> bool {
    ends_in(name, &["eml"])
}

/// Whether the file called `name` is one of many mails.
pub(super) fn is_mailbox(name: &str) -> bool {
    ends_in(name, &["mbox", "mbx"]) || name == "mbox"
}

/// Whether the name alone says that the file may be more than its characters.
pub(super) fn is_markup(name: &str) -> bool {
    is_markdown(name) || ends_in(name, PAGES)
}

/// Whether `text`, the file called `name`, is a page that a browser packed together with its pictures.
pub(super) fn is_web_archive(text: &str, name: &str) -> bool {
    let is_named = ends_in(name, &["mht", "mhtml"]);
    let head = text
        .get(..text.floor_char_boundary(2048))
        .unwrap_or_default();
    head.starts_with("From: <Saved by ") || is_named && head.contains("MIME-Version:")
}

/// Whether `text` begins as pages do, after blanks, comments and what XML puts before it.
fn begins_a_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let after = match rest.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => rest.split_once("-->"),
            [b'<', b'?', b'x', b'm', b'l', ..] => rest.split_once("?>"),
            _ => break,
        };
        let Some((_, after)) = after else {
            return false;
        };
        rest = after.trim_start();
    }
    if begins(rest, "<!doctype") {
        let kind = rest.get("<!doctype".len()..).unwrap_or_default();
        return begins(kind.trim_start(), "html");
    }
    ["<html", "<head", "<body"].iter().any(|tag| {
        let after = rest.get(tag.len()..).and_then(|rest| rest.chars().next());
        begins(rest, tag) && after.is_some_and(|sign| sign == '>' || sign.is_whitespace())
    })
}

fn begins(text: &str, beginning: &str) -> bool {
    let head = text.get(..beginning.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(beginning))
}

/// Whether there is a tag of HTML somewhere in `text`.
fn has_tags(text: &str) -> bool {
    const TAGS: &[&str] = &[
        "a",
        "article",
        "b",
        "blockquote",
        "body",
        "br",
        "center",
        "div",
        "em",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "head",
        "hr",
        "html",
        "i",
        "img",
        "li",
        "link",
        "main",
        "meta",
        "ol",
        "p",
        "script",
        "section",
        "span",
        "strong",
        "style",
        "table",
        "td",
        "title",
        "tr",
        "ul",
    ];
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric());
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        let is_tag = after.starts_with(['>', '/']) || after.starts_with(char::is_whitespace);
        is_tag && TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag))
    })
}

#[cfg(test)]
mod tests;
