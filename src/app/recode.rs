//! Revising codes: another name, two made one, another colour, a side more. What is done concerns the articles of a whole
//! folder; how many stances that are is counted elsewhere and comes in as an event.

mod act;
mod adding;
mod codes;
mod colours;
mod naming;

pub use codes::Codes;
pub use colours::Colours;
pub use naming::Naming;

use super::App;
use super::input::Input;
use super::layout::Area;
use super::overlay::Overlay;
use super::picker::{Kind, Meant, tidy, told_of, wrapped};
use crate::codebook::Recode;
use crate::keys::{self, Key};

/// What is to be done with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// It gets another name.
    Rename,
    /// It becomes one with another.
    Merge,
    /// It gets another colour.
    Recolour,
    /// There is none yet: a side is to come into being.
    Add,
}

/// Codes being revised.
#[derive(Debug, Clone)]
pub struct Revising {
    /// What is to be done.
    pub aim: Aim,
    /// How far it is.
    pub step: Step,
}

/// What is to be chosen next.
#[derive(Debug, Clone)]
pub enum Step {
    /// The code.
    Code(Codes),
    /// Its new name.
    Name(Naming),
    /// The code that it is to become one with.
    Into(Naming, Codes),
    /// Its new colour.
    Colour(Colours),
    /// The name of a new side.
    New(Input),
}

impl Revising {
    /// The line that is typed in.
    pub(super) fn input(&mut self) -> &mut Input {
        match &mut self.step {
            Step::Code(codes) | Step::Into(_, codes) => &mut codes.input,
            Step::Name(naming) => &mut naming.input,
            Step::Colour(colours) => &mut colours.input,
            Step::New(input) => input,
        }
    }

    /// The code that is about to change, and how many stances that concerns.
    #[must_use]
    pub fn naming(&self) -> Option<&Naming> {
        match &self.step {
            Step::Name(naming) | Step::Into(naming, _) => Some(naming),
            Step::Code(_) | Step::Colour(_) | Step::New(_) => None,
        }
    }

    /// How many rows its list has at most; none where there is but a line.
    pub(super) fn rows(&self) -> usize {
        match &self.step {
            Step::Code(codes) | Step::Into(_, codes) => codes.count(),
            Step::Colour(colours) => colours.count(),
            Step::Name(_) | Step::New(_) => 0,
        }
    }

    /// How many rows its list has, and which is chosen.
    #[must_use]
    pub fn list(&self) -> (usize, usize) {
        match &self.step {
            Step::Code(codes) | Step::Into(_, codes) => (codes.rows.len(), codes.chosen),
            Step::Colour(colours) => (colours.rows.len(), colours.chosen),
            Step::Name(_) | Step::New(_) => (0, 0),
        }
    }

    /// The first row shown in a list of `height` rows.
    #[must_use]
    pub fn top(&self, height: u16) -> usize {
        (self.list().1 + 1).saturating_sub(height.into())
    }

    /// Whether digits choose: while nothing is typed.
    #[must_use]
    pub fn has_digits(&self) -> bool {
        match &self.step {
            Step::Code(codes) | Step::Into(_, codes) => codes.input.text().is_empty(),
            Step::Colour(colours) => colours.input.text().is_empty(),
            Step::Name(_) | Step::New(_) => false,
        }
    }

    /// Chooses the row at `index`.
    pub(super) fn choose(&mut self, index: usize) {
        match &mut self.step {
            Step::Code(codes) | Step::Into(_, codes) => codes.chosen = index,
            Step::Colour(colours) => colours.chosen = index,
            Step::Name(_) | Step::New(_) => {}
        }
    }
}

impl App {
    /// Lists the codes to choose from.
    pub(super) fn revise_codes(&mut self, aim: Aim) {
        if !self.ready_to_tag() {
            return;
        }
        let kinds: &[Kind] = if aim == Aim::Recolour {
            &[Kind::Side]
        } else {
            &Kind::ALL
        };
        let step = Step::Code(Codes::of(self, kinds));
        self.overlay = Some(Overlay::Codes(Box::new(Revising { aim, step })));
    }

    /// What is being revised.
    fn revising(&mut self) -> Option<&mut Revising> {
        match &mut self.overlay {
            Some(Overlay::Codes(revising)) => Some(revising),
            _ => None,
        }
    }

