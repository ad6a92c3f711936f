//! What a page says of its article in JSON-LD.

use super::head::{day, fact};
use crate::article::Facts;
use serde_json::Value;
use std::sync::Arc;

/// Things looked at in one script; pages of lists have thousands.
const MOST: usize = 500;

/// The facts in the JSON-LD `text`, and the article's body; none if it can't be read.
pub(super) fn said(text: &str) -> (Facts, String) {
    let Ok(value) = serde_json::from_str::<Value>(text.trim()) else {
        return Default::default();
    };
    let mut things = vec![&value];
    let mut at = 0;
    // Pages around an article have a day too.
    let mut around = Facts::default();
    while let Some(&thing) = things.get(at).filter(|_| at < MOST) {
        if is_article(thing) {
            let body = thing["articleBody"].as_str().unwrap_or_default();
            return (of(thing), decoded(body));
        }
        around.date = around
            .date
            .or_else(|| thing["datePublished"].as_str().and_then(day));
        match thing {
            Value::Array(all) => things.extend(all),
            Value::Object(parts) => things.extend(
                ["@graph", "mainEntity"]
                    .iter()
                    .filter_map(|key| parts.get(*key)),
            ),
            _ => {}
        }
        at += 1;
    }
    (around, String::new())
}

fn is_article(thing: &Value) -> bool {
    let fits = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default();
        kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
    };
    match &thing["@type"] {
        Value::Array(kinds) => kinds.iter().any(fits),
        kind => fits(kind),
    }
}

fn of(article: &Value) -> Facts {
    let text = |key: &str| article[key].as_str();
    Facts {
        title: text("headline").map(decoded).as_deref().and_then(fact),
        author: names(&article["author"], super::head::name),
        date: text("datePublished").and_then(day),
        outlet: names(&article["publisher"], fact),
        url: None,
    }
}

/// Pages write entities even here.
fn decoded(text: &str) -> String {
    htmlize::unescape(text).into_owned()
}

/// The name, or the names, of persons or an organization, as `read` takes them: an outlet may be called `quay.com`, nobody else.
fn names(value: &Value, read: fn(&str) -> Option<Arc<str>>) -> Option<Arc<str>> {
    let name = |value: &Value| {
        let name = value.as_str().or_else(|| value["name"].as_str());
        name.map(|name| decoded(name).trim().to_owned())
            .filter(|name| !name.is_empty())
            .and_then(|said| read(&said))
    };
    let names: Vec<_> = match value {
        Value::Array(all) => all.iter().take(20).filter_map(name).collect(),
        one => name(one).into_iter().collect(),
    };
    fact(&names.join(", "))
}
