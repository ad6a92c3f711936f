//! What part each word plays where it stands.
//!
//! Knows the parts, and that words are seen with their neighbours; must not know of speech.

mod closed;
mod open;
mod view;

pub(in crate::suggest) use view::View;

/// The part of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::suggest) enum Part {
    /// A noun, an adjective, a number, or any word that nothing else is known of.
    Noun,
    /// With a capital: of a name.
    Name,
    /// A day, a month, "week".
    Time,
    /// What a noun phrase begins with: "the", "his", "several".
    Opener,
    /// Stands alone for somebody or something.
    Pronoun,
    /// "who", and "that" before a verb.
    Relative,
    /// A verb by itself: past, third person or base form.
    Verb,
    /// A verb in -ing.
    Ing,
    /// A past participle after an auxiliary.
    Participle,
    /// "has", "was", "would".
    Auxiliary,
    /// An adverb or a negation.
    Adverb,
    /// A preposition.
    Preposition,
    /// Opens a clause: "that", "because", "when".
    Subordinator,
    /// "and", "but".
    Coordinator,
    /// `'s` of a possessor.
    Genitive,
    /// `,`
    Comma,
    /// A dash.
    Dash,
    /// A quotation mark.
    Quote,
    /// A bracket that opens.
    Opening,
    /// A bracket that closes.
    Closing,
    /// Any other mark.
    Break,
}

impl Part {
    /// Whether it can stand inside of a noun phrase, after its opener.
    pub(in crate::suggest) const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }

    /// Whether it is a verb that can have a subject of its own.
    pub(in crate::suggest) const fn is_finite(self) -> bool {
        matches!(self, Self::Verb | Self::Auxiliary)
    }

    /// Whether it is of a group of verbs.
    pub(in crate::suggest) const fn is_verbal(self) -> bool {
        matches!(
            self,
            Self::Verb | Self::Ing | Self::Participle | Self::Auxiliary
        )
    }
}
