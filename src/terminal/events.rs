//! What comes from outside, on one channel: keys from a thread that reads only when asked, so that an editor or the shell
//! gets the keys typed for it, and signals from a second thread. Both sleep until there is something. Knows no command.

#[cfg(test)]
mod tests;

use super::input::{Decoder, Input};
use super::{device, session};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

/// Something that the terminal or the system says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TerminalEvent {
    /// Keys, pastes and answers: all that had come when we were ready for it.
    Input(Vec<Input>),
    /// The screen has another size.
    Resize,
    /// Someone asks us to stop for a while.
    Suspend,
    /// We have been continued after a stop.
    Continued,
    /// A signal that asks us to end.
    Signal(i32),
    /// The terminal is gone.
    Hangup,
}

/// Whether `signal` is one that keys send to every program on the terminal: it may be meant for another one.
#[must_use]
pub const fn is_from_keys(signal: i32) -> bool {
    matches!(signal, SIGINT | SIGQUIT)
}

/// Asks the reading thread to read.
#[derive(Debug)]
pub struct Events {
    ask: Sender<()>,
}

/// Bytes that a thread's stack needs at most.
const STACK: usize = 128 << 10;

/// So long a terminal that another job has is left alone before we look again.
const TURN: Duration = Duration::from_millis(100);

/// Bytes read at once; a terminal gives 4,096 at most.
const READ: usize = 4096;

/// Bytes after which a batch is handed over even if more could be read.
const BATCH: usize = 64 << 10;

/// The signals that we answer. From now on none of them ends or stops us by itself; they wait until someone listens.
#[derive(Debug)]
pub struct Caught(Signals);

impl Caught {
    /// To be called before the terminal is entered: a signal that came in between would leave it as it is.
    ///
    /// # Errors
    /// The system catches none.
    pub fn all() -> io::Result<Self> {
        Signals::new([SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT, SIGTSTP]).map(Self)
    }
}

impl Events {
    /// Starts both threads; what they have to say is sent to `sender`, the signals in `caught` first.
    ///
    /// # Errors
    /// There is no terminal, or no thread can be started.
    pub fn start<T>(Caught(signals): Caught, sender: Sender<T>) -> io::Result<Self>
    where
        T: From<TerminalEvent> + Send + 'static,
    {
        let reader = Reader {
            keys: device::keys()?,
            decoder: Decoder::default(),
        };
        let (ask, asked) = mpsc::channel();
        let heard = sender.clone();
        spawn("signals", move || tell_signals(signals, &heard))?;
        spawn("keys", move || tell_input(reader, &asked, &sender))?;
        Ok(Self { ask })
    }

    /// Lets the terminal be read once. To be called at the start, and once after each [`TerminalEvent::Input`] has been
    /// dealt with.
    pub fn ask(&self) {
        // A thread that is gone has said so itself.
        let _ = self.ask.send(());
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let thread = thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK);
    thread.spawn(work).map(drop)
}

fn tell_signals<T: From<TerminalEvent>>(mut signals: Signals, sender: &Sender<T>) {
    for signal in signals.forever() {
        let event = match signal {
            SIGWINCH => TerminalEvent::Resize,
            SIGTSTP => TerminalEvent::Suspend,
            SIGCONT => TerminalEvent::Continued,
            _ => TerminalEvent::Signal(signal),
        };
        if sender.send(event.into()).is_err() {
            return;
        }
    }
}

fn tell_input<T: From<TerminalEvent>>(
    mut reader: Reader,
    asked: &Receiver<()>,
    sender: &Sender<T>,
) {
    for () in asked {
        let batch = reader.batch();
        let is_gone = batch.is_none();
        let event = batch.map_or(TerminalEvent::Hangup, TerminalEvent::Input);
        if sender.send(event.into()).is_err() || is_gone {
            return;
        }
    }
}

struct Reader {
    keys: OwnedFd,
    decoder: Decoder,
}

impl Reader {
    /// Waits for input and takes all that is there; `None`: the terminal is gone.
    fn batch(&mut self) -> Option<Vec<Input>> {
        let (mut batch, mut taken) = (Vec::new(), 0);
        let mut bytes = [0; READ];
        while batch.is_empty() || taken < BATCH {
            let patience = if batch.is_empty() {
                self.decoder.waits()
            } else {
                Some(Duration::ZERO)
            };
            if !device::readable(self.keys.as_fd(), patience) {
                if !batch.is_empty() {
                    break;
                }
                self.decoder.silence(&mut batch);
                continue;
            }
            if device::is_lent(self.keys.as_fd()) {
                // What can be read is typed for another program.
                if !batch.is_empty() {
                    break;
                }
                thread::sleep(TURN);
                continue;
            }
            let read = match device::read(self.keys.as_fd(), &mut bytes) {
                0 if batch.is_empty() => return None,
                0 => break,
                count => bytes.get(..count).unwrap_or_default(),
            };
            taken += read.len();
            self.decoder.feed(read, &mut batch);
            batch.retain(is_news);
        }
        Some(batch)
    }
}

/// Whether the loop must hear of it.
fn is_news(input: &Input) -> bool {
    if *input == Input::Answered {
        session::answered();
        return false;
    }
    true
}
