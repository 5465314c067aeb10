//! Movements as tables and tools write them: words, numbers, arrows and triangles.

use serde_json::Value as Json;

use crate::model::Movement;

/// What to write where a movement is not understood.
pub const MOVEMENT_HINT: &str = "write new, in, out or no change, or leave it empty";

/// Words for movements, in lower case.
const WORDS: [(Option<Movement>, &[&str]); 5] = [
    (
        Some(Movement::New),
        &[
            "new", "added", "neu", "nuevo", "nueva", "nouveau", "nuovo", "nieuw", "novo", "nowy", "nou",
        ],
    ),
    (
        Some(Movement::Inward),
        &[
            "in",
            "inward",
            "inwards",
            "moved in",
            "moved inward",
            "moved inwards",
            "move in",
            "up",
            "moved up",
            "move up",
            "promoted",
            "rising",
        ],
    ),
    (
        Some(Movement::Outward),
        &[
            "out",
            "outward",
            "outwards",
            "moved out",
            "moved outward",
            "moved outwards",
            "move out",
            "down",
            "moved down",
            "move down",
            "demoted",
            "falling",
        ],
    ),
    (
        Some(Movement::Unchanged),
        &[
            "unchanged",
            "no change",
            "no changes",
            "not changed",
            "not moved",
            "no movement",
            "same",
            "stable",
            "steady",
            "stays",
            "unverändert",
            "sin cambios",
            "inchangé",
            "ongewijzigd",
            "bez zmian",
        ],
    ),
    (None, &["", "none", "n/a"]),
];

/// Signs for movements; variants with a style of their own lose it before they are looked up.
const SIGNS: [(Movement, &str); 4] = [
    (Movement::New, "★☆⭐✨✦🆕"),
    (Movement::Inward, "▲△▴▵↑⬆⇧⇑↗⤴🔼⏫＋"),
    (Movement::Outward, "▼▽▾▿↓⬇⇩⇓↘⤵🔽⏬"),
    (Movement::Unchanged, "●○◯◦•■→↔➡⇄⇔="),
];

/// The movement that a text says: `Some(None)` where it says there is none, `None` where it is not understood.
///
/// `1` and `+1` are inwards, `-1` outwards, `0` unchanged and `2` new, as the radars of other tools have it.
pub fn movement_of(text: &str) -> Option<Option<Movement>> {
    let plain: String = text
        .to_lowercase()
        .chars()
        .filter(|sign| !matches!(sign, '*' | '`' | '"' | '(' | ')' | '[' | ']' | '\u{fe0e}' | '\u{fe0f}'))
        .map(|sign| if sign == '\u{2212}' { '-' } else { sign })
        .collect();
    let plain = plain.trim();
    if let Ok(number) = plain.parse::<f64>() {
        return of_number(number).map(Some);
    }
    if let Some(sign) = plain.chars().next().and_then(of_sign) {
        let rest = plain.trim_start_matches(|next| of_sign(next) == Some(sign)).trim();
        let agrees = rest.is_empty() || rest.parse::<u8>().is_ok() || of_word(rest) == Some(Some(sign));
        return agrees.then_some(Some(sign));
    }
    of_word(plain)
}

/// The movement that a value of JSON says, as `movement_of`.
pub fn movement_in(value: &Json) -> Option<Option<Movement>> {
    match value.as_str() {
        Some(text) => movement_of(text),
        None => movement_of(&value.to_string()),
    }
}

/// The movement of a number.
fn of_number(number: f64) -> Option<Movement> {
    let numbers = [
        (1.0, Movement::Inward),
        (-1.0, Movement::Outward),
        (0.0, Movement::Unchanged),
        (2.0, Movement::New),
    ];
    let found = numbers.into_iter().find(|(known, _)| *known == number);
    found.map(|(_, movement)| movement)
}

fn of_sign(sign: char) -> Option<Movement> {
    let found = SIGNS.into_iter().find(|(_, signs)| signs.contains(sign));
    found.map(|(movement, _)| movement)
}

fn of_word(text: &str) -> Option<Option<Movement>> {
    let blanks = text.replace(['_', '-'], " ");
    let words = blanks.split_whitespace().collect::<Vec<_>>().join(" ");
    // A dash by itself may stand for nothing said, or for a step outwards.
    let found = WORDS.into_iter().find(|(_, known)| known.contains(&words.as_str()));
    found
        .filter(|_| !words.is_empty() || text.is_empty())
        .map(|(movement, _)| movement)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_signs_say_the_same_movement() {
        let said = [
            (
                Movement::Inward,
                &[
                    "1",
                    "+1",
                    "1.0",
                    "**1**",
                    "in",
                    "Moved In",
                    "moved_in",
                    "IN",
                    "↑",
                    "▲",
                    "▲ 2",
                    "⬆\u{fe0f}",
                    "▲ moved in",
                ][..],
            ),
            (
                Movement::Outward,
                &["-1", "\u{2212}1", "out", "moved-out", "▼", "↓ out", "(out)", "down"],
            ),
            (
                Movement::Unchanged,
                &["0", "+0", "no change", "Unchanged", "●", "→", "="],
            ),
            (Movement::New, &["2", "new", "NEW", "★", "Neu"]),
        ];
        for (movement, texts) in said {
            for text in texts {
                assert_eq!(movement_of(text), Some(Some(movement)), "{text:?}");
            }
        }
        for text in ["", "none", "N/A", " "] {
            assert_eq!(movement_of(text), Some(None), "{text:?}");
        }
    }

    #[test]
    fn what_could_mean_two_things_is_not_understood() {
        for text in [
            "-2", "3", "0.5", "-", "–", "sideways", "▲ out", "▲▼", "in out", "NaN", "inf", "10", "open",
        ] {
            assert_eq!(movement_of(text), None, "{text:?}");
        }
    }
}
