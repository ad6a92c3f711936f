//! Finding out what the wording suggests, on a thread of its own: neither a frame nor a key waits for it, and
//! leaving doesn't either.

use super::{Happening, Session, Stage};
use crate::app::Event;
use crate::article::{Article, Span};
use crate::codebook::Codebook;
use crate::store::{Places, dismissed};
use crate::suggest::{Suggester, Suggestion};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// The thread, as seen by who asks it.
#[derive(Debug)]
pub(super) struct Suggesting {
    places: Places,
    /// What names the article in the state directory.
    key: String,
    /// The thread, once there is one.
    requests: Option<Sender<Request>>,
    /// The number of the answer that is still to come.
    awaited: Option<u64>,
}

/// What is to be found out.
struct Request {
    number: u64,
    article: Arc<Article>,
    within: Span,
    codebook: Codebook,
    places: Places,
    key: String,
}

/// What was found out.
#[derive(Debug)]
pub(in crate::run) struct Answer {
    number: u64,
    /// In this text: by now another one may be open.
    article: Arc<Article>,
    found: Arc<[Suggestion]>,
    dismissed: Arc<[Arc<str>]>,
}

impl Suggesting {
    /// For the article with `key`.
    pub(super) fn of(places: Places, key: String) -> Self {
        Self {
            places,
            key,
            requests: None,
            awaited: None,
        }
    }

    /// Whether an answer is still to come.
    pub(super) const fn is_awaited(&self) -> bool {
        self.awaited.is_some()
    }
}

impl<S: Stage> Session<S> {
    /// Has it found out what the wording suggests in the part `within` of the text, as was asked with `number`.
    pub(super) fn suggest(&mut self, number: u64, within: Span) {
        let request = Request {
            number,
            within,
            article: self.app.shared_article(),
            codebook: self.app.codebook().clone(),
            places: self.suggesting.places.clone(),
            key: self.suggesting.key.clone(),
        };
        self.suggesting.awaited = Some(number);
        let requests = self.suggesting.requests.take();
        let requests = requests.or_else(|| start(self.sender.clone()));
        let refused = match &requests {
            Some(requests) => requests.send(request).err().map(|refused| refused.0),
            None => Some(request),
        };
        self.suggesting.requests = requests;
        if let Some(request) = refused {
            let _ = self.sender.send(Happening::Suggested(nothing(request)));
        }
    }

    /// Takes in what was found out; says whether it is to be seen.
    pub(super) fn take_suggested(&mut self, answer: Answer) -> bool {
        if !Arc::ptr_eq(&answer.article, &self.app.shared_article()) {
            return false;
        }
        self.suggesting
            .awaited
            .take_if(|number| *number == answer.number);
        self.app.handle(Event::Suggested {
            number: answer.number,
            found: answer.found,
            dismissed: answer.dismissed,
        });
        true
    }
}

/// The thread; nothing where the system has none left.
fn start(sender: Sender<Happening>) -> Option<Sender<Request>> {
    let (requests, inbox) = mpsc::channel();
    let thread = thread::Builder::new().name("suggesting".to_owned());
    let started = thread.spawn(move || answer_all(&inbox, &sender));
    started.is_ok().then_some(requests)
}

/// Answers one request after another; of those that have come meanwhile only the last.
fn answer_all(inbox: &Receiver<Request>, sender: &Sender<Happening>) {
    let suggester = Suggester::english();
    while let Ok(first) = inbox.recv() {
        let request = inbox.try_iter().last().unwrap_or(first);
        let found = catch_unwind(AssertUnwindSafe(|| {
            suggester.suggest_within(&request.article, request.within, &request.codebook)
        }));
        let mut answer = nothing(request);
        // A mistake in the program must cost no more than the suggestions.
        answer.found = found.unwrap_or_default().into();
        if sender.send(Happening::Suggested(answer)).is_err() {
            return;
        }
    }
}

/// That `request` finds nothing.
fn nothing(request: Request) -> Answer {
    Answer {
        dismissed: dismissed::read(&request.places, &request.key),
        number: request.number,
        article: request.article,
        found: Arc::default(),
    }
}
