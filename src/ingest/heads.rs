//! Heads of sections: what a heading, or the sentence that leads to a list, says about the lines below it.

use super::columns::Column;
use super::lexicon::{Lexicon, SectionFound, SectionKind};
use super::words::{Word, plain, words};
use crate::model::NeedKind;

/// The head of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What the lines below it are.
    pub kind: SectionKind,
    /// Its name: the heading, or the part of the sentence that names the section.
    pub name: String,
    /// What the name says the lines are about, such as `training` in "gaps in training".
    pub theme: Option<String>,
}

/// The longest a line without marks may be to stand as a head, in words.
const SHORT: usize = 11;

/// More bytes than a word of a head has; spares counting the words of long texts.
const LONG_WORD: usize = 60;

/// The longest a sentence without a colon may be to lead to a list, in words.
const SENTENCE: usize = 25;

/// The longest a sentence with a colon may be to lead to a list, in words.
const LONG_SENTENCE: usize = 60;

/// The head a heading is, when at most three of four words that tell something are no section phrase; words after
/// "in" are its theme.
pub fn of_heading(text: &str, lexicon: &Lexicon) -> Option<Head> {
    of_line(text, 3, true, lexicon).map(|(head, _)| head)
}

/// The head a heading is that begins with a section phrase.
pub fn of_leading(text: &str, lexicon: &Lexicon) -> Option<Head> {
    of_line(text, 3, true, lexicon)
        .filter(|(_, leads)| *leads)
        .map(|(head, _)| head)
}

/// The head a short line without marks is, when at most half of its telling words are no section phrase.
pub fn of_plain_line(text: &str, lexicon: &Lexicon) -> Option<Head> {
    short_line(text)
        .and_then(|text| of_line(text, 1, false, lexicon))
        .map(|(head, _)| head)
}

/// The head a short line is that says nothing but a section phrase.
pub fn of_strict_line(text: &str, lexicon: &Lexicon) -> Option<Head> {
    short_line(text)
        .and_then(|text| of_line(text, 0, false, lexicon))
        .map(|(head, _)| head)
}

fn short_line(text: &str) -> Option<&str> {
    let text = text.trim();
    let short = text.len() <= SHORT * LONG_WORD && words(text).len() <= SHORT && !text.ends_with(['.', ';', ',', '?']);
    let begins = without_number(text)
        .chars()
        .find(|character| character.is_alphanumeric());
    (short && begins.is_some_and(|first| !first.is_lowercase())).then_some(text)
}

/// What a line with a colon tells about the workshop ("Venue: Madrid"), with the value.
pub fn label<'t>(text: &'t str, lexicon: &Lexicon) -> Option<(Column, &'t str)> {
    let (name, value) = text.split_once([':', '\t']).or_else(|| text.split_once(" – "))?;
    let name = name.trim_matches(['*', ' ', '_']);
    let value = value.trim_start_matches(['*', ' ', '\t', '_']).trim();
    if name.len() > 60 || value.is_empty() {
        return None;
    }
    super::columns::label(name, lexicon).map(|column| (column, value))
}

/// Whether a line without marks is the head of a section.
pub fn is_plain_head(text: &str, lexicon: &Lexicon) -> bool {
    of_plain_line(text, lexicon).is_some()
}

/// Whether the line only says that the page goes on.
pub fn is_continued(text: &str, lexicon: &Lexicon) -> bool {
    lexicon.is_continued(text)
}

/// The head that the last sentence of a paragraph is, when it ends with a colon.
pub fn of_paragraph(text: &str, lexicon: &Lexicon) -> Option<Head> {
    let sentence = last_sentence(text.trim_end().strip_suffix(':')?);
    of_sentence(sentence, lexicon).map(|(head, _)| head)
}

/// The same, where the sentence is about what its phrase names: below the head of a section only such a one begins another.
pub fn of_paragraph_about(text: &str, lexicon: &Lexicon) -> Option<Head> {
    let sentence = last_sentence(text.trim_end().strip_suffix(':')?);
    of_sentence(sentence, lexicon)
        .filter(|(_, is_head)| *is_head)
        .map(|(head, _)| head)
}

/// The head a paragraph without a colon is, given that a list follows it.
pub fn of_lead(text: &str, lexicon: &Lexicon) -> Option<Head> {
    let text = text.trim_end();
    if text.ends_with('.') || words(text).len() > SENTENCE {
        return None;
    }
    of_sentence(last_sentence(text), lexicon)
        .filter(|(_, is_head)| *is_head)
        .map(|(head, _)| head)
}

