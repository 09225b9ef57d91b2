//! `explain`: the examples are correct, and each rule is explained in every language.

use std::collections::BTreeSet;

use aikyn::foundation::diagnostics::{Rule, Severity};
use aikyn::messages::explain::{Example, Source, list, rule};
use aikyn::messages::{MessageLang, Messages};

use crate::harness::{Built, TestSite};

/// Builds the small site with the files of an example. Records are appended to the existing data
/// files.
fn build(files: &[Source], today: Option<&str>) -> Built {
    let mut site = TestSite::new();
    if let Some(today) = today {
        let numbers: Vec<i16> = today.split('-').map(|part| part.parse().unwrap()).collect();
        site = site.on(numbers[0], numbers[1] as i8, numbers[2] as i8);
    }
    for file in files {
        let added = site.bytes(file.path).to_vec();
        // U+FFFD represents a byte that is not UTF-8, which a Rust source file cannot contain.
        let text: Vec<u8> = file
            .text
            .chars()
            .flat_map(|c| match c {
                '\u{fffd}' => vec![0xc6],
                c => c.to_string().into_bytes(),
            })
            .collect();
        // An empty text represents an image, of which only the format matters.
        let text = if file.text.is_empty() { crate::pictures::jpeg(8, 8) } else { text };
        site = site.file(file.path, [added, text].concat());
    }
    site.build()
}

#[test]
fn wrong_examples_break_only_their_rule() {
    let mut faults = Vec::new();
    for rule in Rule::ALL.into_iter() {
        let example = Example::of(rule);
        let built = build(&example.wrong, example.today);
        let broken: BTreeSet<&str> = built.diagnostics.iter().map(|diagnostic| diagnostic.rule().name()).collect();
        if broken != BTreeSet::from([rule.name()]) {
            faults.push(format!("{rule}: {:#?}", built.lines()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn right_examples_break_no_rule() {
    let mut faults = Vec::new();
    for rule in Rule::ALL {
        let example = Example::of(rule);
        let built = build(&example.right, example.today);
        if !built.diagnostics.is_empty() {
            faults.push(format!("{rule}: {:#?}", built.lines()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_is_explained_in_every_language() {
    for tongue in MessageLang::ALL {
        let messages = Messages::of(tongue);
        for one in Rule::ALL {
            let text = rule(one, messages);
            let example = Example::of(one);
            assert!(example.wrong != example.right && example.wrong.iter().any(|file| file.shown), "{one}");
            for file in example.wrong.iter().chain(&example.right).filter(|file| file.shown) {
                assert!(text.contains(file.path), "{one}: {}", file.path);
                assert!(file.text.lines().all(|line| text.contains(line)), "{one}: {}", file.text);
            }
            assert_eq!(text.contains("allow: ["), one.severity() == Severity::Warning, "{one}");
            assert!(!text.contains("explain-") && !text.contains("rule-"), "{text}");
            let headings =
                ["explain-wrong", "explain-right", "explain-remedy"].map(|key| text.find(&messages.get(key)));
            assert!(headings.iter().all(Option::is_some) && headings.is_sorted(), "{text}");
        }
        // Sentences fit into a terminal. Examples may be wider.
        for key in Rule::ALL.iter().flat_map(|rule| [".meaning", ".remedy"].map(|part| format!("rule-{rule}{part}"))) {
            let wide = messages.get(&key).lines().map(|line| line.chars().count()).max();
            assert!(wide.is_some_and(|wide| (20..=80).contains(&wide)), "{key} {tongue:?}: {wide:?}");
        }
    }
}

#[test]
fn list_has_a_line_per_rule() {
    for tongue in MessageLang::ALL {
        let text = list(Messages::of(tongue));
        for rule in Rule::ALL {
            let line = text.lines().find(|line| line.trim_start().split(' ').next() == Some(rule.name()));
            assert!(line.is_some_and(|line| line.chars().count() <= 100), "{rule}: {line:?}");
        }
    }
}
