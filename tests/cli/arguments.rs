//! What may be said on the command line, and what is said back.

use crate::home::{ARTICLE, Home, PROGRAM, Ran};

#[test]
fn help_and_version_go_to_standard_output() {
    let home = Home::new();
    let help = home.run(&["--help"]).done();
    for word in [
        "export",
        "list",
        "keys",
        "--keys",
        "--print",
        "--size",
        "--name",
        "Examples:",
    ] {
        assert!(help.contains(word), "{word} isn't in {help}");
    }
    assert_eq!(
        home.run(&["--version"]).done(),
        format!("standoff {}\n", env!("CARGO_PKG_VERSION"))
    );
    assert!(home.run(&["export", "--help"]).done().contains("--to"));
}

#[test]
fn no_line_of_the_help_is_longer_than_a_terminal_may_be_wide() {
    let home = Home::new();
    for command in ["", "export", "list", "suggest", "check", "keys", "config"] {
        let arguments: Vec<_> = command.split_whitespace().chain(["--help"]).collect();
        let help = home.run(&arguments).done();
        let long = help.lines().find(|line| line.chars().count() > 90);
        assert_eq!(long, None, "standoff {command} --help");
    }
}

#[test]
fn styles_and_plain_are_taken_from_the_settings() {
    let home = Home::with_article().introduced();
    let usual = home
        .run(&["talks.txt", "--keys", "j", "--print=ansi"])
        .done();
    assert!(usual.contains('╭') && !usual.contains("38;5;123"));
    std::fs::create_dir_all(home.path(".config/standoff")).expect("a folder");
    let settings = "[style]\nkey = \"123 underline\"\n[ui]\nplain = true\n";
    home.write(".config/standoff/config.toml", settings);
    let restyled = home
        .run(&["talks.txt", "--keys", "j", "--print=ansi"])
        .done();
    assert!(
        !restyled.contains('╭') && restyled.contains("38;5;123"),
        "{restyled}"
    );
    home.write(
        ".config/standoff/config.toml",
        "[style]\nfokus = \"bold\"\n",
    );
    let told = home.run(&["config"]).done_in_part();
    assert!(
        told.contains("2:1: `fokus` is no role; nearest: `focus`"),
        "{told}"
    );
}

/// Help is only about what can be asked for.
#[test]
fn every_command_that_help_names_can_be_called() {
    let home = Home::new();
    let help = home.run(&["--help"]).done();
    let commands = help
        .split("Commands:\n")
        .nth(1)
        .and_then(|rest| rest.split("\n\n").next())
        .expect("a list");
    for line in commands.lines() {
        let name = line.split_whitespace().next().expect("a name");
        home.run(&if name == "help" {
            [name, "export"]
        } else {
            [name, "--help"]
        })
        .done();
    }
}

#[test]
fn what_cannot_be_understood_is_refused_in_one_to_three_lines() {
    let home = Home::with_article();
    let cases: [(&[&str], &[&str]); 19] = [
        (&["--nope"], &["--nope"]),
        (&["talks.txt", "other.txt"], &["one article at a time"]),
        (&["talks.txt", "--keys", "j"], &["--print"]),
        (&["talks.txt", "--print=html"], &["html", "text", "ansi"]),
        (
            &["talks.txt", "--print", "--size", "0x3"],
            &["0x3", "120x40"],
        ),
        (&["talks.txt", "--print", "--size", "80"], &["80", "120x40"]),
        (
            &["talks.txt", "--print", "--size", "80x1001"],
            &["80x1001", "1000"],
        ),
        (&["talks.txt", "--print", "--size", "-1x-1"], &["-1"]),
        (
            &["talks.txt", "--print", "--size", "99999999999999999999x1"],
            &["1000"],
        ),
        (
            &["talks.txt", "--print", "--keys", "jj"],
            &["jj", "column 1"],
        ),
        (
            &["talks.txt", "--print", "--keys", "j Foo-j"],
            &["Foo-j", "column 3"],
        ),
        (&["talks.txt", "--print", "--keys", "j \"open"], &["--keys"]),
        (&["export", "talks.txt"], &["--to"]),
        (
            &["export", "talks.txt", "--to", "xml"],
            &["xml", "csv", "jsonl", "md"],
        ),
        (&["keys", "extra"], &["extra"]),
        (&["list"], &["PATH"]),
        (
            &["list", "talks.txt", "--where", "side:"],
            &["--where", "nothing after", "expected a word"],
        ),
        (
            &["talks.txt", "--print", "--size", "\x1b]0;owned\x07"],
            &["120x40"],
        ),
        (
            &["talks.txt", "--print", "--size", "\u{9b}2J\u{202e}"],
            &["120x40", "202E"],
        ),
    ];
    for (arguments, words) in cases {
        home.run(arguments).refused(words);
    }
    assert_eq!(home.sidecar(), "");
}

