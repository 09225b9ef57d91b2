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
use crate::messages::Words;
use crate::model::parse::parse;
use crate::source::input::Now;
use crate::source::yaml::Id;

/// The size limit of a Word file, in bytes.
const MAX_BYTES: u64 = 100 << 20;

/// Writes the release and its pictures, and prints what the author has to review.
pub fn run(args: &Args, options: &Import, words: &Words) -> Result<u8, CliError> {
    let now = Now::Instant(session::now(words)?);
    let parsed = parse(&session::read_sources(&args.root, now, words)?, None).value;
    let today = match &parsed.config {
        Some(config) => now.in_zone(&config.time_zone).date(),
        None => now.in_zone(&jiff::tz::TimeZone::UTC).date(),
    };
    let file = display_path(&options.docx);
    let unreadable = |error| CliError::unreadable(words, &options.docx, &error);
    let mut bytes = Vec::new();
    File::open(&options.docx).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    let people = parsed.records.people.valid.iter().map(|person| Contact {
        id: &person.id,
        email: person.email.as_ref().map(|email| email.0.as_str()),
        phone: person.phone.as_ref().map(|phone| phone.0.as_str()),
    });
    let context = ImportContext { today, people: people.collect() };
    let refuse = |refusal: &ImportError| CliError::usage(import_error(refusal, &file, words));
    if bytes.len() as u64 > MAX_BYTES {
        return Err(refuse(&ImportError::TooLarge));
    }
    let lang = options.language.as_deref().and_then(Lang::from_code).or_else(|| match &parsed.languages[..] {
        [only] => Some(*only),
        _ => None,
    });
    let release = import(&bytes, lang, &context).map_err(|refusal| refuse(&refusal))?;

    let name = options.slug.as_deref().unwrap_or(&release.title);
    let slug = Id::new(name).or_else(|| Id::new(&language::short_slug(name)));
    let slug = slug.ok_or_else(|| CliError::usage(words.text("no-slug", &[("title", name.into())])))?;
    // A release with pictures gets a directory of its own.
    let path = match release.pictures.is_empty() {
        true => format!("content/press/{slug}.{}.md", release.lang),
        false => format!("content/press/{slug}/index.{}.md", release.lang),
    };
    let create = |path: &str, bytes: &[u8]| create_file::create(args, &args.root, path, bytes, words);
    let candidates = [
        format!("content/press/{slug}.{}.md", release.lang),
        format!("content/press/{slug}/index.{}.md", release.lang),
    ];
    if let Some(taken) = candidates.into_iter().find(|path| args.root.join(path).exists()) {
        return Err(CliError::usage(words.text("exists", &[("file", taken.into())])));
    }
    create(&path, release.text.as_bytes())?;
    for (name, bytes) in &release.pictures {
        create(&format!("content/press/{slug}/{name}"), bytes)?;
    }
    for warning in &release.warnings {
        print_line(args, &format!("- {}", remark_message(warning, words)));
    }
    print_line(args, &words.plain("import-draft"));
    Ok(EXIT_OK)
}

fn import_error(refusal: &ImportError, file: &str, words: &Words) -> String {
    let file = ("file", file.into());
    match refusal {
        ImportError::NotWord => words.text("import-not-word", &[file]),
        ImportError::OldOrLocked => words.text("import-old", &[file]),
        ImportError::TooLarge => words.text("import-large", &[file]),
        ImportError::Broken(part) => words.text("import-broken", &[file, ("part", part.as_str().into())]),
        ImportError::Empty => words.text("import-empty", &[file]),
    }
}

fn remark_message(warning: &ImportWarning, words: &Words) -> String {
    match warning {
        ImportWarning::Deleted(count) => words.text("import-deleted", &[("count", (*count).into())]),
        ImportWarning::Inserted(count) => words.text("import-inserted", &[("count", (*count).into())]),
        ImportWarning::NotesLeft(count) => words.text("import-notes", &[("count", (*count).into())]),
        ImportWarning::PictureLeft(name) => words.text("import-picture", &[("name", name.as_str().into())]),
        ImportWarning::PictureWithoutText(name) => words.text("import-alt", &[("name", name.as_str().into())]),
        ImportWarning::Capitals => words.plain("import-capitals"),
        ImportWarning::TitleUnsure => words.plain("import-title"),
        ImportWarning::DateUnsure => words.plain("import-date"),
        ImportWarning::PlaceUnsure(line) => words.text("import-place", &[("line", line.as_str().into())]),
        ImportWarning::ContactMoved(person) => words.text("import-person", &[("person", person.as_str().into())]),
        ImportWarning::ContactsLeft => words.plain("import-contacts"),
    }
}
