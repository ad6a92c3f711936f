//! A real terminal for the real program: keys go in, and what a person would see comes out.

use super::home::{Home, PROGRAM};
use super::seen::Seen;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, waitpid};
use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// No test waits longer for anything; `STANDOFF_TEST_PATIENCE` says how long, in seconds.
fn patience() -> Duration {
    let asked = std::env::var("STANDOFF_TEST_PATIENCE")
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(asked.unwrap_or(30))
}

/// A terminal with a program in it.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    deaf: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
}

impl Terminal {
    /// The program with `arguments`, on a screen of 100 × 30.
    pub(crate) fn start(home: &Home, arguments: &[&str]) -> Self {
        Self::sized(home, arguments, (100, 30))
    }

    /// The program with `arguments`, on a screen of `size`: columns, rows.
    pub(crate) fn sized(home: &Home, arguments: &[&str], size: (u16, u16)) -> Self {
        Self::command(home, PROGRAM, arguments, size)
    }

    /// Any program. It has a terminal and a session of its own, as under a terminal emulator.
    pub(crate) fn command(
        home: &Home,
        program: &str,
        arguments: &[&str],
        (cols, rows): (u16, u16),
    ) -> Self {
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in home.variables() {
            command.env(name, value);
        }
        command.args(arguments);
        command.cwd(home.folder());
        let child = pair.slave.spawn_command(command).expect("it starts");
        let seen = Arc::new((Mutex::new(Seen::new((cols, rows))), Condvar::new()));
        let deaf = Arc::new(AtomicBool::new(false));
        let output = pair.master.try_clone_reader().expect("its output");
        let reader = thread::spawn({
            let (seen, deaf) = (seen.clone(), deaf.clone());
            move || listen(output, &seen, &deaf)
        });
        Self {
            child,
            keyboard: Some(pair.master.take_writer().expect("its keyboard")),
            master: Some(pair.master),
            seen,
            deaf,
            reader: Some(reader),
        }
    }

    /// Types `bytes`, all at once.
    pub(crate) fn type_in(&mut self, bytes: impl AsRef<[u8]>) {
        let keyboard = self.keyboard.as_mut().expect("the terminal is open");
        keyboard
            .write_all(bytes.as_ref())
            .and_then(|()| keyboard.flush())
            .expect("it can be typed in");
    }

    /// Types `bytes` at a program that may be gone.
    pub(crate) fn try_type(&mut self, bytes: impl AsRef<[u8]>) {
        let keyboard = self.keyboard.as_mut().expect("the terminal is open");
        let _ = keyboard
            .write_all(bytes.as_ref())
            .and_then(|()| keyboard.flush());
    }

    /// All that was seen so far.
    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().expect("the reader lives")
    }

    /// Waits until what was seen is as `wanted` says.
    pub(crate) fn until(&self, what: &str, wanted: impl Fn(&Seen) -> bool) {
        self.when(what, |seen| wanted(seen).then_some(()));
    }

    /// Waits until `look` finds something in what was seen. Gives what it finds.
    pub(crate) fn when<T>(&self, what: &str, look: impl Fn(&Seen) -> Option<T>) -> T {
        let (seen, news) = &*self.seen;
        let guard = seen.lock().expect("the reader lives");
        let (guard, time) = news
            .wait_timeout_while(guard, patience(), |seen| {
                look(seen).is_none() && !seen.ended
            })
            .expect("the reader lives");
        let found = look(&guard);
        found.unwrap_or_else(|| {
            panic!(
                "waited for {what} (out of time: {}):\n{}",
                time.timed_out(),
                guard.text()
            )
        })
    }

    /// Waits until all of `words` stand on the screen. Gives what stands there.
    pub(crate) fn until_shown(&self, words: &[&str]) -> String {
        self.when(&format!("{words:?}"), |seen| {
            words
                .iter()
                .all(|words| seen.shows(words))
                .then(|| seen.text())
        })
    }

    /// Gives the screen another size: columns, rows.
    pub(crate) fn resize(&self, (cols, rows): (u16, u16)) {
        self.seen().resize((cols, rows));
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master().resize(size).expect("it can be resized");
    }

    /// The terminal's modes, to be compared.
    pub(crate) fn modes(&self) -> String {
        format!("{:?}", self.master().get_termios().expect("its modes"))
    }

    fn master(&self) -> &dyn MasterPty {
        self.master.as_deref().expect("the terminal is open")
    }

    pub(crate) fn pid(&self) -> Pid {
        let id = self
            .child
            .process_id()
            .and_then(|id| i32::try_from(id).ok());
        id.and_then(Pid::from_raw).expect("it runs")
    }

    pub(crate) fn send(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("it runs");
    }

    /// Waits until the program has been stopped, as its shell would.
    pub(crate) fn until_stopped(&self) {
        let status = wait_for(|| {
            waitpid(
                Some(self.pid()),
                WaitOptions::UNTRACED | WaitOptions::NOHANG,
            )
            .expect("it is ours")
        });
        assert!(
            status.is_some_and(|(_, status)| WaitStatus::stopped(status)),
            "it should have stopped: {status:?}"
        );
    }

    /// Closes the window: nobody has the terminal's other end any more.
    pub(crate) fn close(&mut self) {
        self.deaf.store(true, Ordering::SeqCst);
        // Whoever waits for output looks up when some comes.
        self.type_in("\x0c");
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader lives");
        }
        self.keyboard = None;
        self.master = None;
    }

    /// Waits for the end of the program. Gives its exit code, or the name of the signal that killed it.
    pub(crate) fn ended(&mut self) -> Result<u32, String> {
        let status = wait_for(|| self.child.try_wait().expect("it is ours"));
        let status = status.unwrap_or_else(|| panic!("it doesn't end:\n{}", self.seen().text()));
        if let Some(reader) = self.reader.take() {
            reader.join().expect("the reader lives");
        }
        status
            .signal()
            .map_or(Ok(status.exit_code()), |signal| Err(signal.to_owned()))
    }

    /// Leaves with `q`; all must be well.
    pub(crate) fn quit(&mut self) {
        self.type_in("q");
        assert_eq!(self.ended(), Ok(0), "{}", self.seen().text());
    }
}

impl Drop for Terminal {
    /// A test that failed leaves nothing running.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn listen(
    mut output: Box<dyn Read + Send>,
    (seen, news): &(Mutex<Seen>, Condvar),
    deaf: &AtomicBool,
) {
    let mut bytes = [0; 16 << 10];
    while !deaf.load(Ordering::SeqCst) {
        // The last one that has the terminal has closed it, which Linux calls an error.
        let Ok(count @ 1..) = output.read(&mut bytes) else {
            break;
        };
        seen.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take(&bytes[..count]);
        news.notify_all();
    }
    seen.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
    news.notify_all();
}

/// What `look` finds, looking until it finds something or patience ends.
pub(crate) fn wait_for<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    while start.elapsed() < patience() {
        if let Some(found) = look() {
            return Some(found);
        }
        thread::sleep(Duration::from_millis(2));
    }
    None
}
