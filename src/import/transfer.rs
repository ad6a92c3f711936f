//! Bytes that were written down in ASCII for their way through the mail: `caf=C3=A9`, base64.

/// What `bytes`, lines in quoted-printable, stand for. What isn't written so stays as it is.
pub(super) fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let bare = line.trim_ascii_end();
        let goes_on = bare.strip_suffix(b"=");
        unescape(goes_on.unwrap_or(bare), &mut out);
        if goes_on.is_none() && line.ends_with(b"\n") {
            out.push(b'\n');
        }
    }
    out
}

/// Puts what `bytes` stand for behind `out`: `=E9` is a byte.
pub(super) fn unescape(bytes: &[u8], out: &mut Vec<u8>) {
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        let code = match after {
            [high, low, ..] if *first == b'=' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        out.push(code.map_or(*first, |(high, low)| (high << 4) | low));
        let skipped = if code.is_some() { 2 } else { 0 };
        rest = after.get(skipped..).unwrap_or_default();
    }
}

fn digit(sign: u8) -> Option<u8> {
    let digit = char::from(sign).to_digit(16)?;
    u8::try_from(digit).ok()
}

/// What `bytes`, lines of base64, stand for, but for what was damaged on its way. From the first line on that is none all
/// stays as it is: lists put words of their own behind a mail.
pub(super) fn base64_lines(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let mut group = Group::default();
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let mut at = 0;
    for line in lines.by_ref() {
        let bare = line.trim_ascii();
        if !is_base64(bare) {
            break;
        }
        // In the place of a sign that was lost another one keeps what follows in step; what came in addition goes.
        let lost = bare.len().is_multiple_of(4).then_some(b'A');
        for sign in bare {
            let sign = Some(*sign).filter(|sign| is_sign(*sign)).or(lost);
            if let Some(sign) = sign {
                group.take(sign, &mut out);
            }
        }
        at += line.len();
    }
    let rest = bytes.get(at..).unwrap_or_default();
    if !rest.trim_ascii().is_empty() {
        if !out.is_empty() {
            out.push(b'\n');
        }
        out.extend_from_slice(rest);
    }
    out
}

/// Whether `line` is written so, but for a sign in twenty.
fn is_base64(line: &[u8]) -> bool {
    let others = line.iter().filter(|sign| !is_sign(**sign)).count();
    others * 20 <= line.len() && !line.contains(&b' ')
}

fn is_sign(sign: u8) -> bool {
    six(sign).is_some() || sign == b'='
}

/// What `word` stands for, if all of it is base64.
pub(super) fn base64(word: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(word.len());
    let mut group = Group::default();
    for sign in word.iter().take_while(|sign| **sign != b'=') {
        six(*sign)?;
        group.take(*sign, &mut out);
    }
    Some(out)
}

/// The bits of which a byte isn't whole yet.
#[derive(Default)]
struct Group {
    bits: u32,
    count: u32,
}

impl Group {
    fn take(&mut self, sign: u8, out: &mut Vec<u8>) {
        let Some(six) = six(sign) else {
            // What fills the last group up; another may begin behind it.
            *self = Self::default();
            return;
        };
        self.bits = (self.bits << 6) | u32::from(six);
        self.count += 6;
        if self.count >= 8 {
            self.count -= 8;
            let [.., byte] = (self.bits >> self.count).to_be_bytes();
            out.push(byte);
        }
    }
}

fn six(sign: u8) -> Option<u8> {
    Some(match sign {
        b'A'..=b'Z' => sign - b'A',
        b'a'..=b'z' => sign - b'a' + 26,
        b'0'..=b'9' => sign - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}
