//! The rules of a radar as the method takes them, and the facts they look at.
//!
//! What rules ask for is laid out as a row of raw scores: one a criterion, then the low and the high end of the TRL, then 1
//! or 0 for each set of legal effects that some condition names. The same rules decide the ring of the facts and, draw by
//! draw, those of the simulation; there the maturity criterion may be drawn as the TRL, so that its limits become limits on
//! the TRL.

use crate::method::rings::{self, Requirement, RingDecision, RingRule, Rings, reaches};
use crate::method::{NOISE, Refusal};
use crate::model::{
    Assessment, Bound, Condition, Configuration, Dossier, LegalEffect, Measure, Origin, Placement, Spread, Technology,
};

/// The numbers that rules look at.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Low and high end of the TRL range.
    pub trl: (f64, f64),
    /// What the law does to the use.
    pub effect: LegalEffect,
    /// One level a criterion.
    pub levels: Vec<Option<f64>>,
    /// The weighted value.
    pub value: Option<f64>,
}

impl Facts {
    /// What rules look at, for one technology.
    pub fn of(dossier: &Dossier, technology: &Technology, assessments: &[Assessment], value: Option<f64>) -> Self {
        let end = |trl: crate::model::Trl| f64::from(trl.level());
        let levels = assessments.iter().map(|assessment| assessment.level);
        Facts {
            trl: (end(technology.trl.low), end(technology.trl.high)),
            effect: legal_effect(&dossier.configuration, technology),
            levels: levels.map(|level| level.map(|level| level.level())).collect(),
            value,
        }
    }

    /// The number that a measure finds.
    pub fn measure(&self, measure: &Measure) -> Option<f64> {
        match measure {
            Measure::TrlLow => Some(self.trl.0),
            Measure::TrlHigh => Some(self.trl.1),
            Measure::Criterion(index) => self.levels[*index],
            Measure::Value => self.value,
        }
    }
}

/// What the law does to the typical use of a technology: the strictest effect of its classes.
pub fn legal_effect(configuration: &Configuration, technology: &Technology) -> LegalEffect {
    let effects = configuration.classes_of(technology).map(|class| class.effect);
    effects
        .max()
        .expect("each technology has a legal class, and it is declared")
}

/// The rules of a radar, ready to decide on facts.
pub struct Rules {
    layout: MeasureLayout,
    rings: Rings,
}

impl Rules {
    /// The rules of a configuration.
    pub fn new(configuration: &Configuration) -> Self {
        let layout = MeasureLayout::apart(configuration);
        let rings = make_rings(configuration, &layout).expect("rules are checked when they are read");
        Rules { layout, rings }
    }

    /// The index of the first rule that holds, and its ring.
    pub fn decide(&self, facts: &Facts) -> (usize, usize) {
        let RingDecision { rule, ring } = self.rings.decide(facts.value, &self.layout.row(facts));
        (rule.expect("the last rule has no condition"), ring - 1)
    }

    /// Whether one condition of a rule holds.
    pub fn holds(&self, condition: &Condition, facts: &Facts) -> bool {
        match (make_requirement(&self.layout, condition), condition) {
            (Some(requirement), _) => requirement.holds(self.layout.row(facts)[requirement.criterion]),
            (None, Condition::Limit { bound, .. }) => reaches(facts.value, bound.limit()),
            (None, Condition::Effect(_)) => false,
        }
    }

    /// Limits on the value that rules name.
    pub fn value_limits(&self) -> Vec<f64> {
        self.rings.rules().iter().filter_map(|rule| rule.threshold).collect()
    }
}

/// How the measures of a radar are laid out in an SMAA model.
pub struct MeasureLayout {
    /// Index of the criterion that is drawn as a TRL, with the TRLs at which its levels begin.
    pub joined: Option<(usize, [u8; 5])>,
    /// Number of criteria of the radar.
    criteria: usize,
    /// Effects of the law that rules name, one list a condition, without repeats.
    pub effects: Vec<Vec<LegalEffect>>,
}

impl MeasureLayout {
    /// The layout in which the TRL stands beside the criteria.
    fn apart(configuration: &Configuration) -> Self {
        MeasureLayout::with_joined(configuration, None)
    }

    /// The layout for a simulation: where nobody has set or scored the maturity of any technology, that criterion is drawn
    /// as the TRL itself.
    pub fn new(configuration: &Configuration, placements: &[Placement]) -> Self {
        let computed = |index: usize| {
            placements
                .iter()
                .all(|placement| matches!(placement.assessments[index].spread, Spread::Trl(_)))
        };
        let origins = configuration.criteria.iter().enumerate();
        let joined = origins
            .filter_map(|(index, criterion)| match criterion.origin {
                Origin::Maturity(starts) => Some((index, starts)),
                Origin::Need | Origin::Legal | Origin::Standards | Origin::Evidence | Origin::Assessed => None,
            })
            .find(|(index, _)| computed(*index));
        MeasureLayout::with_joined(configuration, joined)
    }

