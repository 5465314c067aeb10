//! Identifiers: each defined once, each reference to one that exists, each safe as a file name.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Place, excerpt, nearest};
use crate::inert::is_kept;

use super::files::Kind;
use super::former_names::FormerNames;
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
    Route,
    Standard,
    Technology,
    Topic,
    View,
    Workshop,
}

impl NameKind {
    /// The word for it in a complaint.
    pub fn word(self) -> &'static str {
        match self {
            NameKind::Activity => "activity",
            NameKind::Criterion => "criterion",
            NameKind::Group => "group",
            NameKind::LegalClass => "legal class",
            NameKind::Need => "need",
            NameKind::Ring => "ring",
            NameKind::Route => "route",
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
            NameKind::Route => "[[routes]] of radar.toml",
            NameKind::Standard => "the file names of standards/*.toml",
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
    former: FormerNames,
    /// Kinds of names that a file defines which could not be read.
    unread: BTreeSet<NameKind>,
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

    /// Notes that what is called `now` was called so before.
    pub fn rename(&mut self, kind: NameKind, before: Text, now: &str) {
        self.former.claim(kind, before, now);
    }

    /// What names that are no more are called now: each with the name that says so first.
    pub fn renames(&self, kind: NameKind) -> BTreeMap<String, String> {
        let is_defined = |name: &str| self.defined.contains_key(&(kind, name.to_owned()));
        self.former.renames(kind, is_defined)
    }

    /// Notes that a file could not be read, so that the names it defines are not known.
    pub fn note_unread(&mut self, kind: Kind) {
        use NameKind::{Activity, Criterion, Group, LegalClass, Need, Ring, Route, Topic, View};
        let kinds: &[NameKind] = match kind {
            Kind::Radar => &[Activity, Criterion, Group, LegalClass, Ring, Route, Topic, View],
            Kind::Workshop(_) => &[Need],
            Kind::Technology(_)
            | Kind::Standard(_)
            | Kind::Links
            | Kind::Scores
            | Kind::Evidence { .. }
            | Kind::Records(_)
            | Kind::Audits
            | Kind::Concepts
            | Kind::Candidates
            | Kind::Language(_)
            | Kind::Drawing
            | Kind::Other => &[],
        };
        self.unread.extend(kinds);
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
        let defined = |kind: NameKind, name: &str| self.defined.get(&(kind, name.to_owned())).map(|places| &places[0]);
        complaints.extend(self.former.check(&defined));
        let unknown = |(kind, name): &&(NameKind, Text)| defined(*kind, &name.value).is_none();
        let unknown: Vec<&(NameKind, Text)> = self.referred.iter().filter(unknown).collect();
        let (renamed, unknown): (Vec<_>, Vec<_>) = unknown
            .into_iter()
            .partition(|(kind, name)| self.former.knows(*kind, &name.value));
        complaints.extend(self.former.tell_referred(&renamed));
        let (followers, unknown): (Vec<_>, Vec<_>) =
            unknown.into_iter().partition(|(kind, _)| self.unread.contains(kind));
        complaints.extend(sum_up(&followers));
        let mut places: BTreeMap<(NameKind, &str), Vec<&Text>> = BTreeMap::new();
        for (kind, name) in unknown {
            places.entry((*kind, name.value.as_str())).or_default().push(name);
        }
        for (nth, ((kind, _), mut names)) in places.into_iter().enumerate() {
            names.sort_by(|a, b| a.place.cmp(&b.place));
            complaints.push(self.complain_of_reference(kind, &names, nth < COMPARED));
        }
        complaints
    }

    /// Complains once of a name that nobody defines, at its first place; with the nearest one that somebody does, where it `is_compared`.
    fn complain_of_reference(&self, kind: NameKind, names: &[&Text], is_compared: bool) -> Diagnostic {
        let name = names[0];
        let known = self
            .defined
            .keys()
            .filter(|(known, _)| *known == kind)
            .map(|(_, name)| name.as_str())
            .filter(|_| is_compared);
        let hint = nearest(&name.value, known).unwrap_or_else(|| {
            format!(
                "known ones are in {}; where it was removed, this goes too, or it comes back",
                kind.home()
            )
        });
        Diagnostic::error(
            name.place.clone(),
            format!(
                "{} \"{}\" is not known.{}",
                kind.word(),
                excerpt(&name.value),
                tell_places(&names[1..])
            ),
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

/// Where else a name stands that nobody defines: some places, and how many more.
pub fn tell_places(names: &[&Text]) -> String {
    const TOLD: usize = 5;
    let places: Vec<String> = names.iter().take(TOLD).map(|name| name.place.to_string()).collect();
    match names.len().saturating_sub(TOLD) {
        0 if places.is_empty() => String::new(),
        0 => format!(" It also stands at {}.", places.join(", ")),
        more => format!(" It also stands at {}, and {more} times more.", places.join(", ")),
    }
}

/// What follows from files that could not be read, summed up: names that may be theirs.
fn sum_up(followers: &[&(NameKind, Text)]) -> Option<Diagnostic> {
    let (_, first) = followers.iter().min_by(|a, b| a.1.place.cmp(&b.1.place))?;
    let message = match followers.len() {
        1 => format!("\"{}\" could not be looked up.", excerpt(&first.value)),
        count => format!(
            "\"{}\" and other names, at {count} places, could not be looked up.",
            excerpt(&first.value)
        ),
    };
    let told = Diagnostic::warning(first.place.clone(), message);
    Some(told.with_hint("a file that may define them could not be read; mend it first, and check again"))
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

pub fn check_safe(kind: NameKind, name: &str, place: &Place) -> Option<Diagnostic> {
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
