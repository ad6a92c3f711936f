//! Lines for a shell, which a person can take as they stand whatever a file is called.

use super::STANDARD_INPUT;
use std::fmt::Write;
use std::path::Path;

/// What makes a text of the PDF at `path`.
pub(super) fn pdf_to_text(path: &Path) -> String {
    if path == Path::new(STANDARD_INPUT) {
        return String::from("… | pdftotext -layout - - | standoff -");
    }
    let text = format!("{}.txt", path.to_string_lossy());
    let text = if path.to_str().is_some() {
        text
    } else {
        String::from("article.txt")
    };
    format!(
        "pdftotext -layout {} {}",
        quoted(path),
        quoted(Path::new(&text))
    )
}

/// `path` as one word of a shell, in characters that can be seen; it is never taken for an option.
pub(super) fn quoted(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let here = if bytes.starts_with(b"-") { "./" } else { "" };
    let shown = path
        .to_str()
        .filter(|name| !crate::article::visible::line(name).ne(*name));
    match shown {
        Some(name) => format!("'{here}{}'", name.replace('\'', r"'\''")),
        None => escaped(here, bytes),
    }
}

/// `bytes` as bash, zsh and ksh read them in `$'…'`.
fn escaped(here: &str, bytes: &[u8]) -> String {
    let mut word = format!("$'{here}");
    for byte in bytes {
        match byte {
            b'\'' | b'\\' => {
                word.push('\\');
                word.push(char::from(*byte));
            }
            b' '..=b'~' => word.push(char::from(*byte)),
            // A string takes whatever is written to it.
            _ => drop(write!(word, "\\x{byte:02x}")),
        }
    }
    word.push('\'');
    word
}
