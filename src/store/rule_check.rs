//! What is odd about the rules of `radar.toml`, whatever the technologies are: warnings with the line of the rule.
//!
//! The rules are laid on a grid (`method::rule_table`): the TRL as all pairs of low and high, the law as all effects, a
//! criterion and the value cut at the limits that rules set on them, with a point between two limits, each of them known or
//! drawn for a level that nobody knows, and asking as all its states.
//! Axes are taken as independent of each other, so that a rule said to be unreachable is never reached; one that depends on
//! how the value follows from the levels may be unreachable without being said to be.

use crate::diagnostic::{Diagnostic, Place};
use crate::method::rings::Bound as Limit;
use crate::method::rule_table::{Admits, RuleTable, TableRule, Undecided, Unreached};
use crate::model::{
    Asked, Better, Bound, Condition, Configuration, LegalEffect, Measure, Origin, Rule, Scale, UnknownLevel,
};

use super::Parts;
use super::notes::Notes;

/// Warns of what is odd about the rules.
pub fn check_rules(parts: &Parts, configuration: &Configuration, notes: &Notes) {
    let file = parts.folder.join("radar.toml").display().to_string();
    let warn = |rule: &Rule, message: String, hint: &str| {
        let place = Place {
            line: rule.line,
            ..Place::in_file(file.clone())
        };
        notes.say(Diagnostic::warning(place, message).with_hint(hint));
    };
    let rules = &configuration.rules;
    // A table that is not whole is complained about where it is read.
    if rules.last().is_none_or(|rule| !rule.conditions.is_empty()) {
        return;
    }
    let grid = Grid::of(configuration);
    for (index, rule) in rules.iter().enumerate() {
        check_limits(configuration, index, |message| {
            warn(rule, message, "every technology meets such a limit, or none does")
        });
        match say_reach(&grid, configuration, index) {
            Ok(Some((message, hint))) => warn(rule, message, hint),
            Ok(None) => {}
            Err(Undecided) => warn(
                rule,
                format!(
                    "{} hangs on so many conditions that nobody can say whether it is ever reached.",
                    name(configuration, index)
                ),
                "write the rules more simply",
            ),
        }
    }
    for (index, message) in find_gaps(configuration).into_iter().chain(find_disorder(configuration)) {
        warn(&rules[index], message, "look at the limits of both rules");
    }
    if !parts.workshops.is_empty() {
        for index in find_unasked(&grid, configuration) {
            let message = format!(
                "{} leads to the innermost ring also where no practitioner was asked about the technology.",
                name(configuration, index)
            );
            warn(&rules[index], message, "add a condition: { asked = [\"asked\"] }");
        }
    }
}

/// A rule by its number and ring.
fn name(configuration: &Configuration, index: usize) -> String {
    let ring = &configuration.rings[configuration.rules[index].ring].id;
    format!("rule {} (ring \"{ring}\")", index + 1)
}

fn say_reach(
    grid: &Grid,
    configuration: &Configuration,
    index: usize,
) -> Result<Option<(String, &'static str)>, Undecided> {
    let rule = name(configuration, index);
    let is_last = index + 1 == configuration.rules.len();
    Ok(match grid.table.find_unreached(index)? {
        Some(Unreached::Contradiction) => Some((
            format!("{rule} is never reached: its own conditions exclude each other."),
            "mend its limits, or take it out",
        )),
        Some(Unreached::Covered(earlier)) => Some((
            format!(
                "{rule} is never reached: {} holds whenever it does.",
                name(configuration, earlier)
            ),
            "put the narrower rule first, or take it out",
        )),
        Some(Unreached::CoveredTogether) if !is_last => Some((
            format!("{rule} is never reached: whenever it holds, one of the rules before it does."),
            "put the narrower rule first, or take it out",
        )),
        // The last rule is the net below the others; that nothing falls into it is no fault.
        Some(Unreached::CoveredTogether) => None,
        None if !is_last && grid.table.is_idle(index)? => Some((
            format!("{rule} makes no difference: without it every technology finds the same ring."),
            "the rules after it say the same; take one of them out, or mend its limits",
        )),
        None => None,
    })
}

