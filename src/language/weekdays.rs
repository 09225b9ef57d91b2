//! Weekdays next to a date: `21-ноябрь, шейшемби`, `во вторник, 21 ноября 2017 года`.
//!
//! Only adjacent words are related. Ranges (`21–25 ноября`), recurring days (`каждый вторник`) and
//! ambiguous words are ignored.

use std::ops::Range;

use crate::foundation::lang::Lang;

use super::char_class::CharClass;
use super::languages::rules;
use super::lexicon::{Lexicon, Weekday, month};
use super::tokens::{Token, TokenKind, TokenizedText};

/// A weekday and the dates it may refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedWeekday {
    /// The byte range of the weekday.
    pub range: Range<usize>,
    /// The day, counted from 0 for Monday.
    pub from_monday: i8,
    /// One date, or two if the weekday is between them.
    pub dates: Vec<WrittenDate>,
}

/// A date as stated in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
}

/// Finds the weekdays next to a date.
pub fn dated_weekdays(lang: Lang, text: &TokenizedText) -> Vec<DatedWeekday> {
    // A date contains a day, which is a number.
    if !text.has_class(CharClass::DIGIT) {
        return Vec::new();
    }
    let tokens = text.tokens();
    let reader = DateScanner { text: text.text(), tokens, lexicon: rules(lang).lexicon() };
    let mut found: Vec<DatedWeekday> = Vec::new();
    for (place, date) in reader.dates() {
        for at in [reader.weekday_before(place.start), reader.weekday_after(place.end)].into_iter().flatten() {
            let Some(weekday) = reader.weekday(at) else { continue };
            let range = tokens[at].range.clone();
            // Only the last weekday found can be between two dates.
            match found.iter_mut().rev().take(2).find(|known| known.range == range) {
                Some(known) => known.dates.push(date),
                None => found.push(DatedWeekday { range, from_monday: weekday.from_monday, dates: vec![date] }),
            }
        }
    }
    found
}

/// Finds the dates of a text, with their byte ranges.
pub fn written_dates(lang: Lang, text: &str) -> Vec<(Range<usize>, WrittenDate)> {
    let tokenized = TokenizedText::new(text);
    let tokens = tokenized.tokens();
    let reader = DateScanner { text, tokens, lexicon: rules(lang).lexicon() };
    let bytes = |place: &Range<usize>| {
        let (first, last) = (tokens.get(place.start)?, tokens.get(place.end.checked_sub(1)?)?);
        Some(first.range.start..last.range.end)
    };
    reader.dates().into_iter().filter_map(|(place, date)| Some((bytes(&place)?, date))).collect()
}

struct DateScanner<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lexicon: &'static Lexicon,
}

const DASHES: [char; 3] = ['-', '–', '—'];

