//! What notes say, in English.
//!
//! The one place with sentences for the author: what is wrong, and what to do about it. Another language is another
//! such module with the same two functions.

use crate::lang::Lang;
use crate::value::Count;

use super::problem::*;

/// The schemes of links to records, for a word that is nearly one of them.
const RECORD_SCHEMES: [&str; 10] =
    ["visit", "municipality", "district", "press", "page", "person", "programme", "commitment", "term", "document"];

/// What is wrong, in one line without a full stop.
pub fn message(problem: &Problem) -> String {
    match problem {
        Problem::InvalidEncoding { byte } => format!("this file is not UTF-8 text: byte 0x{byte:02X} stands here"),
        Problem::NulByte => "this file has a NUL byte, so it is not a text file".into(),
        Problem::YamlSyntax(fault) => syntax(fault),
        Problem::FrontMatterMissing => "the file does not begin with `---` and its front matter".into(),
        Problem::FrontMatterUnclosed => "the front matter is never closed with a second `---`".into(),
        Problem::DuplicateKey { key, .. } => format!("the key `{key}` stands twice in one map"),
        Problem::UnknownKey { key, .. } => format!("there is no key `{key}` here"),
        Problem::UnknownTextLanguage { key, .. } => format!("`{key}` is not a language of this site"),
        Problem::MissingKey { key, kind } => format!("{} has no `{key}`", subject(*kind)),
        Problem::WrongType { expected, found } => {
            format!("expected {}, found {}", expectation(expected), finding(found))
        }
        Problem::InvalidDate { text, fault } => match fault {
            DateFault::NoSuchDay => format!("there is no day {text}"),
            DateFault::NoSuchTime => format!("there is no time {text}"),
            DateFault::EndBeforeStart => format!("the end lies before the start: {text}"),
        },
        Problem::LimitExceeded(limit) => match limit {
            Limit::Anchors => "anchors and aliases (`&name`, `*name`, `<<`) are not accepted".into(),
            Limit::Nesting { limit } => format!("lists and maps are nested deeper than {limit} levels"),
            Limit::FileSize { limit_megabytes } => format!("the file is larger than {limit_megabytes} MB"),
            Limit::ScalarSize { limit_megabytes } => format!("a single value is larger than {limit_megabytes} MB"),
            Limit::Records => "the file holds more than can reasonably be read".into(),
        },
        Problem::DuplicateId { kind, id, .. } => format!("the id `{id}` is already taken by another {}", noun(*kind)),
        Problem::UnknownReference { kind, id, .. } => format!("there is no {} `{id}`", noun(*kind)),
        Problem::NoLanguageInName { .. } => "the file's name does not say its language".into(),
        Problem::LanguageNotOfSite { code, .. } => format!("`{code}` is not a language of this site"),
        Problem::LanguageUnknown { code } => format!("Aikyn cannot write the language `{code}`"),
        Problem::AddressCollision { address, .. } => format!("the address /{address} is taken twice"),
        Problem::ConflictingFact { key, .. } => format!("`{key}` is not the same in both language files"),
        Problem::BrokenLink { link, fault } => match fault {
            LinkFault::Target => format!("the link `{link}` leads to nothing in this site"),
            LinkFault::Anchor(anchor) => format!("the link `{link}` leads to a page without the place `#{anchor}`"),
            LinkFault::NoPath => format!("`{link}` is not a path of this site"),
            LinkFault::Outside => format!("the link `{link}` leads out of the site's folder"),
        },
        Problem::MissingFile { file, fault } => missing_file(file, fault),
        Problem::MissingAlt { image } => format!("the picture `{image}` has no text for those who cannot see it"),
        Problem::UnsafeLink { scheme } if scheme == "//" => "links that begin with `//` are not allowed".into(),
        Problem::UnsafeLink { scheme } => format!("links with `{scheme}:` are not allowed"),
        Problem::PictureElsewhere { .. } => "a picture must be a file of the site".into(),
        Problem::Template { message } => message.clone(),
        Problem::TemplateMissing { template } => format!("the theme has no template `{template}`"),
        Problem::InterfaceText { key, fault } => interface_text(key, fault),
        Problem::RawHtml { html } => format!("raw HTML is left out of the page: {}", shortened(html)),
        Problem::HeadingAttribute { attribute } => {
            format!("a heading takes only an id (`{{#id}}`); `{attribute}` is left out")
        }
        Problem::PageUntranslated { lang, .. } => format!("this text has no {} version", language(*lang)),
        Problem::TextUntranslated { lang } => format!("this text is missing in {}", language(*lang)),
        Problem::TranslationOutdated { .. } => "the source has changed since this translation was made".into(),
        Problem::TotalMismatch { of, stated, parts } => total(*of, *stated, parts),
        Problem::StatusOutdated { last } => format!("the event is still `planned`, but its day has passed ({last})"),
        Problem::ResultsOverdue { held, days } => {
            format!("held on {held}, and {days} days later there are no results")
        }
        Problem::CommitmentOverdue { due } => format!("due on {due}, and neither done nor dropped"),
        Problem::WrongLanguage { expected, found } => {
            format!("this text seems to be {}, and should be {}", language(*found), language(*expected))
        }
        Problem::MixedScript { word, letter, .. } => format!("{} in `{word}`", foreign_letter(*letter)),
        Problem::NumberMismatch { figure, lang, other } => match other {
            Some(path) => format!("`{figure}` stands here, but not in the {} version ({path})", language(*lang)),
            None => format!("`{figure}` stands here, but not in the {} text beside it", language(*lang)),
        },
        Problem::WeekdayMismatch { date, stated } => {
            let real = date.weekday().to_monday_zero_offset();
            format!("{date} is a {}, not a {}", weekday(real), weekday(*stated))
        }
        Problem::UnexplainedAbbreviation { abbreviation } => {
            format!("`{abbreviation}` is neither in the glossary nor spelled out in this text")
        }
        Problem::UnbalancedQuote { mark } => format!("the quotation mark {mark} has no partner"),
        Problem::LiteralMarkup { written, .. } => format!("readers will see the signs of `{written}` and no emphasis"),
    }
}

