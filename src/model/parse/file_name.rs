//! The name that a misnamed file of `content/` should have.

use unicode_normalization::UnicodeNormalization;

use crate::foundation::lang::Lang;
use crate::language::{lang_of_name, short_slug, suggest};
use crate::model::record::RecordLists;
use crate::source::yaml::Id;

/// The folders of `content/` whose files are read.
const FOLDERS: [&str; 5] = ["data", "pages", "press", "static", "strings"];
/// Names that people give to the files of record types.
const FILE_NAMES: &[(&str, &[&str])] = &[
    ("organizations", &["organization", "organisation", "organisations", "orgs", "org", "организации", "уюмдар"]),
    ("people", &["person", "persons", "peoples", "contacts", "contact", "люди", "контакты", "адамдар", "байланыштар"]),
    ("districts", &["district", "rayons", "rayon", "regions", "районы", "райондор"]),
    (
        "municipalities",
        &["municipality", "municipalites", "municipalitys", "aimaks", "places", "муниципалитеты", "аймактар"],
    ),
    ("programmes", &["programme", "program", "programs", "программы", "программалар"]),
    ("visits", &["visit", "events", "event", "vizits", "события", "мероприятия", "визиты", "иш-чаралар", "сапарлар"]),
    (
        "commitments",
        &["commitment", "comitments", "commitements", "promises", "promise", "обещания", "обязательства", "убадалар"],
    ),
    ("glossary", &["glossaries", "glosary", "term", "terms", "dictionary", "глоссарий", "словарь", "сөздүк"]),
    ("documents", &["document", "docs", "doc", "документы", "документтер"]),
];
const TEXT_ENDINGS: [&str; 5] = [".md", ".markdown", ".mdown", ".mkd", ".mdx"];
const DATA_ENDINGS: [&str; 3] = [".yaml", ".yml", ".yaml2"];

/// Returns the path, below `content/`, under which a file would be read.
///
/// Returns `None` if it has that path already, or would be read under none. `path` is below
/// `content/`.
pub(super) fn right_path(path: &str) -> Option<String> {
    let composed: String = path.nfc().collect();
    let (folder, name) = composed.rsplit_once('/').map_or((None, &*composed), |(folder, name)| (Some(folder), name));
    // Every file of `static` is copied as it is.
    let first = folder.and_then(|folder| folder.split('/').next());
    if let Some(first) = first.filter(|first| right_folder(first).unwrap_or(first) == "static") {
        return (first != "static").then(|| composed.replacen(first, "static", 1));
    }
    let is_text_folder = folder.is_some_and(|folder| matches!(folder.split('/').next(), Some("press" | "pages")));
    let (stem, ending) = match right_ending(name) {
        Some(found) => found,
        // `visits.txt` and `visits.json` in the folder of data.
        None if folder == Some("data") && data_stem(name).is_some() => (data_stem(name)?, ".yaml"),
        // `novost.ru` lost its ending.
        None if is_text_folder && has_language(name) => (name, ".md"),
        None => return None,
    };
    let stem = without_ending(stem);
    let (first, rest) = match folder.map(|folder| folder.split_once('/').unwrap_or((folder, ""))) {
        Some((first, rest)) => (Some(first), rest),
        None => (None, ""),
    };
    let first = first.map(|first| right_folder(first).unwrap_or(first));
    let inner = if rest.is_empty() { String::new() } else { format!("{rest}/") };
    let is_press = |folder: &str| matches!(folder, "press" | "pages");
    let right = match (ending, first) {
        (".md", Some(folder)) if is_press(folder) => format!("{folder}/{inner}{stem}.md"),
        // A text elsewhere is one only if its name has a language.
        (".md", None | Some("data" | "strings")) if has_language(stem) => format!("press/{inner}{stem}.md"),
        (".yaml", None) if stem.eq_ignore_ascii_case("site") => "site.yaml".to_owned(),
        (".yaml", Some("data")) if stem.eq_ignore_ascii_case("site") && inner.is_empty() => "site.yaml".to_owned(),
        (".yaml", None) => format!("data/{}.yaml", right_file(stem)?),
        (".yaml", Some("data")) => match rest.split_once('/').unwrap_or((rest, "")) {
            ("", _) => format!("data/{}.yaml", right_file(stem).unwrap_or(stem)),
            (kind, more) => {
                let more = if more.is_empty() { String::new() } else { format!("{more}/") };
                format!("data/{}/{more}{stem}.yaml", right_file(kind).unwrap_or(kind))
            }
        },
        (".yaml", Some(folder)) if is_press(folder) && right_file(stem).is_some() => {
            format!("data/{}.yaml", right_file(stem)?)
        }
        (".ftl", None | Some("strings" | "data")) => {
            format!("strings/{}.ftl", lang_of_name(stem)?)
        }
        _ => return None,
    };
    // `.yml` is read as well.
    let is_same = right == composed
        || right
            .strip_suffix(".yaml")
            .is_some_and(|right| composed.strip_suffix(".yml") == Some(right) && right != "site");
    (!is_same).then_some(right)
}

