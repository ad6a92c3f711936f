//! The codebook, changed by others while an article is open: what it has by now serves at once. One that is broken
//! changes nothing; the one read before serves until it is mended.

use super::overlay::Overlay;
use super::{App, Kind, message};
use crate::codebook::Codebook;
use std::collections::HashMap;
use std::sync::Arc;

impl App {
    /// Takes in what others have made of the codebook; what was done here since `heard` comes on top of it.
    pub(super) fn take_codebook(
        &mut self,
        read: Result<(Box<Codebook>, Vec<String>), Vec<String>>,
        heard: u64,
    ) {
        self.saving.heard(heard);
        let was_faulty = self.faulty.codebook;
        let (mut codebook, keys) = match read {
            Ok((codebook, keys)) => (codebook.on(self.day()), keys),
            Err(faults) => return self.say_broken(&faults),
        };
        for change in self.saving.uncoded() {
            codebook.apply(change);
        }
        self.faulty.codebook = !keys.is_empty();
        if was_faulty {
            self.take_back_complaint();
        }
        if self.refusal.is_some() && was_faulty {
            let reload = self.key("reload");
            let text =
                format!("The codebook can be read by now: {reload} opens the article with it");
            return self.tell(Kind::Warning, text);
        }
        let told = differences(&self.codebook, &codebook);
        if codebook != self.codebook {
            self.serve(codebook);
        } else if !was_faulty {
            return;
        }
        let told = if told.is_empty() {
            String::from("The codebook is read anew")
        } else {
            format!("The codebook was changed by another program: {told}")
        };
        self.tell(Kind::Info, told);
        if !keys.is_empty() {
            self.complain_of_codebook(keys.join("\n"));
        }
    }

    /// These of the lines said at the start tell what is wrong with the codebook.
    pub fn know_complaint(&mut self, said: &[String]) {
        let lines = said.iter().flat_map(|said| said.lines());
        self.complaint = lines.map(str::to_owned).collect();
    }

    /// Says what is wrong with the codebook, in the place of what was wrong before.
    fn complain_of_codebook(&mut self, text: String) {
        self.take_back_complaint();
        self.complaint.extend(text.lines().map(str::to_owned));
        self.tell(Kind::Warning, text);
    }

    /// What was wrong with the codebook isn't any more: nothing more is said of it.
    fn take_back_complaint(&mut self) {
        let complaint = std::mem::take(&mut self.complaint);
        message::take_back(&mut self.message, &complaint);
    }

    fn say_broken(&mut self, faults: &[String]) {
        self.faulty.codebook = true;
        let first = faults.first().map_or("it can't be read", String::as_str);
        let more = match faults.len() {
            0 | 1 => String::new(),
            many => format!(" (and {} more: standoff config)", many - 1),
        };
        let text = format!("{first}{more}. Until that is mended the codebook read before serves");
        self.complain_of_codebook(text);
    }

    /// Has `codebook` serve from now on.
    fn serve(&mut self, codebook: Codebook) {
        self.codebook = codebook;
        self.history.forget_codebooks();
        self.refresh_filter();
        self.relist();
        self.ask_for_suggestions();
        // No key is to wait for the names.
        self.known.forget();
        self.prepare();
        match &self.overlay {
            Some(Overlay::Picker(_)) => self.narrow_picker(),
            Some(Overlay::Codes(_)) => self.narrow_codes(),
            _ => {}
        }
    }
}

/// In which codes `after` differs from `before`: "side France is new, 2 topics have changed".
fn differences(before: &Codebook, after: &Codebook) -> String {
    let [mut sides, mut speakers, mut topics] = ["side", "speaker", "topic"].map(Kinds::of);
    sides.compare(before.sides(), after.sides(), |side| &side.name);
    speakers.compare(before.speakers(), after.speakers(), |speaker| &speaker.name);
    topics.compare(before.topics(), after.topics(), |topic| &topic.name);
    let told = [sides, speakers, topics].map(|kinds| kinds.told());
    let told: Vec<_> = told.into_iter().flatten().collect();
    told.join(", ")
}

/// What became of the codes of one kind.
struct Kinds {
    word: &'static str,
    new: Vec<Arc<str>>,
    changed: Vec<Arc<str>>,
    gone: Vec<Arc<str>>,
}

impl Kinds {
    fn of(word: &'static str) -> Self {
        Self {
            word,
            new: Vec::new(),
            changed: Vec::new(),
            gone: Vec::new(),
        }
    }

    fn compare<T: PartialEq>(
        &mut self,
        before: &[Arc<T>],
        after: &[Arc<T>],
        name: fn(&T) -> &Arc<str>,
    ) {
        // Of a post that changed hands there are several with one name: all of them are compared.
        let mut was: HashMap<&Arc<str>, Vec<&Arc<T>>> = HashMap::new();
        for one in before {
            was.entry(name(one)).or_default().push(one);
        }
        let mut is: HashMap<&Arc<str>, Vec<&Arc<T>>> = HashMap::new();
        let mut order = Vec::new();
        for one in after {
            let named = is.entry(name(one)).or_default();
            if named.is_empty() {
                order.push(name(one));
            }
            named.push(one);
        }
        for name in order {
            match was.remove(name) {
                None => self.new.push(name.clone()),
                Some(old) if Some(&old) != is.get(name) => self.changed.push(name.clone()),
                Some(_) => {}
            }
        }
        self.gone = was.into_keys().cloned().collect();
    }

    fn told(&self) -> Vec<String> {
        let parts = [
            (&self.new, "is new", "are new"),
            (&self.changed, "has changed", "have changed"),
            (&self.gone, "is gone", "are gone"),
        ];
        let told = parts
            .iter()
            .filter_map(|(names, one, many)| match names.as_slice() {
                [] => None,
                [name] => Some(format!("{} {name} {one}", self.word)),
                names => Some(format!("{} {}s {many}", names.len(), self.word)),
            });
        told.collect()
    }
}
