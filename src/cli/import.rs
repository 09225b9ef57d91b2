//! The `import` command: converts Word files into draft press releases. It never overwrites.

mod files;
mod target;
mod warning;

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use super::args::{Args, Import};
use super::error::{CliError, EXIT_OK, display_path};
use super::output::print_line;
use super::{create_file, session};
use crate::authoring::import::{Contact, ImportContext, ImportError, ImportWarning, SharedFacts, import};
use crate::foundation::lang::Lang;
use crate::language;
use crate::messages::Messages;
use crate::model::parse::{Parsed, parse};
use crate::source::input::Now;
use crate::source::yaml::Id;
use target::Target;

/// The size limit of a Word file, in bytes.
const MAX_BYTES: u64 = 100 << 20;

/// Imports the files one by one. A file that cannot be imported does not stop the others.
pub(super) fn run(args: &Args, options: &Import, messages: &Messages) -> Result<u8, CliError> {
    let files =
        files::expanded(&options.docx).map_err(|(path, error)| CliError::unreadable(messages, &path, &error))?;
    if files.is_empty() {
        let file = options.docx.first().map(|path| display_path(path)).unwrap_or_default();
        return Err(CliError::usage(messages.format("import-no-files", &[("file", file.into())])));
    }
    if options.slug.is_some() && files.len() > 1 {
        return Err(CliError::usage(messages.get("import-one-slug")));
    }
    let now = Now::Instant(session::now(messages)?);
    let (mut code, mut imported) = (EXIT_OK, 0);
    for file in &files {
        // Each file may belong to a release that the one before has made.
        let parsed = parse(&session::read_sources(&args.root, now, messages)?, None).value;
        if files.len() > 1 {
            print_line(args, &format!("{}:", display_path(file)));
        }
        match import_file(args, options, file, &parsed, now, messages) {
            Ok(()) => imported += 1,
            Err(error) if files.len() == 1 => return Err(error),
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "{}: {error}", messages.get("error"));
                code = code.max(error.code);
            }
        }
    }
    if imported > 0 {
        print_line(args, &messages.get("import-draft"));
    }
    Ok(code)
}

/// Writes the release and its pictures, and prints what the author has to review.
fn import_file(
    args: &Args,
    options: &Import,
    path: &Path,
    parsed: &Parsed,
    now: Now,
    messages: &Messages,
) -> Result<(), CliError> {
    let file = display_path(path);
    if files::is_lock(path) {
        return Err(CliError::usage(messages.format("import-lock", &[("file", file.into())])));
    }
    let usage_error = |error: &ImportError| CliError::usage(warning::error_message(error, &file, messages));
    let bytes = read(path).map_err(|error| CliError::unreadable(messages, path, &error))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(usage_error(&ImportError::TooLarge));
    }
    let today = match &parsed.config {
        Some(config) => now.in_zone(&config.time_zone).date(),
        None => now.in_zone(&jiff::tz::TimeZone::UTC).date(),
    };
    let lang = options.language.as_deref().and_then(Lang::from_code).or_else(|| match &parsed.languages[..] {
        [only] => Some(*only),
        _ => None,
    });
    let release = import(&bytes, lang, &context(parsed, today)).map_err(|error| usage_error(&error))?;

    let of_site = |lang: &Lang| release.texts.iter().find(|text| text.lang == *lang);
    let titled = parsed.languages.iter().find_map(of_site).or(release.texts.first());
    let name = options.slug.as_deref().or(titled.map(|text| text.title.as_str())).unwrap_or_default();
    let slug = Id::new(name).or_else(|| Id::new(&language::short_slug(name)));
    let slug = slug.ok_or_else(|| CliError::usage(messages.format("no-slug", &[("title", name.into())])))?;
    let target = Target::new(args, parsed, &slug, !release.pictures.is_empty());
    if let Some(taken) = release.texts.iter().find_map(|text| target.taken(text.lang)) {
        return Err(CliError::usage(messages.format("exists", &[("file", taken.into())])));
    }

    let create = |path: &str, bytes: &[u8]| create_file::create(args, &args.root, path, bytes, messages);
    let mut warnings = release.warnings;
    let pictures = target.pictures(&release.pictures);
    let date = release.texts.iter().find_map(|text| text.date);
    let person = release.texts.iter().find_map(|text| text.person.clone());
    for (at, text) in release.texts.iter().enumerate() {
        // One file states what all languages share.
        let shared = match (at, target.sibling()) {
            (0, None) => SharedFacts { date: date.or(Some(today)), person: person.clone(), is_draft: true },
            (0, Some(_)) => SharedFacts { person: target.person(person.clone()), ..SharedFacts::default() },
            _ => SharedFacts::default(),
        };
        create(&target.file(text.lang), text.markdown(&shared, &pictures).as_bytes())?;
        let known = target.date().or(date.filter(|_| target.sibling().is_none()));
        let differs = |date: &jiff::civil::Date| known.is_some_and(|known| known != *date);
        warnings.extend(text.date.filter(differs).map(ImportWarning::OtherDate));
    }
    for (name, bytes) in &release.pictures {
        if let Some(path) = target.new_picture(&pictures, name) {
            create(&path, bytes)?;
        }
    }
    match target.sibling() {
        Some(sibling) => {
            print_line(args, &format!("- {}", messages.format("import-shared", &[("file", sibling.into())])));
        }
        None if date.is_none() => warnings.push(ImportWarning::DateUnsure),
        None => {}
    }
    for warning in &warnings {
        print_line(args, &format!("- {}", warning::message(warning, messages)));
    }
    Ok(())
}

/// Returns the data of the site that the conversion uses.
fn context(parsed: &Parsed, today: jiff::civil::Date) -> ImportContext<'_> {
    let people = parsed.records.people.valid.iter().map(|person| Contact {
        id: &person.id,
        email: person.email.as_ref().map(|email| email.0.as_str()),
        phone: person.phone.as_ref().map(|phone| phone.0.as_str()),
    });
    let municipalities = parsed.records.municipalities.valid.iter().map(|record| (&record.name, &record.aliases));
    let districts = parsed.records.districts.valid.iter().map(|record| (&record.name, &record.aliases));
    let names = municipalities.chain(districts).flat_map(|(name, aliases)| {
        name.values.iter().map(|(_, name)| &**name).chain(aliases.iter().map(String::as_str))
    });
    ImportContext { today, people: people.collect(), places: names.collect() }
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
