//! The placing part of `radar.toml`: rings, rules, standards and law. Criteria are read in
//! [`super::criteria_table`], demand in [`super::demand_table`], uncertainty in [`super::scoring_table`].

use crate::model::{
    Asked, Bound, Condition, Constrains, Criterion, DemandModel, LegalClass, LegalEffect, Level, Measure, Proven, Ring,
    Route, Rule, Scoring, StandardKind, StandardLevel, StandardStatus, Trl, UnknownLevel, UntilScored, limits,
};

use super::criteria_table::read_criteria;
use super::demand_table::read_demand;
use super::fields::Fields;
use super::named::{define_id, title, values};
use super::names::NameKind;
use super::scoring_table::read_scoring;
use super::text::Text;

/// How technologies are weighed and placed.
pub struct Scheme {
    pub routes: Vec<Route>,
    pub rings: Vec<Ring>,
    pub criteria: Vec<Criterion>,
    pub scoring: Scoring,
    pub rules: Vec<Rule>,
    pub demand: DemandModel,
    pub legal_classes: Vec<LegalClass>,
    pub standard_levels: Vec<StandardLevel>,
    pub constrains: Constrains,
}

/// Reads the scoring part; what is wrong is noted.
pub fn read_scheme(fields: &mut Fields) -> Option<Scheme> {
    let criteria = read_criteria(fields);
    let routes = fields.some_tables("routes", "a route", limits::DECLARED, read_route);
    let ringed = fields.some_tables("rings", "a ring", limits::DECLARED, |fields| {
        read_ring(fields, &criteria, &routes)
    });
    let (rings, requirements): (Vec<Ring>, Vec<Vec<Condition>>) = ringed.into_iter().unzip();
    check_rings(fields, &rings);
    check_routes(fields, &routes, &rings);
    let declared = fields.some_tables("rules", "a rule", limits::DECLARED, |fields| {
        read_rule(fields, &rings, &criteria)
    });
    let rules = complete_rules(&rings, &requirements, declared);
    check_last_rule(fields, &rings, &rules);
    let scoring = read_scoring(fields, &criteria);
    let demand = fields.table("demand", "[demand]", read_demand);
    let standard_levels = fields.some_tables(
        "standard_levels",
        "a standards level",
        limits::DECLARED,
        read_standard_level,
    );
    let constrains = fields.table("constrains", "[constrains]", read_constrains);
    let legal_classes = fields.some_tables("legal_classes", "a legal class", limits::DECLARED, read_legal_class);
    Some(Scheme {
        routes,
        rings,
        criteria,
        scoring: scoring?,
        rules,
        demand: demand?,
        legal_classes,
        standard_levels,
        constrains: constrains?,
    })
}

fn read_route(fields: &mut Fields) -> Option<Route> {
    let id = define_id(fields, NameKind::Route);
    let name = title(fields, "name", "route");
    let meaning = fields.text("meaning");
    let purchase = fields.flag("purchase");
    Some(Route {
        id: id?.value,
        name: name?.value,
        meaning: meaning?.value,
        purchase,
    })
}

/// Warns of ways of buying that lead nowhere.
fn check_routes(fields: &Fields, routes: &[Route], rings: &[Ring]) {
    for (index, route) in routes.iter().enumerate() {
        if !rings.iter().any(|ring| ring.routes().any(|own| own == index)) {
            let message = format!("no ring has the route \"{}\".", route.id);
            let hint = format!("write route = \"{}\" in one of the [[rings]]", route.id);
            fields.warn("routes", message, Some(hint));
        }
    }
}

fn read_ring(fields: &mut Fields, criteria: &[Criterion], routes: &[Route]) -> Option<(Ring, Vec<Condition>)> {
    let id = define_id(fields, NameKind::Ring);
    let name = title(fields, "name", "ring");
    let meaning = fields.text("meaning");
    let advice = fields.text("advice");
    let outside = fields.flag("outside");
    let route = fields
        .text_if("route")
        .map(|text| fields.notes().refer(NameKind::Route, text));
    if outside && route.is_some() {
        let message = "what stands outside the rings is no candidate for buying.";
        fields.complain("route", message, Some("take route out".into()));
    }
    let until = fields.table_if("until", "what stands until a criterion is scored", |fields| {
        read_until(fields, criteria)
    });
    let proven = fields.table_if("proven", "what is done with what is in use", |fields| {
        read_proven(fields, routes)
    });
    if outside && proven.is_some() {
        let message = "what stands outside the rings is no candidate for buying.";
        fields.complain("proven", message, Some("take it out".into()));
    }
    let threshold = fields.quantity_if("threshold", "above 0 and below 1", |value| {
        (value > 0.0 && value < 1.0).then_some(value)
    });
    let requires = fields.tables("requires", "a requirement", |fields| read_condition(fields, criteria));
    let ring = Ring {
        id: id?.value,
        name: name?.value,
        meaning: meaning?.value,
        advice: advice?.value,
        until,
        route: route.and_then(|id| routes.iter().position(|route| route.id == id)),
        proven,
        outside,
        threshold,
    };
    Some((ring, requires))
}

