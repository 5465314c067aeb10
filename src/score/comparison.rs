//! What two radars differ in, and what each difference does: contributions that add up.
//!
//! 1. Every input that is otherwise is listed (`list`), technologies under their newer names.
//! 2. For a technology that is in both, a mixture of both radars is made of what it reads (`slice`, `declared`): some inputs as they are
//!    now, the others as they were. It is judged and placed as every radar is.
//! 3. What each input does to the probabilities of the rings and to the value is its Shapley value over all such mixtures
//!    (`method::shapley`). What makes no radar by itself acts together and stands as one (`players`).

mod declared;
mod list;
mod pairs;
mod players;
mod renamed;
mod rule_pairs;
mod slice;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::method::shapley::{Effort, Shares, share_out};
use crate::method::stream::StreamKey;
use crate::model::{
    Asked, Assessment, Attribution, Contribution, Dossier, Edition, Input, InputChange, Measure, Reasons, Score,
    Technology,
};

use super::place::{Judged, mean_value};
use super::rules::Rules;
use super::smaa_model::{Reading, make_scores, mean_weights};
use super::{demand, judge_technologies, judge_technology, simulate_edition, unknown, value};

use players::list_players;
use slice::{Mixer, Slice};

pub use slice::SettleTrl;

/// Everything in which the newer radar differs, and what each did.
pub fn explain_differences(old: &Dossier, new: &Dossier, settle: SettleTrl) -> Reasons {
    let old = &*renamed::rename(old, new);
    let comparison = Comparison {
        mixer: Mixer::new(old, new, settle),
        seen: [old, new].map(|dossier| judge_technologies(dossier).0),
        rings: list_rings(old, new),
    };
    let mut changes = list::list_changes(old, new);
    if comparison.sees_otherwise() {
        changes.push(InputChange {
            input: Input::Seen,
            subject: String::new(),
            technology: String::new(),
            before: Some(old.configuration.edition.clone()),
            now: Some(new.configuration.edition.clone()),
            rule: None,
        });
    }
    let technologies = new.technologies.par_iter();
    let technologies: Vec<Attribution> = technologies
        .filter(|technology| old.technology(&technology.id).is_some())
        .filter_map(|technology| comparison.attribute(technology, &changes))
        .collect();
    // Nobody wrote down what is seen: it is told where it does something.
    let last = changes.len().saturating_sub(1);
    let mut acting = technologies.iter().flat_map(|found| &found.contributions);
    let is_idle = !acting.any(|contribution| contribution.changes.contains(&last));
    if is_idle && changes.last().is_some_and(|last| last.input == Input::Seen) {
        changes.pop();
    }
    Reasons {
        before: old.configuration.clone(),
        now: new.configuration.clone(),
        changes,
        rings: comparison.rings,
        technologies,
    }
}

/// Ids of the rings of both, from the centre: in the order of the newer one, with what went behind what it followed.
fn list_rings(old: &Dossier, new: &Dossier) -> Vec<String> {
    let rings = pairs::pair(&old.configuration.rings, &new.configuration.rings, |ring| {
        ring.id.clone()
    });
    rings.into_iter().map(|(id, _)| id).collect()
}

struct Comparison<'a> {
    mixer: Mixer<'a>,
    /// What is known of all technologies of the older and of the newer radar, for laws as seen.
    seen: [Vec<Judged>; 2],
    rings: Vec<String>,
}

impl Comparison<'_> {
    /// Whether an unknown level is drawn otherwise because other levels are seen among all technologies.
    fn sees_otherwise(&self) -> bool {
        let configuration = &self.mixer.new.configuration;
        let [before, now] = [0, 1].map(|side| unknown::list_laws(configuration, self.list_seen(side)));
        self.mixer.same_frame() && before != now
    }

    /// What is known of all technologies before (0) or now (1).
    fn list_seen(&self, side: usize) -> impl Iterator<Item = (Asked, &[Assessment])> + Clone {
        let seen = self.seen[side].iter();
        seen.map(|judged| (judged.asked, judged.assessments.as_slice()))
    }

    fn attribute(&self, technology: &Technology, changes: &[InputChange]) -> Option<Attribution> {
        let players = list_players(&self.mixer, &technology.id, changes);
        if players.is_empty() {
            return None;
        }
        let seed = self.mixer.new.configuration.scoring.seed;
        let key = StreamKey::new(seed, "shapley", &[&technology.id]);
        let slice = self.mixer.slice(&technology.id);
        let player_of: BTreeMap<&Input, usize> = players
            .iter()
            .enumerate()
            .flat_map(|(player, own)| own.iter().map(move |change| (&changes[*change].input, player)))
            .collect();
        let worth = |made: &[bool]| {
            let takes = |input: &Input| player_of.get(input).is_some_and(|player| made[*player]);
            self.weigh(&slice, &technology.id, &takes)
        };
        let effort = match self.mixer.new.configuration.asks_for(&Measure::Value) {
            true => Effort::DRAWN,
            false => Effort::COUNTED,
        };
        let shares = share_out(players.len(), effort, &key, worth);
        let contributions = list_contributions(players, &shares);
        if contributions.is_empty() {
            return None;
        }
        let has_value = !self.mixer.new.configuration.criteria.is_empty();
        let split = |worth: &[f64]| match worth.split_last() {
            Some((value, rings)) => (rings.to_vec(), Some(*value).filter(|_| has_value)),
            None => (Vec::new(), None),
        };
        let ((before, value_before), (now, value_now)) = (split(&shares.none), split(&shares.all));
        Some(Attribution {
            technology: technology.id.clone(),
            value: (value_before, value_now),
            before,
            now,
            contributions,
            error: shares.error,
        })
    }

    /// The probabilities of the rings and the value of a mixture.
    fn weigh(&self, slice: &Slice, technology: &str, takes: &dyn Fn(&Input) -> bool) -> Vec<f64> {
        let mix = slice.mix(takes);
        let as_now = match self.mixer.same_frame() {
            true => takes(&Input::Seen),
            false => takes(&Input::Frame),
        };
        let (rings, value) = place_mix(&mix, technology, self.list_seen(usize::from(as_now)));
        let ids = mix.configuration.rings.iter().map(|ring| ring.id.as_str());
        let shares: Vec<(&str, f64)> = ids.zip(rings).collect();
        let share = |id: &String| {
            shares
                .iter()
                .find(|(known, _)| known == id)
                .map_or(0.0, |(_, share)| *share)
        };
        self.rings
            .iter()
            .map(share)
            .chain([value.unwrap_or_default()])
            .collect()
    }
}

