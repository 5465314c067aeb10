//! What a single line says by its words alone: that it may state a need, or that it states none (`cues.toml`).

use std::collections::BTreeMap;
use std::ops::Range;

use super::language::{LinePhrases, Phrase, Phrases};
use super::{LONGEST_LINE, Lexicon, SectionKind};
use crate::ingest::words::{Word, words};
use crate::model::NeedKind;

/// A phrase that may state a need: how many rows of its language come after it, its kind, and the phrase.
pub type Cue = (usize, NeedKind, Phrase);

/// The cues of the rows of a language.
pub fn of_rows(rows: &[Phrases]) -> impl Iterator<Item = Cue> {
    let rows = rows.iter().rev().enumerate();
    let told = rows.filter_map(|(after, row)| match row.kind.0 {
        SectionKind::Of(kind) => Some((after, kind, row)),
        SectionKind::ByContent | SectionKind::Unknown => None,
    });
    told.flat_map(|(after, kind, row)| row.phrases.iter().map(move |phrase| (after, kind, phrase.clone())))
}

/// Cues by their first word.
pub fn by_first_word(cues: impl Iterator<Item = Cue>) -> BTreeMap<String, Vec<Cue>> {
    let mut sorted: BTreeMap<String, Vec<Cue>> = BTreeMap::new();
    for cue in cues {
        let first = cue.2.0.first().cloned().unwrap_or_default();
        sorted.entry(first).or_default().push(cue);
    }
    sorted
}

/// The shortest first word of an item that is told by its ending, in letters.
const LONG_VERB: usize = 5;

impl Lexicon {
    /// The kind that the beginning of a list item proposes, with the words that spoke.
    pub fn opening(&self, item: &str) -> Option<(NeedKind, String)> {
        let text = words(item);
        let first = &text.first()?.text;
        let mut listed = self.openings.get(first).into_iter().flatten();
        if let Some((_, kind, phrase)) = listed.find(|(_, _, phrase)| stands_at(&text, phrase)) {
            return Some((*kind, phrase.0.join(" ")));
        }
        let mut endings = self.languages.iter().flat_map(|language| &language.lines.infinitive);
        let infinitive =
            first.len() >= LONG_VERB && text.len() > 1 && endings.any(|ending| first.ends_with(ending.as_str()));
        infinitive.then(|| (NeedKind::Requirement, first.clone()))
    }

    /// The kind that the words of a sentence propose in a document that lists requirements.
    pub fn faint_cue(&self, text: &str) -> Option<(NeedKind, String)> {
        first_cue(&self.faint, text).map(|(cue, at)| (cue.1, text[at].to_lowercase()))
    }

