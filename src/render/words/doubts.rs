//! What to find out next, who could tell, and what a ring hangs on, in words.

use crate::model::{
    Answer, Bound, Condition, Configuration, Dossier, Found, Grade, InputKind, Origin, Question, QuestionInput,
    TechnologyTrials, Trial, TrialEffect, TriedLaw,
};
use crate::render::messages::message;

use super::{capital, join, measure, percent, short};

/// The question in a sentence.
pub fn question(question: &Question, dossier: &Dossier) -> String {
    let technology = dossier.technology(&question.technology);
    let technology = technology.map_or(&question.technology, |technology| &technology.name);
    match &question.input {
        QuestionInput::Trl => message!("question-trl", technology = technology),
        QuestionInput::Criterion(index) => {
            let criterion = &dossier.configuration.criteria[*index];
            message!(
                "question-criterion",
                criterion = &criterion.name,
                technology = technology,
                question = &criterion.question
            )
        }
        QuestionInput::Link(need) => {
            let statement = dossier.need(need).map(|(_, need)| need.statement.as_str());
            let statement = statement.unwrap_or_default();
            let links = dossier.joint_links(need);
            let mut limiting = links.iter().filter(|link| link.grade == Grade::Constrains);
            match limiting.any(|link| link.technology == question.technology) {
                true => message!(
                    "question-limiting-link",
                    statement = statement,
                    need = need,
                    technology = technology
                ),
                false => message!(
                    "question-link",
                    statement = statement,
                    need = need,
                    technology = technology
                ),
            }
        }
    }
}

/// Who could answer it.
pub fn who_could_tell(question: &Question, dossier: &Dossier) -> String {
    let technology = dossier.technology(&question.technology);
    match &question.input {
        QuestionInput::Trl => message!("who-tested"),
        QuestionInput::Link(need) => {
            let links = dossier.links_between(need, &question.technology);
            let mut names: Vec<String> = links.map(|link| super::who(&link.by)).collect();
            names.dedup();
            message!("who-second-reviewer", by = join(&names))
        }
        QuestionInput::Criterion(index) => {
            let criterion = &dossier.configuration.criteria[*index];
            match criterion.origin {
                Origin::Need => {
                    let topics = technology.into_iter().flat_map(|technology| &technology.topics);
                    let topics: Vec<_> = topics.filter_map(|topic| dossier.topic(topic)).collect();
                    let open = topics
                        .iter()
                        .find(|topic| dossier.workshops_on(&topic.id).next().is_none());
                    match (open, topics.first()) {
                        (Some(topic), _) => message!("who-workshop", topic = &topic.name),
                        (None, Some(topic)) => message!("who-asked-again", topic = &topic.name),
                        (None, None) => message!("who-practitioners"),
                    }
                }
                Origin::Maturity(_) => message!("who-tested"),
                Origin::Legal => message!("who-lawyer"),
                Origin::Standards => message!("who-standards"),
                Origin::Evidence => message!("who-evidence"),
                Origin::Assessed => message!("who-assessors", criterion = &criterion.name),
            }
        }
    }
}

/// The answers with the rings they lead to: "1 to 2: Pilot (40 %); 3 to 5: Deploy (60 %)".
pub fn answers(question: &Question, configuration: &Configuration) -> String {
    let answers = question.answers.iter().map(|answer| {
        message!(
            "answer-leads-to",
            found = found(answer),
            ring = &configuration.rings[answer.ring].name,
            share = percent(answer.probability)
        )
    });
    answers.collect::<Vec<_>>().join("; ")
}

/// Each answer in a sentence: what is found, in the words of its scale, and the ring it leads to.
pub fn plain_answers(question: &Question, configuration: &Configuration) -> Vec<String> {
    let answers = question.answers.iter().map(|answer| {
        message!(
            "plain-answer",
            found = plain_found(question, answer, configuration),
            ring = &configuration.rings[answer.ring].name,
            share = percent(answer.probability)
        )
    });
    answers.collect()
}

fn plain_found(question: &Question, answer: &Answer, configuration: &Configuration) -> String {
    let (Found::Between(low, high), QuestionInput::Criterion(index)) = (&answer.found, &question.input) else {
        return match answer.found {
            Found::Between(..) => message!("plain-found-trl", trl = found(answer)),
            Found::Holds | Found::Fails => found(answer),
        };
    };
    let anchors = &configuration.criteria[*index].anchors;
    // Levels count from 1; the cast rounds a level that is whole.
    let anchor = |level: f64| anchors.get((level.round() as usize).saturating_sub(1));
    match (anchor(*low), anchor(*high)) {
        (Some(meaning), _) if low == high => message!("plain-found-level", level = short(*low), meaning = meaning),
        (Some(least), Some(most)) => message!(
            "plain-found-levels",
            low = short(*low),
            high = short(*high),
            least = least,
            most = most
        ),
        _ => message!("plain-found-other", level = found(answer)),
    }
}