fn read_proven(fields: &mut Fields, routes: &[Route]) -> Option<Proven> {
    let trl = fields.quantity("trl", "a whole number from 1 to 9", |value| {
        (value.fract() == 0.0).then(|| Trl::new(value as i64)).flatten()
    });
    let route = fields
        .text("route")
        .map(|text| fields.notes().refer(NameKind::Route, text));
    let advice = fields.text("advice");
    let route = route?;
    Some(Proven {
        trl: trl?,
        route: routes.iter().position(|known| known.id == route)?,
        advice: advice?.value,
    })
}

fn read_until(fields: &mut Fields, criteria: &[Criterion]) -> Option<UntilScored> {
    let id = fields
        .text("criterion")
        .map(|text| fields.notes().refer(NameKind::Criterion, text));
    let meaning = fields.text("meaning");
    let advice = fields.text("advice");
    let id = id?;
    Some(UntilScored {
        criterion: criteria.iter().position(|criterion| criterion.id == id)?,
        meaning: meaning?.value,
        advice: advice?.value,
    })
}

/// The rules in force: those declared, or one a ring (the outside ring first, then from the centre); each also demands
/// the threshold and the requirements of its ring.
fn complete_rules(rings: &[Ring], requirements: &[Vec<Condition>], declared: Vec<Rule>) -> Vec<Rule> {
    let mut rules = if declared.is_empty() {
        rules_of_rings(rings)
    } else {
        declared
    };
    for rule in &mut rules {
        let threshold = rings[rule.ring].threshold.map(|limit| Condition::Limit {
            measure: Measure::Value,
            bound: Bound::AtLeast(limit),
            unknown: UnknownLevel::Fails,
        });
        rule.conditions.extend(threshold);
        rule.conditions.extend(requirements[rule.ring].iter().cloned());
    }
    rules
}

fn rules_of_rings(rings: &[Ring]) -> Vec<Rule> {
    let mut order: Vec<usize> = (0..rings.len()).collect();
    order.sort_by_key(|ring| (!rings[*ring].outside, *ring));
    let rule = |ring: usize| Rule {
        ring,
        line: None,
        words: format!(
            "The innermost ring whose threshold and requirements are met is {}.",
            rings[ring].name
        ),
        conditions: Vec::new(),
    };
    order.into_iter().map(rule).collect()
}

fn check_rings(fields: &Fields, rings: &[Ring]) {
    let inside = rings.iter().filter(|ring| !ring.outside).count();
    let outside = rings.len() - inside;
    if !(1..=limits::RINGS).contains(&inside) {
        fields.complain(
            "rings",
            format!("there are {inside} rings; a map has 1 to {}.", limits::RINGS),
            None,
        );
    }
    if outside > 1 || rings.iter().rev().skip(1).any(|ring| ring.outside) {
        fields.complain(
            "rings",
            "only the last ring can be outside.",
            Some("put it last, and only one".into()),
        );
    }
    let thresholds: Vec<f64> = rings.iter().filter_map(|ring| ring.threshold).collect();
    if !thresholds.is_sorted_by(|inner, outer| inner > outer) {
        fields.complain(
            "rings",
            "the thresholds of the rings must fall from the centre outwards.",
            None,
        );
    }
}

fn read_rule(fields: &mut Fields, rings: &[Ring], criteria: &[Criterion]) -> Option<Rule> {
    let ring = fields
        .text("ring")
        .map(|text| fields.notes().refer(NameKind::Ring, text));
    let words = fields.text("words");
    let declared = fields.length("when");
    let conditions = fields.tables("when", "a condition", |fields| read_condition(fields, criteria));
    let ring = ring.and_then(|ring| rings.iter().position(|known| known.id == ring));
    // A rule short of a condition that could not be read would apply where it should not.
    (conditions.len() == declared).then_some(())?;
    Some(Rule {
        ring: ring?,
        line: fields.line(),
        words: words?.value,
        conditions,
    })
}

