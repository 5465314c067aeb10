//! The level of need, 1 to 5, from anchors an officer can follow line by line (METHOD 7.1, criterion C1), as a
//! distribution over the links that may hold (`method::need_levels`).
//!
//! Statements alone give it: nobody's score is read here. Anchors instead of a formula over demand: a noisy-OR of the lines
//! saturates, and a sum cannot be explained. Where no link holds, the law of what was not mentioned applies if a workshop on
//! one of the topics was held; if none was, the level is unknown, which is not the same as 1.

use std::collections::{BTreeMap, BTreeSet};

use crate::method::need_levels::{Many, Speaks, Statement, count_need_levels};
use crate::model::{Ask, Asked, Demand, DemandModel, Grade, Level, LevelReason, NeedKind, NeedReading};

/// The lower median of the distribution with the reason, or `None` where nothing is known.
pub fn judge_need(demand: &Demand) -> (Option<Level>, LevelReason) {
    let reading = &demand.need;
    (reading.median(), reading.because.clone())
}

/// The distribution of the level of need. `sampled` says whether a workshop on one of the topics was held.
pub fn read_need(asks: &[Ask], asked: Asked, sampled: bool, model: &DemandModel) -> NeedReading {
    let lines = group_lines(asks);
    let counted = count(&lines, model, |line| line.probability);
    let (nothing, asked_for) = (counted[0], &counted[1..]);
    let mut shares: BTreeMap<usize, f64> = BTreeMap::new();
    if sampled {
        for (level, share) in (1..).zip(&model.not_mentioned) {
            *shares.entry(level).or_default() += nothing * share;
        }
    }
    for (level, share) in (2..).zip(asked_for) {
        *shares.entry(level).or_default() += share;
    }
    let to_levels = |shares: &mut dyn Iterator<Item = (usize, f64)>| -> Vec<(Level, f64)> {
        let shares = shares.filter(|(_, share)| *share > 0.0);
        shares
            .filter_map(|(level, share)| Some((to_level(level)?, share)))
            .collect()
    };
    let without = if sampled {
        Asked::NotMentioned
    } else {
        Asked::NotYetAsked
    };
    let states = [(Asked::Asked, 1.0 - nothing), (without, nothing)];
    let mut reading = NeedReading {
        levels: to_levels(&mut shares.into_iter()),
        linked: to_levels(&mut (2..).zip(asked_for.iter().copied())),
        asked: states.into_iter().filter(|(_, share)| *share > SURE).collect(),
        unknown: if sampled { 0.0 } else { nothing },
        because: match asked {
            Asked::NotYetAsked => LevelReason::NotYetAsked,
            Asked::NotMentioned => LevelReason::NotMentioned,
            Asked::Asked => explain(asks, &lines, level_of(&lines, model)),
        },
        rests_on: None,
    };
    let median = reading.median();
    if asked == Asked::Asked && median != to_level(level_of(&lines, model)) {
        reading.because = LevelReason::LinksUnsure {
            level: to_level(level_of(&lines, model)).unwrap_or(Level::WORST),
            because: Box::new(reading.because),
        };
    }
    if median.is_some_and(|median| median.level() >= 3.0) {
        reading.rests_on = find_only_ground(&lines, model);
    }
    reading
}

/// A probability up to which a case is noise of adding up.
const SURE: f64 = 1e-12;

/// A statement of one workshop, said once or several times, and how it speaks.
#[derive(Clone, Copy)]
struct Line<'a> {
    need: &'a str,
    session: &'a str,
    speaks: Speaks,
    probability: f64,
}

/// The statements that speak, each once a workshop however often its minutes repeat it; where the repetitions differ,
/// the link that is most sure counts.
fn group_lines(asks: &[Ask]) -> Vec<Line<'_>> {
    let mut lines: BTreeMap<(&str, Speaks, &str), (&str, f64)> = BTreeMap::new();
    for ask in asks.iter().filter(|ask| ask.speaks()) {
        let key = (ask.session.as_str(), to_speaks(ask), ask.same_as.as_str());
        let line = lines.entry(key).or_insert((&ask.need, 0.0));
        line.0 = line.0.min(&ask.need);
        line.1 = line.1.max(ask.probability);
    }
    lines
        .into_iter()
        .map(|((session, speaks, _), (need, probability))| Line {
            need,
            session,
            speaks,
            probability,
        })
        .collect()
}

