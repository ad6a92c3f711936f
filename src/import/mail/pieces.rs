//! Which parts of a mail are its words.

use super::part::{self, Part};
use crate::article::Coding;
use crate::import::encoding::{self, Encoding};
use crate::import::{ImportError, Page, canonical_text, html, kind};

/// Parts that lie deeper in others aren't looked into.
const DEEPEST: usize = 32;

/// So many parts of a mail are looked into.
const MOST: usize = 10_000;

/// Texts that nobody reads.
const NO_WORDS: &[&str] = &[
    "calendar",
    "css",
    "csv",
    "directory",
    "javascript",
    "rfc822-headers",
    "richtext",
    "rtf",
    "vcard",
    "x-vcard",
];

const FROM_THERE: &str =
    "Open it in the program that you read mails with, and save its text from there.";

/// Words of a mail, which stand together.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) page: Page,
    pub(super) coding: Coding,
    /// It was a page.
    is_page: bool,
}

/// A mail being looked through.
#[derive(Debug)]
pub(super) struct Pieces {
    chosen: Option<Encoding>,
    /// So many more parts are looked into.
    left: usize,
    is_encrypted: bool,
    /// There is something that isn't text.
    has_others: bool,
    /// There are parts that weren't looked into.
    is_cut: bool,
    broken: Option<ImportError>,
}

impl Pieces {
    pub(super) const fn new(chosen: Option<Encoding>) -> Self {
        Self {
            chosen,
            left: MOST,
            is_encrypted: false,
            has_others: false,
            is_cut: false,
            broken: None,
        }
    }

    /// Why there are no words, if there should be some.
    pub(super) fn trouble(self) -> Option<ImportError> {
        if self.is_encrypted {
            return Some(ImportError::Other("an encrypted mail", FROM_THERE));
        }
        if self.is_cut {
            return Some(ImportError::Other(
                "a mail with more parts, or deeper ones, than are read",
                FROM_THERE,
            ));
        }
        let attached = self.has_others.then_some(ImportError::Other(
            "a mail without a word of its own: all of it is attached",
            "Save what is attached from the program that you read mails with, and open that.",
        ));
        self.broken.or(attached)
    }

    /// The words of `mail`, which lies so `deep` in another; those of what is attached where it has none.
    pub(super) fn of_mail(&mut self, mail: Part<'_>, deep: usize) -> Vec<Piece> {
        if deep > DEEPEST {
            self.is_cut = true;
            return Vec::new();
        }
        let mut attached = Vec::new();
        let found = self.inline(mail, deep, &mut attached);
        if !found.is_empty() {
            return found;
        }
        let attached = attached.into_iter();
        attached
            .flat_map(|part| self.of_attached(&part, deep + 1))
            .collect()
    }

    fn of_attached(&mut self, part: &Part<'_>, deep: usize) -> Vec<Piece> {
        if part.kind() == part::MESSAGE {
            let content = part.content();
            return self.of_mail(Part::read(&content, part::PLAIN), deep + 1);
        }
        self.words(part, deep, &mut Vec::new())
    }

    /// The words of `part`, unless it is `attached`.
    fn inline<'a>(
        &mut self,
        part: Part<'a>,
        deep: usize,
        attached: &mut Vec<Part<'a>>,
    ) -> Vec<Piece> {
        if part.kind() == part::MESSAGE || part.is_attached() {
            attached.push(part);
            return Vec::new();
        }
        self.words(&part, deep, attached)
    }

    fn words<'a>(
        &mut self,
        part: &Part<'a>,
        deep: usize,
        attached: &mut Vec<Part<'a>>,
    ) -> Vec<Piece> {
        if deep > DEEPEST || self.left == 0 {
            self.is_cut = true;
            return Vec::new();
        }
        self.left -= 1;
        match part.kind().split_once('/') {
            Some(("multipart", how)) => self.several(part, how, deep, attached),
            Some(("text", how)) if !NO_WORDS.contains(&how) => {
                self.text(part).into_iter().collect()
            }
            Some(("application", "pkcs7-mime" | "x-pkcs7-mime")) => {
                self.is_encrypted = true;
                Vec::new()
            }
            _ => {
                self.has_others = true;
                Vec::new()
            }
        }
    }

    fn several<'a>(
        &mut self,
        part: &Part<'a>,
        how: &str,
        deep: usize,
        attached: &mut Vec<Part<'a>>,
    ) -> Vec<Piece> {
        let Some(parts) = part.parts() else {
            // What should part it is nowhere: it is one.
            return self.text(part).into_iter().collect();
        };
        let usual = if how == "digest" {
            part::MESSAGE
        } else {
            part::PLAIN
        };
        let mut groups = Vec::new();
        for bytes in parts {
            if self.left == 0 {
                break;
            }
            groups.push(self.inline(Part::read(bytes, usual), deep + 1, attached));
        }
        groups.retain(|group| !group.is_empty());
        match how {
            "alternative" => best(groups),
            // The first is the page, the others are what is shown in it.
            "related" => groups.into_iter().next().unwrap_or_default(),
            "encrypted" => {
                self.is_encrypted = true;
                Vec::new()
            }
            _ => groups.into_iter().flatten().collect(),
        }
    }

    /// The words of `part`, which is a text or a page; nothing where there are none.
    fn text(&mut self, part: &Part<'_>) -> Option<Piece> {
        let content = part.content().into_owned();
        let decoded = encoding::decode_labelled(content, part.charset(), self.chosen);
        let Ok((text, coding)) = decoded else {
            self.has_others = true;
            return None;
        };
        let text = canonical_text(text);
        let is_page = part.kind() == "text/html" || kind::is_html(&text, "");
        let page = if is_page {
            match html::extract(&text) {
                Ok(page) => page,
                Err(error) => {
                    self.broken = Some(error.into());
                    return None;
                }
            }
        } else {
            Page {
                text,
                ..Page::default()
            }
        };
        let has_words = !page.text.trim().is_empty();
        has_words.then_some(Piece {
            page,
            coding,
            is_page,
        })
    }
}

/// The one of `groups`, which say the same in different forms, that is to be read: the one of plain text, unless it says
/// hardly anything of what the page does, as where it only asks for another program.
fn best(mut groups: Vec<Vec<Piece>>) -> Vec<Piece> {
    let count = |group: &Vec<Piece>| -> usize {
        let words = |piece: &Piece| piece.page.text.split_whitespace().count();
        group.iter().map(words).sum()
    };
    let is_plain = |group: &Vec<Piece>| !group.iter().any(|piece| piece.is_page);
    let plain = groups.iter().position(is_plain);
    let rich = groups.iter().rposition(|group| !is_plain(group));
    let words = |place: usize| groups.get(place).map_or(0, count);
    let chosen = match (plain, rich) {
        (Some(plain), Some(rich)) if words(plain) * 2 < words(rich) => rich,
        (Some(place), _) | (None, Some(place)) => place,
        (None, None) => return Vec::new(),
    };
    groups.swap_remove(chosen)
}
