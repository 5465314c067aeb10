//! Linking: proposals over a radar or over drafts, decisions into `links.csv`, and what pages say of links.

use std::ops::ControlFlow;
use std::path::Path;

use crate::diagnostic::{Diagnostic, has_errors};
use crate::model::{Dossier, Grade, Link, LinkNotes, Need, NeedKind, Proposal, SameWish, Unreviewed, Workshop};
use crate::{link, store};

use super::Outcome;
use super::apart::{ReadIn, read_rows, read_vectors};

/// A radar read for linking.
pub struct Linking {
    /// Its dossier; with drafts in place of its workshops where these were named.
    pub dossier: Dossier,
    vectors: Option<link::Vectors>,
}

impl Linking {
    fn linker(&self) -> link::Linker<'_> {
        link::Linker::over(&self.dossier).with_vectors(self.vectors.as_ref())
    }

    fn needs(&self) -> Vec<(&Workshop, &Need)> {
        self.dossier.needs().collect()
    }
}

/// Reads a radar for linking; with drafts, these stand in place of its workshops and its links are left out. A table of
/// word vectors, where one is named, speaks beside the words.
pub fn read_for_linking(
    data: &Path,
    drafts: Option<&Path>,
    vectors: Option<&Path>,
    read_in: ReadIn,
) -> Outcome<Linking> {
    let store::Reading {
        dossier,
        mut diagnostics,
    } = store::read_dossier(data);
    let Some(mut dossier) = dossier else {
        return (None, diagnostics);
    };
    if let Some(folder) = drafts {
        let (workshops, complaints) = store::read_drafts(folder);
        diagnostics.extend(complaints);
        dossier.workshops = workshops;
        dossier.links.clear();
    }
    let read = |file: &Path| {
        let shown = file.display().to_string();
        let input = store::open_document(file).map_err(|complaint| vec![complaint])?;
        read_vectors(read_in, &shown, input, link::words_of(&dossier))
    };
    let vectors = match vectors.map(read).transpose() {
        Ok(vectors) => vectors,
        Err(complaints) => {
            diagnostics.extend(complaints);
            None
        }
    };
    let fine = !has_errors(&diagnostics);
    (fine.then_some(Linking { dossier, vectors }), diagnostics)
}

/// What the linker proposes for every need, in order of workshop and line.
pub fn propose_links(linking: &Linking) -> Vec<Proposal> {
    link::propose_links(&linking.linker(), &linking.needs())
}

/// The full ranking of each statement as JSON, handed on piece by piece until that breaks off.
pub fn print_rankings(linking: &Linking, print: impl FnMut(&str) -> ControlFlow<()>) {
    let _ = link::print_rankings(&linking.linker(), &linking.needs(), print);
}

/// The proposal for each statement as JSON.
pub fn proposals_to_json(linking: &Linking) -> String {
    link::proposals_to_json(&linking.needs(), &propose_links(linking))
}

/// The working behind the proposal for a need, as text; `None` when there is no such need.
pub fn explain_links(linking: &Linking, need: &str) -> Option<String> {
    let (workshop, need) = linking.dossier.need(need)?;
    Some(linking.linker().explain(workshop, need))
}

/// Wishes that recur in several workshops.
pub fn find_same_wishes(linking: &Linking) -> Vec<SameWish> {
    link::find_same_wishes(&linking.linker(), &linking.needs())
}

/// Proposals and decisions as a sheet for review.
pub fn export_links(linking: &Linking) -> String {
    link::write_sheet(&link::sheet_rows(&linking.dossier, &propose_links(linking)))
}

