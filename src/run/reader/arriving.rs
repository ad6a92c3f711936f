//! Waiting for the rest of a book: the person reads on in its opening meanwhile. What needs the whole waits for it, and
//! so does everything that comes after that; no key is lost.

use super::{Happening, Stage};
use crate::app::{App, Event};
use crate::run::opening::{Rest, Whole};
use crate::terminal::events::TerminalEvent;
use crate::terminal::input::Input;
use crate::ui::Theme;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// So long a key may wait before the person is told why.
const PATIENCE: Duration = Duration::from_millis(150);

/// Reads on in the opening of a book.
pub(super) struct Waiting<'a, S> {
    app: &'a mut App,
    stage: &'a mut S,
    theme: Theme,
    happenings: &'a Receiver<Happening>,
    waited: Waited,
}

/// What has come meanwhile.
#[derive(Debug, Default)]
pub(super) struct Waited {
    /// Whether more keys are asked for by now.
    pub(super) asked: bool,
    /// What is to be dealt with once the text is whole, in order.
    pub(super) later: Vec<Happening>,
}

impl<'a, S: Stage> Waiting<'a, S> {
    pub(super) fn new(
        app: &'a mut App,
        stage: &'a mut S,
        theme: Theme,
        happenings: &'a Receiver<Happening>,
    ) -> Self {
        Self {
            app,
            stage,
            theme,
            happenings,
            waited: Waited::default(),
        }
    }

    /// What has come meanwhile.
    pub(super) fn over(self) -> Waited {
        self.waited
    }

    /// Reads `rest`, of a book on a thread of its own.
    ///
    /// # Errors
    /// As [`Rest::read`].
    pub(super) fn read_to_the_end(
        &mut self,
        rest: Rest,
        sender: &Sender<Happening>,
    ) -> Result<Whole, String> {
        // Keys given on the command line are pressed in the whole.
        if !rest.is_book() || self.stage.waits_for_disk() {
            return rest.read();
        }
        let arrived = sender.clone();
        thread::scope(|scope| {
            let reading = scope.spawn(move || {
                let told = Told(arrived);
                let read = rest.read();
                drop(told);
                read
            });
            self.read_on();
            reading.join().unwrap_or_else(|panic| resume_unwind(panic))
        })
    }

    /// Takes what comes until the text is whole.
    fn read_on(&mut self) {
        let mut is_told = false;
        loop {
            if !self.waited.asked && self.stage.ask().is_ok() {
                self.waited.asked = true;
            }
            let happening = match self.happenings.recv_timeout(PATIENCE) {
                Ok(happening) => happening,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    if self.waited.has_keys() && !std::mem::replace(&mut is_told, true) {
                        self.app.say_arriving();
                        self.show();
                    }
                    continue;
                }
            };
            match happening {
                Happening::Arrived => return,
                Happening::Terminal(TerminalEvent::Input(inputs)) => self.take(inputs),
                Happening::Terminal(TerminalEvent::Resize) => {
                    let (columns, rows) = self.stage.size();
                    self.app.handle(Event::Resized { columns, rows });
                    self.show();
                }
                other => self.waited.later.push(other),
            }
        }
    }

    /// Takes the keys that only read on; what comes after another waits as that does.
    fn take(&mut self, inputs: Vec<Input>) {
        let (answers, mut inputs): (Vec<_>, Vec<_>) = inputs
            .into_iter()
            .partition(|input| matches!(input, Input::Answered | Input::Ground(_)));
        let mut taken = 0;
        while let Some(Input::Key(key)) = inputs.get(taken)
            && self.app.reads_on_by(*key)
        {
            self.app.handle(Event::Key(*key));
            taken += 1;
        }
        if taken > 0 {
            self.show();
        }
        let left = inputs.split_off(taken);
        // With keys that wait no more are asked for: the terminal keeps them.
        self.waited.asked = !left.is_empty();
        // Those were asked for once more by the time they are dealt with.
        if !answers.is_empty() {
            self.waited.later.push(Happening::Answered(answers));
        }
        if !left.is_empty() {
            let event = TerminalEvent::Input(left);
            self.waited.later.push(Happening::Terminal(event));
        }
    }

    fn show(&mut self) {
        self.app.settle();
        // A terminal that is gone says so by itself.
        let _ = self.stage.show(self.app, self.theme);
    }
}

impl Waited {
    /// Whether keys wait.
    fn has_keys(&self) -> bool {
        self.asked
            && self.later.iter().any(|happening| {
                let inputs = match happening {
                    Happening::Terminal(TerminalEvent::Input(inputs)) => &inputs[..],
                    _ => &[],
                };
                inputs.iter().any(|input| matches!(input, Input::Key(_)))
            })
    }
}

/// Says that the reading is over, however it ends.
struct Told(Sender<Happening>);

impl Drop for Told {
    fn drop(&mut self) {
        let _ = self.0.send(Happening::Arrived);
    }
}
