//! The guide for authors, as one HTML page for each language.
//!
//! The Kyrgyz and Russian texts are the pages of the site in `docs/guide`. A chapter is one page.

use crate::messages::MessageLang;
use crate::source::markdown::{escape_html, plain_html};

/// Returns the texts of a chapter, in the order of `MessageLang::ALL`.
macro_rules! chapter {
    ($slug:literal) => {
        (
            $slug,
            [
                include_str!(concat!("../../docs/guide/en/", $slug, ".md")),
                include_str!(concat!("../../docs/guide/content/pages/", $slug, ".ky.md")),
                include_str!(concat!("../../docs/guide/content/pages/", $slug, ".ru.md")),
            ],
        )
    };
}

/// The chapters in their order, each with the name of its files and its texts.
const CHAPTERS: [(&str, [&str; 3]); 12] = [
    chapter!("first-hour"),
    chapter!("event"),
    chapter!("results"),
    chapter!("promise"),
    chapter!("correction"),
    chapter!("photo"),
    chapter!("document"),
    chapter!("word"),
    chapter!("colleague"),
    chapter!("online"),
    chapter!("red"),
    chapter!("new-year"),
];

const STYLE: &str = "html{color-scheme:light dark}\
body{max-width:42rem;margin:0 auto;padding:1rem;font:1.1rem/1.6 system-ui,sans-serif}\
pre{overflow:auto;padding:.8rem;border:1px solid #8886;border-radius:.4rem}\
code{display:inline-block;max-width:100%;font-size:.95em;line-height:1.2;overflow-wrap:anywhere}\
pre code{display:block;max-width:none;line-height:1.5;overflow-wrap:normal}\
h2{margin-top:3rem;border-top:1px solid #8886;padding-top:1rem}h1,h2,h3{line-height:1.25}\
nav li{margin:.2rem 0}@media print{nav{display:none}}";

/// Returns the name of the page in a language.
pub(crate) fn file_name(lang: MessageLang) -> String {
    format!("guide.{}.html", lang.code())
}

/// Returns the page in a language. `title` is its heading.
pub(crate) fn page(lang: MessageLang, title: &str) -> String {
    let index = MessageLang::ALL.iter().position(|&other| other == lang).unwrap_or_default();
    let mut contents = String::new();
    let mut body = String::new();
    for (slug, texts) in CHAPTERS {
        let (heading, summary, text) = front_matter(texts[index]);
        contents += &format!("<li><a href=\"#{slug}\">{}</a></li>\n", escaped(heading));
        body += &format!("<h2 id=\"{slug}\">{}</h2>\n<p><em>{}</em></p>\n", escaped(heading), escaped(summary));
        body += &plain_html(text);
    }
    let languages: Vec<String> = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
        .into_iter()
        .filter(|(code, _)| *code != lang.code())
        .map(|(code, name)| format!("<a href=\"guide.{code}.html\" lang=\"{code}\" hreflang=\"{code}\">{name}</a>"))
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<header>\n<p>{languages}</p>\n<h1>{title}</h1>\n</header>\n\
         <nav>\n<ol>\n{contents}</ol>\n</nav>\n<main>\n{body}</main>\n</body>\n</html>\n",
        code = lang.code(),
        title = escaped(title),
        languages = languages.join(" · "),
    )
}

/// Returns the title, the summary and the body of a chapter.
fn front_matter(text: &str) -> (&str, &str, &str) {
    let (head, body) = text.trim_start_matches("---").split_once("\n---").unwrap_or_default();
    let value = |key: &str| {
        let value = head.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
        value.trim().trim_matches('"')
    };
    (value("title:"), value("summary:"), body)
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    escape_html(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chapter_is_on_the_page_of_each_language() {
        for lang in MessageLang::ALL {
            let page = page(lang, "<Guide>");
            assert!(page.contains("<h1>&lt;Guide&gt;</h1>"), "{lang:?}");
            for (slug, _) in CHAPTERS {
                assert!(page.contains(&format!("<a href=\"#{slug}\">")), "{lang:?} {slug}");
                assert!(page.contains(&format!("<h2 id=\"{slug}\">")), "{lang:?} {slug}");
            }
            assert!(page.contains("<pre><code>aikyn init jazy\n</code></pre>"), "{lang:?}");
            assert!(page.contains("<code>open_to</code>"), "{lang:?}");
            for rest in ["```", "**", "title:", "](visit:"] {
                let shown = page.replace("title:\n", "").replace("title: ", "");
                assert!(!shown.contains(rest), "{lang:?} shows {rest}");
            }
        }
    }

    #[test]
    fn front_matter_is_not_part_of_the_body() {
        let text = "---\ntitle: A\nsummary: \"B: c\"\n---\nBody\n";
        assert_eq!(front_matter(text), ("A", "B: c", "\nBody\n"));
    }
}
