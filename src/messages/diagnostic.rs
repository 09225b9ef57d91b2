//! Messages of diagnostics: the message, the help and the label of the related location.
//!
//! Maps each problem to a key and its variables. The sentences are in `diagnostic.ftl` of each
//! language. A message is one line without a full stop.

use jiff::civil::Date;

use crate::foundation::diagnostics::{
    ActualType, CardError, Expected, FactError, FileError, ImageError, Limit, LinkError, MarkupError, MessageError,
    OutlinesError, Problem, RecordKind, Section, TotalOf, UnreadKind,
};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Location, Position};
use crate::foundation::value::{Count, Day, Point};
use crate::language;
use crate::language::fluent::Arg;
use crate::language::suggest;
use crate::model::record::file_of;

use super::Messages;
use super::fix_help::MAX_SHOWN_FIX;
use super::html_advice::html_advice;
use super::keys::{
    bad_outlines, bad_picture, code, date, expected_key, forbidden_character, letter_key, literal_markup, missing_file,
    syntax, total,
};

impl Messages {
    /// Returns the message of a problem.
    pub fn message(&self, problem: &Problem) -> String {
        let say = |key: &str, args: &[(&str, Arg)]| self.format(key, args);
        match problem {
            Problem::InvalidEncoding { byte } => say("invalid-encoding", &[("byte", format!("0x{byte:02X}").into())]),
            Problem::NulByte => say("nul-byte", &[]),
            Problem::YamlSyntax { error, .. } => {
                let (key, detail) = syntax(error);
                say(key, &[("detail", detail.into())])
            }
            Problem::EmptyFile => say("file-empty", &[]),
            Problem::FrontMatterMissing => say("front-matter-missing", &[]),
            Problem::FrontMatterUnclosed => say("front-matter-unclosed", &[]),
            Problem::DuplicateKey { key, .. } => say("duplicate-key", &[("key", key.as_str().into())]),
            Problem::MissingDash { .. } => say("missing-dash", &[]),
            Problem::UnknownKey { key, .. } => say("unknown-key", &[("key", key.as_str().into())]),
            Problem::UnknownTextLanguage { key, .. } => say("not-of-site", &[("code", key.as_str().into())]),
            Problem::MissingKey { key, section } => {
                say("missing-key", &[("key", (*key).into()), ("subject", self.subject(*section).into())])
            }
            Problem::WrongType { expected, found, .. } => {
                let (expected, found) = (self.expected_value(expected), self.found_value(found));
                say("wrong-type", &[("expected", expected.into()), ("found", found.into())])
            }
            Problem::InvalidDate { text, fault } => say(date(*fault), &[("text", text.as_str().into())]),
            Problem::LimitExceeded(limit) => {
                let (key, number) = match limit {
                    Limit::Anchors => ("limit-anchors", 0),
                    Limit::Nesting { limit } => ("limit-nesting", *limit),
                    Limit::FileSize { limit_megabytes } => ("limit-file", *limit_megabytes),
                    Limit::ScalarSize { limit_megabytes } => ("limit-value", *limit_megabytes),
                    Limit::Records => ("limit-records", 0),
                    Limit::Number => ("limit-number", 0),
                    Limit::Hosts { limit } => ("limit-hosts", *limit),
                    Limit::Aliases { limit } => ("limit-aliases", *limit),
                    Limit::Menu { limit } => ("limit-menu", *limit),
                };
                say(key, &[("limit", number.into())])
            }
            Problem::DuplicateId { kind, id, .. } => {
                say("duplicate-id", &[("id", id.as_str().into()), ("kind", self.kind(*kind).into())])
            }
            Problem::UnknownReference { kind, id, actual: Some(actual), .. } => say(
                "reference-of-other-kind",
                &[("id", id.as_str().into()), ("kind", self.kind(*kind).into()), ("actual", self.kind(*actual).into())],
            ),
            Problem::UnknownReference { kind, id, .. } => {
                say("unknown-reference", &[("id", id.as_str().into()), ("kind", self.kind(*kind).into())])
            }
            Problem::NoRecords { kind, count } => {
                let file = file_of(*kind).unwrap_or_default();
                say("no-records", &[("file", file.into()), ("count", (*count).into())])
            }
            Problem::UnknownTheme { name, .. } => {
                say("unknown-reference", &[("id", name.as_str().into()), ("kind", self.section(Section::Theme).into())])
            }
            Problem::NoLanguageInName { .. } => say("no-language-in-name", &[]),
            Problem::EndingOfText { .. } => say("ending-of-text", &[]),
            Problem::CopyOfText { original } => say("copy-of-text", &[("original", original.as_str().into())]),
            Problem::NameNotSlug { name, .. } => say("name-not-slug", &[("name", name.as_str().into())]),
            Problem::MisnamedFile { .. } => say("misnamed-file", &[]),
            Problem::UnreadFile { .. } => say("unread-file", &[]),
            Problem::LanguageNotOfSite { code, .. } => say("not-of-site", &[("code", code.as_str().into())]),
            Problem::LanguageUnknown { code, .. } => say("language-unknown", &[("code", code.as_str().into())]),
            Problem::LanguageTwice { code } => say("language-twice", &[("code", code.as_str().into())]),
            Problem::ReservedName { name } => say("reserved-name", &[("name", name.as_str().into())]),
            Problem::AddressCollision { address, .. } => {
                say("address-collision", &[("address", address.as_str().into())])
            }
            Problem::ConflictingFact { key, .. } => say("conflicting-fact", &[("key", (*key).into())]),
            Problem::BrokenLink { link, fault } => {
                let (key, anchor) = match fault {
                    LinkError::Target | LinkError::Near { .. } | LinkError::Picture => ("link-target", ""),
                    LinkError::Unpublished { .. } => ("link-unpublished", ""),
                    LinkError::Anchor(anchor) => ("link-anchor", anchor.as_str()),
                    LinkError::NoPath => ("link-no-path", ""),
                    LinkError::NotAPage => ("link-not-a-page", ""),
                    LinkError::Outside => ("link-outside", ""),
                };
                say(key, &[("link", link.as_str().into()), ("anchor", anchor.into())])
            }
            Problem::MissingFile { file, fault } => {
                let key = missing_file(fault);
                let reason = match fault {
                    FileError::Unreadable { kind, system } => self.refusal(*kind, system),
                    _ => String::new(),
                };
                say(key, &[("file", file.as_str().into()), ("reason", reason.into())])
            }
            Problem::MissingAlt { image } => say("missing-alt", &[("image", image.as_str().into())]),
            Problem::BadPicture { file, fault } => {
                let mut args: Vec<(&str, Arg)> = vec![("file", file.as_str().into())];
                match fault {
                    ImageError::Foreign { kind } | ImageError::Mislabelled { kind, .. } => {
                        args.push(("kind", kind.as_str().into()));
                    }
                    ImageError::TooLarge { width, height, megapixels } => args.extend([
                        ("width", u64::from(*width).into()),
                        ("height", u64::from(*height).into()),
                        ("limit", (*megapixels).into()),
                    ]),
                    ImageError::Heavy { megabytes } => args.push(("limit", (*megabytes).into())),
                    ImageError::Repeated { limit } => args.push(("limit", (*limit).into())),
                    ImageError::Active { what } => args.push(("what", what.as_str().into())),
                    _ => {}
                }
                say(bad_picture(fault), &args)
            }
            Problem::BadOutlines(error) => {
                let limit = if let OutlinesError::TooLarge { megabytes } = error { *megabytes } else { 0 };
                say(bad_outlines(error), &[("limit", limit.into())])
            }
            Problem::UnsafeLink { scheme } if scheme == "//" => say("unsafe-slashes", &[]),
            Problem::UnsafeLink { scheme } => say("unsafe-link", &[("scheme", scheme.as_str().into())]),
            Problem::PictureElsewhere { .. } => say("picture-elsewhere", &[]),
            Problem::Template { message } => message.clone(),
            Problem::CardFailed { error } => match error {
                CardError::Svg(message) => say("card-svg", &[("message", message.as_str().into())]),
                CardError::Renderer => say("card-renderer", &[]),
                CardError::TooHeavy { kilobytes } => say("card-too-heavy", &[("limit", (*kilobytes).into())]),
            },
            Problem::Theme(error) => self.theme_message(error),
            Problem::Included { problem, .. } => self.message(problem),
            Problem::PageFailed { message } => say("page-failed", &[("message", message.as_str().into())]),
            Problem::TemplateMissing { template } => say("template-missing", &[("template", template.as_str().into())]),
            Problem::InterfaceText { key, fault } => self.interface_text(key, fault),
            Problem::RawHtml { html } => say("raw-html", &[("html", shorten(html).into())]),
            Problem::HeadingAttribute { attribute } => {
                say("heading-attribute", &[("attribute", attribute.as_str().into())])
            }
            Problem::PageUntranslated { lang, .. } => {
                say("page-untranslated", &[("language", self.language(*lang).into())])
            }
            Problem::TextUntranslated { lang, plain: Some(own) } => {
                let args = [("own", self.language(*own).into()), ("language", self.language(*lang).into())];
                say("text-only-in", &args)
            }
            Problem::TextUntranslated { lang, plain: None } => {
                say("text-untranslated", &[("language", self.language(*lang).into())])
            }
            Problem::EmptyText { .. } => say("text-empty", &[]),
            Problem::TranslationOutdated { .. } => say("translation-outdated", &[]),
            Problem::TotalMismatch { of, stated, parts } => {
                let key = format!("total-{}", total(*of));
                say(&key, &[("stated", stated.to_string().into()), ("parts", self.sum(parts).into())])
            }
            Problem::StatusOutdated { status, last } => {
                say("status-outdated", &[("status", (*status).into()), ("day", last.to_string().into())])
            }
            Problem::Fact(error) => self.fact_message(error),
            Problem::PhoneLength(length) => self.phone_message(length),
            Problem::UrlCredentials => say("url-credentials", &[]),
            Problem::ResultsOverdue { held, days } => {
                let days = u64::try_from(*days).unwrap_or(0);
                say("results-overdue", &[("day", self.day(*held).into()), ("days", days.into())])
            }
            Problem::CommitmentOverdue { due } => say("commitment-overdue", &[("day", due.to_string().into())]),
            Problem::WrongLanguage { expected, found } => {
                let args = [("found", self.language(*found).into()), ("expected", self.language(*expected).into())];
                say("wrong-language", &args)
            }
            Problem::KyrgyzLetters { word, .. } => say("kyrgyz-letters", &[("word", word.as_str().into())]),
            Problem::MixedScript { word, letter, .. } => {
                let args = [
                    ("letter", letter.to_string().into()),
                    ("code", code(*letter).into()),
                    ("word", word.as_str().into()),
                ];
                say(letter_key(*letter), &args)
            }
            Problem::NumberMismatch { figure, lang, other } => {
                let key = if other.is_some() { "number-mismatch" } else { "number-mismatch-beside" };
                let file = other.as_ref().map(ToString::to_string).unwrap_or_default();
                let language = self.language(*lang);
                say(key, &[("figure", figure.as_str().into()), ("language", language.into()), ("file", file.into())])
            }
            Problem::WeekdayMismatch { date, stated } => {
                let name = |from_monday: i8| -> Arg { self.get(&format!("weekday-{from_monday}")).into() };
                let real = date.weekday().to_monday_zero_offset();
                let args = [("day", date.to_string().into()), ("real", name(real)), ("stated", name(*stated))];
                say("weekday-mismatch", &args)
            }
            Problem::UnexplainedAbbreviation { abbreviation } => {
                say("unexplained-abbreviation", &[("abbreviation", abbreviation.as_str().into())])
            }
            Problem::UnbalancedQuote { mark } => say("unbalanced-quote", &[("mark", mark.to_string().into())]),
            Problem::LiteralMarkup { written, error, .. } => {
                let mut args = vec![("written", written.as_str().into())];
                match error {
                    MarkupError::TableCells { cells, columns } => {
                        args.extend([("cells", u64::from(*cells).into()), ("columns", u64::from(*columns).into())]);
                    }
                    MarkupError::Invisible(c) | MarkupError::Symbol(c) => args.push(("code", code(*c).into())),
                    _ => {}
                }
                say(literal_markup(*error), &args)
            }
            Problem::DecomposedLetter { written, .. } => say("letter-decomposed", &[("word", written.as_str().into())]),
            Problem::ForbiddenCharacter { character } => {
                say(forbidden_character(*character), &[("code", code(*character).into())])
            }
            Problem::CutText { rest, .. } => say("cut-text", &[("rest", rest.as_str().into())]),
        }
    }

