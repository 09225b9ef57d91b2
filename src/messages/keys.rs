//! The keys of messages that depend on a reason or a type.

use crate::foundation::diagnostics::{
    DateError, Expected, FileError, ImageError, MarkupError, OutlinesError, SyntaxError, TotalOf,
};

/// Returns the key of a YAML syntax error, and the parser's message or the character it is about.
pub(super) fn syntax(fault: &SyntaxError) -> (&'static str, String) {
    let key = match fault {
        SyntaxError::ColonInValue => "yaml-colon-in-value",
        SyntaxError::NoColon => "yaml-no-colon",
        SyntaxError::NoSpaceAfterColon => "yaml-no-space-after-colon",
        SyntaxError::NoBraces => "yaml-no-braces",
        SyntaxError::CommaInText => "yaml-comma-in-text",
        SyntaxError::CommaInNumber => "yaml-comma-in-number",
        SyntaxError::HashInText => "yaml-hash-in-text",
        SyntaxError::Unquoted => "yaml-unquoted",
        SyntaxError::Indentation => "yaml-indentation",
        SyntaxError::Tab => "yaml-tab",
        SyntaxError::OddSpace => "yaml-odd-space",
        SyntaxError::NoSpace => "yaml-no-space",
        SyntaxError::TextAfterBracket => "yaml-behind-bracket",
        SyntaxError::QuoteInside => "yaml-quote-inside",
        SyntaxError::UnclosedBracket => "yaml-unclosed-bracket",
        SyntaxError::NoComma => "yaml-no-comma",
        SyntaxError::UnclosedQuote => "yaml-unclosed-quote",
        SyntaxError::UnquotedIndicator(character) => return ("yaml-unquoted-sign", character.to_string()),
        SyntaxError::SeveralDocuments => "yaml-several-documents",
        SyntaxError::Other => "yaml-other",
    };
    (key, String::new())
}

pub(super) fn date(fault: DateError) -> &'static str {
    match fault {
        DateError::NoSuchDay => "no-such-day",
        DateError::NoSuchTime => "no-such-time",
        DateError::EndBeforeStart => "end-before-start",
    }
}

pub(super) fn bad_outlines(error: &OutlinesError) -> &'static str {
    match error {
        OutlinesError::TooLarge { .. } => "outlines-too-large",
        OutlinesError::NotJson { .. } => "outlines-not-json",
        OutlinesError::NotGeoJson => "outlines-not-geojson",
        OutlinesError::NoPolygons => "outlines-no-polygons",
        OutlinesError::NotDegrees => "outlines-not-degrees",
    }
}

pub(super) fn bad_picture(fault: &ImageError) -> &'static str {
    match fault {
        ImageError::Unknown => "picture-unknown",
        ImageError::Empty => "picture-empty",
        ImageError::Foreign { .. } => "picture-foreign",
        ImageError::Mislabelled { .. } => "picture-mislabelled",
        ImageError::Truncated => "picture-truncated",
        ImageError::Damaged => "picture-damaged",
        ImageError::Unusual => "picture-unusual",
        ImageError::Inks => "picture-inks",
        ImageError::Animated => "picture-animated",
        ImageError::TooLarge { .. } => "picture-too-large",
        ImageError::Heavy { .. } => "picture-heavy",
        ImageError::Repeated { .. } => "picture-repeated",
        ImageError::Active { .. } => "picture-active",
    }
}

pub(super) fn missing_file(fault: &FileError) -> &'static str {
    match fault {
        FileError::Absent | FileError::Near { .. } | FileError::Elsewhere { .. } => "file-absent",
        FileError::LinkOutside => "file-link-outside",
        FileError::Special => "file-special",
        FileError::Unreadable { .. } => "file-unreadable",
        FileError::NoSite => "file-no-site",
        FileError::Name => "file-name",
    }
}

pub(super) fn expected_key(expected: &Expected) -> &'static str {
    match expected {
        Expected::Map => "expected-map",
        Expected::List => "expected-list",
        Expected::Record => "expected-record",
        Expected::Text => "expected-text",
        Expected::LocalizedText => "expected-localized-text",
        Expected::Id => "expected-id",
        Expected::Slug => "expected-slug",
        Expected::Day => "expected-day",
        Expected::Timestamp => "expected-moment",
        Expected::Time => "expected-time",
        Expected::Count => "expected-count",
        Expected::WholeNumber => "expected-whole-number",
        Expected::Money => "expected-money",
        Expected::Amount => "expected-amount",
        Expected::Currency => "expected-currency",
        Expected::Point => "expected-point",
        Expected::Url => "expected-url",
        Expected::Phone => "expected-phone",
        Expected::Email => "expected-email",
        Expected::TimeZone => "expected-time-zone",
        Expected::YesNo => "expected-yes-no",
        Expected::Rule => "expected-rule",
        Expected::Path => "expected-path",
        Expected::Command => "expected-command",
        Expected::Evidence => "expected-evidence",
        Expected::OneOf(_) => "expected-one-of",
    }
}

/// Returns the code point of a character, as Unicode writes it.
pub(super) fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

pub(super) const fn literal_markup(error: MarkupError) -> &'static str {
    match error {
        MarkupError::Emphasis => "literal-emphasis",
        MarkupError::EmphasisUnclosed => "literal-emphasis-unclosed",
        MarkupError::Link => "literal-link",
        MarkupError::ImageSpace => "literal-image-space",
        MarkupError::DefinitionUnused => "literal-definition-unused",
        MarkupError::TabTable => "literal-tab-table",
        MarkupError::LanguageMark => "literal-language-mark",
        MarkupError::CodeUnclosed => "literal-code-unclosed",
        MarkupError::TextInTable => "literal-text-in-table",
        MarkupError::FootnoteColon => "literal-footnote-colon",
        MarkupError::Heading => "literal-heading",
        MarkupError::ListItem => "literal-list-item",
        MarkupError::Indented => "literal-indented",
        MarkupError::LineEnd => "literal-line-end",
        MarkupError::Table => "literal-table",
        MarkupError::TableCells { .. } => "literal-table-cells",
        MarkupError::FootnoteMissing => "literal-footnote-missing",
        MarkupError::FootnoteUnused => "literal-footnote-unused",
        MarkupError::FootnoteTwice => "literal-footnote-twice",
        MarkupError::Underline => "literal-underline",
        MarkupError::Invisible(_) => "literal-invisible",
        MarkupError::Symbol(_) => "literal-symbol",
    }
}

pub(super) const fn forbidden_character(c: char) -> &'static str {
    match c {
        '\u{fffd}' => "character-lost",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "character-direction",
        _ => "character-forbidden",
    }
}

/// Returns the key that names the script of a look-alike letter.
pub(super) fn letter_key(letter: char) -> &'static str {
    match letter {
        'Ѐ'..='ԯ' if !"ѳѲӊӉҥҤұҰқҚғҒәӘіІһҺўЎӯӮҗҖ".contains(letter) => "letter-cyrillic",
        _ if letter.is_ascii() || ('À'..='ɏ').contains(&letter) => "letter-latin",
        _ => "letter-foreign",
    }
}

pub(super) fn total(of: TotalOf) -> &'static str {
    match of {
        TotalOf::Municipalities => "municipalities",
        TotalOf::Participants => "participants",
        TotalOf::Districts => "districts",
        TotalOf::Visits => "visits",
        TotalOf::WomenAndMen => "women-and-men",
        TotalOf::Youth => "youth",
        TotalOf::Guests => "guests",
    }
}
