//! A helper for external measurements, not a benchmark itself.
//!
//! `write FOLDER N SHAPE` and `write-hugo FOLDER N SHAPE` write the generated site to disk, for
//! `compare.py`. The shape is `news` or `reports`.
//! `until STAGE N` runs the stages up to the given one and exits, so that `.ci/instructions.py` can
//! count its instructions.
//!
//!     cargo bench --bench site -- write FOLDER 1000 news

// A benchmark may panic on an error.
#![allow(clippy::expect_used, clippy::print_stdout)]

mod corpus;
mod made;

use std::fs;
use std::hint::black_box;
use std::path::Path;

use aikyn::foundation::path::KeepInMemory;
use aikyn::foundation::progress::NoProgress;
use aikyn::incremental::cache::BuildCache;
use aikyn::lint;
use aikyn::media::gallery;
use aikyn::model::parse;
use aikyn::model::site;
use aikyn::model::site::Site;
use aikyn::plan;
use aikyn::render;
use aikyn::source::input::Inputs;

fn main() {
    // Cargo adds the flag `--bench`.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["write", folder, releases, shape] => {
            write(Path::new(folder), corpus::site(number(releases), named(shape)));
        }
        ["write-hugo", folder, releases, shape] => {
            write(Path::new(folder), corpus::hugo(number(releases), named(shape)));
        }
        ["until", stage, releases] => until(stage, &made::inputs(number(releases))),
        _ => println!("write FOLDER N SHAPE | write-hugo FOLDER N SHAPE | until STAGE N"),
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

fn named(shape: &str) -> corpus::Shape {
    corpus::shape(shape).expect("news or reports")
}

fn write(root: &Path, files: corpus::Files) {
    for (path, text) in files {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
        fs::write(place, text).expect("a file can be written");
    }
}

/// Runs the stages up to `last`. The stage `nothing` precedes all others.
fn until(last: &str, inputs: &Inputs) {
    if last == "nothing" {
        return;
    }
    let parsed = parse::parse(inputs, None).value;
    if last == "parse" {
        return;
    }
    let theme = made::theme(inputs, &parsed);
    if last == "theme" {
        return;
    }
    black_box(lint::check(&parsed, inputs, None));
    if last == "review" {
        return;
    }
    black_box(site::check_references(&parsed));
    let site: Site = site::resolve(parsed, inputs, None).value.expect("a sound site");
    if last == "resolve" {
        return;
    }
    let gallery = gallery::gallery(&site, inputs, &BuildCache::empty(), &NoProgress).value;
    if last == "pictures" {
        return;
    }
    let plan = plan::plan(&site, &theme, inputs, &gallery, None).value;
    if last == "plan" {
        return;
    }
    black_box(render::render(&plan, &BuildCache::empty(), None, &NoProgress, &KeepInMemory));
}
