//! Handing text to the terminal's clipboard (OSC 52), which works over SSH too. Knows nothing of what is copied.

use super::device;
use std::io;

/// The most that is sent, in bytes as encoded: terminals drop more without a word.
pub const LONGEST: usize = 74_000;

/// Sends `text` to the terminal's clipboard, in one write. Whether it is taken no terminal tells.
///
/// # Errors
/// The terminal is gone.
pub fn copy(text: &str) -> io::Result<()> {
    device::write(sequence(text).as_bytes())
}

/// `OSC 52 ; c ; base64 ST` (xterm, ctlseqs).
fn sequence(text: &str) -> String {
    format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()))
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let index = (bits >> (18 - 6 * digit)) as usize % 64;
            let char = DIGITS.get(index).copied().map_or('=', char::from);
            text.push(if digit <= chunk.len() { char } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, sequence};

    #[test]
    fn the_examples_of_rfc_4648() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, encoded) in cases {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn nothing_of_the_text_can_end_the_sequence() {
        let sent = sequence("a\x1b\\\x07\u{9c}");
        assert_eq!(sent, "\x1b]52;c;YRtcB8Kc\x1b\\");
    }
}
