//! What to find out next: for every input that is not certain the expected change of ring if it were found out.
//!
//! The answers to a question on a level or the TRL are the sides of the limits of rules, since no finer answer changes a
//! ring. A level that nobody knows counts as known once it is found out, whatever a rule makes of unknown ones; a level of
//! need that is found out is what a workshop said. A link that is
//! found to fail is left out, with what follows for need, law and whether practitioners were asked; one that is found to hold
//! is certain. The worth of an answer is `method::information`'s.

use std::collections::BTreeMap;

use crate::method::information::value_information;
use crate::method::score_distribution::ScoreDistribution;
use crate::model::{
    Answer, Ask, Asked, Dossier, Found, InputKind, Level, Origin, Question, QuestionInput, QuestionKind, Scale, Spread,
    Technology, Trl, UnknownSpread,
};

use super::criteria;
use super::demand;
use super::place::Judged;
use super::retrial::{Known, Placed, Retrial};

/// The questions on one technology.
pub fn ask(retrial: &Retrial, technology: &Technology, judged: &Judged) -> Vec<Question> {
    let (known, asks) = (Known::of(judged), &judged.demand.asks);
    let drawn = known.drawn(&retrial.laws);
    let asker = Asker {
        retrial,
        technology,
        judged,
        now: retrial.place(technology, &drawn),
        scores: retrial.scores(technology, &drawn),
        drawn: &drawn,
    };
    let criteria = asker.drawn.assessments.iter();
    let levels = criteria.filter(|assessment| !matches!(assessment.spread, Spread::Trl(_)));
    let levels = levels.filter_map(|assessment| asker.ask_level(assessment.criterion));
    let links = asks.iter().filter(|ask| ask.probability > 0.0 && ask.probability < 1.0);
    let links = links.map(|ask| asker.ask_link(ask));
    asker.ask_trl().into_iter().chain(levels).chain(links).collect()
}

/// The questions, the largest expected change first, then the largest probability of a change, then by technology and input.
pub fn rank(mut questions: Vec<Question>) -> Vec<Question> {
    questions.sort_by(|a, b| {
        b.expected_change
            .total_cmp(&a.expected_change)
            .then(b.changes.total_cmp(&a.changes))
            .then_with(|| (&a.technology, &a.input).cmp(&(&b.technology, &b.input)))
    });
    questions
}

/// The sums of questions by kind of input and practitioner group; a technology of several groups counts in each.
pub fn sum_kinds(dossier: &Dossier, questions: &[Question]) -> Vec<QuestionKind> {
    let mut sums: BTreeMap<(InputKind, String), (usize, f64)> = BTreeMap::new();
    for question in questions {
        let technology = dossier.technology(&question.technology);
        let topics = technology.into_iter().flat_map(|technology| &technology.topics);
        let mut groups: Vec<String> = topics
            .filter_map(|topic| Some(dossier.topic(topic)?.group.clone()))
            .collect();
        groups.sort();
        groups.dedup();
        if groups.is_empty() {
            groups.push(String::new());
        }
        for group in groups {
            let sum = sums.entry((question.input.kind(), group)).or_default();
            *sum = (sum.0 + 1, sum.1 + question.expected_change);
        }
    }
    let mut kinds: Vec<QuestionKind> = sums
        .into_iter()
        .map(|((input, group), (questions, expected_change))| QuestionKind {
            input,
            group,
            questions,
            expected_change,
        })
        .collect();
    kinds.sort_by(|a, b| {
        let by_worth = b.expected_change.total_cmp(&a.expected_change);
        by_worth.then_with(|| (a.input, &a.group).cmp(&(b.input, &b.group)))
    });
    kinds
}

struct Asker<'a> {
    retrial: &'a Retrial<'a>,
    technology: &'a Technology,
    judged: &'a Judged,
    now: Placed,
    scores: Vec<ScoreDistribution>,
    drawn: &'a Known,
}

