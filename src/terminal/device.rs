//! Reading from and writing to the terminal, system call by system call. Knows no byte's meaning.

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::process::{getpgrp, getppid, getsid};
use rustix::termios::{isatty, tcgetpgrp, tcgetwinsize, ttyname};
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Duration;

/// Where keys come from: standard input, or the terminal on standard output when something is piped in.
/// That terminal is opened by its own name because macOS can't poll `/dev/tty`.
pub(super) fn keys() -> io::Result<OwnedFd> {
    if isatty(rustix::stdio::stdin()) {
        return rustix::stdio::stdin().try_clone_to_owned();
    }
    let flags = OFlags::RDONLY | OFlags::NOCTTY | OFlags::CLOEXEC;
    let own = ttyname(rustix::stdio::stdout(), Vec::new())
        .and_then(|name| open(name, flags, Mode::empty()));
    Ok(own.or_else(|_| open("/dev/tty", flags, Mode::empty()))?)
}

/// Waits until something can be read, at most for `patience`, without it for ever; says whether it can.
/// A terminal that is gone can be read: its end.
pub(super) fn readable(keys: BorrowedFd<'_>, patience: Option<Duration>) -> bool {
    wait(keys, PollFlags::IN, patience)
}

fn wait(fd: BorrowedFd<'_>, flags: PollFlags, patience: Option<Duration>) -> bool {
    let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
    loop {
        match poll(
            &mut [PollFd::from_borrowed_fd(fd, flags)],
            patience.as_ref(),
        ) {
            // Starting the wait over after a signal makes it longer; a signal is rare and the wait short.
            Err(Errno::INTR) => {}
            ready => return ready != Ok(0),
        }
    }
}

/// Whether the terminal is lent to another job of its shell: whoever touches it then is stopped. A job whose shell is
/// gone is told an error instead, and is in nobody's background.
pub(super) fn is_lent(keys: BorrowedFd<'_>) -> bool {
    tcgetpgrp(keys).is_ok_and(|group| group != getpgrp()) && has_shell()
}

/// Whether who started us is in our session.
fn has_shell() -> bool {
    let own = getsid(None);
    getppid().is_some_and(|parent| own.is_ok() && getsid(Some(parent)) == own)
}

/// Reads what there is, blocking until there is something; 0 bytes: the terminal is gone.
pub(super) fn read(keys: BorrowedFd<'_>, buffer: &mut [u8]) -> usize {
    loop {
        match rustix::io::read(keys, &mut *buffer) {
            Ok(count) => return count,
            Err(Errno::INTR) => {}
            // Someone who shares this terminal has made it non-blocking.
            Err(Errno::AGAIN) => {
                readable(keys, None);
            }
            Err(_) => return 0,
        }
    }
}

/// Writes all of `bytes` to the screen, in one call unless the terminal takes less.
pub(super) fn write(mut bytes: &[u8]) -> io::Result<()> {
    let screen = rustix::stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(screen, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                wait(screen.as_fd(), PollFlags::OUT, None);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Columns and rows of the screen, if the terminal knows them.
pub(super) fn size() -> Option<(u16, u16)> {
    let size = tcgetwinsize(rustix::stdio::stdout()).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
}
