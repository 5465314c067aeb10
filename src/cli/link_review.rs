//! `leadar link --review`: one proposal after the other, an answer a line, each decision written at once.
//!
//! Answers come from standard input, typed or piped. What has been decided is not asked again, so a walk that was left
//! goes on where it ended; what was skipped comes again. Statements with a sure proposal come first, those without any
//! last: another technology can be named for each.

use std::fmt::Write;
use std::path::Path;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, excerpt};
use crate::inert::show_line;
use crate::model::{Dossier, Grade, Link, Need, NeedKind, Verdict, Workshop};
use crate::pipeline::{self, Decision, Folders, Linking, Sorting, Undecided, WorkshopFile};
use crate::render::messages::message;

use super::Ending;
use super::answers::{Answers, find_technology, split_word};
use super::link_questions::{Question, Scope, list_questions};
use super::report::{Report, shown};

/// What the answers mean.
fn help() -> String {
    let lines = [
        message!("review-help-grades"),
        message!("review-help-reject"),
        message!("review-help-name"),
        message!("review-help-statement"),
        message!("review-help-skip"),
        message!("review-help-reason"),
    ];
    lines.map(|line| format!("  {line}\n")).concat()
}

/// What stands before an answer.
const PROMPT: &str = "a c r l x n + k d s u q ? > ";

/// What an answer did: where it was asked, and the links it replaced.
struct Step {
    at: usize,
    before: Vec<(String, String, Option<Link>)>,
    /// The file of the workshop as it was, and the kind of the statement, where the statement itself was decided on.
    statement: Option<(usize, WorkshopFile, String, NeedKind)>,
}