impl Asker<'_> {
    fn ask_trl(&self) -> Option<Question> {
        (self.drawn.trl.len() > 1).then_some(())?;
        let place = self.retrial.rules.layout().trl();
        let counted = self.count(&self.scores, place);
        let answers = counted.clone().unwrap_or_else(|| {
            let answer = |(trl, probability): &(Trl, f64)| {
                let level = f64::from(trl.level());
                let drawn = Known {
                    trl: vec![(*trl, 1.0)],
                    ..self.drawn.clone()
                };
                self.answer(Found::Between(level, level), *probability, &drawn)
            };
            self.drawn.trl.iter().map(answer).collect()
        });
        Some(self.finish(QuestionInput::Trl, answers, counted.is_some()))
    }

    fn ask_level(&self, index: usize) -> Option<Question> {
        let spread = &self.drawn.assessments[index].spread;
        let mut scores = self.scores.clone();
        scores[index] = found_out(&self.scores[index]);
        let levels = self.list_levels(index, spread);
        (levels.len() > 1).then_some(())?;
        if self.retrial.configuration().criteria[index].origin == Origin::Need {
            return Some(self.ask_need(index, &levels));
        }
        let counted = self.count(&scores, index);
        let answers = counted.clone().unwrap_or_else(|| {
            let answer = |(level, probability): &(Level, f64)| {
                let mut drawn = self.drawn.clone();
                drawn.assessments[index].spread = Spread::certain(*level);
                self.answer(Found::Between(level.level(), level.level()), *probability, &drawn)
            };
            levels.iter().map(answer).collect()
        });
        Some(self.finish(QuestionInput::Criterion(index), answers, counted.is_some()))
    }

    /// The answers on need, level by level: a level that is found out is what a workshop says, so that whether practitioners
    /// asked follows from it. Levels beside each other with the same rings are one answer.
    fn ask_need(&self, index: usize, levels: &[(Level, f64)]) -> Question {
        let scale = self.retrial.configuration().criteria[index].scale;
        let mut answers: Vec<Answer> = Vec::new();
        for (level, probability) in levels {
            let mut drawn = self.drawn.clone();
            drawn.assessments[index].spread = Spread::certain(*level);
            drawn.asked = vec![(said_by_workshop(scale, level.level()), 1.0)];
            let answer = self.answer(Found::Between(level.level(), level.level()), *probability, &drawn);
            match answers.last_mut() {
                Some(last) if last.ring == answer.ring && last.rings == answer.rings => {
                    last.probability = (last.probability + probability).min(1.0);
                    if let Found::Between(_, high) = &mut last.found {
                        *high = level.level();
                    }
                }
                _ => answers.push(answer),
            }
        }
        let counted = !self.now.rings.is_empty();
        self.finish(QuestionInput::Criterion(index), answers, counted)
    }

    fn ask_link(&self, link: &Ask) -> Question {
        let asks = &self.judged.demand.asks;
        let with = |probability: f64| {
            let kept = asks.iter().filter(|ask| ask.need != link.need || probability > 0.0);
            let asks = kept.map(|ask| match ask.need == link.need {
                true => Ask {
                    probability,
                    ..ask.clone()
                },
                false => ask.clone(),
            });
            reread(self.retrial.dossier, self.technology, self.judged, asks.collect()).drawn(&self.retrial.laws)
        };
        let answers = vec![
            self.answer(Found::Holds, link.probability, &with(1.0)),
            self.answer(Found::Fails, 1.0 - link.probability, &with(0.0)),
        ];
        let counted = !self.now.rings.is_empty();
        self.finish(QuestionInput::Link(link.need.clone()), answers, counted)
    }

    fn answer(&self, found: Found, probability: f64, drawn: &Known) -> Answer {
        let Placed { ring, rings } = self.retrial.place(self.technology, drawn);
        Answer {
            found,
            probability,
            ring,
            rings,
        }
    }

    /// The answers counted out by the sides of limits; `None` where rules ask for the value.
    fn count(&self, scores: &[ScoreDistribution], place: usize) -> Option<Vec<Answer>> {
        let rules = &self.retrial.rules;
        let given = rules.given(scores, place)?.into_iter();
        let answers = given.map(|given| {
            let rings = rules.share_rings(&given.rules);
            Answer {
                found: Found::Between(given.low, given.high),
                // A sum of shares may end a hair above one.
                probability: given.probability.min(1.0),
                ring: rules.settle(given.rules).ring,
                rings,
            }
        });
        Some(answers.collect())
    }

    /// The levels of a spread with their probabilities, for rules on the value: ranges by what is thought most likely, a
    /// measurement that nobody knows by its quarters.
    fn list_levels(&self, index: usize, spread: &Spread) -> Vec<(Level, f64)> {
        let scale = self.retrial.configuration().criteria[index].scale;
        let pool = |given: &[(String, [f64; 3])], share: f64| -> Vec<(Level, f64)> {
            let each = share / given.len() as f64;
            let exact = given.iter().all(|(_, [low, _, high])| low == high);
            let points = given.iter().flat_map(|(_, range)| match exact {
                true => vec![(range[1], each)],
                false => range.iter().map(|level| (*level, each / 3.0)).collect(),
            });
            points
                .filter_map(|(level, share)| Some((scale.to_level(level)?, share)))
                .collect()
        };
        let mut levels = match spread {
            Spread::Levels(levels) | Spread::Unknown(UnknownSpread::Levels(levels)) => levels.clone(),
            Spread::Unknown(UnknownSpread::Between(low, high)) => {
                let level = |step: u8| scale.to_level(low + (high - low) * f64::from(step) / 4.0);
                (0..5).filter_map(|step| Some((level(step)?, 0.2))).collect()
            }
            Spread::Panel(given) => pool(given, 1.0),
            Spread::Partly { levels, rest } => {
                let left = 1.0 - levels.iter().map(|(_, share)| share).sum::<f64>();
                let rest = self.list_levels(index, rest).into_iter();
                let rest = rest.map(|(level, of_rest)| (level, of_rest * left));
                levels.iter().copied().chain(rest).collect()
            }
            Spread::TooFew { share, given, rest } => {
                let rest = self.list_levels(index, rest).into_iter();
                let rest = rest.map(|(level, of_rest)| (level, of_rest * (1.0 - share)));
                pool(given, *share).into_iter().chain(rest).collect()
            }
            Spread::Trl(_) => Vec::new(),
        };
        levels.retain(|(_, share)| *share > 0.0);
        levels.sort_by(|a, b| a.0.level().total_cmp(&b.0.level()));
        levels.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        levels
    }

    fn finish(&self, input: QuestionInput, answers: Vec<Answer>, counted: bool) -> Question {
        let rings = &self.retrial.configuration().rings;
        let inside = rings.iter().filter(|ring| !ring.outside).count();
        let outcomes: Vec<(f64, usize)> = answers.iter().map(|answer| (answer.probability, answer.ring)).collect();
        let worth = value_information(self.now.ring, &outcomes, inside);
        Question {
            technology: self.technology.id.clone(),
            input,
            answers,
            expected_change: crate::method::additive::round_value(worth.expected_change),
            changes: crate::method::additive::round_value(worth.changes),
            counted,
        }
    }
}

