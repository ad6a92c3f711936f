//! The part of YAML that front matter is written in: names and values at the top, each a text on one line or on several, or
//! a list of such. Anchors, tags and what lies deeper aren't looked at, so that nothing grows in reading.

use super::Entries;

/// The names and values at the top of `written`; nothing where it isn't such a list of names and values.
pub(super) fn entries(written: &str) -> Option<Entries> {
    let mut entries = Entries::new();
    let mut lines = written.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, value) = line.split_once(':')?;
        let name = unquoted(name.trim());
        if name.is_empty()
            || line.starts_with(char::is_whitespace)
            || !(value.is_empty() || value.starts_with(char::is_whitespace))
        {
            return None;
        }
        let mut below = Vec::new();
        while let Some(next) = lines.next_if(|next| is_below(next)) {
            below.push(next);
        }
        entries.push((name, self::value(value.trim(), &below)));
    }
    Some(entries)
}

/// Whether `line` belongs to the name above it.
fn is_below(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with([' ', '\t']) || line.starts_with("- ")
}

/// The value of which `first` stands behind the name and `below` in the lines after it.
fn value(first: &str, below: &[&str]) -> String {
    if first.starts_with(['|', '>']) {
        return joined(below.iter().map(|line| line.trim()), " ");
    }
    let first = uncommented(first);
    if let Some(list) = first.strip_prefix('[') {
        let list = list.strip_suffix(']').unwrap_or(list);
        return joined(items(list).iter().map(|item| name_in(item.trim())), ", ");
    }
    if first.starts_with('{') {
        return name_in(first);
    }
    if !first.is_empty() {
        let rest = below.iter().map(|line| line.trim());
        let whole = joined(std::iter::once(first).chain(rest), " ");
        return unquoted(&whole);
    }
    let list = below
        .iter()
        .filter_map(|line| line.trim().strip_prefix("- "));
    let list = list.map(|item| {
        let item = uncommented(item.trim());
        unquoted(item.strip_prefix("name:").unwrap_or(item).trim())
    });
    let list = joined(list, ", ");
    if !list.is_empty() {
        return list;
    }
    let name = below
        .iter()
        .find_map(|line| line.trim().strip_prefix("name:"));
    name.map(|name| unquoted(uncommented(name.trim())))
        .unwrap_or_default()
}

fn joined(parts: impl Iterator<Item = impl AsRef<str>>, between: &str) -> String {
    let mut whole = String::new();
    for part in parts {
        let part = part.as_ref();
        if !whole.is_empty() && !part.is_empty() {
            whole += between;
        }
        whole += part;
    }
    whole
}

/// `value` without a remark behind it.
fn uncommented(value: &str) -> &str {
    if value.starts_with(['"', '\'']) {
        return value;
    }
    value.split(" #").next().unwrap_or(value).trim_end()
}

/// The text that `item` stands for or, in `{name: Ann, url: x}`, that of its name.
fn name_in(item: &str) -> String {
    let Some(parts) = item.strip_prefix('{') else {
        return unquoted(item);
    };
    let parts = items(parts.strip_suffix('}').unwrap_or(parts)).into_iter();
    let named = parts.filter_map(|part| part.split_once(':'));
    let mut named = named.filter(|(key, _)| unquoted(key.trim()) == "name");
    named
        .next()
        .map(|(_, name)| unquoted(name.trim()))
        .unwrap_or_default()
}

/// The items of a list on one line: what stands between commas outside of quotes and brackets.
fn items(list: &str) -> Vec<&str> {
    let mut quote = None;
    let mut depth = 0_usize;
    let parts = list.split(|sign: char| {
        match (quote, sign) {
            (Some(open), sign) if open == sign => quote = None,
            (None, '"' | '\'') => quote = Some(sign),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
        sign == ',' && quote.is_none() && depth == 0
    });
    parts.collect()
}

/// The text that `value` stands for: without its quotes.
fn unquoted(value: &str) -> String {
    let inner = |quote: char| {
        let rest = value.strip_prefix(quote)?;
        rest.rsplit_once(quote).map(|(inner, _)| inner)
    };
    if let Some(inner) = inner('\'') {
        return inner.replace("''", "'");
    }
    inner('"').map_or_else(|| value.to_owned(), unescaped)
}

fn unescaped(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut letters = inner.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        let escaped = letters.next();
        let digits = match escaped {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        if digits > 0 {
            let code: String = letters.by_ref().take(digits).collect();
            let code = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
            text.push(code.unwrap_or(char::REPLACEMENT_CHARACTER));
        } else {
            text.push(match escaped {
                Some('n' | 't' | 'r') | None => ' ',
                Some(other) => other,
            });
        }
    }
    text
}
