//! The documents agree with the code.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aikyn::authoring::schema;
use aikyn::foundation::diagnostics::{Expected, Problem};
use aikyn::messages::{MessageLang, Messages};
use aikyn::model::record::RecordLists;
use aikyn::source::yaml::{Cardinality, KeySpec};

use crate::harness::{TestSite, updates_snapshots};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn document(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

/// Returns the code blocks of a document, each with the language of its fence.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(language), None) => open = Some((language.to_owned(), String::new())),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some((language, text))) => open = Some((language, text + line + "\n")),
            (None, None) => {}
        }
    }
    blocks
}

#[test]
fn readme_starts_with_the_two_commands() {
    let blocks = blocks(&document("README.md"));
    assert_eq!(blocks[0].1.trim(), "cargo run --release -- build --portable");
    assert_eq!(blocks[1].1.trim(), "cargo test");
    assert!(document("justfile").contains(" cargo test --locked\n"), "just test-all runs the README's command");
    assert!(document(".ci/run").contains(" test-all"), ".ci/run runs all tests");
}

#[test]
fn readme_guide_builds_a_release() {
    let blocks = blocks(&document("README.md"));
    let yaml = &blocks.iter().find(|(language, _)| language == "yaml").unwrap().1;
    let markdown: Vec<&String> =
        blocks.iter().filter(|(language, _)| language == "markdown").map(|(_, text)| text).collect();
    let built = TestSite::from_folder(&root())
        .on(2018, 5, 11)
        .append("content/data/visits.yaml", yaml)
        .file("content/press/alay-2018.ky.md", markdown[0])
        .file("content/press/alay-2018.ru.md", markdown[1])
        .build();
    let errors: Vec<String> = built.lines().into_iter().filter(|line| line.contains("alay-2018")).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    built
        .shows("ky/press/alay-2018/index.html", "2018-жылдын 15-майы")
        .shows("ru/visits/alay-2018/index.html", "Прийти могут все жители.");
}

#[test]
fn readme_guide_shows_the_real_diagnostic() {
    let blocks = blocks(&document("README.md"));
    let yaml = &blocks.iter().find(|(language, _)| language == "yaml").unwrap().1;
    let lines = TestSite::from_folder(&root())
        .append("content/data/visits.yaml", &yaml.replace("host: gulistan ", "host: gulistann "))
        .build()
        .lines();
    let answer = "unknown-reference unknown municipality `gulistann` (did you mean `gulistan`?)";
    assert!(lines.iter().any(|line| line.ends_with(answer)), "{lines:#?}");
}

#[test]
fn paths_in_documents_exist() {
    for name in ["README.md", "ARCHITECTURE.md"] {
        for word in document(name).split('`').skip(1).step_by(2) {
            let path = word.trim_end_matches('/');
            let is_path = path.contains('/')
                && ["src/", "tests/", "themes/", ".ci/", "docs/"].iter().any(|folder| path.starts_with(folder));
            assert!(!is_path || root().join(path).exists(), "{name} names {path}");
        }
    }
}

#[test]
fn theme_strings_used_by_render_are_required() {
    let asked = fs::read_to_string(root().join("src/theme/strings.rs")).unwrap();
    for file in ["head", "place", "body", "root"] {
        let text = fs::read_to_string(root().join(format!("src/render/{file}.rs"))).unwrap();
        for key in text.split('"').skip(1).step_by(2) {
            let is_key = ["title-", "description-", "alert-", "size-", "municipality-", "district-name"];
            if is_key.iter().any(|start| key.starts_with(start)) {
                assert!(asked.contains(&format!("\"{key}\"")), "src/theme/strings.rs lacks {key}");
            }
        }
    }
}

/// Returns the keys that the parser of a file knows, from the diagnostic of an unknown key.
fn known_keys(path: &str, text: &str) -> Vec<&'static str> {
    let built = TestSite::new().file(path, text).build();
    let known = built.diagnostics.iter().find_map(|diagnostic| match &diagnostic.problem {
        Problem::UnknownKey { key, known, .. } if key == "none" => Some(known.clone()),
        _ => None,
    });
    known.unwrap_or_else(|| panic!("{path} took the key `none`"))
}