    /// What stands behind the identifier with which a line begins a part of its own: "HORIZON-2031-01: Night boats".
    pub fn begun_by<'t>(&self, line: &'t str) -> Option<&'t str> {
        let (identifier, rest) = line.trim().split_once(':')?;
        let numbered = identifier.contains('-') && identifier.contains(|sign: char| sign.is_ascii_digit());
        let first = words(identifier).into_iter().next()?;
        let mut begins = self.languages.iter().flat_map(|language| &language.begins);
        let known = !identifier.contains(char::is_whitespace) && begins.any(|begin| begin.0 == first.text);
        (numbered && known && !rest.trim().is_empty()).then_some(rest.trim())
    }

    /// The kind that words of a heading propose, though it is no head of a section.
    pub fn hint(&self, heading: &str) -> Option<NeedKind> {
        first_cue(&self.hints, heading).map(|(cue, _)| cue.1)
    }

    /// Whether a heading is nothing but the name of a part that states no needs, such as "Links".
    pub fn is_apart(&self, heading: &str) -> bool {
        self.is_whole(heading, |lines| &lines.apart)
    }

    /// Whether a part of a report is its agenda: what stands below the headings in it was discussed.
    pub fn is_agenda(&self, heading: &str) -> bool {
        let text = words(heading);
        let mut phrases = self.lines_of(|lines| &lines.agenda);
        phrases.any(|phrase| (0..text.len()).any(|start| stands_at(&text[start..], phrase)))
    }

    /// The kind that the words of a sentence propose, with the phrase that spoke.
    pub fn cue(&self, text: &str) -> Option<(NeedKind, String)> {
        first_cue(&self.cues, text).map(|(cue, at)| (cue.1, text[at].to_lowercase()))
    }

    /// Whether a line or cell as a whole stands for nothing ("n/a"), or says that nothing was said ("None were agreed.").
    pub fn is_placeholder(&self, text: &str) -> bool {
        self.is_whole(text, |lines| &lines.placeholder) || self.says_nothing(text)
    }

    fn says_nothing(&self, text: &str) -> bool {
        let text = words(text);
        self.languages.iter().map(|language| &language.lines).any(|lines| {
            let mut begins = lines.nothing.iter().filter(|begin| stands_at(&text, begin));
            begins.any(|begin| {
                let mut rest = text[begin.0.len()..].iter();
                rest.len() > 0 && rest.all(|word| lines.was_said.iter().any(|said| said.0 == word.text))
            })
        })
    }

    /// Whether a line as a whole says how far the document is, or belongs to the page it was printed from.
    pub fn is_status(&self, text: &str) -> bool {
        self.is_whole(text, |lines| &lines.status)
    }

    /// Whether the name before a colon begins a line that refers elsewhere.
    pub fn refers(&self, name: &str) -> bool {
        self.is_whole(name, |lines| &lines.label)
    }

    /// Whether a line speaks of copyright and licences.
    pub fn is_of_rights(&self, text: &str) -> bool {
        if text.contains('©') {
            return true;
        }
        let mut text = words(text);
        text.truncate(LONGEST_LINE);
        let mut phrases = self.lines_of(|lines| &lines.rights);
        phrases.any(|phrase| (0..text.len()).any(|start| stands_at(&text[start..], phrase)))
    }

    /// Whether a label or a head of a column names days that are no days of a workshop ("Opening date").
    pub fn names_other_days(&self, label: &str) -> bool {
        self.is_whole(label, |lines| &lines.not_days)
    }

    /// Whether the words before days call them the days of something else.
    pub fn ends_in_other_days(&self, before: &str) -> bool {
        let text = words(before);
        let mut phrases = self.lines_of(|lines| &lines.not_days);
        // "Published on 3 May" and "Published: 3 May" alike.
        phrases.any(|phrase| {
            let start = text.len().checked_sub(phrase.0.len());
            start.is_some_and(|start| stands_at(&text[start..], phrase))
                || start.and_then(|start| start.checked_sub(1)).is_some_and(|start| {
                    stands_at(&text[start..], phrase) && text.last().is_some_and(|last| self.is_joint(&last.text))
                })
        })
    }

    /// What a cell answers: yes or no.
    pub fn answer(&self, cell: &str) -> Option<bool> {
        match cell.trim() {
            "✓" | "✔" | "☑" | "☒" => return Some(true),
            "☐" | "✗" | "✘" => return Some(false),
            _ => {}
        }
        // "no" is Spanish as well as English; what no language calls a yes is one.
        match self.is_whole(cell, |lines| &lines.no) {
            true => Some(false),
            false => self.is_whole(cell, |lines| &lines.yes).then_some(true),
        }
    }

    /// Whether a heading asks, or tells how something was done.
    pub fn is_question(&self, text: &[Word]) -> bool {
        self.lines_of(|lines| &lines.question)
            .any(|phrase| stands_at(text, phrase))
    }

    /// Whether the words after this one only tell more about those before ("gaps of harbour police").
    pub fn is_joint(&self, word: &str) -> bool {
        let mut languages = self.languages.iter();
        languages.any(|language| language.lines.joint.iter().any(|joint| joint.0 == word))
    }

    /// Whether the word names a paper, not what stands in it.
    pub fn names_file(&self, word: &str) -> bool {
        let mut languages = self.languages.iter();
        languages.any(|language| language.lines.of_file.iter().any(|known| known.0 == word))
    }

    /// Whether the last words of a text are a short form whose point ends no sentence.
    pub fn ends_in_short_form(&self, text: &str) -> bool {
        let tail = words(text);
        let mut phrases = self.lines_of(|lines| &lines.short);
        phrases.any(|phrase| {
            let start = tail.len().checked_sub(phrase.0.len());
            start.is_some_and(|start| stands_at(&tail[start..], phrase))
        })
    }

    fn lines_of(&self, list: fn(&LinePhrases) -> &Vec<Phrase>) -> impl Iterator<Item = &Phrase> {
        self.languages.iter().flat_map(move |language| list(&language.lines))
    }

    fn is_whole(&self, text: &str, list: fn(&LinePhrases) -> &Vec<Phrase>) -> bool {
        let text = words(text);
        let mut phrases = self.lines_of(list);
        !text.is_empty() && phrases.any(|phrase| phrase.0.len() == text.len() && stands_at(&text, phrase))
    }
}

