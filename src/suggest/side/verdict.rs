//! What all that was said of somebody comes to: one side, or none.

/// Whom somebody speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Claim {
    /// A side of the codebook.
    Side(u16),
    /// Somebody else: a country that is no side's, by its number.
    Other(u16),
}

/// What is said of somebody, weighed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Verdict {
    claim: Option<Claim>,
    /// By which office.
    office: u32,
    /// What counts only if nothing else is said.
    weak: Option<Claim>,
    /// What is said doesn't agree, or is against it.
    spoilt: bool,
    /// The office that they no longer have.
    former: Option<u32>,
}

impl Verdict {
    /// They speak for `claim`, by an office.
    pub(super) fn add(&mut self, claim: Claim, office: u32) {
        match self.claim {
            Some(known) => self.spoilt |= known != claim,
            None => {
                self.claim = Some(claim);
                self.office = office;
            }
        }
    }

    /// They speak for `claim`, if nothing else is said.
    pub(super) fn add_weak(&mut self, claim: Claim) {
        match self.weak {
            Some(known) => self.spoilt |= known != claim,
            None => self.weak = Some(claim),
        }
    }

    /// They no longer hold an office.
    pub(super) fn end(&mut self, office: u32) {
        self.former = Some(office);
    }

    /// They speak for no government.
    pub(super) fn spoil(&mut self) {
        self.spoilt = true;
    }

    /// Whom they speak for, where that is beyond doubt.
    pub(super) fn claim(&self) -> Option<Claim> {
        match (self.claim, self.former) {
            _ if self.spoilt => None,
            (Some(_), Some(former)) if former == self.office => None,
            (None, Some(_)) => None,
            (claim, _) => claim.or(self.weak),
        }
    }
}
