//! A zip archive with limits: on the number of its files, on what they unpack to; no two of one name, none over another.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::diagnostic::{Diagnostic, Place};

/// The most files in an archive.
const MOST_FILES: usize = 5_000;

/// What an archive may unpack to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArchiveLimits {
    /// The most bytes of all files together.
    pub all: u64,
    /// The most bytes of text in one file that is read.
    pub text: u64,
}

impl ArchiveLimits {
    /// Limits for a document: far above what people write.
    pub const DOCUMENT: ArchiveLimits = ArchiveLimits {
        all: 80_000_000,
        text: 40_000_000,
    };
}

/// An archive that keeps to the limits as far as it says of itself.
pub struct Archive<'b> {
    name: String,
    zip: ZipArchive<Cursor<&'b [u8]>>,
    mime: Option<String>,
    unpacked: u64,
    limits: ArchiveLimits,
}

impl<'b> Archive<'b> {
    /// Opens an archive that is a document.
    pub fn open(name: &str, bytes: &'b [u8]) -> Result<Self, Diagnostic> {
        Archive::open_within(name, bytes, ArchiveLimits::DOCUMENT)
    }

    /// Opens an archive that may unpack to so much.
    pub fn open_within(name: &str, bytes: &'b [u8], limits: ArchiveLimits) -> Result<Self, Diagnostic> {
        let broken = |error: &dyn std::fmt::Display| {
            let message = format!("the file is a damaged or cut off zip archive: {error}.");
            Diagnostic::error(Place::in_file(name), message).with_hint("save or copy the document once more")
        };
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        let mut archive = Archive {
            name: name.to_owned(),
            zip,
            mime: None,
            unpacked: 0,
            limits,
        };
        if archive.zip.len() > MOST_FILES {
            return Err(archive.too_much(&format!("{} files, more than {MOST_FILES}", archive.zip.len())));
        }
        archive.check_directory(bytes)?;
        archive.measure()?;
        archive.mime = archive.read_if("mimetype")?;
        Ok(archive)
    }

    /// Whether it holds a file.
    pub fn holds(&self, path: &str) -> bool {
        self.zip.index_for_name(path).is_some()
    }

    /// What an OpenDocument archive says of itself.
    pub fn mime(&self) -> Option<&str> {
        self.mime.as_deref()
    }

    /// How many bytes all its files unpack to.
    pub fn unpacked(&self) -> u64 {
        self.unpacked
    }

    /// The names of its files, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .zip
            .file_names()
            .filter_map(|name| name.ok().map(std::borrow::Cow::into_owned))
            .collect();
        names.sort();
        names
    }

    /// The text of a file, which must be there.
    pub fn read(&mut self, path: &str) -> Result<String, Diagnostic> {
        let found = self.read_if(path)?;
        found.ok_or_else(|| self.damaged(&format!("{path} is missing in it")))
    }

    /// The text of a file, where there is one.
    pub fn read_if(&mut self, path: &str) -> Result<Option<String>, Diagnostic> {
        let Some(index) = self.zip.index_for_name(path) else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        let most = self.limits.text;
        let read = match self.zip.by_index(index) {
            Ok(file) => file
                .take(most + 1)
                .read_to_end(&mut bytes)
                .map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        read.map_err(|error| self.damaged(&format!("{path}: {error}")))?;
        if bytes.len() as u64 > most {
            return Err(self.too_much(&format!("{path}, which unpacks to more than {most} bytes")));
        }
        String::from_utf8(bytes)
            .map(Some)
            .map_err(|_| self.damaged(&format!("{path} is no UTF-8 text")))
    }

    /// An error about the file.
    pub fn damaged(&self, what: &str) -> Diagnostic {
        Diagnostic::error(Place::in_file(&self.name), format!("the document is damaged: {what}."))
            .with_hint("open it in its own program and save it once more")
    }

    /// Unpacks every file once, without keeping it, since an archive may lie about its sizes.
    fn measure(&mut self) -> Result<(), Diagnostic> {
        let (mut total, most) = (0, self.limits.all);
        for index in 0..self.zip.len() {
            let file = self.zip.by_index(index).map_err(std::io::Error::from);
            let unpacked = file.and_then(|file| std::io::copy(&mut file.take(most - total + 1), &mut std::io::sink()));
            total += unpacked.map_err(|error| self.damaged(&error.to_string()))?;
            if total > most {
                return Err(self.too_much(&format!("files that unpack to more than {most} bytes")));
            }
        }
        self.unpacked = total;
        Ok(())
    }

    /// Refuses files that lie over each other, and two of one name: readers differ in what they make of them.
    fn check_directory(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        let overlap = self.zip.has_overlapping_files();
        if overlap.map_err(|error| self.damaged(&error.to_string()))? {
            return Err(self.damaged("files in it lie over each other"));
        }
        match declared_files(bytes) {
            Some(declared) if declared != self.zip.len() => Err(self.damaged(&format!(
                "it says it holds {declared} files, and {} of different names are found",
                self.zip.len()
            ))),
            _ => Ok(()),
        }
    }

    fn too_much(&self, what: &str) -> Diagnostic {
        Diagnostic::error(Place::in_file(&self.name), format!("the document holds {what}."))
            .with_hint("take the pictures out of it, or split it")
    }
}

/// The number of files that the end of an archive states; `None` where it says that the number stands elsewhere.
fn declared_files(bytes: &[u8]) -> Option<usize> {
    const END: [u8; 4] = *b"PK\x05\x06";
    let at = bytes.windows(END.len()).rposition(|window| window == END)?;
    let count = u16::from_le_bytes([*bytes.get(at + 10)?, *bytes.get(at + 11)?]);
    (count != u16::MAX).then_some(usize::from(count))
}
