//! Titles of kept records, each once, cut into words.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Audit, Dossier, Evidence, EvidenceRecord, Judgement, RecordKind, RecordPlace};

use crate::link::language::Language;
use crate::link::words::{Word, words};

/// What ends a clause in titles beside what ends one in statements.
const PARTING: [char; 14] = [
    '?', '!', '/', '|', '[', ']', '{', '}', '\u{22}', '“', '”', '–', '—', '•',
];

/// A title that somebody kept.
pub struct Title {
    /// Where its record first stands.
    pub place: RecordPlace,
    /// The earliest year that its records give.
    pub year: Option<i16>,
    /// The technologies it is listed for.
    pub technologies: BTreeSet<String>,
    /// The language that its small words show, or that of the radar.
    pub language: Language,
    /// Its words.
    pub words: Vec<Word>,
}

/// Every title once. A work or project may be listed by several sources, which call it differently: its title tells it.
pub fn read_titles(dossier: &Dossier, home: Language) -> Vec<Title> {
    let mut judged: BTreeMap<(&str, &str, &str), Vec<&Audit>> = BTreeMap::new();
    for audit in &dossier.audits {
        let key = (audit.source.as_str(), audit.technology.as_str(), audit.record.as_str());
        judged.entry(key).or_default().push(audit);
    }
    let is_other = |evidence: &Evidence, record: &EvidenceRecord| {
        let key = (
            evidence.source.as_str(),
            evidence.technology.as_str(),
            record.id.as_str(),
        );
        let judgements = judged.get(&key).into_iter().flatten();
        let mut judgements = judgements.map(|audit| audit.judgement).peekable();
        judgements.peek().is_some() && judgements.all(|judgement| judgement == Judgement::No)
    };
    let mut numbers: BTreeMap<(RecordKind, String), usize> = BTreeMap::new();
    let mut titles: Vec<Title> = Vec::new();
    for (at, evidence) in dossier.evidence.iter().enumerate() {
        for (number, record) in evidence.records.iter().enumerate() {
            if is_other(evidence, record) {
                continue;
            }
            let (language, words) = cut(&record.title, home);
            let key = match record.kind {
                RecordKind::Work | RecordKind::Project => {
                    let plain: Vec<&str> = words.iter().map(|word| word.plain.as_str()).collect();
                    plain.join(" ")
                }
                RecordKind::Award | RecordKind::Standard | RecordKind::Patent | RecordKind::Page => {
                    format!("{} {}", evidence.source, record.id)
                }
            };
            let year = record.date.as_ref().and_then(|date| date.get(..4)?.parse().ok());
            let title = *numbers.entry((record.kind, key)).or_insert_with(|| {
                titles.push(Title {
                    place: RecordPlace {
                        evidence: at,
                        record: number,
                    },
                    year,
                    technologies: BTreeSet::new(),
                    language,
                    words,
                });
                titles.len() - 1
            });
            let title = &mut titles[title];
            title.year = [title.year, year].into_iter().flatten().min();
            title.technologies.insert(evidence.technology.clone());
        }
    }
    titles
}

/// The words of a title in its own language, where its small words show one.
fn cut(title: &str, home: Language) -> (Language, Vec<Word>) {
    let parted = title.replace(PARTING, ",").replace(" - ", ", ");
    let lower = parted.to_lowercase();
    let plain = lower
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let language = Language::seen_in(plain).unwrap_or(home);
    (language, words(&parted, language))
}
