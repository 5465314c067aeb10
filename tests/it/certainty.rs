//! What no score, however made up, can do to the i-LEAD radar, and what always holds between a ring and its number.

use std::path::Path;
use std::sync::OnceLock;

use leadar::model::{
    Asked, AssessorScore, Dossier, Edition, LegalEffect, Origin, Override, Placement, Spread, Sureness, UnknownSpread,
};
use leadar::score::{place_technologies, simulate_edition};
use proptest::prelude::*;

/// The radar of the repository, read once.
fn radar() -> &'static Dossier {
    static RADAR: OnceLock<Dossier> = OnceLock::new();
    RADAR.get_or_init(|| {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("radar-data");
        let mut dossier = leadar::store::read_dossier(&data).expect("it has no error").value;
        (
            dossier.configuration.scoring.samples,
            dossier.configuration.scoring.precision,
        ) = (Some(1_000), None);
        dossier
    })
}

/// What stands without any made-up row.
fn plain() -> &'static Edition {
    static PLAIN: OnceLock<Edition> = OnceLock::new();
    PLAIN.get_or_init(|| place(radar()))
}

fn place(dossier: &Dossier) -> Edition {
    let mut edition = place_technologies(dossier);
    simulate_edition(dossier, &mut edition, false).expect("a radar that can be simulated");
    edition
}

/// A made-up row: technology, criterion, assessor, level in quarters.
type Row = (usize, usize, u8, u8);

