//! What there is to be read: the texts of the site, whatever file and key they stand in, in one form.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::{Kind, Rule};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Located, Places, SourcePath, Span};
use crate::foundation::value::Day;
use crate::incremental::tracking;
use crate::language::TokenizedText;
use crate::model::config;
use crate::model::parse::{Parsed, TextFile};
use crate::model::record::Front;
use crate::source::input::{Inputs, utf8};
use crate::source::markdown::{BlockKind, LintText};
use crate::source::yaml::Written;

/// A release, a page or a record, in all its languages: what there is to be read, not yet looked at.
pub struct Work<'p> {
    versions: Vec<Version<'p>>,
    /// The day of the release or the event, which tells the year of dates that name none.
    day: Option<Day>,
    /// Whether the languages stand in a file each and are compared as a whole; else text by text.
    pub is_whole: bool,
}

/// Where a work stands in one language.
struct Version<'p> {
    path: &'p SourcePath,
    source: Source<'p>,
    lang: Lang,
    allow: &'p [Rule],
    written: &'p [Written],
    lint_text: Option<&'p LintText>,
}

/// A file, as it was written.
#[derive(Clone, Copy)]
enum Source<'p> {
    Text(&'p str),
    /// It is known to be text, and is taken for such where it is read: thousands of files are, beside each other.
    Bytes(&'p [u8]),
}

/// What a work says in one language.
pub struct Text<'p> {
    pub path: &'p SourcePath,
    /// The file, as it was written.
    pub source: &'p str,
    pub lang: Lang,
    /// Warnings not to give for it.
    pub allow: &'p [Rule],
    pub day: Option<Day>,
    pub sections: Vec<Section<'p>>,
    /// Phone numbers and e-mails that links lead to.
    pub contacts: &'p [String],
    /// Records that are printed by their own name, and so with facts of their own.
    pub named: &'p [(Kind, String)],
}

/// A text that stands by itself: a title, a summary, a body, a value of a record.
pub struct Section<'p> {
    /// Which text of a record it is; the same in each language.
    pub nth: usize,
    pub blocks: Vec<Block<'p>>,
    pub is_markdown: bool,
    /// Whether it is a plain text that says the same in every language.
    pub is_shared: bool,
}

/// A paragraph, a heading, an item, a cell, or a whole value of a record.
pub struct Block<'p> {
    pub kind: BlockKind,
    pub words: TokenizedText<'p>,
    places: Places<'p>,
    /// The runs of the words in another language, by its code.
    pub foreign: &'p [(Range<usize>, String)],
}

impl<'p> Work<'p> {
    /// A print of all that the work says, from the prints of its files.
    pub fn print(&self, files: &FxHashMap<SourcePath, u64>) -> u64 {
        let version = |version: &Version| {
            // Of the records in one file each has its texts at a place of its own.
            let first = version.written.first().and_then(|written| written.versions.first());
            (files.get(version.path).copied(), version.lang, first.map(|(_, text)| text.span.start))
        };
        tracking::print(&self.versions.iter().map(version).collect::<Vec<_>>())
    }

    /// Reads the work in each of its languages.
    pub fn texts(&self) -> Vec<Text<'p>> {
        self.versions.iter().map(|version| version.text(self.day)).collect()
    }
}

impl<'p> Version<'p> {
    fn text(&self, day: Option<Day>) -> Text<'p> {
        let source = match self.source {
            Source::Text(text) => text,
            Source::Bytes(bytes) => utf8(bytes).unwrap_or_default(),
        };
        let mut sections = sections(self.written, self.lang, source);
        if let Some(lint_text) = self.lint_text {
            let blocks = lint_text.blocks.iter().map(|block| Block {
                kind: block.kind,
                words: TokenizedText::new(block.outline.text(source)),
                places: block.outline.places(),
                foreign: &block.foreign,
            });
            let nth = sections.len();
            sections.push(Section { nth, blocks: blocks.collect(), is_markdown: true, is_shared: false });
        }
        let contacts = self.lint_text.map_or(&[][..], |lint_text| &lint_text.contacts);
        let named = self.lint_text.map_or(&[][..], |lint_text| &lint_text.named);
        let &Self { path, lang, allow, .. } = self;
        Text { path, source, lang, allow, day, sections, contacts, named }
    }
}

