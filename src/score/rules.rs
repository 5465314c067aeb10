//! The rules of a radar as the method takes them.
//!
//! What rules ask for is laid out as a row of raw scores: one a criterion, then the TRL and its high end, then 1 or 0 for
//! each set of legal effects and each set of states of asking that some condition names. The maturity criterion is the TRL
//! itself, so that rule and value see the same one and limits on its level become limits on the TRL; only where somebody
//! has set the maturity of a technology by hand does the TRL stand beside it.

use crate::method::additive::round_value;
use crate::method::ring_probabilities::{Given, enumerate_given, enumerate_rules, probability_of, sum_rings};
use crate::method::rings::{self, Missing, Requirement, RingDecision, RingRule, Rings, median_ring, reaches};
use crate::method::score_distribution::ScoreDistribution;
use crate::method::{NOISE, Refusal};
use crate::model::{Asked, Bound, Condition, Configuration, LegalEffect, Measure, Origin, Technology, UnknownLevel};

/// What the law does to the typical use of a technology: the strictest effect of its classes.
pub fn legal_effect(configuration: &Configuration, technology: &Technology) -> LegalEffect {
    let effects = configuration.classes_of(technology).map(|class| class.effect);
    effects
        .max()
        .expect("each technology has a legal class, and it is declared")
}

/// The rules of a radar, ready to decide.
pub struct Rules {
    layout: MeasureLayout,
    rings: Rings,
}

/// Where the rules place a technology.
pub struct Ruling {
    /// Index of the ring.
    pub ring: usize,
    /// Index of the rule that decides most often in favour of it.
    pub rule: usize,
    /// Probability of each rule to decide; empty where rules ask for the value.
    pub rules: Vec<f64>,
}

impl Rules {
    /// The rules of a configuration whose limits were changed; `None` where they make no rules any more.
    pub fn try_new(configuration: &Configuration, technologies: &[Technology]) -> Option<Self> {
        let layout = MeasureLayout::new(configuration, technologies);
        let rings = make_rings(configuration, &layout).ok()?;
        Some(Rules { layout, rings })
    }

    /// The rules of a configuration for these technologies.
    pub fn new(configuration: &Configuration, technologies: &[Technology]) -> Self {
        Rules::try_new(configuration, technologies).expect("rules are checked when they are read")
    }

    /// How the measures are laid out.
    pub fn layout(&self) -> &MeasureLayout {
        &self.layout
    }

    /// The rules with a ring of their own each, so that draws counted by ring are counted by rule.
    pub fn as_rings_of_rules(&self) -> Rings {
        let rules = self.rings.rules().iter().enumerate();
        let rules = rules.map(|(index, rule)| RingRule {
            ring: index + 1,
            ..rule.clone()
        });
        Rings::new(self.rings.rules().len(), rules.collect()).expect("rules that make rings make rings of their own")
    }

    /// Probabilities of rings from those of rules.
    pub fn share_rings(&self, rules: &[f64]) -> Vec<f64> {
        sum_rings(&self.rings, rules)
    }

    /// Where the rules place a technology with these distributions and this mean value: the median of its rings, counted
    /// out; where rules ask for the value, the ring of the middle of everything.
    pub fn place(&self, value: Option<f64>, scores: &[ScoreDistribution]) -> Ruling {
        match enumerate_rules(&self.rings, scores) {
            Some(mut rules) => {
                // The last rule has no condition, so that none is left over.
                rules.truncate(self.rings.rules().len());
                self.settle(rules.into_iter().map(round_value).collect())
            }
            None => {
                let row: Vec<Option<f64>> = scores.iter().map(ScoreDistribution::to_point).collect();
                let RingDecision { rule, ring } = self.rings.decide(value, &row);
                Ruling {
                    ring: ring - 1,
                    rule: rule.expect("the last rule has no condition"),
                    rules: Vec::new(),
                }
            }
        }
    }

    /// What finding out the score at a place may give, with the rules it leads to; `None` where rules ask for the value.
    pub fn given(&self, scores: &[ScoreDistribution], place: usize) -> Option<Vec<Given>> {
        let mut given = enumerate_given(&self.rings, scores, place)?;
        for given in &mut given {
            given.rules.truncate(self.rings.rules().len());
            given.rules.iter_mut().for_each(|share| *share = round_value(*share));
        }
        Some(given)
    }

    /// The median ring of probabilities of rules, and the rule that leads to it most often.
    pub fn settle(&self, rules: Vec<f64>) -> Ruling {
        let ring = median_ring(&self.share_rings(&rules));
        Ruling {
            ring,
            rule: self.lead(ring, &rules),
            rules,
        }
    }

