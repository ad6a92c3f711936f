//! Any bytes as a sidecar: read, written untouched, changed and read again.

use standoff::annotation::{Annotation, Change, Id, Stance};
use standoff::article::{Article, Span};
use standoff::store::sidecar::{ArticleHash, Sidecar, SidecarError, SidecarFault};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

pub const WORDS: &[&str] = &[
    "[[annotation]]\n",
    "[[annotation.conflict]]\n",
    "[annotation.extra]\n",
    "[article]\n",
    "[tool]\n",
    "[[",
    "]]",
    "\"\"\"",
    "'''",
    "\"",
    "'",
    "\\",
    "\\\"",
    "\\u0041",
    "\\U0010FFFF",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "# ",
    "#",
    "# end of standoff\n",
    "standoff = 1\n",
    "standoff = 2\n",
    "name = \"talks.txt\"\n",
    "id = \"a\"\n",
    "id = \"b\"\n",
    "start = 0\n",
    "start = 11\n",
    "end = 5\n",
    "end = 32\n",
    "quote = \"Talks\"\n",
    "quote = \"\"\n",
    "side = \"US\"\n",
    "side = 7\n",
    "position = \"support\"\n",
    "lost = true\n",
    "at = 2026-11-22T10:00:00Z\n",
    "note = '''\n[[annotation]]\n'''\n",
    " = ",
    ".",
    ",",
    "[",
    "]",
    "{",
    "}",
    "0",
    "18446744073709551615",
    "-1",
    "1.5",
    "true",
    "\u{FEFF}",
    "\u{202E}",
    "\u{1B}",
    "\0",
    "é",
    "<<<<<<< ours\n",
    "field = \"side\"\n",
    "ours = \"US\"\n",
    "theirs = \"UK\"\n",
    "hash = \"00\"\n",
    "annotation = 1\n",
    "annotation.id = 1\n",
    "\"annotation\"",
];

const TEXT: &str =
    "Talks end\n\nEnvoys met on Monday. They spoke for two hours.\n\nTalks — é — go on.\n";

pub fn article() -> Article {
    Article::new("talks.txt", TEXT.to_owned())
}

pub fn run(bytes: &[u8]) -> u64 {
    let article = article();
    let mut hasher = DefaultHasher::new();
    match Sidecar::read("file", bytes.to_vec(), || &article) {
        Ok((sidecar, annotations)) => {
            (annotations.len(), sidecar.set_aside().len()).hash(&mut hasher);
            for aside in sidecar.set_aside() {
                assert!(aside.place.0 <= bytes.split(|byte| *byte == b'\n').count());
                kind(&aside.what).hash(&mut hasher);
            }
            used(sidecar, &annotations, bytes, &article);
        }
        Err(error) => {
            kind(&error.to_string()).hash(&mut hasher);
            refused(&error, bytes, &article);
        }
    }
    hasher.finish()
}

/// What is said, without what comes from the file.
fn kind(what: &str) -> String {
    let words = what.split([' ', '\n']);
    words
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect()
}

fn refused(error: &SidecarError, bytes: &[u8], article: &Article) {
    let shown = error.to_string();
    assert!((1..=3).contains(&shown.lines().count()), "{shown}");
    assert!(is_safe(&shown), "{shown:?}");
    let found = Sidecar::look_into("file", bytes.to_vec(), || article);
    assert!(
        error.kind() == SidecarFault::CutOff || found.is_err(),
        "{shown}"
    );
}

fn is_safe(shown: &str) -> bool {
    !shown.contains(|letter: char| (letter.is_control() && letter != '\n') || letter == '\u{202E}')
}

fn used(mut sidecar: Sidecar, annotations: &[Arc<Annotation>], bytes: &[u8], article: &Article) {
    let told = sidecar.told_aside("file").join("\n");
    assert!(is_safe(&told), "{told:?}");
    let hash = ArticleHash::of(article);
    assert!(
        sidecar.write(article, &hash) == bytes,
        "changed though untouched"
    );

    let aside = sidecar.set_aside().len();
    let lines = aside_lines(&sidecar, bytes);
    let mut all: Vec<Annotation> = annotations
        .iter()
        .map(|one| Annotation::clone(one))
        .collect();
    if let Some(first) = all.first_mut() {
        let before = Arc::new(first.clone());
        first.note = Some("so \"it\" is\n".into());
        sidecar.apply(&Change::edited(before, first.clone()), article);
    }
    let made = Annotation {
        id: Id::new("01FUZZED").expect("an id"),
        span: Span::new(11, 17),
        stance: Stance::of("UK".into()),
        note: None,
        by: None,
        at: None,
        doubt: None,
        conflicts: Arc::default(),
    };
    if all.iter().all(|one| one.id != made.id) {
        sidecar.apply(&Change::made(made.clone()), article);
        all.push(made);
    }
    if let Some(last) = annotations.last() {
        let change = Change::deleted(
            all.iter()
                .find(|one| one.id == last.id)
                .cloned()
                .map(Arc::new)
                .expect("it is there"),
        );
        sidecar.apply(&change, article);
        sidecar.apply(&change.inverse(), article);
    }
    let written = sidecar.write(article, &hash);
    for line in lines {
        let is_there = written.windows(line.len()).any(|window| window == line);
        assert!(is_there, "{} is gone", String::from_utf8_lossy(line));
    }
    let again = Sidecar::read("file", written.clone(), || article);
    let (mut again, found) =
        again.unwrap_or_else(|error| panic!("{error}\n{}", String::from_utf8_lossy(&written)));
    let ids = |all: &mut dyn Iterator<Item = Id>| {
        let mut ids: Vec<_> = all.collect();
        ids.sort();
        ids
    };
    let (now, then) = (
        ids(&mut found.iter().map(|one| one.id.clone())),
        ids(&mut all.into_iter().map(|one| one.id)),
    );
    assert_eq!(now, then, "{}", String::from_utf8_lossy(&written));
    // Two that came to stand side by side may be one to a reader: what can't be read has no clear end.
    assert_eq!(again.set_aside().len() > 0, aside > 0);
    assert!(
        again.write(article, &hash) == written,
        "changed though untouched"
    );
}

/// The lines of `bytes` at which something is set aside.
fn aside_lines<'a>(sidecar: &Sidecar, bytes: &'a [u8]) -> Vec<&'a [u8]> {
    let lines: Vec<_> = bytes.split(|byte| *byte == b'\n').collect();
    let places = sidecar.set_aside().map(|aside| aside.place.0 - 1);
    places
        .filter_map(|line| lines.get(line).copied())
        .filter(|line| !line.is_empty())
        .collect()
}
