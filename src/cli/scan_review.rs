//! `leadar scan --review`: one new candidate after the other is taken, merged or rejected, each decision written at once.
//!
//! What has been decided is not asked again, so a walk that was left goes on where it ended; what was skipped comes again.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, excerpt};
use crate::inert::show_line;
use crate::model::{CandidateDecision, CandidateVerdict, Dossier, NewCandidate, NewCandidates, NewTechnology, Trl};
use crate::pipeline::{self, Folders};
use crate::render::messages::message;
use crate::render::words;

use super::Ending;
use super::answers::{Answers, find_technology, split_word};
use super::report::{Report, shown};
use super::scan_candidates::{describe, introduce};

/// What stands before an answer.
const PROMPT: &str = "t m r s q ? > ";

/// What the answers mean.
fn help() -> String {
    let lines = [
        message!("candidates-help-take"),
        message!("candidates-help-merge"),
        message!("candidates-help-reject"),
        message!("candidates-help-skip"),
        message!("candidates-help-undo"),
    ];
    lines.map(|line| format!("  {line}\n")).concat()
}

/// What an answer means.
enum Answer {
    Take,
    Merge(String, String),
    Reject(String),
    Skip,
    Quit,
    Help,
}

/// How a walk goes on.
enum Step {
    /// With the next candidate.
    Next,
    /// With the same one.
    Stay,
    /// Not at all.
    End,
}

/// Walks through what nobody has decided on.
pub fn run((by, today): (&str, Date), folders: &Folders, report: &Report) -> Ending {
    let Some((dossier, found)) = report.take(pipeline::read_candidates(&folders.data)) else {
        return Ending::Problems;
    };
    if found.list.is_empty() {
        report.result(&introduce(&found));
        report.result(&(message!("candidates-review-none") + "\n"));
        return Ending::Fine;
    }
    report.result(&(introduce(&found) + &help()));
    let mut walk = Walk {
        dossier,
        found,
        by,
        today,
        folders,
        report,
        answers: Answers::new(report),
        written: 0,
    };
    let left = walk.go();
    let file = shown(&folders.data.join("evidence/candidates.csv"));
    let told = message!(
        "candidates-review-written",
        count = walk.written,
        file = file,
        left = left
    );
    report.news(&format!("\n{told}\n"));
    Ending::Fine
}

struct Walk<'w> {
    dossier: Dossier,
    found: NewCandidates,
    by: &'w str,
    today: Date,
    folders: &'w Folders,
    report: &'w Report,
    answers: Answers<'w>,
    written: usize,
}

