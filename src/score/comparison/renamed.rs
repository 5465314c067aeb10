//! An older radar under the names of a newer one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::model::Dossier;

/// The older radar with technologies and standards called as in the newer one. Of several that were merged the first that was
/// there goes on; the others keep their names, and what came from them is new.
pub fn rename<'d>(old: &'d Dossier, new: &Dossier) -> Cow<'d, Dossier> {
    let technologies: BTreeMap<String, String> = new
        .technologies
        .iter()
        .filter(|technology| old.technology(&technology.id).is_none())
        .filter_map(|technology| {
            let mut former = technology.formerly.iter();
            let was = former.find(|id| old.technology(id).is_some() && new.technology(id).is_none())?;
            Some((was.clone(), technology.id.clone()))
        })
        .collect();
    let has = |dossier: &Dossier, id: &str| dossier.standards.iter().any(|standard| standard.id == id);
    let standards: BTreeMap<String, String> = new
        .standards
        .iter()
        .filter(|standard| !has(old, &standard.id))
        .filter_map(|standard| {
            let mut former = standard.formerly.iter();
            let was = former.find(|id| has(old, id) && !has(new, id))?;
            Some((was.clone(), standard.id.clone()))
        })
        .collect();
    if technologies.is_empty() && standards.is_empty() {
        return Cow::Borrowed(old);
    }
    let mut renamed = old.clone();
    let call = |id: &mut String| {
        if let Some(now) = technologies.get(id) {
            id.clone_from(now);
        }
    };
    renamed.technologies.iter_mut().for_each(|found| call(&mut found.id));
    renamed.technologies.sort_by(|a, b| a.id.cmp(&b.id));
    renamed.links.iter_mut().for_each(|link| call(&mut link.technology));
    renamed
        .links
        .sort_by(|a, b| (&a.need, a.grade, &a.technology, &a.by).cmp(&(&b.need, b.grade, &b.technology, &b.by)));
    renamed.scores.iter_mut().for_each(|score| call(&mut score.technology));
    renamed.scores.sort_by(|a, b| {
        let place = (&a.technology, &a.criterion, a.round, &a.assessor);
        place.cmp(&(&b.technology, &b.criterion, b.round, &b.assessor))
    });
    renamed
        .evidence
        .iter_mut()
        .for_each(|found| call(&mut found.technology));
    renamed
        .records
        .iter_mut()
        .for_each(|record| call(&mut record.technology));
    renamed.records.sort_by(|a, b| a.technology.cmp(&b.technology));
    for standard in &mut renamed.standards {
        standard.technologies.iter_mut().for_each(call);
        if let Some(now) = standards.get(&standard.id) {
            standard.id.clone_from(now);
        }
    }
    renamed.standards.sort_by(|a, b| a.id.cmp(&b.id));
    Cow::Owned(renamed)
}
