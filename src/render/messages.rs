//! The words for people: every message from a catalogue of the language in which something is rendered (`catalogues`), in
//! the syntax of Fluent.
//!
//! - In: the id of a message and its named arguments. Out: the sentence. Numbers come as text in our own format, and a
//!   decimal point becomes the mark of the language; as a number only where the grammar depends on it (`$count`).
//! - In code `message!("id", name = value)`, in templates `t(id="id", name=value)`; ids are literals, so that the test of
//!   the catalogue (`tests/it/messages.rs`) finds every use: each message exists, has the arguments it is given, is used.
//! - Rooms before this one give values, and this room says them. What does not come from here: complaints and warnings
//!   about data, which stay with the check that finds them (`diagnostic`: file, line, hint); the help of the command line,
//!   made by clap from the comments in `cli/args.rs` and `cli/args/`; names of columns, keys and words of file formats; names of methods.
//!   Scripts fill in the messages that their pages hand them.
//! - What `layout` measures, the legend of a map, it is given in words (`LegendWords`, from `words/map.rs`).
//!
//! **The current language.** Which language is meant is no argument of the thousand calls: it belongs to the thread that
//! renders, for the duration of one call of [`within`]. Outside of any it is English, the language of the terminal. Work
//! that is handed to other threads takes it along: `let language = current(); … within(&language, || …)`.
//!
//! A message that is missing, or lacks an argument, is a fault of ours that the test finds; a reader would see its id, never
//! a crash. Where the catalogue of another language lacks it, it is said in English and marked (`marks`).

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use tera::{Kwargs, State, TeraResult, Value, escape_html};

use super::catalogues::{Catalogue, ENGLISH};
use super::marks;

/// The message of a literal id with named arguments: `message!("technologies", count = 3)`.
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::render::messages::text($id, vec![$((stringify!($name), $value.into())),*])
    };
}
pub(crate) use message;

thread_local! {
    static CURRENT: RefCell<Arc<Catalogue>> = RefCell::new(Catalogue::english());
}

/// The words of the language in which this thread renders.
pub fn current() -> Arc<Catalogue> {
    CURRENT.with_borrow(Arc::clone)
}

/// Renders in a language; the one before is the current one again afterwards, also where the work panics.
pub fn within<T>(language: &Arc<Catalogue>, work: impl FnOnce() -> T) -> T {
    struct Back(Arc<Catalogue>);
    impl Drop for Back {
        fn drop(&mut self) {
            CURRENT.with_borrow_mut(|current| current.clone_from(&self.0));
        }
    }
    let _back = Back(CURRENT.replace(language.clone()));
    work()
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument<'a> {
    /// A text, numbers in our own format among them.
    Text(Cow<'a, str>),
    /// A number that the grammar of the sentence may depend on.
    Count(u32),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Argument::Text(text.into())
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Argument::Text(text.into())
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Argument::Text(text.into())
    }
}

impl From<u64> for Argument<'_> {
    fn from(number: u64) -> Self {
        // What a double cannot hold is no number of a sentence, such as a seed.
        u32::try_from(number).map_or_else(|_| Argument::Text(number.to_string().into()), Argument::Count)
    }
}

impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        Argument::from(number as u64)
    }
}

impl From<u32> for Argument<'_> {
    fn from(number: u32) -> Self {
        Argument::Count(number)
    }
}

impl From<u8> for Argument<'_> {
    fn from(number: u8) -> Self {
        Argument::Count(number.into())
    }
}

/// The message of an id with its arguments; `message!` calls it.
pub fn text(id: &str, arguments: Vec<(&str, Argument)>) -> String {
    find(id, arguments).unwrap_or_else(|_| id.to_owned())
}

/// The message of an id in the current language; `Err` says that it is missing or lacks an argument.
fn find(id: &str, mut arguments: Vec<(&str, Argument)>) -> Result<String, String> {
    let language = current();
    if language.tag == ENGLISH {
        return language.find(id, &arguments);
    }
    let in_english = arguments.clone();
    arguments.iter_mut().for_each(|(name, value)| write_number(name, value));
    language.find(id, &arguments).or_else(|_| {
        let said = Catalogue::english().find(id, &in_english)?;
        Ok(marks::mark(ENGLISH, &said))
    })
}

/// Arguments that may look like a number and are a name.
const NAMES: [&str; 4] = ["edition", "before", "version", "number"];

/// A number with decimals as the current language writes it.
fn write_number(name: &str, value: &mut Argument) {
    let Argument::Text(text) = value else { return };
    if NAMES.contains(&name) || !is_decimal(text) {
        return;
    }
    let mark = message!("decimal-mark");
    *text = Cow::Owned(text.replacen('.', &mark, 1));
}

