//! The person's own editor on a file, in the foreground, without a shell in between. Knows nothing of what is edited.

#[cfg(test)]
mod tests;

use super::device;
use rustix::process::{Pid, Signal, WaitOptions, getpid, kill_process, waitpid};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// What an editor at work does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// It has been stopped, as by Ctrl-Z.
    Stopped,
    /// It has ended, with this exit code; without one, a signal killed it.
    Ended(Option<i32>),
}

/// An editor at work.
#[derive(Debug)]
pub struct Editor(Pid);

/// The editor's command line, in words: `VISUAL`, else `EDITOR`, else `vi`.
///
/// # Errors
/// A quotation mark in it has no second one; says in which variable.
pub fn command(variable: impl Fn(&str) -> Option<String>) -> Result<Vec<String>, String> {
    let set = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let value = variable(name).filter(|value| !value.trim().is_empty());
        value.map(|value| (name, value))
    });
    let Some((name, value)) = set else {
        return Ok(vec![String::from("vi")]);
    };
    words(&value).ok_or_else(|| format!("{name} has a quotation mark or backslash without an end"))
}

impl Editor {
    /// Starts the editor of these words on `file`. The terminal is to be left before. What the editor does is told to
    /// `tell`, on another thread.
    ///
    /// # Errors
    /// There is no such program, or no terminal for it.
    pub fn start(
        command: &[String],
        file: &Path,
        tell: impl Fn(News) + Send + 'static,
    ) -> io::Result<Self> {
        let (program, arguments) = command.split_first().ok_or(io::ErrorKind::NotFound)?;
        let child = Command::new(program)
            .args(arguments)
            .arg(file)
            // Where an article is piped in, standard input is no keyboard.
            .stdin(Stdio::from(device::keys()?))
            .spawn()?;
        let pid = Pid::from_child(&child);
        thread::Builder::new()
            .name("editor".to_owned())
            .spawn(move || wait_for(pid, &tell))?;
        Ok(Self(pid))
    }

    /// Asks it to end.
    pub fn end(&self) {
        self.signal(Signal::TERM);
    }

    /// Stops as the editor has stopped, so that the shell gets its turn; goes on together with it.
    pub fn stop_along(&self) {
        let _ = kill_process(getpid(), Signal::STOP);
        self.signal(Signal::CONT);
    }

    /// One that is gone by now needs no signal.
    fn signal(&self, signal: Signal) {
        let _ = kill_process(self.0, signal);
    }
}

fn wait_for(pid: Pid, tell: &impl Fn(News)) {
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => tell(News::Stopped),
            Ok(Some((_, status))) => return tell(News::Ended(status.exit_status())),
            Ok(None) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return tell(News::Ended(None)),
        }
    }
}

/// The words of a command line, with quotes and backslashes as in a shell (POSIX, XCU 2.2) and nothing else of one;
/// `None` if a quotation has no end.
fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(char) = chars.next() {
        match (char, quote) {
            (end, Some(open)) if end == open => quote = None,
            ('\\', Some('"')) => {
                let next = chars.next()?;
                let is_escaped = matches!(next, '"' | '\\' | '$' | '`');
                word.get_or_insert_default()
                    .extend((!is_escaped).then_some('\\').into_iter().chain([next]));
            }
            ('\\', None) => word.get_or_insert_default().push(chars.next()?),
            ('"' | '\'', None) => {
                quote = Some(char);
                word.get_or_insert_default();
            }
            (blank, None) if blank.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(char),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}
