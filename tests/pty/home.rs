//! An empty home folder for one test, and the program in it as a person's shell would start it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, io::Write};
use tempfile::TempDir;

/// The program under test.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_standoff");

/// Six sentences in three paragraphs, below a title.
pub(crate) const ARTICLE: &str = "Talks end

Envoys met on Monday. They spoke for two hours.

\u{201c}We oppose it,\u{201d} the minister said. The others disagreed.

Nobody signed. The talks go on.
";

/// A person's home: all that the program keeps lies below it.
pub(crate) struct Home {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Home {
    /// A home in which nothing was ever read.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let below = |name: &str| folder.path().join(name).display().to_string();
        let variables = vec![
            ("HOME".to_owned(), folder.path().display().to_string()),
            ("XDG_CONFIG_HOME".to_owned(), below(".config")),
            ("XDG_STATE_HOME".to_owned(), below(".state")),
            ("XDG_DATA_HOME".to_owned(), below(".data")),
            ("PATH".to_owned(), env::var("PATH").unwrap_or_default()),
            ("TERM".to_owned(), "xterm-256color".to_owned()),
            ("LANG".to_owned(), "C.UTF-8".to_owned()),
        ];
        Self { folder, variables }
    }

    /// A home with [`ARTICLE`] as `talks.txt`.
    pub(crate) fn with_article() -> Self {
        let home = Self::new();
        home.write("talks.txt", ARTICLE);
        home
    }

    /// A home with a folder `news` of three articles, of a person who needs no introduction any more.
    pub(crate) fn with_news() -> Self {
        let home = Self::new().introduced();
        fs::create_dir(home.path("news")).expect("a folder can be made");
        home.write("news/a.txt", "First title\n\nNobody came.\n");
        home.write("news/b.txt", ARTICLE);
        home.write("news/c.txt", "Third title\n\nThey went home.\n");
        home
    }

    /// The same home, of a person who needs no introduction any more.
    pub(crate) fn introduced(self) -> Self {
        fs::create_dir_all(self.path(".state/standoff")).expect("a folder can be made");
        self.write(
            ".state/standoff/reader.toml",
            "introduced = true\nfolded = false\n",
        );
        self
    }

    /// The same home with one more variable in its environment.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same home without clock and lot: what is written is the same every time.
    pub(crate) fn fixed(self) -> Self {
        self.with("STANDOFF_CLOCK", "2026-11-22T10:00:00Z")
            .with("STANDOFF_IDS", "0")
    }

    pub(crate) fn variables(&self) -> &[(String, String)] {
        &self.variables
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file called `name` in the home folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).expect("a file can be written");
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The sidecar of `talks.txt`; empty while there is none.
    pub(crate) fn sidecar(&self) -> String {
        fs::read_to_string(self.path("talks.txt.standoff.toml")).unwrap_or_default()
    }

    /// How many stances the sidecar of `talks.txt` has.
    pub(crate) fn stances(&self) -> usize {
        self.sidecar().matches("[[annotation]]").count()
    }

    /// `program` with this home, in its folder.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .envs(self.variables.iter().cloned())
            .current_dir(self.folder());
        command
    }

    /// The same, in a folder below the home folder.
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        Ran::of(
            self.command(PROGRAM)
                .current_dir(self.path(folder))
                .args(arguments)
                .stdin(Stdio::null())
                .output()
                .expect("it starts"),
        )
    }

    /// Runs the program to its end, with nothing on standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(
            self.command(PROGRAM)
                .args(arguments)
                .stdin(Stdio::null())
                .output()
                .expect("it starts"),
        )
    }

    /// Runs the program to its end, with `input` on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(PROGRAM);
        command
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        // A program that doesn't want its input may be gone by now.
        let _ = child.stdin.take().expect("a pipe").write_all(input);
        Ran::of(child.wait_with_output().expect("it ends"))
    }
}

/// What a program did that ran to its end.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }

    /// It did what it was asked and had nothing to say. Gives what it wrote.
    pub(crate) fn done(self) -> String {
        assert_eq!(
            (self.code, self.err.as_str()),
            (Some(0), ""),
            "{}",
            self.out
        );
        self.out
    }

    /// It did what it could, though something can't be used. Gives what it wrote.
    pub(crate) fn done_in_part(self) -> String {
        assert_eq!(
            (self.code, self.err.as_str()),
            (Some(1), ""),
            "{}",
            self.out
        );
        self.out
    }

    /// It couldn't do its job: it says why on standard error, in one to three lines that hold all of `words` and
    /// nothing that a terminal would obey, and writes nothing else.
    pub(crate) fn refused(&self, words: &[&str]) {
        assert_eq!(
            (self.code, self.out.as_str()),
            (Some(2), ""),
            "{}",
            self.err
        );
        self.says(words);
    }

    /// Standard error holds all of `words`, in one to three lines that are safe to show.
    pub(crate) fn says(&self, words: &[&str]) {
        assert!(
            (1..=3).contains(&self.err.lines().count()),
            "not one to three lines: {:?}",
            self.err
        );
        assert!(self.err.ends_with('\n'), "{:?}", self.err);
        let raw = self
            .err
            .chars()
            .find(|char| char.is_control() && *char != '\n');
        assert_eq!(raw, None, "a control character in {:?}", self.err);
        for word in words {
            assert!(self.err.contains(word), "{word:?} isn't in: {}", self.err);
        }
    }
}
