//! Attacks and careless pastes.

use std::time::{Duration, Instant};

use super::{diagnostics, html, read};

#[test]
fn active_content_is_removed_and_reported() {
    for (markdown, rule) in [
        ("<script>alert(1)</script>", "raw-html"),
        ("а <script>alert(1)</script> б", "raw-html"),
        ("<img src=x onerror=alert(1)>", "raw-html"),
        ("а <img src=x onerror=alert(1)> б", "raw-html"),
        ("<iframe srcdoc=\"<script>\">", "raw-html"),
        ("<!-- a --> б", "raw-html"),
        ("а <![CDATA[<script>]]> б", "raw-html"),
        ("а <?php x ?> б", "raw-html"),
        ("а <b onclick=x>б</b>", "raw-html"),
        ("# а {onclick=alert(1)}", "raw-html"),
        ("# а {.c}", "raw-html"),
        ("[а](javascript:alert(1))", "unsafe-link"),
        ("[а](JaVaScRiPt:alert(1))", "unsafe-link"),
        ("[а](java&#x73;cript:alert(1))", "unsafe-link"),
        ("[а](javascript&colon;alert(1))", "unsafe-link"),
        ("[а](java&Tab;script:alert(1))", "unsafe-link"),
        ("[а](java&NewLine;script:alert(1))", "unsafe-link"),
        ("[а](<\u{1} javascript:alert(1)>)", "unsafe-link"),
        ("[а](&#1;javascript:alert(1))", "unsafe-link"),
        ("[а](vbscript:x)", "unsafe-link"),
        ("[а](data:text/html;base64,PHNjcmlwdD4=)", "unsafe-link"),
        ("[а](blob:x)", "unsafe-link"),
        ("[а](//evil.kg)", "unsafe-link"),
        ("[а](/\\evil.kg)", "unsafe-link"),
        ("<javascript:alert(1)>", "unsafe-link"),
        ("[а][x]\n\n[x]: javascript:alert(1)", "unsafe-link"),
        ("![а](javascript:alert(1))", "unsafe-link"),
        ("![а](data:image/svg+xml,x)", "unsafe-link"),
        ("![а](https://evil.kg/x.gif)", "unsafe-link"),
        ("![а](//evil.kg/x.gif)", "unsafe-link"),
    ] {
        let diagnostics: Vec<_> = diagnostics(markdown).into_iter().map(|(rule, _)| rule).collect();
        assert!(diagnostics.contains(&rule), "{markdown}: {diagnostics:?}");
        let html = html(markdown).to_lowercase();
        for active in ["<script", "<img", "<svg", "<iframe", "<a", "<!", "<?", "onclick", "onerror", "href", "src="] {
            assert!(!html.contains(active), "{markdown}: {html}");
        }
    }
}

#[test]
fn text_cannot_break_out_of_its_context() {
    for (markdown, expected) in [
        ("а </p></script> \\<b>", "<p>а  &lt;b&gt;</p>\n"),
        ("<svg/onload=alert(1)>", "<p>&lt;svg/onload=alert(1)&gt;</p>\n"),
        ("`</code><b>`", "<p><code>&lt;/code&gt;&lt;b&gt;</code></p>\n"),
        ("```\"><b>\n</pre>\n```", "<pre><code>&lt;/pre&gt;\n</code></pre>\n"),
        ("[а](https://x.kg \"\\\"><b>\")", "<p><a href=\"https://x.kg\" title=\"«&gt;&lt;b&gt;\">а</a></p>\n"),
        ("[а](<https://x.kg/\"onclick=>)", "<p><a href=\"https://x.kg/%22onclick=\">а</a></p>\n"),
        (
            "![\"onerror=x](x.jpg)",
            "<p><img src=\"pictures/x.jpg\" alt=\"«onerror=x\" width=\"640\" height=\"480\" loading=\"lazy\" \
             decoding=\"async\"></p>\n",
        ),
        ("[а]{lang=\"onclick=x}", "<p>[а]{lang=«onclick=x}</p>\n"),
        ("# а {#\"><b}", "<h2 id=\"b\">а</h2>\n"),
        ("&lt;b&gt; &amp;lt; &#0;&#1;", "<p>&lt;b&gt; &amp;lt;   </p>\n"),
    ] {
        assert_eq!(html(markdown), expected, "{markdown}");
    }
}

#[test]
fn hostile_input_takes_linear_time() {
    let bodies = [
        ">".repeat(50_000),
        "> ".repeat(20_000) + "а",
        "> — а\n".repeat(20_000),
        "[".repeat(50_000),
        "[а".repeat(50_000) + "]{lang=ru}",
        "[".repeat(20_000) + &"]{lang=ru}".repeat(20_000),
        "[а](visit:б".repeat(20_000),
        "[](visit:б)".repeat(20_000),
        "![".repeat(50_000),
        "![".repeat(10_000) + &"](а)".repeat(10_000),
        "<".repeat(50_000),
        "<b>".repeat(20_000),
        "*а **б ".repeat(20_000),
        "*а_б".repeat(20_000),
        "`".repeat(50_000) + "а",
        (1..400).map(|length| "`".repeat(length) + " ").collect(),
        "\"а ".repeat(20_000),
        "\\".repeat(50_001) + "[а]{lang=ru}",
        "- ".repeat(2_000) + "а",
        "# а\n".repeat(20_000),
        (0..10_000).map(|diagnostic| format!("а[^{diagnostic}]\n\n[^{diagnostic}]: б\n\n")).collect(),
        "а[^1] ".repeat(10_000) + "\n\n[^1]: б",
        "| а ".repeat(2_000) + "|\n" + &"|-".repeat(2_000) + "|\n",
        "ЖӨБ ".repeat(20_000),
        "а\n: б\n\n".repeat(10_000),
        "{#а}".repeat(20_000),
        format!("# {}", "{".repeat(50_000) + &"}".repeat(50_000)),
    ];
    // The time for ordinary text on this machine at its current load.
    let plain = "Жарандар бюджетти талкуулады. ".repeat(2_000);
    let each = |body: &str| time_to_read(body).as_secs_f64() / body.len() as f64;
    let words = each(&plain).max(each(&plain));
    for body in &bodies {
        let beginning: String = body.chars().take(12).collect();
        // Quadratic time would be thousands of times as long at this size.
        let times = each(body) / words;
        assert!(times < 200.0, "{beginning}… takes {times:.0} times as long as plain words");
    }
}

fn time_to_read(body: &str) -> Duration {
    let start = Instant::now();
    let noted = read(body);
    let _ = (noted.value.render(&mut super::TestResolver), noted.value.plain_text());
    start.elapsed()
}
