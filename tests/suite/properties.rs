//! Properties of any input: parsers accept any bytes, and an incremental build equals a clean one.
//!
//! The parsers and their properties are those of the fuzz targets. `AIKYN_FUZZ_ROUNDS=10000` runs
//! longer.

#[path = "../../fuzz/bodies.rs"]
mod bodies;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use aikyn::build::{Stages, build_incremental, build_with_cache};
use aikyn::foundation::diagnostics::Reported;
use aikyn::foundation::progress::NoProgress;
use aikyn::incremental::cache::BuildCache;
use aikyn::publish::{Target, publish};
use aikyn::source::input::Inputs;

use crate::harness::{HANG, TestSite, rounds};
use crate::hostile::{Dice, PIECES, spoil};
use crate::program::tree;

/// Returns a valid input for a fuzz target, so that corrupt copies of it reach deep code.
fn example(target: &str) -> Vec<u8> {
    let read = |path: &str| std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    match target {
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

/// Returns random bytes, a sequence of fragments, or a corrupt copy of the example.
fn any_bytes(example: &[u8], dice: &mut Dice) -> Vec<u8> {
    match dice.roll(6) {
        0 => (0..dice.roll(300)).map(|_| dice.roll(256) as u8).collect(),
        1 => (0..dice.roll(30)).flat_map(|_| PIECES[dice.roll(PIECES.len())].bytes()).collect(),
        _ => spoil(example, dice),
    }
}

#[test]
fn fuzz_targets_accept_any_bytes() {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for (target, body) in bodies::BODIES {
        let example = example(target);
        for round in 0..rounds(8, 20) {
            let bytes = any_bytes(&example, &mut dice);
            let begun = Instant::now();
            let ended = std::panic::catch_unwind(|| body(&bytes));
            assert!(ended.is_ok(), "{target}, round {round}: {:?}", String::from_utf8_lossy(&bytes));
            assert!(begun.elapsed() < HANG, "{target}, round {round}: {:?}", String::from_utf8_lossy(&bytes));
        }
    }
}

/// Repeats the test above with a limit of memory.
#[cfg(target_os = "linux")]
#[test]
fn fuzz_targets_use_bounded_memory() {
    let this = std::env::current_exe().unwrap();
    let command =
        format!("ulimit -v 3000000; exec '{}' --exact properties::fuzz_targets_accept_any_bytes", this.display());
    let mut shell = std::process::Command::new("sh");
    // Stacks of threads count, and their number must not depend on the machine.
    shell.args(["-c", &command]).envs([("AIKYN_FUZZ_ROUNDS", "6"), ("RAYON_NUM_THREADS", "2")]);
    let ran = shell.output().unwrap();
    let told = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && told.contains("1 passed"), "{told}");
}

/// Makes a random edit.
fn edit(site: TestSite, other: &Inputs, dice: &mut Dice) -> TestSite {
    let paths: Vec<String> = site.paths().map(str::to_owned).collect();
    let path = &paths[dice.roll(paths.len())];
    match dice.roll(6) {
        // Remove a file.
        0 => site.without(path),
        // Add or restore a file.
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
        // Change a word, which keeps the site valid.
        _ => {
            let text = String::from_utf8_lossy(site.bytes(path)).replace("Текст", ["Сөз", "Кабар", "Иш"][dice.roll(3)]);
            site.file(path, text)
        }
    }
}

#[test]
fn incremental_builds_equal_clean_builds() {
    // Drawing share cards in each clean build would take most of the time.
    let start = TestSite::new().append("content/site.yaml", "outputs: {cards: false}\n");
    let other = start.clone().into_inputs();
    let folder = tempfile::tempdir().unwrap();
    let (mut site, mut dice, mut published) = (start.clone(), Dice(0x9e37_79b9), 0);
    let (cache, mut stages) = (BuildCache::empty(), Stages::default());
    for round in 0..100 {
        site = edit(site, &other, &mut dice);
        let inputs = site.clone().into_inputs();
        let built = build_incremental(&inputs, &cache, &mut stages, &NoProgress);
        let clean = build_with_cache(&inputs, &BuildCache::empty());
        assert_eq!(built.value.artifacts, clean.value.artifacts, "round {round}");
        assert_eq!(built.diagnostics, clean.diagnostics, "round {round}");
        let Ok(finished) = Reported::new(built.value.artifacts, built.diagnostics).validate() else {
            // Errors are soon removed again, because a site with errors is not published.
            if dice.roll(3) == 0 {
                site = start.clone();
            }
            continue;
        };
        let output = folder.path().join("public");
        publish(&finished, &Target::new(folder.path(), &output, false).unwrap()).unwrap();
        let files = tree(&output).into_iter().map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes));
        let found: BTreeMap<String, Vec<u8>> = files.filter(|(path, _)| !path.starts_with(".aikyn")).collect();
        let artifacts = finished.value().iter().map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_vec()));
        let wanted: BTreeMap<String, Vec<u8>> = artifacts.collect();
        assert!(found == wanted, "round {round}: the published files differ from the build");
        published += 1;
    }
    assert!(published >= 30, "{published} of 100 could be published");
}
