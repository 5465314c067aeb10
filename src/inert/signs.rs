//! Signs that nobody sees: control characters, signs that turn the direction of writing, signs without width,
//! code points that are no characters. One place decides what they are and what is shown instead.
//!
//! Letters of scripts written from the right stand as they are; the joiners of scripts that need them do too.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a sign by itself is one that nobody sees. Tabulators and line feeds are not; a carriage return is, though
/// [`show`] leaves one that ends a line together with a line feed; a joiner is, though [`show`] leaves one between
/// letters that it joins.
pub fn is_unseen(sign: char) -> bool {
    match sign {
        '\t' | '\n' | ' '..='~' => false,
        sign if sign.is_control() => true,
        // Fillers of Hangul, which look like blanks.
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => true,
        // Marks and turns of direction, joiners, signs without width, separators of lines that are none.
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        sign => is_no_character(sign),
    }
}

/// Code points that Unicode keeps from ever being characters; some of them are no XML.
fn is_no_character(sign: char) -> bool {
    matches!(sign, '\u{fdd0}'..='\u{fdef}') || u32::from(sign) & 0xfffe == 0xfffe
}

/// Whether a letter is of a script that needs joiners, or a picture that is put together with them.
fn is_joined(sign: char) -> bool {
    matches!(sign,
        '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{1a20}'..='\u{1aaf}'
        | '\u{2190}'..='\u{2bff}' | '\u{a840}'..='\u{abff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fe0f}'
        | '\u{fe70}'..='\u{fefc}' | '\u{10a00}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}' | '\u{1f000}'..='\u{1faff}')
        && !is_unseen(sign)
}

/// Where signs stand in a text that must not stand there, and which.
fn find_unseen(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            // What is plain is passed over by the byte; a sign of several bytes begins with none that is.
            let at = from + text.as_bytes()[from..].iter().position(|byte| !is_plain(*byte))?;
            let sign = text[at..].chars().next()?;
            from = at + sign.len_utf8();
            let next = || text[from..].chars().next();
            let last = || text[..at].chars().next_back();
            let must_go = match sign {
                '\r' => next() != Some('\n'),
                '\u{200c}' | '\u{200d}' => !(last().is_some_and(is_joined) && next().is_some_and(is_joined)),
                sign => is_unseen(sign),
            };
            if must_go {
                return Some((at, sign));
            }
        }
    })
}

/// Whether a byte is a sign that everybody sees, or a tabulator or a line feed.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b' '..=b'~')
}

/// Whether a text holds signs that nobody sees.
pub fn has_unseen(text: &str) -> bool {
    find_unseen(text).next().is_some()
}

/// How many signs of a text nobody sees, and how the first of them is called: `U+202E`.
pub fn count_unseen(text: &str) -> Option<(usize, String)> {
    let mut found = find_unseen(text);
    let (_, first) = found.next()?;
    Some((1 + found.count(), format!("U+{:04X}", u32::from(first))))
}

/// The text with a visible sign for each that nobody sees: `␛` for a control character, `‹U+202E›` for any other.
pub fn show(text: &str) -> Cow<'_, str> {
    if !has_unseen(text) {
        return Cow::Borrowed(text);
    }
    replace_unseen(text, |out, sign| match u32::from(sign) {
        code @ 0..=0x1f => out.extend(char::from_u32(0x2400 + code)),
        0x7f => out.push('␡'),
        code => {
            let _ = write!(out, "‹U+{code:04X}›");
        }
    })
}

/// Like [`show`], on one line: the ends of lines and tabulators are shown too.
pub fn show_line(text: &str) -> Cow<'_, str> {
    let text = show(text);
    if !text.contains(['\n', '\t', '\r']) {
        return text;
    }
    Cow::Owned(
        text.replace("\r\n", "\n")
            .replace('\r', "␍")
            .replace('\n', "␊")
            .replace('\t', "␉"),
    )
}

/// A JSON value as it goes out, indented and with a line end.
pub fn print_json(json: &impl std::fmt::Display) -> String {
    escape_json(&format!("{json:#}\n")).into_owned()
}

