//! What changed as an Atom feed (RFC 4287): an entry a technology that came, moved, left or waits.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::model::{Differences, Moved, Way};
use crate::render::messages::message;
use crate::render::words;

use super::Reader;

/// The feed.
#[derive(Serialize)]
pub struct Feed {
    language: String,
    id: String,
    /// Its own address, where one is declared.
    itself: Option<String>,
    /// The page that says the same.
    page: String,
    title: String,
    updated: String,
    author: String,
    version: &'static str,
    entries: Vec<FeedEntry>,
}

/// One change.
#[derive(Serialize)]
struct FeedEntry {
    id: String,
    title: String,
    updated: String,
    href: String,
    words: String,
}

/// Composes the feed of what differs from the edition before.
pub fn feed(reader: &Reader, differences: &Differences) -> Feed {
    let configuration = &reader.dossier.configuration;
    let title = &configuration.title;
    let address = configuration.publication.address.as_deref();
    let at = |path: &str| address.map_or_else(|| path.to_owned(), |address| format!("{address}/{path}"));
    let updated = format!("{}T00:00:00Z", configuration.date);
    let entry = |moved: &Moved| FeedEntry {
        id: match moved.how {
            Way::Waits => name_entry(&[title, &configuration.edition, &moved.technology, "waits"]),
            _ => name_entry(&[title, &configuration.edition, &moved.technology]),
        },
        title: message!("feed-entry", name = &moved.name, edition = &configuration.edition),
        updated: updated.clone(),
        href: match reader.dossier.current(&moved.technology) {
            Some(found) => at(&format!("tech/{}.html", found.id)),
            None => at("changes.html"),
        },
        words: words::capital(&words::moved_because(moved, differences.reasons.as_ref())) + ".",
    };
    Feed {
        language: configuration.language.clone(),
        id: match address {
            Some(_) => at("changes.atom"),
            None => name_entry(&[title]),
        },
        itself: address.map(|_| at("changes.atom")),
        page: at("changes.html"),
        title: message!("feed-title", title = title),
        updated: updated.clone(),
        author: configuration.contact.clone(),
        version: env!("CARGO_PKG_VERSION"),
        entries: differences
            .moved
            .iter()
            .chain(&differences.waiting)
            .map(entry)
            .collect(),
    }
}

/// A name that is the same at every build: a UUID of version 8 (RFC 9562) from a digest of what it stands for.
fn name_entry(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    let mut bytes = [0_u8; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let (a, b, c, d, e) = (&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}
