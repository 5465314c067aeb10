//! Who decided on a link, how far it is trusted, and how far two who decided agree, in words.

use crate::model::{
    Ask, Basis, Configuration, DESK, DecidedBy, Dossier, Grade, JointLink, Link, LinkAgreement, Origin, PerWorkshop,
    Placement, Workshop,
};
use crate::render::messages::message;

use super::{join, percent};

/// Who decided on a need and a technology, when and why, and how far the link is trusted.
pub struct LinkWords {
    /// The names; a name whose grade is not that of the link with the grade behind it.
    pub by: String,
    /// The latest day.
    pub date: String,
    /// The reasons.
    pub why: String,
    /// The probability that the link holds, what it rests on, and by when somebody is to look at it again.
    pub trust: String,
}

/// The words for a link between a statement and a technology.
pub fn link_words(dossier: &Dossier, link: &JointLink) -> LinkWords {
    let rows: Vec<&Link> = dossier.links_between(&link.need, &link.technology).collect();
    let name = |row: &&Link| {
        if row.grade == link.grade {
            who(&row.by)
        } else {
            message!("name-and-grade", name = who(&row.by), grade = grade(row.grade))
        }
    };
    let mut reasons: Vec<&str> = rows.iter().map(|row| row.why.as_str()).collect();
    reasons.dedup();
    LinkWords {
        by: join(&rows.iter().map(name).collect::<Vec<_>>()),
        date: rows
            .iter()
            .map(|row| row.date)
            .max()
            .map(super::day)
            .unwrap_or_default(),
        why: reasons.join("; "),
        trust: match rows.iter().filter_map(|row| row.review_by).min() {
            None => trust(link.decided_by, link.probability),
            day => {
                let review = super::review_by(day, dossier.configuration.date).unwrap_or_default();
                format!("{} {review}", trust(link.decided_by, link.probability))
            }
        },
    }
}

/// Who decided something, by the name in the data: "desk" is whoever made the radar, "desk-2" a second reader there.
pub fn who(name: &str) -> String {
    let reader = name.strip_prefix(DESK).and_then(|rest| rest.strip_prefix('-'));
    let reader = reader.filter(|number| number.parse::<u32>().is_ok());
    match (name, reader) {
        (DESK, _) => message!("by-the-desk"),
        (_, Some(number)) => message!("by-reader-at-desk", number = number),
        (name, None) => name.to_owned(),
    }
}

/// Whether somebody of the links of a technology decided at the desk.
pub fn is_linked_at_desk(dossier: &Dossier, technology: &str) -> bool {
    let mut links = dossier.links.iter().filter(|link| link.technology == technology);
    links.any(|link| who(&link.by) != link.by)
}

/// The grade of a link in words.
pub fn grade(grade: Grade) -> String {
    match grade {
        Grade::Core => message!("grade-core"),
        Grade::Related => message!("grade-related"),
        Grade::Constrains => message!("grade-constrains"),
        Grade::Rejected => message!("grade-rejected"),
    }
}

/// The words for the link behind a linked statement.
pub fn ask_link_words(dossier: &Dossier, ask: &Ask, technology: &str) -> LinkWords {
    let link = JointLink {
        need: ask.need.clone(),
        technology: technology.to_owned(),
        grade: ask.grade,
        probability: ask.probability,
        decided_by: ask.decided_by,
    };
    link_words(dossier, &link)
}

fn trust(decided_by: DecidedBy, probability: f64) -> String {
    let decided = match decided_by {
        DecidedBy::Linker => message!("decided-by-linker"),
        DecidedBy::One => message!("decided-by-one"),
        DecidedBy::Agreed => message!("decided-alike"),
        DecidedBy::GradeDiffers => message!("decided-grade-differs"),
        DecidedBy::Disputed => message!("decided-disputed"),
        DecidedBy::Panel => message!("decided-by-panel"),
    };
    message!("link-trust", probability = percent(probability), decided = decided)
}

