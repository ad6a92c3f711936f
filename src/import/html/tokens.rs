//! The tags and texts of a page, one after the other, as browsers cut them. Goes through a page once.

use htmlize::{unescape, unescape_attribute};
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// Who takes the tags and texts.
pub(super) trait Taker {
    /// An attribute, of the tag that comes next.
    fn attribute(&mut self, name: &str, value: &str);
    /// The beginning of an element.
    fn start(&mut self, tag: &str);
    /// The end of an element.
    fn end(&mut self, tag: &str);
    /// Text between tags.
    fn text(&mut self, text: &str);
    /// What stands in an element that holds no tags, such as a script.
    fn raw(&mut self, tag: &str, text: &str);
    /// Whether there is too much already.
    fn is_full(&self) -> bool;
}

/// Elements in which no tags are read but their own end.
const RAW: [&str; 8] = [
    "iframe", "noembed", "noscript", "script", "style", "textarea", "title", "xmp",
];

/// Gives all of `page` to `taker`, or as much as it takes.
pub(super) fn read(page: &str, taker: &mut impl Taker) {
    let mut rest = page;
    while !rest.is_empty() && !taker.is_full() {
        // A `<` that begins no tag is text.
        let from = usize::from(!begins_tag(rest));
        let end = next_tag(rest, from);
        if end > 0 {
            taker.text(&unescape(&rest[..end]));
        }
        rest = tag(&rest[end..], taker);
    }
}

/// Where the next tag or comment begins in `text`, not before `from`; its length if there is none.
fn next_tag(text: &str, from: usize) -> usize {
    let mut at = if from == 0 {
        0
    } else {
        text.chars().next().map_or(0, char::len_utf8)
    };
    while let Some(found) = memchr(b'<', &text.as_bytes()[at..]) {
        at += found;
        if begins_tag(&text[at..]) {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn begins_tag(text: &str) -> bool {
    match text.as_bytes() {
        [b'<', b'/', next, ..] => next.is_ascii_alphabetic() || !next.is_ascii_whitespace(),
        [b'<', next, ..] => next.is_ascii_alphabetic() || matches!(next, b'!' | b'?'),
        _ => false,
    }
}

/// Reads the tag or comment that begins `text`; gives what follows.
fn tag<'a>(text: &'a str, taker: &mut impl Taker) -> &'a str {
    match text.as_bytes() {
        [] => text,
        [_, b'!', b'-', b'-', ..] => comment(text),
        [_, b'/', letter, ..] if letter.is_ascii_alphabetic() => {
            let (name, rest) = name(&text[2..]);
            taker.end(&name);
            after(rest, ">")
        }
        [_, letter, ..] if letter.is_ascii_alphabetic() => start(&text[1..], taker),
        _ => after(text, ">"),
    }
}

fn comment(text: &str) -> &str {
    let inside = &text[4..];
    if let Some(rest) = inside
        .strip_prefix('>')
        .or_else(|| inside.strip_prefix("->"))
    {
        return rest;
    }
    after(&text[2..], "-->")
}

/// What follows the first `mark` in `text`.
fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    let found = memmem::find(text.as_bytes(), mark.as_bytes());
    found.map_or("", |at| &text[at + mark.len()..])
}

/// The name of a tag, in small letters, and what follows it.
fn name(text: &str) -> (Cow<'_, str>, &str) {
    let (name, rest) = cut(text, |byte| {
        byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
    });
    (small(name), rest)
}

/// `name` in small letters, as nearly all are written.
fn small(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// `text` up to the first byte that `ends`, and from there; such a byte must be ASCII.
fn cut(text: &str, ends: impl Fn(u8) -> bool) -> (&str, &str) {
    let at = text.bytes().position(ends);
    text.split_at(at.unwrap_or(text.len()))
}

fn start<'a>(text: &'a str, taker: &mut impl Taker) -> &'a str {
    let (tag, mut rest) = name(text);
    loop {
        rest =
            rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        if rest.is_empty() {
            break;
        }
        rest = attribute(rest, taker);
    }
    taker.start(&tag);
    if !RAW.contains(&&*tag) {
        return rest;
    }
    let (inside, rest) = rest.split_at(end_of_raw(rest, &tag));
    taker.raw(&tag, inside);
    rest
}

fn attribute<'a>(text: &'a str, taker: &mut impl Taker) -> &'a str {
    let ends = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=');
    // A `=` at the beginning belongs to the name.
    let first = text.chars().next().map_or(0, char::len_utf8);
    let (more, _) = cut(&text[first..], ends);
    let (name, rest) = text.split_at(first + more.len());
    let value = rest.trim_ascii_start().strip_prefix('=');
    let Some(value) = value.map(str::trim_ascii_start) else {
        taker.attribute(&small(name), "");
        return rest;
    };
    let (value, rest) = match value.as_bytes().first() {
        Some(&quote @ (b'"' | b'\'')) => {
            let (value, rest) = cut(&value[1..], |byte| byte == quote);
            (value, rest.get(1..).unwrap_or_default())
        }
        _ => cut(value, |byte| byte.is_ascii_whitespace() || byte == b'>'),
    };
    taker.attribute(&small(name), &unescape_attribute(value));
    rest
}

/// Where the end tag of `tag` begins in `text`; its length if there is none.
fn end_of_raw(text: &str, tag: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = memmem::find_iter(bytes, "</").find(|&at| {
        let name = bytes.get(at + 2..at + 2 + tag.len());
        let next = bytes.get(at + 2 + tag.len());
        name.is_some_and(|name| name.eq_ignore_ascii_case(tag.as_bytes()))
            && next.is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'>' | b'/'))
    });
    ends.unwrap_or(text.len())
}
