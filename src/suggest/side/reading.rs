//! What a noun phrase can say of whom its person or body speaks for: "the Russian foreign minister", "a spokesman
//! for the State Department". Must not know how it is read.

use super::super::words::Words;
use super::phrases::{Phrases, Place, Sense};
use std::ops::Range;

/// What a noun phrase says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Nothing about it.
    Nothing,
    /// Of no government.
    Not,
    /// Against a government.
    Against,
    /// Once held this office.
    Former(u32),
    /// An office of some government.
    Unqualified(u32),
    /// A body of some government.
    Body(u32),
    /// Speaks for the government of this country; by which office.
    Of(Place, u32),
    /// Holds an office that news knows of this country, and no country is named with it.
    Usually(Place, u32),
    /// Speaks for whom the person speaks for whose last name is this word.
    By(usize),
    /// Heads a body, or is one, that is called by the head's name: this country's, unless more is known of the
    /// person whose last name is this word.
    Heads(Place, usize),
}

/// A noun phrase, read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    /// What it says.
    pub(super) reading: Reading,
    /// Where the reading ended.
    pub(super) end: usize,
    /// Whether a name came after the office.
    pub(super) named: bool,
    /// Whether it is of a body and no office: nobody is that.
    pub(super) is_body: bool,
}

/// The tables, and those of the codebook.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tables<'a> {
    /// Of the language.
    pub(super) common: &'a Phrases,
    /// Of the codebook: they count before the others.
    pub(super) own: &'a Phrases,
}

impl Tables<'_> {
    /// The longest phrase that begins with the first of the words `within`.
    pub(super) fn longest(
        &self,
        words: &Words<'_>,
        within: Range<usize>,
        buffer: &mut String,
    ) -> Option<(usize, Sense)> {
        let own = self.own.longest(words, within.clone(), buffer);
        let common = self.common.longest(words, within, buffer);
        match (own, common) {
            (Some(own), Some(common)) if common.0 > own.0 => Some(common),
            (own, common) => own.or(common),
        }
    }
}
