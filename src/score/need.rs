//! The level of need, 1 to 5, from anchors an officer can follow line by line (METHOD 7.1, criterion C1).
//!
//! Anchors instead of a formula over demand: a noisy-OR of the lines saturates, and a sum cannot be explained. With no
//! workshop held on any of its topics the level is unknown, which is not the same as 1.

use std::collections::BTreeSet;

use crate::model::{Ask, Asked, Demand, DemandModel, Grade, Level, LevelReason, NeedKind};

/// The level of need with the reason, or `None` where nobody has been asked yet.
pub fn judge_need(demand: &Demand, asked: Asked, model: &DemandModel) -> (Option<Level>, LevelReason) {
    match asked {
        Asked::NotYetAsked => (None, LevelReason::NotYetAsked),
        Asked::NobodyAsked => (Some(Level::WORST), LevelReason::NobodyAsked),
        Asked::Asked => {
            let (level, because) = judge_asks(&demand.asks, model);
            (Level::new(level), because)
        }
    }
}

/// A statement that asks for the technology itself.
fn is_direct(ask: &Ask) -> bool {
    ask.grade == Grade::Core
        && ask.weight > 0.0
        && matches!(ask.kind, NeedKind::Gap | NeedKind::Requirement | NeedKind::Priority)
}

fn judge_asks(asks: &[Ask], model: &DemandModel) -> (f64, LevelReason) {
    let direct: Vec<&Ask> = asks.iter().filter(|ask| is_direct(ask)).collect();
    let priority = direct.iter().find(|ask| ask.kind == NeedKind::Priority && !ask.broad);
    let specific: Vec<&&Ask> = direct
        .iter()
        .filter(|ask| ask.kind != NeedKind::Priority && !ask.broad)
        .collect();
    let workshops: BTreeSet<&str> = specific.iter().map(|ask| ask.workshop.as_str()).collect();
    let elsewhere = priority.and_then(|priority| direct.iter().find(|ask| ask.workshop != priority.workshop));
    match (priority, elsewhere) {
        (Some(priority), Some(other)) => {
            return (
                5.0,
                LevelReason::PriorityEchoed(priority.need.clone(), other.need.clone()),
            );
        }
        (Some(priority), None) => return (4.0, LevelReason::Priority(priority.need.clone())),
        (None, _) => {}
    }
    let needs = || specific.iter().map(|ask| ask.need.clone()).collect();
    if specific.len() >= model.many_lines && workshops.len() >= model.many_workshops {
        return (
            4.0,
            LevelReason::ManyGaps {
                needs: needs(),
                workshops: workshops.len(),
            },
        );
    }
    if !specific.is_empty() {
        return (3.0, LevelReason::Gaps(needs()));
    }
    match direct.iter().find(|ask| ask.kind == NeedKind::Priority) {
        Some(broad) => (3.0, LevelReason::BroadPriority(broad.need.clone())),
        None => {
            let helps = asks.iter().filter(|ask| ask.amount > 0.0);
            (2.0, LevelReason::HelpOnly(helps.map(|ask| ask.need.clone()).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(need: &str, workshop: &str, kind: NeedKind, grade: Grade, broad: bool) -> Ask {
        Ask {
            need: need.into(),
            workshop: workshop.into(),
            topic: workshop.into(),
            group: "g".into(),
            country: None,
            kind,
            grade,
            broad,
            weight: 0.6,
            strength: 1.0,
            amount: 0.6,
        }
    }

    fn level(asks: Vec<Ask>) -> Option<f64> {
        let model = DemandModel {
            kinds: vec![],
            grades: vec![],
            broad: 0.5,
            many_lines: 3,
            many_workshops: 2,
        };
        judge_need(&Demand { total: 0.0, asks }, Asked::Asked, &model)
            .0
            .map(Level::level)
    }

    use Grade::{Core, Related};
    use NeedKind::{Capability, Gap, Priority, Requirement};

    #[test]
    fn a_specific_priority_with_an_echo_elsewhere_is_the_strongest_need() {
        let priority = ask("a-1", "a", Priority, Core, false);
        assert_eq!(
            level(vec![priority.clone(), ask("b-1", "b", Gap, Core, false)]),
            Some(5.0)
        );
        assert_eq!(
            level(vec![priority.clone(), ask("a-2", "a", Gap, Core, false)]),
            Some(4.0)
        );
        assert_eq!(level(vec![priority, ask("b-1", "b", Gap, Related, false)]), Some(4.0));
    }

    #[test]
    fn many_gaps_count_as_a_priority_only_across_workshops() {
        let gaps = |workshops: [&str; 3]| {
            workshops
                .iter()
                .enumerate()
                .map(|(n, w)| ask(&format!("{w}-{n}"), w, Requirement, Core, false))
                .collect()
        };
        assert_eq!(level(gaps(["a", "a", "b"])), Some(4.0));
        assert_eq!(level(gaps(["a", "a", "a"])), Some(3.0));
    }

    #[test]
    fn broad_needs_alone_never_reach_level_four() {
        assert_eq!(
            level(vec![
                ask("a-1", "a", Priority, Core, true),
                ask("b-1", "b", Priority, Core, true)
            ]),
            Some(3.0)
        );
        assert_eq!(level(vec![ask("a-1", "a", Gap, Core, true)]), Some(2.0));
    }

    #[test]
    fn help_and_existing_practice_are_a_weak_need() {
        assert_eq!(level(vec![ask("a-1", "a", Gap, Related, false)]), Some(2.0));
        assert_eq!(level(vec![ask("a-1", "a", Capability, Core, false)]), Some(2.0));
    }

    #[test]
    fn not_yet_asked_is_not_nobody_asked() {
        let model = DemandModel {
            kinds: vec![],
            grades: vec![],
            broad: 0.5,
            many_lines: 3,
            many_workshops: 2,
        };
        let none = Demand {
            total: 0.0,
            asks: vec![],
        };
        assert_eq!(judge_need(&none, Asked::NotYetAsked, &model).0, None);
        assert_eq!(judge_need(&none, Asked::NobodyAsked, &model).0, Level::new(1.0));
    }
}
