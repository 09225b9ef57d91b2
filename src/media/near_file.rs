//! Files whose names resemble one that is missing.

use crate::foundation::diagnostics::{Diagnostic, FileError, LinkError, Problem, RecordKind, closest_match};
use crate::foundation::path::parent;
use crate::foundation::span::SourcePath;
use crate::language::{informal_email, informal_url};
use crate::source::input::Inputs;

const STATIC: &str = "content/static/";

/// Adds to each missing file the one that was probably meant.
///
/// A file in a folder that is not read is reported once, with the reference to it.
pub(crate) fn suggest_files(inputs: &Inputs, diagnostics: &mut Vec<Diagnostic>) {
    let mut elsewhere = Vec::new();
    for diagnostic in diagnostics.iter_mut() {
        let from = diagnostic.location.path.clone();
        match &mut diagnostic.problem {
            Problem::MissingFile { file, fault } if *fault == FileError::Absent => match near(inputs, &from, file) {
                Some(Near::Name(name)) => *fault = FileError::Near { name },
                Some(Near::Move { name, to }) => {
                    elsewhere.push(name.clone());
                    *fault = FileError::Elsewhere { name, to };
                }
                None => {}
            },
            Problem::BrokenLink { link, fault } if matches!(fault, LinkError::Target | LinkError::Outside) => {
                match meant_link(inputs, &from, link) {
                    Some(Near::Name(meant)) => *fault = LinkError::Near { link: meant },
                    Some(Near::Move { name, to }) => {
                        elsewhere.push(name);
                        *fault = LinkError::Unpublished { name: to };
                    }
                    None => {}
                }
            }
            _ => {}
        }
    }
    let misnamed: Vec<SourcePath> = diagnostics
        .iter()
        .filter(|diagnostic| matches!(diagnostic.problem, Problem::MisnamedFile { .. }))
        .map(|diagnostic| diagnostic.location.path.clone())
        .collect();
    diagnostics.retain(|diagnostic| match &diagnostic.problem {
        Problem::UnreadFile { .. } => elsewhere.iter().all(|name| **name != *diagnostic.location.path),
        // The file has the wrong name, which is reported for itself.
        Problem::MissingFile { fault: FileError::Elsewhere { name, .. }, .. } => {
            misnamed.iter().all(|path| **path != **name)
        }
        _ => true,
    });
}

/// A file that was probably meant.
enum Near {
    /// Its name, as it is written in the file that refers to it.
    Name(String),
    /// Its path in a folder to which nothing refers, and where it belongs. For a link, its path
    /// under `content/static`.
    Move { name: String, to: String },
}

/// Returns the address that a broken link was meant as, or the file that it cannot reach.
fn meant_link(inputs: &Inputs, from: &str, link: &str) -> Option<Near> {
    if link.contains('@') {
        return informal_email(link).map(|guess| Near::Name(format!("mailto:{}", guess.text)));
    }
    if let Some((scheme, id)) = link.split_once('/')
        && let Some(kind) = RecordKind::from_scheme(scheme)
        && !id.contains(['/', '.'])
    {
        return Some(Near::Name(format!("{}:{id}", kind.name())));
    }
    let path = link.split(['?', '#']).next().unwrap_or(link);
    let has_ending = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let file_name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    match Some(path).filter(|_| has_ending).and_then(|path| near(inputs, from, path)) {
        // A link reaches only what is under `content/static`, even next to its text.
        Some(Near::Name(name)) if from.ends_with(".md") && !name.starts_with('/') => {
            return Some(Near::Move { to: file_name(&name), name: format!("{}{name}", parent(from)) });
        }
        Some(Near::Move { name, .. }) => return Some(Near::Move { to: file_name(&name), name }),
        Some(near) => return Some(near),
        None => {}
    }
    let is_download =
        ["pdf", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "png", "zip", "html", "htm", "md", "ppt", "pptx"]
            .iter()
            .any(|ending| path.to_ascii_lowercase().ends_with(&format!(".{ending}")));
    let url = informal_url(link).filter(|_| !is_download && !link.starts_with("www."));
    url.map(|guess| Near::Name(guess.text))
}

