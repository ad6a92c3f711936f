//! Words of mail headers that are written as `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).

use encoding_rs::Encoding;

/// `value` with its encoded words decoded; what isn't one stays as it is.
pub(super) fn decoded(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    let mut was_encoded = false;
    while let Some(start) = rest.find("=?") {
        let (before, word) = rest.split_at(start);
        let Some((decoded, after)) = first(word) else {
            text += before;
            text += "=?";
            rest = word.get(2..).unwrap_or_default();
            was_encoded = false;
            continue;
        };
        // Blanks between two of them part nothing.
        if !was_encoded || !before.trim().is_empty() {
            text += before;
        }
        text += &decoded;
        rest = after;
        was_encoded = true;
    }
    text + rest
}

/// The word that `text` begins with, and what follows it.
fn first(text: &str) -> Option<(String, &str)> {
    let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let (kind, rest) = rest.split_once('?')?;
    let (word, after) = rest.split_once("?=")?;
    // A language may stand behind the charset.
    let charset = charset.split('*').next()?;
    let encoding = Encoding::for_label(charset.as_bytes())?;
    let bytes = match kind {
        "Q" | "q" => quoted(word),
        "B" | "b" => base64(word)?,
        _ => return None,
    };
    let (decoded, _) = encoding.decode_without_bom_handling(&bytes);
    Some((decoded.into_owned(), after))
}

/// `_` is a blank, `=E9` the byte.
fn quoted(word: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(word.len());
    let mut rest = word.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).filter(|_| *first == b'=');
        let code = code.and_then(|code| std::str::from_utf8(code).ok());
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(if *first == b'_' { b' ' } else { *first }));
        rest = match code {
            Some(_) => after.get(2..).unwrap_or_default(),
            None => after,
        };
    }
    bytes
}

fn base64(word: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(word.len());
    let (mut bits, mut count) = (0_u32, 0);
    for sign in word.bytes().take_while(|sign| *sign != b'=') {
        let six = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            let [.., byte] = (bits >> count).to_be_bytes();
            bytes.push(byte);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn encoded_words_are_read_and_anything_else_stays() {
        let cases = [
            ("Talks", "Talks"),
            ("=?utf-8?Q?caf=C3=A9_noir?=", "café noir"),
            ("Re: =?ISO-8859-1?q?caf=E9?= here", "Re: café here"),
            ("=?utf-8?B?VGFsa3M=?=", "Talks"),
            ("=?utf-8?Q?a?= =?utf-8?Q?b?= c", "ab c"),
            ("=?windows-1251?B?zODz8PPx?=", "Маурус"),
            ("=?utf-8*en?Q?a?=", "a"),
            ("=?nosuch?Q?a?=", "=?nosuch?Q?a?="),
            ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
            ("=?utf-8?B?%%?=", "=?utf-8?B?%%?="),
            ("=?utf-8?Q?=zz=?=", "=zz="),
            ("what =? is", "what =? is"),
            ("=?utf-8?Q?open", "=?utf-8?Q?open"),
        ];
        for (value, text) in cases {
            assert_eq!(decoded(value), text, "{value}");
        }
    }
}