/// What to do about it, if more can be said than the message says.
pub fn help(problem: &Problem) -> Option<String> {
    let help = match problem {
        Problem::InvalidEncoding { .. } => {
            "save the file as UTF-8: in Notepad, “Save as” and then “Encoding: UTF-8”".into()
        }
        Problem::NulByte => "save it again as plain text in UTF-8".into(),
        Problem::YamlSyntax(fault) => syntax_help(fault)?,
        Problem::FrontMatterMissing => "begin the file with a line `---`, then `title: …`, and a second line `---`".into(),
        Problem::FrontMatterUnclosed => "put a line with only `---` between the front matter and the text".into(),
        Problem::DuplicateKey { .. } => "keep one of the two".into(),
        Problem::UnknownKey { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
        Problem::UnknownKey { known, .. } => format!("possible keys: {}; what is your own goes under `extra`", listed(known)),
        Problem::UnknownTextLanguage { languages, .. } => format!("the languages of this site: {}", codes(languages)),
        Problem::MissingKey { key, .. } => format!("add a line `{key}: …`"),
        Problem::WrongType { expected, found } => type_help(expected, found)?,
        Problem::InvalidDate { fault: DateFault::NoSuchDay, .. } => "look it up in a calendar".into(),
        Problem::InvalidDate { fault: DateFault::NoSuchTime, .. } => "hours go from 00 to 23, minutes from 00 to 59".into(),
        Problem::InvalidDate { fault: DateFault::EndBeforeStart, .. } => "swap the two, or correct one".into(),
        Problem::LimitExceeded(limit) => match limit {
            Limit::Anchors => "write the value out at each place; a text that begins with `&` or `*` goes in quotation marks".into(),
            Limit::Nesting { .. } => "look for brackets or hyphens that were never meant".into(),
            _ => "split the file".into(),
        },
        Problem::DuplicateId { .. } => "give one of them another id; an id never changes once it is published".into(),
        Problem::UnknownReference { nearest: Some(nearest), .. } => format!("did you mean `{nearest}`?"),
        Problem::UnknownReference { kind, .. } => known_place(*kind)?,
        Problem::NoLanguageInName { rename } => format!("rename it, for example to `{rename}`"),
        Problem::LanguageNotOfSite { languages, .. } => {
            format!("the languages of this site: {}; add it to `languages` in content/site.yaml, or rename the file", codes(languages))
        }
        Problem::LanguageUnknown { .. } => format!("languages that Aikyn can write: {}", codes(&Lang::ALL)),
        Problem::AddressCollision { .. } => "give one of the two another `slug`, id or name".into(),
        Problem::ConflictingFact { key, .. } => format!("keep `{key}` in one of the files, or make both the same"),
        Problem::BrokenLink { fault: LinkFault::NoPath, .. } => {
            "write the old path alone, as `/ky/old/` or `/news/12.html`; addresses with `?` cannot be kept".into()
        }
        Problem::BrokenLink { fault: LinkFault::Outside, .. } => "take out the `../` that are too many".into(),
        Problem::BrokenLink { .. } => {
            "link to a record with `visit:id`, `press:slug` or `page:slug`, or to a file with its path".into()
        }
        Problem::MissingFile { fault, .. } => file_help(fault)?,
        Problem::MissingAlt { .. } => {
            "say in a few words what it shows: `![…](file)` or `image_alt: …`; `image_alt: \"\"` marks a picture that only decorates".into()
        }
        Problem::UnsafeLink { scheme } => match super::nearest(scheme, RECORD_SCHEMES) {
            Some(nearest) => format!("did you mean `{nearest}:`?"),
            None => "allowed are http, https, mailto, tel and addresses within the site".into(),
        },
        Problem::PictureElsewhere { .. } => "put the picture beside the text and write `![…](file)`".into(),
        Problem::InterfaceText { fault, .. } => string_help(fault)?,
        Problem::RawHtml { .. } => "write it as Markdown".into(),
        Problem::PageUntranslated { expected_file, from, .. } => {
            format!("write {expected_file}; until then readers get the text in {}, with a notice", language(*from))
        }
        Problem::TextUntranslated { lang } => {
            format!("add `{lang}: …`; until then readers get the other language")
        }
        Problem::TranslationOutdated { hash } => {
            format!("bring the translation up to date, then write `translated_from: {hash}`")
        }
        Problem::TotalMismatch { of, .. } => total_help(*of),
        Problem::StatusOutdated { .. } => "set `status:` to `held`, `postponed` or `cancelled`".into(),
        Problem::ResultsOverdue { .. } => "add `results:`; readers are told that they are still owed".into(),
        Problem::CommitmentOverdue { .. } => {
            "set `status:` to `done` or `dropped`, or record the progress under `updates:`".into()
        }
        Problem::WrongLanguage { found, .. } => {
            format!("translate it, or mark words of the other language as `[…]{{lang={found}}}`")
        }
        Problem::MixedScript { mend: Some(mend), .. } => {
            format!("write `{}`, so that the word is `{}`; `aikyn check --fix` does it", mend.letter, mend.word)
        }
        Problem::MixedScript { mend: None, .. } => "type the word anew in one alphabet".into(),
        Problem::NumberMismatch { .. } => "make both say the same".into(),
        Problem::WeekdayMismatch { .. } => "mend the date or the day of the week".into(),
        Problem::UnexplainedAbbreviation { .. } => {
            "spell it out where it first stands, with the abbreviation in brackets, or add it to content/data/glossary.yaml".into()
        }
        Problem::UnbalancedQuote { .. } => "open each quotation with « and close it with »; inside it, use „ and “".into(),
        Problem::LiteralMarkup { works, .. } => format!("write `{works}`"),
        Problem::Template { .. } | Problem::TemplateMissing { .. } | Problem::HeadingAttribute { .. } => return None,
    };
    Some(help)
}

/// The other place a note speaks of, and what is there.
pub fn related(problem: &Problem) -> Option<(&crate::span::Place, &'static str)> {
    match problem {
        Problem::DuplicateKey { first, .. } => Some((first, "it stands here first")),
        Problem::DuplicateId { first, .. } => Some((first, "this id was given here first")),
        Problem::AddressCollision { first, .. } => Some((first, "the other one")),
        Problem::ConflictingFact { first, .. } => Some((first, "the other file says this")),
        _ => None,
    }
}

fn syntax(fault: &SyntaxFault) -> String {
    match fault {
        SyntaxFault::ColonInValue => "a second colon in a value that is not in quotation marks".into(),
        SyntaxFault::NoColon => "this line has no colon behind its key".into(),
        SyntaxFault::Indentation => "this line does not begin under the one it belongs to".into(),
        SyntaxFault::Tab => "a tab is used as indentation".into(),
        SyntaxFault::QuoteInside => "a quotation mark stands inside a value in the same quotation marks".into(),
        SyntaxFault::UnclosedBracket => "a bracket is opened on this line and never closed".into(),
        SyntaxFault::NoComma => "a comma is missing before this key".into(),
        SyntaxFault::UnclosedQuote => "a quotation mark is opened and never closed".into(),
        SyntaxFault::UnquotedSign(sign) => format!("a value that begins with `{sign}` must stand in quotation marks"),
        SyntaxFault::SeveralDocuments => "a line `---` begins a second document".into(),
        SyntaxFault::Other(message) => format!("this is not YAML: {message}"),
    }
}

fn syntax_help(fault: &SyntaxFault) -> Option<String> {
    Some(match fault {
        SyntaxFault::ColonInValue => "put the whole value in quotation marks: `title: \"Бишкек: жолугушуу\"`".into(),
        SyntaxFault::NoColon => "write `key: value`, with a space after the colon".into(),
        SyntaxFault::Indentation => "keys of one record begin in the same column".into(),
        SyntaxFault::Tab => "indent with spaces, two for each level".into(),
        SyntaxFault::QuoteInside => "write « » inside the text, and quotation marks only around the whole of it".into(),
        SyntaxFault::UnclosedBracket => "close each `{` with `}` and each `[` with `]`".into(),
        SyntaxFault::NoComma => "write `{ky: …, ru: …}`, with a comma between the two".into(),
        SyntaxFault::UnclosedQuote => "close it, or write « » inside the text".into(),
        SyntaxFault::UnquotedSign(_) => "for example `municipalities: \">20\"`".into(),
        SyntaxFault::SeveralDocuments => "a data file is one list; take the line out".into(),
        SyntaxFault::Other(_) => "look at the indentation and the colons of this line and the one before".into(),
    })
}

fn expectation(expected: &Expected) -> String {
    match expected {
        Expected::Map => "keys and values".into(),
        Expected::List => "a list".into(),
        Expected::Record => "a record".into(),
        Expected::Text => "a text".into(),
        Expected::LocalizedText => "a text, or one for each language".into(),
        Expected::Id => "an id".into(),
        Expected::Slug => "a slug".into(),
        Expected::Day => "a date".into(),
        Expected::Moment => "a date with a time".into(),
        Expected::Time => "a time".into(),
        Expected::Count => "a number of people or things".into(),
        Expected::WholeNumber => "a whole number".into(),
        Expected::Money => "an amount and its currency".into(),
        Expected::Amount => "an amount of money".into(),
        Expected::Currency => "the code of a currency".into(),
        Expected::Point => "latitude and longitude".into(),
        Expected::Url => "a web address".into(),
        Expected::Phone => "a telephone number with `+`".into(),
        Expected::Email => "an e-mail address".into(),
        Expected::TimeZone => "the name of a time zone".into(),
        Expected::YesNo => "true or false".into(),
        Expected::Rule => "the name of a warning".into(),
        Expected::Path => "a file or a web address".into(),
        Expected::OneOf(words) => format!("one of {}", listed(words)),
    }
}

fn finding(found: &Found) -> String {
    match found {
        Found::Nothing => "nothing".into(),
        Found::Map => "keys and values".into(),
        Found::List => "a list".into(),
        Found::Scalar(text) => format!("`{}`", shortened(text)),
    }
}

fn type_help(expected: &Expected, found: &Found) -> Option<String> {
    let help = match expected {
        Expected::Map => "write `key: value` lines below it, indented".into(),
        Expected::List | Expected::Record => "begin each item with `- `".into(),
        Expected::LocalizedText => "write `ky: …` and `ru: …`, or one text in quotation marks".into(),
        Expected::Text => "write one text, in quotation marks if it holds a colon".into(),
        Expected::Id | Expected::Slug => "use only a–z, 0–9 and hyphens between them, as in `jazy-2017`".into(),
        Expected::Day => "write 2017-11-21, 2017-11, 2017, or {from: 2017-11-21, to: 2017-11-30}".into(),
        Expected::Moment => "write \"2017-11-16 09:00\"".into(),
        Expected::Time => "write \"10:00\" or \"10:00-14:30\"".into(),
        Expected::Count => "write 20, \">20\", \">=80\" or \"~60\"".into(),
        Expected::WholeNumber => "write digits only".into(),
        Expected::Money => "write {amount: 350000, currency: KGS}".into(),
        Expected::Amount => "write digits only, with a point before hundredths: 350000 or 350000.50".into(),
        Expected::Currency => "three capital letters of ISO 4217, such as KGS".into(),
        Expected::Point => "write [40.77, 73.3], latitude first".into(),
        Expected::Url => "write it whole, with https://".into(),
        Expected::Phone => "write it with the code of the country and without spaces: +996770771711".into(),
        Expected::Email => "write name@example.org".into(),
        Expected::TimeZone => "a name such as Asia/Bishkek".into(),
        Expected::YesNo => "write true or false, without quotation marks".into(),
        Expected::Rule => "the names stand in the messages, for example `results-overdue`".into(),
        Expected::Path => "a path under content/static, or an https address".into(),
        Expected::OneOf(words) => match found {
            Found::Scalar(text) => match super::nearest(text, words.iter().copied()) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "write one of these words".into(),
            },
            _ => return None,
        },
    };
    Some(help)
}