impl<'t> DateScanner<'t> {
    fn word(&self, at: Option<usize>) -> Option<&'t str> {
        let token = self.tokens.get(at?).filter(|token| token.kind == TokenKind::Word)?;
        Some(&self.text[token.range.clone()])
    }

    fn is_word(&self, at: Option<usize>, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word.to_lowercase().as_str()))
    }

    fn symbol(&self, at: Option<usize>) -> Option<char> {
        match self.tokens.get(at?)?.kind {
            TokenKind::Symbol(ch) => Some(ch),
            _ => None,
        }
    }

    fn digits(&self, at: Option<usize>, length: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let token = self.tokens.get(at?).filter(|token| token.kind == TokenKind::Digits)?;
        length.contains(&token.range.len()).then(|| self.text[token.range.clone()].parse().ok())?
    }

    fn weekday(&self, at: usize) -> Option<Weekday> {
        self.word(Some(at)).and_then(|word| (self.lexicon.weekday)(&word.to_lowercase()))
    }

    /// Returns the dates, with their token ranges.
    fn dates(&self) -> Vec<(Range<usize>, WrittenDate)> {
        let is_number = |at: &usize| self.tokens[*at].kind == TokenKind::Digits;
        let numbers = (0..self.tokens.len()).filter(is_number);
        numbers.filter_map(|at| self.numeric(at).or_else(|| self.in_words(at))).collect()
    }

    /// Reads `21.11.2017`.
    fn numeric(&self, at: usize) -> Option<(Range<usize>, WrittenDate)> {
        let points = self.symbol(Some(at + 1)) == Some('.') && self.symbol(Some(at + 3)) == Some('.');
        let day = self.digits(Some(at), 1..=2).filter(|_| points)?;
        let (month, year) = (self.digits(Some(at + 2), 1..=2)?, self.digits(Some(at + 4), 4..=4)?);
        let date = WrittenDate { year: Some(year), month: i8::try_from(month).ok()?, day: i8::try_from(day).ok()? };
        Some((at..self.after_year(at + 5), date)).filter(|_| !self.ends_run(at))
    }

    /// Reads `21-ноябрь`, `21 ноября 2017 года` or `2017-жылдын 21-ноябрында`.
    fn in_words(&self, at: usize) -> Option<(Range<usize>, WrittenDate)> {
        let day = i8::try_from(self.digits(Some(at), 1..=2)?).ok()?;
        let hyphen = usize::from(self.symbol(Some(at + 1)) == Some('-'));
        let ending = usize::from(self.is_word(Some(at + 1 + hyphen), &["го", "е", "ое"]));
        let name = at + 1 + hyphen + ending;
        let month = self.word(Some(name)).and_then(month)?;
        let (start, before) = self.year_before(at);
        let comma = usize::from(self.symbol(Some(name + 1)) == Some(','));
        let after = self.digits(Some(name + 1 + comma), 4..=4).filter(|year| (1900..2100).contains(year));
        let end = if after.is_some() { self.after_year(name + 2 + comma) } else { name + 1 };
        Some((start..end, WrittenDate { year: before.or(after), month, day })).filter(|_| !self.ends_run(start))
    }

    /// Returns the year before a date, and the token at which it begins.
    fn year_before(&self, at: usize) -> (usize, Option<i16>) {
        let comma = usize::from(self.symbol(at.checked_sub(1)) == Some(','));
        let point = usize::from(self.symbol(at.checked_sub(1 + comma)) == Some('.'));
        let word = at.checked_sub(1 + comma + point);
        let is_year = self.is_word(word, &["жылдын", "жылы", "ж"]);
        let hyphen = word.and_then(|word| word.checked_sub(1)).filter(|hyphen| self.symbol(Some(*hyphen)) == Some('-'));
        let digits = hyphen.or(word).and_then(|place| place.checked_sub(1));
        match self.digits(digits, 4..=4).zip(digits).filter(|_| is_year) {
            Some((year, start)) => (start, Some(year)),
            None => (at, None),
        }
    }

    /// Returns the token after the words that may follow a year: `года`, `г.`, `-жыл`.
    fn after_year(&self, at: usize) -> usize {
        let hyphen = usize::from(self.symbol(Some(at)) == Some('-'));
        let word = self.word(Some(at + hyphen)).map(str::to_lowercase).unwrap_or_default();
        let is_year = ["года", "году", "год", "г", "ж"].contains(&word.as_str()) || word.starts_with("жыл");
        match is_year {
            true if word.chars().count() == 1 && self.symbol(Some(at + hyphen + 1)) == Some('.') => at + hyphen + 2,
            true => at + hyphen + 1,
            false => at,
        }
    }

    /// Returns `true` if a date ends a range or an enumeration: `20–21 ноября`, `20 жана
    /// 21-ноябрь`.
    fn ends_run(&self, at: usize) -> bool {
        let joins = self.symbol(at.checked_sub(1)).is_some_and(|ch| ch == ',' || DASHES.contains(&ch))
            || self.is_word(at.checked_sub(1), &["и", "жана", "же", "или"]);
        let hyphen = usize::from(self.symbol(at.checked_sub(2)) == Some('-'));
        joins && self.digits(at.checked_sub(2 + hyphen), 1..=2).is_some()
    }

    /// Returns the token of the weekday before a date.
    fn weekday_before(&self, start: usize) -> Option<usize> {
        let symbol_before = |at: usize| self.symbol(at.checked_sub(1));
        let mut at = start;
        let parted = symbol_before(at).is_some_and(|ch| ch == ',' || ch == '(' || DASHES.contains(&ch));
        at -= usize::from(parted);
        at -= usize::from(symbol_before(at) == Some('.') && parted);
        let named = self.is_word(at.checked_sub(1), &["күнү"]);
        at -= usize::from(named);
        let at = at.checked_sub(1)?;
        let weekday = self.weekday(at)?;
        let previous = at.checked_sub(1);
        let begins =
            previous.is_none_or(|previous| self.symbol(Some(previous)).is_some_and(|ch| !DASHES.contains(&ch)));
        // `жума күнү` is Friday anywhere, if «that week's day» is not meant: `бир жума күнү`.
        let plain = !weekday.is_ambiguous
            || (begins && parted)
            || (named && !self.is_word(previous, &["бир", "эки", "үч", "ошол"]));
        (plain && !self.is_repeated(previous) && !self.is_one_of_several(previous, -1)).then_some(at)
    }

    /// Returns the token of the weekday after a date.
    fn weekday_after(&self, end: usize) -> Option<usize> {
        let parting = self.symbol(Some(end)).filter(|ch| matches!(ch, ',' | '(') || DASHES.contains(ch));
        let at = end + usize::from(parting.is_some());
        let preposition = self.is_word(Some(at), &["в", "во"]);
        let at = at + usize::from(preposition);
        let weekday = self.weekday(at)?;
        let next = self.symbol(Some(at + 1));
        let is_last = at + 1 >= self.tokens.len();
        let named = self.word(Some(at + 1)).is_some_and(|word| word.to_lowercase().starts_with("күн"));
        if named && !self.is_word(Some(at + 1), &["күнү", "күндөгү", "күнкү"]) {
            return None;
        }
        let ends = is_last || next.is_some_and(|ch| ",.;:!)".contains(ch));
        let plain = match (weekday.is_ambiguous, parting) {
            (true, Some(_)) => ends || named,
            (true, None) => false,
            // «До 20 ноября, в среду – собрание»: the weekday may belong to the next clause.
            (false, Some(',')) if preposition => ends || self.is_word(Some(at + 1), &["в", "с"]),
            (false, _) => true,
        };
        (plain && !self.is_one_of_several(Some(at + 1), 1)).then_some(at)
    }

    /// Returns `true` if a weekday recurs, or is relative to today.
    fn is_repeated(&self, previous: Option<usize>) -> bool {
        self.is_word(
            previous,
            &["каждый", "каждую", "каждое", "каждого", "ар", "по", "следующий", "прошлый", "кийинки", "өткөн"],
        )
    }

    /// Returns `true` if another weekday is joined to this one.
    fn is_one_of_several(&self, joint: Option<usize>, step: isize) -> bool {
        let joins = self.symbol(joint).is_some_and(|ch| ch == '/' || DASHES.contains(&ch))
            || self.is_word(joint, &["и", "жана", "же", "или"]);
        let other = joint.and_then(|joint| joint.checked_add_signed(step));
        joins && other.is_some_and(|other| self.weekday(other).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns each weekday with its dates, as `вторник 21.11.2017`.
    fn found(lang: Lang, text: &str) -> Vec<String> {
        let date = |date: &WrittenDate| {
            let year = date.year.map_or(String::new(), |year| format!(".{year}"));
            format!(" {}.{}{year}", date.day, date.month)
        };
        dated_weekdays(lang, &TokenizedText::new(text))
            .into_iter()
            .map(|found| format!("{}{}", &text[found.range.clone()], found.dates.iter().map(date).collect::<String>()))
            .collect()
    }

    #[test]
    fn weekdays_next_to_a_date_are_found() {
        for (text, expected) in [
            ("21-ноябрь, шаршемби", "шаршемби 21.11"),
            ("2017-жылдын 21-ноябрында, шейшемби күнү, саат 10:00дө", "шейшемби 21.11.2017"),
            ("Шейшемби күнү, 21-ноябрда чогулуш болот", "Шейшемби 21.11"),
            ("21-ноябрь (шейшемби)", "шейшемби 21.11"),
            ("21-ноябрь, 2017-жыл, шейшемби", "шейшемби 21.11.2017"),
            ("24-ноябрь, жума", "жума 24.11"),
            ("Чогулуш жума күнү, 2017-жылдын 21-ноябрында өтөт", "жума 21.11.2017"),
            ("жума күнү 24-ноябрда", "жума 24.11"),
            ("24-ноябрда, жума күнү", "жума 24.11"),
        ] {
            assert_eq!(found(Lang::Ky, text), [expected], "{text}");
        }
        for (text, expected) in [
            ("во вторник, 21 ноября 2017 года", "вторник 21.11.2017"),
            ("21 ноября, во вторник, в 10:00", "вторник 21.11"),
            ("21 ноября во вторник пройдёт сход", "вторник 21.11"),
            ("21.11.2017 (вт.)", "вт 21.11.2017"),
            ("21 ноября 2017 г., вторник", "вторник 21.11.2017"),
            ("Среда, 22 ноября", "Среда 22.11"),
            ("вт, 21 ноября", "вт 21.11"),
        ] {
            assert_eq!(found(Lang::Ru, text), [expected], "{text}");
        }
        assert_eq!(found(Lang::Ru, "21 ноября, вторник, 22 ноября, среда"), ["вторник 21.11 22.11", "среда 22.11"]);
    }

    #[test]
    fn unrelated_weekdays_are_ignored() {
        for text in [
            "21–25-ноябрь, шейшемби–ишемби",
            "20 жана 21-ноябрь, шейшемби",
            "21-ноябрда бир жума өткөрүлдү",
            "Ар шейшемби, 21-ноябрдан баштап",
            "21-ноябрь, шейшемби жана шаршемби",
            "21-ноябрь, шейшемби күндөрү",
        ] {
            assert_eq!(found(Lang::Ky, text), Vec::<String>::new(), "{text}");
        }
        for text in [
            "21–25 ноября, вторник–суббота",
            "20 и 21 ноября (понедельник и вторник)",
            "каждый вторник, 21 ноября",
            "до 20 ноября, в среду – собрание",
            "окружающая среда, 5 июня",
            "по вторникам, 21 ноября",
            "21 ноября встреча, во вторник обед",
        ] {
            assert_eq!(found(Lang::Ru, text), Vec::<String>::new(), "{text}");
        }
    }
}
