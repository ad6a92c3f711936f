//! Disks that are full, folders that are gone, files that somebody else has changed, kills: no system call is watched.

use crate::home::{ARTICLE, Home, PROGRAM, Ran};
use crate::terminal::Terminal;
use crate::{kept_aside, left_over, with_old_and_new};
use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process, prlimit};
use std::fs;

/// Reads the article where no file may have a single byte, until [`make_room`].
fn start_on_a_full_disk(home: &Home) -> Terminal {
    let shell = format!("trap '' XFSZ; ulimit -S -f 0; exec {PROGRAM} talks.txt");
    let terminal = Terminal::command(home, "bash", &["-c", &shell], (200, 30));
    terminal.until_shown(&["Envoys met", "1 stance "]);
    terminal
}

fn make_room(pid: Pid) {
    let room = Rlimit {
        current: None,
        maximum: None,
    };
    prlimit(Some(pid), Resource::Fsize, room).expect("the limit can be lifted");
}

#[test]
fn a_full_disk_is_told_of_and_all_is_saved_when_there_is_room_again() {
    let (home, old, _) = with_old_and_new();
    let mut terminal = start_on_a_full_disk(&home);
    terminal.type_in("G2");
    terminal.until_shown(&["2 stances", "✗ NOT SAVED", "in memory"]);
    terminal.type_in("k3");
    terminal.until_shown(&["3 stances", "✗ NOT SAVED"]);
    assert_eq!(home.sidecar(), old);
    // The sign stands already while the second attempt is made, with a file of its own.
    terminal.until("what failed to go", |_| left_over(&home).is_empty());
    make_room(terminal.pid());
    terminal.type_in("u");
    terminal.until_shown(&["2 stances", "✓ saved"]);
    assert_eq!(home.stances(), 2);
    terminal.quit();
}

#[test]
fn leaving_with_unsaved_work_tells_first_and_tries_once_more() {
    let (home, old, _) = with_old_and_new();
    let mut terminal = start_on_a_full_disk(&home);
    terminal.type_in("G2");
    terminal.until_shown(&["✗ NOT SAVED"]);
    terminal.type_in("k");
    terminal.until("the message to go", |seen| !seen.shows("in memory"));
    terminal.type_in("q");
    terminal.until("the first q to tell", |seen| {
        seen.screen().alternate_screen() && seen.shows("memory")
    });
    terminal.type_in("q");
    assert_eq!(terminal.ended(), Ok(2));
    assert!(
        terminal.seen().shows("not saved"),
        "{}",
        terminal.seen().text()
    );
    assert_eq!(home.sidecar(), old);
    let mut terminal = start_on_a_full_disk(&home);
    terminal.type_in("G2");
    terminal.until_shown(&["✗ NOT SAVED"]);
    make_room(terminal.pid());
    kill_process(terminal.pid(), Signal::TERM).expect("it runs");
    assert_eq!(terminal.ended(), Ok(143));
    assert_eq!(
        home.stances(),
        2,
        "what failed before is tried once more at the end"
    );
}

#[test]
fn a_folder_that_is_gone_does_not_take_the_work_with_it() {
    let home = Home::new().introduced();
    fs::create_dir(home.path("news")).expect("a folder");
    home.write("news/talks.txt", ARTICLE);
    let mut terminal = Terminal::sized(&home, &["news/talks.txt"], (200, 30));
    terminal.until_shown(&["Envoys met"]);
    fs::remove_dir_all(home.path("news")).expect("it is ours");
    terminal.type_in("G2");
    terminal.until_shown(&["1 stance ", "✗ NOT SAVED", "kept in"]);
    assert_eq!(kept_aside(&home).len(), 1);
    fs::create_dir(home.path("news")).expect("a folder");
    terminal.type_in("-");
    terminal.until_shown(&["1 stance ", "✓ saved"]);
    assert!(home.read("news/talks.txt.standoff.toml").contains("oppose"));
    terminal.quit();
}

#[test]
fn a_sidecar_changed_by_somebody_else_keeps_what_they_wrote() {
    let (home, old, _) = with_old_and_new();
    let mut terminal = Terminal::sized(&home, &["talks.txt"], (200, 30));
    terminal.until_shown(&["Envoys met", "1 stance "]);
    let theirs = old.replace("# end", "# theirs\n# end");
    home.write("talks.txt.standoff.toml", &theirs);
    terminal.type_in("G2");
    terminal.until_shown(&["2 stances", "✓ saved"]);
    terminal.quit();
    assert!(home.sidecar().contains("# theirs"), "{}", home.sidecar());
    assert_eq!(home.stances(), 2);
    assert!(left_over(&home).is_empty());
}

/// Runs the program where `mount` has been done; nothing where mounts can't be made.
fn run_where(home: &Home, mount: &str) -> Option<Ran> {
    let script = format!(
        "{mount} || exit 99; exec {PROGRAM} news/talks.txt --keys 'g G 2' --print --size 200x30"
    );
    let mut command = home.command("unshare");
    let output = command.args(["-m", "sh", "-c", &script]).output();
    let ran = output.ok().map(Ran::of);
    let ran = ran.filter(|ran| ran.code != Some(99) && !ran.err.starts_with("unshare"));
    if ran.is_none() {
        eprintln!("skipped: no mounts can be made here");
    }
    ran
}

fn with_news() -> Home {
    let home = Home::new().introduced();
    fs::create_dir(home.path("news")).expect("a folder");
    home.write("news/talks.txt", ARTICLE);
    home
}

