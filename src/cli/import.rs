//! The `import` command: converts a Word file into a draft press release. It never overwrites.

use std::fs::File;
use std::io::Read;

use super::args::{Args, Import};
use super::error::{CliError, EXIT_OK, display_path};
use super::output::print_line;
use super::{create_file, session};
use crate::authoring::import::{Contact, ImportContext, ImportError, ImportWarning, import};
use crate::foundation::lang::Lang;
use crate::language;
use crate::messages::Messages;
use crate::model::parse::parse;
use crate::source::input::Now;
use crate::source::yaml::Id;

/// The size limit of a Word file, in bytes.
const MAX_BYTES: u64 = 100 << 20;

/// Writes the release and its pictures, and prints what the author has to review.
pub(super) fn run(args: &Args, options: &Import, messages: &Messages) -> Result<u8, CliError> {
    let now = Now::Instant(session::now(messages)?);
    let parsed = parse(&session::read_sources(&args.root, now, messages)?, None).value;
    let today = match &parsed.config {
        Some(config) => now.in_zone(&config.time_zone).date(),
        None => now.in_zone(&jiff::tz::TimeZone::UTC).date(),
    };
    let file = display_path(&options.docx);
    let unreadable = |error| CliError::unreadable(messages, &options.docx, &error);
    let mut bytes = Vec::new();
    File::open(&options.docx).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    let people = parsed.records.people.valid.iter().map(|person| Contact {
        id: &person.id,
        email: person.email.as_ref().map(|email| email.0.as_str()),
        phone: person.phone.as_ref().map(|phone| phone.0.as_str()),
    });
    let context = ImportContext { today, people: people.collect() };
    let usage_error = |error: &ImportError| CliError::usage(error_message(error, &file, messages));
    if bytes.len() as u64 > MAX_BYTES {
        return Err(usage_error(&ImportError::TooLarge));
    }
    let lang = options.language.as_deref().and_then(Lang::from_code).or_else(|| match &parsed.languages[..] {
        [only] => Some(*only),
        _ => None,
    });
    let release = import(&bytes, lang, &context).map_err(|error| usage_error(&error))?;

    let name = options.slug.as_deref().unwrap_or(&release.title);
    let slug = Id::new(name).or_else(|| Id::new(&language::short_slug(name)));
    let slug = slug.ok_or_else(|| CliError::usage(messages.format("no-slug", &[("title", name.into())])))?;
    CliError::refuse_reserved(messages, &slug)?;
    // A release with pictures gets a directory of its own.
    let path = match release.pictures.is_empty() {
        true => format!("content/press/{slug}.{}.md", release.lang),
        false => format!("content/press/{slug}/index.{}.md", release.lang),
    };
    let create = |path: &str, bytes: &[u8]| create_file::create(args, &args.root, path, bytes, messages);
    let candidates = [
        format!("content/press/{slug}.{}.md", release.lang),
        format!("content/press/{slug}/index.{}.md", release.lang),
    ];
    if let Some(taken) = candidates.into_iter().find(|path| args.root.join(path).exists()) {
        return Err(CliError::usage(messages.format("exists", &[("file", taken.into())])));
    }
    create(&path, release.text.as_bytes())?;
    for (name, bytes) in &release.pictures {
        create(&format!("content/press/{slug}/{name}"), bytes)?;
    }
    for warning in &release.warnings {
        print_line(args, &format!("- {}", warning_message(warning, messages)));
    }
    print_line(args, &messages.get("import-draft"));
    Ok(EXIT_OK)
}

fn error_message(error: &ImportError, file: &str, messages: &Messages) -> String {
    let file = ("file", file.into());
    match error {
        ImportError::NotWord => messages.format("import-not-word", &[file]),
        ImportError::OldOrLocked => messages.format("import-old", &[file]),
        ImportError::TooLarge => messages.format("import-large", &[file]),
        ImportError::Broken(part) => messages.format("import-broken", &[file, ("part", part.as_str().into())]),
        ImportError::Empty => messages.format("import-empty", &[file]),
    }
}

fn warning_message(warning: &ImportWarning, messages: &Messages) -> String {
    match warning {
        ImportWarning::Deleted(count) => messages.format("import-deleted", &[("count", (*count).into())]),
        ImportWarning::Inserted(count) => messages.format("import-inserted", &[("count", (*count).into())]),
        ImportWarning::NotesLeft(count) => messages.format("import-notes", &[("count", (*count).into())]),
        ImportWarning::PictureLeft(name) => messages.format("import-picture", &[("name", name.as_str().into())]),
        ImportWarning::PictureWithoutText(name) => messages.format("import-alt", &[("name", name.as_str().into())]),
        ImportWarning::Capitals => messages.get("import-capitals"),
        ImportWarning::TitleUnsure => messages.get("import-title"),
        ImportWarning::DateUnsure => messages.get("import-date"),
        ImportWarning::PlaceUnsure(line) => messages.format("import-place", &[("line", line.as_str().into())]),
        ImportWarning::ContactMoved(person) => messages.format("import-person", &[("person", person.as_str().into())]),
        ImportWarning::ContactsLeft => messages.get("import-contacts"),
    }
}