#[test]
fn keys_pressed_from_outside_do_what_a_person_would_do_and_print_the_last_screen() {
    let home = Home::with_article();
    let screen = home
        .run(&[
            "talks.txt",
            "--keys",
            "j 2 - q",
            "--print",
            "--size",
            "80x24",
        ])
        .done();
    assert_eq!(screen.lines().count(), 24);
    assert!(
        screen.lines().all(|line| line.chars().count() <= 80),
        "{screen}"
    );
    for words in ["Envoys met", "1 stance ", "✓ saved", "▼"] {
        assert!(screen.contains(words), "{words} isn't on:\n{screen}");
    }
    assert!(!screen.contains('\x1b'));
    assert_eq!(home.stances(), 1);
    let again = home.run(&["talks.txt", "--print", "--size=80x24"]).done();
    assert!(
        again.contains("1 stance ") && again.contains("¶ 2/4"),
        "{again}"
    );
}

#[test]
fn print_has_styles_when_asked_and_a_size_of_its_own() {
    let home = Home::with_article();
    let plain = home.run(&["talks.txt", "--print"]).done();
    assert_eq!(plain.lines().count(), 40);
    assert_eq!(home.run(&["talks.txt", "--print=text"]).done(), plain);
    let styled = home.run(&["talks.txt", "--print=ansi"]).done();
    assert!(
        styled.contains("\x1b[") && styled.contains("Envoys met"),
        "{styled:?}"
    );
    for size in ["1x1", "1000x1000", "30x8", "1x1000", "1000x1"] {
        home.run(&["talks.txt", "--print", "--size", size]).done();
        let keyed = home.run(&["talks.txt", "--print", "--size", size, "--keys", "j 2 } G"]);
        if ["1000x1000", "30x8"].contains(&size) {
            keyed.done();
        } else {
            keyed.refused(&["too few", "no key was pressed"]);
        }
    }
}

#[test]
fn keys_lists_what_help_in_the_program_lists() {
    let home = Home::new();
    let table = home.run(&["keys"]).done();
    for words in [
        "READ",
        "STANCES",
        "SEARCH",
        "next-sentence",
        "j Down",
        "tag with Russia",
        "Ctrl-r",
    ] {
        assert!(table.contains(words), "{words} isn't in {table}");
    }
    for unbuilt in ["speaker of", "topic of", "matrix", "hint labels"] {
        assert!(
            !table.contains(unbuilt),
            "{unbuilt} isn't built but in {table}"
        );
    }
    assert_eq!(table, home.run(&["keys"]).done());
}

#[test]
fn an_article_opens_at_a_paragraph() {
    let home = Home::with_article();
    let screen = home.run(&["talks.txt:3", "--print"]).done();
    assert!(screen.contains("¶ 3/4"), "{screen}");
    assert!(
        home.run(&["talks.txt:99", "--print"])
            .done()
            .contains("¶ 4/4")
    );
    home.run(&["talks.txt:0", "--print"])
        .refused(&["talks.txt:0"]);
    home.write("odd.txt:3", "One. Two.\n");
    assert!(
        home.run(&["odd.txt:3", "--print"])
            .done()
            .contains("One. Two.")
    );
}

