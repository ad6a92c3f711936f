//! Bytes made into characters: which encoding they are in, as far as bytes can tell, and what of them fits none.
//!
//! In this order: what a person chose, a byte order mark, the look of UTF-16 and UTF-32, valid UTF-8, what the text says of
//! itself, UTF-8 but for a few bytes, a guess. Knows no format but the two lines in which HTML and XML name theirs.

mod declared;
mod wide;

use crate::article::{Coding, Known};
use crate::near;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, ISO_2022_JP, KOI8_R, KOI8_U, UTF_8, WINDOWS_1252};
use std::fmt;
use std::str::FromStr;

/// So many bytes at the beginning, or from the first that isn't ASCII on, tell the encoding.
const LOOKED_AT: usize = 64 << 10;

/// So many bytes are looked at for a guess.
const GUESSED_FROM: usize = 1 << 20;

/// The byte that begins an escape.
const ESCAPE: u8 = 0x1B;

/// Labels that a mistyped one may have been meant to be.
const LABELS: &[&str] = &[
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "latin1",
    "iso-8859-1",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-9",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "koi8-r",
    "koi8-u",
    "macintosh",
    "gbk",
    "gb2312",
    "gb18030",
    "big5",
    "shift_jis",
    "sjis",
    "euc-jp",
    "iso-2022-jp",
    "euc-kr",
    "cp1250",
    "cp1251",
    "cp1252",
    "cp866",
    "ascii",
];

/// An encoding that a person may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.name().to_ascii_lowercase())
    }
}

/// The encoding that the label names, in one of the spellings of the web; else what was expected.
impl FromStr for Encoding {
    type Err = String;

    fn from_str(label: &str) -> Result<Self, String> {
        let found = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes());
        found.map(Self).ok_or_else(|| {
            let meant = near::nearest(label.trim(), LABELS.iter().copied());
            meant.map_or_else(
                || String::from("no encoding is called so; expected a name as in utf-8, windows-1251, koi8-r, gb18030, shift_jis"),
                |meant| format!("no encoding is called so; did you mean {meant}?"),
            )
        })
    }
}

/// Why bytes aren't taken for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoText {
    /// They are numbers, a picture or a program.
    Binary,
    /// They are letters as large computers write them, which nothing here can read.
    Ebcdic,
}

/// The characters of `bytes`, not yet canonical, and the encoding they were in.
pub(super) fn decode(bytes: Vec<u8>, chosen: Option<Encoding>) -> Result<(String, Coding), NoText> {
    if let Some(Encoding(chosen)) = chosen {
        return Ok(transcode(&bytes, chosen, Known::Chosen));
    }
    if let Some(decoded) = wide::by_mark(&bytes) {
        return Ok(decoded);
    }
    let sample = bytes.get(..LOOKED_AT).unwrap_or(&bytes);
    let nuls = memchr::memchr_iter(0, sample).count();
    if let Some(decoded) = (nuls > 0).then(|| wide::by_look(&bytes, sample)).flatten() {
        return Ok(decoded);
    }
    if nuls * 8 > sample.len() {
        return Err(NoText::Binary);
    }
    if let Some(decoded) = by_escapes(&bytes, sample) {
        return Ok(decoded);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Coding::default())),
        Err(error) => error.into_bytes(),
    };
    let sample = bytes.get(..LOOKED_AT).unwrap_or(&bytes);
    // A text that says which encoding it is in may be wrong about it: then there are bytes that don't fit.
    if let Some(declared) = declared::encoding(&bytes) {
        let decoded = transcode(&bytes, declared, Known::Certain);
        if decoded.1.replaced == 0 {
            return Ok(decoded);
        }
    }
    if is_nearly_utf_8(&bytes) {
        return Ok(transcode(&bytes, UTF_8, Known::Certain));
    }
    if nuls > 0 {
        return Err(NoText::Binary);
    }
    if is_ebcdic(sample) {
        return Err(NoText::Ebcdic);
    }
    Ok(transcode(&bytes, guess(&bytes), Known::Guessed))
}

/// The same for `bytes` of which a mail says that they are in the encoding called `label`.
pub(super) fn decode_labelled(
    bytes: Vec<u8>,
    label: Option<&str>,
    chosen: Option<Encoding>,
) -> Result<(String, Coding), NoText> {
    let by_label =
        |label: &str| encoding_rs::Encoding::for_label_no_replacement(label.trim().as_bytes());
    // What says to be ASCII and isn't was written by a program that knew no better.
    let is_ascii = |label: &&str| label.trim().to_ascii_lowercase().ends_with("ascii");
    let said = label.filter(|label| !is_ascii(label)).and_then(by_label);
    let said = said.filter(|_| chosen.is_none());
    let Some(said) = said.filter(|_| wide::by_mark(&bytes).is_none()) else {
        return decode(bytes, chosen);
    };
    // Whatever bytes there are fit an encoding of one byte; mails in UTF-8 are often said to be in one.
    if said.is_single_byte() && std::str::from_utf8(&bytes).is_ok() {
        return decode(bytes, None);
    }
    let decoded = transcode(&bytes, said, Known::Certain);
    if decoded.1.replaced == 0 {
        return Ok(decoded);
    }
    decode(bytes, None)
}

