//! `leadar scan --audit TECHNOLOGY`: somebody says of each listed record whether it is about the technology.
//!
//! One record after the other, an answer a line, each written at once; what was judged by the same person is not asked
//! again. With `--sheet` the same questions go into a CSV file, and `--read-sheet` takes the answers back.

use std::fmt::Write;

use jiff::civil::Date;

use crate::diagnostic::excerpt;
use crate::inert::show_line;
use crate::model::{Audit, Judgement, Precision, Remedy, source_title};
use crate::pipeline::{self, AuditQuestion, Folders, ReadIn};
use crate::render::messages::message;
use crate::render::words::precision_words;

use super::Ending;
use super::answers::Answers;
use super::args::ScanWords;
use super::report::{Report, shown};

/// What stands before an answer.
const PROMPT: &str = "y n u s q > ";

/// Asks, or writes the questions into a sheet.
pub fn run(technology: &str, (words, today): (&ScanWords, Date), folders: &Folders, report: &Report) -> Ending {
    let by = words.by.as_deref().unwrap_or_default();
    let Some(questions) = report.take(pipeline::list_audit_questions(
        &folders.data,
        technology,
        &words.source,
        by,
    )) else {
        return Ending::Problems;
    };
    if let Some(sheet) = &words.sheet {
        if let Err(complaint) = pipeline::write_audit_sheet(sheet, &questions, folders) {
            report.diagnostics(&[complaint]);
            return Ending::Problems;
        }
        report.news(&(message!("audit-sheet-written", file = shown(sheet), count = questions.len()) + "\n"));
        return Ending::Fine;
    }
    if by.is_empty() {
        report.wrong_use("--audit needs --by NAME, a name or pseudonym of who judges");
        return Ending::WrongUse;
    }
    ask(&questions, (by, today), folders, report)
}

/// Reads a filled sheet; all of it or nothing.
pub fn read(words: &ScanWords, today: Date, folders: &Folders, report: &Report) -> Ending {
    let Some(sheet) = &words.read_sheet else {
        return Ending::WrongUse;
    };
    let by = words.by.as_deref();
    match report.take(pipeline::read_audit_sheet(
        &folders.data,
        sheet,
        (by, today),
        ReadIn::Child,
    )) {
        Some(count) => {
            report.news(&(message!("audit-sheet-read", count = count) + "\n"));
            Ending::Fine
        }
        None => Ending::Problems,
    }
}

fn ask(questions: &[AuditQuestion], (by, today): (&str, Date), folders: &Folders, report: &Report) -> Ending {
    report.news(&(message!("audit-help") + "\n"));
    let mut answers = Answers::new(report);
    let mut judged = 0;
    for (nth, AuditQuestion { audit, dated, url }) in questions.iter().enumerate() {
        let question = audit;
        let mut text = format!(
            "\n{} / {}  {}\n",
            nth + 1,
            questions.len(),
            source_title(&question.source)
        );
        let _ = writeln!(text, "  {}", show_line(&question.title));
        for more in [dated, url].into_iter().flatten() {
            let _ = writeln!(text, "  {}", show_line(more));
        }
        report.result(&text);
        let judgement = loop {
            let Some(line) = answers.ask(PROMPT) else {
                return end(question, judged, folders, report);
            };
            match line.trim().to_lowercase().as_str() {
                "y" | "yes" => break Some(Judgement::Yes),
                "n" | "no" => break Some(Judgement::No),
                "u" | "unsure" => break Some(Judgement::Unsure),
                "s" | "" => break None,
                "q" => return end(question, judged, folders, report),
                other => {
                    let told = message!("audit-not-understood", answer = excerpt(other));
                    report.result(&format!("{told}\n"));
                }
            }
        };
        if let Some(judgement) = judgement {
            let audit = Audit {
                judgement,
                by: by.to_owned(),
                date: today,
                ..question.clone()
            };
            if let Err(complaint) = pipeline::record_audits(&folders.data, &[audit]) {
                report.diagnostics(&[complaint]);
                return Ending::Problems;
            }
            judged += 1;
        }
    }
    match questions.last() {
        Some(last) => end(&last.audit, judged, folders, report),
        None => {
            report.news(&(message!("audit-nothing-left") + "\n"));
            Ending::Fine
        }
    }
}

/// Tells what came out, and what might help.
fn end(question: &Audit, judged: usize, folders: &Folders, report: &Report) -> Ending {
    report.news(&format!("\n{}\n", message!("audit-judged", count = judged)));
    let Some(found) = report.take(pipeline::measure_precision(&folders.data, &question.technology)) else {
        return Ending::Problems;
    };
    report.news(&found.iter().map(describe).collect::<String>());
    Ending::Fine
}

fn describe(found: &Precision) -> String {
    let mut text = format!("{}: {}\n", source_title(&found.source), precision_words(found));
    for remedy in &found.remedies {
        let line = match remedy {
            Remedy::Drop(name, titles) => message!("audit-drop", name = name, count = *titles),
            Remedy::Context(word) => message!("audit-context", word = word),
            Remedy::Exclude(word) => message!("audit-exclude", word = word),
        };
        let _ = writeln!(text, "  {line}");
    }
    text
}
