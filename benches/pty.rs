//! A terminal in which a program runs: what it writes is kept with the moment at which it came.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};

/// No program is waited for any longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A program that stays silent for so long after a key has nothing to say to it.
const NO_ANSWER: Duration = Duration::from_millis(100);

/// What came from the program.
#[derive(Default)]
struct Heard {
    bytes: Vec<u8>,
    /// When each piece came, and how many bytes there were by then.
    pieces: Vec<(Instant, usize)>,
}

/// What came between two silences.
pub(crate) struct Burst {
    /// From the beginning to its first piece.
    pub(crate) first: Duration,
    /// From the beginning to its last piece.
    pub(crate) last: Duration,
    pub(crate) bytes: usize,
}

/// A program in a terminal of 120 by 40.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    heard: Arc<(Mutex<Heard>, Condvar)>,
    screen: vt100::Parser,
    /// How many bytes are on the screen.
    seen: usize,
    begun: Instant,
    /// The window closes when this goes.
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts `command` in `folder`, which is its home too.
    pub(crate) fn start(command: &[&str], folder: &Path) -> Self {
        let pair = native_pty_system().openpty(SIZE).expect("a terminal");
        let mut builder = CommandBuilder::new(command[0]);
        builder.env_clear();
        builder.env("HOME", folder);
        builder.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        builder.env("TERM", "xterm-256color");
        builder.env("LANG", "C.UTF-8");
        builder.args(&command[1..]);
        builder.cwd(folder);
        let output = pair.master.try_clone_reader().expect("its output");
        let keyboard = pair.master.take_writer().expect("its keyboard");
        let heard = Arc::<(Mutex<Heard>, Condvar)>::default();
        thread::spawn({
            let heard = heard.clone();
            move || listen(output, &heard)
        });
        let begun = Instant::now();
        let child = pair.slave.spawn_command(builder).expect("it starts");
        Self {
            child,
            keyboard,
            heard,
            screen: vt100::Parser::new(cells(SIZE.rows), cells(SIZE.cols), 0),
            seen: 0,
            begun,
            _master: pair.master,
        }
    }

    /// Waits for the first screen that has `words` on it when there is silence.
    pub(crate) fn first_frame(&mut self, words: &str, silence: Duration) -> Burst {
        let begun = self.begun;
        loop {
            let burst = self.burst(begun, silence);
            let shown = self.screen.screen().contents().contains(words);
            if shown || begun.elapsed() > PATIENCE {
                assert!(shown, "no {words:?} in {}", self.screen.screen().contents());
                return burst;
            }
        }
    }

    /// Types `keys` at once. What comes until there is silence; nothing if the program has nothing to say.
    pub(crate) fn press(&mut self, keys: &[u8], silence: Duration) -> Option<Burst> {
        let begun = Instant::now();
        self.keyboard.write_all(keys).expect("it can be typed in");
        self.keyboard.flush().expect("it can be typed in");
        let burst = self.burst(begun, silence);
        (burst.bytes > 0).then_some(burst)
    }

    /// How many bytes come during `time`.
    pub(crate) fn rest(&mut self, time: Duration) -> usize {
        thread::sleep(time);
        self.burst(Instant::now(), Duration::ZERO).bytes
    }

    fn burst(&mut self, begun: Instant, silence: Duration) -> Burst {
        let heard = self.heard.clone();
        let (heard, news) = &*heard;
        let mut heard = heard.lock().expect("the reader lives");
        loop {
            let came = heard.bytes.len() > self.seen;
            let (since, enough) = match heard.pieces.last().filter(|_| came) {
                Some((last, _)) => (*last, silence),
                None => (begun, NO_ANSWER.min(silence * 20)),
            };
            let left = enough.saturating_sub(since.elapsed());
            if left.is_zero() || begun.elapsed() > PATIENCE {
                return self.take(begun, &heard);
            }
            heard = news.wait_timeout(heard, left).expect("the reader lives").0;
        }
    }

    fn take(&mut self, begun: Instant, heard: &Heard) -> Burst {
        let after = |(came, _): &(Instant, usize)| came.saturating_duration_since(begun);
        let mut pieces = heard.pieces.iter().filter(|(_, upto)| *upto > self.seen);
        let first = pieces.next().map(after).unwrap_or_default();
        let burst = Burst {
            first,
            last: pieces.next_back().map_or(first, after),
            bytes: heard.bytes.len() - self.seen,
        };
        self.screen.process(&heard.bytes[self.seen..]);
        self.seen = heard.bytes.len();
        burst
    }

    /// Anonymous memory in bytes, where the system tells.
    pub(crate) fn memory(&self) -> Option<f64> {
        Some(figure(&self.file("status")?, "RssAnon:")? * 1024.0)
    }

    /// How often its threads have gone to sleep, where the system tells.
    pub(crate) fn sleeps(&self) -> Option<f64> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.child.process_id()?)).ok()?;
        let of_thread = |path: &Path| {
            let status = fs::read_to_string(path.join("status")).ok()?;
            figure(&status, "voluntary_ctxt_switches:")
        };
        Some(
            threads
                .flatten()
                .filter_map(|thread| of_thread(&thread.path()))
                .sum(),
        )
    }

    fn file(&self, name: &str) -> Option<String> {
        fs::read_to_string(format!("/proc/{}/{name}", self.child.process_id()?)).ok()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a screen has cells")
}

/// The number behind `name` at the beginning of a line.
fn figure(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

fn listen(mut output: Box<dyn Read + Send>, (heard, news): &(Mutex<Heard>, Condvar)) {
    let mut bytes = [0; 16 << 10];
    while let Ok(count @ 1..) = output.read(&mut bytes) {
        let now = Instant::now();
        let mut heard = heard.lock().expect("who listens lives");
        heard.bytes.extend_from_slice(&bytes[..count]);
        let upto = heard.bytes.len();
        heard.pieces.push((now, upto));
        news.notify_all();
    }
}