/// The characters of `bytes` where they are Japanese as mails have it: ASCII, in which an escape turns to another alphabet
/// and another one back.
fn by_escapes(bytes: &[u8], sample: &[u8]) -> Option<(String, Coding)> {
    let has = |escape: &[u8]| memchr::memmem::find(sample, escape).is_some();
    let is_likely = memchr::memchr(ESCAPE, sample).is_some()
        && (has(b"\x1b$B") || has(b"\x1b$@"))
        && (has(b"\x1b(B") || has(b"\x1b(J"));
    let decoded =
        (is_likely && bytes.is_ascii()).then(|| transcode(bytes, ISO_2022_JP, Known::Guessed));
    decoded.filter(|(_, coding)| coding.replaced == 0)
}

/// The characters of `bytes` in `encoding`, U+FFFD for what fits none of them; a byte order mark of it is left out.
fn transcode(
    bytes: &[u8],
    encoding: &'static encoding_rs::Encoding,
    known: Known,
) -> (String, Coding) {
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8 + 16);
    let mut coding = Coding {
        known,
        ..Coding::certain(encoding.name())
    };
    let mut read = 0;
    while let Some(rest) = bytes.get(read..) {
        let (result, more) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        read += more;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve((rest.len() / 2).max(1 << 10)),
            DecoderResult::Malformed(broken, after) => {
                if coding.replaced == 0 {
                    coding.first_replaced = read.saturating_sub(usize::from(broken + after));
                }
                coding.replaced += 1;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    (text, coding)
}

/// Whether `bytes` are UTF-8 but for some: at least half of what isn't ASCII is, or all has its form, or the last
/// character alone is cut off.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken, mut formed) = (0, 0, true);
    for chunk in bytes.utf8_chunks() {
        valid += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| !byte.is_ascii()) {
        rest = rest.get(at..).unwrap_or_default();
        let Some(length) = form(rest) else {
            formed = false;
            break;
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    valid >= broken || formed
}

/// How many bytes at the beginning of `bytes` have the form of a character of UTF-8, one that there may not be or that
/// is cut off by the end.
fn form(bytes: &[u8]) -> Option<usize> {
    let length = match bytes.first()? {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF7 => 4,
        0xF8..=0xFB => 5,
        0xFC..=0xFD => 6,
        _ => return None,
    };
    let rest = bytes.get(1..length.min(bytes.len()))?;
    let is_whole = rest.len() == length - 1 || rest.len() + 1 == bytes.len() && !rest.is_empty();
    (is_whole && rest.iter().all(|byte| matches!(byte, 0x80..=0xBF))).then_some(rest.len() + 1)
}

/// Whether a text would have neither blanks nor line ends, but many of what a blank is there, and letters.
fn is_ebcdic(sample: &[u8]) -> bool {
    let count = |wanted: fn(&u8) -> bool| sample.iter().filter(|byte| wanted(byte)).count();
    let blanks = count(|byte| *byte == 0x40);
    let letters =
        count(|byte| matches!(byte, 0x81..=0x89 | 0x91..=0x99 | 0xA2..=0xA9 | 0xC1..=0xE9));
    let ours = count(|byte| matches!(byte, b' ' | b'\n'));
    ours == 0 && blanks * 20 > sample.len() && letters * 2 > sample.len()
}

/// The encoding that `bytes` are most likely in.
fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let first = bytes
        .iter()
        .position(|byte| !byte.is_ascii())
        .unwrap_or_default();
    let looked_at = bytes.get(first.saturating_sub(256)..).unwrap_or(bytes);
    let is_all = looked_at.len() <= GUESSED_FROM;
    let looked_at = looked_at.get(..GUESSED_FROM).unwrap_or(looked_at);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(looked_at, is_all);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Of two that differ in a few letters the detector knows the wider one alone; without those it is the usual one.
    let is_russian = || {
        KOI8_R.decode_without_bom_handling(looked_at).0
            == KOI8_U.decode_without_bom_handling(looked_at).0
    };
    if guess == KOI8_U && is_russian() {
        return KOI8_R;
    }
    if guess.is_single_byte() && has_few_strangers(looked_at) {
        return WINDOWS_1252;
    }
    guess
}

/// Whether `bytes` are ASCII but for one in a hundred, never three in a row. So few tell no language: they are the
/// quotes, dashes and foreign names of a text in the encoding that most such texts are in. (Languages that are
/// written in others of one byte have two in a hundred and more, those of other alphabets whole words.)
fn has_few_strangers(bytes: &[u8]) -> bool {
    let strangers = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let is_word = |bytes: &[u8]| bytes.iter().all(|byte| !byte.is_ascii());
    let is_unused = |byte: &u8| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    strangers * 100 <= bytes.len() && !bytes.windows(3).any(is_word) && !bytes.iter().any(is_unused)
}

#[cfg(test)]
mod tests;
