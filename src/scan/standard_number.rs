//! Numbers of ISO standards, compared whatever their blanks, dashes, case and words for drafts.

/// Words in a number that say how far a draft is.
const DRAFTS: [&str; 15] = [
    "NP", "AWI", "PWI", "WD", "CD", "DIS", "FDIS", "PRF", "DTS", "DTR", "DPAS", "CDTS", "CDTR", "DAM", "FDAM",
];
/// Longest prefix of a European or national adoption, such as EN, BS, DIN or UNE.
const LONGEST_PREFIX: usize = 4;

/// A number taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandardNumber {
    /// What all editions share, such as `ISO IEC 27037` or `ISO 19794-5`.
    pub base: String,
    /// The year of the edition, with a supplement where it is one: `2012`, `2011/AMD 1:2014`.
    pub edition: Option<String>,
    /// Whether it is the number of a European or national adoption.
    pub adopted: bool,
}

impl StandardNumber {
    /// The number of a standard that is ISO's, alone or with others, or adopts one; `None` for those of other bodies.
    pub fn parse(number: &str) -> Option<StandardNumber> {
        let parsed = StandardNumber::parse_own(number);
        let words: Vec<&str> = parsed.base.split(' ').collect();
        let own = words.iter().position(|word| ["ISO", "IWA"].contains(word))?;
        let prefix = |word: &&str| word.len() <= LONGEST_PREFIX && word.chars().all(char::is_alphabetic);
        words[..own].iter().all(prefix).then(|| StandardNumber {
            base: words[own..].join(" "),
            adopted: own > 0,
            ..parsed
        })
    }

    /// A number as ISO's own catalogue has it.
    pub fn parse_own(number: &str) -> StandardNumber {
        let upper: String = number.chars().map(straighten).collect::<String>().to_uppercase();
        let (base, edition) = match upper.split_once(':') {
            Some((base, edition)) => (base, Some(edition)),
            None => (upper.as_str(), None),
        };
        let words = base
            .split([' ', '/'])
            .filter(|word| !word.is_empty() && !DRAFTS.contains(word));
        let edition = edition.map(|edition| {
            let edition: Vec<&str> = edition.split_whitespace().collect();
            without_month(&edition.join(" ")).to_owned()
        });
        StandardNumber {
            base: words.collect::<Vec<_>>().join(" "),
            edition: edition.filter(|edition| !edition.is_empty()),
            adopted: false,
        }
    }

    /// Whether it is an amendment or a corrigendum.
    pub fn is_supplement(&self) -> bool {
        let edition = self.edition.as_deref().unwrap_or_default();
        edition.contains('/')
    }
}

/// One blank for every kind of blank, one dash for every kind of dash.
fn straighten(sign: char) -> char {
    match sign {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    }
}

/// The year of an edition that is given with its month, as in 2012-05.
fn without_month(edition: &str) -> &str {
    let is_month = |rest: &str| rest.len() == 2 && rest.bytes().all(|sign| sign.is_ascii_digit());
    match edition.split_once('-') {
        Some((year, month)) if year.len() == 4 && is_month(month) => year,
        _ => edition,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_any_spelling_is_the_same_number() {
        let plain = StandardNumber::parse("ISO/IEC 27037:2012");
        for number in [
            "iso/iec 27037:2012",
            "ISO/IEC\u{a0}27037 : 2012",
            "ISO IEC 27037:2012-10",
            "ISO/IEC FDIS 27037:2012",
        ] {
            assert_eq!(StandardNumber::parse(number), plain, "{number}");
        }
        let part = |number: &str| StandardNumber::parse(number).expect("ISO's").base;
        assert_eq!(part("ISO 19794\u{2011}5:2011"), "ISO 19794-5");
        assert_eq!(part("ISO/DIS 22311"), "ISO 22311");
        assert_ne!(part("ISO/TS 22311"), part("ISO 22311"));
    }

    #[test]
    fn adoptions_are_told_and_other_bodies_are_not_ours() {
        let adopted = StandardNumber::parse("EN ISO/IEC 17025:2017").expect("it adopts one");
        assert_eq!((adopted.base.as_str(), adopted.adopted), ("ISO IEC 17025", true));
        assert!(StandardNumber::parse("DIN EN ISO 9001").is_some_and(|number| number.adopted));
        for number in [
            "EN 50132-1:2010",
            "ETSI TS 103 523",
            "IEC 62676-4:2014",
            "CWA 18018",
            "",
        ] {
            assert_eq!(StandardNumber::parse(number), None, "{number}");
        }
        let amended = StandardNumber::parse("ISO 19794-5:2011/Amd 1:2014").expect("ISO's");
        assert_eq!(
            (amended.edition.as_deref(), amended.is_supplement()),
            (Some("2011/AMD 1:2014"), true)
        );
    }
}