    /// The rule that decides most often in favour of a ring that some rule leads to.
    pub fn lead(&self, ring: usize, rules: &[f64]) -> usize {
        let leading = (0..rules.len()).filter(|rule| self.rings.rules()[*rule].ring == ring + 1);
        let most = leading.reduce(|best, rule| if rules[rule] > rules[best] { rule } else { best });
        most.expect("a ring that is reached has a rule")
    }

    /// Where nothing that rules ask for is uncertain but the TRL, and each of its numbers is as probable as the others: how
    /// many of them lie behind a probability, and how many there are.
    pub fn count_trls(&self, scores: &[ScoreDistribution], probability: f64) -> Option<(usize, usize)> {
        let trl = self.layout.trl();
        let ScoreDistribution::Levels(levels) = &scores[trl] else {
            return None;
        };
        let all = levels.len();
        let alike = levels
            .iter()
            .all(|(_, share)| (share * all as f64 - 1.0).abs() < NOISE * 10.0);
        let mut asked = self.rings.rules().iter().flat_map(|rule| &rule.requirements);
        let certain = asked.all(|asked| {
            let found = probability_of(asked, &scores[asked.criterion]);
            asked.criterion == trl || found.is_some_and(|found| found == 0.0 || found == 1.0)
        });
        (alike && certain && !self.ask_for_value()).then(|| ((probability * all as f64).round() as usize, all))
    }

    /// How probable it is that a condition holds.
    pub fn probability(&self, condition: &Condition, value: Option<f64>, scores: &[ScoreDistribution]) -> f64 {
        match (make_requirement(&self.layout, condition), condition) {
            (Some(requirement), _) => probability_of(&requirement, &scores[requirement.criterion])
                .expect("no score is known by draws or ordered classes alone"),
            (None, Condition::Limit { bound, .. }) => f64::from(u8::from(reaches(value, bound.limit()))),
            (None, Condition::Effect(_) | Condition::Asked(_)) => 0.0,
        }
    }

    /// The distribution that a measure is read from; `None` for the value.
    pub fn read<'a>(&self, measure: &Measure, scores: &'a [ScoreDistribution]) -> Option<&'a ScoreDistribution> {
        self.layout.place_of(measure).map(|place| &scores[place])
    }

    /// Whether some rule asks for the value.
    pub fn ask_for_value(&self) -> bool {
        self.rings.rules().iter().any(|rule| rule.threshold.is_some())
    }

    /// Whether some rule asks for a measure by its place in the layout.
    pub fn ask_for(&self, place: usize) -> bool {
        let mut asked = self.rings.rules().iter().flat_map(|rule| &rule.requirements);
        asked.any(|asked| asked.criterion == place)
    }

    /// Limits on the value that rules name.
    pub fn value_limits(&self) -> Vec<f64> {
        self.rings.rules().iter().filter_map(|rule| rule.threshold).collect()
    }
}

/// How the measures of a radar are laid out.
pub struct MeasureLayout {
    /// Index of the criterion that is the TRL, with the TRLs at which its levels begin.
    pub joined: Option<(usize, [u8; 5])>,
    /// Number of criteria of the radar.
    criteria: usize,
    /// Effects of the law that rules name, one list a condition, without repeats.
    effects: Vec<Vec<LegalEffect>>,
    /// States of asking that rules name, one list a condition, without repeats.
    asked: Vec<Vec<Asked>>,
}

impl MeasureLayout {
    fn new(configuration: &Configuration, technologies: &[Technology]) -> Self {
        let by_hand = |id: &str| {
            let overrides = technologies.iter().flat_map(|technology| &technology.overrides);
            overrides.into_iter().any(|set| set.criterion == id)
        };
        let origins = configuration.criteria.iter().enumerate();
        let joined = origins
            .filter_map(|(index, criterion)| match criterion.origin {
                Origin::Maturity(starts) if !by_hand(&criterion.id) => Some((index, starts)),
                Origin::Maturity(_)
                | Origin::Need
                | Origin::Legal
                | Origin::Standards
                | Origin::Evidence
                | Origin::Assessed => None,
            })
            .next();
        let (mut effects, mut asked) = (Vec::new(), Vec::new());
        for condition in configuration.rules.iter().flat_map(|rule| &rule.conditions) {
            match condition {
                Condition::Effect(wanted) if !effects.contains(wanted) => effects.push(wanted.clone()),
                Condition::Asked(wanted) if !asked.contains(wanted) => asked.push(wanted.clone()),
                Condition::Effect(_) | Condition::Asked(_) | Condition::Limit { .. } => {}
            }
        }
        MeasureLayout {
            joined,
            criteria: configuration.criteria.len(),
            effects,
            asked,
        }
    }