fn missing_file(file: &str, fault: &FileFault) -> String {
    match fault {
        FileFault::Absent => format!("the file `{file}` is not there"),
        FileFault::LinkOutside => {
            format!("`{file}` is a symbolic link that leaves the site's folder or leads in a circle")
        }
        FileFault::Special => format!("`{file}` is not a file but a pipe, a socket or a device"),
        FileFault::Unreadable(reason) => format!("`{file}` cannot be read: {reason}"),
        FileFault::NoSite => "there is no site here: content/site.yaml is missing".into(),
        FileFault::Name => format!("the name of `{file}` cannot be stored or served everywhere"),
    }
}

fn file_help(fault: &FileFault) -> Option<String> {
    Some(match fault {
        FileFault::Absent => {
            "put a picture beside its text, or any file under content/static; a path from there begins with `/` in a text".into()
        }
        FileFault::LinkOutside => "copy the file itself into the site's folder".into(),
        FileFault::Special => "take it away".into(),
        FileFault::Unreadable(_) => "give yourself the right to read it".into(),
        FileFault::NoSite => {
            "go to the folder that holds `content`, or name it with --root DIR; `aikyn init DIR` begins a new site"
                .into()
        }
        FileFault::Name => "rename it: letters, digits, hyphens and points are safe".into(),
    })
}

