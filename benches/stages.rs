//! How long each stage of a build takes, on a made-up site.
//!
//! `cargo bench` prints the times, `cargo bench -- 5000` those of a larger site. `write FOLDER N` and `write-hugo FOLDER N`
//! put the site on the disk, for `compare.py`. `until STAGE N` runs the stages up to one and ends, so that a program that
//! counts instructions can be put around it: see `.ci/instructions.py`.

// A benchmark that fails has to stop.
#![allow(clippy::expect_used, clippy::print_stdout)]

mod corpus;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use aikyn::build::build_whole;
use aikyn::input::{Inputs, Now, Settings, scan};
use aikyn::memo::Memo;
use aikyn::progress::Unwatched;
use aikyn::publish::{Target, publish};
use aikyn::site::Site;
use aikyn::theme::Theme;
use aikyn::{config, gallery, parse, plan, render, review, site, span, theme};
use jiff::civil::date;

/// The stages that need no disk, in their order.
const STAGES: [&str; 7] = ["parse", "theme", "review", "resolve", "pictures", "plan", "render"];
const RELEASES: usize = 1000;
const ROUNDS: usize = 7;

fn main() {
    // Cargo adds a flag of its own.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["write", folder, releases] => write(Path::new(folder), corpus::site(number(releases))),
        ["write-hugo", folder, releases] => write(Path::new(folder), corpus::hugo(number(releases))),
        ["until", stage, releases] => drop(until(stage, &inputs(number(releases)))),
        [] => times(RELEASES),
        [releases] => times(number(releases)),
        _ => println!("[N] | write FOLDER N | write-hugo FOLDER N | until STAGE N"),
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

fn write(root: &Path, files: corpus::Files) {
    for (path, text) in files {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
        fs::write(place, text).expect("a file can be written");
    }
}

fn now() -> Now {
    Now::Local(date(2026, 1, 1).at(12, 0, 0, 0))
}

fn inputs(releases: usize) -> Inputs {
    corpus::site(releases).into_iter().fold(Inputs::new(now()), |inputs, (path, text)| inputs.with(&path, text))
}

/// Runs the stages up to one, and gives how long each took.
fn until(last: &str, inputs: &Inputs) -> Vec<Duration> {
    let mut times = Vec::new();
    let mut started = Instant::now();
    let mut ends = |stage: &str| {
        times.push(started.elapsed());
        started = Instant::now();
        stage == last
    };
    let parsed = parse::parse(inputs, &Memo::empty()).value;
    if ends("parse") {
        return times;
    }
    let theme = theme(inputs, &parsed);
    if ends("theme") {
        return times;
    }
    black_box(review::check(&parsed, inputs, &Memo::empty()));
    if ends("review") {
        return times;
    }
    let site: Site = site::resolve(parsed, inputs, &Memo::empty()).value.expect("a sound site");
    if ends("resolve") {
        return times;
    }
    let gallery = gallery::gallery(&site, inputs, &Memo::empty(), &Unwatched).value;
    if ends("pictures") {
        return times;
    }
    let plan = plan::plan(&site, &theme, inputs, &gallery).value;
    if ends("plan") {
        return times;
    }
    black_box(render::render(&plan, &Memo::empty(), &Unwatched));
    ends("render");
    times
}

fn theme(inputs: &Inputs, parsed: &parse::Parsed) -> Theme {
    let config = parsed.config.as_ref().expect("a sound site.yaml");
    let named_at = span::Place::file(&config::PATH.into());
    theme::load(inputs, config.theme.value.as_str(), &named_at, &parsed.languages).value.expect("a sound theme")
}

fn times(releases: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), corpus::site(releases));
    let mut rounds: Vec<Vec<Duration>> = Vec::new();
    for round in 0..ROUNDS {
        let started = Instant::now();
        let inputs = scan(folder.path(), now(), Settings::default()).expect("a site");
        let read = started.elapsed();
        let stages = until("render", &inputs);
        let started = Instant::now();
        let built = build_whole(&inputs, &Memo::empty());
        let whole = started.elapsed();
        let built = aikyn::note::Noted::new(built.value.artifacts, built.notes).clean().expect("no errors");
        let output = folder.path().join(format!("public-{round}"));
        let started = Instant::now();
        let target = Target { root: folder.path(), output: &output, force: false };
        publish(&built, &target).expect("a folder that can be written");
        let published = started.elapsed();
        rounds.push([read].into_iter().chain(stages).chain([published, whole]).collect());
    }
    println!("{releases} releases, the median of {ROUNDS} rounds");
    for (at, stage) in ["read"].into_iter().chain(STAGES).chain(["publish", "build, all but the disk"]).enumerate() {
        let mut times: Vec<Duration> = rounds.iter().map(|round| round[at]).collect();
        times.sort();
        println!("{stage:>24} {:>9.1} ms", times[ROUNDS / 2].as_secs_f64() * 1000.0);
    }
}
