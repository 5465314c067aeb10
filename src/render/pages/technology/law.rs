//! The legal note of a technology: every class of its typical use with its safeguards, and the further uses.

use serde::Serialize;

use crate::model::{Grade, LegalClass, Placement, Technology};
use crate::render::pages::Reader;
use crate::render::words;

/// The legal note.
#[derive(Serialize)]
pub struct Law {
    classes: Vec<LawClass>,
    uses: Vec<LawUse>,
    special: bool,
    warns: bool,
}

/// A class that applies.
#[derive(Serialize)]
struct LawClass {
    name: String,
    meaning: String,
    instrument: String,
    effect: String,
    limits: bool,
    valid_from: Option<String>,
    checked_on: String,
    safeguards: Vec<String>,
    review: String,
}

/// A use besides the typical one.
#[derive(Serialize)]
struct LawUse {
    words: String,
    class: LawClass,
}

/// The legal note of a technology; it warns where law, or a legal line, limits the typical use.
pub fn describe_law(reader: &Reader, technology: &Technology, placement: &Placement) -> Law {
    let configuration = &reader.dossier.configuration;
    let limited = placement.demand.asks.iter().any(|ask| ask.grade == Grade::Constrains);
    // The strictest first; the sort keeps the file's order of equals.
    let mut classes: Vec<&LegalClass> = configuration.classes_of(technology).collect();
    classes.sort_by_key(|class| std::cmp::Reverse(class.effect));
    let uses = technology.uses.iter().map(|found| LawUse {
        words: found.words.clone(),
        class: describe(
            configuration
                .legal_class(&found.legal_class)
                .expect("each legal class named is declared"),
        ),
    });
    Law {
        classes: classes.iter().map(|class| describe(class)).collect(),
        uses: uses.collect(),
        special: technology.special_category_data,
        warns: limited
            || configuration.rings[placement.ring].outside
            || classes.iter().any(|class| class.effect.limits()),
    }
}

fn describe(class: &LegalClass) -> LawClass {
    LawClass {
        name: class.name.clone(),
        meaning: class.meaning.clone(),
        instrument: class.instrument.clone(),
        effect: words::effect(class.effect),
        limits: class.effect.limits(),
        valid_from: class.valid_from.clone(),
        checked_on: words::day(class.checked_on),
        safeguards: class.safeguards.clone(),
        review: words::legal_review(class),
    }
}
