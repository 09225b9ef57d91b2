//! The rooms of the crate and what they may use: the table of ARCHITECTURE.md holds for the code.
//!
//! Within a room, modules with one parent do not depend on each other in a circle, at any depth.
//! Seen from its siblings, a module is one thing with all its submodules. Between a module and its
//! own submodules every direction is allowed.

use std::collections::{BTreeMap, BTreeSet};

use crate::dependencies::Crate;
use crate::source::{SourceFile, is_in_module, repository, source_files};

/// Libraries that only some modules may name, by the paths of these modules below `src`, separated
/// by spaces.
const LIBRARIES: &[(&str, &str)] = &[
    ("serde_yaml", "source/yaml"),
    ("pulldown_cmark", "source/markdown"),
    ("tera", "theme"),
    ("fluent_bundle", "language/fluent"),
    ("fluent_syntax", "language/fluent"),
    ("walkdir", "source/input"),
    ("notify", "serve"),
    ("axum", "serve"),
    ("tokio", "serve"),
    ("getrandom", "serve"),
    ("tempfile", "publish"),
    ("clap", "cli"),
    ("open", "cli"),
    ("annotate_snippets", "cli"),
    ("similar", "cli"),
    ("zip", "authoring/import publish/archive"),
    ("image", "media/picture"),
    ("fast_image_resize", "media/picture"),
    ("jpeg_encoder", "media/picture"),
    ("png", "media/picture"),
    ("moxcms", "media/picture"),
    ("webp", "media/picture"),
    ("fast_qr", "media/qr"),
    ("resvg", "media/share_card"),
    ("skrifa", "media/share_card"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("tokio_stream", "serve"),
    ("unic_langid", "language/fluent"),
    ("rustix", "source/input publish cli"),
    ("simdutf8", "source/input"),
    ("memchr", "render"),
    ("mimalloc", "main"),
];

/// Groups of modules that still depend on each other. To be emptied.
const KNOWN: &[&[&str]] = &[];

/// Modules that may read the disk, the clock and the environment, and print.
const OUTSIDE: &[&str] = &["source/input", "publish", "serve", "cli", "main"];

/// Modules that may treat one language differently from the others.
const LANGUAGES: &[&str] = &["language", "foundation/lang"];

/// The most lines of a file.
const MAX_LINES: usize = 600;

/// Returns the level of each room: the rows of the table whose first column is `level` or `layer`.
/// The second column names the rooms in backquotes, with remarks in brackets.
fn levels(architecture: &str) -> BTreeMap<String, usize> {
    let is_head = |line: &&str| line.starts_with("| level |") || line.starts_with("| layer |");
    let rows = architecture.lines().skip_while(|line| !is_head(line)).skip(2).take_while(|line| line.starts_with('|'));
    let mut levels = BTreeMap::new();
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let level = cells[1].parse().unwrap_or_else(|_| panic!("no level: {row}"));
        let outside_brackets = cells[2].split('(').map(|part| part.split_once(')').map_or(part, |(_, rest)| rest));
        for room in outside_brackets.flat_map(|part| part.split('`').skip(1).step_by(2)) {
            levels.insert(room.trim_end_matches(".rs").to_owned(), level);
        }
    }
    levels
}

fn architecture() -> String {
    std::fs::read_to_string(repository("ARCHITECTURE.md")).unwrap()
}

/// Returns the room of a file: `source` for `source/yaml.rs`, `build` for `build.rs`.
pub(crate) fn room(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap_or(path)
}

fn is_in_one_of(file: &SourceFile, modules: &[&str]) -> bool {
    modules.iter().any(|module| is_in_module(&file.path, module))
}

/// The uses of one module by another with the same parent: the two modules, and the files that make
/// it so.
pub(crate) type Siblings = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Returns the dependencies between siblings. A module is written as its path below `src`, without
/// `.rs`.
pub(crate) fn siblings(dependencies: &BTreeMap<&str, BTreeSet<&str>>) -> Siblings {
    let mut all = Siblings::new();
    for (file, used) in dependencies.iter().flat_map(|(file, used)| used.iter().map(move |used| (*file, *used))) {
        let (from, to) = (file.trim_end_matches(".rs"), used.trim_end_matches(".rs"));
        let shared = from.split('/').zip(to.split('/')).take_while(|(one, other)| one == other).count();
        let module = |path: &str| path.split('/').take(shared + 1).collect::<Vec<_>>().join("/");
        // A module and its own submodule.
        if shared == from.split('/').count().min(to.split('/').count()) {
            continue;
        }
        all.entry(module(from)).or_default().entry(module(to)).or_default().push(format!("{file} uses {used}"));
    }
    all
}

/// Returns the groups of modules that depend on each other, each sorted.
pub(crate) fn circles(siblings: &Siblings) -> BTreeSet<Vec<&str>> {
    let reachable = |start| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(module) = open.pop() {
            let next = siblings.get(module).into_iter().flat_map(BTreeMap::keys).map(String::as_str);
            open.extend(next.filter(|next| seen.insert(*next)));
        }
        seen
    };
    let all: BTreeMap<&str, BTreeSet<&str>> =
        siblings.keys().map(|module| (module.as_str(), reachable(module))).collect();
    let circular = all.iter().filter(|(module, reached)| reached.contains(*module));
    let reaches = |from: &str, to: &str| all.get(from).is_some_and(|reached| reached.contains(to));
    circular.map(|(module, reached)| reached.iter().copied().filter(|other| reaches(other, module)).collect()).collect()
}

