//! The texts of the generated site.

use std::fmt::Write;

use super::words::{ABBREVIATIONS, EXPLAINED, HEADINGS, LINKED, ROWS, SENTENCES, SPEAKERS, TITLES};
use super::{
    CODES, Corpus, PICTURES, day, picture_name, place_id, place_name, random, slug, term_id, term_texts, visit_id,
};

/// The format of links.
#[derive(Debug, Clone, Copy)]
enum Format {
    Aikyn,
    /// Hugo, with links to pages of this language.
    Hugo(usize),
}

impl Corpus {
    /// Returns the file of a release in the format of this program.
    pub(super) fn release(&self, release: usize, lang: usize) -> String {
        let visit = self.visit_of(release);
        let mut facts = String::new();
        // Facts are written in one language only.
        if self.langs(release).first() == Some(&lang) {
            let _ = writeln!(facts, "date: {}", day(release));
            if self.visits() > 0 {
                let _ = writeln!(facts, "visits: [{}]", visit_id(visit));
            }
            let _ = writeln!(facts, "municipalities: [{}]", place_id(self.host(visit)));
        } else if random(release, 2) % 100 < self.shape.outdated {
            facts.push_str("translated_from: 0123456789abcdef\n");
        }
        self.text(release, lang, &facts, Format::Aikyn)
    }

    /// Returns the text of a release in the format of Hugo, for the page of the language `page`.
    pub(super) fn hugo_release(&self, release: usize, lang: usize, page: usize) -> String {
        let visit = self.visit_of(release);
        let place = self.host(visit);
        let visits = if self.visits() > 0 { visit_id(visit) } else { String::new() };
        let facts = format!(
            "date: {}\nvisits: [{visits}]\nmunicipalities: [{{id: {}, name: \"{}\"}}]\n",
            day(release),
            place_id(place),
            place_name(place, page)
        );
        self.text(release, lang, &facts, Format::Hugo(page))
    }

    fn text(&self, release: usize, lang: usize, facts: &str, format: Format) -> String {
        let title = TITLES[release % TITLES.len()][lang];
        let place = place_name(self.host(self.visit_of(release)), lang);
        let title = if lang == 0 { format!("{place} {title}") } else { format!("{place}: {title}") };
        let summary = sentence(release * 31 + 5, lang);
        let mut text = format!("---\ntitle: \"{title}\"\n{facts}place: Бишкек\nsummary: \"{summary}\"\n---\n");
        let (min, max) = self.shape.sections;
        // A few texts are much longer than the others.
        let sections = match random(release, 3) {
            chance if chance % 40 == 0 => max * 4,
            chance => min + chance % (max - min + 1),
        };
        for section in 0..sections {
            self.section(&mut text, release, section, lang, format);
        }
        text
    }

    fn section(&self, text: &mut String, release: usize, section: usize, lang: usize, format: Format) {
        let seed = release * 61 + section;
        let chance = |salt: usize| random(seed, 10 + salt);
        if section > 0 && section <= HEADINGS.len() {
            let (heading, anchor) = HEADINGS[section - 1];
            // The others make other anchors of headings.
            let anchor = match format {
                Format::Aikyn => String::new(),
                Format::Hugo(_) => format!(" {{#{}}}", anchor[lang]),
            };
            let _ = write!(text, "## {}{anchor}\n\n", heading[lang]);
        }
        for nth in 0..2 + chance(0) % 4 {
            let _ = write!(text, "{} ", sentence(chance(20 + nth), lang));
        }
        if chance(1) % 3 == 0 {
            let [abbreviation, _] = ABBREVIATIONS[chance(2) % ABBREVIATIONS.len()];
            text.push_str(&EXPLAINED[chance(3) % EXPLAINED.len()][lang].replace('#', abbreviation[lang]));
            text.push(' ');
        }
        // Only few authors write down numbers that differ from those of the other language.
        if chance(4) % 50 == 0 {
            text.push_str(&SENTENCES[1][lang].replace('#', &(100 + lang).to_string()));
        }
        if chance(5) % self.shape.extras == 0 {
            let _ = write!(text, "[^{}]", section + 1);
        }
        text.push_str("\n\n");
        for nth in 0..chance(6) % (self.shape.links + 1) {
            let link = self.link(release, section, chance(40 + nth), lang, format);
            let _ = write!(text, "{}\n\n", LINKED[chance(60 + nth) % LINKED.len()][lang].replace('#', &link));
        }
        if chance(7) % 2 == 0 {
            let line = |nth: usize| sentence(chance(80 + nth), lang);
            let _ = write!(text, "- {}\n- **{}**\n- {}\n\n", line(0), line(1), line(2));
        }
        if chance(5) % self.shape.extras == 0 {
            let _ = write!(text, "[^{}]: {}\n\n", section + 1, sentence(chance(8), lang));
        }
        if chance(9) % self.shape.extras == 0 {
            let _ =
                writeln!(text, "{}", ["| Көрсөткүч | Саны |\n|---|---:|", "| Показатель | Число |\n|---|---:|"][lang]);
            for row in 0..3 + chance(10) % 4 {
                let _ = writeln!(text, "| {} | {} |", ROWS[row % ROWS.len()][lang], 10 + chance(100 + row) % 900);
            }
            text.push('\n');
        }
        if chance(11) % self.shape.extras == 0 {
            let (said, speaker) = (sentence(chance(12), lang), SPEAKERS[chance(13) % SPEAKERS.len()][lang]);
            let _ = write!(text, "> {said}\n> — {speaker}\n\n");
        }
        if chance(14) % self.shape.extras == 0 {
            let what = ["Негизги көрсөткүчтөр", "Основные показатели"][lang];
            let _ = write!(text, "![{what}](/{})\n\n", picture_name(chance(15) % PICTURES));
        }
    }

