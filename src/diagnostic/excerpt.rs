//! The beginning of a text that was found, for messages: a fault in megabytes is told in a line.

/// The most letters of a found text that a message quotes; what is longer ends with an ellipsis.
pub const QUOTED: usize = 60;
/// The longest message or hint, in letters: lists of what is known may be long, nothing needs to be longer.
const MOST_LETTERS: usize = 2_000;

/// At most sixty letters of a text, then an ellipsis.
pub fn excerpt(text: &str) -> String {
    cut(text, QUOTED)
}

/// A message or hint, cut where it is longer than anybody reads.
pub(super) fn bound(mut message: String) -> String {
    if message.len() > MOST_LETTERS {
        message = cut(&message, MOST_LETTERS);
    }
    message
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_quoted_by_its_beginning_and_a_short_one_whole() {
        assert_eq!(excerpt("short"), "short");
        let sixty = "ä".repeat(QUOTED);
        assert_eq!(excerpt(&sixty), sixty);
        assert_eq!(excerpt(&"ä".repeat(1_000_000)), format!("{sixty}…"));
    }

    #[test]
    fn no_message_is_longer_than_its_limit() {
        assert_eq!(bound("x".repeat(3_000_000)).chars().count(), MOST_LETTERS + 1);
        assert_eq!(bound("é".repeat(MOST_LETTERS)).chars().count(), MOST_LETTERS);
    }
}