#[test]
fn content_reference_lists_every_key() {
    let text = document("docs/content.md");
    let section = |name: &str| -> &str {
        let start = text.find(&format!("\n## {name}\n")).unwrap_or_else(|| panic!("docs/content.md lacks {name}"));
        let rest = &text[start + 4..];
        rest.split("\n## ").next().unwrap_or(rest)
    };
    let mut kinds = vec![
        ("site", known_keys("content/site.yaml", "none: 1\n")),
        ("press", known_keys("content/press/x.ky.md", "---\nnone: 1\n---\n")),
        ("pages", known_keys("content/pages/x.ky.md", "---\nnone: 1\n---\n")),
        ("visits", known_keys("content/data/visits.yaml", "- {id: a, invited: {none: 1}}\n")),
        ("visits", known_keys("content/data/visits.yaml", "- {id: a, results: {none: 1}}\n")),
        ("visits", known_keys("content/data/visits.yaml", "- {id: a, results: {priorities: [{none: 1}]}}\n")),
        ("visits", known_keys("content/data/visits.yaml", "- {id: a, results: {participants: {none: 1}}}\n")),
        ("site", known_keys("content/site.yaml", "outputs: {none: true}\n")),
        ("site", known_keys("content/site.yaml", "project: {none: true}\n")),
        ("site", known_keys("content/site.yaml", "map: {none: true}\n")),
        ("site", known_keys("content/site.yaml", "publish: {none: true}\n")),
    ];
    for kind in RecordLists::FILES {
        kinds.push((kind, known_keys(&format!("content/data/{kind}.yaml"), "- {none: 1}\n")));
    }
    for (kind, keys) in kinds {
        let words: Vec<&str> = section(kind).split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
        for key in keys {
            assert!(words.contains(&key), "docs/content.md lacks `{key}` of {kind}");
        }
    }
}

/// Returns the type of a key's value, as the table of types in docs/content.md has it.
fn value_of(key: &KeySpec) -> String {
    let one = match &key.expected {
        Expected::Map | Expected::Record => "keys",
        Expected::List => "list",
        Expected::Text => "plain text",
        Expected::LocalizedText => "text",
        Expected::Id => "id",
        Expected::Slug => "slug",
        Expected::Day => "day",
        Expected::Timestamp => "day and time",
        Expected::Time => "time",
        Expected::Count => "count",
        Expected::WholeNumber => "whole number",
        Expected::Money | Expected::Amount => "money",
        Expected::Currency => "currency",
        Expected::Point => "point",
        Expected::Url => "web address",
        Expected::Phone => "phone number",
        Expected::Email => "email address",
        Expected::TimeZone => "time zone",
        Expected::Command => "program and arguments",
        Expected::YesNo => "`true` or `false`",
        Expected::Rule => "warning",
        Expected::Path => "file or web address",
        Expected::Evidence => "id or web address",
        Expected::OneOf(words) => return words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
    };
    match key.cardinality {
        Cardinality::One => one.to_owned(),
        Cardinality::List => format!("list: {one}"),
        Cardinality::OneOrList => format!("{one}, or a list"),
    }
}

/// Returns the rows of a table of keys. The keys of days and of money are in the table of types.
fn key_rows(section: &str, within: &str, keys: &[KeySpec]) -> String {
    let messages = Messages::of(MessageLang::En);
    let rows = keys.iter().map(|key| {
        let name = format!("`{within}{}`", key.key);
        let name = if key.required { format!("**{name}**") } else { name };
        let row = format!("| {name} | {} | {} |\n", value_of(key), messages.key_meaning(section, key.key));
        match key.expected {
            Expected::Day | Expected::Money => row,
            _ => row + &key_rows(key.key, &format!("{within}{}.", key.key), &key.fields),
        }
    });
    rows.collect()
}

/// `INSTA_UPDATE=always` updates the tables.
#[test]
fn content_reference_has_the_meanings_of_the_program() {
    let mut text = document("docs/content.md").replace("\r\n", "\n");
    let own = text.clone();
    for name in schema::names() {
        let mark = format!("<!-- keys: {name} -->\n");
        let start = text.find(&mark).unwrap_or_else(|| panic!("docs/content.md lacks the keys of {name}")) + mark.len();
        let end = start + text[start..].find("<!-- end of keys -->\n").unwrap();
        let rows = key_rows(name, "", &schema::keys(name).unwrap());
        text.replace_range(start..end, &format!("\n| key | value | meaning |\n|---|---|---|\n{rows}\n"));
    }
    if updates_snapshots() {
        fs::write(root().join("docs/content.md"), text).unwrap();
        return;
    }
    assert!(own == text, "docs/content.md: update it with INSTA_UPDATE=always");
}

/// Returns the names in every `dependencies` table of a manifest, whether written as lines or as
/// tables.
fn direct_dependencies(manifest: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut within = false;
    for line in manifest.lines() {
        if let Some(heading) = line.strip_prefix('[') {
            let heading = heading.trim_end().trim_end_matches(']');
            within = heading.ends_with("dependencies");
            names.extend(heading.rsplit_once("dependencies.").map(|(_, name)| name));
        } else if within && line.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            names.extend(line.split(['=', '.', ' ']).next());
        }
    }
    names
}

#[test]
fn every_direct_dependency_is_documented() {
    let manifest = document("Cargo.toml");
    let text = document("docs/dependencies.md");
    let rows: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let told: BTreeSet<&str> = rows.iter().copied().collect();
    assert_eq!(told, direct_dependencies(&manifest), "the rows of docs/dependencies.md, and Cargo.toml");
    assert_eq!(told.len(), rows.len(), "docs/dependencies.md has a row twice");
}
