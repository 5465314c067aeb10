//! How far a link is trusted: what several people decided on one need and technology, as one decision.

use std::collections::BTreeMap;

use super::{Grade, Link, NeedKind};

/// The name under which links stand that the linker proposed and nobody has reviewed.
pub const NOT_REVIEWED: &str = "the linker, not reviewed";

/// With what probability a link holds, by who decided on it; each from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkTrust {
    /// One reviewer alone.
    pub one: f64,
    /// Two or more who agree that it holds.
    pub agreed: f64,
    /// Reviewers of whom one says that it holds and another that it does not.
    pub disputed: f64,
    /// A panel.
    pub panel: f64,
    /// The linker alone, where `unreviewed` lets its proposals count.
    pub unreviewed: f64,
    /// Names in `links.csv` that stand for panels.
    pub panels: Vec<String>,
}

impl Default for LinkTrust {
    /// Desk choices: nobody has measured how often a link of one reviewer stands up to a second one.
    fn default() -> Self {
        LinkTrust {
            one: 0.8,
            agreed: 0.95,
            disputed: 0.5,
            panel: 0.95,
            unreviewed: 0.5,
            panels: Vec::new(),
        }
    }
}

/// Who stands behind a decision on a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecidedBy {
    /// Nobody but the linker.
    Linker,
    /// One reviewer.
    One,
    /// Several reviewers who give the same grade.
    Agreed,
    /// Several reviewers who agree that it holds and differ on the grade.
    GradeDiffers,
    /// Reviewers who differ on whether it holds.
    Disputed,
    /// A panel.
    Panel,
}

impl DecidedBy {
    /// The word in data.
    pub fn as_str(self) -> &'static str {
        match self {
            DecidedBy::Linker => "linker",
            DecidedBy::One => "one",
            DecidedBy::Agreed => "agreed",
            DecidedBy::GradeDiffers => "grade-differs",
            DecidedBy::Disputed => "disputed",
            DecidedBy::Panel => "panel",
        }
    }
}

/// What all who decided on a need and a technology say together.
#[derive(Debug, Clone, PartialEq)]
pub struct JointLink {
    /// Id of the need.
    pub need: String,
    /// Id of the technology.
    pub technology: String,
    /// How strong the tie is, where it holds; rejected where it does not.
    pub grade: Grade,
    /// Probability that it holds, 0 to 1; 0 where it is rejected.
    pub probability: f64,
    /// Who stands behind it.
    pub decided_by: DecidedBy,
}

/// How far two names agree on the links on which both decided.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkAgreement {
    /// One name.
    pub one: String,
    /// The other name, later in the alphabet.
    pub other: String,
    /// Number of needs and technologies on which both decided.
    pub pairs: usize,
    /// Share of these with the same grade, 0 to 1.
    pub same: f64,
    /// Cohen's kappa over core, related, constrains and rejected; `None` where both give one and the same grade throughout.
    pub kappa: Option<f64>,
    /// The same for the statements of each kind that has any, in the order of kinds: number, share alike, kappa.
    pub by_kind: Vec<(NeedKind, usize, f64, Option<f64>)>,
}

/// Of the decisions on one need and technology the one that somebody of this name replaces: their own, or the only one there
/// is. Where several have decided beside each other, a further name has none.
pub fn find_replaced<'l>(standing: &[&'l Link], by: &str) -> Option<&'l Link> {
    let own = standing.iter().find(|link| link.by == by);
    own.or(standing.first().filter(|_| standing.len() == 1)).copied()
}

