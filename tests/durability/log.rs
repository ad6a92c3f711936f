//! What `strace -f -y -xx` writes, call by call in the order in which they ended.

use std::collections::HashMap;

/// A system call that has returned.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) name: String,
    /// Where its first file lies, if it has one.
    pub(crate) path: String,
    /// Its last string, as bytes and as text: what is written, where it is renamed to.
    pub(crate) bytes: Vec<u8>,
    pub(crate) text: String,
    pub(crate) result: String,
}

/// The calls of all threads. A call that was interrupted by another thread's counts where it ended.
pub(crate) fn read(log: &str) -> Vec<Call> {
    let mut started = HashMap::new();
    let mut calls = Vec::new();
    for line in log.lines() {
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        let rest = rest.trim_start();
        if let Some(start) = rest.strip_suffix(" <unfinished ...>") {
            started.insert(thread, start.to_owned());
        } else if let Some((_, end)) = rest
            .strip_prefix("<... ")
            .and_then(|rest| rest.split_once(" resumed>"))
        {
            let start = started.remove(thread).unwrap_or_default();
            calls.extend(call(&format!("{start}{end}")));
        } else {
            calls.extend(call(rest));
        }
    }
    calls
}

/// `name(1<path>, "string", ...) = result`.
fn call(line: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    let path = arguments
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'))
        .map(|(path, _)| path);
    let bytes = arguments
        .rsplit('"')
        .nth(1)
        .map(unescaped)
        .unwrap_or_default();
    Some(Call {
        name: name.to_owned(),
        path: String::from_utf8_lossy(&unescaped(path.unwrap_or_default())).into_owned(),
        text: String::from_utf8_lossy(&bytes).into_owned(),
        bytes,
        result: result
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned(),
    })
}

/// `\x41` becomes `A`.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let hex = rest
            .strip_prefix("\\x")
            .and_then(|hex| hex.get(..2))
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = hex {
            bytes.push(byte);
            rest = &rest[4..];
        } else {
            bytes.extend(first.to_string().bytes());
            rest = &rest[first.len_utf8()..];
        }
    }
    bytes
}