/// Returns the name of a file of records that was saved in another format.
fn data_stem(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    (matches!(ending, "txt" | "json") && right_file(stem).is_some()).then_some(stem)
}

/// Removes the endings that are there twice: `novost.ru.md.md`, `visits.yaml.yaml`.
fn without_ending(stem: &str) -> &str {
    let mut stem = stem;
    while let Some(ending) =
        [".md", ".yaml", ".yml"].into_iter().find(|ending| stem.to_ascii_lowercase().ends_with(ending))
    {
        stem = &stem[..stem.len() - ending.len()];
    }
    stem
}

/// Returns a name without its ending, and the ending that is read.
fn right_ending(name: &str) -> Option<(&str, &'static str)> {
    let lower = name.to_ascii_lowercase();
    let bare = lower.strip_suffix(".txt").or_else(|| lower.strip_suffix(".bin")).unwrap_or(&lower);
    let find = |endings: &[&str]| endings.iter().find(|ending| bare.ends_with(**ending)).map(|ending| ending.len());
    if let Some(length) = find(&TEXT_ENDINGS) {
        return Some((&name[..bare.len() - length], ".md"));
    }
    if let Some(length) = find(&DATA_ENDINGS) {
        return Some((&name[..bare.len() - length], ".yaml"));
    }
    if let Some(length) = find(&[".ftl"]) {
        return Some((&name[..bare.len() - length], ".ftl"));
    }
    // `novost.ru.txt` was saved by an editor that knows no Markdown.
    let is_text = bare.len() < lower.len() && has_language(&name[..bare.len()]);
    is_text.then(|| (&name[..bare.len()], ".md"))
}

fn right_folder(folder: &str) -> Option<&'static str> {
    let singular = match folder.to_lowercase().as_str() {
        "page" | "страницы" | "барактар" => Some("pages"),
        "news" | "releases" | "release" | "пресс" | "пресса" | "новости" | "жаңылыктар" => {
            Some("press")
        }
        "statics" | "files" | "файлы" => Some("static"),
        "string" => Some("strings"),
        "datas" | "данные" => Some("data"),
        _ => None,
    };
    let known = || suggest(folder, FOLDERS).and_then(|found| FOLDERS.into_iter().find(|known| *known == found.word));
    singular.or_else(known)
}

/// Returns the name of the file of a record type.
fn right_file(stem: &str) -> Option<&'static str> {
    // A copy that a system made: `visits (1)`, `visits — копия`.
    let numbered = without_number(stem).unwrap_or(stem);
    let stem = without_word(numbered, &COPY_WORDS).unwrap_or(numbered);
    let lower = stem.to_lowercase();
    if let Some((file, _)) = FILE_NAMES.iter().find(|(file, names)| *file == lower || names.contains(&&*lower)) {
        return Some(file);
    }
    // A name with digits, such as `visits2`, is another file.
    let is_word = stem.chars().all(char::is_alphabetic) && stem.chars().count() > 4;
    let found = suggest(stem, RecordLists::FILES).filter(|found| {
        is_word && (found.is_certain || found.word.len().abs_diff(stem.len()) <= 1 && stem.len() > 6)
    })?;
    RecordLists::FILES.into_iter().find(|file| *file == found.word)
}

/// Returns whether a name ends in the code of a language: `novost.ru`.
fn has_language(stem: &str) -> bool {
    stem.rsplit_once('.').is_some_and(|(_, code)| Lang::from_code(&code.to_ascii_lowercase()).is_some())
}

