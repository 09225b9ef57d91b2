//! The names of the rules, as section 8 of the content model fixes them.

use std::fmt;

/// How grave a broken rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not published.
    Error,
    /// The site is published; the author should look.
    Warning,
}

impl Severity {
    /// The name used in every output format.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A rule, by its stable name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    InvalidEncoding,
    YamlSyntax,
    FrontMatter,
    DuplicateKey,
    UnknownKey,
    MissingKey,
    WrongType,
    InvalidDate,
    LimitExceeded,
    DuplicateId,
    UnknownReference,
    UnknownLanguage,
    AddressCollision,
    ConflictingFact,
    BrokenLink,
    MissingFile,
    MissingAlt,
    BadPicture,
    UnsafeLink,
    TemplateError,
    RawHtml,
    MissingTranslation,
    OutdatedTranslation,
    MissingString,
    WrongLanguage,
    MixedScript,
    NumberMismatch,
    TotalMismatch,
    WeekdayMismatch,
    StatusOutdated,
    ResultsOverdue,
    CommitmentOverdue,
    UnexplainedAbbreviation,
    UnbalancedQuotes,
    LiteralMarkup,
    CutText,
}

impl Rule {
    /// Every rule, in the order of the content model.
    pub const ALL: [Rule; 36] = [
        Rule::InvalidEncoding,
        Rule::YamlSyntax,
        Rule::FrontMatter,
        Rule::DuplicateKey,
        Rule::UnknownKey,
        Rule::MissingKey,
        Rule::WrongType,
        Rule::InvalidDate,
        Rule::LimitExceeded,
        Rule::DuplicateId,
        Rule::UnknownReference,
        Rule::UnknownLanguage,
        Rule::AddressCollision,
        Rule::ConflictingFact,
        Rule::BrokenLink,
        Rule::MissingFile,
        Rule::MissingAlt,
        Rule::BadPicture,
        Rule::UnsafeLink,
        Rule::TemplateError,
        Rule::RawHtml,
        Rule::MissingTranslation,
        Rule::OutdatedTranslation,
        Rule::MissingString,
        Rule::WrongLanguage,
        Rule::MixedScript,
        Rule::NumberMismatch,
        Rule::TotalMismatch,
        Rule::WeekdayMismatch,
        Rule::StatusOutdated,
        Rule::ResultsOverdue,
        Rule::CommitmentOverdue,
        Rule::UnexplainedAbbreviation,
        Rule::UnbalancedQuotes,
        Rule::LiteralMarkup,
        Rule::CutText,
    ];

    /// The stable name, in kebab-case.
    pub const fn name(self) -> &'static str {
        match self {
            Rule::InvalidEncoding => "invalid-encoding",
            Rule::YamlSyntax => "yaml-syntax",
            Rule::FrontMatter => "front-matter",
            Rule::DuplicateKey => "duplicate-key",
            Rule::UnknownKey => "unknown-key",
            Rule::MissingKey => "missing-key",
            Rule::WrongType => "wrong-type",
            Rule::InvalidDate => "invalid-date",
            Rule::LimitExceeded => "limit-exceeded",
            Rule::DuplicateId => "duplicate-id",
            Rule::UnknownReference => "unknown-reference",
            Rule::UnknownLanguage => "unknown-language",
            Rule::AddressCollision => "address-collision",
            Rule::ConflictingFact => "conflicting-fact",
            Rule::BrokenLink => "broken-link",
            Rule::MissingFile => "missing-file",
            Rule::MissingAlt => "missing-alt",
            Rule::BadPicture => "bad-picture",
            Rule::UnsafeLink => "unsafe-link",
            Rule::TemplateError => "template-error",
            Rule::RawHtml => "raw-html",
            Rule::MissingTranslation => "missing-translation",
            Rule::OutdatedTranslation => "outdated-translation",
            Rule::MissingString => "missing-string",
            Rule::WrongLanguage => "wrong-language",
            Rule::MixedScript => "mixed-script",
            Rule::NumberMismatch => "number-mismatch",
            Rule::TotalMismatch => "total-mismatch",
            Rule::WeekdayMismatch => "weekday-mismatch",
            Rule::StatusOutdated => "status-outdated",
            Rule::ResultsOverdue => "results-overdue",
            Rule::CommitmentOverdue => "commitment-overdue",
            Rule::UnexplainedAbbreviation => "unexplained-abbreviation",
            Rule::UnbalancedQuotes => "unbalanced-quotes",
            Rule::LiteralMarkup => "literal-markup",
            Rule::CutText => "cut-text",
        }
    }

    /// The rule of a name, or none.
    pub fn from_name(name: &str) -> Option<Rule> {
        Rule::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// Error or warning, as the content model says.
    pub const fn severity(self) -> Severity {
        match self {
            Rule::BadPicture
            | Rule::RawHtml
            | Rule::MissingTranslation
            | Rule::OutdatedTranslation
            | Rule::WrongLanguage
            | Rule::MixedScript
            | Rule::NumberMismatch
            | Rule::TotalMismatch
            | Rule::WeekdayMismatch
            | Rule::StatusOutdated
            | Rule::ResultsOverdue
            | Rule::CommitmentOverdue
            | Rule::UnexplainedAbbreviation
            | Rule::UnbalancedQuotes
            | Rule::LiteralMarkup
            | Rule::CutText => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
