//! Identifiers: each defined once, each reference to one that exists, each safe as a file name.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::inert::is_kept;

use super::notes::Text;

/// What an identifier names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    Activity,
    Criterion,
    Group,
    LegalClass,
    Need,
    Ring,
    Standard,
    Technology,
    Topic,
    View,
    Workshop,
}

impl NameKind {
    /// The word for it in a complaint.
    fn word(self) -> &'static str {
        match self {
            NameKind::Activity => "activity",
            NameKind::Criterion => "criterion",
            NameKind::Group => "group",
            NameKind::LegalClass => "legal class",
            NameKind::Need => "need",
            NameKind::Ring => "ring",
            NameKind::Standard => "standard",
            NameKind::Technology => "technology",
            NameKind::Topic => "topic",
            NameKind::View => "view",
            NameKind::Workshop => "workshop",
        }
    }

    /// Where such names are defined, for the hint when nothing is near.
    fn home(self) -> &'static str {
        match self {
            NameKind::Activity => "[[activities]] of radar.toml",
            NameKind::Criterion => "[[criteria]] of radar.toml",
            NameKind::Group => "[[groups]] of radar.toml",
            NameKind::LegalClass => "[[legal_classes]] of radar.toml",
            NameKind::Need => "the [[needs]] of workshops/*.toml",
            NameKind::Ring => "[[rings]] of radar.toml",
            NameKind::Standard => "standards.toml",
            NameKind::Technology => "the file names of technologies/*.toml",
            NameKind::Topic => "[[topics]] of radar.toml",
            NameKind::View => "[[views]] of radar.toml",
            NameKind::Workshop => "the file names of workshops/*.toml",
        }
    }
}

/// Identifiers defined and referred to, over all files.
#[derive(Default)]
pub struct Names {
    defined: BTreeMap<(NameKind, String), Vec<Place>>,
    referred: Vec<(NameKind, Text)>,
}

impl Names {
    /// Notes a definition.
    pub fn define(&mut self, kind: NameKind, name: &Text) {
        self.defined
            .entry((kind, name.value.clone()))
            .or_default()
            .push(name.place.clone());
    }

    /// Notes a reference.
    pub fn refer(&mut self, kind: NameKind, name: &Text) {
        self.referred.push((kind, name.clone()));
    }

    /// Complains about names defined twice, unsafe names and references that lead nowhere.
    pub fn check(&self) -> Vec<Diagnostic> {
        let mut complaints = Vec::new();
        for ((kind, name), places) in &self.defined {
            complaints.extend(check_safe(*kind, name, &places[0]));
            complaints.extend(places[1..].iter().map(|place| {
                Diagnostic::error(place.clone(), format!("{} \"{name}\" is defined twice.", kind.word()))
                    .with_hint(format!("the first one stands at {}", places[0]))
            }));
        }
        complaints.extend(self.check_same_file());
        complaints.extend(
            self.referred
                .iter()
                .filter_map(|(kind, name)| self.check_reference(*kind, name)),
        );
        complaints
    }

    fn check_reference(&self, kind: NameKind, name: &Text) -> Option<Diagnostic> {
        if self.defined.contains_key(&(kind, name.value.clone())) {
            return None;
        }
        let known = self
            .defined
            .keys()
            .filter(|(known, _)| *known == kind)
            .map(|(_, name)| name.as_str());
        let hint = nearest(&name.value, known).unwrap_or_else(|| format!("known ones are in {}", kind.home()));
        Some(
            Diagnostic::error(
                name.place.clone(),
                format!("{} \"{}\" is not known.", kind.word(), name.value),
            )
            .with_hint(hint),
        )
    }

    /// Names that differ only in upper and lower case would share one file on many disks.
    fn check_same_file(&self) -> Vec<Diagnostic> {
        let mut folded: BTreeMap<(NameKind, String), (&str, &Place)> = BTreeMap::new();
        let mut complaints = Vec::new();
        for ((kind, name), places) in &self.defined {
            match folded.get(&(*kind, name.to_lowercase())) {
                Some((first, first_place)) => complaints.push(
                    Diagnostic::error(
                        places[0].clone(),
                        format!(
                            "{} \"{name}\" differs from \"{first}\" only in upper and lower case.",
                            kind.word()
                        ),
                    )
                    .with_hint(format!("the other one stands at {first_place}")),
                ),
                None => {
                    folded.insert((*kind, name.to_lowercase()), (name, &places[0]));
                }
            }
        }
        complaints
    }
}

/// Identifiers become file names and anchors: letters, digits, `-`, `_` and inner dots only, and no name that Windows
/// keeps for a device.
pub fn is_safe(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.chars().all(allowed)
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.ends_with('.')
        && name.len() <= 80
        && !is_kept(name)
}

fn check_safe(kind: NameKind, name: &str, place: &Place) -> Option<Diagnostic> {
    (!is_safe(name)).then(|| {
        Diagnostic::error(
            place.clone(),
            format!("{} identifier {name:?} cannot be a file name.", kind.word()),
        )
        .with_hint(hint_of_safe(name))
    })
}

/// What a name must be that [`is_safe`].
pub fn hint_of_safe(name: &str) -> &'static str {
    if is_kept(name) {
        "Windows keeps con, prn, aux, nul, com1 to com9 and lpt1 to lpt9 for itself, whatever ending they have"
    } else {
        "use up to 80 letters a-z, digits, hyphens, underscores and inner dots"
    }
}