    /// Whether a row can be chosen.
    #[must_use]
    pub fn has_rows_to_revise(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Codes(revising)) => {
                !matches!(revising.step, Step::Name(_) | Step::New(_))
            }
            _ => false,
        }
    }

    /// Lists what the line matches now.
    pub(super) fn narrow_codes(&mut self) {
        if let Some(revising) = self.revising() {
            match &mut revising.step {
                Step::Code(codes) | Step::Into(_, codes) => codes.narrow(),
                Step::Colour(colours) => colours.narrow(),
                Step::Name(_) | Step::New(_) => {}
            }
        }
        self.show_colour();
    }

    /// Goes on in the list as `way` says of the row chosen, the number of rows and `by`.
    pub(super) fn walk_codes(&mut self, way: fn(usize, usize, isize) -> usize, by: isize) {
        if let Some(revising) = self.revising() {
            let (count, chosen) = revising.list();
            revising.choose(way(chosen, count, by));
        }
        self.show_colour();
    }

    /// Takes a row by its digit; says whether `key` was one.
    pub(super) fn take_code_by_digit(&mut self, key: Key) -> bool {
        let keys::Code::Char(typed @ '1'..='9') = key.code else {
            return false;
        };
        let Some(revising) = self.revising().filter(|_| !key.ctrl && !key.alt) else {
            return false;
        };
        let row = typed.to_digit(10).map_or(0, |digit| digit as usize - 1);
        let is_row = revising.has_digits() && row < revising.list().0;
        if is_row {
            revising.choose(row);
            self.take_code();
        }
        is_row
    }

    /// What taking a row, or what is typed, comes to.
    pub(super) fn hint_of_codes(&self) -> &'static str {
        let Some(Overlay::Codes(revising)) = &self.overlay else {
            return "";
        };
        match &revising.step {
            Step::Code(_) => "take",
            Step::Into(..) => "merge",
            Step::Colour(_) => "take the colour",
            Step::Name(naming) if naming.known().is_some() => "merge",
            Step::Name(_) => "rename",
            Step::New(_) => "add",
        }
    }

    /// Takes what is chosen or typed, and goes on to the next step or does it.
    pub(super) fn take_code(&mut self) {
        let Some(revising) = self.revising().map(|revising| revising.clone()) else {
            return;
        };
        match (revising.aim, revising.step) {
            (aim, Step::Code(codes)) => match codes.highlighted() {
                Some((kind, name)) => self.take_up(aim, *kind, name.clone()),
                None => self.warn("No such name: type fewer letters"),
            },
            (_, Step::Name(naming)) => {
                let typed = tidy(naming.input.text());
                if typed.is_empty() {
                    return self.warn("Type the new name");
                }
                let to = naming.known().unwrap_or_else(|| typed.into());
                self.recode(naming, to);
            }
            (_, Step::Into(naming, codes)) => match codes.highlighted() {
                Some((_, name)) => self.recode(naming, name.clone()),
                None => self.warn("No such name: type fewer letters"),
            },
            (_, Step::Colour(colours)) => self.recolour(&colours),
            (_, Step::New(input)) => self.take_side(input.text()),
        }
    }

    /// Goes on with the code of `kind` called `name`.
    fn take_up(&mut self, aim: Aim, kind: Kind, name: std::sync::Arc<str>) {
        let step = match aim {
            Aim::Rename => Step::Name(self.naming(kind, name, true)),
            Aim::Merge => {
                let others = Codes::of(self, &[kind]).without(&name);
                if others.rows.is_empty() {
                    let word = kind.word();
                    return self.warn(format!("There is no other {word} to merge it into"));
                }
                Step::Into(self.naming(kind, name, false), others)
            }
            Aim::Recolour => match self.codebook.side(&name) {
                Some(side) => Step::Colour(Colours::of(side.clone())),
                None => {
                    return self.warn(format!(
                        "{name} isn't in the codebook: only what stands there has a colour"
                    ));
                }
            },
            Aim::Add => return,
        };
        self.overlay = Some(Overlay::Codes(Box::new(Revising { aim, step })));
    }

    /// Goes a step back; from the first one to where it was called.
    pub(super) fn step_back_in_codes(&mut self) {
        self.forget_colour();
        let Some(Overlay::Codes(revising)) = self.overlay.take() else {
            return;
        };
        if !matches!(revising.step, Step::Code(_) | Step::New(_)) {
            self.revise_codes(revising.aim);
        }
    }

    /// The place of the list, and under it that of what is told.
    #[must_use]
    pub fn codes_parts(&self, revising: &Revising) -> (Area, Area) {
        let told = self.codes_told(revising, self.picker_inside());
        self.parts_of_box(revising.rows(), told.len())
    }

    /// What would be done, or what the codebook says of the code, in lines; cut to the place's height.
    #[must_use]
    pub fn codes_told(&self, revising: &Revising, place: Area) -> Vec<String> {
        match &revising.step {
            Step::Name(_) | Step::Into(..) | Step::New(_) => wrapped(&self.preview(), place),
            Step::Code(codes) => {
                let meant = codes.highlighted();
                let meant = meant.and_then(|(kind, name)| Meant::of(&self.codebook, *kind, name));
                wrapped(&told_of(meant.as_ref()), place)
            }
            Step::Colour(_) => Vec::new(),
        }
    }

    /// What Enter would do now, if it would change something.
    pub(super) fn foreseen(&self) -> Option<Recode> {
        let Some(Overlay::Codes(revising)) = &self.overlay else {
            return None;
        };
        let naming = revising.naming()?;
        let to = match &revising.step {
            Step::Into(_, codes) => codes.highlighted()?.1.clone(),
            _ => naming
                .known()
                .unwrap_or_else(|| tidy(naming.input.text()).into()),
        };
        (!to.is_empty() && to != naming.from).then(|| Recode {
            kind: naming.kind,
            from: naming.from.clone(),
            to,
        })
    }
}
