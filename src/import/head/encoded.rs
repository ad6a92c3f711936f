//! Words of mail headers that are written as `=?utf-8?Q?caf=C3=A9?=` (RFC 2047).

use crate::import::transfer;
use encoding_rs::Encoding;

/// `value` with its encoded words decoded; what isn't one stays as it is.
pub(super) fn decoded(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    let mut run = None;
    while let Some(start) = rest.find("=?") {
        let (before, word) = rest.split_at(start);
        let Some((word, after)) = first(word) else {
            text += &ended(run.take());
            text += before;
            text += "=?";
            rest = word.get(2..).unwrap_or_default();
            continue;
        };
        // Blanks between two of them part nothing.
        if run.is_none() || !before.trim().is_empty() {
            text += &ended(run.take());
            text += before;
        }
        run = Some(joined(run, word, &mut text));
        rest = after;
    }
    text += &ended(run);
    text + rest
}

/// Bytes, and what they are in.
type Bytes = (&'static Encoding, Vec<u8>);

/// `word` behind the `run` of those before it: a letter may begin in one and end in the next. Where they are in
/// different encodings, the run ends in `text`.
fn joined(run: Option<Bytes>, word: Bytes, text: &mut String) -> Bytes {
    match run {
        Some((encoding, mut bytes)) if encoding == word.0 => {
            bytes.extend(word.1);
            (encoding, bytes)
        }
        run => {
            *text += &ended(run);
            word
        }
    }
}

fn ended(run: Option<Bytes>) -> String {
    run.map_or_else(String::new, |(encoding, bytes)| {
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        text.into_owned()
    })
}

/// The word that `text` begins with, and what follows it.
fn first(text: &str) -> Option<(Bytes, &str)> {
    let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let (kind, rest) = rest.split_once('?')?;
    let (word, after) = rest.split_once("?=")?;
    // A language may stand behind the charset.
    let charset = charset.split('*').next()?;
    let encoding = Encoding::for_label(charset.as_bytes())?;
    let bytes = match kind {
        "Q" | "q" => quoted(word, encoding),
        "B" | "b" => transfer::base64(word.as_bytes())?,
        _ => return None,
    };
    Some(((encoding, bytes), after))
}

/// `_` is a blank, `=E9` the byte; letters that should have been written so are meant as they stand.
fn quoted(word: &str, encoding: &'static Encoding) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(word.len());
    let word = word.replace('_', " ");
    transfer::unescape(&encoding.encode(&word).0, &mut bytes);
    bytes
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
            ("=?latin1?Q?café_=E9?=", "café é"),
            ("=?utf-8?Q?caf=C3?=\t=?utf-8?Q?=A9?=", "café"),
            ("=?utf-8?Q?=C3=A9?= =?latin1?Q?=E9?=", "éé"),
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
