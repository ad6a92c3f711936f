use super::{Decoder, Input, Reader, TerminalEvent, tell_input};
use crate::keys::{Key, parse_keys};
use std::io::{PipeWriter, Write, pipe};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// A pipe in place of the terminal.
fn terminal() -> (PipeWriter, Reader) {
    let (keys, terminal) = pipe().unwrap();
    let reader = Reader {
        keys: keys.into(),
        decoder: Decoder::default(),
    };
    (terminal, reader)
}

fn keys(row: &str) -> Vec<Input> {
    parse_keys(row)
        .unwrap()
        .into_iter()
        .map(Input::Key)
        .collect()
}

#[test]
fn all_keys_that_wait_come_as_one_batch() {
    let (mut terminal, mut reader) = terminal();
    terminal.write_all(&[b'j'; 10_000]).unwrap();
    assert_eq!(
        reader.batch().unwrap(),
        vec![Input::Key(Key::char('j')); 10_000]
    );
}

#[test]
fn a_key_that_comes_in_two_parts_is_one_key_and_a_lone_escape_is_escape() {
    let (mut terminal, mut reader) = terminal();
    terminal.write_all(b"j\x1b").unwrap();
    assert_eq!(reader.batch().unwrap(), keys("j"));
    terminal.write_all(b"[A").unwrap();
    assert_eq!(reader.batch().unwrap(), keys("Up"));
    terminal.write_all(b"\x1b").unwrap();
    assert_eq!(reader.batch().unwrap(), keys("Esc"));
}

#[test]
fn an_answer_that_says_nothing_wakes_nobody() {
    let (mut terminal, mut reader) = terminal();
    terminal.write_all(b"\x1b[?62;22c\x1b[12;40R").unwrap();
    let later = thread::spawn(move || {
        thread::sleep(Duration::from_millis(20));
        terminal.write_all(b"k").unwrap();
    });
    assert_eq!(reader.batch().unwrap(), keys("k"));
    later.join().unwrap();
}

#[test]
fn a_terminal_that_closes_gives_its_last_keys_and_then_its_end() {
    let (mut terminal, mut reader) = terminal();
    terminal.write_all(b"jk").unwrap();
    drop(terminal);
    assert_eq!(reader.batch().unwrap(), keys("j k"));
    assert_eq!(reader.batch(), None);
}

#[test]
fn nothing_is_read_before_it_is_asked_for() {
    let (mut terminal, reader) = terminal();
    let ((ask, asked), (sender, events)) = (mpsc::channel(), mpsc::channel::<TerminalEvent>());
    let thread = thread::spawn(move || tell_input(reader, &asked, &sender));
    terminal.write_all(b"j").unwrap();
    assert!(events.recv_timeout(Duration::from_millis(30)).is_err());
    ask.send(()).unwrap();
    assert_eq!(events.recv().unwrap(), TerminalEvent::Input(keys("j")));
    terminal.write_all(b"for the editor").unwrap();
    assert!(events.recv_timeout(Duration::from_millis(30)).is_err());
    drop(terminal);
    ask.send(()).unwrap();
    assert!(matches!(events.recv().unwrap(), TerminalEvent::Input(_)));
    ask.send(()).unwrap();
    assert_eq!(events.recv().unwrap(), TerminalEvent::Hangup);
    thread.join().unwrap();
}