    /// What stands behind the criteria: the TRL, unless it is one of them, its high end, and what the law and asking say.
    pub fn tail(
        &self,
        trl: ScoreDistribution,
        high: f64,
        effect: LegalEffect,
        asked: &[(Asked, f64)],
    ) -> Vec<ScoreDistribution> {
        let beside = match self.joined {
            Some(_) => ScoreDistribution::Fixed(high),
            None => trl,
        };
        let effects = self.effects.iter().map(|wanted| Self::flag(wanted.contains(&effect)));
        let asking = self.asked.iter().map(|wanted| {
            let flag = |asked: &Asked| Self::flag(wanted.contains(asked));
            match asked {
                [(state, _)] => flag(state),
                states if states.iter().all(|(state, _)| wanted.contains(state)) => Self::flag(true),
                states if !states.iter().any(|(state, _)| wanted.contains(state)) => Self::flag(false),
                states => {
                    ScoreDistribution::Shared(states.iter().map(|(state, share)| (*share, flag(state))).collect())
                }
            }
        });
        [beside, ScoreDistribution::Fixed(high)]
            .into_iter()
            .chain(effects)
            .chain(asking)
            .collect()
    }

    /// 1 where something holds, else 0.
    pub fn flag(holds: bool) -> ScoreDistribution {
        ScoreDistribution::Fixed(f64::from(u8::from(holds)))
    }

    /// Number of flags behind the TRL.
    pub fn flags(&self) -> usize {
        self.effects.len() + self.asked.len()
    }

    /// Number of measures that carry weight.
    fn valued(&self) -> usize {
        self.criteria.max(1)
    }

    /// Where the TRL stands.
    pub fn trl(&self) -> usize {
        self.joined.map_or(self.valued(), |(index, _)| index)
    }

    /// Where the high end of the TRL stands.
    pub fn trl_high(&self) -> usize {
        self.valued() + 1
    }

    /// Where the flags of the law stand.
    pub fn law(&self) -> impl Iterator<Item = (usize, &[LegalEffect])> {
        let places = self.valued() + 2..;
        places.zip(self.effects.iter().map(Vec::as_slice))
    }

    fn law_of(&self, wanted: &[LegalEffect]) -> usize {
        let mut flags = self.law();
        let found = flags.find(|(_, known)| *known == wanted);
        found.expect("every effect condition is laid out").0
    }

    /// Where the flags of asking stand.
    pub fn asking(&self) -> impl Iterator<Item = (usize, &[Asked])> {
        let places = self.valued() + 2 + self.effects.len()..;
        places.zip(self.asked.iter().map(Vec::as_slice))
    }

    fn asked_of(&self, wanted: &[Asked]) -> usize {
        let mut flags = self.asking();
        let found = flags.find(|(_, known)| *known == wanted);
        found.expect("every condition on asking is laid out").0
    }

    fn place_of(&self, measure: &Measure) -> Option<usize> {
        match measure {
            Measure::Value => None,
            Measure::TrlLow => Some(self.trl()),
            Measure::TrlHigh => Some(self.trl_high()),
            Measure::Criterion(index) => Some(*index),
        }
    }
}

/// The rules as the method takes them.
fn make_rings(configuration: &Configuration, layout: &MeasureLayout) -> Result<Rings, Refusal> {
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
    let flag = |criterion: usize| Requirement {
        criterion,
        bound: rings::Bound::AtLeast(1.0),
        missing: Missing::Fails,
    };
    match condition {
        Condition::Effect(wanted) => Some(flag(layout.law_of(wanted))),
        Condition::Asked(wanted) => Some(flag(layout.asked_of(wanted))),
        Condition::Limit {
            measure,
            bound,
            unknown,
        } => {
            let bound = match (measure, layout.joined) {
                (Measure::Criterion(index), Some((joined, starts))) if joined == *index => {
                    limit_on_trl(*bound, &starts)
                }
                _ => limit(*bound),
            };
            Some(Requirement {
                criterion: layout.place_of(measure)?,
                bound,
                missing: match unknown {
                    UnknownLevel::Drawn => Missing::Drawn,
                    UnknownLevel::Fails => Missing::Fails,
                    UnknownLevel::Passes => Missing::Passes,
                },
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
