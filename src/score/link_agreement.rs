//! How far two who decided on the same links agree (`method::kappa`), in all and by kind of statement.

use std::collections::BTreeMap;

use crate::method::kappa::measure_kappa;
use crate::model::{Dossier, Grade, LinkAgreement, NOT_REVIEWED, NeedKind, needs_by_id};

/// A statement's kind and what two decided on it.
type Both = (Option<NeedKind>, Grade, Grade);

/// One entry a pair of names that decided on at least one link in common, by name.
pub fn measure_link_agreement(dossier: &Dossier) -> Vec<LinkAgreement> {
    let mut decided: BTreeMap<(&str, &str), Vec<(&str, Grade)>> = BTreeMap::new();
    for link in dossier.links.iter().filter(|link| link.by != NOT_REVIEWED) {
        let pair = (link.need.as_str(), link.technology.as_str());
        decided.entry(pair).or_default().push((&link.by, link.grade));
    }
    let needs = needs_by_id(&dossier.workshops);
    let mut common: BTreeMap<(&str, &str), Vec<Both>> = BTreeMap::new();
    for ((need, _), grades) in &mut decided {
        let kind = needs.get(need).map(|(_, need)| need.kind);
        grades.sort_unstable();
        for (index, (one, grade)) in grades.iter().enumerate() {
            for (other, against) in &grades[index + 1..] {
                common.entry((one, other)).or_default().push((kind, *grade, *against));
            }
        }
    }
    let measured = common.into_iter().map(|((one, other), decided)| {
        let of = |keep: &dyn Fn(Option<NeedKind>) -> bool| {
            let kept = decided.iter().filter(|(kind, ..)| keep(*kind));
            measure_kappa(&kept.map(|(_, grade, against)| (*grade, *against)).collect::<Vec<_>>())
        };
        let all = of(&|_| true);
        let by_kind = NeedKind::ALL.map(|kind| (kind, of(&|found| found == Some(kind))));
        LinkAgreement {
            one: one.to_owned(),
            other: other.to_owned(),
            pairs: all.items,
            same: all.same,
            kappa: all.kappa,
            by_kind: by_kind
                .into_iter()
                .filter(|(_, found)| found.items > 0)
                .map(|(kind, found)| (kind, found.items, found.same, found.kappa))
                .collect(),
        }
    });
    measured.collect()
}
