//! Entering and leaving the terminal: one place, so that every way out leaves it sane (the end, a stop, a signal, a panic).
//! While another job of the shell has it, it isn't touched: the system would stop us. Knows nothing of what is drawn.

use super::{ability, device};
use crossterm::cursor::{Hide, Show};
use crossterm::queue;
use crossterm::style::Print;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use rustix::process::{Signal, getpgrp, getpid, kill_current_process_group, kill_process};
use rustix::termios::{QueueSelector, tcflush, tcgetpgrp};
use std::io::Write;
use std::os::fd::{AsFd, OwnedFd};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Duration;
use std::{env, io, panic};

/// Bracketed paste; number pad and cursor keys in their usual modes.
const KEYS_ON: &str = "\x1b[?2004h\x1b[?1l\x1b>";

/// A frame that a panic cut in two may have left a synchronized update open and a style on.
const FRAME_OFF: &str = "\x1b[?2026l\x1b[m\x1b[?2004l";

/// Buttons and wheel, movements with a button down, reports in decimal numbers (xterm, ctlseqs).
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// The background's colour (OSC 11), then what the terminal is (DA1): whoever answers only the second knows no first.
const ASK_GROUND: &[u8] = b"\x1b]11;?\x1b\\\x1b[c";

/// How long an answer may take that would otherwise be typed into the shell.
const ANSWER: Duration = Duration::from_millis(100);

/// Columns and rows of a terminal that doesn't know them.
const USUAL_SIZE: (u16, u16) = (80, 24);

/// No screen is larger; a terminal that claims to be takes no memory.
const LARGEST_SIZE: (u16, u16) = (1_000, 500);

/// The terminal as it was before we entered it; nothing when we haven't.
static BEFORE: Mutex<Option<Before>> = Mutex::new(None);

/// Whether an answer is still to come.
static ASKED: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is ours when the screen is.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// What helper threads said when they panicked while the screen was ours.
static HELD: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Before {
    keys: OwnedFd,
    thread: ThreadId,
}

/// The terminal is ours as long as this lives.
#[derive(Debug)]
pub struct Session(());

impl Session {
    /// Takes the terminal over. Where another job has it, that waits for [`Self::resume`].
    ///
    /// # Errors
    /// There is no terminal, or it can't be written to.
    pub fn enter() -> io::Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(leave_on_panic);
        let session = Self(());
        enter()?;
        Ok(session)
    }

    /// Hands the terminal back to the shell, stops, and takes it over again when continued, unless another job has it
    /// then. Draw everything anew after it.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn suspend(&mut self) -> io::Result<()> {
        let is_job = is_foreground_job();
        leave();
        // The whole job, as Ctrl-Z does: a script or `git` that started us would otherwise keep the shell waiting.
        if is_job {
            kill_current_process_group(Signal::STOP)?;
        } else {
            kill_process(getpid(), Signal::STOP)?;
        }
        enter()
    }

    /// Hands the terminal back for a while, until [`Self::resume`].
    pub fn lend(&mut self) {
        leave();
    }

    /// Takes the mouse, or gives selecting back to the terminal.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn take_mouse(&mut self, takes: bool) -> io::Result<()> {
        if MOUSE.swap(takes, Ordering::Relaxed) == takes {
            return Ok(());
        }
        device::write(if takes { MOUSE_ON } else { MOUSE_OFF })
    }

    /// Takes the terminal over again after it was lent, or after someone else stopped and continued us; where another
    /// job has it, leaves it alone. Draw everything anew after it.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn resume(&mut self) -> io::Result<()> {
        enter()
    }

    /// Whether the terminal isn't ours: nothing may be written to it.
    #[must_use]
    pub fn is_away(&self) -> bool {
        before().is_none()
    }

    /// Whether the terminal isn't ours, and no other job has it.
    #[must_use]
    pub fn may_resume(&self) -> bool {
        self.is_away() && device::keys().is_ok_and(|keys| !device::is_lent(keys.as_fd()))
    }

    /// Asks for the background's colour; the answer, if there is one, comes as an input. For after the first frame.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn ask_ground(&self) -> io::Result<()> {
        if !ability::answers(|name| env::var(name).ok()) {
            return Ok(());
        }
        ASKED.store(true, Ordering::Relaxed);
        device::write(ASK_GROUND)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        leave();
    }
}

/// Columns and rows of the screen: 80×24 if unknown, 1,000×500 at most.
#[must_use]
pub fn size() -> (u16, u16) {
    let (columns, rows) = device::size().unwrap_or(USUAL_SIZE);
    (columns.min(LARGEST_SIZE.0), rows.min(LARGEST_SIZE.1))
}

/// Gives the terminal back as it was; does nothing if it isn't ours, or if another job has it: its shell has made it
/// as it wants it. A terminal that is gone is no error.
pub fn leave() {
    let Some(Before { keys, .. }) = before().take() else {
        return;
    };
    if device::is_lent(keys.as_fd()) {
        return;
    }
    let _ = leaving().and_then(|bytes| device::write(&bytes));
    if ASKED.swap(false, Ordering::Relaxed) {
        device::readable(keys.as_fd(), Some(ANSWER));
        let _ = tcflush(&keys, QueueSelector::IFlush);
    }
    let _ = disable_raw_mode();
    for message in std::mem::take(&mut *held()) {
        let _ = writeln!(io::stderr(), "{message}");
    }
}

/// The terminal has answered all that it was asked.
pub(super) fn answered() {
    ASKED.store(false, Ordering::Relaxed);
}

fn enter() -> io::Result<()> {
    let mut slot = before();
    let keys = device::keys()?;
    let is_lent = device::is_lent(keys.as_fd());
    if is_lent {
        *slot = None;
        return Ok(());
    }
    if slot.is_none() {
        let thread = thread::current().id();
        *slot = Some(Before { keys, thread });
    }
    drop(slot);
    // Where we were stopped without having left, the shell has changed the modes.
    disable_raw_mode()?;
    enable_raw_mode()?;
    device::write(&entering()?)
}

/// Alternate screen, cursor hidden, keys in their usual modes, the mouse if it is ours.
fn entering() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, Hide, Print(KEYS_ON))?;
    if MOUSE.load(Ordering::Relaxed) {
        bytes.extend_from_slice(MOUSE_ON);
    }
    Ok(bytes)
}

/// The reverse.
fn leaving() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if MOUSE.load(Ordering::Relaxed) {
        bytes.extend_from_slice(MOUSE_OFF);
    }
    queue!(bytes, Print(FRAME_OFF), Show, LeaveAlternateScreen)?;
    Ok(bytes)
}

/// Whether a shell has given the terminal to our process group. Only then is the group known to be our job and nobody else's.
fn is_foreground_job() -> bool {
    before()
        .as_ref()
        .is_some_and(|before| tcgetpgrp(&before.keys) == Ok(getpgrp()))
}

fn leave_on_panic() {
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if is_elsewhere() {
            hold(info);
        } else {
            leave();
            previous(info);
        }
    }));
}

/// Whether the screen is ours and another thread's.
fn is_elsewhere() -> bool {
    before()
        .as_ref()
        .is_some_and(|before| before.thread != thread::current().id())
}

/// Keeps what a helper thread says for later: the screen is in use.
fn hold(info: &PanicHookInfo<'_>) {
    let visible = |char: char| {
        if char.is_control() && char != '\n' {
            '\u{fffd}'
        } else {
            char
        }
    };
    held().push(info.to_string().chars().map(visible).collect());
}

fn before() -> MutexGuard<'static, Option<Before>> {
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn held() -> MutexGuard<'static, Vec<String>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}