/// Reads decisions from a sheet and writes them into `links.csv`; gives how many were new or changed.
pub fn import_links(
    sheet: &Path,
    data: &Path,
    (by, today): (Option<&str>, jiff::civil::Date),
    read_in: ReadIn,
) -> Outcome<usize> {
    // From before the links are read until the decisions are written, nobody else changes them.
    let _lock = match super::lock_data(data, "link --import") {
        Ok(lock) => lock,
        Err(complaint) => return (None, vec![complaint]),
    };
    let store::Reading {
        dossier,
        mut diagnostics,
    } = store::read_dossier(data);
    let Some(dossier) = dossier else {
        return (None, diagnostics);
    };
    let shown = sheet.display().to_string();
    let rows = match store::read_document(sheet).and_then(|bytes| read_rows(read_in, &shown, &bytes)) {
        Ok(rows) => rows,
        Err(complaint) => return (None, vec![complaint]),
    };
    let (links, complaints) = link::decide_rows(&shown, &rows, &dossier, by, today);
    diagnostics.extend(complaints);
    if has_errors(&diagnostics) {
        return (None, diagnostics);
    }
    let decide = |link: Link| store::Decision {
        need: link.need.clone(),
        technology: link.technology.clone(),
        before: find_link(&dossier, &link.need, &link.technology).cloned(),
        link: Some(link),
    };
    let decisions: Vec<store::Decision> = links.into_iter().map(decide).collect();
    if decisions.is_empty() {
        return (Some(0), diagnostics);
    }
    match store::record_decisions(data, &decisions) {
        Ok(()) => (Some(decisions.len()), diagnostics),
        Err(complaint) => (None, [diagnostics, vec![complaint]].concat()),
    }
}

/// The decision on a need and a technology.
pub fn find_link<'d>(dossier: &'d Dossier, need: &str, technology: &str) -> Option<&'d Link> {
    let mut links = dossier.links.iter();
    links.find(|link| link.need == need && link.technology == technology)
}

/// Writes one decision into `links.csv`, unless somebody else decided on the same pair meanwhile.
pub fn record_link(data: &Path, decision: store::Decision) -> Result<(), Diagnostic> {
    let _lock = super::lock_data(data, "link --review")?;
    store::record_decisions(data, &[decision])
}

/// Adds firm proposals that nobody has reviewed as links, where `radar.toml` says so. A need on which somebody has
/// decided keeps to what they said.
pub fn add_unreviewed(dossier: &mut Dossier) {
    let grade = match dossier.configuration.unreviewed {
        Unreviewed::Nothing => return,
        Unreviewed::Related => Grade::Related,
        Unreviewed::Core => Grade::Core,
    };
    let needs: Vec<(&Workshop, &Need)> = dossier.needs().collect();
    let proposals = link::propose_links(&link::Linker::over(dossier), &needs);
    let decided: std::collections::BTreeSet<&str> = dossier.links.iter().map(|link| link.need.as_str()).collect();
    let open = proposals
        .iter()
        .filter(|proposal| !decided.contains(proposal.need.as_str()));
    let added: Vec<Link> = open
        .flat_map(|proposal| proposal.firm.iter().map(move |candidate| (proposal, candidate)))
        .map(|(proposal, candidate)| Link {
            need: proposal.need.clone(),
            technology: candidate.technology.clone(),
            grade: match candidate.grade {
                Grade::Constrains => Grade::Constrains,
                Grade::Core | Grade::Related | Grade::Rejected => grade,
            },
            by: "the linker, not reviewed".into(),
            date: dossier.configuration.date,
            why: format!("proposed with score {:.2}", candidate.score.value()),
        })
        .collect();
    dossier.links.extend(added);
    dossier
        .links
        .sort_by(|a, b| (&a.need, a.grade, &a.technology).cmp(&(&b.need, b.grade, &b.technology)));
}

/// The words behind each link, and the wishes that recur.
pub fn note_links(dossier: &Dossier) -> LinkNotes {
    let linker = link::Linker::over(dossier);
    let needs: Vec<(&Workshop, &Need)> = dossier.needs().collect();
    let standardisation = needs.iter().filter(|(_, need)| need.kind == NeedKind::Standardisation);
    let standards = standardisation
        .map(|(workshop, need)| (need.id.clone(), linker.propose(workshop, need).standards))
        .filter(|(_, standards)| !standards.is_empty());
    LinkNotes {
        standards: standards.collect(),
        words: link::words_behind_links(&linker, dossier),
        wishes: link::find_same_wishes(&linker, &needs),
    }
}
