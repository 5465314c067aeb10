//! What `leadar link --review` asks about: proposals nobody has decided on, and statements without any.

use std::collections::BTreeSet;

use crate::diagnostic::{excerpt, nearest};
use crate::model::{Candidate, Dossier, Need};
use crate::pipeline::{self, Linking};

/// A proposal to be decided on.
pub struct Question {
    /// The statement.
    pub need: String,
    /// The technology proposed; none where a statement asks for something and nothing is proposed.
    pub candidate: Option<Candidate>,
    /// What the candidate rests on.
    pub words: String,
    /// Whether it is sure.
    pub firm: bool,
}

/// The needs and technologies that somebody has decided on.
pub fn decided_pairs(dossier: &Dossier) -> BTreeSet<(&str, &str)> {
    let links = dossier.links.iter();
    links
        .map(|link| (link.need.as_str(), link.technology.as_str()))
        .collect()
}

/// Which statements are walked through.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'s> {
    /// Only those of this workshop.
    pub workshop: Option<&'s str>,
    /// Only this one.
    pub need: Option<&'s str>,
}

impl Scope<'_> {
    /// A sentence where the radar has no such workshop or statement.
    pub fn check(self, dossier: &Dossier) -> Result<(), String> {
        if let Some(id) = self
            .workshop
            .filter(|id| !dossier.workshops.iter().any(|workshop| workshop.id == **id))
        {
            let known = dossier.workshops.iter().map(|workshop| workshop.id.as_str());
            let hint = nearest(id, known.clone())
                .unwrap_or_else(|| format!("known ones are {}", known.collect::<Vec<_>>().join(", ")));
            return Err(format!("there is no workshop \"{}\"; {hint}", excerpt(id)));
        }
        if let Some(id) = self.need.filter(|id| dossier.need(id).is_none()) {
            let known = dossier
                .workshops
                .iter()
                .flat_map(|workshop| &workshop.needs)
                .map(|need| need.id.as_str());
            let hint = nearest(id, known).unwrap_or_else(|| "leadar link lists them".into());
            return Err(format!("there is no statement \"{}\"; {hint}", excerpt(id)));
        }
        Ok(())
    }

    fn holds(self, dossier: &Dossier, need: &str) -> bool {
        let home = || dossier.need(need).map(|(workshop, _)| workshop.id.as_str());
        self.need.is_none_or(|wanted| wanted == need) && self.workshop.is_none_or(|wanted| home() == Some(wanted))
    }
}

/// What nobody has decided on: statements with a sure proposal first, those without any last.
pub fn list_questions(linking: &Linking, scope: Scope) -> Vec<Question> {
    let decided = decided_pairs(&linking.dossier);
    let mut proposals = pipeline::propose_links(linking);
    proposals.retain(|proposal| scope.holds(&linking.dossier, &proposal.need));
    proposals.sort_by_key(|proposal| proposal.firm.is_empty());
    let mut questions: Vec<Question> = proposals
        .into_iter()
        .flat_map(|proposal| {
            let firm = proposal.firm.len();
            let candidates = proposal.candidates().enumerate();
            let questions: Vec<Question> = candidates
                .map(|(place, candidate)| Question {
                    need: proposal.need.clone(),
                    candidate: Some(candidate.clone()),
                    words: proposal.reason(candidate),
                    firm: place < firm,
                })
                .collect();
            questions
        })
        .filter(|question| {
            let technology = question
                .candidate
                .as_ref()
                .map_or("", |candidate| &candidate.technology);
            !decided.contains(&(question.need.as_str(), technology))
        })
        .collect();
    questions.extend(without_proposals(&linking.dossier, &questions, scope));
    questions
}

/// The statements that ask for something, with no proposal and no decision; one that is named comes in any case.
fn without_proposals(dossier: &Dossier, questions: &[Question], scope: Scope) -> Vec<Question> {
    let asked: BTreeSet<&str> = questions.iter().map(|question| question.need.as_str()).collect();
    let linked: BTreeSet<&str> = dossier.links.iter().map(|link| link.need.as_str()).collect();
    let needs = dossier.workshops.iter().flat_map(|workshop| &workshop.needs);
    let open = needs.filter(|need| {
        let named = scope.need == Some(need.id.as_str());
        let waits = need.asks() && !linked.contains(need.id.as_str()) && scope.holds(dossier, &need.id);
        !asked.contains(need.id.as_str()) && (named || waits)
    });
    let question = |need: &Need| Question {
        need: need.id.clone(),
        candidate: None,
        words: String::new(),
        firm: false,
    };
    open.map(question).collect()
}
