//! What the site is made of, for archives: `ro-crate-metadata.json`, RO-Crate 1.1, a flat JSON-LD graph of the radar, its
//! files, who made them, and the run of the program that did.

use serde_json::{Map, Value, json};

use crate::inert::escape_json;
use crate::model::{Author, AuthorName, Configuration, Dossier, list_spdx};

use super::data::{DataFile, JSON, JSON_SCHEMA, WORKBOOK};
use super::messages::message;

/// Its name, at the root of the site.
pub const RO_CRATE: &str = "ro-crate-metadata.json";

/// Writes the file. `paths` are those of all files of the site beside it; those in folders of pages are told by folder.
pub fn write_ro_crate<'a>(dossier: &Dossier, tables: &[DataFile], paths: impl Iterator<Item = &'a String>) -> String {
    let configuration = &dossier.configuration;
    let (authors, makers) = list_authors(configuration);
    let (licences, licence_entities) = list_licences(&configuration.licence);
    let common = Common { authors, licences };
    let parts = list_parts(tables, paths, &common);
    let ids = parts
        .iter()
        .map(|part| json!({ "@id": part["@id"] }))
        .collect::<Vec<_>>();
    let root = describe_root(configuration, &common, ids);
    let descriptor = json!({
        "@id": RO_CRATE, "@type": "CreativeWork", "about": { "@id": "./" },
        "conformsTo": { "@id": "https://w3id.org/ro/crate/1.1" },
    });
    let graph: Vec<Value> = [descriptor, root]
        .into_iter()
        .chain(parts)
        .chain(makers)
        .chain(licence_entities)
        .chain(describe_run(dossier))
        .collect();
    let crate_text = json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph });
    escape_json(&format!("{crate_text:#}\n")).into_owned()
}

/// What every part refers to.
struct Common {
    authors: Value,
    licences: Value,
}

fn describe_root(configuration: &Configuration, common: &Common, parts: Vec<Value>) -> Value {
    let publication = &configuration.publication;
    let mut root = json!({
        "@id": "./", "@type": "Dataset", "name": configuration.title, "description": configuration.summary,
        "version": configuration.edition, "datePublished": configuration.date.to_string(),
        "inLanguage": configuration.language, "license": common.licences, "author": common.authors,
        "mentions": { "@id": "#build" }, "hasPart": parts,
    });
    let entries = root.as_object_mut().expect("a literal object");
    let optional = [
        (
            "identifier",
            publication
                .doi
                .as_ref()
                .map(|doi| json!(format!("https://doi.org/{doi}"))),
        ),
        (
            "url",
            match (&publication.address, &publication.repository) {
                (Some(address), _) => Some(json!(format!("{address}/"))),
                (None, repository) => repository.as_ref().map(|repository| json!(repository)),
            },
        ),
        (
            "keywords",
            (!publication.keywords.is_empty()).then(|| json!(publication.keywords.join(", "))),
        ),
    ];
    entries.extend(
        optional
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?))),
    );
    root
}

/// Files that matter one by one, and folders of pages.
fn list_parts<'a>(tables: &[DataFile], paths: impl Iterator<Item = &'a String>, common: &Common) -> Vec<Value> {
    let mut folders: Vec<&str> = Vec::new();
    let mut parts = Vec::new();
    for path in paths {
        match path.split_once('/') {
            Some((folder, name)) if !matches!(folder, "data" | "maps" | "print") || name.contains('/') => {
                // What is data stands in a folder of data, whatever it is about.
                let inner = name.rsplit_once('/').map_or(0, |(inner, _)| inner.len() + 1);
                let folder = if folder == "data" {
                    &path[..folder.len() + inner]
                } else {
                    folder
                };
                if !folders.contains(&folder) {
                    folders.push(folder);
                }
            }
            Some(_) | None => parts.push(describe_file(path, tables, common)),
        }
    }
    parts.extend(folders.into_iter().map(|folder| describe_folder(folder, common)));
    parts
}

fn describe_file(path: &str, tables: &[DataFile], common: &Common) -> Value {
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    let table = tables.iter().find(|table| folder == "data" && table.name == name);
    let (format, description) = match (table, folder, path.rsplit('.').next().unwrap_or_default()) {
        (Some(table), _, _) => (
            "text/csv",
            message!("crate-table", rows = table.rows.len(), row = &table.row),
        ),
        (None, _, "zip") => ("application/zip", message!("crate-archive")),
        (None, _, "cff") => ("application/yaml", message!("crate-citation")),
        (None, "data", "xlsx") => (WORKBOOK, message!("crate-workbook")),
        (None, "data", _) if name == JSON => ("application/json", message!("crate-json")),
        (None, "data", _) if name == JSON_SCHEMA => ("application/schema+json", message!("crate-schema")),
        (None, "data", _) => ("application/json", message!("crate-package")),
        (None, _, "svg") => ("image/svg+xml", message!("crate-map")),
        (None, _, "pdf") => ("application/pdf", message!("crate-print")),
        (None, _, _) => ("text/html", message!("crate-page")),
    };
    let mut file = describe_part("File", path, name, description, common);
    file.insert("encodingFormat".into(), json!(format));
    // Sizes of pages and documents would change with the digest that is printed on them.
    file.extend(table.map(|table| ("contentSize".to_owned(), json!(table.text.len().to_string()))));
    Value::Object(file)
}

