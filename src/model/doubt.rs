//! What would be worth finding out of a technology, and what its ring hangs on, one input at a time.

/// All questions and trials of an edition.
#[derive(Debug, Clone, Default)]
pub struct Doubts {
    /// What could be found out, the largest expected change first.
    pub questions: Vec<Question>,
    /// The questions of one kind of input and one practitioner group together, the largest sum first.
    pub kinds: Vec<QuestionKind>,
    /// What each technology hangs on, in order of technologies.
    pub trials: Vec<TechnologyTrials>,
    /// Each trial that moves a technology, with their number; most first.
    pub moved: Vec<TrialSum>,
}

impl Doubts {
    /// The questions on one technology, the largest expected change first.
    pub fn questions_on<'a>(&'a self, technology: &'a str) -> impl Iterator<Item = &'a Question> {
        let questions = self.questions.iter();
        questions.filter(move |question| question.technology == technology)
    }

    /// What one technology hangs on.
    pub fn trials_of(&self, technology: &str) -> Option<&TechnologyTrials> {
        self.trials.iter().find(|trials| trials.technology == technology)
    }
}

/// An uncertain input of one technology, and what finding it out would be worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Id of the technology.
    pub technology: String,
    /// What is asked for.
    pub input: QuestionInput,
    /// What may be found; probabilities sum to 1.
    pub answers: Vec<Answer>,
    /// Expected change of ring, in rings from the centre, 0 or more.
    pub expected_change: f64,
    /// Probability that the ring changes, 0 to 1.
    pub changes: f64,
    /// Whether the ring of each answer is counted out; else it is that of the middle of everything else.
    pub counted: bool,
}

/// What a question asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum QuestionInput {
    /// The TRL.
    Trl,
    /// The level on a criterion, by its index.
    Criterion(usize),
    /// Whether the link to a need holds, by the id of the need.
    Link(String),
}

/// What may be found, and what would follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What is found.
    pub found: Found,
    /// Its probability, 0 to 1.
    pub probability: f64,
    /// Index of the ring then.
    pub ring: usize,
    /// The probability of each ring then; empty where it is not counted out.
    pub rings: Vec<f64>,
}

/// What is found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found {
    /// A TRL or a level from the first to the second.
    Between(f64, f64),
    /// A link holds.
    Holds,
    /// A link does not hold.
    Fails,
}

/// The questions of one kind of input for one practitioner group.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionKind {
    /// The kind of input.
    pub input: InputKind,
    /// Id of the group; empty for technologies without a topic.
    pub group: String,
    /// How many questions there are.
    pub questions: usize,
    /// Sum of their expected changes, in rings.
    pub expected_change: f64,
}

/// A kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InputKind {
    /// TRLs.
    Trl,
    /// Levels on one criterion, by its index.
    Criterion(usize),
    /// Links to needs.
    Links,
}

impl QuestionInput {
    /// Its kind.
    pub fn kind(&self) -> InputKind {
        match self {
            QuestionInput::Trl => InputKind::Trl,
            QuestionInput::Criterion(index) => InputKind::Criterion(*index),
            QuestionInput::Link(_) => InputKind::Links,
        }
    }
}

/// What one technology hangs on: the trials that change its ring, or the probability of its ring by 5 points or more.
#[derive(Debug, Clone, PartialEq)]
pub struct TechnologyTrials {
    /// Id of the technology.
    pub technology: String,
    /// Index of the ring that the rules ask for.
    pub ring: usize,
    /// Its probability; `None` where rules ask for the value.
    pub probability: Option<f64>,
    /// The trials, the largest change first.
    pub effects: Vec<TrialEffect>,
}

/// What a trial comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialEffect {
    /// What was tried.
    pub trial: Trial,
    /// Index of the ring then.
    pub ring: usize,
    /// The probability of the ring of now, then; `None` where rules ask for the value.
    pub probability: Option<f64>,
}

/// One input, changed alone.
#[derive(Debug, Clone, PartialEq)]
pub enum Trial {
    /// A limit of a rule one step away.
    Limit {
        /// Index of the rule.
        rule: usize,
        /// Index of its condition.
        condition: usize,
        /// The limit then.
        to: f64,
    },
    /// A link left out, by the id of its need.
    WithoutLink(String),
    /// Another law for levels that nobody knows.
    Law(usize, TriedLaw),
    /// The TRL lower or higher throughout.
    TrlShift(i8),
}

/// What is drawn for every unknown level of a criterion, on trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriedLaw {
    /// The worst level.
    Worst,
    /// The best level.
    Best,
    /// Every level alike.
    Uniform,
}

impl TriedLaw {
    /// All with their word in data.
    pub const ALL: [(TriedLaw, &'static str); 3] = [
        (TriedLaw::Worst, "worst"),
        (TriedLaw::Best, "best"),
        (TriedLaw::Uniform, "uniform"),
    ];

    /// The word in data.
    pub fn as_str(self) -> &'static str {
        match self {
            TriedLaw::Worst => "worst",
            TriedLaw::Best => "best",
            TriedLaw::Uniform => "uniform",
        }
    }
}

/// How many technologies change the ring in a trial; leaving out links counts as one, whichever link it is.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialSum {
    /// What was tried; `None` for leaving out some link.
    pub trial: Option<Trial>,
    /// How many technologies change the ring.
    pub technologies: usize,
}
