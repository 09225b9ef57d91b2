//! A small site in memory: changed by a chain of calls, built, and checked.

use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

use aikyn::build::build_with_cache;
use aikyn::foundation::diagnostics::{Diagnostic, Reported};
use aikyn::foundation::path::{Artifacts, OutputPath};
use aikyn::incremental::cache::BuildCache;
use aikyn::messages::{MessageLang, Messages};
use aikyn::source::input::{Inputs, Now, Settings, scan};
use jiff::civil::{DateTime, date};

/// The time after which a test assumes a hang. It is long, because other work may keep the machine
/// busy.
pub(crate) const HANG: Duration = Duration::from_secs(180);

/// A site under test. It starts with one visit, one release and one page, in both languages,
/// and without diagnostics.
#[derive(Clone)]
pub(crate) struct TestSite {
    pub inputs: Inputs,
}

const SITE: &str = "title: {ky: Сайт, ru: Сайт проекта}
base_url: https://bakyt.test/
languages: [ky, ru]
";
const DISTRICTS: &str = "- {id: ozgon, name: {ky: Өзгөн, ru: Узген}}\n";
const MUNICIPALITIES: &str = "- {id: jazy, name: {ky: Жазы, ru: Жазы}, district: ozgon}\n";
const VISITS: &str = "- id: jazy-2017
  date: 2017-11-21
  host: jazy
";
const PRESS_KY: &str = "---\ntitle: Жаңылык\ndate: 2017-11-16\nvisits: [jazy-2017]\n---\nТекст.\n";
const PRESS_RU: &str = "---\ntitle: Новость\n---\nТекст.\n";
const PAGE_KY: &str = "---\ntitle: Долбоор жөнүндө\nmenu: 1\n---\nТекст.\n";
const PAGE_RU: &str = "---\ntitle: О проекте\n---\nТекст.\n";

impl TestSite {
    /// Returns the small valid site, built on 16 November 2017.
    pub(crate) fn new() -> Self {
        let mut inputs = Inputs::new(Now::Local(day(2017, 11, 16)));
        for (path, text) in [
            ("content/site.yaml", SITE),
            ("content/data/districts.yaml", DISTRICTS),
            ("content/data/municipalities.yaml", MUNICIPALITIES),
            ("content/data/visits.yaml", VISITS),
            ("content/press/news.ky.md", PRESS_KY),
            ("content/press/news.ru.md", PRESS_RU),
            ("content/pages/about.ky.md", PAGE_KY),
            ("content/pages/about.ru.md", PAGE_RU),
        ] {
            inputs = inputs.with(path, text);
        }
        Self { inputs }
    }

    /// Reads the site in a directory, built on 16 November 2017.
    #[track_caller]
    pub(crate) fn from_folder(root: &Path) -> Self {
        let now = Now::Local(day(2017, 11, 16));
        let inputs = scan(root, now, Settings::default()).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
        Self { inputs }
    }

    /// Adds or replaces a file.
    pub(crate) fn file(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.inputs = self.inputs.with(path, text);
        self
    }

    /// Returns the paths of all files.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.inputs.files.keys().map(|path| &**path)
    }

    /// Returns the bytes of a file, which are empty if there is no such file.
    pub(crate) fn bytes(&self, path: &str) -> &[u8] {
        self.inputs.bytes(path).unwrap_or_default()
    }

    /// Removes a file.
    pub(crate) fn without(mut self, path: &str) -> Self {
        self.inputs = self.inputs.without(path);
        self
    }

    /// Replaces a text in a file. Panics if the file does not contain it.
    #[track_caller]
    pub(crate) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.inputs.bytes(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let text = text.unwrap_or_else(|| panic!("no file {path}"));
        assert!(text.contains(from), "{path} has no {from:?}");
        let text = text.replace(from, to);
        self.file(path, text)
    }

    /// Appends text to a file.
    #[track_caller]
    pub(crate) fn append(self, path: &str, more: &str) -> Self {
        let text = self.inputs.bytes(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let text = text.unwrap_or_else(|| panic!("no file {path}")) + more;
        self.file(path, text)
    }

    /// Sets the day on which the site is built.
    pub(crate) fn on(mut self, year: i16, month: i8, day_of_month: i8) -> Self {
        self.inputs.now = Now::Local(day(year, month, day_of_month));
        self
    }

    /// Sets the options of the build.
    pub(crate) fn settings(mut self, settings: Settings) -> Self {
        self.inputs.settings = settings;
        self
    }

    /// Does not draw share cards, which take most of the time of a large site. Pages still link
    /// them.
    pub(crate) fn without_drawing(mut self) -> Self {
        self.inputs.settings.lazy_cards = true;
        self
    }

    /// Returns the inputs of a build.
    pub(crate) fn into_inputs(self) -> Inputs {
        self.inputs
    }

    /// Builds the site. All tests share one cache, because share cards are expensive and mostly
    /// equal.
    pub(crate) fn build(self) -> Built {
        static MEMO: LazyLock<BuildCache> = LazyLock::new(BuildCache::empty);
        let Reported { value, diagnostics } = build_with_cache(&self.inputs, &MEMO);
        Built { artifacts: value.artifacts, diagnostics, inputs: self.inputs }
    }
}