/// Returns the name of a similar file, as it is written in `from`.
fn near(inputs: &Inputs, from: &str, written: &str) -> Option<Near> {
    let is_data = from.starts_with("content/data/");
    let slashed = written.replace('\\', "/");
    let wanted = slashed.trim_start_matches("./");
    let wanted = wanted.trim_start_matches('/');
    let wanted = wanted.strip_prefix("content/").unwrap_or(wanted);
    let wanted = wanted.strip_prefix("static/").unwrap_or(wanted);
    let name = wanted.rsplit('/').next().filter(|name| !name.is_empty())?;
    let same = |path: &str| plain(path.rsplit('/').next().unwrap_or(path)) == plain(name);
    let files = || inputs.files_under("content/").map(|(path, _)| &**path).filter(|path| !is_source(path));
    let folder = parent(from);
    // The same name elsewhere is more likely than another name, and the nearest folder first.
    let mut alike: Vec<&str> = files().filter(|path| same(path)).collect();
    alike.sort_by_key(|path| (!path.starts_with(folder), !path.ends_with(wanted), path.len()));
    let own_folder = if is_data { STATIC } else { folder };
    let misspelt = || {
        let names = files().filter(|path| parent(path) == own_folder || path.starts_with(STATIC));
        let names: Vec<&str> = names.map(|path| path.rsplit('/').next().unwrap_or(path)).collect();
        let found = closest_match(name, names.iter().copied())?;
        files().find(|path| path.ends_with(&format!("/{found}")))
    };
    let found = alike.first().copied().or_else(misspelt)?;
    Some(match found.strip_prefix(STATIC) {
        Some(below) if is_data => Near::Name(below.to_owned()),
        Some(below) => Near::Name(format!("/{below}")),
        None if !is_data && found.starts_with(folder) => Near::Name(found[folder.len()..].to_owned()),
        None if is_data => Near::Move { name: found.to_owned(), to: format!("{STATIC}{wanted}") },
        None => Near::Move { name: found.to_owned(), to: format!("{folder}{wanted}") },
    })
}

/// Returns a name without the differences that a reader overlooks.
fn plain(name: &str) -> String {
    name.to_lowercase().replace([' ', '_', '\u{a0}'], "-").replace("%20", "-")
}

/// Returns whether a file is a text or data, which cannot be shown or downloaded.
fn is_source(path: &str) -> bool {
    !path.starts_with(STATIC) && [".md", ".yaml", ".yml", ".ftl"].iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::source::input::Now;

    #[test]
    fn similar_files_are_found() {
        let inputs = Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0)))
            .with("content/static/docs/Report.pdf", "x")
            .with("content/press/hall.jpg", "x")
            .with("content/press/hall.ru.md", "x");
        for (from, written, name) in [
            ("content/data/documents.yaml", "docs/report.pdf", "docs/Report.pdf"),
            ("content/data/documents.yaml", "content/static/docs/Report.pdf", "docs/Report.pdf"),
            ("content/data/documents.yaml", "docs\\Report.pdf", "docs/Report.pdf"),
            ("content/data/documents.yaml", "Report.pdf", "docs/Report.pdf"),
            ("content/press/hall.ru.md", "halll.jpg", "hall.jpg"),
            ("content/press/hall.ru.md", "Hall.JPG", "hall.jpg"),
            ("content/press/hall.ru.md", "/docs/report.pdf", "/docs/Report.pdf"),
            ("content/pages/about.ru.md", "hall.jpg", "content/press/hall.jpg > content/pages/hall.jpg"),
            ("content/data/documents.yaml", "hall.jpg", "content/press/hall.jpg > content/static/hall.jpg"),
            ("content/press/hall.ru.md", "school.jpg", ""),
        ] {
            let found = match near(&inputs, from, written) {
                Some(Near::Name(name)) => name,
                Some(Near::Move { name, to }) => format!("{name} > {to}"),
                None => String::new(),
            };
            assert_eq!(found, name, "{from}: {written}");
        }
    }

    #[test]
    fn meant_links_are_found() {
        let inputs =
            Inputs::new(Now::Local(date(2017, 11, 16).at(0, 0, 0, 0))).with("content/static/docs/Report.pdf", "x");
        let inputs = inputs.with("content/press/act.pdf", "x");
        for (link, meant) in [
            ("Act.pdf", "content/press/act.pdf > act.pdf"),
            ("docs/Report.pdf", "/docs/Report.pdf"),
            ("/docs/report.PDF", "/docs/Report.pdf"),
            ("docs\\Report.pdf", "/docs/Report.pdf"),
            ("content/static/docs/Report.pdf", "/docs/Report.pdf"),
            ("a@b.kg", "mailto:a@b.kg"),
            ("aimak.kg", "https://aimak.kg"),
            ("https//aimak.kg", "https://aimak.kg"),
            ("visit/jazy-2017", "visit:jazy-2017"),
            ("plan.pdf", ""),
            ("about", ""),
            ("../press/x/", ""),
        ] {
            let found = match meant_link(&inputs, "content/press/a.ru.md", link) {
                Some(Near::Name(name)) => name,
                Some(Near::Move { name, to }) => format!("{name} > {to}"),
                None => String::new(),
            };
            assert_eq!(found, meant, "{link}");
        }
    }
}
