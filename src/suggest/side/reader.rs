//! Reads a noun phrase word by word: whose the office in it is.
//!
//! Knows the phrases of the tables, and nothing of codebooks and people.

mod plain;

use super::super::words::{Shape, Words};
use super::phrases::{Form, Kind, Place, Sense, is_name};
use super::reading::{Read, Reading, Tables};
use std::ops::Range;

/// Whose the office is, as far as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    Place(Place),
    Person(usize),
    /// Somebody who isn't known: "his", "Moscow's mayor".
    Unknown,
}

/// What joins an office and what follows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    None,
    Of,
    For,
    In,
    To,
}

/// The reader at its place in a phrase.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact about the phrase that any of the others may go with"
)]
struct Reader<'a, 'b> {
    words: &'a Words<'b>,
    end: usize,
    owner: Owner,
    /// The owner is a country's bare name.
    bare: bool,
    /// A word has come that fits no office, or two countries.
    spoilt: bool,
    head: Option<Sense>,
    /// The head is a body or an owner's office, and may yet belong to another head.
    soft: bool,
    /// A body or an office of state was part of it.
    inner: bool,
    former: bool,
    not: bool,
    against: bool,
    named: bool,
    administration: Option<Place>,
    link: Link,
    /// A second office was begun that is in no table.
    shared: bool,
    /// What is read has nothing before it that doesn't belong to it.
    whole: bool,
}

