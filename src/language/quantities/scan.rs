//! A scanner for quantities in digits. At each position, the longest reading counts.

use std::ops::Range;

use super::number::Number;
use super::phone;
use super::quantity::{Quantity, Value};
use crate::foundation::lang::Lang;
use crate::language::languages::rules;
use crate::language::lexicon::{Numeral, month};
use crate::language::tokens::TokenizedText;
use crate::language::urls;

/// Finds the quantities of a text that are written in digits.
pub(super) fn scan(tokenized: &TokenizedText) -> Vec<Quantity> {
    let text = tokenized.text();
    let emails = urls::emails(text);
    let mut quantities: Vec<Quantity> = emails
        .into_iter()
        .map(|range| Quantity::new(range.clone(), vec![Value::Email(text[range].to_lowercase())]))
        .collect();
    let masked = tokenized.with_urls_masked();
    let mut scanner = Scanner { text: &masked, quantities: Vec::new() };
    let mut at = 0;
    let begins = |byte: u8| byte.is_ascii_digit() || byte == b'+' || byte == b'(';
    while let Some(gap) = masked.as_bytes()[at..].iter().position(|byte| begins(*byte)) {
        at = scanner.scan_at(at + gap);
    }
    quantities.append(&mut scanner.quantities);
    quantities
}

/// The most groups of digits of a number. More do not fit into a [`Number`].
const MAX_GROUPS: usize = 12;

struct Scanner<'t> {
    text: &'t str,
    quantities: Vec<Quantity>,
}

/// Words next to a time of day that is after noon: `түшкү 3:00дө`, «в 3:00 дня».
const AFTER_NOON: [&str; 9] =
    ["түшкү", "түштөн", "кечки", "кечинде", "кечкурун", "дня", "вечера", "вечером", "пополудни"];

/// Names of the main unit of a currency, and of its hundredth part.
const CURRENCY_UNITS: [&str; 6] = ["сом", "рубл", "доллар", "евро", "теңге", "тенге"];
const MINOR_UNITS: [&str; 5] = ["тыйын", "тиын", "копе", "копи", "цент"];

/// The characters that group the digits of a long number.
const GROUP_SEPARATORS: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];

