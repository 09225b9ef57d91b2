//! The direction of dependencies: a module uses only those of lower layers, and each big library is named once.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first. ARCHITECTURE.md shows the same table.
const LAYERS: &[&[&str]] = &[
    &["lang", "value", "span", "note", "panic", "path", "progress", "trace"],
    &["text", "input", "yaml", "memo", "stage_cache", "qr"],
    &["markdown", "kind", "fluent", "picture"],
    &["config", "card"],
    &["parse"],
    &["theme", "site", "words", "review"],
    &["gallery"],
    &["plan"],
    &[
        "open_data",
        "feed",
        "calendar",
        "overview",
        "amend",
        "scaffold",
        "schema",
        "explain",
        "search",
        "import",
        "excerpt",
    ],
    &["render"],
    &["build"],
    &["publish", "serve"],
    &["cli"],
];

/// Libraries that one module alone may name.
const LIBRARIES: &[(&str, &str)] = &[
    ("serde_yaml", "yaml"),
    ("pulldown_cmark", "markdown"),
    ("tera", "theme"),
    ("fluent_bundle", "fluent"),
    ("fluent_syntax", "fluent"),
    ("walkdir", "input"),
    ("notify", "serve"),
    ("axum", "serve"),
    ("tokio", "serve"),
    ("tempfile", "publish"),
    ("clap", "cli"),
    ("open", "cli"),
    ("annotate_snippets", "cli"),
    ("similar", "cli"),
    ("zip", "import"),
    ("quick_xml", ""),
    ("image", "picture"),
    ("fast_image_resize", "picture"),
    ("jpeg_encoder", "picture"),
    ("png", "picture"),
    ("moxcms", "picture"),
    ("webp", "picture"),
    ("fast_qr", "qr"),
    ("resvg", "card"),
    ("skrifa", "card"),
    ("unicode_normalization", ""),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("tokio_stream", "serve"),
    ("unic_langid", "fluent"),
    ("rustix", "input publish cli"),
    ("simdutf8", "input"),
    ("memchr", "render"),
    ("mimalloc", "main"),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        match path.is_dir() {
            // What is compiled for tests only may use anything.
            true if path.ends_with("tests") => {}
            false if path.ends_with("tests.rs") => {}
            true => sources(&path, found),
            false if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
            false => {}
        }
    }
}

fn source_files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    let named = found.into_iter().map(|path| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).unwrap())
    });
    named.collect()
}

/// The module of the crate that a file belongs to: `yaml/read.rs` is part of `yaml`.
fn module(file: &str) -> &str {
    file.trim_end_matches(".rs").split('/').next().unwrap_or(file)
}

/// The part of a file before its own tests, which may use anything.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The modules named by `crate::…` in a file.
fn used(text: &str) -> Vec<&str> {
    let mut used = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let group = group.split('}').next().unwrap_or(group);
                used.extend(group.split(',').map(|one| one.trim().split("::").next().unwrap_or(one)));
            }
            None => used.push(rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or(rest)),
        }
    }
    used.retain(|name| !name.is_empty());
    used
}

#[test]
fn modules_use_only_lower_layers() {
    let mut broken = Vec::new();
    for (file, text) in source_files() {
        let own = module(&file);
        if own == "lib" || own == "main" {
            continue;
        }
        let Some(own_layer) = layer(own) else {
            broken.push(format!("{file}: the module {own} has no layer"));
            continue;
        };
        for name in used(without_tests(&text)) {
            let fits = name == own
                || layer(name).is_some_and(|used| used < own_layer || (used == own_layer && own_layer == 0));
            if !fits {
                broken.push(format!("{file} uses crate::{name}"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn each_library_is_named_by_one_module() {
    for (file, text) in source_files() {
        for (library, owner) in LIBRARIES {
            let named = without_tests(&text).lines().any(|line| {
                let code = line.split("//").next().unwrap_or(line);
                code.contains(&format!("{library}::"))
            });
            assert!(
                !named || owner.is_empty() || owner.split(' ').any(|own| own == module(&file)),
                "{file} names {library}; only {owner} may"
            );
        }
    }
}

#[test]
fn the_core_knows_no_disk_no_clock_and_prints_nothing() {
    let outside = ["input", "publish", "serve", "cli", "main"];
    for (file, text) in source_files() {
        if outside.contains(&module(&file)) {
            continue;
        }
        for forbidden in [
            "std::fs",
            "std::env",
            "std::process",
            "std::net",
            "println!",
            "Timestamp::now",
            "Zoned::now",
            "SystemTime",
        ] {
            let code = without_tests(&text).lines().filter(|line| !line.trim_start().starts_with("//"));
            assert!(!code.clone().any(|line| line.contains(forbidden)), "{file} names {forbidden}");
        }
    }
}

#[test]
fn only_text_tells_languages_apart() {
    for (file, text) in source_files() {
        // The codes are defined in `lang`.
        if ["text", "lang"].contains(&module(&file)) {
            continue;
        }
        assert!(!without_tests(&text).contains("Lang::Ky") && !without_tests(&text).contains("Lang::Ru"), "{file}");
    }
}

#[test]
fn files_are_short() {
    for (file, text) in source_files() {
        let lines = text.lines().count();
        assert!(lines <= 600, "{file} has {lines} lines: does it hold two subjects?");
    }
}
