//! An incremental build equals a clean one, whatever was edited before.
//!
//! A site goes through a hundred edits, as in the preview. After each of them, the result is
//! compared with that of a clean build. `table` lists edits with distant pages that show them. A
//! separate test checks that these pages change, because an edit that no page shows proves nothing.
//!
//! `AIKYN_SOAK=1` starts from many more seeds, and `AIKYN_SEED=7` from that one alone.

mod ground;
mod table;

use std::collections::BTreeSet;
use std::fmt::Write;

use aikyn::authoring::edit::{NewValue, Step, set_front_value};
use aikyn::build::{Built, Stages, build_incremental, build_with_cache};
use aikyn::foundation::diagnostics::{Diagnostic, Reported};
use aikyn::foundation::progress::NoProgress;
use aikyn::incremental::cache::BuildCache;
use aikyn::source::input::{Inputs, Now};
use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::hostile::{Dice, spoil};
use ground::{PLACES, RELEASES, VISITS, ground, kyrgyz, noon, russian};
use table::{EDITS, Edit};

/// The number of edits in a sequence.
const EDITS_IN_A_ROW: usize = 100;

fn text(inputs: &Inputs, path: &str) -> String {
    String::from_utf8_lossy(inputs.bytes(path).unwrap_or_default()).into_owned()
}

/// Returns everything that differs between two builds: paths, diagnostics and the overview.
fn differences(one: &Reported<Built>, other: &Reported<Built>) -> BTreeSet<String> {
    let (built, clean) = (&one.value, &other.value);
    let paths: BTreeSet<_> = built.artifacts.keys().chain(clean.artifacts.keys()).collect();
    let files = paths.into_iter().filter(|path| built.artifacts.get(path) != clean.artifacts.get(path));
    let cards: BTreeSet<_> = built.drawings.keys().chain(clean.drawings.keys()).collect();
    let cards = cards.into_iter().filter(|path| built.drawings.get(path) != clean.drawings.get(path));
    let mut different: BTreeSet<String> = files.chain(cards).map(|path| path.as_str().to_owned()).collect();
    if built.artifacts.keys().ne(clean.artifacts.keys()) {
        different.insert("(set of files)".into());
    }
    if one.diagnostics != other.diagnostics {
        let only = |these: &[Diagnostic], those: &[Diagnostic]| {
            these
                .iter()
                .filter(|diagnostic| !those.contains(diagnostic))
                .map(|diagnostic| format!("{diagnostic:?}"))
                .collect::<Vec<_>>()
        };
        let (more, less) = (only(&one.diagnostics, &other.diagnostics), only(&other.diagnostics, &one.diagnostics));
        different.insert(format!("(notes) unexpected: {more:#?}, missing: {less:#?}"));
    }
    if format!("{:?}", *built.overview) != format!("{:?}", *clean.overview) {
        different.insert("(overview)".into());
    }
    different
}

/// Shows the first difference of two texts, with some context.
fn first_difference(one: &[u8], other: &[u8]) -> String {
    let at = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let around = |bytes: &[u8]| {
        let (from, to) = (at.saturating_sub(60).min(bytes.len()), (at + 100).min(bytes.len()));
        String::from_utf8_lossy(&bytes[from..to]).into_owned()
    };
    format!("  incremental: …{}…\n  clean:       …{}…", around(one), around(other))
}

/// A site that is edited, and what the last build kept of it.
struct Walk {
    inputs: Inputs,
    /// The last version without errors.
    valid: Inputs,
    dice: Dice,
    cache: BuildCache,
    stages: Stages,
    /// The edits so far, for the failure message.
    done: Vec<String>,
}

