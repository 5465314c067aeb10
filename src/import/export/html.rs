//! Descriptions as HTML for tools that show it: markup of our own making only, and links that only lead somewhere.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use crate::import::links::is_safe;

/// A description, which is Markdown, as HTML. HTML inside it is text; links that are not safe are their words.
pub fn to_html(description: &str) -> String {
    let mut kept = Vec::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(description, options).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { ref dest_url, .. } | Tag::Image { ref dest_url, .. }) => {
            let safe = is_safe(dest_url);
            kept.push(safe);
            safe.then_some(event)
        }
        Event::End(TagEnd::Link | TagEnd::Image) => kept.pop().unwrap_or(true).then_some(event),
        event => Some(event),
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    page.trim_end().to_owned()
}
