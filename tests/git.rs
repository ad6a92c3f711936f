//! Real branches in a real repository: two people tag one article, and git brings their stances together.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test says by panicking what is wrong"
)]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;
use toml::{Table, Value};

const NAME: &str = "talks.txt.standoff.toml";

/// A repository in which `standoff git-setup` was run; nothing where there is no git.
struct Repository {
    folder: TempDir,
}

impl Repository {
    fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("skipped: git isn't installed");
            return None;
        }
        let made = Self {
            folder: TempDir::new().unwrap(),
        };
        made.git("init --quiet --initial-branch=main");
        let setup = made.run(env!("CARGO_BIN_EXE_standoff"), &["git-setup"]);
        assert!(setup.status.success(), "{setup:?}");
        Some(made)
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs a program that finds nothing but this repository and `standoff`.
    fn run(&self, program: &str, words: &[&str]) -> Output {
        let bin = Path::new(env!("CARGO_BIN_EXE_standoff")).parent().unwrap();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new(program);
        command.args(words).current_dir(self.path());
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GIT_")) {
            command.env_remove(name);
        }
        command
            .env("PATH", format!("{}:{path}", bin.display()))
            .env("HOME", self.path().join("home"))
            .env("XDG_CONFIG_HOME", self.path().join("home/config"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_NAME", "A")
            .env("GIT_AUTHOR_EMAIL", "a@example.org")
            .env("GIT_COMMITTER_NAME", "A")
            .env("GIT_COMMITTER_EMAIL", "a@example.org")
            .env("GIT_EDITOR", "true")
            .output()
            .unwrap()
    }

    fn try_git(&self, words: &str) -> Output {
        self.run("git", &words.split(' ').collect::<Vec<_>>())
    }

    fn git(&self, words: &str) {
        let output = self.try_git(words);
        assert!(output.status.success(), "git {words}: {output:?}");
    }

    fn write(&self, file: &str) {
        fs::write(self.path().join(NAME), file).unwrap();
    }

    fn commit(&self, file: &str, words: &str) {
        self.write(file);
        self.git("add -A");
        self.git(&format!("commit --quiet -m {words}"));
    }

    fn file(&self) -> String {
        fs::read_to_string(self.path().join(NAME)).unwrap()
    }

    fn stances(&self) -> Vec<Table> {
        let root: Table = self
            .file()
            .parse()
            .unwrap_or_else(|error| panic!("{error}\n{}", self.file()));
        let all = root["annotation"].as_array().unwrap().iter();
        all.map(|one| one.as_table().unwrap().clone()).collect()
    }

    fn ids(&self) -> BTreeSet<String> {
        let ids = self.stances().into_iter();
        ids.map(|one| one["id"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// A sidecar with the stances `ids`, each with a place of its own and what `extra` says of it.
fn sidecar(ids: &[String], extra: impl Fn(&str) -> String) -> String {
    let mut ids = ids.to_vec();
    ids.sort();
    let mut file = String::from(
        "standoff = 1\n\n[article]\nname   = \"talks.txt\"\nhash   = \"00\"\nlength = 70\n",
    );
    for id in ids {
        let start: usize = id.bytes().map(usize::from).sum();
        let end = start + 5;
        write!(
            file,
            "\n[[annotation]]\nid       = \"{id}\"\nstart    = {start}\nend      = {end}\nquote    = \"words\"\nside     = \"US\"\n{}",
            extra(&id)
        )
        .unwrap();
    }
    file + "# end of standoff\n"
}

fn ids(letter: char) -> Vec<String> {
    (0..10).map(|number| format!("{letter}{number}")).collect()
}

fn all(sets: &[&[String]]) -> Vec<String> {
    sets.concat()
}

fn nothing(_: &str) -> String {
    String::new()
}

/// Two branches off one stance, ten stances on each; the first is checked out.
fn two_branches() -> Option<Repository> {
    let repository = Repository::new()?;
    repository.commit(&sidecar(&["m".to_owned()], nothing), "one");
    for letter in ['b', 'a'] {
        repository.git(&format!("checkout --quiet -b {letter} main"));
        let ids = all(&[&["m".to_owned()], &ids(letter)]);
        repository.commit(&sidecar(&ids, nothing), "ten");
    }
    Some(repository)
}

fn everyone() -> BTreeSet<String> {
    all(&[&["m".to_owned()], &ids('a'), &ids('b')])
        .into_iter()
        .collect()
}

#[test]
fn two_branches_with_ten_stances_each_merge_without_a_word() {
    let Some(repository) = two_branches() else {
        return;
    };
    repository.git("merge --quiet --no-edit b");
    assert_eq!(repository.ids(), everyone());
    assert!(!repository.file().contains("<<<<<<<"));
}

#[test]
fn a_branch_is_rebased_on_the_other_one() {
    let Some(repository) = two_branches() else {
        return;
    };
    repository.git("rebase --quiet b");
    assert_eq!(repository.ids(), everyone());
}

#[test]
fn stances_put_aside_come_back_onto_those_of_others() {
    let Some(repository) = two_branches() else {
        return;
    };
    let mine = all(&[&["m".to_owned()], &ids('a'), &ids('c')]);
    repository.write(&sidecar(&mine, nothing));
    repository.git("stash --quiet");
    repository.git("merge --quiet --no-edit b");
    repository.git("stash pop --quiet");
    let mut everyone = everyone();
    everyone.extend(ids('c'));
    assert_eq!(repository.ids(), everyone);
}

#[test]
fn a_file_that_both_began_has_the_stances_of_both() {
    let Some(repository) = Repository::new() else {
        return;
    };
    repository.git("add -A");
    repository.git("commit --quiet -m attributes");
    for letter in ['b', 'a'] {
        repository.git(&format!("checkout --quiet -b {letter} main"));
        repository.commit(&sidecar(&ids(letter), nothing), "ten");
    }
    repository.git("merge --quiet --no-edit b");
    assert_eq!(repository.ids().len(), 20);
}

#[test]
fn what_two_people_decided_differently_waits_for_a_person_in_a_file_that_can_be_read() {
    let Some(repository) = Repository::new() else {
        return;
    };
    let one = ["m".to_owned()];
    repository.commit(&sidecar(&one, nothing), "one");
    for (branch, position) in [("b", "oppose"), ("a", "support")] {
        repository.git(&format!("checkout --quiet -b {branch} main"));
        let said = |_: &str| format!("position = \"{position}\"\n");
        repository.commit(&sidecar(&one, said), "said");
    }
    let merge = repository.try_git("merge --no-edit b");
    assert_eq!(merge.status.code(), Some(1), "{merge:?}");
    let told = String::from_utf8_lossy(&merge.stderr);
    assert!(told.contains("one thing was decided differently"), "{told}");
    let stance = &repository.stances()[0];
    let open = &stance["conflict"].as_array().unwrap()[0];
    let side = |name: &str| open.get(name).and_then(Value::as_str);
    assert_eq!(stance["position"].as_str(), Some("support"));
    assert_eq!(
        [side("field"), side("ours"), side("theirs")],
        [Some("position"), Some("support"), Some("oppose")]
    );
    repository.git("add -A");
    repository.git("commit --quiet --no-edit");
}

#[test]
fn a_file_that_is_not_understood_stops_the_merge_and_stays_as_it_is() {
    for broken in [
        "standoff = 2\n# end of standoff\n",
        "standoff = 1\n[article\n# end of standoff\n",
    ] {
        let Some(repository) = two_branches() else {
            return;
        };
        repository.git("checkout --quiet b");
        repository.commit(broken, "broken");
        repository.git("checkout --quiet a");
        let before = repository.file();
        let merge = repository.try_git("merge --no-edit b");
        assert!(!merge.status.success(), "{merge:?}");
        assert_eq!(repository.file(), before);
    }
}

#[test]
fn setting_up_twice_changes_nothing_more_and_says_how_to_undo_it() {
    let Some(repository) = Repository::new() else {
        return;
    };
    let attributes = repository.path().join(".gitattributes");
    fs::write(
        &attributes,
        "*.txt text\n*.standoff.toml merge=standoff text eol=lf",
    )
    .unwrap();
    for _ in 0..2 {
        let again = repository.run(env!("CARGO_BIN_EXE_standoff"), &["git-setup"]);
        let told = String::from_utf8_lossy(&again.stdout).into_owned();
        assert!(
            told.contains("(as before)") && told.contains("--remove-section merge.standoff"),
            "{told}"
        );
    }
    let lines = fs::read_to_string(&attributes).unwrap();
    assert_eq!(lines.matches("merge=standoff").count(), 1, "{lines}");
    let drivers = repository.try_git("config --get-all merge.standoff.driver");
    assert_eq!(String::from_utf8_lossy(&drivers.stdout).lines().count(), 1);
}

#[test]
fn for_all_repositories_it_is_set_up_in_the_home_folder() {
    let Some(repository) = Repository::new() else {
        return;
    };
    let home = repository.path().join("home");
    fs::create_dir_all(&home).unwrap();
    let setup = repository.run(env!("CARGO_BIN_EXE_standoff"), &["git-setup", "--global"]);
    assert!(setup.status.success(), "{setup:?}");
    let lines = fs::read_to_string(home.join("config/git/attributes")).unwrap();
    assert_eq!(lines, "*.standoff.toml merge=standoff text eol=lf\n");
    let driver = repository.try_git("config --global --get merge.standoff.driver");
    assert!(driver.status.success());
}

#[test]
fn outside_a_repository_nothing_is_set_up() {
    let Some(repository) = Repository::new() else {
        return;
    };
    fs::remove_dir_all(repository.path().join(".git")).unwrap();
    let setup = repository.run(env!("CARGO_BIN_EXE_standoff"), &["git-setup"]);
    assert_eq!(setup.status.code(), Some(2));
    let told = String::from_utf8_lossy(&setup.stderr);
    assert!(told.contains("not a git repository"), "{told}");
}
