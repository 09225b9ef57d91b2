//! The small parts of views, in one language: texts, days, counts, money.

use jiff::civil::Date;

use crate::foundation::lang::Lang;
use crate::foundation::path::split_authority;
use crate::foundation::value::{Count, Day, Money, Phone, Point, Qualifier, Time, Url};
use crate::language;
use crate::model::site::Site;
use crate::source::yaml::{Id, Ref, Text};

use super::view::{CountView, DayView, LeafView, MoneyView, PhoneView, SourceView, TextView, TimeView};

/// A text of the site for a reader of `lang`, marked where it is in the other language.
pub fn text_view(site: &Site, lang: Lang, text: &Text) -> TextView {
    let (own, text) = site.text(text, lang);
    own_text(lang, own, text)
}

/// A text that is in the language `own`, for a reader of `lang`.
pub fn own_text(lang: Lang, own: Lang, text: &str) -> TextView {
    TextView { text: language::typeset(own, text), lang: (own != lang).then_some(own.code()) }
}

/// A text in the reader's own language that is ready to print.
pub fn plain(text: impl Into<String>) -> TextView {
    TextView { text: text.into(), lang: None }
}

/// A day for a reader of `lang`.
pub fn day_view(lang: Lang, day: &Day, today: Date) -> DayView {
    let weekday = match day {
        Day::At(Point::Date(date)) => Some(language::weekday(lang, *date).to_owned()),
        _ => None,
    };
    DayView {
        text: language::date(lang, day),
        short: language::date_short(lang, day),
        iso: day.iso(),
        machine: day.machine(),
        weekday,
        year: day.year(),
        past: day.is_past(today),
    }
}

/// The leaf of a calendar for a reader of `lang`: days of one month, or a month. A longer run and a year have none.
pub fn leaf_view(lang: Lang, day: &Day) -> Option<LeafView> {
    let month = |month: i8, year: i16, days: Option<String>| {
        Some(LeafView { days, month: language::month_name(lang, month).to_owned(), year })
    };
    match *day {
        Day::At(Point::Date(date)) => month(date.month(), date.year(), Some(date.day().to_string())),
        Day::At(Point::Month { year, month: number }) => month(number, year, None),
        Day::Range(Point::Date(from), Point::Date(to)) if from.first_of_month() == to.first_of_month() => {
            month(from.month(), from.year(), Some(format!("{}–{}", from.day(), to.day())))
        }
        _ => None,
    }
}

/// A time of day for a reader of `lang`.
pub fn time_view(lang: Lang, time: &Time) -> TimeView {
    TimeView { text: language::time(lang, time), machine: time.start.strftime("%H:%M").to_string() }
}

/// A count for a reader of `lang`.
pub fn count_view(lang: Lang, count: Count) -> CountView {
    let qualifier = match count.qualifier {
        Qualifier::Exact => "exact",
        Qualifier::MoreThan => "more_than",
        Qualifier::AtLeast => "at_least",
        Qualifier::About => "about",
    };
    CountView { text: language::count(lang, &count), value: count.value, qualifier }
}

/// A sum of money for a reader of `lang`.
pub fn money_view(lang: Lang, money: &Money) -> MoneyView {
    MoneyView { text: language::money(lang, money), currency: money.currency.code() }
}

/// A source elsewhere, by its host's name without `www.`.
pub fn source_view(url: &Url) -> SourceView {
    let (host, _) = split_authority(&url.0);
    SourceView { url: url.0.clone(), host: host.strip_prefix("www.").unwrap_or(host).to_owned() }
}

/// A telephone number in groups, as it is read aloud: `+996 770 771 711`. Numbers of other lengths stay whole.
pub fn phone_view(phone: &Phone) -> PhoneView {
    let digits = phone.0.trim_start_matches('+');
    let text = match digits.len() {
        12 => format!("+{} {} {} {}", &digits[..3], &digits[3..6], &digits[6..9], &digits[9..]),
        _ => phone.0.clone(),
    };
    PhoneView { text: text.replace(' ', "\u{a0}"), href: format!("tel:{}", phone.0) }
}

/// Whether a record is among the references.
pub fn refers_to(references: &[Ref], id: &Id) -> bool {
    references.iter().any(|reference| reference.value == *id)
}

/// A text cut at a word, so that it has no more than so many characters.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.split(|c: char| c.is_whitespace() && c != '\u{a0}').filter(|word| !word.is_empty());
    let text = text.collect::<Vec<_>>().join(" ");
    if text.len() <= most {
        return text;
    }
    let Some((cut, _)) = text.char_indices().nth(most) else { return text };
    let end = text[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([',', ';', ':', '–', '—', ' ']))
}