/// Limits that no level, or no other side of the scale, can miss.
fn check_limits(configuration: &Configuration, index: usize, warn: impl Fn(String)) {
    for condition in &configuration.rules[index].conditions {
        let Condition::Limit { measure, bound, .. } = condition else {
            continue;
        };
        let Scale { low, high, .. } = scale_of(configuration, measure);
        let limit = bound.limit();
        if !(low..=high).contains(&limit) {
            let rule = name(configuration, index);
            let measure = word(configuration, measure);
            warn(format!(
                "{rule} holds {measure} against {limit}; its scale runs from {low} to {high}."
            ));
        }
    }
}

fn word<'a>(configuration: &'a Configuration, measure: &Measure) -> &'a str {
    match measure {
        Measure::TrlLow => "trl.low",
        Measure::TrlHigh => "trl.high",
        Measure::Value => "value",
        Measure::Criterion(index) => &configuration.criteria[*index].id,
    }
}

fn scale_of(configuration: &Configuration, measure: &Measure) -> Scale {
    let from = |low, high| Scale {
        low,
        high,
        better: Better::High,
    };
    match measure {
        Measure::TrlLow | Measure::TrlHigh => from(1.0, 9.0),
        Measure::Value => from(0.0, 1.0),
        Measure::Criterion(index) => configuration.criteria[*index].scale,
    }
}

/// The measures that rules name, each once, in the order of the rules.
fn measures(configuration: &Configuration) -> Vec<&Measure> {
    let mut found: Vec<&Measure> = Vec::new();
    for condition in configuration.rules.iter().flat_map(|rule| &rule.conditions) {
        if let Condition::Limit { measure, .. } = condition
            && !found.contains(&measure)
        {
            found.push(measure);
        }
    }
    found
}

/// The limits that rules set on a measure, with the rule's index.
fn limits_on<'a>(configuration: &'a Configuration, wanted: &'a Measure) -> impl Iterator<Item = (usize, Bound)> + 'a {
    let rules = configuration.rules.iter().enumerate();
    rules.flat_map(move |(index, rule)| {
        rule.conditions.iter().filter_map(move |condition| match condition {
            Condition::Limit { measure, bound, .. } if measure == wanted => Some((index, *bound)),
            Condition::Limit { .. } | Condition::Asked(_) | Condition::Effect(_) => None,
        })
    })
}

/// Gaps: a whole step of a TRL or of a scale with anchors that meets no limit on the measure, while a lower step meets the
/// `at_most` of one rule and a higher one the `at_least` of another. A scale that measures has no steps and no such gaps.
fn find_gaps(configuration: &Configuration) -> Vec<(usize, String)> {
    let mut gaps = Vec::new();
    for measure in measures(configuration) {
        let stepped = match measure {
            Measure::TrlLow | Measure::TrlHigh => true,
            Measure::Value => false,
            Measure::Criterion(index) => !configuration.criteria[*index].anchors.is_empty(),
        };
        let limits: Vec<(usize, Bound)> = limits_on(configuration, measure).collect();
        let Scale { low, high, .. } = scale_of(configuration, measure);
        let steps = (0..)
            .map(|step| low + f64::from(step))
            .take_while(|level| stepped && *level <= high);
        let meets = |bound: Bound, level: f64| to_limit(bound).holds(level);
        let uncovered = steps.filter(|level| !limits.iter().any(|(_, bound)| meets(*bound, *level)));
        for level in uncovered {
            let below = limits
                .iter()
                .filter(|(_, bound)| matches!(bound, Bound::AtMost(limit) if *limit < level));
            let above = limits
                .iter()
                .filter(|(_, bound)| matches!(bound, Bound::AtLeast(limit) if *limit > level));
            let below = below.max_by(|a, b| a.1.limit().total_cmp(&b.1.limit()));
            let above = above.min_by(|a, b| a.1.limit().total_cmp(&b.1.limit()));
            if let (Some((lower, most)), Some((upper, least))) = (below, above) {
                let message = format!(
                    "a gap: {} takes {} up to {} and {} from {}; {level} lies between and meets neither.",
                    name(configuration, *lower),
                    word(configuration, measure),
                    most.limit(),
                    name(configuration, *upper),
                    least.limit()
                );
                gaps.push((*lower, message));
            }
        }
    }
    gaps
}