/// The head with whether it begins with its phrase; `most` is how many other telling words come on a word of the phrase.
fn of_line(text: &str, most: usize, themed: bool, lexicon: &Lexicon) -> Option<(Head, bool)> {
    let text = plain(text);
    let text = without_number(text.trim_end_matches(':').trim_end());
    let all = words(text);
    if all.len() > SENTENCE {
        return None;
    }
    let found = section_of(&all, lexicon)?;
    let begins_section = |start: &usize| lexicon.section(&all[*start..]).is_some_and(|next| next.at.start == 0);
    let theme_start = lexicon
        .theme_start(&all, found.at.end)
        .filter(|start| !begins_section(start));
    let end = theme_start.filter(|_| themed).unwrap_or(all.len());
    let telling = |words: &[Word]| words.iter().filter(|word| !lexicon.is_head_noise(&word.text)).count();
    let (words_before, words_after) = (&all[..found.at.start], all.get(found.at.end..end).unwrap_or_default());
    let (before, after) = (telling(words_before), telling(words_after));
    // "Open contracting data standard" is the name of something.
    let one_field = found.at.len() == 1 && matches!(found.kind, SectionKind::Of(kind) if names_field(kind));
    let most = if one_field { most.min(1) } else { most };
    if before + after > most * found.at.len() || !is_head_word(&all, words_before, words_after, lexicon) {
        return None;
    }
    let head = Head {
        kind: found.kind,
        name: text.to_owned(),
        theme: theme_start.map(|start| text[all[start].at.start..].trim().to_owned()),
    };
    Some((head, before == 0))
}

/// The section phrase of a heading: one before the first joint rather than a longer one behind it, as in "weaknesses of the
/// current situation".
fn section_of(all: &[Word], lexicon: &Lexicon) -> Option<SectionFound> {
    let longest = lexicon.section(all)?;
    let joint = all
        .iter()
        .position(|word| lexicon.is_joint(&word.text) && !lexicon.is_question(std::slice::from_ref(word)));
    let head = joint
        .filter(|at| *at > 0 && longest.at.start > *at)
        .and_then(|at| lexicon.section(&all[..at]));
    Some(head.unwrap_or(longest))
}

/// Whether the words for a kind are also names of whole fields.
fn names_field(kind: NeedKind) -> bool {
    match kind {
        NeedKind::Standardisation | NeedKind::Procurement | NeedKind::Legal => true,
        NeedKind::Capability | NeedKind::Context => true,
        NeedKind::Gap | NeedKind::Requirement | NeedKind::Priority | NeedKind::Solution => false,
    }
}

/// Whether what stands around a phrase leaves it the word that the line is about: "release on demand" is about a release,
/// "how the gap analysis was done" about how, "gaps of harbour police" about gaps.
fn is_head_word(all: &[Word], before: &[Word], after: &[Word], lexicon: &Lexicon) -> bool {
    let tells = |word: &&Word| !lexicon.is_head_noise(&word.text) && !lexicon.is_report_part(&word.text);
    let joint = |word: &Word| lexicon.is_joint(&word.text);
    let governed = before.iter().rposition(joint);
    let governs = governed.is_some_and(|at| before[..at].iter().any(|word| tells(&word)));
    let end = after.iter().position(joint).unwrap_or(after.len());
    let asks = !before.is_empty() && lexicon.is_question(all);
    let told_before = before.iter().any(|word| !lexicon.is_head_noise(&word.text));
    let more = after[..end]
        .iter()
        .filter(|word| !lexicon.is_head_noise(&word.text))
        .count();
    let file = after[..end].iter().any(|word| lexicon.names_file(&word.text));
    // "Gap analysis" has the gaps; "detailed issue feedback" has the feedback.
    !governs && !file && !asks && more <= usize::from(!told_before)
}

/// The text without the number of a section before it: "2.1", "IV.", "B)".
pub fn without_number(text: &str) -> &str {
    let text = text.trim();
    let Some((label, rest)) = text.split_once([' ', '\t', '\u{a0}']) else {
        return text;
    };
    let inner = label.trim_end_matches(['.', ')', ':']);
    let closed = inner.len() < label.len();
    let number = inner.starts_with(|digit: char| digit.is_ascii_digit())
        && inner.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && inner.len() <= 8;
    let roman = closed && inner.len() <= 5 && !inner.is_empty() && inner.bytes().all(|byte| b"IVXivx".contains(&byte));
    let letter = closed && inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    if number || roman || letter {
        rest.trim_start()
    } else {
        text
    }
}