/// JSON in which no string holds raw what nobody sees: each such sign is escaped, so that reading gives it again.
pub fn escape_json(json: &str) -> Cow<'_, str> {
    if !has_unseen(json) {
        return Cow::Borrowed(json);
    }
    replace_unseen(json, |out, sign| {
        for unit in sign.encode_utf16(&mut [0; 2]) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    })
}

fn replace_unseen(text: &str, put: impl Fn(&mut String, char)) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (at, sign) in find_unseen(text) {
        out.push_str(&text[from..at]);
        put(&mut out, sign);
        from = at + sign.len_utf8();
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

#[cfg(test)]
pub mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_nobody_sees_is_shown_and_the_rest_stands() {
        let cases = [
            ("a\u{1b}[31m\0b", "a␛[31m␀b"),
            ("\u{7f}\u{85}\u{9b}31m", "␡‹U+0085›‹U+009B›31m"),
            ("gpj\u{202e}exe.txt", "gpj‹U+202E›exe.txt"),
            (
                "\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}",
                "‹U+2066›a‹U+2069›‹U+200E›‹U+200F›‹U+061C›",
            ),
            ("\u{fffe}\u{ffff}\u{fdd0}\u{1ffff}", "‹U+FFFE›‹U+FFFF›‹U+FDD0›‹U+1FFFF›"),
            ("pay\u{200b}pal \u{feff}\u{200d}x", "pay‹U+200B›pal ‹U+FEFF›‹U+200D›x"),
            ("one\r\ntwo\tthree\n", "one\r\ntwo\tthree\n"),
            ("one\rtwo\r", "one␍two␍"),
        ];
        for (text, shown) in cases {
            assert_eq!(show(text), shown);
            assert!(has_unseen(text) == (text != shown) && !has_unseen(shown), "{shown}");
        }
    }

    #[test]
    fn letters_of_every_script_stand_as_they_are() {
        for text in [
            "שלום עולם",
            "تحليل الحمض النووي",
            "می\u{200c}خواهم",
            "श्री\u{200d}क्ष",
            "👩\u{200d}💻 ❤\u{fe0f}",
            "Größe, naïve, e\u{301}, co\u{ad}operation",
            "東京 ␛",
        ] {
            assert_eq!(show(text), text);
        }
    }

    #[test]
    fn a_line_stays_one_line() {
        assert_eq!(show_line("a\nerror: b\tc\r\nd\re"), "a␊error: b␉c␊d␍e");
        assert_eq!(count_unseen("a\u{1b}b\u{202e}"), Some((2, "U+001B".into())));
        assert_eq!(count_unseen("plain"), None);
    }

    proptest! {
        #[test]
        fn nothing_unseen_is_left_and_showing_twice_is_showing_once(text in hostile_text()) {
            let shown = show(&text);
            prop_assert!(!has_unseen(&shown));
            prop_assert_eq!(show(&shown), shown.clone());
            prop_assert!(shown.chars().all(|sign| !sign.is_control() || "\t\n\r".contains(sign)));
            let line = show_line(&text);
            prop_assert!(line.chars().all(|sign| !sign.is_control()));
        }

        #[test]
        fn json_says_the_same_when_it_is_escaped(text in hostile_text()) {
            let json = serde_json::json!({ "key": text }).to_string();
            let escaped = escape_json(&json);
            prop_assert!(!has_unseen(&escaped));
            let back: serde_json::Value = serde_json::from_str(&escaped).expect("JSON");
            prop_assert_eq!(back["key"].as_str(), Some(text.as_str()));
        }
    }

    /// Texts with many signs that nobody sees among ordinary ones.
    pub fn hostile_text() -> impl Strategy<Value = String> {
        let sign = prop_oneof![
            any::<char>(),
            proptest::char::range('\0', '\u{ff}'),
            proptest::char::range('\u{2000}', '\u{206f}'),
            proptest::char::range('\u{fff0}', '\u{ffff}'),
            proptest::char::range('a', 'f'),
        ];
        proptest::collection::vec(sign, 0..24).prop_map(String::from_iter)
    }
}
