//! What holds for any input: the doors take any bytes, and a hundred edits end where a clean build begins.
//!
//! The doors and their promises are those of the fuzz targets. `AIKYN_FUZZ_ROUNDS=10000` looks longer.

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use std::path::Path;
use std::time::{Duration, Instant};

use aikyn::build::{Stages, build_again, build_whole};
use aikyn::input::Inputs;
use aikyn::memo::Memo;
use aikyn::note::Noted;
use aikyn::progress::Unwatched;
use aikyn::publish::{Target, publish};

use crate::harness::TestSite;
use crate::hostile::{Dice, PIECES, spoil};
use crate::program::tree;

/// Nothing that is this small may take longer, on the slowest of machines.
const PATIENCE: Duration = Duration::from_secs(20);

fn rounds(usual: usize) -> usize {
    std::env::var("AIKYN_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// A sound example of what each door takes, so that spoilt ones get far.
fn example(door: &str) -> Vec<u8> {
    let read = |path: &str| std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    match door {
        "front_matter" => b"title: News\nsummary: Short\ndate: 2017-11-16\nvisits: [jazy-2017]\ncontacts: []\nallow: []".to_vec(),
        "markdown" => "## Аты\n\nСөз **калың** [шилтеме](visit:jazy-2017).\n\n- бир\n- эки\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\n> айтты\n> — ким\n\nСөз[^1]\n\n[^1]: Эскертүү\n".into(),
        "data" => read("tests/fixtures/every-key/content/data/visits/2023.yaml"),
        "config" => read("tests/fixtures/every-key/content/site.yaml"),
        "template" => read("themes/default/templates/release.html"),
        "strings" => read("themes/default/strings/ky.ftl"),
        "picture" | "memo" => read("tests/fixtures/card.jpg"),
        _ => read("tests/fixtures/import/rich.docx"),
    }
}

/// Bytes that are random, made of pieces, or a spoilt example.
fn any_bytes(example: &[u8], dice: &mut Dice) -> Vec<u8> {
    match dice.roll(6) {
        0 => (0..dice.roll(300)).map(|_| dice.roll(256) as u8).collect(),
        1 => (0..dice.roll(30)).flat_map(|_| PIECES[dice.roll(PIECES.len())].bytes()).collect(),
        _ => spoil(example, dice),
    }
}

#[test]
fn every_door_takes_any_bytes() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for (door, body) in bodies::BODIES {
        let example = example(door);
        for round in 0..rounds(20) {
            let bytes = any_bytes(&example, &mut dice);
            let begun = Instant::now();
            let ended = std::panic::catch_unwind(|| body(&bytes));
            assert!(ended.is_ok(), "{door}, round {round}: {:?}", String::from_utf8_lossy(&bytes));
            assert!(begun.elapsed() < PATIENCE, "{door}, round {round}: {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

/// The doors once more, with too little memory for anything that grows without bound.
#[cfg(target_os = "linux")]
#[test]
fn any_bytes_take_bounded_memory() {
    let this = std::env::current_exe().unwrap();
    let command =
        format!("ulimit -v 3000000; exec '{}' --exact properties::every_door_takes_any_bytes", this.display());
    let ran = std::process::Command::new("sh").args(["-c", &command]).env("AIKYN_FUZZ_ROUNDS", "6").output().unwrap();
    let told = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && told.contains("1 passed"), "{told}");
}

/// One edit, of the kind that a day brings.
fn edit(site: TestSite, other: &Inputs, dice: &mut Dice) -> TestSite {
    let paths: Vec<String> = site.paths().map(str::to_owned).collect();
    let path = &paths[dice.roll(paths.len())];
    match dice.roll(6) {
        // A file goes.
        0 => site.without(path),
        // One comes, or comes back as it was.
        1 | 2 => {
            let all: Vec<_> = other.files.keys().collect();
            let path = all[dice.roll(all.len())];
            site.file(path, other.bytes(path).unwrap_or_default())
        }
        3 => site.file(
            &format!("content/press/new-{}.ky.md", dice.roll(5)),
            "---\ntitle: Жаңы\ndate: 2017-11-16\n---\nТекст.\n",
        ),
        4 => {
            let spoilt = spoil(site.bytes(path), dice);
            site.file(path, spoilt)
        }
        // A word is changed, and nothing breaks.
        _ => {
            let text = String::from_utf8_lossy(site.bytes(path)).replace("Текст", ["Сөз", "Кабар", "Иш"][dice.roll(3)]);
            site.file(path, text)
        }
    }
}

#[test]
fn a_hundred_edits_end_where_a_clean_build_begins() {
    let start = TestSite::new();
    let other = start.clone().into_inputs();
    let folder = tempfile::tempdir().unwrap();
    let (mut site, mut dice, mut published) = (start, Dice(0x9e37_79b9), 0);
    let (memo, mut stages) = (Memo::empty(), Stages::default());
    for round in 0..100 {
        site = edit(site, &other, &mut dice);
        let inputs = site.clone().into_inputs();
        let built = build_again(&inputs, &memo, &mut stages, &Unwatched);
        let clean = build_whole(&inputs, &Memo::empty());
        assert_eq!(built.value.artifacts, clean.value.artifacts, "round {round}");
        assert_eq!(built.notes, clean.notes, "round {round}");
        let Ok(finished) = Noted::new(built.value.artifacts, built.notes).clean() else {
            // A fault is not left standing for long, or little would be published.
            if dice.roll(3) == 0 {
                site = TestSite::new();
            }
            continue;
        };
        let output = folder.path().join("public");
        publish(&finished, &Target::new(folder.path(), &output, false).unwrap()).unwrap();
        let found: Vec<(String, Vec<u8>)> = tree(&output)
            .into_iter()
            .map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes))
            .filter(|(path, _)| !path.starts_with(".aikyn"))
            .collect();
        let mut wanted: Vec<(String, Vec<u8>)> =
            finished.value().iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_vec())).collect();
        wanted.sort_by(|(one, _), (other, _)| Path::new(one).cmp(Path::new(other)));
        let mut found = found;
        found.sort_by(|(one, _), (other, _)| Path::new(one).cmp(Path::new(other)));
        assert!(found == wanted, "round {round}: what is published is not what was built");
        published += 1;
    }
    assert!(published >= 30, "{published} of 100 could be published");
}
