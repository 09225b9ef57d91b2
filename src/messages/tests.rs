//! Tests that all languages have the same messages with the same variables, and that all are used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::*;
use crate::language::fluent::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

fn variables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                variants.iter().for_each(|variant| variables(&variant.value, found));
                selector
            }
        };
        if let InlineExpression::VariableReference { id } = inline {
            found.insert(id.name.to_owned());
        }
    }
}

/// Returns the messages of a language, each with its variables.
pub(super) fn messages(lang: MessageLang) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for file in lang.files() {
        let resource =
            Resource::try_new((*file).to_owned()).unwrap_or_else(|(_, errors)| panic!("{lang:?}: {errors:?}"));
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let mut found = BTreeSet::new();
            variables(message.value.as_ref().unwrap(), &mut found);
            assert!(
                messages.insert(message.id.name.to_owned(), found).is_none(),
                "{lang:?}: {} twice",
                message.id.name
            );
            for attribute in &message.attributes {
                let mut found = BTreeSet::new();
                variables(&attribute.value, &mut found);
                messages.insert(format!("{}.{}", message.id.name, attribute.id.name), found);
            }
        }
    }
    messages
}

#[test]
fn all_languages_have_the_same_messages_and_variables() {
    let english = messages(MessageLang::En);
    assert!(english.len() > 200);
    for lang in [MessageLang::Ky, MessageLang::Ru] {
        assert_eq!(messages(lang), english, "{lang:?}");
    }
}

fn sources(folder: &Path, found: &mut String) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        match path.is_dir() {
            true => sources(&path, found),
            false if path.ends_with("messages/tests.rs") || path.extension().is_some_and(|ending| ending == "ftl") => {}
            false => found.push_str(&fs::read_to_string(path).unwrap_or_default()),
        }
    }
}

#[test]
fn every_message_is_used() {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let literal = |key: &str| {
        code.contains(&format!("\"{key}\""))
            || code.contains(&format!("{{{{{key}}}}}"))
            || code.contains(&format!("<<{key}>>"))
    };
    // Composed keys: a prefix in the code, followed by another key, a code or a name.
    let prefixes = [
        "help-",
        "kind-",
        "total-",
        "language-",
        "command-",
        "arg-",
        "weekday-",
        "value-",
        "rule-",
        "unpublished-",
        "key-",
        "choice-",
    ];
    let unused: Vec<String> = messages(MessageLang::En)
        .into_keys()
        .filter(|key| {
            !literal(key)
                && !prefixes.iter().any(|prefix| key.starts_with(prefix) && code.contains(&format!("\"{prefix}{{")))
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_used_message_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut code = String::new();
    // Other modules use the interface texts of the theme.
    ["messages", "cli", "serve"].iter().for_each(|folder| sources(&root.join(folder), &mut code));
    for file in ["cli.rs", "authoring/scaffold.rs", "serve.rs"] {
        code.push_str(&fs::read_to_string(root.join(file)).unwrap());
    }
    let mut used = BTreeSet::new();
    for call in ["messages.format(", "messages.get(", "self.format(", "self.get(", "say("] {
        // A long call has its key on the next line.
        let literals = code.split(call).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
        used.extend(literals.filter_map(|rest| rest.split('"').next()));
    }
    // In files that choose keys, every literal that looks like a key is one, with two exceptions.
    let choosers = [include_str!("diagnostic.rs"), include_str!("system.rs"), include_str!("../cli/error.rs")];
    for line in choosers.into_iter().flat_map(str::lines) {
        let is_key = |text: &&str| text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        used.extend(line.split('"').skip(1).step_by(2).filter(is_key));
    }
    used.retain(|key| !["other-variables", "women-and-men"].contains(key) && !key.contains('{'));
    assert!(used.len() > 200, "{}", used.len());
    let messages = messages(MessageLang::En);
    let unknown: Vec<&str> = used.into_iter().filter(|key| !messages.contains_key(*key)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_type_yaml_and_file_error_has_a_help() {
    let messages = messages(MessageLang::En);
    let exceptions = ["expected-one-of"];
    for key in messages.keys().filter(|key| ["expected-", "yaml-", "file-"].iter().any(|start| key.starts_with(start)))
    {
        assert!(exceptions.contains(&key.as_str()) || messages.contains_key(&format!("help-{key}")), "help-{key}");
    }
}

#[test]
fn every_rule_is_documented() {
    let messages = messages(MessageLang::En);
    for rule in crate::foundation::diagnostics::Rule::ALL {
        for part in ["", ".meaning", ".remedy"] {
            assert!(messages.contains_key(&format!("rule-{rule}{part}")), "rule-{rule}{part}");
        }
    }
}

#[test]
fn plural_forms_follow_the_language() {
    let errors = |lang, count: u64| Messages::of(lang).format("errors", &[("count", count.into())]);
    assert_eq!([1, 2].map(|n| errors(MessageLang::En, n)), ["1 error", "2 errors"]);
    assert_eq!([1, 3, 5, 21].map(|n| errors(MessageLang::Ru, n)), ["1 ошибка", "3 ошибки", "5 ошибок", "21 ошибка"]);
    assert_eq!([1, 5].map(|n| errors(MessageLang::Ky, n)), ["1 ката", "5 ката"]);
}

#[test]
fn locale_selects_a_language() {
    for (locale, lang) in [
        ("ky_KG.UTF-8", Some(MessageLang::Ky)),
        ("ru", Some(MessageLang::Ru)),
        ("en_US", Some(MessageLang::En)),
        ("RU-ru", Some(MessageLang::Ru)),
        ("C", None),
        ("uz_UZ", None),
    ] {
        assert_eq!(MessageLang::from_locale(locale), lang, "{locale}");
    }
}
