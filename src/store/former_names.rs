//! Names that things bore before: `formerly` in `technologies/*.toml` and `standards/*.toml`. A reference to one of them is
//! taken for the name of now, and told, so that nothing is lost and everything can be put right.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Place, excerpt};

use super::names::{NameKind, check_safe, tell_places};
use super::text::Text;

/// Former names with what bears another name now.
#[derive(Default)]
pub struct FormerNames {
    claims: BTreeMap<(NameKind, String), Vec<Claim>>,
}

/// What says that it bore a name.
struct Claim {
    /// Its name now.
    now: String,
    place: Place,
}

impl FormerNames {
    /// Notes that what is called `now` was called so before.
    pub fn claim(&mut self, kind: NameKind, before: Text, now: &str) {
        let claim = Claim {
            now: now.to_owned(),
            place: before.place,
        };
        self.claims.entry((kind, before.value)).or_default().push(claim);
    }

    /// Whether a name is one that something bore before.
    pub fn knows(&self, kind: NameKind, name: &str) -> bool {
        self.claims.contains_key(&(kind, name.to_owned()))
    }

    /// What each name that is no longer defined is called now.
    pub fn renames(&self, kind: NameKind, is_defined: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
        let of_kind = self.claims.iter().filter(|((known, _), _)| *known == kind);
        let gone = of_kind.filter(|((_, name), _)| !is_defined(name));
        gone.map(|((_, name), claims)| (name.clone(), claims[0].now.clone()))
            .collect()
    }

    /// Complains about former names that cannot be file names, that are still borne, or that several things claim.
    pub fn check<'p>(&self, defined: &impl Fn(NameKind, &str) -> Option<&'p Place>) -> Vec<Diagnostic> {
        let mut complaints = Vec::new();
        for ((kind, name), claims) in &self.claims {
            let first = &claims[0];
            complaints.extend(check_safe(*kind, name, &first.place));
            if let Some(home) = defined(*kind, name) {
                complaints.push(complain_of_borne(*kind, name, first, home));
            }
            complaints.extend(
                claims[1..]
                    .iter()
                    .map(|claim| complain_of_claims(*kind, name, first, claim)),
            );
        }
        complaints
    }

    /// Warns of references to former names: once a name and file, with the places.
    pub fn tell_referred(&self, referred: &[&(NameKind, Text)]) -> Vec<Diagnostic> {
        let mut by_file: BTreeMap<(NameKind, &str, &str), Vec<&Text>> = BTreeMap::new();
        for (kind, name) in referred {
            let key = (*kind, name.value.as_str(), name.place.file.as_str());
            by_file.entry(key).or_default().push(name);
        }
        let tell = |((kind, name, _), mut places): ((NameKind, &str, &str), Vec<&Text>)| {
            places.sort_by(|a, b| a.place.cmp(&b.place));
            let now = &self.claims.get(&(kind, name.to_owned()))?.first()?.now;
            let message = format!(
                "{} \"{}\" is called \"{}\" now, and is taken for it.{}",
                kind.word(),
                excerpt(name),
                excerpt(now),
                tell_places(&places[1..])
            );
            let hint = match places[0].place.line {
                Some(_) => format!("write \"{}\"", excerpt(now)),
                None => format!("rename the file, and what names it inside: \"{}\"", excerpt(now)),
            };
            Some(Diagnostic::warning(places[0].place.clone(), message).with_hint(hint))
        };
        by_file.into_iter().filter_map(tell).collect()
    }
}

fn complain_of_borne(kind: NameKind, name: &str, claim: &Claim, home: &Place) -> Diagnostic {
    let is_itself = claim.now == name;
    let (word, name) = (kind.word(), excerpt(name));
    if is_itself {
        let message = format!("{word} \"{name}\" names itself as what it was called before.");
        return Diagnostic::error(claim.place.clone(), message).with_hint("take it out of formerly");
    }
    let message = format!(
        "{word} \"{name}\" is said to be called \"{}\" now, and is still there.",
        excerpt(&claim.now)
    );
    let hint = format!("remove what stands at {home}, or take the name out of formerly");
    Diagnostic::error(claim.place.clone(), message).with_hint(hint)
}

fn complain_of_claims(kind: NameKind, name: &str, first: &Claim, claim: &Claim) -> Diagnostic {
    let (word, name) = (kind.word(), excerpt(name));
    let message = match first.now == claim.now {
        true => format!("{word} \"{name}\" stands twice in formerly."),
        false => format!(
            "both \"{}\" and \"{}\" say that they were called \"{name}\" before.",
            excerpt(&first.now),
            excerpt(&claim.now)
        ),
    };
    let told = Diagnostic::error(claim.place.clone(), message);
    told.with_hint(format!(
        "the first one stands at {}; a name goes on under one name",
        first.place
    ))
}