fn to_speaks(ask: &Ask) -> Speaks {
    match (ask.grade, ask.broad, ask.kind) {
        (Grade::Core, false, NeedKind::Priority) => Speaks::Priority,
        (Grade::Core, false, NeedKind::Gap | NeedKind::Requirement) => Speaks::Line,
        _ => Speaks::Weakly,
    }
}

fn count(lines: &[Line], model: &DemandModel, probability: impl Fn(&Line) -> f64) -> [f64; 5] {
    let sessions: BTreeSet<&str> = lines.iter().map(|line| line.session).collect();
    let sessions: BTreeMap<&str, usize> = sessions.into_iter().zip(0..).collect();
    let statements = lines.iter().map(|line| Statement {
        workshop: sessions[line.session],
        speaks: line.speaks,
        probability: probability(line),
    });
    let many = Many {
        lines: model.many_lines,
        workshops: model.many_workshops,
    };
    count_need_levels(&statements.collect::<Vec<_>>(), many)
}

/// The level with every link holding; 1 where nothing speaks.
fn level_of(lines: &[Line], model: &DemandModel) -> usize {
    let levels = count(lines, model, |_| 1.0);
    1 + levels.iter().rposition(|share| *share > 0.0).unwrap_or_default()
}

fn to_level(level: usize) -> Option<Level> {
    Level::new(level as f64)
}

/// The statement without which the level falls, and which gives it without all others.
fn find_only_ground(lines: &[Line], model: &DemandModel) -> Option<String> {
    let level = level_of(lines, model);
    let with = |keep: &dyn Fn(usize) -> bool| {
        let kept = lines.iter().enumerate().filter(|(index, _)| keep(*index));
        level_of(&kept.map(|(_, line)| *line).collect::<Vec<_>>(), model)
    };
    let mut each = 0..lines.len();
    let only = each.find(|one| with(&|index| index == *one) == level && with(&|index| index != *one) < level)?;
    Some(lines[only].need.to_owned())
}