impl LinkTrust {
    /// One decision a need and technology, by need and technology.
    ///
    /// A panel goes before single reviewers, and a reviewer before the linker. Where all say that a link holds, it has the
    /// weakest grade given (core, related, constrains, in this order); where all reject it, or more reject it than
    /// not, it does not hold; else it is disputed, and has the weakest grade given by those for whom it holds.
    pub fn decide<'l>(&self, links: impl IntoIterator<Item = &'l Link>) -> Vec<JointLink> {
        let mut pairs: BTreeMap<(&str, &str), Vec<&Link>> = BTreeMap::new();
        for link in links {
            pairs.entry((&link.need, &link.technology)).or_default().push(link);
        }
        pairs
            .into_iter()
            .map(|((need, technology), links)| {
                let (grade, probability, decided_by) = self.decide_pair(&links);
                JointLink {
                    need: need.to_owned(),
                    technology: technology.to_owned(),
                    grade,
                    probability,
                    decided_by,
                }
            })
            .collect()
    }

    fn decide_pair(&self, links: &[&Link]) -> (Grade, f64, DecidedBy) {
        let of = |keep: &dyn Fn(&Link) -> bool| -> Vec<Grade> {
            let kept = links.iter().filter(|link| keep(link));
            kept.map(|link| link.grade).collect()
        };
        let panels = of(&|link| self.panels.contains(&link.by));
        let people = of(&|link| link.by != NOT_REVIEWED);
        let (grades, alone) = match (panels.is_empty(), people.is_empty()) {
            (false, _) => (panels, (self.panel, DecidedBy::Panel)),
            (true, false) => (people, (self.one, DecidedBy::One)),
            (true, true) => (of(&|_| true), (self.unreviewed, DecidedBy::Linker)),
        };
        let holding: Vec<Grade> = grades.iter().copied().filter(|grade| grade.holds()).collect();
        let weakest = holding.iter().max().copied().unwrap_or(Grade::Rejected);
        let (rejecting, several) = (grades.len() - holding.len(), grades.len() > 1);
        let (probability, decided_by) = if rejecting > 0 && !holding.is_empty() {
            (self.disputed, DecidedBy::Disputed)
        } else if !several || alone.1 == DecidedBy::Panel {
            alone
        } else if grades.iter().all(|grade| *grade == weakest) {
            (self.agreed, DecidedBy::Agreed)
        } else {
            (self.agreed, DecidedBy::GradeDiffers)
        };
        if rejecting > holding.len() {
            (Grade::Rejected, 0.0, decided_by)
        } else {
            (weakest, probability, decided_by)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Grade::{Constrains, Core, Rejected, Related};

    fn decide(rows: &[(&str, Grade)]) -> (Grade, f64, DecidedBy) {
        let trust = LinkTrust {
            panels: vec!["panel 1".into(), "panel 2".into()],
            ..LinkTrust::default()
        };
        let links: Vec<Link> = rows
            .iter()
            .map(|(by, grade)| Link {
                need: "n".into(),
                technology: "t".into(),
                grade: *grade,
                by: (*by).into(),
                date: jiff::civil::date(2026, 1, 1),
                why: "w".into(),
                review_by: None,
            })
            .collect();
        let decided = trust.decide(&links);
        assert_eq!(decided.len(), 1);
        (decided[0].grade, decided[0].probability, decided[0].decided_by)
    }

    #[test]
    fn what_several_people_decided_is_one_decision() {
        assert_eq!(decide(&[("a", Core)]), (Core, 0.8, DecidedBy::One));
        assert_eq!(decide(&[("a", Core), ("b", Core)]), (Core, 0.95, DecidedBy::Agreed));
        assert_eq!(
            decide(&[("a", Core), ("b", Related)]),
            (Related, 0.95, DecidedBy::GradeDiffers)
        );
        assert_eq!(
            decide(&[("a", Core), ("b", Rejected)]),
            (Core, 0.5, DecidedBy::Disputed)
        );
        assert_eq!(
            decide(&[("a", Core), ("b", Rejected), ("c", Rejected)]),
            (Rejected, 0.0, DecidedBy::Disputed)
        );
        assert_eq!(decide(&[("a", Rejected)]), (Rejected, 0.0, DecidedBy::One));
    }

    #[test]
    fn a_link_that_limits_for_one_never_asks_for_another() {
        assert_eq!(
            decide(&[("a", Core), ("b", Constrains)]),
            (Constrains, 0.95, DecidedBy::GradeDiffers)
        );
    }

    #[test]
    fn a_panel_goes_before_reviewers_and_a_reviewer_before_the_linker() {
        assert_eq!(
            decide(&[("a", Rejected), ("panel 1", Core), ("b", Rejected)]),
            (Core, 0.95, DecidedBy::Panel)
        );
        assert_eq!(
            decide(&[("panel 1", Core), ("panel 2", Rejected)]),
            (Core, 0.5, DecidedBy::Disputed)
        );
        assert_eq!(decide(&[(NOT_REVIEWED, Core)]), (Core, 0.5, DecidedBy::Linker));
        assert_eq!(
            decide(&[(NOT_REVIEWED, Core), ("a", Related)]),
            (Related, 0.8, DecidedBy::One)
        );
    }
}
