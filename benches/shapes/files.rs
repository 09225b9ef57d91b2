//! The files of a small site, with functions that repeat a part of them.

use std::collections::BTreeMap;

/// The files of a site.
pub(crate) struct Files(pub BTreeMap<String, String>);

/// Share cards and posters take long, and are the same for every page.
const SITE: &str = "title: Долбоор\nbase_url: https://example.kg/\noutputs: {cards: false, posters: false}\n";
pub(super) const SIGN: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"40\"><path d=\"M0 0h40v40z\"/></svg>\n";

/// Returns a small site in Kyrgyz.
pub(super) fn base() -> Files {
    Files(BTreeMap::new())
        .file("content/site.yaml", &format!("{SITE}languages: [ky]\n"))
        .file("content/static/sign.svg", SIGN)
        .records("districts", 1, |_| "id: ozgon, name: Өзгөн".into())
        .records("municipalities", 1, |_| "id: jazy, name: Жазы, district: ozgon".into())
}

/// Returns a small site in Kyrgyz and Russian.
pub(super) fn two_languages() -> Files {
    base().file("content/site.yaml", &format!("{SITE}languages: [ky, ru]\n"))
}

/// Returns a site with a text in which a piece is repeated.
pub(super) fn text(n: usize, piece: impl Fn(usize) -> String) -> Files {
    base().body(&repeat(n, piece))
}

/// Returns a site with a text in both languages, in which a piece is repeated.
pub(super) fn both(n: usize, piece: impl Fn(usize, usize) -> String) -> Files {
    let [ky, ru] = [0, 1].map(|lang| repeat(n, |i| piece(i, lang)));
    let site = two_languages().body(&ky);
    site.file("content/press/long.ru.md", &format!("---\ntitle: Новость\n---\n{ru}\n"))
}

pub(super) fn repeat(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).map(piece).collect()
}

/// Returns a Cyrillic word that differs for every number.
pub(super) fn word(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ба", "во", "гу", "ди", "же", "зо", "ка", "лу", "ми", "но"];
    format!("{number:04}").bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect()
}

/// Returns the slug of [`word`].
pub(super) fn latin(number: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "vo", "gu", "di", "je", "zo", "ka", "lu", "mi", "no"];
    format!("{number:04}").bytes().map(|digit| SYLLABLES[usize::from(digit - b'0')]).collect()
}

/// Returns an abbreviation that differs for every number.
pub(super) fn capitals(number: usize) -> String {
    const LETTERS: [char; 10] = ['Б', 'В', 'Г', 'Д', 'Ж', 'З', 'К', 'Л', 'М', 'Н'];
    format!("{number:04}").bytes().map(|digit| LETTERS[usize::from(digit - b'0')]).collect()
}

/// Returns the keys of a term.
pub(super) fn term(id: &str, term: &str, abbreviation: &str) -> String {
    let abbreviation = if abbreviation.is_empty() { String::new() } else { format!(", abbreviation: {abbreviation}") };
    format!("id: {id}, term: {term}, definition: Мааниси.{abbreviation}")
}

/// Returns a list of numbered ids.
pub(super) fn ids(prefix: &str, n: usize) -> String {
    repeat(n, |i| format!("{prefix}-{i}, "))
}

impl Files {
    /// Adds or replaces a file.
    pub(super) fn file(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    /// Adds lines to `site.yaml`.
    pub(super) fn site(mut self, lines: &str) -> Self {
        self.0.entry("content/site.yaml".into()).or_default().push_str(lines);
        self
    }

    /// Turns the posters on.
    pub(super) fn with_posters(mut self) -> Self {
        let site = self.0.entry("content/site.yaml".into()).or_default();
        *site = site.replace("posters: false", "posters: true");
        self
    }

    /// Adds a file of records, given by their keys.
    pub(super) fn records(mut self, file: &str, n: usize, keys: impl Fn(usize) -> String) -> Self {
        // A list is either a file or a folder of files.
        if let Some((folder, _)) = file.split_once('/')
            && let Some(first) = self.0.remove(&format!("content/data/{folder}.yaml"))
        {
            self = self.file(&format!("content/data/{folder}/first.yaml"), &first);
        }
        self.file(&format!("content/data/{file}.yaml"), &repeat(n, |i| format!("- {{{}}}\n", keys(i))))
    }

    /// Adds municipalities with further keys.
    pub(super) fn places(self, n: usize, keys: impl Fn(usize) -> String) -> Self {
        self.records("municipalities/more", n, |i| format!("id: m-{i}, name: {}, district: ozgon{}", word(i), keys(i)))
    }

    /// Adds events at one host.
    pub(super) fn events(self, n: usize, keys: impl Fn(usize) -> String) -> Self {
        self.records("visits", n, |i| format!("id: v-{i}, date: 2017-{:02}-21, host: jazy{}", i % 12 + 1, keys(i)))
    }

    /// Adds one event.
    pub(super) fn event(self, keys: &str) -> Self {
        self.records("visits", 1, |_| format!("id: long, date: 2017-11-21, host: jazy{keys}"))
    }

    /// Adds the release `long` with this body.
    pub(super) fn body(self, body: &str) -> Self {
        self.release("long", "", body)
    }

    /// Adds text at the end of the body of `long`.
    pub(super) fn append(mut self, text: &str) -> Self {
        self.0.entry("content/press/long.ky.md".into()).or_default().push_str(text);
        self
    }

    pub(super) fn release(self, slug: &str, keys: &str, body: &str) -> Self {
        let text = format!("---\ntitle: Жаңылык\ndate: 2017-11-16\n{keys}---\n{body}\n");
        self.file(&format!("content/press/{slug}.ky.md"), &text)
    }

    /// Adds releases of different days.
    pub(super) fn releases(self, n: usize, body: impl Fn(usize) -> String) -> Self {
        self.texts("press", n, |i| format!("date: 2017-{:02}-{:02}\n", i % 11 + 1, i % 28 + 1), |i| body(i) + "Сөз.\n")
    }

    /// Adds texts with further keys.
    pub(super) fn texts(
        self,
        folder: &str,
        n: usize,
        keys: impl Fn(usize) -> String,
        body: impl Fn(usize) -> String,
    ) -> Self {
        (0..n).fold(self, |site, i| {
            let text = format!("---\ntitle: {}\n{}---\n{}", word(i), keys(i), body(i));
            site.file(&format!("content/{folder}/r-{i}.ky.md"), &text)
        })
    }
}
