//! The warnings of an import.

use crate::authoring::import::{ImportError, ImportWarning, LeftOut};
use crate::messages::Messages;

/// The number of characters of a text that a message repeats.
const MAX_CHARS: usize = 70;
/// The number of texts that a message repeats.
const MAX_TEXTS: usize = 20;

/// Returns the message of an error.
pub(super) fn error_message(error: &ImportError, file: &str, messages: &Messages) -> String {
    let file = ("file", file.into());
    let key = match error {
        ImportError::NotWord => "import-not-word",
        ImportError::EmptyFile => "import-no-bytes",
        ImportError::Cut => "import-cut",
        ImportError::Damaged => "import-damaged",
        ImportError::OldFormat => "import-old",
        ImportError::Encrypted => "import-password",
        ImportError::OtherFormat(format) => {
            return messages.format("import-other-format", &[file, ("format", (*format).into())]);
        }
        ImportError::TooLarge => "import-large",
        ImportError::Broken(part) => return messages.format("import-broken", &[file, ("part", part.as_str().into())]),
        ImportError::Empty => "import-empty",
    };
    messages.format(key, &[file])
}

/// Returns the message of a warning.
pub(super) fn message(warning: &ImportWarning, messages: &Messages) -> String {
    let text = |key: &str, text: &str| messages.format(key, &[("text", first_words(text).into())]);
    let name = |key: &str, name: &str| messages.format(key, &[("name", name.into())]);
    match warning {
        ImportWarning::LeftOut(kind, texts) => {
            let shown: Vec<String> = texts.iter().take(MAX_TEXTS).map(|text| first_words(text)).collect();
            let rest = if texts.len() > MAX_TEXTS { " …" } else { "" };
            let args = [("count", texts.len().into()), ("texts", format!("{}{rest}", shown.join(" · ")).into())];
            messages.format(left_out(*kind), &args)
        }
        ImportWarning::Inserted(count) => messages.format("import-inserted", &[("count", (*count).into())]),
        ImportWarning::PictureLeft(picture) => name("import-picture", picture),
        ImportWarning::PictureOutside(picture) => name("import-picture-outside", picture),
        ImportWarning::PictureUncropped(picture) => name("import-picture-uncropped", picture),
        ImportWarning::PictureTilted(picture) => name("import-picture-tilted", picture),
        ImportWarning::PictureShaped(picture) => name("import-picture-shaped", picture),
        ImportWarning::PictureWithoutText(picture) => name("import-alt", picture),
        ImportWarning::Diagram(words) => text("import-diagram", words),
        ImportWarning::UnknownSymbol(symbol) => name("import-symbol", symbol),
        ImportWarning::Raised(words) => text("import-raised", words),
        ImportWarning::Formula(formula) => text("import-formula", formula),
        ImportWarning::NestedTable(words) => text("import-nested-table", words),
        ImportWarning::TitleNote(words) => text("import-title-note", words),
        ImportWarning::Capitals => messages.get("import-capitals"),
        ImportWarning::TitleUnsure => messages.get("import-title"),
        ImportWarning::DateUnsure => messages.get("import-date"),
        ImportWarning::DatelineMoved(line) => text("import-dateline", line),
        ImportWarning::DateFromLine(line) => text("import-date-line", line),
        ImportWarning::LineKept(line) => text("import-line", line),
        ImportWarning::OtherDate(date) => messages.format("import-other-date", &[("date", date.to_string().into())]),
        ImportWarning::ContactMoved { person, text } => {
            let args = [("person", person.as_str().into()), ("text", first_words(text).into())];
            messages.format("import-person", &args)
        }
        ImportWarning::ContactsLeft => messages.get("import-contacts"),
        ImportWarning::TwoLanguages(words) => text("import-two-languages", words),
        ImportWarning::OtherLanguage(words) => text("import-other-language", words),
    }
}

fn left_out(kind: LeftOut) -> &'static str {
    match kind {
        LeftOut::Deleted => "import-left-deleted",
        LeftOut::Hidden => "import-left-hidden",
        LeftOut::Header => "import-left-header",
        LeftOut::Comment => "import-left-comment",
        LeftOut::Prompt => "import-left-prompt",
        LeftOut::Contents => "import-left-contents",
        LeftOut::FieldCode => "import-left-field-code",
        LeftOut::CoveredCell => "import-left-covered-cell",
        LeftOut::Chart => "import-left-chart",
        LeftOut::Embedded => "import-left-embedded",
        LeftOut::Label => "import-left-label",
        LeftOut::UnusedNote => "import-left-unused-note",
        LeftOut::StruckTitle => "import-left-struck-title",
        LeftOut::LinkTarget => "import-left-link-target",
    }
}

/// Returns the first words of a text, in quotation marks.
fn first_words(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut = match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => {
            let start = &text[..end];
            format!("{} …", &start[..start.rfind(' ').unwrap_or(end)])
        }
        None => text,
    };
    format!("«{cut}»")
}
