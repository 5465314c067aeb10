//! Pages as they are served: those on the disk and one script more, which the policy of the page lets ask its own origin.

/// The policy of pages on the disk begins so; there nothing may be asked.
const POLICY: &str = "content=\"default-src 'none'; ";

/// What a page is served with: the policy of the disk, with questions to its own origin let out and frames around it not.
pub const SERVED_POLICY: &str = "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                                 base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page with the script of the preview; `name` is what is shown, and empty where nothing is waited for.
pub fn dress(page: &str, name: &str) -> String {
    let script = format!("<script src=\"/-/preview.js\" data-shown=\"{name}\" defer></script>\n</head>");
    let allowed = format!("{POLICY}connect-src 'self'; ");
    page.replacen(POLICY, &allowed, 1).replacen("</head>", &script, 1)
}

/// The media type of a file, by the ending of its name.
pub fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "atom" => "application/atom+xml; charset=utf-8",
        "cff" => "application/yaml",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip" => "application/zip",
        "" | "txt" | "toml" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gets_one_script_and_may_ask_its_own_origin() {
        let page = "<head><meta content=\"default-src 'none'; script-src 'self'\"></head><body>&lt;/head&gt;</body>";
        let served = dress(page, "7-2");
        assert!(
            served.contains("content=\"default-src 'none'; connect-src 'self'; script-src 'self'\""),
            "{served}"
        );
        assert_eq!(served.matches("<script").count(), 1);
        assert!(
            served.contains("data-shown=\"7-2\" defer></script>\n</head><body>"),
            "{served}"
        );
    }

    #[test]
    fn every_file_of_a_site_has_a_type() {
        assert_eq!(media_type("tech/a.html"), "text/html; charset=utf-8");
        assert_eq!(media_type("SHA256SUMS"), "text/plain; charset=utf-8");
        assert_eq!(media_type("a.b/c"), "text/plain; charset=utf-8");
    }
}