/// What an answer means.
enum Answer<'a> {
    Grade(Grade, &'a str),
    Name(String, Grade, &'a str),
    None(&'a str),
    Kind(NeedKind),
    NoNeed,
    Skip,
    Undo,
    Quit,
    Help,
}

/// Walks through what nobody has decided on.
pub fn run(
    linking: Linking,
    (by, today): (&str, Date),
    scope: Scope,
    (folders, report): (&Folders, &Report),
) -> Ending {
    let questions = list_questions(&linking, scope);
    let (sorting, unread) = pipeline::read_for_sorting(&[folders.data.join("workshops")], &folders.data, folders);
    report.diagnostics(&unread);
    let mut walk = Walk {
        sorting,
        dossier: linking.dossier,
        questions,
        by,
        today,
        data: &folders.data,
        report,
        at: 0,
        steps: Vec::new(),
        written: 0,
    };
    let ended = walk.go();
    let left = walk.questions[walk.at.min(walk.questions.len())..].len();
    let file = shown(&folders.data.join("links.csv"));
    let written = message!("review-written", count = walk.written, file = file, left = left);
    report.news(&format!("\n{written}\n"));
    match ended {
        Ok(()) => Ending::Fine,
        Err(complaint) => {
            report.diagnostics(&[complaint]);
            Ending::Problems
        }
    }
}

struct Walk<'w> {
    sorting: Sorting,
    dossier: Dossier,
    questions: Vec<Question>,
    by: &'w str,
    today: Date,
    data: &'w Path,
    report: &'w Report,
    at: usize,
    steps: Vec<Step>,
    written: usize,
}

impl Walk<'_> {
    fn go(&mut self) -> Result<(), Diagnostic> {
        if self.questions.is_empty() {
            self.report.result(&(message!("review-none-waits") + "\n"));
            return Ok(());
        }
        self.report.result(&help());
        let mut answers = Answers::new(self.report);
        let mut shown = None;
        while let Some(question) = self.questions.get(self.at) {
            if shown != Some(self.at) {
                self.report.result(&self.ask(question));
                shown = Some(self.at);
            }
            let Some(line) = answers.ask(PROMPT) else { break };
            match self.understand(&line) {
                Ok(Answer::Quit) => break,
                Ok(Answer::Help) => self.report.result(&help()),
                Ok(Answer::Skip) => {
                    self.steps.push(Step {
                        at: self.at,
                        before: Vec::new(),
                        statement: None,
                    });
                    self.at += 1;
                    self.tell(&message!("review-skipped"));
                }
                Ok(Answer::Undo) => {
                    shown = None;
                    self.undo()?;
                }
                Ok(Answer::Grade(grade, why)) => {
                    let why = why.to_owned();
                    self.decide(self.at + 1, grade, &why)?;
                }
                Ok(Answer::Kind(kind)) => {
                    shown = None;
                    self.decide_on_statement(Some(kind))?;
                }
                Ok(Answer::NoNeed) => self.decide_on_statement(None)?,
                Ok(Answer::Name(technology, grade, why)) => {
                    let why = why.to_owned();
                    self.name(technology, grade, &why)?;
                }
                Ok(Answer::None(why)) => {
                    let why = why.to_owned();
                    let need = self.questions[self.at].need.clone();
                    let more = self.questions[self.at..].iter();
                    let end = self.at + more.take_while(|question| question.need == need).count();
                    self.decide(end, Grade::Rejected, &why)?;
                }
                Err(complaint) => self.tell(&message!("review-type-help", complaint = complaint)),
            }
        }
        Ok(())
    }

    /// Tells what an answer did.
    fn tell(&self, words: &str) {
        self.report.result(&format!("  {words}\n"));
    }

    fn home(&self, question: &Question) -> (&Workshop, &Need) {
        let home = self.dossier.need(&question.need);
        home.expect("each proposal belongs to a need of the dossier")
    }

    /// The question in words: the need when it is new, then the proposal.
    fn ask(&self, question: &Question) -> String {
        let (workshop, need) = self.home(question);
        let mut text = String::new();
        let statement = message!(
            "review-statement",
            place = self.at + 1,
            count = self.questions.len(),
            need = &need.id,
            kind = need.kind.as_str(),
            statement = show_line(&need.statement).into_owned()
        );
        let _ = writeln!(text, "\n{statement}");
        let parent = need.parent.as_ref().and_then(|id| self.dossier.need(id));
        if let Some((_, parent)) = parent {
            let _ = writeln!(text, "    {}", message!("review-under", statement = &parent.statement));
        }
        let (title, section) = (&workshop.title, &need.section);
        let place = match &need.theme {
            None => message!("review-place", workshop = title, section = section),
            Some(theme) => message!(
                "review-place-with-theme",
                workshop = title,
                section = section,
                theme = theme
            ),
        };
        let _ = writeln!(text, "    {place}");
        for link in self.dossier.links.iter().filter(|link| link.need == need.id) {
            let decided = message!(
                "review-decided",
                technology = &link.technology,
                grade = link.grade.as_str(),
                by = &link.by
            );
            let _ = writeln!(text, "    {decided}");
        }
        let Some(candidate) = &question.candidate else {
            let _ = writeln!(text, "  {}", message!("review-no-proposal"));
            return text;
        };
        let technology = self.dossier.technology(&candidate.technology);
        let name = technology.map_or("", |technology| technology.name.as_str());
        let (id, grade) = (&candidate.technology, candidate.grade.as_str());
        let score = format!("{:.2}", candidate.score.value());
        let proposed = if question.firm {
            message!("review-firm", technology = name, id = id, grade = grade, score = score)
        } else {
            message!(
                "review-suggested",
                technology = name,
                id = id,
                grade = grade,
                score = score
            )
        };
        let _ = writeln!(text, "  {proposed}");
        if let Some(technology) = technology {
            let _ = writeln!(text, "    {}", technology.description);
        }
        let _ = writeln!(text, "    {}", message!("review-words", words = &question.words));
        text
    }

    fn understand<'a>(&self, line: &'a str) -> Result<Answer<'a>, String> {
        let line = line.trim();
        let (word, why) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let why = why.trim();
        let question = &self.questions[self.at];
        if let Some(named) = line.strip_prefix('+') {
            return self.understand_name(named);
        }
        let proposed = question.candidate.as_ref().map(|candidate| candidate.grade);
        let answer = match word.to_lowercase().as_str() {
            "a" | "accept" | "y" | "yes" => match proposed {
                Some(grade) => Answer::Grade(grade, why),
                None => return Err(message!("review-no-proposal")),
            },
            "c" | "core" => Answer::Grade(Grade::Core, why),
            "r" | "related" => Answer::Grade(Grade::Related, why),
            "l" | "constrains" => Answer::Grade(Grade::Constrains, why),
            "x" | "reject" | "rejected" => Answer::Grade(Grade::Rejected, why),
            "n" | "none" => Answer::None(why),
            "k" | "kind" => match NeedKind::from_word(&why.to_lowercase()) {
                Some(kind) => Answer::Kind(kind),
                None => {
                    return Err(message!(
                        "review-kinds",
                        kinds = NeedKind::ALL.map(NeedKind::as_str).join(", ")
                    ));
                }
            },
            "d" | "dismiss" => Answer::NoNeed,
            "s" | "skip" => Answer::Skip,
            "u" | "undo" => Answer::Undo,
            "q" | "quit" => Answer::Quit,
            "?" | "h" | "help" => Answer::Help,
            "" => return Err(message!("review-answer-is-letter")),
            other => return Err(message!("review-no-answer", answer = excerpt(other))),
        };
        let (_, need) = self.home(question);
        match answer {
            Answer::Grade(..) if proposed.is_none() => Err(message!("review-no-proposal")),
            Answer::Grade(Grade::Constrains, _) if need.kind != NeedKind::Legal => {
                Err(message!("review-only-legal", kind = need.kind.as_str()))
            }
            answer => Ok(answer),
        }
    }

    /// Decides on all questions from here up to an end, writes, and goes on there.
    fn decide(&mut self, end: usize, grade: Grade, why: &str) -> Result<(), Diagnostic> {
        let links: Vec<Link> = self.questions[self.at..end]
            .iter()
            .filter_map(|question| Some((question, question.candidate.as_ref()?)))
            .map(|(question, candidate)| Link {
                need: question.need.clone(),
                technology: candidate.technology.clone(),
                grade,
                by: self.by.to_owned(),
                date: self.today,
                why: reason(why, grade, &question.words),
                review_by: None,
            })
            .collect();
        let before = links.iter().map(|link| {
            let known = self.dossier.decision_of(&link.need, &link.technology, self.by).cloned();
            (link.need.clone(), link.technology.clone(), known)
        });
        let step = Step {
            at: self.at,
            before: before.collect(),
            statement: None,
        };
        if links.is_empty() {
            self.tell(&message!("review-skipped"));
        }
        for link in links {
            self.record(&link.need, &link.technology, Some(link.clone()))?;
            self.written += 1;
            self.tell(&message!(
                "review-done",
                grade = grade.as_str(),
                technology = &link.technology,
                need = &link.need
            ));
        }
        self.steps.push(step);
        self.at = end;
        Ok(())
    }

    /// What "+ TECHNOLOGY [GRADE] [WHY]" means: a technology by its id, its name or a part of one that no other has.
    fn understand_name<'a>(&self, named: &'a str) -> Result<Answer<'a>, String> {
        let (word, rest) = split_word(named);
        let (grade, why) = match split_word(rest) {
            ("core", why) => (Grade::Core, why),
            ("related", why) => (Grade::Related, why),
            ("constrains", why) => (Grade::Constrains, why),
            _ => (Grade::Core, rest),
        };
        let (_, need) = self.home(&self.questions[self.at]);
        if grade == Grade::Constrains && need.kind != NeedKind::Legal {
            return Err(message!("review-only-legal", kind = need.kind.as_str()));
        }
        Ok(Answer::Name(
            find_technology(&self.dossier.technologies, word)?,
            grade,
            why,
        ))
    }

    /// Gives the statement asked about another kind, or says that it states no need; written into the file of its workshop.
    fn decide_on_statement(&mut self, kind: Option<NeedKind>) -> Result<(), Diagnostic> {
        let (workshop, need) = self.home(&self.questions[self.at]);
        let (workshop, id, was, statement) = (workshop.id.clone(), need.id.clone(), need.kind, need.statement.clone());
        let is_its = |file: &WorkshopFile| {
            file.path
                .file_stem()
                .is_some_and(|stem| stem.to_string_lossy() == workshop)
        };
        let Some(file) = self.sorting.files().iter().position(is_its) else {
            self.tell(&message!("review-no-file", workshop = workshop));
            return Ok(());
        };
        let before = self.sorting.files()[file].clone();
        let verdict = match kind {
            Some(kind) => Verdict::Keep(kind, vec![statement]),
            None => Verdict::NoNeed,
        };
        match self.sorting.decide(file, &id, &verdict) {
            Ok(()) => {}
            Err(Undecided::Refused(why)) => {
                self.tell(&why);
                return Ok(());
            }
            Err(Undecided::Unwritten(complaint)) => return Err(complaint),
        }
        self.written += 1;
        self.steps.push(Step {
            at: self.at,
            before: Vec::new(),
            statement: Some((file, before, id.clone(), was)),
        });
        match kind {
            Some(kind) => {
                self.set_kind(&id, kind);
                self.tell(&message!("review-kind-written", need = id, kind = kind.as_str()));
            }
            None => {
                let more = self.questions[self.at..].iter();
                self.at += more.take_while(|question| question.need == id).count();
                self.tell(&message!("review-no-need-written", need = id));
            }
        }
        Ok(())
    }

    fn set_kind(&mut self, id: &str, kind: NeedKind) {
        let mut needs = self
            .dossier
            .workshops
            .iter_mut()
            .flat_map(|workshop| &mut workshop.needs);
        if let Some(need) = needs.find(|need| need.id == id) {
            need.kind = kind;
        }
    }

    /// Links the statement asked about to a technology that was named, and asks on.
    fn name(&mut self, technology: String, grade: Grade, why: &str) -> Result<(), Diagnostic> {
        let need = self.questions[self.at].need.clone();
        let before = self.dossier.decision_of(&need, &technology, self.by).cloned();
        let link = Link {
            need: need.clone(),
            technology: technology.clone(),
            grade,
            by: self.by.to_owned(),
            date: self.today,
            why: match why {
                "" => "named in review".to_owned(),
                why => why.to_owned(),
            },
            review_by: None,
        };
        self.record(&need, &technology, Some(link))?;
        self.written += 1;
        self.tell(&message!(
            "review-done",
            grade = grade.as_str(),
            technology = &technology,
            need = &need
        ));
        self.steps.push(Step {
            at: self.at,
            before: vec![(need, technology, before)],
            statement: None,
        });
        Ok(())
    }

    fn undo(&mut self) -> Result<(), Diagnostic> {
        let Some(step) = self.steps.pop() else {
            self.tell(&message!("review-nothing-to-undo"));
            return Ok(());
        };
        if let Some((file, before, need, kind)) = step.statement {
            self.sorting.restore(file, before)?;
            self.set_kind(&need, kind);
            self.written = self.written.saturating_sub(1);
            self.tell(&message!("sorting-undone"));
        }
        for (need, technology, before) in step.before {
            self.record(&need, &technology, before)?;
            self.written = self.written.saturating_sub(1);
            self.tell(&message!("review-undone", technology = &technology, need = &need));
        }
        self.at = step.at;
        Ok(())
    }

    /// Writes what is decided now, and keeps the links in memory as the file has them.
    fn record(&mut self, need: &str, technology: &str, link: Option<Link>) -> Result<(), Diagnostic> {
        let decision = Decision {
            need: need.to_owned(),
            technology: technology.to_owned(),
            formerly: (self.dossier.technology(technology))
                .map_or_else(Vec::new, |technology| technology.formerly.clone()),
            before: self.dossier.decision_of(need, technology, self.by).cloned(),
            link: link.clone(),
        };
        pipeline::record_link(self.data, decision)?;
        let links = &mut self.dossier.links;
        links.retain(|known| known.need != need || known.technology != technology);
        links.extend(link);
        links.sort_by(|one, other| one.need.cmp(&other.need));
        Ok(())
    }
}

/// The reason given, or the words that matched.
fn reason(why: &str, grade: Grade, words: &str) -> String {
    if !why.is_empty() {
        return why.to_owned();
    }
    match (grade, words.is_empty()) {
        (Grade::Rejected, _) => "proposed by words, does not fit".into(),
        (_, true) => "accepted as proposed".into(),
        (_, false) => format!("words: {words}"),
    }
}
