//! What a text says of its own encoding, where it is HTML or XML: `<meta charset="…">` and `<?xml … encoding="…"?>`.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So far into a page browsers look for it, and somewhat further.
const REACH: usize = 4096;

/// The encoding that `bytes` say they are in.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..REACH).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = match head.trim_start().strip_prefix("<?xml") {
        Some(declaration) => {
            let declaration = declaration.split("?>").next().unwrap_or_default();
            after(declaration, "encoding").or_else(|| in_page(&head))
        }
        None => in_page(&head),
    };
    let encoding = Encoding::for_label_no_replacement(label?.as_bytes())?;
    // Whoever could read the line in ASCII doesn't read UTF-16.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if is_wide { UTF_8 } else { encoding })
}

fn in_page(head: &str) -> Option<&str> {
    let tags = head.split("<meta").skip(1);
    let mut tags = tags.map(|tag| tag.split('>').next().unwrap_or_default());
    tags.find_map(|tag| after(tag, "charset"))
}

/// The word that stands after `key` and `=` in `text`.
fn after<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(key)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let is_end = |letter: char| matches!(letter, '"' | '\'' | ';' | '/') || letter.is_whitespace();
    rest.split(is_end).next().filter(|word| !word.is_empty())
}