/// What each player added that added something, the largest first.
fn list_contributions(players: Vec<Vec<usize>>, shares: &Shares) -> Vec<Contribution> {
    let contributions = players.into_iter().zip(&shares.shares);
    let contributions = contributions.filter_map(|(changes, share)| {
        let (value, rings) = share.split_last()?;
        Some(Contribution {
            changes,
            rings: rings.to_vec(),
            value: *value,
        })
    });
    let mut contributions: Vec<Contribution> = contributions.filter(Contribution::counts).collect();
    let weight = |contribution: &Contribution| -> (f64, f64) {
        let moved = contribution.rings.iter().map(|share| share.abs()).sum();
        (moved, contribution.value.abs())
    };
    contributions.sort_by(|a, b| {
        let (one, other) = (weight(a), weight(b));
        let order = other.0.total_cmp(&one.0).then(other.1.total_cmp(&one.1));
        order.then_with(|| a.changes.cmp(&b.changes))
    });
    contributions
}

/// The probabilities of the rings and the value of one technology of a radar.
fn place_mix<'a>(
    mix: &Dossier,
    id: &str,
    seen: impl Iterator<Item = (Asked, &'a [Assessment])> + Clone,
) -> (Vec<f64>, Option<f64>) {
    let configuration = &mix.configuration;
    let rules = Rules::new(configuration, &mix.technologies);
    let laws = unknown::list_laws(configuration, seen);
    let (lines, links) = (demand::Lines::new(mix), demand::group_links(mix));
    let judge = |technology: &Technology| {
        let links = links.get(&technology.id).map_or(&[][..], Vec::as_slice);
        let mut judged = judge_technology(mix, &lines, technology, links);
        unknown::draw_unknowns(&laws, &mut judged.assessments);
        judged
    };
    if configuration.asks_for(&Measure::Value) {
        return draw_mix(mix, id, &rules, judge);
    }
    let technology = mix.technology(id).expect("the technology is in both radars");
    let mut judged = judge(technology);
    for assessment in &mut judged.assessments {
        let criterion = &configuration.criteria[assessment.criterion];
        assessment.score = value::mean_score(criterion, &assessment.spread, &judged.trl);
    }
    let reading = Reading {
        assessments: &judged.assessments,
        trl: &judged.trl,
        asked: &judged.demand.need.asked,
    };
    let value = mean_value(mix, &judged.assessments);
    let ruling = rules.place(value, &make_scores(mix, rules.layout(), technology, &reading));
    // Ranges of weights have no mean in closed form; their value is drawn.
    let is_drawn = mean_weights(configuration).is_none() && value.is_some();
    let value = if is_drawn {
        draw_mix(mix, id, &rules, judge).1
    } else {
        value
    };
    (rules.share_rings(&ruling.rules), value)
}

/// The same where something has to be drawn.
fn draw_mix(mix: &Dossier, id: &str, rules: &Rules, judge: impl Fn(&Technology) -> Judged) -> (Vec<f64>, Option<f64>) {
    let placed = mix.technologies.iter();
    let placed = placed.map(|technology| super::place_technology(mix, rules, technology, judge(technology)));
    let mut edition = Edition::of_placements(placed.collect());
    let drawn = simulate_edition(mix, &mut edition, false);
    let placement = edition.placement(id).expect("each technology of the mixture is placed");
    let rings = placement.certainty.as_ref().filter(|_| drawn.is_ok());
    let rings = rings.map(|found| found.rings.clone()).unwrap_or_else(|| {
        // What the method refuses, such as weights that are all zero, stands where the middle of everything puts it.
        let rings = 0..mix.configuration.rings.len();
        rings.map(|ring| f64::from(u8::from(ring == placement.ruled))).collect()
    });
    (rings, placement.value.filter(|_| drawn.is_ok()).map(Score::value))
}
