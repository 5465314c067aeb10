//! The language of a text: given by a tag, or seen in its stop words; each with its stemmer.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::Need;

/// A language whose stop words are known, with its stemmer where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language(usize);

/// Tag, stemmer and the words that carry no meaning of their own.
struct Profile {
    tag: &'static str,
    stemmer: Option<Algorithm>,
    stop_words: &'static str,
}

const PROFILES: [Profile; 14] = [
    Profile {
        tag: "en",
        stemmer: Some(Algorithm::English),
        stop_words: "a an the and or but nor so if then than that this these those there here it its they them their theirs we us our ours you your yours he him his she her hers i me my mine who whom whose which what when where why how of in on at by for from to into onto upon with within without about above below between among through during before after against over under up down out off again once as is are was were be been being am do does did doing done have has had having can could may might must shall should will would ought not no none never nor only very too also just even still yet such same other another any some each every both either neither all most more less least few many much own per via e g i.e etc eg ie s t d ll m re ve cannot cant dont doesnt didnt isnt arent wont because while until although though whether however therefore thus hence",
    },
    Profile {
        tag: "de",
        stemmer: Some(Algorithm::German),
        stop_words: "der die das den dem des ein eine einer eines einem einen und oder aber auch als wenn weil dass ob wie wo wer was nicht kein keine keinen keiner sie er es wir ihr ihre ihren sein seine ist sind war waren wird werden wurde kann können muss müssen soll sollen darf haben hat hatte von vom zu zum zur mit nach bei aus auf für über unter vor zwischen durch gegen ohne um an am im in ins bis seit nur noch schon sehr mehr so sich man dies diese dieser dieses jede jeder alle beim es gibt",
    },
    Profile {
        tag: "fr",
        stemmer: Some(Algorithm::French),
        stop_words: "le la les l un une des du de d et ou mais donc ni car que qui quoi dont où ce cet cette ces se sa son ses leur leurs notre nos votre vos il elle ils elles on nous vous je tu y en ne pas plus moins très est sont était être été a ont avait avoir fait faire peut peuvent doit doivent dans sur sous par pour avec sans entre vers chez comme si au aux lors afin ainsi aussi même tout tous toute toutes c s n qu il",
    },
    Profile {
        tag: "es",
        stemmer: Some(Algorithm::Spanish),
        stop_words: "el la los las lo un una unos unas y e o u pero sino que quien quienes cual cuales cuyo donde cuando como de del a al en con sin por para sobre entre hacia hasta desde durante según contra su sus nuestro nuestra se le les nos me te ya no ni más menos muy es son era ser sido está están estar fue ha han hay haber puede pueden debe deben tiene tienen este esta estos estas ese esa eso aquel todo toda todos todas otro otra otros otras también si",
    },
    Profile {
        tag: "it",
        stemmer: Some(Algorithm::Italian),
        stop_words: "il lo la i gli le l un uno una e ed o ma che chi cui quale quali dove quando come di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai in nel nella nei nelle con su sul sulla sui per tra fra senza si ci ne non più meno molto è sono era essere stato ha hanno avere può possono deve devono questo questa questi queste quello quella suo sua suoi loro anche se tutto tutti tutte ogni",
    },
    Profile {
        tag: "nl",
        stemmer: Some(Algorithm::Dutch),
        stop_words: "de het een en of maar dat die dit deze wie wat waar wanneer hoe van in op aan bij met voor door uit naar over onder tussen tegen zonder om te tot als dan is zijn was waren wordt worden werd kan kunnen moet moeten mag zal zullen heeft hebben had niet geen er zij hij we wij ze ons onze hun haar ook nog al alle meer zeer veel zich niet",
    },
    Profile {
        tag: "pt",
        stemmer: Some(Algorithm::Portuguese),
        stop_words: "o a os as um uma uns umas e ou mas que quem qual quais onde quando como de do da dos das em no na nos nas ao aos à às por pelo pela para com sem sobre entre até desde se lhe seu sua seus suas não nem mais menos muito é são era ser sido está estão foi tem têm há pode podem deve devem este esta estes estas esse isso todo todos toda todas outro também",
    },
    Profile {
        tag: "ro",
        stemmer: Some(Algorithm::Romanian),
        stop_words: "un o unei unui și sau dar că care cine ce unde când cum de din la în pe cu fără pentru prin între despre până după ca mai mult puțin foarte nu este sunt era fi fost are au avea poate pot trebuie să se își lor lui ei noi acest această aceste acești al ale a cel cea toate toți tot alte alt",
    },
    Profile {
        tag: "pl",
        stemmer: None,
        stop_words: "i oraz lub ale że który która które którzy kto co gdzie kiedy jak z ze w we na do od dla po przez przy pod nad między bez o u za się nie tak jest są był była być może mogą musi muszą ma mają ten ta to te tych tego tej ich jego jej nasz także również już tylko bardzo więcej wszystkie",
    },
    Profile {
        tag: "sv",
        stemmer: Some(Algorithm::Swedish),
        stop_words: "den det de en ett och eller men att som vem vad var när hur av i på vid med för från till om över under mellan mot utan är var vara varit blir kan måste ska skall har hade inte ingen inga vi ni han hon deras sin sitt sina också mer mycket alla denna detta dessa",
    },
    Profile {
        tag: "da",
        stemmer: Some(Algorithm::Danish),
        stop_words: "den det de en et og eller men at som hvem hvad hvor når hvordan af i på ved med for fra til om over under mellem mod uden er var være været bliver kan må skal har havde ikke ingen vi de han hun deres sin sit sine også mere meget alle denne dette disse",
    },
    Profile {
        tag: "fi",
        stemmer: Some(Algorithm::Finnish),
        stop_words: "ja tai mutta että joka jotka mikä mitä missä milloin miten on ovat oli olla ollut ei eivät voi voivat pitää täytyy se ne tämä nämä hän he me te niiden sen myös vain hyvin enemmän kaikki kun jos kuin",
    },
    Profile {
        tag: "hu",
        stemmer: Some(Algorithm::Hungarian),
        stop_words: "a az egy és vagy de hogy aki ami amely hol mikor hogyan ban ben nem nincs van vannak volt lesz kell lehet meg is csak már még nagyon több minden ez ezek azok által között szerint nélkül való",
    },
    Profile {
        tag: "el",
        stemmer: Some(Algorithm::Greek),
        stop_words: "ο η το οι τα του της των τον την και ή αλλά ότι που ποιος πού πότε πώς από σε στο στη στην στα με για χωρίς ως είναι ήταν έχει έχουν δεν να θα μπορεί πρέπει αυτό αυτή αυτά όλα πιο πολύ",
    },
];

