//! Builds the shapes of content in `shapes.rs`, so that `.ci/growth.py` can count the instructions.
//!
//! `list` prints the names. `run PART PARTS [WORD]…` builds each shape of a part at its sizes, and
//! prints a line for each build. `write NAME N FOLDER` writes a site to disk, and `build NAME N`
//! builds it.
//!
//!     cargo bench --bench growth -- list

// A benchmark may panic on an error.
#![allow(clippy::expect_used, clippy::print_stdout)]

#[allow(dead_code)]
mod corpus;
#[allow(dead_code)]
mod made;
mod shapes;

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::Path;

use aikyn::foundation::diagnostics::Diagnostic;
use aikyn::foundation::path::KeepInMemory;
use aikyn::foundation::progress::NoProgress;
use aikyn::incremental::cache::BuildCache;
use aikyn::lint;
use aikyn::media::gallery;
use aikyn::messages::{MessageLang, Messages};
use aikyn::model::{config, parse, site};
use aikyn::plan;
use aikyn::render;
use aikyn::source::input::Inputs;
use aikyn::theme::Theme;

use shapes::{Files, SHAPES};

fn main() {
    // Cargo adds the flag `--bench`.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["list"] => SHAPES.iter().for_each(|(name, ..)| println!("{name}")),
        ["run", part, parts, ref words @ ..] => run(number(part), number(parts), words),
        ["build", name, n] => {
            let inputs = inputs(shape(name)(number(n)));
            let diagnostics = build_measured(&inputs, None);
            println!("{} diagnostics", diagnostics.len());
            diagnostics.iter().take(3).for_each(|one| println!("{}", message(one)));
        }
        ["write", name, n, folder] => write(Path::new(folder), shape(name)(number(n))),
        _ => println!("list | run PART PARTS [WORD]… | build NAME N | write NAME N FOLDER"),
    }
}

fn number(text: &str) -> usize {
    text.parse().expect("a number")
}

fn shape(name: &str) -> shapes::Make {
    SHAPES.iter().find(|(known, ..)| *known == name).expect("the name of a shape").2
}

/// Builds every shape of a part with one repetition, its own number, and four times this number.
fn run(part: usize, parts: usize, words: &[&str]) {
    // By the contents of `site.yaml`.
    let mut themes: BTreeMap<Option<Vec<u8>>, Theme> = BTreeMap::new();
    // Values that are made on first use are made before the first shape.
    let first = (&"first", &1, &SHAPES[0].2);
    let is_chosen = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word));
    let shapes = SHAPES
        .iter()
        .filter(|(name, ..)| is_chosen(name))
        .skip(part)
        .step_by(parts)
        .map(|(name, n, make)| (name, n, make));
    for (name, n, make) in std::iter::once(first).chain(shapes) {
        for size in [1, *n, 4 * n] {
            let inputs = inputs(make(size));
            // Loading the theme takes longer than building a small site, and rarely depends on it.
            let is_own = inputs.files.keys().any(|path| path.contains("/strings/"));
            let languages = inputs.bytes(config::PATH).map(<[u8]>::to_vec);
            let theme = (!is_own).then(|| &*themes.entry(languages).or_insert_with(|| theme(&inputs)));
            build_measured(&inputs, theme);
            println!("{size}\t{name}");
        }
    }
}

fn inputs(files: Files) -> Inputs {
    let mut inputs =
        files.0.into_iter().fold(Inputs::new(made::now()), |inputs, (path, text)| inputs.with(&path, text));
    // Drawing takes long, and is the same for every card.
    inputs.settings.lazy_cards = true;
    inputs
}

fn theme(inputs: &Inputs) -> Theme {
    made::theme(inputs, &parse::parse(inputs, None).value)
}

/// Runs all stages but those of the disk. `.ci/growth.py` finds this function by its name.
#[inline(never)]
fn build_measured(inputs: &Inputs, theme: Option<&Theme>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let parsed = parse::parse(inputs, None).unpack(&mut diagnostics);
    let own_theme = theme.is_none().then(|| made::theme(inputs, &parsed));
    diagnostics.extend(lint::check(&parsed, inputs, None));
    diagnostics.extend(site::check_references(&parsed));
    let site = site::resolve(parsed, inputs, None).unpack(&mut diagnostics);
    if let Some((site, theme)) = site.zip(theme.or(own_theme.as_ref())) {
        let gallery = gallery::gallery(&site, inputs, &BuildCache::empty(), &NoProgress).unpack(&mut diagnostics);
        let plan = plan::plan(&site, theme, inputs, &gallery, None).unpack(&mut diagnostics);
        black_box(
            render::render(&plan, &BuildCache::empty(), None, &NoProgress, &KeepInMemory).unpack(&mut diagnostics),
        );
    }
    black_box(diagnostics.iter().map(message).collect::<Vec<_>>());
    diagnostics
}

fn message(diagnostic: &Diagnostic) -> String {
    Messages::of(MessageLang::En).message(&diagnostic.problem)
}

fn write(root: &Path, files: Files) {
    for (path, text) in files.0 {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
        fs::write(place, text).expect("a file can be written");
    }
}
