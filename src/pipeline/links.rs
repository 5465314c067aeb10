//! Linking: proposals over a radar or over drafts, decisions into `links.csv`, and what pages say of links.

use std::ops::ControlFlow;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Outcome, Telling};
use crate::model::{
    Dossier, Grade, Link, LinkAgreement, LinkNotes, NOT_REVIEWED, Need, NeedKind, Proposal, RecurringNeed, Unreviewed,
    Workshop,
};
use crate::{link, render, score, store};

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
    let mut telling = Telling::default();
    let mut dossier = telling.take(store::read_dossier(data))?;
    if let Some(folder) = drafts {
        dossier.workshops = telling.take(store::read_drafts(folder))?;
        dossier.links.clear();
    }
    let read = |file: &Path| {
        let shown = file.display().to_string();
        let input = store::open_document(file)?;
        read_vectors(read_in, &shown, input, link::words_of(&dossier))
    };
    let vectors = telling.require(vectors.map(read).transpose())?;
    telling.give(Linking { dossier, vectors })
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
    render::proposals_to_json(&linking.needs(), &propose_links(linking))
}

/// The working behind the proposal for a need, as text; `None` when there is no such need.
pub fn explain_links(linking: &Linking, need: &str) -> Option<String> {
    let (workshop, need) = linking.dossier.need(need)?;
    let working = linking.linker().working(workshop, need);
    Some(render::explain_proposal(workshop, need, &working))
}

/// Needs that recur in several workshops.
pub fn find_recurring_needs(linking: &Linking) -> Vec<RecurringNeed> {
    link::find_recurring_needs(&linking.linker(), &linking.needs())
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
    let _lock = super::lock_data(data, "link --import")?;
    let mut telling = Telling::default();
    let dossier = telling.take(store::read_dossier(data))?;
    let shown = sheet.display().to_string();
    let rows = store::read_document(sheet).and_then(|bytes| read_rows(read_in, &shown, &bytes));
    let rows = telling.require(rows)?;
    let links = telling.take(link::decide_rows(&shown, &rows, &dossier, by, today))?;
    let decide = |link: Link| store::Decision {
        need: link.need.clone(),
        technology: link.technology.clone(),
        formerly: former_ids(&dossier, &link.technology),
        before: dossier.decision_of(&link.need, &link.technology, &link.by).cloned(),
        link: Some(link),
    };
    let decisions: Vec<store::Decision> = links.into_iter().map(decide).collect();
    if !decisions.is_empty() {
        telling.require(store::record_decisions(data, &decisions))?;
    }
    telling.give(decisions.len())
}

/// The ids that a technology had before.
fn former_ids(dossier: &Dossier, technology: &str) -> Vec<String> {
    let technology = dossier.technology(technology);
    technology.map_or_else(Vec::new, |technology| technology.formerly.clone())
}

/// How far two who decided on the same links agree, one entry a pair of names.
pub fn measure_link_agreement(dossier: &Dossier) -> Vec<LinkAgreement> {
    score::measure_link_agreement(dossier)
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
            by: NOT_REVIEWED.into(),
            date: dossier.configuration.date,
            why: format!("proposed with score {:.2}", candidate.score.value()),
            review_by: None,
        })
        .collect();
    dossier.links.extend(added);
    dossier
        .links
        .sort_by(|a, b| (&a.need, a.grade, &a.technology).cmp(&(&b.need, b.grade, &b.technology)));
}

/// The words behind each link, and the needs that recur.
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
        recurring: link::find_recurring_needs(&linker, &needs),
    }
}
