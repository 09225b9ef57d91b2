//! Measures the time of each stage of a build, on generated sites of two sizes.
//!
//! `cargo bench --bench stages` measures all stages, `cargo bench --bench stages -- render` only
//! one.

// A benchmark may panic on an error.
#![allow(clippy::expect_used)]

// `site.rs` uses the rest of it.
#[allow(dead_code)]
mod corpus;
mod made;

use aikyn::build::build_with_cache;
use aikyn::foundation::diagnostics::{Reported, Validated};
use aikyn::foundation::path::{Artifacts, KeepInMemory};
use aikyn::foundation::progress::NoProgress;
use aikyn::incremental::cache::BuildCache;
use aikyn::lint as reviews;
use aikyn::media::gallery;
use aikyn::model::parse::{Parsed, parse as parse_all};
use aikyn::model::site;
use aikyn::model::site::Site;
use aikyn::plan as plans;
use aikyn::publish::up_to_date::{BuildRecord, inputs_key};
use aikyn::publish::{Target, publish as publish_all};
use aikyn::render as renders;
use aikyn::source::input::{Inputs, Settings, scan};
use divan::Bencher;
use tempfile::TempDir;

/// Numbers of releases. Each is in two languages and adds half an event and a tenth of a
/// municipality.
const SIZES: [usize; 2] = [100, 1000];

fn main() {
    divan::main();
}

/// Writes the site to a temporary folder.
fn folder(releases: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in corpus::site(releases, corpus::NEWS) {
        let place = folder.path().join(path);
        std::fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(place, text).expect("a file can be written");
    }
    folder
}

fn resolved(parsed: Parsed, inputs: &Inputs) -> Site {
    site::resolve(parsed, inputs, None).value.expect("a sound site")
}

fn built(inputs: &Inputs) -> Validated<Artifacts> {
    let built = build_with_cache(inputs, &BuildCache::empty());
    Reported::new(built.value.artifacts, built.diagnostics).validate().expect("no errors")
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn read(bencher: Bencher, releases: usize) {
    let folder = folder(releases);
    bencher.bench_local(|| scan(folder.path(), made::now(), Settings::default()));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn parse(bencher: Bencher, releases: usize) {
    let inputs = made::inputs(releases);
    bencher.bench_local(|| parse_all(&inputs, None));
}

#[divan::bench(args = [100], sample_count = 20)]
fn theme(bencher: Bencher, releases: usize) {
    let inputs = made::inputs(releases);
    let parsed = parse_all(&inputs, None).value;
    bencher.bench_local(|| made::theme(&inputs, &parsed));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn review(bencher: Bencher, releases: usize) {
    let inputs = made::inputs(releases);
    let parsed = parse_all(&inputs, None).value;
    bencher.bench_local(|| reviews::check(&parsed, &inputs, None));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn resolve(bencher: Bencher, releases: usize) {
    let inputs = made::inputs(releases);
    bencher
        .with_inputs(|| parse_all(&inputs, None).value)
        .bench_local_values(|parsed| (site::check_references(&parsed), resolved(parsed, &inputs)));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn plan(bencher: Bencher, releases: usize) {
    let inputs = made::inputs(releases);
    let parsed = parse_all(&inputs, None).value;
    let theme = made::theme(&inputs, &parsed);
    let site = resolved(parsed, &inputs);
    let gallery = gallery::gallery(&site, &inputs, &BuildCache::empty(), &NoProgress).value;
    bencher.bench_local(|| plans::plan(&site, &theme, &inputs, &gallery, None));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn render(bencher: Bencher, releases: usize) {
    let inputs = made::inputs(releases);
    let parsed = parse_all(&inputs, None).value;
    let theme = made::theme(&inputs, &parsed);
    let site = resolved(parsed, &inputs);
    let gallery = gallery::gallery(&site, &inputs, &BuildCache::empty(), &NoProgress).value;
    let plan = plans::plan(&site, &theme, &inputs, &gallery, None).value;
    bencher.bench_local(|| renders::render(&plan, &BuildCache::empty(), None, &NoProgress, &KeepInMemory));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn publish(bencher: Bencher, releases: usize) {
    let folder = folder(releases);
    let finished = built(&made::inputs(releases));
    let output = folder.path().join("public");
    let target = Target::new(folder.path(), &output, false).expect("an empty folder");
    let empty = || drop(std::fs::remove_dir_all(&output));
    bencher.with_inputs(empty).bench_local_values(|()| publish_all(&finished, &target));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn publish_one_change(bencher: Bencher, releases: usize) {
    let folder = folder(releases);
    let finished = built(&made::inputs(releases));
    let output = folder.path().join("public");
    let target = Target::new(folder.path(), &output, false).expect("an empty folder");
    publish_all(&finished, &target).expect("a folder that can be written");
    let change = || drop(std::fs::write(output.join("index.html"), "changed"));
    bencher.with_inputs(change).bench_local_values(|()| publish_all(&finished, &target));
}

/// Measures a build in which nothing has changed.
#[divan::bench(args = SIZES, sample_count = 20)]
fn nothing_changed(bencher: Bencher, releases: usize) {
    let folder = folder(releases);
    let output = folder.path().join("public");
    let target = Target::new(folder.path(), &output, false).expect("an empty folder");
    let inputs = scan(folder.path(), made::now(), Settings::default()).expect("a site");
    let whole = build_with_cache(&inputs, &BuildCache::empty()).value;
    let finished = Reported::ok(whole.artifacts).validate().expect("no errors");
    let report = publish_all(&finished, &target).expect("a folder that can be written");
    let key = inputs_key(&inputs, "").expect("readable sources");
    let validity = whole.overview.validity().expect("a sound site");
    BuildRecord::new(&key, &validity, &report, 0, String::new()).save(&target);
    bencher.bench_local(|| {
        let inputs = scan(folder.path(), made::now(), Settings::default()).expect("a site");
        let key = inputs_key(&inputs, "").expect("readable sources");
        BuildRecord::find(&target, &key, inputs.now).expect("an unchanged site")
    });
}

/// Measures a whole build in memory.
#[divan::bench(args = SIZES, sample_count = 10)]
fn build(bencher: Bencher, releases: usize) {
    let inputs = made::inputs(releases);
    bencher.bench_local(|| built(&inputs));
}
