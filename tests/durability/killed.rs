//! The program killed by `kill -9` at any system call, and started again.

use crate::calls::{calls_of, chances, counted, log_of, numbered};
use crate::home::{Home, PROGRAM};
use crate::seen::Seen;
use crate::terminal::Terminal;
use crate::thorough::times;
use crate::{can_trace, press_under, with_old_and_new};
use std::fs;

const END: &str = "# end of standoff\n";
const TAG: &str = "g G 2";

/// Kills the program at each call that it makes while `keys` are pressed, or at some. Before each run the home is
/// made ready; after it the sidecar must be the old or the new one. Says how often it was which.
fn kill_at_each_call(
    home: &Home,
    keys: &str,
    [old, new]: [&str; 2],
    ready: impl Fn(),
) -> [usize; 2] {
    ready();
    let calls = calls_of(home, keys);
    assert_eq!(home.sidecar(), new, "without a kill");
    let mut found = [0, 0];
    for (call, count) in calls {
        for number in 1..=count {
            ready();
            let ran = press_under(
                home,
                &format!("inject={call}:signal=KILL:when={number}"),
                keys,
            );
            let sidecar = home.sidecar();
            assert!(
                sidecar == old || sidecar == new,
                "killed at {call} {number}: neither old nor new:\n{sidecar}"
            );
            assert!(
                ran.code != Some(0) || sidecar == new,
                "it counts as done, but isn't: {call} {number}"
            );
            found[usize::from(sidecar == new)] += 1;
        }
    }
    found
}

#[test]
fn at_any_system_call_it_leaves_the_old_or_the_new_sidecar() {
    if !can_trace() {
        return;
    }
    let (home, old, new) = with_old_and_new();
    let lay = || {
        home.write("talks.txt.standoff.toml", &old);
    };
    let [olds, news] = kill_at_each_call(&home, TAG, [&old, &new], lay);
    println!(
        "killed at each of {} calls of tag, save and quit: {olds} old, {news} new, 0 torn",
        olds + news
    );
    assert!(
        olds >= 40 && news >= 4,
        "{olds} before, {news} after: too few to tell"
    );
    let screen = home.run(&["talks.txt", "--print"]).done();
    assert!(
        screen.contains(&format!(" {} stance", home.stances())),
        "what a killed save has left doesn't disturb:\n{screen}"
    );
}

/// A crash right after a crash that has left half a file beside the sidecar.
#[test]
fn at_any_system_call_of_starting_again_it_loses_nothing() {
    if !can_trace() {
        return;
    }
    let (home, old, new) = with_old_and_new();
    let lay = || {
        home.write("talks.txt.standoff.toml", &old);
        let half = &new[..new.len() / 2];
        home.write(
            ".talks.txt.standoff.toml.standoff-0123456789abcdef.tmp",
            half,
        );
    };
    let [olds, news] = kill_at_each_call(&home, TAG, [&old, &new], lay);
    assert!(
        olds >= 40 && news >= 4,
        "{olds} before, {news} after: too few to tell"
    );
}

/// Sentences enough for a stance on each.
fn long_article() -> String {
    let sentences = (1..=40).map(|number| format!("The envoy spoke {number} times."));
    let sentences: Vec<_> = sentences.collect();
    let paragraphs = sentences.chunks(4).map(|chunk| chunk.join(" "));
    format!("Talks\n\n{}\n", paragraphs.collect::<Vec<_>>().join("\n\n"))
}

/// The most stances that any frame has shown together with the sign that they are saved.
fn acknowledged(bytes: &[u8]) -> usize {
    let mut seen = Seen::new((100, 30));
    let mut most = 0;
    for byte in bytes.split_inclusive(|&byte| byte == b'l') {
        seen.take(byte);
        let text = seen.text();
        let header = text.lines().next().unwrap_or_default();
        let count = header.split(" stance").next().unwrap_or_default();
        let count = count.rsplit(' ').next().unwrap_or_default();
        if header.contains("✓ saved") {
            most = most.max(count.parse().unwrap_or(0));
        }
    }
    most
}

/// So many stances are tagged in one session: the more, the later in the saving thread's life a kill can come, as
/// calls are counted in each thread for itself, and the one that reads dies first.
const SESSION: usize = 8;

/// Reads on in the home where `before` stances are, and tags one sentence after the other until the kill comes.
/// Gives what was shown.
fn tag_until_killed(home: &Home, before: usize, strace: &[&str]) -> Vec<u8> {
    let arguments: Vec<_> = ["-f"].iter().chain(strace).copied().collect();
    let arguments = [&arguments[..], &[PROGRAM, "talks.txt"]].concat();
    let mut terminal = Terminal::command(home, "strace", &arguments, (100, 30));
    terminal.until("the start", |seen| seen.ended || seen.shows(" stance"));
    terminal.try_type("g".to_owned() + &"j".repeat(before + 1));
    for more in 1..=SESSION {
        terminal.try_type("2j");
        let count = format!(" {} stance", before + more);
        terminal.until("a stance saved", |seen| {
            seen.ended || (seen.shows(&count) && seen.shows("✓ saved"))
        });
    }
    terminal.try_type("q");
    let _ = terminal.ended();
    let seen = terminal.seen();
    seen.bytes.clone()
}

/// Tags in a session that is killed at `call` for the time that `number` says, and looks at what is there then.
/// Gives how many stances showed as saved, and whether it came to be killed before the last.
fn killed_at(home: &Home, call: &str, number: usize) -> (usize, bool) {
    if home.stances() + SESSION > 40 {
        fs::remove_file(home.path("talks.txt.standoff.toml")).expect("ours");
    }
    let before = home.stances();
    let inject = format!("inject={call}:signal=KILL:when={number}");
    let shown = tag_until_killed(home, before, &["-o", "/dev/null", "-e", &inject]);
    let at = format!("killed at {call} {number}");
    let (told, kept, sidecar) = (acknowledged(&shown), home.stances(), home.sidecar());
    assert!(
        kept >= told.max(before),
        "{at}: {told} showed as saved, {kept} are there"
    );
    assert!(
        sidecar.is_empty() || sidecar.ends_with(END),
        "{at}: cut off:\n{sidecar}"
    );
    let screen = home.run(&["talks.txt", "--print"]).done();
    let count = format!(" {kept} stance");
    assert!(screen.contains(&count), "{at}: not{count} in:\n{screen}");
    (told.saturating_sub(before), kept < before + SESSION)
}

#[test]
fn all_that_showed_as_saved_is_there_after_a_kill_and_can_be_read() {
    if !can_trace() {
        return;
    }
    let home = Home::with_article().introduced();
    home.write("talks.txt", long_article());
    let log = log_of(&home);
    tag_until_killed(&home, 0, &["-o", &log]);
    assert_eq!(home.stances(), SESSION, "without a kill");
    let calls = counted(&log);
    let (mut killed, mut told) = (0, 0);
    let mut run = |(call, number): (String, usize)| {
        let (saved, is_killed) = killed_at(&home, &call, number);
        killed += usize::from(is_killed);
        told += saved;
    };
    let each = numbered(&calls);
    let each = each.into_iter().take(times(0, usize::MAX));
    let count = each.len();
    each.for_each(&mut run);
    let mut chances = chances(&calls);
    let random = times(16, 10_000);
    (0..random).for_each(|_| run(chances()));
    println!(
        "killed at each of {count} calls and at {random} random ones: {killed} times before all was saved; \
         {told} stances showed as saved, 0 of them lost, 0 files unreadable"
    );
    assert!(
        killed > random / 4 && told > random,
        "{killed} killed, {told} told: too few to tell"
    );
}
