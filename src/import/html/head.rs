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

/// What a page shows of its facts.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Its first `<h1>`.
    pub(super) first: Option<String>,
    /// All that may be its headline, the highest first.
    pub(super) headings: Vec<String>,
    /// Who wrote it.
    pub(super) byline: Option<String>,
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

    /// The moment of a `<time>`; it may be a span or a list of hours too.
    pub(super) fn time(&mut self, value: &str) {
        let is_day =
            |day: &Arc<str>| matches!(day.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _]);
        keep(&mut self.likely.date, || day(value).filter(is_day));
    }

    /// The facts, with what is `shown` in the page.
    pub(super) fn facts(&self, shown: &Shown) -> Facts {
        let (stated, linked, likely) = (&self.stated, &self.linked, &self.likely);
        let outlet = stated.outlet.clone().or(linked.outlet.clone());
        let byline = shown.byline.as_deref().and_then(name);
        let authors = [&linked.author, &stated.author, &byline, &likely.author];
        // Pages that nobody signed name themselves.
        let is_outlet =
            |name: &Arc<str>| outlet.as_ref().is_some_and(|outlet| is_same(name, outlet));
        let mut persons = authors
            .into_iter()
            .flatten()
            .filter(|name| !is_outlet(name));
        Facts {
            title: self.title(shown, outlet.as_deref()),
            author: persons.next().cloned(),
            date: linked
                .date
                .clone()
                .or(stated.date.clone())
                .or(likely.date.clone()),
            outlet: outlet.or(likely.outlet.clone()),
            url: stated.url.clone().or(likely.url.clone()),
        }
    }

    /// The headline, without the name of the site.
    fn title(&self, shown: &Shown, outlet: Option<&str>) -> Option<Arc<str>> {
        let first = shown.first.as_deref().and_then(fact);
        let whole = self.likely.title.as_deref();
        if let Some(title) = self
            .stated
            .title
            .as_deref()
            .or(self.linked.title.as_deref())
        {
            return headline(title, &shown.headings)
                .or_else(|| Some(without_outlet(title, outlet).into()));
        }
        let Some(whole) = whole else { return first };
        headline(whole, &shown.headings)
            .or_else(|| first.filter(|first| !is_site(first, whole)))
            .or_else(|| Some(without_site(whole, outlet)))
    }
}

/// The longest of `headings` that stands in `title` and is most of it: without a name of the site or of a series.
fn headline(title: &str, headings: &[String]) -> Option<Arc<str>> {
    let lines = headings.iter().filter_map(|heading| fact(heading));
    let title = plain(title);
    let stands = |line: &Arc<str>| title.contains(&plain(line)) && line.len() * 2 >= title.len();
    // Of several alike the first, which is the highest.
    lines.rev().filter(stands).max_by_key(|line| line.len())
}

/// `text` with the marks of a typewriter.
fn plain(text: &str) -> String {
    let mark = |letter| match letter {
        '‘' | '’' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '–' | '—' => '-',
        other => other,
    };
    text.chars().map(mark).collect()
}

/// Whether the heading `first` is what stands behind the title proper in `whole`: the name of the site.
fn is_site(first: &str, whole: &str) -> bool {
    let title = without_outlet(whole, Some(first));
    title.len() < whole.len() && title.len() > first.len()
}

/// What stands before a name.
const WROTE: [&str; 15] = [
    "author:",
    "autor:",
    "by ",
    "by:",
    "eingestellt von ",
    "erstellt von ",
    "geschrieben von ",
    "par ",
    "por ",
    "posted by ",
    "publicado por ",
    "publié par ",
    "veröffentlicht von ",
    "von ",
    "written by ",
];

/// The name of a person or an agency; addresses and names of accounts are none.
pub(super) fn name(text: &str) -> Option<Arc<str>> {
    let name = fact(text)?;
    let small = name.to_lowercase();
    let before = WROTE.iter().filter(|by| small.starts_with(**by));
    let bare = before
        .max_by_key(|by| by.len())
        .and_then(|by| name.get(by.len()..));
    let is_mark = |letter: char| letter.is_whitespace() || ",;:|~-–—".contains(letter);
    let name = bare.unwrap_or(&name).trim_matches(is_mark);
    let is_account = name.contains(['@', '/']) && !name.contains(" / ")
        || is_site_name(name)
        || matches!(
            &*name.to_lowercase(),
            "admin" | "administrator" | "editor" | "staff" | "by" | "super user" | "unknown"
        );
    (!is_account && name.chars().any(char::is_alphabetic)).then(|| name.into())
}

/// Whether `name` is one such as `quay.com`, and not `J.R.` or `Dr. Roth`.
fn is_site_name(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.len() > 1 && ending.chars().all(char::is_lowercase)
}

/// Whether `one` and `other` name the same, whatever their marks and capitals: `STERN.de`, `stern.de`.
fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| {
        let letters = text.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect::<String>()
    };
    letters(one) == letters(other)
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
