//! The guide for authors builds without a warning, its languages agree, and its commands and keys
//! exist. The READMEs agree too.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use aikyn::foundation::diagnostics::Rule;

use crate::harness::TestSite;
use crate::program::Folder;

const LANGUAGES: [&str; 3] = ["en", "ky", "ru"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Returns the names of the chapters.
fn chapters() -> Vec<String> {
    let files = fs::read_dir(root().join("docs/guide/en")).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

fn chapter(name: &str, language: &str) -> String {
    let path = match language {
        "en" => format!("docs/guide/en/{name}.md"),
        _ => format!("docs/guide/content/pages/{name}.{language}.md"),
    };
    fs::read_to_string(root().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The parts that are equal in all languages: levels of headings, code blocks, and code spans.
#[derive(Debug, PartialEq, Eq)]
struct Outline {
    headings: Vec<usize>,
    blocks: Vec<String>,
    spans: Vec<String>,
}

impl Outline {
    fn of(text: &str) -> Self {
        let mut headings = Vec::new();
        let mut blocks = Vec::new();
        let mut prose = String::new();
        let mut block: Option<String> = None;
        for line in text.lines() {
            if line.trim_start().starts_with("```") {
                match block.take() {
                    Some(finished) => blocks.push(finished),
                    None => block = Some(line.trim().to_owned() + "\n"),
                }
            } else if let Some(block) = &mut block {
                *block += line;
                *block += "\n";
            } else {
                if line.starts_with('#') {
                    headings.push(line.chars().take_while(|c| *c == '#').count());
                }
                prose += line;
                prose += " ";
            }
        }
        let mut spans: Vec<String> = prose.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        spans.sort();
        Self { headings, blocks, spans }
    }

    /// Returns the command lines of `aikyn`.
    fn commands(&self) -> BTreeSet<String> {
        let lines = self.blocks.iter().filter(|block| block.starts_with("```sh")).flat_map(|block| block.lines());
        let spans = self.spans.iter().map(String::as_str);
        lines.chain(spans).filter(|line| line.starts_with("aikyn ")).map(str::to_owned).collect()
    }
}

#[test]
fn site_builds_without_a_warning() {
    let built = TestSite::from_folder(&root().join("docs/guide")).without_drawing().build();
    assert!(built.diagnostics.is_empty(), "{:#?}", built.lines());
    for name in chapters() {
        for language in ["ky", "ru"] {
            assert!(built.text(&format!("{language}/index.html")).contains(&format!("\"{name}/\"")), "{name}");
        }
    }
}

#[test]
fn chapters_agree_in_all_languages() {
    let files = fs::read_dir(root().join("docs/guide/content/pages")).unwrap().count();
    assert_eq!(files, chapters().len() * 2);
    for name in chapters() {
        let english = Outline::of(&chapter(&name, "en"));
        for language in ["ky", "ru"] {
            assert_eq!(Outline::of(&chapter(&name, language)), english, "{name}.{language}");
        }
    }
}

#[test]
fn every_chapter_is_in_the_program() {
    let folder = Folder::empty();
    let out = folder.path().join("guide");
    let ran = folder.run(&["--lang", "ru", "guide", "--folder", out.to_str().unwrap()]).code(0);
    assert!(ran.out().contains("guide.ru.html"), "{}", ran.out());
    for language in LANGUAGES {
        let page = fs::read_to_string(out.join(format!("guide.{language}.html"))).unwrap();
        assert!(page.contains(&format!("<html lang=\"{language}\">")));
        assert!(!page.contains("http"), "the guide needs no network");
        for name in chapters() {
            assert!(page.contains(&format!("<h2 id=\"{name}\">")), "{name} in {language}");
        }
    }
}

/// The READMEs have the same headings, commands and links to each other.
#[test]
fn readmes_agree_in_all_languages() {
    let names = ["README.md", "docs/README.ru.md", "docs/README.ky.md"];
    let texts = names.map(|name| fs::read_to_string(root().join(name)).unwrap());
    let english = Outline::of(&texts[0]);
    for (name, text) in names.iter().zip(&texts) {
        let outline = Outline::of(text);
        assert_eq!(outline.headings, english.headings, "{name}");
        assert_eq!(outline.blocks, english.blocks, "{name}");
        assert_eq!(outline.commands(), english.commands(), "{name}");
        let links: Vec<&str> = text.lines().next().unwrap().split("](").skip(1).collect();
        assert_eq!(links.len(), 2, "{name}");
        for link in links {
            let path = root().join(name).parent().unwrap().join(link.split(')').next().unwrap());
            assert!(path.is_file(), "{name} links {}", path.display());
        }
    }
    // Options before the command are tested elsewhere.
    for command in english.commands().into_iter().filter(|line| !line.starts_with("aikyn --")) {
        assert_command_exists(&command);
    }
}

/// Fails if a command, an option or a rule does not exist.
fn assert_command_exists(line: &str) {
    let folder = Folder::empty();
    let words: Vec<&str> = line.split_whitespace().skip(1).collect();
    let is_rule = words.first() == Some(&"explain");
    let subcommands = if words.first() == Some(&"new") { 2 } else { 1 };
    let mut options = words.iter().filter(|word| word.starts_with("--"));
    let mut names: Vec<&str> = words.iter().filter(|word| !word.starts_with('-')).take(subcommands).copied().collect();
    names.extend(["--help", "--lang", "en"]);
    let help = folder.run(&names).code(0).out();
    assert!(options.all(|option| help.contains(*option)), "{line}: {help}");
    if is_rule {
        folder.run(&words).code(0);
    }
    if words.first() == Some(&"host") {
        assert!(help.contains(words[1]), "{line}");
    }
}

#[test]
fn every_command_exists() {
    let commands: BTreeSet<String> =
        chapters().iter().flat_map(|name| Outline::of(&chapter(name, "en")).commands()).collect();
    assert!(commands.len() > 12, "{commands:?}");
    for command in commands {
        assert_command_exists(&command);
    }
}

/// Returns the keys and choices of the tables in docs/content.md, and the names of its sections.
fn known_words() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("docs/content.md")).unwrap();
    let mut words: BTreeSet<String> = ["ky", "ru", "from"].map(str::to_owned).into();
    for line in text.lines() {
        words.extend(line.strip_prefix("## ").map(str::to_owned));
        if line.starts_with("| ") {
            let spans = line.split('`').skip(1).step_by(2);
            words.extend(spans.map(|span| span.rsplit('.').next().unwrap_or(span).to_owned()));
        }
    }
    words
}

/// Returns the keys of lines such as `- date: 2026-12-15`.
fn keys_of_lines(block: &str) -> Vec<&str> {
    let lines = block.lines().skip(1).filter_map(|line| line.split_once(':'));
    lines.map(|(key, _)| key.trim_start_matches([' ', '-'])).collect()
}

#[test]
fn every_key_exists() {
    let known = known_words();
    let help = Folder::empty().run(&["--lang", "en", "host", "--help"]).out();
    for name in chapters() {
        let outline = Outline::of(&chapter(&name, "en"));
        let yaml = outline.blocks.iter().filter(|block| block.starts_with("```yaml"));
        let keys: Vec<&str> = yaml.flat_map(|block| keys_of_lines(block)).collect();
        for key in keys {
            assert!(known.contains(key), "{name} names the key {key}");
        }
        for span in &outline.spans {
            if let Some((key, value)) = span.split_once(": ") {
                assert!(known.contains(key), "{name} names the key {key}");
                let value = value.trim_matches(['[', ']']);
                let is_rule = Rule::ALL.iter().any(|rule| rule.name() == value);
                assert!(known.contains(value) || is_rule, "{name} names the value {value}");
            } else if let Some(file) = span.strip_prefix("content/data/") {
                assert!(known.contains(file.trim_end_matches(".yaml")), "{name} names {span}");
            } else if span.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                let is_other = ["jazy", "content", "public"].contains(&span.as_str());
                assert!(known.contains(span) || is_other || help.contains(span.as_str()), "{name} names {span}");
            } else if span.chars().all(|c| c.is_ascii_lowercase() || c == '-') && span != "---" {
                assert!(Rule::ALL.iter().any(|rule| rule.name() == span), "{name} names the rule {span}");
            }
        }
    }
}

/// A key in brackets follows its label, in the words of the editor and of the messages.
#[test]
fn labels_are_those_of_the_keys() {
    for language in LANGUAGES {
        let labels = fs::read_to_string(root().join(format!("src/messages/{language}/keys.ftl"))).unwrap();
        let (open, close) = if language == "en" { ('“', "” (`") } else { ('«', "» (`") };
        let mut count = 0;
        for name in chapters() {
            let text = chapter(&name, language).split_whitespace().collect::<Vec<_>>().join(" ");
            for (at, _) in text.match_indices(close) {
                let label = text[..at].rsplit(open).next().unwrap();
                let key = text[at + close.len()..].split('`').next().unwrap();
                let is_known = labels.lines().any(|line| {
                    let (name, words) = line.split_once(" = ").unwrap_or_default();
                    words == label && name.strip_prefix("key-").is_some_and(|name| name.rsplit('-').next() == Some(key))
                });
                assert!(is_known, "{name}.{language}: the label of {key} is not {label}");
                count += 1;
            }
        }
        assert!(count > 25, "{language}: {count}");
    }
}