/// The meaning of a name of a text that is not `slug.ru.md`.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TextStem {
    /// The text is meant to be this one.
    Named { folder: String, base: String, lang: Lang },
    /// The file is a copy that a system made of this one: `novost.ru (1).md`.
    Copy { folder: String, base: String, lang: Lang },
}

impl TextStem {
    /// Reads a path without `.md`: `content/press/novost_ru`.
    pub(super) fn read(path: &str) -> Option<Self> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        if let Some(original) = without_copy_mark(file) {
            let (base, lang) = original.rsplit_once('.').and_then(|(base, code)| Some((base, exact(code)?)))?;
            return Some(TextStem::Copy { folder: folder.to_owned(), base: base.to_owned(), lang });
        }
        let named = |folder: &str, base: &str, lang| {
            let base = base.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '_' | '-' | '('));
            let base = match Id::new(base) {
                Some(id) => id.to_string(),
                None => short_slug(base),
            };
            (!base.is_empty()).then(|| TextStem::Named { folder: folder.to_owned(), base, lang })
        };
        // `press/ru/novost.md`
        if let Some((outer, last)) = folder.rsplit_once('/')
            && let Some(lang) = exact(last)
            && Id::new(file).is_some()
        {
            return named(outer, file, lang);
        }
        // `slug/ru.md`
        if let Some(lang) = exact(file)
            && folder.split('/').count() > 2
        {
            return named(folder, "index", lang);
        }
        // `ru.novost`, `ru_novost`
        if let Some((code, base)) = file.split_once(['.', '_'])
            && let Some(lang) = exact(code)
            && file.rsplit_once('.').is_none_or(|(_, code)| exact(code).is_none())
        {
            return named(folder, base, lang);
        }
        // `novost_ru`, `novost-ru`, `novost.RU`, `novost (ru)`, `novost.rus`
        let trimmed = file.trim_end_matches([')', ']', '.', ' ']);
        let at = trimmed.rfind(['.', '_', '-', ' ', '(', '['])?;
        let (base, code) = (&trimmed[..at], &trimmed[at + 1..]);
        let is_code = code.chars().count() <= 3 || trimmed[at..].starts_with('.');
        let lang = lang_of_name(code).filter(|_| is_code)?;
        named(folder, base, lang)
    }
}

fn exact(code: &str) -> Option<Lang> {
    Lang::from_code(&code.to_ascii_lowercase())
}

/// Words by which systems name a copy.
const COPY_WORDS: [&str; 6] = ["копия", "copy", "көчүрмө", "көчүрмөсү", "копировать", "duplicate"];

/// Returns the name of the file of which a system made a copy.
fn without_copy_mark(file: &str) -> Option<String> {
    let lower = file.to_lowercase();
    // `Копия novost.ru`
    for word in COPY_WORDS {
        if lower.starts_with(word) {
            let rest = file.char_indices().nth(word.chars().count()).map_or("", |(at, _)| &file[at..]);
            return Some(rest.trim_start_matches([' ', '_', '-', '–', '—']).to_owned());
        }
    }
    // `novost (1).ru`
    if let Some((base, code)) = file.rsplit_once('.')
        && exact(code).is_some()
    {
        let plain = without_number(base).or_else(|| without_word(base, &COPY_WORDS))?;
        return Some(format!("{plain}.{code}"));
    }
    let plain = without_number(file).unwrap_or(file);
    let original = without_word(plain, &COPY_WORDS).unwrap_or(plain);
    let is_text = original.rsplit_once('.').is_some_and(|(_, code)| exact(code).is_some());
    (is_text && original != file).then(|| original.to_owned())
}

/// Removes `(1)` from the end of a name.
fn without_number(name: &str) -> Option<&str> {
    let (base, number) = name.strip_suffix(')')?.rsplit_once('(')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| base.trim_end())
}

