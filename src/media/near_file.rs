//! Files whose names resemble one that is missing.

use crate::foundation::diagnostics::{Diagnostic, FileError, Problem, closest_match};
use crate::foundation::path::parent;
use crate::source::input::Inputs;

const STATIC: &str = "content/static/";

/// Adds to each missing file the one that was probably meant.
pub(crate) fn suggest_files(inputs: &Inputs, diagnostics: &mut [Diagnostic]) {
    for diagnostic in diagnostics {
        let from = diagnostic.location.path.clone();
        if let Problem::MissingFile { file, fault } = &mut diagnostic.problem
            && *fault == FileError::Absent
            && let Some(name) = near(inputs, &from, file)
        {
            *fault = FileError::Near { name };
        }
    }
}

/// Returns the name of a similar file, as it is written in `from`.
fn near(inputs: &Inputs, from: &str, written: &str) -> Option<String> {
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
        Some(below) if is_data => below.to_owned(),
        Some(below) => format!("/{below}"),
        None if parent(found) == folder => found[folder.len()..].to_owned(),
        None => found.to_owned(),
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
            ("content/pages/about.ru.md", "hall.jpg", "content/press/hall.jpg"),
            ("content/press/hall.ru.md", "school.jpg", ""),
        ] {
            assert_eq!(near(&inputs, from, written).unwrap_or_default(), name, "{from}: {written}");
        }
    }
}