/// Whether a text is a number with decimals, and perhaps a sign and a percent sign.
fn is_decimal(text: &str) -> bool {
    let number = text.trim_start_matches(['+', '-', '\u{2212}']);
    let number = number.trim_end_matches('%').trim_end();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    number
        .split_once('.')
        .is_some_and(|(whole, parts)| digits(whole) && digits(parts))
}

/// The function `t` of the templates: `t(id="technologies", count=3)`.
///
/// Texts are escaped as anywhere in a template, but for markup that the template itself captured with `{% set %}`; the
/// message holds none.
pub fn say(arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let id: &str = arguments.must_get("id")?;
    let given = arguments.iter().filter_map(|(name, value)| {
        let name = name.as_str().filter(|name| *name != "id")?;
        let value = match (value.as_u64(), value.as_str()) {
            (Some(number), _) => Argument::from(number),
            (None, Some(text)) if value.is_safe() => Argument::from(text.to_owned()),
            (None, Some(text)) => Argument::from(escape(text)),
            (None, None) => Argument::from(escape(&value.to_string())),
        };
        Some((name, value))
    });
    let text = find(id, given.collect()).map_err(tera::Error::message)?;
    Ok(Value::safe_string(&text))
}

fn escape(text: &str) -> String {
    let mut escaped = Vec::new();
    // Writing into memory cannot fail.
    let _ = escape_html(text, &mut escaped);
    String::from_utf8_lossy(&escaped).into_owned()
}

#[cfg(test)]
mod tests {
    use tera::{Context, Tera};

    use super::*;
    use crate::render::catalogues::Catalogues;

    fn render(template: &str) -> Result<String, String> {
        let mut tera = Tera::new();
        tera.register_function("t", say);
        tera.autoescape_on(vec![".html"]);
        tera.add_raw_template("page.html", template)
            .map_err(|error| error.to_string())?;
        let mut context = Context::new();
        context.insert("name", "<b>&");
        let rendered = tera.render("page.html", &context);
        rendered.map_err(|error| {
            std::error::Error::source(&error).map_or_else(String::new, |cause| cause.to_string()) + &error.to_string()
        })
    }

    #[test]
    fn what_a_template_is_given_is_escaped_and_what_it_captures_is_not() {
        let given = render(r#"{{ t(id="quoted-for-test", text=name) }}"#);
        assert!(given.is_err_and(|error| error.contains("quoted-for-test")));
        assert_eq!(
            render(r#"{{ t(id="also-called", names=name) }}"#).as_deref(),
            Ok("Also: &lt;b&gt;&amp;.")
        );
        let captured = r#"{% set names %}<i>{{ name }}</i>{% endset %}{{ t(id="also-called", names=names) }}"#;
        assert_eq!(render(captured).as_deref(), Ok("Also: <i>&lt;b&gt;&amp;</i>."));
    }

    #[test]
    fn one_and_many_differ_and_numbers_come_as_they_are() {
        let technologies = |count: usize| message!("technologies", count = count);
        assert_eq!(technologies(1), "1 technology");
        assert_eq!([0, 12_345].map(technologies), ["0 technologies", "12345 technologies"]);
        assert_eq!(
            message!("program-version", version = u64::MAX),
            format!("leadar {}", u64::MAX)
        );
    }

    fn other_language() -> Arc<Catalogue> {
        let overlay = [(
            "locales/xx.ftl".to_owned(),
            "decimal-mark = ,\nday = { $month }/{ $day }/{ $year }\n".to_owned(),
        )];
        let read = Catalogues::with_overlay(&overlay.into()).expect("it is read");
        read.value.get("xx").expect("it is there").clone()
    }

    fn first_of_may() -> String {
        message!("day", day = "1.5", month = "May", year = "2026")
    }

    #[test]
    fn a_language_holds_for_a_call_and_not_for_other_threads_and_not_after_a_panic() {
        let language = other_language();
        let (inside, beside) = within(&language, || {
            let beside = std::thread::scope(|scope| scope.spawn(first_of_may).join());
            (first_of_may(), beside.expect("it ends"))
        });
        assert_eq!((inside.as_str(), beside.as_str()), ("May/1,5/2026", "1.5 May 2026"));
        let thrown = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            within(&language, || panic!("on purpose"))
        }));
        assert!(thrown.is_err() && first_of_may() == "1.5 May 2026");
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english_and_marked() {
        let said = within(&other_language(), || message!("accessibility"));
        assert_eq!(marks::strip(&said), "Accessibility");
        assert_ne!(said, "Accessibility");
    }

    #[test]
    fn names_that_look_like_numbers_stay() {
        let cases = ["0.73", "+12.5 %", "1.2.3", "TRL 7.5", "7", "a.b"];
        assert_eq!(cases.map(is_decimal), [true, true, false, false, false, false]);
    }

    #[test]
    fn a_fault_of_ours_is_an_id_on_the_page_and_no_crash() {
        assert_eq!(text("no-such-message", vec![]), "no-such-message");
        assert_eq!(text("also-called", vec![]), "also-called");
    }
}
