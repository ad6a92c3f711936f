//! Any bytes as a codebook: read, and a speaker written into it.

use standoff::codebook::{Code, CodeChange, Codebook, Speaker};
use standoff::store::Places;
use standoff::store::codebook::{FILE_NAME, load};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use tempfile::TempDir;

pub const WORDS: &[&str] = &[
    "standoff = 1\n",
    "standoff = 2\n",
    "[[side]]\n",
    "[[speaker]]\n",
    "[[topic]]\n",
    "[[position]]\n",
    "[side]\n",
    "[[",
    "name = \"US\"\n",
    "name = \"Sergey Lavrov\"\n",
    "key = \"1\"\n",
    "key = \"q\"\n",
    "letter = \"U\"\n",
    "color = \"red\"\n",
    "color = \"#zzz\"\n",
    "also = [\"Moscow\", \"Kremlin\"]\n",
    "also = [\n",
    "side = \"Russia\"\n",
    "from = 2004-03-09\n",
    "until = 1999-01-01\n",
    "definition = \"\"\"\n[[side]]\n\"\"\"\n",
    "rule = 'x'\n",
    "\"\"\"",
    "'''",
    "\"",
    "\\",
    "\n",
    "\r\n",
    "\r",
    "# ",
    "]",
    "[",
    "{",
    "}",
    "=",
    "0",
    "true",
    "\u{FEFF}",
    "\u{202E}",
    "\u{1B}",
    "\0",
    "é",
    "positions = {}\n",
    "[[source]]\n",
    "files = \"*.txt\"\n",
    "begins = '^(x'\n",
    "encoding = \"koi8-r\"\n",
    "side = [{name = \"a\"}]\n",
    "topic.x = 1\n",
];

pub fn run(bytes: &[u8]) -> u64 {
    let folder = folder();
    let path = folder.path().join(FILE_NAME);
    fs::write(&path, bytes).expect("written");
    let places = Places::below(&folder.path().join("home"));
    let article = folder.path().join("talks.txt");
    let mut loaded = load(Some(&article), &places);
    let mut hasher = DefaultHasher::new();
    for mistake in &loaded.mistakes {
        let is_hostile = |letter: char| letter.is_control() || letter == '\u{202E}';
        assert!(!mistake.contains(is_hostile), "{mistake:?}");
        let words = mistake
            .split(' ')
            .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
        words.collect::<String>().hash(&mut hasher);
    }
    let counts = |codebook: &Codebook| {
        [
            codebook.sides().len(),
            codebook.speakers().len(),
            codebook.topics().len(),
        ]
    };
    let before = counts(&loaded.codebook);
    before.hash(&mut hasher);
    let is_ours = loaded.path.as_deref() == Some(&*path);
    let is_known = loaded.codebook.speaker("Ann Otator").is_some();
    let new = Code::Speaker(Speaker::of("Ann Otator".into(), None).into());
    let change = CodeChange {
        before: None,
        after: Some(new),
    };
    if is_ours && !is_known {
        let kept = loaded.file.keep(std::slice::from_ref(&change));
        kept.is_ok().hash(&mut hasher);
        let now = fs::read(&path).expect("it is there");
        if kept.is_err() {
            assert!(now == bytes, "changed though it failed");
        } else {
            let [sides, speakers, topics] = before;
            let after = counts(&load(Some(&article), &places).codebook);
            assert_eq!(
                after,
                [sides, speakers + 1, topics],
                "{}",
                String::from_utf8_lossy(&now)
            );
            loaded.file.keep(&[change.inverse()]).expect("taken back");
            assert!(
                fs::read(&path).expect("it is there") == bytes,
                "not as it was"
            );
        }
    }
    hasher.finish()
}

/// In memory where there is such a folder: nothing here is to last.
fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm")
        .or_else(|_| tempfile::tempdir())
        .expect("a folder")
}
