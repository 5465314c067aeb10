//! The ring that the rules give is the ring that the simulation counts, where nothing is uncertain.

use leadar::model::{
    Bound, Condition, Dossier, LegalEffect, Measure, Origin, Override, Rule, Trl, UnknownLevel, Weight,
    WeightDistribution,
};
use leadar::score::{place_technologies, simulate_edition};
use proptest::prelude::*;

use crate::project::Project;

/// The criteria of the small radar.
const CRITERIA: usize = 2;
/// Its rings.
const RINGS: usize = 3;

fn small_radar() -> Dossier {
    let project = Project::smallest();
    let reading = leadar::store::read_dossier(&project.path("radar-data"));
    reading.expect("the small radar can be read").value
}

fn condition() -> impl Strategy<Value = Condition> {
    let bound = |limit: f64, least: bool| {
        if least {
            Bound::AtLeast(limit)
        } else {
            Bound::AtMost(limit)
        }
    };
    let trl = (any::<bool>(), 1_u8..=9, any::<bool>()).prop_map(move |(low, limit, least)| Condition::Limit {
        measure: if low { Measure::TrlLow } else { Measure::TrlHigh },
        bound: bound(f64::from(limit), least),
        unknown: UnknownLevel::Fails,
    });
    let unknown = prop::sample::select(UnknownLevel::ALL.map(|(unknown, _)| unknown).to_vec());
    let level = (0..CRITERIA, 2_u8..=10, any::<bool>(), unknown);
    let level = level.prop_map(move |(criterion, halves, least, unknown)| Condition::Limit {
        measure: Measure::Criterion(criterion),
        bound: bound(f64::from(halves) / 2.0, least),
        unknown,
    });
    let value = (1_u8..8).prop_map(|eighths| Condition::Limit {
        measure: Measure::Value,
        bound: Bound::AtLeast(f64::from(eighths) / 8.0),
        unknown: UnknownLevel::Fails,
    });
    let effects = prop::sample::subsequence(LegalEffect::ALL.to_vec(), 1..4);
    let effects =
        effects.prop_map(|effects| Condition::Effect(effects.into_iter().map(|(effect, _)| effect).collect()));
    prop_oneof![trl, level, value, effects]
}

fn rules(rings: usize) -> impl Strategy<Value = Vec<Rule>> {
    let rule = move |conditions| (0..rings, conditions);
    let inner = prop::collection::vec(rule(prop::collection::vec(condition(), 1..4)), 0..6);
    (inner, 0..rings).prop_map(|(mut rules, last)| {
        rules.push((last, Vec::new()));
        let told = rules.into_iter().map(|(ring, conditions)| Rule {
            line: None,
            ring,
            words: String::new(),
            conditions,
        });
        told.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn where_everything_is_certain_the_simulated_ring_is_the_ruled_ring(
        rules in rules(RINGS),
        facts in prop::collection::vec((1_u8..=9, 2_u8..=10, 2_u8..=10, any::<prop::sample::Index>()), 3),
        weights in prop::collection::vec(1_u8..9, CRITERIA),
        joined: bool,
    ) {
        let mut dossier = small_radar();
        let configuration = &mut dossier.configuration;
        prop_assert_eq!((configuration.criteria.len(), configuration.rings.len()), (CRITERIA, RINGS));
        configuration.rules = rules;
        configuration.scoring.weights = WeightDistribution::Fixed;
        (configuration.scoring.samples, configuration.scoring.precision) = (Some(100), None);
        for (criterion, weight) in configuration.criteria.iter_mut().zip(&weights) {
            criterion.weight = Weight::new(f64::from(*weight)).expect("a weight");
        }
        let date = dossier.configuration.date;
        for (technology, (trl, need, maturity, class)) in dossier.technologies.iter_mut().zip(&facts) {
            let trl = Trl::new(i64::from(*trl)).expect("a TRL");
            (technology.trl.low, technology.trl.high) = (trl, trl);
            technology.legal_classes = vec![class.get(&dossier.configuration.legal_classes).id.clone()];
            let levels = dossier.configuration.criteria.iter().zip([need, maturity]);
            // The maturity may stay what the TRL makes it, of all technologies alike.
            let levels = levels.filter(|(criterion, _)| !joined || !matches!(criterion.origin, Origin::Maturity(_)));
            technology.overrides = levels
                .map(|(criterion, halves)| Override {
                    criterion: criterion.id.clone(),
                    level: Some(f64::from(*halves) / 2.0),
                    by: "test".into(),
                    date,
                    reason: "test.".into(),
                })
                .collect();
        }
        let mut edition = place_technologies(&dossier);
        simulate_edition(&dossier, &mut edition, false).expect("a radar that can be simulated");
        for placement in &edition.placements {
            let certain = placement.assessments.iter().all(|assessment| !assessment.spread.is_unknown());
            prop_assert!(certain, "{:?}", placement.assessments);
            let certainty = placement.certainty.as_ref().expect("it was simulated");
            let expected: Vec<f64> = (0..RINGS).map(|ring| f64::from(u8::from(ring == placement.ruled))).collect();
            prop_assert_eq!(&certainty.rings, &expected, "{}: {:?}", placement.technology, placement.grounds);
        }
    }
}