impl<'p> Text<'p> {
    /// All blocks of all sections.
    pub fn blocks(&self) -> impl Iterator<Item = &Block<'p>> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

impl Block<'_> {
    /// The words.
    pub fn text(&self) -> &str {
        self.words.text()
    }

    /// Where the file holds these bytes of the words.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.places.span(range)
    }
}

/// Gathers all texts of a site.
pub fn gather<'p>(parsed: &'p Parsed, inputs: &'p Inputs) -> Vec<Work<'p>> {
    let mut gatherer = Gatherer { inputs, languages: &parsed.languages, last: None, works: Vec::new() };
    if let (Some(config), Some((path, _))) = (&parsed.config, inputs.files.get_key_value(config::PATH)) {
        gatherer.work(path, &config.allow, &config.written, None);
    }
    for record in parsed.records.records() {
        gatherer.work(record.path(), record.allow(), record.written(), record.day());
    }
    gatherer.files(&parsed.press, |front| &front.front, |front| front.date.as_ref().map(|date| date.value));
    gatherer.files(&parsed.pages, |front| &front.front, |_| None);
    gatherer.works
}

struct Gatherer<'p> {
    inputs: &'p Inputs,
    languages: &'p [Lang],
    /// The file that was read last: hundreds of records may stand in one.
    last: Option<(&'p SourcePath, &'p str)>,
    works: Vec<Work<'p>>,
}

impl<'p> Gatherer<'p> {
    fn source(&mut self, path: &'p SourcePath) -> &'p str {
        if let Some((last, source)) = self.last
            && last == path
        {
            return source;
        }
        let source = self.inputs.bytes(path).and_then(|bytes| utf8(bytes).ok()).unwrap_or_default();
        self.last = Some((path, source));
        source
    }

    /// Adds the texts of one record.
    fn work(&mut self, path: &'p SourcePath, allow: &'p [Rule], written: &'p [Written], day: Option<Day>) {
        let source = Source::Text(self.source(path));
        let version = |&lang: &Lang| Version { path, source, lang, allow, written, lint_text: None };
        self.works.push(Work { versions: self.languages.iter().map(version).collect(), day, is_whole: false });
    }

    /// Adds releases or pages, the languages of each together.
    fn files<F>(
        &mut self,
        files: &'p [Arc<TextFile<F>>],
        front: impl Fn(&F) -> &Front,
        day: impl Fn(&F) -> Option<Day>,
    ) {
        let mut files: Vec<&TextFile<F>> = files.iter().map(|file| &**file).collect();
        files.sort_by(|a, b| (&a.name.stem, a.name.lang).cmp(&(&b.name.stem, b.name.lang)));
        for versions in files.chunk_by(|a, b| a.name.stem == b.name.stem) {
            // The day may stand in one of the files only.
            let day = versions.iter().find_map(|file| day(&file.front));
            let versions = versions.iter().map(|file| Version {
                path: &file.path,
                source: Source::Bytes(self.inputs.bytes(&file.path).unwrap_or_default()),
                lang: file.name.lang,
                allow: &front(&file.front).allow,
                written: &file.written,
                lint_text: Some(&*file.lint_text),
            });
            self.works.push(Work { versions: versions.collect(), day, is_whole: true });
        }
    }
}

/// The texts of a record or a front matter in one language.
fn sections<'p>(written: &'p [Written], lang: Lang, source: &str) -> Vec<Section<'p>> {
    let version = |written: &'p Written| {
        let fits = |spoken: &Option<Lang>| spoken.is_none_or(|spoken| spoken == lang);
        written.versions.iter().find(|(spoken, _)| fits(spoken))
    };
    let section = |(nth, written): (usize, &'p Written)| {
        let (spoken, Located { value, span }) = version(written)?;
        let places = Places::aligned(value, source.get(span.start..span.end)?, span.start);
        let block = Block { kind: BlockKind::Heading, words: TokenizedText::new(value.as_str()), places, foreign: &[] };
        Some(Section { nth, blocks: vec![block], is_markdown: false, is_shared: spoken.is_none() })
    };
    written.iter().enumerate().filter_map(section).collect()
}