impl Walk {
    fn new(seed: u64, inputs: Inputs) -> Self {
        // The seed 0 would give only zeros, and small seeds begin alike.
        let dice = Dice((seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        Self {
            valid: inputs.clone(),
            inputs,
            dice,
            cache: BuildCache::empty(),
            stages: Stages::default(),
            done: Vec::new(),
        }
    }

    fn set(&mut self, path: &str, bytes: impl AsRef<[u8]>) {
        self.inputs = std::mem::replace(&mut self.inputs, Inputs::new(Now::Local(DateTime::MIN))).with(path, bytes);
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.dice.roll(among.len())]
    }

    fn any_path(&mut self) -> String {
        let paths: Vec<String> = self.inputs.files.keys().map(|path| path.to_string()).collect();
        self.pick(&paths).clone()
    }

    /// Makes an edit, and returns its description.
    fn edit(&mut self, broken: bool) -> String {
        if broken && self.dice.roll(2) == 0 {
            let Inputs { now, settings, .. } = self.inputs.clone();
            self.inputs = Inputs { now, settings, ..self.valid.clone() };
            return "fix everything".into();
        }
        match self.dice.roll(20) {
            0..9 => self.known_edit(),
            9..13 => self.edit_release(),
            13 => self.remove_or_restore(),
            14 => self.change_lines(),
            15 => self.break_something(),
            16 | 17 => self.advance_time(),
            18 => self.change_settings(),
            _ => match self.dice.roll(3) {
                0 => self.rename_release(),
                1 => self.change_images(),
                _ => self.mark_current(),
            },
        }
    }

    /// Makes an edit of the table, or undoes it.
    fn known_edit(&mut self) -> String {
        let edit = self.pick(EDITS);
        if edit.to.is_empty() {
            return edit.toggle_file(self);
        }
        let before = text(&self.inputs, edit.file);
        if before.is_empty() {
            return "nothing".into();
        }
        let (from, to) = if before.contains(edit.from) { (edit.from, edit.to) } else { (edit.to, edit.from) };
        self.set(edit.file, before.replace(from, to));
        format!("{}: {from:?} → {to:?}", edit.file)
    }

    fn edit_release(&mut self) -> String {
        let at = self.dice.roll(RELEASES + 4);
        let path = if self.dice.roll(3) == 0 { russian(at) } else { kyrgyz(at) };
        let number = self.dice.roll(1000);
        let (visit, other) = (*self.pick(&VISITS), *self.pick(&VISITS));
        let place = *self.pick(&PLACES);
        let line = match self.dice.roll(8) {
            0 => format!("title: Аталыш {number}"),
            1 => format!("date: 202{}-{:02}-{:02}", 4 + number % 3, 1 + number % 12, 1 + number % 28),
            2 => format!("summary: Мааниси {number}."),
            3 => format!("visits: [{visit}]"),
            4 if visit != other => format!("visits: [{visit}, {other}]"),
            5 => format!("municipalities: [{place}]"),
            6 => format!("draft: {}", number.is_multiple_of(2)),
            _ => format!("publish_at: 2026-11-{} 18:00", 20 + number % 9),
        };
        let mut text = text(&self.inputs, &path);
        if text.is_empty() {
            text = format!("---\ntitle: Жаңы {at}\ndate: 2025-07-{:02}\n---\nСөз.\n", 1 + at);
        }
        let text = match self.dice.roll(4) {
            0 => format!("{text}\nДагы {number} сөз, [](visit:{visit}) жана [](press:p{}).\n", number % RELEASES),
            _ => with_line(&text, &line),
        };
        self.set(&path, text);
        format!("{path}: {line}, or words")
    }

    fn remove_or_restore(&mut self) -> String {
        let first = ground();
        let paths: Vec<String> = first.files.keys().map(|path| path.to_string()).collect();
        let path = self.pick(&paths).clone();
        if self.inputs.files.remove(path.as_str()).is_some() && self.dice.roll(2) == 0 {
            return format!("{path} removed");
        }
        self.set(&path, first.bytes(&path).unwrap_or_default());
        format!("{path} restored")
    }

    /// Renames a release, or one language of it.
    fn rename_release(&mut self) -> String {
        let (at, name) = (self.dice.roll(RELEASES), format!("content/press/q{}", self.dice.roll(4)));
        let both = self.dice.roll(2) == 0;
        for (path, ending) in [(kyrgyz(at), "ky"), (russian(at), "ru")].into_iter().take(1 + usize::from(both)) {
            if let Some(file) = self.inputs.files.remove(path.as_str()) {
                self.inputs.files.insert(format!("{name}.{ending}.md").as_str().into(), file);
            }
        }
        format!("p{at} renamed to {name}")
    }

    /// Replaces or removes an image.
    fn change_images(&mut self) -> String {
        let names = ["content/press/moved/hills.png", "content/static/sign.png"];
        let (path, other, goes) = (*self.pick(&names), *self.pick(&names), self.dice.roll(4) == 0);
        if goes {
            self.inputs.files.remove(path);
            return format!("{path} removed");
        }
        let bytes = ground().bytes(other).unwrap_or_default().to_vec();
        self.set(path, bytes);
        format!("{path} has the contents of {other}")
    }

    /// Reorders the lines of a file, or takes one from another file.
    fn change_lines(&mut self) -> String {
        let (path, other) = (self.any_path(), self.any_path());
        let (whole, donor) = (text(&self.inputs, &path), text(&self.inputs, &other));
        let mut lines: Vec<&str> = whole.lines().collect();
        let donors: Vec<&str> = donor.lines().collect();
        if lines.is_empty() || donors.is_empty() || path.contains("/static/") {
            return "nothing".into();
        }
        let (one, two) = (self.dice.roll(lines.len()), self.dice.roll(lines.len()));
        match self.dice.roll(3) {
            0 => lines.swap(one, two),
            1 => drop(lines.remove(one)),
            _ => lines.insert(one, donors[two % donors.len()]),
        }
        self.set(&path, lines.join("\n") + "\n");
        format!("{path}: lines {one} and {two}, with {other}")
    }

    fn break_something(&mut self) -> String {
        let path = self.any_path();
        let spoilt = spoil(self.inputs.bytes(&path).unwrap_or_default(), &mut self.dice);
        let edit = format!("{path} damaged: {:?}", String::from_utf8_lossy(&spoilt));
        self.set(&path, spoilt);
        edit
    }

    fn advance_time(&mut self) -> String {
        let Now::Local(now) = self.inputs.now else { return "nothing".into() };
        let later = match self.dice.roll(5) {
            0 => now.checked_add(13.hours()),
            1 => now.checked_add(1.day()),
            2 => now.checked_add(1.month()),
            3 => now.checked_add(5.years()),
            _ => Ok(noon()),
        };
        let later = later.unwrap_or(now);
        self.inputs.now = Now::Local(later);
        format!("the time is {later}")
    }

    fn change_settings(&mut self) -> String {
        let settings = &mut self.inputs.settings;
        match self.dice.roll(4) {
            0 => settings.drafts ^= true,
            1 => settings.future ^= true,
            2 => settings.portable ^= true,
            _ => settings.base_url = [None, Some("http://127.0.0.1:1111/".to_owned())][self.dice.roll(2)].clone(),
        }
        format!("{settings:?}")
    }

    /// Records the current source in a translation, as `status --mark-current` does.
    fn mark_current(&mut self) -> String {
        let texts = build_with_cache(&self.inputs, &BuildCache::empty()).value.overview.texts.clone();
        let marked = texts.into_iter().filter_map(|state| Some((state.path, state.hash?)));
        let marked: Vec<_> = marked.filter(|(path, _)| self.inputs.files.contains_key(path)).collect();
        if marked.is_empty() {
            return "nothing".into();
        }
        let (path, hash) = self.pick(&marked);
        let (key, value) = (Step::Key("translated_from".to_owned()), NewValue::Text(hash.clone()));
        let Ok(text) = set_front_value(&text(&self.inputs, path), &[key], &value) else {
            return "nothing".into();
        };
        self.set(path, text);
        format!("{path} marked as current")
    }

    /// Builds the site from what the last build kept.
    fn build(&mut self) -> Reported<Built> {
        let built = build_incremental(&self.inputs, &self.cache, &mut self.stages, &NoProgress);
        self.cache.evict_unused();
        built
    }

    /// Edits, builds and compares.
    fn go(&mut self, seed: u64) {
        let mut broken = false;
        for step in 0..=EDITS_IN_A_ROW {
            if step > 0 {
                let before = self.inputs.clone();
                let done = self.edit(broken);
                self.done.push(format!("{step}. {done}"));
                let same = before.files == self.inputs.files && before.now == self.inputs.now;
                if same && before.settings == self.inputs.settings {
                    continue;
                }
            }
            let built = self.build();
            let clean = build_with_cache(&self.inputs, &BuildCache::empty());
            let different = differences(&built, &clean);
            assert!(different.is_empty(), "{}", self.failure(seed, &different, &built.value, &clean.value));
            broken = clean.diagnostics.iter().any(Diagnostic::is_error);
            if !broken {
                self.valid = self.inputs.clone();
            }
        }
    }

    fn failure(&self, seed: u64, different: &BTreeSet<String>, built: &Built, clean: &Built) -> String {
        let mut message = format!("AIKYN_SEED={seed}, after {} edits:\n{}\n", self.done.len(), self.done.join("\n"));
        let _ = writeln!(message, "{} differ:", different.len());
        for path in different.iter().take(12) {
            let _ = writeln!(message, "- {path}");
            let Some(path) = aikyn::foundation::path::OutputPath::new(path) else { continue };
            if let (Some(one), Some(other)) = (built.artifacts.get(&path), clean.artifacts.get(&path)) {
                let _ = writeln!(message, "{}", first_difference(one, other));
            }
        }
        message
    }
}

/// Returns front matter with the line of a key replaced or added.
fn with_line(text: &str, line: &str) -> String {
    let key = line.split(':').next().unwrap_or_default();
    let rest = text.strip_prefix("---\n").unwrap_or(text);
    let kept = rest.split_inclusive('\n').filter(|old| old.split(':').next() != Some(key));
    format!("---\n{line}\n{}", kept.collect::<String>())
}

impl Edit {
    /// Adds or removes the file of the edit.
    fn toggle_file(&self, walk: &mut Walk) -> String {
        if walk.inputs.files.remove(self.file).is_some() {
            return format!("{} removed", self.file);
        }
        walk.set(self.file, self.from);
        format!("{} added", self.file)
    }