fn day(year: i16, month: i8, day: i8) -> DateTime {
    date(year, month, day).at(0, 0, 0, 0)
}

/// Returns how often a test repeats itself: `quick` times, or `long` times with `AIKYN_LONG=1`, as
/// in `.ci/run`. `AIKYN_FUZZ_ROUNDS` sets any other number.
pub(crate) fn rounds(quick: usize, long: usize) -> usize {
    let rounds = std::env::var("AIKYN_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let is_long = std::env::var_os("AIKYN_LONG").is_some_and(|value| value == "1");
    rounds.unwrap_or(if is_long { long } else { quick })
}

/// Whether `INSTA_UPDATE=always` asks for new snapshots and new tables in documents.
pub(crate) fn updates_snapshots() -> bool {
    std::env::var_os("INSTA_UPDATE").is_some_and(|mode| mode == "always")
}

/// The result of a build.
pub(crate) struct Built {
    pub artifacts: Artifacts,
    pub diagnostics: Vec<Diagnostic>,
    pub inputs: Inputs,
}

impl Built {
    /// Returns the text of an output file. Panics if it was not written.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = OutputPath::new(path).and_then(|path| self.artifacts.get(&path));
        let bytes = bytes.unwrap_or_else(|| panic!("no file {path}; diagnostics: {:#?}", self.lines()));
        std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"))
    }

    /// Whether an output file was written.
    pub(crate) fn has(&self, path: &str) -> bool {
        OutputPath::new(path).is_some_and(|path| self.artifacts.contains_key(&path))
    }

    /// Asserts that an output file contains a text.
    #[track_caller]
    pub(crate) fn shows(self, path: &str, text: &str) -> Self {
        let found = self.text(path);
        assert!(found.contains(text), "{path} does not contain {text:?}:\n{found}");
        self
    }

    /// Returns the inputs of the build.
    pub(crate) fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Returns all diagnostics in English, one per line: `path:line:column rule message (help)`.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.diagnostics
            .iter()
            .map(|diagnostic| format!("{} {}", self.location(diagnostic), sentence(diagnostic, MessageLang::En)))
            .collect()
    }

    /// Returns all diagnostics for a snapshot: location and rule, then the message in each
    /// language.
    pub(crate) fn diagnostics(&self) -> String {
        let mut text = String::new();
        for diagnostic in &self.diagnostics {
            text.push_str(&self.location(diagnostic));
            text.push('\n');
            for lang in MessageLang::ALL {
                text.push_str(&format!("  {}: {}\n", lang.code(), sentence(diagnostic, lang)));
            }
        }
        text
    }

    /// Returns `path:line:column rule`.
    fn location(&self, diagnostic: &Diagnostic) -> String {
        let bytes = self.inputs.bytes(&diagnostic.location.path);
        let bytes = bytes.or_else(|| aikyn::theme::embedded_file(&diagnostic.location.path)).unwrap_or_default();
        let (line, column) = diagnostic.location.line_column(bytes);
        format!("{}:{line}:{column} {}", diagnostic.location.path, diagnostic.rule())
    }

    /// Asserts that the build has no diagnostics.
    #[track_caller]
    pub(crate) fn assert_clean(self) -> Self {
        assert_eq!(self.lines(), Vec::<String>::new());
        self
    }
}

/// Returns the message, with the help in brackets.
fn sentence(diagnostic: &Diagnostic, lang: MessageLang) -> String {
    let messages = Messages::of(lang);
    let help = messages.help(&diagnostic.problem).map(|help| format!(" ({help})")).unwrap_or_default();
    messages.message(&diagnostic.problem) + &help
}