/// A distribution once it is found out: no part of it is unknown to the rules any more.
fn found_out(scores: &ScoreDistribution) -> ScoreDistribution {
    let parts =
        |parts: &[(f64, ScoreDistribution)]| parts.iter().map(|(share, part)| (*share, found_out(part))).collect();
    match scores {
        ScoreDistribution::Unknown(law) => (**law).clone(),
        ScoreDistribution::Mixture(mixed) => ScoreDistribution::Mixture(parts(mixed)),
        ScoreDistribution::Shared(shared) => ScoreDistribution::Shared(parts(shared)),
        known => known.clone(),
    }
}

/// What a workshop on the topics of a technology has said where its need is of a level: the lowest means that one was held
/// and no statement mentions it.
pub fn said_by_workshop(scale: Scale, level: f64) -> Asked {
    match level == scale.worst() {
        true => Asked::NotMentioned,
        false => Asked::Asked,
    }
}

/// What is known of a technology with other statements.
pub fn reread(dossier: &Dossier, technology: &Technology, judged: &Judged, asks: Vec<Ask>) -> Known {
    let (demand, _) = demand::read_demand(dossier, technology, asks);
    let known = criteria::Known {
        demand: &demand,
        momentum: &judged.momentum,
        trl: &judged.trl,
    };
    Known {
        assessments: criteria::assess_criteria(dossier, technology, &known),
        trl: judged.trl.clone(),
        asked: demand.need.asked.clone(),
    }
}