    /// Returns the help for a problem, if there is more to say than the message.
    pub fn help(&self, problem: &Problem) -> Option<String> {
        let say = |key: &str, args: &[(&str, Arg)]| Some(self.format(key, args));
        let meant = |closest_match: &str| say("help-did-you-mean", &[("nearest", closest_match.into())]);
        if let Some(help) = problem.fix().and_then(|fix| self.fix_help(problem, fix)) {
            return Some(help);
        }
        match problem {
            Problem::InvalidEncoding { .. } => say("help-encoding", &[]),
            Problem::NulByte => say("help-nul-byte", &[]),
            Problem::YamlSyntax { error, .. } => {
                let (key, detail) = syntax(error);
                say(&format!("help-{key}"), &[("detail", detail.into())])
            }
            Problem::EmptyFile => say("help-file-empty", &[]),
            Problem::FrontMatterMissing => say("help-front-matter-missing", &[]),
            Problem::FrontMatterUnclosed => say("help-front-matter-unclosed", &[]),
            Problem::DuplicateKey { .. } => say("help-duplicate-key", &[]),
            Problem::MissingDash { .. } => say("help-missing-dash", &[]),
            // In a flow mapping, the digits after a comma are parsed as a key.
            Problem::UnknownKey { key, .. } if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()) => {
                say("help-comma-number", &[])
            }
            Problem::UnknownKey { known, .. } => say("help-unknown-key", &[("known", quoted_list(known).into())]),
            Problem::UnknownTextLanguage { languages, .. } => {
                say("help-languages", &[("codes", codes(languages).into())])
            }
            Problem::MissingKey { key, .. } => say("help-missing-key", &[("key", (*key).into())]),
            Problem::WrongType { expected: Expected::OneOf(_), found, .. } => match found {
                ActualType::Scalar(_) => say("help-one-of", &[]),
                _ => None,
            },
            Problem::WrongType { expected, .. } => say(&format!("help-{}", expected_key(expected)), &[]),
            Problem::InvalidDate { fault, .. } => say(&format!("help-{}", date(*fault)), &[]),
            Problem::LimitExceeded(Limit::Anchors) => say("help-limit-anchors", &[]),
            Problem::LimitExceeded(Limit::Nesting { .. }) => say("help-limit-nesting", &[]),
            Problem::LimitExceeded(Limit::Number) => say("help-limit-number", &[]),
            Problem::LimitExceeded(Limit::Hosts { .. }) => say("help-limit-hosts", &[]),
            Problem::LimitExceeded(Limit::Aliases { .. }) => say("help-limit-aliases", &[]),
            Problem::LimitExceeded(Limit::Menu { .. }) => say("help-limit-menu", &[]),
            Problem::LimitExceeded(_) => say("help-limit-size", &[]),
            Problem::DuplicateId { .. } => say("help-duplicate-id", &[]),
            Problem::UnknownTheme { closest_match: Some(closest_match), .. } => meant(closest_match),
            Problem::UnknownReference { kind, actual: Some(_), .. } => {
                let file = file_of(*kind).unwrap_or_default();
                say("help-reference-of-other-kind", &[("kind", self.kind(*kind).into()), ("file", file.into())])
            }
            Problem::UnknownReference { kind: RecordKind::Press, .. } => say("help-press", &[]),
            Problem::UnknownReference { kind: RecordKind::Page, .. } => say("help-page", &[]),
            Problem::UnknownReference { kind, .. } => say("help-record", &[("file", file_of(*kind)?.into())]),
            Problem::NoRecords { kind, .. } => say("help-no-records", &[("file", file_of(*kind)?.into())]),
            Problem::UnknownTheme { .. } => say("help-theme", &[]),
            Problem::CopyOfText { .. } => say("help-copy-of-text", &[]),
            Problem::MisnamedFile { right } => say("help-misnamed-file", &[("right", right.as_str().into())]),
            Problem::UnreadFile { name, kind } => {
                let key = match kind {
                    UnreadKind::Word => "help-unread-word",
                    UnreadKind::Table => "help-unread-table",
                    UnreadKind::Download => "help-unread-download",
                    UnreadKind::Other => "help-unread-other",
                };
                say(key, &[("name", name.as_str().into())])
            }
            Problem::NoLanguageInName { rename }
            | Problem::NameNotSlug { rename, .. }
            | Problem::EndingOfText { rename } => say("help-rename", &[("name", rename.as_str().into())]),
            Problem::LanguageNotOfSite { languages, rename, .. } => {
                say("help-not-of-site", &[("codes", codes(languages).into()), ("name", rename.as_str().into())])
            }
            Problem::LanguageTwice { .. } => say("help-language-twice", &[]),
            Problem::LanguageUnknown { .. } => say("help-language-unknown", &[("codes", codes(&Lang::ALL).into())]),
            Problem::ReservedName { name } => say("help-reserved-name", &[("name", name.as_str().into())]),
            Problem::AddressCollision { .. } => say("help-address-collision", &[]),
            Problem::ConflictingFact { key, .. } => say("help-conflicting-fact", &[("key", (*key).into())]),
            Problem::BrokenLink { fault: LinkError::Picture, .. } => say("help-literal-image-space", &[]),
            Problem::BrokenLink { fault: LinkError::NoPath, .. } => say("help-link-no-path", &[]),
            Problem::BrokenLink { fault: LinkError::NotAPage, .. } => say("help-link-not-a-page", &[]),
            Problem::BrokenLink { fault: LinkError::Outside, .. } => say("help-link-outside", &[]),
            Problem::BrokenLink { fault: LinkError::Near { link }, .. } => meant(link),
            Problem::BrokenLink { fault: LinkError::Unpublished { name }, .. } => {
                say("help-unread-download", &[("name", name.as_str().into())])
            }
            Problem::BrokenLink { link, .. } if link.starts_with("www.") => say("help-link-www", &[]),
            Problem::BrokenLink { link, .. } => {
                let scheme = link.split_once(':').and_then(|(word, id)| {
                    let meant = suggest(word, RecordKind::schemes().collect::<Vec<_>>())?;
                    Some(format!("{}:{id}", meant.word))
                });
                scheme.map_or_else(|| say("help-link", &[]), |link| meant(&link))
            }
            Problem::MissingFile { fault: FileError::Near { name }, .. } => {
                say("help-file-near", &[("name", name.as_str().into())])
            }
            Problem::MissingFile { fault: FileError::Elsewhere { name, to }, .. } => {
                say("help-file-move", &[("name", name.as_str().into()), ("to", to.as_str().into())])
            }
            Problem::MissingFile { file, fault: FileError::Absent } if file.ends_with(".geojson") => {
                say("help-file-outlines", &[])
            }
            Problem::MissingFile { fault, .. } => say(&format!("help-{}", missing_file(fault)), &[]),
            Problem::MissingAlt { .. } => say("help-missing-alt", &[]),
            Problem::BadPicture { fault, .. } => {
                let ending = match fault {
                    ImageError::Mislabelled { ending, .. } => ending.as_str(),
                    _ => "",
                };
                say(&format!("help-{}", bad_picture(fault)), &[("ending", ending.into())])
            }
            Problem::UnsafeLink { scheme }
                if scheme.starts_with('h') && suggest(scheme, ["http", "https"]).is_some() =>
            {
                meant("https:")
            }
            Problem::UnsafeLink { scheme } if scheme == "file" || scheme.len() == 1 => say("help-link-local", &[]),
            Problem::BadOutlines(error) => say(&format!("help-{}", bad_outlines(error)), &[]),
            Problem::UnsafeLink { scheme } => match suggest(scheme, RecordKind::schemes().collect::<Vec<_>>()) {
                Some(meant_scheme) => meant(&format!("{}:", meant_scheme.word)),
                None => say("help-unsafe-link", &[]),
            },
            Problem::PictureElsewhere { .. } => say("help-picture-elsewhere", &[]),
            Problem::Theme(error) => self.theme_help(error),
            Problem::Included { problem, through } => {
                let place = |place: &Location| match place.at {
                    Position::LineColumn(line, column) => format!("{}:{line}:{column}", place.path),
                    _ => place.path.to_string(),
                };
                let places: Vec<String> = through.iter().map(place).collect();
                let included = self.format("help-included", &[("places", places.join(" ← ").into())]);
                Some(self.help(problem).map_or(included.clone(), |help| format!("{help}\n{included}")))
            }
            Problem::InterfaceText { fault, .. } => match fault {
                MessageError::Missing { lang } => say("help-string-missing", &[("code", lang.code().into())]),
                MessageError::Variables { .. } => say("help-string-variables", &[]),
                MessageError::Unknown { closest_match: Some(closest_match) } => meant(closest_match),
                _ => None,
            },
            Problem::RawHtml { html } => {
                let (key, tag, address) = html_advice(html);
                say(key, &[("tag", tag.into()), ("address", address.into())])
            }
            Problem::PageUntranslated { expected_file, from, .. } => say(
                "help-page-untranslated",
                &[("file", expected_file.to_string().into()), ("language", self.language(*from).into())],
            ),
            Problem::EmptyText { shown: None } => say("help-text-empty", &[]),
            Problem::EmptyText { shown: Some(lang) } => {
                say("help-text-empty-translation", &[("language", self.language(*lang).into())])
            }
            Problem::TextUntranslated { lang, plain: Some(own) } => {
                say("help-text-only-in", &[("own", own.code().into()), ("code", lang.code().into())])
            }
            Problem::TextUntranslated { lang, plain: None } => {
                say("help-text-untranslated", &[("code", lang.code().into())])
            }
            Problem::TranslationOutdated { file } => {
                say("help-translation-outdated", &[("file", file.to_string().into())])
            }
            Problem::TotalMismatch { of, .. } => match of {
                TotalOf::Municipalities | TotalOf::Participants => say("help-total-guests", &[]),
                TotalOf::Visits => say("help-total-visits", &[]),
                _ => say("help-total", &[]),
            },
            Problem::StatusOutdated { .. } => say("help-status-outdated", &[]),
            Problem::Fact(error) => Some(self.fact_help(error)),
            Problem::PhoneLength(_) => say("help-phone-length", &[]),
            Problem::UrlCredentials => say("help-url-credentials", &[]),
            Problem::ResultsOverdue { .. } => say("help-results-overdue", &[]),
            Problem::CommitmentOverdue { .. } => say("help-commitment-overdue", &[]),
            Problem::WrongLanguage { found, .. } => say("help-wrong-language", &[("code", found.code().into())]),
            Problem::KyrgyzLetters { restored, .. } => {
                say("help-kyrgyz-letters", &[("word", restored.as_str().into())])
            }
            Problem::MixedScript { right: Some(letter), fix: Some(fix), .. } => {
                say("help-letter", &[("letter", letter.as_str().into()), ("word", fix.new.as_str().into())])
            }
            Problem::MixedScript { .. } => say("help-letter-unknown", &[]),
            Problem::NumberMismatch { .. } => say("help-number-mismatch", &[]),
            Problem::WeekdayMismatch { .. } => say("help-weekday-mismatch", &[]),
            Problem::UnexplainedAbbreviation { .. } => say("help-unexplained-abbreviation", &[]),
            Problem::UnbalancedQuote { .. } => say("help-unbalanced-quote", &[]),
            Problem::LiteralMarkup { error, written, works, edits } => {
                let help = match works.is_empty() {
                    true => {
                        let key = format!("help-{}", literal_markup(*error));
                        self.format(&key, &[("written", written.as_str().into())])
                    }
                    false => self.format("help-literal-markup", &[("works", works.as_str().into())]),
                };
                if edits.is_empty() { Some(help) } else { say("help-fixable", &[("help", help.into())]) }
            }
            Problem::DecomposedLetter { composed, .. } => {
                say("help-letter-decomposed", &[("word", composed.as_str().into())])
            }
            Problem::ForbiddenCharacter { character } => say(&format!("help-{}", forbidden_character(*character)), &[]),
            Problem::CutText { fix: Some(fix), .. } if fix.shown.chars().count() <= MAX_SHOWN_FIX => {
                say("help-cut-text-write", &[("shown", fix.shown.as_str().into())])
            }
            Problem::CutText { .. } => say("help-cut-text", &[]),
            Problem::CardFailed { error: CardError::TooHeavy { .. } } => say("help-card-too-heavy", &[]),
            Problem::CardFailed { error: CardError::Renderer } | Problem::PageFailed { .. } => {
                say("help-page-failed", &[])
            }
            Problem::CardFailed { error: CardError::Svg(_) } => None,
            Problem::Template { .. } | Problem::TemplateMissing { .. } | Problem::HeadingAttribute { .. } => None,
        }
    }

    /// Returns the related location of a problem, and its label.
    pub fn related<'p>(&self, problem: &'p Problem) -> Option<(&'p Location, String)> {
        let (place, key) = match problem {
            Problem::DuplicateKey { first, .. } | Problem::MissingDash { first } => (first, "related-key"),
            Problem::DuplicateId { first, .. } => (first, "related-id"),
            Problem::AddressCollision { first, .. } => (first, "related-address"),
            Problem::ConflictingFact { first, .. } => (first, "related-fact"),
            Problem::Fact(FactError::DuplicateRank { first, .. }) => (first, "related-rank"),
            _ => return None,
        };
        Some((place, self.get(key)))
    }

    /// Describes the expected value, and how to write it.
    pub fn expected(&self, expected: &Expected) -> String {
        let description = self.expected_value(expected);
        match expected {
            Expected::OneOf(_) => description,
            other => format!("{description}: {}", self.get(&format!("help-{}", expected_key(other)))),
        }
    }

    /// Returns the name of a record kind.
    pub fn kind(&self, kind: RecordKind) -> String {
        self.section(kind.into())
    }

    fn section(&self, section: Section) -> String {
        self.get(&format!("kind-{}", section.name()))
    }

    /// Formats a day in words, or as it is written in data.
    fn day(&self, date: Date) -> String {
        let lang = Lang::from_code(self.lang.code());
        lang.map_or_else(|| date.to_string(), |lang| language::date(lang, &Day::At(Point::Date(date))))
    }

    /// Returns the name of a site language.
    pub fn language(&self, lang: Lang) -> String {
        self.get(&format!("language-{lang}"))
    }

    /// Names the file or section in which a key is missing, as a place: `in this event`.
    fn subject(&self, section: Section) -> String {
        self.get(&format!("kind-{}.in", section.name()))
    }

    fn expected_value(&self, expected: &Expected) -> String {
        match expected {
            Expected::OneOf(messages) => self.format("expected-one-of", &[("words", quoted_list(messages).into())]),
            other => self.get(expected_key(other)),
        }
    }

    fn found_value(&self, found: &ActualType) -> String {
        match found {
            ActualType::Nothing => self.get("found-nothing"),
            ActualType::Map => self.get("expected-map"),
            ActualType::List => self.get("expected-list"),
            ActualType::Scalar(text) if text.is_empty() => self.get("found-nothing"),
            ActualType::Scalar(text) => format!("`{}`", shorten(text)),
        }
    }

    fn interface_text(&self, key: &str, fault: &MessageError) -> String {
        match fault {
            MessageError::Missing { lang } => {
                self.format("string-missing", &[("key", key.into()), ("language", self.language(*lang).into())])
            }
            MessageError::Variables { lang, variables, other, other_variables } => self.format(
                "string-variables",
                &[
                    ("key", key.into()),
                    ("variables", self.variables(variables).into()),
                    ("language", self.language(*lang).into()),
                    ("other-variables", self.variables(other_variables).into()),
                    ("other", self.language(*other).into()),
                ],
            ),
            MessageError::Syntax(message) => self.format("string-syntax", &[("detail", message.as_str().into())]),
            MessageError::TooDeep => self.get("string-too-deep"),
            MessageError::Unknown { .. } => self.format("string-unknown", &[("key", key.into())]),
            MessageError::Unresolved(error) => self.unformatted(key, error),
        }
    }

    fn variables(&self, variables: &[String]) -> String {
        if variables.is_empty() {
            return self.get("no-variable");
        }
        variables.iter().map(|variable| format!("`${variable}`")).collect::<Vec<_>>().join(", ")
    }

    fn sum(&self, parts: &[Count]) -> String {
        match parts.is_empty() {
            true => "0".to_owned(),
            false => parts.iter().map(Count::to_string).collect::<Vec<_>>().join(" + "),
        }
    }
}

fn codes(languages: &[Lang]) -> String {
    languages.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(", ")
}

fn quoted_list(messages: &[&str]) -> String {
    messages.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// Joins the lines of a text, shows its invisible edges, and cuts it after 60 characters.
fn shorten(text: &str) -> String {
    let inner = text.trim_matches(is_invisible);
    let start = text.find(inner).unwrap_or_default();
    let (before, after) = (&text[..start], &text[start + inner.len()..]);
    let line = inner.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = format!("{}{line}{}", visible(before), visible(after));
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Returns whether a character at the edge of a value cannot be seen.
fn is_invisible(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Shows each space as `␣`, and every other invisible character by its code.
fn visible(edge: &str) -> String {
    edge.chars()
        .map(|c| match c {
            ' ' => "␣".to_owned(),
            '\n' | '\r' => String::new(),
            c => format!("<U+{:04X}>", u32::from(c)),
        })
        .collect()
}