fn interface_text(key: &str, fault: &StringFault) -> String {
    match fault {
        StringFault::Missing { lang } => format!("the interface text `{key}` is missing in {}", language(*lang)),
        StringFault::Variables { lang, variables, other, other_variables } => format!(
            "the interface text `{key}` uses {} in {}, but {} in {}",
            variables_listed(variables),
            language(*lang),
            variables_listed(other_variables),
            language(*other)
        ),
        StringFault::Syntax(message) => format!("this is not a Fluent text: {message}"),
        StringFault::Unknown { .. } => format!("there is no interface text `{key}`"),
        StringFault::Unresolved(message) => format!("the interface text `{key}` cannot be made: {message}"),
    }
}

fn string_help(fault: &StringFault) -> Option<String> {
    match fault {
        StringFault::Missing { lang } => Some(format!("add it to strings/{lang}.ftl of the theme, or of content")),
        StringFault::Variables { .. } => Some("use the same variables in every language".into()),
        StringFault::Unknown { nearest: Some(nearest) } => Some(format!("did you mean `{nearest}`?")),
        _ => None,
    }
}

fn total(of: TotalOf, stated: Count, parts: &[Count]) -> String {
    let parts = if parts.is_empty() {
        "nothing".to_owned()
    } else {
        parts.iter().map(Count::to_string).collect::<Vec<_>>().join(" + ")
    };
    match of {
        TotalOf::Municipalities => format!("{stated} municipalities are stated, but the visits invite {parts}"),
        TotalOf::Participants => format!("{stated} participants are stated, but the visits invite {parts}"),
        TotalOf::Districts => format!("{stated} districts are stated, but the visits name {parts}"),
        TotalOf::Visits => format!("{stated} visits are stated, but {parts} are recorded"),
        TotalOf::WomenAndMen => format!("{stated} participants are stated, but women and men make {parts}"),
        TotalOf::Youth => format!("{stated} participants are stated, but {parts} of them are young"),
        TotalOf::Guests => format!("{stated} municipalities are invited, but {parts} are named as guests"),
    }
}

