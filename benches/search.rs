//! Measures the cost of the search index: processor time and file sizes.
//!
//! `cargo bench --bench search` measures sites of 200, 2,000 and 20,000 pages. `-- write FOLDER N`
//! writes a site of N pages to disk, for `search.mjs`, which measures queries in a browser. The
//! texts consist of generated words, with frequencies as in a natural language (Zipf's law).

// A benchmark may panic on an error.
#![allow(clippy::expect_used, clippy::print_stdout, dead_code)]

mod corpus;

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use aikyn::build::build;
use aikyn::foundation::path::Artifacts;
use aikyn::source::input::{Inputs, Now, Settings};
use jiff::civil::date;

const SIZES: [usize; 3] = [200, 2_000, 20_000];
/// The number of pages to build for one measurement. Small sites are built more often.
const BUILT: usize = 40_000;
/// The number of pages per release, with its event and its places, in both languages.
const PAGES_A_RELEASE: f64 = 2.3;
const STEMS: usize = 6_000;
const WORDS_A_TEXT: usize = 220;

fn main() {
    // Cargo adds the flag `--bench`.
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

/// Generates the site with texts from a large vocabulary.
fn site(pages: usize, search: bool) -> corpus::Files {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let releases = (pages as f64 / PAGES_A_RELEASE) as usize;
    let mut dice = Dice(7);
    let mut files = corpus::site(releases, corpus::NEWS);
    for (path, text) in &mut files {
        if path == "content/site.yaml" {
            // The defaults of a site, which the comparison with other generators disables.
            let (start, rest) = text.split_once("outputs: {").expect("outputs");
            let (_, end) = rest.split_once('}').expect("a closing brace");
            *text = format!("{start}outputs: {{cards: false, search: {search}}}{end}");
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

/// Generates a stem. Frequent ones are short.
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

    /// Returns the rank of a word. The n-th word is about n times rarer than the first (Zipf's
    /// law).
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    fn rank(&mut self) -> usize {
        let share = self.roll(1 << 20) as f64 / f64::from(1 << 20);
        ((STEMS as f64).powf(share)) as usize
    }
}

/// Returns the processor time of this process, or the elapsed time if `/proc` is not available.
fn processor_time(started: Instant) -> Duration {
    // Fields 14 and 15 are the times in user and system mode, in hundredths of a second.
    let line = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = line.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    match fields.get(11..13) {
        Some(times) => {
            Duration::from_millis(times.iter().filter_map(|time| time.parse::<u64>().ok()).sum::<u64>() * 10)
        }
        None => started.elapsed(),
    }
}

/// Builds the site and returns the processor time, which other processes do not affect.
fn timed(inputs: &Inputs, started: Instant) -> (Duration, Artifacts) {
    let before = processor_time(started);
    let built = black_box(build(inputs).value);
    (processor_time(started).saturating_sub(before), built)
}

#[allow(clippy::cast_precision_loss)]
fn measure(pages: usize) {
    let inputs = |search| {
        let now = Now::Local(date(2026, 1, 1).at(12, 0, 0, 0));
        let inputs = Inputs { settings: Settings::default(), ..Inputs::new(now) };
        site(pages, search).into_iter().fold(inputs, |inputs, (path, text)| inputs.with(&path, text))
    };
    let (with, without) = (inputs(true), inputs(false));
    let rounds = (BUILT / pages).clamp(3, 40);
    let mut work = [Duration::ZERO; 2];
    let mut artifacts = Artifacts::new();
    let started = Instant::now();
    // Alternating, so that other load on the machine affects both.
    for _ in 0..rounds {
        let (time, built) = timed(&with, started);
        work[0] += time;
        artifacts = built;
        work[1] += timed(&without, started).0;
    }
    let [with, without] = work.map(|work| work.as_secs_f64() * 1000.0 / rounds as f64);
    let html = artifacts.keys().filter(|path| path.as_str().ends_with(".html")).count();
    println!("{html} pages");
    println!("  build without search {without:>8.1} ms");
    println!("  search on top        {:>8.1} ms, {:.0} % of that", with - without, 100.0 * (with - without) / without);
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