static STOP_WORDS: LazyLock<Vec<BTreeSet<&'static str>>> = LazyLock::new(|| {
    let profiles = PROFILES.iter();
    profiles
        .map(|profile| profile.stop_words.split_whitespace().collect())
        .collect()
});

impl Language {
    /// English, the language of most of the field.
    pub const ENGLISH: Language = Language(0);

    /// The language of a BCP 47 tag, by its first part; `None` for one that is not known.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next().unwrap_or("").to_lowercase();
        PROFILES.iter().position(|profile| profile.tag == first).map(Language)
    }

    /// The language whose stop words make up most of a text; `None` where fewer than 3 words, or fewer than one in
    /// seven, are stop words of any, or where two languages tie.
    pub fn seen_in<'a>(words: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut hits = [0_usize; PROFILES.len()];
        let mut all = 0;
        for word in words {
            all += 1;
            for (count, stop_words) in hits.iter_mut().zip(STOP_WORDS.iter()) {
                *count += usize::from(stop_words.contains(word));
            }
        }
        let best = (0..hits.len()).max_by_key(|index| (hits[*index], usize::MAX - index))?;
        let tied = hits.iter().filter(|count| **count == hits[best]).count() > 1;
        (hits[best] >= 3 && hits[best] * 7 >= all && !tied).then_some(Language(best))
    }

    /// The language that statements show, by their first 2000 words.
    pub fn of_needs(needs: &[Need]) -> Option<Self> {
        let texts = needs.iter().map(|need| need.statement.to_lowercase());
        let words: Vec<String> = texts
            .flat_map(|text| {
                let words = text
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty());
                words.map(str::to_owned).collect::<Vec<_>>()
            })
            .take(2000)
            .collect();
        Language::seen_in(words.iter().map(String::as_str))
    }

    /// Its BCP 47 tag, two letters.
    pub fn tag(self) -> &'static str {
        PROFILES[self.0].tag
    }

    /// Whether a word in lower case carries no meaning of its own.
    pub fn is_stop_word(self, word: &str) -> bool {
        STOP_WORDS[self.0].contains(word)
    }

    /// How words end that say how something is done, in languages that mark them.
    pub fn adverb_ending(self) -> Option<&'static str> {
        match PROFILES[self.0].tag {
            "en" => Some("ly"),
            "es" | "it" | "pt" => Some("mente"),
            _ => None,
        }
    }

    /// A stem as it is filed beside texts in another language, `home`: `radio` in a French name says nothing to an
    /// English line.
    pub fn file(self, stem: String, home: Language) -> String {
        if self == home {
            stem
        } else {
            format!("{} {stem}", PROFILES[self.0].tag)
        }
    }

    /// The stem of a word in lower case, letters without accents. Languages without a stemmer, such as Polish, lose
    /// up to two letters of an ending from six letters on.
    pub fn stem(self, word: &str) -> String {
        let stem = match PROFILES[self.0].stemmer {
            Some(algorithm) => Stemmer::create(algorithm).stem(word).into_owned(),
            None => shorten(word),
        };
        stem.nfkd().filter(|letter| !is_combining_mark(*letter)).collect()
    }
}

fn shorten(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let kept = match letters.len() {
        0..=5 => letters.len(),
        6 | 7 => letters.len() - 1,
        length => length - 2,
    };
    letters[..kept].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Option<Language> {
        Language::seen_in(text.split_whitespace())
    }

    #[test]
    fn a_sentence_is_known_by_its_small_words_and_a_bare_term_by_none() {
        assert_eq!(
            seen("we need to read the phones of the suspects"),
            Language::from_tag("en")
        );
        assert_eq!(
            seen("die polizei kann die telefone nicht auslesen und auch nicht orten"),
            Language::from_tag("de")
        );
        assert_eq!(
            seen("no se puede leer el teléfono de los sospechosos"),
            Language::from_tag("es")
        );
        assert_eq!(seen("facial recognition"), None);
        assert_eq!(seen(""), None);
    }

    #[test]
    fn a_tag_is_read_by_its_first_part() {
        assert_eq!(Language::from_tag("en-GB"), Some(Language::ENGLISH));
        assert_eq!(Language::from_tag("tlh"), None);
    }

    #[test]
    fn accents_do_not_part_two_stems() {
        let spanish = Language::from_tag("es").expect("Spanish is known");
        assert_eq!(spanish.stem("teléfono"), spanish.stem("telefono"));
    }
}
