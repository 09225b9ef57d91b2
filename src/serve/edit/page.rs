//! The pages of the editor.

use std::fmt::Write;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::authoring::overview::{Overview, TranslationStatus};
use crate::foundation::lang::Lang;
use crate::language::{capitalize, lang_name};
use crate::messages::{MessageLang, Messages};

use super::catalog::{Catalog, Group, Names};
use super::form::{Form, escaped, notes_at};
use super::form_data::FormData;
use super::kinds::Kind;
use super::notes::Note;
use super::target::{BODY, Part, SLUG, Target};

/// The parts that all pages of the editor share.
pub(super) struct Frame<'p> {
    pub messages: &'p Messages,
    /// The token that forms send back.
    pub token: &'p str,
    /// The files of the last save, if it can be undone.
    pub undo: Option<String>,
    /// The messages on success.
    pub told: Vec<String>,
    /// The messages on failure.
    pub failed: Vec<String>,
}

/// A form that was opened, with the values that it shows.
pub(super) struct FormPage<'p> {
    pub target: &'p Target,
    pub kind: &'static Kind,
    pub parts: &'p [Part],
    pub fingerprints: &'p [String],
    pub data: &'p FormData,
    pub languages: &'p [Lang],
    pub names: &'p Names,
    pub notes: &'p [Note],
    pub overview: &'p Overview,
    /// The versions of the file that differ: that on the disk, and that of the form.
    pub conflict: Option<(String, String)>,
    /// The address of the page that shows the record.
    pub preview: Option<String>,
}

