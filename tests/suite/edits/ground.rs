//! The site that is edited: `tests/fixtures/every-key`, with releases for two pages of the list.
//!
//! It has every relation that a page can show: releases of events and places, neighbours, texts
//! that link to each other, and translations that are missing, current, unrecorded and outdated.

use std::path::Path;

use aikyn::source::input::{Inputs, Now, Settings, scan};
use aikyn::theme::embedded_file;
use jiff::civil::{DateTime, date};

/// More than a page of the list holds.
pub(super) const RELEASES: usize = 24;
pub(super) const VISITS: [&str; 5] = ["city-2026", "ala-2023", "online-2026", "bel-2023", "ala-2026"];
pub(super) const PLACES: [&str; 4] = ["ala", "bel", "city", "old"];

/// The time of the first edit.
pub(super) fn noon() -> DateTime {
    date(2026, 11, 23).at(12, 0, 0, 0)
}

/// Returns the site before the first edit, on a day with events before and after it.
pub(super) fn ground() -> Inputs {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let settings = Settings { lazy_cards: true, ..Settings::default() };
    let mut inputs = scan(&root.join("tests/fixtures/every-key"), Now::Local(noon()), settings.clone()).unwrap();
    // The site has two themes: one to change to, and one in use, which shows a value of a free data
    // file.
    let themes = scan(root, inputs.now, settings).unwrap();
    let kok = themes.files_under("themes/kok/").map(|(path, entry)| (path.clone(), entry.clone()));
    inputs.files.extend(kok);
    let site =
        String::from_utf8_lossy(inputs.bytes("content/site.yaml").unwrap()).replace("theme: default", "theme: own");
    inputs = inputs.with("content/site.yaml", site).with("themes/own/theme.yaml", "name: own\nextends: default\n");
    let page = std::str::from_utf8(embedded_file("themes/default/templates/page.html").unwrap()).unwrap();
    let page = page.replace("</article>", "<p>{{ data.free.numbers.one }}</p></article>");
    inputs = inputs.with("themes/own/templates/page.html", page);
    for at in 0..RELEASES {
        inputs = inputs.with(&kyrgyz(at), release(at));
        inputs = match at % 4 {
            3 => inputs,
            _ => inputs.with(&russian(at), translation(at)),
        };
    }
    inputs
}

/// Returns the path of a release.
pub(super) fn kyrgyz(at: usize) -> String {
    format!("content/press/p{at}.ky.md")
}

/// Returns the path of its translation.
pub(super) fn russian(at: usize) -> String {
    format!("content/press/p{at}.ru.md")
}

fn release(at: usize) -> String {
    let (visit, place) = (VISITS[at % VISITS.len()], PLACES[at % PLACES.len()]);
    let more = match at % 6 {
        1 => "people: [aida]\ncontacts: [aida]\n",
        4 => "image: /sign.png\nimage_alt: Белги\n",
        5 => "programmes: [series]\naliases: [/old/PAGE/]\n",
        _ => "",
    };
    let more = more.replace("PAGE", &format!("p{at}"));
    let earlier = at.checked_sub(1).map(|earlier| format!("[](press:p{earlier})\n\n")).unwrap_or_default();
    format!(
        "---\ntitle: Кабар {at}\ndate: 2025-{:02}-{:02}\nsummary: Кыскасы {at}.\nvisits: [{visit}]\nmunicipalities: [{place}]\n{more}---\n\
         Жаңы иш тууралуу {at}-кабар. ЖӨБ органдары айтты.\n\n{earlier}[](visit:{visit})\n\nАймак: [](municipality:{place}).\n",
        1 + at / 2,
        3 + at,
    )
}

fn translation(at: usize) -> String {
    let from = match at % 4 {
        2 => "translated_from: 0000000000000000\n",
        _ => "",
    };
    let alt = if at % 6 == 4 { "image_alt: Знак\n" } else { "" };
    format!(
        "---\ntitle: Новость {at}\nsummary: Кратко {at}.\n{from}{alt}---\nНовость {at} о новой работе. Так сказали органы МСУ.\n"
    )
}
