//! The dependencies between the source files of the crate.
//!
//! A file depends on the files that define what its paths name: `crate::a::X`, `super::X` and
//! `child::X` lead to the file of `X`, through any number of re-exports. A path to a module alone
//! is not a dependency.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::source::SourceFile;

/// A module of the crate: one file.
#[derive(Default)]
struct Module<'s> {
    file: &'s str,
    children: BTreeMap<&'s str, String>,
    items: BTreeSet<&'s str>,
    imports: Vec<Import<'s>>,
    /// Paths in code, apart from `use`.
    paths: Vec<Vec<&'s str>>,
}

/// One name brought in by a `use`.
struct Import<'s> {
    /// The name in the module; `*` for all names of another.
    name: &'s str,
    path: Vec<&'s str>,
}

/// The target of a path.
enum Target<'s> {
    Module(String),
    /// An item, by the file that defines it.
    Item(&'s str),
}

/// The modules of the crate by their paths, with `::`. The root is the empty path.
pub(crate) struct Crate<'s>(BTreeMap<String, Module<'s>>);

impl<'s> Crate<'s> {
    pub(crate) fn new(sources: &'s [SourceFile]) -> Self {
        let mut modules: BTreeMap<String, Module> = BTreeMap::new();
        for source in sources.iter().filter(|source| source.path != "main.rs") {
            let path = match source.path.trim_end_matches(".rs") {
                "lib" => String::new(),
                path => path.replace('/', "::"),
            };
            if !path.is_empty() {
                let (parent, name) = path.rsplit_once("::").unwrap_or(("", &path));
                let at = source.path.len() - ".rs".len() - name.len();
                let name = &source.path[at..at + name.len()];
                modules.entry(parent.to_owned()).or_default().children.insert(name, path.clone());
            }
            let module = modules.entry(path).or_default();
            module.file = &source.path;
            read(&source.code, module);
        }
        Self(modules)
    }

    /// Resolves a path as it is written in a module. Returns `None` for what other crates define.
    fn resolve(&self, module: &str, path: &[&'s str], depth: usize) -> Option<Target<'s>> {
        let (mut at, mut rest) = (module.to_owned(), path);
        while let Some((first, others)) = rest.split_first() {
            at = match *first {
                "crate" => String::new(),
                "self" => at,
                "super" => at.rsplit_once("::").map_or("", |(parent, _)| parent).to_owned(),
                _ => break,
            };
            rest = others;
        }
        match rest.split_first() {
            // All names of the module.
            None | Some((&"*", _)) => Some(Target::Module(at)),
            Some((name, others)) => match self.lookup(&at, name, others.is_empty(), depth)? {
                Target::Module(found) if !others.is_empty() => self.resolve(&found, others, depth),
                target => Some(target),
            },
        }
    }

    /// Finds a name in a module. The last name of a path is an item sooner than a module.
    fn lookup(&self, at: &str, name: &'s str, is_last: bool, depth: usize) -> Option<Target<'s>> {
        let module = self.0.get(at)?;
        let child = module.children.get(name).map(|path| Target::Module(path.clone()));
        if module.items.contains(name) && (is_last || child.is_none()) {
            return Some(Target::Item(module.file));
        }
        let imported = || {
            // Names of other crates would be looked for without end.
            let is_own =
                |path: &[&str]| ["crate", "self", "super"].contains(&path[0]) || module.children.contains_key(path[0]);
            let imports = module.imports.iter().filter(|import| is_own(&import.path) && depth < 20);
            let mut targets = imports.filter_map(|import| match import.name {
                "*" => match self.resolve(at, &[import.path.as_slice(), &["*"]].concat(), depth + 1)? {
                    Target::Module(of) if of != at => self.lookup(&of, name, is_last, depth + 1),
                    _ => None,
                },
                other if other == name => self.resolve(at, &import.path, depth + 1),
                _ => None,
            });
            targets.next()
        };
        if is_last { imported().or(child) } else { child.or_else(imported) }
    }

    /// Returns for each file the files on which it depends.
    pub(crate) fn dependencies(&self) -> BTreeMap<&'s str, BTreeSet<&'s str>> {
        let mut all = BTreeMap::new();
        for (name, module) in &self.0 {
            let used = module.imports.iter().map(|import| &import.path);
            let targets = used.chain(&module.paths).filter_map(|path| self.resolve(name, path, 0));
            let files = targets.filter_map(|target| match target {
                Target::Item(file) if file != module.file => Some(file),
                _ => None,
            });
            all.insert(module.file, files.collect());
        }
        all
    }
}

/// Reads the items, imports and paths of a file.
fn read<'s>(code: &'s str, module: &mut Module<'s>) {
    let words: Vec<(usize, &str)> = words(code).collect();
    let mut depths = code.bytes().scan(0_usize, |depth, byte| {
        let before = *depth;
        match byte {
            b'{' => *depth += 1,
            b'}' => *depth = depth.saturating_sub(1),
            _ => {}
        }
        Some(before)
    });
    let (mut done, mut skip_until) = (0, 0);
    let mut depth_at = |at: usize| {
        let depth = depths.nth(at - done).unwrap_or(0);
        done = at + 1;
        depth
    };
    for (index, &(at, word)) in words.iter().enumerate() {
        if at < skip_until {
            continue;
        }
        let depth = depth_at(at);
        match word {
            "use" => {
                let end = code[at..].find(';').map_or(code.len(), |length| at + length);
                imports(&code[at + 3..end], &[], &mut module.imports);
                skip_until = end;
            }
            "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" | "union" | "macro_rules"
                if depth == 0 =>
            {
                let name = words[index + 1..]
                    .iter()
                    .map(|(_, word)| *word)
                    .find(|word| !["mut", "fn", "unsafe"].contains(word));
                module.items.extend(name);
            }
            _ => {
                let path = path_at(code, at);
                if path.len() > 1 {
                    skip_until = at + path_length(code, at);
                    module.paths.push(path);
                }
            }
        }
    }
}

/// Returns the words of code with their offsets.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        at += code[at..].find(is_word)?;
        let start = at;
        at += code[at..].find(|letter| !is_word(letter)).unwrap_or(code.len() - at);
        Some((start, &code[start..at]))
    })
}

