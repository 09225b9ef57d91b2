//! Views of texts, days, counts and other values, in one language.

use jiff::civil::Date;

use crate::foundation::lang::Lang;
use crate::foundation::path::split_authority;
use crate::foundation::value::{Count, Day, Money, Phone, Point, Qualifier, Time, Url};
use crate::language;
use crate::model::site::Site;
use crate::source::yaml::Text;

use super::view::{CountView, DayView, LeafView, MoneyView, PhoneView, SourceView, TextView, TimeView};

/// Returns the view of a text for a reader of `lang`. A text in another language is marked.
pub(super) fn text_view(site: &Site, lang: Lang, text: &Text) -> TextView {
    let (own, text) = site.text(text, lang);
    own_text(lang, own, text)
}

/// Returns the view of a text written in `own`, for a reader of `lang`.
pub(super) fn own_text(lang: Lang, own: Lang, text: &str) -> TextView {
    TextView { text: language::typeset(own, text), lang: (own != lang).then_some(own.code()) }
}

/// Returns the view of a finished text in the reader's language.
pub(super) fn plain(text: impl Into<String>) -> TextView {
    TextView { text: text.into(), lang: None }
}

/// Returns the view of a day.
pub(super) fn day_view(lang: Lang, day: &Day, today: Date) -> DayView {
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

/// Returns the calendar leaf of a day: a day, days of one month, or a month. Returns `None` for
/// other periods.
pub(super) fn leaf_view(lang: Lang, day: &Day) -> Option<LeafView> {
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

/// Returns the view of a time of day.
pub(super) fn time_view(lang: Lang, time: &Time) -> TimeView {
    TimeView { text: language::time(lang, time), machine: time.start.strftime("%H:%M").to_string() }
}

/// Returns the view of a count.
pub(super) fn count_view(lang: Lang, count: Count) -> CountView {
    let qualifier = match count.qualifier {
        Qualifier::Exact => "exact",
        Qualifier::MoreThan => "more_than",
        Qualifier::AtLeast => "at_least",
        Qualifier::About => "about",
    };
    CountView { text: language::count(lang, &count), value: count.value, qualifier }
}

/// Returns the view of a sum of money.
pub(super) fn money_view(lang: Lang, money: &Money) -> MoneyView {
    MoneyView { text: language::money(lang, money), currency: money.currency.code() }
}

/// Returns the view of an external source, named by its host without `www.`.
pub(super) fn source_view(url: &Url) -> SourceView {
    let (host, _) = split_authority(&url.0);
    SourceView { url: url.0.clone(), host: host.strip_prefix("www.").unwrap_or(host).to_owned() }
}

/// Returns the view of a phone number, in groups: `+996 770 771 711`. Numbers of other lengths are
/// not grouped.
pub(super) fn phone_view(phone: &Phone) -> PhoneView {
    let digits = phone.0.trim_start_matches('+');
    let text = match digits.len() {
        12 => format!("+{} {} {} {}", &digits[..3], &digits[3..6], &digits[6..9], &digits[9..]),
        _ => phone.0.clone(),
    };
    PhoneView { text: text.replace(' ', "\u{a0}"), href: format!("tel:{}", phone.0) }
}

/// Shortens a text at a word boundary to at most `most` characters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = text.split(|c: char| c.is_whitespace() && c != '\u{a0}').filter(|word| !word.is_empty());
    let text = text.collect::<Vec<_>>().join(" ");
    if text.len() <= most {
        return text;
    }
    let Some((cut, _)) = text.char_indices().nth(most) else { return text };
    let end = text[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([',', ';', ':', '–', '—', ' ']))
}