fn total_help(of: TotalOf) -> String {
    match of {
        TotalOf::Municipalities | TotalOf::Participants => {
            "look again at both; a guest may have been counted twice, and “more than” is written \">20\"".into()
        }
        TotalOf::Visits => "add the records that are missing, or mend the stated number".into(),
        _ => "look again at both".into(),
    }
}

fn known_place(kind: Kind) -> Option<String> {
    Some(match kind {
        Kind::Press => "releases are the files of content/press".into(),
        Kind::Page => "pages are the files of content/pages".into(),
        Kind::Theme => "themes are the folders of themes/; `default` is always there".into(),
        _ => format!("record it in content/data/{}.yaml", file_of(kind)?),
    })
}

fn file_of(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Organization => "organizations",
        Kind::Person => "people",
        Kind::District => "districts",
        Kind::Municipality => "municipalities",
        Kind::Programme => "programmes",
        Kind::Visit => "visits",
        Kind::Commitment => "commitments",
        Kind::Term => "glossary",
        Kind::Document => "documents",
        _ => return None,
    })
}

fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Site => "site",
        Kind::Organization => "organization",
        Kind::Person => "person",
        Kind::District => "district",
        Kind::Municipality => "municipality",
        Kind::Programme => "programme",
        Kind::Visit => "visit",
        Kind::Commitment => "commitment",
        Kind::Term => "term",
        Kind::Document => "document",
        Kind::Press => "release",
        Kind::Page => "page",
        Kind::Theme => "theme",
        Kind::Project => "project",
        Kind::Outputs => "list of outputs",
        Kind::Population => "population",
        Kind::Stated => "list of stated totals",
        Kind::Invited => "invitation",
        Kind::Results => "list of results",
        Kind::Participants => "count of participants",
        Kind::Priority => "priority",
        Kind::Question => "question",
        Kind::Update => "update",
        Kind::Correction => "correction",
        Kind::Files => "list of files",
        Kind::Day => "span of days",
        Kind::Money => "sum of money",
    }
}