const SIDECAR: &str = "news/talks.txt.standoff.toml";
const READ_ONLY: &str = "mount --bind news news && mount -o remount,ro,bind news";

#[test]
fn a_sidecar_that_is_mounted_by_itself_stays_whole_and_the_work_is_kept() {
    let home = with_news();
    home.run(&["news/talks.txt", "--keys", "j 1", "--print"])
        .done();
    let old = home.read(SIDECAR);
    let Some(ran) = run_where(&home, &format!("mount --bind {SIDECAR} {SIDECAR}")) else {
        return;
    };
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.err.contains("not saved") && ran.err.contains("busy"),
        "{ran:?}"
    );
    assert_eq!(home.read(SIDECAR), old);
    let kept = kept_aside(&home);
    assert_eq!(kept.len(), 1, "{ran:?}");
    assert!(ran.err.contains(".data/standoff/aside/"), "{ran:?}");
    assert!(
        fs::read_to_string(&kept[0])
            .expect("there")
            .contains("Russia")
    );
}

#[test]
fn a_folder_that_cannot_be_written_keeps_its_sidecar_and_the_work_is_taken_in_when_it_can_be() {
    let home = with_news();
    home.run(&["news/talks.txt", "--keys", "j 1", "--print"])
        .done();
    let old = home.read(SIDECAR);
    let Some(ran) = run_where(&home, READ_ONLY) else {
        return;
    };
    assert_eq!(home.read(SIDECAR), old);
    assert_eq!(kept_aside(&home).len(), 1, "{ran:?}");
    assert!(ran.out.contains("aside"), "it is named: {ran:?}");
    let screen = home
        .run(&["news/talks.txt", "--keys", "j", "--print"])
        .done();
    assert!(screen.contains("2 stances"), "{screen}");
    assert_eq!(
        home.read(SIDECAR).matches("[[annotation]]").count(),
        2,
        "{screen}"
    );
    assert!(kept_aside(&home).is_empty());
}

#[test]
fn where_no_sidecar_can_be_made_it_is_kept_in_the_data_directory_and_comes_home_from_there() {
    let home = with_news();
    let Some(ran) = run_where(&home, READ_ONLY) else {
        return;
    };
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(!home.path(SIDECAR).exists());
    let screen = home
        .run(&["news/talks.txt", "--print", "--size", "200x30"])
        .done();
    assert!(screen.contains("1 stance "), "{screen}");
    assert!(screen.contains("kept in"), "{screen}");
    assert!(screen.contains(".data/standoff/articles/"), "{screen}");
    assert_eq!(home.read(SIDECAR).matches("[[annotation]]").count(), 1);
    let apart = fs::read_dir(home.path(".data/standoff/articles"));
    assert_eq!(apart.expect("there").count(), 0, "it came home");
}

#[test]
fn a_file_system_that_fills_up_keeps_the_old_sidecar_whole() {
    let home = with_news();
    let mount = "cp news/talks.txt talks && mount -t tmpfs -o size=1m none news && cp talks news/talks.txt \
        && head -c 2000000 /dev/zero > news/filler 2>/dev/null; true";
    let Some(ran) = run_where(&home, mount) else {
        return;
    };
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.err.contains("not saved") && ran.err.contains("No space"),
        "{ran:?}"
    );
    let kept = kept_aside(&home);
    assert_eq!(kept.len(), 1, "{ran:?}");
    assert!(
        fs::read_to_string(&kept[0])
            .expect("there")
            .contains("Russia")
    );
}

#[test]
fn killed_after_each_stance_it_has_all_that_showed_as_saved() {
    let home = Home::with_article().introduced();
    for round in 1..=6 {
        let mut terminal = Terminal::start(&home, &["talks.txt"]);
        terminal.until_shown(&["Envoys met", &format!("{} stance", round - 1)]);
        // A sentence of its own each time.
        terminal.type_in(format!("g{}2", "j".repeat(round)));
        terminal.until_shown(&[&format!("{round} stance"), "✓ saved"]);
        kill_process(terminal.pid(), Signal::KILL).expect("it runs");
        terminal.ended().expect_err("it was killed");
        assert_eq!(home.stances(), round, "{}", home.sidecar());
    }
}

#[test]
fn a_codebook_that_cannot_be_written_is_told_and_the_stance_is_saved_all_the_same() {
    let home = Home::with_article().introduced();
    fs::create_dir(home.path("codes")).expect("made");
    let codebook = home.write("codes/standoff.toml", "standoff = 1\n");
    std::os::unix::fs::symlink(&codebook, home.path("standoff.toml")).expect("linked");
    let mut terminal = Terminal::command(&home, PROGRAM, &["talks.txt"], (200, 30));
    terminal.until_shown(&["Envoys met", "0 stances"]);
    fs::remove_dir_all(home.path("codes")).expect("removed");
    fs::write(home.path("codes"), "in the way").expect("written");
    terminal.type_in("j2sAna\r");
    terminal.until_shown(&["Ana couldn't be written to the codebook", "✓ saved"]);
    fs::remove_file(home.path("codes")).expect("removed");
    fs::create_dir(home.path("codes")).expect("made");
    home.write("codes/standoff.toml", "standoff = 1\n# theirs\n");
    terminal.quit();
    let text = fs::read_to_string(codebook).expect("there again");
    assert!(
        text.contains("# theirs") && text.contains("Ana"),
        "what was left is written on leaving: {text}"
    );
}
