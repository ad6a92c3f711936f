//! UTF-16 and UTF-32: by their marks, and without one by the zeros that ordinary text has in them.

use super::{Known, transcode};
use crate::article::Coding;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The order of the bytes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Little,
    Big,
}

/// The characters of `bytes` where they begin with a byte order mark.
pub(super) fn by_mark(bytes: &[u8]) -> Option<(String, Coding)> {
    Some(match bytes {
        [0xFF, 0xFE, 0, 0, ..] => utf_32(bytes, Order::Little),
        [0, 0, 0xFE, 0xFF, ..] => utf_32(bytes, Order::Big),
        [0xFF, 0xFE, ..] => transcode(bytes, UTF_16LE, Known::Certain),
        [0xFE, 0xFF, ..] => transcode(bytes, UTF_16BE, Known::Certain),
        // Without a broken byte it is taken as it is, with its mark, which is no part of the text.
        [0xEF, 0xBB, 0xBF, rest @ ..] if std::str::from_utf8(rest).is_err() => {
            transcode(bytes, UTF_8, Known::Certain)
        }
        _ => return None,
    })
}

/// The characters of `bytes` where `sample`, their beginning, looks like text in one of these encodings: it has zeros at
/// one place of each number alone, and nothing that no text has.
pub(super) fn by_look(bytes: &[u8], sample: &[u8]) -> Option<(String, Coding)> {
    for order in [Order::Little, Order::Big] {
        if looks_like_utf_32(sample, order) {
            return Some(guessed(utf_32(bytes, order)));
        }
    }
    let zeros = |parity: usize| {
        let places = sample.iter().skip(parity).step_by(2);
        places.filter(|byte| **byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let (encoding, many, few) = if odd > even {
        (UTF_16LE, odd, even)
    } else {
        (UTF_16BE, even, odd)
    };
    // Blanks and line ends alone make up one in fifty; of what is a text as it stands, letters of ASCII at least a third.
    let least = if is_text_already(sample) { 3 } else { 50 };
    let is_likely = many * least >= sample.len() / 2 && few * 20 <= many;
    let whole = sample.get(..sample.len() & !1)?;
    let (text, coding) = transcode(whole, encoding, Known::Guessed);
    let is_text = coding.replaced <= 1 && text.chars().all(is_of_text);
    if is_likely && is_text {
        return Some(transcode(bytes, encoding, Known::Guessed));
    }
    let eastern = [UTF_16LE, UTF_16BE]
        .into_iter()
        .find(|encoding| !is_text_already(sample) && is_eastern(whole, encoding))?;
    Some(transcode(bytes, eastern, Known::Guessed))
}

/// Whether `sample` in `encoding` is Chinese, Japanese or Korean: there zeros are few, and stand at either place (一 has
/// one, too), but what other bytes make is hardly ever letters of these three alone.
fn is_eastern(sample: &[u8], encoding: &'static Encoding) -> bool {
    let (text, coding) = transcode(sample, encoding, Known::Guessed);
    let (mut letters, mut strangers) = (0, coding.replaced);
    for letter in text.chars() {
        if !is_of_text(letter) {
            return false;
        }
        letters += 1;
        strangers += usize::from(!is_of_the_east(letter));
    }
    letters >= 8 && coding.replaced <= 1 && strangers * 50 <= letters
}

/// Whether Chinese, Japanese and Korean texts are written with `letter`.
fn is_of_the_east(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{FF}'
        | '\u{2010}'..='\u{203B}' // dashes, quotes
        | '\u{3000}'..='\u{30FF}' // points and brackets, kana
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{FF00}'..='\u{FFEF}' // wide forms of ASCII
    )
}

fn guessed((text, coding): (String, Coding)) -> (String, Coding) {
    let known = Known::Guessed;
    (text, Coding { known, ..coding })
}

/// Whether `sample` is UTF-8 without any control character but zeros.
fn is_text_already(sample: &[u8]) -> bool {
    let mut chunks = sample.utf8_chunks();
    let is_text = |text: &str| {
        text.chars()
            .all(|letter| letter == '\0' || is_of_text(letter))
    };
    let first = chunks.next();
    first.is_some_and(|first| is_text(first.valid()) && chunks.next().is_none())
}

fn is_of_text(letter: char) -> bool {
    !letter.is_control() || matches!(letter, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}')
}

fn looks_like_utf_32(sample: &[u8], order: Order) -> bool {
    let letters = numbers(sample, order).map(char::from_u32);
    let mut letters = letters.map(|letter| letter.is_some_and(is_of_text));
    sample.len() >= 8 && letters.all(|is_letter| is_letter)
}

fn numbers(bytes: &[u8], order: Order) -> impl Iterator<Item = u32> {
    bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(move |number| match order {
            Order::Little => u32::from_le_bytes(*number),
            Order::Big => u32::from_be_bytes(*number),
        })
}

/// All of `bytes` as UTF-32, without its mark.
fn utf_32(bytes: &[u8], order: Order) -> (String, Coding) {
    const MARK: u32 = 0xFEFF;
    let mut coding = Coding::certain(match order {
        Order::Little => "UTF-32LE",
        Order::Big => "UTF-32BE",
    });
    let mut text = String::with_capacity(bytes.len() / 4);
    let mut broken = |at: usize| {
        if coding.replaced == 0 {
            coding.first_replaced = at;
        }
        coding.replaced += 1;
        char::REPLACEMENT_CHARACTER
    };
    for (index, number) in numbers(bytes, order).enumerate() {
        if index > 0 || number != MARK {
            text.push(char::from_u32(number).unwrap_or_else(|| broken(index * 4)));
        }
    }
    if !bytes.len().is_multiple_of(4) {
        text.push(broken(bytes.len() & !3));
    }
    (text, coding)
}
