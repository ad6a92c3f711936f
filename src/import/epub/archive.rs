//! The archive that a book is, opened with limits: nothing in it may take more room than a book does.

use super::{lenient, part};
use crate::import::{ImportError, canonical_text, encoding};
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most files that an archive may have.
const MOST_FILES: usize = 10_000;
/// The longest file in it that is unpacked, in bytes.
const FILE_LIMIT: usize = 64 << 20;
/// The most that is unpacked of all of them, in bytes.
const LIMIT: usize = 256 << 20;

/// What begins the entry of a file in the list at the end of an archive.
const ENTRY: &[u8] = b"PK\x01\x02";

/// Only letters of fonts are hidden by these: the text can be read.
const OF_FONTS: [&str; 2] = [
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

const UNPACK: &str = "Unpack it first, for example by `unzip FILE`.";
const OFFICE: &str =
    "Save it as plain text or HTML, for example `soffice --headless --convert-to txt FILE`.";

/// The files of a book.
pub(super) struct Archive {
    files: ZipArchive<Cursor<Vec<u8>>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl Archive {
    /// The archive in `bytes`.
    ///
    /// # Errors
    /// It has too many files, is damaged, or no book.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, ImportError> {
        // Counted before anything is made of them.
        if memchr::memmem::find_iter(&bytes, ENTRY).count() > MOST_FILES {
            return Err(ImportError::TooMuch(
                "is an archive of more than 10,000 files",
            ));
        }
        let files = ZipArchive::new(Cursor::new(bytes));
        let files =
            files.map_err(|_| ImportError::Damaged("is a zip archive and damaged or cut off"))?;
        let archive = Self { files, left: LIMIT };
        if archive.has("META-INF/container.xml") {
            return Ok(archive);
        }
        Err(archive.other())
    }

    fn has(&self, path: &str) -> bool {
        self.files.index_for_name(path).is_some()
    }

    /// What it is, where it is no book.
    fn other(&self) -> ImportError {
        const OFFICES: [(&str, &str); 4] = [
            ("word/document.xml", "a Word document"),
            ("xl/workbook.xml", "an Excel workbook"),
            ("ppt/presentation.xml", "a PowerPoint presentation"),
            ("content.xml", "an OpenDocument file"),
        ];
        let office = OFFICES.iter().find(|(path, _)| self.has(path));
        match office {
            Some((_, what)) => ImportError::Other(what, OFFICE),
            None => ImportError::Other("a zip archive", UNPACK),
        }
    }

    /// Refuses a book of which more than the letters of its fonts is encrypted.
    pub(super) fn refuse_encrypted(&mut self) -> Result<(), ImportError> {
        const PATH: &str = "META-INF/encryption.xml";
        if !self.has(PATH) {
            return Ok(());
        }
        let told = self.text(PATH)?;
        let mut reader = lenient(&told);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => {
                    if tag.local_name().as_ref() != "EncryptionMethod" {
                        continue;
                    }
                    let by = super::package::attribute(&tag, "Algorithm").unwrap_or_default();
                    if !OF_FONTS.contains(&&*by) {
                        return Err(ImportError::Encrypted);
                    }
                }
                Ok(Event::Eof) | Err(_) => return Ok(()),
                Ok(_) => {}
            }
        }
    }

    /// The text of the file at `path`.
    ///
    /// # Errors
    /// It isn't there, damaged, encrypted, or too long.
    pub(super) fn text(&mut self, path: &str) -> Result<String, ImportError> {
        let file = self.files.by_name(path).map_err(|error| match error {
            ZipError::FileNotFound => part(path, "isn't in it"),
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ImportError::Encrypted,
            _ => part(path, "can't be unpacked"),
        })?;
        let most = FILE_LIMIT.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(most as u64 + 1).read_to_end(&mut bytes);
        if bytes.len() > most {
            let what = if most < FILE_LIMIT {
                "is longer than 256 MiB when it is unpacked"
            } else {
                "has a part that is longer than 64 MiB when it is unpacked"
            };
            return Err(ImportError::TooMuch(what));
        }
        read.map_err(|_| part(path, "can't be unpacked"))?;
        self.left -= bytes.len();
        let decoded = encoding::decode(bytes, None);
        let (text, _) = decoded.map_err(|_| part(path, "is no text"))?;
        Ok(canonical_text(text))
    }
}