/// Removes ` — копия` from the end of a name.
fn without_word<'n>(name: &'n str, words: &[&str]) -> Option<&'n str> {
    let at = name.rfind([' ', '_', '-', '–', '—'])?;
    let last = name[at..].trim_start_matches([' ', '_', '-', '–', '—']);
    words.contains(&&*last.to_lowercase()).then(|| name[..at].trim_end_matches([' ', '_', '-', '–', '—']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misnamed_files_have_a_right_path() {
        for (path, right) in [
            ("Press/novost.ru.md", "press/novost.ru.md"),
            ("novost.ru.md", "press/novost.ru.md"),
            ("press/x.ru.MD", "press/x.ru.md"),
            ("press/x.ru.markdown", "press/x.ru.md"),
            ("page/about.ru.md", "pages/about.ru.md"),
            ("press/x.ru.txt", "press/x.ru.md"),
            ("data/commitments.YAML", "data/commitments.yaml"),
            ("data/commitment.yaml", "data/commitments.yaml"),
            ("data/Visits.yaml", "data/visits.yaml"),
            ("data/visits.yaml.txt", "data/visits.yaml"),
            ("data/visit/2026.yaml", "data/visits/2026.yaml"),
            ("visits.yaml", "data/visits.yaml"),
            ("data/vizits.yaml", "data/visits.yaml"),
            ("data/visits.yaml.yaml", "data/visits.yaml"),
            ("data/visits (1).yaml", "data/visits.yaml"),
            ("data/visits — копия.yaml", "data/visits.yaml"),
            ("data/visits.txt", "data/visits.yaml"),
            ("data/visits.json", "data/visits.yaml"),
            ("data/иш-чаралар.yaml", "data/visits.yaml"),
            ("data/limits.yaml", ""),
            ("data/notes.txt", ""),
            ("data/budget (1).yaml", ""),
            ("data/municipalties.yaml", "data/municipalities.yaml"),
            ("data/people.yml", ""),
            ("data/budget.yaml", ""),
            ("data/visits2.yaml", ""),
            ("Site.yaml", "site.yaml"),
            ("site.yml", "site.yaml"),
            ("data/site.yaml", "site.yaml"),
            ("Static/a.pdf", "static/a.pdf"),
            ("static/a.md", ""),
            ("strings/kg.ftl", "strings/ky.ftl"),
            ("strings/ru.ftl", ""),
            ("press/x.ru", "press/x.ru.md"),
            ("press/x.ru.md.md", "press/x.ru.md"),
            ("press/x.ru.md", ""),
            ("press/x.md", ""),
            ("press/photo.jpg", ""),
            ("README.md", ""),
        ] {
            assert_eq!(right_path(path).unwrap_or_default(), right, "{path}");
        }
    }

    #[test]
    fn names_of_texts_are_understood() {
        let read = |name: &str| match TextStem::read(name) {
            Some(TextStem::Named { folder, base, lang }) => format!("{folder}/{base}.{lang}"),
            Some(TextStem::Copy { folder, base, lang }) => format!("copy of {folder}/{base}.{lang}"),
            None => String::new(),
        };
        for (name, meant) in [
            ("content/press/x_ru", "content/press/x.ru"),
            ("content/press/x-ru", "content/press/x.ru"),
            ("content/press/x.RU", "content/press/x.ru"),
            ("content/press/x (ru)", "content/press/x.ru"),
            ("content/press/x.rus", "content/press/x.ru"),
            ("content/press/x.kg", "content/press/x.ky"),
            ("content/press/x.ру", "content/press/x.ru"),
            ("content/press/x.кг", "content/press/x.ky"),
            ("content/press/ru.x", "content/press/x.ru"),
            ("content/press/ru_x", "content/press/x.ru"),
            ("content/press/Новость 1.ru", "content/press/novost-1.ru"),
            ("content/press/x.ru (1)", "copy of content/press/x.ru"),
            ("content/press/x (2).ru", "copy of content/press/x.ru"),
            ("content/press/x.ru — копия", "copy of content/press/x.ru"),
            ("content/press/x.ru - Copy", "copy of content/press/x.ru"),
            ("content/press/x.ru — копия (2)", "copy of content/press/x.ru"),
            ("content/press/Копия x.ru", "copy of content/press/x.ru"),
            ("content/press/x/ru", "content/press/x/index.ru"),
            ("content/press/ru/x", "content/press/x.ru"),
            ("content/press/ru", ""),
            ("content/press/novost", ""),
        ] {
            assert_eq!(read(name), meant, "{name}");
        }
    }
}
