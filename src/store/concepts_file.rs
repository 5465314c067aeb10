//! `concepts.toml`: synonyms, family words, clipped forms, words of organisation and words too common to tell apart.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, excerpt};
use crate::model::{Concept, Concepts, FamilyWords, limits};

use super::fields::{Fields, read_toml};
use super::files::TextFile;
use super::named::values;
use super::notes::Notes;

/// Reads all that is known about words; what is wrong is noted.
pub fn read_concepts(file: &TextFile, notes: &Notes) -> Concepts {
    let read = read_toml(file, notes, "concepts.toml", |fields| {
        let mut first = BTreeMap::new();
        let concepts = fields.tables("concepts", "a concept", |fields| read_concept(fields, &mut first));
        let families = fields.tables("families", "a family", read_family);
        let clipped = fields.free_texts("clipped").into_iter();
        let clipped = clipped.map(|(short, long)| (short.value.to_lowercase(), long.value));
        Some(Concepts {
            concepts,
            families,
            clipped: clipped.collect(),
            organisational: values(fields.texts("organisational")),
            technical: values(fields.texts("technical")),
            common: values(fields.texts("common")),
        })
    });
    read.unwrap_or_default()
}

fn read_concept(fields: &mut Fields, first: &mut BTreeMap<String, Place>) -> Option<Concept> {
    let id = fields.text_within("id", limits::LINE);
    let words = values(fields.texts("words"));
    let cues = values(fields.texts("cues"));
    let names = fields.free_text_lists("names").into_iter();
    let names = names
        .map(|(language, texts)| (fields.as_language(language), values(texts)))
        .collect();
    if words.is_empty() {
        fields.complain(
            "words",
            "a concept has at least one word.",
            Some("add: words = [\"…\"]".into()),
        );
    }
    let id = id?;
    if let Some(earlier) = first.insert(id.value.clone(), id.place.clone()) {
        fields.notes().say(
            Diagnostic::error(
                id.place,
                format!("concept \"{}\" is defined twice.", excerpt(&id.value)),
            )
            .with_hint(format!("the first one stands at {earlier}")),
        );
        return None;
    }
    Some(Concept {
        id: id.value,
        words,
        cues,
        names,
    })
}

fn read_family(fields: &mut Fields) -> Option<FamilyWords> {
    let family = fields.text_within("family", limits::NAME);
    let words = values(fields.texts("words"));
    Some(FamilyWords {
        family: family?.value,
        words,
    })
}
