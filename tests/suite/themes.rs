//! The example theme builds, and docs/themes.md agrees with the code.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use aikyn::theme;

use crate::harness::{Built, TestSite, updates_snapshots};
use crate::pages::assert_links_in;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn example() -> Built {
    TestSite::from_folder(&root()).on(2026, 11, 23).append("content/site.yaml", "theme: kok\n").build()
}

#[test]
fn example_theme_overrides_a_template_a_string_and_an_asset() {
    let built = example();
    assert!(built.diagnostics.iter().all(|diagnostic| !diagnostic.is_error()), "{:#?}", built.lines());
    assert_links_in(&built, "");
    let own = TestSite::from_folder(&root()).on(2026, 11, 23).build();
    let home = built.text("ky/index.html");
    assert!(home.contains("assets/colours.") && !own.text("ky/index.html").contains("assets/colours."));
    assert!(home.contains("Кимге чалса болот</a>") && built.text("ru/index.html").contains("Кому звонить</a>"));
    let icon = |built: &Built| built.artifacts.keys().find(|path| path.as_str().contains("icon")).unwrap().clone();
    assert_ne!(icon(&built), icon(&own));
}

/// A view struct in the source: its name and comment, and the name, type and comment of each field.
struct View {
    name: String,
    comment: String,
    fields: Vec<(String, String, String)>,
}

fn views() -> Vec<View> {
    let mut views: Vec<View> = Vec::new();
    for file in [
        "view/page",
        "view/text",
        "view/card",
        "view/event",
        "view/list",
        "view/place",
        "view/map",
        "view/chart",
        "view/home",
    ] {
        let source = fs::read_to_string(root().join(format!("src/render/{file}.rs"))).unwrap();
        let mut comment = String::new();
        let mut open = false;
        for line in source.lines().map(|line| line.trim().replace("pub(crate) ", "pub ")) {
            if let Some(words) = line.strip_prefix("/// ") {
                comment = format!("{comment} {words}");
            } else if let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.split([' ', '<']).next()) {
                let comment = std::mem::take(&mut comment).trim().to_owned();
                views.push(View { name: name.to_owned(), comment, fields: Vec::new() });
                open = true;
            } else if line == "}" {
                open = false;
            } else if let Some((name, kind)) =
                line.strip_prefix("pub ").filter(|_| open).and_then(|rest| rest.split_once(": "))
            {
                let field = (
                    name.to_owned(),
                    words(kind.trim_end_matches(',')),
                    std::mem::take(&mut comment).trim().to_owned(),
                );
                views.last_mut().unwrap().fields.push(field);
            } else if !line.starts_with('#') {
                comment.clear();
            }
        }
    }
    views
}

/// Describes a Rust type as templates see it.
fn words(kind: &str) -> String {
    let inside = |name: &str| kind.strip_prefix(name).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{}, or nothing", words(inner));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("list of {}", words(inner));
    }
    // A shared view is a plain one to the template.
    if let Some(inner) = inside("SharedView<") {
        return words(inner);
    }
    match kind {
        "String" | "&'static str" => "text".into(),
        "usize" | "u64" | "u32" | "i64" | "i16" | "f64" => "number".into(),
        "bool" => "true or false".into(),
        "crate::source::yaml::FreeValue" => "any value of the author".into(),
        "License" => "`name`, `title` and `path`".into(),
        view => view.into(),
    }
}

/// Wraps prose at 100 columns. Lines after the first begin with `indent`.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line + 1 + word.chars().count() > 100 {
            lines.push(indent.to_owned());
        }
        let last = lines.last_mut().unwrap();
        let gap = if last.trim().is_empty() { "" } else { " " };
        last.push_str(gap);
        last.push_str(word);
    }
    lines.join("\n")
}

/// Texts of authors get a spaced em dash, and ranges of numbers and months an en dash.
#[test]
fn texts_of_the_theme_have_the_dashes_of_texts() {
    for lang in ["ky", "ru"] {
        let path = root().join(format!("themes/default/strings/{lang}.ftl"));
        for line in fs::read_to_string(path).unwrap().lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains(" – "), "{line}");
        }
    }
}

#[test]
fn docs_list_every_view() {
    let mut list = String::new();
    for View { name, comment, fields } in views() {
        writeln!(list, "\n### {name}\n\n{}\n", wrapped(&comment, "")).unwrap();
        for (field, kind, comment) in fields {
            let comment = if comment.is_empty() { String::new() } else { format!(" – {comment}") };
            writeln!(list, "{}", wrapped(&format!("- `{field}`: {kind}{comment}"), "  ")).unwrap();
        }
    }
    let path = root().join("docs/themes.md");
    let text = fs::read_to_string(&path).unwrap();
    let (said, listed) = text.split_once("<!-- views -->\n").unwrap();
    if updates_snapshots() {
        fs::write(&path, format!("{said}<!-- views -->\n{list}")).unwrap();
        return;
    }
    assert!(list.len() > 5_000, "no views were found");
    assert!(listed == list, "docs/themes.md: update it with INSTA_UPDATE=always");
}

#[test]
fn docs_list_every_template_and_function() {
    let text = fs::read_to_string(root().join("docs/themes.md")).unwrap();
    let (said, _) = text.split_once("<!-- views -->").unwrap();
    for name in theme::FUNCTIONS {
        assert!(said.contains(&format!("| `{name}(")), "docs/themes.md lacks the function {name}");
    }
    let templates = root().join("themes/default/templates");
    for entry in
        walkdir::WalkDir::new(&templates).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file())
    {
        let name = entry.path().strip_prefix(&templates).unwrap().to_str().unwrap();
        assert!(said.contains(&format!("`{name}`")), "docs/themes.md lacks {name}");
    }
    for view in views().iter().filter(|view| view.comment.starts_with('`') && view.comment.contains(".html`")) {
        assert!(said.contains(&view.name), "docs/themes.md says of no template that it receives {}", view.name);
    }
}

#[test]
fn open_data_strings_are_required() {
    let languages = aikyn::foundation::lang::Lang::ALL;
    for table in aikyn::plan::Table::ALL {
        let columns = table.columns(&languages);
        let keys = columns.iter().map(|column| aikyn::render::open_data::column_key(column, &languages));
        for key in keys.chain([format!("data-{}", table.name()), format!("data-about-{}", table.name())]) {
            assert!(theme::REQUIRED_MESSAGES.contains(&key.as_str()), "src/theme/strings.rs lacks {key}");
        }
    }
}
