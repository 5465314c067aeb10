//! Answers that somebody gives on standard input, typed or piped, a line each; and what words in them mean.

use std::io::{self, Lines, StdinLock};

use crate::diagnostic::{excerpt, nearest};
use crate::model::Technology;
use crate::render::messages::message;

use super::report::Report;

/// Where answers come from.
pub struct Answers<'r> {
    lines: Lines<StdinLock<'static>>,
    report: &'r Report,
}

impl<'r> Answers<'r> {
    /// The lines of standard input.
    pub fn new(report: &'r Report) -> Self {
        Answers {
            lines: io::stdin().lines(),
            report,
        }
    }

    /// The next answer, behind a prompt; `None` at the end of the input, and where the question could not be shown, since
    /// nobody decides on that.
    pub fn ask(&mut self, prompt: &str) -> Option<String> {
        self.report.result(prompt);
        match self.report.has_lost() {
            true => None,
            false => self.lines.next()?.ok(),
        }
    }
}

/// The first word of a text, and the rest.
pub fn split_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

/// How many technologies a part of a name lists.
const SHOWN: usize = 6;

/// The identifier of the technology that a word means: its id, its name or a part of one that no other has.
pub fn find_technology(technologies: &[Technology], word: &str) -> Result<String, String> {
    let wanted = word.to_lowercase();
    if let Some(found) = technologies
        .iter()
        .find(|technology| technology.ids().any(|id| id == wanted))
    {
        return Ok(found.id.clone());
    }
    let part = |text: &str| !wanted.is_empty() && text.to_lowercase().contains(&wanted);
    let alike = technologies
        .iter()
        .filter(|technology| part(&technology.id) || part(&technology.name));
    let alike: Vec<&str> = alike.map(|technology| technology.id.as_str()).collect();
    match alike.as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => {
            let hint = nearest(&wanted, technologies.iter().map(|technology| technology.id.as_str()));
            let hint = hint.map(|hint| format!(" {hint}.")).unwrap_or_default();
            Err(message!("review-no-technology", word = excerpt(word)) + &hint)
        }
        several => {
            let some: Vec<&str> = several.iter().take(SHOWN).copied().collect();
            Err(message!(
                "review-several-technologies",
                word = excerpt(word),
                ids = some.join(", ")
            ))
        }
    }
}