#[test]
fn rooms_use_only_lower_levels() {
    let levels = levels(&architecture());
    let sources = source_files();
    let mut report = Vec::new();
    for (file, used) in Crate::new(&sources).dependencies().into_iter().filter(|(file, _)| *file != "lib.rs") {
        let own = levels.get(room(file)).unwrap_or_else(|| panic!("{file}: ARCHITECTURE.md does not list its room"));
        for used in used.into_iter().filter(|used| room(used) != room(file)) {
            // The lowest level has no order.
            if !levels.get(room(used)).is_some_and(|level| level < own || *own == 0 && *level == 0) {
                report.push(format!("{file} uses {used}"));
            }
        }
    }
    assert!(report.is_empty(), "{report:#?}");
}

#[test]
fn sibling_modules_have_no_circles() {
    let sources = source_files();
    let siblings = siblings(&Crate::new(&sources).dependencies());
    let mut report = String::new();
    for circle in circles(&siblings) {
        if KNOWN.iter().any(|known| circle.iter().all(|module| known.contains(module))) {
            continue;
        }
        report.push_str(&format!("{}\n", circle.join(" ↔ ")));
        for (module, used) in circle.iter().flat_map(|module| siblings[*module].iter().map(move |used| (module, used)))
        {
            if circle.contains(&used.0.as_str()) {
                report.push_str(&format!("    {module} → {}: {}\n", used.0, used.1.join(", ")));
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn a_circle_is_found() {
    let uses = [("a/x.rs", "b.rs"), ("b/y.rs", "a.rs"), ("b.rs", "b/y.rs"), ("a.rs", "c.rs")];
    let dependencies = uses.map(|(file, used)| (file, BTreeSet::from([used])));
    assert_eq!(circles(&siblings(&BTreeMap::from(dependencies))), BTreeSet::from([vec!["a", "b"]]));
}

#[test]
fn the_architecture_lists_every_room() {
    let mut listed: Vec<String> = levels(&architecture()).into_keys().collect();
    listed.sort();
    let mut rooms: Vec<String> = source_files().iter().map(|file| room(&file.path).to_owned()).collect();
    rooms.retain(|room| room != "lib" && room != "main");
    rooms.dedup();
    assert_eq!(listed, rooms);
}

#[test]
fn each_library_is_named_only_where_it_belongs() {
    let mut report = Vec::new();
    for file in source_files() {
        for (library, owners) in LIBRARIES {
            let path = format!("{library}::");
            let mut uses = file.code.match_indices(&path).map(|(at, _)| file.code[..at].chars().next_back());
            let is_named = uses.any(|before| !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':'));
            if is_named && !is_in_one_of(&file, &owners.split(' ').collect::<Vec<_>>()) {
                report.push(format!("{} names {library}; only {owners} may", file.path));
            }
        }
    }
    assert!(report.is_empty(), "{report:#?}");
}

#[test]
fn the_core_knows_no_disk_and_no_clock_and_prints_nothing() {
    const FORBIDDEN: [&str; 8] =
        ["std::fs", "std::env", "std::process", "std::net", "println!", "Timestamp::now", "Zoned::now", "SystemTime"];
    let mut report = Vec::new();
    for file in source_files().iter().filter(|file| !is_in_one_of(file, OUTSIDE)) {
        let named = FORBIDDEN.iter().filter(|forbidden| file.code.contains(**forbidden));
        report.extend(named.map(|forbidden| format!("{} names {forbidden}", file.path)));
    }
    assert!(report.is_empty(), "{report:#?}");
}

#[test]
fn only_the_language_modules_tell_languages_apart() {
    let mut report = Vec::new();
    for file in source_files().iter().filter(|file| !is_in_one_of(file, LANGUAGES)) {
        // `MessageLang::Ky` is the language of messages, which has three.
        let code = file.code.replace("MessageLang::", "");
        let named = ["Lang::Ky", "Lang::Ru"].into_iter().filter(|lang| code.contains(lang));
        report.extend(named.map(|lang| format!("{} names {lang}", file.path)));
    }
    assert!(report.is_empty(), "{report:#?}");
}

#[test]
fn files_are_short() {
    for file in source_files() {
        let lines = file.text.lines().count();
        assert!(lines <= MAX_LINES, "{} has {lines} lines: does it hold two subjects?", file.path);
    }
}

#[test]
fn the_table_of_rooms_is_read() {
    let table = "| stage | x |\n|---|---|\n| a | `b` |\n\n| level | room | holds |\n|---|---|---|
| 0 | `a` (alone names `b`), `c` | `d` |\n| 7 | `build.rs` | build |\n\n| 9 | `no` |\n";
    let expected = [("a", 0), ("build", 7), ("c", 0)].map(|(room, level)| (room.to_owned(), level));
    assert_eq!(levels(table), BTreeMap::from(expected));
}
