//! The three languages say the same things with the same variables, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::*;
use crate::fluent::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

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

/// The texts of a language, each with its variables.
fn texts(tongue: Tongue) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts = BTreeMap::new();
    for file in tongue.files() {
        let resource =
            Resource::try_new((*file).to_owned()).unwrap_or_else(|(_, errors)| panic!("{tongue:?}: {errors:?}"));
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let mut found = BTreeSet::new();
            variables(message.value.as_ref().unwrap(), &mut found);
            assert!(texts.insert(message.id.name.to_owned(), found).is_none(), "{tongue:?}: {} twice", message.id.name);
            for attribute in &message.attributes {
                let mut found = BTreeSet::new();
                variables(&attribute.value, &mut found);
                texts.insert(format!("{}.{}", message.id.name, attribute.id.name), found);
            }
        }
    }
    texts
}

#[test]
fn no_text_and_no_variable_is_missing_in_any_language() {
    let english = texts(Tongue::En);
    assert!(english.len() > 200);
    for tongue in [Tongue::Ky, Tongue::Ru] {
        assert_eq!(texts(tongue), english, "{tongue:?}");
    }
}

fn sources(folder: &Path, found: &mut String) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        match path.is_dir() {
            true => sources(&path, found),
            false if path.ends_with("words/tests.rs") || path.extension().is_some_and(|ending| ending == "ftl") => {}
            false => found.push_str(&fs::read_to_string(path).unwrap_or_default()),
        }
    }
}

#[test]
fn every_text_is_used() {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    let literal = |key: &str| code.contains(&format!("\"{key}\"")) || code.contains(&format!("{{{{{key}}}}}"));
    // Keys that are put together: the prefix stands in the code, and what follows is a key, a code or a name of its own.
    let made = ["help-", "kind-", "total-", "language-", "command-", "arg-", "weekday-", "value-", "rule-"];
    let unused: Vec<String> = texts(Tongue::En)
        .into_keys()
        .filter(|key| {
            !literal(key)
                && !made.iter().any(|prefix| key.starts_with(prefix) && code.contains(&format!("\"{prefix}{{")))
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut code = String::new();
    // Themes have texts of their own, and the modules that draw pages ask for those.
    ["words", "cli", "serve"].iter().for_each(|folder| sources(&root.join(folder), &mut code));
    for file in ["cli.rs", "explain.rs", "scaffold.rs", "serve.rs"] {
        code.push_str(&fs::read_to_string(root.join(file)).unwrap());
    }
    let mut asked = BTreeSet::new();
    for call in ["words.text(\"", "words.plain(\"", "self.text(\"", "self.plain(\"", "say(\""] {
        asked.extend(code.split(call).skip(1).filter_map(|rest| rest.split('"').next()));
    }
    // Where keys are chosen, everything that looks like one is one, save a variable and the end of a key.
    let choosers = [include_str!("note.rs"), include_str!("system.rs"), include_str!("../cli/error.rs")];
    for line in choosers.into_iter().flat_map(str::lines) {
        let is_key = |text: &&str| text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        asked.extend(line.split('"').skip(1).step_by(2).filter(is_key));
    }
    asked.retain(|key| !["other-variables", "women-and-men"].contains(key) && !key.contains('{'));
    assert!(asked.len() > 200, "{}", asked.len());
    let texts = texts(Tongue::En);
    let unknown: Vec<&str> = asked.into_iter().filter(|key| !texts.contains_key(*key)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn what_was_expected_and_how_yaml_was_broken_have_their_remedies() {
    let texts = texts(Tongue::En);
    let own = ["expected-one-of"];
    for key in texts.keys().filter(|key| ["expected-", "yaml-", "file-"].iter().any(|start| key.starts_with(start))) {
        assert!(own.contains(&key.as_str()) || texts.contains_key(&format!("help-{key}")), "help-{key}");
    }
}

#[test]
fn every_rule_has_its_words() {
    let texts = texts(Tongue::En);
    for rule in crate::note::Rule::ALL {
        for part in ["", ".meaning", ".remedy"] {
            assert!(texts.contains_key(&format!("rule-{rule}{part}")), "rule-{rule}{part}");
        }
    }
}

#[test]
fn plural_forms_are_those_of_each_language() {
    let say = |tongue, count: u64| Words::of(tongue).text("errors", &[("count", count.into())]);
    assert_eq!([1, 2].map(|n| say(Tongue::En, n)), ["1 error", "2 errors"]);
    assert_eq!([1, 3, 5, 21].map(|n| say(Tongue::Ru, n)), ["1 ошибка", "3 ошибки", "5 ошибок", "21 ошибка"]);
    assert_eq!([1, 5].map(|n| say(Tongue::Ky, n)), ["1 ката", "5 ката"]);
}

#[test]
fn a_locale_names_a_language() {
    for (locale, tongue) in [
        ("ky_KG.UTF-8", Some(Tongue::Ky)),
        ("ru", Some(Tongue::Ru)),
        ("en_US", Some(Tongue::En)),
        ("RU-ru", Some(Tongue::Ru)),
        ("C", None),
        ("uz_UZ", None),
    ] {
        assert_eq!(Tongue::from_locale(locale), tongue, "{locale}");
    }
}