impl Scanner<'_> {
    /// Reads the quantity at a byte offset. Returns the offset after it.
    fn scan_at(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let touches = self.text[..at].ends_with(|c: char| c.is_alphanumeric());
        if let Some(length) = phone::match_length(rest).filter(|_| !touches) {
            let digits = phone::national_digits(&rest[..length]);
            self.quantities.push(Quantity::new(at..at + length, vec![Value::Phone(digits)]));
            return at + length;
        }
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return at + 1;
        }
        self.date(at).or_else(|| self.time(at)).unwrap_or_else(|| self.number(at))
    }

    /// Reads `2017-11-21`, `21.11.2017` or `21-11-17`.
    ///
    /// Gives two quantities, because the other text may omit the year.
    fn date(&mut self, at: usize) -> Option<usize> {
        let iso = self.digit_groups(at, '-', 4).filter(|parts| parts.len() == 3 && parts[0].len() == 4);
        let is_free = |parts: &Vec<Range<usize>>| month(&self.word_after(parts[2].end).0).is_none();
        let short = || self.digit_groups(at, '-', 4).filter(|parts| parts.len() == 3 && is_free(parts));
        let points = || self.digit_groups(at, '.', 4).filter(|parts| parts.len() == 3);
        let parts = iso.clone().or_else(points).or_else(short)?;
        let [first, second, third] = parts.as_slice() else { return None };
        let (year, month, day) = if iso.is_some() { (first, second, third) } else { (third, second, first) };
        let value = |part: &Range<usize>| self.text[part.clone()].parse::<u64>().ok();
        let (number, month_number) = (u8::try_from(value(day)?).ok()?, u8::try_from(value(month)?).ok()?);
        let written = |part: &Range<usize>| part.len() <= 2;
        if !(written(day) && written(month) && (1..=31).contains(&number) && (1..=12).contains(&month_number)) {
            return None;
        }
        let year_number = match (year.len(), value(year)?) {
            (4, year) => year,
            (2, year) => 2000 + year,
            _ => return None,
        };
        let end = first.start.max(third.end);
        self.quantities.push(Quantity::date(day.start.min(month.start)..day.end.max(month.end), number, month_number));
        self.quantities.push(Quantity::new(year.clone(), vec![Value::Number(Number::whole(year_number))]));
        Some(end)
    }

    /// Reads `10:00`, or `17-00` where it cannot be a range.
    fn time(&mut self, at: usize) -> Option<usize> {
        let before = self.words_before(at);
        let hyphenated = || {
            let parts = self.digit_groups(at, '-', 3).filter(|parts| parts.len() == 2)?;
            let minute = &self.text[parts[1].clone()];
            let is_time = minute == "00" || (minute == "30" && before.last().is_some_and(|word| word == "саат"));
            is_time.then_some(parts)
        };
        let parts = self.digit_groups(at, ':', 2).or_else(hyphenated)?;
        let (hour, minute) = (parts.first()?, parts.get(1)?);
        let value = |part: &Range<usize>| self.text[part.clone()].parse::<u8>().ok();
        let (hours, minutes) = (value(hour)?, value(minute)?);
        let fits = minute.len() == 2 && hours < 25 && minutes < 60;
        let (start, end) = (hour.start, minute.end);
        let time = fits.then(|| Quantity::time(start..end, hours, minutes))?;
        let is_late = before.iter().any(|word| AFTER_NOON.contains(&word.as_str()))
            || AFTER_NOON.contains(&self.word_after(end).0.as_str());
        self.quantities.push(if is_late { time.after_noon(hours, minutes) } else { time });
        Some(end)
    }

    /// Returns up to three words before an offset, in lowercase and in order.
    fn words_before(&self, at: usize) -> Vec<String> {
        // Three words are short, so that a long sentence takes linear time.
        let near = self.text.floor_char_boundary(at.saturating_sub(160));
        let start = self.text[near..at].rfind(['.', '!', '?', ';', '\n']).map_or(near, |end| near + end + 1);
        let words = self.text[start..at].split(|ch: char| !ch.is_alphabetic()).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        words[words.len().saturating_sub(3)..].to_vec()
    }

    /// Returns up to `most` runs of digits from an offset on that the given character joins.
    fn digit_groups(&self, at: usize, ch: char, most: usize) -> Option<Vec<Range<usize>>> {
        let mut parts = vec![self.digits(at)];
        while let Some(end) = parts.last().map(|part| part.end).filter(|_| parts.len() < most) {
            let next = self.text[end..].strip_prefix(ch).map(|_| self.digits(end + ch.len_utf8()));
            match next.filter(|next| !next.is_empty()) {
                Some(next) => parts.push(next),
                None => break,
            }
        }
        (parts.len() > 1).then_some(parts)
    }

    fn digits(&self, at: usize) -> Range<usize> {
        let length = self.text[at..].bytes().take_while(u8::is_ascii_digit).count();
        at..at + length
    }

    /// Reads any other number.
    fn number(&mut self, at: usize) -> usize {
        let (mut quantity, end) = match self.grouped(at) {
            Some(found) => found,
            None => {
                let digits = self.digits(at);
                let value = Number::parse(&self.text[digits.clone()], "");
                let code = || Quantity::new(digits.clone(), vec![Value::Code(self.text[digits.clone()].to_owned())]);
                (value.map_or_else(code, |value| Quantity::number(digits.clone(), value)), digits.end)
            }
        };
        let end = self.apply_context(&mut quantity, end);
        // In `A4` and `м2` the digit is part of a name, and list markers are not facts.
        if self.text[..at].ends_with(char::is_alphabetic) || self.is_list_number(&quantity.range) {
            quantity.is_required = false;
        }
        self.merge_with_previous(&mut quantity);
        self.merge_minor_unit(&mut quantity);
        self.quantities.push(quantity);
        end
    }

    /// Reads a number of several runs of digits: `350 000`, `1,5`, `10.30`, `1.2.3`.
    fn grouped(&self, at: usize) -> Option<(Quantity, usize)> {
        let first = self.digits(at);
        let run = |range: &Range<usize>| &self.text[range.clone()];
        let mut groups = vec![first.clone()];
        while let Some(end) = groups.last().map(|group| group.end).filter(|_| groups.len() < MAX_GROUPS) {
            let gap = self.text[end..].chars().next().filter(|ch| GROUP_SEPARATORS.contains(ch) && first.len() <= 3);
            let next = gap.map(|gap| self.digits(end + gap.len_utf8()));
            match next.filter(|next| next.len() == 3) {
                Some(next) => groups.push(next),
                None => break,
            }
        }
        let end = groups.last().map_or(first.end, |group| group.end);
        let whole: String = groups.iter().map(run).collect();
        let fraction = [',', '.']
            .into_iter()
            .find_map(|ch| self.digit_groups(groups.last()?.start, ch, usize::MAX).map(|parts| (ch, parts)));
        match fraction {
            None if groups.len() > 1 => {
                let mut quantity = Quantity::number(at..end, Number::parse(&whole, "")?);
                let parts = groups.iter().filter_map(|group| Number::parse(run(group), ""));
                quantity.parts = parts.map(Value::Number).collect();
                Some((quantity, end))
            }
            None => None,
            Some((_, parts)) if groups.len() > 1 => {
                let end = parts.get(1)?.end;
                Some((Quantity::number(at..end, Number::parse(&whole, run(parts.get(1)?))?), end))
            }
            Some((ch, parts)) => Some(self.ambiguous(ch, &parts)),
        }
    }

    /// Reads runs of digits joined by points or commas, which have several readings.
    fn ambiguous(&self, ch: char, parts: &[Range<usize>]) -> (Quantity, usize) {
        let run = |range: &Range<usize>| &self.text[range.clone()];
        let (start, end) = (parts[0].start, parts[parts.len() - 1].end);
        let all: String = parts.iter().map(run).collect();
        let mut readings = vec![Value::Code(self.text[start..end].to_owned())];
        if parts[1..].iter().all(|part| part.len() == 3) {
            readings.extend(Number::parse(&all, "").map(Value::Number));
        }
        let mut quantity = Quantity::new(start..end, readings);
        if let [whole, fraction] = parts {
            quantity.accepted.extend(Number::parse(run(whole), run(fraction)).map(Value::Number));
            let (first, second) = (run(whole).parse::<u8>().ok(), run(fraction).parse::<u8>().ok());
            let pair = first.zip(second).filter(|_| ch == '.' && fraction.len() == 2 && whole.len() <= 2);
            if let Some((hour, minute)) = pair.filter(|(hour, minute)| *hour < 25 && *minute < 60) {
                quantity.accepted.append(&mut Quantity::time(0..0, hour, minute).accepted);
                quantity.provided.push(Value::Time(hour, minute));
            }
            if let Some((day, month)) = pair.filter(|(day, month)| (1..=31).contains(day) && (1..=12).contains(month)) {
                quantity.accepted.push(Value::Date(day, month));
                quantity.provided.extend([Value::Date(day, month), Value::DayOf(day)]);
            }
            quantity.provided.extend(
                quantity.accepted.iter().filter(|value| matches!(value, Value::Number(_))).cloned().collect::<Vec<_>>(),
            );
        }
        // `13,14,15` may be a list without spaces, so each number also counts by itself.
        quantity.parts = parts.iter().filter_map(|part| Number::parse(run(part), "")).map(Value::Number).collect();
        if ch == ',' && (parts.len() > 2 || parts.iter().all(|part| part.len() > 1)) {
            quantity.provided.extend(quantity.parts.iter().cloned());
        }
        (quantity, end)
    }

    /// Applies the context of a number: a month, a scale such as `млн`, or a range.
    fn apply_context(&self, quantity: &mut Quantity, end: usize) -> usize {
        let value = quantity.accepted.iter().find_map(|value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        });
        let Some(value) = value else { return end };
        let (word, word_end) = self.word_after(end);
        if let Some(day) = value.as_day_or_hour().filter(|&day| day > 0)
            && let Some(month) = month(&word).and_then(|month| u8::try_from(month).ok())
        {
            *quantity = Quantity::date(quantity.range.start..word_end, day, month);
            return end;
        }
        if let Some(scale) = scale(&word) {
            if let Some(scaled) = value.checked_mul(scale) {
                *quantity = Quantity::number(quantity.range.start..word_end, scaled);
            }
            return word_end;
        }
        self.apply_range(quantity, value, end);
        end
    }

    /// Returns the word after a number in lowercase, and its end: `21-ноябрь`, `21 ноября`, `21-го
    /// ноября`.
    fn word_after(&self, end: usize) -> (String, usize) {
        let is_gap = |c: char| GROUP_SEPARATORS.contains(&c) || "-–—\n".contains(c);
        let word = |from: usize| {
            let start = self.text.len() - self.text[from..].trim_start_matches(is_gap).len();
            let length = self.text[start..].find(|c: char| !c.is_alphabetic()).unwrap_or(self.text.len() - start);
            (self.text[start..start + length].to_lowercase(), start + length)
        };
        let (first, first_end) = word(end);
        if ["го", "е", "ое", "му"].contains(&first.as_str()) { word(first_end) } else { (first, first_end) }
    }

    /// Applies the unit or century that a range states once: `15–20 млн`, `2017–18`.
    fn apply_range(&self, quantity: &mut Quantity, value: Number, end: usize) {
        let (before, after) = (&self.text[..quantity.range.start], &self.text[end..]);
        if let Some(rest) = after.strip_prefix(['-', '–', '—']) {
            let next = end + after.len() - rest.len();
            let other = self.digits(next);
            let (word, _) = self.word_after(other.end);
            if let Some(scaled) = scale(&word).filter(|_| !other.is_empty()).and_then(|scale| value.checked_mul(scale))
            {
                quantity.accepted.push(Value::Number(scaled));
                quantity.provided.push(Value::Number(scaled));
            }
        }
        let short = quantity.range.len() == 2;
        let century = before.strip_suffix(['-', '–', '—', '/']).filter(|rest| rest.len() >= 4).and_then(|rest| {
            let year = rest.get(rest.len() - 4..)?;
            year.bytes().all(|byte| byte.is_ascii_digit()).then_some(year.get(..2)?.parse::<u64>().ok()?)
        });
        let decade = ["-е", "-х", "-ж"].iter().any(|ending| after.starts_with(ending)).then_some(19);
        if let Some(century) = century.or(decade).filter(|_| short)
            && let Some(year) = Number::whole(century * 100).checked_add(value)
        {
            quantity.accepted.push(Value::Number(year));
            quantity.provided.push(Value::Number(year));
        }
    }

    /// Merges `2 миң` and `500` into one number.
    fn merge_with_previous(&mut self, quantity: &mut Quantity) {
        let Some(last) = self.quantities.last() else { return };
        let gap = &self.text[last.range.end..quantity.range.start.max(last.range.end)];
        let single = gap.chars().count() == 1 && gap.starts_with(GROUP_SEPARATORS);
        let scaled = self.text[last.range.clone()].ends_with(char::is_alphabetic);
        let ([Value::Number(large), ..], [Value::Number(small), ..]) =
            (last.accepted.as_slice(), quantity.accepted.as_slice())
        else {
            return;
        };
        if single
            && scaled
            && last.is_required
            && small.is_less_than(self.last_scale(&last.range))
            && let Some(sum) = large.checked_add(*small)
        {
            let parts = vec![Value::Number(*large), Value::Number(*small)];
            let range = last.range.start..quantity.range.end;
            self.quantities.pop();
            let provided = parts.iter().cloned().chain([Value::Number(sum)]).collect();
            *quantity = Quantity { range, accepted: vec![Value::Number(sum)], provided, parts, is_required: true };
        }
    }

    /// Returns the factor that the last word of a number means: a million for `2 млн`.
    fn last_scale(&self, range: &Range<usize>) -> u64 {
        let word = self.text[range.clone()].rsplit(|ch: char| !ch.is_alphabetic()).next().unwrap_or_default();
        scale(&word.to_lowercase()).unwrap_or(0)
    }

    /// Merges `12 сом` and `50 тыйын` into 12.5.
    fn merge_minor_unit(&mut self, quantity: &mut Quantity) {
        let Some(last) = self.quantities.last() else { return };
        let gap = self.text.get(last.range.end..quantity.range.start).unwrap_or_default().trim().to_lowercase();
        let (unit, _) = self.word_after(quantity.range.end);
        let starts = |word: &str, units: &[&str]| units.iter().any(|unit| word.starts_with(unit));
        let is_pair =
            gap.chars().all(char::is_alphabetic) && starts(&gap, &CURRENCY_UNITS) && starts(&unit, &MINOR_UNITS);
        let ([Value::Number(large), ..], [Value::Number(small), ..]) =
            (last.accepted.as_slice(), quantity.accepted.as_slice())
        else {
            return;
        };
        if is_pair && let Some(sum) = small.as_hundredths().and_then(|part| large.checked_add(part)) {
            let parts = vec![Value::Number(*large), Value::Number(*small)];
            let range = last.range.start..quantity.range.end;
            self.quantities.pop();
            let provided = parts.iter().cloned().chain([Value::Number(sum)]).collect();
            *quantity = Quantity { range, accepted: vec![Value::Number(sum)], provided, parts, is_required: true };
        }
    }

    /// Returns `true` for a list marker: `1. ` or `2) ` at the start of a line.
    fn is_list_number(&self, range: &Range<usize>) -> bool {
        let line_start = self.text[..range.start].trim_end_matches([' ', '\t']);
        let begins = line_start.is_empty() || line_start.ends_with('\n');
        let after = &self.text[range.end..];
        let marked =
            after.strip_prefix(['.', ')']).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        begins && marked && range.len() <= 3
    }
}

/// Returns the factor by which a word multiplies the number before it, in any language.
fn scale(word: &str) -> Option<u64> {
    Lang::ALL.into_iter().find_map(|lang| match (rules(lang).lexicon().numeral)(word) {
        Some(Numeral::Scale(scale)) => Some(scale),
        _ => None,
    })
}