impl Frame<'_> {
    fn get(&self, key: &str) -> String {
        escaped(&self.messages.get(key))
    }

    /// Returns a page with a title.
    pub(super) fn page(&self, title: &str, main: &str) -> String {
        let title = escaped(title);
        let languages: String = MessageLang::ALL
            .into_iter()
            .map(|lang| {
                let (code, name) = (lang.code(), Messages::of(lang).get("language-name"));
                let current = if lang == self.messages.lang { " aria-current=\"true\"" } else { "" };
                format!("<li><a href=\"/_aikyn/edit/?lang={code}\" lang=\"{code}\" hreflang=\"{code}\"{current}>{name}</a></li>\n")
            })
            .collect();
        let mut told = String::new();
        for text in &self.failed {
            let _ = writeln!(told, "<p class=\"note error\" role=\"alert\">{}</p>", escaped(text));
        }
        for text in &self.told {
            let _ = writeln!(told, "<p class=\"note done\" role=\"status\">{}</p>", escaped(text));
        }
        let undo = self.undo.as_ref().map(|files| {
            format!(
                "<form method=\"post\" action=\"/_aikyn/edit/undo\" class=\"undo\">{}<button>{}</button> <small>{}</small></form>\n",
                self.hidden_token(),
                self.get("edit-undo"),
                escaped(files)
            )
        });
        format!(
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <link rel=\"stylesheet\" href=\"/_aikyn/client.css\">\n<link rel=\"stylesheet\" href=\"/_aikyn/edit/edit.css\">\n\
             <script src=\"/_aikyn/edit/edit.js\" defer></script>\n</head>\n<body class=\"aikyn-page aikyn-edit\">\n\
             <header><div>\n<nav aria-label=\"{}\">\n<ul>\n<li><a href=\"/\">{}</a></li>\n<li><a href=\"/_aikyn/\">{}</a></li>\n\
             <li><a href=\"/_aikyn/edit/\">{}</a></li>\n</ul>\n</nav>\n<nav aria-label=\"{}\">\n<ul>\n{languages}</ul>\n</nav>\n</div></header>\n\
             <main>\n<h1>{title}</h1>\n{told}{}{main}</main>\n</body>\n</html>\n",
            self.messages.lang.code(),
            self.get("edit-places"),
            self.get("dashboard-home"),
            self.get("dashboard"),
            self.get("edit-all"),
            self.get("dashboard-language"),
            undo.unwrap_or_default(),
        )
    }

    fn hidden_token(&self) -> String {
        format!("<input type=\"hidden\" name=\"-token\" value=\"{}\">", self.token)
    }

    fn kind_name(&self, kind: &Kind) -> String {
        let name = kind.record.map_or("site", |record| record.name());
        capitalize(&self.messages.get(&format!("kind-{name}")))
    }

    /// Returns the page with everything that can be edited or added.
    pub(super) fn list(&self, catalog: &Catalog) -> String {
        let mut main = format!(
            "<p class=\"search\"><label for=\"search\">{}</label> <input id=\"search\" type=\"search\" data-search></p>\n",
            self.get("edit-search")
        );
        for group in &catalog.groups {
            self.group(&mut main, group);
        }
        self.page(&self.messages.get("edit-all"), &main)
    }

    fn group(&self, main: &mut String, group: &Group) {
        let name = escaped(&self.kind_name(group.kind));
        if group.kind.is_site() {
            let _ = writeln!(main, "<p><a href=\"/_aikyn/edit/form?{}\">{name}</a></p>", Target::Site.query());
            return;
        }
        let open = if group.items.len() > 12 { "" } else { " open" };
        let _ = writeln!(main, "<details{open}>\n<summary>{name} ({})</summary>", group.items.len());
        let add = Target::New { kind: group.kind.name }.query();
        let _ = writeln!(
            main,
            "<p><a class=\"add\" href=\"/_aikyn/edit/form?{add}\">+ {}: {name}</a></p>\n<ul>",
            self.get("edit-add")
        );
        for path in &group.unreadable {
            let text = self.messages.format("edit-unreadable", &[("file", path.to_string().into())]);
            let _ = writeln!(main, "<li class=\"note error\">{}</li>", escaped(&text));
        }
        for item in &group.items {
            let _ = writeln!(
                main,
                "<li><a href=\"/_aikyn/edit/form?{}\">{}</a> <code>{}</code></li>",
                escaped(&item.target.query()),
                escaped(if item.name.is_empty() { "—" } else { &item.name }),
                escaped(&item.path)
            );
        }
        main.push_str("</ul>\n</details>\n");
    }

    /// Returns the page with a form.
    pub(super) fn form(&self, page: &FormPage) -> String {
        let is_new = matches!(page.target, Target::New { .. });
        let mut main = String::new();
        if let Some((disk, own)) = &page.conflict {
            for (key, text) in [("edit-on-disk", disk), ("edit-yours", own)] {
                let _ = writeln!(main, "<h2>{}</h2>\n<pre>{}</pre>", self.get(key), escaped(text));
            }
        }
        main.push_str("<div class=\"work\">\n");
        let _ = writeln!(
            main,
            "<form method=\"post\" action=\"/_aikyn/edit/save\" class=\"editor\" data-editor autocomplete=\"off\">\n{}<input type=\"hidden\" name=\"-target\" value=\"{}\">",
            self.hidden_token(),
            escaped(&page.target.query())
        );
        for (at, fingerprint) in page.fingerprints.iter().enumerate() {
            let _ = writeln!(main, "<input type=\"hidden\" name=\"-fingerprint.{at}\" value=\"{fingerprint}\">");
        }
        let _ = writeln!(
            main,
            "<div class=\"notes\" data-notes=\"\" aria-live=\"polite\">{}</div>",
            notes_at(page.notes, "")
        );
        let is_text = page.parts.iter().any(|part| part.lang.is_some());
        if is_text && is_new {
            let _ = writeln!(
                main,
                "<div class=\"field\"><label for=\"{SLUG}\">{}</label><p class=\"meaning\" id=\"slug--meaning\">{}</p><input id=\"{SLUG}\" name=\"{SLUG}\" value=\"{}\" spellcheck=\"false\" aria-describedby=\"slug--meaning\"></div>",
                self.get("edit-file-name"),
                self.get("edit-file-name-meaning"),
                escaped(page.data.get(SLUG))
            );
        }
        if is_text {
            main.push_str("<div class=\"columns\">\n");
        }
        for part in page.parts {
            let form = Form {
                messages: self.messages,
                languages: page.languages,
                data: page.data,
                names: page.names,
                notes: page.notes,
                source: part.text.as_deref().unwrap_or_default(),
            };
            match part.lang {
                Some(lang) => self.text(&mut main, page, part, &form, lang),
                None => form.fields(&mut main, &part.fields(), part.node.as_ref()),
            }
        }
        if is_text {
            main.push_str("</div>\n");
        }
        let _ = writeln!(
            main,
            "<div class=\"actions\"><button name=\"-action\" value=\"save\">{}</button>",
            self.get("edit-save")
        );
        if !is_new && !page.kind.is_site() {
            let _ = writeln!(
                main,
                "<details class=\"delete\"><summary>{}</summary><button name=\"-action\" value=\"delete\">{}</button></details>",
                self.get("edit-delete"),
                self.get("edit-delete-sure")
            );
        }
        main.push_str("</div>\n</form>\n");
        let address = page.preview.as_deref().unwrap_or_default();
        let _ = writeln!(
            main,
            "<section class=\"preview\" aria-label=\"{0}\" hidden><h2>{0}</h2><iframe title=\"{0}\" data-preview=\"{1}\"></iframe></section>\n</div>",
            self.get("edit-preview"),
            escaped(address)
        );
        let title = self.title(page);
        self.page(&title, &main)
    }

    fn title(&self, page: &FormPage) -> String {
        let kind = self.kind_name(page.kind);
        let name = page.parts.iter().find_map(|part| {
            let order = part.lang.or_else(|| page.languages.first().copied())?;
            super::catalog::name_of(page.kind, part.node.as_ref()?, page.languages, order)
        });
        match name {
            Some(name) => format!("{kind}: {name}"),
            None if matches!(page.target, Target::New { .. }) => format!("{}: {kind}", self.messages.get("edit-add")),
            None => kind,
        }
    }

    /// Returns the labels of the buttons that the script adds to a text.
    fn bar(&self) -> String {
        let labels = [
            "edit-bold",
            "edit-heading",
            "edit-list",
            "edit-link",
            "edit-quote",
            "edit-table",
            "edit-picture",
            "edit-picture-text",
        ];
        let attribute = |key: &&str| format!(" data-{}=\"{}\"", key.trim_start_matches("edit-"), self.get(key));
        labels.iter().map(attribute).collect()
    }

    /// Writes the fields and the body of a text in one language.
    fn text(&self, main: &mut String, page: &FormPage, part: &Part, form: &Form, lang: Lang) {
        let name = lang_name(lang);
        let _ = writeln!(main, "<section aria-label=\"{0}\">\n<h2 lang=\"{lang}\">{0}</h2>", escaped(name));
        let state = page.overview.texts.iter().find(|text| text.path == part.path);
        if let Some(state) = state {
            let _ =
                write!(main, "<p><span class=\"state {}\">{}</span>", state.state.name(), self.get(state.state.key()));
            if matches!(state.state, TranslationStatus::Outdated | TranslationStatus::Unrecorded) {
                let _ = write!(
                    main,
                    " <button name=\"-action\" value=\"current.{lang}\" class=\"small\">{}</button>",
                    self.get("edit-mark-current")
                );
            }
            main.push_str("</p>\n");
        }
        let (open, folded): (Vec<_>, Vec<_>) = part.fields().into_iter().partition(|field| {
            let has_note = page.notes.iter().any(|note| note.field.starts_with(&field.name));
            field.key.required || has_note || !page.data.is_blank(&field.name)
        });
        form.fields(main, &open, part.node.as_ref());
        let body = escaped(&format!("{}{BODY}", part.prefix()));
        let _ = writeln!(main, "<div class=\"field\">\n<label for=\"{body}\">{}</label>", self.get("edit-body"));
        let _ = writeln!(
            main,
            "<div class=\"notes\" id=\"{body}--notes\" data-notes=\"{body}\">{}</div>",
            notes_at(page.notes, &body)
        );
        form.text_box(
            main,
            &body,
            &format!(" lang=\"{lang}\" data-body{} aria-describedby=\"{body}--notes\"", self.bar()),
            18,
        );
        let _ = writeln!(main, "</div>\n<details class=\"group\"><summary>{}</summary>", self.get("edit-more-fields"));
        form.fields(main, &folded, part.node.as_ref());
        main.push_str("</details>\n</section>\n");
    }
}

/// Returns the address of a form, with what has happened.
pub(super) fn address(target: &Target, told: &str) -> String {
    let told = utf8_percent_encode(told, NON_ALPHANUMERIC);
    format!("/_aikyn/edit/form?{}&told={told}", target.query())
}
