//! How far two who decided on the same links agree (`method::kappa`).

use std::collections::BTreeMap;

use crate::method::kappa::measure_kappa;
use crate::model::{Dossier, Grade, LinkAgreement, NOT_REVIEWED};

/// One entry a pair of names that decided on at least one link in common, by name.
pub fn measure_link_agreement(dossier: &Dossier) -> Vec<LinkAgreement> {
    let mut decided: BTreeMap<(&str, &str), Vec<(&str, Grade)>> = BTreeMap::new();
    for link in dossier.links.iter().filter(|link| link.by != NOT_REVIEWED) {
        let pair = (link.need.as_str(), link.technology.as_str());
        decided.entry(pair).or_default().push((&link.by, link.grade));
    }
    let mut common: BTreeMap<(&str, &str), Vec<(Grade, Grade)>> = BTreeMap::new();
    for grades in decided.values_mut() {
        grades.sort_unstable();
        for (index, (one, grade)) in grades.iter().enumerate() {
            for (other, against) in &grades[index + 1..] {
                common.entry((one, other)).or_default().push((*grade, *against));
            }
        }
    }
    let measured = common.into_iter().map(|((one, other), grades)| {
        let found = measure_kappa(&grades);
        LinkAgreement {
            one: one.to_owned(),
            other: other.to_owned(),
            pairs: found.items,
            same: found.same,
            kappa: found.kappa,
        }
    });
    measured.collect()
}
