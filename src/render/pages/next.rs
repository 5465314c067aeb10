//! What to find out next: the questions whose answers would change most, by whom they go to, and what rings hang on.

use serde::Serialize;

use crate::model::{
    Configuration, Doubts, Grade, Measure, Origin, Question, QuestionInput, RankedStale, Stale, StaleKind,
};
use crate::render::messages::message;
use crate::render::questions::question_worth;
use crate::render::words;

use super::Reader;
use super::frame::{At, Entry, Frame, frame, home};

/// Questions worth listing on the page.
const MOST: usize = 60;

/// What is to be looked at again and worth listing on the page.
const MOST_STALE: usize = 40;

/// Questions worth listing on the page of a technology.
const MOST_OF_ONE: usize = 3;

/// The page.
#[derive(Serialize)]
pub struct NextPage {
    #[serde(flatten)]
    frame: Frame,
    total: usize,
    worth: usize,
    counted: bool,
    questions: Vec<QuestionsTo>,
    listed: usize,
    kinds: Vec<KindRow>,
    moved: Vec<MovedRow>,
    weights_idle: bool,
    stale: Vec<StaleRow>,
    stale_count: usize,
    stale_more: usize,
}

/// Something to be looked at again.
#[derive(Serialize)]
struct StaleRow {
    thing: Entry,
    why: String,
    worth: String,
}

/// The questions that go to the same sort of people.
#[derive(Serialize)]
struct QuestionsTo {
    id: &'static str,
    heading: String,
    questions: Vec<PlainQuestion>,
}

/// A question in plain words.
#[derive(Serialize)]
struct PlainQuestion {
    technology: Entry,
    /// The statement that it is about, where it is about a link.
    need: Option<Entry>,
    limits: bool,
    words: String,
    changes: String,
    answers: Vec<String>,
    who: String,
}

/// Whom a question goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GoesTo {
    Practitioners,
    Users,
    Desk,
    Lawyers,
    Assessors,
}

impl GoesTo {
    const ALL: [GoesTo; 5] = [
        GoesTo::Practitioners,
        GoesTo::Users,
        GoesTo::Desk,
        GoesTo::Lawyers,
        GoesTo::Assessors,
    ];

    fn of(question: &Question, configuration: &Configuration) -> Self {
        match &question.input {
            QuestionInput::Trl => GoesTo::Users,
            QuestionInput::Link(_) => GoesTo::Desk,
            QuestionInput::Criterion(index) => match &configuration.criteria[*index].origin {
                Origin::Need => GoesTo::Practitioners,
                Origin::Maturity(_) => GoesTo::Users,
                Origin::Legal => GoesTo::Lawyers,
                Origin::Standards | Origin::Evidence | Origin::Assessed => GoesTo::Assessors,
            },
        }
    }

    fn id(self) -> &'static str {
        match self {
            GoesTo::Practitioners => "practitioners",
            GoesTo::Users => "users",
            GoesTo::Desk => "desk",
            GoesTo::Lawyers => "lawyers",
            GoesTo::Assessors => "assessors",
        }
    }

    fn heading(self) -> String {
        match self {
            GoesTo::Practitioners => message!("goes-to-practitioners"),
            GoesTo::Users => message!("goes-to-users"),
            GoesTo::Desk => message!("goes-to-desk"),
            GoesTo::Lawyers => message!("goes-to-lawyers"),
            GoesTo::Assessors => message!("goes-to-assessors"),
        }
    }
}

/// A question.
#[derive(Serialize)]
pub struct QuestionRow {
    technology: Entry,
    words: String,
    change: String,
    worth: String,
    answers: String,
    who: String,
}

/// Questions of one kind for one group.
#[derive(Serialize)]
struct KindRow {
    input: String,
    group: String,
    questions: usize,
    change: String,
}

/// A trial and how many technologies it moves.
#[derive(Serialize)]
struct MovedRow {
    trial: String,
    technologies: usize,
}

