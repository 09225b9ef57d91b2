//! A property of the editor: values entered in forms of real sites change nothing else.

use std::path::Path;

use jiff::Timestamp;

use super::catalog::Catalog;
use super::field::{Control, Field, NUMBER, PRECISION, places, value_at};
use super::form_data::FormData;
use super::target::{Part, Target, open};
use crate::foundation::lang::Lang;
use crate::source::input::{Inputs, Now, Settings, scan};
use crate::source::yaml::Node;

/// Numbers that look random, and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

const TEXTS: [&str; 8] = [
    "Жазы",
    "a: b # c",
    "- «Өзгөн», 'ош' \"x\"",
    "yes",
    "0123",
    "{a, b]",
    "Кыргыз тили: ң ө ү — 2017-жыл",
    "  spaces around  ",
];

/// Returns all fields with a value of their own: those of maps and of list items as well.
fn leaves<'k>(fields: &[Field<'k>], node: Option<&Node>, data: &FormData, found: &mut Vec<Field<'k>>) {
    for field in fields {
        let node = value_at(node, field.key.key);
        let rows = if field.is_list() { data.rows(&field.name) + 1 } else { 1 };
        for row in 0..rows {
            let field = if field.is_list() { field.item(row) } else { field.clone() };
            match field.control() {
                Control::Fields => leaves(&field.fields(), node, data, found),
                Control::Closed => {}
                _ => found.push(field),
            }
        }
    }
}

fn sites() -> Vec<Inputs> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.to_owned()];
    folders.extend(std::fs::read_dir(root.join("tests/fixtures")).unwrap().map(|entry| entry.unwrap().path()));
    folders.retain(|folder| folder.join("content/site.yaml").is_file());
    folders.sort();
    assert!(folders.len() > 2, "{folders:?}");
    let now = Now::Instant(Timestamp::UNIX_EPOCH);
    folders.iter().map(|folder| scan(folder, now, Settings::default()).unwrap()).collect()
}

/// Returns the part of `new` that replaces a part of `old`, and that part.
fn difference<'t>(old: &'t str, new: &'t str) -> (std::ops::Range<usize>, &'t str) {
    let same = |a: &mut dyn Iterator<Item = (u8, u8)>| a.take_while(|(one, other)| one == other).count();
    let start = same(&mut old.bytes().zip(new.bytes()));
    let rest = old.len().min(new.len()) - start;
    let end = same(&mut old.bytes().rev().zip(new.bytes().rev()).take(rest));
    (start..old.len() - end, new.get(start..new.len() - end).unwrap_or_default())
}

#[test]
fn a_value_of_a_form_changes_nothing_else() {
    let languages = [Lang::Ky, Lang::Ru];
    let mut numbers = Numbers(27);
    let mut checked = 0;
    for inputs in sites() {
        let read = |path: &str| Ok(inputs.bytes(path).map(<[u8]>::to_vec));
        let catalog = Catalog::new(&inputs, &languages, Lang::Ky);
        let items = catalog.groups.iter().flat_map(|group| &group.items);
        let mut targets: Vec<Target> = items.map(|item| item.target.clone()).collect();
        targets.push(Target::Site);
        for _ in 0..50 {
            let target = &targets[numbers.below(targets.len())];
            let parts = open(target, &languages, read).unwrap();
            let parts: Vec<&Part> = parts.iter().filter(|part| !part.is_new).collect();
            let part = parts[numbers.below(parts.len())];
            let data = part.values(&languages);
            assert_eq!(part.edited(&data, &languages), Ok(None), "{target:?}: the form itself changes something");
            let mut fields = Vec::new();
            leaves(&part.fields(), part.node.as_ref(), &data, &mut fields);
            let field = &fields[numbers.below(fields.len())];
            let mut changed = data.clone();
            for name in field.names(&languages) {
                let text = match field.control() {
                    Control::Count if name.ends_with(PRECISION) => [">", ">=", "~", ""][numbers.below(4)].to_owned(),
                    Control::Count if name.ends_with(NUMBER) => (1 + numbers.below(900)).to_string(),
                    Control::Point => format!("4{}.5", numbers.below(9)),
                    Control::YesNo => ["true", "false"][numbers.below(2)].to_owned(),
                    Control::Day { .. } => format!("20{:02}-0{}", numbers.below(99), 1 + numbers.below(9)),
                    Control::Choice(words) => words[numbers.below(words.len())].to_owned(),
                    _ => TEXTS[numbers.below(TEXTS.len())].to_owned(),
                };
                changed.set(name, text);
            }
            let Ok(edited) = part.edited(&changed, &languages) else {
                panic!("{target:?}: {} is not written: {changed:?}", field.name);
            };
            let Some(new) = edited else { continue };
            checked += 1;
            // The new value is read back, and the others are as before.
            let path = part.path.clone();
            let after = open(target, &languages, |other| {
                if *other == *path { Ok(Some(new.clone().into_bytes())) } else { read(other) }
            });
            let after = after.unwrap();
            let after = after.iter().find(|after| after.path == part.path).unwrap();
            let shown = after.values(&languages);
            for name in field.names(&languages) {
                assert_eq!(shown.get(&name), changed.get(&name), "{target:?}: {name}");
            }
            // All bytes outside of the value and of its new lines are as before.
            let old = part.text.as_deref().unwrap();
            let (range, _) = difference(old, &new);
            let spans = places(&part.fields(), part.node.as_ref());
            let mut name = field.name.as_str();
            let around = loop {
                let found = spans.iter().filter(|(_, found)| found == name).map(|(span, _)| *span).next();
                match (found, name.rsplit_once('.')) {
                    (Some(span), _) => break span.start..span.end,
                    (None, Some((outer, _))) => name = outer,
                    (None, None) => break part.span().start..part.span().end.min(old.len()),
                }
            };
            let line_end = old[around.end..].find('\n').map_or(old.len(), |at| around.end + at + 1);
            let is_inside = around.start <= range.start + 1 && range.end <= line_end;
            assert!(is_inside || range.is_empty(), "{target:?}: {} changes {:?}", field.name, &old[range]);
        }
    }
    assert!(checked > 100, "{checked}");
}
