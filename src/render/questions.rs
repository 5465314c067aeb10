//! What to find out next, for the terminal, as CSV and as JSON.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::inert::{escape_json, show_line};
use crate::model::{Configuration, Dossier, Doubts, Found, Question, TechnologyTrials, TrialSum};

use super::data::{QUESTIONS, questions, write_csv};
use super::messages::message;
use super::words;

/// How many questions the text lists.
const MOST: usize = 20;

/// How many sums of questions the text lists.
const MOST_KINDS: usize = 10;

/// Renders what to find out next as text: the questions that change most, and the sums of their kinds.
pub fn render_questions(dossier: &Dossier, doubts: &Doubts) -> String {
    let configuration = &dossier.configuration;
    let mut text = String::new();
    let _ = writeln!(text, "{}", message!("next-counts", count = doubts.questions.len()));
    if doubts.questions.iter().any(|question| !question.counted) {
        let _ = writeln!(text, "{}", message!("next-not-counted"));
    }
    let worth = doubts
        .questions
        .iter()
        .filter(|question| question.expected_change > 0.0);
    for (index, question) in worth.take(MOST).enumerate() {
        let _ = writeln!(
            text,
            "\n{:>2}. {}\n    {}\n    {}\n    {}",
            index + 1,
            show_line(&words::question(question, dossier)),
            question_worth(question),
            words::answers(question, configuration),
            message!("next-who", who = words::who_could_tell(question, dossier))
        );
    }
    let kinds = doubts.kinds.iter().filter(|kind| kind.expected_change > 0.0);
    for (index, kind) in kinds.take(MOST_KINDS).enumerate() {
        if index == 0 {
            let _ = writeln!(text, "\n{}", message!("next-by-kind"));
        }
        let _ = writeln!(
            text,
            "  {:>6.2}  {}",
            kind.expected_change,
            message!(
                "next-kind",
                input = words::input_kind(kind.input, configuration),
                group = words::group_name(&kind.group, configuration),
                questions = kind.questions
            )
        );
    }
    text
}

/// What finding it out is worth, in a sentence.
pub fn question_worth(question: &Question) -> String {
    message!(
        "question-worth",
        rings = format!("{:.2}", question.expected_change),
        share = words::percent(question.changes)
    )
}

/// Renders every question as CSV.
pub fn render_questions_csv(dossier: &Dossier, doubts: &Doubts) -> String {
    let header: Vec<String> = QUESTIONS.iter().map(|(name, _)| (*name).to_owned()).collect();
    write_csv(&header, &questions(dossier, doubts))
}

/// Renders every question as JSON.
pub fn render_questions_json(dossier: &Dossier, doubts: &Doubts) -> String {
    let configuration = &dossier.configuration;
    let value = json!({
        "format": 1,
        "title": configuration.title,
        "edition": configuration.edition,
        "date": configuration.date.to_string(),
        "digest": dossier.digest,
        "questions": questions_json(dossier, doubts),
        "question_kinds": kinds_json(configuration, doubts),
    });
    escape_json(&format!("{value:#}\n")).into_owned()
}

/// The questions as JSON.
pub fn questions_json(dossier: &Dossier, doubts: &Doubts) -> Vec<Value> {
    let configuration = &dossier.configuration;
    let question = |question: &Question| {
        let answers = question.answers.iter().map(|answer| {
            let (low, high, holds) = match answer.found {
                Found::Between(low, high) => (Some(low), Some(high), None),
                Found::Holds => (None, None, Some(true)),
                Found::Fails => (None, None, Some(false)),
            };
            json!({
                "low": low, "high": high, "holds": holds, "probability": answer.probability,
                "ring": configuration.rings[answer.ring].id, "ring_probabilities": answer.rings,
            })
        });
        json!({
            "technology": question.technology,
            "input": words::input_word(&question.input, configuration),
            "expected_change": question.expected_change,
            "probability_of_change": question.changes,
            "counted": question.counted,
            "answers": answers.collect::<Vec<_>>(),
            "who": words::who_could_tell(question, dossier),
            "words": words::question(question, dossier),
        })
    };
    doubts.questions.iter().map(question).collect()
}

/// The sums of questions as JSON.
pub fn kinds_json(configuration: &Configuration, doubts: &Doubts) -> Vec<Value> {
    let kinds = doubts.kinds.iter().map(|kind| {
        json!({
            "input": words::input_kind_word(kind.input, configuration), "group": kind.group,
            "questions": kind.questions, "expected_change": kind.expected_change,
        })
    });
    kinds.collect()
}

/// What one technology hangs on, as JSON.
pub fn trials_json(configuration: &Configuration, found: &TechnologyTrials) -> Vec<Value> {
    let effects = found.effects.iter().map(|effect| {
        json!({
            "change": words::trial_word(Some(&effect.trial), configuration),
            "ring": configuration.rings[effect.ring].id,
            "probability": found.probability,
            "probability_then": effect.probability,
            "words": words::trial_effect(effect, found, configuration),
        })
    });
    effects.collect()
}

/// How many technologies each trial moves, as JSON.
pub fn moved_json(configuration: &Configuration, moved: &[TrialSum]) -> Vec<Value> {
    let sums = moved.iter().map(|sum| {
        json!({
            "change": words::trial_word(sum.trial.as_ref(), configuration), "technologies": sum.technologies,
            "words": words::one_way_trial(sum.trial.as_ref(), configuration),
        })
    });
    sums.collect()
}
