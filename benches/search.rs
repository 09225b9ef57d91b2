//! What the search costs: time beside the rest of the build, and the files that it makes.
//!
//! `cargo bench --bench search` measures sites of 200, 2,000 and 20,000 pages; `-- write FOLDER N` puts the site of N pages on the
//! disk, for `search.mjs`, which measures in a browser what a question moves and how long it takes.
//! The texts are made of made-up words: as often as in a real language a few words come again and again and most are rare.

// A benchmark that fails has to stop.
#![allow(clippy::expect_used, clippy::print_stdout, dead_code)]

mod corpus;

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use aikyn::build::build;
use aikyn::input::{Inputs, Now, Settings};
use aikyn::path::Artifacts;
use jiff::civil::date;

const SIZES: [usize; 3] = [200, 2_000, 20_000];
const ROUNDS: usize = 5;
/// Pages for each release, its event and its places, in both languages.
const PAGES_A_RELEASE: f64 = 2.3;
const STEMS: usize = 6_000;
const WORDS_A_TEXT: usize = 220;

fn main() {
    // Cargo adds a flag of its own.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["write", folder, pages] => write(Path::new(folder), &site(pages.parse().expect("a number"), true)),
        [] => SIZES.into_iter().for_each(measure),
        [pages] => measure(pages.parse().expect("a number")),
        _ => println!("[N] | write FOLDER N"),
    }
}

fn write(root: &Path, files: &corpus::Files) {
    for (path, text) in files {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
        fs::write(place, text).expect("a file can be written");
    }
}

/// The made-up site, every text of it in words of a large vocabulary.
fn site(pages: usize, search: bool) -> corpus::Files {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let releases = (pages as f64 / PAGES_A_RELEASE) as usize;
    let mut dice = Dice(7);
    let mut files = corpus::site(releases);
    for (path, text) in &mut files {
        if path == "content/site.yaml" {
            // All that a site has by default, which the comparison with other generators leaves out.
            let (start, rest) = text.split_once("outputs: {").expect("outputs");
            let (_, end) = rest.split_once('}').expect("a closing brace");
            *text = format!("{start}outputs: {{search: {search}}}{end}");
        } else if path.starts_with("content/press/") {
            let end = text.find("\n---\n").expect("front matter") + 5;
            text.truncate(end);
            let endings = if path.ends_with(".ky.md") { KYRGYZ } else { RUSSIAN };
            for nth in 1..=WORDS_A_TEXT {
                let stop = if nth % 40 == 0 {
                    ".\n\n"
                } else if nth % 10 == 0 {
                    ". "
                } else {
                    " "
                };
                let _ = write!(text, "{}{}{stop}", stem(dice.rank()), endings[dice.roll(endings.len())]);
            }
        }
    }
    files
}

const KYRGYZ: &[&str] = &["", "", "нын", "га", "да", "дан", "лар", "лары", "ларынын", "сына", "сында", "дагы"];
const RUSSIAN: &[&str] = &["а", "ы", "е", "у", "ой", "ам", "ами", "ах", "ов", "ый", "ого", "ых"];
const SYLLABLES: [&str; 24] = [
    "ба", "ка", "та", "ма", "са", "ша", "ра", "ла", "до", "ко", "то", "мо", "бу", "ку", "ту", "су", "жа", "жо", "чы",
    "кы", "сы", "ты", "на", "па",
];

/// A made-up stem: the frequent ones are short.
fn stem(rank: usize) -> String {
    let mut word = String::new();
    let mut rest = rank + SYLLABLES.len();
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides
    }

    /// The rank of a word: the n-th is met about one n-th as often as the first (Zipf).
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn rank(&mut self) -> usize {
        let share = self.roll(1 << 20) as f64 / f64::from(1 << 20);
        ((STEMS as f64).powf(share)) as usize
    }
}

fn timed(inputs: &Inputs) -> (Duration, Artifacts) {
    let started = Instant::now();
    let built = build(inputs);
    (started.elapsed(), black_box(built.value))
}

fn measure(pages: usize) {
    let inputs = |search| {
        let now = Now::Local(date(2026, 1, 1).at(12, 0, 0, 0));
        let inputs = Inputs { settings: Settings::default(), ..Inputs::new(now) };
        site(pages, search).into_iter().fold(inputs, |inputs, (path, text)| inputs.with(&path, text))
    };
    let (with, without) = (inputs(true), inputs(false));
    let mut times: [Vec<Duration>; 2] = [Vec::new(), Vec::new()];
    let mut artifacts = Artifacts::new();
    // Turn about, so that what else the machine does meets both.
    for _ in 0..ROUNDS {
        let (time, built) = timed(&with);
        times[0].push(time);
        artifacts = built;
        times[1].push(timed(&without).0);
    }
    let [with, without] = times.map(|mut times| {
        times.sort();
        times[ROUNDS / 2]
    });
    let html = artifacts.keys().filter(|path| path.as_str().ends_with(".html")).count();
    println!("{html} pages");
    println!("  build without search {:>8.1} ms", without.as_secs_f64() * 1000.0);
    let more = with.saturating_sub(without).as_secs_f64();
    println!("  search on top        {:>8.1} ms, {:.0} % of that", more * 1000.0, 100.0 * more / without.as_secs_f64());
    for start in ["w-", "d-", "forms-", "index.json"] {
        let mut sizes: Vec<usize> = artifacts
            .iter()
            .filter(|(path, _)| path.as_str().starts_with("ky/search/index/"))
            .filter(|(path, _)| path.as_str()["ky/search/index/".len()..].starts_with(start))
            .map(|(_, bytes)| bytes.len())
            .collect();
        sizes.sort_unstable();
        let (count, all) = (sizes.len(), sizes.iter().sum::<usize>());
        let (median, most) = (sizes.get(count / 2).unwrap_or(&0), sizes.last().unwrap_or(&0));
        println!("  ky {start:<10} {count:>6} files, {:>6} kB, median {median} bytes, greatest {most}", all / 1000);
    }
}