/// Pairs of rings of which the nearer one asks for less of a measure in all its rules that name it than the farther one.
fn find_disorder(configuration: &Configuration) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for measure in measures(configuration) {
        let better = scale_of(configuration, measure).better;
        let asks: Vec<(usize, f64)> = limits_on(configuration, measure)
            .filter_map(|(rule, bound)| match (bound, better) {
                (Bound::AtLeast(limit), Better::High) => Some((rule, limit)),
                (Bound::AtMost(limit), Better::Low) => Some((rule, -limit)),
                (Bound::AtLeast(_), Better::Low) | (Bound::AtMost(_), Better::High) => None,
            })
            .collect();
        let ring = |rule: usize| configuration.rules[rule].ring;
        let inside = |rule: usize| !configuration.rings[ring(rule)].outside;
        let of = |wanted: usize| {
            asks.iter()
                .filter(move |(rule, _)| configuration.rules[*rule].ring == wanted)
        };
        let rings = 0..configuration.rings.len();
        for (near, far) in rings
            .clone()
            .flat_map(|near| rings.clone().skip(near + 1).map(move |far| (near, far)))
        {
            let most = of(near).max_by(|a, b| a.1.total_cmp(&b.1));
            let least = of(far).min_by(|a, b| a.1.total_cmp(&b.1));
            if let (Some((nearer, most)), Some((farther, least))) = (most, least)
                && inside(*nearer)
                && inside(*farther)
                && most < least
            {
                let message = format!(
                    "{} asks for less of {} ({}) than {} ({}), though its ring is nearer.",
                    name(configuration, *nearer),
                    word(configuration, measure),
                    most.abs(),
                    name(configuration, *farther),
                    least.abs()
                );
                found.push((*nearer, message));
            }
        }
    }
    found
}

/// Rules to the innermost ring that decide for some technology nobody was asked about, so that its need is unknown.
fn find_unasked(grid: &Grid, configuration: &Configuration) -> Vec<usize> {
    let need = configuration
        .criteria
        .iter()
        .position(|criterion| criterion.origin == Origin::Need);
    let Some(need) = need else { return Vec::new() };
    let asking = Admits {
        axis: grid.at(&Axis::Asking),
        points: Asked::ALL
            .iter()
            .map(|(asked, _)| *asked == Asked::NotYetAsked)
            .collect(),
    };
    let axis = grid.axes.iter().position(|axis| *axis == Axis::Criterion(need));
    let unknown = axis.map(|axis| Admits {
        axis,
        points: grid.numbers[axis].iter().map(|point| !point.known).collect(),
    });
    let within: Vec<Admits> = [asking].into_iter().chain(unknown).collect();
    let rules = configuration.rules.iter().enumerate();
    let inner = rules.filter(|(_, rule)| rule.ring == 0 && !configuration.rings[0].outside);
    inner
        .filter(|(index, _)| grid.table.decides_within(*index, &within).unwrap_or(false))
        .map(|(index, _)| index)
        .collect()
}

/// What an axis of the grid stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Axis {
    Trl,
    Law,
    Asking,
    Value,
    Criterion(usize),
}

/// The rules on their grid.
struct Grid {
    axes: Vec<Axis>,
    numbers: Vec<Vec<Point>>,
    table: RuleTable,
}

/// A number on an axis, and whether somebody knows it or it is drawn.
#[derive(Debug, Clone, Copy)]
struct Point {
    number: f64,
    known: bool,
}

impl Grid {
    fn of(configuration: &Configuration) -> Self {
        let mut axes = vec![Axis::Trl, Axis::Law, Axis::Asking, Axis::Value];
        let criteria = measures(configuration).into_iter().filter_map(|measure| match measure {
            Measure::Criterion(index) => Some(Axis::Criterion(*index)),
            Measure::TrlLow | Measure::TrlHigh | Measure::Value => None,
        });
        axes.extend(criteria);
        let numbers: Vec<Vec<Point>> = axes.iter().map(|axis| list_numbers(configuration, axis)).collect();
        let rules = configuration.rules.iter().map(|rule| TableRule {
            ring: rule.ring,
            conditions: rule
                .conditions
                .iter()
                .map(|condition| admit(&axes, &numbers, condition))
                .collect(),
        });
        let table = RuleTable {
            axes: axes
                .iter()
                .zip(&numbers)
                .map(|(axis, numbers)| count_points(axis, numbers))
                .collect(),
            rules: rules.collect(),
        };
        Grid { axes, numbers, table }
    }