/// What speaks for the level with every link holding.
fn explain(asks: &[Ask], lines: &[Line], level: usize) -> LevelReason {
    let of = |speaks: Speaks| lines.iter().filter(move |line| line.speaks == speaks);
    let needs = |speaks: Speaks| of(speaks).map(|line| line.need.to_owned()).collect::<Vec<_>>();
    let priority = of(Speaks::Priority).next();
    match (level, priority) {
        (5, Some(_)) => {
            let pair = of(Speaks::Priority).find_map(|priority| {
                let mut asking = lines.iter().filter(|line| line.speaks != Speaks::Weakly);
                Some((priority, asking.find(|line| line.session != priority.session)?))
            });
            let (priority, other) = pair.expect("level 5 has an echo");
            LevelReason::PriorityEchoed(priority.need.to_owned(), other.need.to_owned())
        }
        (4, Some(priority)) => LevelReason::Priority(priority.need.to_owned()),
        (4.., _) => LevelReason::ManyGaps {
            needs: needs(Speaks::Line),
            workshops: of(Speaks::Line).map(|line| line.session).collect::<BTreeSet<_>>().len(),
        },
        (3, _) => LevelReason::Gaps(needs(Speaks::Line)),
        (_, _) => {
            let speaking: Vec<&Ask> = asks.iter().filter(|ask| ask.speaks()).collect();
            let needs = speaking.iter().map(|ask| ask.need.clone()).collect();
            if speaking.iter().all(|ask| ask.broad) {
                LevelReason::BroadOnly(needs)
            } else {
                LevelReason::HelpOnly(needs)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{DecidedBy, PerWorkshop};

    use Grade::{Core, Related};
    use NeedKind::{Capability, Gap, Priority, Requirement, Solution};

    fn ask(need: &str, workshop: &str, kind: NeedKind, grade: Grade, broad: bool) -> Ask {
        Ask {
            need: need.into(),
            workshop: workshop.into(),
            session: workshop.into(),
            same_as: need.into(),
            topic: workshop.into(),
            group: "g".into(),
            country: None,
            kind,
            grade,
            broad,
            weight: 0.6,
            points: 0.6,
            strength: 1.0,
            probability: 1.0,
            decided_by: DecidedBy::One,
            amount: 0.6,
            old: None,
        }
    }

    fn model() -> DemandModel {
        DemandModel {
            kinds: vec![],
            grades: vec![],
            broad: 0.5,
            many_lines: 3,
            many_workshops: 2,
            per_workshop: PerWorkshop::Equal,
            not_mentioned: DemandModel::NOT_MENTIONED,
            old_after_years: 5,
        }
    }

    fn read(asks: &[Ask], sampled: bool) -> NeedReading {
        let asked = match (asks.iter().any(Ask::speaks), sampled) {
            (true, _) => Asked::Asked,
            (false, true) => Asked::NotMentioned,
            (false, false) => Asked::NotYetAsked,
        };
        read_need(asks, asked, sampled, &model())
    }

    fn level(asks: Vec<Ask>) -> Option<f64> {
        read(&asks, true).median().map(Level::level)
    }

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
    fn broad_needs_alone_never_reach_level_three_and_echo_nothing() {
        let broad = ask("b-1", "b", Priority, Core, true);
        assert_eq!(
            level(vec![ask("a-1", "a", Priority, Core, true), broad.clone()]),
            Some(2.0)
        );
        assert_eq!(level(vec![ask("a-1", "a", Gap, Core, true)]), Some(2.0));
        assert_eq!(level(vec![ask("a-1", "a", Priority, Core, false), broad]), Some(4.0));
    }

    #[test]
    fn help_and_existing_practice_are_a_weak_need() {
        assert_eq!(level(vec![ask("a-1", "a", Gap, Related, false)]), Some(2.0));
        assert_eq!(level(vec![ask("a-1", "a", Capability, Core, false)]), Some(2.0));
    }

    #[test]
    fn not_yet_asked_is_not_held_and_not_mentioned() {
        let unknown = read(&[], false);
        assert_eq!((unknown.median(), unknown.unknown), (None, 1.0));
        let held = read(&[], true);
        assert_eq!((held.median(), held.unknown), (Level::new(1.0), 0.0));
        let law: Vec<f64> = held.levels.iter().map(|(_, share)| *share).collect();
        assert_eq!(law, [0.6, 0.25, 0.15]);
    }

    #[test]
    fn where_no_link_holds_the_workshop_or_its_absence_decides() {
        let mut gap = ask("a-1", "a", Gap, Core, false);
        gap.probability = 0.8;
        let near = |reading: &NeedReading, level: f64, share: f64| {
            let found = reading.levels.iter().find(|(found, _)| found.level() == level);
            let found = found.map_or(0.0, |(_, share)| *share);
            assert!((found - share).abs() < 1e-12, "{found} {share}");
        };
        let held = read(std::slice::from_ref(&gap), true);
        for (level, share) in [(1.0, 0.2 * 0.6), (2.0, 0.2 * 0.25), (3.0, 0.8 + 0.2 * 0.15)] {
            near(&held, level, share);
        }
        let elsewhere = read(&[gap], false);
        assert!((elsewhere.unknown - 0.2).abs() < 1e-12);
        near(&elsewhere, 3.0, 0.8);
    }

    #[test]
    fn a_level_that_hangs_on_doubtful_links_says_so() {
        let mut priority = ask("a-1", "a", Priority, Core, false);
        priority.probability = 0.4;
        let reading = read(&[priority, ask("a-2", "a", Gap, Core, false)], true);
        assert_eq!(reading.median(), Level::new(3.0));
        assert!(matches!(reading.because, LevelReason::LinksUnsure { level, .. } if level.level() == 4.0));
    }

    #[test]
    fn a_level_rests_on_one_statement_where_it_stays_with_it_and_falls_without() {
        let gap = |need: &str| ask(need, "a", Gap, Core, false);
        let rests = |asks: &[Ask]| read(asks, true).rests_on;
        assert_eq!(rests(&[gap("a-1")]).as_deref(), Some("a-1"));
        assert_eq!(
            rests(&[gap("a-1"), ask("a-2", "a", Gap, Related, false)]).as_deref(),
            Some("a-1")
        );
        assert_eq!(rests(&[gap("a-1"), gap("a-2")]), None);
        let priority = ask("a-3", "a", Priority, Core, false);
        assert_eq!(
            rests(&[gap("a-1"), gap("a-2"), priority.clone()]).as_deref(),
            Some("a-3")
        );
        assert_eq!(rests(&[priority, ask("b-1", "b", Gap, Core, false)]), None);
        assert_eq!(rests(&[ask("a-1", "a", Gap, Related, false)]), None);
    }

    fn asks(most: usize) -> impl Strategy<Value = Vec<Ask>> {
        let kind = prop::sample::select(vec![Priority, Gap, Requirement, Solution, Capability]);
        let grade = prop::sample::select(vec![Core, Related, Grade::Constrains]);
        let one = (0_usize..3, kind, grade, any::<bool>(), 0.0..=1.0);
        prop::collection::vec(one, 0..=most).prop_map(|all| {
            all.into_iter()
                .enumerate()
                .map(|(index, (workshop, kind, grade, broad, probability))| Ask {
                    probability,
                    ..ask(&format!("n-{index:02}"), ["a", "b", "c"][workshop], kind, grade, broad)
                })
                .collect()
        })
    }

    /// Probabilities of levels 1 to 5.
    fn shares(reading: &NeedReading) -> [f64; 5] {
        let of = |level: f64| reading.levels.iter().find(|(found, _)| found.level() == level);
        std::array::from_fn(|index| of((index + 1) as f64).map_or(0.0, |(_, share)| *share))
    }

    proptest! {
        #[test]
        fn the_distribution_sums_to_one(asks in asks(12), sampled in any::<bool>()) {
            let reading = read(&asks, sampled);
            let sum = shares(&reading).iter().sum::<f64>() + reading.unknown;
            prop_assert!((sum - 1.0).abs() < 1e-12);
        }

        #[test]
        fn a_broad_wish_lifts_nothing_and_changes_nothing_that_is_specific(asks in asks(10), kind in prop::sample::select(vec![Priority, Gap, Requirement]), workshop in 0_usize..4) {
            let before = read(&asks, false);
            let mut more = asks;
            more.push(ask("z-9", ["a", "b", "c", "d"][workshop], kind, Core, true));
            let after = read(&more, false);
            for (before, after) in shares(&before).iter().zip(shares(&after)).skip(2) {
                prop_assert!((before - after).abs() < 1e-12);
            }
            prop_assert!(after.unknown < 1e-12);
        }

        #[test]
        fn a_line_said_again_in_the_same_workshop_changes_no_level(asks in asks(8), times in 1_usize..4, other_file in any::<bool>()) {
            let mut more = asks.clone();
            for time in 0..times {
                more.extend(asks.iter().map(|ask| Ask {
                    need: format!("{}-again-{time}", ask.need),
                    workshop: if other_file { format!("{}-copy", ask.workshop) } else { ask.workshop.clone() },
                    ..ask.clone()
                }));
            }
            let (one, many) = (read(&asks, true), read(&more, true));
            prop_assert_eq!(shares(&one), shares(&many));
            prop_assert_eq!(one.rests_on, many.rests_on);
        }

        #[test]
        fn a_link_that_is_less_sure_never_raises_the_expected_level(
            asks in asks(10).prop_filter("some", |all| !all.is_empty()),
            which in any::<prop::sample::Index>(),
            share in 0.01..1.0,
        ) {
            let before = read(&asks, true);
            let mut weaker = asks.clone();
            which.get_mut(&mut weaker).probability *= share;
            let after = read(&weaker, true);
            let expected = |reading: &NeedReading| reading.expected().expect("known");
            prop_assert!(expected(&after) <= expected(&before) + 1e-12);
        }
    }
}