    fn with_joined(configuration: &Configuration, joined: Option<(usize, [u8; 5])>) -> Self {
        let mut effects = Vec::new();
        for condition in configuration.rules.iter().flat_map(|rule| &rule.conditions) {
            if let Condition::Effect(wanted) = condition
                && !effects.contains(wanted)
            {
                effects.push(wanted.clone());
            }
        }
        MeasureLayout {
            joined,
            criteria: configuration.criteria.len(),
            effects,
        }
    }

    /// The facts as a row of raw scores.
    fn row(&self, facts: &Facts) -> Vec<Option<f64>> {
        let mut row = facts.levels.clone();
        row.resize(self.valued(), None);
        row.extend([facts.trl.0, facts.trl.1].map(Some));
        row.extend(self.effects.iter().map(|wanted| Some(Self::flag(wanted, facts.effect))));
        row
    }

    /// 1 where a set of effects holds the one found, else 0.
    pub fn flag(wanted: &[LegalEffect], found: LegalEffect) -> f64 {
        if wanted.contains(&found) { 1.0 } else { 0.0 }
    }

    /// Number of measures that carry weight.
    fn valued(&self) -> usize {
        self.criteria.max(1)
    }

    fn trl(&self) -> usize {
        self.joined.map_or(self.valued(), |(index, _)| index)
    }

    fn trl_high(&self) -> usize {
        self.valued() + 1
    }

    fn law(&self, wanted: &[LegalEffect]) -> usize {
        let place = self.effects.iter().position(|known| known == wanted);
        self.valued() + 2 + place.expect("every effect condition is laid out")
    }
}

/// The rules as the method takes them.
pub fn make_rings(configuration: &Configuration, layout: &MeasureLayout) -> Result<Rings, Refusal> {
    let rules = configuration.rules.iter().map(|rule| {
        let limits = rule.limits_on(&Measure::Value);
        RingRule {
            ring: rule.ring + 1,
            threshold: limits.reduce(f64::max),
            requirements: rule
                .conditions
                .iter()
                .filter_map(|condition| make_requirement(layout, condition))
                .collect(),
        }
    });
    Rings::new(configuration.rings.len(), rules.collect())
}

/// A condition as a requirement on the row; `None` for a limit on the value.
fn make_requirement(layout: &MeasureLayout, condition: &Condition) -> Option<Requirement> {
    let limit = |bound: Bound| match bound {
        Bound::AtLeast(limit) => rings::Bound::AtLeast(limit),
        Bound::AtMost(limit) => rings::Bound::AtMost(limit),
    };
    match condition {
        Condition::Effect(wanted) => Some(Requirement {
            criterion: layout.law(wanted),
            bound: rings::Bound::AtLeast(1.0),
            missing_passes: false,
        }),
        Condition::Limit {
            measure,
            bound,
            unknown_passes,
        } => {
            let (criterion, bound) = match measure {
                Measure::Value => return None,
                Measure::TrlLow => (layout.trl(), limit(*bound)),
                Measure::TrlHigh => (layout.trl_high(), limit(*bound)),
                Measure::Criterion(index) => match layout.joined {
                    Some((joined, starts)) if joined == *index => (joined, limit_on_trl(*bound, &starts)),
                    _ => (*index, limit(*bound)),
                },
            };
            Some(Requirement {
                criterion,
                bound,
                missing_passes: *unknown_passes,
            })
        }
    }
}

/// A limit on the maturity level as a limit on the TRL that gives it.
fn limit_on_trl(bound: Bound, starts: &[u8; 5]) -> rings::Bound {
    const BEYOND: f64 = 10.0;
    match bound {
        Bound::AtLeast(level) => {
            let wanted = (level - NOISE).ceil();
            rings::Bound::AtLeast(match wanted {
                wanted if wanted <= 0.0 => 0.0,
                wanted if wanted > 5.0 => BEYOND,
                wanted => f64::from(starts[wanted as usize - 1]),
            })
        }
        Bound::AtMost(level) => {
            let most = (level + NOISE).floor();
            rings::Bound::AtMost(match most {
                most if most >= 5.0 => BEYOND,
                most if most < 0.0 => 0.0,
                most => f64::from(starts[most as usize]) - 1.0,
            })
        }
    }
}