fn rows(technologies: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Row>> {
    let criteria = radar().configuration.criteria.len();
    prop::collection::vec((technologies, 0..criteria, 0_u8..4, 4_u8..=20), 1..40)
}

/// The radar with made-up rows added to it.
fn with_rows(rows: &[Row]) -> Dossier {
    let mut dossier = radar().clone();
    let criteria = &dossier.configuration.criteria;
    let mut scores: Vec<AssessorScore> = rows
        .iter()
        .map(|(technology, criterion, assessor, quarters)| AssessorScore {
            technology: dossier.technologies[*technology].id.clone(),
            criterion: criteria[*criterion].id.clone(),
            assessor: format!("A{assessor}"),
            round: 1,
            low: f64::from(*quarters) / 4.0,
            mode: f64::from(*quarters) / 4.0,
            high: f64::from(*quarters) / 4.0,
            date: dossier.configuration.date,
            note: String::new(),
        })
        .collect();
    let key = |score: &AssessorScore| {
        (
            score.technology.clone(),
            score.criterion.clone(),
            score.assessor.clone(),
        )
    };
    scores.sort_by_key(key);
    scores.dedup_by_key(|score| key(score));
    dossier.scores = scores;
    dossier
}

fn probability(placement: &Placement, ring: usize) -> f64 {
    placement
        .certainty
        .as_ref()
        .map_or(0.0, |certainty| certainty.rings[ring])
}

/// The criteria of an origin.
fn of_origin(origin: &Origin) -> Vec<usize> {
    let criteria = radar().configuration.criteria.iter().enumerate();
    criteria
        .filter(|(_, criterion)| criterion.origin == *origin)
        .map(|(index, _)| index)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn nobody_asked_is_never_in_the_innermost_ring_whatever_anybody_scores(rows in rows(0..120)) {
        let edition = place(&with_rows(&rows));
        for placement in edition.placements.iter().filter(|placement| placement.asked == Asked::NotYetAsked) {
            prop_assert!(placement.ring > 0 && probability(placement, 0) == 0.0, "{}", placement.technology);
        }
        // Nor in the cases in which no link holds and no workshop was held.
        for placement in &edition.placements {
            let known = 1.0 - placement.demand.need.unknown;
            prop_assert!(probability(placement, 0) <= known + 1e-9, "{}", placement.technology);
        }
    }

    #[test]
    fn no_row_of_an_assessor_overrules_law_or_need(rows in rows(0..120)) {
        let edition = place(&with_rows(&rows));
        let fixed = [of_origin(&Origin::Need), of_origin(&Origin::Legal)].concat();
        for (placement, plain) in edition.placements.iter().zip(&plain().placements) {
            for index in &fixed {
                prop_assert_eq!(&placement.assessments[*index].spread, &plain.assessments[*index].spread);
            }
            let outside = radar().configuration.rings.iter().position(|ring| ring.outside).expect("an outside ring");
            let effect = radar().technology(&placement.technology).expect("it is there");
            prop_assert_eq!(probability(placement, outside), probability(plain, outside), "{}", effect.id);
        }
    }

    #[test]
    fn a_score_on_one_technology_changes_no_other(rows in rows(7..8)) {
        let edition = place(&with_rows(&rows));
        let scored = &radar().technologies[7].id;
        for (placement, plain) in edition.placements.iter().zip(&plain().placements) {
            if placement.technology != *scored {
                prop_assert_eq!(placement.ring, plain.ring);
                prop_assert_eq!(placement.value, plain.value);
                prop_assert_eq!(&placement.certainty, &plain.certainty);
            }
        }
    }

    #[test]
    fn a_ring_is_never_contradicted_by_its_own_number(rows in rows(0..120)) {
        let dossier = with_rows(&rows);
        for placement in &place(&dossier).placements {
            let certainty = placement.certainty.as_ref().expect("it was simulated");
            let sum: f64 = certainty.rings.iter().sum();
            prop_assert!((sum - 1.0).abs() < 1e-9, "{:?}", certainty.rings);
            prop_assert!(certainty.reaches(placement.ring) > 0.5, "{}: {:?}", placement.technology, certainty.rings);
            let nearer: f64 = certainty.rings[..placement.ring].iter().sum();
            prop_assert!(nearer <= 0.5 + 1e-9, "{}: {:?}", placement.technology, certainty.rings);
            prop_assert!(certainty.rings[placement.ring] > 0.0);
            prop_assert_eq!(certainty.word, Sureness::judge(certainty.rings[placement.ring], &dossier.configuration.scoring));
            let rules: f64 = placement.rules.iter().sum();
            prop_assert!((rules - 1.0).abs() < 1e-9 && placement.rules[placement.rule] > 0.0);
            let (value, spread) = (placement.value.expect("criteria weigh").value(), certainty.value.expect("a spread"));
            prop_assert!(spread.low <= value && value <= spread.high, "{}: {value} {spread:?}", placement.technology);
        }
    }

    #[test]
    fn fewer_assessors_than_asked_for_have_a_share_only(technology in 0..120_usize, quarters in 4_u8..=20) {
        let criteria = &radar().configuration.criteria;
        let deployability = criteria.iter().position(|criterion| criterion.id == "deployability").expect("a criterion");
        let found = &place(&with_rows(&[(technology, deployability, 0, quarters)])).placements[technology];
        let Spread::TooFew { share, rest, .. } = &found.assessments[deployability].spread else {
            panic!("one assessor of three: {:?}", found.assessments[deployability].spread);
        };
        prop_assert_eq!(*share, 1.0 / 3.0);
        prop_assert!(rest.is_unknown());
    }
}

/// Leaving a level out never pays but where it was worth less than what is drawn instead.
#[test]
fn forgetting_a_level_never_raises_the_value_but_of_a_poor_one() {
    let dossier = radar();
    let mut tried = 0;
    for (technology, plain) in dossier.technologies.iter().zip(&plain().placements) {
        for (criterion, known) in dossier.configuration.criteria.iter().zip(&plain.assessments) {
            if known.level.is_none() || matches!(criterion.origin, Origin::Maturity(_)) {
                continue;
            }
            let mut forgetful = dossier.clone();
            let forgotten = forgetful
                .technologies
                .iter_mut()
                .find(|found| found.id == technology.id)
                .expect("it is there");
            forgotten.overrides.push(Override {
                criterion: criterion.id.clone(),
                level: None,
                by: "test".into(),
                date: dossier.configuration.date,
                reason: "forgotten.".into(),
            });
            // Every nineteenth will do: placing all of them anew takes its time.
            tried += 1;
            if tried % 19 > 0 {
                continue;
            }
            let found = place_technologies(&forgetful);
            let found = found.placement(&technology.id).expect("it is there");
            let drawn = &found.assessments[known.criterion];
            assert!(matches!(drawn.spread, Spread::Unknown(UnknownSpread::Levels(_))));
            let poor = known.score.value() < drawn.score.value() - 1e-9;
            assert_eq!(found.value > plain.value, poor, "{} {}", technology.id, criterion.id);
        }
    }
    assert!(tried > 100, "{tried} levels");
}

/// The i-LEAD rules lead to Deploy only what was asked for, so the law of what was not mentioned gives none of it.
#[test]
fn no_case_in_which_no_link_holds_leads_to_the_innermost_ring() {
    let mut doubtful = 0;
    for placement in &plain().placements {
        let linked = placement.demand.need.linked.iter();
        let enough: f64 = linked
            .filter(|(level, _)| level.level() >= 3.0)
            .map(|(_, share)| share)
            .sum();
        assert!(probability(placement, 0) <= enough + 1e-9, "{}", placement.technology);
        doubtful += usize::from(placement.demand.need.asked.len() > 1 && probability(placement, 0) > 0.0);
    }
    assert!(doubtful > 10, "{doubtful} that may be deployed and hang on links");
}

#[test]
fn what_the_law_restricts_is_restricted_in_every_case() {
    let dossier = radar();
    let outside = dossier.configuration.rings.len() - 1;
    for (technology, placement) in dossier.technologies.iter().zip(&plain().placements) {
        let classes = dossier.configuration.legal_classes.iter();
        let restricts = |effect: LegalEffect| {
            matches!(
                effect,
                LegalEffect::Prohibits | LegalEffect::ProhibitsPart | LegalEffect::Authorisation
            )
        };
        let mut own = classes.filter(|class| technology.legal_classes.contains(&class.id));
        let restricted = own.any(|class| restricts(class.effect));
        assert_eq!(
            probability(placement, outside),
            f64::from(u8::from(restricted)),
            "{}",
            technology.id
        );
    }
}
