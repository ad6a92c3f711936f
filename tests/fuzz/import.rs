//! Any bytes as a file that somebody opens: a page, a book, something packed, a text in any encoding, an export.

use standoff::import::database::Pattern;
use standoff::import::{Brought, Content, Hints, Page, bring, canonical_text};
use std::hash::{DefaultHasher, Hash, Hasher};

pub const WORDS: &[&str] = &[
    "<!doctype html>",
    "<html>",
    "<p>",
    "</p>",
    "<meta charset=\"windows-1251\">",
    "<meta charset=utf-8>",
    "<?xml version=\"1.0\" encoding=\"koi8-r\"?>",
    "---\n",
    "+++\n",
    "title: \"Talks\"\n",
    "author: [A, 'B']\n",
    "date = 2024-03-05\n",
    "source: >\n  The Daily\n",
    "Document 1 of 2\n",
    "HEADLINE: Talks\n",
    "BODY:\n",
    "\n\n",
    "\r\n",
    "\r",
    "\0",
    "a\0",
    "\0a",
    "\u{FEFF}",
    "PK\u{3}\u{4}",
    "From ann\n",
    "Subject: =?koi8-r?Q?=F4?=\n",
    "Content-Type: multipart/mixed; boundary=x\n",
    "Content-Type: text/html; charset=gbk\n",
    "Content-Transfer-Encoding: base64\n",
    "\n--x\n",
    "META-INF/container.xml",
    "%PDF-",
    "&amp;",
    "&#x1B;",
    "é",
    "Ж",
    "外",
];

const NAMES: [&str; 7] = [
    "a.txt",
    "a.html",
    "a.md.gz",
    "export.txt",
    "a",
    "a.eml",
    "a.mbox",
];

pub fn run(bytes: &[u8]) -> u64 {
    let mut export = Pattern::new("export*").expect("a glob");
    export.set("begins", "^Document").expect("an expression");
    export
        .set("title", "^HEADLINE: (.+)$")
        .expect("an expression");
    let patterns = [export];
    let mut hasher = DefaultHasher::new();
    for name in NAMES {
        for encoding in [None, "shift_jis".parse().ok()] {
            let hints = Hints {
                encoding,
                patterns: &patterns,
            };
            let brought = bring(bytes.to_vec(), name, hints);
            let again = bring(bytes.to_vec(), name, hints);
            match (brought, again) {
                (Ok(brought), Ok(again)) => {
                    assert_eq!(brought, again, "another time it is otherwise");
                    holds(&brought);
                    brought.coding.name.hash(&mut hasher);
                    (brought.coding.replaced > 0).hash(&mut hasher);
                }
                (Err(error), Err(_)) => {
                    let told = error.to_string();
                    assert!(told.lines().count() <= 3, "{told}");
                    let is_hostile = |letter: char| letter.is_control() && letter != '\n';
                    assert!(!told.contains(is_hostile), "{told:?}");
                    told.hash(&mut hasher);
                }
                _ => panic!("another time it is otherwise"),
            }
        }
    }
    hasher.finish()
}

/// The texts are canonical: what is read again as UTF-8 is the same.
fn holds(brought: &Brought) {
    let pages: &[Page] = match &brought.content {
        Content::One(page) => std::slice::from_ref(page),
        Content::Many(pages) => pages,
    };
    for page in pages {
        assert!(!page.text.contains('\r'));
        if !page.text.starts_with('\u{FEFF}') {
            assert_eq!(canonical_text(page.text.clone()), page.text);
        }
    }
}
