//! Malformed and malicious input gives diagnostics, never a panic or active content.

use std::path::Path;

use crate::harness::{TestSite, rounds};

/// A pseudo-random generator (xorshift) with the same numbers in every run.
pub(crate) struct Dice(pub u64);

impl Dice {
    /// Returns a number less than `sides`.
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

pub(crate) const PIECES: &[&str] = &[
    "\n",
    "---\n",
    "- ",
    ": ",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "](visit:",
    "![](",
    "<b>",
    "&x",
    "*x",
    "\t",
    "\u{feff}",
    "\0",
    "\u{202e}",
    "ң",
    "{% if %}",
    "{{ x }}",
    "<<: ",
    "~",
    "|\n",
    ">20",
    "2017-02-30",
    "99999999999999999999",
    "#",
    "```\n",
    "[^1]",
    "> — ",
    "id: ",
    "…",
    "%",
    "\r\n",
    "-1",
    "1e400",
    "../../../../etc/passwd",
    "javascript:alert(1)",
    "\u{0}",
    "é",
    "\u{1f600}",
    "= ",
    "{ $x }",
    "{ $x -> *[a] b }",
    "date: {from: 1, to: 0}",
];

/// Changes, removes or inserts a few bytes.
pub(crate) fn spoil(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        match dice.roll(4) {
            0 if at < bytes.len() => bytes[at] = dice.roll(256) as u8,
            1 => {
                let end = (at + dice.roll(40)).min(bytes.len());
                drop(bytes.drain(at..end));
            }
            _ => {
                let piece = PIECES[dice.roll(PIECES.len())];
                drop(bytes.splice(at..at, piece.bytes()));
            }
        }
    }
    bytes
}

#[test]
fn corrupt_files_give_diagnostics() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/every-key");
    let site = TestSite::from_folder(&root).on(2026, 11, 23);
    let files: Vec<String> = site.paths().filter(|path| !path.contains("/static/")).map(str::to_owned).collect();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..rounds(30, 100) {
        let path = &files[dice.roll(files.len())];
        let bytes = spoil(site.bytes(path), &mut dice);
        let told = std::panic::catch_unwind(|| site.clone().file(path, &bytes).build().lines().len());
        assert!(told.is_ok(), "round {round}: {path} as {:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn active_content_never_reaches_a_page() {
    let evil = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";
    let quoted = format!("'{}'", evil.replace('\'', "''"));
    let built = TestSite::new()
        .file("content/data/municipalities.yaml", format!("- {{id: jazy, district: ozgon, name: {quoted}, aliases: [{quoted}], code: {quoted}}}\n"))
        .append("content/data/visits.yaml", &format!("  venue: {quoted}\n  agenda: [{quoted}]\n"))
        .file("content/press/evil.ky.md", format!("---\ntitle: {quoted}\ndate: 2017-11-16\nsummary: {quoted}\nplace: {quoted}\nallow: [missing-translation, raw-html]\n---\n{evil}\n\n[x](<javascript:alert(1)>)\n"))
        .build();
    for (path, bytes) in &built.artifacts {
        let text = String::from_utf8_lossy(bytes).replace("<script type=\"application/ld+json\">{\"@context", "");
        let text = text.replace("<script src=\"../../assets/search.", "");
        if path.as_str().ends_with(".html") || path.as_str().ends_with(".xml") {
            assert!(!text.contains("<script") && !text.contains("<img src=x"), "{path:?}");
        }
    }
    let pages = built.artifacts.keys().filter(|path| path.as_str().ends_with(".html")).count();
    assert!(pages > 10, "pages are rendered although an unsafe link prevents publishing");
}

/// Runs the program, because a stack overflow would abort all tests.
#[test]
fn endless_templates_are_reported_at_their_location() {
    for (at, template) in [
        "{% for a in range(end=100000) %}{% for b in range(end=100000) %}xxxxxxxx{% endfor %}{% endfor %}",
        "{% include \"release.html\" %}",
        "{% component again(n) %}{{ <again n={n} /> }}{% endcomponent again %}{{ <again n={1} /> }}",
        "{% component one(n) %}{{ <two n={n} /> }}{% endcomponent one %}\
         {% component two(n) %}{{ <one n={n} /> }}{% endcomponent two %}{{ <one n={1} /> }}",
        "{% extends \"release.html\" %}",
        &("{{ ".to_owned() + &"(".repeat(5_000) + "1" + &")".repeat(5_000) + " }}"),
        &("{{ ".to_owned() + &"[".repeat(5_000) + &"]".repeat(5_000) + " }}"),
        &("{% if true %}".repeat(5_000) + &"{% endif %}".repeat(5_000)),
        &("{{ ".to_owned() + &"not ".repeat(20_000) + "true }}"),
        &("{{ 1".to_owned() + &" + 1".repeat(20_000) + " }}"),
    ]
    .into_iter()
    .enumerate()
    {
        let folder = crate::program::Folder::new()
            .put(
                "content/site.yaml",
                "title: x\nbase_url: https://bakyt.test/\nlanguages: [ky, ru]\ntheme: own\noutputs: {cards: false}\n",
            )
            .put("themes/own/theme.yaml", "name: own\nextends: default\n")
            .put("themes/own/templates/release.html", template);
        let ran = folder.command(&["check", "--now", "2017-11-16"]).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stderr);
        let beginning: String = template.chars().take(60).collect();
        assert!(matches!(ran.status.code(), Some(0 | 1)), "{beginning}: {:?} {told}", ran.status);
        let named = told.contains("themes/own/templates/release.html");
        assert!(named || at >= 5, "{beginning}: {told}");
    }
}

#[test]
fn very_long_words_are_accepted() {
    for word in ["а".repeat(100_000), "7".repeat(200_000), "а-".repeat(50_000), "ң".repeat(300) + &"1".repeat(60_000)]
    {
        let folder = crate::program::Folder::new()
            .put("content/press/long.ky.md", &format!("---\ntitle: Узун\ndate: 2017-11-16\n---\n{word}\n"));
        let ran = folder.command(&["build", "--now", "2017-11-16"]).output().unwrap();
        assert_eq!(
            ran.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&ran.stderr).chars().take(400).collect::<String>()
        );
    }
}
