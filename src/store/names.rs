//! Identifiers: each defined once, each reference to one that exists, each safe as a file name.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::inert::is_kept;

use super::text::Text;

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

/// How many unknown names are compared with all that are known: each comparison costs as many steps as there are names.
const COMPARED: usize = 500;

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
                Diagnostic::error(
                    place.clone(),
                    format!("{} \"{}\" is defined twice.", kind.word(), excerpt(name)),
                )
                .with_hint(format!("the first one stands at {}", places[0]))
            }));
        }
        complaints.extend(self.check_same_file());
        let unknown = |(kind, name): &&(NameKind, Text)| !self.defined.contains_key(&(*kind, name.value.clone()));
        let unknown = self.referred.iter().filter(unknown).enumerate();
        complaints.extend(unknown.map(|(nth, (kind, name))| self.complain_of_reference(*kind, name, nth < COMPARED)));
        complaints
    }

    /// Complains of a name that nobody defines; with the nearest one that somebody does, where it `is_compared`.
    fn complain_of_reference(&self, kind: NameKind, name: &Text, is_compared: bool) -> Diagnostic {
        let known = self
            .defined
            .keys()
            .filter(|(known, _)| *known == kind)
            .map(|(_, name)| name.as_str())
            .filter(|_| is_compared);
        let hint = nearest(&name.value, known).unwrap_or_else(|| format!("known ones are in {}", kind.home()));
        Diagnostic::error(
            name.place.clone(),
            format!("{} \"{}\" is not known.", kind.word(), excerpt(&name.value)),
        )
        .with_hint(hint)
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
                            "{} \"{}\" differs from \"{}\" only in upper and lower case.",
                            kind.word(),
                            excerpt(name),
                            excerpt(first)
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
            format!("{} identifier {:?} cannot be a file name.", kind.word(), excerpt(name)),
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