fn subject(kind: Kind) -> String {
    match kind {
        Kind::Site => "content/site.yaml".into(),
        _ => format!("this {}", noun(kind)),
    }
}

fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Ky => "Kyrgyz",
        Lang::Ru => "Russian",
    }
}

fn weekday(from_monday: i8) -> &'static str {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES[usize::from(from_monday.clamp(0, 6).unsigned_abs())]
}

/// A letter that does not belong, with its name, since it looks like one that does.
fn foreign_letter(letter: char) -> String {
    let code = u32::from(letter);
    match letter {
        'Ѐ'..='ԯ' if !"ѳѲӊӉҥҤ".contains(letter) => {
            format!("the Cyrillic letter `{letter}` (U+{code:04X}) among Latin ones")
        }
        _ if letter.is_ascii() || ('À'..='ɏ').contains(&letter) => {
            format!("the Latin letter `{letter}` (U+{code:04X}) among Cyrillic ones")
        }
        _ => format!("the letter `{letter}` (U+{code:04X}), which belongs to another alphabet,"),
    }
}

fn codes(languages: &[Lang]) -> String {
    languages.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(", ")
}

fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn variables_listed(variables: &[String]) -> String {
    if variables.is_empty() {
        return "no variable".into();
    }
    variables.iter().map(|variable| format!("`${variable}`")).collect::<Vec<_>>().join(", ")
}

/// A text on one line, at most sixty characters of it.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