/// The mark of a statement that is old: "Old, of 2018."; empty where it is not.
pub fn old_mark(year: Option<i16>) -> String {
    year.map(|year| message!("statement-old", year = year.to_string()))
        .unwrap_or_default()
}

/// The mark of what was said in a workshop.
pub fn old_mark_of(dossier: &Dossier, workshop: &Workshop) -> String {
    old_mark(dossier.old_since(workshop))
}

/// The one statement on which the level of need of a technology rests; `None` where several carry it, where it is
/// below 3, or where somebody gave it.
pub fn only_ground<'p>(placement: &'p Placement, configuration: &Configuration) -> Option<&'p str> {
    let mut assessments = placement.assessments.iter();
    let computed = assessments.any(|assessment| {
        matches!(configuration.criteria[assessment.criterion].origin, Origin::Need)
            && assessment.basis == Basis::Computed
    });
    placement.demand.need.rests_on.as_deref().filter(|_| computed)
}

/// What one of demand is.
pub fn demand_unit(configuration: &Configuration) -> String {
    match configuration.demand.per_workshop {
        PerWorkshop::Equal => message!("unit-of-workshop", points = PerWorkshop::POINTS.to_string()),
        PerWorkshop::ByLine => message!("unit-by-line"),
    }
}

/// The law of a need that nobody mentioned: "level 1 60 %, level 2 25 %".
pub fn not_mentioned(configuration: &Configuration) -> String {
    let law = (1_u8..).zip(&configuration.demand.not_mentioned);
    let law = law.filter(|(_, share)| **share > 0.0).map(|(level, share)| {
        message!(
            "level-with-probability",
            level = level.to_string(),
            probability = percent(*share)
        )
    });
    law.collect::<Vec<_>>().join(", ")
}

/// How the level of need follows from the statements that links lead to.
pub fn how_need_follows(configuration: &Configuration) -> String {
    let demand = &configuration.demand;
    message!(
        "how-need-follows",
        lines = demand.many_lines,
        workshops = demand.many_workshops
    )
}

/// With what probability links hold, by who decided.
pub fn link_trust(configuration: &Configuration) -> String {
    let trust = &configuration.link_trust;
    message!(
        "trust-of-links",
        one = percent(trust.one),
        agreed = percent(trust.agreed),
        disputed = percent(trust.disputed),
        panel = percent(trust.panel)
    )
}

/// How far two agree on the links on which both decided, in a sentence.
pub fn link_agreement(found: &LinkAgreement) -> String {
    let (one, other) = (who(&found.one), who(&found.other));
    let (pairs, same) = (found.pairs, percent(found.same));
    let in_all = match found.kappa {
        Some(kappa) => message!(
            "link-agreement",
            one = one,
            other = other,
            pairs = pairs,
            same = same,
            kappa = format!("{kappa:.2}")
        ),
        None => message!(
            "link-agreement-undefined",
            one = one,
            other = other,
            pairs = pairs,
            same = same
        ),
    };
    let by_kind = found.by_kind.iter().map(|(kind, pairs, same, _)| {
        message!(
            "agreement-of-kind",
            kind = kind.as_str(),
            same = percent(*same),
            pairs = *pairs
        )
    });
    let by_kind = by_kind.collect::<Vec<_>>().join(", ");
    message!("link-agreement-by-kind", in_all = in_all, by_kind = by_kind)
}

/// Who asks: workshops, their groups and where they were held; what is not known is left out.
pub fn asked_by(workshops: usize, groups: &[String], countries: &[String]) -> String {
    let (groups, countries) = (super::join(groups), super::join(countries));
    match (groups.is_empty(), countries.is_empty()) {
        (true, true) => message!("asked-by-workshops", workshops = workshops),
        (false, true) => message!("asked-by-workshops-of", workshops = workshops, groups = groups),
        (true, false) => message!("asked-by-workshops-in", workshops = workshops, countries = countries),
        (false, false) => message!(
            "asked-by-workshops-of-in",
            workshops = workshops,
            groups = groups,
            countries = countries
        ),
    }
}
