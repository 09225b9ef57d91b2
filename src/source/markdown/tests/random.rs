//! Random input: no panic, valid HTML, deterministic output, valid spans.

use super::{TestResolver, read, sanitizer, validity};

const FRAGMENTS: [&str; 92] = [
    "\n",
    "\n\n",
    "\n",
    "  \n",
    " ",
    "    ",
    "\t",
    "а",
    "Бир сөз ",
    "ЖӨБдүн ",
    "SDC",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "~~~",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "!",
    "<",
    ">",
    "> ",
    "> > ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "23) ",
    "- [ ] ",
    "- [x] ",
    "# ",
    "## ",
    "###### ",
    "#",
    "===",
    "---",
    "|",
    "| a | b |\n|---|:-:|\n",
    "|\n",
    ": ",
    "\n: ",
    "[^1]",
    "[^1]: ",
    "[^б]",
    "\n[^б]: ",
    "{lang=ru}",
    "]{lang=ru}",
    "]{lang=en}",
    "{#id}",
    "{.c}",
    "{onclick=x}",
    "{",
    "}",
    "visit:jazy",
    "[](visit:jazy)",
    "\n\n[](visit:jazy)\n\n",
    "[x](visit:absent)",
    "[](person:absent)",
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "<https://dpi.kg>",
    "https://dpi.kg/1-2",
    "<a@dpi.kg>",
    "![](x.jpg)",
    "![сүрөт](x.jpg \"аты\")",
    "\n\n![сүрөт](x.jpg \"аты\")\n\n",
    "![x](absent.jpg)",
    "<b>",
    "</b>",
    "<br>",
    "<!-- x -->",
    "<div>\n",
    "<script>",
    "</script>",
    "&amp;",
    "&#91;",
    "&lt;",
    "\\",
    "\"",
    "«",
    "»",
    "— ",
    "– ",
    "> — Бекиев\n",
    "> [!NOTE]\n> ",
];
const RARE_FRAGMENTS: [&str; 13] = [
    "\n[r]: visit:jazy\n",
    "[r]",
    "[x][r]",
    "\u{0}",
    "\u{7f}",
    "\u{ffff}",
    "\r\n",
    "\r",
    "\u{a0}",
    "🙂",
    "'",
    "=\"",
    "[](visit:)",
];

struct Rng(u64);

impl Rng {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }
}

/// Parses and renders a body. Returns a description of the first violated property.
pub(super) fn violation(markdown: &str) -> Option<String> {
    let noted = read(markdown);
    let html = noted.value.render(&mut TestResolver);
    let _ = (noted.value.plain_text(), noted.value.first_paragraph(), noted.value.links().count());
    if html != read(markdown).value.render(&mut TestResolver) {
        return Some("drawn differently the second time".into());
    }
    let mut spans = noted.value.references().map(|reference| reference.span);
    if let Some(span) = spans.find(|span| markdown.get(span.start..span.end).is_none_or(str::is_empty)) {
        return Some(format!("nothing stands at {span:?}"));
    }
    let headings = noted.value.headings();
    if let Some(heading) = headings.iter().find(|heading| !html.contains(&format!("id=\"{}\"", heading.id))) {
        return Some(format!("{heading:?} is not there"));
    }
    validity::check(&html).and_then(|()| sanitizer::check(&html)).err().map(|violation| format!("{violation}\n{html}"))
}

#[test]
fn random_input_gives_valid_html() {
    let mut rng = Rng(2017);
    let rounds = std::env::var("AIKYN_FUZZ_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(8_000);
    for _ in 0..rounds {
        let length = 1 + rng.below(24);
        let markdown: String = (0..length)
            .map(|_| {
                let index = rng.below(FRAGMENTS.len() + RARE_FRAGMENTS.len());
                FRAGMENTS
                    .get(index)
                    .or_else(|| RARE_FRAGMENTS.get(index - FRAGMENTS.len()))
                    .copied()
                    .unwrap_or_default()
            })
            .collect();
        if let Some(violation) = violation(&markdown) {
            panic!("{markdown:?}\n{violation}");
        }
    }
}
