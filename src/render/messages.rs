//! The words for people: every message from one catalogue, `templates/locales/en.ftl`, in the syntax of Fluent.
//!
//! - In: the id of a message and its named arguments. Out: the sentence. Numbers come as text in our own format; as a
//!   number only where the grammar depends on it (`$count`).
//! - In code `message!("id", name = value)`, in templates `t(id="id", name=value)`; ids are literals, so that the test of
//!   the catalogue (`tests/it/messages.rs`) finds every use: each message exists, has the arguments it is given, is used.
//! - Rooms before this one give values, and this room says them. What does not come from here: complaints and warnings
//!   about data, which stay with the check that finds them (`diagnostic`: file, line, hint); the help of the command line,
//!   made by clap from the comments in `cli/args.rs`; names of columns, keys and words of file formats; names of methods.
//!   `site.js` fills in the messages that `filter.html` hands it.
//! - What `layout` measures, the legend of a map, it is given in words (`LegendWords`, from `words/map.rs`).
//!
//! The catalogue is fixed when the program is built. A message that is missing, or lacks an argument, is a fault of ours
//! that the test finds; a reader would see its id, never a crash.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use tera::{Kwargs, State, TeraResult, Value, escape_html};

static CATALOGUE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let text = include_str!("../../templates/locales/en.ftl");
    // What cannot be read is left out here and told by the test.
    let read = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
    let mut catalogue = FluentBundle::new_concurrent("en".parse().into_iter().collect());
    // No invisible marks around arguments: texts are compared, searched and drawn.
    catalogue.set_use_isolating(false);
    catalogue.add_resource_overriding(read);
    catalogue
});

/// An argument of a message.
#[derive(Debug, Clone)]
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

/// The message of an id; `Err` says that it is missing or lacks an argument.
fn find(id: &str, arguments: Vec<(&str, Argument)>) -> Result<String, String> {
    let pattern = CATALOGUE
        .get_message(id)
        .and_then(|message| message.value())
        .ok_or_else(|| format!("there is no message \"{id}\"."))?;
    let given: FluentArgs = arguments
        .into_iter()
        .map(|(name, value)| {
            let value = match value {
                Argument::Text(text) => FluentValue::String(text),
                Argument::Count(number) => FluentValue::from(number),
            };
            (name, value)
        })
        .collect();
    let mut faults = Vec::new();
    let text = CATALOGUE.format_pattern(pattern, Some(&given), &mut faults);
    match faults.first() {
        None => Ok(text.into_owned()),
        Some(fault) => Err(format!("message \"{id}\": {fault}.")),
    }
}

/// The message of a literal id with named arguments: `message!("technologies", count = 3)`.
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::render::messages::text($id, vec![$((stringify!($name), $value.into())),*])
    };
}
pub(crate) use message;

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

    #[test]
    fn a_fault_of_ours_is_an_id_on_the_page_and_no_crash() {
        assert_eq!(text("no-such-message", vec![]), "no-such-message");
        assert_eq!(text("also-called", vec![]), "also-called");
    }
}