impl Walk<'_> {
    /// Asks about each; how many were not reached or skipped.
    fn go(&mut self) -> usize {
        let (list, mut skipped) = (self.found.list.clone(), 0);
        for (nth, candidate) in list.iter().enumerate() {
            let question = message!(
                "candidate-question",
                place = nth + 1,
                count = list.len(),
                phrase = show_line(&candidate.found.phrase).into_owned()
            );
            let told = describe(&self.dossier, &self.found, candidate);
            self.report.result(&format!("\n{question}\n{told}"));
            let before = self.written;
            loop {
                match self.ask(candidate) {
                    Step::Next => break,
                    Step::Stay => {}
                    Step::End => return list.len() - nth + skipped,
                }
            }
            skipped += usize::from(self.written == before);
        }
        skipped
    }

    fn tell(&self, words: &str) {
        self.report.result(&format!("  {words}\n"));
    }

    fn ask(&mut self, candidate: &NewCandidate) -> Step {
        let Some(line) = self.answers.ask(PROMPT) else {
            return Step::End;
        };
        match self.understand(&line, candidate) {
            Ok(Answer::Quit) => return Step::End,
            Ok(Answer::Skip) => {
                self.tell(&message!("review-skipped"));
                return Step::Next;
            }
            Ok(Answer::Help) => self.report.result(&help()),
            Ok(Answer::Take) => return self.take(candidate),
            Ok(Answer::Merge(technology, why)) => {
                let decision = self.decision(candidate, CandidateVerdict::Merged, Some(&technology), &why);
                return self.record(&decision, None, &message!("candidate-merged", technology = technology));
            }
            Ok(Answer::Reject(why)) => {
                let decision = self.decision(candidate, CandidateVerdict::Rejected, None, &why);
                return self.record(&decision, None, &message!("candidate-rejected"));
            }
            Err(complaint) => self.tell(&message!("review-type-help", complaint = complaint)),
        }
        Step::Stay
    }

    fn understand(&self, line: &str, candidate: &NewCandidate) -> Result<Answer, String> {
        let (word, rest) = split_word(line);
        match word.to_lowercase().as_str() {
            "t" | "take" => Ok(Answer::Take),
            "m" | "merge" if rest.is_empty() => match &candidate.nearest {
                Some(nearest) => Ok(Answer::Merge(nearest.technology.clone(), String::new())),
                None => Err(message!("candidate-nearest-none")),
            },
            "m" | "merge" => {
                let (technology, why) = split_word(rest);
                let technology = find_technology(&self.dossier.technologies, technology)?;
                Ok(Answer::Merge(technology, why.to_owned()))
            }
            "r" | "reject" if rest.is_empty() => Err(message!("candidate-reject-why")),
            "r" | "reject" => Ok(Answer::Reject(rest.to_owned())),
            "s" | "skip" => Ok(Answer::Skip),
            "q" | "quit" => Ok(Answer::Quit),
            "?" | "h" | "help" => Ok(Answer::Help),
            "" => Err(message!("review-answer-is-letter")),
            other => Err(message!("review-no-answer", answer = excerpt(other))),
        }
    }

    fn decision(
        &self,
        candidate: &NewCandidate,
        verdict: CandidateVerdict,
        technology: Option<&str>,
        why: &str,
    ) -> CandidateDecision {
        CandidateDecision {
            phrase: candidate.found.phrase.clone(),
            verdict,
            technology: technology.map(str::to_owned),
            by: self.by.to_owned(),
            date: self.today,
            why: why.to_owned(),
        }
    }

    /// Writes a decision; what stands in the way is told, and the candidate asked about again.
    fn record(&mut self, decision: &CandidateDecision, technology: Option<&NewTechnology>, done: &str) -> Step {
        match pipeline::decide_on_candidate(&self.folders.data, decision, technology) {
            Ok(()) => {
                self.written += 1;
                self.tell(done);
                // What was just taken can be named in the next answer; the records told of stay those that were read.
                if let Ok(now) = pipeline::read(&self.folders.data) {
                    self.dossier.technologies = now.value.technologies;
                }
                Step::Next
            }
            Err(complaints) => {
                complaints
                    .iter()
                    .for_each(|complaint: &Diagnostic| self.tell(&complaint.to_string()));
                Step::Stay
            }
        }
    }

    /// Asks for what the file of a technology must say, and writes it.
    fn take(&mut self, candidate: &NewCandidate) -> Step {
        let edition = self.dossier.configuration.date;
        if self.today > edition {
            let (day, edition) = (self.today.to_string(), edition.to_string());
            self.tell(&message!("candidate-edition-older", day = day, edition = edition));
            return Step::Stay;
        }
        self.tell(&message!("candidate-take-lead"));
        let Some(technology) = self.ask_technology(&candidate.found.phrase) else {
            self.tell(&message!("candidate-not-taken"));
            return Step::Stay;
        };
        let id = technology.id.clone();
        let decision = self.decision(candidate, CandidateVerdict::Taken, Some(&id), "");
        self.record(
            &decision,
            Some(&technology),
            &message!("candidate-taken", technology = id),
        )
    }

    /// What somebody says of a new technology; `None` where they leave it.
    fn ask_technology(&mut self, phrase: &str) -> Option<NewTechnology> {
        let usual = words::capital(phrase);
        let name = self.ask_for(
            &message!("candidate-ask-name", usual = usual.as_str()),
            Some(&usual),
            text,
        )?;
        let usual = pipeline::file_slug(&name);
        let id = self.ask_for(
            &message!("candidate-ask-id", usual = usual.as_str()),
            Some(&usual),
            text,
        )?;
        let description = self.ask_for(&message!("candidate-ask-description"), None, text)?;
        let configuration = &self.dossier.configuration;
        let activities: Vec<String> = configuration.activities.iter().map(|known| known.id.clone()).collect();
        let topics: Vec<String> = configuration.topics.iter().map(|known| known.id.clone()).collect();
        let classes: Vec<String> = configuration
            .legal_classes
            .iter()
            .map(|known| known.id.clone())
            .collect();
        let question = message!("candidate-ask-activity", known = activities.join(", "));
        let activity = self.ask_for(&question, None, |answer| one_of(&activities, answer))?;
        let question = message!("candidate-ask-topics", known = topics.join(", "));
        let topics = self.ask_for(&question, Some(""), |answer| some_of(&topics, answer))?;
        let question = message!("candidate-ask-law", known = classes.join(", "));
        let legal_class = self.ask_for(&question, None, |answer| one_of(&classes, answer))?;
        let trl = self.ask_for(&message!("candidate-ask-trl"), None, parse_trl)?;
        // A name of its own choice leaves the phrase as a further one, by which it is found.
        let aliases = match name.to_lowercase() == phrase.to_lowercase() {
            true => Vec::new(),
            false => vec![phrase.to_owned()],
        };
        Some(NewTechnology {
            id,
            name,
            aliases,
            description,
            activity,
            topics,
            legal_class,
            trl,
            date: self.today,
        })
    }

    /// Asks until an answer is understood; `None` at the end of all answers, and where somebody leaves it.
    fn ask_for<T>(&mut self, question: &str, usual: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        loop {
            let line = self.answers.ask(&format!("  {} ", question.trim_end()))?;
            let answer = match (line.trim(), usual) {
                ("q", _) => return None,
                ("", Some(usual)) => usual,
                ("", None) => {
                    self.tell(&message!("candidate-ask-needed"));
                    continue;
                }
                (answer, _) => answer,
            };
            match read(answer) {
                Some(found) => return Some(found),
                None => self.tell(&message!("candidate-ask-again", answer = excerpt(answer))),
            }
        }
    }
}

fn text(answer: &str) -> Option<String> {
    Some(answer.to_owned())
}

fn one_of(known: &[String], answer: &str) -> Option<String> {
    known.iter().find(|known| known.as_str() == answer).cloned()
}

fn some_of(known: &[String], answer: &str) -> Option<Vec<String>> {
    let words = answer.split(',').map(str::trim).filter(|word| !word.is_empty());
    words.map(|word| one_of(known, word)).collect()
}

/// A TRL, or a range of them: `4`, `3-5`.
fn parse_trl(answer: &str) -> Option<(Trl, Trl)> {
    let (low, high) = answer.split_once('-').unwrap_or((answer, answer));
    let read = |text: &str| text.trim().parse().ok().and_then(Trl::new);
    let (low, high) = (read(low)?, read(high)?);
    (low <= high).then_some((low, high))
}
