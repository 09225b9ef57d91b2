//! The texts of a site in one form, whatever file and key they are in.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::foundation::diagnostics::{RecordKind, Rule};
use crate::foundation::lang::Lang;
use crate::foundation::span::{Located, Offsets, SourcePath, Span};
use crate::foundation::value::Day;
use crate::incremental::tracking;
use crate::language::TokenizedText;
use crate::model::config;
use crate::model::parse::{Parsed, TextFile};
use crate::source::input::{Inputs, utf8};
use crate::source::markdown::{BlockKind, LintText};
use crate::source::yaml::SourceText;

/// A release, a page or a record in all its languages, not yet checked.
pub(super) struct LintUnit<'p> {
    versions: Vec<Version<'p>>,
    /// The day of the release or the event, which gives the year of incomplete dates.
    day: Option<Day>,
    /// Whether each language has its own file, so that languages are compared as a whole and not
    /// text by text.
    pub is_whole: bool,
}

/// The source of a work in one language.
struct Version<'p> {
    path: &'p SourcePath,
    source: Source<'p>,
    lang: Lang,
    allow: &'p [Rule],
    written: &'p [SourceText],
    lint_text: Option<&'p LintText>,
}

/// The contents of a file.
#[derive(Clone, Copy)]
enum Source<'p> {
    Text(&'p str),
    /// Bytes that are known to be UTF-8. They are decoded where they are needed, in parallel.
    Bytes(&'p [u8]),
}

/// The texts of a work in one language.
pub(super) struct Text<'p> {
    pub path: &'p SourcePath,
    /// The contents of the file.
    pub source: &'p str,
    pub lang: Lang,
    /// The rules that the author allows to be broken.
    pub allow: &'p [Rule],
    pub day: Option<Day>,
    pub sections: Vec<Section<'p>>,
    /// The phone numbers and e-mail addresses of links.
    pub contacts: &'p [String],
    /// The records printed by their own name, which may contain facts.
    pub named: &'p [(RecordKind, String)],
}

/// A separate text: a title, a summary, a body, a value of a record.
pub(super) struct Section<'p> {
    /// The number of the text in its record, equal in all languages.
    pub nth: usize,
    pub blocks: Vec<Block<'p>>,
    pub is_markdown: bool,
    /// Whether it is the same plain text in every language.
    pub is_shared: bool,
}

/// A paragraph, a heading, an item, a cell, or a whole value of a record.
pub(super) struct Block<'p> {
    pub kind: BlockKind,
    pub words: TokenizedText<'p>,
    places: Offsets<'p>,
    /// The ranges in another language, with its code.
    pub foreign: &'p [(Range<usize>, String)],
}

impl<'p> LintUnit<'p> {
    /// Returns a fingerprint of the work, from those of its files.
    pub(super) fn fingerprint(&self, files: &FxHashMap<SourcePath, u64>) -> u64 {
        let version = |version: &Version| {
            // Records in one file differ in the position of their texts.
            let first = version.written.first().and_then(|written| written.versions.first());
            (files.get(version.path).copied(), version.lang, first.map(|(_, text)| text.span.start))
        };
        tracking::fingerprint(&self.versions.iter().map(version).collect::<Vec<_>>())
    }

    /// Returns the texts of each language.
    pub(super) fn texts(&self) -> Vec<Text<'p>> {
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
    /// Returns the blocks of all sections.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Block<'p>> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

impl Block<'_> {
    /// Returns the text.
    pub(super) fn text(&self) -> &str {
        self.words.text()
    }

    /// Returns the location in the file of a range of the text.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.places.span(range)
    }
}

/// Collects all texts of a site.
pub(super) fn collect_units<'p>(parsed: &'p Parsed, inputs: &'p Inputs) -> Vec<LintUnit<'p>> {
    let mut gatherer = Gatherer { inputs, languages: &parsed.languages, last: None, units: Vec::new() };
    if let (Some(config), Some((path, _))) = (&parsed.config, inputs.files.get_key_value(config::PATH)) {
        gatherer.unit(path, &config.allow, &config.written, None);
    }
    for record in parsed.records.records() {
        gatherer.unit(record.path(), record.allow(), record.written(), record.day());
    }
    gatherer.files(&parsed.press, |front| &front.front.allow, |front| front.date.as_ref().map(|date| date.value));
    gatherer.files(&parsed.pages, |front| &front.front.allow, |_| None);
    gatherer.files(&parsed.faulty_texts, |allow| allow, |_| None);
    gatherer.units
}

struct Gatherer<'p> {
    inputs: &'p Inputs,
    languages: &'p [Lang],
    /// The file decoded last, because one file may hold hundreds of records.
    last: Option<(&'p SourcePath, &'p str)>,
    units: Vec<LintUnit<'p>>,
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
    fn unit(&mut self, path: &'p SourcePath, allow: &'p [Rule], written: &'p [SourceText], day: Option<Day>) {
        let source = Source::Text(self.source(path));
        let version = |&lang: &Lang| Version { path, source, lang, allow, written, lint_text: None };
        self.units.push(LintUnit { versions: self.languages.iter().map(version).collect(), day, is_whole: false });
    }

    /// Adds releases or pages, each with all its languages.
    fn files<F>(
        &mut self,
        files: &'p [Arc<TextFile<F>>],
        allow: impl Fn(&F) -> &[Rule],
        day: impl Fn(&F) -> Option<Day>,
    ) {
        let mut files: Vec<&TextFile<F>> = files.iter().map(|file| &**file).collect();
        files.sort_by(|a, b| (&a.name.stem, a.name.lang).cmp(&(&b.name.stem, b.name.lang)));
        for versions in files.chunk_by(|a, b| a.name.stem == b.name.stem) {
            // The day may be in only one of the files.
            let day = versions.iter().find_map(|file| day(&file.front));
            let versions = versions.iter().map(|file| Version {
                path: &file.path,
                source: Source::Bytes(self.inputs.bytes(&file.path).unwrap_or_default()),
                lang: file.name.lang,
                allow: allow(&file.front),
                written: &file.written,
                lint_text: Some(&*file.lint_text),
            });
            self.units.push(LintUnit { versions: versions.collect(), day, is_whole: true });
        }
    }
}

/// Returns the texts of a record or a front matter in one language.
fn sections<'p>(written: &'p [SourceText], lang: Lang, source: &str) -> Vec<Section<'p>> {
    let version = |written: &'p SourceText| {
        let fits = |spoken: &Option<Lang>| spoken.is_none_or(|spoken| spoken == lang);
        written.versions.iter().find(|(spoken, _)| fits(spoken))
    };
    let section = |(nth, written): (usize, &'p SourceText)| {
        let (spoken, Located { value, span }) = version(written)?;
        let places = Offsets::aligned(value, source.get(span.start..span.end)?, span.start);
        let block = Block { kind: BlockKind::Heading, words: TokenizedText::new(value.as_str()), places, foreign: &[] };
        Some(Section { nth, blocks: vec![block], is_markdown: false, is_shared: spoken.is_none() })
    };
    written.iter().enumerate().filter_map(section).collect()
}