/// Composes the page.
pub fn page(reader: &Reader) -> NextPage {
    let configuration = &reader.dossier.configuration;
    let Doubts {
        questions,
        kinds,
        moved,
        ..
    } = reader.doubts;
    let worth = questions.iter().filter(|question| question.expected_change > 0.0);
    let kinds = kinds.iter().filter(|kind| kind.expected_change > 0.0);
    NextPage {
        frame: frame(
            reader,
            At::Root,
            &message!("next-heading"),
            None,
            "next.html",
            vec![home()],
        ),
        total: questions.len(),
        worth: worth.clone().count(),
        counted: questions.iter().all(|question| question.counted),
        listed: worth.clone().take(MOST).count(),
        questions: sort_by_whom(reader, &worth.take(MOST).collect::<Vec<_>>()),
        kinds: kinds
            .map(|kind| KindRow {
                input: words::input_kind(kind.input, configuration),
                group: words::group_name(&kind.group, configuration),
                questions: kind.questions,
                change: format!("{:.2}", kind.expected_change),
            })
            .collect(),
        moved: moved
            .iter()
            .map(|sum| MovedRow {
                trial: words::capital(&words::one_way_trial(sum.trial.as_ref(), configuration)),
                technologies: sum.technologies,
            })
            .collect(),
        weights_idle: !configuration.asks_for(&Measure::Value),
        stale: reader
            .stale
            .iter()
            .take(MOST_STALE)
            .map(|ranked| stale_row(reader, ranked))
            .collect(),
        stale_count: reader.stale.len(),
        stale_more: reader.stale.len().saturating_sub(MOST_STALE),
    }
}

/// Questions by whom they go to, those that change most first among each.
fn sort_by_whom(reader: &Reader, questions: &[&Question]) -> Vec<QuestionsTo> {
    let configuration = &reader.dossier.configuration;
    let sorted = GoesTo::ALL.into_iter().map(|whom| QuestionsTo {
        id: whom.id(),
        heading: whom.heading(),
        questions: questions
            .iter()
            .filter(|question| GoesTo::of(question, configuration) == whom)
            .map(|question| plain_question(reader, question))
            .collect(),
    });
    sorted.filter(|part| !part.questions.is_empty()).collect()
}

fn plain_question(reader: &Reader, question: &Question) -> PlainQuestion {
    let (dossier, row) = (reader.dossier, row(reader, question));
    let need = match &question.input {
        QuestionInput::Link(id) => dossier.need(id).map(|(_, need)| (id, need)),
        QuestionInput::Trl | QuestionInput::Criterion(_) => None,
    };
    let limits = need.is_some_and(|(id, _)| {
        let links = dossier.joint_links(id);
        let mut limiting = links.iter().filter(|link| link.grade == Grade::Constrains);
        limiting.any(|link| link.technology == question.technology)
    });
    PlainQuestion {
        technology: row.technology,
        words: match &question.input {
            QuestionInput::Trl => message!("plain-question-trl"),
            QuestionInput::Criterion(index) => dossier.configuration.criteria[*index].question.clone(),
            QuestionInput::Link(_) => String::new(),
        },
        need: need.map(|(id, need)| Entry::new(need.statement.clone(), format!("needs.html#n-{id}"))),
        limits,
        changes: words::percent(question.changes),
        answers: words::plain_answers(question, &dossier.configuration),
        who: row.who,
    }
}

fn stale_row(reader: &Reader, ranked: &RankedStale) -> StaleRow {
    StaleRow {
        thing: Entry::new(words::stale_name(&ranked.stale), page_of(reader, &ranked.stale)),
        why: words::stale_why(&ranked.stale),
        worth: words::stale_worth(reader.dossier, ranked),
    }
}

/// The page that shows something that is to be looked at again.
fn page_of(reader: &Reader, stale: &Stale) -> String {
    match stale.kind {
        StaleKind::Standard => format!("standards.html#s-{}", stale.id),
        StaleKind::Evidence => "sources.html".to_owned(),
        StaleKind::Workshop => {
            let workshop = reader.dossier.workshops.iter().find(|known| known.id == stale.id);
            workshop.map_or_else(String::new, |known| format!("topic/{}.html", known.topic))
        }
        StaleKind::Technology | StaleKind::Link | StaleKind::Trl | StaleKind::Records | StaleKind::Assessment => {
            let technology = stale.touches.first();
            technology.map_or_else(String::new, |id| format!("tech/{id}.html"))
        }
    }
}

/// The questions on one technology that change most.
pub fn of_technology(reader: &Reader, technology: &str) -> Vec<QuestionRow> {
    let questions = reader.doubts.questions_on(technology);
    let questions = questions.filter(|question| question.expected_change > 0.0);
    questions
        .take(MOST_OF_ONE)
        .map(|question| row(reader, question))
        .collect()
}

fn row(reader: &Reader, question: &Question) -> QuestionRow {
    let technology = reader.dossier.technology(&question.technology);
    let name = technology.map_or(&question.technology, |technology| &technology.name);
    QuestionRow {
        technology: Entry::new(name.clone(), format!("tech/{}.html", question.technology)),
        words: words::question(question, reader.dossier),
        change: format!("{:.2}", question.expected_change),
        worth: question_worth(question),
        answers: words::answers(question, &reader.dossier.configuration),
        who: words::who_could_tell(question, reader.dossier),
    }
}
