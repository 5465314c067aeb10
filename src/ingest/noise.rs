//! Lines that state no need whatever stands above them.

use super::lexicon::Lexicon;
use super::markup::is_only_link;
use super::words::words;
use crate::model::Reason;

/// The longest name before a colon, in words.
const LONGEST_LABEL: usize = 3;

/// The longest line that is nothing but a way to reach somebody, in words.
const LONGEST_CONTACT: usize = 8;

/// Why a line states nothing: it stands for nothing, refers elsewhere, names a person, speaks of rights.
pub fn states_nothing(text: &str, lexicon: &Lexicon) -> Option<Reason> {
    let text = text.trim();
    let telling = text.chars().filter(|sign| sign.is_alphabetic()).count();
    if telling == 0 || lexicon.is_placeholder(text) {
        return Some(Reason::Placeholder);
    }
    if lexicon.is_of_rights(text) {
        return Some(Reason::Rights);
    }
    if is_contact(text) {
        return Some(Reason::Contact);
    }
    if is_only_link(text) {
        return Some(Reason::Reference);
    }
    let label = text.split_once(':').map(|(name, _)| name.trim_matches(['*', '_', ' ']));
    if is_trace(text) {
        return Some(Reason::Reference);
    }
    let refers = label.is_some_and(|name| words(name).len() <= LONGEST_LABEL && lexicon.refers(name));
    refers.then_some(Reason::Reference)
}

/// A line that leads from one identifier to others: "NEED-1 → STORY-4, STORY-5".
fn is_trace(text: &str) -> bool {
    let Some((from, to)) = text.split_once('→').or_else(|| text.split_once("->")) else {
        return false;
    };
    let identifier = |text: &str| {
        let first = text.trim().split([' ', ',', ';']).next().unwrap_or_default();
        first.contains('-')
            && first.starts_with(char::is_uppercase)
            && first.ends_with(|last: char| last.is_ascii_digit())
    };
    identifier(from) && identifier(to)
}

/// A short line with an address of electronic mail, or of digits for a telephone.
fn is_contact(text: &str) -> bool {
    let count = words(text).len();
    let mail = |word: &str| {
        let word = word.trim_matches(['<', '>', '(', ')', ',', ';', '.']);
        word.split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let mails = text.split_whitespace().filter(|word| mail(word)).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    mails > 0 && count <= LONGEST_CONTACT + 3 * mails || text.starts_with('+') && digits >= 7 && letters <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_state_nothing_are_told_from_those_that_do() {
        let lexicon = Lexicon::built_in();
        for (text, reason) in [
            ("n/a", Reason::Placeholder),
            ("(none reported)", Reason::Placeholder),
            ("12", Reason::Placeholder),
            ("Related use cases: 4.1 Patrols, 4.2 Boats", Reason::Reference),
            ("[Gaps](#gaps)", Reason::Reference),
            ("NEED-1, NEED-2 → STORY-4 (Boats)", Reason::Reference),
            ("ada@example.org", Reason::Contact),
            ("Ada Example <ada@example.org>", Reason::Contact),
            ("© 2031 Example Institute", Reason::Rights),
            ("All rights reserved.", Reason::Rights),
        ] {
            assert_eq!(states_nothing(text, lexicon), Some(reason), "{text}");
        }
        for text in [
            "No radio works in cellars",
            "Range: ten kilometres",
            "Mail to ops@example.org bounces whenever the sender sits in another force and uses its own server",
            "A register of related outputs is missing",
        ] {
            assert_eq!(states_nothing(text, lexicon), None, "{text}");
        }
    }
}
