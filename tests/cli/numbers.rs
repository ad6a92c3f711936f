//! Articles of a mailbox that stand at other numbers, each with stances, under every command: a stance is found with its words
//! or told to have none, and never stands on the words of another article.

use crate::home::Home;
use std::fs;

/// Mails by their letters; one in capitals has got another paragraph.
fn mails(letters: &str) -> String {
    let mail = |letter: char| {
        let name = letter.to_ascii_lowercase();
        let more = if letter.is_uppercase() {
            "They dined.\n\n"
        } else {
            ""
        };
        format!(
            "From {name}@example.org Thu Mar  4 10:00:00 2021\nFrom: {name}\nSubject: Report {name}\n\n{more}Envoy {name} opposes the plan {name}.\n\nThe weather at the port of {name} was fair.\n\n"
        )
    };
    letters.chars().map(mail).collect()
}

/// The names of all files beside the mailbox.
fn names(home: &Home) -> Vec<String> {
    let files = fs::read_dir(home.path(".")).expect("there");
    let names = files.map(|file| file.expect("a file").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

/// A mailbox with a stance on each of its mails `abcde`.
fn home() -> Home {
    let home = Home::new().introduced().fixed();
    home.write("l.mbox", mails("abcde"));
    for number in 1..=5 {
        let mail = format!("l.mbox#{number}");
        home.run(&[&mail, "--keys", "g 1 m \"low tide\" Enter", "--print"])
            .done();
    }
    home
}

/// The letters of the mails of which the stance stands where it belongs, in their order, as `list` has it.
fn listed(home: &Home) -> String {
    let ran = home.run(&["list", "l.mbox"]);
    letters(&ran.out, |number| format!("l.mbox#{number}:"))
}

/// For each line of `out` whose start says so, the letter of its mail; `!` where the line is of no mail.
fn letters(out: &str, start: impl Fn(usize) -> String) -> String {
    let mut found = String::new();
    for number in 1..=9 {
        let start = start(number);
        for line in out.lines().filter(|line| line.starts_with(&start)) {
            let words = line
                .split("plan ")
                .nth(1)
                .and_then(|rest| rest.chars().next());
            let is_lost = line.contains("lost");
            found.push(words.filter(|_| !is_lost).unwrap_or('!'));
        }
    }
    found
}

/// That `list`, `export`, `check` and the shelf tell of stances on the mails with these letters, at the numbers of these in
/// `now`, and of nothing that is lost.
fn sees(home: &Home, now: &str, tagged: &str) {
    assert_eq!(listed(home), tagged, "list of {now}");
    let csv = home.run(&["export", "l.mbox", "--to", "csv"]).out;
    for letter in tagged.chars() {
        assert!(csv.contains(&format!("plan {letter}")), "{csv}");
    }
    assert_eq!(csv.lines().count(), 1 + tagged.len(), "{csv}");
    let checked = home.run(&["check", "l.mbox"]).out;
    let is_false = |words: &&str| checked.contains(words);
    let found = ["lost", "no longer in the text"]
        .iter()
        .find(|words| is_false(words));
    assert_eq!(found, None, "{checked}");
    let expected: String = now
        .to_lowercase()
        .chars()
        .filter(|letter| tagged.contains(*letter))
        .collect();
    for path in ["l.mbox", "."] {
        let table = home.run(&[path]).out;
        let rows = table.lines().filter(|line| line.contains("US 1"));
        let rows: String = rows
            .filter_map(|line| line.split("Report ").nth(1)?.chars().next())
            .collect();
        assert_eq!(rows, expected, "{table}");
    }
    let found = home.run(&["search", "--stances", "low tide", "l.mbox"]).out;
    assert_eq!(found.lines().count(), tagged.len(), "{found}");
}

/// The same before and after the mailbox is opened, by who only looks and by who tags.
fn stands(home: &Home, now: &str, tagged: &str) {
    sees(home, now, tagged);
    let reads = |rest: &[&str]| {
        for (number, letter) in (1..).zip(now.chars()) {
            let mail = format!("l.mbox#{number}");
            let screen = home.run(&[&[&*mail, "--print"], rest].concat()).done();
            assert!(
                screen.contains(&format!("Report {}", letter.to_lowercase())),
                "{screen}"
            );
            assert!(!screen.contains("lost"), "{screen}");
        }
    };
    reads(&["--read-only"]);
    reads(&[]);
    sees(home, now, tagged);
}

#[test]
fn a_mail_in_front_and_mails_at_the_end_move_none_from_its_words() {
    let home = home();
    home.write("l.mbox", mails("xabcde"));
    stands(&home, "xabcde", "abcde");
    assert!(!home.path("l.mbox#1.standoff.toml").exists());
    home.write("l.mbox", mails("xabcdeyz"));
    stands(&home, "xabcdeyz", "abcde");
    home.run(&["check", "l.mbox"]).says(&["nothing to see to"]);
}

#[test]
fn of_a_mail_that_is_deleted_the_stances_give_way_and_come_back() {
    let home = home();
    home.write("l.mbox", mails("abde"));
    let checked = home.run(&["check", "l.mbox"]).out;
    assert!(
        checked.contains(
            "l.mbox#3.standoff.toml: these stances are on an article that isn't in l.mbox any more"
        ),
        "{checked}"
    );
    assert!(
        checked.contains("l.mbox#5.standoff.toml: these stances are on what is l.mbox#4 now"),
        "{checked}"
    );
    stands(&home, "abde", "abde");
    let gone = || {
        let names = names(&home);
        names.into_iter().find(|name| name.contains("#gone-"))
    };
    let name = gone().expect("it is kept");
    assert!(home.read(&name).contains("Envoy c opposes"), "{name}");
    assert!(!home.path("l.mbox#5.standoff.toml").exists());
    for path in ["l.mbox", "."] {
        let checked = home.run(&["check", path]).out;
        assert!(
            checked.contains("#gone-") && checked.contains("isn't in"),
            "{checked}"
        );
        let listed = home.run(&["list", path]);
        listed.says(&["#gone-", "are kept, and go back"]);
    }
    // A mailbox that grows gives nobody's number to what is gone.
    home.write("l.mbox", mails("abdefghij"));
    stands(&home, "abdefghij", "abde");
    home.write("l.mbox", mails("abcde"));
    stands(&home, "abcde", "abcde");
    assert_eq!(gone(), None);
    home.run(&["check", "l.mbox"]).says(&["nothing to see to"]);
}

#[test]
fn mails_in_another_order_take_their_stances_along() {
    let home = home();
    home.write("l.mbox", mails("edcba"));
    stands(&home, "edcba", "edcba");
    home.write("l.mbox", mails("bcade"));
    stands(&home, "bcade", "bcade");
    home.run(&["check", "l.mbox"]).says(&["nothing to see to"]);
}

#[test]
fn a_mail_whose_text_changed_keeps_its_stances() {
    let home = home();
    home.write("l.mbox", mails("abCde"));
    stands(&home, "abCde", "abcde");
    assert!(home.path("l.mbox#3.standoff.toml").exists());
}

#[test]
fn a_move_that_broke_off_is_ended_and_nothing_is_there_twice() {
    let home = home();
    home.write("l.mbox", mails("xabcde"));
    // As a crash leaves it: at the new number already, at the old one still.
    let old = home.read("l.mbox#5.standoff.toml");
    home.write(
        "l.mbox#6.standoff.toml",
        old.replace("l.mbox#5", "l.mbox#6"),
    );
    stands(&home, "xabcde", "abcde");
    assert!(names(&home).iter().all(|name| !name.contains("#gone-")));
}