    fn at(&self, wanted: &Axis) -> usize {
        place_of(&self.axes, wanted)
    }
}

fn place_of(axes: &[Axis], wanted: &Axis) -> usize {
    let axis = axes.iter().position(|axis| axis == wanted);
    axis.expect("every measure that rules name has an axis")
}

/// Every pair of a low and a high TRL.
fn trl_pairs() -> impl Iterator<Item = (u8, u8)> {
    (1..=9).flat_map(|low| (low..=9).map(move |high| (low, high)))
}

fn count_points(axis: &Axis, numbers: &[Point]) -> usize {
    match axis {
        Axis::Trl => trl_pairs().count(),
        Axis::Law => LegalEffect::ALL.len(),
        Axis::Asking => Asked::ALL.len(),
        Axis::Value | Axis::Criterion(_) => numbers.len(),
    }
}

/// The numbers of a criterion's or the value's axis: the ends of the scale, the limits on it and the middle between each two;
/// all of them once more as drawn ones where the level may be unknown.
fn list_numbers(configuration: &Configuration, axis: &Axis) -> Vec<Point> {
    let (measure, may_be_unknown) = match axis {
        Axis::Trl | Axis::Law | Axis::Asking => return Vec::new(),
        Axis::Value => (Measure::Value, false),
        Axis::Criterion(index) => {
            let known = matches!(
                configuration.criteria[*index].origin,
                Origin::Legal | Origin::Maturity(_)
            );
            (Measure::Criterion(*index), !known)
        }
    };
    let Scale { low, high, .. } = scale_of(configuration, &measure);
    let limits = limits_on(configuration, &measure).map(|(_, bound)| bound.limit());
    let mut cuts: Vec<f64> = limits.filter(|limit| (low..=high).contains(limit)).collect();
    cuts.extend([low, high]);
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    let between = cuts.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0);
    let all: Vec<f64> = cuts.iter().copied().chain(between).collect();
    let points = |known: bool| all.iter().map(move |number| Point { number: *number, known });
    let drawn = points(false).filter(|_| may_be_unknown);
    drawn.chain(points(true)).collect()
}

fn to_limit(bound: Bound) -> Limit {
    match bound {
        Bound::AtLeast(limit) => Limit::AtLeast(limit),
        Bound::AtMost(limit) => Limit::AtMost(limit),
    }
}

/// The points of its axis that meet a condition.
fn admit(axes: &[Axis], numbers: &[Vec<Point>], condition: &Condition) -> Admits {
    let at = |wanted: Axis| place_of(axes, &wanted);
    match condition {
        Condition::Effect(wanted) => Admits {
            axis: at(Axis::Law),
            points: LegalEffect::ALL
                .iter()
                .map(|(effect, _)| wanted.contains(effect))
                .collect(),
        },
        Condition::Asked(wanted) => Admits {
            axis: at(Axis::Asking),
            points: Asked::ALL.iter().map(|(asked, _)| wanted.contains(asked)).collect(),
        },
        Condition::Limit {
            measure,
            bound,
            unknown,
        } => {
            let limit = to_limit(*bound);
            let meets = |point: &Point| match (point.known, unknown) {
                (false, UnknownLevel::Fails) => false,
                (false, UnknownLevel::Passes) => true,
                (false, UnknownLevel::Drawn) | (true, _) => limit.holds(point.number),
            };
            let on = |axis: usize| numbers[axis].iter().map(meets).collect();
            let (axis, points) = match measure {
                Measure::TrlLow => (
                    at(Axis::Trl),
                    trl_pairs().map(|(low, _)| limit.holds(low.into())).collect(),
                ),
                Measure::TrlHigh => (
                    at(Axis::Trl),
                    trl_pairs().map(|(_, high)| limit.holds(high.into())).collect(),
                ),
                Measure::Value => (at(Axis::Value), on(at(Axis::Value))),
                Measure::Criterion(index) => (at(Axis::Criterion(*index)), on(at(Axis::Criterion(*index)))),
            };
            Admits { axis, points }
        }
    }
}