/// Reads the noun phrase that begins with the first of the words `within`; `whole`: surely begins there.
pub(super) fn read(
    words: &Words<'_>,
    tables: &Tables<'_>,
    within: Range<usize>,
    whole: bool,
    buffer: &mut String,
) -> Read {
    let mut reader = Reader::new(words, within.end);
    reader.whole = whole;
    let mut at = within.start;
    while at < within.end {
        let next = match tables.longest(words, at..within.end, buffer) {
            Some((length, sense)) if !reader.is_name_of(at, length, sense) => {
                reader.phrase(sense, at + length).then_some(at + length)
            }
            _ if is_name(words, at) => reader.names(at, tables, buffer),
            _ => reader.other(at).then_some(at + 1),
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    Read {
        reading: reader.reading(),
        end: at,
        named: reader.named,
        is_body: reader.soft,
    }
}

impl<'a, 'b> Reader<'a, 'b> {
    fn new(words: &'a Words<'b>, end: usize) -> Self {
        Self {
            words,
            end,
            owner: Owner::Nobody,
            bare: false,
            spoilt: false,
            head: None,
            soft: false,
            inner: false,
            former: false,
            not: false,
            against: false,
            named: false,
            administration: None,
            link: Link::None,
            shared: false,
            whole: false,
        }
    }

    /// Begins anew after what was no part of the phrase.
    fn begin_anew(&mut self) {
        let spoilt = self.whole;
        *self = Self {
            whole: self.whole,
            spoilt,
            ..Self::new(self.words, self.end)
        };
    }

    /// A capital after the office that is written like a first name is part of a name: "Minister Jordan".
    fn is_name_of(&self, at: usize, length: usize, sense: Sense) -> bool {
        let is_bare = matches!(sense.kind, Kind::Place(Form::Name | Form::Capital));
        is_bare
            && length == 1
            && self.has_head()
            && self.link == Link::None
            && is_name(self.words, at)
    }

    /// Whether an office has been read that nothing more can change but what is linked to it.
    fn has_head(&self) -> bool {
        self.head.is_some() && !self.soft
    }

    /// Takes a phrase of the tables that ends before `next`; `false` where the noun phrase ends with it.
    fn phrase(&mut self, sense: Sense, next: usize) -> bool {
        match sense.kind {
            Kind::Place(form) => return self.place(sense, form, next),
            Kind::Possessive => self.possessive(),
            Kind::Of if self.head.is_none() => self.begin_anew(),
            Kind::Of => self.link = Link::Of,
            Kind::For => return self.linked(Link::For),
            Kind::In => return self.linked(Link::In),
            Kind::To => return self.linked(Link::To),
            Kind::Is => return false,
            Kind::Modifier => {}
            Kind::Former => self.former |= self.head.is_none(),
            Kind::Against => self.against = true,
            Kind::NotState => self.not |= !self.has_head() || self.link != Link::None,
            Kind::Administration | Kind::Government => self.body(sense),
            Kind::State | Kind::Envoy | Kind::Official | Kind::Post => self.office(sense),
        }
        true
    }

    fn place(&mut self, sense: Sense, form: Form, next: usize) -> bool {
        let Some(place) = sense.place else {
            return true;
        };
        let is_possessive = self.is_possessive(next);
        if self.has_head() {
            return self.place_after(place, form, next);
        }
        if self.link == Link::Of && self.soft {
            self.own(place);
            return true;
        }
        if self.soft && self.link == Link::In && form == Form::Capital {
            self.own(place);
            return true;
        }
        match self.owner {
            Owner::Place(_) | Owner::Unknown => {}
            _ if form == Form::Capital && !is_possessive => self.owner = Owner::Unknown,
            Owner::Nobody | Owner::Person(_) => {
                self.owner = Owner::Place(place);
                self.bare = form == Form::Name && !is_possessive;
                self.inner |= form == Form::Seat;
            }
        }
        true
    }

    /// A country after the office: "president of Russia", "official at the Kremlin".
    fn place_after(&mut self, place: Place, form: Form, next: usize) -> bool {
        let counts = match self.link {
            Link::None => return false,
            Link::Of => form != Form::Capital,
            Link::For => true,
            Link::In => {
                matches!(form, Form::Seat | Form::Adjective | Form::Both) && next < self.end
            }
            Link::To => self.is_post() && next < self.end,
        };
        if counts {
            self.own(place);
            self.inner |= form == Form::Seat;
        }
        true
    }

    fn own(&mut self, place: Place) {
        if self.owner == Owner::Nobody {
            self.owner = Owner::Place(place);
        }
    }

    fn is_possessive(&self, next: usize) -> bool {
        let all = self.words.all();
        let Some(word) = all.get(next) else {
            return false;
        };
        let joined = next > 0
            && all
                .get(next - 1)
                .is_some_and(|last| last.end() == word.start());
        joined && matches!(word.shape, Shape::Clitic | Shape::Quote)
    }

    fn possessive(&mut self) {
        if let Some(head) = self.head.take() {
            self.inner |= matches!(head.kind, Kind::State | Kind::Envoy) || self.soft;
            if self.owner == Owner::Nobody {
                self.owner = head.place.map_or(Owner::Unknown, Owner::Place);
            }
        }
        self.soft = false;
        self.bare = false;
        self.named = false;
        self.link = Link::None;
    }

    /// "for", "in" and "to" begin anew before an office and lead on after it.
    fn linked(&mut self, link: Link) -> bool {
        if self.head.is_none() {
            self.begin_anew();
        } else {
            self.link = link;
        }
        true
    }

    fn body(&mut self, sense: Sense) {
        let (is_first, joins) = (!self.has_head(), self.joins());
        if let (Owner::Person(_), Kind::Administration) = (self.owner, sense.kind) {
            self.administration = sense.place;
        }
        let own = sense.place.filter(|_| sense.kind == Kind::Government);
        if is_first || joins {
            if let Some(place) = own {
                self.own(place);
            }
            self.inner = true;
        }
        if is_first {
            self.head = Some(Sense {
                place: own,
                ..sense
            });
            self.soft = true;
            self.link = Link::None;
        }
    }

    /// Whether what comes now is whom the office belongs to.
    fn joins(&self) -> bool {
        match self.link {
            Link::None => false,
            Link::To => self.is_post(),
            Link::Of | Link::For | Link::In => true,
        }
    }

    fn is_post(&self) -> bool {
        self.head.is_some_and(|head| head.kind == Kind::Post)
    }

    fn office(&mut self, sense: Sense) {
        if self.has_head() {
            let is_state = matches!(sense.kind, Kind::State | Kind::Envoy);
            self.inner |= is_state && self.joins();
            return;
        }
        if sense.kind == Kind::Envoy && self.bare && !self.soft {
            self.owner = Owner::Unknown;
        }
        self.head = Some(sense);
        self.soft = false;
        self.link = Link::None;
    }

    fn reading(&self) -> Reading {
        let head = match self.head {
            _ if self.against => return Reading::Against,
            _ if self.not => return Reading::Not,
            Some(head) if !self.spoilt => head,
            _ => return Reading::Nothing,
        };
        if self.former {
            return Reading::Former(head.id);
        }
        let suffices = match head.kind {
            Kind::Post => self.inner || matches!(self.owner, Owner::Person(_)),
            _ => true,
        };
        match self.owner {
            _ if !suffices => Reading::Nothing,
            Owner::Place(place) => Reading::Of(place, head.id),
            Owner::Person(person) => match self.administration {
                Some(place) if self.soft => Reading::Heads(place, person),
                _ => Reading::By(person),
            },
            Owner::Unknown => Reading::Nothing,
            Owner::Nobody => match head.place {
                Some(place) => Reading::Usually(place, head.id),
                None if self.soft => Reading::Body(head.id),
                None if head.kind == Kind::State && !self.shared => Reading::Unqualified(head.id),
                None => Reading::Nothing,
            },
        }
    }
}