/// The head that a sentence is, with whether its phrase is what the sentence is about.
fn of_sentence(sentence: &str, lexicon: &Lexicon) -> Option<(Head, bool)> {
    let all = words(sentence);
    if all.len() > LONG_SENTENCE {
        return None;
    }
    let found = lexicon.section(&all)?;
    if all.get(found.at.end).is_some_and(|next| lexicon.names_file(&next.text)) {
        return None;
    }
    let mut start = found.at.start;
    while start > 1 && begins_high(sentence, &all[start - 1]) {
        start -= 1;
    }
    let end = lexicon.section_end(&all, found.at.end).unwrap_or(all.len());
    let name = &sentence[all[start].at.start..all[end - 1].at.end];
    let name_words = words(name);
    let theme = theme(name, &name_words, found.at.end - start, lexicon);
    let is_head = is_head_word(&all, &all[..found.at.start], &all[found.at.end..end], lexicon);
    let head = Head {
        kind: kind_said(found.kind, sentence, lexicon),
        name: capitalised(name),
        theme,
    };
    Some((head, is_head))
}

/// "The following capabilities are to be built" asks for them, whatever they are called.
fn kind_said(kind: SectionKind, sentence: &str, lexicon: &Lexicon) -> SectionKind {
    match (kind, lexicon.cue(sentence)) {
        (SectionKind::Of(NeedKind::Capability | NeedKind::Context), Some((asked, _))) => SectionKind::Of(asked),
        _ => kind,
    }
}

fn theme(text: &str, all: &[Word], from: usize, lexicon: &Lexicon) -> Option<String> {
    let start = lexicon.theme_start(all, from.min(all.len()))?;
    Some(text[all[start].at.start..].trim().to_owned())
}

fn last_sentence(text: &str) -> &str {
    let breaks = [". ", "! ", "? "];
    let start = breaks.iter().filter_map(|stop| text.rfind(stop)).max();
    start.map_or(text, |start| &text[start + 2..])
}

fn begins_high(text: &str, word: &Word) -> bool {
    text[word.at.start..].starts_with(char::is_uppercase)
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_with_a_colon_names_its_section() {
        let head = of_paragraph(
            "It rained. Then, the Shared Capability Gaps were listed as:",
            Lexicon::built_in(),
        )
        .expect("a head");
        assert_eq!(head.kind, SectionKind::Of(NeedKind::Gap));
        assert_eq!(head.name, "Shared Capability Gaps");
        assert_eq!(of_paragraph("We thank the following hosts:", Lexicon::built_in()), None);
    }

    #[test]
    fn a_heading_may_carry_a_theme() {
        let head = of_heading("Gaps/user requirements in the training of dogs", Lexicon::built_in()).expect("a head");
        assert_eq!(head.theme.as_deref(), Some("training of dogs"));
        assert_eq!(head.name, "Gaps/user requirements in the training of dogs");
    }

    #[test]
    fn a_long_title_that_happens_to_have_the_word_is_no_head() {
        assert_eq!(
            of_heading(
                "How the people of the northern harbour towns talked over dinner about needs",
                Lexicon::built_in()
            ),
            None
        );
        assert!(!is_plain_head("The gaps were closed.", Lexicon::built_in()));
    }

    #[test]
    fn a_heading_is_about_its_head_word() {
        let kind = |text: &str| of_heading(text, Lexicon::built_in()).map(|head| head.kind);
        for text in [
            "How the gap analysis was done",
            "Release on demand",
            "Why priorities change",
            "Open Contracting Data Standard",
            "Money for the priorities",
            "Requirements document",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
        let gap = Some(SectionKind::Of(NeedKind::Gap));
        for text in [
            "Challenges of harbour police",
            "Summary of the gaps",
            "Gap analysis",
            "Technology gaps identified in 2031",
        ] {
            assert_eq!(kind(text), gap, "{text}");
        }
        assert_eq!(kind("Data standards"), Some(SectionKind::Of(NeedKind::Standardisation)));
    }
}