#[test]
fn standard_input_is_an_article_with_a_name() {
    let home = Home::new();
    let ran = home.run_with(
        &["-", "--name", "wire.txt", "--keys", "j 1", "--print"],
        ARTICLE.as_bytes(),
    );
    assert!(ran.done().contains("1 stance "));
    // Its stances are found again by its text, whatever the folder.
    let again = home
        .run_with(&["-", "--name", "wire.txt", "--print"], ARTICLE.as_bytes())
        .done();
    assert!(again.contains("1 stance "), "{again}");
    let other = home.run_with(&["-", "--print"], b"Another text.\n").done();
    assert!(
        other.contains("0 stances") && other.contains("Another text."),
        "{other}"
    );
    home.run_with(&["-", "--print"], &[0; 600]).refused(&[
        "standard input",
        "no text",
        "--encoding",
    ]);
}

/// Runs the program with nobody at the other end of standard output.
fn run_unheard(home: &Home, arguments: &[&str]) -> Ran {
    let (_, unheard) = std::io::pipe().expect("a pipe");
    let mut command = home.command(PROGRAM);
    Ran::of(
        command
            .args(arguments)
            .stdout(unheard)
            .output()
            .expect("it starts"),
    )
}

#[test]
fn a_reader_that_stops_listening_is_no_error() {
    let home = Home::with_article();
    home.run(&["talks.txt", "--keys", "j 1", "--print"]).done();
    let mut commands: Vec<Vec<&str>> = vec![
        vec!["talks.txt"],
        vec!["keys"],
        vec!["list", "talks.txt"],
        vec!["list", "talks.txt", "--json"],
        vec!["--help"],
        vec!["talks.txt", "--print"],
    ];
    commands
        .extend(["csv", "jsonl", "md"].map(|format| vec!["export", "talks.txt", "--to", format]));
    for command in commands {
        let ran = run_unheard(&home, &command);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{command:?}");
    }
    home.write(
        "long.txt",
        "A sentence of some length stands here.\n\n".repeat(20_000),
    );
    let shell = format!("set -o pipefail; {PROGRAM} long.txt | head -1");
    let ran = Ran::of(
        home.command("bash")
            .args(["-c", &shell])
            .output()
            .expect("bash"),
    );
    assert_eq!(
        (ran.code, ran.err.as_str(), ran.out.lines().count()),
        (Some(0), "", 1)
    );
}

#[test]
fn without_a_home_the_program_says_so() {
    let home = Home::with_article();
    let mut command = home.command(PROGRAM);
    command
        .env_remove("HOME")
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_STATE_HOME")
        .env_remove("XDG_CONFIG_HOME");
    let ran = Ran::of(
        command
            .args(["talks.txt", "--print"])
            .output()
            .expect("it starts"),
    );
    // The system may know a home without the variable.
    assert!(ran.code == Some(0) || ran.err.contains("HOME"), "{ran:?}");
}

#[test]
fn errors_that_nobody_can_hear_change_no_exit_code() {
    let home = Home::with_article();
    home.write("broken.txt", ARTICLE);
    home.write("broken.txt.standoff.toml", "broken");
    for (command, code) in [
        ("missing.txt", 2),
        ("--nope", 2),
        ("broken.txt", 1),
        ("export broken.txt talks.txt --to csv", 1),
    ] {
        for silence in ["2>/dev/full", "2>&-"] {
            let shell = format!("{PROGRAM} {command} {silence}");
            let ran = Ran::of(
                home.command("bash")
                    .args(["-c", &shell])
                    .output()
                    .expect("bash"),
            );
            assert_eq!(ran.code, Some(code), "{command} {silence}");
        }
    }
}
