//! The target of a form: a record, `site.yaml`, or a text in each language.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::authoring::edit::{EditError, NewValue, Step, append_record, set_body, set_front_value, set_value};
use crate::foundation::lang::Lang;
use crate::foundation::span::{SourcePath, Span};
use crate::model::config;
use crate::model::parse::front_matter;
use crate::source::yaml::{Node, Value, parse};

use super::changes::{edits, new_map};
use super::disk::DiskError;
use super::field::{Field, fill};
use super::form_data::FormData;
use super::kinds::{EMPTY_TEXT, Kind};

/// The name of a text's body in a form, after the prefix of its language.
pub(super) const BODY: &str = "-body";
/// The name of the file name of a new text.
pub(super) const SLUG: &str = "-slug";

/// The record or text that a form edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Site,
    /// The record at an index of a file.
    Record {
        path: String,
        item: usize,
    },
    /// A release or page, by the path of its files without language and ending.
    Text {
        stem: String,
    },
    New {
        kind: &'static str,
    },
}

impl Target {
    /// Returns the target of a form's address.
    pub(super) fn of_query(query: &FormData) -> Option<Self> {
        if let Some(kind) = Kind::named(query.get("new")).filter(|kind| !kind.is_site()) {
            return Some(Self::New { kind: kind.name });
        }
        match (query.get("text"), query.get("file")) {
            ("", config::PATH) => Some(Self::Site),
            ("", path) => {
                let item = query.get("item").parse().ok()?;
                Kind::of_file(path).filter(|kind| kind.is_data)?;
                Some(Self::Record { path: path.to_owned(), item })
            }
            (stem, _) => Some(Self::Text { stem: stem.to_owned() }),
        }
    }

    /// Returns the query of the form's address.
    pub(super) fn query(&self) -> String {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        match self {
            Self::Site => format!("file={}", encoded(config::PATH)),
            Self::Record { path, item } => format!("file={}&item={item}", encoded(path)),
            Self::Text { stem } => format!("text={}", encoded(stem)),
            Self::New { kind } => format!("new={kind}"),
        }
    }

    /// Returns the kind of the record or text.
    pub(super) fn kind(&self) -> Option<&'static Kind> {
        match self {
            Self::Site => Kind::of_file(config::PATH),
            Self::Record { path, .. } => Kind::of_file(path),
            Self::Text { stem } => Kind::of_file(&format!("{stem}.md")).filter(|kind| !kind.is_data),
            Self::New { kind } => Kind::named(kind),
        }
    }
}

/// The part of a file that a form edits.
#[derive(Debug)]
pub(super) struct Part {
    pub kind: &'static Kind,
    pub path: SourcePath,
    /// The language of a text. `None` for a record.
    pub lang: Option<Lang>,
    /// The contents of the file. `None` if it does not exist.
    pub text: Option<String>,
    /// The values of the record or of the front matter.
    pub node: Option<Node>,
    /// The index of the record in its file.
    pub item: Option<usize>,
    /// Whether the record is added to the file.
    pub is_new: bool,
    /// The body of a text, as a range of the file.
    body: Span,
}

/// Why a form cannot be opened.
#[derive(Debug)]
pub(super) enum OpenError {
    NotFound,
    /// The file has a fault, so that parts of it may be hidden.
    Unreadable(SourcePath),
    Disk(SourcePath, DiskError),
}

/// Opens the parts of files that a form edits. `read` returns the contents of a file.
pub(super) fn open(
    target: &Target,
    languages: &[Lang],
    read: impl Fn(&str) -> Result<Option<Vec<u8>>, DiskError>,
) -> Result<Vec<Part>, OpenError> {
    let kind = target.kind().ok_or(OpenError::NotFound)?;
    let text_of = |path: &str| -> Result<Option<String>, OpenError> {
        let bytes = read(path).map_err(|error| OpenError::Disk(path.into(), error))?;
        let Some(bytes) = bytes else { return Ok(None) };
        String::from_utf8(bytes).map(Some).map_err(|_| OpenError::Unreadable(path.into()))
    };
    match target {
        Target::Text { stem } => {
            let parts = languages.iter().map(|&lang| {
                let path = format!("{stem}.{lang}.md");
                Part::of_text(kind, &path, lang, text_of(&path)?)
            });
            let parts = parts.collect::<Result<Vec<Part>, OpenError>>()?;
            if parts.iter().all(|part| part.text.is_none()) { Err(OpenError::NotFound) } else { Ok(parts) }
        }
        Target::New { .. } if !kind.is_data => {
            languages.iter().map(|&lang| Part::of_text(kind, "", lang, None)).collect()
        }
        Target::New { .. } => {
            let path = format!("{}.yaml", kind.folder());
            let text = text_of(&path)?;
            Part::of_data(kind, &path, text, None).map(|part| vec![Part { is_new: true, node: None, ..part }])
        }
        Target::Site => {
            let text = text_of(config::PATH)?.ok_or(OpenError::NotFound)?;
            Part::of_data(kind, config::PATH, Some(text), None).map(|part| vec![part])
        }
        Target::Record { path, item } => {
            let text = text_of(path)?.ok_or(OpenError::NotFound)?;
            let part = Part::of_data(kind, path, Some(text), Some(*item))?;
            if part.node.is_none() { Err(OpenError::NotFound) } else { Ok(vec![part]) }
        }
    }
}

