//! Signs of life, and what must hold in the end.

use crate::Monkey;
use crate::others::sidecars;
use crate::seen::Seen;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// The size in which it is looked for.
pub(crate) const SIZE: (u16, u16) = (100, 30);

impl Monkey {
    /// The program answers: all that is open closes, help comes and goes, and what was under way comes to its end.
    pub(crate) fn answers(&mut self) {
        self.terminal.resize(SIZE);
        for _ in 0..6 {
            self.type_in("\x1b");
            // Else it would be taken for the beginning of another key.
            thread::sleep(Duration::from_millis(60));
        }
        self.type_in("?");
        self.until("help", |seen| seen.shows(" HELP "));
        self.type_in("\x1b");
        self.until("no help", |seen| !seen.shows(" HELP "));
        self.until("the end of saving", |seen| !head(seen).contains("saving"));
        if self.terminal.seen().shows(" READ ") {
            self.type_in("o");
        }
        self.until("a shelf that is known", |seen| {
            let text = seen.text();
            text.contains(" SHELF ") && text.contains(" articles") && !text.contains("looking")
        });
        self.type_in("\x1b");
        thread::sleep(Duration::from_millis(60));
    }

    fn until(&self, what: &str, wanted: impl Fn(&Seen) -> bool) {
        self.terminal
            .until(&format!("{what} after {}", self.done), wanted);
    }

    /// It leaves with `q`, and all is on disk.
    pub(crate) fn leaves(mut self) {
        // An open article is in front by now.
        self.terminal.type_in("?");
        self.until("help", |seen| seen.shows(" HELP "));
        self.terminal.type_in("\x1b");
        self.until("no help", |seen| !seen.shows(" HELP "));
        let shown = head(&self.terminal.seen());
        self.terminal.type_in("q");
        self.until("the end", |seen| seen.ended);
        let ended = self.terminal.ended();
        assert_eq!(ended, Ok(0), "after {}", self.done);
        self.checks_out();
        if let Some(count) = stances(&shown) {
            let open = self.open();
            let sidecar = fs::read_to_string(format!("{open}.standoff.toml")).unwrap_or_default();
            let saved = sidecar.matches("[[annotation]]").count();
            assert_eq!(
                saved, count,
                "{open}: {shown}\nafter {}\n{sidecar}",
                self.done
            );
        }
    }

    /// Every file can be read, every stance is in its text, and nothing half done is left.
    fn checks_out(&self) {
        let ran = self.home.run(&["check", "news"]);
        assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
        let ran = self.home.run(&["export", "news", "--to", "jsonl"]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(
            !ran.out.contains("\"status\":\"lost\""),
            "{} after {}",
            ran.out,
            self.done
        );
        for path in sidecars(&self.home.path("news")) {
            let text = fs::read_to_string(&path).expect("a sidecar");
            let path = path.display();
            assert!(text.ends_with("# end of standoff\n"), "{path}:\n{text}");
        }
        let left: Vec<_> = halves(self.home.folder())
            .into_iter()
            .filter(|path| is_whole(path))
            .collect();
        assert!(left.is_empty(), "{left:?} after {}", self.done);
    }

    /// The article that was open last.
    fn open(&self) -> String {
        let reader = self.home.read(".state/standoff/reader.toml");
        let line = reader.lines().find(|line| line.starts_with("article"));
        let quoted = line.and_then(|line| line.split('"').nth(1));
        quoted
            .unwrap_or_else(|| panic!("no article: {reader}"))
            .to_owned()
    }
}

/// The first line of the screen.
fn head(seen: &Seen) -> String {
    let text = seen.text();
    text.lines().next().unwrap_or_default().to_owned()
}

/// How many stances the open article has, as the first line tells it.
fn stances(head: &str) -> Option<usize> {
    let mut before = None;
    for word in head.split_whitespace() {
        if word.starts_with("stance") {
            return before;
        }
        before = word.parse().ok();
    }
    None
}

/// Whether the file at `path` isn't a piece that another program was writing when a save took its place: that is kept.
fn is_whole(path: &str) -> bool {
    let text = fs::read_to_string(path).unwrap_or_default();
    !path.contains(".standoff.toml.") || text.ends_with("# end of standoff\n")
}

/// Files below `folder` that are on their way to their names.
fn halves(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let found = entries.flat_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return halves(&path);
        }
        let name = path.display().to_string();
        Some(name)
            .filter(|_| path.extension().is_some_and(|end| end == "tmp"))
            .into_iter()
            .collect()
    });
    found.collect()
}
