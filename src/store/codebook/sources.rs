//! How exports of databases look: a `[[source]]` read into a pattern.

use super::fields::Fields;
use crate::import::database::{EXPRESSIONS, Pattern};

/// The pattern that `fields` are of. Without names of files, or with none that can be used, there is none.
pub(super) fn pattern(mut fields: Fields<'_, '_>) -> Option<Pattern> {
    // What has a mistake of its own was meant to say something.
    let means_nothing = !["begins", "ends", "encoding"]
        .iter()
        .any(|key| fields.has(key));
    let at = fields.at;
    let pattern = files(&mut fields).map(|pattern| rest(pattern.begun_at(at), &mut fields));
    if pattern.is_some() && means_nothing && !fields.is_torn() {
        let what = "this [[source]] says nothing of its files and is left out; add `begins = '…'`, what the line that begins an article looks like, or `encoding`";
        fields.fault(fields.at, what);
    }
    fields.finish();
    pattern.filter(Pattern::is_whole)
}

fn files(fields: &mut Fields<'_, '_>) -> Option<Pattern> {
    let Some((files, at)) = fields.line("files") else {
        if !fields.is_torn() && !fields.has("files") {
            let what = "this [[source]] has no `files` and is left out; add the names it is for, as in files = \"lexis-*.txt\"";
            fields.fault(fields.at, what);
        }
        return None;
    };
    match Pattern::new(&files) {
        Ok(pattern) => Some(pattern),
        Err(what) => {
            fields.fault(at, &format!("`files`: {what}"));
            None
        }
    }
}

fn rest(mut pattern: Pattern, fields: &mut Fields<'_, '_>) -> Pattern {
    if let Some((label, at)) = fields.line("encoding") {
        match label.parse() {
            Ok(encoding) => pattern = pattern.in_encoding(encoding),
            Err(what) => fields.fault(at, &format!("`encoding`: {what}")),
        }
    }
    for key in EXPRESSIONS {
        let Some((expression, at)) = fields.line(key) else {
            continue;
        };
        if let Err(what) = pattern.set(key, &expression) {
            fields.fault(at, &format!("`{key}` {what}"));
        }
    }
    pattern
}
