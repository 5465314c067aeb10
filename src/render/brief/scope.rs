//! The topics that a sheet is about, what belongs to them, and the rows of its table.

use crate::model::{Asked, Dossier, Edition, Grade, LegalClass, Placement, Technology, Topic, Workshop};
use crate::render::messages::message;
use crate::render::scores::in_reading_order;
use crate::render::words;

use super::{BriefOf, BriefRow, cut};

/// The topics that a sheet is about, with what belongs to them.
pub struct Scope<'a> {
    /// The data.
    pub dossier: &'a Dossier,
    /// The placements.
    pub edition: &'a Edition,
    /// The topics.
    pub topics: Vec<&'a Topic>,
    /// The workshops on them.
    pub workshops: Vec<&'a Workshop>,
    /// What serves them: what is asked for there first; of it, and of the rest, the nearest to the centre first, then by value.
    pub placed: Vec<(&'a Technology, &'a Placement)>,
    /// How many of them the table shows.
    pub rows: usize,
}

impl<'a> Scope<'a> {
    /// Gathers what belongs to a sheet.
    pub fn of(dossier: &'a Dossier, edition: &'a Edition, of: BriefOf<'a>) -> Self {
        let topics: Vec<&Topic> = match of {
            BriefOf::Topic(topic) => vec![topic],
            BriefOf::Group(group) => {
                let topics = dossier.configuration.topics.iter();
                topics.filter(|topic| topic.group == group.id).collect()
            }
        };
        let serves = |(technology, placement): &(&Technology, &Placement)| {
            topics.iter().any(|topic| placement.is_of_topic(technology, &topic.id))
        };
        let placed = in_reading_order(dossier, edition).into_iter().filter(serves).collect();
        let mut scope = Scope {
            dossier,
            edition,
            workshops: topics
                .iter()
                .flat_map(|topic| dossier.workshops_on(&topic.id))
                .collect(),
            topics,
            placed,
            rows: 0,
        };
        let mut placed = std::mem::take(&mut scope.placed);
        placed.sort_by_key(|(_, placement)| {
            let asked = |grade| scope.count_answers(placement, grade) > 0;
            !asked(Grade::Core) && !asked(Grade::Related)
        });
        scope.placed = placed;
        scope
    }

    /// The technologies that the table shows; whatever the sheet cites is of these.
    pub fn shown(&self) -> &[(&'a Technology, &'a Placement)] {
        &self.placed[..self.rows.min(self.placed.len())]
    }

    /// Whether a topic is one of them.
    pub fn is_about(&self, topic: &str) -> bool {
        self.topics.iter().any(|own| own.id == topic)
    }

    /// How many needs of the topics a technology answers with a grade.
    fn count_answers(&self, placement: &Placement, grade: Grade) -> usize {
        let asks = placement.demand.asks.iter();
        let own = asks.filter(|ask| ask.grade == grade && self.is_about(&ask.topic));
        own.filter(|ask| self.dossier.need(&ask.need).is_some_and(|(_, need)| need.asks()))
            .count()
    }

    /// A row of the table.
    pub fn row(&self, (technology, placement): (&'a Technology, &Placement)) -> BriefRow {
        let configuration = &self.dossier.configuration;
        let ring = &configuration.rings[placement.ring];
        let sure = words::confidence(placement, configuration);
        BriefRow {
            name: cut(&technology.name, 9, 64),
            href: format!("tech/{}.html", technology.id),
            ring_id: ring.id.clone(),
            ring: cut(&ring.name, 3, 24),
            sure: sure.map_or_else(|| message!("not-known"), |sure| cut(&sure, 10, 60)),
            why: self.why(technology, placement),
            next: self.next(technology, placement),
        }
    }

    fn why(&self, technology: &Technology, placement: &Placement) -> String {
        let trl = words::trl_range((technology.trl.low, technology.trl.high));
        let asked = match (
            self.count_answers(placement, Grade::Core),
            self.count_answers(placement, Grade::Related),
            placement.asked,
        ) {
            (0, 0, Asked::NotYetAsked) => message!("reason-not-yet-asked"),
            (0, 0, _) => message!("brief-not-asked-here"),
            (0, helps, _) => message!("brief-helps", count = helps),
            (direct, 0, _) => message!("brief-answers", count = direct),
            (direct, helps, _) => message!("brief-answers-and-helps", count = direct, helps = helps),
        };
        message!("reason", maturity = trl, demand = asked)
    }

    /// What the ring advises, in its first words; what comes before it where the law or nobody's asking stands in the way.
    fn next(&self, technology: &'a Technology, placement: &Placement) -> String {
        let ring = &self.dossier.configuration.rings[placement.ring];
        let class = self.strictest_class(technology);
        match (class, placement.asked) {
            (Some(class), _) if ring.outside => {
                message!("brief-legal-advice", instrument = cut(&class.instrument, 8, 60))
            }
            (_, Asked::NotYetAsked) => message!("brief-ask-first"),
            _ => first_clause(ring.advice_for(technology, placement)),
        }
    }

    /// The strictest legal class of a technology, where it limits its use.
    pub fn strictest_class(&self, technology: &'a Technology) -> Option<&'a LegalClass> {
        let classes = self.dossier.configuration.classes_of(technology);
        classes
            .max_by_key(|class| class.effect)
            .filter(|class| class.effect.limits())
    }
}

/// The first part of an advice that can stand alone, in at most a dozen words where it has a joint there.
fn first_clause(advice: &str) -> String {
    let clause = advice.split([';', '(']).next().unwrap_or_default();
    let clause = clause.trim().trim_end_matches(['.', ',']);
    let short = cut(clause, 12, 90);
    let joint = short.ends_with('…').then(|| short.rfind(" and ")).flatten();
    match joint {
        Some(end) if end > 20 => short[..end].to_owned(),
        Some(_) | None => short,
    }
}

#[cfg(test)]
mod tests {
    use super::first_clause;

    #[test]
    fn an_advice_is_cut_at_a_joint() {
        let told = [
            ("Check it first (cost, training), then buy.", "Check it first"),
            ("Run a trial; tell others.", "Run a trial"),
            (
                "Run a bounded trial with a test method and a report that others can use.",
                "Run a bounded trial with a test method",
            ),
            ("Wait and see.", "Wait and see"),
        ];
        for (advice, clause) in told {
            assert_eq!(first_clause(advice), clause);
        }
    }
}