fn read_condition(fields: &mut Fields, criteria: &[Criterion]) -> Option<Condition> {
    let effects = fields.texts("effect");
    let asked = fields.texts("asked");
    let measure = fields.text_if("measure");
    let at_least = fields.number_if("at_least");
    let at_most = fields.number_if("at_most");
    let unknown = fields.text_if("unknown");
    if !effects.is_empty() {
        let chosen = effects
            .iter()
            .filter_map(|text| fields.choose(text, "effect", &LegalEffect::ALL))
            .collect();
        return Some(Condition::Effect(chosen));
    }
    if !asked.is_empty() {
        let chosen = asked
            .iter()
            .filter_map(|text| fields.choose(text, "asked", &Asked::ALL))
            .collect();
        return Some(Condition::Asked(chosen));
    }
    let bound = match (at_least, at_most) {
        (Some(limit), None) => Bound::AtLeast(limit),
        (None, Some(limit)) => Bound::AtMost(limit),
        (Some(_), Some(_)) | (None, None) => {
            fields.complain(
                "measure",
                "a condition has either at_least or at_most, or names an effect, or what was asked.",
                None,
            );
            return None;
        }
    };
    let Some(measure) = measure else {
        fields.complain("measure", "the condition does not say what it measures.", None);
        return None;
    };
    let measure = read_measure(fields, measure, criteria)?;
    if measure == Measure::Value && !(0.0..=1.0).contains(&bound.limit()) {
        let message = format!("the value is held against {}; it runs from 0 to 1.", bound.limit());
        fields.complain("measure", message, None);
    }
    let unknown = match unknown {
        Some(text) => fields.choose(&text, "unknown", &UnknownLevel::ALL)?,
        None => UnknownLevel::Drawn,
    };
    if measure == Measure::Value && (unknown == UnknownLevel::Passes || matches!(bound, Bound::AtMost(_))) {
        let message = "the value is only held against at_least, and an unknown value fails.";
        fields.complain("measure", message, None);
    }
    Some(Condition::Limit {
        measure,
        bound,
        unknown,
    })
}

fn read_measure(fields: &Fields, text: Text, criteria: &[Criterion]) -> Option<Measure> {
    match text.value.as_str() {
        "trl.low" => Some(Measure::TrlLow),
        "trl.high" => Some(Measure::TrlHigh),
        "value" => Some(Measure::Value),
        _ => {
            let id = fields.notes().refer(NameKind::Criterion, text);
            criteria
                .iter()
                .position(|criterion| criterion.id == id)
                .map(Measure::Criterion)
        }
    }
}

/// The last rule always applies, so that every technology finds a ring; no other one does, since what comes behind it would
/// never be tried.
fn check_last_rule(fields: &Fields, rings: &[Ring], rules: &[Rule]) {
    let always = rules.iter().position(|rule| rule.conditions.is_empty());
    if let Some(index) = always.filter(|index| index + 1 < rules.len()) {
        let ring = &rings[rules[index].ring].id;
        let message = format!("a rule for ring \"{ring}\" has no condition, so what stands behind it is never tried.");
        fields.complain("rules", message, Some("give it conditions, or put it last".into()));
    }
    if rules.last().is_none_or(|rule| !rule.conditions.is_empty()) {
        fields.complain(
            "rules",
            "the last rule must have no condition, so that it always applies.",
            Some("end with: when = [], and give its ring neither threshold nor requires".into()),
        );
    }
}

const LEVELS: &str = "from 1 to 5";

fn read_standard_level(fields: &mut Fields) -> Option<StandardLevel> {
    let level = fields.quantity("level", LEVELS, Level::new);
    let kinds = fields.texts("kinds");
    let kinds: Vec<StandardKind> = kinds
        .iter()
        .filter_map(|text| fields.choose(text, "kind", &StandardKind::ALL))
        .collect();
    if kinds.contains(&StandardKind::LegalAct) {
        let message = "law is obeyed, not adopted: a legal act gives no level of standards.";
        fields.complain("kinds", message, Some("take \"legal-act\" out".into()));
    }
    let statuses = fields.texts("statuses");
    let statuses = statuses
        .iter()
        .filter_map(|text| fields.choose(text, "status", &StandardStatus::ALL))
        .collect();
    Some(StandardLevel {
        level: level?,
        kinds,
        statuses,
    })
}

fn read_constrains(fields: &mut Fields) -> Option<Constrains> {
    let lowers_by = fields.quantity("lowers_by", "from 0 to 4", |n| (0.0..=4.0).contains(&n).then_some(n));
    let not_below = fields.quantity("not_below", LEVELS, Level::new);
    Some(Constrains {
        lowers_by: lowers_by?,
        not_below: not_below?,
    })
}

fn read_legal_class(fields: &mut Fields) -> Option<LegalClass> {
    let id = define_id(fields, NameKind::LegalClass);
    let name = title(fields, "name", "legal class");
    let meaning = fields.text("meaning");
    let instrument = fields.text("instrument");
    let effect = fields.choice("effect", &LegalEffect::ALL);
    let level = fields.quantity("level", LEVELS, Level::new);
    let level_special = fields.quantity("level_special", LEVELS, Level::new);
    let valid_from = fields.text_if("valid_from").map(|text| text.value);
    let checked_on = fields.date("checked_on");
    let source = fields.text("source");
    let safeguards = values(fields.texts("safeguards"));
    let review = fields.text_if("review").map(|text| text.value);
    Some(LegalClass {
        id: id?.value,
        name: name?.value,
        meaning: meaning?.value,
        instrument: instrument?.value,
        effect: effect?,
        level: level?,
        level_special: level_special?,
        valid_from,
        checked_on: checked_on?,
        source: source?.value,
        safeguards,
        review,
    })
}