impl Part {
    fn of_data(kind: &'static Kind, path: &str, text: Option<String>, item: Option<usize>) -> Result<Self, OpenError> {
        let path: SourcePath = path.into();
        let root = match &text {
            Some(text) => {
                let is_empty = text.trim_start_matches('\u{feff}').lines().all(|line| {
                    let line = line.trim();
                    line.is_empty() || line.starts_with('#')
                });
                let root = parse(&path, text, 0).value;
                if root.is_none() && !is_empty {
                    return Err(OpenError::Unreadable(path));
                }
                root
            }
            None => None,
        };
        let node = match (item, root.map(|root| (root.value.clone(), root))) {
            (Some(item), Some((Value::List(items), _))) => items.into_iter().nth(item),
            (Some(_), _) => None,
            (None, root) => root.map(|(_, root)| root),
        };
        Ok(Self { kind, path, lang: None, text, node, item, is_new: false, body: Span::default() })
    }

    fn of_text(kind: &'static Kind, path: &str, lang: Lang, text: Option<String>) -> Result<Self, OpenError> {
        let path: SourcePath = path.into();
        let mut part =
            Self { kind, path, lang: Some(lang), text, node: None, item: None, is_new: false, body: Span::default() };
        if let Some(text) = &part.text {
            let unreadable = |_| OpenError::Unreadable(part.path.clone());
            let front = front_matter::find(text).map_err(unreadable)?;
            part.body = front.body.into();
            let yaml = &text[front.yaml.clone()];
            part.node = parse(&part.path, yaml, front.yaml.start).value;
            let is_empty = yaml.lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#'));
            if part.node.is_none() && !is_empty {
                return Err(OpenError::Unreadable(part.path));
            }
        }
        part.is_new = part.text.is_none();
        Ok(part)
    }

    /// Returns what is in front of the names of the part's values.
    pub(super) fn prefix(&self) -> String {
        self.lang.map_or_else(String::new, |lang| format!("{lang}."))
    }

    pub(super) fn fields(&self) -> Vec<Field<'static>> {
        self.kind.fields(&self.prefix())
    }

    /// Returns the body of a text.
    pub(super) fn body(&self) -> &str {
        self.text.as_ref().and_then(|text| text.get(self.body.start..self.body.end)).unwrap_or_default()
    }

    /// Returns the range of the file that the form is about.
    pub(super) fn span(&self) -> Span {
        match (&self.node, self.lang, self.item) {
            (Some(node), None, Some(_)) => node.span,
            _ => Span::new(0, usize::MAX),
        }
    }

    /// Returns the start of the body of a text.
    pub(super) fn body_start(&self) -> usize {
        self.body.start
    }

    /// Returns the lines of the record in its file, or the whole text.
    pub(super) fn source(&self) -> &str {
        let text = self.text.as_deref().unwrap_or_default();
        match (&self.node, self.item) {
            (Some(node), Some(_)) => {
                let start = text.get(..node.span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
                let end = text.get(node.span.end..).and_then(|rest| rest.find('\n'));
                text.get(start..end.map_or(text.len(), |at| node.span.end + at)).unwrap_or_default()
            }
            _ => text,
        }
    }

    /// Returns the values that the form shows.
    pub(super) fn values(&self, languages: &[Lang]) -> FormData {
        let mut data = fill(&self.fields(), self.node.as_ref(), languages);
        if self.lang.is_some() {
            let body = self.body().replace("\r\n", "\n").replace('\r', "\n");
            data.set(format!("{}{BODY}", self.prefix()), body);
        }
        data
    }

    /// Returns the file with the values of a form, or `None` if they change nothing.
    pub(super) fn edited(&self, data: &FormData, languages: &[Lang]) -> Result<Option<String>, EditError> {
        let old = self.text.as_deref();
        let fields = self.fields();
        if self.is_new && self.lang.is_none() {
            let Some(record) = new_map(&fields, data, languages) else { return Ok(None) };
            return append_record(old.unwrap_or_default(), &record).map(Some);
        }
        let body = format!("{}{BODY}", self.prefix());
        let front = match (self.is_new, self.lang.is_some()) {
            (true, true) => {
                let entries = match new_map(&fields, data, languages) {
                    Some(NewValue::Map(entries)) => entries,
                    _ if data.get(&body).is_empty() => return Ok(None),
                    _ => Vec::new(),
                };
                entries.iter().try_fold(EMPTY_TEXT.to_owned(), |text, (key, value)| {
                    set_front_value(&text, &[Step::Key(key.clone())], value)
                })?
            }
            (_, is_text) => {
                let base: Vec<Step> = self.item.map(Step::Item).into_iter().collect();
                let edits = edits(&fields, self.node.as_ref(), data, &base, languages);
                let set = if is_text { set_front_value } else { set_value };
                edits
                    .iter()
                    .try_fold(old.unwrap_or_default().to_owned(), |text, (path, value)| set(&text, path, value))?
            }
        };
        let text = match data.raw(&body) {
            Some(new) if self.lang.is_some() && new.trim_end() != self.values(languages).get_body(&body) => {
                let end = if new.ends_with('\n') || new.is_empty() { "" } else { "\n" };
                set_body(&front, &format!("{new}{end}"))?
            }
            _ => front,
        };
        Ok((old != Some(&text)).then_some(text))
    }
}

impl FormData {
    fn get_body(&self, name: &str) -> &str {
        self.raw(name).unwrap_or_default().trim_end()
    }
}