    /// Returns a link of any kind.
    fn link(&self, release: usize, section: usize, chance: usize, lang: usize, format: Format) -> String {
        let (kind, chance) = (chance % 10, chance / 10);
        let other = chance % self.releases;
        let title = TITLES[other % TITLES.len()][lang];
        let place = self.host(self.visit_of(release));
        let term = chance % self.terms();
        let (text, aikyn, page) = match kind {
            0..=2 => {
                // The file of a missing translation cannot be named.
                let langs = self.langs(other);
                let code = CODES[if langs.contains(&lang) { lang } else { langs[0] }];
                let other = slug(other);
                (title.to_owned(), format!("{other}.{code}.md"), format!("press/{other}/"))
            }
            3 => (title.to_owned(), format!("press:{}", slug(other)), format!("press/{}/", slug(other))),
            4 => {
                let id = place_id(place);
                (place_name(place, lang), format!("municipality:{id}"), format!("municipalities/{id}/"))
            }
            5 => {
                let [name, _] = term_texts(term);
                (name[lang].clone(), format!("term:{}", term_id(term)), format!("glossary/#{}", term_id(term)))
            }
            6 => (title.to_owned(), format!("../{}/", slug(other)), format!("press/{}/", slug(other))),
            7 => {
                let name = ["Долбоор жөнүндө", "О проекте"][lang];
                (name.to_owned(), format!("/{}/about/", CODES[lang]), "about/".to_owned())
            }
            8 => {
                let name = ["Бюджет порталы", "портал бюджета"][lang];
                return format!("[{name}](https://example.org/budjet/{}/)", chance % 1000);
            }
            // A text without headings has no anchors.
            _ if section == 0 || section > HEADINGS.len() => {
                let name = ["Аида Үсөнова", "Аида Усенова"][lang];
                (name.to_owned(), "person:aida".to_owned(), "about/#aida".to_owned())
            }
            _ => {
                let (heading, anchor) = HEADINGS[section - 1];
                return format!("[{}](#{})", heading[lang], anchor[lang]);
            }
        };
        match format {
            Format::Aikyn => format!("[{text}]({aikyn})"),
            Format::Hugo(page_lang) => format!("[{text}](/{}/{page})", CODES[page_lang]),
        }
    }
}

/// Returns the text about the project.
pub(super) fn about(lang: usize) -> String {
    let mut text = String::new();
    for (nth, (heading, _)) in HEADINGS.iter().enumerate() {
        let _ = write!(text, "## {}\n\n{} {}\n\n", heading[lang], sentence(nth * 3, lang), sentence(nth * 3 + 1, lang));
    }
    text
}

fn sentence(seed: usize, lang: usize) -> String {
    SENTENCES[seed % SENTENCES.len()][lang].replace('#', &(20 + seed / 20 % 70).to_string())
}