fn path_length(code: &str, at: usize) -> usize {
    let range = path_range(code, at);
    range.end - range.start
}

fn path_at(code: &str, at: usize) -> Vec<&str> {
    code[path_range(code, at)].split("::").collect()
}

/// Returns the range of the path `a::b::c` that begins at a word.
fn path_range(code: &str, start: usize) -> Range<usize> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut end = start;
    loop {
        end += code[end..].find(|letter| !is_word(letter)).unwrap_or(code.len() - end);
        match code[end..].strip_prefix("::") {
            Some(rest) if rest.starts_with(is_word) => end += 2,
            _ => return start..end,
        }
    }
}

/// Reads the tree of a `use`: `a::{b, c::d as e}`.
fn imports<'s>(tree: &'s str, before: &[&'s str], found: &mut Vec<Import<'s>>) {
    let tree = tree.trim();
    if let Some((head, group)) = tree.split_once('{') {
        let mut path = before.to_vec();
        path.extend(head.trim().trim_end_matches("::").split("::").map(str::trim).filter(|name| !name.is_empty()));
        let group = group.trim_end().strip_suffix('}').unwrap_or(group);
        let mut depth = 0;
        let parts = group.split(|letter| {
            depth += i32::from(letter == '{') - i32::from(letter == '}');
            letter == ',' && depth == 0
        });
        for part in parts.filter(|part| !part.trim().is_empty()) {
            imports(part, &path, found);
        }
        return;
    }
    let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias.trim())));
    let mut path: Vec<&str> = before.iter().copied().chain(path.split("::").map(str::trim)).collect();
    let name = alias.or(path.last().copied());
    if path.len() > 1 && path.last() == Some(&"self") {
        path.pop();
    }
    let name = name.filter(|name| *name != "self").or(path.last().copied());
    if path.last() == Some(&"*") {
        path.pop();
    }
    found.extend(name.map(|name| Import { name, path }));
}

#[test]
fn paths_lead_to_the_file_that_defines() {
    let file = |path: &str, code: &str| {
        let (text, tests) = (String::new(), Vec::new());
        SourceFile { path: path.into(), text, code: code.into(), tests, is_test: false }
    };
    let sources = [
        file("lib.rs", "pub mod a; mod b;"),
        file("a.rs", "mod x; pub use x::{X, inner as y}; pub struct Own; use crate::b; fn f() { b::deep::g(); }"),
        file("a/x.rs", "use super::Own; pub struct X; pub fn inner() { super::super::b::h() }"),
        file("b.rs", "pub mod deep; pub use deep::*; use crate::a::X as Other; use std::fmt; pub fn h() { fmt::x() }"),
        file("b/deep.rs", "pub fn g() { crate::a::y() } pub const K: [u8; 1] = [0];"),
    ];
    let dependencies = Crate::new(&sources).dependencies();
    let edges: Vec<String> =
        dependencies.iter().flat_map(|(file, used)| used.iter().map(move |used| format!("{file} {used}"))).collect();
    assert_eq!(
        edges,
        ["a.rs a/x.rs", "a.rs b/deep.rs", "a/x.rs a.rs", "a/x.rs b.rs", "b.rs a/x.rs", "b/deep.rs a/x.rs"]
    );
}
