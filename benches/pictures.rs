//! Measures the cost of images: the time of the first and the second build, and the size of the
//! files.
//!
//! `cargo bench --bench pictures` builds 8 releases with a photograph of 12 megapixels each, and
//! `-- 50` builds 50. The photographs are generated: hills, a sky with the noise of a small lens,
//! and grass, which compresses worst. The second part builds the share cards of 200 releases in two
//! languages. The first build of such a site must take less than ten seconds on two cores.

// A benchmark may panic on an error.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::time::Instant;

use aikyn::build::build_with_cache;
use aikyn::incremental::cache::BuildCache;
use aikyn::publish::{DiskCache, store};
use aikyn::source::input::{Inputs, Now, Settings, scan};
use image::{Rgb, RgbImage};
use jiff::civil::date;

const PHOTOGRAPHS: usize = 8;
const RELEASES: usize = 200;
const SITE: &str = "title: Сайт\nbase_url: https://example.kg/\nlanguages: [ky, ru]\n";

fn main() {
    // Cargo adds the flag `--bench`.
    let number = std::env::args().skip(1).find(|arg| arg != "--bench");
    photographs(number.map_or(PHOTOGRAPHS, |number| number.parse().expect("a number")));
    cards();
}

fn photographs(number: usize) {
    let folder = Folder::new("outputs: {cards: false}\n");
    let mut weight = 0;
    for at in 0..number {
        let text = "---\ntitle: Айыл\ndate: 2017-11-16\n---\n![Айыл](photo.jpg)\n";
        folder.write(&format!("content/press/p{at}/index.ky.md"), text.as_bytes());
        let photo = photograph(at as u32);
        weight += photo.len();
        folder.write(&format!("content/press/p{at}/photo.jpg"), &photo);
    }
    println!("{number} photographs of 12 megapixels, {} kB each", weight / number.max(1) / 1000);
    folder.build_twice(|path| path.starts_with("press/").then(|| path.rsplit('-').next().unwrap_or(path)));
}

fn cards() {
    let folder = Folder::new("");
    for at in 0..RELEASES {
        let date = format!("2017-{:02}-{:02}", 1 + at % 12, 1 + at % 28);
        let ky = format!(
            "---\ntitle: Айыл тургундары {at}-жолу жергиликтүү бюджетти талкуулашты\ndate: {date}\n---\nТекст.\n"
        );
        let ru = format!("---\ntitle: Жители села в {at}-й раз обсудили местный бюджет\n---\nТекст.\n");
        folder.write(&format!("content/press/p{at}/index.ky.md"), ky.as_bytes());
        folder.write(&format!("content/press/p{at}/index.ru.md"), ru.as_bytes());
    }
    println!("{RELEASES} releases in two languages");
    folder.build_twice(|path| path.ends_with("card.jpg").then_some("card.jpg"));
}

/// A site on disk.
struct Folder(tempfile::TempDir);

impl Folder {
    /// Creates the site, with additional lines in `site.yaml`.
    fn new(more: &str) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        folder.write("content/site.yaml", format!("{SITE}{more}").as_bytes());
        folder
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let place = self.0.path().join(path);
        std::fs::create_dir_all(place.parent().expect("a folder")).expect("a folder can be made");
        std::fs::write(place, bytes).expect("a file can be written");
    }

    /// Prints the times of the first and the second build, and the mean file size of each sort.
    fn build_twice(&self, sort: fn(&str) -> Option<&str>) {
        for name in ["first build", "second build"] {
            let now = Now::Local(date(2018, 1, 1).at(12, 0, 0, 0));
            let started = Instant::now();
            let inputs: Inputs = scan(self.0.path(), now, Settings::default()).expect("a site");
            let memo = BuildCache::with_store(DiskCache::new(self.0.path()));
            let built = build_with_cache(&inputs, &memo).value.artifacts;
            store(self.0.path(), &memo).expect("a folder that can be written");
            println!("{name:>16} {:>9.1} ms", started.elapsed().as_secs_f64() * 1000.0);
            if name == "second build" {
                sizes(built.iter().map(|(path, bytes)| (path.as_str(), bytes.len())), sort);
            }
        }
    }
}

/// Prints the mean size of each sort of files.
fn sizes<'a>(files: impl Iterator<Item = (&'a str, usize)>, sort: fn(&str) -> Option<&str>) {
    let mut sizes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (path, bytes) in files {
        if let Some(sort) = sort(path) {
            sizes.entry(sort).or_default().push(bytes);
        }
    }
    for (sort, all) in sizes {
        println!("{sort:>16} {:>9.1} kB", all.iter().sum::<usize>() as f64 / all.len() as f64 / 1000.0);
    }
}

fn photograph(number: u32) -> Vec<u8> {
    let mut seed = number + 1;
    let mut grain = |strength: i32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as i32 % (2 * strength + 1) - strength
    };
    let image = RgbImage::from_fn(4000, 3000, |x, y| {
        let hill = 1100.0 + 220.0 * ((x + 37 * number) as f32 / 410.0).sin() + 90.0 * (x as f32 / 97.0).cos();
        let (colour, strength) = match y as f32 {
            y if y < hill => ([120 + (y / 30.0) as i32, 160 + (y / 40.0) as i32, 220], 4),
            y if y < hill + 700.0 => ([120, 110 - ((y - hill) / 20.0) as i32, 80], 14),
            _ => ([70, 120, 50], 46),
        };
        let light = grain(strength);
        Rgb(colour.map(|value| (value + light).clamp(0, 255) as u8))
    });
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 92);
    image.write_with_encoder(encoder).expect("a picture can be written");
    bytes
}
