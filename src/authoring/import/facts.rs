//! Metadata of a release, extracted from its text: the title, the dateline, the contact person.
//!
//! Only certain facts are extracted. Other text stays, and the author gets a warning.

use jiff::civil::Date;

use super::block::Block;
use super::contact::{self, Contact};
use super::dateline;
use super::report::{ImportWarning, LeftOut};
use super::title;
use crate::foundation::lang::Lang;

/// The data of the site that the conversion uses.
#[derive(Debug)]
pub struct ImportContext<'k> {
    pub today: Date,
    /// Possible contact persons with their ids, e-mail addresses and phone numbers.
    pub people: Vec<Contact<'k>>,
    /// Names of municipalities and districts, which a dateline may have.
    pub places: Vec<&'k str>,
}

/// A release with its metadata.
pub(super) struct Facts {
    pub title: String,
    pub date: Option<Date>,
    pub place: Option<String>,
    pub person: Option<String>,
    pub body: Vec<Block>,
}

/// Labels above a release that only say that it is one.
const LABELS: [&str; 9] = [
    "прессрелиз",
    "прессрелизи",
    "прессбаян",
    "басмасөз",
    "басмасөзрелизи",
    "басмасөзбаяны",
    "маалымбаракча",
    "сообщениедляпрессы",
    "pressrelease",
];

/// Returns whether a block is a label above a release.
pub(super) fn is_label(block: &Block) -> bool {
    let letters: String = block.text().to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let has_number = block.text().chars().any(char::is_numeric);
    LABELS.contains(&letters.as_str()) && !has_number
}

/// Extracts the metadata of a release.
pub(super) fn extract(
    mut body: Vec<Block>,
    lang: Lang,
    context: &ImportContext,
    warnings: &mut Vec<ImportWarning>,
) -> Facts {
    let head = title::head(&body);
    let is_only_label = |block: &Block| is_label(block) && block.runs().iter().all(|run| run.object.is_none());
    if let Some(at) = head.clone().find(|at| is_only_label(&body[*at]) && title::has_other_text(&body, *at)) {
        warnings.push(ImportWarning::LeftOut(LeftOut::Label, vec![body.remove(at).text()]));
    }
    // The dateline comes first, because it must not become the title.
    let dateline = dateline::extract(&mut body, lang, &context.places, warnings);
    let title = title::extract(&mut body, warnings);
    let person = contact::extract(&mut body, &context.people, warnings);
    Facts { title, date: dateline.date, place: dateline.place, person, body }
}

#[cfg(test)]
mod tests {
    use super::super::block::TextRun;
    use super::*;
    use jiff::civil::date;

    fn lines(lines: &[&str]) -> Vec<Block> {
        lines.iter().map(|text| Block::Paragraph(vec![TextRun::plain(*text)])).collect()
    }

    fn extracted(text: &[&str], lang: Lang) -> (Facts, Vec<ImportWarning>) {
        let mut warnings = Vec::new();
        let context = ImportContext { today: date(2026, 11, 23), people: Vec::new(), places: vec!["Жазы"] };
        let facts = extract(lines(text), lang, &context, &mut warnings);
        (facts, warnings)
    }

    #[test]
    fn head_gives_title_place_and_date() {
        let dateline = "Кыргызстан, Бишкек, 16 ноября 2017 года";
        let (facts, warnings) =
            extracted(&["ПРЕСС-РЕЛИЗ", dateline, "ПОСМОТРИ НА СОСЕДА! СДЕЛАЙ ЛУЧШЕ", "Текст."], Lang::Ru);
        assert_eq!(facts.title, "Посмотри на соседа! Сделай лучше");
        assert_eq!((facts.place.as_deref(), facts.date), (Some("Бишкек"), Some(date(2017, 11, 16))));
        assert_eq!(facts.body, lines(&["Текст."]));
        assert_eq!(
            warnings,
            [
                ImportWarning::LeftOut(LeftOut::Label, vec!["ПРЕСС-РЕЛИЗ".into()]),
                ImportWarning::DatelineMoved(dateline.into()),
                ImportWarning::Capitals
            ]
        );
    }

    #[test]
    fn datelines_have_a_known_place_and_a_date_and_nothing_else() {
        let moved = |line: &str, lang| {
            let (facts, _) = extracted(&["Заголовок", line, "Текст."], lang);
            let is_kept = facts.body.contains(&lines(&[line])[0]);
            (facts.place, facts.date.map(|date| date.to_string()), is_kept)
        };
        let both = |place: &str, date: &str| (Some(place.to_owned()), Some(date.to_owned()), false);
        for (line, lang, expected) in [
            ("г. Бишкек, 10 мая 2018 года", Lang::Ru, both("Бишкек", "2018-05-10")),
            ("г. Джалал-Абад\t27.11.2026 г.", Lang::Ru, both("Джалал-Абад", "2026-11-27")),
            ("10.05.2018 г. Ош", Lang::Ru, both("Ош", "2018-05-10")),
            ("2018-жылдын 10-майы, Бишкек ш.", Lang::Ky, both("Бишкек", "2018-05-10")),
            ("с. Жазы, 21 ноября 2017 года", Lang::Ru, both("Жазы", "2017-11-21")),
            ("Жалал-Абад шаары, 2018-жылдын 10-майы", Lang::Ru, both("Жалал-Абад", "2018-05-10")),
            ("г. Ош, 15 мая", Lang::Ru, (None, None, true)),
            ("Исх. № 45 от 16.05.2018", Lang::Ru, (None, None, true)),
            ("Сход жителей состоится 15 мая 2018 года", Lang::Ru, (None, None, true)),
            ("Сход в г. Бишкек, 10 мая 2018 года", Lang::Ru, (None, None, true)),
            ("Срок подачи – 25 мая", Lang::Ru, (None, None, true)),
            ("Ош, Бишкек, 10 мая 2018 года", Lang::Ru, (None, None, true)),
            ("г. Бишкек, 10–12 мая 2018 года", Lang::Ru, (None, None, true)),
            ("г. Бишкек, 10 мая 2018 года, 14:00", Lang::Ru, (None, None, true)),
            ("16 мая 2018 года", Lang::Ru, (None, Some("2018-05-16".into()), true)),
        ] {
            assert_eq!(moved(line, lang), expected, "{line}");
        }
    }

    #[test]
    fn the_only_line_is_the_title() {
        for line in ["г. Ош, 15 мая 2018 г.", "Пресс-релиз"] {
            let (facts, _) = extracted(&[line, " "], Lang::Ru);
            assert_eq!((facts.title.as_str(), facts.place), (line, None));
        }
        let (facts, _) = extracted(&["ПРЕСС-РЕЛИЗ", "г. Ош, 15 мая 2018 г."], Lang::Ru);
        assert_eq!(facts.title, "г. Ош, 15 мая 2018 г.");
    }

    #[test]
    fn uncertain_facts_stay_with_a_warning() {
        let (facts, warnings) = extracted(&["Жаңылык", "Ош, Бишкек", "Текст."], Lang::Ky);
        assert_eq!((facts.title.as_str(), facts.place, facts.date), ("Жаңылык", None, None));
        assert_eq!(facts.body, lines(&["Ош, Бишкек", "Текст."]));
        assert_eq!(warnings, [ImportWarning::TitleUnsure]);
        let (_, warnings) = extracted(&["ИСХОДЯЩИЙ НОМЕР", "Исх. № 45 от 16.05.2018", "Текст."], Lang::Ru);
        assert!(warnings.contains(&ImportWarning::LineKept("Исх. № 45 от 16.05.2018".into())), "{warnings:?}");
    }
}