    fn apply(&self, inputs: &Inputs) -> Inputs {
        if self.to.is_empty() {
            return inputs.clone().with(self.file, self.from);
        }
        let before = text(inputs, self.file);
        assert!(before.contains(self.from), "{} has no {:?}", self.file, self.from);
        inputs.clone().with(self.file, before.replace(self.from, self.to))
    }
}

/// Returns the seeds to start from.
fn seeds() -> Vec<u64> {
    match std::env::var("AIKYN_SEED").ok().and_then(|seed| seed.parse().ok()) {
        Some(seed) => vec![seed],
        None if std::env::var_os("AIKYN_SOAK").is_some() => (0..100).collect(),
        None => vec![0],
    }
}

#[test]
fn incremental_build_equals_clean_build_after_each_edit() {
    for seed in seeds() {
        Walk::new(seed, ground()).go(seed);
    }
}

#[test]
fn incremental_build_redraws_changed_cards() {
    let mut inputs = ground();
    inputs.settings.lazy_cards = false;
    let mut walk = Walk::new(7, inputs);
    for edit in EDITS.iter().filter(|edit| edit.seen.iter().any(|path| path.ends_with("card.jpg"))) {
        walk.inputs = edit.apply(&walk.inputs);
        let different = differences(&walk.build(), &build_with_cache(&walk.inputs, &BuildCache::empty()));
        assert!(different.is_empty(), "{}: {different:#?}", edit.file);
    }
}

#[test]
fn incremental_build_reports_what_a_clean_build_reports() {
    let mut walk = Walk::new(7, ground());
    walk.build();
    for edit in EDITS.iter().filter(|edit| edit.seen.contains(&"(notes)")) {
        walk.inputs = edit.apply(&walk.inputs);
        let different = differences(&walk.build(), &build_with_cache(&walk.inputs, &BuildCache::empty()));
        assert!(different.is_empty(), "{}: {different:#?}", edit.file);
    }
}

/// A cache that kept one of these pages through the edit would fail the other tests.
#[test]
fn distant_pages_show_each_edit() {
    let ground = ground();
    let before = build_with_cache(&ground, &BuildCache::empty());
    let errors: Vec<_> = before.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let mut failures = String::new();
    for edit in EDITS {
        let after = build_with_cache(&edit.apply(&ground), &BuildCache::empty());
        let changed = differences(&before, &after);
        for seen in edit.seen.iter().filter(|seen| !changed.iter().any(|path| path.starts_with(**seen))) {
            let _ = writeln!(failures, "{}, {:?}: {seen} does not change", edit.file, edit.to);
        }
        if changed.is_empty() {
            let _ = writeln!(failures, "{}, {:?}: nothing changes", edit.file, edit.to);
        }
    }
    assert!(failures.is_empty(), "{failures}");
}
