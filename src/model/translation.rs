//! The texts of a radar in another language: what is declared and named, never what people said.

use std::collections::{BTreeMap, BTreeSet};

use super::{Configuration, Differences, Dossier, Topic};

/// What a text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Translated {
    /// The radar itself.
    Radar,
    /// A ring.
    Ring,
    /// A practitioner group.
    Group,
    /// A topic.
    Topic,
    /// An activity.
    Activity,
    /// A view.
    View,
    /// A criterion.
    Criterion,
    /// A legal class.
    LegalClass,
    /// A route of buying.
    Route,
    /// A workshop.
    Workshop,
    /// A technology.
    Technology,
}

/// What is translated, the name of its table in a file, and the keys it may have.
pub type Table = (Translated, &'static str, &'static [(&'static str, Texts)]);

impl Translated {
    /// All but the radar itself, each with its table in a file and its keys; a key of lists has as many texts as the
    /// original, unless they are other names.
    pub const TABLES: [Table; 10] = [
        (
            Translated::Ring,
            "rings",
            &[
                ("name", Texts::One),
                ("meaning", Texts::One),
                ("advice", Texts::One),
                ("meaning_until", Texts::One),
                ("advice_until", Texts::One),
                ("advice_proven", Texts::One),
            ],
        ),
        (
            Translated::Group,
            "groups",
            &[("name", Texts::One), ("lead", Texts::One)],
        ),
        (
            Translated::Topic,
            "topics",
            &[("name", Texts::One), ("aliases", Texts::List), ("planned", Texts::One)],
        ),
        (Translated::Activity, "activities", &[("name", Texts::One)]),
        (
            Translated::View,
            "views",
            &[("title", Texts::One), ("summary", Texts::One)],
        ),
        (
            Translated::Criterion,
            "criteria",
            &[("name", Texts::One), ("question", Texts::One), ("anchors", Texts::List)],
        ),
        (
            Translated::LegalClass,
            "legal_classes",
            &[
                ("name", Texts::One),
                ("meaning", Texts::One),
                ("instrument", Texts::One),
                ("valid_from", Texts::One),
                ("safeguards", Texts::List),
            ],
        ),
        (
            Translated::Route,
            "routes",
            &[("name", Texts::One), ("meaning", Texts::One)],
        ),
        (
            Translated::Workshop,
            "workshops",
            &[("title", Texts::One), ("found", Texts::List)],
        ),
        (
            Translated::Technology,
            "technologies",
            &[("name", Texts::One), ("description", Texts::One)],
        ),
    ];

    /// The keys of the radar itself. The lists have the words of the rules, in their order.
    pub const OF_RADAR: [(&'static str, Texts); 8] = [
        ("title", Texts::One),
        ("summary", Texts::One),
        ("footer", Texts::One),
        ("rules", Texts::List),
        ("readiness_rules", Texts::List),
        ("readiness_limits", Texts::List),
        ("terms", Texts::List),
        ("meanings_of_terms", Texts::List),
    ];
}

/// Whether a key has one text or a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// One.
    One,
    /// A list.
    List,
}

/// The texts of a radar in one language, `languages/TAG.toml`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Translation {
    /// Its tag.
    pub language: String,
    /// The texts, by what they belong to, its id (empty for the radar) and their key.
    pub texts: BTreeMap<(Translated, String, &'static str), Vec<String>>,
}

impl Translation {
    fn find(&self, of: Translated, id: &str, key: &'static str) -> Option<&[String]> {
        self.texts.get(&(of, id.to_owned(), key)).map(Vec::as_slice)
    }
}

/// How many texts the original has for a list; `None` where there is nothing of this id, or any number will do.
pub fn count_originals(configuration: &Configuration, of: Translated, id: &str, key: &str) -> Option<usize> {
    match of {
        Translated::Criterion => {
            let mut criteria = configuration.criteria.iter();
            criteria.find(|own| own.id == id).map(|own| own.anchors.len())
        }
        Translated::LegalClass => configuration.legal_class(id).map(|own| own.safeguards.len()),
        Translated::Radar => Some(match key {
            "readiness_rules" => configuration.readiness.rules.len(),
            "readiness_limits" => configuration.readiness.limits.len(),
            "terms" | "meanings_of_terms" => configuration.terms.len(),
            _ => configuration.rules.len(),
        }),
        _ => None,
    }
}

impl Dossier {
    /// What rings, groups, topics, criteria, legal classes and technologies are called here and in the same data in another language.
    pub fn names_in(&self, other: &Dossier) -> BTreeMap<String, String> {
        let (own, theirs) = (&self.configuration, &other.configuration);
        let mut names = BTreeMap::new();
        let mut add = |own: &str, other: &str| names.insert(own.to_owned(), other.to_owned());
        own.rings
            .iter()
            .zip(&theirs.rings)
            .for_each(|(a, b)| _ = add(&a.name, &b.name));
        own.groups
            .iter()
            .zip(&theirs.groups)
            .for_each(|(a, b)| _ = add(&a.name, &b.name));
        own.topics
            .iter()
            .zip(&theirs.topics)
            .for_each(|(a, b)| _ = add(&a.name, &b.name));
        own.criteria
            .iter()
            .zip(&theirs.criteria)
            .for_each(|(a, b)| _ = add(&a.name, &b.name));
        let classes = own.legal_classes.iter().zip(&theirs.legal_classes);
        classes.for_each(|(a, b)| _ = add(&a.name, &b.name));
        let technologies = self.technologies.iter().zip(&other.technologies);
        technologies.for_each(|(a, b)| _ = add(&a.name, &b.name));
        names
    }

    /// The same data with its texts in another language. What has no translation goes through `untranslated`, which may mark
    /// it; so do the words of people and documents, which are never translated.
    pub fn in_language(&self, tag: &str, untranslated: &dyn Fn(&str) -> String) -> Dossier {
        let nothing = Translation::default();
        let mut found = self.translations.iter();
        let translation = found
            .find(|translation| translation.language == tag)
            .unwrap_or(&nothing);
        let mut dossier = self.clone();
        let writer = Writer {
            translation,
            untranslated,
        };
        dossier.configuration.language = tag.to_owned();
        writer.declare(&mut dossier.configuration);
        for technology in &mut dossier.technologies {
            let usual = technology.names.get(tag).and_then(|names| names.first());
            let usual = usual.map(|name| first_large(name));
            match (writer.has(Translated::Technology, &technology.id, "name"), usual) {
                (false, Some(usual)) => technology.name = usual,
                (_, _) => writer.write(Translated::Technology, &technology.id, "name", &mut technology.name),
            }
            writer.write(
                Translated::Technology,
                &technology.id,
                "description",
                &mut technology.description,
            );
        }
        writer.mark_words_of_people(&mut dossier);
        dossier
    }
}

fn first_large(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

impl Differences {
    /// The same differences, with other names for what they name.
    pub fn in_words(&self, names: &BTreeMap<String, String>) -> Differences {
        let mut other = self.clone();
        let say = |text: &mut String| {
            if let Some(name) = names.get(text) {
                text.clone_from(name);
            }
        };
        for moved in other.moved.iter_mut().chain(&mut other.waiting) {
            say(&mut moved.name);
            moved.from.iter_mut().chain(&mut moved.to).for_each(say);
        }
        other.weights.iter_mut().for_each(|weight| say(&mut weight.criterion));
        if let Some(reasons) = &mut other.reasons {
            for change in &mut reasons.changes {
                say(&mut change.subject);
                say(&mut change.technology);
                change.before.iter_mut().chain(&mut change.now).for_each(say);
            }
            for configuration in [&mut reasons.before, &mut reasons.now] {
                configuration.rings.iter_mut().for_each(|ring| say(&mut ring.name));
                configuration
                    .criteria
                    .iter_mut()
                    .for_each(|criterion| say(&mut criterion.name));
            }
        }
        other
    }
}

impl Dossier {
    /// What a topic is called besides its name, in all languages, each once.
    pub fn other_names_of_topic(&self, topic: &Topic) -> Vec<String> {
        let translated = self.translations.iter().flat_map(|translation| {
            let keys = ["name", "aliases"].into_iter();
            keys.filter_map(|key| translation.find(Translated::Topic, &topic.id, key))
        });
        let mut seen = BTreeSet::from([&topic.name]);
        let names = topic.aliases.iter().chain(translated.flatten());
        names.filter(|name| seen.insert(name)).cloned().collect()
    }
}

/// Puts translations in the place of texts.
struct Writer<'a> {
    translation: &'a Translation,
    untranslated: &'a dyn Fn(&str) -> String,
}

impl Writer<'_> {
    fn has(&self, of: Translated, id: &str, key: &'static str) -> bool {
        self.translation.find(of, id, key).is_some()
    }

    fn write(&self, of: Translated, id: &str, key: &'static str, text: &mut String) {
        *text = match self.translation.find(of, id, key) {
            Some([translated]) => translated.clone(),
            _ => (self.untranslated)(text),
        };
    }

    fn write_all<'t>(&self, of: Translated, id: &str, key: &'static str, texts: impl Iterator<Item = &'t mut String>) {
        let translated = self.translation.find(of, id, key);
        for (index, text) in texts.enumerate() {
            *text = match translated.and_then(|all| all.get(index)) {
                Some(translated) => translated.clone(),
                None => (self.untranslated)(text),
            };
        }
    }

    fn declare(&self, configuration: &mut Configuration) {
        use Translated::{Activity, Criterion, Group, LegalClass, Radar, Ring, Topic, View};
        self.write(Radar, "", "title", &mut configuration.title);
        self.write(Radar, "", "summary", &mut configuration.summary);
        if let Some(footer) = &mut configuration.theme.footer {
            self.write(Radar, "", "footer", footer);
        }
        self.write_all(
            Radar,
            "",
            "rules",
            configuration.rules.iter_mut().map(|rule| &mut rule.words),
        );
        let readiness = &mut configuration.readiness;
        let words = readiness.rules.iter_mut().map(|rule| &mut rule.words);
        self.write_all(Radar, "", "readiness_rules", words);
        let words = readiness.limits.iter_mut().map(|limit| &mut limit.words);
        self.write_all(Radar, "", "readiness_limits", words);
        for ring in &mut configuration.rings {
            self.write(Ring, &ring.id, "name", &mut ring.name);
            self.write(Ring, &ring.id, "meaning", &mut ring.meaning);
            self.write(Ring, &ring.id, "advice", &mut ring.advice);
            if let Some(until) = &mut ring.until {
                self.write(Ring, &ring.id, "meaning_until", &mut until.meaning);
                self.write(Ring, &ring.id, "advice_until", &mut until.advice);
            }
            if let Some(proven) = &mut ring.proven {
                self.write(Ring, &ring.id, "advice_proven", &mut proven.advice);
            }
        }
        let words = configuration.terms.iter_mut().map(|term| &mut term.word);
        self.write_all(Radar, "", "terms", words);
        let meanings = configuration.terms.iter_mut().map(|term| &mut term.meaning);
        self.write_all(Radar, "", "meanings_of_terms", meanings);
        for route in &mut configuration.routes {
            self.write(Translated::Route, &route.id, "name", &mut route.name);
            self.write(Translated::Route, &route.id, "meaning", &mut route.meaning);
        }
        for group in &mut configuration.groups {
            self.write(Group, &group.id, "name", &mut group.name);
            self.write(Group, &group.id, "lead", &mut group.lead);
        }
        for topic in &mut configuration.topics {
            // What it is called in the data itself is another name of it then.
            if self.has(Topic, &topic.id, "name") {
                topic.aliases.push(topic.name.clone());
            }
            for alias in &mut topic.aliases {
                *alias = (self.untranslated)(alias);
            }
            self.write(Topic, &topic.id, "name", &mut topic.name);
            if let Some(planned) = &mut topic.planned {
                self.write(Topic, &topic.id, "planned", planned);
            }
        }
        for activity in &mut configuration.activities {
            self.write(Activity, &activity.id, "name", &mut activity.name);
        }
        for view in &mut configuration.views {
            self.write(View, &view.id, "title", &mut view.title);
            self.write(View, &view.id, "summary", &mut view.summary);
        }
        for criterion in &mut configuration.criteria {
            self.write(Criterion, &criterion.id, "name", &mut criterion.name);
            self.write(Criterion, &criterion.id, "question", &mut criterion.question);
            self.write_all(Criterion, &criterion.id, "anchors", criterion.anchors.iter_mut());
        }
        for class in &mut configuration.legal_classes {
            self.write(LegalClass, &class.id, "name", &mut class.name);
            self.write(LegalClass, &class.id, "meaning", &mut class.meaning);
            self.write(LegalClass, &class.id, "instrument", &mut class.instrument);
            if let Some(valid_from) = &mut class.valid_from {
                self.write(LegalClass, &class.id, "valid_from", valid_from);
            }
            self.write_all(LegalClass, &class.id, "safeguards", class.safeguards.iter_mut());
        }
    }

    /// Marks what people said and wrote, and what documents are called.
    fn mark_words_of_people(&self, dossier: &mut Dossier) {
        let mark = |text: &mut String| *text = (self.untranslated)(text);
        for workshop in &mut dossier.workshops {
            self.write(Translated::Workshop, &workshop.id, "title", &mut workshop.title);
            let found = workshop.dates.iter_mut().map(|date| &mut date.found);
            self.write_all(Translated::Workshop, &workshop.id, "found", found);
            workshop.note.iter_mut().for_each(mark);
            workshop.participants.iter_mut().for_each(mark);
            for need in &mut workshop.needs {
                mark(&mut need.statement);
                need.note.iter_mut().for_each(mark);
                need.theme.iter_mut().for_each(mark);
                need.priority.iter_mut().for_each(mark);
            }
        }
        for technology in &mut dossier.technologies {
            technology.uses.iter_mut().for_each(|other| mark(&mut other.words));
            technology.overrides.iter_mut().for_each(|own| mark(&mut own.reason));
        }
        for standard in &mut dossier.standards {
            mark(&mut standard.title);
            mark(&mut standard.note);
            standard.answers.iter_mut().for_each(|answer| mark(&mut answer.why));
        }
        for link in &mut dossier.links {
            mark(&mut link.why);
        }
        for record in &mut dossier.records {
            mark(&mut record.says);
            mark(&mut record.location);
            for figure in &mut record.figures {
                mark(&mut figure.covers);
                // Signs of a currency, or of a share, are of no language.
                if figure.unit.chars().any(char::is_lowercase) {
                    mark(&mut figure.unit);
                }
            }
            record.note.iter_mut().for_each(mark);
        }
        for class in &mut dossier.configuration.legal_classes {
            mark(&mut class.source);
        }
    }
}
