//! What a page says of its article: title, author, day, outlet, address.

use super::linked;
use super::prose;
use crate::article::Facts;
use std::sync::Arc;

/// Longer facts are none.
const LONGEST: usize = 400;

/// What stands in the head of a page, and in its first `<time>`.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// As the article's own metadata have it.
    stated: Facts,
    /// As its JSON-LD has it.
    linked: Facts,
    /// What is only likely: `<title>`, `<time>`, an address among the links.
    likely: Facts,
    /// The article's text, as a script has it.
    pub(super) body: String,
}

/// `text` in one line, if it says something.
pub(super) fn fact(text: &str) -> Option<Arc<str>> {
    let line = prose::line(text);
    (!line.is_empty() && line.len() <= LONGEST).then(|| line.into())
}

/// The day that `text` names, as in `2017-04-12`; other words as they are.
pub(super) fn day(text: &str) -> Option<Arc<str>> {
    fact(text).map(crate::import::day)
}

fn address(text: &str) -> Option<Arc<str>> {
    fact(text).filter(|text| text.starts_with("http://") || text.starts_with("https://"))
}

fn keep(place: &mut Option<Arc<str>>, fact: impl FnOnce() -> Option<Arc<str>>) {
    if place.is_none() {
        *place = fact();
    }
}

impl Head {
    /// What an element without tags in it says.
    pub(super) fn raw(&mut self, tag: &str, about: &str, text: &str) {
        match tag {
            "title" => keep(&mut self.likely.title, || fact(&htmlize::unescape(text))),
            "script" if about == "application/ld+json" => {
                let (facts, body) = linked::said(text);
                self.linked = std::mem::take(&mut self.linked).or(&facts);
                if self.body.len() < body.len() {
                    self.body = body;
                }
            }
            _ => {}
        }
    }

    /// What a `<meta>` or `<link>` says about something.
    pub(super) fn says(&mut self, about: &str, value: &str) {
        let (stated, likely) = (&mut self.stated, &mut self.likely);
        match about {
            "og:title" => keep(&mut stated.title, || fact(value)),
            "twitter:title" | "dc.title" => keep(&mut likely.title, || fact(value)),
            "author"
            | "article:author_name"
            | "dc.creator"
            | "dcterms.creator"
            | "parsely-author"
            | "sailthru.author"
            | "byl" => {
                keep(&mut stated.author, || name(value));
            }
            "article:author" => keep(&mut likely.author, || name(value)),
            "article:published_time"
            | "article:published"
            | "datepublished"
            | "og:published_time"
            | "datepublished datecreated"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.created" => {
                keep(&mut stated.date, || day(value));
            }
            "date" | "pubdate" | "pdate" | "dc.date" | "publish-date" | "parsely-pub-date"
            | "publish_date" | "published_at" | "sailthru.date" | "datecreated" => {
                keep(&mut likely.date, || day(value));
            }
            "og:site_name" => keep(&mut stated.outlet, || fact(value)),
            "application-name" | "dc.publisher" => keep(&mut likely.outlet, || fact(value)),
            "canonical" => keep(&mut stated.url, || address(value)),
            "og:url" => keep(&mut likely.url, || address(value)),
            _ => {}
        }
    }

    /// The moment of a `<time>`.
    pub(super) fn time(&mut self, value: &str) {
        keep(&mut self.likely.date, || day(value));
    }

    /// The facts, with the headline that stands in the page.
    pub(super) fn facts(&self, headline: Option<&str>, byline: Option<&str>) -> Facts {
        // The sign of a link to the headline itself is no part of it.
        let headline = headline.map(|line| line.trim_end_matches(['¶', '\u{F0C1}']));
        let shown = Facts {
            title: headline.and_then(fact),
            author: byline.and_then(name),
            ..Facts::default()
        };
        let stated = self.stated.clone();
        let linked = Facts {
            date: self.linked.date.clone().or(stated.date.clone()),
            author: self.linked.author.clone().or(stated.author.clone()),
            ..Facts::default()
        };
        let facts = linked.or(&stated).or(&self.linked).or(&shown);
        let facts = Facts {
            title: facts
                .title
                .as_deref()
                .map(|title| without_outlet(title, facts.outlet.as_deref()).into()),
            ..facts
        };
        let likely = Facts {
            title: self
                .likely
                .title
                .as_deref()
                .map(|title| without_site(title, facts.outlet.as_deref())),
            ..self.likely.clone()
        };
        facts.or(&likely)
    }
}

/// The name of a person or an agency; addresses of their pages and names of accounts are none.
pub(super) fn name(text: &str) -> Option<Arc<str>> {
    let name = fact(text)?;
    let bare = ["by ", "By ", "BY ", "von ", "Von ", "por ", "Por "]
        .iter()
        .find_map(|by| name.strip_prefix(by));
    let name = bare.map_or(name.clone(), Arc::from);
    let is_account = name.starts_with('@')
        || name.contains("://")
        || name.ends_with(".txt")
        || matches!(
            &*name.to_lowercase(),
            "admin" | "administrator" | "editor" | "staff" | "by"
        );
    (!is_account && name.chars().any(char::is_alphabetic)).then_some(name)
}

/// What stands between a title and the name of a site.
const BARS: [&str; 7] = [" | ", " — ", " – ", " :: ", " · ", " « ", " - "];

/// The title of a page without the name of its site.
fn without_site(title: &str, outlet: Option<&str>) -> Arc<str> {
    let mut title = without_outlet(title, outlet);
    // A hyphen parts titles too.
    for bar in &BARS[..BARS.len() - 1] {
        let parted = title.rsplit_once(bar);
        let parted = parted.filter(|(before, after)| after.len() < before.len());
        title = parted.map_or(title, |(before, _)| before);
    }
    title.into()
}

/// `title` without `outlet` before or behind it.
fn without_outlet<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    let Some(outlet) = outlet else { return title };
    let parted = BARS.iter().find_map(|bar| {
        let behind = title
            .strip_suffix(outlet)
            .and_then(|title| title.strip_suffix(bar));
        behind.or_else(|| {
            title
                .strip_prefix(outlet)
                .and_then(|title| title.strip_prefix(bar))
        })
    });
    parted.filter(|title| !title.is_empty()).unwrap_or(title)
}