fn found(answer: &Answer) -> String {
    match answer.found {
        Found::Between(low, high) if low == high => short(low),
        Found::Between(low, high) => message!("range-of-answers", low = short(low), high = short(high)),
        Found::Holds => message!("answer-holds"),
        Found::Fails => message!("answer-fails"),
    }
}

/// What a kind of questions is about.
pub fn input_kind(kind: InputKind, configuration: &Configuration) -> String {
    match kind {
        InputKind::Trl => message!("questions-on-trl"),
        InputKind::Criterion(index) => configuration.criteria[index].name.clone(),
        InputKind::Links => message!("questions-on-links"),
    }
}

/// The name of a practitioner group, or that there is none.
pub fn group_name(group: &str, configuration: &Configuration) -> String {
    let mut groups = configuration.groups.iter();
    let known = groups.find(|known| known.id == group);
    known.map_or_else(|| message!("no-group"), |group| group.name.clone())
}

/// What a trial changes, or `None` for leaving out some link.
pub fn one_way_trial(trial: Option<&Trial>, configuration: &Configuration) -> String {
    match trial {
        None => message!("trial-some-link"),
        Some(Trial::WithoutLink(need)) => message!("trial-without-link", need = need),
        Some(Trial::TrlShift(shift)) if *shift < 0 => message!("trial-trl-lower"),
        Some(Trial::TrlShift(_)) => message!("trial-trl-higher"),
        Some(Trial::Law(index, law)) => {
            let criterion = &configuration.criteria[*index].name;
            match law {
                TriedLaw::Worst => message!("trial-law-worst", criterion = criterion),
                TriedLaw::Best => message!("trial-law-best", criterion = criterion),
                TriedLaw::Uniform => message!("trial-law-uniform", criterion = criterion),
            }
        }
        Some(Trial::Limit { rule, condition, to }) => {
            let declared = &configuration.rules[*rule];
            let number = rule + 1;
            let ring = &configuration.rings[declared.ring].name;
            let words = declared.words.trim_end_matches('.');
            match &declared.conditions[*condition] {
                Condition::Limit {
                    measure: what,
                    bound: Bound::AtLeast(limit),
                    ..
                } => message!(
                    "trial-limit-at-least",
                    rule = number,
                    words = words,
                    ring = ring,
                    measure = measure(what, configuration),
                    to = short(*to),
                    limit = short(*limit)
                ),
                Condition::Limit {
                    measure: what,
                    bound: Bound::AtMost(limit),
                    ..
                } => message!(
                    "trial-limit-at-most",
                    rule = number,
                    words = words,
                    ring = ring,
                    measure = measure(what, configuration),
                    to = short(*to),
                    limit = short(*limit)
                ),
                Condition::Asked(_) | Condition::Effect(_) => String::new(),
            }
        }
    }
}

/// What a trial comes to, in a sentence.
pub fn trial_effect(effect: &TrialEffect, of: &TechnologyTrials, configuration: &Configuration) -> String {
    let (trial, ring) = (
        capital(&one_way_trial(Some(&effect.trial), configuration)),
        &configuration.rings[effect.ring].name,
    );
    let now = &configuration.rings[of.ring].name;
    match (effect.ring == of.ring, of.probability, effect.probability) {
        (false, Some(before), Some(after)) => message!(
            "trial-moves-from",
            trial = trial,
            ring = ring,
            now = now,
            before = percent(before),
            after = percent(after)
        ),
        (true, Some(before), Some(after)) => message!(
            "trial-keeps",
            trial = trial,
            ring = ring,
            before = percent(before),
            after = percent(after)
        ),
        (_, _, _) => message!("trial-moves", trial = trial, ring = ring),
    }
}

/// The word in data for what a question asks for.
pub fn input_word(input: &QuestionInput, configuration: &Configuration) -> String {
    match input {
        QuestionInput::Trl => "trl".into(),
        QuestionInput::Criterion(index) => configuration.criteria[*index].id.clone(),
        QuestionInput::Link(need) => format!("link {need}"),
    }
}

/// The word in data for a kind of input.
pub fn input_kind_word(kind: InputKind, configuration: &Configuration) -> &str {
    match kind {
        InputKind::Trl => "trl",
        InputKind::Criterion(index) => &configuration.criteria[index].id,
        InputKind::Links => "link",
    }
}

/// The word in data for what is tried.
pub fn trial_word(trial: Option<&Trial>, configuration: &Configuration) -> String {
    match trial {
        None => "link".into(),
        Some(Trial::WithoutLink(need)) => format!("link {need}"),
        Some(Trial::TrlShift(shift)) => format!("trl {shift:+}"),
        Some(Trial::Law(index, law)) => format!("law {} {}", configuration.criteria[*index].id, law.as_str()),
        Some(Trial::Limit { rule, condition, to }) => {
            format!("rule {} condition {} limit {to}", rule + 1, condition + 1)
        }
    }
}