/// The cue of a text whose row is listed first, and where it stands; of several the longest, then the first in the text.
fn first_cue<'c>(cues: &'c BTreeMap<String, Vec<Cue>>, text: &str) -> Option<(&'c Cue, Range<usize>)> {
    let mut text = words(text);
    text.truncate(LONGEST_LINE);
    let mut best: Option<(&Cue, Range<usize>)> = None;
    for start in 0..text.len() {
        for cue in cues.get(&text[start].text).into_iter().flatten() {
            let rank = |(after, _, phrase): &Cue| (*after, phrase.0.len());
            let better = best.as_ref().is_none_or(|(best, _)| rank(cue) > rank(best));
            if better && stands_at(&text[start..], &cue.2) {
                let last = &text[start + cue.2.0.len() - 1];
                best = Some((cue, text[start].at.start..last.at.end));
            }
        }
    }
    best
}

/// Whether the words begin with a phrase, to the letter.
fn stands_at(text: &[Word], phrase: &Phrase) -> bool {
    let Some(text) = text.get(..phrase.0.len()) else {
        return false;
    };
    !text.is_empty() && text.iter().zip(&phrase.0).all(|(word, wanted)| word.text == *wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_a_whole_word_and_the_first_row_decides() {
        let kind = |text: &str| Lexicon::built_in().cue(text).map(|(kind, _)| kind);
        assert_eq!(kind("The radio must work in cellars"), Some(NeedKind::Requirement));
        assert_eq!(kind("We must live with a lack of radios"), Some(NeedKind::Gap));
        assert_eq!(
            kind("It is recommended that radios must work"),
            Some(NeedKind::Solution)
        );
        assert_eq!(kind("Hay que formar a los agentes"), Some(NeedKind::Requirement));
        assert_eq!(kind("Il n'existe pas de réseau"), Some(NeedKind::Gap));
        assert_eq!(kind("Die Beamten tragen Westen"), None);
        assert_eq!(kind("The mustard was good"), None);
    }

    #[test]
    fn lines_that_state_nothing_are_known_in_every_language() {
        let lexicon = Lexicon::built_in();
        for text in [
            "n/a",
            "N/A",
            "None.",
            "(none reported)",
            "TBD",
            "keine",
            "Néant",
            "ninguna",
            "None were agreed.",
            "No priorities have been raised so far",
            "Nothing to report",
            "Es wurden keine Lücken genannt.",
            "Aucune priorité n'a été retenue",
            "No se identificaron prioridades",
        ] {
            assert!(lexicon.is_placeholder(text), "{text}");
        }
        for text in [
            "None of the radios works",
            "None of the incidents were reported",
            "No evidence is recorded",
            "No camera sees in the rain",
        ] {
            assert!(!lexicon.is_placeholder(text), "{text}");
        }
        assert!(lexicon.is_of_rights("© 2031 Example") && lexicon.is_of_rights("All rights reserved by nobody"));
        assert!(lexicon.refers("Related use cases") && !lexicon.refers("Capacity"));
        let answers: Vec<_> = ["Y", "no", "sí", "Nein", "✓", "partly", "Radio"]
            .map(|cell| lexicon.answer(cell))
            .into();
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(answers, [yes, no, yes, no, yes, yes, None]);
    }
}