fn describe_folder(folder: &str, common: &Common) -> Value {
    let description = match folder {
        "assets" => message!("crate-assets"),
        "data/tech" => message!("crate-data-of-technologies"),
        "data/topic" => message!("crate-data-of-topics"),
        _ => message!("crate-pages"),
    };
    let id = format!("{folder}/");
    Value::Object(describe_part("Dataset", &id, folder, description, common))
}

fn describe_part(kind: &str, id: &str, name: &str, description: String, common: &Common) -> Map<String, Value> {
    let part = [
        ("@id", json!(escape_path(id))),
        ("@type", json!(kind)),
        ("name", json!(name)),
        ("description", json!(description)),
        ("license", common.licences.clone()),
        ("author", common.authors.clone()),
    ];
    part.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// A path as the address that JSON-LD asks for: what may not stand in one is written by its bytes.
fn escape_path(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| match plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

/// References to the authors, and the entities they refer to; whoever answers for the radar where nobody is named.
fn list_authors(configuration: &Configuration) -> (Value, Vec<Value>) {
    let named = &configuration.publication.authors;
    if named.is_empty() {
        let contact = json!({ "@id": "#contact", "@type": "Organization", "name": configuration.contact });
        return (json!([{ "@id": "#contact" }]), vec![contact]);
    }
    let (mut references, mut entities) = (Vec::new(), Vec::new());
    for (author, number) in named.iter().zip(1..) {
        let id = author.orcid.clone().unwrap_or_else(|| format!("#author-{number}"));
        references.push(json!({ "@id": id }));
        let affiliation = author.affiliation.as_ref().map(|name| {
            let id = format!("#affiliation-{number}");
            entities.push(json!({ "@id": id, "@type": "Organization", "name": name }));
            json!({ "@id": id })
        });
        entities.push(describe_author(author, &id, affiliation));
    }
    (Value::Array(references), entities)
}

fn describe_author(author: &Author, id: &str, affiliation: Option<Value>) -> Value {
    let mut entity = match &author.name {
        AuthorName::Person { given, family } => json!({
            "@id": id, "@type": "Person", "name": format!("{given} {family}"), "givenName": given, "familyName": family,
        }),
        AuthorName::Organisation(name) => json!({ "@id": id, "@type": "Organization", "name": name }),
    };
    let entries = entity.as_object_mut().expect("a literal object");
    entries.extend(affiliation.map(|found| ("affiliation".to_owned(), found)));
    entries.extend(
        author
            .website
            .as_ref()
            .map(|address| ("url".to_owned(), json!(address))),
    );
    entity
}

/// References to the licences, and the entities they refer to.
fn list_licences(licence: &str) -> (Value, Vec<Value>) {
    let known = list_spdx(licence);
    let (ids, entities): (Vec<Value>, Vec<Value>) = match known.is_empty() {
        true => vec![("#licence".to_owned(), licence)],
        false => known
            .iter()
            .map(|name| (format!("https://spdx.org/licenses/{name}"), *name))
            .collect(),
    }
    .into_iter()
    .map(|(id, name)| {
        let entity = json!({ "@id": id, "@type": "CreativeWork", "name": name });
        (json!({ "@id": id }), entity)
    })
    .unzip();
    (Value::Array(ids), entities)
}

/// The run of the program: from which data it made the site.
fn describe_run(dossier: &Dossier) -> [Value; 3] {
    let version = env!("CARGO_PKG_VERSION");
    let configuration = &dossier.configuration;
    [
        json!({
            "@id": "#build", "@type": "CreateAction", "name": message!("crate-build"),
            "instrument": { "@id": "#leadar" }, "object": [{ "@id": "#radar-data" }], "result": [{ "@id": "./" }],
        }),
        json!({
            "@id": "#leadar", "@type": "SoftwareApplication", "name": "leadar", "version": version,
            "softwareVersion": version,
        }),
        json!({
            "@id": "#radar-data", "@type": "CreativeWork",
            "name": message!("crate-inputs", edition = &configuration.edition),
            "identifier": format!("sha256:{}", dossier.digest), "version": configuration.edition,
        }),
    ]
}
