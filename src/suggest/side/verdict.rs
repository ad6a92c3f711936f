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
    /// What a title comes to without a country.
    titled: Option<Claim>,
    has_title: bool,
    /// What the body comes to that goes by their name.
    heads: Option<Claim>,
    /// What the body is that speaks.
    body: Option<Claim>,
    /// They are something that speaks for no government.
    doubtful: bool,
    /// What is said doesn't agree, or is against it.
    spoilt: bool,
    /// The office that they no longer have.
    former: Option<u32>,
}

impl Verdict {
    /// They speak for `claim`, by an office.
    pub(super) fn add(&mut self, claim: Claim, office: u32) {
        if let Some(known) = self.claim {
            self.spoilt |= known != claim;
        } else {
            self.claim = Some(claim);
            self.office = office;
        }
    }

    /// They have the title of an office of some government: of `claim`, if that can be told here.
    pub(super) fn add_title(&mut self, claim: Option<Claim>) {
        self.has_title = true;
        self.titled = self.titled.or(claim);
    }

    /// A body goes by their name that is of `claim` if they have a title.
    pub(super) fn add_heads(&mut self, claim: Claim) {
        self.heads = self.heads.or(Some(claim));
    }

    /// It is a body of `claim`.
    pub(super) fn add_body(&mut self, claim: Claim) {
        self.body = self.body.or(Some(claim));
    }

    /// They no longer hold an office.
    pub(super) fn end(&mut self, office: u32) {
        self.former = Some(office);
    }

    /// They are something else as well: no body goes by their name for certain.
    pub(super) fn doubt(&mut self) {
        self.doubtful = true;
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
            (claim, _) => claim
                .or(self.heads.filter(|_| self.has_title))
                .or(self.titled)
                .or(self.body.filter(|_| !self.doubtful)),
        }
    }
}
