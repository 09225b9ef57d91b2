//! Files that are not read: each is reported once, with the name that it should have.

use crate::harness::TestSite;

const NEWS_RU: &str = "content/press/news.ru.md";

/// Returns the diagnostics of the small site with a file renamed.
fn renamed(from: &str, to: &str) -> Vec<String> {
    let site = TestSite::new();
    let bytes = site.bytes(from).to_vec();
    site.without(from).file(to, bytes).build().lines()
}

#[test]
fn a_misnamed_file_is_told_of_once_with_its_right_name() {
    for (from, to, rule) in [
        (NEWS_RU, "content/Press/news.ru.md", "misnamed-file"),
        (NEWS_RU, "content/news/news.ru.md", "misnamed-file"),
        (NEWS_RU, "content/news.ru.md", "misnamed-file"),
        (NEWS_RU, "content/press/news.ru.MD", "misnamed-file"),
        (NEWS_RU, "content/press/news.ru.markdown", "misnamed-file"),
        (NEWS_RU, "content/press/news.ru.txt", "misnamed-file"),
        (NEWS_RU, "content/press/news.ru.md.txt", "unknown-language"),
        (NEWS_RU, "content/press/news_ru.md", "unknown-language"),
        (NEWS_RU, "content/press/news-ru.md", "unknown-language"),
        (NEWS_RU, "content/press/news.RU.md", "unknown-language"),
        (NEWS_RU, "content/press/news.md", "unknown-language"),
        (NEWS_RU, "content/press/ru/news.md", "misnamed-file"),
        (NEWS_RU, "content/press/news.ru", "misnamed-file"),
        (NEWS_RU, "content/press/news.ru.md.md", "misnamed-file"),
        ("content/pages/about.ru.md", "content/page/about.ru.md", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/visits.YAML", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/visit.yaml", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/visits.yaml.txt", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/visits.yaml.yaml", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/visits (1).yaml", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/visits — копия.yaml", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/visits.txt", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/vizits.yaml", "misnamed-file"),
        ("content/data/visits.yaml", "content/data/иш-чаралар.yaml", "misnamed-file"),
        ("content/pages/about.ru.md", "content/about.ru.md", "misnamed-file"),
        (NEWS_RU, "content/press/2017/news.ru.md", "misnamed-file"),
        (NEWS_RU, "content/press/news/news.ru.md", "misnamed-file"),
        (NEWS_RU, "content/press/news/index.ru.md", "misnamed-file"),
        (NEWS_RU, "content/press/news.ру.md", "unknown-language"),
        (NEWS_RU, "content/press/ru.news.md", "unknown-language"),
        ("content/data/municipalities.yaml", "content/data/municipality.yaml", "misnamed-file"),
        ("content/data/municipalities.yaml", "content/municipalities.yaml", "misnamed-file"),
        ("content/data/districts.yaml", "content/Data/districts.yaml", "misnamed-file"),
        ("content/site.yaml", "content/Site.yaml", "misnamed-file"),
        ("content/site.yaml", "content/site.yml", "misnamed-file"),
        ("content/site.yaml", "content/data/site.yaml", "misnamed-file"),
    ] {
        let lines = renamed(from, to);
        let [line] = &lines[..] else { panic!("{to}: {lines:#?}") };
        assert!(line.contains(&format!(" {rule} ")), "{line}");
        let name = if rule == "misnamed-file" { from } else { from.rsplit('/').next().unwrap_or(from) };
        assert!(line.contains(&format!("`{name}`")), "{line}");
    }
}

#[test]
fn copies_of_texts_are_called_copies() {
    for name in ["news.ru (1).md", "news.ru — копия.md", "news.ru - Copy.md", "news (2).ru.md", "Копия news.ru.md"]
    {
        let lines = TestSite::new()
            .file(&format!("content/press/{name}"), "---\ntitle: Новость\n---\nТекст.\n")
            .build()
            .lines();
        let [line] = &lines[..] else { panic!("{name}: {lines:#?}") };
        assert!(line.contains("a copy of `news.ru.md`"), "{line}");
    }
    let visits = TestSite::new().bytes("content/data/visits.yaml").to_vec();
    let lines = TestSite::new().file("content/data/visits — копия.yaml", visits).build().lines();
    assert!(lines.len() == 1 && lines[0].contains("a copy of `visits.yaml`"), "{lines:#?}");
    let lines = renamed(NEWS_RU, "content/press/news/ru.md");
    assert!(lines.iter().any(|line| line.contains("`index.ru.md`")), "{lines:#?}");
}

#[test]
fn files_that_nothing_reads_are_told_of() {
    for (path, advice) in [
        ("content/press/novost.docx", "aikyn import \"content/press/novost.docx\""),
        ("content/data/visits.xlsx", "YAML"),
        ("content/press/plan.pdf", "content/static"),
        ("content/notes.txt", "begin its name with `_`"),
        ("content/press/novost", "begin its name with `_`"),
    ] {
        let lines = TestSite::new().file(path, "x").build().lines();
        let [line] = &lines[..] else { panic!("{path}: {lines:#?}") };
        assert!(line.contains(" unread-file ") && line.contains(advice), "{line}");
    }
}

#[test]
fn other_files_are_left_alone() {
    for path in [
        "content/press/photo.jpg",
        "content/press/PHOTO.JPG",
        "content/static/a.docx",
        "content/static/readme.md",
        "content/data/budget.yaml",
        "content/data/budget/2017.yaml",
        "content/data/visits2.yaml",
        "content/strings/ky.ftl",
        "content/press/Thumbs.db",
    ] {
        let lines = TestSite::new().file(path, "").build().lines();
        assert!(lines.iter().all(|line| !line.contains("-file ")), "{path}: {lines:#?}");
    }
    TestSite::new()
        .append("content/site.yaml", "allow: [unread-file]\n")
        .file("content/a.txt", "x")
        .build()
        .assert_clean();
}
