//! The list of standards beside what catalogues said: differences that a person accepts.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Outcome, Telling};
use crate::model::{Dossier, RecordKind, StandardChange, StandardStatus};
use crate::store;

use super::lock_data;

/// Where the list and the evidence differ, by id; with `accept` the list takes over every state that it knows a word for.
pub fn refresh_standards(data: &Path, accept: bool) -> Outcome<Vec<StandardChange>> {
    let mut telling = Telling::default();
    let _lock = if accept {
        telling.require(lock_data(data, "scan --standards"))?
    } else {
        None
    };
    let dossier = telling.take(store::read_dossier(data))?;
    let changes = list_changes(&dossier);
    if accept {
        telling.require(store::write_states(data, &changes))?;
    }
    telling.give(changes)
}

/// Standards whose listed state is another one than the latest scan found.
fn list_changes(dossier: &Dossier) -> Vec<StandardChange> {
    let mut found: BTreeMap<&str, StandardChange> = BTreeMap::new();
    for evidence in &dossier.evidence {
        let records = evidence
            .records
            .iter()
            .filter(|record| record.kind == RecordKind::Standard);
        for record in records {
            let listed = dossier.standards.iter().find(|standard| standard.id == record.id);
            let (Some(listed), Some(state)) = (listed, &record.status) else {
                continue;
            };
            if found
                .get(record.id.as_str())
                .is_some_and(|known| known.retrieved >= evidence.retrieved)
            {
                continue;
            }
            let known = StandardStatus::ALL.into_iter().find(|(_, word)| word == state);
            // What the source remarks on this number and on nothing longer.
            let number = listed.number.as_str();
            let about = |remark: &&String| remark.contains(number) && remark.contains("replaced by");
            found.insert(
                &record.id,
                StandardChange {
                    id: listed.id.clone(),
                    number: listed.number.clone(),
                    listed: listed.status,
                    found: state.clone(),
                    status: known.map(|(status, _)| status),
                    remarks: evidence.remarks.iter().filter(about).cloned().collect(),
                    source: evidence.source.clone(),
                    retrieved: evidence.retrieved,
                },
            );
        }
    }
    let differs = |change: &StandardChange| change.found != change.listed.as_str();
    found.into_values().filter(differs).collect()
}
